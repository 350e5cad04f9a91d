//! Kindly pointing to what can happen (S1.26): one block of at most two sentences, true in this phase and only after help was
//! offered. It stands under a letter or an e-mail, never on a card or in a text message (C2).

use super::{Channel, Tongue};
use crate::milestone::{MilestoneCode, NotYet};
use crate::outlook::Outlook;

/// What can happen from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// Help was offered: without an answer the municipality is told, which can help.
    Municipality,
    /// The municipality knows: a judge can be asked.
    Court,
    /// Two people decided on transfer.
    AtCourt,
}

/// What may be said now; nothing where it would not be true, or where rest was promised.
pub fn consequence(o: &Outlook<'_>, channel: Channel) -> Option<Consequence> {
    if !matches!(channel, Channel::Letter | Channel::Email) || !o.past_due.is_positive() {
        return None;
    }
    let reached = |code| o.path.step(code).is_some_and(|step| step.on.is_some());
    let waits = |code| {
        o.path
            .step(code)
            .map(|step| step.not_yet.as_slice())
            .unwrap_or_default()
    };
    let rests = |n: &NotYet| {
        matches!(
            n,
            NotYet::Paused { .. }
                | NotYet::Disputed
                | NotYet::PlanKept
                | NotYet::InScheme { .. }
                | NotYet::StoppedByLaw { .. }
        )
    };
    let at_rest = waits(MilestoneCode::Transfer).iter().any(rests) || o.paused_until.is_some();
    if at_rest || !reached(MilestoneCode::HelpOffered) {
        return None;
    }
    if reached(MilestoneCode::Transfer) {
        return Some(Consequence::AtCourt);
    }
    if reached(MilestoneCode::MunicipalityTold) {
        return Some(Consequence::Court);
    }
    Some(Consequence::Municipality).filter(|_| o.path.objection.is_none())
}

impl Consequence {
    /// The block, in the language of the reader.
    pub const fn text(self, tongue: Tongue) -> &'static str {
        match (self, tongue) {
            (Self::Municipality, Tongue::Dutch) => {
                "Horen wij niets, dan laten wij de gemeente weten dat er huur openstaat. De gemeente kan gratis helpen."
            }
            (Self::Municipality, Tongue::English) => {
                "If we hear nothing, we let the municipality know that rent is open. The municipality can help for free."
            }
            (Self::Court, Tongue::Dutch) => {
                "Lukt het samen niet, dan kunnen wij de rechter om een besluit vragen. Dat willen wij graag voorkomen."
            }
            (Self::Court, Tongue::English) => {
                "If it does not work out together, we can ask a judge to decide. We would like to prevent that."
            }
            (Self::AtCourt, Tongue::Dutch) => {
                "De zaak gaat nu naar de rechter. Samen een andere weg kiezen kan nog steeds."
            }
            (Self::AtCourt, Tongue::English) => {
                "The case now goes to the judge. Choosing another way together is still possible."
            }
        }
    }
}
