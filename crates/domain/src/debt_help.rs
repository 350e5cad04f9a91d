//! Debt help and legal status as facts with their terms (S4.15, S1.33): the notice that debt help began, the request for our
//! balance, the payment proposal, the agreement, and what a court or the law puts in place. What runs really does what its
//! card says: the outlook and silence read it from here.
//!
//! Nothing of it changes what is owed. A fact never changes; an end is a fact that names what it ends.

use crate::calendar::{Day, Watch};
use crate::contact::coded;
use crate::ids::{AgreementId, DebtHelpId, UserId};
use crate::message::is_email;
use crate::money::Cents;

coded! {
    /// What was told or decided.
    DebtHelpKind {
        /// Debt help began (NVVK Kennisgeving).
        Notice = "notice",
        /// They ask for our balance (saldo-opgave).
        BalanceAsked = "balance_asked",
        /// We gave it.
        BalanceGiven = "balance_given",
        /// They propose how it is paid (betaalvoorstel).
        Proposed = "proposed",
        /// We agree: an amicable scheme runs.
        Agreed = "agreed",
        /// We do not agree, with the reason.
        Declined = "declined",
        /// A statutory scheme runs (WSNP, art. 284 Fw).
        Wsnp = "wsnp",
        /// A moratorium of the court (art. 287b Fw).
        Moratorium = "moratorium",
        /// A cooling-off period (art. 5 Wgs).
        CoolingOff = "cooling_off",
        /// An administrator decides about money (bewind, art. 1:431 BW).
        Administration = "administration",
        /// A guardian decides (curatele, art. 1:378 BW).
        Guardianship = "guardianship",
        /// What it names has ended.
        Ended = "ended",
        /// Where who helps or decides gets post from now on.
        Reachable = "reachable",
        /// What it names was written down by mistake.
        TakenBack = "taken_back",
    }
}

/// Where who helps or decides gets post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The lines under the name on an envelope; empty when not told.
    pub post: String,
    /// E-mail address; empty when not told.
    pub email: String,
}

impl Reach {
    /// Something can be sent there.
    pub const fn known(&self) -> bool {
        !self.post.is_empty() || !self.email.is_empty()
    }

    /// An envelope needs a street and a town; an e-mail address looks like one.
    fn fits(&self) -> bool {
        (self.post.is_empty() || self.post.lines().count() >= 2)
            && (self.email.is_empty() || is_email(&self.email))
    }
}

impl DebtHelpKind {
    /// It runs from its day until its end.
    pub const fn runs(self) -> bool {
        matches!(
            self,
            Self::Notice
                | Self::Agreed
                | Self::Wsnp
                | Self::Moratorium
                | Self::CoolingOff
                | Self::Administration
                | Self::Guardianship
        )
    }

    /// While it runs, what was due before it is no part of our own collection; the current rent is watched apart.
    pub const fn keeps_old_debt_out(self) -> bool {
        matches!(
            self,
            Self::Notice | Self::Agreed | Self::Wsnp | Self::Moratorium | Self::CoolingOff
        )
    }

    /// Somebody else decides about the tenant's money: everything goes to them.
    pub const fn speaks_for_the_tenant(self) -> bool {
        matches!(self, Self::Administration | Self::Guardianship)
    }

    /// Nothing may be collected at all while it runs: it brings a pause.
    pub const fn pauses(self) -> bool {
        matches!(self, Self::Notice | Self::Moratorium | Self::CoolingOff)
    }

    /// It asks an answer of us within days.
    pub const fn asks(self) -> bool {
        matches!(self, Self::BalanceAsked | Self::Proposed)
    }

    /// What it answers or ends must be named.
    pub const fn names_another(self) -> bool {
        matches!(
            self,
            Self::BalanceGiven
                | Self::Agreed
                | Self::Declined
                | Self::Ended
                | Self::Reachable
                | Self::TakenBack
        )
    }

