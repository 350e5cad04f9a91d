//! People who work with the product, their sessions, and attempts to log in.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::ids::{OrgNo, UserId};
use uuid::Uuid;

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub id: UserId,
    /// Log-in name, lower case, unique in the association.
    pub login: String,
    /// Name as tenants see it.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Direct number.
    pub phone: Option<String>,
    /// argon2 in PHC notation.
    pub password_hash: String,
    /// Until when a password that an administrator gave is good; `None` when the password is their own.
    pub one_time_until: Option<Moment>,
    /// May log in.
    pub active: bool,
    /// `nl` or `en`.
    pub language: String,
    /// Code of the role.
    pub role: String,
}

statements! { ALL:
    BY_LOGIN = "SELECT id, login, name, email, phone, password_hash, active, language, role, one_time_until
        FROM staff WHERE org = $1 AND login = $2";
    BY_ID = "SELECT id, login, name, email, phone, password_hash, active, language, role, one_time_until
        FROM staff WHERE org = $1 AND id = $2";
    EVERY = "SELECT id, login, name, email, phone, password_hash, active, language, role, one_time_until
        FROM staff WHERE org = $1 ORDER BY name, id";
    ASSOCIATIONS = "SELECT s.org FROM association a JOIN staff s ON s.org = a.org AND s.login = $1 ORDER BY s.org";
    SESSION = "SELECT data, expires_at FROM session WHERE id = $1 AND expires_at > $2";
    SESSION_END = "DELETE FROM session WHERE id = $1";
    SESSIONS_OF_USER_END = "DELETE FROM session WHERE org = $1 AND user_id = $2";
    SESSION_EXPIRE = "DELETE FROM session WHERE expires_at <= $1";
    FAILED_LOGIN = "SELECT COUNT(*) FROM login_attempt WHERE login = $1 AND at > $2 AND ok = $3";
    FAILED_ADDRESS = "SELECT COUNT(*) FROM login_attempt WHERE address = $1 AND at > $2 AND ok = $3";
    FORGET_ATTEMPTS = "DELETE FROM login_attempt WHERE at < $1";
}

pub(crate) static STAFF: Table = Table::new(
    "staff",
    2,
    &[
        "org",
        "id",
        "login",
        "name",
        "email",
        "phone",
        "password_hash",
        "one_time_until",
        "active",
        "language",
        "role",
        "changed_at",
    ],
);
pub(crate) static SESSIONS: Table = Table::new("session", 1, &["id", "data", "org", "user_id", "expires_at"]);
pub(crate) static SESSION_USE: Table = Table::new("session", 1, &["id", "data", "expires_at"]);
pub(crate) static ATTEMPTS: Table = Table::new("login_attempt", 3, &["login", "at", "id", "address", "ok"]);

fn read(row: &Row<'_>) -> Result<Staff, Error> {
    Ok(Staff {
        id: row.get(0)?,
        login: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        phone: row.get(4)?,
        password_hash: row.get(5)?,
        active: row.get(6)?,
        language: row.get(7)?,
        role: row.get(8)?,
        one_time_until: row.get(9)?,
    })
}

/// By log-in name.
pub fn by_login(tx: &mut Tx<'_>, scope: &Scope, login: &str) -> Result<Option<Staff>, Error> {
    tx.first(&BY_LOGIN, &[scope.into(), login.into()], read)
}

/// By id.
pub fn by_id(tx: &mut Tx<'_>, scope: &Scope, id: UserId) -> Result<Option<Staff>, Error> {
    tx.first(&BY_ID, &[scope.into(), id.into()], read)
}

