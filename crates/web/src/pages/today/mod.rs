//! Whom to help today, something else than what is proposed, and finding a tenant.

mod choice;
mod list;
mod search;

use crate::shell::AppState;
use axum::Router;
use axum::routing::get;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/vandaag", get(list::today))
        .route("/vandaag/{kind}", get(list::lane))
        .route("/zoeken", get(search::search))
        .route(
            "/huurders/{tenancy}/anders",
            get(choice::ask).post(choice::choose),
        )
}
