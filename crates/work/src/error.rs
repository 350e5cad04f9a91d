//! What can go wrong with an act. There are two kinds and no third:
//!
//! - a [`Refusal`] is for the person who asked: it says what, and what to do;
//! - a [`store::Error`] (wrapped in [`Error::Failure`]) is for the operator: the person sees "try again", the log sees why.

use crate::actor::Act;
use domain::arrangement::{BadChange, BadPlan, BadShape};
use domain::calendar::Day;
use domain::deferral::BadDeferral;
use domain::discount::BadDiscount;
use domain::dispute::BadDispute;
use domain::milestone::NotYet;
use domain::pause::BadPause;
use domain::payer::BadPayer;
use domain::signal::{BadAgreement, Hindrance};
use domain::spared_increase::BadSparedIncrease;
use domain::visit::BadRound;
use domain::waiver::{BadDecision, BadWaiver};
use exchange::association::{Language, Problem};
use exchange::statement::ReadError;

/// An act that was not done, for a reason the person can do something about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The role does not allow it.
    #[error("your role does not allow this ({})", .0.code())]
    NotAllowed(Act),
    /// No such tenancy, or it belongs to another association. The two are not told apart.
    #[error("there is no tenancy '{0}'")]
    NoSuchTenancy(String),
    /// No such receipt at the desk.
    #[error("this receipt is not at the desk (any more); look again, a colleague may have placed it")]
    NotAtTheDesk,
    /// Money in another currency can't be in a ledger of euros.
    #[error("this receipt is in {0}; only euros can be linked to a rent")]
    OtherCurrency(String),
    /// A statement file that could not be read: file, line, what is wrong and the remedy.
    #[error("{0}")]
    Unreadable(ReadError),
    /// The policy of the association cannot be read.
    #[error("{0}")]
    Policy(String),
    /// Association data with problems; all of them.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problem>),
    /// A required field is empty.
    #[error("'{0}' is missing")]
    Missing(&'static str),
    /// A date that can't be: a contact in the future, a next moment in the past.
    #[error("{field}: {day} does not fit here")]
    Date {
        /// Which field.
        field: &'static str,
        /// What was given.
        day: Day,
    },
    /// A text longer than is kept.
    #[error("'{0}' is too long")]
    TooLong(&'static str),
    /// A citizen service number (BSN) in a text; this product keeps none.
    #[error("'{0}' holds a number that looks like a BSN; leave it out, we keep none")]
    HoldsBsn(&'static str),
    /// No such agreement with this tenancy, or it belongs to another association. The two are not told apart.
    #[error("there is no agreement '{0}' here")]
    NoSuchAgreement(String),
    /// No such pause, plan or other help with this tenancy, or it belongs to another association. Not told apart.
    #[error("there is no such help here: '{0}'")]
    NoSuchHelp(String),
    /// A booking that the night made is older than the time in which it can be undone.
    #[error("this could be undone until {0}; book a correction where the association keeps its books")]
    TooLateToUndo(Day),
    /// Somebody changed it since the page was drawn.
    #[error("a colleague changed this meanwhile; look again")]
    ChangedMeanwhile,
    /// A payment plan that can't be so.
    #[error(transparent)]
    Plan(#[from] BadPlan),
    /// Payments that can't be laid so.
    #[error(transparent)]
    PlanShape(#[from] BadShape),
    /// A change that a plan can't have.
    #[error(transparent)]
    PlanChange(#[from] BadChange),
    /// Nothing is past due that has no plan yet.
    #[error("nothing is open that has no plan yet")]
    NothingToPlan,
    /// A round of visits that can't be so.
    #[error(transparent)]
    Round(#[from] BadRound),
    /// No such round or visit, or it belongs to another association. The two are not told apart.
    #[error("there is no visit '{0}' here")]
    NoSuchVisit(String),
    /// A condition of art. 2 Bgs is not met yet: what is missing.
    #[error("not yet: {}", crate::proof::codes(.0).join(", "))]
    NotYet(Vec<NotYet>),
    /// Nothing is past due, so there is nothing to tell a municipality.
    #[error("nothing is past due here, so there is nothing to tell the municipality")]
    NothingPastDue,
    /// Something stands in the way of a signal to the municipality.
    #[error("{reference} can't be signalled now: {}; nothing was made", crate::signal::words(.why))]
    Signal {
        /// Contract number.
        reference: String,
        /// What stands in the way.
        why: Vec<Hindrance>,
    },
    /// No agreement with this municipality.
    #[error("there is no agreement with a municipality '{0}'; write it down first")]
    NoMunicipality(String),
    /// What was agreed with a municipality can't be so.
    #[error(transparent)]
    Municipality(#[from] BadAgreement),
    /// A file of answers of a municipality is not right: nothing of it was kept.
    #[error("{}", .0.iter().map(|p| p.sentence(Language::English)).collect::<Vec<_>>().join("\n"))]
    Answers(Vec<exchange::signal::Problem>),
    /// A partner that can't be written down so.
    #[error(transparent)]
    Partner(#[from] domain::partner::BadPartner),
    /// A referral that can't be so.
    #[error(transparent)]
    Referral(#[from] domain::referral::BadReferral),
    /// A free moment that can't be offered so.
    #[error(transparent)]
    Slot(#[from] domain::coach::BadSlot),
    /// No photo that can be kept.
    #[error(transparent)]
    Portrait(#[from] exchange::portrait::BadPortrait),
    /// A voice note that can't be kept.
    #[error(transparent)]
    VoiceNote(#[from] domain::visit::spoken::BadNote),
    /// A consent of the tenant that can't be so, or that is not there.
    #[error(transparent)]
    Consent(#[from] domain::network::BadConsent),
    /// A worry, or the answer to it, that can't be written down so.
    #[error(transparent)]
    Worry(#[from] domain::worry::BadWorry),
    /// A pause that can't be so.
    #[error(transparent)]
    Pause(#[from] BadPause),
    /// A fact of debt help that can't be written down so.
    #[error(transparent)]
    DebtHelp(#[from] domain::debt_help::BadDebtHelp),
    /// A deferral that can't be so.
    #[error(transparent)]
    Deferral(#[from] BadDeferral),
    /// A view of the tenant, or an answer to it, that can't be written down so.
    #[error(transparent)]
    Dispute(#[from] BadDispute),
    /// Another payer who can't be written down so.
    #[error(transparent)]
    Payer(#[from] BadPayer),
    /// A waiver that can't be so.
    #[error(transparent)]
    Waiver(#[from] BadWaiver),
    /// A decision about a waiver that can't be taken so.
    #[error(transparent)]
    WaiverDecision(#[from] BadDecision),
    /// Something that can't be done so at the last gate.
    #[error(transparent)]
    Transfer(#[from] domain::transfer::BadTransfer),
    /// An archive that could not be made.
    #[error("{0}")]
    Archive(String),
    /// The letter of art. 6:96 lid 6 BW without something it must say: it would have no effect.
    #[error("this letter would have no effect: {}", .0.iter().map(|p| p.code()).collect::<Vec<_>>().join(", "))]
    StatutoryLetter(Vec<domain::law::letter_text::Part>),
    /// A number of the law that can't be used, with the row.
    #[error("{0}")]
    Law(String),
    /// A hand-over to a bailiff or an agency that can't be so.
    #[error(transparent)]
    HandOver(#[from] domain::external_collection::BadHandOver),
    /// A version of the contract, or a look at a clause, that can't be written down so.
    #[error(transparent)]
    Terms(#[from] domain::fair_terms::BadTerms),
    /// A text asks for interest, and the association charges none.
    #[error(
        "this text asks for interest, and the association charges none (`charges_interest`); leave it out"
    )]
    ChargesNoInterest,
    /// A text asks for interest that the law gives no number for that may be used.
    #[error("this text asks for interest that can't be claimed: {0}; leave it out")]
    NoInterest(String),
    /// A claim that rests on a clause that was struck out.
    #[error("the clause on {} in contract '{contract}' was struck out ({words}); nothing is claimed on it", .kind.code())]
    Struck {
        /// About what.
        kind: domain::fair_terms::ClauseKind,
        /// In which contract.
        contract: String,
        /// Which clause.
        words: String,
    },
    /// A lower rent that can't be so.
    #[error(transparent)]
    Discount(#[from] BadDiscount),
    /// A request about an increase that can't be so.
    #[error(transparent)]
    Spared(#[from] BadSparedIncrease),
    /// No such message with this tenancy.
    #[error("there is no message '{0}' here")]
    NoSuchMessage(String),
    /// No such text to begin from.
    #[error("there is no text '{0}'; choose one of the list")]
    NoSuchTemplate(String),
    /// A file of texts or words that comes with the product can't be read.
    #[error("{0}")]
    Wording(String),
    /// A text that can't be so: where and why.
    #[error(transparent)]
    Template(#[from] domain::message::BadTemplate),
    /// A text with words that judge, threaten or order, while the stress-sensitive package is on.
    #[error("with the stress-sensitive approach on, a text can't say '{words}' ({})", .finding.code())]
    Unkind {
        /// What was found.
        finding: domain::plain_language::Finding,
        /// The words.
        words: String,
    },
    /// No name for a text.
    #[error("'{0}' can't name a text; use small letters, digits and _")]
    NotAName(String),
    /// A measure that can't be so: which field and what it should be.
    #[error(transparent)]
    Measure(#[from] domain::measure::BadMeasures),
    /// The code of a new measure is in use.
    #[error("there is a measure '{0}' already; choose another code")]
    MeasureTaken(String),
    /// No such measure.
    #[error("there is no measure '{0}' here")]
    NoSuchMeasure(String),
    /// A slot in a message is not filled in yet.
    #[error("fill in or take away: {}", .0.iter().map(|s| format!("{{{s}}}")).collect::<Vec<_>>().join(", "))]
    Unfilled(Vec<String>),
    /// The person is not in this tenancy now.
    #[error("this person is not in this tenancy; choose who it is for")]
    NotInTenancy,
    /// The person has no address for this channel.
    #[error("there is no {0} to send it to; write it down first, or choose another way")]
    NoAddress(&'static str),
    /// A message that asks something already waits for this person: one message a person, not one an item.
    #[error("a message to this person already waits; let it leave, or take it back first")]
    MessageWaits,
    /// The message is in a state in which this can't be done.
    #[error("this message is '{0}'; that can't be done with it (any more)")]
    MessageState(&'static str),
    /// A rule holds it back now; silence has no way around it.
    #[error("a rule holds this message back now: {0}")]
    HeldBack(&'static str),
    /// Behind this link is no page (any more). Never said why.
    #[error("this link does not work (any more); call us")]
    NoSuchLink,
    /// Somebody who gets no own page: not a tenant today, another decides, or no postcode is known.
    #[error(
        "this person has no page of their own: not a tenant today, somebody else decides, or the postcode is missing"
    )]
    NoOwnPage,
    /// The postcode is not the one of the home.
    #[error("this is not the postcode of the home; {left} more tries")]
    WrongPostcode {
        /// Tries that are left.
        left: i32,
    },
    /// The page was open for half an hour; the postcode opens it again.
    #[error("the page closed; fill in the postcode again")]
    PageClosed,
    /// A plan that a tenant can't choose alone.
    #[error(transparent)]
    Alone(#[from] domain::own_page::Beyond),
    /// The agreement is not open.
    #[error("this agreement is not open (any more)")]
    NotOpen,
    /// No such colleague, or of another association. The two are not told apart.
    #[error("there is no colleague '{0}' here")]
    NoSuchColleague(String),
    /// Another colleague has this log-in name.
    #[error("the log-in name '{0}' is taken")]
    LoginTaken(String),
    /// A log-in name with other signs than letters, digits, dot, hyphen, underscore and at sign, or too short.
    #[error("'{0}' can't be a log-in name; use letters, digits, . - _ @, at least two")]
    NotALogin(String),
    /// No such role.
    #[error("there is no role '{0}'")]
    NoSuchRole(String),
    /// Nobody would be left who can manage staff.
    #[error("this is the last person who can manage staff; give that to somebody else first")]
    LastAdministrator,
    /// A password that is too short.
    #[error("a password has at least {0} characters")]
    ShortPassword(usize),
    /// The password that was given is chosen again.
    #[error("choose another password than the one you were given")]
    SamePassword,
    /// The password is a person's own already; nothing asks for another.
    #[error("you have a password of your own")]
    HasOwnPassword,
    /// This form made its key already; a key is shown once.
    #[error("this key was made and shown already; end it and make another one when it is lost")]
    KeyShown,
    /// Another night run is at work.
    #[error("a night run is already at work")]
    NightBusy,
    /// Log-in name or password do not fit. Which of the two is not told.
    #[error("name or password do not fit")]
    WrongPassword,
    /// Too many tries.
    #[error("too many tries; wait {0} seconds")]
    TooManyTries(i64),
    /// No such association in this installation.
    #[error("there is no association '{0}' here; import its data first or start the demo")]
    NoSuchAssociation(String),
}

impl Refusal {
    /// What a person reads of it, line by line, in a language. Only what is wrong with a file is said in both
    /// languages here; for the rest the pages have their own words.
    pub fn lines(&self, language: Language) -> Vec<String> {
        match self {
            Self::Unreadable(error) => vec![error.sentence(language)],
            Self::Problems(found) => found.iter().map(|p| p.sentence(language)).collect(),
            Self::Answers(found) => found.iter().map(|p| p.sentence(language)).collect(),
            other => vec![other.to_string()],
        }
    }
}

/// Why an act was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// For the person.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// For the operator.
    #[error(transparent)]
    Failure(#[from] store::Error),
    /// A packed ledger is damaged; for the operator.
    #[error(transparent)]
    Damaged(#[from] crate::block::Damaged),
}
