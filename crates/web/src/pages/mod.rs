//! The staff pages. Each takes an [`Office`](crate::office::Office), asks `work`, and draws with [`ui`](crate::ui).

use crate::job::Jobs;
use crate::office::BeginsAt;
use crate::room::{self, Room};
use crate::shell::AppState;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Router};
use std::path::PathBuf;
use work::{Act, Db};

mod automatic;
mod bank;
mod collectors;
mod contracts;
mod figures;
mod law;
mod measures;
mod own_page;
mod partners;
mod password;
pub(crate) mod practice;
mod programs;
mod progress;
mod register;
mod settings;
mod signals;
mod staff;
mod tenancy;
mod today;
mod transfers;
mod visit;
mod wording;
mod worries;

pub(crate) use password::CHOOSE_PASSWORD;

pub(crate) use law::LAW;
pub(crate) use partners::ADDRESS as PARTNERS;
pub(crate) use worries::ADDRESS as WORRIES;

pub(crate) use signals::{ADDRESS as SIGNAL_ADDRESS, SIGNALS};

/// Acts of which one is enough to see the settings.
pub(crate) const SETTINGS: &[Act] = &[
    Act::ImportAssociation,
    Act::RunNight,
    Act::ManageStaff,
    Act::SeeAudit,
    Act::WriteTexts,
    Act::ChooseMeasures,
    Act::KeepPartners,
    Act::SeeFigures,
];

/// All staff pages, with the acts that open them.
pub(crate) fn rooms() -> Vec<Room> {
    let mut rooms = today::rooms();
    rooms.extend(tenancy::rooms());
    rooms.extend(visit::rooms());
    rooms.extend(bank::rooms());
    rooms.extend(law::rooms());
    rooms.extend(collectors::rooms());
    rooms.extend(contracts::rooms());
    rooms.extend(settings::rooms());
    rooms.extend(signals::rooms());
    rooms.extend(staff::rooms());
    rooms.extend(password::rooms());
    rooms.extend(automatic::rooms());
    rooms.extend(register::rooms());
    rooms.extend(transfers::rooms());
    rooms.extend(wording::rooms());
    rooms.extend(measures::rooms());
    rooms.extend(figures::rooms());
    rooms.extend(practice::rooms());
    rooms.extend(programs::rooms());
    rooms.extend(worries::rooms());
    rooms.extend(partners::rooms());
    rooms.extend(own_page::rooms());
    rooms
}

/// What typesets a document, given by the program around the pages; without it there is no PDF. The document is the one of
/// [`crate::dossier`], the day the one that stands in the file.
#[derive(Clone, Default)]
pub struct Press(pub Option<std::sync::Arc<Typesets>>);

/// Typesets a document of a day; or says why it could not.
pub type Typesets =
    dyn Fn(&serde_json::Value, domain::calendar::Day) -> Result<Vec<u8>, String> + Send + Sync;

/// All staff pages over a database. Files that are sent lie in the system's folder for temporary files.
pub fn routes(db: Db) -> Router<AppState> {
    routes_with(db, std::env::temp_dir(), Press::default())
}

/// All staff pages over a database; files that are sent lie in `uploads` until they are brought in.
pub fn routes_with(db: Db, uploads: PathBuf, press: Press) -> Router<AppState> {
    room::router(rooms())
        .layer(middleware::from_fn(begin_elsewhere))
        .layer(Extension(Jobs::<progress::Outcome>::new()))
        .layer(Extension(bank::UploadFolder(uploads.into())))
        .layer(Extension(press))
        .layer(Extension(db))
}

/// Everybody arrives at today's list. Who has no list of their own (an administrator, a privacy officer, a caretaker) begins
/// at the settings, or at the one place of their menu, instead of at a closed door.
async fn begin_elsewhere(request: Request, next: Next) -> Response {
    let arrives = request.method() == Method::GET && request.uri().path() == "/vandaag";
    let response = next.run(request).await;
    match response.extensions().get::<BeginsAt>() {
        Some(BeginsAt(place)) if arrives => Redirect::to(place).into_response(),
        _ => response,
    }
}
