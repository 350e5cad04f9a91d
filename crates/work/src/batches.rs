//! A batch that one file tells as a total and another transaction by transaction: the money is booked once.
//!
//! The transactions say more, so they count and the total is set aside, whichever came first. Setting aside is an act
//! with a line in the trail and a reason that names the transactions; a person can take it back like any other. A
//! total that was in a ledger already is taken out with a correction that names the entry.

use crate::actor::{Actor, At};
use crate::seen::Seen;
use crate::{Error, desk};
use domain::bank::{BankEntry, Batch, BatchTold};
use domain::calendar::Day;
use domain::ids::EntryKey;
use domain::money::Cents;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::Scope;
use store::bank::{BankKey, BankRow, PlaceState};
use store::batch::Telling;
use store::db::WriteTx;
use store::tally::Tally;

/// What earlier files told of the batches of one account and day, by total in cents.
#[derive(Default)]
pub(crate) struct ToldDay {
    earlier: HashMap<i64, Vec<Telling>>,
}

/// What to do with a transaction, seen from its batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// As any other.
    Plain,
    /// An earlier file told the same of this batch.
    Known,
    /// The total of a batch whose transactions came in with an earlier file: set aside, for this reason.
    DetailsCame(Details),
}

/// The transactions that count instead of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Details {
    import: i64,
    position: i64,
    transactions: Option<u32>,
}

impl Details {
    fn of(telling: &Telling) -> Self {
        Self {
            import: telling.import,
            position: telling.position,
            transactions: telling.batch.transactions,
        }
    }

    /// Why a total stands aside, with what was known of it before.
    pub(crate) fn reason(&self, before: Value) -> Value {
        let mut reason = if before.is_object() { before } else { json!({}) };
        reason["details"] =
            json!({"import": self.import, "position": self.position, "transactions": self.transactions});
        reason
    }
}

impl ToldDay {
    /// What earlier files told.
    pub(crate) fn load(
        tx: &mut WriteTx<'_>,
        scope: &Scope,
        account: &str,
        day: Day,
        this_import: i64,
    ) -> Result<Self, Error> {
        let mut told = Self::default();
        for telling in store::batch::of_day(tx, scope, account, day)? {
            if telling.import != this_import {
                let total = telling.batch.total.0;
                told.earlier.entry(total).or_default().push(telling);
            }
        }
        Ok(told)
    }

    /// The `nth` telling of earlier files of the same batch: two real equal batches in one file are two.
    fn nth(&self, batch: &Batch, currency: &str, told: BatchTold, nth: usize) -> Option<&Telling> {
        let of_total = self.earlier.get(&batch.total.0)?;
        let same = |t: &&Telling| t.batch.told == told && t.currency == currency && t.batch.is_same(batch);
        // Two files tell one batch twice; within a file it is another.
        let mut found: Vec<&Telling> = of_total.iter().filter(same).collect();
        found.sort_by_key(|t| (t.import, t.position));
        found.into_iter().nth(nth)
    }

    /// How many tellings are held.
    pub(crate) fn len(&self) -> usize {
        self.earlier.values().map(Vec::len).sum()
    }

    /// Transactions of which a transaction without a batch of its own is the total, by the bank's own reference:
    /// MT940 and many a camt.053 tell a total as if it were one payment.
    fn of_plain(&self, entry: &BankEntry) -> Option<&Telling> {
        let reference = entry.bank_reference.as_ref()?;
        self.earlier.get(&entry.amount.0)?.iter().find(|t| {
            t.batch.told == BatchTold::Details
                && t.currency == entry.currency
                && t.batch.bank_reference.as_ref() == Some(reference)
        })
    }
}

/// What one file tells of batches.
pub(crate) struct Batches {
    /// Not written yet.
    tellings: Vec<Telling>,
    /// Totals of earlier files whose transactions are in this one; still to be set aside.
    replaced: Vec<Replaced>,
    /// The batch of the last transaction, and how its transactions stand.
    current: Option<(Arc<Batch>, Standing)>,
    /// The names of the batches of this file.
    named: Seen,
}

struct Replaced {
    account: String,
    booked_on: Day,
    total: Cents,
    currency: String,
    /// Where the total stands in its file; when not known the bank's reference finds it.
    at: Option<(i64, i64)>,
    bank_reference: Option<String>,
    details: Details,
}

/// Tellings that may be held before they are written: a few hundred bytes each.
const TELLINGS_HELD: usize = 4_096;
/// Totals to set aside that may be held: for those the receipts that came before are written first.
const REPLACED_HELD: usize = 20_000;

