//! Deferral: what is open may come later; until its day it is not counted as missed (S1.22). Every version is kept.

use crate::actor::{Act, Actor, At};
use crate::part::{About, parts};
use crate::record::check_text;
use crate::{Error, Refusal, case_file};
use domain::calendar::Day;
use domain::deferral::{BadDeferral, Deferral, DeferralState};
use domain::ids::{DeferralId, TenancyId};
use domain::money::Cents;
use serde_json::{Value, json};
use store::Db;
use store::db::Moment;

/// A deferral as agreed.
#[derive(Clone, Debug)]
pub struct NewDeferral {
    /// Chosen by the browser.
    pub id: DeferralId,
    /// What may come later.
    pub about: About,
    /// How much of it; all of it when it is not told.
    pub amount: Option<Cents>,
    /// The last day on which it is on time.
    pub until: Day,
    /// Why, in the tenant's words; may be empty.
    pub words: String,
}

/// Agrees that something may come later. From then on nobody asks for it until the day after.
pub fn give(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewDeferral) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    check_text("words", &new.words)?;
    case_file::act(db, actor, at, tenancy, "give_deferral", |tx, file| {
        if file.deferrals.iter().any(|d| d.id == new.id) {
            return Ok(None);
        }
        let outlook = file.outlook(at.today);
        let parts = parts(&outlook, new.about, new.amount, at.today).map_err(BadDeferral::Part);
        let deferral = Deferral {
            id: new.id,
            version: 1,
            parts: parts.map_err(Refusal::Deferral)?,
            until: new.until,
            words: new.words.trim().to_owned(),
            state: DeferralState::Given,
            made_on: at.today,
            by: actor.user,
            learned_on: at.today,
        };
        deferral
            .check(&outlook.account, file.tenancy.start)
            .map_err(Refusal::Deferral)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &deferral)], Moment(at.now))?;
        Ok(Some(told(&deferral)))
    })
}

/// What becomes of a deferral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Another last day.
    Until(Day),
    /// Taken back in consultation.
    Drop,
}

/// Changes a deferral: a new version, the old one is kept. `seen` is the version that was on the page.
pub fn change(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: DeferralId,
    seen: i32,
    turn: Turn,
) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    if let Turn::Until(day) = turn
        && day <= at.today
    {
        return Err(Refusal::Date { field: "until", day }.into());
    }
    case_file::act(db, actor, at, tenancy, "change_deferral", |tx, file| {
        let held = case_file::newest(&file.deferrals, id)?;
        let (state, until) = match turn {
            Turn::Until(day) => (DeferralState::Given, day),
            Turn::Drop => (DeferralState::Dropped, held.until),
        };
        if held.version == seen + 1 && (held.state, held.until) == (state, until) {
            return Ok(None);
        }
        if held.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if held.state == DeferralState::Dropped || held.until < at.today {
            return Err(Refusal::NotOpen.into());
        }
        let next = Deferral {
            version: held.version + 1,
            state,
            until,
            made_on: at.today,
            by: actor.user,
            learned_on: at.today,
            ..held.clone()
        };
        store::help::add(tx, &actor.scope(), [(tenancy, &next)], Moment(at.now))?;
        Ok(Some(told(&next)))
    })
}

/// What the trail says of it: no words of the tenant.
fn told(d: &Deferral) -> Value {
    let total: Cents = d.parts.iter().map(|p| p.amount).sum();
    json!({"deferral": d.id.to_string(), "version": d.version, "state": d.state.code(), "total": total.0,
        "until": d.until.to_string()})
}
