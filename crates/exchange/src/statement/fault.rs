//! Why a statement file is refused and what stands out in one that is read, in English and in Dutch.

use crate::association::Language;
use domain::money::{Cents, MoneyError};

/// Why a file is refused. Texts come from [`Fault::what`] and [`Fault::remedy`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The medium failed; what the system says of it.
    NotReadable(String),
    /// A piece (text, tag or line) longer than 64 KiB.
    PieceTooLong,
    /// Nothing in it.
    Empty,
    /// A packed file: of what kind.
    Packed(&'static str),
    /// A PDF.
    Pdf,
    /// Word or Excel before 2007.
    OldOffice,
    /// Written in UTF-16.
    Utf16,
    /// HTML.
    WebPage,
    /// Bytes that are no text.
    Binary,
    /// JSON.
    Json,
    /// CSV of the bank.
    Table,
    /// Text of another kind.
    Unknown,
    /// An encoding that is not read: its name.
    Encoding(String),
    /// A statement without bookings: of what format.
    NoBookings(String),
    /// A booking with neither a booking day nor a value day.
    NoDay,
    /// A text that is no amount, or not one of whole cents.
    Amount(MoneyError),
    /// A code that is no currency.
    NotACurrency(String),
    /// An XML document type.
    DocType,
    /// Two documents in one file.
    SecondDocument,
    /// XML of another kind: its first element.
    OtherXml(String),
    /// A bank message of another kind: its element.
    OtherMessage(String),
    /// XML without a bank message.
    NoStatement,
    /// Elements nested without end.
    TooDeep,
    /// A booking in a place where none can be.
    MisplacedBooking,
    /// One booking with more transactions than are held.
    TooManyDetails,
    /// One booking with more text than is held.
    TooMuchText,
    /// An attribute that cannot be read: what the parser says.
    BrokenAttribute(String),
    /// An amount without a currency.
    NoCurrency,
    /// Text before or after the document.
    TextOutside,
    /// An entity that is no character.
    Entity(String),
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// XML that is cut off or broken in the middle.
    CutOffHere,
    /// XML that is broken: what the parser says.
    BrokenXml(String),
    /// XML that ends before the statement does.
    CutOffXml,
    /// A booking without an amount.
    NoAmount,
    /// A booking that is neither credit nor debit.
    NoSide,
    /// A booking before the account is told.
    NoAccountYet,
    /// An amount below zero where the side says plus or minus.
    NegativeAmount(String),
    /// Something else than CRDT or DBIT.
    NotASide(String),
    /// Not a day.
    NotADay(String),
    /// MT940: the statement of this line has no closing balance at the end of the file.
    CutOffMt940(u64),
    /// MT940: the statement of this line has no closing balance when the next begins.
    NotClosed(u64),
    /// MT940: more text under a booking than is held.
    InformationTooLong,
    /// MT940: an empty `:25:`.
    NoAccount,
    /// MT940: a booking outside a statement.
    BookingOutside,
    /// MT940: a booking before `:25:`.
    BookingBeforeAccount,
    /// MT940: a booking before `:60F:`.
    BookingBeforeBalance,
    /// MT940: a closing balance outside a statement.
    BalanceOutside,
    /// MT940: a balance that is neither credit nor debit.
    BalanceSide(String),
    /// MT940: something behind a balance.
    BehindBalance(String),
    /// MT940: not six digits.
    NotASwiftDay(String),
    /// MT940: six digits that are no day.
    NoSuchDay(String),
    /// MT940: not four digits.
    NotAnEntryDay(String),
    /// MT940: four digits that are no day.
    NoSuchEntryDay(String),
    /// MT940: not C, D, RC or RD.
    NotASign(String),
    /// MT940: an amount without a comma: the line is cut off.
    NoComma(String),
}

impl From<MoneyError> for Fault {
    fn from(error: MoneyError) -> Self {
        Self::Amount(error)
    }
}

/// The remedies: few, so that people learn them.
#[derive(Clone, Copy)]
enum Remedy {
    Check,
    Again,
    Ask,
    OtherFormat,
    Camt053,
    CamtKinds,
    AsUtf8,
    Unpack,
    OtherPeriod,
    Split,
}

