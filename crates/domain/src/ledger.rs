//! The ledger: append-only entries, and how money settles months.
//!
//! Entries may arrive in any order. [`settle`] looks only at what they say, never
//! at when they came in, so a back-dated payment, a bounce or a correction gives
//! the same account as if it had been known in time.

use crate::calendar::{Day, DueDay, Month, Watch};
use crate::contact::coded;
use crate::ids::EntryKey;
use crate::money::Cents;
use crate::policy::{AllocationOrder, Policy};
use crate::tenancy::DueDaySpan;

coded! {
    /// What kind of fact an entry is.
    EntryKind {
        /// Rent or another item that became due.
        Charge = "charge",
        /// Money that came in.
        Receipt = "receipt",
        /// A credit without money: waiver, write-off, settlement, rent correction.
        Credit = "credit",
        /// A receipt that the bank took back (storno).
        Reversal = "reversal",
        /// A change of an earlier entry that was booked wrongly; names it.
        Correction = "correction",
    }
}

coded! {
    /// How money came in, as far as the bank tells.
    Method {
        /// Not told.
        Unknown = "-",
        /// SEPA direct debit.
        DirectDebit = "INC",
        /// Credit transfer.
        Transfer = "OVB",
        /// Paid by somebody else: municipality, administrator, fund, family.
        OtherPayer = "DER",
    }
}

/// One fact about money. Never changed; a mistake is corrected by a new entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Makes booking it twice impossible.
    pub key: EntryKey,
    /// What it is.
    pub kind: EntryKind,
    /// The day it counts from: due or invoice day of a charge, booking day of money, for a
    /// correction the day of the entry it corrects. "When it was true."
    pub effective_on: Day,
    /// The day we learned of it. "When we knew."
    pub learned_on: Day,
    /// In cents; positive raises what is owed (charge, reversal), negative lowers it (receipt, credit).
    pub amount: Cents,
    /// The month a charge is for, or the month a payer designated (art. 6:43(1) BW).
    pub month: Option<Month>,
    /// How it came in.
    pub method: Method,
    /// For a reversal: the ISO return reason, four characters (`AM04`).
    pub reason: Option<[u8; 4]>,
    /// What ties a reversal to its receipt: a hash of mandate or end-to-end id. For a correction: the key of the entry it corrects.
    pub link: Option<u64>,
}

impl LedgerEntry {
    /// The one order of entries: by day, then charges before money before reversals, then by content.
    pub const fn order(&self) -> (i32, u8, i64, u64) {
        (self.effective_on.0, self.kind as u8, self.amount.0, self.key.0)
    }
}

/// What of a contract the ledger needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// First day of the tenancy.
    pub start: Day,
    /// Last day, when ended.
    pub end: Option<Day>,
    /// Agreed due days over time, oldest first; empty means the first of the month.
    pub due_days: Vec<DueDaySpan>,
    /// Trouble announced before it came: since when (S4.31).
    pub expected_arrears_since: Option<Day>,
}

impl Terms {
    fn due_day(&self, month: Month) -> DueDay {
        self.due_days
            .iter()
            .rev()
            .find(|s| s.from <= month)
            .map_or(DueDay::FIRST, |s| s.day)
    }
    /// The due date agreed for a month, never before the tenancy began.
    pub fn due_on(&self, month: Month) -> Day {
        self.due_day(month).in_month(month).max(self.start)
    }
}

/// A payment that the bank took back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The day it was taken back.
    pub on: Day,
    /// ISO return reason.
    pub reason: Option<[u8; 4]>,
}

/// One obligation: a rent month, or an item without a month such as an old debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The rent month; `None` for other claims.
    pub month: Option<Month>,
    /// The day it was due as agreed at the time.
    pub due_on: Day,
    /// The day it is judged by: the later of the day agreed then and the day agreed now, so that
    /// a due day moved to pay day takes calendar artefacts out of the history too (S4.6, story T02).
    pub judged_due_on: Day,
    /// What was charged.
    pub charged: Cents,
    /// What is still open.
    pub open: Cents,
    /// The day it was fully settled.
    pub settled_on: Option<Day>,
    /// The last day any money settled part of it.
    pub last_paid_on: Option<Day>,
    /// How the last money for it came in.
    pub method: Method,
    /// The last payment for it that was taken back.
    pub returned: Option<Returned>,
}

impl Item {
    /// What was paid or credited.
    pub fn paid(&self) -> Cents {
        self.charged - self.open
    }
}

/// Why money went to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationRule {
    /// The payer said so (art. 6:43(1) BW).
    Designated,
    /// The current month's rent goes first (policy).
    CurrentRent,
    /// A full rent shortly before the due day is next month's.
    Early,
    /// The oldest open item (art. 6:43(2) BW).
    Oldest,
    /// Money that was ahead is used when the rent falls due.
    Advance,
}

