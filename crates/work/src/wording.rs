//! The texts of messages as an association has them: those that come with the product, with its own in their place or beside
//! them; its fixed facts; the stress-sensitive package as one switch (S4.19); and what messages of each form were followed by.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal, night, policy};
use domain::calendar::Day;
use domain::help::Wishes;
use domain::ids::TenancyId;
use domain::ledger::EntryKind;
use domain::message::{Merge, Slot, Template, Tongue, shipped, shipped_informal};
use domain::plain_language::{self, Finding, Reading};
use domain::tenancy::AddressForm;
use serde_json::json;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use store::Db;
use store::db::{Moment, Tx};
use store::wording::OwnText;
use uuid::Uuid;

/// A text to begin from.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text.
    pub template: Template,
    /// Version of the association's own text; 0 as shipped.
    pub version: i32,
}

/// What the association itself says the same in every message.
pub const OF_ASSOCIATION: [Slot; 8] = [
    Slot::PayLink,
    Slot::ChoiceLink,
    Slot::Iban,
    Slot::Municipality,
    Slot::HelperName,
    Slot::HelperPhone,
    Slot::Vat,
    Slot::ReturnAddress,
];
/// What a colleague says the same in every message.
pub const OF_COLLEAGUE: [Slot; 2] = [Slot::SenderRole, Slot::SenderDays];

/// The texts in a language and form of address: an own text stands in the place of the shipped one with its name.
pub(crate) fn texts(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    tongue: Tongue,
    form: AddressForm,
) -> Result<Vec<Text>, Error> {
    // Only Dutch tells the two forms apart.
    let form = if tongue == Tongue::Dutch {
        form
    } else {
        AddressForm::Formal
    };
    let shipped = match (tongue, form) {
        (Tongue::Dutch, AddressForm::Informal) => shipped_informal(),
        _ => shipped(tongue),
    };
    let shipped = shipped.map_err(|e| Refusal::Wording(e.to_string()))?;
    let mut all: Vec<Text> = shipped
        .into_iter()
        .map(|template| Text { template, version: 0 })
        .collect();
    for own in newest(store::wording::texts(tx, scope)?) {
        if own.language != tongue.code() || own.address != form.code() || own.text.is_empty() {
            continue;
        }
        // It was read when it was saved; a later program may ask more of it: then the shipped one stands in.
        let Ok(template) = Template::parse(&own.key, &own.text) else {
            continue;
        };
        let text = Text {
            template,
            version: own.version,
        };
        match all.iter_mut().find(|t| t.template.key == own.key) {
            Some(held) => *held = text,
            None => all.push(text),
        }
    }
    Ok(all)
}

/// The last version of each; they come in order.
fn newest(all: Vec<OwnText>) -> Vec<OwnText> {
    let mut list: Vec<OwnText> = Vec::new();
    for text in all {
        let same =
            |t: &OwnText| (&t.key, &t.language, &t.address) == (&text.key, &text.language, &text.address);
        match list.last_mut().filter(|t| same(t)) {
            Some(last) => *last = text,
            None => list.push(text),
        }
    }
    list
}

/// The fixed facts that hold for a writer.
pub(crate) fn fixed(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    writer: Option<domain::ids::UserId>,
    merge: &mut Merge,
) -> Result<(), Error> {
    for (owner, slot, words) in store::wording::facts(tx, scope)? {
        let Some(slot) = Slot::from_code(&slot) else {
            continue;
        };
        if owner == Uuid::nil() || writer.is_some_and(|u| u.0 == owner) {
            merge.put(slot, words);
        }
    }
    Ok(())
}

/// A text on the shelf.
#[derive(Clone, Debug)]
pub struct OnShelf {
    /// The text.
    pub text: Text,
    /// The whole file as it is edited.
    pub file: String,
}

/// All texts of a language and form, as they are edited.
pub fn shelf(db: &Db, actor: &Actor, tongue: Tongue, form: AddressForm) -> Result<Vec<OnShelf>, Error> {
    actor.may(Act::WriteTexts)?;
    let scope = actor.scope();
    db.read(|tx| {
        let own = newest(store::wording::texts(tx, &scope)?);
        let all = texts(tx, &scope, tongue, form)?;
        Ok(all
            .into_iter()
            .map(|text| {
                let t = &text.template;
                let mine = own.iter().find(|o| {
                    text.version > 0
                        && o.key == t.key
                        && o.language == t.language.code()
                        && o.address == t.address.code()
                });
                let file = mine.map_or_else(
                    || domain::message::shipped_file(&t.key, t.language, t.address).to_owned(),
                    |o| o.text.clone(),
                );
                OnShelf { text, file }
            })
            .collect())
    })
}

