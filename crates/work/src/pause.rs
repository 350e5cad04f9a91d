//! Pauses: begin one, also with a day in the past, end it early, or let it go on longer (S4.20). Every version is kept.

use crate::actor::{Act, Actor, At};
use crate::case_file::CaseFile;
use crate::record::check_text;
use crate::{Error, Refusal, case_file};
use domain::calendar::Day;
use domain::ids::{PauseId, TenancyId};
use domain::pause::{Pause, PauseReason, PauseSource, longest};
use serde_json::{Value, json};
use store::Db;
use store::db::Moment;

/// A pause as agreed.
#[derive(Clone, Debug)]
pub struct NewPause {
    /// Chosen by the browser.
    pub id: PauseId,
    /// Who asked.
    pub source: PauseSource,
    /// Class of the reason; nothing about the person.
    pub reason: PauseReason,
    /// In the tenant's words; may be empty.
    pub words: String,
    /// First day; may lie in the past, for instance the day of the notice.
    pub from: Day,
    /// Last day; as long as the policy allows for this source when it is not told.
    pub until: Option<Day>,
    /// The day on which a person looks how it goes.
    pub review_on: Option<Day>,
}

/// Begins a pause. From then on nothing is asked, and the list is true before the page returns.
pub fn start(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewPause) -> Result<(), Error> {
    actor.may(Act::AgreePause)?;
    check_text("words", &new.words)?;
    case_file::act(db, actor, at, tenancy, "start_pause", |tx, file| {
        if file.pauses.iter().any(|p| p.id == new.id) {
            return Ok(None);
        }
        let pause = begin(actor, at, file, new)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &pause)], Moment(at.now))?;
        Ok(Some(told(&pause)))
    })
}

/// A pause as it begins, when it can be so.
pub(crate) fn begin(actor: &Actor, at: At, file: &CaseFile, new: &NewPause) -> Result<Pause, Refusal> {
    let longest = || longest(new.source, new.from, &file.policy);
    let pause = Pause {
        id: new.id,
        version: 1,
        source: new.source,
        reason: new.reason,
        words: new.words.trim().to_owned(),
        from: new.from,
        until: new.until.unwrap_or_else(longest),
        review_on: new.review_on,
        made_on: at.today,
        by: actor.user,
        learned_on: at.today,
    };
    pause
        .check(file.tenancy.start, &file.policy)
        .map_err(Refusal::Pause)?;
    Ok(pause)
}

/// What becomes of a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEnd {
    /// The version that was on the page: a change by somebody else in between is not overwritten.
    pub seen: i32,
    /// The last day from now on; today ends it.
    pub until: Day,
    /// The day to look how it goes, if it changes.
    pub review_on: Option<Day>,
}

/// Ends a pause early or lets it go on longer: a new version, the old one is kept.
pub fn change(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: PauseId,
    new: NewEnd,
) -> Result<(), Error> {
    actor.may(Act::AgreePause)?;
    if new.until < at.today {
        let (field, day) = ("until", new.until);
        return Err(Refusal::Date { field, day }.into());
    }
    case_file::act(db, actor, at, tenancy, "change_pause", |tx, file| {
        let held = case_file::newest(&file.pauses, id)?;
        let review_on = new
            .review_on
            .or(held.review_on)
            .filter(|on| new.review_on.is_some() || *on <= new.until);
        if held.version == new.seen + 1 && held.until == new.until && held.review_on == review_on {
            return Ok(None);
        }
        if held.version != new.seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if held.until < at.today {
            return Err(Refusal::NotOpen.into());
        }
        let next = Pause {
            version: held.version + 1,
            until: new.until,
            review_on,
            made_on: at.today,
            by: actor.user,
            learned_on: at.today,
            ..held.clone()
        };
        next.check(file.tenancy.start, &file.policy)
            .map_err(Refusal::Pause)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &next)], Moment(at.now))?;
        Ok(Some(told(&next)))
    })
}

/// What the trail says of it: no words of the tenant.
fn told(p: &Pause) -> Value {
    json!({"pause": p.id.to_string(), "version": p.version, "source": p.source.code(),
        "from": p.from.to_string(), "until": p.until.to_string()})
}
