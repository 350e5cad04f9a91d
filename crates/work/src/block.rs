//! A tenancy's terms and ledger packed into one small block, so that the night reads one row per tenancy.
//!
//! The rows of the ledger are the truth; a block is made from them, in the same transaction, and
//! `keukentafel verify` makes it again and compares. About six bytes an entry:
//! entries stand in their one order ([`LedgerEntry::order`]), days as differences, amounts as varints.
//! Keys are left out: the place in the order stands for the key, and a correction names the place of its target.

use domain::calendar::{Day, DueDay, Month};
use domain::ids::EntryKey;
use domain::ledger::{EntryKind, LedgerEntry, Method, Terms};
use domain::money::Cents;
use domain::tenancy::DueDaySpan;

/// Version of the layout; another version is rebuilt from the rows.
const LAYOUT: u8 = 1;

const HAS_MONTH: u8 = 1 << 5;
const LEARNED_LATER: u8 = 1 << 6;
const HAS_EXTRA: u8 = 1 << 7;
const EXTRA_REASON: u8 = 1;
const EXTRA_LINK: u8 = 2;

/// A block that cannot be read. It is derived, so the remedy is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a packed ledger is damaged or of another version; run `keukentafel verify --repair` to make it again from the rows"
)]
pub struct Damaged;

/// Whether an entry could be added to a packed block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It stands in the block.
    Done,
    /// The block does not hold enough to place it; make it again from the rows.
    Rebuild,
}

/// Packs terms and entries. `entries` is put in its one order.
pub fn pack(terms: &Terms, entries: &mut [LedgerEntry], out: &mut Vec<u8>) {
    entries.sort_unstable_by_key(LedgerEntry::order);
    let links = entries.iter().any(|e| e.kind == EntryKind::Reversal);
    pack_ordered(
        terms,
        entries,
        links,
        |link| entries.iter().position(|e| e.key.0 == link).map(|i| i as u64),
        out,
    );
}

fn pack_ordered(
    terms: &Terms,
    entries: &[LedgerEntry],
    links: bool,
    place_of: impl Fn(u64) -> Option<u64>,
    out: &mut Vec<u8>,
) {
    out.clear();
    out.push(LAYOUT);
    put_signed(out, i64::from(terms.start.0));
    put_optional_day(out, terms.end);
    put_optional_day(out, terms.expected_arrears_since);
    put(out, terms.due_days.len() as u64);
    for span in &terms.due_days {
        put_signed(out, i64::from(span.from.0));
        out.push(span.day.get());
    }
    put(out, entries.len() as u64);
    let mut day = terms.start.0;
    for entry in entries {
        let link = match entry.kind {
            EntryKind::Correction => entry.link.map(|l| place_of(l).unwrap_or(u64::MAX)),
            _ if links => entry.link,
            _ => None,
        };
        put_entry(out, entry, link, &mut day);
    }
}

fn put_entry(out: &mut Vec<u8>, entry: &LedgerEntry, link: Option<u64>, day: &mut i32) {
    let extra =
        if entry.reason.is_some() { EXTRA_REASON } else { 0 } | if link.is_some() { EXTRA_LINK } else { 0 };
    let mut head = entry.kind as u8 | (entry.method as u8) << 3;
    if entry.month.is_some() {
        head |= HAS_MONTH;
    }
    if entry.learned_on != entry.effective_on {
        head |= LEARNED_LATER;
    }
    if extra != 0 {
        head |= HAS_EXTRA;
    }
    out.push(head);
    put_signed(out, i64::from(entry.effective_on.0) - i64::from(*day));
    *day = entry.effective_on.0;
    put_signed(out, entry.amount.0);
    if let Some(month) = entry.month {
        put_signed(out, i64::from(month.0) - i64::from(entry.effective_on.month().0));
    }
    if entry.learned_on != entry.effective_on {
        put_signed(
            out,
            i64::from(entry.learned_on.0) - i64::from(entry.effective_on.0),
        );
    }
    if extra != 0 {
        out.push(extra);
        if let Some(reason) = entry.reason {
            out.extend_from_slice(&reason);
        }
        if let Some(link) = link {
            out.extend_from_slice(&link.to_le_bytes());
        }
    }
}

/// Unpacks into `entries`, which is cleared first. Keys are places in the order.
pub fn unpack(block: &[u8], entries: &mut Vec<LedgerEntry>) -> Result<Terms, Damaged> {
    entries.clear();
    let mut input = Input(block);
    if input.byte()? != LAYOUT {
        return Err(Damaged);
    }
    let start = input.day(0)?;
    let end = input.optional_day()?;
    let expected_arrears_since = input.optional_day()?;
    let spans = input.count()?;
    let mut due_days = Vec::with_capacity(spans);
    for _ in 0..spans {
        let from = Month(i32::try_from(input.signed()?).map_err(|_| Damaged)?);
        due_days.push(DueDaySpan {
            from,
            day: DueDay::new(input.byte()?).ok_or(Damaged)?,
        });
    }
    let count = input.count()?;
    entries.reserve(count);
    let mut day = start.0;
    for place in 0..count {
        let entry = input.entry(place as u64, &mut day)?;
        entries.push(entry);
    }
    if !input.0.is_empty() {
        return Err(Damaged);
    }
    Ok(Terms {
        start,
        end,
        due_days,
        expected_arrears_since,
    })
}

