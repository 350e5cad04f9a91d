//! `keukentafel signal`: agreements with municipalities, whom a signal may be about, the file, and the answers.

use crate::{Options, installation, output};
use anyhow::Context;
use clap::Subcommand;
use domain::calendar::Day;
use domain::money::Cents;
use domain::signal::{Agreement, Column, Field, Format, Hindrance};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;
use work::signal::{Line, Made, Pick};

/// What to do with signals.
#[derive(Subcommand)]
pub enum Command {
    /// What was agreed with municipalities, and how long they take
    Agreements,
    /// Write down what was agreed with a municipality; a change is a new version
    Agree(Agree),
    /// Whom a signal may be about, and what stands in the way of the others
    List,
    /// Make the file for a municipality with everybody a signal may be about now, or only with these
    Export {
        /// Short name of the municipality, as `agreements` tells it
        municipality: String,
        /// Folder to write the file to
        folder: PathBuf,
        /// Contract numbers; everybody who may be signalled when there is none
        #[arg(long = "tenancy")]
        tenancies: Vec<String>,
        /// Eviction looms for these
        #[arg(long, requires = "tenancies")]
        crisis: bool,
    },
    /// Bring in a file of answers from a municipality
    Feedback {
        /// CSV with kenmerk, resultaat and datum
        file: PathBuf,
    },
}

/// What was agreed.
#[derive(clap::Args)]
pub struct Agree {
    /// Name of the municipality
    name: String,
    /// The day it was signed
    #[arg(long, value_name = "DATE")]
    signed: Day,
    /// Its last day
    #[arg(long, value_name = "DATE")]
    until: Option<Day>,
    /// A town as it stands in addresses; the name of the municipality when there is none
    #[arg(long = "town")]
    towns: Vec<String>,
    /// Rent must be open this many days
    #[arg(long, default_value_t = 30)]
    min_days: i32,
    /// And no more than this many
    #[arg(long)]
    max_days: Option<i32>,
    /// At least this amount
    #[arg(long, default_value = "0")]
    least: String,
    /// At least this many months
    #[arg(long, default_value_t = 0)]
    months: i32,
    /// The day of the month on which they want the file
    #[arg(long)]
    delivery_day: Option<i32>,
    /// csv or xlsx
    #[arg(long, default_value = "csv")]
    format: String,
    /// A column, in order: `achternaam` or `achternaam=Naam inwoner`
    #[arg(long = "column")]
    columns: Vec<String>,
}

/// `keukentafel signal`
pub fn run(options: &Options, command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Agreements => agreements(options),
        Command::Agree(new) => agree(options, &new),
        Command::List => list(options),
        Command::Export {
            municipality,
            folder,
            tenancies,
            crisis,
        } => export(options, &municipality, &folder, &tenancies, crisis),
        Command::Feedback { file } => feedback(options, &file),
    }
}

fn agreements(options: &Options) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    for (a, w) in work::signal::overview(&db, &actor, clock.at())?.municipalities {
        let value = json!({"code": a.code, "name": a.name, "version": a.version, "signedOn": a.signed_on.to_string(),
            "until": a.until.map(|d| d.to_string()), "minDays": a.min_days, "maxDays": a.max_days,
            "leastCents": a.least.0, "leastMonths": a.least_items, "deliveryDay": a.delivery_day,
            "format": a.format.code(), "towns": a.towns,
            "columns": a.columns.iter().map(|c| json!({"field": c.field.code(), "title": c.title})).collect::<Vec<_>>(),
            "sent": w.sent, "answered": w.answered, "inTime": w.in_time, "overdue": w.overdue, "medianDays": w.median_days});
        let words = format!(
            "{}  {}, signed on {}; {} sent, {} answered, {} overdue",
            a.code, a.name, a.signed_on, w.sent, w.answered, w.overdue
        );
        output::line(options.json, &value, &words);
    }
    Ok(ExitCode::SUCCESS)
}

fn agree(options: &Options, new: &Agree) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let column = |text: &String| {
        let (field, title) = text.split_once('=').unwrap_or((text, text));
        let known = || Field::ALL.iter().map(|f| f.code()).collect::<Vec<_>>().join(", ");
        let field = Field::from_code(field.trim())
            .with_context(|| format!("--column '{field}' is not one of: {}", known()))?;
        Ok::<_, anyhow::Error>(Column {
            field,
            title: title.trim().to_owned(),
        })
    };
    let default = || Field::DEFAULT.iter().map(|f| f.code().to_owned()).collect();
    let asked: Vec<String> = if new.columns.is_empty() {
        default()
    } else {
        new.columns.clone()
    };
    let towns = if new.towns.is_empty() {
        vec![new.name.clone()]
    } else {
        new.towns.clone()
    };
    let agreement = Agreement {
        code: Agreement::code_of(&new.name),
        version: 0,
        name: new.name.clone(),
        towns,
        signed_on: new.signed,
        until: new.until,
        min_days: new.min_days,
        max_days: new.max_days,
        least: Cents::parse(&new.least).with_context(|| format!("--least {}", new.least))?,
        least_items: new.months,
        delivery_day: new.delivery_day,
        columns: asked.iter().map(column).collect::<Result<_, _>>()?,
        format: Format::from_code(&new.format)
            .with_context(|| format!("--format '{}' is not csv or xlsx", new.format))?,
    };
    let held = work::signal::agreements(&db, &actor)?;
    let seen = held
        .iter()
        .find(|a| a.code == agreement.code)
        .map_or(0, |a| a.version);
    work::signal::agree(&db, &actor, clock.at(), &agreement, seen)?;
    let words = format!(
        "What was agreed with {} is written down as '{}'.",
        agreement.name, agreement.code
    );
    output::line(options.json, &json!({"code": agreement.code}), &words);
    Ok(ExitCode::SUCCESS)
}

