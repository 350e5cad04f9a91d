//! To be drawn.

use crate::shell::AppState;
use axum::Router;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
}
