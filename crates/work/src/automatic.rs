//! What the system does by itself, and how a person undoes it (S3.22).
//!
//! Every kind stands in [`domain::automatic::Kind`]. A message that nobody asked for waits a day before it leaves, so that
//! anybody may take it back; its reason is kept and shown. What the night books from what was agreed is in [`booking`]. Receipts
//! that a rule linked or set aside can be taken back as long as they stand in the ledger (`work::desk::take_back`).

pub mod booking;

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::message::compose::tongue_of;
use crate::message::reader::{Reader, address_of, addressee};
use crate::message::{self, facts};
use crate::wording::texts;
use crate::{Error, Refusal, night, reason, today};
use domain::arrangement::ThanksMoment;
use domain::contact::Direction;
use domain::ids::{ChoiceId, MessageId, TenancyId, UserId};
use domain::message::{Channel, State, Template};
use domain::outlook::{Reason, Task};
use domain::silence::{self, Purpose};
use serde_json::json;
use store::Db;
use store::db::{Moment, WriteTx};
use store::message::{Delivery, Event, Message};
use store::wording::Form;
use uuid::Uuid;

/// Rows of today's list looked at in one go.
const PAGE: i64 = 500;

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proposed {
    /// Messages made; they leave after a day.
    pub made: i64,
    /// Rows left to a person, because something is not known or a rule holds it back.
    pub left: i64,
}

