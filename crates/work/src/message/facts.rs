//! The facts of a file with which a message to a person can be filled in: to the cent and to the day as on the page.
//!
//! What is not known is left out; whoever writes adds it. What we promise ourselves in a message (a day to call, a day
//! until which we are silent) is a proposal that the writer may change before it leaves.

use super::recipient;
use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::fair_terms::may_claim;
use crate::{Error, Refusal, night};
use domain::agreement::{AgreementState, Party, Said};
use domain::arrangement::{self, PlanStanding, Standing, TermState};
use domain::calendar::{Day, clock};
use domain::contact::{ContactKind, DayPart, Direction};
use domain::debt_help::DebtHelpKind;
use domain::discount::DiscountState;
use domain::dispute::DisputeState;
use domain::fair_terms::ClauseKind;
use domain::ids::{PersonId, TenancyId, UserId};
use domain::law::costs::{Earlier, Question, costs};
use domain::law::interest;
use domain::law::letter_text::{Asked, announces_costs, asks_interest, missing};
use domain::mandate::Rank;
use domain::message::{Channel, Merge, Slot, Tongue, Value};
use domain::money::Cents;
use domain::outlook::{Outlook, PromiseState};
use domain::tenancy::{AddressForm, PaymentMethod, Person, Role, due_date};
use domain::waiver::WaiverState;
use store::Db;
use store::db::Tx;

/// Name of the text that is the letter of art. 6:96 lid 6 BW.
const FOURTEEN_DAYS: &str = "fourteen_days";
/// Working days until the day on which we propose to call.
const CALL_IN: i32 = 3;
/// Days in which we propose to be silent after a friendly reminder.
const SILENT_FOR: i32 = 9;
/// Longest words of the tenant that a message repeats, in characters.
const OWN_WORDS: usize = 160;

/// The facts of a file with which a message to a person can be filled in, in the words of a language.
pub fn facts(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    person: PersonId,
    tongue: Tongue,
) -> Result<Merge, Error> {
    actor.may(Act::SeeTenancy)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.read(|tx| {
        let file = case_file::load(tx, &scope, tenancy, policy)?
            .ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let reader = recipient(&file, person, at.today)?;
        let writer = Writer {
            user: actor.user,
            name: &actor.name,
        };
        merge(tx, &scope, &file, &reader.person, writer, at.today, tongue)
    })
}

/// Who signs: a person, never a department (S3.16).
#[derive(Clone, Copy)]
pub(crate) struct Writer<'a> {
    pub(crate) user: Option<UserId>,
    pub(crate) name: &'a str,
}

pub(crate) fn merge(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    file: &CaseFile,
    reader: &Person,
    writer: Writer<'_>,
    today: Day,
    tongue: Tongue,
) -> Result<Merge, Error> {
    let outlook = file.outlook(today);
    let mut merge = Merge::new(today);
    merge.put(Slot::Name, name_of(reader));
    merge.put(Slot::Sender, writer.name);
    merge.put(
        Slot::SenderFirstName,
        writer.name.split(' ').next().unwrap_or_default(),
    );
    if let Some(association) = store::association::of(tx, scope)? {
        merge.put(Slot::Association, association.name);
    }
    if let Some(user) = writer.user
        && let Some(staff) = store::staff::by_id(tx, scope, user)?
    {
        merge.put(Slot::Phone, staff.phone.unwrap_or_default());
    }
    crate::wording::fixed(tx, scope, writer.user, &mut merge)?;
    crate::own_page::put(tx, scope, file, reader, &mut merge)?;
    if let Some(slot) = crate::coach::next_talk(tx, scope, file, today)? {
        merge.put(Slot::Talk, talk(file, &slot, today, tongue));
    }
    money(&mut merge, file, &outlook, tongue);
    let with_vat = merge.written(Slot::Vat, Tongue::Dutch).as_deref() == Some("ja");
    if let Some(costs) = costs_ahead(tx, scope, file, &outlook, with_vat)? {
        merge.put(Slot::Costs, costs);
    }
    if tongue == Tongue::English && merge.has(Slot::Vat) {
        merge.put(Slot::Vat, if with_vat { "yes" } else { "no" });
    }
    days(&mut merge, file, &outlook, tongue);
    if let Some(visit) = crate::visit::announced(tx, scope, file.tenancy.id, today)? {
        announced(&mut merge, &visit, tongue);
    }
    people(&mut merge, file, &outlook, reader, tongue);
    if let Some(standing) = told_plan(&outlook) {
        if standing.plan.aftercare && file.wishes.is_none_or(|w| w.aftercare) {
            merge.put(Slot::Aftercare, aftercare(file.policy.aftercare_months, tongue));
        }
        plan(&mut merge, file, standing, &outlook);
    }
    decisions(&mut merge, file, &outlook, tongue);
    Ok(merge)
}

