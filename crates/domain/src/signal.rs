//! The early signal to a municipality (art. 2 Besluit gemeentelijke schuldhulpverlening, S4.14): with whom it was agreed and
//! how, when a tenancy may be signalled, what goes along, and what a landlord may learn afterwards. In the words of the
//! national model (DDAS Vroegsignalering).
//!
//! What may go along is a closed list: there is no field for a BSN, a note, a cause or anything about health.

use crate::calendar::{Day, Watch};
use crate::contact::{Contact, ContactKind, DayPart, Direction, coded};
use crate::ids::{SignalFileId, SignalId, TenancyId, UserId};
use crate::milestone::{NotYet, Path};
use crate::money::Cents;
use crate::outlook::{Lane, Outlook};
use crate::version::newest_by;

coded! {
    /// Something that may go along, when the municipality's agreement names it.
    Field {
        /// Our name for the signal; the municipality sends it back.
        Reference = "kenmerk",
        /// Initials.
        Initials = "voorletters",
        /// Surname particle.
        Infix = "voorvoegsel",
        /// Surname.
        Surname = "achternaam",
        /// Street.
        Street = "straatnaam",
        /// House number with its additions.
        HouseNumber = "huisnummer",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        Town = "plaatsnaam",
        /// Phone number.
        Phone = "telefoon",
        /// E-mail address.
        Email = "e-mail",
        /// What is past due, in euros.
        Amount = "bedrag",
        /// Since when.
        Since = "ontstaansdatum",
        /// The day of the signal.
        SignalledOn = "signaaldatum",
        /// The kind of creditor: rent.
        Creditor = "soort",
        /// Eviction looms.
        Crisis = "crisissignaal",
        /// There is contact already; the tenant asked to be helped on (only after a yes).
        Warm = "warme overdracht",
        /// The part of the day that suits the tenant (only after a yes).
        DayPart = "dagdeel",
        /// How often and by what means contact was sought, without any word of it (only after a yes).
        Tried = "contactpogingen",
    }
}

impl Field {
    /// What art. 2 Bgs itself names, what is needed to find the person, and what goes along after a yes: in every profile that
    /// does not choose.
    pub const DEFAULT: [Self; 16] = [
        Self::Reference,
        Self::Initials,
        Self::Infix,
        Self::Surname,
        Self::Street,
        Self::HouseNumber,
        Self::Postcode,
        Self::Town,
        Self::Phone,
        Self::Email,
        Self::Amount,
        Self::Since,
        Self::Crisis,
        Self::Warm,
        Self::DayPart,
        Self::Tried,
    ];
}

coded! {
    /// What kind of file a municipality wants.
    Format {
        /// Separated by semicolons.
        Csv = "csv",
        /// A sheet.
        Xlsx = "xlsx",
    }
}

/// A column of a municipality's file: what stands in it, and the heading they want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What.
    pub field: Field,
    /// The heading.
    pub title: String,
}

/// What was agreed with a municipality, in one version. A change is a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Short name: `rivierstad`.
    pub code: String,
    /// 1 for the first.
    pub version: i32,
    /// Name of the municipality.
    pub name: String,
    /// Towns in it, as they stand in addresses.
    pub towns: Vec<String>,
    /// The day it was signed. Before it nothing may be sent.
    pub signed_on: Day,
    /// Its last day, when it has one.
    pub until: Option<Day>,
    /// Rent must be open this many days.
    pub min_days: i32,
    /// And no more than this many.
    pub max_days: Option<i32>,
    /// At least this amount must be past due.
    pub least: Cents,
    /// At least this many items must be open.
    pub least_items: i32,
    /// The day of the month on which they want the file.
    pub delivery_day: Option<i32>,
    /// What goes along, in their order.
    pub columns: Vec<Column>,
    /// What kind of file.
    pub format: Format,
}

/// Why an agreement can't be so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAgreement {
    /// No name.
    #[error("the municipality has no name")]
    NoName,
    /// No town.
    #[error("name the towns of the municipality, as they stand in addresses")]
    NoTown,
    /// It ends before it was signed.
    #[error("the agreement ends on {until}, before it was signed")]
    EndsBeforeSigned {
        /// Its last day.
        until: Day,
    },
    /// The window is empty or not one.
    #[error("from {min} to {max} days is no window; the first number is 0 or more and not above the second")]
    Window {
        /// From.
        min: i32,
        /// To.
        max: i32,
    },
    /// A minimum below zero.
    #[error("a minimum is zero or more")]
    Least,
    /// No such day in a month.
    #[error("the delivery day is a day from 1 to 28")]
    DeliveryDay,
    /// A column twice, none at all, or one without a heading.
    #[error("the columns of the file: {0}")]
    Columns(&'static str),
}

