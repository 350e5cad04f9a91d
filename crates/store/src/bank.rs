//! Bank entries as booked once, and where each was placed.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::bank::{BankEntry, BookingStatus};
use domain::calendar::Day;
use domain::ids::{EntryKey, TenancyId, UserId};
use domain::matching::Rule;
use domain::money::Cents;
use std::borrow::Borrow;

/// The key of a bank entry in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BankKey {
    /// Own account.
    pub account: String,
    /// Booking day.
    pub booked_on: Day,
    /// Key that follows from what was booked; two real equal bookings have two keys.
    pub key: EntryKey,
}

/// Where a bank entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceState {
    /// In the ledger of a tenancy.
    Matched,
    /// At the desk: a person decides.
    Waiting,
    /// Nothing to do with rent.
    SetAside,
}

impl PlaceState {
    /// The code that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Matched => "m",
            Self::Waiting => "w",
            Self::SetAside => "s",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Matched, Self::Waiting, Self::SetAside]
            .into_iter()
            .find(|s| s.code() == code)
    }
}

/// Where a bank entry was placed, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it stands.
    pub state: PlaceState,
    /// The tenancy it was matched with.
    pub tenancy: Option<TenancyId>,
    /// The rule that placed it; [`Rule::Person`] also when a person set it aside, `None` when it waits and when the
    /// rules set it aside.
    pub rule: Option<Rule>,
    /// Why, as JSON: what was found, or the likely tenancies.
    pub reason: Option<String>,
    /// When it was placed.
    pub at: Option<Moment>,
    /// Who placed it, or brought in the file when a rule did; `None` is the system.
    pub by: Option<UserId>,
}

/// A bank entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankRow {
    /// What the statement says. Its line is [`BankRow::position`] when read back; it is always booked, and
    /// its batch is kept apart (see [`batch`](crate::batch)).
    pub entry: BankEntry,
    /// Booking day: every stored entry has one.
    pub booked_on: Day,
    /// Key that follows from what was booked.
    pub key: EntryKey,
    /// [`Import::number`](crate::statement::Import::number) of the file it first came in with.
    pub import: i64,
    /// Place in that file.
    pub position: i64,
    /// Where it was placed.
    pub place: Place,
}

impl BankRow {
    /// Its key.
    pub fn bank_key(&self) -> BankKey {
        BankKey {
            account: self.entry.account.clone(),
            booked_on: self.booked_on,
            key: self.key,
        }
    }
}

statements! { ALL:
    OF_DAY = "SELECT account, booked_on, key, import, position, valued_on, amount_cents, currency, counterparty_iban,
        counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason, description, state,
        tenancy, rule, reason, placed_at, placed_by FROM bank_entry
        WHERE org = $1 AND account = $2 AND booked_on = $3 AND import <> $4 ORDER BY key";
    KNOWN_OF_DAY = "SELECT key, import, amount_cents, counterparty_iban FROM bank_entry
        WHERE org = $1 AND account = $2 AND booked_on = $3 AND import <> $4 ORDER BY key";
    ONE = "SELECT account, booked_on, key, import, position, valued_on, amount_cents, currency, counterparty_iban,
        counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason, description, state,
        tenancy, rule, reason, placed_at, placed_by FROM bank_entry
        WHERE org = $1 AND account = $2 AND booked_on = $3 AND key = $4";
    AT = "SELECT account, booked_on, key, import, position, valued_on, amount_cents, currency, counterparty_iban,
        counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason, description, state,
        tenancy, rule, reason, placed_at, placed_by FROM bank_entry
        WHERE org = $1 AND import = $2 AND position = $3";
    BY_HAND = "SELECT account, booked_on, key, import, position, valued_on, amount_cents, currency, counterparty_iban,
        counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason, description, state,
        tenancy, rule, reason, placed_at, placed_by FROM bank_entry
        WHERE org = $1 AND rule = 'person' AND (placed_at, import, position) < ($2, $3, $4)
        ORDER BY placed_at DESC, import DESC, position DESC LIMIT $5";
    WAITING = "SELECT account, booked_on, key, import, position, valued_on, amount_cents, currency,
        counterparty_iban, counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason,
        description, state, tenancy, rule, reason, placed_at, placed_by FROM bank_entry
        WHERE org = $1 AND state = 'w' AND (booked_on, account, key) > ($2, $3, $4)
        ORDER BY booked_on, account, key LIMIT $5";
    COUNT_WAITING = "SELECT COUNT(*), CAST(COALESCE(SUM(amount_cents), 0) AS @int) FROM bank_entry
        WHERE org = $1 AND state = 'w'";
    EVERY = "SELECT account, booked_on, key, import, position, valued_on, amount_cents, currency, counterparty_iban,
        counterparty_name, reference, end_to_end_id, mandate_id, bank_reference, return_reason, description, state,
        tenancy, rule, reason, placed_at, placed_by FROM bank_entry
        WHERE org = $1 ORDER BY import, position";
}

