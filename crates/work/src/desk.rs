//! The desk of unallocated receipts: what matching was not sure of waits here until a person links it.

use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal, booking, case_file, judge, ledger, night};
use domain::calendar::Day;
use domain::ids::{EntryKey, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry};
use domain::matching::{Rule, Waits};
use domain::money::Cents;
use serde_json::json;
use std::str::FromStr;
use store::Db;
use store::bank::{BankKey, BankRow, Place, PlaceState};
use store::db::{Moment, WriteTx};
use store::entry::{Booked, Drawer, Source};
use store::statement::Import;
use store::tenancy::Heading;

/// A receipt at the desk.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What the bank said.
    pub row: BankRow,
    /// Why it waits.
    pub why: Waits,
    /// Likely tenancies, best first.
    pub likely: Vec<(Heading, Rule)>,
}

/// Receipts that wait, oldest first, after a key.
pub fn waiting(db: &Db, actor: &Actor, after: Option<&BankKey>, limit: i64) -> Result<Vec<Waiting>, Error> {
    actor.may(Act::SeeBank)?;
    let scope = actor.scope();
    db.read(|tx| {
        let mut found = Vec::new();
        for row in store::bank::waiting(tx, &scope, after, limit)? {
            let reason = reason_of(&row);
            let why = reason["why"]
                .as_str()
                .and_then(Waits::from_code)
                .unwrap_or(Waits::NothingKnown);
            let likely = likely(tx, &scope, &reason)?;
            found.push(Waiting { row, why, likely });
        }
        Ok(found)
    })
}

pub(crate) fn reason_of(row: &BankRow) -> serde_json::Value {
    row.place
        .reason
        .as_deref()
        .and_then(|r| serde_json::from_str(r).ok())
        .unwrap_or_default()
}

fn likely(
    tx: &mut store::Tx<'_>,
    scope: &store::Scope,
    reason: &serde_json::Value,
) -> Result<Vec<(Heading, Rule)>, Error> {
    let mut likely = Vec::new();
    for candidate in reason["likely"].as_array().into_iter().flatten() {
        let id = candidate["tenancy"]
            .as_str()
            .and_then(|t| TenancyId::from_str(t).ok());
        let rule = candidate["rule"].as_str().and_then(Rule::from_code);
        if let (Some(id), Some(rule)) = (id, rule) {
            let known = likely
                .iter()
                .any(|(heading, _): &(Heading, Rule)| heading.tenancy == id);
            likely.extend(
                store::tenancy::heading(tx, scope, id)?
                    .filter(|_| !known)
                    .map(|h| (h, rule)),
            );
        }
    }
    Ok(likely)
}

/// A bank transaction with where it stands now, whatever that is.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// What the bank said, and the place.
    pub row: BankRow,
    /// Why it waits or waited; `None` when it never did.
    pub why: Option<Waits>,
    /// Likely tenancies, best first.
    pub likely: Vec<(Heading, Rule)>,
    /// Whose ledger it is in, when it is in one.
    pub of: Option<Heading>,
    /// What the person wrote who put it aside.
    pub aside: Option<String>,
    /// It is the total of a batch that stands aside because its transactions came: how many, when told.
    pub details: Option<Option<u64>>,
}

/// One transaction; `None` when this association has no such transaction.
pub fn receipt(db: &Db, actor: &Actor, key: &BankKey) -> Result<Option<Receipt>, Error> {
    actor.may(Act::SeeBank)?;
    let scope = actor.scope();
    db.read(|tx| match store::bank::by_key(tx, &scope, key)? {
        Some(row) => standing(tx, &scope, row).map(Some),
        None => Ok(None),
    })
}

fn standing(tx: &mut store::Tx<'_>, scope: &store::Scope, row: BankRow) -> Result<Receipt, Error> {
    let reason = reason_of(&row);
    let why = reason["why"].as_str().and_then(Waits::from_code);
    let likely = likely(tx, scope, &reason)?;
    let of = match row.place.tenancy {
        Some(tenancy) => store::tenancy::heading(tx, scope, tenancy)?,
        None => None,
    };
    let aside = reason["aside"]
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned);
    let details = reason
        .get("details")
        .map(|details| details["transactions"].as_u64());
    Ok(Receipt {
        row,
        why,
        likely,
        of,
        aside,
        details,
    })
}