impl Agreement {
    /// The short name that follows from a name: small letters, digits and hyphens.
    pub fn code_of(name: &str) -> String {
        let plain = name.to_lowercase();
        let letters = plain
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        let code: String = letters.take(60).collect();
        code.trim_matches('-').to_owned()
    }

    /// Checks what was typed.
    pub fn check(&self) -> Result<(), BadAgreement> {
        if self.name.trim().is_empty() || self.code.is_empty() {
            return Err(BadAgreement::NoName);
        }
        if self.towns.iter().all(|t| t.trim().is_empty()) {
            return Err(BadAgreement::NoTown);
        }
        if let Some(until) = self.until.filter(|until| *until < self.signed_on) {
            return Err(BadAgreement::EndsBeforeSigned { until });
        }
        let (min, max) = (self.min_days, self.max_days.unwrap_or(i32::MAX));
        if min < 0 || max < min {
            return Err(BadAgreement::Window { min, max });
        }
        if self.least < Cents::ZERO || self.least_items < 0 {
            return Err(BadAgreement::Least);
        }
        if self.delivery_day.is_some_and(|d| !(1..=28).contains(&d)) {
            return Err(BadAgreement::DeliveryDay);
        }
        self.check_columns()
    }

    fn check_columns(&self) -> Result<(), BadAgreement> {
        let twice = |(n, c): (usize, &Column)| self.columns[..n].iter().any(|b| b.field == c.field);
        if self.columns.is_empty() {
            return Err(BadAgreement::Columns("there is none"));
        }
        if self.columns.iter().enumerate().any(twice) {
            return Err(BadAgreement::Columns("one stands there twice"));
        }
        if self.columns.iter().any(|c| c.title.trim().is_empty()) {
            return Err(BadAgreement::Columns("one has no heading"));
        }
        // Without it no answer can be matched with its signal.
        if !self.columns.iter().any(|c| c.field == Field::Reference) {
            return Err(BadAgreement::Columns(
                "'kenmerk' is missing; their answer needs it",
            ));
        }
        Ok(())
    }

    /// It covers a town.
    pub fn covers(&self, town: &str) -> bool {
        let same = |t: &String| t.trim().to_lowercase() == town.trim().to_lowercase();
        self.towns.iter().any(same)
    }

    /// Signed, and not over.
    pub fn in_force(&self, on: Day) -> bool {
        self.signed_on <= on && self.until.is_none_or(|until| on <= until)
    }

    /// Its last day, when that is at most so many days away: who guards privacy is told in time (S2.18).
    pub fn ends_within(&self, on: Day, days: i32) -> Option<Day> {
        self.until.filter(|until| on <= *until && until.since(on) <= days)
    }

    /// The next day on which they want a file.
    pub fn next_delivery(&self, on: Day) -> Option<Day> {
        let this = on.month().on(self.delivery_day?);
        Some(if this >= on {
            this
        } else {
            on.month().plus(1).on(self.delivery_day?)
        })
    }
}

/// The newest version of each agreement.
pub fn newest(all: Vec<Agreement>) -> Vec<Agreement> {
    let mut list = newest_by(all, |a| a.code.clone(), |a| a.version);
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

/// A signal that was made. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Follows from what it is about, so that the same one is never made twice.
    pub id: SignalId,
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// To which municipality.
    pub municipality: String,
    /// The day.
    pub on: Day,
    /// What was past due.
    pub amount: Cents,
    /// Since when.
    pub since: Day,
    /// Eviction looms.
    pub crisis: bool,
    /// The tenant asked to be helped on.
    pub warm: bool,
    /// In which file it went.
    pub file: SignalFileId,
    /// Who made it.
    pub by: Option<UserId>,
}

impl Signal {
    /// The name of a signal: of one stretch of arrears there is one, and one more when eviction looms.
    pub fn name(municipality: &str, tenancy: TenancyId, since: Day, crisis: bool) -> String {
        let crisis = if crisis { ":crisis" } else { "" };
        format!("{municipality}:{tenancy}:{since}{crisis}")
    }