impl Batches {
    /// Nothing told yet; `group` keeps what goes to disk apart from others.
    pub(crate) fn new(group: i64) -> Self {
        Self {
            tellings: Vec::new(),
            replaced: Vec::new(),
            current: None,
            named: Seen::new(group),
        }
    }

    /// How a transaction stands, seen from its batch. `is_known`: its key came in before; `first`: no earlier file
    /// booked anything on its day.
    pub(crate) fn standing(
        &mut self,
        disk: &Tally,
        day: &ToldDay,
        entry: &BankEntry,
        place: (Day, i64, i64),
        (is_known, first): (bool, bool),
    ) -> Result<Standing, store::Error> {
        let Some(batch) = &entry.batch else {
            return Ok(match day.of_plain(entry) {
                Some(telling) if !is_known => Standing::DetailsCame(Details::of(telling)),
                _ => Standing::Plain,
            });
        };
        if let Some((current, standing)) = &self.current
            && Arc::ptr_eq(current, batch)
        {
            return Ok(standing.clone());
        }
        let nth = self.count(disk, entry, batch, place.0)?;
        let standing = self.of_batch(day, entry, batch, place, nth, first);
        self.current = Some((Arc::clone(batch), standing.clone()));
        Ok(standing)
    }

    /// How many times this file told the same batch ([`Batch::is_same`]) in the same way before; remembers this time.
    /// A batch is remembered under each name it has, with which names it has: another is the same by the strongest
    /// name of both.
    fn count(
        &mut self,
        disk: &Tally,
        entry: &BankEntry,
        batch: &Batch,
        booked_on: Day,
    ) -> Result<usize, store::Error> {
        let names = [
            &batch.payment_information_id,
            &batch.bank_reference,
            &batch.entry_reference,
        ];
        let has = |set: usize, kind: usize| set & 1 << kind != 0;
        let own = (0..names.len())
            .filter(|kind| names[*kind].is_some())
            .map(|kind| 1 << kind)
            .sum();
        let number = |kind: usize, set: usize| {
            let told = [kind, set, usize::from(batch.told == BatchTold::Total)].map(|n| n.to_le_bytes()[0]);
            let name = names[kind].as_deref().unwrap_or_default();
            let day_and_total = [i64::from(booked_on.0).to_le_bytes(), batch.total.0.to_le_bytes()].concat();
            EntryKey::of_bytes(&[entry.account.as_bytes(), &told, &day_and_total, name.as_bytes()]).0
        };
        let mut before = 0;
        for set in 1..1 << names.len() {
            if let Some(kind) = (0..names.len()).find(|kind| has(own & set, *kind)) {
                before += self.named.times(disk, number(kind, set))?;
            }
        }
        for kind in (0..names.len()).filter(|kind| has(own, *kind)) {
            self.named.count(disk, number(kind, own))?;
        }
        Ok(usize::try_from(before).unwrap_or(usize::MAX))
    }

    fn of_batch(
        &mut self,
        day: &ToldDay,
        entry: &BankEntry,
        batch: &Arc<Batch>,
        (booked_on, import, position): (Day, i64, i64),
        nth: usize,
        first: bool,
    ) -> Standing {
        let told = |told| day.nth(batch, &entry.currency, told, nth);
        if told(batch.told).is_some() {
            return Standing::Known;
        }
        let telling = Telling {
            account: entry.account.clone(),
            booked_on,
            import,
            position,
            currency: entry.currency.clone(),
            batch: Batch::clone(batch),
        };
        let standing = match batch.told {
            BatchTold::Total => {
                told(BatchTold::Details).map_or(Standing::Plain, |d| Standing::DetailsCame(Details::of(d)))
            }
            BatchTold::Details => {
                let total = told(BatchTold::Total);
                let at = total.map(|t| (t.import, t.position));
                let bank_reference = batch
                    .bank_reference
                    .clone()
                    .or_else(|| total?.batch.bank_reference.clone());
                // Else there is no total to set aside, or no name to find it by.
                if !first && (at.is_some() || bank_reference.is_some()) {
                    self.replaced.push(Replaced {
                        account: entry.account.clone(),
                        booked_on,
                        total: batch.total,
                        currency: entry.currency.clone(),
                        at,
                        bank_reference,
                        details: Details::of(&telling),
                    });
                }
                Standing::Plain
            }
        };
        self.tellings.push(telling);
        standing
    }

    /// Whether so many totals are held that they should be set aside.
    pub(crate) fn is_full(&self) -> bool {
        self.replaced.len() >= REPLACED_HELD
    }

