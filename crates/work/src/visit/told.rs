//! What happened at a visit, as it is kept and as a phone sends it: a code and a flat JSON object.

use domain::agreement::Party;
use domain::arrangement::{RentLine, RentStatement, Term, WhoPays};
use domain::calendar::Day;
use domain::contact::Outcome;
use domain::message::Channel;
use domain::money::Cents;
use domain::network::{Relation, Topic};
use domain::partner::Need;
use domain::pause::PauseReason;
use domain::visit::spoken::Sound;
use domain::visit::{Door, Happening, Matter, Recognition};
use serde_json::{Value, json};
use std::str::FromStr;

/// The JSON of what happened, without its code.
pub fn to_json(what: &Happening) -> Value {
    match what {
        // A visit is kept for ever; what was needed stands with the referral alone (S0.14).
        Happening::Arrived
        | Happening::RightPerson
        | Happening::CardLeft
        | Happening::LeftNow
        | Happening::Referred { need: _ }
        | Happening::ColleagueCalled => json!({}),
        Happening::Door(door) => json!({"door": door.code()}),
        Happening::Seen { how, words, month } => {
            json!({"how": how.code(), "words": words, "month": month.map(|m| m.to_string())})
        }
        Happening::Told { words } => json!({"words": words}),
        Happening::Promised {
            party,
            action,
            due_on,
            amount,
        } => json!({"party": party.code(), "action": action, "due": due_on.map(|d| d.to_string()),
            "amount": amount.map(|a| a.0)}),
        Happening::Planned {
            terms,
            rent,
            open,
            told,
            step,
        } => {
            let terms: Vec<Value> = terms
                .iter()
                .map(|t| json!([t.due_on.to_string(), t.amount.0]))
                .collect();
            let line =
                |l: &RentLine| json!([l.month.to_string(), l.who.code(), l.amount.0, l.on.to_string()]);
            let rent: Vec<Value> = rent.lines.iter().map(line).collect();
            json!({"terms": terms, "rent": rent, "open": open.0, "told": told, "step": step})
        }
        Happening::Mapped { first, others } => {
            let others: Vec<&str> = others.iter().map(|m| m.code()).collect();
            json!({"first": first.code(), "others": others})
        }
        Happening::Paused { reason, words, until } => {
            json!({"reason": reason.code(), "words": words, "until": until.to_string()})
        }
        Happening::PassOn { yes, words } => json!({"yes": yes, "words": words}),
        // A visit is kept for ever and a consent is not: whose name it was stands with the consent alone (S3.15).
        Happening::Consented {
            name: _,
            reach: _,
            relation,
            topics,
            until,
        } => {
            let topics: Vec<&str> = topics.iter().map(|t| t.code()).collect();
            json!({"relation": relation.code(), "topics": topics, "until": until.to_string()})
        }
        Happening::Booked { slot } => json!({"slot": slot.to_string()}),
        Happening::SheetWanted { channel } => json!({"channel": channel.code()}),
        Happening::Closed {
            outcome,
            next_on,
            note,
            instead_of,
        } => json!({"outcome": outcome.code(), "next": next_on.map(|d| d.to_string()), "note": note,
            "instead": instead_of.map(|id| id.to_string())}),
        Happening::Spoken { seconds, sound } => json!({"seconds": seconds, "sound": sound.code()}),
        Happening::Safety { fact, until } => json!({"fact": fact, "until": until.to_string()}),
        Happening::Settled { keeps } => json!({"keeps": keeps.to_string()}),
    }
}

