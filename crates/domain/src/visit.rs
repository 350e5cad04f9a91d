//! Home visits: a round through the neighbourhood, its visits, and what happened at each (S0.1, S1.8, S1.14–S1.28).
//!
//! What happens at a visit is a set of facts, each with an id made on the phone. The same fact twice is one fact, and
//! the order in which facts arrive says nothing: a [`Course`] is made from the set, by the moments at which things
//! happened. Two colleagues at one visit never overwrite each other; where they say different things both stay, and a
//! person decides.

pub mod route;
pub mod spoken;

use crate::agreement::Party;
use crate::arrangement::{RentStatement, Term};
use crate::calendar::{Day, Month, Watch};
use crate::contact::{Contact, ContactKind, DayPart, Direction, Outcome, coded};
use crate::ids::{
    AgreementId, ContactId, DisputeId, MessageId, NetworkId, PauseId, PlanId, ProofId, ReferralId, RoundId,
    SlotId, StoryId, TenancyId, UserId, VisitFactId, VisitId,
};
use crate::message::Channel;
use crate::money::Cents;
use crate::network::{Relation, Topic};
use crate::partner::Need;
use crate::pause::PauseReason;
use spoken::Sound;
use uuid::Uuid;

/// Most visits in one round.
pub const MOST_STOPS: usize = 24;
/// Working days after which we ring when a card was left (S1.16).
pub const CARD_FOLLOW_UP: i32 = 3;
/// Minutes a visit is planned to take.
pub const VISIT_MINUTES: i32 = 30;
/// Minutes inside after which a colleague asks whether all is well.
pub const CHECK_IN_MINUTES: i32 = 60;

coded! {
    /// Announced or not, and why not (S1.8, C8).
    Coming {
        /// The tenant knows that we come, and who.
        Announced = "announced",
        /// Unannounced: several tries by other means did not lead to a talk.
        AfterTries = "after_tries",
        /// Unannounced: somebody worried about the tenant asked us to look in.
        AfterWorry = "after_worry",
        /// Unannounced: another person at another time of day, after months of silence (S4.34).
        FreshEyes = "fresh_eyes",
    }
}

/// One visit of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The visit.
    pub visit: VisitId,
    /// To whom.
    pub tenancy: TenancyId,
    /// Announced or not, with the reason.
    pub coming: Coming,
    /// Goes only by two.
    pub by_two: bool,
    /// Not before and not after, in minutes of the day, when that was agreed.
    pub window: Option<(i32, i32)>,
    /// Planned time at the door, in minutes of the day.
    pub arrives_at: i32,
}

/// One version of a round: a day, who goes, and the visits in the order in which they are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Chosen by its maker.
    pub id: RoundId,
    /// 1 for the first.
    pub version: i32,
    /// The day.
    pub on: Day,
    /// Who goes.
    pub visitor: UserId,
    /// Who comes along.
    pub companion: Option<UserId>,
    /// When it begins, in minutes of the day.
    pub starts_at: i32,
    /// The visits, in order. Empty when the round was called off.
    pub stops: Vec<Stop>,
    /// Who made this version.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Round {
    /// A visit of this round.
    pub fn stop(&self, visit: VisitId) -> Option<&Stop> {
        self.stops.iter().find(|s| s.visit == visit)
    }
    /// Is this one of the people who go?
    pub fn is_of(&self, user: Option<UserId>) -> bool {
        user.is_some() && (Some(self.visitor) == user || self.companion == user)
    }
}

/// Why a round can't be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRound {
    /// The day is over.
    #[error("{0} is over; choose today or a later day")]
    Past(Day),
    /// More visits than fit in a day.
    #[error("a round has at most {MOST_STOPS} visits")]
    TooMany,
    /// No visit at all.
    #[error("choose at least one tenant to visit")]
    Empty,
    /// Somebody is in it twice.
    #[error("a tenant is in this round twice")]
    Twice,
    /// A visit that goes only by two, in a round of one.
    #[error("a visit goes only by two here; choose who comes along")]
    NeedsTwo,
    /// The companion is the visitor.
    #[error("choose somebody else to come along")]
    WithOneself,
    /// A time outside the day, or a window that ends before it begins.
    #[error("a time does not fit in the day")]
    Time,
}

