//! Tenancies with their members, rent, due days and payers; read one by one or streamed.

use crate::db::{Error, Moment, Row, Statement, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::{awake, search, statements};
use domain::calendar::{Day, DueDay};
use domain::help::ContractAdministrator;
use domain::ids::TenancyId;
use domain::message::is_email;
use domain::tenancy::{DueDaySpan, Membership, PaymentMethod, RentComponent, Role, Tenancy};
use std::borrow::Borrow;

/// Tenancies that are read together when streaming: enough to be quick, little enough to be small.
const CHUNK: i64 = 4_000;

statements! { ALL:
    CHUNKS = "SELECT id, reference, dwelling, starts_on, ends_on, payment_reference, mandate, method,
        expected_arrears_since FROM tenancy WHERE org = $1 AND id BETWEEN $2 AND $3 ORDER BY id LIMIT $4";
    BY_REFERENCE = "SELECT id FROM tenancy WHERE org = $1 AND reference = $2";
    COUNT = "SELECT COUNT(*) FROM tenancy WHERE org = $1";
    HEADING = "SELECT id, reference, names, address, starts_on, ends_on FROM tenancy WHERE org = $1 AND id = $2";
    NEIGHBOURHOODS = "SELECT t.id, COALESCE(d.neighbourhood, '') FROM tenancy t
        LEFT JOIN dwelling d ON d.org = t.org AND d.id = t.dwelling
        WHERE t.org = $1 AND t.id BETWEEN $2 AND $3 ORDER BY t.id";
    MEMBERS = "SELECT tenancy, person, role, valid_from, valid_until FROM member
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, person, role, valid_from";
    ADMINISTRATORS = "SELECT m.tenancy, m.person, m.valid_from, m.valid_until, p.email FROM member m
        JOIN person p ON p.org = m.org AND p.id = m.person
        WHERE m.org = $1 AND m.tenancy BETWEEN $2 AND $3 AND m.role = 'BWI'
        ORDER BY m.tenancy, m.person, m.valid_from";
    RENT = "SELECT tenancy, kind, amount_cents, valid_from, valid_until FROM rent_component
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, position";
    DUE_DAYS = "SELECT tenancy, from_month, day FROM due_day
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, from_month";
    PAYERS = "SELECT tenancy, iban FROM payer_iban
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, iban";
    LEARNED = "SELECT tenancy, iban FROM learned_payer
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, iban";
    SURNAMES = "SELECT m.tenancy, p.surname FROM member m JOIN person p ON p.org = m.org AND p.id = m.person
        WHERE m.org = $1 AND m.tenancy BETWEEN $2 AND $3 ORDER BY m.tenancy, m.person";
    EXPECT_ARREARS = "UPDATE tenancy SET expected_arrears_since = $3, changed_at = $4 WHERE org = $1 AND id = $2";
}

pub(crate) static TENANCIES: Table = Table::new(
    "tenancy",
    2,
    &[
        "org",
        "id",
        "reference",
        "dwelling",
        "starts_on",
        "ends_on",
        "payment_reference",
        "mandate",
        "method",
        "expected_arrears_since",
        "changed_at",
        "folded",
        "names",
        "address",
    ],
)
.keeping(&["expected_arrears_since", "folded", "names", "address"]);
pub(crate) static MEMBER: Table = Table::new(
    "member",
    5,
    &["org", "tenancy", "person", "role", "valid_from", "valid_until"],
);
pub(crate) static RENT_COMPONENT: Table = Table::new(
    "rent_component",
    3,
    &[
        "org",
        "tenancy",
        "position",
        "kind",
        "amount_cents",
        "valid_from",
        "valid_until",
    ],
);
pub(crate) static DUE_DAY: Table = Table::new("due_day", 3, &["org", "tenancy", "from_month", "day"]);
pub(crate) static PAYER_IBAN: Table = Table::new("payer_iban", 3, &["org", "tenancy", "iban"]);
pub(crate) static LEARNED_PAYER: Table = Table::new(
    "learned_payer",
    3,
    &["org", "tenancy", "iban", "since", "by_user"],
);
static MEMBER_OF: Table = Table::new("member", 2, &["org", "tenancy"]);
static RENT_OF: Table = Table::new("rent_component", 2, &["org", "tenancy"]);
static DUE_DAYS_OF: Table = Table::new("due_day", 2, &["org", "tenancy"]);
static PAYERS_OF: Table = Table::new("payer_iban", 2, &["org", "tenancy"]);

/// A tenancy as lists show it. Names and address are derived by [`search::refresh`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Which.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// The tenants: "Henk de Boer, Ria Jansen".
    pub names: String,
    /// "Lindenstraat 12, 1011AB Amsterdam".
    pub address: String,
    /// First day.
    pub start: Day,
    /// Last day, when it ended.
    pub end: Option<Day>,
}

