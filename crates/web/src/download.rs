//! A file that somebody keeps.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A photo (JPEG), shown on a page; nothing of it stays in the browser's cache.
pub(crate) fn photo(jpeg: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, jpeg).into_response()
}

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
