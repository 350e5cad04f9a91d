//! What can be wrong with a file, where, and what to do about it, in English and in Dutch.

use super::{Language, Place};
use domain::calendar::{Day, Month};
use domain::ledger::EntryKind;
use domain::money::Cents;
use std::fmt;

/// One thing that is wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file; empty when it is about the set as a whole.
    pub file: String,
    /// Line from 1; 0 when it is about the file as a whole.
    pub line: u64,
    /// Which item of a JSON list, by position and number.
    pub item: Option<String>,
    /// The column or field, when it is about one.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong. Texts come from [`Fault::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// UTF-16, as "Unicode text" of a spreadsheet gives.
    Utf16,
    /// Nothing in the file, or nothing below the header.
    NoRows,
    /// A required column is not in the header.
    ColumnMissing(&'static str),
    /// A column stands in the header twice.
    ColumnTwice(String),
    /// The header has neither `;` nor `,`.
    NoSeparator,
    /// A row with another number of values than the header.
    Ragged {
        /// Values in the row.
        found: usize,
        /// Columns in the header.
        expected: usize,
        /// Whether a value holds a line break, which points at an open quote.
        over_lines: bool,
    },
    /// A quote that is still open at the end of the file.
    OpenQuote,
    /// A value, row or item longer than accepted.
    TooLong(usize),
    /// A line break in a value of one line.
    LineBreak,
    /// A control character.
    ControlCharacter,
    /// A required value is empty.
    Missing,
    /// Not an existing day in the accepted range.
    NotADay(String),
    /// Not a month.
    NotAMonth(String),
    /// Not a money amount.
    NotAnAmount(String),
    /// More precise than a cent.
    FractionOfACent(String),
    /// More than any rent booking can be.
    AmountTooLarge(String),
    /// An amount that must be above zero.
    NotAboveZero(String),
    /// Zero where that says nothing.
    Zero,
    /// A code that is not in its list.
    UnknownCode {
        /// As written.
        value: String,
        /// The list.
        allowed: String,
    },
    /// Not a day of the month.
    NotADueDay(String),
    /// Not a whole number above zero.
    NotANumber(String),
    /// Wrong check digits or format.
    NotAnIban(String),
    /// Not a Dutch postcode.
    NotAPostcode(String),
    /// Not a coordinate, or one of the two is missing.
    NotACoordinate(String),
    /// Not an energy label.
    NotAnEnergyLabel(String),
    /// Not a language tag.
    NotALanguage(String),
    /// Not an e-mail address.
    NotAnEmail(String),
    /// Not a phone number.
    NotAPhone(String),
    /// Not a bank return reason.
    NotAReason(String),
    /// A day that lies before another that it must follow.
    Before {
        /// As written.
        day: String,
        /// The other column.
        other: &'static str,
        /// Its day.
        other_day: String,
    },
    /// Something that must be unique stands twice.
    Twice {
        /// As written.
        value: String,
        /// Line of the first; 0 when not known.
        first_line: u64,
    },
    /// A name of something that is not in the set.
    NotInSet {
        /// As written.
        value: String,
        /// The file it should be in.
        table: &'static str,
    },
    /// Two periods of one rent component that overlap.
    Overlap {
        /// The other line.
        other_line: u64,
    },
    /// A correction without the booking it corrects, or the other way round.
    CorrectsOnlyWithCorrection,
    /// A correction that names itself.
    CorrectsItself,
    /// A citizen service number in free text.
    Bsn,
    /// A tenancy in which nobody is tenant.
    NoTenant,
    /// A required file is missing.
    FileMissing,
    /// The medium failed; what the system says of it.
    Unreadable(String),
    /// JSON that cannot be read.
    NotJson(String),
    /// A link to something that is nowhere in the folder.
    NotInFolder(String),
    /// A booking whose sign contradicts its kind.
    WrongSign(String),
    /// A booking that was brought in before under this number, with other content. What is booked never changes.
    BookedOtherwise {
        /// The association's booking number.
        key: String,
        /// What differs; at least one.
        differs: Vec<Difference>,
    },
}

