//! Staff pages over HTTP. Knows HTTP and HTML; no SQL, no rule.
//!
//! [`app`] builds the router, testable without sockets; [`serve`] puts it on a listener. A page takes a
//! [`caller::Caller`] (who is logged in, the language, today), does its work through [`crossing`], and returns
//! [`maud::Markup`] made of [`ui`] components, or a [`problem::Problem`].

mod address;
pub mod assets;
pub mod caller;
pub mod crossing;
pub mod door;
pub mod dossier;
mod download;
mod job;
pub mod language;
pub mod office;
pub mod pages;
pub mod problem;
mod program;
mod room;
pub mod sentence;
pub mod session;
mod shell;
pub mod ui;
mod upload;

pub use room::{Opens, table, written};
pub use shell::{AppState, Clock, Limits, Parts, Site, app, serve};
