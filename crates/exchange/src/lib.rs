//! placeholder

pub mod association;
