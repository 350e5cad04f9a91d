//! The calculators: options in, one JSON object or a few plain lines out.

use super::fields::clean;
use super::{Answer, Desk};
use domain::law::{
    Household, allocation, care_allowance, child_budget, costs, interest, letter, protected_income,
    rent_allowance,
};
use domain::money::Cents;
use domain::policy::{AllocationOrder, Policy};
use serde_json::{Value, json};
use web::sentence;

/// Arguments of `law costs`.
#[derive(clap::Args)]
pub struct Costs {
    /// What is owed, without interest and costs; several are added in one letter
    #[arg(long, required = true, value_name = "AMOUNT", allow_hyphen_values = true)]
    principal: Vec<String>,
    /// What was paid within the fourteen days
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    paid: Option<String>,
    /// Add VAT: only when a service with VAT is used that cannot be deducted, and the letter says so
    #[arg(long)]
    vat: bool,
    /// The principals are instalments of one contract, such as rent (art. 6:96 lid 8)
    #[arg(long)]
    instalment: bool,
    /// An earlier reminder for an instalment of the same contract, with the costs asked in it when known
    #[arg(long, value_name = "DATE[:AMOUNT]", allow_hyphen_values = true)]
    earlier: Vec<String>,
    /// The day of the letter; else today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

impl Costs {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let principals = parse_all(&self.principal, |t| desk.amount("--principal", t))?;
        let earlier = parse_all(&self.earlier, |t| {
            let (on, costs) = if t.contains(':') {
                let (on, costs) = desk.dated("--earlier", t)?;
                (on, Some(costs))
            } else {
                (desk.day("--earlier", t)?, None)
            };
            Ok(costs::Earlier { on, costs })
        })?;
        let question = costs::Question {
            principals: &principals,
            paid: desk
                .amount_or("--paid", self.paid.as_deref())?
                .unwrap_or_default(),
            vat: self.vat,
            instalments: self.instalment,
            earlier: &earlier,
            on: desk.day_or_today("--on", self.on.as_deref())?,
        };
        let found = costs::costs(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let said = if self.vat {
            p.law_costs_said_vat(p.money(found.basis), p.money(found.costs), p.money(found.total()))
        } else {
            p.law_costs_said(p.money(found.basis), p.money(found.costs))
        };
        let value = json!({
            "basisCents": found.basis.0,
            "costsCents": found.costs.0,
            "vatCents": found.vat.0,
            "totalCents": found.total().0,
            "on": question.on.to_string(),
            "chargedByDefault": Policy::DEFAULT.charges_costs,
        });
        let said = format!("{said}\n{}", p.law_off_by_default());
        Ok(desk.answer(&said, value, &found.steps, false))
    }
}

/// Arguments of `law letter`.
#[derive(clap::Args)]
pub struct Letter {
    /// The day on which the letter was posted
    #[arg(
        long,
        value_name = "DATE",
        allow_hyphen_values = true,
        required_unless_present = "received"
    )]
    posted: Option<String>,
    /// The day on which it was received, when that can be proved
    #[arg(
        long,
        value_name = "DATE",
        allow_hyphen_values = true,
        conflicts_with = "posted"
    )]
    received: Option<String>,
    /// Move a last day in a weekend or on a holiday to the next working day: milder than the law
    #[arg(long)]
    to_working_day: bool,
}

impl Letter {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let sent = match (&self.posted, &self.received) {
            (_, Some(day)) => letter::Sent::Received(desk.day("--received", day)?),
            (Some(day), None) => letter::Sent::Posted(desk.day("--posted", day)?),
            (None, None) => {
                return Err(desk.phrases.law_refused_missing("2026-11-21", "--posted"));
            }
        };
        let found = letter::letter(&desk.law, sent, self.to_working_day).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let said = p.law_letter_said(
            p.day_in_full(found.delivered),
            p.day_in_full(found.costs_from),
            p.day_in_full(found.last_free_day),
        );
        let value = json!({
            "deemedDelivered": found.delivered.to_string(),
            "firstDay": found.first_day.to_string(),
            "lastFreeDay": found.last_free_day.to_string(),
            "costsFrom": found.costs_from.to_string(),
        });
        Ok(desk.answer(&said, value, &found.steps, false))
    }
}

