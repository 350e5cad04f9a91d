//! The files that pages refer to. They are part of the program; their address holds a hash of their content,
//! so a browser may keep them for a year and still never sees an old one.

use crate::room::Room;
use axum::extract::Path;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::LazyLock;

/// One file.
pub struct Asset {
    stem: &'static str,
    suffix: &'static str,
    media_type: &'static str,
    content: &'static [u8],
    address: LazyLock<String>,
}

impl Asset {
    /// Its address on this server, with the hash of its content.
    pub fn address(&self) -> &str {
        &self.address
    }
}

macro_rules! asset {
    ($(#[$doc:meta])* $name:ident, $stem:literal, $suffix:literal, $media_type:literal) => {
        $(#[$doc])*
        pub static $name: Asset = Asset {
            stem: $stem,
            suffix: $suffix,
            media_type: $media_type,
            content: include_bytes!(concat!("../assets/", $stem, ".", $suffix)),
            address: LazyLock::new(|| address(&$name)),
        };
    };
}

asset!(
    /// The one style sheet.
    STYLE, "style", "css", "text/css; charset=utf-8"
);
asset!(
    /// Keyboard and small conveniences.
    SCRIPT, "keys", "js", "text/javascript; charset=utf-8"
);
asset!(
    /// The mark in the browser's tab.
    ICON, "icon", "svg", "image/svg+xml"
);

asset!(
    /// The look of home visits.
    VISIT_STYLE, "visit", "css", "text/css; charset=utf-8"
);
asset!(
    /// The look of weeks beside each other.
    FIGURES_STYLE, "figures", "css", "text/css; charset=utf-8"
);

static ALL: [&Asset; 5] = [&STYLE, &SCRIPT, &ICON, &VISIT_STYLE, &FIGURES_STYLE];

fn address(asset: &Asset) -> String {
    // FNV-1a: it names a version, it does not protect anything.
    let hash = asset
        .content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    format!("/delen/{}-{hash:016x}.{}", asset.stem, asset.suffix)
}

/// The files, for everybody: nothing in them is about anyone.
pub(crate) fn rooms() -> Vec<Room> {
    vec![
        Room::open(Method::GET, "/delen/{file}", get(serve)),
        Room::open(
            Method::GET,
            "/favicon.ico",
            get(|| async { StatusCode::NO_CONTENT }),
        ),
    ]
}

async fn serve(Path(file): Path<String>) -> Response {
    let Some(asset) = ALL
        .iter()
        .find(|asset| asset.address().strip_prefix("/delen/") == Some(&file))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    (headers, asset.content).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_stays_small_and_asks_nothing_from_elsewhere() {
        assert!(STYLE.content.len() < 25_000, "{} bytes", STYLE.content.len());
        for asset in ALL {
            let text = String::from_utf8_lossy(asset.content).replace("http://www.w3.org/2000/svg", "");
            assert!(
                !text.contains("http://") && !text.contains("https://"),
                "{}",
                asset.stem
            );
        }
    }
}
