//! Messages to tenants, where each is on its way, and what happened to it.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::calendar::Day;
use domain::ids::{MessageId, PersonId, TenancyId, UserId};
use domain::message::{Channel, State, Stuck};
use domain::money::Cents;
use domain::silence::{At, Purpose};

/// What was said. Never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Chosen by its maker.
    pub id: MessageId,
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// To whom.
    pub person: PersonId,
    /// How it travels.
    pub channel: Channel,
    /// What for.
    pub purpose: Purpose,
    /// Language code.
    pub language: String,
    /// Key of the template; empty when written by hand.
    pub template: String,
    /// E-mail address or phone number; empty for what is printed.
    pub address: String,
    /// Name of the reader.
    pub to_name: String,
    /// Who writes.
    pub from_name: String,
    /// Subject; empty where the channel has none.
    pub subject: String,
    /// The text.
    pub body: String,
    /// What was past due when it was made.
    pub past_due: Cents,
    /// The day it was made.
    pub made_on: Day,
    /// Who of us; `None` is the system.
    pub by: Option<UserId>,
}

/// Where it is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Which message.
    pub message: MessageId,
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// Where it is.
    pub state: State,
    /// The person, while a message that asks something waits: no second one beside it.
    pub turn: Option<PersonId>,
    /// Not before.
    pub from: At,
    /// Times it was handed over.
    pub attempts: i32,
    /// Who works on it.
    pub claimed_by: Option<String>,
    /// Until when.
    pub claimed_until: Option<Moment>,
    /// The rule that holds it back, or what went wrong; may be empty.
    pub why: String,
    /// The carrier's own reference; may be empty.
    pub reference: String,
    /// When it left.
    pub sent: Option<At>,
}

/// Something that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which message.
    pub message: MessageId,
    /// The day.
    pub on: Day,
    /// Where it came by it.
    pub state: State,
    /// Why.
    pub why: String,
    /// Until when a rule holds it back, when known.
    pub until: Option<Day>,
    /// Who; `None` is the system.
    pub by: Option<UserId>,
}

statements! { ALL:
    MESSAGES = "SELECT id, tenancy, person, channel, purpose, language, template, address, to_name, from_name, subject,
        body, past_due_cents, made_on, by_user FROM message WHERE org = $1 AND tenancy = $2 ORDER BY made_on, id";
    MESSAGE_ONE = "SELECT id, tenancy, person, channel, purpose, language, template, address, to_name, from_name, subject,
        body, past_due_cents, made_on, by_user FROM message WHERE org = $1 AND tenancy = $2 AND id = $3";
    OF_TENANCY = "SELECT message, tenancy, state, turn, from_day, from_minute, attempts, claimed_by, claimed_until, why,
        reference, sent_day, sent_minute FROM message_delivery WHERE org = $1 AND tenancy = $2 ORDER BY message";
    ONE = "SELECT message, tenancy, state, turn, from_day, from_minute, attempts, claimed_by, claimed_until, why,
        reference, sent_day, sent_minute FROM message_delivery WHERE org = $1 AND message = $2 @for_update";
    DUE = "SELECT message, tenancy, state, turn, from_day, from_minute, attempts, claimed_by, claimed_until, why,
        reference, sent_day, sent_minute FROM message_delivery
        WHERE org = $1 AND state = $2 AND (from_day, from_minute) <= ($3, $4)
        AND (claimed_until IS NULL OR claimed_until <= $5)
        ORDER BY from_day, from_minute, message LIMIT $6 @skip_locked";
    IN_STATE = "SELECT d.message, d.tenancy, d.state, d.turn, d.from_day, d.from_minute, d.attempts, d.claimed_by,
        d.claimed_until, d.why, d.reference, d.sent_day, d.sent_minute FROM message_delivery d
        WHERE d.org = $1 AND d.state = $2 ORDER BY d.from_day, d.from_minute, d.message LIMIT $3";
    STUCK = "SELECT d.tenancy, d.message, m.channel, d.state, d.from_day, d.sent_day FROM message_delivery d
        JOIN message m ON m.org = d.org AND m.tenancy = d.tenancy AND m.id = d.message
        WHERE d.org = $1 AND d.tenancy BETWEEN $2 AND $3 AND d.state IN ('failed', 'held', 'unsure')
        ORDER BY d.tenancy, d.message";
    TURN = "SELECT message FROM message_delivery WHERE org = $1 AND turn = $2";
    EVENTS = "SELECT message, on_day, state, why, until_day, by_user FROM message_event
        WHERE org = $1 AND tenancy = $2 ORDER BY message, number";
    LAST_NUMBER = "SELECT MAX(number) FROM message_event WHERE org = $1 AND tenancy = $2 AND message = $3";
}

