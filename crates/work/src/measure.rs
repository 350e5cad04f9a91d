//! Measures at work: what was told of why paying became hard, which measures fit and which was chosen, what the association
//! offers and adds of its own, and how the rent comes in since (S0.6, S0.13, S4.24, S4.39).

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::record::{self, check_text};
use crate::{Error, Refusal, night};
use domain::agreement::Party;
use domain::calendar::{Day, Watch};
use domain::cause::{self, Cause, ToldCause};
use domain::ids::{CauseId, MeasureChoiceId, TenancyId};
use domain::measure::{
    self, BadMeasures, Draft, MOST_OFFERS, Measure, MeasureChoice, Offer, SHIPPED, Since, Use, Why, offers,
    signs, since,
};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use store::db::{Moment, Tx};
use store::measure::LocalMeasure;
use store::{Db, Scope};

/// Longest name of a measure, in characters: it stands on a tile.
pub const LONGEST_NAME: usize = 60;
/// Longest line, in characters.
pub const LONGEST_LINE: usize = 160;
/// Days that the account of use and effect looks back.
pub const LOOK_BACK: i32 = 730;

/// All measures of an association, and which of them it does not offer.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The toolbox, then the association's own.
    pub measures: Vec<Measure>,
    /// Codes that are not offered.
    pub left_out: Vec<String>,
}

impl Catalogue {
    /// The measure of a code.
    pub fn of(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.code == code)
    }
    /// Whether a code is one of the toolbox; the others are the association's own.
    pub fn is_shipped(code: &str) -> bool {
        code.strip_prefix('M')
            .is_some_and(|number| number.parse::<u8>().is_ok())
    }
}

/// Read once: every look at a tenant's page asks for them.
static TOOLBOX: LazyLock<Result<Vec<Measure>, BadMeasures>> = LazyLock::new(|| measure::read(SHIPPED));

fn shipped() -> Result<Vec<Measure>, Error> {
    Ok(TOOLBOX.clone().map_err(Refusal::Measure)?)
}

fn catalogue_in(tx: &mut Tx<'_>, scope: &Scope) -> Result<Catalogue, Error> {
    let mut measures = shipped()?;
    for own in newest(store::measure::local(tx, scope)?) {
        // It was read when it was saved; a later program may ask more of it: then it is not offered.
        if let Ok(read) = measure::read([own.text.as_str()]) {
            measures.extend(read.into_iter().filter(|m| m.code == own.code));
        }
    }
    Ok(Catalogue {
        measures,
        left_out: store::measure::left_out(tx, scope)?,
    })
}

/// The last version of each that is not taken away; they come in order.
fn newest(all: Vec<LocalMeasure>) -> Vec<LocalMeasure> {
    let mut list: Vec<LocalMeasure> = Vec::new();
    for version in all {
        match list.last_mut().filter(|held| held.code == version.code) {
            Some(held) => *held = version,
            None => list.push(version),
        }
    }
    list.retain(|own| !own.text.is_empty());
    list
}

/// All measures.
pub fn catalogue(db: &Db, actor: &Actor) -> Result<Catalogue, Error> {
    actor.may(Act::SeeTenancy).or(actor.may(Act::ChooseMeasures))?;
    db.read(|tx| catalogue_in(tx, &actor.scope()))
}

/// Something to choose from; `measure` is nothing for "nothing yet".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub measure: Measure,
    /// One line why.
    pub why: Why,
}

/// A choice that was made, and how the rent comes in since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The choice.
    pub choice: MeasureChoice,
    /// Name of what was chosen, Dutch and English; nothing for "nothing yet".
    pub name: Option<(String, String)>,
    /// How the rent comes in since.
    pub since: Since,
}

/// What a tenant's page shows of measures.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Those that fit, best first; "nothing yet" belongs below them.
    pub offered: Vec<Offered>,
    /// What was told and holds.
    pub told: Vec<ToldCause>,
    /// Earlier choices, newest first.
    pub made: Vec<Made>,
}

