//! What the law asks a landlord to have done before the municipality is told (Besluit gemeentelijke schuldhulpverlening,
//! art. 2), and what became of it: small facts beside the contacts in which they happened (S4.29).
//!
//! A call or a visit proves itself. That debt help was pointed to, that a reminder was written, that the offer to pass on
//! details stood in it and what the tenant answered is written down here, once, with who and when. Nothing is changed: what
//! was written down by mistake is taken back by a new fact that names the old.

use crate::calendar::{Day, Watch};
use crate::contact::{Contact, DayPart, coded};
use crate::ids::{ContactId, ProofId, UserId};

coded! {
    /// What was done or answered.
    ProofKind {
        /// Debt help of the municipality was pointed to (art. 2 Bgs, b).
        DebtHelp = "debt_help",
        /// A written reminder was sent (c).
        Reminder = "reminder",
        /// A written reminder with the offer to pass on contact details was sent (d). It is a reminder too.
        Offer = "offer",
        /// The tenant said yes to that offer.
        Yes = "yes",
        /// The tenant answered and has nothing against it.
        NoObjection = "no_objection",
        /// The tenant does not want it. Counts for good, also for later arrears.
        Objection = "objection",
        /// The municipality was told.
        Informed = "informed",
        /// The municipality told how it ended.
        Answered = "answered",
        /// The look back at the end of the amicable phase: how we go on, and why.
        Review = "review",
        /// We asked who lives here: children do (S4.30).
        Children = "children",
        /// We asked who lives here: no children do.
        NoChildren = "no_children",
        /// Two people decided on transfer to the court.
        Transferred = "transferred",
        /// It came back from the court: we go on together.
        BroughtBack = "brought_back",
        /// An earlier one was written down by mistake.
        Mistake = "mistake",
    }
}

/// One such fact. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Chosen by its maker.
    pub id: ProofId,
    /// What.
    pub kind: ProofKind,
    /// The day it was true.
    pub on: Day,
    /// The contact in which it happened, when there was one.
    pub contact: Option<ContactId>,
    /// One line; may be empty.
    pub words: String,
    /// With a yes: the part of the day that suits, as the tenant said it (S1.23).
    pub day_part: Option<DayPart>,
    /// The earlier fact that this one takes back.
    pub corrects: Option<ProofId>,
    /// Who of us; `None` for the system.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// The facts that count on the day of `watch`, by day: without those taken back, and without those of a contact that was
/// replaced. An objection falls only when it is taken back itself: nobody loses it by the way.
pub fn standing<'a>(
    all: &'a [Proof],
    contacts: &[Contact],
    watch: &Watch,
    known_by: Option<Day>,
) -> Vec<&'a Proof> {
    if all.is_empty() {
        return Vec::new();
    }
    let known = |p: &&Proof| known_by.is_none_or(|day| p.learned_on <= day);
    let here: Vec<&Proof> = all.iter().filter(known).filter(|p| watch.reached(p.on)).collect();
    let taken_back: Vec<ProofId> = here.iter().filter_map(|p| p.corrects).collect();
    let replaced: Vec<ContactId> = contacts
        .iter()
        .filter(|c| known_by.is_none_or(|day| c.learned_on <= day))
        .filter_map(|c| c.corrects)
        .collect();
    let falls = |p: &Proof| {
        let by_the_way = p.contact.is_some_and(|c| replaced.contains(&c));
        taken_back.contains(&p.id) || (by_the_way && p.kind != ProofKind::Objection)
    };
    let mut list: Vec<&Proof> = here
        .into_iter()
        .filter(|p| p.kind != ProofKind::Mistake && !falls(p))
        .collect();
    list.sort_unstable_by_key(|p| (p.on, p.kind, p.id));
    list
}

/// What a text that came with the product does by itself once it has left, by the name of the text.
pub fn of_text(key: &str) -> &'static [ProofKind] {
    match key {
        "first_reminder" => &[ProofKind::Reminder],
        "fourteen_days" => &[ProofKind::Reminder, ProofKind::DebtHelp],
        "help_offered" => &[ProofKind::Offer, ProofKind::DebtHelp],
        _ => &[],
    }
}