    /// It says something of what it names without answering or ending it.
    const fn adds(self) -> bool {
        matches!(self, Self::Reachable | Self::TakenBack)
    }

    /// Can it be written down now? What answers, ends or adds to another needs that other to be there still.
    pub fn can_follow(self, all: &[DebtHelp]) -> bool {
        let open = |d: &&DebtHelp| self.fits(d.kind) && !answered(all, d.id);
        !self.names_another() || standing(all, None).any(|d| open(&d))
    }

    /// May it be about such a fact?
    const fn fits(self, other: Self) -> bool {
        match self {
            Self::BalanceGiven => matches!(other, Self::BalanceAsked),
            Self::Agreed | Self::Declined => matches!(other, Self::Proposed),
            Self::Ended => other.runs(),
            Self::Reachable => other.runs() || other.asks(),
            Self::TakenBack => !matches!(other, Self::TakenBack),
            _ => false,
        }
    }
}

/// One such fact. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtHelp {
    /// Chosen by its maker.
    pub id: DebtHelpId,
    /// What.
    pub kind: DebtHelpKind,
    /// Its first day.
    pub on: Day,
    /// Its last day, for what runs; the day by which we answer, for what asks.
    pub until: Option<Day>,
    /// Who helps or decides: an organisation or a person, as they call themselves.
    pub who: String,
    /// What is proposed, or what our balance was.
    pub amount: Option<Cents>,
    /// One line; why not, when we decline or take back.
    pub words: String,
    /// Where they get post, as told with it.
    pub reach: Reach,
    /// What it answers or ends.
    pub about: Option<DebtHelpId>,
    /// The answer that we promised, as an agreement of ours.
    pub promise: Option<AgreementId>,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// Why something can't be written down so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDebtHelp {
    /// Nobody is named.
    #[error("write who helps or decides")]
    Nobody,
    /// What it is about is not named, or does not fit.
    #[error("choose what this answers or ends")]
    AboutNothing,
    /// Before the tenancy, or still to come.
    #[error("{0} does not fit here; choose a day of the tenancy, up to today")]
    Day(Day),
    /// It ends before it begins.
    #[error("it ends on {until}, before it begins on {on}; choose a later last day")]
    EndsBeforeItBegins {
        /// First day.
        on: Day,
        /// Last day.
        until: Day,
    },
    /// Longer than the law allows.
    #[error("the law allows it until {0} at the latest; choose an earlier last day")]
    TooLong(Day),
    /// A no without a word.
    #[error("write why not, so that it can be told")]
    NoWords,
    /// An amount of nothing or less.
    #[error("{0} is no amount; write one above zero")]
    NotPositive(Cents),
    /// Answered or ended already.
    #[error("this was answered or ended already")]
    Done,
    /// What answers or ends it must be taken back first.
    #[error("take back the answer or the end of it first")]
    AnswerStands,
    /// Nothing can be sent there.
    #[error("write an e-mail address, or street, postal code and town")]
    Nowhere,
}

impl DebtHelp {
    /// Checks what was typed. `most` is the last day that the law allows, for what has one.
    pub fn check(&self, all: &[Self], start: Day, today: Day, most: Option<Day>) -> Result<(), BadDebtHelp> {
        if self.on < start || self.on > today {
            return Err(BadDebtHelp::Day(self.on));
        }
        if self.kind.runs() && self.about.is_none() && self.who.trim().is_empty() {
            return Err(BadDebtHelp::Nobody);
        }
        if self.kind.names_another() {
            let held = all.iter().find(|d| Some(d.id) == self.about);
            let held = held.filter(|d| self.kind.fits(d.kind) && d.on <= self.on);
            let held = held.ok_or(BadDebtHelp::AboutNothing)?;
            self.check_held(all, held)?;
        }
        let told_why = matches!(self.kind, DebtHelpKind::Declined | DebtHelpKind::TakenBack);
        if told_why && self.words.trim().is_empty() {
            return Err(BadDebtHelp::NoWords);
        }
        if !self.reach.fits() || (self.kind == DebtHelpKind::Reachable && !self.reach.known()) {
            return Err(BadDebtHelp::Nowhere);
        }
        if let Some(amount) = self.amount.filter(|a| !a.is_positive()) {
            return Err(BadDebtHelp::NotPositive(amount));
        }
        let (on, Some(until)) = (self.on, self.until) else {
            return Ok(());
        };
        if until < on {
            return Err(BadDebtHelp::EndsBeforeItBegins { on, until });
        }
        match most {
            Some(most) if until > most => Err(BadDebtHelp::TooLong(most)),
            _ => Ok(()),
        }
    }

