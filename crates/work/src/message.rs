//! Messages to tenants as acts of people: make one, send it, take it back, say what became of it.
//!
//! Every message passes `domain::silence` when it is made and again when it leaves (`work::outbox`). Nobody goes around it.

pub mod compose;
pub(crate) mod facts;
pub(crate) mod reader;

pub use facts::facts;

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::{Error, Refusal, night, record};
use domain::calendar::Day;
use domain::contact::{Contact, ContactKind, DayPart, Direction, Outcome};
use domain::ids::{ContactId, MessageId, PersonId, TenancyId};
use domain::law::holiday::Holiday;
use domain::message::{Channel, Merge, State, Tongue, fill_text};
use domain::policy::Policy;
use domain::proof::of_text;
use domain::silence::{self, Hold, Purpose, Rule, Surroundings, Wish};
use domain::tenancy::{Person, Role};
use reader::{Reader, address_of, is_beside, readers};
use serde_json::json;
use std::collections::BTreeSet;
use store::Db;
use store::db::{Moment, Tx, WriteTx};
use store::message::{Delivery, Event, Message};
use uuid::Uuid;

/// A message whose rule ends within so many days waits for that moment. Held back for longer, a person decides: what it says
/// would be old by then, and after a pause comes a call, not a letter (S4.20).
const PATIENCE_DAYS: i32 = 3;

/// Why a message is held back when no rule of silence does: what is past due is not what it says any more.
pub const CHANGED: &str = "changed";

/// A message as written.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Chosen by the browser.
    pub id: MessageId,
    /// To whom: someone in the tenancy today.
    pub person: PersonId,
    /// How it travels.
    pub channel: Channel,
    /// What for.
    pub purpose: Purpose,
    /// Language code.
    pub language: String,
    /// Key of the template; empty when written by hand.
    pub template: String,
    /// Subject of an e-mail or letter.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What became of a message that was made or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where it is.
    pub state: State,
    /// The rules that hold it back, the strongest first.
    pub holds: Vec<Hold>,
}

/// A message with where it is and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnItsWay {
    /// What was said.
    pub message: Message,
    /// Where it is.
    pub delivery: Delivery,
    /// What happened, oldest first.
    pub events: Vec<Event>,
}

/// What a person decides about a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Send it now, or as soon as the rules allow.
    Send,
    /// Do not send it.
    Withdraw,
    /// It was posted or left at the door; or it turned out to have arrived.
    Left,
}

/// Makes a message. With `send` it leaves as soon as the rules allow; else, and for what is printed, it is made ready.
pub fn make(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    new: &NewMessage,
    send: bool,
) -> Result<Made, Error> {
    actor.may(Act::SendMessages)?;
    record::check_text("body", &new.body)?;
    record::check_text("subject", &new.subject)?;
    if new.body.trim().is_empty() {
        return Err(Refusal::Missing("body").into());
    }
    let with_subject = matches!(new.channel, Channel::Email | Channel::Letter);
    if with_subject && new.subject.trim().is_empty() {
        return Err(Refusal::Missing("subject").into());
    }
    filled(at, new)?;
    let policy = night::policy_of(db, &actor.scope())?;
    let mut made = None;
    let done = record::act(db, actor, at, tenancy, "make_message", |tx| {
        let done = write_down(tx, actor, at, tenancy, new, send, policy)?;
        let details = json!({"message": new.id.to_string(), "channel": new.channel.code(), "template": new.template,
            "state": done.state.code(), "held": done.holds.first().map(|h| h.rule.code())});
        made = Some(done);
        Ok(details)
    });
    one_turn(done)?;
    made.ok_or_else(|| Refusal::NoSuchMessage(new.id.to_string()).into())
}

/// A text that still has something in braces is not finished: it never leaves, in whatever way it came here.
fn filled(at: At, new: &NewMessage) -> Result<(), Refusal> {
    let tongue = Tongue::from_code(&new.language).unwrap_or(Tongue::Dutch);
    let text = format!("{} {}", new.subject, new.body);
    let (_, open) = fill_text(&text, &Merge::new(at.today), tongue);
    if open.is_empty() {
        return Ok(());
    }
    Err(Refusal::Unfilled(open))
}

