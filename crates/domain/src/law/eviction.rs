//! What an eviction costs: a picture with editable numbers, each with its source (S4.30). No law; the association lays its
//! own rows over the shipped ones.

use super::{Law, Parameter, Refusal, Row, Value};
use crate::calendar::Day;
use crate::money::Cents;

/// The amounts, as they are kept with a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What it costs the landlord, low.
    pub landlord_low: Cents,
    /// High.
    pub landlord_high: Cents,
    /// The court fee of the landlord for this claim.
    pub court_fee: Cents,
    /// What it costs society.
    pub society: Cents,
}

/// The picture of a day with the rows it rests on, in the order of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'l> {
    /// The amounts.
    pub picture: Picture,
    /// The rows.
    pub rows: [&'l Row; 4],
    /// The court fee of the day is not known yet: this is the last one that is.
    pub last_known: bool,
}

/// The picture for a claim on a day; refused with the row named when a number is missing or switched off.
pub fn picture(law: &Law, claim: Cents, on: Day) -> Result<Shown<'_>, Refusal> {
    let euro = |parameter| -> Result<(Cents, &Row), Refusal> {
        let row = law.row(parameter, on)?;
        match row.value {
            Value::Euro(amount) => Ok((amount, row)),
            _ => Err(Refusal::Absent(parameter)),
        }
    };
    let (landlord_low, low) = euro(Parameter::EvictionLandlordCostLow)?;
    let (landlord_high, high) = euro(Parameter::EvictionLandlordCostHigh)?;
    let (society, social) = euro(Parameter::EvictionSocialCost)?;
    let (fees, last_known) = fees(law, on)?;
    let court_fee = match &fees.value {
        Value::Bands(bands) => bands
            .iter()
            .find(|band| band.amount.is_none_or(|top| claim <= top))
            .map(|band| band.value),
        _ => None,
    };
    let court_fee = court_fee.ok_or(Refusal::Absent(Parameter::CourtFeeCorporation))?;
    Ok(Shown {
        picture: Picture {
            landlord_low,
            landlord_high,
            court_fee,
            society,
        },
        rows: [low, high, fees, social],
        last_known,
    })
}

/// The court fees of a day. They change every 1 January: until the new ones are filled in the last known ones are shown, and
/// said to be so. What was switched off or not found stays refused.
fn fees(law: &Law, on: Day) -> Result<(&Row, bool), Refusal> {
    let parameter = Parameter::CourtFeeCorporation;
    match law.row(parameter, on) {
        Ok(row) => Ok((row, false)),
        Err(Refusal::Ended { row, on }) => {
            let last = row.valid_to.ok_or(Refusal::Ended { row, on })?;
            Ok((law.row(parameter, last)?, true))
        }
        Err(refusal) => Err(refusal),
    }
}