impl Heading {
    /// The tenants; the contract number where nobody is known.
    pub fn called(self) -> String {
        if self.names.is_empty() {
            self.reference
        } else {
            self.names
        }
    }
}

pub(crate) fn read_heading(row: &Row<'_>, first: usize) -> Result<Heading, Error> {
    Ok(Heading {
        tenancy: row.get(first)?,
        reference: row.get(first + 1)?,
        names: row.get(first + 2)?,
        address: row.get(first + 3)?,
        start: row.get(first + 4)?,
        end: row.get(first + 5)?,
    })
}

/// Administrators whom contracts of a span name, tenancy by tenancy, and whether an e-mail address of theirs is known.
pub fn each_administrator<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, ContractAdministrator) -> Result<(), E>,
) -> Result<(), E> {
    let values = [scope.into(), span.from.into(), span.until.into()];
    tx.each_into(&ADMINISTRATORS, &values, |row| {
        let email: Option<String> = row.get(4)?;
        let administrator = ContractAdministrator {
            person: row.get(1)?,
            from: row.get(2)?,
            until: row.get(3)?,
            reachable: email.is_some_and(|email| is_email(email.trim())),
        };
        each(row.get(0)?, administrator)
    })
}

/// What matching bank transactions needs to know of a tenancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchFacts {
    /// Which.
    pub id: TenancyId,
    /// Contract number.
    pub reference: String,
    /// First day.
    pub start: Day,
    /// Last day, when it ended.
    pub end: Option<Day>,
    /// Structured payment reference.
    pub payment_reference: Option<String>,
    /// Direct-debit mandate.
    pub mandate: Option<String>,
    /// The rent over time.
    pub rent: Vec<RentComponent>,
    /// IBANs that pay: what the association gives, then what a person linked at the desk.
    pub ibans: Vec<String>,
    /// Surnames of everyone in it, without particle.
    pub surnames: Vec<String>,
}

fn read(row: &Row<'_>) -> Result<Tenancy, Error> {
    Ok(Tenancy {
        id: row.get(0)?,
        reference: row.get(1)?,
        dwelling: row.get(2)?,
        start: row.get(3)?,
        end: row.get(4)?,
        payment_reference: row.get(5)?,
        mandate: row.get(6)?,
        method: row.coded(7, PaymentMethod::from_code)?,
        expected_arrears_since: row.get(8)?,
        due_days: Vec::new(),
        rent: Vec::new(),
        members: Vec::new(),
        payer_ibans: Vec::new(),
    })
}

/// By id, with everything that belongs to it.
pub fn by_id(tx: &mut Tx<'_>, scope: &Scope, id: TenancyId) -> Result<Option<Tenancy>, Error> {
    Ok(chunk(tx, scope, Span::one(id))?.pop())
}

/// The id of a contract number.
pub fn by_reference(tx: &mut Tx<'_>, scope: &Scope, reference: &str) -> Result<Option<TenancyId>, Error> {
    tx.first(&BY_REFERENCE, &[scope.into(), reference.into()], |row| row.get(0))
}

