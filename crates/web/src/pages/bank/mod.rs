//! The bank: receipts that wait for a person, and the files they came in with.

mod by_hand;
mod desk;
mod imports;
mod receipt_key;

use crate::language::Phrases;
use crate::room::Room;
use crate::ui;
use crate::upload::MOST_BYTES;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::routing::{get, post};
use maud::Markup;
use std::path::Path;
use std::sync::Arc;
use work::Act;

/// Where files that are sent lie until they are brought in.
#[derive(Clone, Debug)]
pub(super) struct UploadFolder(pub Arc<Path>);

impl From<std::path::PathBuf> for UploadFolder {
    fn from(path: std::path::PathBuf) -> Self {
        Self(path.into())
    }
}

/// The address of what the bank said about one transaction.
pub(super) fn receipt_address(key: &work::row::BankKey) -> String {
    desk::address(key)
}

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeBank];
    const PLACE: &[Act] = &[Act::PlaceReceipts];
    const IMPORT: &[Act] = &[Act::ImportStatements];
    vec![
        Room::new(Method::GET, "/bank", SEE, get(desk::show)),
        Room::new(Method::GET, "/bank/ontvangst/{receipt}", SEE, get(desk::show_one)),
        Room::new(
            Method::GET,
            "/bank/ontvangst/{receipt}/koppel/{tenancy}",
            PLACE,
            get(desk::confirm),
        ),
        Room::new(
            Method::POST,
            "/bank/ontvangst/{receipt}/koppel/{tenancy}",
            PLACE,
            post(desk::link),
        ),
        Room::new(
            Method::POST,
            "/bank/ontvangst/{receipt}/opzij",
            PLACE,
            post(desk::set_aside),
        ),
        Room::new(
            Method::POST,
            "/bank/ontvangst/{receipt}/terug",
            PLACE,
            post(desk::take_back),
        ),
        Room::new(Method::GET, "/bank/geplaatst", SEE, get(by_hand::show)),
        Room::new(Method::GET, "/bank/bestanden", SEE, get(imports::show)),
        Room::new(
            Method::POST,
            "/bank/bestanden",
            IMPORT,
            post(imports::bring_in).layer(DefaultBodyLimit::max(MOST_BYTES)),
        ),
        Room::new(
            Method::GET,
            "/bank/bestanden/bezig/{number}",
            IMPORT,
            get(imports::follow),
        ),
    ]
}

/// The pages about the bank, as links above each.
fn places(phrases: &Phrases, here: &str) -> Markup {
    let links = [
        ("/bank", phrases.bank_place_receipts(), here == "/bank"),
        (
            "/bank/geplaatst",
            phrases.bank_place_by_hand(),
            here == "/bank/geplaatst",
        ),
        (
            "/bank/bestanden",
            phrases.bank_place_files(),
            here == "/bank/bestanden",
        ),
    ];
    ui::places(phrases.nav_bank(), &links)
}
