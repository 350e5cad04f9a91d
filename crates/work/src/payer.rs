//! Someone else who pays: from when, until when, and how the tenant stops it (S4.16). Every version is kept.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal, case_file};
use domain::calendar::Day;
use domain::ids::{PayerId, TenancyId};
use domain::payer::{Payer, PayerKind, Pays};
use serde_json::{Value, json};
use store::Db;
use store::db::Moment;

/// Another payer as agreed.
#[derive(Clone, Debug)]
pub struct NewPayer {
    /// Chosen by the browser.
    pub id: PayerId,
    /// What kind of payer.
    pub kind: PayerKind,
    /// Name, as people say it.
    pub name: String,
    /// How to reach them; may be empty.
    pub reach: String,
    /// What they pay.
    pub pays: Pays,
    /// First day for which they pay.
    pub from: Day,
    /// Last day; until it is stopped when it is not told.
    pub until: Option<Day>,
    /// How the tenant stops it.
    pub how_to_stop: String,
}

/// Writes down that someone else pays. What they miss is asked of them from then on.
pub fn begin(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewPayer) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    check_text("name", &new.name)?;
    check_text("reach", &new.reach)?;
    check_text("how_to_stop", &new.how_to_stop)?;
    case_file::act(db, actor, at, tenancy, "begin_payer", |tx, file| {
        if file.payers.iter().any(|p| p.id == new.id) {
            return Ok(None);
        }
        let payer = Payer {
            id: new.id,
            version: 1,
            kind: new.kind,
            name: new.name.trim().to_owned(),
            reach: new.reach.trim().to_owned(),
            pays: new.pays,
            from: new.from,
            until: new.until,
            how_to_stop: new.how_to_stop.trim().to_owned(),
            made_on: at.today,
            by: actor.user,
            learned_on: at.today,
        };
        payer.check(file.tenancy.start).map_err(Refusal::Payer)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &payer)], Moment(at.now))?;
        Ok(Some(told(&payer)))
    })
}

/// Stops it: from the next month on the tenant pays again. A new version, the old one is kept.
pub fn stop(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, id: PayerId, seen: i32) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    case_file::act(db, actor, at, tenancy, "stop_payer", |tx, file| {
        let held = case_file::newest(&file.payers, id)?;
        let next = held.stopped(at.today, actor.user);
        if held.version == seen + 1 && held.until == next.until {
            return Ok(None);
        }
        if held.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if held.until.is_some_and(|until| until < at.today) {
            return Err(Refusal::NotOpen.into());
        }
        store::help::add(tx, &actor.scope(), [(tenancy, &next)], Moment(at.now))?;
        Ok(Some(told(&next)))
    })
}

/// What the trail says of it: no names and no addresses.
fn told(p: &Payer) -> Value {
    json!({"payer": p.id.to_string(), "version": p.version, "kind": p.kind.code(), "pays": p.pays.code(),
        "from": p.from.to_string(), "until": p.until.map(|d| d.to_string())})
}