/// Makes the messages that the policy lets the system make: thanks at the first, halfway and last kept term (S2.8), and
/// the three choices after a missed term when calling did not work (S1.29). Doing it twice makes nothing twice.
pub fn run(db: &Db, actor: &Actor, at: At) -> Result<Proposed, Error> {
    actor.may(Act::RunNight)?;
    let policy = night::policy_of(db, &actor.scope())?;
    let mut done = Proposed::default();
    for kind in [
        domain::outlook::TaskKind::Thank,
        domain::outlook::TaskKind::PromiseMissed,
    ] {
        let mut after = None;
        loop {
            let page = today::list(db, actor, Some(kind), after.as_ref(), PAGE)?;
            for row in &page.rows {
                let wanted = match row.reason {
                    Reason::PlanKept { .. } => policy.thanks_by_itself != 0,
                    Reason::PlanMissed { .. } => policy.choices_by_itself != 0,
                    _ => false,
                };
                if !wanted {
                    continue;
                }
                if one(db, actor, at, row.tenancy, &row.key)? {
                    done.made += 1;
                } else {
                    done.left += 1;
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(done)
}

/// One row: the message is made, the row steps aside until it leaves, and the trail says why.
fn one(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, key: &str) -> Result<bool, Error> {
    let mut made = false;
    case_file::act(db, actor, at, tenancy, "automatic_message", |tx, file| {
        made = false;
        let outlook = file.outlook(at.today);
        let Some(task) = outlook.tasks.iter().find(|t| t.key == key) else {
            return Ok(None);
        };
        let Some(ready) = prepare(tx, actor, at, file, task)? else {
            return Ok(None);
        };
        write(tx, actor, at, task, &ready)?;
        crate::own_page::keep(tx, &actor.scope(), at, file, &ready.message, Some(ready.writer))?;
        made = true;
        Ok(Some(
            json!({"message": ready.message.id.to_string(), "template": ready.message.template,
            "why": reason::to_json(&task.reason), "leaves": ready.from.day.to_string()}),
        ))
    })?;
    Ok(made)
}

/// A message that may be made.
struct Ready {
    message: Message,
    /// Whose name stands under it.
    writer: UserId,
    from: silence::At,
    stress_sensitive: bool,
    template_version: i32,
}

/// The message for a row; `None` leaves it to a person.
fn prepare(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    task: &Task,
) -> Result<Option<Ready>, Error> {
    let scope = actor.scope();
    let key = match &task.reason {
        Reason::PlanKept { moment, .. } => match moment {
            ThanksMoment::First => "first_kept",
            ThanksMoment::Halfway => "halfway",
            ThanksMoment::Last => "all_paid",
        },
        // Calling comes first; the message only when it did not work.
        Reason::PlanMissed { due_on, .. } if tried(file, *due_on) => "term_missed",
        _ => return Ok(None),
    };
    let kindness = matches!(task.reason, Reason::PlanKept { .. });
    let (Some(to), Some((user, name))) = (addressee(file, at.today, kindness), writer(file)) else {
        return Ok(None);
    };
    let reader = &to.person;
    let tongue = tongue_of(reader);
    let texts = texts(tx, &scope, tongue, reader.address_form)?;
    let Some(text) = texts.into_iter().find(|t| t.template.key == key) else {
        return Ok(None);
    };
    let writer = facts::Writer {
        user: Some(user),
        name,
    };
    let merge = facts::merge(tx, &scope, file, reader, writer, at.today, tongue)?;
    let Ok(written) = text.template.render(&merge) else {
        return Ok(None);
    };
    let Some((channel, address)) = way(&to, &text.template) else {
        return Ok(None);
    };
    let cause = format!("automatic:{}:{}", file.tenancy.id, task.key);
    let id = MessageId(Uuid::new_v5(&Uuid::NAMESPACE_OID, cause.as_bytes()));
    // Made before, and held back or taken back since: a second time is for a person.
    if store::message::one(tx, &scope, file.tenancy.id, id)?.is_some() {
        return Ok(None);
    }
    let message = Message {
        id,
        tenancy: file.tenancy.id,
        person: reader.id,
        channel,
        purpose: text.template.purpose,
        language: tongue.code().to_owned(),
        template: key.to_owned(),
        address,
        to_name: reader.full_name(),
        from_name: name.to_owned(),
        subject: written.subject.clone().unwrap_or_default(),
        body: written.text(),
        past_due: file.outlook(at.today).past_due,
        made_on: at.today,
        by: None,
    };
    let holds = message::holds(tx, &scope, file, &message, at)?;
    // A rule without an end is for a person to weigh; one that ends is asked again when the message leaves.
    if holds.iter().any(|h| h.until.is_none()) {
        return Ok(None);
    }
    let day_later = at.local().plus_hours(file.policy.undo_hours);
    let from = holds.iter().filter_map(|h| h.until).fold(day_later, Ord::max);
    Ok(Some(Ready {
        message,
        writer: user,
        from,
        stress_sensitive: file.policy.stress_sensitive != 0,
        template_version: text.version,
    }))
}

/// Somebody of us sought contact since the term, and did not reach them.
fn tried(file: &CaseFile, since: domain::calendar::Day) -> bool {
    file.contacts.iter().any(|c| {
        c.on >= since && c.direction == Direction::Outgoing && !c.outcome.reached() && c.kind.is_a_try()
    })
}

/// The person behind the message (S3.16): who agreed on the plan, else who spoke with them last.
fn writer(file: &CaseFile) -> Option<(UserId, &str)> {
    let plan = file
        .plans
        .iter()
        .max_by_key(|p| (p.made_on, p.version))
        .and_then(|p| p.by);
    let spoke = file
        .contacts
        .iter()
        .filter(|c| c.outcome.reached())
        .max_by_key(|c| c.on)
        .and_then(|c| c.by);
    let user = plan.or(spoke)?;
    Some((user, file.colleague(Some(user))?))
}

/// As the text travels, or another way without paper.
fn way(reader: &Reader, template: &Template) -> Option<(Channel, String)> {
    [template.channel, Channel::Sms, Channel::Email]
        .into_iter()
        .filter(|c| c.by_wire())
        .find_map(|c| Some((c, address_of(reader, c).ok()?)))
}

fn write(tx: &mut WriteTx<'_>, actor: &Actor, at: At, task: &Task, ready: &Ready) -> Result<(), Error> {
    let scope = actor.scope();
    let m = &ready.message;
    if !store::message::add(tx, &scope, m, Moment(at.now))? {
        return Err(Refusal::MessageState("made").into());
    }
    let delivery = Delivery {
        message: m.id,
        tenancy: m.tenancy,
        state: State::Waiting,
        turn: matches!(m.purpose, Purpose::Collection | Purpose::Reminder).then_some(m.person),
        from: ready.from,
        attempts: 0,
        claimed_by: None,
        claimed_until: None,
        why: String::new(),
        reference: String::new(),
        sent: None,
    };
    let event = Event {
        message: m.id,
        on: at.today,
        state: State::Waiting,
        why: String::new(),
        until: Some(ready.from.day),
        by: None,
    };
    store::message::put(tx, &scope, &delivery, Some(&event), Moment(at.now))?;
    let form = Form {
        message: m.id,
        tenancy: m.tenancy,
        template_version: ready.template_version,
        stress_sensitive: ready.stress_sensitive,
        automatic: true,
        why: reason::to_json(&task.reason).to_string(),
        made_on: at.today,
    };
    store::wording::add_form(tx, &scope, &form, Moment(at.now))?;
    let choice = store::story::Choice {
        id: ChoiceId(Uuid::new_v5(&Uuid::NAMESPACE_OID, m.id.0.as_bytes())),
        task_key: task.key.clone(),
        what: "automatic".to_owned(),
        reason: None,
        until: Some(ready.from.day),
        by: None,
        on: at.today,
    };
    store::story::add_choices(tx, &scope, [(m.tenancy, &choice)], Moment(at.now))?;
    Ok(())
}

/// Something the system did by itself.
#[derive(Clone, Debug)]
pub struct Automatic {
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// Contract number and names.
    pub names: String,
    /// The message.
    pub message: Message,
    /// Where it is.
    pub delivery: Delivery,
    /// Why it was made.
    pub reason: Option<Reason>,
}

impl Automatic {
    /// It has not left: it can be undone without a trace at the tenant's.
    pub const fn undoable(&self) -> bool {
        matches!(
            self.delivery.state,
            State::Waiting | State::Ready | State::Held | State::Failed | State::Unsure
        )
    }
}

/// What the system did by itself in the last days, the newest first.
pub fn list(db: &Db, actor: &Actor, at: At, days: i32, limit: i64) -> Result<Vec<Automatic>, Error> {
    actor.may(Act::SeeToday)?;
    let scope = actor.scope();
    db.read(|tx| {
        let mut all = Vec::new();
        for form in store::wording::automatic(tx, &scope, at.today.plus(-days), limit)? {
            let message = store::message::one(tx, &scope, form.tenancy, form.message)?;
            let ways = store::message::deliveries(tx, &scope, form.tenancy)?;
            let way = ways.into_iter().find(|d| d.message == form.message);
            let heading = store::tenancy::heading(tx, &scope, form.tenancy)?;
            let (Some(message), Some(delivery), Some(heading)) = (message, way, heading) else {
                continue;
            };
            let reason = serde_json::from_str(&form.why).ok();
            all.push(Automatic {
                tenancy: form.tenancy,
                names: heading.called(),
                message,
                delivery,
                reason: reason.and_then(|json| reason::from_json(&json)),
            });
        }
        Ok(all)
    })
}
