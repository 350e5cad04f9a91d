//! Reasons as stored and exchanged: a flat JSON object with the kind and its facts. Sentences are made from it elsewhere.

use domain::arrangement::ThanksMoment;
use domain::calendar::{Day, Month};
use domain::contact::ContactKind;
use domain::debt_help::DebtHelpKind;
use domain::flow::Pattern;
use domain::ids::{
    AgreementId, ContactId, DebtHelpId, DiscountId, DisputeId, MessageId, PauseId, PayerId, PlanId, SlotId,
    UserId, WaiverId, WorryId,
};
use domain::message::{Channel, State};
use domain::money::Cents;
use domain::outlook::Reason;
use serde_json::{Value, json};
use std::str::FromStr;

/// The JSON of a reason.
pub fn to_json(reason: &Reason) -> Value {
    match reason {
        Reason::OwnPromise {
            agreement,
            action,
            due_on,
        } => {
            json!({"why": "own_promise", "agreement": agreement.to_string(), "action": action, "due": due_on.to_string()})
        }
        Reason::Answer { contact, kind, on } => {
            json!({"why": "answer", "contact": contact.to_string(), "kind": kind.code(), "on": on.to_string()})
        }
        Reason::Moment { contact, on } => {
            json!({"why": "moment", "contact": contact.to_string(), "on": on.to_string()})
        }
        Reason::PromiseMissed {
            agreement,
            action,
            due_on,
        } => {
            json!({"why": "promise_missed", "agreement": agreement.to_string(), "action": action, "due": due_on.to_string()})
        }
        Reason::Miss {
            month,
            months,
            pattern,
            tried_on,
        } => json!({
            "why": "miss", "month": month.to_string(), "months": months, "pattern": pattern.code(),
            "tried": tried_on.map(|d| d.to_string()),
        }),
        Reason::Expected { since } => json!({"why": "expected", "since": since.to_string()}),
        Reason::Kept {
            agreement,
            action,
            on,
        } => {
            json!({"why": "kept", "agreement": agreement.to_string(), "action": action, "on": on.to_string()})
        }
        Reason::Restored { month } => json!({"why": "restored", "month": month.to_string()}),
        Reason::FreshEyes { oldest, last_reached } => json!({
            "why": "fresh_eyes", "oldest": oldest.to_string(), "reached": last_reached.map(|d| d.to_string()),
        }),
        _ => eased(reason),
    }
}

/// Reasons that come from plans, pauses, disputes, payers, discounts and waivers.
fn eased(reason: &Reason) -> Value {
    match reason {
        Reason::PlanMissed {
            plan,
            due_on,
            left,
            kept,
            missed,
        } => json!({
            "why": "plan_missed", "plan": plan.to_string(), "due": due_on.to_string(), "left": left.0,
            "kept": kept, "missed": missed,
        }),
        Reason::PlanKept {
            plan,
            moment,
            kept,
            count,
            on,
        } => json!({
            "why": "plan_kept", "plan": plan.to_string(), "moment": moment.code(), "kept": kept, "count": count,
            "on": on.to_string(),
        }),
        Reason::Aftercare { plan, months, on } => {
            json!({"why": "aftercare", "plan": plan.to_string(), "months": months, "on": on.to_string()})
        }
        Reason::PauseReview { pause, on } => {
            json!({"why": "pause_review", "pause": pause.to_string(), "on": on.to_string()})
        }
        Reason::PauseEnded { until } => json!({"why": "pause_ended", "until": until.to_string()}),
        Reason::DisputeOpen {
            dispute,
            answer_by,
            who,
        } => json!({
            "why": "dispute_open", "dispute": dispute.to_string(), "due": answer_by.to_string(),
            "who": who.to_string(),
        }),
        Reason::Worry { worry, name, who, on } => json!({
            "why": "worry", "worry": worry.to_string(), "name": name, "who": who.map(|w| w.to_string()),
            "on": on.to_string(),
        }),
        Reason::CoachDeclined { slot, name, on } => json!({
            "why": "coach_declined", "slot": slot.to_string(), "name": name, "on": on.to_string(),
        }),
        Reason::PayerMissed { payer, name, month } => json!({
            "why": "payer_missed", "payer": payer.to_string(), "name": name, "month": month.to_string(),
        }),
        Reason::DiscountEnds { discount, last } => {
            json!({"why": "discount_ends", "discount": discount.to_string(), "month": last.to_string()})
        }
        Reason::Delivery {
            message,
            channel,
            state,
            on,
        } => json!({
            "why": "delivery", "message": message.to_string(), "channel": channel.code(), "state": state.code(),
            "on": on.to_string(),
        }),
        Reason::WhereToWrite { debt_help, kind, on } => json!({
            "why": "where_to_write", "debtHelp": debt_help.map(|d| d.to_string()), "kind": kind.code(), "on": on.to_string(),
        }),
        Reason::LookBack { waiver, months, on } => {
            json!({"why": "look_back", "waiver": waiver.to_string(), "months": months, "on": on.to_string()})
        }
        _ => Value::Null,
    }
}