/// Where a page of [`by_hand`] goes on: moment (microseconds), file and place in it.
pub type HandKey = (i64, i64, i64);

/// What colleagues linked and put aside, the newest act first: every choice can be found and taken back.
pub fn by_hand(db: &Db, actor: &Actor, before: Option<HandKey>, limit: i64) -> Result<Vec<Receipt>, Error> {
    actor.may(Act::SeeBank)?;
    let scope = actor.scope();
    let before = before.map(|(at, import, position)| (Moment(at), import, position));
    db.read(|tx| {
        let rows = store::bank::by_hand(tx, &scope, before, limit)?;
        rows.into_iter().map(|row| standing(tx, &scope, row)).collect()
    })
}

/// A tenancy that a receipt may be linked to, with what helps to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who, where, which contract.
    pub heading: Heading,
    /// The rent that is asked for the month of the day: a lower rent is taken off.
    pub rent: Cents,
}

/// One tenancy as a candidate.
pub fn candidate(db: &Db, actor: &Actor, on: Day, tenancy: TenancyId) -> Result<Candidate, Error> {
    actor.may(Act::SeeBank)?;
    let scope = actor.scope();
    db.read(|tx| {
        let heading = store::tenancy::heading(tx, &scope, tenancy)?;
        let heading = heading.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        Ok(Candidate {
            rent: rent_on(tx, &scope, on, tenancy)?,
            heading,
        })
    })
}

/// Tenancies by any beginning of a name, street, postcode or contract number.
pub fn candidates(
    db: &Db,
    actor: &Actor,
    on: Day,
    query: &str,
    limit: usize,
) -> Result<Vec<Candidate>, Error> {
    actor.may(Act::PlaceReceipts)?;
    let scope = actor.scope();
    db.read(|tx| {
        let found = store::search::find(tx, &scope, query, limit)?;
        let with_rent = found.into_iter().map(|heading| {
            Ok(Candidate {
                rent: rent_on(tx, &scope, on, heading.tenancy)?,
                heading,
            })
        });
        with_rent.collect()
    })
}

fn rent_on(
    tx: &mut store::Tx<'_>,
    scope: &store::Scope,
    on: Day,
    tenancy: TenancyId,
) -> Result<Cents, Error> {
    let Some(t) = store::tenancy::by_id(tx, scope, tenancy)? else {
        return Ok(Cents::ZERO);
    };
    let (discounts, spared) = (
        store::help::of(tx, scope, tenancy)?,
        store::help::of(tx, scope, tenancy)?,
    );
    let list = domain::tenancy::rent_of(&t.rent, t.start, on.month());
    let off = case_file::given_off(&discounts, &spared, on.month(), list);
    Ok((list - off).max(Cents::ZERO))
}

/// How many wait, and their sum in cents.
pub fn count(db: &Db, actor: &Actor) -> Result<(i64, i64), Error> {
    actor.may(Act::SeeBank)?;
    Ok(db.read(|tx| store::bank::count_waiting(tx, &actor.scope()))?)
}

/// Files that were brought in, newest first.
pub fn imports(db: &Db, actor: &Actor, before: Option<i64>, limit: i64) -> Result<Vec<Import>, Error> {
    actor.may(Act::SeeBank)?;
    Ok(db.read(|tx| store::statement::newest(tx, &actor.scope(), before, limit))?)
}

/// A break between two statements of an account: the second does not begin with the balance the first ended with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The account.
    pub account: String,
    /// Last day before the gap.
    pub after: Option<Day>,
    /// First day after it.
    pub before: Option<Day>,
}

/// Gaps between the statements that came in: a missing file shows here, not in somebody's arrears.
pub fn gaps(db: &Db, actor: &Actor) -> Result<Vec<Gap>, Error> {
    actor.may(Act::SeeBank)?;
    let scope = actor.scope();
    db.read(|tx| {
        let mut gaps = Vec::new();
        for account in store::statement::accounts(tx, &scope)? {
            let mut heads = store::statement::heads(tx, &scope, &account)?;
            heads.retain(|h| h.opening.is_some() && h.closing.is_some());
            heads.sort_by_key(|h| (h.until, h.from, h.import, h.position));
            let ends: Vec<_> = heads.iter().filter_map(|h| h.closing).collect();
            let broken = |i: usize| i > 0 && heads[i].opening.is_some_and(|o| !ends[..i].contains(&o));
            gaps.extend((1..heads.len()).filter(|i| broken(*i)).map(|i| Gap {
                account: account.clone(),
                after: heads[i - 1].until,
                before: heads[i].from.or(heads[i].until),
            }));
        }
        Ok(gaps)
    })
}

