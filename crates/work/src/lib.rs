//! Acts of people and of the night: one function each.
//!
//! The shape is always the same: may they? → load facts → decide (in `domain`) → write the fact, what follows
//! from it, and the line in the audit trail, in one transaction. Knows no HTTP, no HTML and no SQL.

mod actor;
pub mod association;
pub mod association_data;
pub mod audit;
pub mod automatic;
mod batches;
pub mod block;
pub mod booking;
pub mod bulk;
pub mod case_file;
pub mod case_lead;
mod changed_bookings;
pub mod coach;
pub mod debt_help;
pub mod deferral;
pub mod desk;
pub mod directory;
pub mod discount;
pub mod dispute;
mod error;
pub mod external_collection;
pub mod fair_terms;
pub mod figures;
pub mod guard;
mod judge;
pub mod law;
pub mod ledger;
pub mod login;
pub mod measure;
pub mod message;
pub mod network;
pub mod night;
mod other_format;
pub mod outbox;
pub mod own_page;
pub mod own_room;
pub mod pack;
pub mod part;
pub mod partner;
pub mod pause;
pub mod payer;
pub mod plan;
pub mod policy;
pub mod portrait;
pub mod print;
pub mod program;
pub mod proof;
mod reading_ahead;
pub mod reason;
pub mod record;
pub mod referral;
pub mod request;
mod secret;
mod seen;
pub mod session;
pub mod signal;
pub mod spared;
pub mod staff;
pub mod statement;
pub mod team_board;
pub mod today;
mod told;
pub mod transfer;
pub mod visit;
pub mod waiver;
pub mod wording;
pub mod worry;

pub use actor::{Act, Actor, At, ROLES};
pub use error::{Error, Refusal};
pub use exchange::association::Language;
pub use store::Db;
pub use told::Told;

/// Rows of the store that acts hand through as they are.
pub mod row {
    pub use store::audit::AuditRow;
    pub use store::bank::{BankKey, BankRow, Place as BankPlace, PlaceState};
    pub use store::db::Moment;
    pub use store::entry::{Booked, Source};
    pub use store::message::{Delivery, Event, Message};
    pub use store::signal::SignalFile;
    pub use store::statement::Import;
    pub use store::story::Story;
    pub use store::task::Place as TaskPlace;
    pub use store::tenancy::Heading;
}
