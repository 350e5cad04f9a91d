//! A file that somebody keeps.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A file under a name of ours; nothing of it stays in the browser's cache.
pub(crate) fn file(kind: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes.into()).into_response()
}
