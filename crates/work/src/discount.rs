//! A temporary lower rent on the tenant's written request: write down, decide by mandate, end earlier, and one credit a month
//! in the ledger beside the list rent (S4.8). Every version is kept. What was given is never taken back.

use crate::actor::{Act, Actor, At};
use crate::automatic::booking;
use crate::case_file::{self, CaseFile, newest_of_each};
use crate::record::check_text;
use crate::waiver::rank;
use crate::{Error, Refusal, ledger};
use domain::automatic::Kind;
use domain::calendar::{Day, Month, Watch};
use domain::discount::{Discount, DiscountState};
use domain::ids::{DiscountId, EntryKey, TenancyId, UserId};
use domain::ledger::LedgerEntry;
use domain::mandate::{Mandate, Rank, mandate, rank_for_discount};
use domain::money::Cents;
use domain::policy::Policy;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::Db;
use store::db::{Moment, WriteTx};

/// A request as written down.
#[derive(Clone, Debug)]
pub struct NewDiscount {
    /// Chosen by the browser.
    pub id: DiscountId,
    /// The day of the tenant's letter or message.
    pub requested_on: Day,
    /// What the tenant wrote.
    pub request: String,
    /// First month.
    pub first: Month,
    /// Last month.
    pub last: Month,
    /// How much lower, a month.
    pub per_month: Cents,
    /// It is a self-contained home: the law gives this for no other.
    pub self_contained: bool,
}

/// What somebody may give alone.
pub fn may_give(actor: &Actor, policy: &Policy) -> Mandate {
    mandate(rank(actor), policy)
}

/// Writes a request down. Within the own mandate it is given at once; above it somebody else decides.
pub fn request(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewDiscount) -> Result<(), Error> {
    actor.may(Act::LowerRent)?;
    let by = person(actor)?;
    check_text("request", &new.request)?;
    if new.requested_on > at.today {
        let (field, day) = ("requested_on", new.requested_on);
        return Err(Refusal::Date { field, day }.into());
    }
    case_file::act(db, actor, at, tenancy, "request_discount", |tx, file| {
        if file.discounts.iter().any(|d| d.id == new.id) {
            return Ok(None);
        }
        let asked = Discount {
            id: new.id,
            version: 1,
            requested_on: new.requested_on,
            request: new.request.trim().to_owned(),
            first: new.first,
            last: new.last,
            per_month: new.per_month,
            state: DiscountState::Requested,
            decided_by: None,
            answer: String::new(),
            by: Some(by),
            made_on: at.today,
            learned_on: at.today,
        };
        check(file, &asked, None, new.self_contained)?;
        keep(tx, actor, at, file, &asked)?;
        let given = Discount {
            version: 2,
            state: DiscountState::Granted,
            decided_by: Some((by, rank(actor))),
            ..asked.clone()
        };
        if !within(&given, may_give(actor, &file.policy)) {
            return Ok(Some(told(&asked)));
        }
        keep(tx, actor, at, file, &given)?;
        book(tx, actor, at, file, &given)?;
        Ok(Some(told(&given)))
    })
}

fn person(actor: &Actor) -> Result<UserId, Refusal> {
    actor.user.ok_or(Refusal::NotAllowed(Act::LowerRent))
}

fn within(d: &Discount, m: Mandate) -> bool {
    d.per_month <= m.discount_up_to && d.months() <= m.discount_months
}

fn check(
    file: &CaseFile,
    d: &Discount,
    before: Option<&Discount>,
    self_contained: bool,
) -> Result<(), Refusal> {
    let (rent, start) = (file.list_rent(d.first), file.tenancy.start);
    d.check(before, rent, self_contained, start, &file.policy)?;
    if d.stands() {
        d.check_alone(&newest_of_each(&file.discounts), &file.tenancy.rent)?;
    }
    Ok(())
}

fn keep(tx: &mut WriteTx<'_>, actor: &Actor, at: At, file: &CaseFile, d: &Discount) -> Result<(), Error> {
    let added = store::help::add(tx, &actor.scope(), [(file.tenancy.id, d)], Moment(at.now))?;
    if added == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok(())
}