/// One piece of a receipt or credit that settled part of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The receipt or credit.
    pub from: EntryKey,
    /// The day of that receipt or credit.
    pub on: Day,
    /// The month of the item, or none for other claims.
    pub month: Option<Month>,
    /// Due date of the item.
    pub due_on: Day,
    /// How much.
    pub amount: Cents,
    /// Why there.
    pub rule: AllocationRule,
}

/// What follows from the entries on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Every obligation that has begun, by due date.
    pub items: Vec<Item>,
    /// Everything charged less everything paid and credited; negative when the tenant is ahead.
    pub balance: Cents,
    /// Money received or credited that nothing is open for yet.
    pub advance: Cents,
    /// Money and credits, less returns, in the month of the day asked about.
    pub received_this_month: Cents,
    /// Charged for the month of the day asked about.
    pub charged_this_month: Cents,
}

impl Account {
    /// Sum of what is open over all items.
    pub fn open(&self) -> Cents {
        self.items.iter().map(|i| i.open).sum()
    }
    /// The item of a rent month.
    pub fn item(&self, month: Month) -> Option<&Item> {
        self.items.iter().rev().find(|i| i.month == Some(month))
    }
}

/// Money waiting for its month.
#[derive(Clone, Copy, Debug)]
struct Ahead {
    key: EntryKey,
    amount: Cents,
    month: Option<Month>,
    on: Day,
    method: Method,
}

/// Scratch space that a long run reuses for each tenancy.
#[derive(Debug, Default)]
pub struct Scratch {
    lines: Vec<LedgerEntry>,
    ahead: Vec<Ahead>,
}

/// Settles the entries as they stand on the day of `watch`.
///
/// `known_by` leaves out what was learned later: "what did we know on the day the letter left?"
/// `note` is told of each allocation, in order.
pub fn settle(
    entries: &[LedgerEntry],
    terms: &Terms,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
    scratch: &mut Scratch,
    mut note: impl FnMut(Allocation),
) -> Account {
    let mut account = Account::default();
    settle_into(
        &mut account,
        entries,
        terms,
        policy,
        watch,
        known_by,
        scratch,
        &mut note,
    );
    account
}

/// As [`settle`], into an account whose memory is reused.
#[expect(
    clippy::too_many_arguments,
    reason = "the one hot path of the night; the short form above is for everyone else"
)]
pub fn settle_into(
    account: &mut Account,
    entries: &[LedgerEntry],
    terms: &Terms,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
    scratch: &mut Scratch,
    note: &mut impl FnMut(Allocation),
) {
    account.items.clear();
    let Scratch { lines, ahead } = scratch;
    ahead.clear();
    collect(lines, entries, watch, known_by);
    let month_now = watch.month();
    let mut s = Settling {
        now_due: terms.due_day(month_now),
        items: &mut account.items,
        ahead,
        terms,
        policy,
        first_open: 0,
        note,
    };
    let first_of_month = month_now.first();
    let (mut received, mut charged, mut balance) = (Cents::ZERO, Cents::ZERO, Cents::ZERO);
    for line in lines.iter() {
        balance += line.amount;
        let this_month = line.effective_on >= first_of_month;
        if line.kind == EntryKind::Charge {
            if this_month {
                charged += line.amount;
            }
            s.charge(line);
        } else {
            if this_month {
                received -= line.amount;
            }
            s.pay(line);
        }
    }
    account.balance = balance;
    account.advance = s.ahead.iter().map(|a| a.amount).sum();
    account.received_this_month = received;
    account.charged_this_month = charged;
}

/// Copies the entries that count on the day, with corrections merged and returned payments taken out, in the one order.
fn collect(lines: &mut Vec<LedgerEntry>, entries: &[LedgerEntry], watch: &Watch, known_by: Option<Day>) {
    lines.clear();
    let mut corrections = false;
    let mut reversals = false;
    for entry in entries {
        let known = known_by.is_none_or(|day| entry.learned_on <= day);
        if known && watch.reached(entry.effective_on) {
            corrections |= entry.kind == EntryKind::Correction;
            reversals |= entry.kind == EntryKind::Reversal;
            lines.push(*entry);
        }
    }
    if corrections {
        merge_corrections(lines);
    }
    if !lines.is_sorted_by_key(LedgerEntry::order) {
        lines.sort_unstable_by_key(LedgerEntry::order);
    }
    if reversals {
        take_out_returns(lines);
    }
}

