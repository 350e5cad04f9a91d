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
    /// What of `open` is not asked now: it may come later, or the tenant sees it otherwise.
    pub held: Cents,
}

/// A part of an item: what a deferral or a dispute is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The rent month; `None` for another claim, told by its due day.
    pub month: Option<Month>,
    /// The due day of the item when this was written down.
    pub due_on: Day,
    /// How much of it.
    pub amount: Cents,
}

/// Why a part does not fit the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPart {
    /// No part at all.
    #[error("say about which month and amount it is")]
    None,
    /// Nothing, or less.
    #[error("{0} is not an amount; write one above zero")]
    NotPositive(Cents),
    /// No such item.
    #[error("nothing is charged that is due on {0}")]
    NoSuchItem(Day),
    /// More than is open of it, together.
    #[error("{asked} is more than the {open} that is open of what is due on {due_on}")]
    AboveOpen {
        /// Due day of the item.
        due_on: Day,
        /// The parts of it together.
        asked: Cents,
        /// What is open.
        open: Cents,
    },
}

impl Part {
    /// Is it a part of this item? A rent month keeps its name when the due day moves.
    pub fn is_of(&self, item: &Item) -> bool {
        if self.month.is_some() {
            item.month == self.month
        } else {
            item.month.is_none() && item.due_on == self.due_on
        }
    }
}

impl Item {
    /// What is open and may be asked now.
    pub fn asks(&self) -> Cents {
        self.open - self.held
    }

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
    /// A full rent shortly before the due day is next month's, also while older months are open.
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
    /// Charged for the month of the day asked about; claims without a month count on the day they are booked.
    pub charged_this_month: Cents,
}

impl Account {
    /// Sum of what is open over all items.
    pub fn open(&self) -> Cents {
        self.items.iter().map(|i| i.open).sum()
    }
    /// An amount as parts of what is open and due until and with a day, oldest first; less when less is open.
    pub fn parts(&self, amount: Cents, due_until: Day) -> Vec<Part> {
        let mut left = amount;
        let mut parts = Vec::new();
        for item in self.items.iter().filter(|i| i.due_on <= due_until) {
            let amount = left.min(item.open);
            if amount.is_positive() {
                left -= amount;
                parts.push(Part {
                    month: item.month,
                    due_on: item.due_on,
                    amount,
                });
            }
        }
        parts
    }

    /// Checks that parts are of items, positive, and together no more than is open of each.
    pub fn check_parts(&self, parts: &[Part]) -> Result<(), BadPart> {
        if parts.is_empty() {
            return Err(BadPart::None);
        }
        for part in parts {
            if !part.amount.is_positive() {
                return Err(BadPart::NotPositive(part.amount));
            }
            let due_on = part.due_on;
            let of = |i: &&Item| part.is_of(i);
            let open: Option<Cents> = self.items.iter().filter(of).map(|i| i.open).reduce(|a, b| a + b);
            let open = open.ok_or(BadPart::NoSuchItem(due_on))?;
            let same = |p: &&Part| p.month == part.month && (part.month.is_some() || p.due_on == due_on);
            let asked: Cents = parts.iter().filter(same).map(|p| p.amount).sum();
            if asked > open {
                return Err(BadPart::AboveOpen { due_on, asked, open });
            }
        }
        Ok(())
    }

    /// Holds what is open of parts: it is not asked now. Gives how much that is.
    pub(crate) fn hold(&mut self, parts: &[Part]) -> Cents {
        let mut held = Cents::ZERO;
        for part in parts {
            let mut left = part.amount;
            for item in self.items.iter_mut().filter(|i| part.is_of(i)) {
                let more = left.min(item.asks());
                if more.is_positive() {
                    item.held += more;
                    held += more;
                    left -= more;
                }
            }
        }
        held
    }

    /// What was due up to and with a day is not asked now; gives how much that is.
    pub(crate) fn hold_until(&mut self, day: Day) -> Cents {
        let mut held = Cents::ZERO;
        for item in self.items.iter_mut().filter(|i| i.due_on <= day) {
            let more = item.asks();
            if more.is_positive() {
                item.held += more;
                held += more;
            }
        }
        held
    }