/// Arguments of `law interest`.
#[derive(clap::Args)]
pub struct Interest {
    /// What was owed on the first day
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    principal: String,
    /// The first day with interest: the day after the due day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: String,
    /// The first day that no longer counts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: String,
    /// A payment in between; goes to interest first (art. 6:44 BW)
    #[arg(long, value_name = "DATE:AMOUNT", allow_hyphen_values = true)]
    payment: Vec<String>,
    /// First and last day of a statutory scheme (WSNP): no interest runs then (art. 303 Fw)
    #[arg(long, value_name = "DATE:DATE", allow_hyphen_values = true)]
    wsnp: Option<String>,
    /// Also use rates that nobody has confirmed
    #[arg(long)]
    unconfirmed: bool,
}

impl Interest {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let payments = parse_all(&self.payment, |t| {
            let (on, amount) = desk.dated("--payment", t)?;
            Ok(interest::Payment { on, amount })
        })?;
        let scheme = self.wsnp.as_deref().map(|span| {
            let (first, last) = span.split_once(':').unwrap_or((span, ""));
            Ok::<_, String>((desk.day("--wsnp", first)?, desk.day("--wsnp", last)?))
        });
        let scheme = scheme.transpose()?;
        let question = interest::Question {
            principal: desk.amount("--principal", &self.principal)?,
            from: desk.day("--from", &self.from)?,
            until: desk.day("--until", &self.until)?,
            payments: &payments,
            scheme,
            unconfirmed: self.unconfirmed,
        };
        let found = interest::interest(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let mut said = p.law_interest_said(
            p.day_and_year(question.from),
            p.money(found.interest),
            p.day_and_year(question.until),
        );
        if !payments.is_empty() {
            said = format!("{said} {}", p.law_interest_paid_said(p.money(found.open)));
        }
        let segments: Vec<Value> = found
            .segments
            .iter()
            .map(|s| {
                json!({
                    "from": s.from.to_string(),
                    "until": s.until.to_string(),
                    "days": s.days,
                    "percent": s.percent.to_string(),
                    "baseCents": s.base.0,
                    "interestCents": s.interest.0,
                    "certainty": s.rows.iter().map(|r| r.certainty).max().map(domain::law::Certainty::code),
                })
            })
            .collect();
        let value = json!({
            "interestCents": found.interest.0,
            "openCents": found.open.0,
            "surplusCents": found.surplus.0,
            "segments": segments,
            "chargedByDefault": Policy::DEFAULT.charges_interest,
        });
        let said = format!("{said}\n{}", p.law_off_by_default());
        Ok(desk.answer(&said, value, &found.steps, false))
    }
}

/// Arguments of `law rent-allowance`.
#[derive(clap::Args)]
pub struct RentAllowance {
    /// The bare rent per month
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    rent: String,
    /// The income per year of everybody together
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    income: String,
    /// Persons, children too
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    household: String,
    /// Everybody is under 21, without a child or a handicap
    #[arg(long)]
    all_under_21: bool,
    /// The year; else this year
    #[arg(long, allow_hyphen_values = true)]
    year: Option<String>,
}

impl RentAllowance {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let question = rent_allowance::Question {
            rent: desk.amount("--rent", &self.rent)?,
            income: desk.amount("--income", &self.income)?,
            household: desk.number("--household", &self.household)?,
            all_young: self.all_under_21,
            year: desk.year(self.year.as_deref())?,
        };
        let found = rent_allowance::rent_allowance(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let said = p.law_rent_allowance_said(p.money(found.monthly));
        Ok(desk.answer(&said, allowance(&found, question.year), &found.steps, true))
    }
}

