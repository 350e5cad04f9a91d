//! `keukentafel today`: the list on the command line.

use crate::{Options, installation, night, output};
use domain::calendar::Day;
use serde_json::json;
use std::process::ExitCode;
use web::language::{Language, Phrases};
use work::today::Row;

/// Arguments of `today`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The day: brings the list up to that day first
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
    /// At most so many rows
    #[arg(long, default_value_t = 50)]
    rows: i64,
    /// Words in English instead of Dutch
    #[arg(long)]
    english: bool,
}

/// `keukentafel today`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let today = arguments.on.unwrap_or(clock.at().today);
    if arguments.on.is_some() {
        night::one(&db, &actor, today, false)?;
    }
    let page = work::today::list(&db, &actor, None, None, arguments.rows.clamp(1, 100_000))?;
    let phrases = Phrases::of(if arguments.english {
        Language::English
    } else {
        Language::Dutch
    });
    for row in &page.rows {
        output::line(
            options.json,
            &row_json(row, today),
            &row_words(phrases, row, today),
        );
    }
    if page.rows.is_empty() && !options.json {
        output::line(false, &json!(null), "Nobody waits today.");
    }
    Ok(ExitCode::SUCCESS)
}

fn row_json(row: &Row, today: Day) -> serde_json::Value {
    let sentence = |language| web::sentence::reason(Phrases::of(language), &row.reason, today);
    json!({
        "tenancy": row.reference, "id": row.tenancy.to_string(), "names": row.names, "address": row.address,
        "kind": row.reason.kind().code(), "since": row.since.to_string(), "key": row.key,
        "reason": work::reason::to_json(&row.reason), "proposal": row.proposal.code(),
        "nl": sentence(Language::Dutch), "en": sentence(Language::English),
    })
}

fn row_words(phrases: &Phrases, row: &Row, today: Day) -> String {
    format!(
        "{:<28} {}  {}",
        row.names,
        row.reference,
        web::sentence::reason(phrases, &row.reason, today)
    )
}