    /// The items that parts are of may be paid until a day: they are judged by it, unless they have a later one.
    pub(crate) fn put_off(&mut self, parts: &[Part], until: Day) {
        for part in parts {
            for item in self.items.iter_mut().filter(|i| part.is_of(i)) {
                item.judged_due_on = item.judged_due_on.max(until);
            }
        }
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
    /// The allocations of a tenancy with a plan.
    pub(crate) trail: Vec<Allocation>,
    /// What was promised beside the rent, for the next settlement.
    pub(crate) promised: Vec<Promised>,
}

/// Money that a plan names a day for: what comes in around that day is for the plan, not next month's rent paid early.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promised {
    /// From this day.
    pub from: Day,
    /// Until and with this day.
    pub until: Day,
    /// How much is still expected.
    pub amount: Cents,
}

impl Scratch {
    /// The receipts of the last settlement by day, less what was corrected or taken back.
    pub(crate) fn receipts(&self) -> impl Iterator<Item = (Day, Cents)> {
        self.lines
            .iter()
            .filter(|l| l.kind == EntryKind::Receipt && l.amount < Cents::ZERO)
            .map(|l| (l.effective_on, -l.amount))
    }

    /// Was this allocation money, not a credit such as a waiver?
    pub(crate) fn is_money(&self, a: &Allocation) -> bool {
        !self
            .lines
            .iter()
            .any(|l| l.key == a.from && l.kind == EntryKind::Credit)
    }
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
    let Scratch {
        lines,
        ahead,
        promised,
        ..
    } = scratch;
    ahead.clear();
    account.items.reserve(entries.len() / 2 + 1);
    let reversals = collect(lines, entries, watch, known_by);
    let month_now = watch.today().month();
    sum_up(account, lines, month_now);
    if reversals {
        take_out_returns(lines);
    }
    let mut s = Settling {
        now_due: terms.due_day(month_now),
        items: &mut account.items,
        ahead,
        promised,
        terms,
        policy,
        first_open: 0,
        newest: Month(i32::MIN),
        lowered: None,
        note,
    };
    for line in lines.iter() {
        if line.kind == EntryKind::Charge {
            s.charge(line);
        } else {
            s.pay(line);
        }
    }
    s.release_unclaimed(month_now);
    if reversals {
        for line in lines
            .iter()
            .filter(|l| l.kind == EntryKind::Receipt && l.reason.is_some())
        {
            s.mark_returned(line);
        }
    }
    account.advance = ahead.iter().map(|a| a.amount).sum();
    note_month_end(account, terms, month_now, ahead, watch);
}

/// Balance, and what was charged and received this month, from the entries as they were booked.
fn sum_up(account: &mut Account, lines: &[LedgerEntry], month_now: Month) {
    let first = month_now.first();
    let (mut received, mut charged, mut balance) = (Cents::ZERO, Cents::ZERO, Cents::ZERO);
    for line in lines {
        balance += line.amount;
        if line.kind == EntryKind::Charge {
            if line.month.map_or(line.effective_on >= first, |m| m == month_now) {
                charged += line.amount;
            }
        } else if line.effective_on >= first {
            received -= line.amount;
        }
    }
    account.balance = balance;
    account.received_this_month = received;
    account.charged_this_month = charged;
}

/// Lets the watch note the end of this month when something hangs on it. A tenancy in which
/// nothing was charged or paid this month, such as a former one, sleeps on.
fn note_month_end(account: &Account, terms: &Terms, month_now: Month, ahead: &[Ahead], watch: &Watch) {
    for span in terms.due_days.iter().filter(|s| s.from > month_now) {
        watch.reached(span.from.first());
    }
    let hangs_on_month = account.received_this_month != Cents::ZERO
        || account.charged_this_month != Cents::ZERO
        || ahead.iter().any(|a| a.month.is_some())
        || account.items.iter().any(|i| i.month >= Some(month_now));
    if hangs_on_month {
        watch.month();
    }
}

