//! Where the shell meets the acts: log-in and sessions over the database, and what every page over real data takes.

use crate::caller::{Caller, NotHere};
use crate::door::{self, Doorkeeper};
use crate::pages::practice::PracticeRoom;
use crate::problem::Problem;
use crate::room::Needs;
use crate::session::{SessionRow, SessionRows};
use crate::shell::AppState;
use crate::ui::{NAVIGATION, Nav};
use axum::Extension;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use std::net::IpAddr;
use uuid::Uuid;
use work::{Act, At, Db, Error, Refusal};

/// Makes the note of a log-in try unique; from the caller, because chance is a parameter here.
pub type FreshId = fn() -> Uuid;

/// Log-in over the staff of the associations in the database.
pub struct StaffDoor {
    /// The database.
    pub db: Db,
    /// Gives ids for the notes of tries.
    pub fresh_id: FreshId,
    /// The product's day.
    pub today: std::sync::Arc<dyn crate::Clock>,
}

impl Doorkeeper for StaffDoor {
    fn log_in(
        &self,
        association: &str,
        login: &str,
        password: &str,
        address: Option<IpAddr>,
        now: Timestamp,
    ) -> Result<door::Actor, door::Refusal> {
        let address = address.map(|a| a.to_string()).unwrap_or_default();
        let knock = work::login::Knock {
            association,
            login,
            password,
            address: &address,
            id: (self.fresh_id)(),
        };
        let at = At {
            today: self.today.today(),
            now: now.as_microsecond(),
        };
        match work::login::log_in(&self.db, at, &knock) {
            Ok(member) => Ok(door::Actor {
                org: member.actor.org,
                user: member.user,
                association: member.association,
                name: member.actor.name,
                roles: vec![member.actor.role],
            }),
            Err(Error::Refused(Refusal::TooManyTries(seconds))) => Err(door::Refusal::TooMany {
                retry_after: u32::try_from(seconds).unwrap_or(900),
            }),
            Err(Error::Refused(_)) => Err(door::Refusal::Wrong),
            Err(error) => Err(door::Refusal::Failed(error.to_string())),
        }
    }
}

/// Sessions as rows of the database.
pub struct StoredSessions {
    /// The database.
    pub db: Db,
    /// The clock by which a session ends.
    pub clock: std::sync::Arc<dyn crate::Clock>,
}

impl SessionRows for StoredSessions {
    fn load(&self, key: &str) -> Result<Option<SessionRow>, String> {
        let now = self.clock.now().as_microsecond();
        let found = work::session::load(&self.db, key, now).map_err(|e| e.to_string())?;
        let Some((data, ends)) = found else {
            return Ok(None);
        };
        let data = String::from_utf8(data).map_err(|e| e.to_string())?;
        let ends_at = Timestamp::from_microsecond(ends).map_err(|e| e.to_string())?;
        Ok(Some(SessionRow {
            key: key.to_owned(),
            owner: None,
            data,
            ends_at,
        }))
    }

    fn save(&self, row: &SessionRow) -> Result<(), String> {
        let ends = row.ends_at.as_microsecond();
        work::session::begin(&self.db, &row.key, row.data.as_bytes(), row.owner, ends)
            .map_err(|e| e.to_string())
    }

    fn change(&self, row: &SessionRow) -> Result<(), String> {
        let ends = row.ends_at.as_microsecond();
        work::session::change(&self.db, &row.key, row.data.as_bytes(), ends).map_err(|e| e.to_string())
    }

    fn delete(&self, key: &str) -> Result<(), String> {
        work::session::end(&self.db, key).map_err(|e| e.to_string())
    }
}

/// What a page over real data takes: who asks, what they may, when it is, and the database.
///
/// What the role may do is read anew for each request, so a change of rights counts at once.
pub struct Office {
    /// Who asks, in which language; draws the page.
    pub caller: Caller,
    /// The same person for the acts.
    pub actor: work::Actor,
    /// The product's day and the moment.
    pub at: At,
    /// The database.
    pub db: Db,
    state: AppState,
}

impl Office {
    /// Runs an act on a thread of its own. A refusal comes back to be shown; a failure goes to the log.
    pub async fn run<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Db, &work::Actor, At) -> Result<T, Error> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        run(&self.state, self.db.clone(), self.actor.clone(), self.at, act).await
    }

    /// Sixteen random bytes, for a secret.
    pub(crate) fn chance(&self) -> [u8; 16] {
        self.state.chance()
    }

    /// What can be practised here.
    pub(crate) fn practice(&self) -> &PracticeRoom {
        self.state.practice()
    }

    /// As [`Office::run`], for pages that have nothing better to say about a refusal than "not allowed" or "not there".
    pub async fn look<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Db, &work::Actor, At) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Problem> {
        look(&self.state, self.db.clone(), self.actor.clone(), self.at, act).await
    }
}