    /// May this still be said of what it names?
    fn check_held(&self, all: &[Self], held: &Self) -> Result<(), BadDebtHelp> {
        let stands = standing(all, None).any(|d| d.id == held.id);
        if !stands {
            return Err(BadDebtHelp::Done);
        }
        match (self.kind, answered(all, held.id)) {
            (DebtHelpKind::TakenBack, true) => Err(BadDebtHelp::AnswerStands),
            (_, true) => Err(BadDebtHelp::Done),
            (_, false) => Ok(()),
        }
    }
}

/// Those that were not taken back, as far as known on a day.
pub fn standing(all: &[DebtHelp], known_by: Option<Day>) -> impl Iterator<Item = &DebtHelp> {
    let known = move |d: &&DebtHelp| known_by.is_none_or(|day| d.learned_on <= day);
    let gone = move |id| {
        let mut mistakes = all
            .iter()
            .filter(known)
            .filter(|d| d.kind == DebtHelpKind::TakenBack);
        mistakes.any(|d| d.about == Some(id))
    };
    all.iter()
        .filter(known)
        .filter(move |d| d.kind != DebtHelpKind::TakenBack && !gone(d.id))
}

/// Was it answered or ended, by any of these facts?
pub fn answered(all: &[DebtHelp], id: DebtHelpId) -> bool {
    standing(all, None).any(|d| d.about == Some(id) && !d.kind.adds())
}

/// Where who is named by a fact gets post: as told last.
pub fn reach(all: &[DebtHelp], id: DebtHelpId, known_by: Option<Day>) -> Reach {
    let told = standing(all, known_by).filter(|d| d.id == id || d.about == Some(id));
    let told = told.filter(|d| d.id == id || d.kind == DebtHelpKind::Reachable);
    let newest = told
        .filter(|d| d.reach.known())
        .max_by_key(|d| (d.id != id, d.learned_on, d.on, d.id));
    newest.map(|d| d.reach.clone()).unwrap_or_default()
}

/// What runs on the day of `watch`, the oldest first.
pub fn running<'a>(all: &'a [DebtHelp], watch: &Watch, known_by: Option<Day>) -> Vec<&'a DebtHelp> {
    if all.is_empty() {
        return Vec::new();
    }
    let here: Vec<&DebtHelp> = standing(all, known_by).filter(|d| watch.reached(d.on)).collect();
    let ended = |id| {
        here.iter()
            .any(|d| d.kind == DebtHelpKind::Ended && d.about == Some(id))
    };
    let mut list: Vec<&DebtHelp> = here
        .iter()
        .copied()
        .filter(|d| d.kind.runs() && !ended(d.id))
        .filter(|d| d.until.is_none_or(|last| !watch.reached(last.plus(1))))
        .collect();
    list.sort_unstable_by_key(|d| (d.on, d.kind, d.id));
    list
}

/// What asks an answer of us and has none yet, the most urgent first.
pub fn waiting(all: &[DebtHelp]) -> Vec<&DebtHelp> {
    let mut list: Vec<&DebtHelp> = standing(all, None)
        .filter(|d| d.kind.asks() && !answered(all, d.id))
        .collect();
    list.sort_unstable_by_key(|d| (d.until, d.on, d.id));
    list
}