/// The reason of a stored JSON; `None` when it is not one of ours (it is derived, and made again by the night).
pub fn from_json(value: &Value) -> Option<Reason> {
    let text = |name: &str| value.get(name)?.as_str();
    let day = |name: &str| text(name)?.parse::<Day>().ok();
    let month = |name: &str| text(name)?.parse::<Month>().ok();
    let agreement = || AgreementId::from_str(text("agreement")?).ok();
    let contact = || ContactId::from_str(text("contact")?).ok();
    let action = || text("action").map(str::to_owned);
    Some(match text("why")? {
        "own_promise" => Reason::OwnPromise {
            agreement: agreement()?,
            action: action()?,
            due_on: day("due")?,
        },
        "answer" => Reason::Answer {
            contact: contact()?,
            kind: ContactKind::from_code(text("kind")?)?,
            on: day("on")?,
        },
        "moment" => Reason::Moment {
            contact: contact()?,
            on: day("on")?,
        },
        "promise_missed" => Reason::PromiseMissed {
            agreement: agreement()?,
            action: action()?,
            due_on: day("due")?,
        },
        "miss" => Reason::Miss {
            month: month("month")?,
            months: i32::try_from(value.get("months")?.as_i64()?).ok()?,
            pattern: Pattern::from_code(text("pattern")?)?,
            tried_on: day("tried"),
        },
        "expected" => Reason::Expected { since: day("since")? },
        "kept" => Reason::Kept {
            agreement: agreement()?,
            action: action()?,
            on: day("on")?,
        },
        "restored" => Reason::Restored {
            month: month("month")?,
        },
        "fresh_eyes" => Reason::FreshEyes {
            oldest: day("oldest")?,
            last_reached: day("reached"),
        },
        why => return eased_from_json(why, value),
    })
}

