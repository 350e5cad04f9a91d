//! The law as an association works with it: the rows that came with the product, its own rows over them, and what it
//! switched off. An own row carries its own source, who wrote it down and when; none is ever lost.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal, audit, policy};
use domain::calendar::Day;
use domain::ids::{OwnLawId, UserId};
use domain::law::own::Draft;
use domain::law::read::own_rows;
use domain::law::{Faults, Law, Row};
use serde_json::json;
use std::sync::LazyLock;
use store::Db;
use store::db::{Moment, Tx};
use store::own_law::Written;

static SHIPPED: LazyLock<Result<Law, Faults>> = LazyLock::new(Law::shipped);

/// The law for somebody's association.
pub fn of(db: &Db, actor: &Actor) -> Result<Law, Error> {
    let scope = actor.scope();
    db.read(|tx| in_force(tx, &scope))
}

/// The law of an association, within a transaction.
pub(crate) fn in_force(tx: &mut Tx<'_>, scope: &store::Scope) -> Result<Law, Error> {
    let law = shipped()?;
    let own = standing(tx, scope)?;
    let law = lay(law, own.iter().map(|o| (o.id, o.made_on, o.text.as_str())))?;
    let settings = crate::night::policy_within(tx, scope)?;
    Ok(if settings.confirmed_law_only {
        law.confirmed_only()
    } else {
        law
    })
}

fn shipped() -> Result<Law, Refusal> {
    let shipped = SHIPPED
        .as_ref()
        .map_err(|faults| Refusal::Law(faults.to_string()))?;
    Ok(shipped.clone())
}

/// The own rows that were not taken back.
fn standing(tx: &mut Tx<'_>, scope: &store::Scope) -> Result<Vec<Written>, Error> {
    let undone = store::own_law::undone(tx, scope)?;
    let mut rows = store::own_law::rows(tx, scope)?;
    rows.retain(|row| !undone.iter().any(|u| u.id == row.id));
    Ok(rows)
}

/// Under this name an own row is found again: on which day it was written down, and which one.
fn name_of(id: OwnLawId, made_on: Day) -> String {
    let short: String = id.to_string().chars().take(8).collect();
    format!("/wet/cijfers {made_on} {short}")
}

fn lay<'w>(law: Law, own: impl Iterator<Item = (OwnLawId, Day, &'w str)>) -> Result<Law, Refusal> {
    let mut rows = Vec::new();
    for (id, made_on, text) in own {
        let read = own_rows(&name_of(id, made_on), text);
        rows.extend(read.map_err(|faults| Refusal::Law(faults.to_string()))?);
    }
    law.with(rows).map_err(|faults| Refusal::Law(faults.to_string()))
}

/// An own row as the page shows it.
#[derive(Clone, Debug)]
pub struct OwnRow {
    /// Which.
    pub id: OwnLawId,
    /// What it says.
    pub row: Row,
    /// Who wrote it down.
    pub by: Option<UserId>,
    /// The day.
    pub made_on: Day,
    /// When it was taken back and why.
    pub undone: Option<(Day, String)>,
}

/// Every own row that was ever written down, the newest first.
pub fn own(db: &Db, actor: &Actor) -> Result<Vec<OwnRow>, Error> {
    let scope = actor.scope();
    let (rows, undone) = db.read(|tx| {
        Ok::<_, Error>((
            store::own_law::rows(tx, &scope)?,
            store::own_law::undone(tx, &scope)?,
        ))
    })?;
    let mut list = Vec::new();
    for written in rows.into_iter().rev() {
        let read = own_rows(&name_of(written.id, written.made_on), &written.text);
        let mut read = read.map_err(|faults| Refusal::Law(faults.to_string()))?;
        let taken = undone.iter().find(|u| u.id == written.id);
        list.extend(read.pop().map(|row| OwnRow {
            id: written.id,
            row,
            by: written.by,
            made_on: written.made_on,
            undone: taken.map(|u| (u.made_on, u.text.clone())),
        }));
    }
    Ok(list)
}

/// Writes an own row down, laid over what is there. A gap or an overlap with another own row is refused with both named.
pub fn write_own(db: &Db, actor: &Actor, at: At, id: OwnLawId, new: &Draft) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    check_text("source", &new.source)?;
    if new.source.trim().is_empty() {
        return Err(Refusal::Missing("source").into());
    }
    let scope = actor.scope();
    let text = new.text();
    db.write(|tx| {
        if store::own_law::rows(tx, &scope)?.iter().any(|r| r.id == id) {
            return Ok(());
        }
        let own = standing(tx, &scope)?;
        let own = own.iter().map(|o| (o.id, o.made_on, o.text.as_str()));
        lay(shipped()?, own.chain([(id, at.today, text.as_str())]))?;
        let row = Written {
            id,
            text: text.clone(),
            by: actor.user,
            made_on: at.today,
        };
        store::own_law::add(tx, &scope, &row, Moment(at.now))?;
        let details = json!({"from": new.valid_from.to_string(), "until": new.valid_to.map(|d| d.to_string()),
            "value": new.value, "source": new.source, "row": id.to_string()});
        audit::note(
            tx,
            actor,
            at,
            "write_own_law",
            new.parameter.code(),
            None,
            "",
            &details,
        )
    })
}

/// Takes an own row back; what lay under it counts again. Refused when that leaves a gap, with both rows named.
pub fn undo_own(db: &Db, actor: &Actor, at: At, id: OwnLawId, words: &str) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    check_text("words", words)?;
    if words.trim().is_empty() {
        return Err(Refusal::Missing("words").into());
    }
    let scope = actor.scope();
    db.write(|tx| {
        let own = standing(tx, &scope)?;
        if !own.iter().any(|o| o.id == id) {
            let there = store::own_law::rows(tx, &scope)?.iter().any(|o| o.id == id);
            return if there {
                Ok(())
            } else {
                Err(Refusal::NoSuchHelp(id.to_string()).into())
            };
        }
        let rest = own.iter().filter(|o| o.id != id);
        lay(shipped()?, rest.map(|o| (o.id, o.made_on, o.text.as_str())))?;
        let row = Written {
            id,
            text: words.trim().to_owned(),
            by: actor.user,
            made_on: at.today,
        };
        store::own_law::undo(tx, &scope, &row, Moment(at.now))?;
        let details = json!({"row": id.to_string()});
        audit::note(tx, actor, at, "undo_own_law", &id.to_string(), None, "", &details)
    })
}

/// Whether only numbers that somebody confirmed are computed with: the rest is switched off, in one go.
pub fn only_confirmed(db: &Db, actor: &Actor, at: At, on: bool) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    policy::set(db, actor, at, "confirmed_law_only", &json!(on))
}
