//! `keukentafel tenancy REF`: position, months, flow state, the next day to look.

use crate::{Options, installation, output};
use domain::calendar::Day;
use domain::flow::{self, MonthOutcome};
use domain::ledger::Item;
use domain::outlook::Outlook;
use domain::policy::Policy;
use serde_json::{Value, json};
use std::process::ExitCode;
use work::case_file::{self, CaseFile};

/// Arguments of `tenancy`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Contract number
    reference: String,
    /// On which day
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
    /// Leave out what was learned after this day
    #[arg(long, value_name = "DATE")]
    known_by: Option<Day>,
}

/// `keukentafel tenancy REF`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let on = arguments.on.unwrap_or(clock.at().today);
    let id = case_file::by_reference(&db, &actor, &arguments.reference)?;
    let file = case_file::open(&db, &actor, clock.at(), id, "command line")?;
    let (outlook, allocations) = file.explained(on, arguments.known_by);
    let watch = domain::calendar::Watch::new(on);
    let months: Vec<Value> = outlook
        .judged()
        .items
        .iter()
        .map(|i| month_json(i, &file.policy, &watch))
        .collect();
    let mut value = summary(&file, &outlook);
    value["months"] = json!(months);
    value["allocations"] =
        json!(allocations.iter().map(|a| json!({
        "on": a.on.to_string(), "month": a.month.map(|m| m.to_string()), "amountCents": a.amount.0,
        "rule": format!("{:?}", a.rule).to_lowercase(),
    })).collect::<Vec<_>>());
    output::line(options.json, &value, &words(&file, &outlook));
    Ok(ExitCode::SUCCESS)
}

fn summary(file: &CaseFile, o: &Outlook<'_>) -> Value {
    json!({
        "tenancy": file.tenancy.reference,
        "on": o.on.to_string(),
        "lane": o.lane.code(),
        "balanceCents": o.account.balance.0,
        "pastDueCents": o.past_due.0,
        "openItems": o.open_items,
        "oldestDue": o.oldest_due_on.map(|d| d.to_string()),
        "ageMonths": o.age_months,
        "advanceCents": o.account.advance.0,
        "currentRent": o.current_rent.code(),
        "flow": o.flow.state.code(),
        "flowSince": o.flow.since.map(|m| m.to_string()),
        "onTimeInARow": o.flow.on_time_in_a_row,
        "pattern": o.pattern.map(flow::Pattern::code),
        "usualPayDay": flow::rhythm(o.judged()).map(|r| r.usual_offset + 1),
        "quietUntil": o.quiet_until.map(|d| d.to_string()),
        "wakeOn": o.wake_on.map(|d| d.to_string()),
        "tasks": o.tasks.iter().map(|t| json!({
            "key": t.key, "since": t.since.to_string(), "reason": work::reason::to_json(&t.reason), "proposal": t.proposal.code(),
        })).collect::<Vec<_>>(),
        "milestones": o.milestones.iter().map(|m| json!({"code": m.code.code(), "on": m.on.to_string()})).collect::<Vec<_>>(),
    })
}

fn month_json(item: &Item, policy: &Policy, watch: &domain::calendar::Watch) -> Value {
    let (state, late) = match flow::judge(item, policy, watch) {
        MonthOutcome::OnTime => ("on_time", None),
        MonthOutcome::Late(days) => ("late", Some(days)),
        MonthOutcome::Partial => ("partial", None),
        MonthOutcome::Missed => ("missed", None),
        MonthOutcome::NotDue => ("not_due", None),
    };
    json!({
        "month": item.month.map(|m| m.to_string()),
        "due": item.due_on.to_string(),
        "judgedDue": item.judged_due_on.to_string(),
        "chargedCents": item.charged.0,
        "paidCents": item.paid().0,
        "openCents": item.open.0,
        "paidOn": item.settled_on.map(|d| d.to_string()),
        "state": state,
        "daysLate": late,
        "method": item.method.code(),
        "returned": item.returned.map(|r| json!({
            "on": r.on.to_string(), "reason": r.reason.map(|c| String::from_utf8_lossy(&c).trim().to_owned()),
        })),
    })
}

fn words(file: &CaseFile, o: &Outlook<'_>) -> String {
    let names: Vec<String> = file
        .people
        .iter()
        .map(domain::tenancy::Person::full_name)
        .collect();
    let mut text = format!(
        "{}  {}\non {}: flow {}, current rent {}, past due {} in {} items, balance {}",
        file.tenancy.reference,
        names.join(", "),
        o.on,
        o.flow.state.code(),
        o.current_rent.code(),
        o.past_due,
        o.open_items,
        o.account.balance,
    );
    for item in o.judged().items.iter().rev().take(24) {
        let month = item.month.map_or_else(|| "other  ".to_owned(), |m| m.to_string());
        let paid_on = item.settled_on.map(|d| d.to_string()).unwrap_or_default();
        text = format!(
            "{text}{}",
            format_args!(
                "\n  {month}  due {}  {:>14}  open {:>14}  {paid_on}",
                item.due_on,
                item.charged.to_string(),
                item.open.to_string()
            )
        );
    }
    text = format!(
        "{text}{}",
        format_args!(
            "\nlook again on {}",
            o.wake_on.map_or_else(|| "-".to_owned(), |d| d.to_string())
        )
    );
    text
}