/// Saves an own text. Two main actions, no line that says what to do, an unknown slot: refused with the line and the reason,
/// and nothing is saved (S2.7). With the stress-sensitive package on, words that judge, threaten or order are refused too.
/// An empty text takes the own one away; the shipped one stands again.
pub fn save(
    db: &Db,
    actor: &Actor,
    at: At,
    key: &str,
    text: &str,
    base: (Tongue, AddressForm),
) -> Result<(), Error> {
    actor.may(Act::WriteTexts)?;
    check_text("text", text)?;
    let named = (2..=40).contains(&key.len())
        && key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !named {
        return Err(Refusal::NotAName(key.chars().take(40).collect()).into());
    }
    let (tongue, form) = if text.trim().is_empty() {
        base
    } else {
        let template = Template::parse_new(key, text).map_err(Refusal::Template)?;
        let policy = night::policy_of(db, &actor.scope())?;
        if policy.stress_sensitive != 0 {
            kind(&template, at.today)?;
        }
        (template.language, template.address)
    };
    let scope = actor.scope();
    db.write(|tx| {
        let all = newest(store::wording::texts(tx, &scope)?);
        let held = all
            .iter()
            .find(|t| t.key == key && t.language == tongue.code() && t.address == form.code());
        if held.is_some_and(|t| t.text == text) {
            return Ok(());
        }
        let own = OwnText {
            key: key.to_owned(),
            language: tongue.code().to_owned(),
            address: form.code().to_owned(),
            version: held.map_or(0, |t| t.version) + 1,
            text: text.trim().replace("\r\n", "\n"),
            made_on: at.today,
            by: actor.user,
        };
        if store::wording::add_text(tx, &scope, &own, Moment(at.now))? == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let details = json!({"language": own.language, "address": own.address, "version": own.version});
        crate::audit::note(tx, actor, at, "save_text", key, None, "", &details)
    })
}

/// With the package on every text to a tenant is free of judgement, threat and order.
fn kind(template: &Template, on: Day) -> Result<(), Refusal> {
    let reading = read(template, on)?;
    let draft = template.draft(&Merge::new(on)).text();
    let hard = reading
        .remarks
        .iter()
        .find(|r| matches!(r.finding, Finding::Judgement | Finding::Threat | Finding::Must));
    match hard {
        None => Ok(()),
        Some(remark) => Err(Refusal::Unkind {
            finding: remark.finding,
            words: draft.get(remark.place.clone()).unwrap_or_default().to_owned(),
        }),
    }
}

/// What the reader says of a text before anything is filled in.
pub fn read(template: &Template, on: Day) -> Result<Reading, Refusal> {
    let merge = Merge::new(on);
    let words = plain_language::shipped(template.language).map_err(|e| Refusal::Wording(e.to_string()))?;
    Ok(plain_language::read(
        &template.draft(&merge).text(),
        template.channel,
        &words,
        &merge,
    ))
}

/// The fixed facts of the association, and of the one who asks.
pub fn fixed_facts(db: &Db, actor: &Actor) -> Result<BTreeMap<Slot, String>, Error> {
    actor.may(Act::SendMessages).or(actor.may(Act::WriteTexts))?;
    let scope = actor.scope();
    let all = db.read(|tx| store::wording::facts(tx, &scope))?;
    let mine = |owner: Uuid| owner == Uuid::nil() || actor.user.is_some_and(|u| u.0 == owner);
    Ok(all
        .into_iter()
        .filter(|(owner, ..)| mine(*owner))
        .filter_map(|(_, slot, words)| Some((Slot::from_code(&slot)?, words)))
        .collect())
}

/// Sets a fixed fact: the association's by who writes its texts, one's own by oneself.
pub fn set_fact(db: &Db, actor: &Actor, at: At, slot: Slot, words: &str) -> Result<(), Error> {
    check_text("fact", words)?;
    let owner = if OF_COLLEAGUE.contains(&slot) {
        actor.may(Act::SendMessages)?;
        actor.user.map_or(Uuid::nil(), |u| u.0)
    } else if OF_ASSOCIATION.contains(&slot) {
        actor.may(Act::WriteTexts)?;
        Uuid::nil()
    } else {
        return Err(Refusal::Missing("slot").into());
    };
    let scope = actor.scope();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    db.write(|tx| {
        store::wording::put_fact(tx, &scope, owner, slot.code(), &words, Moment(at.now))?;
        let details = json!({"words": words});
        crate::audit::note(tx, actor, at, "set_message_fact", slot.code(), None, "", &details)
    })
}