/// Two who line up a message for one person at the same moment: the database lets one through.
fn one_turn(done: Result<(), Error>) -> Result<(), Error> {
    match done {
        Err(Error::Failure(store::Error::AlreadyThere { .. })) => Err(Refusal::MessageWaits.into()),
        other => other,
    }
}

/// A text of ours, filled in from the file for who reads it, in their language: a message under this id, not yet written down.
pub(crate) fn from_text(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    reader: &Person,
    (id, key, channel): (MessageId, &str, Channel),
) -> Result<NewMessage, Error> {
    let scope = actor.scope();
    let tongue = compose::tongue_of(reader);
    let texts = crate::wording::texts(tx, &scope, tongue, reader.address_form)?;
    let text = texts.into_iter().find(|t| t.template.key == key);
    let text = text.ok_or_else(|| Refusal::NoSuchTemplate(key.to_owned()))?;
    let writer = facts::Writer {
        user: actor.user,
        name: &actor.name,
    };
    let merge = facts::merge(tx, &scope, file, reader, writer, at.today, tongue)?;
    let written = text
        .template
        .render(&merge)
        .map_err(|e| Refusal::Wording(e.to_string()))?;
    Ok(NewMessage {
        id,
        person: reader.id,
        channel,
        purpose: text.template.purpose,
        language: tongue.code().to_owned(),
        template: key.to_owned(),
        subject: written.subject.clone().unwrap_or_default(),
        body: written.text(),
    })
}

pub(crate) fn write_down(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    new: &NewMessage,
    send: bool,
    policy: Policy,
) -> Result<Made, Error> {
    let scope = actor.scope();
    let file = case_file::load(tx, &scope, tenancy, policy)?
        .ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
    let reader = recipient(&file, new.person, at.today)?;
    let person = &reader.person;
    let message = Message {
        id: new.id,
        tenancy,
        person: new.person,
        channel: new.channel,
        purpose: new.purpose,
        language: new.language.chars().take(8).collect(),
        template: new.template.chars().take(60).collect(),
        address: address_of(&reader, new.channel)?,
        to_name: person.full_name(),
        from_name: actor.name.clone(),
        subject: one_line(&new.subject),
        body: new.body.trim().replace("\r\n", "\n"),
        past_due: file.outlook(at.today).past_due,
        made_on: at.today,
        by: actor.user,
    };
    facts::has_effect(tx, &scope, &file, &message)?;
    facts::may_ask_interest(tx, &scope, &file, &message)?;
    if !store::message::add(tx, &scope, &message, Moment(at.now))? {
        // Sent twice by the browser: it is there, and nothing more happens.
        let there = store::message::delivery_to_change(tx, &scope, new.id)?;
        let state = there.filter(|d| d.tenancy == tenancy).map(|d| d.state);
        let state = state.ok_or_else(|| Refusal::NoSuchMessage(new.id.to_string()))?;
        return Ok(Made {
            state,
            holds: Vec::new(),
        });
    }
    crate::own_page::keep(tx, &scope, at, &file, &message, actor.user)?;
    let form = store::wording::Form {
        message: message.id,
        tenancy,
        template_version: version_of(tx, &scope, &message, person.address_form)?,
        stress_sensitive: policy.stress_sensitive != 0,
        automatic: false,
        why: String::new(),
        made_on: at.today,
    };
    store::wording::add_form(tx, &scope, &form, Moment(at.now))?;
    let holds = holds(tx, &scope, &file, &message, at)?;
    let mut delivery = Delivery {
        message: message.id,
        tenancy,
        state: State::Ready,
        turn: None,
        from: at.local(),
        attempts: 0,
        claimed_by: None,
        claimed_until: None,
        why: holds
            .first()
            .map(|h| h.rule.code().to_owned())
            .unwrap_or_default(),
        reference: String::new(),
        sent: None,
    };
    if send && message.channel.by_wire() {
        let place = place(at.local(), &holds);
        line_up(tx, &scope, &mut delivery, &message, &place)?;
    }
    note(tx, actor, at, &delivery, &holds)?;
    Ok(Made {
        state: delivery.state,
        holds,
    })
}