/// One part of a booking that is not as it was when it was brought in first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// As it was booked.
    pub booked: BookingPart,
    /// As it stands in the set now: the same part.
    pub now: BookingPart,
}

/// A part of a booking that decides what it means for the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookingPart {
    /// What it is.
    Kind(EntryKind),
    /// The day it counts from.
    On(Day),
    /// How much, as the source writes it.
    Amount(Cents),
    /// The month it is for.
    Month(Option<Month>),
    /// The bank's return reason.
    Reason(Option<[u8; 4]>),
    /// Which booking it corrects: by number this cannot be told, only that it is another.
    Corrects,
    /// The day the association learned of it.
    Learned(Day),
}

impl BookingPart {
    const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Kind(_), Language::English) => "kind",
            (Self::Kind(_), Language::Dutch) => "soort",
            (Self::On(_), Language::English) => "day",
            (Self::On(_), Language::Dutch) => "dag",
            (Self::Amount(_), Language::English) => "amount",
            (Self::Amount(_), Language::Dutch) => "bedrag",
            (Self::Month(_), Language::English) => "month",
            (Self::Month(_), Language::Dutch) => "maand",
            (Self::Reason(_), Language::English) => "return reason",
            (Self::Reason(_), Language::Dutch) => "storneringscode",
            (Self::Corrects, Language::English) => "corrected booking",
            (Self::Corrects, Language::Dutch) => "verbeterde boeking",
            (Self::Learned(_), Language::English) => "day of learning",
            (Self::Learned(_), Language::Dutch) => "dag van horen",
        }
    }

    fn value(self) -> String {
        match self {
            Self::Kind(kind) => kind.code().to_owned(),
            Self::On(day) | Self::Learned(day) => day.to_string(),
            Self::Amount(amount) => amount.to_plain(),
            Self::Month(month) => month.map_or_else(|| "-".to_owned(), |m| m.to_string()),
            Self::Reason(reason) => {
                reason.map_or_else(|| "-".to_owned(), |r| String::from_utf8_lossy(&r).into_owned())
            }
            Self::Corrects => String::new(),
        }
    }
}

impl Difference {
    /// `amount 742.18, now 750.00`
    fn text(&self, language: Language) -> String {
        let name = self.booked.name(language);
        let (booked, now) = (self.booked.value(), self.now.value());
        match (self.booked, language) {
            (BookingPart::Corrects, Language::English) => format!("another {name}"),
            (BookingPart::Corrects, Language::Dutch) => format!("een andere {name}"),
            (_, Language::English) => format!("{name} {booked}, now {now}"),
            (_, Language::Dutch) => format!("{name} {booked}, nu {now}"),
        }
    }
}

fn differences(differs: &[Difference], language: Language) -> String {
    let all: Vec<String> = differs.iter().map(|d| d.text(language)).collect();
    all.join("; ")
}

/// What is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// What is wrong with the row or item at a place.
    pub fn at(place: &Place, column: Option<&'static str>, fault: Fault) -> Self {
        Self {
            file: place.file.to_string(),
            line: place.line,
            item: None,
            column,
            fault,
        }
    }

    /// What is wrong, in English, beginning with the column.
    pub fn what(&self) -> String {
        self.with_column(self.fault.text(Language::English).what)
    }

    /// What to do, in English.
    pub fn remedy(&self) -> String {
        self.fault.text(Language::English).remedy
    }

    /// The whole line in a language: `tenancies.csv:17: start '2026-02-30' is not a date; write it like 2026-11-21`.
    pub fn sentence(&self, language: Language) -> String {
        let Sentence { what, remedy } = self.fault.text(language);
        let what = self.with_column(what);
        let line = if self.line == 0 {
            String::new()
        } else {
            format!(":{}", self.line)
        };
        let item = self.item.as_ref().map(|i| format!(" {i}:")).unwrap_or_default();
        if self.file.is_empty() {
            return format!("{what}; {remedy}");
        }
        format!("{}{line}:{item} {what}; {remedy}", self.file)
    }

    fn with_column(&self, what: String) -> String {
        match self.column {
            Some(column) => format!("{column} {what}"),
            None => what,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::English))
    }
}