    /// The day by which the municipality has a first talk: four weeks (art. 4(1)(b) Wgs), or when eviction looms so many
    /// working days (art. 4(2)).
    pub fn answer_by(&self, days: i32, urgent_working_days: i32) -> Day {
        if self.crisis {
            self.on.plus_working_days(urgent_working_days)
        } else {
            self.on.plus(days)
        }
    }
}

/// Why a tenancy can't be signalled now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Nothing is past due.
    NothingPastDue,
    /// Nobody lives there any more (S4.31).
    Former,
    /// A condition of art. 2 Bgs is not met.
    NotYet(NotYet),
    /// No municipality with an agreement covers the town.
    NoAgreement,
    /// The agreement is not signed yet, or is over.
    NotInForce,
    /// They want the file of this month from this day on, not before.
    NotDeliveryDay {
        /// From.
        from: Day,
    },
    /// Not open for long enough; from this day.
    TooYoung {
        /// From.
        from: Day,
    },
    /// Open for longer than they want.
    TooOld,
    /// Less than they want.
    TooLittle,
    /// Fewer items than they want.
    TooFew,
    /// These arrears were signalled already.
    Sent {
        /// When.
        on: Day,
    },
    /// Other arrears of the same tenancy were signalled in this month.
    SentThisMonth {
        /// When.
        on: Day,
    },
    /// A pause runs: debt help has begun, or we promised rest.
    Paused {
        /// Its last day.
        until: Day,
    },
}

/// What of an outlook a signal depends on.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The path with the five conditions.
    pub path: &'a Path,
    /// What is past due; what is disputed or may come later is no part of it.
    pub past_due: Cents,
    /// How many items.
    pub items: i32,
    /// Current, former or coming.
    pub lane: Lane,
    /// The last day of a pause that runs.
    pub paused_until: Option<Day>,
}

impl<'a> Case<'a> {
    /// Of an outlook.
    pub fn of(o: &'a Outlook<'_>) -> Self {
        Self {
            path: &o.path,
            past_due: o.past_due,
            items: o.open_items,
            lane: o.lane,
            paused_until: o.paused_until,
        }
    }
}

/// Everything that stands in the way of a signal on a day; empty when it may go. When eviction looms the window, the
/// minimum, the delivery day and earlier ordinary signals do not count; the five conditions always do.
pub fn hindrances(
    case: &Case<'_>,
    agreement: Option<&Agreement>,
    sent: &[Signal],
    crisis: bool,
    on: Day,
) -> Vec<Hindrance> {
    let Some(since) = case.path.since.filter(|_| case.past_due.is_positive()) else {
        return vec![Hindrance::NothingPastDue];
    };
    let mut list = Vec::new();
    if case.lane == Lane::Former {
        list.push(Hindrance::Former);
    }
    let conditions = case.path.before_telling().unwrap_or_default();
    list.extend(conditions.into_iter().map(Hindrance::NotYet));
    if let Some(until) = case.paused_until {
        list.push(Hindrance::Paused { until });
    }
    let Some(agreement) = agreement else {
        list.push(Hindrance::NoAgreement);
        return list;
    };
    if !agreement.in_force(on) {
        list.push(Hindrance::NotInForce);
    }
    list.extend(sent_before(sent, since, crisis, on));
    if !crisis {
        list.extend(outside_window(case, agreement, since, on));
    }
    list
}

/// The same arrears go once, and within a month a municipality hears of a tenant once, also when a payment that came back
/// made these arrears begin on another day. When eviction looms it may go once more; after that nothing ordinary does.
fn sent_before(sent: &[Signal], since: Day, crisis: bool, on: Day) -> Option<Hindrance> {
    let counts = |s: &&Signal| s.crisis || !crisis;
    let last =
        |same: &dyn Fn(&Signal) -> bool| sent.iter().filter(counts).filter(|s| same(s)).map(|s| s.on).max();
    if let Some(on) = last(&|s| s.since == since) {
        return Some(Hindrance::Sent { on });
    }
    last(&|s| s.on.month() == on.month()).map(|on| Hindrance::SentThisMonth { on })
}