/// As [`Office::run`], for whoever asks.
async fn run<T: Send + 'static>(
    state: &AppState,
    db: Db,
    actor: work::Actor,
    at: At,
    act: impl FnOnce(&Db, &work::Actor, At) -> Result<T, Error> + Send + 'static,
) -> Result<Result<T, Refusal>, Problem> {
    answered(state, move || act(&db, &actor, at)).await
}

/// Runs on a thread of its own what a page asks. A refusal comes back to be shown; a failure goes to the log.
pub(crate) async fn answered<T: Send + 'static>(
    state: &AppState,
    act: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<Result<T, Refusal>, Problem> {
    match state.pages().run(act).await? {
        Ok(done) => Ok(Ok(done)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(error) => Err(Problem::failed(&error)),
    }
}

/// As [`Office::look`], for whoever asks.
pub(crate) async fn look<T: Send + 'static>(
    state: &AppState,
    db: Db,
    actor: work::Actor,
    at: At,
    act: impl FnOnce(&Db, &work::Actor, At) -> Result<T, Error> + Send + 'static,
) -> Result<T, Problem> {
    match run(state, db, actor, at, act).await? {
        Ok(found) => Ok(found),
        Err(Refusal::NotAllowed(_)) => Err(Problem::Forbidden),
        Err(
            Refusal::NoSuchTenancy(_)
            | Refusal::NoSuchHelp(_)
            | Refusal::NoSuchColleague(_)
            | Refusal::NoSuchVisit(_),
        ) => Err(Problem::NotFound),
        Err(_) => Err(Problem::BadRequest),
    }
}

/// The places of the menu behind which there is something for this person.
fn menu_of(actor: &work::Actor) -> Vec<Nav> {
    let behind = |nav: Nav| -> &[Act] {
        match nav {
            Nav::Today => &[Act::SeeToday],
            Nav::Visits => &[Act::RecordContact],
            Nav::Search => &[Act::SeeToday, Act::SeeTenancy],
            Nav::Bank => &[Act::SeeBank],
            Nav::Law => crate::pages::LAW,
            Nav::Admin => crate::pages::SETTINGS,
            // The menu is full; who has a list of their own finds it beside the visits.
            Nav::Worries if actor.acts.contains(&Act::SeeToday) => &[],
            Nav::Worries => &[Act::PassOnWorry],
        }
    };
    let useful = |nav: &Nav| behind(*nav).iter().any(|act| actor.acts.contains(act));
    NAVIGATION.iter().map(|(nav, _)| *nav).filter(useful).collect()
}

/// Where somebody without a list of their own begins; goes along with a closed door.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BeginsAt(pub &'static str);

/// The settings, or the first place of the menu.
fn begins_at(menu: &[Nav]) -> &'static str {
    let admin = NAVIGATION
        .iter()
        .find(|(nav, _)| *nav == Nav::Admin && menu.contains(nav));
    let first = || NAVIGATION.iter().find(|(nav, _)| menu.contains(nav));
    admin.or_else(first).map_or("/beheer", |(_, address)| address)
}

/// Somebody who is logged in, also when they must choose a password first: for the page where they do.
pub(crate) struct Arrived(pub Office);

impl FromRequestParts<AppState> for Office {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Arrived(office) = Arrived::from_request_parts(parts, state).await?;
        if office.actor.must_choose_password {
            return Err(Redirect::to(crate::pages::CHOOSE_PASSWORD).into_response());
        }
        if let Some(Needs(acts)) = parts.extensions.get()
            && !acts.iter().any(|act| office.actor.acts.contains(act))
        {
            let mut closed = Problem::Forbidden.into_response();
            closed
                .extensions_mut()
                .insert(BeginsAt(begins_at(&office.caller.menu)));
            return Err(closed);
        }
        Ok(office)
    }
}

impl FromRequestParts<AppState> for Arrived {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let mut caller = Caller::from_request_parts(parts, state)
            .await
            .map_err(NotHere::into_response)?;
        let Extension(db) = Extension::<Db>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let (org, user) = (caller.actor.org, caller.actor.user);
        let reading = db.clone();
        let found = state
            .pages()
            .run(move || work::login::actor_of(&reading, org, user))
            .await;
        let actor = match found.map_err(IntoResponse::into_response)? {
            Ok(Some(actor)) => actor,
            Ok(None) => return Err(Problem::Forbidden.into_response()),
            Err(error) => return Err(Problem::failed(&error).into_response()),
        };
        caller.menu = menu_of(&actor);
        let at = At {
            today: caller.today,
            now: state.clock().now().as_microsecond(),
        };
        Ok(Self(Office {
            caller,
            actor,
            at,
            db,
            state: state.clone(),
        }))
    }
}