/// After how many months we ask how it goes: "1, 3, 6 en 12 maanden"; empty when the policy asks at no moment.
fn aftercare(months: [i32; 4], tongue: Tongue) -> String {
    let dutch = tongue == Tongue::Dutch;
    let mut all: Vec<String> = months
        .iter()
        .filter(|m| **m > 0)
        .map(ToString::to_string)
        .collect();
    let Some(last) = all.pop() else {
        return String::new();
    };
    let unit = match (dutch, all.is_empty() && last == "1") {
        (true, true) => "maand",
        (true, false) => "maanden",
        (false, true) => "month",
        (false, false) => "months",
    };
    if all.is_empty() {
        return format!("{last} {unit}");
    }
    let and = if dutch { "en" } else { "and" };
    format!("{} {and} {last} {unit}", all.join(", "))
}

/// What is open, and the rent.
fn money(merge: &mut Merge, file: &CaseFile, o: &Outlook<'_>, tongue: Tongue) {
    let asked = file.claim(o).amount();
    if asked.is_positive() {
        merge.put(Slot::Open, asked);
        merge.put(Slot::Rest, asked);
    }
    let asks = o
        .account
        .items
        .iter()
        .filter(|i| i.due_on <= o.on && i.open > i.held);
    merge.put(
        Slot::Months,
        Value::Months(asks.filter_map(|i| i.month).collect()),
    );
    let t = &file.tenancy;
    let next = (0..2)
        .map(|n| o.on.month().plus(n))
        .find(|m| due_date(&t.due_days, *m) > o.on);
    let rent = file.rent(next.unwrap_or(o.on.month()));
    if rent.is_positive() {
        merge.put(Slot::Rent, rent);
    }
    merge.put(Slot::Balance, crate::debt_help::balance(file, o.on));
    let tenants = tenants(file, o.on, tongue);
    if !tenants.is_empty() {
        merge.put(Slot::Tenant, tenants);
    }
    merge.put(Slot::Reference, t.payment_reference.clone().unwrap_or_default());
    if o.flow.on_time_in_a_row > 0 {
        merge.put(Slot::OnTime, i64::from(o.flow.on_time_in_a_row));
    }
}

/// The names of who rents the home on a day, as in a letter to somebody else.
fn tenants(file: &CaseFile, on: Day, tongue: Tongue) -> String {
    let here = file.tenancy.members.iter().filter(|m| {
        matches!(m.role, Role::Tenant | Role::CoTenant)
            && m.from <= on
            && m.until.is_none_or(|until| until >= on)
    });
    let names: Vec<String> = here
        .filter_map(|m| file.people.iter().find(|p| p.id == m.person))
        .map(Person::full_name)
        .collect();
    names.join(match tongue {
        Tongue::Dutch => " en ",
        Tongue::English => " and ",
    })
}

/// What may be charged after the letter of the law (art. 6:96 lid 6 BW), for an association that charges costs at all. Earlier such
/// letters that left count along (lid 8).
fn costs_ahead(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    file: &CaseFile,
    o: &Outlook<'_>,
    with_vat: bool,
) -> Result<Option<Cents>, Error> {
    let claim = file.claim(o).amount();
    let struck = may_claim(file, ClauseKind::Costs).is_err();
    if !file.policy.charges_costs || struck || !claim.is_positive() {
        return Ok(None);
    }
    let before = earlier(tx, scope, file, o.on)?;
    let law = crate::law::in_force(tx, scope)?;
    let parts = file.claimed_parts(o);
    let whole = [claim];
    let question = Question {
        principals: if parts.iter().copied().sum::<Cents>() == claim {
            &parts
        } else {
            &whole
        },
        paid: Cents::ZERO,
        vat: with_vat,
        instalments: true,
        earlier: &before,
        on: o.on,
    };
    // What the law has no answer to is left to a person.
    Ok(costs(&law, &question).ok().map(|found| found.total()))
}