impl Round {
    /// Can it be so, seen from `today`?
    pub fn check(&self, today: Day) -> Result<(), BadRound> {
        if self.on < today {
            return Err(BadRound::Past(self.on));
        }
        if self.stops.is_empty() && self.version <= 1 {
            return Err(BadRound::Empty);
        }
        if self.stops.len() > MOST_STOPS {
            return Err(BadRound::TooMany);
        }
        if self.companion == Some(self.visitor) {
            return Err(BadRound::WithOneself);
        }
        if self.companion.is_none() && self.stops.iter().any(|s| s.by_two) {
            return Err(BadRound::NeedsTwo);
        }
        let day = 0..=24 * 60;
        let fits = |s: &Stop| {
            s.window
                .is_none_or(|(from, until)| from <= until && day.contains(&from) && day.contains(&until))
        };
        if !day.contains(&self.starts_at) || !self.stops.iter().all(fits) {
            return Err(BadRound::Time);
        }
        let mut seen: Vec<TenancyId> = self.stops.iter().map(|s| s.tenancy).collect();
        seen.sort_unstable();
        if seen.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(BadRound::Twice);
        }
        Ok(())
    }
}

coded! {
    /// What happened at the door: six outcomes, one tap each (S1.15).
    Door {
        /// We were let in.
        Inside = "inside",
        /// A talk at the door.
        AtTheDoor = "at_the_door",
        /// Another time suits better.
        AnotherTime = "another_time",
        /// Not now, and no other time yet.
        NotNow = "not_now",
        /// Somebody else opened; nothing was said about the matter.
        OtherPerson = "other_person",
        /// Nobody opened.
        NotAtHome = "not_at_home",
    }
}

impl Door {
    /// The talk goes on, inside or at the door.
    pub const fn goes_on(self) -> bool {
        matches!(self, Self::Inside | Self::AtTheDoor)
    }
    /// How a contact that ends here went; nothing while the talk goes on.
    const fn contact(self) -> Option<Outcome> {
        match self {
            Self::Inside | Self::AtTheDoor => None,
            Self::AnotherTime => Some(Outcome::AnotherTime),
            // Two-way contact with the right person, and payment was not discussed (S3.7).
            Self::NotNow => Some(Outcome::Connected),
            Self::OtherPerson => Some(Outcome::OtherPerson),
            Self::NotAtHome => Some(Outcome::NotReached),
        }
    }
}

