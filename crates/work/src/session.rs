//! Session rows of people who are logged in. What is in them is the affair of `web`.

use crate::Error;
use domain::ids::{OrgNo, UserId};
use store::Db;
use store::db::Moment;

/// What a session holds and until when, if it is there and has not ended.
pub fn load(db: &Db, id: &str, now: i64) -> Result<Option<(Vec<u8>, i64)>, Error> {
    Ok(db
        .read(|tx| store::staff::session(tx, id, Moment(now)))?
        .map(|(data, until)| (data, until.0)))
}

/// Writes a new session and whose it is, so that it ends when they are blocked.
pub fn begin(
    db: &Db,
    id: &str,
    data: &[u8],
    owner: Option<(OrgNo, UserId)>,
    ends_at: i64,
) -> Result<(), Error> {
    Ok(db.write(|tx| store::staff::put_session(tx, id, data, owner, Moment(ends_at)))?)
}

/// Changes a session that is there; one that was ended meanwhile stays ended.
pub fn change(db: &Db, id: &str, data: &[u8], ends_at: i64) -> Result<(), Error> {
    Ok(db
        .write(|tx| store::staff::change_session(tx, id, data, Moment(ends_at)))
        .map(drop)?)
}

/// Ends a session; nothing happens when it is not there.
pub fn end(db: &Db, id: &str) -> Result<(), Error> {
    Ok(db.write(|tx| store::staff::end_session(tx, id))?)
}

/// Removes sessions that have ended, and notes of log-in tries older than a day; for the night.
pub fn tidy(db: &Db, now: i64) -> Result<(), Error> {
    const DAY: i64 = 86_400_000_000;
    Ok(db.write(|tx| {
        store::staff::expire_sessions(tx, Moment(now))?;
        store::staff::forget_attempts(tx, Moment(now - DAY)).map(drop)
    })?)
}
