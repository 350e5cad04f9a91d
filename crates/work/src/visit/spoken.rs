//! Voice notes after a visit (S1.27): kept once with their sound, listened to on the tenant's page, and silent after the days of the
//! policy. Who listened stands in the trail.

use super::{NewFact, Received, keep_with};
use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal, night};
use domain::calendar::Day;
use domain::ids::{RoundId, TenancyId, UserId, VisitFactId, VisitId};
use domain::visit::Happening;
use domain::visit::spoken::{Sound, check};
use serde_json::json;
use store::{Db, Scope, Tx};

/// A voice note as the phone sends it.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// Made on the phone.
    pub id: VisitFactId,
    /// In which round.
    pub round: RoundId,
    /// At which visit.
    pub visit: VisitId,
    /// How long it is.
    pub seconds: i32,
    /// As recorded.
    pub sound: Vec<u8>,
    /// How long ago by the phone's own clock, in milliseconds.
    pub ago: i64,
}

/// A voice note as it stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its id.
    pub id: VisitFactId,
    /// The day it was spoken.
    pub on: Day,
    /// The minute of that day.
    pub minute: i32,
    /// Who spoke.
    pub by: Option<UserId>,
    /// How long it is.
    pub seconds: i32,
    /// What it was recorded in.
    pub sound: Sound,
    /// The day it came in.
    pub kept_on: Day,
    /// The day its sound went.
    pub gone_on: Option<Day>,
}

/// Keeps a voice note, once. What is no sound is refused by how it begins, whatever the phone says that it is.
pub fn record(db: &Db, actor: &Actor, at: At, new: &NewNote) -> Result<Received, Error> {
    actor.may(Act::RecordContact)?;
    let sound = check(&new.sound, new.seconds).map_err(Refusal::VoiceNote)?;
    let fact = NewFact {
        id: new.id,
        round: new.round,
        visit: new.visit,
        what: Happening::Spoken {
            seconds: new.seconds,
            sound,
        },
        ago: new.ago,
    };
    keep_with(db, actor, at, &fact, |tx, fact| {
        let whose = (fact.tenancy, fact.id);
        store::voice_note::add(tx, &actor.scope(), whose, at.today, &new.sound)?;
        Ok(())
    })
}

/// The voice notes of a tenancy, the newest first.
pub(crate) fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Spoken>, Error> {
    let kept = store::voice_note::of(tx, scope, tenancy)?;
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let facts = super::facts(&store::visit::facts_of(tx, scope, tenancy)?);
    let mut spoken: Vec<Spoken> = kept
        .iter()
        .filter_map(|note| {
            let fact = facts.iter().find(|fact| fact.id == note.id)?;
            let Happening::Spoken { seconds, sound } = fact.what else {
                return None;
            };
            Some(Spoken {
                id: note.id,
                on: fact.on,
                minute: fact.minute,
                by: fact.by,
                seconds,
                sound,
                kept_on: note.kept_on,
                gone_on: note.gone_on,
            })
        })
        .collect();
    spoken.sort_by_key(|note| std::cmp::Reverse((note.on, note.minute, note.id)));
    Ok(spoken)
}

/// The sound of a note for somebody who listens; that they did stands in the trail before they hear it. What went is not there.
pub fn listen(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: VisitFactId,
) -> Result<(Spoken, Vec<u8>), Error> {
    actor.may(Act::SeeTenancy)?;
    let scope = actor.scope();
    let found = db.read(|tx| {
        let Some(heading) = store::tenancy::heading(tx, &scope, tenancy)? else {
            return Ok(None);
        };
        let note = of(tx, &scope, tenancy)?.into_iter().find(|note| note.id == id);
        let sound = store::voice_note::sound(tx, &scope, tenancy, id)?;
        Ok::<_, Error>(note.zip(sound).map(|held| (heading.reference, held)))
    })?;
    let (reference, held) = found.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
    crate::audit::note_look(
        db,
        actor,
        at,
        "listen_voice_note",
        &reference,
        tenancy,
        "ingesproken notitie",
    )?;
    Ok(held)
}

/// The sound of what is older than the days of the policy goes.
pub(crate) fn forget(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    let scope = actor.scope();
    let days = night::policy_of(db, &scope)?.voice_note_days;
    db.write(|tx| {
        let gone = store::voice_note::forget(tx, &scope, at.today.plus(-days), at.today)?;
        if gone == 0 {
            return Ok(());
        }
        let details = json!({"notes": gone});
        crate::audit::note(tx, actor, at, "forget_voice_notes", "", None, "", &details)
    })
}
