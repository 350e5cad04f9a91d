//! The association's policy: the shipped defaults, with what the association chose instead.

use crate::{Actor, At, Db, Error, Refusal};
use domain::mandate::Rank;
use domain::money::Cents;
use domain::policy::{AllocationOrder, Policy};
use serde_json::{Map, Value};

/// A setting that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("policy: '{name}' can't be {value}; {remedy}")]
pub struct BadSetting {
    /// Which setting.
    pub name: String,
    /// What it was set to.
    pub value: String,
    /// What it may be.
    pub remedy: &'static str,
}

/// The policy in force for the association of somebody who works there.
pub fn of(db: &Db, actor: &Actor) -> Result<Policy, Error> {
    crate::night::policy_of(db, &actor.scope())
}

/// Reads a policy from the association's own settings; what is not set is as shipped.
pub fn read(settings: &Value) -> Result<Policy, BadSetting> {
    let empty = Map::new();
    let settings = settings.as_object().unwrap_or(&empty);
    let mut policy = Policy::DEFAULT;
    for (name, value) in settings {
        let bad = |remedy| BadSetting {
            name: name.clone(),
            value: value.to_string(),
            remedy,
        };
        if name == "allocation" {
            let order = value.as_str().and_then(AllocationOrder::from_code);
            policy.allocation = order.ok_or_else(|| bad("write current_first or oldest_first"))?;
            continue;
        }
        if name == "transfer_signs_from" {
            let rank = value.as_str().and_then(Rank::from_code);
            policy.transfer_signs_from = rank.ok_or_else(|| bad("write IC, TL or MG"))?;
            continue;
        }
        if let Some(held) = flag(&mut policy, name) {
            *held = value.as_bool().ok_or_else(|| bad("write true or false"))?;
            continue;
        }
        let (field, most) = match name.as_str() {
            "grace_days" => (&mut policy.grace_days, 31),
            "early_days" => (&mut policy.early_days, 31),
            "retry_working_days" => (&mut policy.retry_working_days, 30),
            "fresh_eyes_days" => (&mut policy.fresh_eyes_days, 365),
            "first_talk_days" => (&mut policy.first_talk_days, 90),
            "silence_days" => (&mut policy.silence_days, 365),
            "restored_after_months" => (&mut policy.restored_after_months, 12),
            "settled_after_months" => (&mut policy.settled_after_months, 60),
            "thanks_days" => (&mut policy.thanks_days, 60),
            "plan_grace_days" => (&mut policy.plan_grace_days, 31),
            "plan_move_days" => (&mut policy.plan_move_days, 365),
            "plan_skips_per_year" => (&mut policy.plan_skips_per_year, 12),
            "plan_late_days" => (&mut policy.plan_late_days, 31),
            "plan_light_after" => (&mut policy.plan_light_after, 60),
            "plan_light_days" => (&mut policy.plan_light_days, 31),
            "own_plan_months" => (&mut policy.own_plan_months, 60),
            "own_page_days" => (&mut policy.own_page_days, 120),
            "calm_hours" => (&mut policy.calm_hours, 168),
            "messages_most" => (&mut policy.messages_most, 31),
            "messages_days" => (&mut policy.messages_days, 31),
            "quiet_from_minute" => (&mut policy.quiet_from_minute, 1440),
            "quiet_until_minute" => (&mut policy.quiet_until_minute, 1440),
            "quiet_sundays" => (&mut policy.quiet_sundays, 1),
            "stress_sensitive" => (&mut policy.stress_sensitive, 1),
            "thanks_by_itself" => (&mut policy.thanks_by_itself, 1),
            "choices_by_itself" => (&mut policy.choices_by_itself, 1),
            "undo_hours" => (&mut policy.undo_hours, 168),
            "offer_reply_days" => (&mut policy.offer_reply_days, 60),
            "referral_days" => (&mut policy.referral_days, 1830),
            "worry_days" => (&mut policy.worry_days, 366),
            "voice_note_days" => (&mut policy.voice_note_days, 90),
            "reflection_days" => (&mut policy.reflection_days, 90),
            "municipality_days" => (&mut policy.municipality_days, 120),
            "aftercare_days" => (&mut policy.aftercare_days, 60),
            _ if amount(&mut policy, name).is_some() => {
                let cents = value.as_i64().filter(|n| (0..=Cents::LIMIT).contains(n));
                let cents = cents.ok_or_else(|| bad("write a whole number of cents, zero or more"))?;
                if let Some(held) = amount(&mut policy, name) {
                    *held = Cents(cents);
                }
                continue;
            }
            _ if ladder(&mut policy, name).is_some() => {
                let amounts = ladder(&mut policy, name).and_then(|held| cents(value, held));
                amounts.ok_or_else(|| {
                    bad("write three whole numbers of cents: officer, team leader, manager")
                })?;
                continue;
            }
            _ if list(&mut policy, name).is_some() => {
                let months = list(&mut policy, name).and_then(|held| numbers(value, held));
                months.ok_or_else(|| bad("write as many whole numbers of months as the default has"))?;
                continue;
            }
            _ => return Err(bad("there is no such setting; see docs/policy.md")),
        };
        let number = value
            .as_i64()
            .filter(|n| (0..=most).contains(n))
            .and_then(|n| i32::try_from(n).ok());
        *field = number.ok_or_else(|| bad("write a whole number of days or months within reason"))?;
    }
    Ok(policy.with_package())
}