/// The letters of the law that left before a day: by their text, whoever wrote it.
fn earlier(tx: &mut Tx<'_>, scope: &store::Scope, file: &CaseFile, on: Day) -> Result<Vec<Earlier>, Error> {
    let ways = store::message::deliveries(tx, scope, file.tenancy.id)?;
    let mut list = Vec::new();
    for m in store::message::of(tx, scope, file.tenancy.id)? {
        let left = ways.iter().find(|d| d.message == m.id).and_then(|d| d.sent);
        let left = left.map(|at| at.day).filter(|day| *day < on);
        if let Some(on) = left.filter(|_| is_statutory(&m)) {
            list.push(Earlier { on, costs: None });
        }
    }
    Ok(list)
}

/// It is the letter of art. 6:96 lid 6 BW: by the text it began from, or by what it says.
fn is_statutory(message: &store::message::Message) -> bool {
    message.template == FOURTEEN_DAYS || announces_costs(&message.body)
}

/// Refuses the letter of the law when something that it must say is not in it, or when the association charges no costs.
pub(crate) fn has_effect(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    file: &CaseFile,
    message: &store::message::Message,
) -> Result<(), Error> {
    if !is_statutory(message) {
        return Ok(());
    }
    let tongue = Tongue::from_code(&message.language).unwrap_or(Tongue::Dutch);
    let outlook = file.outlook(message.made_on);
    let mut merge = Merge::new(message.made_on);
    crate::wording::fixed(tx, scope, message.by, &mut merge)?;
    let with_vat = merge.written(Slot::Vat, Tongue::Dutch).as_deref() == Some("ja");
    let costs = costs_ahead(tx, scope, file, &outlook, with_vat)?;
    let costs = costs.map(|costs| domain::message::amount(costs, tongue));
    let asked = Asked {
        charged: file.policy.charges_costs,
        struck: may_claim(file, ClauseKind::Costs).is_err(),
        written: matches!(message.channel, Channel::Letter | Channel::Email),
        amount: &domain::message::amount(file.claim(&outlook).amount(), tongue),
        costs: costs.as_deref(),
    };
    let missing = missing(&message.body, &asked);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Refusal::StatutoryLetter(missing).into())
}

/// Refuses a text that asks for interest where none may be claimed: the association charges none, the clause was struck out, or
/// the rate of a day since the rent fell due is not confirmed (art. 6:119 BW).
pub(crate) fn may_ask_interest(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    file: &CaseFile,
    message: &store::message::Message,
) -> Result<(), Error> {
    if !asks_interest(&message.body) {
        return Ok(());
    }
    if !file.policy.charges_interest {
        return Err(Refusal::ChargesNoInterest.into());
    }
    may_claim(file, ClauseKind::Interest)?;
    let outlook = file.outlook(message.made_on);
    if outlook.statuses.iter().any(|d| d.kind == DebtHelpKind::Wsnp) {
        return Err(Refusal::NoInterest("a statutory scheme runs (WSNP, art. 303 Fw)".to_owned()).into());
    }
    let since = outlook.path.since.unwrap_or(message.made_on);
    let question = interest::Question {
        principal: file.claim(&outlook).amount(),
        from: since,
        until: message.made_on,
        payments: &[],
        scheme: None,
        unconfirmed: false,
    };
    let law = crate::law::in_force(tx, scope)?;
    interest::interest(&law, &question)
        .map(drop)
        .map_err(|why| Refusal::NoInterest(why.to_string()).into())
}

