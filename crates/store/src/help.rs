//! What eases paying, as facts that belong to a tenancy: one shape for pauses, plans and every kind after them.
//! A kind says its table and how a fact is read and written; adding and reading is the same for all.

use crate::db::{Error, Moment, Param, Row, Statement, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use domain::calendar::Day;
use domain::ids::TenancyId;

/// A kind of help of which every fact, and every version of one, is kept. Its table begins with the association and the
/// tenancy and ends with the moment it was recorded; its statement gives the tenancy first, then what
/// [`read`](Self::read) reads, in the order of tenancy, id and version.
pub trait HelpFact: Sized {
    /// Where they are kept.
    fn table() -> &'static Table;
    /// The statement that reads those of a span.
    fn span() -> &'static Statement;
    /// Reads one. The tenancy is column 0.
    fn read(row: &Row<'_>) -> Result<Self, Error>;
    /// The values of the columns between the tenancy and the moment.
    fn values(&self) -> Vec<Param<'_>>;
}

/// Records facts; one that is there already stays as it is. Gives how many were new: none for a version that someone else
/// made in the meantime.
pub fn add<'a, H: HelpFact + 'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    facts: impl IntoIterator<Item = (TenancyId, &'a H)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(H::table(), |rows| {
        facts.into_iter().try_for_each(|(tenancy, fact)| {
            let mut row: Vec<Param<'_>> = vec![scope.into(), tenancy.into()];
            row.extend(fact.values());
            row.push(at.into());
            rows.row(&row)
        })
    })
}

/// Those of a span, tenancy by tenancy, all versions of one together, oldest first.
pub fn each<H: HelpFact, E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, H) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        H::span(),
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(row.get(0)?, H::read(row)?),
    )
}

/// Those of a span, a list for each tenancy that has any.
pub fn by_tenancy<H: HelpFact>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
) -> Result<Vec<(TenancyId, Vec<H>)>, Error> {
    let mut all: Vec<(TenancyId, Vec<H>)> = Vec::new();
    each(tx, scope, span, |tenancy, fact| {
        match all.last_mut() {
            Some((held, facts)) if *held == tenancy => facts.push(fact),
            _ => all.push((tenancy, vec![fact])),
        }
        Ok::<_, Error>(())
    })?;
    Ok(all)
}

/// Those of a tenancy, all versions of one together, oldest first.
pub fn of<H: HelpFact>(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<H>, Error> {
    tx.all(
        H::span(),
        &[scope.into(), tenancy.into(), tenancy.into()],
        H::read,
    )
}

/// Forgets what is older than a day. The first statement names about whom it is, the second takes it away; both ask for the association
/// and the day. Gives about whom it was.
pub(crate) fn forget_before(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    (about, forget): (&'static Statement, &'static Statement),
    before: Day,
) -> Result<Vec<TenancyId>, Error> {
    let about: Vec<TenancyId> = tx.all(about, &[scope.into(), before.into()], |row| row.get(0))?;
    if !about.is_empty() {
        tx.execute(forget, &[scope.into(), before.into()])?;
    }
    Ok(about)
}