impl std::error::Error for Problem {}

/// As much of a value as a message should repeat, on one line.
pub(crate) fn shorten(value: &str) -> String {
    let mut short: String = value
        .chars()
        .take(40)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if value.chars().count() > 40 {
        short.push('…');
    }
    short
}

impl Fault {
    /// What is wrong and what to do, in a language.
    pub fn text(&self, language: Language) -> Sentence {
        let (what, remedy) = match language {
            Language::English => (self.what_in_english(), self.remedy_in_english()),
            Language::Dutch => (self.what_in_dutch(), self.remedy_in_dutch()),
        };
        Sentence { what, remedy }
    }

    fn what_in_english(&self) -> String {
        match self {
            Self::NotUtf8 => "has bytes that are not UTF-8".into(),
            Self::Utf16 => "the file is UTF-16".into(),
            Self::NoRows => "there are no rows below the header".into(),
            Self::ColumnMissing(c) => format!("the column '{c}' is missing"),
            Self::ColumnTwice(c) => format!("the column '{c}' is there twice"),
            Self::NoSeparator => "the header has no ';' or ',' between its columns".into(),
            Self::Ragged {
                found,
                expected,
                over_lines: false,
            } => {
                format!("the row has {found} values and the header {expected} columns")
            }
            Self::Ragged {
                found,
                expected,
                over_lines: true,
            } => {
                format!("the row has {found} values over several lines and the header {expected} columns")
            }
            Self::OpenQuote => "a quote is opened here and never closed".into(),
            Self::TooLong(limit) => format!("is longer than {limit} bytes"),
            Self::LineBreak => "goes over several lines".into(),
            Self::ControlCharacter => "has a control character".into(),
            Self::Missing => "is empty".into(),
            Self::NotADay(v) => format!("'{v}' is not a date"),
            Self::NotAMonth(v) => format!("'{v}' is not a month"),
            Self::NotAnAmount(v) => format!("'{v}' is not an amount"),
            Self::FractionOfACent(v) => format!("'{v}' has more than two decimals"),
            Self::AmountTooLarge(v) => format!("'{v}' is larger than any rent booking can be"),
            Self::NotAboveZero(v) => format!("'{v}' is not above zero"),
            Self::Zero => "is zero".into(),
            Self::UnknownCode { value, .. } => format!("'{value}' is not in the list"),
            Self::NotADueDay(v) => format!("'{v}' is not a day of the month"),
            Self::NotANumber(v) => format!("'{v}' is not a whole number above zero"),
            Self::NotAnIban(v) => format!("'{v}' is not a correct IBAN"),
            Self::NotAPostcode(v) => format!("'{v}' is not a postcode"),
            Self::NotACoordinate(v) => format!("'{v}' is not a coordinate"),
            Self::NotAnEnergyLabel(v) => format!("'{v}' is not an energy label"),
            Self::NotALanguage(v) => format!("'{v}' is not a language tag"),
            Self::NotAnEmail(v) => format!("'{v}' is not an e-mail address"),
            Self::NotAPhone(v) => format!("'{v}' is not a phone number"),
            Self::NotAReason(v) => format!("'{v}' is not a bank return reason"),
            Self::Before {
                day,
                other,
                other_day,
            } => format!("{day} lies before {other} {other_day}"),
            Self::Twice { value, first_line: 0 } => format!("'{value}' is there twice"),
            Self::Twice { value, first_line } => format!("'{value}' is there already on line {first_line}"),
            Self::NotInSet { value, table } => format!("'{value}' is not in {table}"),
            Self::Overlap { other_line } => format!("overlaps the same component on line {other_line}"),
            Self::CorrectsOnlyWithCorrection => "does not go with this kind".into(),
            Self::CorrectsItself => "names the correction itself".into(),
            Self::Bsn => "holds what reads as a citizen service number (BSN)".into(),
            Self::NoTenant => "the tenancy has no member with role HUU".into(),
            Self::FileMissing => "the file is missing".into(),
            Self::Unreadable(why) => format!("the file cannot be read ({why})"),
            Self::NotJson(why) => format!("is not readable JSON ({why})"),
            Self::NotInFolder(v) => format!("points to '{v}', which is in none of the files"),
            Self::WrongSign(v) => format!("'{v}' has a sign that contradicts the kind of booking"),
            Self::BookedOtherwise { key, differs } => format!(
                "booking '{key}' was brought in before with other content ({})",
                differences(differs, Language::English)
            ),
        }
    }

