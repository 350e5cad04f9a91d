//! camt.052, camt.053 and camt.054, every version, in one streaming reader.
//!
//! Elements are known by local name; the namespace version is only recorded.
//! There is no DTD, no entity beyond the five of XML itself, no nesting beyond
//! 64 levels and no text beyond 64 KiB.

mod booking;
mod path;

use crate::currency;
use crate::source::{LONGEST_PIECE, Source};
use crate::statement::{
    Failure, Fault, Format, Oddity, Outgoing, ReadError, Summary, Tally, append_spaced, reading_failed,
};
use booking::{Booking, Party};
use domain::bank::{BankEntry, BookingStatus};
use domain::calendar::Day;
use domain::money::Cents;
use path::{Meaning, Path, Tag, Who};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Most transactions in one booking, and most text they hold together.
const MOST_DETAILS: usize = 500_000;
const MOST_HELD: usize = 128 * 1024 * 1024;

pub(crate) fn read<R: BufRead, E>(
    file: &str,
    source: Source<R>,
    sink: &mut dyn FnMut(&BankEntry) -> Result<(), E>,
) -> Result<Summary, Failure<E>> {
    let mut xml = Reader::from_reader(source);
    xml.config_mut().check_comments = false;
    let mut buffer = Vec::with_capacity(4096);
    let mut camt = Camt::default();
    let mut out = Outgoing::default();
    loop {
        buffer.clear();
        xml.get_mut().begin_piece();
        let event = match xml.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => return Err(ill_formed(file, &mut xml, &error).into()),
        };
        let step = match event {
            Event::Start(tag) => camt.open(&tag, xml.get_mut()),
            Event::Text(text) if camt.meaning == Meaning::Nothing => camt.stray(&text),
            Event::Text(text) => camt.add(&text),
            Event::End(_) => camt.close(),
            Event::Empty(tag) => camt.open(&tag, xml.get_mut()).and_then(|_| camt.close()),
            Event::CData(text) => camt.add(&text),
            Event::GeneralRef(name) => {
                let resolved = name.resolve_char_ref().ok().flatten();
                camt.add_reference(&name, resolved)
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => Ok(Step::On),
            Event::DocType(_) => Err(Fault::DocType),
            Event::Eof => break,
        };
        match step {
            Ok(Step::On) => {}
            Ok(Step::Booked) => {
                camt.give_out(&mut out, sink)
                    .map_err(|stop| stop.at(file, camt.booking.line))?;
            }
            Err(fault) => return Err(ReadError::new(file, xml.get_mut().line(), fault).into()),
        }
    }
    let line = xml.get_mut().line();
    camt.finish(file, line).map_err(Failure::Read)
}

enum Stop<E> {
    Refused(Fault),
    Sink(E),
}

impl<E> Stop<E> {
    fn at(self, file: &str, line: u64) -> Failure<E> {
        match self {
            Self::Refused(fault) => Failure::Read(ReadError::new(file, line, fault)),
            Self::Sink(error) => Failure::Sink(error),
        }
    }
}

enum Step {
    On,
    /// An entry is complete.
    Booked,
}

fn ill_formed<R: BufRead>(file: &str, xml: &mut Reader<Source<R>>, error: &quick_xml::Error) -> ReadError {
    let line = xml.get_mut().line();
    let fault = match error {
        quick_xml::Error::Io(e) => return reading_failed(file, line, e),
        quick_xml::Error::Encoding(_) => Fault::NotUtf8,
        quick_xml::Error::Syntax(_) => Fault::CutOffHere,
        other => Fault::BrokenXml(other.to_string()),
    };
    ReadError::new(file, line, fault)
}

#[derive(Default)]
struct Camt {
    path: Path,
    meaning: Meaning,
    text: String,
    message: u8,
    version: String,
    root_closed: bool,
    tally: Tally,
    balance: Balance,
    own_currency: String,
    in_entry: bool,
    in_detail: bool,
    booking: Booking,
}

#[derive(Default)]
struct Balance {
    kind: String,
    amount: Option<Cents>,
    currency: String,
    credit: bool,
    day: Option<Day>,
}