/// The days of paying, and those that we propose.
fn days(merge: &mut Merge, file: &CaseFile, o: &Outlook<'_>, tongue: Tongue) {
    let today = o.on;
    let due = (0..3)
        .map(|n| due_date(&file.tenancy.due_days, today.month().plus(n)))
        .find(|day| *day > today);
    if let Some(due) = due {
        merge.put(Slot::DueOn, due);
        merge.put(Slot::FirstOn, due);
        if file.tenancy.method == PaymentMethod::DirectDebit {
            merge.put(Slot::DebitOn, due);
        }
    }
    let moment = o.quiet_until.filter(|on| *on > today);
    merge.put(
        Slot::CallOn,
        moment.unwrap_or_else(|| today.plus_working_days(CALL_IN)),
    );
    merge.put(Slot::CallPart, reached_in(file, tongue));
    merge.put(
        Slot::SilentUntil,
        moment.unwrap_or_else(|| today.plus(SILENT_FOR)),
    );
    merge.put(Slot::AnswerBy, today.plus(file.policy.offer_reply_days));
    let tried = file.contacts.iter().filter(|c| {
        c.direction == Direction::Outgoing
            && matches!(c.kind, ContactKind::Phone | ContactKind::HomeVisit)
            && !c.outcome.reached()
            && o.oldest_due_on.is_some_and(|oldest| c.on >= oldest)
    });
    let mut tried: Vec<Day> = tried.map(|c| c.on).collect();
    tried.dedup();
    merge.put(Slot::TriedOn, Value::Days(tried));
    if let Some(until) = o.paused_until {
        let running = file.pauses.iter().filter(|p| p.from <= today && p.until >= today);
        let from = running.max_by_key(|p| p.version).map_or(today, |p| p.from);
        merge.put(Slot::PauseFrom, from);
        merge.put(Slot::PauseUntil, until);
        let review = file.pauses.iter().rev().find_map(|p| p.review_on);
        merge.put(
            Slot::CallOn,
            review.filter(|on| *on > today).unwrap_or_else(|| until.plus(1)),
        );
    }
}

/// With whom, when and where.
fn talk(file: &CaseFile, slot: &domain::coach::Slot, today: Day, tongue: Tongue) -> String {
    let name = file.colleague(Some(slot.coach)).unwrap_or_default();
    let (day, time) = (domain::message::day(slot.on, today, tongue), slot.time());
    match tongue {
        Tongue::Dutch => format!(
            "met {name}, {day} om {} uur, {}",
            time.replace(':', "."),
            slot.place
        ),
        Tongue::English => format!("with {name}, {day} at {time}, {}", slot.place),
    }
}

/// A visit that is planned and may be told: who, which day, about when (S3.12).
fn announced(merge: &mut Merge, visit: &crate::visit::Announced, tongue: Tongue) {
    merge.put(Slot::Visitor, visit.name.split(' ').next().unwrap_or_default());
    merge.put(Slot::VisitOn, visit.on);
    merge.put(
        Slot::VisitTime,
        match tongue {
            Tongue::Dutch => format!("{} uur", clock(visit.arrives_at).replace(':', ".")),
            Tongue::English => clock(visit.arrives_at),
        },
    );
}

/// The part of the day in which we last reached somebody there; where we did not yet, the writer may choose another.
fn reached_in(file: &CaseFile, tongue: Tongue) -> &'static str {
    let mut reached = file.contacts.iter().rev().filter(|c| c.outcome.reached());
    match (reached.find_map(|c| c.day_part), tongue) {
        (Some(DayPart::Morning), Tongue::Dutch) => "’s ochtends",
        (Some(DayPart::Morning), Tongue::English) => "in the morning",
        (Some(DayPart::Afternoon), Tongue::Dutch) => "’s middags",
        (Some(DayPart::Afternoon), Tongue::English) => "in the afternoon",
        (Some(DayPart::Evening), Tongue::Dutch) => "’s avonds",
        (Some(DayPart::Evening), Tongue::English) => "in the evening",
        (None, Tongue::Dutch) => "overdag",
        (None, Tongue::English) => "during the day",
    }
}