/// Arguments of `law care-allowance`.
#[derive(clap::Args)]
pub struct CareAllowance {
    /// The income per year, of both partners together
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    income: String,
    /// There is an allowance partner
    #[arg(long)]
    partner: bool,
    /// The year; else this year
    #[arg(long, allow_hyphen_values = true)]
    year: Option<String>,
}

impl CareAllowance {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let question = care_allowance::Question {
            income: desk.amount("--income", &self.income)?,
            partner: self.partner,
            year: desk.year(self.year.as_deref())?,
        };
        let found = care_allowance::care_allowance(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let said = p.law_care_allowance_said(p.money(found.monthly));
        Ok(desk.answer(&said, allowance(&found, question.year), &found.steps, true))
    }
}

/// Arguments of `law child-budget`.
#[derive(clap::Args)]
pub struct ChildBudget {
    /// The income per year, of both partners together
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    income: String,
    /// The age of each child: 5,13
    #[arg(long, value_name = "AGES", allow_hyphen_values = true)]
    children: String,
    /// There is an allowance partner
    #[arg(long)]
    partner: bool,
    /// The year; else this year
    #[arg(long, allow_hyphen_values = true)]
    year: Option<String>,
}

impl ChildBudget {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let ages: Vec<String> = self
            .children
            .split(',')
            .map(|age| age.trim().to_owned())
            .filter(|age| !age.is_empty())
            .collect();
        let children = parse_all(&ages, |t| desk.number("--children", t))?;
        let question = child_budget::Question {
            income: desk.amount("--income", &self.income)?,
            children: &children,
            partner: self.partner,
            year: desk.year(self.year.as_deref())?,
        };
        let found = child_budget::child_budget(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let said = p.law_child_budget_said(p.money(found.yearly));
        Ok(desk.answer(&said, allowance(&found, question.year), &found.steps, true))
    }
}

fn allowance(found: &rent_allowance::Allowance<'_>, year: i64) -> Value {
    json!({"monthlyCents": found.monthly.0, "yearlyCents": found.yearly.0, "year": year})
}

/// Arguments of `law protected-income`.
#[derive(clap::Args)]
pub struct ProtectedIncome {
    /// single, single-parent, couple or couple-with-children
    #[arg(long, allow_hyphen_values = true)]
    household: String,
    /// Taxable income per year, of both partners together
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    income: String,
    /// Net income per month with holiday pay: never more than 95 % of it is protected
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    net_monthly: Option<String>,
    /// The partner's net income per month (art. 475db Rv)
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    partner_monthly: Option<String>,
    /// Own net income per month that nobody seizes (art. 475db Rv)
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    other_monthly: Option<String>,
    /// The day; else today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

impl ProtectedIncome {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let household = Household::from_code(&self.household).ok_or_else(|| {
            let known: Vec<&str> = Household::ALL.iter().map(|h| h.code()).collect();
            desk.phrases
                .law_refused_not_a_choice("--household", known.join(", "), clean(&self.household))
        })?;
        let question = protected_income::Question {
            household,
            income: desk.amount("--income", &self.income)?,
            net_monthly: desk.amount_or("--net-monthly", self.net_monthly.as_deref())?,
            partner_monthly: desk.amount_or("--partner-monthly", self.partner_monthly.as_deref())?,
            other_monthly: desk.amount_or("--other-monthly", self.other_monthly.as_deref())?,
            on: desk.day_or_today("--on", self.on.as_deref())?,
        };
        let found = protected_income::protected_income(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let said = p.law_protected_said(p.money(found.monthly));
        let value = json!({
            "monthlyCents": found.monthly.0,
            "roomForAllCreditorsCents": found.room.map(|c| c.0),
            "on": question.on.to_string(),
        });
        Ok(desk.answer(&said, value, &found.steps, true))
    }
}

/// Arguments of `law allocation`.
#[derive(clap::Args)]
pub struct Allocation {
    /// The payment
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    payment: String,
    /// The day it came in; else today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// What is owed: due day, rent, and interest and costs on it when there are any; once for each month
    #[arg(
        long,
        required = true,
        value_name = "DATE:RENT[:INTEREST[:COSTS]]",
        allow_hyphen_values = true
    )]
    claim: Vec<String>,
    /// The month that the payer named
    #[arg(long, value_name = "MONTH", allow_hyphen_values = true)]
    month: Option<String>,
    /// `current_first` or `oldest_first`; else as shipped
    #[arg(long, allow_hyphen_values = true)]
    policy: Option<String>,
}