/// The measures that fit the facts of a file today (S0.6).
pub fn panel(db: &Db, actor: &Actor, at: At, file: &CaseFile) -> Result<Panel, Error> {
    actor.may(Act::SeeTenancy)?;
    let (scope, id) = (actor.scope(), file.tenancy.id);
    let (catalogue, causes, choices) = db.read(|tx| {
        Ok::<_, Error>((
            catalogue_in(tx, &scope)?,
            store::measure::causes(tx, &scope, id)?,
            store::measure::choices(tx, &scope, id)?,
        ))
    })?;
    let outlook = file.outlook(at.today);
    let facts = signs(&outlook, file.tenancy.start, &causes);
    let left_out: Vec<&str> = catalogue.left_out.iter().map(String::as_str).collect();
    let offered = offers(&catalogue.measures, &left_out, &facts)
        .into_iter()
        .filter_map(|offer| match offer {
            Offer::Measure { measure, why } => Some(Offered {
                measure: measure.clone(),
                why: why.clone(),
            }),
            Offer::NothingYet => None,
        })
        .collect();
    let made = choices.into_iter().rev().map(|choice| Made {
        name: choice.chosen.as_deref().map(|code| {
            let held = catalogue.of(code).map(|m| m.name.clone());
            held.unwrap_or_else(|| (code.to_owned(), code.to_owned()))
        }),
        since: since_of(file, &choice, at.today),
        choice,
    });
    Ok(Panel {
        offered,
        told: cause::standing(&causes, &Watch::new(at.today))
            .into_iter()
            .copied()
            .collect(),
        made: made.collect(),
    })
}

/// The ledger tells what came of it, on the day some months later; nobody fills that in.
fn since_of(file: &CaseFile, choice: &MeasureChoice, today: Day) -> Since {
    let look_on = choice.look_on();
    since((look_on <= today).then(|| file.outlook(look_on).flow.state))
}

/// A choice as made.
#[derive(Clone, Debug)]
pub struct NewChoice {
    /// Made by the browser.
    pub id: MeasureChoiceId,
    /// What stood on the page, in its order.
    pub offered: Vec<String>,
    /// What was chosen; `None` is "nothing yet".
    pub chosen: Option<String>,
}

/// Keeps what was offered and chosen.
pub fn choose(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewChoice) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let offered = new.offered.len();
    let known = |code: &String| new.offered.contains(code);
    if offered >= MOST_OFFERS || !new.chosen.as_ref().is_none_or(known) {
        return Err(Refusal::Missing("measure").into());
    }
    let choice = MeasureChoice {
        id: new.id,
        offered: new.offered.clone(),
        chosen: new.chosen.clone(),
        on: at.today,
        by: actor.user,
        learned_on: at.today,
    };
    let scope = actor.scope();
    record::act(db, actor, at, tenancy, "choose_measure", |tx| {
        let catalogue = catalogue_in(tx, &scope)?;
        if choice.offered.iter().any(|code| catalogue.of(code).is_none()) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        store::measure::add_choice(tx, &scope, tenancy, &choice, Moment(at.now))?;
        Ok(json!({"offered": choice.offered, "chosen": choice.chosen}))
    })
}

/// What was told of why paying became hard.
#[derive(Clone, Copy, Debug)]
pub struct NewCause {
    /// Made by the browser.
    pub id: CauseId,
    /// What.
    pub cause: Cause,
    /// Who said it.
    pub said_by: Party,
    /// It is over, or it was taken back.
    pub over: bool,
}

/// Keeps what was told: never needed for anything, never guessed (S0.13).
pub fn tell(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: NewCause) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let told = ToldCause {
        id: new.id,
        cause: new.cause,
        said_by: new.said_by,
        on: at.today,
        by: actor.user,
        learned_on: at.today,
        over: new.over,
    };
    record::act(db, actor, at, tenancy, "tell_cause", |tx| {
        store::measure::add_cause(tx, &actor.scope(), tenancy, &told, Moment(at.now))?;
        Ok(json!({"cause": told.cause.code(), "over": told.over}))
    })
}

/// Says whether the association offers a measure.
pub fn set_offered(db: &Db, actor: &Actor, at: At, code: &str, offered: bool) -> Result<(), Error> {
    actor.may(Act::ChooseMeasures)?;
    let scope = actor.scope();
    db.write(|tx| {
        let catalogue = catalogue_in(tx, &scope)?;
        if catalogue.of(code).is_none() {
            return Err(Refusal::NoSuchMeasure(code.chars().take(40).collect()).into());
        }
        if catalogue.left_out.iter().any(|c| c == code) != offered {
            return Ok(());
        }
        let by = (at.today, actor.user);
        store::measure::put_left_out(tx, &scope, code, !offered, by, Moment(at.now))?;
        let details = json!({"offered": offered});
        crate::audit::note(tx, actor, at, "offer_measure", code, None, "", &details)
    })
}