/// Gives it, or says no with a reason. `seen` is the version that was on the page.
pub fn decide(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, seen): (DiscountId, i32),
    state: DiscountState,
    words: &str,
) -> Result<(), Error> {
    actor.may(Act::LowerRent)?;
    let by = person(actor)?;
    check_text("words", words)?;
    case_file::act(db, actor, at, tenancy, "decide_discount", |tx, file| {
        let held = case_file::newest(&file.discounts, id)?;
        if held.version == seen + 1 && held.state == state && held.by == Some(by) {
            return Ok(None);
        }
        if held.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if held.state != DiscountState::Requested {
            return Err(Refusal::NotOpen.into());
        }
        let next = Discount {
            version: held.version + 1,
            state,
            decided_by: Some((by, rank(actor))),
            answer: words.trim().to_owned(),
            by: Some(by),
            made_on: at.today,
            learned_on: at.today,
            ..held.clone()
        };
        check(file, &next, Some(held), true)?;
        keep(tx, actor, at, file, &next)?;
        book(tx, actor, at, file, &next)?;
        Ok(Some(told(&next)))
    })
}

/// Ends it earlier, in consultation: a month that has begun keeps its lower rent.
pub fn end(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, seen): (DiscountId, i32),
    last: Month,
) -> Result<(), Error> {
    actor.may(Act::LowerRent)?;
    let by = person(actor)?;
    case_file::act(db, actor, at, tenancy, "end_discount", |tx, file| {
        let held = case_file::newest(&file.discounts, id)?;
        if held.version == seen + 1 && held.last == last {
            return Ok(None);
        }
        if held.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if held.state != DiscountState::Granted {
            return Err(Refusal::NotOpen.into());
        }
        // What began before today was given, whether the night booked it yet or not.
        book(tx, actor, at, file, held)?;
        let next = Discount {
            version: held.version + 1,
            last,
            by: Some(by),
            made_on: at.today,
            learned_on: at.today,
            ..held.clone()
        };
        check(file, &next, Some(held), true)?;
        keep(tx, actor, at, file, &next)?;
        Ok(Some(told(&next)))
    })
}

/// Takes back what was asked or given, before its first month: nothing was booked, so nothing is taken from anybody.
pub fn withdraw(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, seen): (DiscountId, i32),
) -> Result<(), Error> {
    actor.may(Act::LowerRent)?;
    let by = person(actor)?;
    case_file::act(db, actor, at, tenancy, "withdraw_discount", |tx, file| {
        let held = case_file::newest(&file.discounts, id)?;
        if held.version == seen + 1 && held.state == DiscountState::Withdrawn {
            return Ok(None);
        }
        if held.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if !held.stands() {
            return Err(Refusal::NotOpen.into());
        }
        let next = Discount {
            version: held.version + 1,
            state: DiscountState::Withdrawn,
            by: Some(by),
            made_on: at.today,
            learned_on: at.today,
            ..held.clone()
        };
        check(file, &next, Some(held), true)?;
        keep(tx, actor, at, file, &next)?;
        Ok(Some(told(&next)))
    })
}

/// Books the months that have begun and are not booked yet.
fn book(tx: &mut WriteTx<'_>, actor: &Actor, at: At, file: &CaseFile, d: &Discount) -> Result<(), Error> {
    let new = missing(file, d, at.today);
    ledger::book_agreed(tx, &actor.scope(), file.tenancy.id, new).map(drop)
}

/// The months that have begun and are not booked yet.
fn missing(file: &CaseFile, d: &Discount, today: Day) -> Vec<LedgerEntry> {
    let held: BTreeSet<EntryKey> = file.ledger.iter().map(|e| e.key).collect();
    let mut entries = d.entries(file.tenancy.end, &Watch::new(today));
    entries.retain(|e| !held.contains(&e.key));
    entries
}