/// Copies the entries that count on the day, with corrections merged, in the one order. True when a return is among them.
fn collect(
    lines: &mut Vec<LedgerEntry>,
    entries: &[LedgerEntry],
    watch: &Watch,
    known_by: Option<Day>,
) -> bool {
    lines.clear();
    let mut corrections = false;
    let mut reversals = false;
    let mut odd = false;
    for entry in entries {
        let known = known_by.is_none_or(|day| entry.learned_on <= day);
        if known && watch.reached(entry.effective_on) {
            corrections |= entry.kind == EntryKind::Correction;
            reversals |= entry.kind == EntryKind::Reversal;
            odd |= match entry.kind {
                EntryKind::Charge | EntryKind::Reversal => !entry.amount.is_positive(),
                EntryKind::Receipt => entry.amount >= Cents::ZERO || entry.reason.is_some(),
                EntryKind::Credit => entry.amount >= Cents::ZERO,
                EntryKind::Correction => false,
            };
            lines.push(*entry);
        }
    }
    if corrections {
        merge_corrections(lines, entries, known_by);
    }
    if corrections || odd {
        name_by_sign(lines);
    }
    if !lines.is_sorted_by_key(LedgerEntry::order) {
        lines.sort_unstable_by_key(LedgerEntry::order);
    }
    reversals
}

/// A correction changes the amount of the entry it names, as if that had been booked rightly at once.
/// One that names a correction changes what that one changes. One that names an entry whose day is still to
/// come waits with it. One that names nothing known stands on its own: as a claim when it raises what is owed, else as a credit.
fn merge_corrections(lines: &mut Vec<LedgerEntry>, entries: &[LedgerEntry], known_by: Option<Day>) {
    let corrections: Vec<LedgerEntry> = lines
        .extract_if(.., |l| l.kind == EntryKind::Correction)
        .collect();
    for mut correction in corrections {
        if let Some(target) = corrected_entry(&correction, entries, known_by) {
            if let Some(line) = lines.iter_mut().find(|l| l.key == target) {
                line.amount += correction.amount;
            }
            continue;
        }
        correction.kind = if correction.amount.is_positive() {
            EntryKind::Charge
        } else {
            EntryKind::Credit
        };
        lines.push(correction);
    }
}

/// How many corrections of corrections are followed; a longer chain, or a ring, is no correction of anything.
const LONGEST_CHAIN: usize = 64;

fn corrected_entry(
    correction: &LedgerEntry,
    entries: &[LedgerEntry],
    known_by: Option<Day>,
) -> Option<EntryKey> {
    let mut link = correction.link?;
    for _ in 0..LONGEST_CHAIN {
        let named = entries
            .iter()
            .find(|e| e.key.0 == link && known_by.is_none_or(|day| e.learned_on <= day))?;
        if named.kind != EntryKind::Correction {
            return Some(named.key);
        }
        link = named.link?;
    }
    None
}

/// A negative claim is a credit, money with the sign of a claim is a claim: the sign decides what an entry is.
/// What is nothing any more falls away.
fn name_by_sign(lines: &mut Vec<LedgerEntry>) {
    for line in lines.iter_mut() {
        let negative = line.amount < Cents::ZERO;
        match line.kind {
            EntryKind::Charge if negative => line.kind = EntryKind::Credit,
            EntryKind::Reversal if negative => {
                line.kind = EntryKind::Receipt;
                line.reason = None;
            }
            EntryKind::Receipt | EntryKind::Credit if !negative => {
                line.kind = EntryKind::Charge;
                line.month = None;
            }
            // The reason on a receipt is ours, to mark it as taken back.
            EntryKind::Receipt => line.reason = None,
            _ => {}
        }
    }
    lines.retain(|l| l.amount != Cents::ZERO);
}

/// How many days a return may be dated before the payment that its tie names.
const RETURN_BEFORE_PAYMENT_DAYS: i32 = 14;

