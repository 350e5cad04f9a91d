//! The arrows of `ARCHITECTURE.md`: which room may import which. Read from the manifests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each room and the rooms it may import. Anything else is a design change: change the drawing first.
const ARROWS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("exchange", &["domain"]),
    ("store", &["domain"]),
    ("post", &["domain"]),
    ("letters", &[]),
    ("sim", &["domain", "exchange"]),
    ("work", &["domain", "exchange", "store"]),
    ("web", &["domain", "work"]),
    ("walkthrough", &["domain", "sim", "work"]),
    (
        "keukentafel",
        &["domain", "exchange", "post", "sim", "walkthrough", "web", "work"],
    ),
];

/// Outside crates that a room must not know, whatever the arrows say.
const STRANGERS: [(&str, &[&str]); 4] = [
    (
        "domain",
        &["tokio", "axum", "rusqlite", "postgres", "serde_json", "tracing"],
    ),
    ("exchange", &["tokio", "axum", "rusqlite", "postgres"]),
    ("work", &["axum", "maud", "rusqlite", "postgres", "tokio"]),
    ("web", &["rusqlite", "postgres"]),
];

fn manifests() -> BTreeMap<String, toml::Table> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("crates folder");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("entry").path();
        let text = std::fs::read_to_string(path.join("Cargo.toml")).expect("manifest");
        (
            path.file_name().expect("name").to_string_lossy().into_owned(),
            text.parse().expect("toml"),
        )
    };
    std::fs::read_dir(crates).expect("crates").map(read).collect()
}

fn imports(manifest: &toml::Table) -> BTreeSet<String> {
    let table = manifest.get("dependencies").and_then(toml::Value::as_table);
    table.map(|t| t.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn arrows_only_go_down() {
    let manifests = manifests();
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    assert_eq!(
        manifests.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        rooms,
        "a room without a place in the drawing"
    );
    for (room, allowed) in ARROWS {
        for import in imports(&manifests[room])
            .iter()
            .filter(|i| rooms.contains(i.as_str()))
        {
            assert!(
                allowed.contains(&import.as_str()),
                "{room} must not import {import}"
            );
        }
    }
}

#[test]
fn inner_rooms_do_not_know_the_outside() {
    let manifests = manifests();
    for (room, strangers) in STRANGERS {
        let imports = imports(&manifests[room]);
        for stranger in strangers {
            assert!(!imports.contains(*stranger), "{room} must not know {stranger}");
        }
    }
}