/// Switches the stress-sensitive package (S4.19).
pub fn set_package(db: &Db, actor: &Actor, at: At, on: bool) -> Result<(), Error> {
    actor.may(Act::WriteTexts)?;
    policy::set(db, actor, at, "stress_sensitive", &json!(i32::from(on)))
}

/// Notes what a tenant wishes to hear from us: thanks when things go well (under administration: the administrator agrees,
/// S2.8), and the question how it goes after a plan (S3.14).
pub fn set_wishes(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, wishes: Wishes) -> Result<(), Error> {
    actor.may(Act::SendMessages)?;
    let scope = actor.scope();
    crate::record::act(db, actor, at, tenancy, "set_wishes", |tx| {
        store::wording::put_wish(
            tx,
            &scope,
            tenancy,
            wishes,
            (at.today, actor.user),
            Moment(at.now),
        )?;
        Ok(json!({"thanks": wishes.thanks, "aftercare": wishes.aftercare}))
    })
}

/// Longest way of being greeted, in characters.
const LONGEST_GREETING: usize = 160;

/// Writes down how the tenant wants to be greeted, as the tenant said it; nothing said takes it away (S0.9).
pub fn set_greeting(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, words: &str) -> Result<(), Error> {
    actor.may(Act::SendMessages)?;
    let words = words.trim();
    check_text("greeting", words)?;
    if words.chars().count() > LONGEST_GREETING {
        return Err(Refusal::TooLong("greeting").into());
    }
    let scope = actor.scope();
    crate::record::act(db, actor, at, tenancy, "set_greeting", |tx| {
        if words.is_empty() {
            store::door_wish::remove(tx, &scope, tenancy)?;
        } else {
            let told = (at.today, actor.user);
            store::door_wish::put(tx, &scope, tenancy, words, told, Moment(at.now))?;
        }
        Ok(json!({"told": !words.is_empty()}))
    })
}

/// Messages of one form, and how often rent money came in soon after. Counts, no shares and no scores: what came in may have
/// come anyway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Key of the text; empty when by hand.
    pub template: String,
    /// Version of the association's own text; 0 as shipped.
    pub version: i32,
    /// How they travelled.
    pub channel: String,
    /// Made with the stress-sensitive package on.
    pub stress_sensitive: bool,
    /// How many left.
    pub left: i64,
    /// Of these, after how many money came in within [`FOLLOWED_DAYS`].
    pub followed: i64,
}

/// Days in which a payment counts as following a message.
pub const FOLLOWED_DAYS: i32 = 14;

/// What left in the days up to and with `until`, by form, with how often money followed. Messages that left less than
/// [`FOLLOWED_DAYS`] ago are left out: their time is not over.
pub fn effect(db: &Db, actor: &Actor, from: Day, until: Day) -> Result<Vec<Effect>, Error> {
    actor.may(Act::WriteTexts)?;
    let scope = actor.scope();
    db.read(|tx| {
        let mut counts: BTreeMap<(String, i32, String, bool), (i64, i64)> = BTreeMap::new();
        let mut paid: BTreeMap<TenancyId, Vec<Day>> = BTreeMap::new();
        for m in store::wording::left(tx, &scope, from, until.plus(-FOLLOWED_DAYS))? {
            if let Entry::Vacant(unread) = paid.entry(m.tenancy) {
                let entries = store::entry::of(tx, &scope, m.tenancy)?;
                let days = entries
                    .iter()
                    .filter(|b| b.entry.kind == EntryKind::Receipt)
                    .map(|b| b.entry.effective_on);
                unread.insert(days.collect());
            }
            let followed = paid.get(&m.tenancy).is_some_and(|days| {
                days.iter()
                    .any(|day| (m.on..=m.on.plus(FOLLOWED_DAYS)).contains(day))
            });
            let count = counts
                .entry((m.template, m.template_version, m.channel, m.stress_sensitive))
                .or_default();
            count.0 += 1;
            count.1 += i64::from(followed);
        }
        Ok(counts
            .into_iter()
            .map(
                |((template, version, channel, stress_sensitive), (left, followed))| Effect {
                    template,
                    version,
                    channel,
                    stress_sensitive,
                    left,
                    followed,
                },
            )
            .collect())
    })
}
