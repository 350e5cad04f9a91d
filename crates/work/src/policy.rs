//! The association's policy: the shipped defaults, with what the association chose instead.

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
        let (field, most) = match name.as_str() {
            "grace_days" => (&mut policy.grace_days, 31),
            "early_days" => (&mut policy.early_days, 31),
            "retry_working_days" => (&mut policy.retry_working_days, 30),
            "fresh_eyes_days" => (&mut policy.fresh_eyes_days, 365),
            "silence_days" => (&mut policy.silence_days, 365),
            "restored_after_months" => (&mut policy.restored_after_months, 12),
            "settled_after_months" => (&mut policy.settled_after_months, 60),
            "thanks_days" => (&mut policy.thanks_days, 60),
            _ => return Err(bad("there is no such setting; see docs/policy.md")),
        };
        let number = value
            .as_i64()
            .filter(|n| (0..=most).contains(n))
            .and_then(|n| i32::try_from(n).ok());
        *field = number.ok_or_else(|| bad("write a whole number of days or months within reason"))?;
    }
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_set_is_as_shipped() {
        assert_eq!(read(&Value::Null), Ok(Policy::DEFAULT));
        assert_eq!(read(&json!({"grace_days": 5})).unwrap().grace_days, 5);
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for bad in [
            json!({"grace_days": -1}),
            json!({"grace_days": "3"}),
            json!({"allocation": "mine"}),
            json!({"speed": 9}),
        ] {
            assert!(read(&bad).is_err(), "{bad}");
        }
    }
}
