//! One `Ntry` while it is read, and how it becomes transactions.

use crate::statement::{Oddity, Outgoing, append_spaced, replace};
use domain::bank::{Batch, BatchTold, BookingStatus};
use domain::calendar::Day;
use domain::money::Cents;
use std::sync::Arc;

/// Text of joined details is no longer than about this; beyond it a person reads the file itself.
const LONGEST_JOINED: usize = 8 * 1024;

/// One side of a transaction.
#[derive(Default)]
pub(super) struct Party {
    pub(super) name: String,
    /// Name of the ultimate party, used only when the party itself has none.
    pub(super) last_name: String,
    pub(super) account: String,
}

impl Party {
    fn clear(&mut self) {
        self.name.clear();
        self.last_name.clear();
        self.account.clear();
    }

    fn shown_name(&self) -> &str {
        if self.name.is_empty() {
            &self.last_name
        } else {
            &self.name
        }
    }

    fn is_absent(&self) -> bool {
        self.account.is_empty() && self.shown_name().is_empty()
    }
}

/// One `TxDtls`, kept between entries for its memory.
#[derive(Default)]
pub(super) struct Detail {
    pub(super) line: u64,
    pub(super) amount: Option<Cents>,
    pub(super) currency: String,
    pub(super) credit: Option<bool>,
    pub(super) debtor: Party,
    pub(super) creditor: Party,
    pub(super) bank_reference: String,
    pub(super) end_to_end: String,
    pub(super) mandate: String,
    pub(super) reference: String,
    pub(super) words: String,
    pub(super) return_words: String,
    pub(super) reason: String,
    pub(super) returned: bool,
    /// Payment information id: which batch it was ordered in.
    pub(super) payment: String,
}

impl Detail {
    fn clear(&mut self, line: u64) {
        self.line = line;
        self.amount = None;
        self.credit = None;
        self.returned = false;
        self.debtor.clear();
        self.creditor.clear();
        for text in [
            &mut self.currency,
            &mut self.bank_reference,
            &mut self.end_to_end,
            &mut self.mandate,
            &mut self.reference,
            &mut self.words,
            &mut self.return_words,
            &mut self.reason,
            &mut self.payment,
        ] {
            text.clear();
        }
    }

    /// The amount with its own sign.
    fn signed(&self, default_credit: bool) -> Option<Cents> {
        let amount = self.amount?;
        Some(if self.credit.unwrap_or(default_credit) {
            amount
        } else {
            -amount
        })
    }
}

/// How the details of an entry become transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// One transaction with the entry's amount and everything the details say.
    Whole,
    /// One per detail, each with its own amount and own sign.
    OwnSigns,
    /// One per detail, each with its own amount and the entry's sign.
    EntrySign,
}

/// What `Btch` says, over all of an entry.
#[derive(Default)]
pub(super) struct BatchInformation {
    /// There is one.
    pub(super) told: bool,
    payment: String,
    /// Two that differ: then none names the entry.
    several: bool,
    pub(super) message: String,
    transactions: u32,
}

impl BatchInformation {
    fn clear(&mut self) {
        self.told = false;
        self.several = false;
        self.transactions = 0;
        self.payment.clear();
        self.message.clear();
    }

    /// Takes a payment information id.
    pub(super) fn name(&mut self, text: &str) {
        if self.payment.is_empty() {
            self.payment.push_str(text);
        }
        self.several |= self.payment != text;
    }

    /// Takes a number of transactions; one that cannot be read is not told.
    pub(super) fn count(&mut self, text: &str) {
        let count = text.parse().unwrap_or(0);
        self.transactions = self.transactions.saturating_add(count);
    }
}

/// One `Ntry`.
#[derive(Default)]
pub(super) struct Booking {
    pub(super) line: u64,
    pub(super) amount: Option<Cents>,
    pub(super) currency: String,
    pub(super) credit: Option<bool>,
    pub(super) reversed: bool,
    pub(super) status: BookingStatus,
    pub(super) booked_on: Option<Day>,
    pub(super) valued_on: Option<Day>,
    pub(super) bank_reference: String,
    pub(super) entry_reference: String,
    pub(super) batch: BatchInformation,
    pub(super) words: String,
    details: Vec<Detail>,
    used: usize,
    /// Bytes of text held by the details, so one entry cannot fill the memory.
    pub(super) held: usize,
}

