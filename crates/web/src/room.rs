//! The table of all pages: method, path, whom it opens to, and what answers. The router is made from it and from
//! nothing else, so the test that asks every page in every role cannot forget one.

use crate::program::ForPrograms;
use crate::shell::AppState;
use crate::{assets, door, pages};
use axum::http::Method;
use axum::routing::MethodRouter;
use axum::{Extension, Router};
use work::Act;
use work::program::Resource;

/// Whom a page opens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// Everybody, also who is not logged in: the door itself, the look, the sign of life.
    ToAnyone,
    /// Whoever may do one of these acts. Everybody else is stopped before anything of the request is read.
    To(&'static [Act]),
}

/// What a page asks for, where [`Office`](crate::office::Office) finds it: any one of these acts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needs(pub &'static [Act]);

/// A page in the table.
pub(crate) struct Room {
    method: Method,
    path: &'static str,
    opens: Opens,
    handler: MethodRouter<AppState>,
    written: &'static [&'static str],
}

/// The fields of a form in which people write freely, where `pages::tenancy::guarded::Looked` finds them. A name that ends with `*`
/// stands for all that begin so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written(pub &'static [&'static str]);

impl Room {
    /// A page that asks for one of these acts. `handler` answers this one method.
    pub(crate) fn new(
        method: Method,
        path: &'static str,
        needs: &'static [Act],
        handler: MethodRouter<AppState>,
    ) -> Self {
        Self {
            method,
            path,
            opens: Opens::To(needs),
            handler,
            written: &[],
        }
    }

    /// In these fields people write freely about a tenant: what could better be said otherwise is shown first (S3.8, S4.28).
    pub(crate) fn written(self, fields: &'static [&'static str]) -> Self {
        Self {
            handler: self.handler.layer(Extension(Written(fields))),
            written: fields,
            ..self
        }
    }

    /// Another program may read it too, with a key that opens this.
    pub(crate) fn for_programs(self, resource: Resource) -> Self {
        Self {
            handler: self.handler.layer(Extension(ForPrograms(resource))),
            ..self
        }
    }

    /// A page that opens to everybody.
    pub(crate) fn open(method: Method, path: &'static str, handler: MethodRouter<AppState>) -> Self {
        Self {
            method,
            path,
            opens: Opens::ToAnyone,
            handler,
            written: &[],
        }
    }
}

/// The router of these pages.
pub(crate) fn router(rooms: Vec<Room>) -> Router<AppState> {
    rooms
        .into_iter()
        .fold(Router::new(), |router, room| match room.opens {
            Opens::ToAnyone => router.route(room.path, room.handler),
            Opens::To(needs) => router.route(room.path, room.handler.layer(Extension(Needs(needs)))),
        })
}

/// The forms in which people write freely about a tenant, and the fields in which they do.
pub fn written() -> Vec<(&'static str, &'static [&'static str])> {
    let rooms = pages::rooms().into_iter().filter(|room| !room.written.is_empty());
    rooms.map(|room| (room.path, room.written)).collect()
}

/// Method, path and whom it opens to, of every page there is, in the order in which they are put in the router.
pub fn table() -> Vec<(Method, &'static str, Opens)> {
    let mut rooms = crate::shell::rooms();
    rooms.extend(door::rooms());
    rooms.extend(assets::rooms());
    rooms.extend(pages::rooms());
    rooms
        .into_iter()
        .map(|room| (room.method, room.path, room.opens))
        .collect()
}
