//! `keukentafel night` and `keukentafel verify`.

use crate::output::{self, Progress};
use crate::{Options, clock, installation};
use domain::calendar::Day;
use serde_json::json;
use std::process::ExitCode;
use std::time::Duration;
use work::night::{Done, Plan};
use work::{Actor, Db, Refusal};

/// Arguments of `night`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The day it is for
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
    /// Over all tenancies, not only those that are awake or due
    #[arg(long)]
    full: bool,
}

/// Arguments of `verify`.
#[derive(clap::Args)]
pub struct VerifyArguments {
    /// The day to judge by
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
    /// Make packed ledgers that differ again from the rows
    #[arg(long)]
    repair: bool,
}

/// `keukentafel night`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let on = arguments.on.unwrap_or(clock.at().today);
    let done = one(&db, &actor, on, arguments.full)?;
    work::session::tidy(&db, clock.at().now)?;
    let value = json!({"on": on.to_string(), "full": arguments.full, "processed": done.processed, "changed": done.changed});
    output::line(
        options.json,
        &value,
        &format!(
            "{on}: {} tenancies looked at, {} changed.",
            done.processed, done.changed
        ),
    );
    Ok(ExitCode::SUCCESS)
}

/// Runs one night with progress; waits a little when another program is at it, in case that one just died.
pub fn one(db: &Db, actor: &Actor, on: Day, full: bool) -> Result<Done, work::Error> {
    let progress = Progress::begin("night");
    let holder = format!("{}:{}", std::process::id(), clock::micros());
    let plan = Plan {
        on,
        full,
        holder: &holder,
        clock: &clock::micros,
        progress: &|done, total| progress.done(done, Some(total)),
    };
    let at = work::At {
        today: on,
        now: clock::micros(),
    };
    let mut waited = 0;
    let done = loop {
        match work::night::run(db, actor, &plan) {
            Err(work::Error::Refused(Refusal::NightBusy)) if waited < 35 => {
                waited += 1;
                std::thread::sleep(Duration::from_secs(1));
            }
            other => break other?,
        }
    };
    progress.end(&format!("{} looked at, {} changed", done.processed, done.changed));
    work::automatic::run(db, actor, at)?;
    Ok(done)
}

/// `keukentafel verify`: exit code 0 when everything is as the facts say, 1 when something differs.
pub fn verify(options: &Options, arguments: &VerifyArguments) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let on = arguments.on.unwrap_or(clock.at().today);
    let progress = Progress::begin("verify");
    let found = work::night::verify(&db, &actor, on, arguments.repair, &|done, total| {
        progress.done(done, Some(total));
    })?;
    progress.end(&format!(
        "{} tenancies, {} bank transactions",
        found.tenancies, found.bank_entries
    ));
    let differences: Vec<_> = found
        .differences
        .iter()
        .map(|d| json!({"tenancy": d.tenancy.to_string(), "what": d.what}))
        .collect();
    let value = json!({
        "on": on.to_string(), "tenancies": found.tenancies, "bankEntries": found.bank_entries,
        "awaitingNight": found.awaiting, "differences": differences,
    });
    let mut words = format!(
        "{} tenancies and {} bank transactions looked at; {} differ, {} wait for the night.",
        found.tenancies,
        found.bank_entries,
        found.differences.len(),
        found.awaiting
    );
    for d in &found.differences {
        words = format!("{words}\n{}: {}", d.tenancy, d.what);
    }
    output::line(options.json, &value, &words);
    Ok(if found.differences.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
