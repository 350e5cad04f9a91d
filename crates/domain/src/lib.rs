//! What rent, promises and people mean.
//!
//! Pure: this crate knows no clock, no randomness, no file, no database, no
//! async and no screen. Facts and a day go in, an [`outlook::Outlook`] comes out.
//! The same facts give the same outlook in whatever order they arrived.

pub mod agreement;
pub mod arrangement;
pub mod automatic;
pub mod bank;
pub mod budget;
pub mod calendar;
pub mod case_lead;
pub mod cause;
pub mod coach;
pub mod contact;
pub mod debt_help;
pub mod deferral;
pub mod discount;
pub mod dispute;
pub mod external_collection;
pub mod fair_terms;
pub mod flow;
pub mod folding;
pub mod guard;
pub mod help;
pub mod ids;
pub mod law;
pub mod ledger;
pub mod mandate;
pub mod matching;
pub mod measure;
pub mod message;
pub mod milestone;
pub mod money;
pub mod network;
pub mod outlook;
pub mod own_page;
pub mod own_room;
pub mod partner;
pub mod pause;
pub mod payer;
pub mod plain_language;
pub mod policy;
pub mod practice;
pub mod proof;
pub mod referral;
pub mod request;
pub mod shown;
pub mod signal;
pub mod silence;
pub mod spared_increase;
pub mod tenancy;
pub mod transfer;
pub mod trend;
pub mod version;
pub mod visit;
pub mod waiver;
pub mod worry;