/// Books the months that began since: run before the night, so that the night sees a month with its lower rent. Doing it
/// twice books nothing twice, and doing it late books what doing it in time would have. Gives how many months were booked.
pub fn run(db: &Db, actor: &Actor, at: At) -> Result<u64, Error> {
    actor.may(Act::RunNight)?;
    let first = |d: &Discount| (d.state == DiscountState::Granted).then_some(d.first);
    let whose = booking::begun(db, actor, at.today, first)?;
    booking::each(db, actor, at, Kind::LowerRent, whose, |file| {
        let all = newest_of_each(&file.discounts).into_iter();
        all.flat_map(|d| missing(file, d, at.today).into_iter().map(|e| (d.id.0, e)))
            .collect()
    })
}

/// A lower rent that was given, in the register.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// As it stands.
    pub discount: Discount,
    /// The day of the decision.
    pub decided_on: Day,
    /// Name of who decided.
    pub decided_by: String,
    /// What stands in the ledger until now.
    pub given: Cents,
}

/// A request that waits for a decision.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// What is asked.
    pub discount: Discount,
    /// The lowest rank that may decide.
    pub needs: Option<Rank>,
}

/// The lower rents that were decided in a year, with what they cost, and what waits.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Given in the year, by day.
    pub lines: Vec<Line>,
    /// Waits for a decision, oldest first.
    pub waiting: Vec<Waiting>,
}

/// The lower rents decided in a year, and what waits for a decision.
pub fn register(db: &Db, actor: &Actor, year: i32) -> Result<Register, Error> {
    actor.may(Act::SeeWaivers)?;
    let mut register = Register::default();
    for (tenancy, versions) in case_file::help_of_all::<Discount>(db, actor)? {
        let shown = |d: &&Discount| match d.state {
            DiscountState::Requested => true,
            DiscountState::Granted => decided_on(&versions, d).is_some_and(|on| on.civil().0 == year),
            DiscountState::Refused | DiscountState::Withdrawn => false,
        };
        let newest: Vec<&Discount> = newest_of_each(&versions).into_iter().filter(shown).collect();
        if newest.is_empty() {
            continue;
        }
        let file = case_file::read(db, actor, tenancy)?;
        for discount in newest {
            register.add(&file, &versions, discount);
        }
    }
    register.lines.sort_by_key(|l| (l.decided_on, l.discount.id));
    register
        .waiting
        .sort_by_key(|w| (w.discount.requested_on, w.discount.id));
    Ok(register)
}

/// The day on which it was given.
pub fn decided_on(versions: &[Discount], of: &Discount) -> Option<Day> {
    let given = |d: &&Discount| d.id == of.id && d.state == DiscountState::Granted;
    let first = versions.iter().filter(given).min_by_key(|d| d.version);
    first.map(|d| d.made_on)
}

impl Register {
    fn add(&mut self, file: &CaseFile, versions: &[Discount], d: &Discount) {
        let (tenancy, reference) = (file.tenancy.id, file.tenancy.reference.clone());
        let Some(decided_on) = decided_on(versions, d) else {
            self.waiting.push(Waiting {
                tenancy,
                reference,
                discount: d.clone(),
                needs: rank_for_discount(d.per_month, d.months(), &file.policy),
            });
            return;
        };
        let who = d.decided_by.map(|(user, _)| user);
        self.lines.push(Line {
            tenancy,
            reference,
            discount: d.clone(),
            decided_on,
            decided_by: file.colleague(who).unwrap_or_default().to_owned(),
            given: given(file, d),
        });
    }
}

/// What stands in the ledger of it.
pub fn given(file: &CaseFile, d: &Discount) -> Cents {
    let entries = file.ledger.iter().filter(|e| is_of(d, e));
    -entries.map(|e| e.amount).sum::<Cents>()
}

/// Is this entry a month of it, or takes it such a month back? Also of a version that lasted longer.
pub fn is_of(d: &Discount, entry: &LedgerEntry) -> bool {
    (0..d.months())
        .filter_map(|n| d.entry(d.first.plus(n), d.learned_on))
        .any(|e| e.key == entry.key || entry.link == Some(e.key.0))
}

/// What the trail says of it: no words of the tenant.
fn told(d: &Discount) -> Value {
    json!({"discount": d.id.to_string(), "version": d.version, "state": d.state.code(), "perMonth": d.per_month.0,
        "first": d.first.to_string(), "last": d.last.to_string(),
        "rank": d.decided_by.map(|(_, rank)| rank.code())})
}