coded! {
    /// "Is this how you see it?" (S1.19).
    Recognition {
        /// Yes.
        Yes = "yes",
        /// Partly.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

coded! {
    /// What a household may have on its mind, as bubbles on the table (S3.9). The tenant chooses; nobody asks for all of them.
    Matter {
        /// What comes in.
        Income = "income",
        /// Bills and what goes out.
        Bills = "bills",
        /// Letters that lie unopened.
        Letters = "letters",
        /// The home itself.
        Home = "home",
        /// The people in it.
        Family = "family",
        /// A worry about health. It may lie on the table; it is never kept (art. 9 GDPR, law.md §8).
        Health = "health",
    }
}

impl Matter {
    /// May it be kept, when the tenant wants that?
    pub const fn may_be_kept(self) -> bool {
        !matches!(self, Self::Health)
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// Arrived at the house; from now on a colleague may ask whether all is well.
    Arrived,
    /// The right person stands before us. Nothing about money is shown before this (S1.14).
    RightPerson,
    /// What happened at the door.
    Door(Door),
    /// A closed card was left (S1.16).
    CardLeft,
    /// Left at once; no question is asked (S1.17).
    LeftNow,
    /// A colleague spoke with the one who left: it is no longer waited for (S3.20).
    ColleagueCalled,
    /// How the tenant sees the amounts, in the tenant's words where they differ.
    Seen {
        /// Yes, partly, no.
        how: Recognition,
        /// What is different; may be empty.
        words: String,
        /// The rent month it is about; all that is past due where none was named.
        month: Option<Month>,
    },
    /// The tenant's own words.
    Told {
        /// As told.
        words: String,
    },
    /// A line of the sheet of both sides: who does what by when (S1.25).
    Promised {
        /// Who.
        party: Party,
        /// What.
        action: String,
        /// By when; without a day it is an intention (S0.12).
        due_on: Option<Day>,
        /// Money, when it is about paying.
        amount: Option<Cents>,
    },
    /// A plan made at the table. It is judged against the ledger of the moment at which it arrives.
    Planned {
        /// The payments beside the rent.
        terms: Vec<Term>,
        /// The current rent (S1.32).
        rent: RentStatement,
        /// What was open on the phone when it was made.
        open: Cents,
        /// "You told us"; may be empty.
        told: String,
        /// The first step that the tenant chose (S3.18, S0.22); empty when it was promised apart at the same table.
        step: String,
    },
    /// The map of what is on the tenant's mind, which the tenant wants us to keep (S3.9). Without that wish it never leaves the table.
    Mapped {
        /// What comes first.
        first: Matter,
        /// What else lies on the table.
        others: Vec<Matter>,
    },
    /// A pause was agreed at the table, from that day (S4.20). It is judged when it arrives.
    Paused {
        /// Class of the reason.
        reason: PauseReason,
        /// What is waited for, in the tenant's words; may be empty.
        words: String,
        /// Its last day.
        until: Day,
    },
    /// The tenant said whether the municipality may be told who they are, and call (S1.23).
    PassOn {
        /// Yes, or rather not.
        yes: bool,
        /// What the tenant asks with it, such as a part of the day; may be empty.
        words: String,
    },
    /// The tenant said yes to somebody around them: about what, and until when (S3.15).
    Consented {
        /// Their name. Empty in what is kept of the visit: it stands with the consent, and goes with it.
        name: String,
        /// How to reach them; empty in what is kept, as the name is.
        reach: String,
        /// Who they are to the tenant.
        relation: Relation,
        /// What may be talked about.
        topics: Vec<Topic>,
        /// The last day on which it holds.
        until: Day,
    },
    /// A free moment of a coach was chosen at the table (S1.24). Whether it is still free shows when this arrives.
    Booked {
        /// Which.
        slot: SlotId,
    },
    /// Something can't wait, and the tenant said yes to asking a partner for it (S0.14, S1.23).
    Referred {
        /// What. Nothing in what is kept of the visit: it stands with the referral alone.
        need: Option<Need>,
    },
    /// The tenant wants the sheet of both sides in this form, at once or when there is a network (S1.25).
    SheetWanted {
        /// Which form.
        channel: Channel,
    },
    /// The visit is closed: outcome and next moment, two fields (S1.27).
    Closed {
        /// How it went.
        outcome: Outcome,
        /// The next moment.
        next_on: Option<Day>,
        /// A line; may be empty.
        note: String,
        /// What was noted at the door and is told better by this.
        instead_of: Option<VisitFactId>,
    },
    /// A voice note (S1.27). The sound itself stands apart, and goes after the days of the policy.
    Spoken {
        /// How long it is.
        seconds: i32,
        /// What it was recorded in.
        sound: Sound,
    },
    /// A note on safety: what happened, and until when it is shown (S1.17).
    Safety {
        /// What happened; no judgement.
        fact: String,
        /// Its last day.
        until: Day,
    },
    /// A person decided which of two that differ counts.
    Settled {
        /// The fact that counts.
        keeps: VisitFactId,
    },
}

impl Happening {
    /// The code that is stored and exchanged.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::RightPerson => "right_person",
            Self::Door(_) => "door",
            Self::CardLeft => "card_left",
            Self::LeftNow => "left_now",
            Self::ColleagueCalled => "colleague_called",
            Self::Seen { .. } => "seen",
            Self::Told { .. } => "told",
            Self::Promised { .. } => "promised",
            Self::Planned { .. } => "planned",
            Self::Mapped { .. } => "mapped",
            Self::Paused { .. } => "paused",
            Self::PassOn { .. } => "pass_on",
            Self::Consented { .. } => "consented",
            Self::Booked { .. } => "booked",
            Self::Referred { .. } => "referred",
            Self::SheetWanted { .. } => "sheet",
            Self::Closed { .. } => "closed",
            Self::Spoken { .. } => "spoken",
            Self::Safety { .. } => "safety",
            Self::Settled { .. } => "settled",
        }
    }
}

/// Something that happened at a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitFact {
    /// Made on the phone.
    pub id: VisitFactId,
    /// At which visit.
    pub visit: VisitId,
    /// To whom.
    pub tenancy: TenancyId,
    /// What.
    pub what: Happening,
    /// The day it happened.
    pub on: Day,
    /// The minute of that day.
    pub minute: i32,
    /// The place among the facts of its maker's phone, in milliseconds: only to put them in order.
    pub moment: i64,
    /// Who.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// Part of the day of a minute of the day.
pub const fn day_part(minute: i32) -> DayPart {
    if minute < 12 * 60 {
        DayPart::Morning
    } else if minute < 18 * 60 {
        DayPart::Afternoon
    } else {
        DayPart::Evening
    }
}

impl VisitFact {
    fn derived(&self, name: &str) -> Uuid {
        Uuid::new_v5(&self.id.0, name.as_bytes())
    }
    /// Id of the contact that follows from this fact.
    pub fn contact_id(&self) -> ContactId {
        contact_id(self.id)
    }
    /// Id of the agreement that follows from this fact.
    pub fn agreement_id(&self) -> AgreementId {
        AgreementId(self.derived("agreement"))
    }
    /// Id of the dispute that follows from this fact.
    pub fn dispute_id(&self) -> DisputeId {
        DisputeId(self.derived("dispute"))
    }
    /// Id of the story that follows from this fact.
    pub fn story_id(&self) -> StoryId {
        StoryId(self.derived("story"))
    }
    /// Id of the plan that follows from this fact.
    pub fn plan_id(&self) -> PlanId {
        PlanId(self.derived("plan"))
    }

    /// Id of the message that follows from this fact.
    pub fn message_id(&self) -> MessageId {
        MessageId(self.derived("message"))
    }

    /// Id of the pause that follows from this fact.
    pub fn pause_id(&self) -> PauseId {
        PauseId(self.derived("pause"))
    }

    /// Id of the tenant's answer about the municipality that follows from this fact.
    pub fn proof_id(&self) -> ProofId {
        ProofId(self.derived("proof"))
    }

    /// Id of the consent that follows from this fact.
    pub fn network_id(&self) -> NetworkId {
        NetworkId(self.derived("consent"))
    }

    /// Id of the referral that follows from this fact.
    pub fn referral_id(&self) -> ReferralId {
        ReferralId(self.derived("referral"))
    }

    /// Id of the tenant's first step, which is agreed with that plan.
    pub fn step_id(&self) -> AgreementId {
        AgreementId(self.derived("step"))
    }

    /// The place among the facts of a visit.
    const fn place(&self) -> (Day, i64, VisitFactId) {
        (self.on, self.moment, self.id)
    }

    /// The contact that follows from this fact after what was told before. A visit that somebody closes twice is one
    /// contact: the last word stands in the place of the one before, whichever of the two arrives first.
    pub fn contact_after(&self, told: &[Self]) -> Option<Contact> {
        let contact = self.contact()?;
        let closed = |f: &Self| matches!(f.what, Happening::Closed { .. });
        if !closed(self) {
            return Some(contact);
        }
        let own = told
            .iter()
            .filter(|f| f.visit == self.visit && f.by == self.by && closed(f));
        match own.max_by_key(|f| f.place()) {
            Some(last) if last.place() > self.place() => None,
            Some(last) => Some(Contact {
                corrects: Some(last.contact_id()),
                ..contact
            }),
            None => Some(contact),
        }
    }

    /// The contact that follows from this fact alone, whatever else arrives before or after it.
    pub fn contact(&self) -> Option<Contact> {
        let (kind, outcome, next_on, note, corrects) = match &self.what {
            Happening::Door(door) => (ContactKind::HomeVisit, door.contact()?, None, "", None),
            // A talk did not take place; why is nobody's question (S1.17).
            Happening::LeftNow => (ContactKind::HomeVisit, Outcome::NotReached, None, "", None),
            Happening::CardLeft => {
                let next = self.on.plus_working_days(CARD_FOLLOW_UP);
                (ContactKind::Card, Outcome::Sent, Some(next), "", None)
            }
            Happening::Closed {
                outcome,
                next_on,
                note,
                instead_of,
            } => (
                ContactKind::HomeVisit,
                *outcome,
                *next_on,
                note.as_str(),
                instead_of.map(contact_id),
            ),
            _ => return None,
        };
        Some(Contact {
            id: self.contact_id(),
            on: self.on,
            day_part: Some(day_part(self.minute)),
            kind,
            direction: Direction::Outgoing,
            outcome,
            note: note.to_owned(),
            next_on,
            by: self.by,
            learned_on: self.learned_on,
            corrects,
        })
    }
}

fn contact_id(id: VisitFactId) -> ContactId {
    ContactId(Uuid::new_v5(&id.0, b"contact"))
}

/// How far a visit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// To come.
    Planned,
    /// At the door.
    Door,
    /// The talk goes on.
    Inside,
    /// To be closed: outcome and next moment.
    Guard,
    /// Closed.
    Done,
}