fn eased_from_json(why: &str, value: &Value) -> Option<Reason> {
    let text = |name: &str| value.get(name)?.as_str();
    let day = |name: &str| text(name)?.parse::<Day>().ok();
    let month = || text("month")?.parse::<Month>().ok();
    let number = |name: &str| i32::try_from(value.get(name)?.as_i64()?).ok();
    let plan = || PlanId::from_str(text("plan")?).ok();
    Some(match why {
        "plan_missed" => Reason::PlanMissed {
            plan: plan()?,
            due_on: day("due")?,
            left: Cents(value.get("left")?.as_i64()?),
            kept: number("kept")?,
            missed: number("missed")?,
        },
        "plan_kept" => Reason::PlanKept {
            plan: plan()?,
            moment: ThanksMoment::from_code(text("moment")?)?,
            kept: number("kept")?,
            count: number("count")?,
            on: day("on")?,
        },
        "aftercare" => Reason::Aftercare {
            plan: plan()?,
            months: number("months")?,
            on: day("on")?,
        },
        "pause_review" => Reason::PauseReview {
            pause: PauseId::from_str(text("pause")?).ok()?,
            on: day("on")?,
        },
        "pause_ended" => Reason::PauseEnded { until: day("until")? },
        "dispute_open" => Reason::DisputeOpen {
            dispute: DisputeId::from_str(text("dispute")?).ok()?,
            answer_by: day("due")?,
            who: UserId::from_str(text("who")?).ok()?,
        },
        "worry" => Reason::Worry {
            worry: WorryId::from_str(text("worry")?).ok()?,
            name: text("name")?.to_owned(),
            who: text("who").and_then(|who| UserId::from_str(who).ok()),
            on: day("on")?,
        },
        "coach_declined" => Reason::CoachDeclined {
            slot: SlotId::from_str(text("slot")?).ok()?,
            name: text("name")?.to_owned(),
            on: day("on")?,
        },
        "payer_missed" => Reason::PayerMissed {
            payer: PayerId::from_str(text("payer")?).ok()?,
            name: text("name").unwrap_or_default().to_owned(),
            month: month()?,
        },
        "discount_ends" => Reason::DiscountEnds {
            discount: DiscountId::from_str(text("discount")?).ok()?,
            last: month()?,
        },
        "delivery" => Reason::Delivery {
            message: MessageId::from_str(text("message")?).ok()?,
            channel: Channel::from_code(text("channel")?)?,
            state: State::from_code(text("state")?)?,
            on: day("on")?,
        },
        "where_to_write" => Reason::WhereToWrite {
            debt_help: text("debtHelp").and_then(|id| DebtHelpId::from_str(id).ok()),
            kind: DebtHelpKind::from_code(text("kind")?)?,
            on: day("on")?,
        },
        "look_back" => Reason::LookBack {
            waiver: WaiverId::from_str(text("waiver")?).ok()?,
            months: number("months")?,
            on: day("on")?,
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::OrgNo;

    #[test]
    #[allow(clippy::too_many_lines, reason = "a table, one reason a row")]
    fn every_reason_comes_back_as_it_went() {
        let agreement = AgreementId::derived(OrgNo(1), "a");
        let contact = ContactId::derived(OrgNo(1), "c");
        let (day, month) = (Day(20_700), Month::new(2026, 10));
        let action = "belt terug".to_owned();
        let reasons = [
            Reason::OwnPromise {
                agreement,
                action: action.clone(),
                due_on: day,
            },
            Reason::Answer {
                contact,
                kind: ContactKind::Mail,
                on: day,
            },
            Reason::Moment { contact, on: day },
            Reason::PromiseMissed {
                agreement,
                action: action.clone(),
                due_on: day,
            },
            Reason::Miss {
                month,
                months: 2,
                pattern: Pattern::Stopped,
                tried_on: Some(day),
            },
            Reason::Miss {
                month,
                months: 1,
                pattern: Pattern::FirstEver,
                tried_on: None,
            },
            Reason::Expected { since: day },
            Reason::Kept {
                agreement,
                action,
                on: day,
            },
            Reason::Restored { month },
            Reason::FreshEyes {
                oldest: day,
                last_reached: None,
            },
            Reason::PlanMissed {
                plan: PlanId::derived(OrgNo(1), "p"),
                due_on: day,
                left: Cents(10_000),
                kept: 3,
                missed: 1,
            },
            Reason::PlanKept {
                plan: PlanId::derived(OrgNo(1), "p"),
                moment: ThanksMoment::Halfway,
                kept: 3,
                count: 6,
                on: day,
            },
            Reason::Aftercare {
                plan: PlanId::derived(OrgNo(1), "p"),
                months: 3,
                on: day,
            },
            Reason::PauseReview {
                pause: PauseId::derived(OrgNo(1), "p"),
                on: day,
            },
            Reason::PauseEnded { until: day },
            Reason::DisputeOpen {
                dispute: DisputeId::derived(OrgNo(1), "d"),
                answer_by: day,
                who: UserId::derived(OrgNo(1), "u"),
            },
            Reason::Worry {
                worry: WorryId::derived(OrgNo(1), "w"),
                name: "Bas Vermeer".to_owned(),
                who: Some(UserId::derived(OrgNo(1), "u")),
                on: day,
            },
            Reason::CoachDeclined {
                slot: SlotId::derived(OrgNo(1), "s"),
                name: "Karim Haddad".to_owned(),
                on: day,
            },
            Reason::PayerMissed {
                payer: PayerId::derived(OrgNo(1), "p"),
                name: "De Haven Bewind".to_owned(),
                month,
            },
            Reason::DiscountEnds {
                discount: DiscountId::derived(OrgNo(1), "d"),
                last: month,
            },
            Reason::Delivery {
                message: MessageId::derived(OrgNo(1), "m"),
                channel: Channel::Email,
                state: State::Failed,
                on: day,
            },
            Reason::WhereToWrite {
                debt_help: Some(DebtHelpId::derived(OrgNo(1), "b")),
                kind: DebtHelpKind::Guardianship,
                on: day,
            },
            Reason::WhereToWrite {
                debt_help: None,
                kind: DebtHelpKind::Administration,
                on: day,
            },
            Reason::LookBack {
                waiver: WaiverId::derived(OrgNo(1), "w"),
                months: 6,
                on: day,
            },
        ];
        for reason in reasons {
            assert_eq!(from_json(&to_json(&reason)), Some(reason.clone()), "{reason:?}");
        }
    }
}
