//! Carriers: they take a message out of the house, and decide nothing. Whether it may leave is asked in `work::outbox`.
//!
//! Each ends within a bounded time and tells apart what never left (another try is safe) from what may have left.

mod cm;
mod folder;
mod smtp;

pub use cm::Cm;
pub use folder::Folder;
pub use smtp::{BadSettings, Security, Smtp, SmtpSettings};
