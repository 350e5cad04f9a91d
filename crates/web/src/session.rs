//! Sessions: who is logged in, kept as rows, so that any node of an installation can answer.
//!
//! The browser holds a random id in a cookie; the row is kept under a hash of it, so a copy of the database
//! opens no session. Expiry follows the house's clock: idle and absolute ends are checked at every request,
//! and the row is written again only when the last use lies a tenth of the idle time back.

use crate::shell::Clock;
use async_trait::async_trait;
use domain::ids::{OrgNo, UserId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};
use std::sync::Arc;
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as StoreResult};
use tower_sessions::{Session, SessionStore};

use crate::crossing::Crossing;
use crate::door::Actor;
use crate::problem::Problem;

/// One session as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the session id, in hexadecimal: 64 characters.
    pub key: String,
    /// Whose session it is, so that it can be listed and ended by others; `None` before logging in.
    pub owner: Option<(OrgNo, UserId)>,
    /// What it holds, as JSON.
    pub data: String,
    /// From here on the row may be removed.
    pub ends_at: Timestamp,
}

/// Where session rows are kept. Synchronous; called through the crossing.
pub trait SessionRows: Send + Sync + 'static {
    /// The row under a key.
    fn load(&self, key: &str) -> Result<Option<SessionRow>, String>;
    /// Writes a new row.
    fn save(&self, row: &SessionRow) -> Result<(), String>;
    /// Changes a row that is there. One that was ended meanwhile, by logging out or because its owner was blocked,
    /// stays ended, also when a request that was on its way writes it again.
    fn change(&self, row: &SessionRow) -> Result<(), String> {
        match self.load(&row.key)? {
            Some(_) => self.save(row),
            None => Ok(()),
        }
    }
    /// Removes a row; nothing happens when it is not there.
    fn delete(&self, key: &str) -> Result<(), String>;
}

/// How long a session lasts.
#[derive(Clone, Copy, Debug)]
pub struct Lifetime {
    /// Ends after this long without use.
    pub idle: SignedDuration,
    /// Ends after this long in any case.
    pub absolute: SignedDuration,
}

impl Default for Lifetime {
    /// An hour without use, twelve hours in all: a working day.
    fn default() -> Self {
        Self {
            idle: SignedDuration::from_hours(1),
            absolute: SignedDuration::from_hours(12),
        }
    }
}

/// What a session holds: the actor and the two moments that decide when it ends.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Held {
    org: i32,
    user: String,
    association: String,
    name: String,
    roles: Vec<String>,
    started: i64,
    seen: i64,
}

const HELD: &str = "held";

impl Held {
    fn new(actor: &Actor, now: Timestamp) -> Self {
        Self {
            org: actor.org.0,
            user: actor.user.to_string(),
            association: actor.association.clone(),
            name: actor.name.clone(),
            roles: actor.roles.clone(),
            started: now.as_second(),
            seen: now.as_second(),
        }
    }

    fn actor(self) -> Option<Actor> {
        let user = self.user.parse().ok()?;
        Some(Actor {
            org: OrgNo(self.org),
            user,
            association: self.association,
            name: self.name,
            roles: self.roles,
        })
    }

    fn ends(&self, lifetime: Lifetime) -> i64 {
        (self.started + lifetime.absolute.as_secs()).min(self.seen + lifetime.idle.as_secs())
    }
}

/// The adapter between the session library and the rows.
#[derive(Clone)]
pub(crate) struct RowStore {
    pub(crate) rows: Arc<dyn SessionRows>,
    pub(crate) crossing: Crossing,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) lifetime: Lifetime,
}

impl fmt::Debug for RowStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RowStore")
    }
}

impl RowStore {
    async fn with_rows<T, W>(&self, work: W) -> StoreResult<T>
    where
        T: Send + 'static,
        W: FnOnce(&dyn SessionRows) -> Result<T, String> + Send + 'static,
    {
        let rows = Arc::clone(&self.rows);
        let result = self.crossing.run(move || work(rows.as_ref())).await;
        result
            .map_err(|problem| Error::Backend(format!("{problem:?}")))?
            .map_err(Error::Backend)
    }
}

impl RowStore {
    fn row_of(&self, record: &Record) -> StoreResult<SessionRow> {
        let held: Option<Held> = record
            .data
            .get(HELD)
            .and_then(|value| serde_json::from_value(value.clone()).ok());
        let ends = held.as_ref().map_or(0, |held| held.ends(self.lifetime));
        let owner = held.and_then(Held::actor).map(|actor| (actor.org, actor.user));
        Ok(SessionRow {
            key: key_of(&record.id),
            owner,
            data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
            ends_at: Timestamp::from_second(ends).map_err(|error| Error::Encode(error.to_string()))?,
        })
    }
}

#[async_trait]
impl SessionStore for RowStore {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        // 128 random bits do not meet again; it would at worst end an unknown session.
        let row = self.row_of(record)?;
        self.with_rows(move |rows| rows.save(&row)).await
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        let row = self.row_of(record)?;
        self.with_rows(move |rows| rows.change(&row)).await
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let key = key_of(id);
        let Some(row) = self.with_rows(move |rows| rows.load(&key)).await? else {
            return Ok(None);
        };
        if row.ends_at <= self.clock.now() {
            return Ok(None);
        }
        let data = serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(row.ends_at.as_second())
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        let key = key_of(id);
        self.with_rows(move |rows| rows.delete(&key)).await
    }
}

fn key_of(id: &Id) -> String {
    Sha256::digest(id.to_string().as_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Starts a session for an actor under a new id; whatever session was there before ends (no fixation).
pub(crate) async fn start(session: &Session, actor: &Actor, now: Timestamp) -> Result<(), Problem> {
    if session.id().is_some() {
        session
            .cycle_id()
            .await
            .map_err(|error| Problem::failed(&error))?;
    }
    session
        .insert(HELD, Held::new(actor, now))
        .await
        .map_err(|error| Problem::failed(&error))
}

/// Who is logged in, if the session has not ended.
pub(crate) async fn actor(
    session: &Session,
    lifetime: Lifetime,
    now: Timestamp,
) -> Result<Option<Actor>, Problem> {
    let held: Option<Held> = session.get(HELD).await.map_err(|error| Problem::failed(&error))?;
    let Some(mut held) = held else { return Ok(None) };
    let now = now.as_second();
    if held.ends(lifetime) <= now {
        return Ok(None);
    }
    if now - held.seen >= lifetime.idle.as_secs() / 10 {
        held.seen = now;
        session
            .insert(HELD, &held)
            .await
            .map_err(|error| Problem::failed(&error))?;
    }
    Ok(held.actor())
}