/// Takes each return out together with the payment it took back ([`returned_payment`]); what remains takes back
/// the latest money. The pair settles nothing; the payment stays as a zero line that names the return, so the
/// month strip can show it. Without any payment left, the return is a claim of its own.
fn take_out_returns(lines: &mut Vec<LedgerEntry>) {
    for r in 0..lines.len() {
        let reversal = lines[r];
        if reversal.kind != EntryKind::Reversal {
            continue;
        }
        let mut left = reversal.amount;
        let mut next = returned_payment(lines, &reversal);
        while let Some(i) = next.filter(|_| left.is_positive()) {
            let taken = left.min(-lines[i].amount);
            lines[i].amount += taken;
            left -= taken;
            lines[i].reason = Some(reversal.reason.unwrap_or(*b"----"));
            lines[i].learned_on = reversal.effective_on;
            next = lines
                .iter()
                .rposition(|l| has_money(l) && l.effective_on <= reversal.effective_on);
        }
        lines[r].amount = left;
        if left.is_positive() {
            lines[r].kind = EntryKind::Charge;
            lines[r].month = None;
        }
    }
    lines.retain(|l| l.kind != EntryKind::Reversal);
    // What remains of two payments may be equal: they stay in the order they had, whatever their keys are.
    lines.sort_by_key(|l| (l.effective_on, l.kind as u8, l.amount));
}

fn has_money(line: &LedgerEntry) -> bool {
    line.kind == EntryKind::Receipt && line.amount < Cents::ZERO
}

/// The payment a return took back: the latest earlier one with the same tie and amount, else one of at least that
/// amount with the same tie, else the tied one that the bank dated just after its return; without a tie the latest
/// collection of that amount, then any payment of that amount, then the latest money.
fn returned_payment(lines: &[LedgerEntry], reversal: &LedgerEntry) -> Option<usize> {
    let before = |l: &LedgerEntry| has_money(l) && l.effective_on <= reversal.effective_on;
    let whole = |l: &LedgerEntry| l.amount == -reversal.amount;
    let tied = |l: &LedgerEntry| l.link.is_some() && l.link == reversal.link;
    let soon_after = |l: &LedgerEntry| {
        has_money(l) && l.effective_on <= reversal.effective_on.plus(RETURN_BEFORE_PAYMENT_DAYS)
    };
    let latest = |fits: &dyn Fn(&LedgerEntry) -> bool| lines.iter().rposition(fits);
    latest(&|l| before(l) && tied(l) && whole(l))
        .or_else(|| latest(&|l| before(l) && tied(l) && -l.amount >= reversal.amount))
        .or_else(|| lines.iter().position(|l| soon_after(l) && tied(l) && whole(l)))
        .or_else(|| latest(&|l| before(l) && whole(l) && l.method == Method::DirectDebit))
        .or_else(|| latest(&|l| before(l) && whole(l)))
        .or_else(|| latest(&before))
}