/// A correction changes the amount of the entry it names, as if that had been booked rightly at once.
/// One that names nothing known stands on its own: as a claim when it raises what is owed, else as a credit.
fn merge_corrections(lines: &mut Vec<LedgerEntry>) {
    let corrections: Vec<LedgerEntry> = lines
        .iter()
        .filter(|l| l.kind == EntryKind::Correction)
        .copied()
        .collect();
    lines.retain(|l| l.kind != EntryKind::Correction);
    for mut correction in corrections {
        let target = lines
            .iter_mut()
            .find(|l| Some(l.key.0) == correction.link && l.kind != EntryKind::Correction);
        if let Some(target) = target {
            target.amount += correction.amount;
            continue;
        }
        correction.kind = if correction.amount.is_positive() {
            EntryKind::Charge
        } else {
            EntryKind::Credit
        };
        lines.push(correction);
    }
    for line in lines.iter_mut() {
        // A correction can turn a claim into a credit and money into a claim; the sign decides what it is.
        line.kind = match line.kind {
            EntryKind::Charge if line.amount.0 < 0 => EntryKind::Credit,
            EntryKind::Receipt | EntryKind::Credit if line.amount.0 > 0 => EntryKind::Charge,
            kind => kind,
        };
    }
    lines.retain(|l| l.amount != Cents::ZERO);
}

/// Pairs each return with the payment it took back: same tie and amount first, then same amount, latest first;
/// what remains takes back the latest money. The pair settles nothing; the payment stays as a zero line that
/// names the return, so the month strip can show it. Without any payment left, the return is a claim of its own.
fn take_out_returns(lines: &mut Vec<LedgerEntry>) {
    for r in 0..lines.len() {
        let reversal = lines[r];
        if reversal.kind != EntryKind::Reversal || reversal.amount == Cents::ZERO {
            continue;
        }
        let mut left = reversal.amount;
        let receipt = |l: &LedgerEntry| {
            l.kind == EntryKind::Receipt && l.amount.0 < 0 && l.effective_on <= reversal.effective_on
        };
        let whole = |l: &LedgerEntry| receipt(l) && l.amount == -reversal.amount;
        let tied = lines
            .iter()
            .rposition(|l| whole(l) && l.link.is_some() && l.link == reversal.link);
        let same_amount = tied.or_else(|| lines.iter().rposition(whole));
        let mut next = same_amount.or_else(|| lines.iter().rposition(receipt));
        while let Some(i) = next.filter(|_| left.is_positive()) {
            let taken = left.min(-lines[i].amount);
            lines[i].amount += taken;
            left -= taken;
            lines[i].reason = Some(reversal.reason.unwrap_or(*b"----"));
            lines[i].learned_on = reversal.effective_on;
            next = lines.iter().rposition(receipt);
        }
        lines[r].amount = left;
        if left.is_positive() {
            lines[r].kind = EntryKind::Charge;
            lines[r].month = None;
        }
    }
    lines.retain(|l| l.kind != EntryKind::Reversal);
}

struct Settling<'a, N> {
    now_due: DueDay,
    items: &'a mut Vec<Item>,
    ahead: &'a mut Vec<Ahead>,
    terms: &'a Terms,
    policy: &'a Policy,
    first_open: usize,
    note: &'a mut N,
}