/// Adds new entries to a block in place of a rebuild, where their place in the order is certain.
///
/// Not certain are corrections (they name entries by the key, which the block leaves out), a first return (the
/// block holds no ties of payments yet) and entries equal in day, kind and amount to one that is there.
pub fn add(
    block: &mut Vec<u8>,
    new: &[LedgerEntry],
    scratch: &mut Vec<LedgerEntry>,
) -> Result<Added, Damaged> {
    let has = |entries: &[LedgerEntry], kind| entries.iter().any(|e| e.kind == kind);
    if has(new, EntryKind::Correction) {
        return Ok(Added::Rebuild);
    }
    let terms = unpack(block, scratch)?;
    let links = has(scratch, EntryKind::Reversal);
    if has(scratch, EntryKind::Correction) || (!links && has(new, EntryKind::Reversal)) {
        return Ok(Added::Rebuild);
    }
    for entry in new {
        let place = |e: &LedgerEntry| (e.effective_on.0, e.kind as u8, e.amount.0);
        match scratch.binary_search_by_key(&place(entry), place) {
            Ok(_) => return Ok(Added::Rebuild),
            Err(at) => scratch.insert(at, *entry),
        }
    }
    pack_ordered(&terms, scratch, links, |_| None, block);
    Ok(Added::Done)
}

fn put(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push((n & 0x7f).to_le_bytes()[0] | 0x80);
        n >>= 7;
    }
    out.push(n.to_le_bytes()[0]);
}

fn put_signed(out: &mut Vec<u8>, n: i64) {
    put(out, ((n << 1) ^ (n >> 63)).cast_unsigned());
}

fn put_optional_day(out: &mut Vec<u8>, day: Option<Day>) {
    out.push(u8::from(day.is_some()));
    if let Some(day) = day {
        put_signed(out, i64::from(day.0));
    }
}

struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn byte(&mut self) -> Result<u8, Damaged> {
        let (first, rest) = self.0.split_first().ok_or(Damaged)?;
        self.0 = rest;
        Ok(*first)
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Damaged> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(Damaged)?;
        self.0 = rest;
        Ok(*head)
    }

    fn number(&mut self) -> Result<u64, Damaged> {
        let mut n = 0;
        for shift in (0..64).step_by(7) {
            let b = self.byte()?;
            n |= u64::from(b & 0x7f) << shift;
            if b < 0x80 {
                return Ok(n);
            }
        }
        Err(Damaged)
    }

    fn signed(&mut self) -> Result<i64, Damaged> {
        let n = self.number()?;
        Ok((n >> 1).cast_signed() ^ -((n & 1).cast_signed()))
    }

    /// A count of things that follow; never more than the bytes that are left.
    fn count(&mut self) -> Result<usize, Damaged> {
        let n = usize::try_from(self.number()?).map_err(|_| Damaged)?;
        if n <= self.0.len() { Ok(n) } else { Err(Damaged) }
    }

    fn day(&mut self, from: i32) -> Result<Day, Damaged> {
        let n = self.signed()? + i64::from(from);
        i32::try_from(n).map(Day).map_err(|_| Damaged)
    }

    fn optional_day(&mut self) -> Result<Option<Day>, Damaged> {
        match self.byte()? {
            0 => Ok(None),
            1 => self.day(0).map(Some),
            _ => Err(Damaged),
        }
    }

    fn entry(&mut self, place: u64, day: &mut i32) -> Result<LedgerEntry, Damaged> {
        let head = self.byte()?;
        let kind = *EntryKind::ALL.get(usize::from(head & 7)).ok_or(Damaged)?;
        let method = *Method::ALL.get(usize::from(head >> 3 & 3)).ok_or(Damaged)?;
        let effective_on = self.day(*day)?;
        *day = effective_on.0;
        let amount = Cents(self.signed()?);
        let month = if head & HAS_MONTH == 0 {
            None
        } else {
            let n = self.signed()? + i64::from(effective_on.month().0);
            Some(Month(i32::try_from(n).map_err(|_| Damaged)?))
        };
        let learned_on = if head & LEARNED_LATER == 0 {
            effective_on
        } else {
            self.day(effective_on.0)?
        };
        let extra = if head & HAS_EXTRA == 0 { 0 } else { self.byte()? };
        let reason = if extra & EXTRA_REASON == 0 {
            None
        } else {
            Some(self.bytes()?)
        };
        let link = if extra & EXTRA_LINK == 0 {
            None
        } else {
            Some(u64::from_le_bytes(self.bytes()?))
        };
        Ok(LedgerEntry {
            key: EntryKey(place),
            kind,
            effective_on,
            learned_on,
            amount,
            month,
            method,
            reason,
            link,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::Watch;
    use domain::ledger::{Scratch, settle};
    use domain::policy::Policy;
    use proptest::prelude::*;

    fn entry() -> impl Strategy<Value = LedgerEntry> {
        (
            0..5_usize,
            20_000..20_700_i32,
            0..40_i32,
            1..200_000_i64,
            prop::option::of(-3..3_i32),
            0..4_usize,
            prop::option::of(0..6_u64),
            any::<u64>(),
        )
            .prop_map(|(kind, day, late, cents, month, method, link, key)| {
                let kind = EntryKind::ALL[kind];
                let owes = matches!(kind, EntryKind::Charge | EntryKind::Reversal);
                let effective_on = Day(day);
                LedgerEntry {
                    key: EntryKey(key),
                    kind,
                    effective_on,
                    learned_on: Day(day + late),
                    amount: Cents(if owes { cents } else { -cents }),
                    month: month.map(|m| effective_on.month().plus(m)),
                    method: Method::ALL[method],
                    reason: (kind == EntryKind::Reversal).then_some(*b"AM04"),
                    link,
                }
            })
    }

    fn terms() -> Terms {
        Terms {
            start: Day(19_900),
            end: Some(Day(20_650)),
            due_days: vec![DueDaySpan {
                from: Day(20_200).month(),
                day: DueDay::new(10).unwrap(),
            }],
            expected_arrears_since: None,
        }
    }

    /// What two returns leave of two payments of one day is equal; a block knows their places, not their keys.
    #[test]
    fn returns_that_leave_equal_payments_say_the_same_from_a_block() {
        let entry = |kind, day, cents, key, month: Option<Month>| LedgerEntry {
            key: EntryKey(key),
            kind,
            effective_on: Day(day),
            learned_on: Day(day),
            amount: Cents(cents),
            month,
            method: Method::Unknown,
            reason: (kind == EntryKind::Reversal).then_some(*b"AM04"),
            link: None,
        };
        let mut entries = vec![
            entry(EntryKind::Charge, 20_000, 3, 1, None),
            entry(EntryKind::Charge, 20_148, 1, 2, Some(Day(20_148).month())),
            entry(EntryKind::Receipt, 20_150, -127_475, 9, None),
            entry(EntryKind::Receipt, 20_150, -1, 3, None),
            entry(EntryKind::Reversal, 20_150, 127_474, 4, None),
            entry(EntryKind::Reversal, 20_151, 2, 5, None),
        ];
        let (mut block, mut back) = (Vec::new(), Vec::new());
        pack(&terms(), &mut entries, &mut block);
        unpack(&block, &mut back).unwrap();
        assert_eq!(settled(&entries), settled(&back));
    }

    fn settled(list: &[LedgerEntry]) -> domain::ledger::Account {
        let watch = Watch::new(Day(20_650));
        settle(
            list,
            &terms(),
            &Policy::DEFAULT,
            &watch,
            None,
            &mut Scratch::default(),
            |_| {},
        )
    }

    proptest! {
        #[test]
        fn a_block_says_the_same_as_the_rows(mut entries in prop::collection::vec(entry(), 0..60), target in any::<prop::sample::Index>()) {
            if !entries.is_empty() {
                let key = entries[target.index(entries.len())].key.0;
                for e in entries.iter_mut().filter(|e| e.kind == EntryKind::Correction) { e.link = Some(key) }
            }
            let (mut block, mut back) = (Vec::new(), Vec::new());
            pack(&terms(), &mut entries, &mut block);
            prop_assert_eq!(unpack(&block, &mut back), Ok(terms()));
            prop_assert_eq!(settled(&entries), settled(&back));
        }

        #[test]
        fn adding_equals_packing_anew(mut all in prop::collection::vec(entry(), 1..40), cut in any::<prop::sample::Index>()) {
            let at = cut.index(all.len());
            let new = all.split_off(at);
            let (mut grown, mut anew) = (Vec::new(), Vec::new());
            pack(&terms(), &mut all, &mut grown);
            let added = add(&mut grown, &new, &mut Vec::new()).unwrap();
            all.extend(new);
            pack(&terms(), &mut all, &mut anew);
            prop_assert!(added == Added::Rebuild || grown == anew);
        }

        #[test]
        fn damage_is_noticed_not_obeyed(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes, &mut Vec::new());
        }
    }
}