/// Words about people: how paying went, who pays, what was told, the next steps of both sides.
fn people(merge: &mut Merge, file: &CaseFile, o: &Outlook<'_>, reader: &Person, tongue: Tongue) {
    let dutch = tongue == Tongue::Dutch;
    if steady(o, file.policy.grace_days) {
        merge.put(Slot::SoFar, if dutch { "steeds goed" } else { "well" });
    }
    let payer = o.payers.iter().rev().find(|p| p.pays_rent(o.on));
    match payer {
        Some(payer) => merge.put(Slot::Payer, payer.name.as_str()),
        None => merge.put(
            Slot::Payer,
            match (dutch, reader.address_form) {
                (true, AddressForm::Formal) => "uzelf",
                (true, AddressForm::Informal) => "jezelf",
                (false, _) => "you",
            },
        ),
    }
    let told = file.stories.first().map(|s| s.words.trim().trim_end_matches('.'));
    if let Some(words) = told.filter(|w| w.chars().count() <= OWN_WORDS) {
        merge.put(Slot::OwnWords, words);
    }
    let running = || o.promises.iter().filter(|p| p.state == PromiseState::Running);
    let own = told_plan(o).and_then(|standing| standing.plan.own_step);
    let first = running().find(|p| Some(p.agreement.id) == own);
    let step = |party: Party| {
        let theirs = |p: &&domain::outlook::Promise<'_>| {
            p.agreement.party == party
                && p.agreement.amount.is_none()
                && p.agreement.due_on.is_some()
                && matches!(Said::of(&p.agreement.action), Said::Words(_))
        };
        running().find(theirs)
    };
    let say = |merge: &mut Merge, p: Option<&domain::outlook::Promise<'_>>, what, by| {
        let Some((p, due)) = p.and_then(|p| Some((p, p.agreement.due_on?))) else {
            return;
        };
        merge.put(what, p.agreement.action.trim().trim_end_matches('.'));
        merge.put(by, due);
    };
    say(
        merge,
        first.or_else(|| step(Party::Tenant)),
        Slot::TheirStep,
        Slot::TheirStepBy,
    );
    say(merge, step(Party::Association), Slot::OurStep, Slot::OurStepBy);
    for (party, slot) in [
        (Party::Association, Slot::OurSide),
        (Party::Tenant, Slot::TheirSide),
        (Party::Third, Slot::OtherSide),
    ] {
        merge.put(slot, side(o, party, tongue));
    }
}

/// What a side took on when something was last agreed, in lines of a list; money of a plan stands with the plan (S1.25).
fn side(o: &Outlook<'_>, party: Party, tongue: Tongue) -> String {
    let last = o.promises.iter().map(|p| p.agreement.made_on).max();
    let lines = o.promises.iter().map(|p| p.agreement).filter_map(|a| {
        let words = matches!(Said::of(&a.action), Said::Words(_));
        if a.party != party || a.state != AgreementState::Open || Some(a.made_on) != last || !words {
            return None;
        }
        let action = a.action.trim().trim_end_matches('.');
        let by = a.due_on.map(|on| domain::message::day(on, o.on, tongue));
        Some(match (by, tongue) {
            // Whoever meets at a moment hears that moment, and no last day.
            (Some(by), _) if action.contains(&by) => action.to_owned(),
            (None, _) => action.to_owned(),
            (Some(by), Tongue::Dutch) => format!("{action}, uiterlijk {by}"),
            (Some(by), Tongue::English) => format!("{action}, by {by}"),
        })
    });
    lines.collect::<Vec<_>>().join("\n- ")
}

/// Every rent month before the first open one was paid, and there were some.
fn steady(o: &Outlook<'_>, grace: i32) -> bool {
    let months = o
        .judged()
        .items
        .iter()
        .filter(|i| i.month.is_some() && i.due_on <= o.on);
    let before: Vec<_> = months.take_while(|i| !i.open.is_positive()).collect();
    before.len() >= 6
        && before
            .iter()
            .all(|i| i.settled_on.is_some_and(|on| on <= i.judged_due_on.plus(grace)))
}

/// The plan that a message is about: the newest that runs, else the one that was finished last.
fn told_plan<'o, 'f>(o: &'o Outlook<'f>) -> Option<&'o Standing<'f>> {
    let running = o.plans.iter().rev().find(|p| p.state == PlanStanding::Running);
    running.or_else(|| {
        o.plans
            .iter()
            .filter(|p| p.state == PlanStanding::Done)
            .max_by_key(|p| p.done_on)
    })
}