impl<N: FnMut(Allocation)> Settling<'_, N> {
    fn charge(&mut self, line: &LedgerEntry) {
        let at = self.place(line);
        self.items[at].charged += line.amount;
        self.items[at].open += line.amount;
        self.items[at].settled_on = None;
        self.first_open = self.first_open.min(at);
        self.use_ahead(at);
    }

    /// The index of the item a charge belongs to; makes it when it is the first of its month.
    fn place(&mut self, line: &LedgerEntry) -> usize {
        if line.month.is_some() {
            if let Some(at) = self.items.iter().rposition(|i| i.month == line.month) {
                return at;
            }
        }
        let due_on = line
            .month
            .map_or(line.effective_on, |m| self.terms.due_on(m).max(line.effective_on));
        let judged = line
            .month
            .map_or(due_on, |m| self.now_due.in_month(m).max(due_on));
        let item = Item {
            month: line.month,
            due_on,
            judged_due_on: judged,
            charged: Cents::ZERO,
            open: Cents::ZERO,
            settled_on: None,
            last_paid_on: None,
            method: Method::Unknown,
            returned: None,
        };
        let at = self
            .items
            .iter()
            .rposition(|i| i.due_on <= due_on)
            .map_or(0, |i| i + 1);
        self.items.insert(at, item);
        at
    }

    /// Money that was ahead settles a new item: first what was meant for this month, then the rest in order.
    fn use_ahead(&mut self, at: usize) {
        for meant in [true, false] {
            let mut i = 0;
            while i < self.ahead.len() && self.items[at].open.is_positive() {
                let money = self.ahead[i];
                let fits = if meant {
                    money.month.is_some() && money.month == self.items[at].month
                } else {
                    money.month.is_none()
                };
                if !fits {
                    i += 1;
                    continue;
                }
                let used = self.apply(
                    at,
                    money.key,
                    money.amount,
                    money.on,
                    money.method,
                    AllocationRule::Advance,
                );
                self.ahead[i].amount -= used;
                if self.ahead[i].amount.is_positive() {
                    i += 1
                } else {
                    self.ahead.remove(i);
                }
            }
        }
    }

    fn pay(&mut self, line: &LedgerEntry) {
        let mut left = -line.amount;
        let on = line.effective_on;
        if line.kind == EntryKind::Receipt && line.reason.is_some() {
            self.mark_returned(line);
        }
        if !left.is_positive() {
            return;
        }
        if let Some(month) = line.month {
            left -= self.pay_month(month, line, left, AllocationRule::Designated);
            if left.is_positive()
                && self
                    .items
                    .last()
                    .is_none_or(|i| i.month.is_none_or(|m| m < month))
            {
                self.ahead.push(Ahead {
                    key: line.key,
                    amount: left,
                    month: Some(month),
                    on,
                    method: line.method,
                });
                return;
            }
        }
        // A designated month that is settled already (a standing order whose text never changes) leaves the rest to policy.
        if self.policy.allocation == AllocationOrder::CurrentFirst && line.kind == EntryKind::Receipt {
            left -= self.pay_month(on.month(), line, left, AllocationRule::CurrentRent);
            left -= self.pay_early(line, left);
        }
        while left.is_positive() {
            let Some(at) = self.oldest_open() else { break };
            left -= self.apply(at, line.key, left, on, line.method, AllocationRule::Oldest);
        }
        if left.is_positive() {
            self.ahead.push(Ahead {
                key: line.key,
                amount: left,
                month: None,
                on,
                method: line.method,
            });
        }
    }

    fn pay_month(&mut self, month: Month, line: &LedgerEntry, left: Cents, rule: AllocationRule) -> Cents {
        let at = self
            .items
            .iter()
            .rposition(|i| i.month == Some(month) && i.open.is_positive());
        at.map_or(Cents::ZERO, |at| {
            self.apply(at, line.key, left, line.effective_on, line.method, rule)
        })
    }

    /// A full rent received shortly before the next due day, with this month settled, is next month's rent,
    /// so that paying early never turns into a missed month.
    fn pay_early(&mut self, line: &LedgerEntry, left: Cents) -> Cents {
        let on = line.effective_on;
        let next = on.month().plus(1);
        let soon = self.terms.due_on(next).since(on) <= self.policy.early_days;
        let Some(rent) = self
            .items
            .iter()
            .rev()
            .find(|i| i.month == Some(on.month()))
            .filter(|i| i.open <= Cents::ZERO)
        else {
            return Cents::ZERO;
        };
        if !soon || left < rent.charged || self.terms.end.is_some_and(|end| end < next.first()) {
            return Cents::ZERO;
        }
        let already = self.ahead.iter().any(|a| a.month == Some(next));
        if already {
            return Cents::ZERO;
        }
        let amount = rent.charged;
        let paid_now = self.pay_month(next, line, amount, AllocationRule::Early);
        if paid_now == Cents::ZERO {
            self.ahead.push(Ahead {
                key: line.key,
                amount,
                month: Some(next),
                on,
                method: line.method,
            });
            return amount;
        }
        paid_now
    }

    fn oldest_open(&mut self) -> Option<usize> {
        while self.items.get(self.first_open)?.open <= Cents::ZERO {
            self.first_open += 1;
        }
        Some(self.first_open)
    }

    fn apply(
        &mut self,
        at: usize,
        key: EntryKey,
        money: Cents,
        on: Day,
        method: Method,
        rule: AllocationRule,
    ) -> Cents {
        let item = &mut self.items[at];
        let used = money.min(item.open);
        item.open -= used;
        item.last_paid_on = Some(item.last_paid_on.map_or(on, |d| d.max(on)));
        item.method = method;
        if item.open == Cents::ZERO {
            item.settled_on = item.last_paid_on;
        }
        (self.note)(Allocation {
            from: key,
            on,
            month: item.month,
            due_on: item.due_on,
            amount: used,
            rule,
        });
        used
    }

    /// The month a returned payment was meant for: the designated one, else the month it was collected in.
    fn mark_returned(&mut self, line: &LedgerEntry) {
        let month = line.month.unwrap_or_else(|| line.effective_on.month());
        if let Some(item) = self.items.iter_mut().rev().find(|i| i.month == Some(month)) {
            let reason = line.reason.filter(|r| r != b"----");
            item.returned = Some(Returned {
                on: line.learned_on,
                reason,
            });
        }
    }
}