/// How many there are.
pub fn count(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64, Error> {
    Ok(tx.first(&COUNT, &[scope.into()], |row| row.get(0))?.unwrap_or(0))
}

/// One tenancy as lists show it.
pub fn heading(tx: &mut Tx<'_>, scope: &Scope, id: TenancyId) -> Result<Option<Heading>, Error> {
    tx.first(&HEADING, &[scope.into(), id.into()], |row| read_heading(row, 0))
}

/// The neighbourhood of each home of a span, in key order; empty where the association's data names none.
pub fn neighbourhoods(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Vec<(TenancyId, String)>, Error> {
    let values = [scope.into(), span.from.into(), span.until.into()];
    tx.all(&NEIGHBOURHOODS, &values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// All tenancies of a span in key order, with everything that belongs to them. Holds a few thousand at a time.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(Tenancy) -> Result<(), E>,
) -> Result<(), E> {
    let mut rest = Some(span);
    while let Some(span) = rest {
        let tenancies = chunk(tx, scope, span)?;
        rest = tenancies.last().and_then(|t| span.after(t.id));
        tenancies.into_iter().try_for_each(&mut each)?;
    }
    Ok(())
}

/// What matching bank transactions needs of every tenancy, in key order. Holds a few thousand at a time.
pub fn each_for_matching<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    mut each: impl FnMut(MatchFacts) -> Result<(), E>,
) -> Result<(), E> {
    let mut rest = Some(Span::ALL);
    while let Some(span) = rest {
        let places = [scope.into(), span.from.into(), span.until.into(), CHUNK.into()];
        let mut facts = tx.all(&CHUNKS, &places, read_for_matching)?;
        let (Some(first), Some(last)) = (facts.first(), facts.last()) else {
            break;
        };
        rest = span.after(last.id);
        let here = Span {
            from: first.id,
            until: last.id,
        };
        let id = |f: &MatchFacts| f.id;
        rent(tx, scope, here, &mut facts, id, |f| &mut f.rent)?;
        for ibans in [&PAYERS, &LEARNED] {
            children(tx, scope, ibans, here, &mut facts, id, |f, row| {
                f.ibans.push(row.get(1)?);
                Ok(())
            })?;
        }
        children(tx, scope, &SURNAMES, here, &mut facts, id, |f, row| {
            f.surnames.push(row.get(1)?);
            Ok(())
        })?;
        facts.into_iter().try_for_each(&mut each)?;
    }
    Ok(())
}

fn read_for_matching(row: &Row<'_>) -> Result<MatchFacts, Error> {
    Ok(MatchFacts {
        id: row.get(0)?,
        reference: row.get(1)?,
        start: row.get(3)?,
        end: row.get(4)?,
        payment_reference: row.get(5)?,
        mandate: row.get(6)?,
        rent: Vec::new(),
        ibans: Vec::new(),
        surnames: Vec::new(),
    })
}

fn rent<P>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    parents: &mut [P],
    id: impl Fn(&P) -> TenancyId,
    of: impl Fn(&mut P) -> &mut Vec<RentComponent>,
) -> Result<(), Error> {
    children(tx, scope, &RENT, span, parents, id, |parent, row| {
        of(parent).push(RentComponent {
            kind: row.get(1)?,
            amount: row.get(2)?,
            from: row.get(3)?,
            until: row.get(4)?,
        });
        Ok(())
    })
}

/// The first tenancies of a span, at most [`CHUNK`], complete.
fn chunk(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Vec<Tenancy>, Error> {
    let places = [scope.into(), span.from.into(), span.until.into(), CHUNK.into()];
    let mut found = tx.all(&CHUNKS, &places, read)?;
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return Ok(found);
    };
    let here = Span {
        from: first.id,
        until: last.id,
    };
    let id = |t: &Tenancy| t.id;
    children(tx, scope, &MEMBERS, here, &mut found, id, |t, row| {
        t.members.push(Membership {
            person: row.get(1)?,
            role: row.coded(2, Role::from_code)?,
            from: row.get(3)?,
            until: row.get(4)?,
        });
        Ok(())
    })?;
    rent(tx, scope, here, &mut found, id, |t| &mut t.rent)?;
    children(tx, scope, &DUE_DAYS, here, &mut found, id, |t, row| {
        let day = row.numbered(2, |n| u8::try_from(n).ok().and_then(DueDay::new))?;
        t.due_days.push(DueDaySpan {
            from: row.get(1)?,
            day,
        });
        Ok(())
    })?;
    children(tx, scope, &PAYERS, here, &mut found, id, |t, row| {
        t.payer_ibans.push(row.get(1)?);
        Ok(())
    })?;
    Ok(found)
}

/// Streams rows that begin with a tenancy, in key order, and gives each to the parent it belongs to.
fn children<P>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    statement: &Statement,
    span: Span,
    parents: &mut [P],
    id: impl Fn(&P) -> TenancyId,
    mut take: impl FnMut(&mut P, &Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut at = 0;
    tx.each(
        statement,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| {
            let tenancy: TenancyId = row.get(0)?;
            while parents.get(at).is_some_and(|p| id(p) < tenancy) {
                at += 1;
            }
            match parents.get_mut(at) {
                Some(parent) if id(parent) == tenancy => take(parent, row),
                _ => Ok(()),
            }
        },
    )
}

/// Makes or changes tenancies with everything that belongs to them, wakes them, and refreshes search.
///
/// Their people and dwellings come first. `expected_arrears_since` is taken from a new tenancy only; later
/// it is changed by [`expect_arrears`], so that loading the association's files again does not undo it.
pub fn put_all<T: Borrow<Tenancy>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancies: &[T],
    at: Moment,
) -> Result<(), Error> {
    let all = || tenancies.iter().map(Borrow::borrow);
    tx.put(&TENANCIES, |rows| {
        for t in all() {
            rows.row(&[
                scope.into(),
                t.id.into(),
                (&t.reference).into(),
                t.dwelling.into(),
                t.start.into(),
                t.end.into(),
                (&t.payment_reference).into(),
                (&t.mandate).into(),
                t.method.code().into(),
                t.expected_arrears_since.into(),
                at.into(),
                "".into(),
                "".into(),
                "".into(),
            ])?;
        }
        Ok::<_, Error>(())
    })?;
    for table in [&MEMBER_OF, &RENT_OF, &DUE_DAYS_OF, &PAYERS_OF] {
        tx.remove(table, |rows| {
            all().try_for_each(|t| rows.row(&[scope.into(), t.id.into()]))
        })?;
    }
    append_children(tx, scope, all)?;
    awake::wake(tx, scope, all().map(|t| t.id))?;
    refresh(tx, scope, all().map(|t| t.id).collect())
}

