//! Reasons as stored and exchanged: a flat JSON object with the kind and its facts. Sentences are made from it elsewhere.

use domain::calendar::{Day, Month};
use domain::contact::ContactKind;
use domain::flow::Pattern;
use domain::ids::{AgreementId, ContactId};
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
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::OrgNo;

    #[test]
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
        ];
        for reason in reasons {
            assert_eq!(from_json(&to_json(&reason)), Some(reason.clone()), "{reason:?}");
        }
    }
}