impl Camt {
    fn open<R: BufRead>(&mut self, tag: &BytesStart<'_>, source: &mut Source<R>) -> Result<Step, Fault> {
        let local = tag.local_name();
        let name: &str = local.as_ref();
        let mut kind = Tag::of(name);
        let parent = self.path.up(0);
        if parent == Tag::Document {
            self.message = message(name)?;
            kind = Tag::Message;
        }
        if self.path.depth() == 0 {
            if self.root_closed {
                return Err(Fault::SecondDocument);
            }
            if kind != Tag::Document && self.version.is_empty() && !is_envelope(name) {
                return Err(Fault::OtherXml(name.to_owned()));
            }
        }
        if !self.path.open(kind) {
            return Err(Fault::TooDeep);
        }
        self.meaning = self.path.meaning();
        self.text.clear();
        match kind {
            Tag::Amt if self.meaning != Meaning::Nothing => self.read_currency(tag)?,
            Tag::Ntry => {
                if self.in_entry || parent != Tag::Statement {
                    return Err(Fault::MisplacedBooking);
                }
                self.in_entry = true;
                self.booking.clear(source.line());
            }
            Tag::TxDtls if self.in_entry => {
                self.in_detail = true;
                if self.booking.begin_detail(source.line()) > MOST_DETAILS {
                    return Err(Fault::TooManyDetails);
                }
            }
            Tag::Btch => self.booking.batch.told = true,
            Tag::RtrInf => {
                if let Some(detail) = self.booking.detail() {
                    detail.returned = true;
                }
            }
            Tag::Statement if parent == Tag::Message => {
                self.own_currency.clear();
                self.tally.begin(source.line());
            }
            Tag::Bal => {
                self.balance.kind.clear();
                self.balance.amount = None;
                self.balance.day = None;
            }
            Tag::Document => self.version = version(tag),
            _ => {}
        }
        Ok(Step::On)
    }

