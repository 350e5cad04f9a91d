//! A referral to a partner for something a tenant needs now (S0.14, S1.23): independent of arrears, plans and milestones, and never
//! without the tenant's yes. What is needed stands here and nowhere else: no note, no profile, nothing about health.

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{AgreementId, PartnerId, ReferralId, UserId};
use crate::network::SaidYes;
use crate::partner::Need;
use crate::version::{Version, newest_by};
use uuid::Uuid;

/// Fewest first helps from which a waiting time is shown (S1.31): of fewer it would tell about somebody.
pub const LEAST_MEASURED: usize = 3;
/// Working days after which we ask how it went, where nothing was agreed with the partner.
pub const ASK_AFTER: i32 = 5;

coded! {
    /// How far a referral is.
    Stage {
        /// The tenant said yes; nobody was asked yet.
        Draft = "draft",
        /// The partner was asked.
        Asked = "asked",
        /// The first help came.
        Helped = "helped",
        /// The partner could not help.
        NotHelped = "not_helped",
        /// The tenant took the yes back.
        TakenBack = "taken_back",
    }
}

impl Stage {
    /// It is still looked after.
    pub const fn open(self) -> bool {
        matches!(self, Self::Draft | Self::Asked)
    }
}

coded! {
    /// How the partner was asked: by a person, never by itself.
    Way {
        /// We rang.
        Called = "called",
        /// We mailed.
        Mailed = "mailed",
        /// We printed it, and the tenant takes it along.
        Printed = "printed",
    }
}

/// One version of a referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// Chosen by its maker.
    pub id: ReferralId,
    /// 1 for the first.
    pub version: i32,
    /// To which partner.
    pub partner: PartnerId,
    /// For what.
    pub need: Need,
    /// How the tenant said yes.
    pub said_yes: SaidYes,
    /// The day of the yes.
    pub yes_on: Day,
    /// How far it is.
    pub stage: Stage,
    /// How the partner was asked; nothing for a draft.
    pub way: Option<Way>,
    /// The day of this stage.
    pub on: Day,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of this version.
    pub learned_on: Day,
}

impl Version for Referral {
    type Id = ReferralId;
    fn id(&self) -> ReferralId {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn begins_on(&self) -> Day {
        self.yes_on
    }
    fn made_on(&self) -> Day {
        self.on
    }
    fn learned_on(&self) -> Day {
        self.learned_on
    }
}

/// Why a referral can't be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadReferral {
    /// The yes lies ahead.
    #[error("the tenant said yes on a day up to today; ask the tenant first")]
    YesAhead,
    /// The partner does not help with it here, or nothing holds with it any more.
    #[error("this partner does not help with this here (any more); choose another one")]
    Partner,
    /// The day on which we ask how it went is over, or far away.
    #[error("choose a day from today, at most {LONGEST} days on")]
    FollowUp,
    /// It went on meanwhile: nothing can be done with it so.
    #[error("this referral is '{}'; that can't be done with it (any more)", .0.code())]
    Stage(Stage),
}

/// Most days until we ask how it went.
pub const LONGEST: i32 = 92;

impl Referral {
    /// The same referral, a stage further.
    #[must_use]
    pub fn turned(&self, stage: Stage, on: Day, by: Option<UserId>) -> Self {
        Self {
            version: self.version + 1,
            stage,
            on,
            by,
            learned_on: on,
            ..self.clone()
        }
    }

    /// May it go to this stage?
    pub fn may_turn(&self, to: Stage) -> Result<(), BadReferral> {
        let fits = match to {
            Stage::Draft => false,
            Stage::Asked => self.stage == Stage::Draft,
            Stage::Helped | Stage::NotHelped => self.stage == Stage::Asked,
            Stage::TakenBack => self.stage.open(),
        };
        fits.then_some(()).ok_or(BadReferral::Stage(self.stage))
    }

    /// Our promise to send it, or to ask how it went.
    pub fn promise_id(&self, stage: Stage) -> AgreementId {
        AgreementId(Uuid::new_v5(&self.id.0, stage.code().as_bytes()))
    }
}