    /// Keeps what was told, when it is much.
    pub(crate) fn keep_much(&mut self, tx: &mut WriteTx<'_>, scope: &Scope) -> Result<(), store::Error> {
        if self.tellings.len() < TELLINGS_HELD {
            return Ok(());
        }
        self.keep(tx, scope)
    }

    fn keep(&mut self, tx: &mut WriteTx<'_>, scope: &Scope) -> Result<(), store::Error> {
        store::batch::append(tx, scope, &self.tellings)?;
        self.tellings.clear();
        Ok(())
    }

    /// Keeps what was told, and sets the totals aside whose transactions came. Call when the ledger entries and
    /// blocks of what was read are written. Gives how many totals were set aside.
    pub(crate) fn write(
        &mut self,
        tx: &mut WriteTx<'_>,
        scope: &Scope,
        actor: &Actor,
        at: At,
        this_import: i64,
    ) -> Result<u64, Error> {
        self.keep(tx, scope)?;
        let mut days: BTreeMap<(String, Day), Vec<Replaced>> = BTreeMap::new();
        for replaced in self.replaced.drain(..) {
            let day = (replaced.account.clone(), replaced.booked_on);
            days.entry(day).or_default().push(replaced);
        }
        let mut aside = 0;
        for ((account, booked_on), all) in days {
            let mut booked = Booked::before(tx, scope, &account, booked_on, &all, this_import)?;
            for replaced in all {
                let Some(row) = booked.total_of(&replaced) else {
                    continue;
                };
                if row.place.state != PlaceState::SetAside {
                    set_aside(tx, scope, actor, at, row, &replaced.details)?;
                    row.place.state = PlaceState::SetAside;
                    aside += 1;
                }
            }
        }
        Ok(aside)
    }
}

/// What earlier files booked on one account and day of the amounts of some totals, by amount in cents: read once, also
/// when a file has thousands of batches on that day.
struct Booked(HashMap<i64, Vec<BankRow>>);

impl Booked {
    fn before(
        tx: &mut WriteTx<'_>,
        scope: &Scope,
        account: &str,
        booked_on: Day,
        totals: &[Replaced],
        this_import: i64,
    ) -> Result<Self, Error> {
        let mut by_amount: HashMap<i64, Vec<BankRow>> =
            totals.iter().map(|r| (r.total.0, Vec::new())).collect();
        store::bank::each_of_day_before(tx, scope, account, booked_on, this_import, |amount, row| {
            if let Some(rows) = by_amount.get_mut(&amount.0) {
                rows.push(row()?);
            }
            Ok::<_, store::Error>(())
        })?;
        Ok(Self(by_amount))
    }

    /// The total as it was booked by an earlier file.
    fn total_of(&mut self, replaced: &Replaced) -> Option<&mut BankRow> {
        let rows = self.0.get_mut(&replaced.total.0)?;
        let fits = |row: &BankRow| row.entry.currency == replaced.currency;
        let there = |row: &BankRow| fits(row) && replaced.at == Some((row.import, row.position));
        let named = |row: &BankRow| {
            fits(row)
                && replaced.bank_reference.is_some()
                && row.entry.bank_reference == replaced.bank_reference
        };
        // The total was told, but booked from a file of another format that names no batch: it is the only one.
        let only = || {
            let mut fitting = rows
                .iter()
                .enumerate()
                .filter(|(_, row)| fits(row))
                .map(|(i, _)| i);
            let first = fitting.next();
            first.filter(|_| replaced.at.is_some() && fitting.next().is_none())
        };
        let found = rows
            .iter()
            .position(there)
            .or_else(|| rows.iter().position(named))
            .or_else(only)?;
        rows.get_mut(found)
    }
}

fn set_aside(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    actor: &Actor,
    at: At,
    row: &BankRow,
    details: &Details,
) -> Result<(), Error> {
    if let Some(tenancy) = row.place.tenancy {
        desk::undo_entry(tx, scope, at, row, tenancy)?;
    }
    let reason = details.reason(desk::reason_of(row)).to_string();
    let place = desk::placed(actor, at, PlaceState::SetAside, None, None, Some(reason));
    let key: BankKey = row.bank_key();
    store::bank::place(tx, scope, &key, row.place.state, &place)?;
    let told = json!({
        "amountCents": row.entry.amount.0, "bookedOn": row.booked_on.to_string(), "import": details.import,
        "position": details.position, "transactions": details.transactions,
    });
    crate::audit::note(
        tx,
        actor,
        at,
        "details_replace_total",
        &key.account,
        row.place.tenancy,
        "",
        &told,
    )
}
