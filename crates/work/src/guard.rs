//! Guarded notes at work: what a note should rather say otherwise, and a note in the trail when somebody leaves it as it is,
//! with why and without the words themselves (law.md §8.2, S3.8, S4.28).

use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal};
use domain::ids::TenancyId;
use domain::plain_language::notes::{Hint, NoteWords, Touches};
use serde_json::json;
use std::sync::LazyLock;
use store::Db;

/// Longest reason that is kept, in characters.
const LONGEST_REASON: usize = 200;

/// The patterns, read once.
static WORDS: LazyLock<Result<NoteWords, String>> =
    LazyLock::new(|| NoteWords::shipped().map_err(|e| e.to_string()));

/// What these words could rather say otherwise.
pub fn hints(text: &str) -> Result<Vec<Hint<'static>>, Error> {
    match &*WORDS {
        Ok(words) => Ok(words.hints(text)),
        Err(why) => Err(Refusal::Wording(why.clone()).into()),
    }
}

/// The patterns as they stand in the file, for a phone that reads them without a network.
pub fn patterns() -> Vec<(Touches, &'static [String], &'static str)> {
    WORDS
        .as_ref()
        .map_or_else(|_| Vec::new(), |words| words.patterns().collect())
}

/// Whether this tenancy is one of the association: words about somebody else's tenant are not looked at.
pub fn is_ours(db: &Db, actor: &Actor, tenancy: TenancyId) -> Result<(), Error> {
    let heading = db.read(|tx| store::tenancy::heading(tx, &actor.scope(), tenancy))?;
    heading
        .map(drop)
        .ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()).into())
}

/// Notes that somebody left words as they are, and why. The words are not repeated here.
pub fn left_as_is(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    touches: &[Touches],
    reason: &str,
) -> Result<(), Error> {
    actor
        .may(Act::RecordContact)
        .or(actor.may(Act::AgreePause))
        .or(actor.may(Act::PassOnWorry))?;
    let reason: String = reason.trim().chars().take(LONGEST_REASON).collect();
    crate::record::check_text("reason", &reason)?;
    let kinds: Vec<&str> = touches.iter().map(|t| t.code()).collect();
    let scope = actor.scope();
    db.write(|tx| {
        let heading = store::tenancy::heading(tx, &scope, tenancy)?;
        let heading = heading.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let details = json!({"touches": kinds});
        let about = &heading.reference;
        crate::audit::note(
            tx,
            actor,
            at,
            "left_as_is",
            about,
            Some(tenancy),
            &reason,
            &details,
        )
    })
}