impl Remedy {
    const fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Check, Language::English) => "check the file and try again",
            (Self::Check, Language::Dutch) => "kijk het bestand na en probeer het opnieuw",
            (Self::Again, Language::English) => "download the statement again from the bank",
            (Self::Again, Language::Dutch) => "haal het afschrift opnieuw op bij de bank",
            (Self::Ask, Language::English) => {
                "ask the bank for a correct file and import nothing of this one"
            }
            (Self::Ask, Language::Dutch) => {
                "vraag de bank om een goed bestand en neem niets uit dit bestand over"
            }
            (Self::OtherFormat, Language::English) => {
                "download the statement from the bank as camt.053 or MT940"
            }
            (Self::OtherFormat, Language::Dutch) => "haal het afschrift bij de bank op als camt.053 of MT940",
            (Self::Camt053, Language::English) => "download the statement from the bank as camt.053",
            (Self::Camt053, Language::Dutch) => "haal het afschrift bij de bank op als camt.053",
            (Self::CamtKinds, Language::English) => "choose camt.052, camt.053 or camt.054 at the bank",
            (Self::CamtKinds, Language::Dutch) => "kies bij de bank camt.052, camt.053 of camt.054",
            (Self::AsUtf8, Language::English) => "save it as UTF-8, or download it again from the bank",
            (Self::AsUtf8, Language::Dutch) => "bewaar het als UTF-8, of haal het opnieuw op bij de bank",
            (Self::Unpack, Language::English) => "unpack it first and read the statement that is inside",
            (Self::Unpack, Language::Dutch) => "pak het eerst uit en neem het afschrift dat erin zit",
            (Self::OtherPeriod, Language::English) => "choose a period with bookings and download it again",
            (Self::OtherPeriod, Language::Dutch) => "kies een periode met boekingen en haal het opnieuw op",
            (Self::Split, Language::English) => "split it into one file each",
            (Self::Split, Language::Dutch) => "maak er van elk een eigen bestand van",
        }
    }
}

impl Fault {
    /// What is wrong, on one line.
    pub fn what(&self, language: Language) -> String {
        one_line(&match language {
            Language::English => self.in_english(),
            Language::Dutch => self.in_dutch(),
        })
    }