/// Which version of the association's own text it began from; 0 as shipped or by hand.
fn version_of(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    message: &Message,
    form: domain::tenancy::AddressForm,
) -> Result<i32, Error> {
    let Some(tongue) = Tongue::from_code(&message.language) else {
        return Ok(0);
    };
    if message.template.is_empty() {
        return Ok(0);
    }
    let texts = crate::wording::texts(tx, scope, tongue, form)?;
    let found = texts.iter().find(|t| t.template.key == message.template);
    Ok(found.map_or(0, |t| t.version))
}

/// Where a message goes by the rules that hold it back: state, the moment it may leave, and the rule.
pub(crate) struct Place {
    pub(crate) state: State,
    pub(crate) from: silence::At,
    pub(crate) why: String,
}

/// When a message would leave by itself in spite of the rules that hold it back now; `None` when a person decides then.
/// Nothing holds it back: `None` too, it leaves at once.
pub fn leaves_on(holds: &[Hold], today: Day) -> Option<silence::At> {
    let place = place(silence::At::start_of(today), holds);
    (place.state == State::Waiting && !holds.is_empty()).then_some(place.from)
}

/// No rule: it waits to leave now. Rules that end soon: it waits for that. Else a person decides.
pub(crate) fn place(now: silence::At, holds: &[Hold]) -> Place {
    let why = holds
        .first()
        .map(|h| h.rule.code().to_owned())
        .unwrap_or_default();
    let ends: Option<Vec<silence::At>> = holds.iter().map(|h| h.until).collect();
    let free = ends.map(|all| all.into_iter().max().unwrap_or(now));
    match free {
        Some(from) if from.day.since(now.day) <= PATIENCE_DAYS => Place {
            state: State::Waiting,
            from,
            why,
        },
        _ => Place {
            state: State::Held,
            from: now,
            why,
        },
    }
}

/// Puts a message in the place that the rules give it; a second one that asks something beside it is refused.
fn line_up(
    tx: &mut WriteTx<'_>,
    scope: &store::Scope,
    delivery: &mut Delivery,
    message: &Message,
    place: &Place,
) -> Result<(), Error> {
    delivery.state = place.state;
    delivery.from = place.from;
    delivery.why.clone_from(&place.why);
    delivery.turn = (place.state == State::Waiting && asks(message.purpose)).then_some(message.person);
    if let Some(person) = delivery.turn
        && store::message::turn_of(tx, scope, person)?.is_some_and(|other| other != message.id)
    {
        return Err(Refusal::MessageWaits.into());
    }
    Ok(())
}

pub(crate) const fn asks(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Collection | Purpose::Reminder)
}

fn note(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    delivery: &Delivery,
    holds: &[Hold],
) -> Result<(), Error> {
    let event = Event {
        message: delivery.message,
        on: at.today,
        state: delivery.state,
        why: delivery.why.clone(),
        until: holds.iter().filter_map(|h| h.until).max().map(|u| u.day),
        by: actor.user,
    };
    store::message::put(tx, &actor.scope(), delivery, Some(&event), Moment(at.now))?;
    Ok(())
}

