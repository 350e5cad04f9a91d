//! Households that missed two rents and agreed on a plan, as many as one asks for: what a night has to judge when very many
//! plans run (S1.5).

use domain::agreement::Party;
use domain::arrangement::{Change, Origin, Plan, PlanState, RentLine, RentStatement, Term, WhoPays};
use domain::calendar::{Day, Month};
use domain::ids::{DwellingId, EntryKey, OrgNo, PlanId, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry, Method};
use domain::money::Cents;
use domain::tenancy::{PaymentMethod, RentComponent, Tenancy};

/// The rents that did not come in.
const MISSED: [Month; 2] = [Month::new(2026, 6), Month::new(2026, 7)];
/// The first month with a term of the plan, on the 25th.
const FIRST_TERM: Month = Month::new(2026, 8);
const TERMS: i32 = 10;

/// The last day on which the third term is on time.
pub const THIRD_TERM_UNTIL: Day = {
    let first = FIRST_TERM.plus(2).first();
    Day(first.0 + 24 + 3)
};

/// A household with its ledger and its plan.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The contract.
    pub tenancy: Tenancy,
    /// Twelve months of rent, and what was paid for the plan.
    pub entries: Vec<LedgerEntry>,
    /// The plan.
    pub plan: Plan,
    /// Whether the third term came in; every third household missed it.
    pub kept: bool,
}

/// Household number `n`.
pub fn planned(org: OrgNo, n: u32) -> Planned {
    let number = format!("P{n:06}");
    let rent = Cents(60_000 + i64::from(n % 40) * 500);
    let kept = !n.is_multiple_of(3);
    let first = Month::new(2025, 12);
    Planned {
        tenancy: tenancy(org, &number, rent, first.first()),
        entries: entries(&number, rent, first, kept),
        plan: plan(org, &number, rent),
        kept,
    }
}

fn tenancy(org: OrgNo, number: &str, rent: Cents, start: Day) -> Tenancy {
    Tenancy {
        id: TenancyId::derived(org, number),
        dwelling: DwellingId::derived(org, number),
        reference: number.to_owned(),
        start,
        end: None,
        payment_reference: None,
        mandate: None,
        method: PaymentMethod::Transfer,
        due_days: Vec::new(),
        rent: vec![RentComponent {
            kind: "huur".to_owned(),
            amount: rent,
            from: start,
            until: None,
        }],
        members: Vec::new(),
        payer_ibans: Vec::new(),
        expected_arrears_since: None,
    }
}

/// Two rents in [`TERMS`] terms.
fn term(rent: Cents) -> Cents {
    Cents(rent.0 * 2 / i64::from(TERMS))
}

fn entries(number: &str, rent: Cents, first: Month, kept: bool) -> Vec<LedgerEntry> {
    let mut list = Vec::new();
    let mut book = |kind, on: Day, amount: Cents, month| {
        list.push(LedgerEntry {
            key: EntryKey::of(&[number, &list.len().to_string()]),
            kind,
            effective_on: on,
            learned_on: on,
            amount,
            month,
            method: Method::Transfer,
            reason: None,
            link: None,
        });
    };
    for month in (0..12).map(|n| first.plus(n)) {
        book(EntryKind::Charge, month.first(), rent, Some(month));
        if !MISSED.contains(&month) {
            book(EntryKind::Receipt, month.first(), -rent, None);
        }
    }
    for month in (0..if kept { 3 } else { 2 }).map(|n| FIRST_TERM.plus(n)) {
        book(EntryKind::Receipt, month.on(25), -term(rent), None);
    }
    list
}

fn plan(org: OrgNo, number: &str, rent: Cents) -> Plan {
    let made_on = FIRST_TERM.on(10);
    let line = |n| RentLine {
        month: FIRST_TERM.plus(n),
        who: WhoPays::Tenant,
        amount: rent,
        on: FIRST_TERM.plus(n).first(),
    };
    Plan {
        id: PlanId::derived(org, number),
        version: 1,
        started_on: made_on,
        made_on,
        learned_on: made_on,
        by: None,
        proposed_by: Party::Tenant,
        origin: Origin::SelfService,
        change: Change::Agreed,
        state: PlanState::Running,
        covers_until: MISSED[1].first(),
        terms: (0..TERMS)
            .map(|n| Term {
                due_on: FIRST_TERM.plus(n).on(25),
                amount: term(rent),
            })
            .collect(),
        missed_before: 0,
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        own_step: None,
        told: String::new(),
        aftercare: true,
    }
}
