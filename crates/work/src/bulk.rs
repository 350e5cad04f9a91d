//! Loads many contracts with their ledgers at once, where there is nothing yet: for a move from another system and
//! for measuring. The same rows as an import writes, in key order, without reading back what is known to be absent.

use crate::actor::{Act, Actor, At};
use crate::{Error, block, ledger};
use domain::ids::TenancyId;
use domain::ledger::LedgerEntry;
use domain::tenancy::Tenancy;
use store::Db;
use store::db::Moment;
use store::entry::{Booked, Drawer};

/// A contract with its ledger.
#[derive(Clone, Debug)]
pub struct Account {
    /// The contract.
    pub tenancy: Tenancy,
    /// Its entries; their keys tell the month they count from.
    pub entries: Vec<LedgerEntry>,
}

/// Loads accounts that are not there yet, in one transaction. Gives how many entries were booked.
pub fn load(db: &Db, actor: &Actor, at: At, mut accounts: Vec<Account>) -> Result<u64, Error> {
    actor.may(Act::ImportAssociation)?;
    let scope = actor.scope();
    accounts.sort_unstable_by_key(|a| a.tenancy.id);
    let mut blocks: Vec<(TenancyId, Vec<u8>, i64)> = Vec::with_capacity(accounts.len());
    let mut rows: Vec<Booked> = Vec::new();
    for account in &mut accounts {
        let mut bytes = Vec::new();
        block::pack(
            &ledger::terms_of(&account.tenancy),
            &mut account.entries,
            &mut bytes,
        );
        blocks.push((
            account.tenancy.id,
            bytes,
            i64::try_from(account.entries.len()).unwrap_or(i64::MAX),
        ));
        let tenancy = account.tenancy.id;
        let own = account.entries.iter().map(|entry| Booked {
            tenancy,
            drawer: Drawer::Of(entry.effective_on.month()),
            entry: *entry,
            source: None,
            note: None,
        });
        rows.extend(own);
    }
    rows.sort_unstable_by_key(|b| (b.drawer, b.tenancy, b.entry.key));
    let tenancies: Vec<&Tenancy> = accounts.iter().map(|a| &a.tenancy).collect();
    db.write(|tx| {
        store::tenancy::put_all(tx, &scope, &tenancies, Moment(at.now))?;
        store::block::append(tx, &scope, blocks.iter().map(|(t, b, n)| (*t, b.as_slice(), *n)))?;
        store::entry::append(tx, &scope, &rows).map_err(Error::from)
    })
}

/// Books entries of several tenancies at once, as an import of receipts does; their keys tell the month they count from.
pub fn book(db: &Db, actor: &Actor, entries: &[(TenancyId, LedgerEntry)]) -> Result<u64, Error> {
    actor.may(Act::ImportStatements)?;
    let scope = actor.scope();
    db.write(|tx| {
        let rows = entries.iter().map(|(tenancy, entry)| Booked {
            tenancy: *tenancy,
            drawer: Drawer::Of(entry.effective_on.month()),
            entry: *entry,
            source: None,
            note: None,
        });
        ledger::book(tx, &scope, rows.collect())
    })
}
