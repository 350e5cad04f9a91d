//! The outbox at work: what waits is handed to a carrier, once.
//!
//! 1. Claim: rows whose moment has come, for some minutes, so that two programs do not take the same.
//! 2. Ask `domain::silence` again, with the facts of now, and write down that it is being sent.
//! 3. Hand it over, outside any transaction.
//! 4. Write down what came of it.
//!
//! Whoever dies between 2 and 4 leaves a message of which nobody knows whether it left. A carrier that knows the id of a
//! message gets it again; for all others a person finds out: never twice by itself.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::{Error, Refusal, judge, message, night};
use domain::message::{Carrier, Channel, Handed, Parcel, State};
use domain::policy::Policy;
use domain::silence;
use store::Db;
use store::db::{Moment, WriteTx};
use store::message::{Delivery, Event, Message};

/// How the outbox works.
pub struct Outbox<'a> {
    /// Who carries what; at most one a channel.
    pub carriers: &'a [Box<dyn Carrier>],
    /// Name of this program, for its claims.
    pub holder: &'a str,
    /// Messages claimed at once.
    pub batch: i64,
    /// What time it is.
    pub clock: &'a dyn Fn() -> At,
}

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Handed over.
    pub sent: i64,
    /// Held back by a rule, or put off by one.
    pub held: i64,
    /// To be tried again.
    pub later: i64,
    /// Could not be delivered.
    pub failed: i64,
    /// May have left: a person finds out.
    pub unsure: i64,
}

/// How long a claim holds: longer than any carrier takes.
const CLAIM: i64 = 5 * 60 * 1_000_000;
/// Minutes until the next try, by tries made. After the last it has failed.
const PAUSES: [i32; 5] = [5, 15, 60, 240, 720];

/// Sends what may leave now, and returns when nothing is left that may.
pub fn run(db: &Db, actor: &Actor, outbox: &Outbox<'_>) -> Result<Carried, Error> {
    actor.may(Act::SendMessages)?;
    let policy = night::policy_of(db, &actor.scope())?;
    let mut carried = Carried::default();
    recover(db, actor, outbox, &mut carried)?;
    loop {
        let claimed = claim(db, actor, outbox)?;
        for delivery in &claimed {
            one(db, actor, outbox, policy, delivery, &mut carried)?;
        }
        if i64::try_from(claimed.len()).unwrap_or(i64::MAX) < outbox.batch {
            return Ok(carried);
        }
    }
}

impl Outbox<'_> {
    fn carrier(&self, channel: Channel) -> Option<&dyn Carrier> {
        let found = self.carriers.iter().find(|c| c.channel() == channel);
        found.map(AsRef::as_ref)
    }
}

/// What was being sent when a program died.
fn recover(db: &Db, actor: &Actor, outbox: &Outbox<'_>, carried: &mut Carried) -> Result<(), Error> {
    let scope = actor.scope();
    let unsure = db.write(|tx| {
        let at = (outbox.clock)();
        // A claim that ended may lie before now in any order: ask for all up to the last moment of today and beyond.
        let end = silence::At {
            day: domain::calendar::Day::LAST,
            minute: 0,
        };
        let left = store::message::due(
            tx,
            &scope,
            State::Sending,
            end,
            Moment(at.now),
            outbox.batch.max(100),
        )?;
        let mut unsure = 0;
        for mut d in left {
            let Some(m) = store::message::one(tx, &scope, d.tenancy, d.message)? else {
                continue;
            };
            let again = outbox.carrier(m.channel).is_some_and(Carrier::repeats_safely);
            d.state = if again { State::Waiting } else { State::Unsure };
            "stopped".clone_into(&mut d.why);
            unsure += i64::from(!again);
            release(&mut d, &m);
            note(tx, actor, at, &d, None)?;
        }
        Ok::<_, Error>(unsure)
    })?;
    carried.unsure += unsure;
    Ok(())
}

fn claim(db: &Db, actor: &Actor, outbox: &Outbox<'_>) -> Result<Vec<Delivery>, Error> {
    let scope = actor.scope();
    db.write(|tx| {
        let at = (outbox.clock)();
        let now = Moment(at.now);
        let mut due = store::message::due(tx, &scope, State::Waiting, at.local(), now, outbox.batch)?;
        for d in &mut due {
            d.claimed_by = Some(outbox.holder.to_owned());
            d.claimed_until = Some(Moment(at.now.saturating_add(CLAIM)));
            store::message::put(tx, &scope, d, None, now)?;
        }
        Ok(due)
    })
}

/// One claimed message, from the last question to what came of it.
fn one(
    db: &Db,
    actor: &Actor,
    outbox: &Outbox<'_>,
    policy: Policy,
    claimed: &Delivery,
    carried: &mut Carried,
) -> Result<(), Error> {
    let ready = db.write(|tx| last_question(tx, actor, outbox, policy, claimed))?;
    let message = match ready {
        Ready::Go(message) => message,
        Ready::Held => {
            carried.held += 1;
            return Ok(());
        }
        Ready::NotOurs => return Ok(()),
    };
    let Some(carrier) = outbox.carrier(message.channel) else {
        return Ok(());
    };
    let handed = carrier.carry(&parcel(&message));
    let state = db.write(|tx| write_down(tx, actor, outbox, policy, &message, &handed))?;
    match state {
        Some(State::Sent) => carried.sent += 1,
        Some(State::Waiting) => carried.later += 1,
        Some(State::Failed) => carried.failed += 1,
        Some(State::Unsure) => carried.unsure += 1,
        _ => {}
    }
    Ok(())
}