/// Sets one setting of the association; one that can't be so is refused and nothing changes.
pub(crate) fn set(db: &Db, actor: &Actor, at: At, name: &str, value: &Value) -> Result<(), Error> {
    let scope = actor.scope();
    db.write(|tx| {
        let Some(association) = store::association::of(tx, &scope)? else {
            return Err(Refusal::NoSuchAssociation(String::new()).into());
        };
        let mut settings = association.policy.as_object().cloned().unwrap_or_default();
        settings.insert(name.to_owned(), value.clone());
        let settings = Value::Object(settings);
        read(&settings).map_err(|e| Refusal::Policy(e.to_string()))?;
        store::association::change(tx, &scope, &association.name, &settings)?;
        let details = serde_json::json!({"value": value});
        crate::audit::note(tx, actor, at, "set_policy", name, None, "", &details)
    })
}

/// A setting of yes or no.
fn flag<'p>(policy: &'p mut Policy, name: &str) -> Option<&'p mut bool> {
    match name {
        "charges_costs" => Some(&mut policy.charges_costs),
        "charges_interest" => Some(&mut policy.charges_interest),
        "confirmed_law_only" => Some(&mut policy.confirmed_law_only),
        _ => None,
    }
}

/// A setting in cents.
fn amount<'p>(policy: &'p mut Policy, name: &str) -> Option<&'p mut Cents> {
    match name {
        "plan_least_cents" => Some(&mut policy.plan_least),
        "waive_alone_up_to_cents" => Some(&mut policy.waive_alone_up_to),
        _ => None,
    }
}

/// A setting in cents for each rank.
fn ladder<'p>(policy: &'p mut Policy, name: &str) -> Option<&'p mut [Cents; 3]> {
    match name {
        "waive_up_to_cents" => Some(&mut policy.waive_up_to),
        "discount_up_to_cents" => Some(&mut policy.discount_up_to),
        _ => None,
    }
}

/// Fills a ladder; `None`, and nothing filled, when it is not three amounts that don't go down.
fn cents(value: &Value, held: &mut [Cents; 3]) -> Option<()> {
    let list = value.as_array().filter(|l| l.len() == held.len())?;
    let amount = |v: &Value| v.as_i64().filter(|n| (0..=Cents::LIMIT).contains(n)).map(Cents);
    let read: Vec<Cents> = list.iter().map(amount).collect::<Option<_>>()?;
    read.is_sorted().then(|| held.copy_from_slice(&read))
}

/// A setting that is a row of months.
fn list<'p>(policy: &'p mut Policy, name: &str) -> Option<&'p mut [i32]> {
    match name {
        "aftercare_months" => Some(&mut policy.aftercare_months),
        "pause_months" => Some(&mut policy.pause_months),
        "discount_months" => Some(&mut policy.discount_months),
        _ => None,
    }
}

/// Fills a row of months; `None`, and nothing filled, when it is not one of the same length within ten years.
fn numbers(value: &Value, held: &mut [i32]) -> Option<()> {
    let list = value.as_array().filter(|l| l.len() == held.len())?;
    let month = |v: &Value| i32::try_from(v.as_i64()?).ok().filter(|n| (0..=120).contains(n));
    let read: Vec<i32> = list.iter().map(month).collect::<Option<_>>()?;
    held.copy_from_slice(&read);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_set_is_as_shipped() {
        assert_eq!(read(&Value::Null), Ok(Policy::DEFAULT));
        assert_eq!(read(&json!({"grace_days": 5})).unwrap().grace_days, 5);
        assert!(read(&json!({"charges_interest": true})).unwrap().charges_interest);
        let own = read(&json!({"plan_least_cents": 1000, "pause_months": [1, 2, 3, 4, 5]})).unwrap();
        assert_eq!(
            (own.plan_least, own.pause_months),
            (Cents(1_000), [1, 2, 3, 4, 5])
        );
    }

    #[test]
    fn the_shipped_file_says_what_the_product_does() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policy/default.toml");
        let text = std::fs::read_to_string(path).unwrap();
        let file: toml::Table = text.parse().unwrap();
        let settings = serde_json::to_value(&file).unwrap();
        assert_eq!(read(&settings), Ok(Policy::DEFAULT));
        let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/policy.md");
        let docs = std::fs::read_to_string(docs).unwrap();
        for name in file.keys() {
            assert!(
                docs.contains(&format!("| `{name}` |")),
                "docs/policy.md lacks {name}"
            );
        }
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for bad in [
            json!({"grace_days": -1}),
            json!({"grace_days": "3"}),
            json!({"allocation": "mine"}),
            json!({"speed": 9}),
            json!({"plan_least_cents": -1}),
            json!({"pause_months": [1, 2]}),
            json!({"waive_up_to_cents": [100, 50, 200]}),
            json!({"waive_up_to_cents": 100}),
            json!({"aftercare_months": [1, 3, 6, "12"]}),
            json!({"charges_costs": "yes"}),
        ] {
            assert!(read(&bad).is_err(), "{bad}");
        }
    }
}