impl Allocation {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let claims = parse_all(&self.claim, |t| claim(desk, t))?;
        let question = allocation::Question {
            claims: &claims,
            payment: desk.amount("--payment", &self.payment)?,
            on: desk.day_or_today("--on", self.on.as_deref())?,
            designated: self
                .month
                .as_deref()
                .map(|m| desk.month("--month", m))
                .transpose()?,
            policy: policy(desk, self.policy.as_deref())?,
        };
        let found = allocation::allocate(&desk.law, &question).map_err(|e| desk.refusal(&e))?;
        let p = desk.phrases;
        let mut said = p.law_allocation_said(p.money(question.payment));
        for (title, lines) in [
            (p.law_allocation_by_law(), &found.by_law),
            (p.law_allocation_by_policy(), &found.by_policy),
        ] {
            said = format!("{said}\n{title}:");
            for line in lines {
                let words = p.law_allocation_line(
                    p.money(line.costs),
                    p.day_and_year(line.due_on),
                    p.money(line.interest),
                    p.money(line.principal),
                );
                said = format!("{said}\n  {words} ({})", sentence::allocation_rule(p, line.rule));
            }
        }
        let value = json!({
            "paymentCents": question.payment.0,
            "on": question.on.to_string(),
            "policy": question.policy.allocation.code(),
            "byLaw": booked(&found.by_law),
            "byPolicy": booked(&found.by_policy),
            "leftByLawCents": found.left_by_law.0,
            "leftByPolicyCents": found.left_by_policy.0,
        });
        Ok(desk.answer(&said, value, &found.steps, false))
    }
}

fn claim(desk: &Desk, text: &str) -> Result<allocation::Claim, String> {
    let option = "--claim";
    let mut parts = text.split(':');
    let (Some(day), Some(principal)) = (parts.next(), parts.next()) else {
        return Err(desk
            .phrases
            .law_refused_not_a_pair("2026-11-01:600.00:5.00:40.00", option, clean(text)));
    };
    let mut extra = || parts.next().map_or(Ok(Cents::ZERO), |t| desk.amount(option, t));
    let (interest, costs) = (extra()?, extra()?);
    if parts.next().is_some() {
        return Err(desk
            .phrases
            .law_refused_not_a_pair("2026-11-01:600.00:5.00:40.00", option, clean(text)));
    }
    Ok(allocation::Claim {
        due_on: desk.day(option, day)?,
        principal: desk.amount(option, principal)?,
        interest,
        costs,
    })
}

fn policy(desk: &Desk, code: Option<&str>) -> Result<Policy, String> {
    let Some(code) = code else {
        return Ok(Policy::DEFAULT);
    };
    let allocation = AllocationOrder::from_code(code).ok_or_else(|| {
        let known: Vec<&str> = AllocationOrder::ALL.iter().map(|o| o.code()).collect();
        desk.phrases
            .law_refused_not_a_choice("--policy", known.join(", "), clean(code))
    })?;
    Ok(Policy {
        allocation,
        ..Policy::DEFAULT
    })
}

fn booked(lines: &[allocation::Booked]) -> Vec<Value> {
    let line = |b: &allocation::Booked| {
        json!({
            "due": b.due_on.to_string(),
            "month": b.due_on.month().to_string(),
            "costsCents": b.costs.0,
            "interestCents": b.interest.0,
            "principalCents": b.principal.0,
            "rule": format!("{:?}", b.rule).to_lowercase(),
        })
    };
    lines.iter().map(line).collect()
}

fn parse_all<T>(texts: &[String], parse: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    texts.iter().map(|text| parse(text)).collect()
}