pub(crate) static MESSAGE: Table = Table::new(
    "message",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "person",
        "channel",
        "purpose",
        "language",
        "template",
        "address",
        "to_name",
        "from_name",
        "subject",
        "body",
        "past_due_cents",
        "made_on",
        "by_user",
        "recorded_at",
    ],
);
pub(crate) static DELIVERY: Table = Table::new(
    "message_delivery",
    2,
    &[
        "org",
        "message",
        "tenancy",
        "state",
        "turn",
        "from_day",
        "from_minute",
        "attempts",
        "claimed_by",
        "claimed_until",
        "why",
        "reference",
        "sent_day",
        "sent_minute",
        "changed_at",
    ],
);
pub(crate) static EVENT: Table = Table::new(
    "message_event",
    4,
    &[
        "org",
        "tenancy",
        "message",
        "number",
        "on_day",
        "state",
        "why",
        "until_day",
        "by_user",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Message, Error> {
    Ok(Message {
        id: row.get(0)?,
        tenancy: row.get(1)?,
        person: row.get(2)?,
        channel: row.coded(3, Channel::from_code)?,
        purpose: row.coded(4, Purpose::from_code)?,
        language: row.get(5)?,
        template: row.get(6)?,
        address: row.get(7)?,
        to_name: row.get(8)?,
        from_name: row.get(9)?,
        subject: row.get(10)?,
        body: row.get(11)?,
        past_due: row.get(12)?,
        made_on: row.get(13)?,
        by: row.get(14)?,
    })
}

fn read_delivery(row: &Row<'_>) -> Result<Delivery, Error> {
    let sent_day: Option<Day> = row.get(11)?;
    let sent_minute: Option<i32> = row.get(12)?;
    Ok(Delivery {
        message: row.get(0)?,
        tenancy: row.get(1)?,
        state: row.coded(2, State::from_code)?,
        turn: row.get(3)?,
        from: At {
            day: row.get(4)?,
            minute: row.get(5)?,
        },
        attempts: row.get(6)?,
        claimed_by: row.get(7)?,
        claimed_until: row.get(8)?,
        why: row.get(9)?,
        reference: row.get(10)?,
        sent: sent_day.zip(sent_minute).map(|(day, minute)| At { day, minute }),
    })
}

/// Keeps a message; `false` when its id is there already, and then nothing changes.
pub fn add(tx: &mut WriteTx<'_>, scope: &Scope, m: &Message, at: Moment) -> Result<bool, Error> {
    let new = tx.add_missing(&MESSAGE, |rows| {
        rows.row(&[
            scope.into(),
            m.tenancy.into(),
            m.id.into(),
            m.person.into(),
            m.channel.code().into(),
            m.purpose.code().into(),
            (&m.language).into(),
            (&m.template).into(),
            (&m.address).into(),
            (&m.to_name).into(),
            (&m.from_name).into(),
            (&m.subject).into(),
            (&m.body).into(),
            m.past_due.into(),
            m.made_on.into(),
            m.by.into(),
            at.into(),
        ])
    })?;
    Ok(new == 1)
}

/// Writes where messages are on their way, and a line about it for each.
pub fn put(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    d: &Delivery,
    event: Option<&Event>,
    at: Moment,
) -> Result<(), Error> {
    tx.put(&DELIVERY, |rows| {
        rows.row(&[
            scope.into(),
            d.message.into(),
            d.tenancy.into(),
            d.state.code().into(),
            d.turn.into(),
            d.from.day.into(),
            d.from.minute.into(),
            d.attempts.into(),
            d.claimed_by.as_deref().into(),
            d.claimed_until.into(),
            (&d.why).into(),
            (&d.reference).into(),
            d.sent.map(|s| s.day).into(),
            d.sent.map(|s| s.minute).into(),
            at.into(),
        ])
    })?;
    let Some(event) = event else { return Ok(()) };
    let key = [scope.into(), d.tenancy.into(), d.message.into()];
    let last = tx.first(&LAST_NUMBER, &key, |row| row.get::<Option<i64>>(0))?;
    let number = last.flatten().unwrap_or(0) + 1;
    tx.append(&EVENT, |rows| {
        rows.row(&[
            scope.into(),
            d.tenancy.into(),
            d.message.into(),
            number.into(),
            event.on.into(),
            event.state.code().into(),
            (&event.why).into(),
            event.until.into(),
            event.by.into(),
            at.into(),
        ])
    })
    .map(drop)
}

/// All messages of a tenancy, oldest first.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Message>, Error> {
    tx.all(&MESSAGES, &[scope.into(), tenancy.into()], read)
}

/// One message of a tenancy.
pub fn one(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    id: MessageId,
) -> Result<Option<Message>, Error> {
    tx.first(&MESSAGE_ONE, &[scope.into(), tenancy.into(), id.into()], read)
}

/// Where the messages of a tenancy are.
pub fn deliveries(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Delivery>, Error> {
    tx.all(&OF_TENANCY, &[scope.into(), tenancy.into()], read_delivery)
}

/// Where one message is, held for this transaction.
pub fn delivery_to_change(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    id: MessageId,
) -> Result<Option<Delivery>, Error> {
    tx.first(&ONE, &[scope.into(), id.into()], read_delivery)
}

/// Messages in a state whose moment has come and that nobody works on, held for this transaction; at most `limit`.
pub fn due(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    state: State,
    now: At,
    moment: Moment,
    limit: i64,
) -> Result<Vec<Delivery>, Error> {
    tx.all(
        &DUE,
        &[
            scope.into(),
            state.code().into(),
            now.day.into(),
            now.minute.into(),
            moment.into(),
            limit.into(),
        ],
        read_delivery,
    )
}

/// Messages in a state, the longest waiting first; at most `limit`.
pub fn in_state(tx: &mut Tx<'_>, scope: &Scope, state: State, limit: i64) -> Result<Vec<Delivery>, Error> {
    tx.all(
        &IN_STATE,
        &[scope.into(), state.code().into(), limit.into()],
        read_delivery,
    )
}

/// Messages of a span that need a person, tenancy by tenancy.
pub fn each_stuck<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Stuck) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &STUCK,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| {
            let from: Day = row.get(4)?;
            let sent: Option<Day> = row.get(5)?;
            let stuck = Stuck {
                message: row.get(1)?,
                channel: row.coded(2, Channel::from_code)?,
                state: row.coded(3, State::from_code)?,
                on: sent.unwrap_or(from),
            };
            each(row.get(0)?, stuck)
        },
    )
}

/// The message that a person already waits for.
pub fn turn_of(tx: &mut Tx<'_>, scope: &Scope, person: PersonId) -> Result<Option<MessageId>, Error> {
    tx.first(&TURN, &[scope.into(), person.into()], |row| row.get(0))
}

/// What happened to the messages of a tenancy, message by message, oldest first.
pub fn events(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Event>, Error> {
    tx.all(&EVENTS, &[scope.into(), tenancy.into()], |row| {
        Ok(Event {
            message: row.get(0)?,
            on: row.get(1)?,
            state: row.coded(2, State::from_code)?,
            why: row.get(3)?,
            until: row.get(4)?,
            by: row.get(5)?,
        })
    })
}