impl Booking {
    pub(super) fn clear(&mut self, line: u64) {
        self.line = line;
        self.amount = None;
        self.credit = None;
        self.reversed = false;
        self.status = BookingStatus::Booked;
        self.booked_on = None;
        self.valued_on = None;
        self.currency.clear();
        self.bank_reference.clear();
        self.entry_reference.clear();
        self.batch.clear();
        self.words.clear();
        self.used = 0;
        self.held = 0;
    }

    /// Starts a detail; gives how many there are now.
    pub(super) fn begin_detail(&mut self, line: u64) -> usize {
        if self.used == self.details.len() {
            self.details.push(Detail::default());
        }
        self.details[self.used].clear(line);
        self.used += 1;
        self.used
    }

    /// The detail being read.
    pub(super) fn detail(&mut self) -> Option<&mut Detail> {
        self.used.checked_sub(1).and_then(|i| self.details.get_mut(i))
    }

    fn used_details(&self) -> &[Detail] {
        self.details.get(..self.used).unwrap_or_default()
    }

    /// The entry's amount with its sign, as far as it is known.
    pub(super) fn signed(&self) -> Cents {
        let amount = self.amount.unwrap_or_default();
        if self.credit == Some(true) {
            amount
        } else {
            -amount
        }
    }

    /// How to split. The sum over what is given out is always the entry's amount, to the cent.
    pub(super) fn split(&self) -> Split {
        let details = self.used_details();
        if details.len() < 2 {
            return Split::Whole;
        }
        let credit = self.credit == Some(true);
        let own_currency = |d: &Detail| d.currency.is_empty() || d.currency == self.currency;
        if !details.iter().all(own_currency) {
            return Split::Whole;
        }
        let sum = |sign: fn(&Detail, bool) -> Option<Cents>| {
            details.iter().map(|d| sign(d, credit)).sum::<Option<Sum>>()
        };
        let entry = self.signed();
        if sum(Detail::signed).is_some_and(|s| s.0 == entry) {
            return Split::OwnSigns;
        }
        let entry_sign = |d: &Detail, credit: bool| d.amount.map(|a| if credit { a } else { -a });
        if sum(entry_sign).is_some_and(|s| s.0 == entry) {
            Split::EntrySign
        } else {
            Split::Whole
        }
    }

    /// Why several details are given out as one, or why one detail's amount is not used; `None` when all agrees.
    pub(super) fn disagreement(&self, split: Split) -> Option<Oddity> {
        if split != Split::Whole {
            return None;
        }
        let details = self.used_details();
        if let [only] = details {
            let differs = only.amount.is_some_and(|a| Some(a) != self.amount)
                && (only.currency.is_empty() || only.currency == self.currency);
            return differs.then(|| Oddity::OtherAmount {
                transaction: only.amount.unwrap_or_default(),
                booking: self.signed(),
            });
        }
        (details.len() > 1).then(|| Oddity::NoSum {
            transactions: details.len(),
            booking: self.signed(),
        })
    }

    /// The batch that is given out, when the entry stands for two transactions or more. A single transaction that
    /// names the batch it was ordered in is a booking of its own.
    pub(super) fn told_batch(&self, split: Split) -> Option<Arc<Batch>> {
        let counted = (self.batch.transactions > 0).then_some(self.batch.transactions);
        let is_batch = match split {
            Split::Whole => self.used > 1 || (self.batch.told && counted != Some(1)),
            _ => true,
        };
        if !is_batch {
            return None;
        }
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let details = self.used_details();
        let payment = if self.batch.payment.is_empty() {
            let first = details.first().map_or("", |d| d.payment.as_str());
            some(first).filter(|f| details.iter().all(|d| d.payment == *f))
        } else {
            some(&self.batch.payment).filter(|_| !self.batch.several)
        };
        let (told, transactions) = match split {
            Split::Whole => (BatchTold::Total, counted),
            _ => (BatchTold::Details, u32::try_from(self.used).ok()),
        };
        Some(Arc::new(Batch {
            told,
            total: self.signed(),
            transactions,
            payment_information_id: payment,
            message_id: some(&self.batch.message),
            bank_reference: some(&self.bank_reference),
            entry_reference: some(&self.entry_reference),
        }))
    }

    /// How many transactions come out.
    pub(super) fn pieces(&self, split: Split) -> usize {
        if split == Split::Whole { 1 } else { self.used }
    }