fn append_children<'t, I: Iterator<Item = &'t Tenancy>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    all: impl Fn() -> I,
) -> Result<(), Error> {
    tx.append(&MEMBER, |rows| {
        all()
            .flat_map(|t| t.members.iter().map(move |m| (t.id, m)))
            .try_for_each(|(id, m)| {
                let role = m.role.code().into();
                rows.row(&[
                    scope.into(),
                    id.into(),
                    m.person.into(),
                    role,
                    m.from.into(),
                    m.until.into(),
                ])
            })
    })?;
    tx.append(&RENT_COMPONENT, |rows| {
        all()
            .flat_map(|t| t.rent.iter().zip(0_u32..).map(move |r| (t.id, r)))
            .try_for_each(|(id, (r, position))| {
                rows.row(&[
                    scope.into(),
                    id.into(),
                    position.into(),
                    (&r.kind).into(),
                    r.amount.into(),
                    r.from.into(),
                    r.until.into(),
                ])
            })
    })?;
    tx.append(&DUE_DAY, |rows| {
        all()
            .flat_map(|t| t.due_days.iter().map(move |d| (t.id, d)))
            .try_for_each(|(id, d)| rows.row(&[scope.into(), id.into(), d.from.into(), d.day.get().into()]))
    })?;
    tx.add_missing(&PAYER_IBAN, |rows| {
        all()
            .flat_map(|t| t.payer_ibans.iter().map(move |i| (t.id, i)))
            .try_for_each(|(id, iban)| rows.row(&[scope.into(), id.into(), iban.into()]))
    })
    .map(drop)
}

/// A few are refreshed one by one; many in one pass over the stretch they lie in.
fn refresh(tx: &mut WriteTx<'_>, scope: &Scope, mut ids: Vec<TenancyId>) -> Result<(), Error> {
    ids.sort_unstable();
    let (Some(from), Some(until)) = (ids.first().copied(), ids.last().copied()) else {
        return Ok(());
    };
    if ids.len() > 200 {
        return search::refresh(tx, scope, Span { from, until });
    }
    ids.into_iter()
        .try_for_each(|id| search::refresh(tx, scope, Span::one(id)))
}

/// Notes that payment trouble was announced, or that it passed (S4.31), and wakes the tenancy.
pub fn expect_arrears(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    id: TenancyId,
    since: Option<Day>,
    at: Moment,
) -> Result<(), Error> {
    tx.execute(
        &EXPECT_ARREARS,
        &[scope.into(), id.into(), since.into(), at.into()],
    )?;
    awake::wake(tx, scope, [id])
}

/// Remembers that an IBAN pays for a tenancy.
pub fn learn_payer(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    iban: &str,
    since: Day,
) -> Result<(), Error> {
    let values = [
        scope.into(),
        tenancy.into(),
        iban.into(),
        since.into(),
        scope.actor().into(),
    ];
    tx.add_missing(&LEARNED_PAYER, |rows| rows.row(&values)).map(drop)
}

/// Forgets it again.
pub fn forget_payer(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    iban: &str,
) -> Result<(), Error> {
    tx.remove(&LEARNED_PAYER, |rows| {
        rows.row(&[scope.into(), tenancy.into(), iban.into()])
    })
    .map(drop)
}

/// IBANs that a person linked to a tenancy.
pub fn learned_ibans(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<String>, Error> {
    tx.all(&LEARNED, &[scope.into(), tenancy.into(), tenancy.into()], |row| {
        row.get(1)
    })
}