struct Settling<'a, N> {
    now_due: DueDay,
    items: &'a mut Vec<Item>,
    ahead: &'a mut Vec<Ahead>,
    promised: &'a mut Vec<Promised>,
    terms: &'a Terms,
    policy: &'a Policy,
    first_open: usize,
    /// Latest month with an item, so that a new month needs no search.
    newest: Month,
    /// The month that a credit named last, and what credits took off it.
    lowered: Option<(Month, Cents)>,
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
    /// What is charged once the month is over is a claim of its own: it was not late in that month.
    fn place(&mut self, line: &LedgerEntry) -> usize {
        let mut month = line.month;
        if let Some(wanted) = line.month.filter(|m| *m <= self.newest)
            && let Some(at) = self.items.iter().rposition(|i| i.month == line.month)
        {
            if line.effective_on <= self.items[at].due_on.max(wanted.last()) {
                return at;
            }
            month = None;
        }
        let (due_on, judged) = self.due_days(month, line.effective_on);
        self.newest = month.map_or(self.newest, |m| m.max(self.newest));
        let item = Item {
            month,
            due_on,
            judged_due_on: judged,
            charged: Cents::ZERO,
            open: Cents::ZERO,
            settled_on: None,
            last_paid_on: None,
            method: Method::Unknown,
            returned: None,
            held: Cents::ZERO,
        };
        let at = self
            .items
            .iter()
            .rposition(|i| i.due_on <= due_on)
            .map_or(0, |i| i + 1);
        self.items.insert(at, item);
        at
    }

    /// The day an item is due as agreed at the time, and the day it is judged by.
    fn due_days(&self, month: Option<Month>, booked: Day) -> (Day, Day) {
        let Some(month) = month else {
            return (booked, booked);
        };
        let then = self.terms.due_day(month);
        let agreed = then.in_month(month);
        let due_on = agreed.max(self.terms.start).max(booked);
        let now = if then == self.now_due {
            agreed
        } else {
            self.now_due.in_month(month)
        };
        (due_on, now.max(due_on))
    }

    /// Money that was ahead settles a new item: first what was meant for this month. What remains of that is
    /// free again, and free money settles what is open, oldest first.
    fn use_ahead(&mut self, at: usize) {
        if self.ahead.is_empty() {
            return;
        }
        let month = self.items[at].month;
        if month.is_some() {
            for i in 0..self.ahead.len() {
                if self.ahead[i].month != month {
                    continue;
                }
                self.spend(i, at, AllocationRule::Advance);
                self.ahead[i].month = None;
            }
        }
        self.spend_free(Some(at));
    }

    /// Money meant for a month that passed without a charge, or lies after the tenancy, is free again.
    fn release_unclaimed(&mut self, month_now: Month) {
        if self.ahead.is_empty() {
            return;
        }
        for i in 0..self.ahead.len() {
            if self.ahead[i]
                .month
                .is_some_and(|m| m < month_now || self.after_end(m))
            {
                self.ahead[i].month = None;
            }
        }
        self.spend_free(None);
    }

    fn after_end(&self, month: Month) -> bool {
        self.terms.end.is_some_and(|end| end < month.first())
    }

    /// Free money settles what is open, oldest first; `new` is the item that has just come.
    fn spend_free(&mut self, new: Option<usize>) {
        for i in 0..self.ahead.len() {
            while self.ahead[i].month.is_none() && self.ahead[i].amount.is_positive() {
                let Some(at) = self.oldest_open() else { break };
                let rule = if new == Some(at) {
                    AllocationRule::Advance
                } else {
                    AllocationRule::Oldest
                };
                self.spend(i, at, rule);
            }
        }
        self.ahead.retain(|a| a.amount.is_positive());
    }

    fn spend(&mut self, i: usize, at: usize, rule: AllocationRule) {
        let money = self.ahead[i];
        if money.amount.is_positive() && self.items[at].open.is_positive() {
            let used = self.apply(at, money.key, money.amount, money.on, money.method, rule);
            self.ahead[i].amount -= used;
        }
    }

    fn hold(&mut self, line: &LedgerEntry, amount: Cents, month: Option<Month>) {
        self.ahead.push(Ahead {
            key: line.key,
            amount,
            month,
            on: line.effective_on,
            method: line.method,
        });
    }

    fn pay(&mut self, line: &LedgerEntry) {
        let mut left = -line.amount;
        let on = line.effective_on;
        if let Some(month) = line.month.filter(|_| line.kind == EntryKind::Credit) {
            self.lowered = Some((month, self.lowered_in(month) + left));
        }
        if let Some(month) = line.month.filter(|_| left.is_positive()) {
            left -= self.pay_month(month, line, left, AllocationRule::Designated);
            if left.is_positive() && self.may_wait_for(month, on) {
                self.hold(line, left, Some(month));
                return;
            }
        }
        // A designated month that is settled already (a standing order whose text never changes) leaves the rest to policy.
        if self.policy.allocation == AllocationOrder::CurrentFirst && line.kind == EntryKind::Receipt {
            let before = left;
            left -= self.pay_month(on.month(), line, left, AllocationRule::CurrentRent);
            if left == before {
                left -= self.pay_early(line, left);
            }
        }
        while left.is_positive() {
            let Some(at) = self.oldest_open() else { break };
            let used = self.apply(at, line.key, left, on, line.method, AllocationRule::Oldest);
            self.keep_promise(on, used);
            left -= used;
        }
        if left.is_positive() {
            self.hold(line, left, None);
        }
    }

    /// A month named by the payer is waited for when its charge can still come: it is later than what was charged so
    /// far, at most a year ahead, and within the tenancy.
    fn may_wait_for(&self, month: Month, on: Day) -> bool {
        let charged_until = self.items.iter().filter_map(|i| i.month).max();
        charged_until.is_none_or(|m| m < month) && month.since(on.month()) <= 12 && !self.after_end(month)
    }

    fn pay_month(&mut self, month: Month, line: &LedgerEntry, left: Cents, rule: AllocationRule) -> Cents {
        if !left.is_positive() {
            return Cents::ZERO;
        }
        let at = self
            .items
            .iter()
            .rposition(|i| i.month == Some(month) && i.open.is_positive());
        at.map_or(Cents::ZERO, |at| {
            self.apply(at, line.key, left, line.effective_on, line.method, rule)
        })
    }

    /// A full rent received shortly before the next due day, with this month settled earlier, is next month's rent,
    /// so that paying early never turns into a missed month. Up to a tenth more is kept with it for a rent rise.
    /// Money that covers all that is open is no early rent: what is due goes before what is not (art. 6:43(2) BW).
    fn pay_early(&mut self, line: &LedgerEntry, left: Cents) -> Cents {
        let on = line.effective_on;
        let next = on.month().plus(1);
        let soon = self.terms.due_on(next).since(on) <= self.policy.early_days;
        if !left.is_positive() || !soon || self.after_end(next) {
            return Cents::ZERO;
        }
        let rent = self.items.iter().rev().find(|i| i.month == Some(on.month()));
        let Some(rent) = rent.filter(|i| i.open <= Cents::ZERO).map(|i| i.charged) else {
            return Cents::ZERO;
        };
        let rent = rent - self.lowered_in(on.month());
        if !rent.is_positive() {
            return Cents::ZERO;
        }
        let Some(left) = self.beside_promise(on, left, rent) else {
            return Cents::ZERO;
        };
        let open: Cents = self.items.iter().map(|i| i.open).sum();
        if left < rent || left >= open || self.ahead.iter().any(|a| a.month == Some(next)) {
            return Cents::ZERO;
        }
        if self.items.iter().any(|i| i.month == Some(next)) {
            return self.pay_month(next, line, left.min(rent), AllocationRule::Early);
        }
        let amount = if left.0 <= rent.0 + rent.0 / 10 {
            left
        } else {
            rent
        };
        self.hold(line, amount, Some(next));
        amount
    }

    /// What credits take off the rent of a month: with a discount, a full rent is what remains.
    fn lowered_in(&self, month: Month) -> Cents {
        self.lowered
            .filter(|(of, _)| *of == month)
            .map_or(Cents::ZERO, |(_, amount)| amount)
    }

    /// What of the money can be early rent when a plan expects money around this day: what comes on top of a rent is for
    /// the plan; `None` when the plan expects a rent or more, and the money is for that.
    fn beside_promise(&self, on: Day, left: Cents, rent: Cents) -> Option<Cents> {
        let promised: Cents = self
            .promised
            .iter()
            .filter(|p| p.from <= on && on <= p.until)
            .map(|p| p.amount)
            .sum();
        if left >= rent + promised {
            return Some(left - promised);
        }
        (promised < rent).then_some(left)
    }

    /// Money went to what is old: around its day a plan expects that much less.
    fn keep_promise(&mut self, on: Day, mut used: Cents) {
        for p in self.promised.iter_mut().filter(|p| p.from <= on && on <= p.until) {
            let kept = used.min(p.amount);
            p.amount -= kept;
            used -= kept;
        }
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
        // A credit is no money: how the money came in stays as it was told.
        if method != Method::Unknown {
            item.method = method;
        }
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

    /// The month a returned payment was meant for: the designated one, else the month it was collected in,
    /// or the next when it came shortly before that and this month was settled already.
    fn mark_returned(&mut self, line: &LedgerEntry) {
        let on = line.effective_on;
        let early = |m: Month| {
            let settled_before = self
                .items
                .iter()
                .any(|i| i.month == Some(m) && i.settled_on.is_some_and(|d| d < on));
            settled_before && self.terms.due_on(m.plus(1)).since(on) <= self.policy.early_days
        };
        let month = line.month.unwrap_or_else(|| {
            let month = on.month();
            month.plus(i32::from(early(month)))
        });
        if let Some(item) = self.items.iter_mut().rev().find(|i| i.month == Some(month)) {
            item.returned = Some(Returned {
                on: line.learned_on,
                reason: line.reason.filter(|r| r != b"----"),
            });
        }
    }
}