pub(crate) static BANK_ENTRY: Table = Table::new(
    "bank_entry",
    3,
    &[
        "org",
        "import",
        "position",
        "account",
        "booked_on",
        "key",
        "valued_on",
        "amount_cents",
        "currency",
        "counterparty_iban",
        "counterparty_name",
        "reference",
        "end_to_end_id",
        "mandate_id",
        "bank_reference",
        "return_reason",
        "description",
        "state",
        "tenancy",
        "rule",
        "reason",
        "placed_at",
        "placed_by",
    ],
);
pub(crate) static PLACE: Table = Table::new(
    "bank_entry",
    4,
    &[
        "org",
        "account",
        "booked_on",
        "key",
        "state",
        "tenancy",
        "rule",
        "reason",
        "placed_at",
        "placed_by",
    ],
);

/// Nearly every entry is in euro; leaving it out saves its place.
const EURO: &str = "EUR";

fn read(row: &Row<'_>) -> Result<BankRow, Error> {
    let booked_on: Day = row.get(1)?;
    let position: i64 = row.get(4)?;
    Ok(BankRow {
        entry: BankEntry {
            account: row.get(0)?,
            booked_on: Some(booked_on),
            valued_on: row.get(5)?,
            amount: row.get(6)?,
            currency: row.get::<Option<&str>>(7)?.unwrap_or(EURO).to_owned(),
            counterparty_iban: row.get(8)?,
            counterparty_name: row.get(9)?,
            reference: row.get(10)?,
            end_to_end_id: row.get(11)?,
            mandate_id: row.get(12)?,
            bank_reference: row.get(13)?,
            return_reason: row.get(14)?,
            description: row.get(15)?,
            line: position.cast_unsigned(),
            status: BookingStatus::Booked,
            batch: None,
        },
        booked_on,
        key: row.get(2)?,
        import: row.get(3)?,
        position,
        place: Place {
            state: row.coded(16, PlaceState::from_code)?,
            tenancy: row.get(17)?,
            rule: row.coded_if_any(18, Rule::from_code)?,
            reason: row.get(19)?,
            at: row.get(20)?,
            by: row.get(21)?,
        },
    })
}

fn give(rows: &mut crate::db::Rows<'_>, scope: &Scope, row: &BankRow) -> Result<(), Error> {
    let (e, p) = (&row.entry, &row.place);
    rows.row(&[
        scope.into(),
        row.import.into(),
        row.position.into(),
        (&e.account).into(),
        row.booked_on.into(),
        row.key.into(),
        e.valued_on.into(),
        e.amount.into(),
        Some(e.currency.as_str()).filter(|c| *c != EURO).into(),
        (&e.counterparty_iban).into(),
        (&e.counterparty_name).into(),
        (&e.reference).into(),
        (&e.end_to_end_id).into(),
        (&e.mandate_id).into(),
        (&e.bank_reference).into(),
        (&e.return_reason).into(),
        (&e.description).into(),
        p.state.code().into(),
        p.tenancy.into(),
        p.rule.map(Rule::code).into(),
        (&p.reason).into(),
        p.at.into(),
        p.by.into(),
    ])
}

/// Books new bank entries; one that is there already is an error. In the order of the file it is quickest.
pub fn append<B: Borrow<BankRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    entries: impl IntoIterator<Item = B>,
) -> Result<u64, Error> {
    tx.append(&BANK_ENTRY, |rows| {
        entries
            .into_iter()
            .try_for_each(|b| give(rows, scope, b.borrow()))
    })
}

/// Books bank entries that are not there yet; gives how many were new.
pub fn add_missing<B: Borrow<BankRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    entries: impl IntoIterator<Item = B>,
) -> Result<u64, Error> {
    tx.add_missing(&BANK_ENTRY, |rows| {
        entries
            .into_iter()
            .try_for_each(|b| give(rows, scope, b.borrow()))
    })
}

/// What other files than `import` booked on an account on one day, in the order of their keys, one at a time: its amount,
/// and on demand all of it.
pub fn each_of_day_before<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    account: &str,
    day: Day,
    import: i64,
    mut each: impl FnMut(Cents, &dyn Fn() -> Result<BankRow, Error>) -> Result<(), E>,
) -> Result<(), E> {
    let places = [scope.into(), account.into(), day.into(), import.into()];
    tx.each_into(&OF_DAY, &places, |row| each(row.get(6)?, &|| read(row)))
}