    fn read_currency(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let raw = tag.attributes_raw().trim_ascii();
        // The common case by hand: ` Ccy="EUR"` and nothing else.
        let quick = raw
            .strip_prefix("Ccy=\"")
            .and_then(|r| r.strip_suffix('"'))
            .filter(|c| c.len() == 3);
        let attribute = if quick.is_some() {
            None
        } else {
            tag.try_get_attribute("Ccy")
                .map_err(|e| Fault::BrokenAttribute(e.to_string()))?
        };
        let code = quick
            .or(attribute.as_ref().map(|a| a.value.as_ref()))
            .unwrap_or(&self.own_currency);
        if !currency::is_known(code) {
            return Err(if code.is_empty() {
                Fault::NoCurrency
            } else {
                Fault::NotACurrency(code.to_owned())
            });
        }
        let held = match self.meaning {
            Meaning::EntryAmount => &mut self.booking.currency,
            Meaning::BalanceAmount => &mut self.balance.currency,
            _ => match self.booking.detail() {
                Some(detail) => &mut detail.currency,
                None => return Ok(()),
            },
        };
        held.clear();
        held.push_str(code);
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<Step, Fault> {
        if self.meaning == Meaning::Nothing {
            return Ok(Step::On);
        }
        if self.text.len() + text.len() > LONGEST_PIECE {
            return Err(Fault::PieceTooLong);
        }
        if text.bytes().any(|b| b < 0x20 || b == 0x7f) {
            self.text
                .extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        } else {
            self.text.push_str(text);
        }
        Ok(Step::On)
    }

    /// Text that means nothing to us: fine inside an element, but not outside the document.
    fn stray(&self, text: &str) -> Result<Step, Fault> {
        if text.len() > LONGEST_PIECE {
            return Err(Fault::PieceTooLong);
        }
        if self.path.depth() == 0 && !text.trim_start_matches('\u{feff}').trim_ascii().is_empty() {
            return Err(Fault::TextOutside);
        }
        Ok(Step::On)
    }

    fn add_reference(&mut self, name: &str, resolved: Option<char>) -> Result<Step, Fault> {
        if self.path.depth() == 0 {
            return Err(Fault::TextOutside);
        }
        if let Some(predefined) = quick_xml::escape::resolve_predefined_entity(name) {
            return self.add(predefined);
        }
        match resolved {
            Some(character) => self.add(character.encode_utf8(&mut [0; 4])),
            None => Err(Fault::Entity(name.to_owned())),
        }
    }

    fn close(&mut self) -> Result<Step, Fault> {
        let meaning = std::mem::replace(&mut self.meaning, Meaning::Nothing);
        if meaning != Meaning::Nothing {
            let text = std::mem::take(&mut self.text);
            let taken = self.take(meaning, text.trim_ascii());
            self.text = text;
            taken?;
        }
        let tag = self.path.close();
        self.root_closed = self.path.depth() == 0;
        match tag {
            Tag::Ntry if self.in_entry => {
                self.in_entry = false;
                return Ok(Step::Booked);
            }
            Tag::TxDtls => self.in_detail = false,
            Tag::Bal => self.close_balance(),
            Tag::Statement if self.path.up(0) == Tag::Message => {
                let line = self.tally.head().line;
                self.tally.close(line);
            }
            _ => {}
        }
        Ok(Step::On)
    }

    fn take(&mut self, meaning: Meaning, text: &str) -> Result<(), Fault> {
        use Meaning as M;
        match meaning {
            M::Nothing => {}
            M::StatementId => text.clone_into(&mut self.tally.head().id),
            M::From => self.tally.head().from = Some(day(text)?),
            M::Until => self.tally.head().until = Some(day(text)?),
            M::OwnAccount => put_account(&mut self.tally.head().account, text),
            M::OwnCurrency => text.clone_into(&mut self.own_currency),
            M::BalanceType => text.clone_into(&mut self.balance.kind),
            M::BalanceAmount => self.balance.amount = Some(amount(text)?),
            M::BalanceSide => self.balance.credit = credit(text)?,
            M::BalanceDay => self.balance.day = Some(day(text)?),
            M::EntryAmount => self.booking.amount = Some(amount(text)?),
            M::EntrySide => self.booking.credit = Some(credit(text)?),
            M::EntryReversed => self.booking.reversed |= matches!(text, "true" | "1"),
            M::EntryStatus => self.take_status(text),
            M::Booked => self.booking.booked_on = Some(day(text)?),
            M::Valued => self.booking.valued_on = Some(day(text)?),
            M::EntryBankReference => text.clone_into(&mut self.booking.bank_reference),
            M::EntryReference => text.clone_into(&mut self.booking.entry_reference),
            M::BatchPayment => self.booking.batch.name(text),
            M::BatchMessage => text.clone_into(&mut self.booking.batch.message),
            M::BatchCount => self.booking.batch.count(text),
            M::EntryWords => append_spaced(&mut self.booking.words, text),
            M::Family => self.take_family(text),
            _ => self.take_detail(meaning, text)?,
        }
        Ok(())
    }

    fn take_status(&mut self, text: &str) {
        self.booking.status = match text {
            "" => return,
            "BOOK" => BookingStatus::Booked,
            "PDNG" | "INFO" | "FUTR" => BookingStatus::Pending,
            other => {
                let oddity = Oddity::UnknownStatus(other.to_owned());
                self.tally.warn(self.booking.line, oddity);
                BookingStatus::Pending
            }
        };
    }

    /// Families of bank transaction codes that say "this is a payment coming back":
    /// reversals of unpaid (UPDD) and of paid direct debits (PRDD), and reimbursements (RRTN).
    fn take_family(&mut self, text: &str) {
        if !self.in_entry || !matches!(text, "UPDD" | "PRDD" | "RRTN") {
            return;
        }
        if !self.in_detail {
            self.booking.reversed = true;
        } else if let Some(detail) = self.booking.detail() {
            detail.returned = true;
        }
    }

    fn take_detail(&mut self, meaning: Meaning, text: &str) -> Result<(), Fault> {
        use Meaning as M;
        if !self.in_detail || text.is_empty() {
            return Ok(());
        }
        self.booking.held += text.len();
        if self.booking.held > MOST_HELD {
            return Err(Fault::TooMuchText);
        }
        let Some(detail) = self.booking.detail() else {
            return Ok(());
        };
        match meaning {
            M::Amount if detail.amount.is_none() => detail.amount = Some(amount(text)?),
            M::Side => detail.credit = Some(credit(text)?),
            M::BankReference => text.clone_into(&mut detail.bank_reference),
            M::Payment if text != "NOTPROVIDED" => text.clone_into(&mut detail.payment),
            M::EndToEnd if text != "NOTPROVIDED" => text.clone_into(&mut detail.end_to_end),
            M::Mandate if text != "NOTPROVIDED" => text.clone_into(&mut detail.mandate),
            M::Reference if text != "NOTPROVIDED" => append_spaced(&mut detail.reference, text),
            M::Words if !detail.words.ends_with(text) => append_spaced(&mut detail.words, text),
            M::ReturnReason => text.clone_into(&mut detail.reason),
            M::ReturnWords => append_spaced(&mut detail.return_words, text),
            M::Name(who) => {
                let name = match who {
                    Who::Debtor => &mut detail.debtor.name,
                    Who::Creditor => &mut detail.creditor.name,
                    Who::LastDebtor => &mut detail.debtor.last_name,
                    Who::LastCreditor => &mut detail.creditor.last_name,
                };
                text.clone_into(name);
            }
            M::Account(Who::Debtor | Who::LastDebtor) => put_party_account(&mut detail.debtor, text),
            M::Account(_) => put_party_account(&mut detail.creditor, text),
            _ => {}
        }
        Ok(())
    }

    fn close_balance(&mut self) {
        let Balance {
            kind,
            amount: Some(amount),
            currency,
            credit,
            day: Some(day),
        } = &self.balance
        else {
            return;
        };
        let signed = if *credit { *amount } else { -*amount };
        let head = self.tally.head();
        // The day's opening balance wins over yesterday's closing balance, which some banks send beside it.
        match kind.as_str() {
            "OPBD" => head.opening = Some((signed, *day)),
            "PRCD" if head.opening.is_none() => head.opening = Some((signed, *day)),
            "CLBD" => head.closing = Some((signed, *day)),
            _ => return,
        }
        if head.currency.is_empty() {
            head.currency.clone_from(currency);
        } else if head.currency != *currency {
            // Balances in two currencies cannot be compared with the bookings.
            head.closing = None;
        }
    }

    fn give_out<E>(
        &mut self,
        out: &mut Outgoing,
        sink: &mut dyn FnMut(&BankEntry) -> Result<(), E>,
    ) -> Result<(), Stop<E>> {
        self.check().map_err(Stop::Refused)?;
        let split = self.booking.split();
        if let Some(oddity) = self.booking.disagreement(split) {
            self.tally.warn(self.booking.line, oddity);
        }
        let batch = self.booking.told_batch(split);
        if split == booking::Split::Whole {
            self.booking.join();
        }
        out.entry.batch = batch;
        for n in 0..self.booking.pieces(split) {
            self.booking.fill(split, n, &self.tally.head().account, out);
            self.tally.count(&out.entry);
            sink(&out.entry).map_err(Stop::Sink)?;
        }
        Ok(())
    }

    fn check(&mut self) -> Result<(), Fault> {
        if self.booking.amount.is_none() {
            return Err(Fault::NoAmount);
        }
        if self.booking.credit.is_none() {
            return Err(Fault::NoSide);
        }
        if self.tally.head().account.is_empty() {
            return Err(Fault::NoAccountYet);
        }
        if self.booking.booked_on.is_none()
            && self.booking.valued_on.is_none()
            && self.booking.status == BookingStatus::Booked
        {
            self.tally.warn(self.booking.line, Oddity::NoDay);
        }
        Ok(())
    }

    fn finish(self, file: &str, line: u64) -> Result<Summary, ReadError> {
        if self.path.depth() > 0 || !self.root_closed {
            return Err(ReadError::new(file, line, Fault::CutOffXml));
        }
        if self.message == 0 {
            return Err(ReadError::new(file, line, Fault::NoStatement));
        }
        let format = Format::Camt {
            message: self.message,
            version: self.version,
        };
        self.tally.finish(file, line, format)
    }
}

impl Default for Path {
    fn default() -> Self {
        Self::new()
    }
}

/// Which message the element below `Document` is, or why not.
fn message(name: &str) -> Result<u8, Fault> {
    let (known, version) = name.split_at(name.find("V0").unwrap_or(name.len()));
    let digits = version.is_empty()
        || version
            .get(1..)
            .is_some_and(|v| v.bytes().all(|b| b.is_ascii_digit()));
    match known {
        "BkToCstmrAcctRpt" if digits => Ok(52),
        "BkToCstmrStmt" if digits => Ok(53),
        "BkToCstmrDbtCdtNtfctn" if digits => Ok(54),
        _ => Err(Fault::OtherMessage(name.to_owned())),
    }
}

/// Elements that may stand around `Document`: the envelope with a business header.
fn is_envelope(name: &str) -> bool {
    matches!(
        name,
        "BizMsgEnvlp" | "BizMsg" | "Envelope" | "Msg" | "Message" | "Xchg" | "RequestPayload"
    )
}

/// The version in the namespace: `08` in `urn:iso:std:iso:20022:tech:xsd:camt.053.001.08`.
fn version(tag: &BytesStart<'_>) -> String {
    let raw = tag.attributes_raw();
    let Some(rest) = raw
        .find("xsd:camt.05")
        .and_then(|at| raw.get(at + "xsd:camt.05".len()..))
    else {
        return String::new();
    };
    let name = rest.split(['"', '\'', ' ']).next().unwrap_or_default();
    let version = name.rsplit('.').next().unwrap_or_default();
    if version.len() <= 3 && version.bytes().all(|b| b.is_ascii_digit()) {
        version.to_owned()
    } else {
        String::new()
    }
}

fn amount(text: &str) -> Result<Cents, Fault> {
    if text.starts_with('-') {
        return Err(Fault::NegativeAmount(text.to_owned()));
    }
    Ok(Cents::parse(text)?)
}

fn credit(text: &str) -> Result<bool, Fault> {
    match text {
        "CRDT" => Ok(true),
        "DBIT" => Ok(false),
        other => Err(Fault::NotASide(other.to_owned())),
    }
}

/// A date, or the date of a moment as the bank writes it: the day on the bank's own calendar.
fn day(text: &str) -> Result<Day, Fault> {
    let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let ends_well = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-']);
    if ends_well && let Ok(day) = date.parse() {
        return Ok(day);
    }
    Err(Fault::NotADay(text.to_owned()))
}

fn put_party_account(party: &mut Party, text: &str) {
    put_account(&mut party.account, text);
}

fn put_account(held: &mut String, text: &str) {
    held.clear();
    if text.contains(' ') {
        held.extend(text.chars().filter(|c| *c != ' '));
    } else {
        held.push_str(text);
    }
}