/// The newest version of each, the oldest yes first.
pub fn newest(all: &[Referral]) -> Vec<Referral> {
    let mut list = newest_by(all.to_vec(), |r| r.id, |r| r.version);
    list.sort_by_key(|r| (r.yes_on, r.id));
    list
}

/// What the referrals to a partner tell together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// The last day on which it was asked.
    pub last_asked: Option<Day>,
    /// First helps that were seen.
    pub helped: usize,
    /// Working days until the first help, in the middle; only from [`LEAST_MEASURED`] on.
    pub median: Option<i32>,
}

/// Measures a partner by all versions of all referrals to it (S1.31).
pub fn measured<'r>(all: impl IntoIterator<Item = &'r Referral>, partner: PartnerId) -> Measured {
    let own: Vec<&Referral> = all.into_iter().filter(|r| r.partner == partner).collect();
    let asked = |id: ReferralId| own.iter().find(|r| r.id == id && r.stage == Stage::Asked);
    let helped = own.iter().filter(|r| r.stage == Stage::Helped);
    let mut took: Vec<i32> = helped
        .filter_map(|r| Some(asked(r.id)?.on.working_days_until(r.on)))
        .collect();
    took.sort_unstable();
    let middle = took.get(took.len().saturating_sub(1) / 2).copied();
    Measured {
        last_asked: own.iter().filter(|r| r.stage == Stage::Asked).map(|r| r.on).max(),
        helped: took.len(),
        median: middle.filter(|_| took.len() >= LEAST_MEASURED),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
    use super::*;
    use crate::ids::OrgNo;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn partner() -> PartnerId {
        PartnerId::derived(OrgNo(1), "energie")
    }

    fn draft(n: i32, on: &str) -> Referral {
        Referral {
            id: ReferralId::derived(OrgNo(1), &n.to_string()),
            version: 1,
            partner: partner(),
            need: Need::Energy,
            said_yes: SaidYes::AtTheTable,
            yes_on: day(on),
            stage: Stage::Draft,
            way: None,
            on: day(on),
            by: None,
            learned_on: day(on),
        }
    }

    #[test]
    fn s0_14_a_referral_goes_forward_and_a_yes_is_taken_back_at_any_time() {
        let draft = draft(1, "2026-11-02");
        let asked = draft.turned(Stage::Asked, day("2026-11-03"), None);
        let helped = asked.turned(Stage::Helped, day("2026-11-06"), None);
        for (from, to, may) in [
            (&draft, Stage::Asked, true),
            (&draft, Stage::Helped, false),
            (&draft, Stage::TakenBack, true),
            (&asked, Stage::Asked, false),
            (&asked, Stage::Helped, true),
            (&asked, Stage::NotHelped, true),
            (&asked, Stage::TakenBack, true),
            (&helped, Stage::NotHelped, false),
            (&helped, Stage::TakenBack, false),
            (&asked, Stage::Draft, false),
        ] {
            assert_eq!(from.may_turn(to).is_ok(), may, "{:?} to {to:?}", from.stage);
        }
        assert_eq!(newest(&[draft, helped.clone(), asked]), [helped]);
    }

    #[test]
    fn s1_31_a_wait_is_measured_from_the_asking_to_the_first_help_and_only_from_three_on() {
        let mut all = Vec::new();
        for (n, asked, helped) in [
            (1, "2026-10-05", "2026-10-16"),
            (2, "2026-10-05", "2026-10-05"),
            (3, "2026-10-02", "2026-10-19"),
        ] {
            assert_eq!(measured(&all, partner()).median, None, "{n}");
            // A draft that lay for a week is our own wait, not theirs.
            let draft = draft(n, "2026-09-28");
            let asked = draft.turned(Stage::Asked, day(asked), None);
            let helped = asked.turned(Stage::Helped, day(helped), None);
            all.extend([draft, asked, helped]);
        }
        let found = measured(&all, partner());
        assert_eq!((found.helped, found.median), (3, Some(9)));
        assert_eq!(found.last_asked, Some(day("2026-10-05")));
        let elsewhere = measured(&all, PartnerId::derived(OrgNo(1), "x"));
        assert_eq!(elsewhere, Measured::default());
    }
}