fn plan(merge: &mut Merge, file: &CaseFile, standing: &Standing<'_>, o: &Outlook<'_>) {
    let to_come: Vec<_> = standing
        .terms
        .iter()
        .filter(|t| t.state == TermState::Open && t.needed.is_positive())
        .map(|t| (t.term.due_on, t.needed))
        .collect();
    let miss = standing.newest_miss();
    let next = standing.next();
    if let Some(amount) = miss.or(next).map(|t| t.needed) {
        merge.put(Slot::Term, amount);
    }
    merge.put(Slot::Payments, Value::Payments(to_come));
    merge.put(Slot::Terms, i64::from(standing.count()));
    if standing.kept() > 0 {
        merge.put(Slot::Kept, i64::from(standing.kept()));
    }
    if let Some(month) = standing.solved_around {
        merge.put(Slot::SolvedIn, month);
    }
    let told = standing.plan.told.trim().trim_end_matches('.');
    if told.chars().count() <= OWN_WORDS {
        merge.put(Slot::OwnWords, told);
    }
    let rent = standing.plan.rent.lines.iter().find(|line| line.on > o.on);
    if let Some(line) = rent {
        merge.put(Slot::FirstOn, line.on);
    }
    if let Some(next) = next.filter(|_| miss.is_none()) {
        merge.put(Slot::SilentUntil, next.last_day);
    }
    let Some(miss) = miss else { return };
    merge.put(Slot::MissedOn, miss.term.due_on);
    if let Some(choices) = arrangement::choices(standing, &file.plans, o.on, None, &file.policy) {
        merge.put(Slot::LateUntil, choices.pay_by);
        merge.put(Slot::SilentUntil, choices.pay_by);
        if let Some(month) = choices.skip_solves {
            merge.put(Slot::SkipSolves, month);
        }
    }
}

/// What was decided: a waiver, a lower rent.
fn decisions(merge: &mut Merge, file: &CaseFile, o: &Outlook<'_>, tongue: Tongue) {
    let facts = file.facts();
    let help = facts.help;
    let approved = help
        .waivers
        .iter()
        .filter_map(|w| match w.state(help.decisions, &file.policy) {
            WaiverState::Approved { on } => Some((w, on)),
            _ => None,
        })
        .max_by_key(|(_, on)| *on);
    if let Some((waiver, on)) = approved {
        merge.put(Slot::Waived, waiver.amount);
        merge.put(Slot::DecidedOn, on);
        let last = help.decisions.iter().rev().find(|d| d.waiver == waiver.id);
        let (who, rank) = last.map_or((waiver.by, waiver.rank), |d| (d.by, d.rank));
        if let Some(name) = file.colleague(Some(who)) {
            merge.put(Slot::DecidedBy, format!("{name}, {}", function_of(rank, tongue)));
        }
    }
    let right = case_file::newest_of_each(help.disputes)
        .into_iter()
        .filter(|d| matches!(d.state, DisputeState::TenantRight | DisputeState::PartlyRight))
        .max_by_key(|d| d.made_on);
    if let Some(dispute) = right {
        merge.put(Slot::Answer, dispute.answer.trim().trim_end_matches('.'));
    }
    let lower = case_file::newest_of_each(help.discounts)
        .into_iter()
        .filter(|d| d.state == DiscountState::Granted)
        .max_by_key(|d| (d.last, d.made_on));
    if let Some(discount) = lower {
        let list = file.list_rent(discount.first.max(o.on.month()));
        merge.put(Slot::ListRent, list);
        merge.put(Slot::LowRent, list - discount.per_month);
        merge.put(Slot::LowFrom, discount.first.first());
        merge.put(Slot::LowUntil, discount.last.plus(1).first().plus(-1));
        merge.put(Slot::Reason, discount.request.trim().trim_end_matches('.'));
    }
}

/// What somebody of a rank does here, in words for a tenant.
const fn function_of(rank: Rank, tongue: Tongue) -> &'static str {
    match (rank, tongue) {
        (Rank::Officer, Tongue::Dutch) => "consulent",
        (Rank::Officer, Tongue::English) => "adviser",
        (Rank::TeamLeader, Tongue::Dutch) => "teamleider",
        (Rank::TeamLeader, Tongue::English) => "team leader",
        (Rank::Manager, _) => "manager",
    }
}

/// How a person wants to be addressed: as told; else by first name, or in full.
pub(crate) fn name_of(person: &Person) -> String {
    match (&person.preferred_name, person.address_form) {
        (Some(name), _) if !name.trim().is_empty() => name.clone(),
        (_, AddressForm::Informal) if !person.first_name.is_empty() => person.first_name.clone(),
        _ => person.full_name(),
    }
}
