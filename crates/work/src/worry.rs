//! A worry from the neighbourhood (S4.12): a caretaker or any colleague finds a home by its address and nothing else, passes on
//! one line, and reads on their own page what was done with it. They see no case, no name and no amount.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal, case_file, judge, night};
use domain::folding::fold;
use domain::ids::{TenancyId, WorryId};
use domain::worry::{Answered, Asked, Worry, WorryAnswer, check_line};
use serde_json::json;
use std::collections::HashMap;
use store::Db;
use store::db::Moment;

/// Homes that are shown for one search at most.
const MOST_HOMES: usize = 8;
/// Tenancies that are looked at for it.
const LOOKED_AT: usize = 400;
/// Worries on the page of who passed them on.
const MOST_OWN: i64 = 50;

/// A home as it is found: where it is, and nothing about who lives there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Whose worry it will be about.
    pub tenancy: TenancyId,
    /// Street, number, postcode and town.
    pub address: String,
}

/// Homes whose address has every word of the query. What fits a name or a contract number only is not found here.
pub fn homes(db: &Db, actor: &Actor, at: At, query: &str) -> Result<Vec<Home>, Error> {
    actor.may(Act::PassOnWorry)?;
    let wanted = fold(query);
    let found = db.read(|tx| store::search::find(tx, &actor.scope(), query, LOOKED_AT))?;
    let lived_in = |h: &store::tenancy::Heading| {
        h.start <= at.today && h.end.is_none_or(|end| end >= at.today) && is_at(&h.address, &wanted)
    };
    let mut homes: Vec<Home> = found
        .into_iter()
        .filter(lived_in)
        .map(|h| Home {
            tenancy: h.tenancy,
            address: h.address,
        })
        .collect();
    homes.sort_by(|a, b| a.address.cmp(&b.address));
    homes.truncate(MOST_HOMES);
    Ok(homes)
}

/// Every word of the query begins a word of the address. A postcode may be written in two parts.
fn is_at(address: &str, wanted: &str) -> bool {
    let folded = fold(address);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let begins = |word: &str| parts.iter().any(|part| part.starts_with(word));
    let mut words = wanted
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .peekable();
    let mut any = false;
    while let Some(word) = words.next() {
        any = true;
        let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let postcode = words
            .peek()
            .filter(|next| digits && next.len() == 2)
            .map(|next| format!("{word}{next}"));
        if postcode.is_some_and(|code| begins(&code)) {
            words.next();
        } else if !begins(word) {
            return false;
        }
    }
    any
}

/// The address of a home that was found.
pub fn home(db: &Db, actor: &Actor, id: TenancyId) -> Result<Home, Error> {
    actor.may(Act::PassOnWorry)?;
    let heading = db.read(|tx| store::tenancy::heading(tx, &actor.scope(), id))?;
    let heading = heading.ok_or_else(|| Refusal::NoSuchTenancy(id.to_string()))?;
    Ok(Home {
        tenancy: id,
        address: heading.address,
    })
}

/// A worry as passed on.
#[derive(Clone, Debug)]
pub struct NewWorry {
    /// Chosen by the browser.
    pub id: WorryId,
    /// About which home.
    pub tenancy: TenancyId,
    /// One line.
    pub line: String,
    /// Was the tenant asked?
    pub asked: Asked,
}

/// Passes a worry on: it is on today's list at once. The same worry twice is one worry.
pub fn pass_on(db: &Db, actor: &Actor, at: At, new: &NewWorry) -> Result<(), Error> {
    actor.may(Act::PassOnWorry)?;
    let from = actor.user.ok_or(Refusal::Missing("user"))?;
    let line = new.line.trim();
    if line.is_empty() {
        return Err(Refusal::Missing("line").into());
    }
    check_line(line).map_err(Refusal::Worry)?;
    check_text("line", line)?;
    let worry = Worry {
        id: new.id,
        from,
        from_name: actor.name.clone(),
        from_phone: None,
        line: line.to_owned(),
        asked: new.asked,
        on: at.today,
        answer: None,
    };
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let heading = store::tenancy::heading(tx, &scope, new.tenancy)?;
        let heading = heading.ok_or_else(|| Refusal::NoSuchTenancy(new.tenancy.to_string()))?;
        if store::help::add(tx, &scope, [(new.tenancy, &worry)], Moment(at.now))? == 0 {
            return Ok(());
        }
        judge::again(tx, &scope, &policy, at, new.tenancy)?;
        let details = json!({"worry": worry.id.to_string(), "asked": worry.asked.code()});
        let (about, tenancy) = (&heading.reference, Some(new.tenancy));
        crate::audit::note(tx, actor, at, "pass_on_worry", about, tenancy, "", &details)
    })
}

/// A worry as its maker sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The worry.
    pub worry: Worry,
    /// Where.
    pub address: String,
    /// Who answered.
    pub answered_by: Option<String>,
}

/// What somebody passed on, the newest first, with what was done.
pub fn own(db: &Db, actor: &Actor) -> Result<Vec<Own>, Error> {
    actor.may(Act::PassOnWorry)?;
    let Some(user) = actor.user else {
        return Ok(Vec::new());
    };
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let names: HashMap<_, _> = store::staff::all(tx, &scope)?
            .into_iter()
            .map(|s| (s.id, s.name))
            .collect();
        let own = store::worry::of_maker(tx, &scope, user, MOST_OWN)?;
        let one = |(worry, address): (Worry, String)| Own {
            answered_by: worry.answer.as_ref().and_then(|a| names.get(&a.by).cloned()),
            worry,
            address,
        };
        Ok::<_, store::Error>(own.into_iter().map(one).collect())
    })?)
}

/// Tells who passed it on what was done; the row leaves today's list. A later answer takes the place of the first.
pub fn answer(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: WorryId,
    (how, words): (WorryAnswer, &str),
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let by = actor.user.ok_or(Refusal::Missing("user"))?;
    check_line(words.trim()).map_err(Refusal::Worry)?;
    check_text("words", words)?;
    let answered = Answered {
        how,
        words: words.trim().to_owned(),
        by,
        on: at.today,
    };
    case_file::act(db, actor, at, tenancy, "answer_worry", |tx, file| {
        let held = file.worries.iter().find(|w| w.id == id);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        if held.answer.as_ref() == Some(&answered) {
            return Ok(None);
        }
        store::worry::answer(tx, &actor.scope(), tenancy, id, &answered)?;
        Ok(Some(json!({"worry": id.to_string(), "how": how.code()})))
    })
}

/// Forgets what is older than the days of the policy; who it was about is looked at again tonight.
pub(crate) fn forget(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let about = store::worry::forget(tx, &scope, at.today.plus(-policy.worry_days))?;
        if about.is_empty() {
            return Ok(());
        }
        store::awake::wake(tx, &scope, about.iter().copied())?;
        let details = json!({"households": about.len()});
        crate::audit::note(tx, actor, at, "forget_worries", "", None, "", &details)
    })
}