    /// Makes one joined detail of all, before a [`Split::Whole`] is given out.
    pub(super) fn join(&mut self) {
        if self.used == 0 {
            self.begin_detail(self.line);
        }
        let (first, rest) = self.details.split_at_mut(1);
        let rest = rest.get(..self.used - 1).unwrap_or_default();
        let Some(joined) = first.first_mut() else {
            return;
        };
        for other in rest {
            for (mine, theirs) in [
                (&mut joined.reference, &other.reference),
                (&mut joined.end_to_end, &other.end_to_end),
                (&mut joined.words, &other.words),
                (&mut joined.return_words, &other.return_words),
            ] {
                if !theirs.is_empty() && mine.len() < LONGEST_JOINED && !mine.contains(theirs.as_str()) {
                    append_spaced(mine, theirs);
                }
            }
            // A payer, mandate or reason is said only when the details agree on it.
            for (mine, theirs) in [
                (&mut joined.mandate, &other.mandate),
                (&mut joined.reason, &other.reason),
                (&mut joined.debtor.name, &other.debtor.name),
                (&mut joined.debtor.last_name, &other.debtor.last_name),
                (&mut joined.debtor.account, &other.debtor.account),
                (&mut joined.creditor.name, &other.creditor.name),
                (&mut joined.creditor.last_name, &other.creditor.last_name),
                (&mut joined.creditor.account, &other.creditor.account),
            ] {
                if mine != theirs {
                    mine.clear();
                }
            }
            joined.returned |= other.returned;
        }
        if !rest.is_empty() {
            joined.bank_reference.clear();
        }
        joined.line = self.line;
    }

    /// Fills `out` with the `n`th transaction.
    pub(super) fn fill(&self, split: Split, n: usize, account: &str, out: &mut Outgoing) {
        let Some(detail) = self.details.get(n) else {
            return;
        };
        let amount = match split {
            Split::Whole => self.signed(),
            Split::OwnSigns => detail.signed(self.credit == Some(true)).unwrap_or_default(),
            Split::EntrySign => {
                let amount = detail.amount.unwrap_or_default();
                if self.credit == Some(true) {
                    amount
                } else {
                    -amount
                }
            }
        };
        let credit = if split == Split::OwnSigns {
            detail.credit.or(self.credit)
        } else {
            self.credit
        };
        let party = self.counterparty(detail, credit == Some(true), account);
        let bank_reference = match (
            split,
            self.bank_reference.is_empty(),
            detail.bank_reference.is_empty(),
        ) {
            (Split::Whole, false, _) | (_, _, true) => &self.bank_reference,
            _ => &detail.bank_reference,
        };
        out.put(|e| &mut e.counterparty_iban, &party.account);
        out.put(|e| &mut e.counterparty_name, party.shown_name());
        out.put(|e| &mut e.reference, &detail.reference);
        out.put(|e| &mut e.end_to_end_id, &detail.end_to_end);
        out.put(|e| &mut e.mandate_id, &detail.mandate);
        out.put(|e| &mut e.bank_reference, bank_reference);
        out.put(|e| &mut e.return_reason, &detail.reason);
        let entry = &mut out.entry;
        replace(&mut entry.account, account);
        replace(&mut entry.currency, &self.currency);
        replace(&mut entry.description, &detail.words);
        append_new(&mut entry.description, &detail.return_words);
        append_new(&mut entry.description, &self.words);
        entry.booked_on = self.booked_on;
        entry.valued_on = self.valued_on.or(self.booked_on);
        entry.amount = amount;
        entry.line = detail.line;
        entry.status = self.status;
    }

    /// The other party: the debtor of a credit, the creditor of a debit. In a
    /// return the roles stay those of the first payment, so it is the other way
    /// round. It is never ourselves.
    fn counterparty<'a>(&self, detail: &'a Detail, credit: bool, account: &str) -> &'a Party {
        let returned = self.reversed || detail.returned;
        let (expected, other) = if credit == returned {
            (&detail.creditor, &detail.debtor)
        } else {
            (&detail.debtor, &detail.creditor)
        };
        let is_us = |party: &Party| !party.account.is_empty() && party.account == account;
        let usable = !other.account.is_empty() && !is_us(other);
        if usable && (is_us(expected) || expected.is_absent()) {
            other
        } else {
            expected
        }
    }
}

/// Adds words that are not said yet; banks repeat the transaction's words at the entry.
fn append_new(held: &mut String, text: &str) {
    if !held.ends_with(text) {
        append_spaced(held, text);
    }
}

/// A sum that stays `None` when one part is missing.
struct Sum(Cents);

impl std::iter::Sum<Cents> for Sum {
    fn sum<I: Iterator<Item = Cents>>(parts: I) -> Self {
        Self(parts.sum())
    }
}