enum Ready {
    /// It is ours, and nothing holds it back.
    Go(Box<Message>),
    /// A rule holds it back after all.
    Held,
    /// Someone else has it, it was taken back, or nobody here carries it.
    NotOurs,
}

fn last_question(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    outbox: &Outbox<'_>,
    policy: Policy,
    claimed: &Delivery,
) -> Result<Ready, Error> {
    let scope = actor.scope();
    let at = (outbox.clock)();
    let Some(mut d) = store::message::delivery_to_change(tx, &scope, claimed.message)? else {
        return Ok(Ready::NotOurs);
    };
    if d.state != State::Waiting || d.claimed_by.as_deref() != Some(outbox.holder) {
        return Ok(Ready::NotOurs);
    }
    let (message, file) = load(tx, actor, policy, &d)?;
    if outbox.carrier(message.channel).is_none() {
        "no_carrier".clone_into(&mut d.why);
        d.from = later(at.local(), 60);
        release(&mut d, &message);
        store::message::put(tx, &scope, &d, None, Moment(at.now))?;
        return Ok(Ready::NotOurs);
    }
    let holds = message::holds(tx, &scope, &file, &message, at)?;
    let place = message::fresh(&file, &message, at, message::place(at.local(), &holds));
    if place.state != State::Waiting || !holds.is_empty() {
        d.state = place.state;
        d.from = place.from;
        d.why = place.why;
        release(&mut d, &message);
        let until = holds.iter().filter_map(|h| h.until).max().map(|u| u.day);
        note(tx, actor, at, &d, until)?;
        judge::again(tx, &scope, &policy, at, message.tenancy)?;
        return Ok(Ready::Held);
    }
    d.state = State::Sending;
    d.attempts += 1;
    d.why.clear();
    d.sent = Some(at.local());
    d.claimed_until = Some(Moment(at.now.saturating_add(CLAIM)));
    store::message::put(tx, &scope, &d, None, Moment(at.now))?;
    Ok(Ready::Go(Box::new(message)))
}

fn load(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    policy: Policy,
    d: &Delivery,
) -> Result<(Message, CaseFile), Error> {
    let scope = actor.scope();
    let missing = || Refusal::NoSuchMessage(d.message.to_string());
    let message = store::message::one(tx, &scope, d.tenancy, d.message)?.ok_or_else(missing)?;
    let file = case_file::load(tx, &scope, d.tenancy, policy)?.ok_or_else(missing)?;
    Ok((message, file))
}

fn parcel(m: &Message) -> Parcel {
    Parcel {
        id: m.id,
        to: m.address.clone(),
        to_name: m.to_name.clone(),
        from_name: m.from_name.clone(),
        subject: m.subject.clone(),
        text: m.body.clone(),
        language: m.language.clone(),
    }
}

/// What came of handing it over. `None` when someone else decided about it meanwhile.
fn write_down(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    outbox: &Outbox<'_>,
    policy: Policy,
    message: &Message,
    handed: &Handed,
) -> Result<Option<State>, Error> {
    let scope = actor.scope();
    let at = (outbox.clock)();
    let Some(mut d) = store::message::delivery_to_change(tx, &scope, message.id)? else {
        return Ok(None);
    };
    let ours = d.state == State::Sending && d.claimed_by.as_deref() == Some(outbox.holder);
    // It took longer than the claim, and somebody already wondered: that it was taken is news all the same.
    let news = matches!(handed, Handed::Accepted(_)) && matches!(d.state, State::Unsure | State::Waiting);
    if !ours && !news {
        return Ok(None);
    }
    settle(&mut d, handed, at);
    release(&mut d, message);
    note(tx, actor, at, &d, None)?;
    if d.state == State::Sent {
        message::log(tx, &scope, message, at)?;
    }
    judge::again(tx, &scope, &policy, at, message.tenancy)?;
    Ok(Some(d.state))
}

fn settle(d: &mut Delivery, handed: &Handed, at: At) {
    let short = |why: &str| why.chars().take(300).collect::<String>();
    match handed {
        Handed::Accepted(reference) => {
            d.state = State::Sent;
            d.reference = short(reference);
            d.why.clear();
        }
        Handed::Refused(why) => {
            d.state = State::Failed;
            d.why = short(why);
        }
        Handed::Unsure(why) => {
            d.state = State::Unsure;
            d.why = short(why);
        }
        Handed::Later(why) => {
            let tries = usize::try_from(d.attempts - 1).unwrap_or(0);
            d.why = short(why);
            d.sent = None;
            match PAUSES.get(tries) {
                Some(minutes) => {
                    d.state = State::Waiting;
                    d.from = later(at.local(), *minutes);
                }
                None => d.state = State::Failed,
            }
        }
    }
    if matches!(d.state, State::Failed) {
        d.sent = None;
    }
}

fn later(at: silence::At, minutes: i32) -> silence::At {
    let whole = at.plus_hours(minutes / 60);
    let minute = whole.minute + minutes % 60;
    silence::At {
        day: whole.day.plus(minute / 1_440),
        minute: minute % 1_440,
    }
}

/// Nobody works on it any more; its turn goes on only while it waits.
fn release(d: &mut Delivery, message: &Message) {
    d.claimed_by = None;
    d.claimed_until = None;
    d.turn = (d.state == State::Waiting && message::asks(message.purpose)).then_some(message.person);
}

fn note(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    d: &Delivery,
    until: Option<domain::calendar::Day>,
) -> Result<(), Error> {
    let event = Event {
        message: d.message,
        on: at.today,
        state: d.state,
        why: d.why.clone(),
        until,
        by: actor.user,
    };
    store::message::put(tx, &actor.scope(), d, Some(&event), Moment(at.now))?;
    Ok(())
}