/// Saves a measure of the association itself: the same reader as for the toolbox says what is not right (S4.24). A `new` one
/// takes no code that is in use.
pub fn save_own(db: &Db, actor: &Actor, at: At, draft: &Draft, new: bool) -> Result<(), Error> {
    actor.may(Act::ChooseMeasures)?;
    check_draft(draft)?;
    let code = draft.code.as_str();
    if Catalogue::is_shipped(code) || !named(code) {
        return Err(Refusal::NotAName(code.chars().take(40).collect()).into());
    }
    let text = Draft {
        reviewed: Some(at.today),
        ..draft.clone()
    }
    .to_toml();
    measure::read([text.as_str()]).map_err(Refusal::Measure)?;
    keep(db, actor, at, code, &text, new)
}

/// A code that can stand in an address and between spaces.
fn named(code: &str) -> bool {
    (2..=20).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn check_draft(draft: &Draft) -> Result<(), Error> {
    let long = |text: &str, most: usize| text.chars().count() > most;
    for name in [&draft.name.0, &draft.name.1, &draft.decides, &draft.source] {
        if long(name, LONGEST_NAME) {
            return Err(Refusal::TooLong("name").into());
        }
    }
    let lines = draft.why.iter().flat_map(|(_, nl, en)| [nl, en]);
    for line in lines.chain([&draft.what.0, &draft.what.1]) {
        if long(line, LONGEST_LINE) {
            return Err(Refusal::TooLong("line").into());
        }
        check_text("line", line)?;
    }
    check_text("name", &draft.name.0)
}

/// Takes an own measure away; what was chosen before stays in the files.
pub fn remove_own(db: &Db, actor: &Actor, at: At, code: &str) -> Result<(), Error> {
    actor.may(Act::ChooseMeasures)?;
    keep(db, actor, at, code, "", false)
}

fn keep(db: &Db, actor: &Actor, at: At, code: &str, text: &str, new: bool) -> Result<(), Error> {
    let scope = actor.scope();
    db.write(|tx| {
        let held = store::measure::local(tx, &scope)?
            .into_iter()
            .rfind(|own| own.code == code);
        if held.is_none() && text.is_empty() {
            return Err(Refusal::NoSuchMeasure(code.chars().take(40).collect()).into());
        }
        if held.as_ref().is_some_and(|own| own.text == text) {
            return Ok(());
        }
        if new && held.as_ref().is_some_and(|own| !own.text.is_empty()) {
            return Err(Refusal::MeasureTaken(code.to_owned()).into());
        }
        let own = LocalMeasure {
            code: code.to_owned(),
            version: held.map_or(0, |own| own.version) + 1,
            text: text.to_owned(),
            made_on: at.today,
            by: actor.user,
        };
        if store::measure::add_local(tx, &scope, &own, Moment(at.now))? == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let details = json!({"version": own.version, "removed": own.text.is_empty()});
        crate::audit::note(tx, actor, at, "save_measure", code, None, "", &details)
    })
}

/// Use and effect of the last [`LOOK_BACK`] days, by code; "nothing yet" stands under `None`. Households, no person.
pub fn uses(db: &Db, actor: &Actor, at: At) -> Result<BTreeMap<Option<String>, Use>, Error> {
    actor.may(Act::ChooseMeasures)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.read(|tx| {
        let chosen = store::measure::chosen(tx, &scope, at.today.plus(-LOOK_BACK), at.today)?;
        let mut all = Vec::with_capacity(chosen.len());
        for (tenancy, choice) in chosen {
            let over = choice.look_on() <= at.today;
            let file = if over {
                case_file::load(tx, &scope, tenancy, policy)?
            } else {
                None
            };
            let since = file.map_or(Since::TooEarly, |file| since_of(&file, &choice, at.today));
            all.push((tenancy, choice, since));
        }
        Ok(measure::uses(
            all.iter()
                .map(|(tenancy, choice, since)| (*tenancy, choice, *since)),
        ))
    })
}

/// Why paying became hard, as it was told in the last [`LOOK_BACK`] days: households, no person.
pub fn reasons(db: &Db, actor: &Actor, at: At) -> Result<BTreeMap<Cause, usize>, Error> {
    actor.may(Act::ChooseMeasures)?;
    let from = at.today.plus(-LOOK_BACK);
    let told = db.read(|tx| store::measure::told(tx, &actor.scope(), from, at.today))?;
    Ok(cause::households(
        told.iter().map(|(tenancy, telling)| (*tenancy, telling)),
    ))
}
