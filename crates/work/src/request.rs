//! A tenant says that paying is hard (S1.4): by phone, on paper, at the desk, at home or on the own page. Without arrears it is a
//! case before it starts; energy as the reason brings energy help among what could help.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::{Error, ledger};
use domain::agreement::Party;
use domain::arrangement::Origin;
use domain::calendar::Watch;
use domain::cause::{self, Cause, ToldCause};
use domain::ids::{CauseId, RequestId, TenancyId};
use domain::request::{Request, Topic};
use serde_json::{Value, json};
use store::Db;
use store::db::{Moment, WriteTx};
use uuid::Uuid;

/// A request as it came.
#[derive(Clone, Copy, Debug)]
pub struct NewRequest {
    /// Made by the browser.
    pub id: RequestId,
    /// How it came to us.
    pub way: Origin,
    /// What it is about.
    pub topic: Topic,
}

/// Keeps a request that a colleague heard or read.
pub fn take(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: NewRequest) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    case_file::act(db, actor, at, tenancy, "take_request", |tx, file| {
        if file.requests.iter().any(|held| held.id == new.id) {
            return Ok(None);
        }
        keep(tx, actor, at, file, new).map(Some)
    })
}

/// Writes a request down with what follows from it; gives what the trail says of it.
pub(crate) fn keep(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    new: NewRequest,
) -> Result<Value, Error> {
    let (scope, id, moment) = (actor.scope(), file.tenancy.id, Moment(at.now));
    let request = Request {
        id: new.id,
        way: new.way,
        topic: new.topic,
        on: at.today,
        by: actor.user,
        learned_on: at.today,
    };
    store::help::add(tx, &scope, [(id, &request)], moment)?;
    if new.topic == Topic::Energy {
        energy(tx, actor, at, file, new.id)?;
    }
    let before = !file.outlook(at.today).past_due.is_positive();
    if before {
        store::tenancy::expect_arrears(tx, &scope, id, Some(at.today), moment)?;
        ledger::rebuild(tx, &scope, &[id].into())?;
    }
    let (way, topic) = (new.way.code(), new.topic.code());
    Ok(json!({"request": new.id.to_string(), "way": way, "topic": topic, "before": before}))
}

/// Higher costs, as the tenant told: what fits that is energy help (S4.10).
fn energy(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    request: RequestId,
) -> Result<(), Error> {
    let scope = actor.scope();
    let all = store::measure::causes(tx, &scope, file.tenancy.id)?;
    let standing = cause::standing(&all, &Watch::new(at.today));
    if standing.iter().any(|told| told.cause == Cause::HigherCosts) {
        return Ok(());
    }
    let told = ToldCause {
        id: CauseId(Uuid::new_v5(&request.0, b"energy")),
        cause: Cause::HigherCosts,
        said_by: Party::Tenant,
        on: at.today,
        by: actor.user,
        learned_on: at.today,
        over: false,
    };
    store::measure::add_cause(tx, &scope, file.tenancy.id, &told, Moment(at.now))?;
    Ok(())
}