/// What the facts of one visit say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course<'a> {
    /// All of them once, by the moment at which they happened.
    pub facts: Vec<&'a VisitFact>,
    /// The door, as each colleague told it last; more than one only where they differ.
    pub doors: Vec<&'a VisitFact>,
    /// The closing, as each colleague told it last; more than one only where they differ.
    pub closings: Vec<&'a VisitFact>,
    /// How the tenant sees it; more than one only where colleagues differ.
    pub seen: Vec<&'a VisitFact>,
    /// The arrival, when it was told.
    pub arrived: Option<&'a VisitFact>,
    /// The right person was there.
    pub right_person: bool,
    /// Left at once, and no colleague has called yet.
    pub alarm: Option<&'a VisitFact>,
    /// A card was left.
    pub card: bool,
    left: bool,
}

/// Puts the facts of one visit together. The order in which they are given, and how often, makes no difference.
pub fn course<'a>(facts: impl IntoIterator<Item = &'a VisitFact>) -> Course<'a> {
    let mut facts: Vec<&VisitFact> = facts.into_iter().collect();
    facts.sort_by_key(|f| (f.on, f.moment, f.id));
    facts.dedup_by_key(|f| f.id);
    let has = |code: &str| facts.iter().copied().find(|f| f.what.code() == code);
    let left = facts.iter().rev().find(|f| f.what == Happening::LeftNow).copied();
    Course {
        doors: told(&facts, "door"),
        closings: told(&facts, "closed"),
        seen: told(&facts, "seen"),
        arrived: has("arrived"),
        right_person: has("right_person").is_some(),
        card: has("card_left").is_some(),
        alarm: left.filter(|_| has("colleague_called").is_none()),
        left: left.is_some(),
        facts,
    }
}