/// Links a waiting receipt to a tenancy. The ledger counts it from its booking day, as if it had been known in time,
/// and the payer's IBAN is remembered for next time.
pub fn link(db: &Db, actor: &Actor, at: At, key: &BankKey, tenancy: TenancyId) -> Result<(), Error> {
    actor.may(Act::PlaceReceipts)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let heading = store::tenancy::heading(tx, &scope, tenancy)?;
        let heading = heading.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let row = at_the_desk(tx, &scope, key)?;
        if row.entry.currency != "EUR" {
            return Err(Refusal::OtherCurrency(row.entry.currency).into());
        }
        let key_here = free_key(tx, &scope, &row, tenancy)?;
        let entry = booking::ledger_entry(&row.entry, row.key, tenancy, row.booked_on, at.today);
        let entry = LedgerEntry {
            key: key_here,
            ..entry
        };
        let source = Some(Source {
            import: row.import,
            position: row.position,
        });
        ledger::book(
            tx,
            &scope,
            vec![Booked {
                tenancy,
                drawer: Drawer::Of(entry.effective_on.month()),
                entry,
                source,
                note: None,
            }],
        )?;
        // Why it waited stays with it, for when the link is taken back.
        let place = placed(
            actor,
            at,
            PlaceState::Matched,
            Some(tenancy),
            Some(Rule::Person),
            row.place.reason.clone(),
        );
        store::bank::place(tx, &scope, key, PlaceState::Waiting, &place)?;
        if let Some(iban) = row
            .entry
            .counterparty_iban
            .as_deref()
            .filter(|_| row.entry.amount.is_positive())
        {
            store::tenancy::learn_payer(tx, &scope, tenancy, iban, at.today)?;
        }
        judge::again(tx, &scope, &policy, at, tenancy)?;
        let details = json!({"amountCents": row.entry.amount.0, "bookedOn": row.booked_on.to_string()});
        crate::audit::note(
            tx,
            actor,
            at,
            "link_receipt",
            &heading.reference,
            Some(tenancy),
            "",
            &details,
        )
    })
}

/// Puts a waiting receipt aside: it has nothing to do with rent.
pub fn set_aside(db: &Db, actor: &Actor, at: At, key: &BankKey, reason: &str) -> Result<(), Error> {
    actor.may(Act::PlaceReceipts)?;
    if domain::guard::find_bsn(reason).is_some() {
        return Err(Refusal::HoldsBsn("reason").into());
    }
    let scope = actor.scope();
    db.write(|tx| {
        let row = at_the_desk(tx, &scope, key)?;
        let mut why = reason_of(&row);
        if !why.is_object() {
            why = json!({});
        }
        why["aside"] = json!(reason);
        let place = placed(
            actor,
            at,
            PlaceState::SetAside,
            None,
            Some(Rule::Person),
            Some(why.to_string()),
        );
        store::bank::place(tx, &scope, key, PlaceState::Waiting, &place)?;
        let details = json!({"amountCents": row.entry.amount.0, "bookedOn": row.booked_on.to_string()});
        crate::audit::note(
            tx,
            actor,
            at,
            "set_aside_receipt",
            &key.account,
            None,
            reason,
            &details,
        )
    })
}