/// What happened, from its code and its JSON. `None` for what is not understood.
pub fn from_json(code: &str, body: &Value) -> Option<Happening> {
    Some(match code {
        "arrived" => Happening::Arrived,
        "right_person" => Happening::RightPerson,
        "card_left" => Happening::CardLeft,
        "left_now" => Happening::LeftNow,
        "colleague_called" => Happening::ColleagueCalled,
        "door" => Happening::Door(Door::from_code(text(body, "door")?)?),
        "seen" => Happening::Seen {
            how: Recognition::from_code(text(body, "how")?)?,
            words: words(body, "words"),
            month: maybe(body, "month").ok()?,
        },
        "told" => Happening::Told {
            words: words(body, "words"),
        },
        "promised" => Happening::Promised {
            party: Party::from_code(text(body, "party")?)?,
            action: words(body, "action"),
            due_on: maybe(body, "due").ok()?,
            amount: body.get("amount").and_then(Value::as_i64).map(Cents),
        },
        "planned" => Happening::Planned {
            terms: terms(body.get("terms")?)?,
            rent: rent(body.get("rent")?)?,
            open: Cents(body.get("open")?.as_i64()?),
            told: words(body, "told"),
            step: words(body, "step"),
        },
        "mapped" => Happening::Mapped {
            first: Matter::from_code(text(body, "first")?)?,
            others: coded(body.get("others")?, Matter::from_code)?,
        },
        "paused" => Happening::Paused {
            reason: PauseReason::from_code(text(body, "reason")?)?,
            words: words(body, "words"),
            until: text(body, "until")?.parse().ok()?,
        },
        "pass_on" => Happening::PassOn {
            yes: body.get("yes")?.as_bool()?,
            words: words(body, "words"),
        },
        "consented" => Happening::Consented {
            name: words(body, "name"),
            reach: words(body, "reach"),
            relation: Relation::from_code(text(body, "relation")?)?,
            topics: coded(body.get("topics")?, Topic::from_code)?,
            until: text(body, "until")?.parse().ok()?,
        },
        "booked" => Happening::Booked {
            slot: text(body, "slot")?.parse().ok()?,
        },
        "referred" => Happening::Referred {
            need: text(body, "need").and_then(Need::from_code),
        },
        "sheet" => Happening::SheetWanted {
            channel: Channel::from_code(text(body, "channel")?)?,
        },
        "closed" => Happening::Closed {
            outcome: Outcome::from_code(text(body, "outcome")?)?,
            next_on: maybe(body, "next").ok()?,
            note: words(body, "note"),
            instead_of: maybe(body, "instead").ok()?,
        },
        "spoken" => Happening::Spoken {
            seconds: i32::try_from(body.get("seconds")?.as_i64()?).ok()?,
            sound: Sound::from_code(text(body, "sound")?)?,
        },
        "safety" => Happening::Safety {
            fact: words(body, "fact"),
            until: text(body, "until")?.parse().ok()?,
        },
        "settled" => Happening::Settled {
            keeps: text(body, "keeps")?.parse().ok()?,
        },
        _ => return None,
    })
}

fn text<'a>(body: &'a Value, key: &str) -> Option<&'a str> {
    body.get(key)?.as_str()
}

fn words(body: &Value, key: &str) -> String {
    text(body, key).unwrap_or_default().trim().to_owned()
}

/// Absent, null and empty are nothing; what is there must be readable.
fn maybe<T: FromStr>(body: &Value, key: &str) -> Result<Option<T>, NotUnderstood> {
    match body.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) => text.parse().map(Some).map_err(|_| NotUnderstood),
        Some(_) => Err(NotUnderstood),
    }
}

struct NotUnderstood;

fn coded<T>(value: &Value, from: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let one = |code: &Value| from(code.as_str()?);
    value.as_array()?.iter().map(one).collect()
}

fn terms(value: &Value) -> Option<Vec<Term>> {
    let one = |pair: &Value| {
        Some(Term {
            due_on: pair.get(0)?.as_str()?.parse::<Day>().ok()?,
            amount: Cents(pair.get(1)?.as_i64()?),
        })
    };
    value.as_array()?.iter().map(one).collect()
}