    /// What to do about it.
    pub const fn remedy(&self, language: Language) -> &'static str {
        self.cure().text(language)
    }

    const fn cure(&self) -> Remedy {
        match self {
            Self::NotReadable(_) => Remedy::Check,
            Self::Empty
            | Self::Pdf
            | Self::OldOffice
            | Self::WebPage
            | Self::Binary
            | Self::Json
            | Self::Table
            | Self::Unknown => Remedy::OtherFormat,
            Self::Packed(_) => Remedy::Unpack,
            Self::Utf16 | Self::Encoding(_) | Self::NotUtf8 => Remedy::AsUtf8,
            Self::NoBookings(_) => Remedy::OtherPeriod,
            Self::SecondDocument => Remedy::Split,
            Self::OtherXml(_) | Self::NoStatement => Remedy::Camt053,
            Self::OtherMessage(_) => Remedy::CamtKinds,
            Self::Amount(_)
            | Self::NotACurrency(_)
            | Self::NoDay
            | Self::MisplacedBooking
            | Self::TooManyDetails
            | Self::TooMuchText
            | Self::NoCurrency
            | Self::NoAmount
            | Self::NoSide
            | Self::NoAccountYet
            | Self::NegativeAmount(_)
            | Self::NotASide(_)
            | Self::NotADay(_) => Remedy::Ask,
            _ => Remedy::Again,
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::NotReadable(why) => format!("the file could not be read ({why})"),
            Self::PieceTooLong => "a text or line is longer than 64 KiB, which no bank writes".into(),
            Self::Empty => "the file is empty".into(),
            Self::Packed(kind) => format!("this is a packed file ({kind})"),
            Self::Pdf => "this is a PDF, made for reading by people".into(),
            Self::OldOffice => "this is an old Excel or Word file".into(),
            Self::Utf16 => "the file is in UTF-16".into(),
            Self::WebPage => "this is a web page, not a statement".into(),
            Self::Binary => "this is a binary file, not a statement".into(),
            Self::Json => "this looks like JSON, not like a bank statement".into(),
            Self::Table => {
                "this looks like a table (CSV), which differs per bank and drops references".into()
            }
            Self::Unknown => {
                "this is not a bank statement we know (camt.052, camt.053, camt.054 or MT940)".into()
            }
            Self::Encoding(name) => format!("the file says it is written in {name}"),
            Self::NoBookings(format) => format!("this {format} file contains no bookings"),
            Self::NoDay => "a booking has no date".into(),
            Self::Amount(MoneyError::NotAnAmount(v)) => format!("'{v}' is not an amount"),
            Self::Amount(MoneyError::FractionOfACent(v)) => {
                format!("'{v}' has more than two decimals; amounts are whole cents")
            }
            Self::Amount(MoneyError::TooLarge(v)) => {
                format!("'{v}' is larger than any rent booking can be (limit 10 billion euro)")
            }
            Self::NotACurrency(v) => format!("'{v}' is not a currency"),
            Self::DocType => {
                "the file has a document type (DOCTYPE), which a bank statement never has and which can be an attack"
                    .into()
            }
            Self::SecondDocument => "a second document begins after the first".into(),
            Self::OtherXml(name) => format!("this is XML of another kind (it begins with <{name}>)"),
            Self::OtherMessage(name) => {
                format!("this is a bank message of another kind ({name}), not a statement")
            }
            Self::NoStatement => "this XML file contains no bank statement".into(),
            Self::TooDeep => "the elements are nested deeper than 64 levels".into(),
            Self::MisplacedBooking => "a booking (Ntry) stands where none can be".into(),
            Self::TooManyDetails => "one booking has more than 500,000 transactions".into(),
            Self::TooMuchText => "one booking holds more than 128 MiB of text".into(),
            Self::BrokenAttribute(why) => format!("an attribute is broken ({why})"),
            Self::NoCurrency => "an amount has no currency".into(),
            Self::TextOutside => "there is text outside the XML document".into(),
            Self::Entity(name) => format!("'&{name};' is not a character; entities are not expanded"),
            Self::NotUtf8 => "there are bytes here that are not UTF-8, as the file says it is".into(),
            Self::CutOffHere => "the file is cut off or broken here".into(),
            Self::BrokenXml(why) => format!("the XML is broken ({why})"),
            Self::CutOffXml => "the file is cut off: it ends before the statement does".into(),
            Self::NoAmount => "a booking has no amount (Amt)".into(),
            Self::NoSide => "a booking does not say whether it is a credit or a debit (CdtDbtInd)".into(),
            Self::NoAccountYet => {
                "a booking comes before the statement says of which account it is".into()
            }
            Self::NegativeAmount(v) => {
                format!("the amount '{v}' is negative; the side says plus or minus")
            }
            Self::NotASide(v) => format!("'{v}' is neither CRDT nor DBIT"),
            Self::NotADay(v) => format!("'{v}' is not a date that exists"),
            other => other.mt940_in_english(),
        }
    }

    fn mt940_in_english(&self) -> String {
        match self {
            Self::CutOffMt940(line) => format!(
                "the file is cut off: the statement that begins at line {line} has no closing balance (:62F:)"
            ),
            Self::NotClosed(line) => {
                format!(
                    "a new statement begins before the one of line {line} has its closing balance (:62F:)"
                )
            }
            Self::InformationTooLong => {
                "the text of one booking is longer than 64 KiB, which no bank writes".into()
            }
            Self::NoAccount => "the statement names no account (:25:)".into(),
            Self::BookingOutside => {
                "a booking (:61:) stands outside a statement (no :20: and :25: before it)".into()
            }
            Self::BookingBeforeAccount => "a booking (:61:) comes before the account (:25:)".into(),
            Self::BookingBeforeBalance => {
                "a booking (:61:) comes before the opening balance (:60F:), which says the currency".into()
            }
            Self::BalanceOutside => "a closing balance (:62F:) stands outside a statement".into(),
            Self::BalanceSide(v) => format!("the balance '{v}' does not begin with C or D"),
            Self::BehindBalance(v) => format!("'{v}' stands behind a balance"),
            Self::NotASwiftDay(v) => format!("'{v}' is not a date (YYMMDD)"),
            Self::NoSuchDay(v) => format!("the date '{v}' does not exist"),
            Self::NotAnEntryDay(v) => format!("'{v}' is not an entry date (MMDD)"),
            Self::NoSuchEntryDay(v) => format!("the entry date '{v}' (MMDD) does not exist"),
            Self::NotASign(v) => format!("'{v}' is not C, D, RC or RD"),
            Self::NoComma(v) => format!("the amount '{v}' has no comma"),
            _ => String::new(),
        }
    }

    fn in_dutch(&self) -> String {
        match self {
            Self::NotReadable(why) => format!("het bestand is niet te lezen ({why})"),
            Self::PieceTooLong => "een tekst of regel is langer dan 64 KiB; zo schrijft geen bank".into(),
            Self::Empty => "het bestand is leeg".into(),
            Self::Packed(kind) => format!("dit is een ingepakt bestand ({kind})"),
            Self::Pdf => "dit is een pdf, gemaakt om door mensen te worden gelezen".into(),
            Self::OldOffice => "dit is een oud Excel- of Word-bestand".into(),
            Self::Utf16 => "het bestand is in UTF-16".into(),
            Self::WebPage => "dit is een webpagina, geen afschrift".into(),
            Self::Binary => "dit is geen tekst en dus geen afschrift".into(),
            Self::Json => "dit lijkt JSON, geen afschrift".into(),
            Self::Table => {
                "dit lijkt een tabel (CSV); die is bij elke bank anders en laat kenmerken weg".into()
            }
            Self::Unknown => {
                "dit is geen afschrift dat wij kennen (camt.052, camt.053, camt.054 of MT940)".into()
            }
            Self::Encoding(name) => format!("het bestand zegt dat het is geschreven in {name}"),
            Self::NoBookings(format) => format!("in dit {format}-bestand staan geen boekingen"),
            Self::NoDay => "een boeking heeft geen datum".into(),
            Self::Amount(MoneyError::NotAnAmount(v)) => format!("'{v}' is geen bedrag"),
            Self::Amount(MoneyError::FractionOfACent(v)) => {
                format!("'{v}' heeft meer dan twee decimalen; wij rekenen in hele centen")
            }
            Self::Amount(MoneyError::TooLarge(v)) => {
                format!("'{v}' is groter dan een huurboeking kan zijn (de grens is 10 miljard euro)")
            }
            Self::NotACurrency(v) => format!("'{v}' is geen munteenheid"),
            Self::DocType => {
                "het bestand heeft een documenttype (DOCTYPE); dat heeft een afschrift nooit en het kan een aanval zijn"
                    .into()
            }
            Self::SecondDocument => "na het eerste document begint een tweede".into(),
            Self::OtherXml(name) => format!("dit is XML van een andere soort (het begint met <{name}>)"),
            Self::OtherMessage(name) => {
                format!("dit is een bankbericht van een andere soort ({name}), geen afschrift")
            }
            Self::NoStatement => "in dit XML-bestand staat geen afschrift".into(),
            Self::TooDeep => "de elementen zitten dieper dan 64 niveaus in elkaar".into(),
            Self::MisplacedBooking => "een boeking (Ntry) staat waar er geen kan staan".into(),
            Self::TooManyDetails => "één boeking heeft meer dan 500.000 transacties".into(),
            Self::TooMuchText => "één boeking heeft meer dan 128 MiB tekst".into(),
            Self::BrokenAttribute(why) => format!("een attribuut is kapot ({why})"),
            Self::NoCurrency => "een bedrag heeft geen munteenheid".into(),
            Self::TextOutside => "er staat tekst buiten het XML-document".into(),
            Self::Entity(name) => format!("'&{name};' is geen teken; verwijzingen werken wij niet uit"),
            Self::NotUtf8 => "hier staan bytes die geen UTF-8 zijn, terwijl het bestand dat wel zegt".into(),
            Self::CutOffHere => "het bestand is hier afgekapt of kapot".into(),
            Self::BrokenXml(why) => format!("de XML is kapot ({why})"),
            Self::CutOffXml => "het bestand is afgekapt: het houdt op voor het afschrift af is".into(),
            Self::NoAmount => "een boeking heeft geen bedrag (Amt)".into(),
            Self::NoSide => "een boeking zegt niet of zij bij of af is (CdtDbtInd)".into(),
            Self::NoAccountYet => "een boeking komt voordat het afschrift zijn rekening noemt".into(),
            Self::NegativeAmount(v) => {
                format!("het bedrag '{v}' is minder dan nul; bij of af staat er apart bij")
            }
            Self::NotASide(v) => format!("'{v}' is niet CRDT en niet DBIT"),
            Self::NotADay(v) => format!("'{v}' is geen datum die bestaat"),
            other => other.mt940_in_dutch(),
        }
    }

    fn mt940_in_dutch(&self) -> String {
        match self {
            Self::CutOffMt940(line) => format!(
                "het bestand is afgekapt: het afschrift dat op regel {line} begint, heeft geen eindsaldo (:62F:)"
            ),
            Self::NotClosed(line) => format!(
                "er begint een nieuw afschrift voordat dat van regel {line} zijn eindsaldo (:62F:) heeft"
            ),
            Self::InformationTooLong => {
                "de tekst van één boeking is langer dan 64 KiB; zo schrijft geen bank".into()
            }
            Self::NoAccount => "het afschrift noemt geen rekening (:25:)".into(),
            Self::BookingOutside => {
                "een boeking (:61:) staat buiten een afschrift (zonder :20: en :25: ervoor)".into()
            }
            Self::BookingBeforeAccount => "een boeking (:61:) komt voor de rekening (:25:)".into(),
            Self::BookingBeforeBalance => {
                "een boeking (:61:) komt voor het beginsaldo (:60F:), dat de munteenheid noemt".into()
            }
            Self::BalanceOutside => "een eindsaldo (:62F:) staat buiten een afschrift".into(),
            Self::BalanceSide(v) => format!("het saldo '{v}' begint niet met C of D"),
            Self::BehindBalance(v) => format!("'{v}' staat achter een saldo"),
            Self::NotASwiftDay(v) => format!("'{v}' is geen datum (JJMMDD)"),
            Self::NoSuchDay(v) => format!("de datum '{v}' bestaat niet"),
            Self::NotAnEntryDay(v) => format!("'{v}' is geen boekdatum (MMDD)"),
            Self::NoSuchEntryDay(v) => format!("de boekdatum '{v}' (MMDD) bestaat niet"),
            Self::NotASign(v) => format!("'{v}' is niet C, D, RC of RD"),
            Self::NoComma(v) => format!("het bedrag '{v}' heeft geen komma"),
            _ => String::new(),
        }
    }
}