    fn remedy_in_english(&self) -> String {
        match self {
            Self::NotUtf8 | Self::Utf16 => "save it as 'CSV UTF-8'".into(),
            Self::NoRows => "add rows, or leave the file out if it is not required".into(),
            Self::ColumnMissing(_) => {
                "add it to the header, spelled exactly so, with a value in each row".into()
            }
            Self::ColumnTwice(_) => "keep one of the two".into(),
            Self::NoSeparator => "save it as CSV with semicolons or commas".into(),
            Self::Ragged {
                over_lines: false, ..
            } => "put values that hold the separator in \"quotes\" and keep one value per column".into(),
            Self::OpenQuote | Self::LineBreak | Self::Ragged { over_lines: true, .. } => {
                "look for a quote that is opened and not closed; write a quote inside a value as \"\"".into()
            }
            Self::TooLong(_) => "shorten it, or look for a quote that is not closed".into(),
            Self::ControlCharacter => "remove it; only tabs and line breaks are allowed in text".into(),
            Self::Missing => "fill it in; it is required".into(),
            Self::NotADay(_) => "write it like 2026-11-21".into(),
            Self::NotAMonth(_) => "write it like 2026-11".into(),
            Self::NotAnAmount(_) => "write it like 742.18, without thousand marks".into(),
            Self::FractionOfACent(_) => "round it in the source system; amounts are whole cents".into(),
            Self::AmountTooLarge(_) => "check it; the limit is 10 billion euro".into(),
            Self::NotAboveZero(_) => {
                "write it without a sign; the kind says whether it is owed or paid".into()
            }
            Self::Zero => "leave the row out".into(),
            Self::UnknownCode { allowed, .. } => format!("use one of: {allowed}"),
            Self::NotADueDay(_) => "write a day from 1 to 31; 31 is the last day of each month".into(),
            Self::NotANumber(_) => "write it like 1".into(),
            Self::NotAnIban(_) => {
                "check it against the source; the check digits or the length are wrong".into()
            }
            Self::NotAPostcode(_) => "write it like 1011AB".into(),
            Self::NotACoordinate(_) => {
                "write latitude and longitude in degrees like 52.370216 and 4.895168, or neither".into()
            }
            Self::NotAnEnergyLabel(_) => "write A++++ to A, or B to G".into(),
            Self::NotALanguage(_) => "write it like nl, en, ar or pt-BR".into(),
            Self::NotAnEmail(_) => "write it like naam@voorbeeld.nl".into(),
            Self::NotAPhone(_) => "write it like 06-12345678 or +31 6 12345678".into(),
            Self::NotAReason(_) => {
                "write the four characters of the bank, like AM04; words go in note".into()
            }
            Self::Before { other, .. } => format!("write the same day as {other} or a later one"),
            Self::Twice { .. } => "give each its own, or keep one of the two rows".into(),
            Self::NotInSet { table, .. } => format!("add it to {table}, or correct the reference"),
            Self::Overlap { .. } => "let one end on the day before the other begins".into(),
            Self::CorrectsOnlyWithCorrection => {
                "a correction names the key of the booking it corrects, and only a correction does".into()
            }
            Self::CorrectsItself => "write the key of the booking that was wrong".into(),
            Self::Bsn => "remove it; rent collection has no legal ground to keep it".into(),
            Self::NoTenant => "add the tenant to members.csv with role HUU".into(),
            Self::FileMissing => "add it to the folder".into(),
            Self::Unreadable(_) => "check the file and try again".into(),
            Self::NotJson(_) => "export it again; the file may be cut off".into(),
            Self::NotInFolder(_) => "add the file that describes it to the folder".into(),
            Self::WrongSign(_) => {
                "export claims and receipts above zero; a storno has detailSoort STO".into()
            }
            Self::BookedOtherwise { key, .. } => format!(
                "leave '{key}' as it was; a correction is a new booking, with a number of its own, that names '{key}'"
            ),
        }
    }