fn list(options: &Options) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    for line in &work::signal::everybody(&db, &actor, clock.at())? {
        let why = codes(&line.hindrances);
        let value = json!({"tenancy": line.reference, "municipality": line.municipality, "ready": why.is_empty(),
            "warm": line.packet.is_some(), "hindrances": why});
        let words = if why.is_empty() {
            "ready".to_owned()
        } else {
            why.join("; ")
        };
        output::line(options.json, &value, &format!("{}  {words}", line.reference));
    }
    Ok(ExitCode::SUCCESS)
}

fn codes(why: &[Hindrance]) -> Vec<String> {
    let one = |h: &Hindrance| match h {
        Hindrance::NothingPastDue => "nothing_past_due".to_owned(),
        Hindrance::Former => "former".to_owned(),
        Hindrance::NotYet(n) => work::proof::codes(&[*n]).join(""),
        Hindrance::NoAgreement => "no_agreement".to_owned(),
        Hindrance::NotInForce => "not_in_force".to_owned(),
        Hindrance::NotDeliveryDay { from } => format!("not_delivery_day {from}"),
        Hindrance::TooYoung { from } => format!("too_young {from}"),
        Hindrance::TooOld => "too_old".to_owned(),
        Hindrance::TooLittle => "too_little".to_owned(),
        Hindrance::TooFew => "too_few".to_owned(),
        Hindrance::Sent { on } => format!("sent {on}"),
        Hindrance::SentThisMonth { on } => format!("sent_this_month {on}"),
        Hindrance::Paused { until } => format!("paused {until}"),
    };
    why.iter().map(one).collect()
}

fn export(
    options: &Options,
    municipality: &str,
    folder: &std::path::Path,
    tenancies: &[String],
    crisis: bool,
) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let at = clock.at();
    let picks: Vec<Pick> = if tenancies.is_empty() {
        let ready = |l: &&Line| l.municipality.as_deref() == Some(municipality) && l.hindrances.is_empty();
        let lines = work::signal::everybody(&db, &actor, at)?;
        let picks = lines.iter().filter(ready);
        picks
            .map(|l| Pick {
                tenancy: l.tenancy,
                crisis: false,
            })
            .collect()
    } else {
        let pick = |reference: &String| {
            let tenancy = work::case_file::by_reference(&db, &actor, reference)?;
            Ok::<_, work::Error>(Pick { tenancy, crisis })
        };
        tenancies.iter().map(pick).collect::<Result<_, _>>()?
    };
    if picks.is_empty() {
        output::line(
            options.json,
            &json!({"signals": 0}),
            "There is nobody to signal now; no file was made.",
        );
        return Ok(ExitCode::SUCCESS);
    }
    let made = work::signal::make_file(&db, &actor, at, municipality, &picks)?;
    let Made { file: made, new } = made;
    let (_, content) = work::signal::fetch(&db, &actor, at, made.id)?;
    std::fs::create_dir_all(folder)?;
    let path = folder.join(&made.name);
    std::fs::write(&path, content).with_context(|| path.display().to_string())?;
    let value: Value = json!({"signals": made.signals, "new": new, "file": path.display().to_string(),
        "sha256": made.sha256, "madeOn": made.made_on.to_string()});
    let words = if new {
        format!("{} signals in {}", made.signals, path.display())
    } else {
        format!(
            "This file was made on {} already: {} is the same one. Nothing is signalled again.",
            made.made_on,
            path.display()
        )
    };
    output::line(options.json, &value, &words);
    Ok(ExitCode::SUCCESS)
}

fn feedback(options: &Options, file: &std::path::Path) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
    let name = file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let done = work::signal::receive(&db, &actor, clock.at(), &name, &bytes)?;
    let value = json!({"answers": done.answers, "new": done.new});
    output::line(
        options.json,
        &value,
        &format!("{} answers, {} new.", done.answers, done.new),
    );
    Ok(ExitCode::SUCCESS)
}
