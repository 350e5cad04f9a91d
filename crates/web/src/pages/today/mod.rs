//! Whom to help today, something else than what is proposed, and finding a tenant.

mod choice;
mod list;
mod phases;
mod search;

use crate::room::Room;
use axum::http::Method;
use axum::routing::{get, post};
use work::Act;

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const LIST: &[Act] = &[Act::SeeToday];
    const FIND: &[Act] = &[Act::SeeToday, Act::SeeTenancy];
    const RECORD: &[Act] = &[Act::RecordContact];
    vec![
        Room::new(Method::GET, "/vandaag", LIST, get(list::today)),
        Room::new(Method::GET, list::MINE, LIST, get(list::mine)),
        Room::new(Method::GET, "/vandaag/{kind}", LIST, get(list::lane)),
        Room::new(Method::GET, phases::ADDRESS, LIST, get(phases::show)),
        Room::new(Method::GET, "/zoeken", FIND, get(search::search)),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/anders",
            RECORD,
            get(choice::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/anders",
            RECORD,
            post(choice::choose),
        ),
    ]
}