/// Everyone, by name.
pub fn all(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Staff>, Error> {
    tx.all(&EVERY, &[scope.into()], read)
}

/// Associations that know this log-in name. Without a scope: asked before anyone is logged in.
pub fn associations_of(tx: &mut Tx<'_>, login: &str) -> Result<Vec<OrgNo>, Error> {
    tx.all(&ASSOCIATIONS, &[login.into()], |row| row.get(0))
}

/// Makes or changes members of staff.
pub fn put_all(tx: &mut WriteTx<'_>, scope: &Scope, staff: &[Staff], at: Moment) -> Result<(), Error> {
    tx.put(&STAFF, |rows| {
        for s in staff {
            rows.row(&[
                scope.into(),
                s.id.into(),
                (&s.login).into(),
                (&s.name).into(),
                (&s.email).into(),
                (&s.phone).into(),
                (&s.password_hash).into(),
                s.one_time_until.into(),
                s.active.into(),
                (&s.language).into(),
                (&s.role).into(),
                at.into(),
            ])?;
        }
        Ok(())
    })
    .map(drop)
}

/// The data of a session that has not expired, and when it will.
pub fn session(tx: &mut Tx<'_>, id: &str, now: Moment) -> Result<Option<(Vec<u8>, Moment)>, Error> {
    tx.first(&SESSION, &[id.into(), now.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Makes or changes a session of somebody; `None` before anyone is known.
pub fn put_session(
    tx: &mut WriteTx<'_>,
    id: &str,
    data: &[u8],
    owner: Option<(OrgNo, UserId)>,
    expires_at: Moment,
) -> Result<(), Error> {
    let (org, user) = owner.unzip();
    tx.put(&SESSIONS, |rows| {
        rows.row(&[id.into(), data.into(), org.into(), user.into(), expires_at.into()])
    })
    .map(drop)
}

/// Changes a session that is there; one that was ended meanwhile stays ended. Says whether it was there.
pub fn change_session(
    tx: &mut WriteTx<'_>,
    id: &str,
    data: &[u8],
    expires_at: Moment,
) -> Result<bool, Error> {
    let changed = tx.change(&SESSION_USE, |rows| {
        rows.row(&[id.into(), data.into(), expires_at.into()])
    });
    changed.map(|rows| rows > 0)
}

/// Ends all sessions of a member of staff; gives how many.
pub fn end_sessions_of(tx: &mut WriteTx<'_>, scope: &Scope, user: UserId) -> Result<u64, Error> {
    tx.execute(&SESSIONS_OF_USER_END, &[scope.into(), user.into()])
}

/// Ends a session.
pub fn end_session(tx: &mut WriteTx<'_>, id: &str) -> Result<(), Error> {
    tx.execute(&SESSION_END, &[id.into()]).map(drop)
}

/// Removes sessions that have expired; gives how many.
pub fn expire_sessions(tx: &mut WriteTx<'_>, now: Moment) -> Result<u64, Error> {
    tx.execute(&SESSION_EXPIRE, &[now.into()])
}

/// Notes an attempt to log in. `id` is chosen by the caller.
pub fn note_attempt(
    tx: &mut WriteTx<'_>,
    id: Uuid,
    login: &str,
    address: &str,
    at: Moment,
    ok: bool,
) -> Result<(), Error> {
    let values = [login.into(), at.into(), id.into(), address.into(), ok.into()];
    tx.add_missing(&ATTEMPTS, |rows| rows.row(&values)).map(drop)
}

/// Failed attempts since a moment: for this log-in name, and from this address.
pub fn failed_attempts(
    tx: &mut Tx<'_>,
    login: &str,
    address: &str,
    since: Moment,
) -> Result<(i64, i64), Error> {
    let by_login = tx.first(
        &FAILED_LOGIN,
        &[login.into(), since.into(), false.into()],
        |row| row.get(0),
    )?;
    let by_address = tx.first(
        &FAILED_ADDRESS,
        &[address.into(), since.into(), false.into()],
        |row| row.get(0),
    )?;
    Ok((by_login.unwrap_or(0), by_address.unwrap_or(0)))
}

/// Forgets attempts from before a moment; gives how many.
pub fn forget_attempts(tx: &mut WriteTx<'_>, before: Moment) -> Result<u64, Error> {
    tx.execute(&FORGET_ATTEMPTS, &[before.into()])
}