/// Takes a placement back: the receipt waits at the desk again, the ledger gets a correction that names the entry,
/// and an IBAN learned by the link is forgotten. Nothing is removed.
pub fn take_back(db: &Db, actor: &Actor, at: At, key: &BankKey) -> Result<(), Error> {
    actor.may(Act::PlaceReceipts)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let row = store::bank::by_key(tx, &scope, key)?.ok_or(Refusal::NotAtTheDesk)?;
        if row.place.state == PlaceState::Waiting {
            return Err(Refusal::NotAtTheDesk.into());
        }
        if let Some(tenancy) = row.place.tenancy {
            undo_entry(tx, &scope, at, &row, tenancy)?;
            if let Some(iban) = row
                .entry
                .counterparty_iban
                .as_deref()
                .filter(|_| row.place.rule == Some(Rule::Person))
            {
                store::tenancy::forget_payer(tx, &scope, tenancy, iban)?;
            }
        }
        let place = placed(actor, at, PlaceState::Waiting, None, None, Some(why_again(&row)));
        store::bank::place(tx, &scope, key, row.place.state, &place)?;
        if let Some(tenancy) = row.place.tenancy {
            judge::again(tx, &scope, &policy, at, tenancy)?;
        }
        let details = json!({"amountCents": row.entry.amount.0, "bookedOn": row.booked_on.to_string()});
        crate::audit::note(
            tx,
            actor,
            at,
            "take_back_receipt",
            &key.account,
            row.place.tenancy,
            "",
            &details,
        )
    })
}

/// Why it waits after taking back: as before when it waited before, else because a person doubts the match.
fn why_again(row: &BankRow) -> String {
    let before = reason_of(row);
    let why = before["why"]
        .as_str()
        .and_then(Waits::from_code)
        .unwrap_or(Waits::Ambiguous);
    let mut likely = before["likely"].as_array().cloned().unwrap_or_default();
    if let (true, Some(tenancy), Some(rule)) = (
        likely.is_empty(),
        row.place.tenancy,
        row.place.rule.filter(|r| *r != Rule::Person),
    ) {
        likely.push(json!({"tenancy": tenancy.to_string(), "rule": rule.code()}));
    }
    json!({"why": why.code(), "likely": likely}).to_string()
}

fn at_the_desk(tx: &mut WriteTx<'_>, scope: &store::Scope, key: &BankKey) -> Result<BankRow, Error> {
    let row = store::bank::by_key(tx, scope, key)?.filter(|r| r.place.state == PlaceState::Waiting);
    row.ok_or_else(|| Refusal::NotAtTheDesk.into())
}

pub(crate) fn placed(
    actor: &Actor,
    at: At,
    state: PlaceState,
    tenancy: Option<TenancyId>,
    rule: Option<Rule>,
    reason: Option<String>,
) -> Place {
    Place {
        state,
        tenancy,
        rule,
        reason,
        at: Some(Moment(at.now)),
        by: actor.user,
    }
}

/// The first key under which this receipt was never booked for this tenancy: linking again after taking back is a new fact.
fn free_key(
    tx: &mut WriteTx<'_>,
    scope: &store::Scope,
    row: &BankRow,
    tenancy: TenancyId,
) -> Result<EntryKey, Error> {
    let drawer = Drawer::Of(row.booked_on.month());
    for round in 0..booking::MOST_ROUNDS {
        let key = booking::entry_key(row.key, tenancy, round);
        if !store::entry::has(tx, scope, drawer, tenancy, key)? {
            return Ok(key);
        }
    }
    Err(Refusal::NotAtTheDesk.into())
}

/// Books the correction that takes the newest entry of this receipt out of the ledger.
pub(crate) fn undo_entry(
    tx: &mut WriteTx<'_>,
    scope: &store::Scope,
    at: At,
    row: &BankRow,
    tenancy: TenancyId,
) -> Result<(), Error> {
    let mut newest = None;
    let drawer = Drawer::Of(row.booked_on.month());
    for round in 0..booking::MOST_ROUNDS {
        let key = booking::entry_key(row.key, tenancy, round);
        if store::entry::has(tx, scope, drawer, tenancy, key)? {
            newest = Some(key);
        }
    }
    let Some(target) = newest else { return Ok(()) };
    let entry = LedgerEntry {
        key: EntryKey::of_bytes(&[b"take back", &target.0.to_le_bytes()]),
        kind: EntryKind::Correction,
        effective_on: row.booked_on,
        learned_on: at.today,
        amount: row.entry.amount,
        month: None,
        method: booking::method(&row.entry),
        reason: None,
        link: Some(target.0),
    };
    let source = Some(Source {
        import: row.import,
        position: row.position,
    });
    ledger::book(
        tx,
        scope,
        vec![Booked {
            tenancy,
            drawer: Drawer::Undated,
            entry,
            source,
            note: None,
        }],
    )?;
    Ok(())
}
