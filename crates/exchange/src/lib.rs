//! File formats in and out: bank statements, payment references, association data. Nothing here knows a database.

pub mod archive;
pub mod association;
pub mod vera;

mod camt;
mod currency;
mod mt940;
pub mod portrait;
pub mod reference;
pub mod signal;
mod source;
pub mod statement;