/// What tells a booking apart from others of its account and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownEntry<'a> {
    /// Its key.
    pub key: EntryKey,
    /// Number of the import that brought it in.
    pub import: i64,
    /// Amount, negative when money went out.
    pub amount: Cents,
    /// The other account, when the file told it.
    pub counterparty_iban: Option<&'a str>,
}

/// What other files than `import` booked on an account on one day, in the order of their keys, one at a time: a day
/// may hold a million.
pub fn each_known_of_day<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    account: &str,
    day: Day,
    import: i64,
    mut each: impl FnMut(KnownEntry<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let places = [scope.into(), account.into(), day.into(), import.into()];
    tx.each_into(&KNOWN_OF_DAY, &places, |row| {
        let iban: Option<String> = row.get(3)?;
        each(KnownEntry {
            key: row.get(0)?,
            import: row.get(1)?,
            amount: row.get(2)?,
            counterparty_iban: iban.as_deref(),
        })
    })
}

/// One bank entry.
pub fn by_key(tx: &mut Tx<'_>, scope: &Scope, key: &BankKey) -> Result<Option<BankRow>, Error> {
    tx.first(
        &ONE,
        &[
            scope.into(),
            (&key.account).into(),
            key.booked_on.into(),
            key.key.into(),
        ],
        read,
    )
}

/// The bank entry at a place in a file; the file is the one it first came in with.
pub fn at(tx: &mut Tx<'_>, scope: &Scope, import: i64, position: i64) -> Result<Option<BankRow>, Error> {
    tx.first(&AT, &[scope.into(), import.into(), position.into()], read)
}

/// Where a page of [`by_hand`] ended: moment, file and place in it.
pub type HandKey = (Moment, i64, i64);

/// Entries that a person linked or put aside and that still stand so, the newest act first, before a key
/// (`None`: from the newest).
pub fn by_hand(
    tx: &mut Tx<'_>,
    scope: &Scope,
    before: Option<HandKey>,
    limit: i64,
) -> Result<Vec<BankRow>, Error> {
    let (placed_at, import, position) = before.unwrap_or((Moment(i64::MAX), i64::MAX, i64::MAX));
    let places = [
        scope.into(),
        placed_at.into(),
        import.into(),
        position.into(),
        limit.into(),
    ];
    tx.all(&BY_HAND, &places, read)
}

/// Entries at the desk, oldest first, after a key (`None`: from the beginning).
pub fn waiting(
    tx: &mut Tx<'_>,
    scope: &Scope,
    after: Option<&BankKey>,
    limit: i64,
) -> Result<Vec<BankRow>, Error> {
    let (booked_on, account, key) = match after {
        Some(k) => (k.booked_on, k.account.as_str(), k.key.0.cast_signed()),
        // No stored entry lies on this day: entries begin at `Day::FIRST`.
        None => (Day::FIRST.plus(-1), "", i64::MIN),
    };
    tx.all(
        &WAITING,
        &[
            scope.into(),
            booked_on.into(),
            account.into(),
            key.into(),
            limit.into(),
        ],
        read,
    )
}

/// How many entries wait at the desk, and their sum in cents.
pub fn count_waiting(tx: &mut Tx<'_>, scope: &Scope) -> Result<(i64, i64), Error> {
    Ok(tx
        .first(&COUNT_WAITING, &[scope.into()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .unwrap_or_default())
}

/// Places an entry anew. The caller writes the audit row. Refuses when `expected` is no longer where it stands.
pub fn place(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    key: &BankKey,
    expected: PlaceState,
    place: &Place,
) -> Result<(), Error> {
    let now = by_key(tx, scope, key)?.map(|row| row.place.state);
    if now != Some(expected) {
        return Err(Error::ChangedMeanwhile { what: "this receipt" });
    }
    tx.change(&PLACE, |rows| {
        rows.row(&[
            scope.into(),
            (&key.account).into(),
            key.booked_on.into(),
            key.key.into(),
            place.state.code().into(),
            place.tenancy.into(),
            place.rule.map(Rule::code).into(),
            (&place.reason).into(),
            place.at.into(),
            place.by.into(),
        ])
    })
    .map(drop)
}

/// All bank entries, in the order in which they came in: for `verify`.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    mut each: impl FnMut(BankRow) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(&EVERY, &[scope.into()], |row| each(read(row)?))
}