/// The last word of each colleague of one kind; one when they agree, or when a person settled it.
fn told<'a>(facts: &[&'a VisitFact], code: &str) -> Vec<&'a VisitFact> {
    let mut last: Vec<&VisitFact> = Vec::new();
    for fact in facts.iter().filter(|f| f.what.code() == code) {
        match last.iter_mut().find(|held| held.by == fact.by) {
            Some(held) => *held = fact,
            None => last.push(fact),
        }
    }
    let settled = facts.iter().rev().find_map(|f| match f.what {
        Happening::Settled { keeps } => last.iter().copied().find(|held| held.id == keeps),
        _ => None,
    });
    if let Some(kept) = settled {
        return vec![kept];
    }
    if last.windows(2).all(|pair| same(&pair[0].what, &pair[1].what)) {
        last.truncate(1);
    }
    last
}

/// Do these say the same? A line of text beside it is no difference to decide about.
fn same(a: &Happening, b: &Happening) -> bool {
    match (a, b) {
        (
            Happening::Closed { outcome, next_on, .. },
            Happening::Closed {
                outcome: other,
                next_on: next,
                ..
            },
        ) => outcome == other && next_on == next,
        (Happening::Seen { how, .. }, Happening::Seen { how: other, .. }) => how == other,
        _ => a == b,
    }
}

impl Course<'_> {
    /// How far the visit is.
    pub fn phase(&self) -> Phase {
        if !self.closings.is_empty() {
            return Phase::Done;
        }
        if self.left {
            return Phase::Guard;
        }
        match self.doors.last().map(|f| &f.what) {
            Some(Happening::Door(door)) if door.goes_on() && self.right_person => Phase::Inside,
            Some(Happening::Door(door)) if !door.goes_on() => Phase::Guard,
            Some(_) => Phase::Door,
            None if self.arrived.is_some() || self.right_person => Phase::Door,
            None => Phase::Planned,
        }
    }

    /// Colleagues told it differently, and nobody decided yet.
    pub fn differs(&self) -> bool {
        self.doors.len() > 1 || self.closings.len() > 1 || self.seen.len() > 1
    }

    /// A colleague may ask whether all is well: arrived long ago, and neither closed nor left.
    pub fn overdue(&self, on: Day, minute: i32) -> bool {
        let Some(arrived) = self.arrived else { return false };
        let ended = self.left || !self.closings.is_empty() || self.phase() == Phase::Guard;
        let since = on.since(arrived.on).saturating_mul(24 * 60) + minute - arrived.minute;
        !ended && since >= CHECK_IN_MINUTES
    }
}

/// Notes on safety that are shown on the day of `watch`: those whose last day is not over, newest first.
pub fn safety<'a>(facts: &'a [VisitFact], watch: &Watch) -> Vec<(&'a VisitFact, &'a str, Day)> {
    let mut shown: Vec<(&VisitFact, &str, Day)> = facts
        .iter()
        .filter_map(|f| match &f.what {
            Happening::Safety { fact, until } if !watch.reached(until.plus(1)) => {
                Some((f, fact.as_str(), *until))
            }
            _ => None,
        })
        .collect();
    shown.sort_by_key(|(f, ..)| std::cmp::Reverse((f.on, f.moment, f.id)));
    shown.dedup_by_key(|(f, ..)| f.id);
    shown
}