fn outside_window(
    case: &Case<'_>,
    agreement: &Agreement,
    since: Day,
    on: Day,
) -> impl Iterator<Item = Hindrance> {
    let watch = Watch::new(on);
    let delivery = agreement.delivery_day.map(|day| on.month().on(day));
    let early = delivery.filter(|day| !watch.reached(*day));
    let from = since.plus(agreement.min_days);
    let young = (!watch.reached(from)).then_some(Hindrance::TooYoung { from });
    let last = agreement.max_days.map(|days| since.plus(days));
    let old = last.is_some_and(|last| watch.reached(last.plus(1)));
    let little = case.past_due < agreement.least;
    let few = case.items < agreement.least_items;
    early
        .map(|from| Hindrance::NotDeliveryDay { from })
        .into_iter()
        .chain(young)
        .chain(old.then_some(Hindrance::TooOld))
        .chain(little.then_some(Hindrance::TooLittle))
        .chain(few.then_some(Hindrance::TooFew))
}

/// What is known of the person and the home, as it may go along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Initials.
    pub initials: String,
    /// Surname particle.
    pub infix: String,
    /// Surname.
    pub surname: String,
    /// Street.
    pub street: String,
    /// House number.
    pub house_number: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Phone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// The part of the day that suits, only for a warm transfer.
    pub day_part: Option<DayPart>,
    /// How often and how contact was sought, only for a warm transfer.
    pub tried: String,
}

/// How often and by what means we sought contact since a day: `Telefoon 3, Huisbezoek 2`. No word of what was said.
pub fn tried(contacts: &[Contact], since: Day) -> String {
    let ours = |c: &&Contact| c.on >= since && c.direction == Direction::Outgoing;
    let times = |kind: ContactKind| contacts.iter().filter(ours).filter(|c| c.kind == kind).count();
    let kinds = ContactKind::ALL
        .iter()
        .filter(|k| **k != ContactKind::Administrative);
    let words = kinds
        .map(|k| (k.code(), times(*k)))
        .filter(|(_, n)| *n > 0)
        .map(|(code, n)| format!("{code} {n}"));
    words.collect::<Vec<_>>().join(", ")
}

/// One row of a municipality's file, in the order of its columns. What needs a yes stays empty without one.
pub fn row(signal: &Signal, reach: &Reach, columns: &[Column]) -> Vec<String> {
    columns.iter().map(|c| value(signal, reach, c.field)).collect()
}

fn value(signal: &Signal, reach: &Reach, field: Field) -> String {
    let yes = |b: bool| if b { "ja" } else { "nee" }.to_owned();
    let warm = |text: &str| {
        if signal.warm {
            text.to_owned()
        } else {
            String::new()
        }
    };
    match field {
        Field::Reference => signal.id.to_string(),
        Field::Initials => reach.initials.clone(),
        Field::Infix => reach.infix.clone(),
        Field::Surname => reach.surname.clone(),
        Field::Street => reach.street.clone(),
        Field::HouseNumber => reach.house_number.clone(),
        Field::Postcode => reach.postcode.clone(),
        Field::Town => reach.town.clone(),
        Field::Phone => reach.phone.clone(),
        Field::Email => reach.email.clone(),
        Field::Amount => signal.amount.to_plain().replace('.', ","),
        Field::Since => signal.since.to_string(),
        Field::SignalledOn => signal.on.to_string(),
        Field::Creditor => "Huur".to_owned(),
        Field::Crisis => yes(signal.crisis),
        Field::Warm => yes(signal.warm),
        Field::DayPart => warm(reach.day_part.map_or("", DayPart::code)),
        Field::Tried => warm(&reach.tried),
    }
}

coded! {
    /// The end results of the national model (DDAS `EnumEindresultaat`), as a municipality sends them.
    EndResult {
        /// The same arrears, not higher.
        Repeated = "Niet opgepakt: herhaalde melding",
        /// Below a threshold, or of another age.
        Unjustified = "Niet opgepakt: onterecht signaal",
        /// The person has died.
        Deceased = "Inwoner is overleden",
        /// Not living there (any more).
        NoResident = "Persoon is geen inwoner (meer) in de gemeente",
        /// Not picked up; why is not for a landlord.
        OtherReason = "Niet opgepakt: andere reden",
        /// Debt help knows the person.
        KnownAtDebtHelp = "Inwoner al bekend bij schuldhulpverlening",
        /// Someone else helps already.
        OtherHelp = "Inwoner heeft al een ander lopend traject",
        /// Never reached.
        NoContact = "Definitief geen contact kunnen krijgen",
        /// Reached before, then silent.
        NoReaction = "Geen reactie na eerder contact",
        /// Does not need help.
        NoHelpNeeded = "Inwoner hoeft geen hulp vanuit vroegsignalering",
        /// Paid or made an arrangement.
        Arranged = "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
        /// Advice, or solved at once.
        Advice = "(Budget)advies en/of quick fix",
        /// Helped on, about money.
        FinancialHelp = "Vervolghulp en/of verwijzing financieel",
        /// Referred without a talk.
        ReferredUnseen = "Verwijzing zonder contact",
        /// Helped on, about something else.
        OtherFollowUp = "Vervolghulp en/of verwijzing niet financieel",
    }
}

