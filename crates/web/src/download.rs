//! A file that somebody keeps.

use axum::http::{HeaderMap, StatusCode, header};
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

/// Sound that is listened to on a page: whole, or the part that the browser asks for, without which some play nothing
/// (RFC 9110 §14). Nothing of it stays in the browser's cache.
pub(crate) fn sound(kind: &str, name: &str, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let whole = bytes.len();
    let range = asked.get(header::RANGE).and_then(|range| range.to_str().ok());
    let part = range.and_then(|range| part_of(range, whole));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    let Some((first, last)) = part else {
        return (headers, bytes).into_response();
    };
    let told = [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{whole}"))];
    (
        StatusCode::PARTIAL_CONTENT,
        headers,
        told,
        bytes[first..=last].to_vec(),
    )
        .into_response()
}

/// The first and the last byte that are asked for, where that is one part of so many bytes.
fn part_of(range: &str, whole: usize) -> Option<(usize, usize)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let end = whole.checked_sub(1)?;
    let (first, last) = match (first, last) {
        ("", last) => (whole.saturating_sub(last.parse().ok()?), end),
        (first, "") => (first.parse().ok()?, end),
        (first, last) => (first.parse().ok()?, last.parse::<usize>().ok()?.min(end)),
    };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::part_of;

    #[test]
    fn a_part_is_what_was_asked_for_and_never_more_than_there_is() {
        for (range, part) in [
            ("bytes=0-", Some((0, 9))),
            ("bytes=0-1", Some((0, 1))),
            ("bytes=4-400", Some((4, 9))),
            ("bytes=-3", Some((7, 9))),
            ("bytes=-30", Some((0, 9))),
            ("bytes=10-", None),
            ("bytes=-0", None),
            ("bytes=5-4", None),
            ("bytes=0-1,4-5", None),
            ("seconds=0-", None),
        ] {
            assert_eq!(part_of(range, 10), part, "{range}");
        }
        assert_eq!(part_of("bytes=0-", 0), None);
    }
}