/// What a person should look at in a file of which every entry could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// The balances of a statement do not agree with its bookings.
    Balances {
        /// The bank's name for the statement.
        statement: String,
        /// Own account.
        account: String,
        /// Balance before.
        opening: Cents,
        /// Sum of the bookings.
        booked: Cents,
        /// Balance after.
        closing: Cents,
    },
    /// A transaction says another amount than its booking.
    OtherAmount {
        /// Of the transaction.
        transaction: Cents,
        /// Of the booking: it counts.
        booking: Cents,
    },
    /// The transactions of a booking do not add up to it.
    NoSum {
        /// How many.
        transactions: usize,
        /// Of the booking.
        booking: Cents,
    },
    /// A booking with a status that is not known.
    UnknownStatus(String),
    /// A booking without a day.
    NoDay,
}

impl Oddity {
    /// One sentence, on one line.
    pub fn text(&self, language: Language) -> String {
        one_line(&match language {
            Language::English => self.in_english(),
            Language::Dutch => self.in_dutch(),
        })
    }

    fn in_english(&self) -> String {
        match self {
            Self::Balances {
                statement,
                account,
                opening,
                booked,
                closing,
            } => format!(
                "statement {statement} of {account}: opening balance {} and bookings of {} make {}, but the closing \
                 balance is {}",
                opening.to_plain(),
                booked.to_plain(),
                (*opening + *booked).to_plain(),
                closing.to_plain()
            ),
            Self::OtherAmount { transaction, booking } => format!(
                "the transaction says {}, its booking {}; the booking counts",
                transaction.to_plain(),
                booking.to_plain()
            ),
            Self::NoSum {
                transactions,
                booking,
            } => format!(
                "the {transactions} transactions of this booking do not add up to {}; it is read as one",
                booking.to_plain()
            ),
            Self::UnknownStatus(status) => {
                format!("a booking has the unknown status '{status}' and is read as not final")
            }
            Self::NoDay => "a booking has no date".into(),
        }
    }