coded! {
    /// What a landlord may learn of it, and all that is kept.
    Learned {
        /// The same arrears had been reported.
        Repeated = "repeated",
        /// Outside what was agreed.
        Unjustified = "unjustified",
        /// The person has died.
        Deceased = "deceased",
        /// Not living in the municipality (any more).
        NoResident = "no_resident",
        /// Not picked up; no more than that.
        NotPickedUp = "not_picked_up",
        /// There is help already; not which.
        HasHelp = "has_help",
        /// Nobody could be reached.
        NoContact = "no_contact",
        /// No reaction after an earlier contact.
        NoReaction = "no_reaction",
        /// There was contact, and no help is wanted.
        NoHelpNeeded = "no_help_needed",
        /// Paid or made an arrangement.
        Arranged = "arranged",
        /// Help has begun; not which.
        Helped = "helped",
    }
}

impl EndResult {
    /// What of it a landlord may learn: that there is help, not which; that it was not picked up, not why.
    pub const fn learned(self) -> Learned {
        match self {
            Self::Repeated => Learned::Repeated,
            Self::Unjustified => Learned::Unjustified,
            Self::Deceased => Learned::Deceased,
            Self::NoResident => Learned::NoResident,
            Self::OtherReason => Learned::NotPickedUp,
            Self::KnownAtDebtHelp | Self::OtherHelp => Learned::HasHelp,
            Self::NoContact => Learned::NoContact,
            Self::NoReaction => Learned::NoReaction,
            Self::NoHelpNeeded => Learned::NoHelpNeeded,
            Self::Arranged => Learned::Arranged,
            Self::Advice | Self::FinancialHelp | Self::ReferredUnseen | Self::OtherFollowUp => {
                Learned::Helped
            }
        }
    }

    /// The result of a text as municipalities write it: capitals and double spaces do not matter.
    pub fn read(text: &str) -> Option<Self> {
        let plain = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let asked = plain(text);
        Self::ALL.iter().copied().find(|r| plain(r.code()) == asked)
    }
}

/// What a municipality let us know of a signal. Kept for ever; of several the last by day counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Of which signal.
    pub signal: SignalId,
    /// What we may know of it.
    pub learned: Learned,
    /// The day they say.
    pub on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
    /// Who of us brought it in.
    pub by: Option<UserId>,
}

/// How long a municipality took, over its signals: agreed and measured (S1.31).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Signals sent.
    pub sent: i32,
    /// Of these answered.
    pub answered: i32,
    /// Of these within the agreed time.
    pub in_time: i32,
    /// Not answered, and the agreed time is over.
    pub overdue: i32,
    /// Days until the answer, in the middle of all answers.
    pub median_days: Option<i32>,
}

/// Measures the waiting time of signals on a day, with the first answer to each.
pub fn waiting(signals: &[Signal], feedback: &[Feedback], days: i32, urgent: i32, on: Day) -> Waiting {
    let watch = Watch::new(on);
    let mut waiting = Waiting::default();
    let mut took: Vec<i32> = Vec::new();
    for signal in signals {
        waiting.sent += 1;
        let by = signal.answer_by(days, urgent);
        let first = feedback
            .iter()
            .filter(|f| f.signal == signal.id)
            .map(|f| f.on)
            .min();
        match first {
            Some(day) => {
                waiting.answered += 1;
                waiting.in_time += i32::from(day <= by);
                took.push(day.since(signal.on));
            }
            None => waiting.overdue += i32::from(watch.reached(by.plus(1))),
        }
    }
    took.sort_unstable();
    waiting.median_days = took.get(took.len().saturating_sub(1) / 2).copied();
    waiting
}
