//! The staff pages. Each takes an [`Office`](crate::office::Office), asks `work`, and draws with [`ui`](crate::ui).

use crate::shell::AppState;
use axum::{Extension, Router};
use work::Db;

mod bank;
mod tenancy;
mod today;

/// All staff pages over a database.
pub fn routes(db: Db) -> Router<AppState> {
    Router::new().merge(today::routes()).merge(tenancy::routes()).merge(bank::routes()).layer(Extension(db))
}