    fn what_in_dutch(&self) -> String {
        match self {
            Self::NotUtf8 => "heeft tekens die geen UTF-8 zijn".into(),
            Self::Utf16 => "het bestand is UTF-16".into(),
            Self::NoRows => "er staan geen regels onder de kop".into(),
            Self::ColumnMissing(c) => format!("de kolom '{c}' ontbreekt"),
            Self::ColumnTwice(c) => format!("de kolom '{c}' staat er twee keer"),
            Self::NoSeparator => "in de kop staat geen ';' of ',' tussen de kolommen".into(),
            Self::Ragged {
                found,
                expected,
                over_lines: false,
            } => {
                format!("de regel heeft {found} waarden en de kop {expected} kolommen")
            }
            Self::Ragged {
                found,
                expected,
                over_lines: true,
            } => {
                format!("dit loopt over meer regels met {found} waarden; de kop heeft {expected} kolommen")
            }
            Self::OpenQuote => "hier begint een aanhalingsteken dat nergens sluit".into(),
            Self::TooLong(limit) => format!("is langer dan {limit} bytes"),
            Self::LineBreak => "loopt over meer regels".into(),
            Self::ControlCharacter => "heeft een onzichtbaar stuurteken".into(),
            Self::Missing => "is leeg".into(),
            Self::NotADay(v) => format!("'{v}' is geen datum"),
            Self::NotAMonth(v) => format!("'{v}' is geen maand"),
            Self::NotAnAmount(v) => format!("'{v}' is geen bedrag"),
            Self::FractionOfACent(v) => format!("'{v}' heeft meer dan twee decimalen"),
            Self::AmountTooLarge(v) => format!("'{v}' is groter dan een huurboeking kan zijn"),
            Self::NotAboveZero(v) => format!("'{v}' is niet meer dan nul"),
            Self::Zero => "is nul".into(),
            Self::UnknownCode { value, .. } => format!("'{value}' staat niet in de lijst"),
            Self::NotADueDay(v) => format!("'{v}' is geen dag van de maand"),
            Self::NotANumber(v) => format!("'{v}' is geen heel getal boven nul"),
            Self::NotAnIban(v) => format!("'{v}' is geen goede IBAN"),
            Self::NotAPostcode(v) => format!("'{v}' is geen postcode"),
            Self::NotACoordinate(v) => format!("'{v}' is geen coördinaat"),
            Self::NotAnEnergyLabel(v) => format!("'{v}' is geen energielabel"),
            Self::NotALanguage(v) => format!("'{v}' is geen taalcode"),
            Self::NotAnEmail(v) => format!("'{v}' is geen e-mailadres"),
            Self::NotAPhone(v) => format!("'{v}' is geen telefoonnummer"),
            Self::NotAReason(v) => format!("'{v}' is geen storneringscode"),
            Self::Before {
                day,
                other,
                other_day,
            } => format!("{day} ligt voor {other} {other_day}"),
            Self::Twice { value, first_line: 0 } => format!("'{value}' staat er twee keer"),
            Self::Twice { value, first_line } => format!("'{value}' staat al op regel {first_line}"),
            Self::NotInSet { value, table } => format!("'{value}' staat niet in {table}"),
            Self::Overlap { other_line } => format!("overlapt hetzelfde onderdeel op regel {other_line}"),
            Self::CorrectsOnlyWithCorrection => "past niet bij deze soort".into(),
            Self::CorrectsItself => "wijst naar de correctie zelf".into(),
            Self::Bsn => "bevat iets dat op een burgerservicenummer (BSN) lijkt".into(),
            Self::NoTenant => "de overeenkomst heeft niemand met rol HUU".into(),
            Self::FileMissing => "het bestand ontbreekt".into(),
            Self::Unreadable(why) => format!("het bestand is niet te lezen ({why})"),
            Self::NotJson(why) => format!("is geen leesbare JSON ({why})"),
            Self::NotInFolder(v) => format!("wijst naar '{v}', en dat staat in geen van de bestanden"),
            Self::WrongSign(v) => format!("'{v}' heeft een teken dat niet bij de soort boeking past"),
            Self::BookedOtherwise { key, differs } => format!(
                "boeking '{key}' kwam eerder binnen met andere inhoud ({})",
                differences(differs, Language::Dutch)
            ),
        }
    }