/// Someone who can be written to on this day.
fn recipient(file: &CaseFile, person: PersonId, today: Day) -> Result<Reader, Refusal> {
    let found = readers(file, today).into_iter().find(|r| r.person.id == person);
    found.ok_or(Refusal::NotInTenancy)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rules that hold a message back now.
pub(crate) fn holds(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    file: &CaseFile,
    message: &Message,
    at: At,
) -> Result<Vec<Hold>, Error> {
    let sent = sent(tx, scope, file, message.id)?;
    let around = Surroundings {
        sent: &sent,
        administrator: file.tenancy.members.iter().any(|m| {
            m.role == Role::Administrator
                && m.from <= at.today
                && m.until.is_none_or(|until| until >= at.today)
        }),
        thanks_agreed: file.wishes.is_some_and(|w| w.thanks),
        holiday: Holiday::ALL
            .iter()
            .any(|h| *h != Holiday::QueensDay && h.in_year(at.today.civil().0) == at.today),
    };
    let wish = Wish {
        purpose: message.purpose,
        at: at.local(),
        to_payer: is_beside(file, message.person, at.today),
    };
    let outlook = file.outlook(at.today);
    let mut holds = silence::holds(wish, &outlook, &file.facts(), &around, &file.policy);
    if message.channel == Channel::Letter {
        // The post comes by day, whenever the letter was written.
        holds.retain(|h| h.rule != Rule::QuietHours);
    }
    Ok(holds)
}

/// When messages left to this tenancy over all channels: ours, and those that people wrote down themselves.
fn sent(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    file: &CaseFile,
    but: MessageId,
) -> Result<Vec<silence::At>, Error> {
    let id = file.tenancy.id;
    let replies: BTreeSet<MessageId> = store::message::of(tx, scope, id)?
        .into_iter()
        .filter(|m| m.purpose == Purpose::Reply)
        .map(|m| m.id)
        .collect();
    let ways = store::message::deliveries(tx, scope, id)?;
    let ours: BTreeSet<ContactId> = ways.iter().map(|d| contact_id(d.message)).collect();
    let left = ways
        .iter()
        .filter(|d| d.state.counts() && d.message != but && !replies.contains(&d.message))
        .map(|d| d.sent.unwrap_or(d.from));
    let kinds = [
        ContactKind::Text,
        ContactKind::Mail,
        ContactKind::Letter,
        ContactKind::Card,
    ];
    let by_hand = file.contacts.iter().filter(|c| {
        c.direction == Direction::Outgoing
            && c.outcome == Outcome::Sent
            && kinds.contains(&c.kind)
            && !ours.contains(&c.id)
    });
    Ok(left.chain(by_hand.map(|c| silence::At::start_of(c.on))).collect())
}

/// The contact that tells of a message: its id follows from the message, so that it is told once.
pub(crate) fn contact_id(message: MessageId) -> ContactId {
    ContactId(Uuid::new_v5(&Uuid::NAMESPACE_OID, message.0.as_bytes()))
}

/// Tells in the tenant's file that a message left.
pub(crate) fn log(
    tx: &mut WriteTx<'_>,
    scope: &store::Scope,
    message: &Message,
    at: At,
) -> Result<(), Error> {
    let now = at.local();
    let part = match now.minute {
        ..720 => DayPart::Morning,
        720..1080 => DayPart::Afternoon,
        _ => DayPart::Evening,
    };
    let what = if message.subject.is_empty() {
        one_line(&message.body)
    } else {
        message.subject.clone()
    };
    let contact = Contact {
        id: contact_id(message.id),
        on: at.today,
        day_part: Some(part),
        kind: message.channel.contact_kind(),
        direction: Direction::Outgoing,
        outcome: Outcome::Sent,
        note: what.chars().take(200).collect(),
        next_on: None,
        by: message.by,
        learned_on: at.today,
        corrects: None,
    };
    store::contact::add(tx, scope, [(message.tenancy, &contact)], Moment(at.now))?;
    crate::proof::with_contact(
        tx,
        scope,
        message.tenancy,
        &contact,
        of_text(&message.template),
        at,
    )
}

/// Decides about a message that is ready, waits, or needs a person.
pub fn decide(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: MessageId,
    decision: Decision,
) -> Result<Made, Error> {
    actor.may(Act::SendMessages)?;
    let policy = night::policy_of(db, &actor.scope())?;
    let mut made = None;
    let done = record::act(db, actor, at, tenancy, "decide_message", |tx| {
        let done = turn(tx, actor, at, tenancy, id, decision, policy)?;
        let details = json!({"message": id.to_string(), "state": done.state.code()});
        made = Some(done);
        Ok(details)
    });
    one_turn(done)?;
    made.ok_or_else(|| Refusal::NoSuchMessage(id.to_string()).into())
}

fn turn(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: MessageId,
    decision: Decision,
    policy: Policy,
) -> Result<Made, Error> {
    let scope = actor.scope();
    let missing = || Refusal::NoSuchMessage(id.to_string());
    let message = store::message::one(tx, &scope, tenancy, id)?.ok_or_else(missing)?;
    let mut delivery = store::message::delivery_to_change(tx, &scope, id)?.ok_or_else(missing)?;
    let file = case_file::load(tx, &scope, tenancy, policy)?.ok_or_else(missing)?;
    let state = delivery.state;
    let wrong = || -> Error { Refusal::MessageState(state.code()).into() };
    let mut rules = Vec::new();
    match decision {
        Decision::Send => {
            let again = matches!(state, State::Ready | State::Held | State::Failed | State::Unsure);
            if !again || !message.channel.by_wire() {
                return Err(wrong());
            }
            rules = holds(tx, &scope, &file, &message, at)?;
            let place = fresh(&file, &message, at, place(at.local(), &rules));
            delivery.attempts = 0;
            line_up(tx, &scope, &mut delivery, &message, &place)?;
        }
        Decision::Withdraw => {
            if matches!(state, State::Sending | State::Sent | State::Withdrawn) {
                return Err(wrong());
            }
            delivery.state = State::Withdrawn;
            delivery.turn = None;
            delivery.why.clear();
        }
        Decision::Left => {
            let printed = state == State::Ready && !message.channel.by_wire();
            if !printed && state != State::Unsure {
                return Err(wrong());
            }
            if printed && let Some(hold) = holds(tx, &scope, &file, &message, at)?.first() {
                return Err(Refusal::HeldBack(hold.rule.code()).into());
            }
            delivery.state = State::Sent;
            delivery.sent = Some(delivery.sent.unwrap_or_else(|| at.local()));
            delivery.why.clear();
            log(tx, &scope, &message, at)?;
        }
    }
    delivery.claimed_by = None;
    delivery.claimed_until = None;
    note(tx, actor, at, &delivery, &rules)?;
    Ok(Made {
        state: delivery.state,
        holds: rules,
    })
}

/// A message that asks something must be right to the cent: when what is past due has changed, a person looks first.
pub(crate) fn fresh(file: &CaseFile, message: &Message, at: At, place: Place) -> Place {
    let same = file.outlook(at.today).past_due == message.past_due;
    if same || !asks(message.purpose) || place.state != State::Waiting {
        return place;
    }
    Place {
        state: State::Held,
        from: at.local(),
        why: CHANGED.to_owned(),
    }
}

/// All messages of a tenancy, the newest first.
pub fn of(db: &Db, actor: &Actor, tenancy: TenancyId) -> Result<Vec<OnItsWay>, Error> {
    actor.may(Act::SeeTenancy)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let messages = store::message::of(tx, &scope, tenancy)?;
        let mut ways = store::message::deliveries(tx, &scope, tenancy)?;
        let events = store::message::events(tx, &scope, tenancy)?;
        let mut found: Vec<OnItsWay> = messages
            .into_iter()
            .filter_map(|message| {
                let place = ways.iter().position(|d| d.message == message.id)?;
                Some(OnItsWay {
                    delivery: ways.swap_remove(place),
                    events: events
                        .iter()
                        .filter(|e| e.message == message.id)
                        .cloned()
                        .collect(),
                    message,
                })
            })
            .collect();
        found.reverse();
        Ok::<_, store::Error>(found)
    })?)
}

/// The rules that would hold back a message of this kind to this person now: shown before anyone writes it.
pub fn rules_now(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    wish: (PersonId, Channel, Purpose),
) -> Result<Vec<Hold>, Error> {
    actor.may(Act::SeeTenancy)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let (person, channel, purpose) = wish;
    db.read(|tx| {
        let file = case_file::load(tx, &scope, tenancy, policy)?
            .ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let message = Message {
            id: MessageId(Uuid::nil()),
            tenancy,
            person,
            channel,
            purpose,
            language: String::new(),
            template: String::new(),
            address: String::new(),
            to_name: String::new(),
            from_name: String::new(),
            subject: String::new(),
            body: String::new(),
            past_due: domain::money::Cents::ZERO,
            made_on: at.today,
            by: None,
        };
        holds(tx, &scope, &file, &message, at)
    })
}