    fn in_dutch(&self) -> String {
        match self {
            Self::Balances {
                statement,
                account,
                opening,
                booked,
                closing,
            } => format!(
                "afschrift {statement} van {account}: beginsaldo {} en boekingen van {} zijn samen {}, maar het \
                 eindsaldo is {}",
                opening.to_plain(),
                booked.to_plain(),
                (*opening + *booked).to_plain(),
                closing.to_plain()
            ),
            Self::OtherAmount { transaction, booking } => format!(
                "de transactie zegt {}, haar boeking {}; de boeking telt",
                transaction.to_plain(),
                booking.to_plain()
            ),
            Self::NoSum {
                transactions,
                booking,
            } => format!(
                "de {transactions} transacties van deze boeking zijn samen geen {}; wij lezen haar als één",
                booking.to_plain()
            ),
            Self::UnknownStatus(status) => {
                format!(
                    "een boeking heeft de onbekende status '{status}'; wij lezen haar als nog niet definitief"
                )
            }
            Self::NoDay => "een boeking heeft geen datum".into(),
        }
    }
}

/// Text of a file inside a message: on one line and not endless.
pub(super) fn one_line(text: &str) -> String {
    text.chars()
        .take(300)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of every variant; a new variant that is not here does not compile.
    macro_rules! every {
        ($enum:ident: $($variant:ident $(($($value:expr),*))? $({$($field:ident: $of:expr),*})?;)*) => {{
            fn _named(one: &$enum) {
                match one { $($enum::$variant { .. } => {})* }
            }
            vec![$($enum::$variant $(($($value),*))? $({$($field: $of),*})?),*]
        }};
    }

    #[test]
    fn every_fault_is_said_in_both_languages() {
        let v = || "Xq7".to_owned();
        let faults = every! { Fault:
            NotReadable(v()); PieceTooLong; Empty; Packed("Xq7"); Pdf; OldOffice; Utf16; WebPage; Binary; Json; Table;
            Unknown; Encoding(v()); NoBookings(v()); NoDay; Amount(MoneyError::TooLarge(v())); NotACurrency(v());
            DocType; SecondDocument; OtherXml(v()); OtherMessage(v()); NoStatement; TooDeep; MisplacedBooking;
            TooManyDetails; TooMuchText; BrokenAttribute(v()); NoCurrency; TextOutside; Entity(v()); NotUtf8;
            CutOffHere; BrokenXml(v()); CutOffXml; NoAmount; NoSide; NoAccountYet; NegativeAmount(v()); NotASide(v());
            NotADay(v()); CutOffMt940(17); NotClosed(17); InformationTooLong; NoAccount; BookingOutside;
            BookingBeforeAccount; BookingBeforeBalance; BalanceOutside; BalanceSide(v()); BehindBalance(v());
            NotASwiftDay(v()); NoSuchDay(v()); NotAnEntryDay(v()); NoSuchEntryDay(v()); NotASign(v()); NoComma(v());
        };
        for fault in faults {
            let (dutch, english) = (fault.what(Language::Dutch), fault.what(Language::English));
            assert!(!dutch.is_empty() && !english.is_empty(), "{fault:?}");
            assert_ne!(dutch, english, "{fault:?}");
            assert_eq!(dutch.contains("Xq7"), english.contains("Xq7"), "{fault:?}");
            assert_eq!(dutch.contains("17"), english.contains("17"), "{fault:?}");
            let (dutch, english) = (fault.remedy(Language::Dutch), fault.remedy(Language::English));
            assert!(!dutch.is_empty() && dutch != english, "{fault:?}");
        }
        for error in [MoneyError::NotAnAmount(v()), MoneyError::FractionOfACent(v())] {
            let fault = Fault::from(error);
            assert_ne!(fault.what(Language::Dutch), fault.what(Language::English));
        }
    }

    #[test]
    fn every_oddity_is_said_in_both_languages() {
        let c = Cents(74_218);
        let oddities = every! { Oddity:
            Balances { statement: "S".into(), account: "A".into(), opening: c, booked: c, closing: c };
            OtherAmount { transaction: c, booking: c }; NoSum { transactions: 2, booking: c };
            UnknownStatus("X".into()); NoDay;
        };
        for oddity in oddities {
            let (dutch, english) = (oddity.text(Language::Dutch), oddity.text(Language::English));
            assert!(
                !dutch.is_empty() && !english.is_empty() && dutch != english,
                "{oddity:?}"
            );
        }
    }
}