    fn remedy_in_dutch(&self) -> String {
        match self {
            Self::NotUtf8 | Self::Utf16 => "bewaar het als 'CSV UTF-8'".into(),
            Self::NoRows => "voeg regels toe, of laat het bestand weg als het niet verplicht is".into(),
            Self::ColumnMissing(_) => {
                "zet hem in de kop, precies zo geschreven, met een waarde in elke regel".into()
            }
            Self::ColumnTwice(_) => "houd er één".into(),
            Self::NoSeparator => "bewaar het als CSV met puntkomma's of komma's".into(),
            Self::Ragged { over_lines: false, .. } => {
                "zet een waarde met het scheidingsteken tussen \"aanhalingstekens\"; één waarde per kolom".into()
            }
            Self::OpenQuote | Self::LineBreak | Self::Ragged { over_lines: true, .. } => {
                "zoek een aanhalingsteken dat niet is gesloten; schrijf een aanhalingsteken in tekst als \"\"".into()
            }
            Self::TooLong(_) => "maak het korter, of zoek een aanhalingsteken dat niet is gesloten".into(),
            Self::ControlCharacter => "haal het weg; in tekst mogen alleen tabs en regeleinden".into(),
            Self::Missing => "vul het in; het is verplicht".into(),
            Self::NotADay(_) => "schrijf het als 2026-11-21".into(),
            Self::NotAMonth(_) => "schrijf het als 2026-11".into(),
            Self::NotAnAmount(_) => "schrijf het als 742,18, zonder punt bij duizend".into(),
            Self::FractionOfACent(_) => "rond het af in het bronsysteem; wij rekenen in hele centen".into(),
            Self::AmountTooLarge(_) => "kijk het na; de grens is 10 miljard euro".into(),
            Self::NotAboveZero(_) => "schrijf het zonder teken; de soort zegt of het schuld of betaling is".into(),
            Self::Zero => "laat de regel weg".into(),
            Self::UnknownCode { allowed, .. } => format!("gebruik een van: {allowed}"),
            Self::NotADueDay(_) => "schrijf een dag van 1 tot 31; 31 is de laatste dag van elke maand".into(),
            Self::NotANumber(_) => "schrijf het als 1".into(),
            Self::NotAnIban(_) => "kijk het na in de bron; het controlegetal of de lengte klopt niet".into(),
            Self::NotAPostcode(_) => "schrijf het als 1011AB".into(),
            Self::NotACoordinate(_) => {
                "schrijf breedte en lengte in graden als 52.370216 en 4.895168, of geen van beide".into()
            }
            Self::NotAnEnergyLabel(_) => "schrijf A++++ tot A, of B tot G".into(),
            Self::NotALanguage(_) => "schrijf het als nl, en, ar of pt-BR".into(),
            Self::NotAnEmail(_) => "schrijf het als naam@voorbeeld.nl".into(),
            Self::NotAPhone(_) => "schrijf het als 06-12345678 of +31 6 12345678".into(),
            Self::NotAReason(_) => "schrijf de vier tekens van de bank, zoals AM04; woorden horen in note".into(),
            Self::Before { other, .. } => format!("schrijf dezelfde dag als {other} of een latere"),
            Self::Twice { .. } => "geef elk een eigen waarde, of houd één van de twee regels".into(),
            Self::NotInSet { table, .. } => format!("zet het in {table}, of verbeter de verwijzing"),
            Self::Overlap { .. } => "laat de een eindigen op de dag voor de ander begint".into(),
            Self::CorrectsOnlyWithCorrection => {
                "een correctie noemt de key van de boeking die zij verbetert, en alleen een correctie doet dat".into()
            }
            Self::CorrectsItself => "schrijf de key van de boeking die fout was".into(),
            Self::Bsn => "haal het weg; voor huurincasso mogen we het niet bewaren".into(),
            Self::NoTenant => "zet de huurder in members.csv met rol HUU".into(),
            Self::FileMissing => "zet het in de map".into(),
            Self::Unreadable(_) => "kijk het bestand na en probeer het opnieuw".into(),
            Self::NotJson(_) => "exporteer het opnieuw; misschien is het bestand afgekapt".into(),
            Self::NotInFolder(_) => "zet het bestand dat het beschrijft in de map".into(),
            Self::WrongSign(_) => {
                "exporteer vorderingen en ontvangsten boven nul; een storno heeft detailSoort STO".into()
            }
            Self::BookedOtherwise { key, .. } => format!(
                "laat '{key}' zoals die was; een correctie is een nieuwe boeking met een eigen nummer, die '{key}' noemt"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of every variant; a new variant that is not here does not compile.
    macro_rules! every {
        ($($variant:ident $(($value:expr))? $({$($field:ident: $of:expr),*})?;)*) => {{
            fn _named(one: &Fault) {
                match one { $(Fault::$variant { .. } => {})* }
            }
            vec![$(Fault::$variant $(($value))? $({$($field: $of),*})?),*]
        }};
    }

    #[test]
    fn every_fault_is_said_in_both_languages() {
        let v = || "Xq7".to_owned();
        let day = Day(20_000);
        let parts = |n: i64| {
            [
                BookingPart::Kind(EntryKind::Charge),
                BookingPart::On(day),
                BookingPart::Amount(Cents(n)),
                BookingPart::Month(Some(day.month())),
                BookingPart::Reason(None),
                BookingPart::Corrects,
                BookingPart::Learned(day),
            ]
        };
        let differs = parts(1)
            .into_iter()
            .zip(parts(2))
            .map(|(booked, now)| Difference { booked, now })
            .collect();
        let mut faults = every! {
            NotUtf8; Utf16; NoRows; ColumnMissing("Xq7"); ColumnTwice(v()); NoSeparator;
            Ragged { found: 3, expected: 4, over_lines: false }; OpenQuote; TooLong(17); LineBreak; ControlCharacter;
            Missing; NotADay(v()); NotAMonth(v()); NotAnAmount(v()); FractionOfACent(v()); AmountTooLarge(v());
            NotAboveZero(v()); Zero; UnknownCode { value: v(), allowed: v() }; NotADueDay(v()); NotANumber(v());
            NotAnIban(v()); NotAPostcode(v()); NotACoordinate(v()); NotAnEnergyLabel(v()); NotALanguage(v());
            NotAnEmail(v()); NotAPhone(v()); NotAReason(v());
            Before { day: v(), other: "Xq7", other_day: v() }; Twice { value: v(), first_line: 17 };
            NotInSet { value: v(), table: "Xq7" }; Overlap { other_line: 17 }; CorrectsOnlyWithCorrection;
            CorrectsItself; Bsn; NoTenant; FileMissing; Unreadable(v()); NotJson(v()); NotInFolder(v());
            WrongSign(v()); BookedOtherwise { key: v(), differs: differs };
        };
        faults.push(Fault::Ragged {
            found: 3,
            expected: 4,
            over_lines: true,
        });
        for fault in faults {
            let (dutch, english) = (fault.text(Language::Dutch), fault.text(Language::English));
            for (dutch, english) in [(&dutch.what, &english.what), (&dutch.remedy, &english.remedy)] {
                assert!(!dutch.is_empty() && !english.is_empty(), "{fault:?}");
                assert_ne!(dutch, english, "{fault:?}");
                assert_eq!(dutch.contains("Xq7"), english.contains("Xq7"), "{fault:?}");
            }
        }
    }
}