fn rent(value: &Value) -> Option<RentStatement> {
    let line = |n: usize| {
        let row = value.get(n)?;
        Some(RentLine {
            month: row.get(0)?.as_str()?.parse().ok()?,
            who: WhoPays::from_code(row.get(1)?.as_str()?)?,
            amount: Cents(row.get(2)?.as_i64()?),
            on: row.get(3)?.as_str()?.parse().ok()?,
        })
    };
    Some(RentStatement {
        lines: [line(0)?, line(1)?],
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
mod tests {
    use super::*;
    use domain::ids::{SlotId, VisitFactId};

    #[test]
    fn what_happened_comes_back_as_it_was_told() {
        let id = VisitFactId(uuid::Uuid::from_u128(5));
        let day: Day = "2026-12-05".parse().unwrap();
        let line = RentLine {
            month: day.month(),
            who: WhoPays::Tenant,
            amount: Cents(74_218),
            on: day,
        };
        for what in [
            Happening::Arrived,
            Happening::RightPerson,
            Happening::Door(Door::NotNow),
            Happening::CardLeft,
            Happening::LeftNow,
            Happening::ColleagueCalled,
            Happening::Seen {
                how: Recognition::Partly,
                words: "In juli heb ik wel betaald.".to_owned(),
                month: Some(day.month()),
            },
            Happening::Told {
                words: "De zaak ging dicht.".to_owned(),
            },
            Happening::Promised {
                party: Party::Association,
                action: "Belt het UWV mee.".to_owned(),
                due_on: Some(day),
                amount: None,
            },
            Happening::Planned {
                terms: vec![Term {
                    due_on: day,
                    amount: Cents(12_370),
                }],
                rent: RentStatement { lines: [line, line] },
                open: Cents(148_436),
                told: String::new(),
                step: "Belt deze week de bank.".to_owned(),
            },
            Happening::Mapped {
                first: Matter::Letters,
                others: vec![Matter::Income, Matter::Home],
            },
            Happening::Paused {
                reason: PauseReason::IncomeDecision,
                words: "Tot het UWV beslist.".to_owned(),
                until: day,
            },
            Happening::PassOn {
                yes: true,
                words: "Liefst ’s ochtends.".to_owned(),
            },
            Happening::Booked {
                slot: SlotId(uuid::Uuid::from_u128(6)),
            },
            Happening::SheetWanted {
                channel: Channel::Sms,
            },
            Happening::Closed {
                outcome: Outcome::Connected,
                next_on: Some(day),
                note: String::new(),
                instead_of: Some(id),
            },
            Happening::Spoken {
                seconds: 42,
                sound: Sound::Ogg,
            },
            Happening::Safety {
                fact: "Een losse hond.".to_owned(),
                until: day,
            },
            Happening::Settled { keeps: id },
        ] {
            assert_eq!(from_json(what.code(), &to_json(&what)), Some(what));
        }
    }

    #[test]
    fn s3_15_a_visit_keeps_that_there_was_a_consent_and_not_whose_name_it_was() {
        let told = Happening::Consented {
            name: "Gerda de Boer".to_owned(),
            reach: "06 12345678".to_owned(),
            relation: Relation::Family,
            topics: vec![Topic::Appointment, Topic::Paying],
            until: "2027-05-01".parse().unwrap(),
        };
        let kept = to_json(&told);
        assert!(
            !kept.to_string().contains("Gerda") && !kept.to_string().contains("0612"),
            "{kept}"
        );
        let Some(Happening::Consented { name, topics, .. }) = from_json(told.code(), &kept) else {
            unreachable!("it is read back as what it was")
        };
        assert_eq!((name.as_str(), topics.len()), ("", 2));
    }

    #[test]
    fn s0_14_a_visit_keeps_that_help_was_asked_and_not_for_what() {
        let told = from_json("referred", &json!({"need": "food"}));
        let food = Happening::Referred {
            need: Some(Need::Food),
        };
        assert_eq!(told, Some(food.clone()));
        assert_eq!(to_json(&food), json!({}));
        let kept = from_json("referred", &to_json(&food));
        assert_eq!(kept, Some(Happening::Referred { need: None }));
    }

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        for (code, body) in [
            ("mood", json!({})),
            ("door", json!({"door": "slammed"})),
            ("closed", json!({"outcome": "talked", "next": "soon"})),
            (
                "planned",
                json!({"terms": [["2026-12-05", "veel"]], "rent": [], "open": 1}),
            ),
            ("safety", json!({"fact": "x"})),
        ] {
            assert_eq!(from_json(code, &body), None, "{code} {body}");
        }
    }
}
