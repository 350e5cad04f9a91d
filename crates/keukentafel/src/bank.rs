//! `keukentafel bank read`: what a statement file says, without storing anything.

use domain::bank::BankEntry;
use exchange::association::Language;
use exchange::statement::{self, Failure};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prints the transactions of each file. Exit code 0 when every entry of every file was read, 2 when a file was refused.
pub fn read(files: &[PathBuf], json: bool) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut refused = false;
    for path in files {
        if let Err(why) = read_one(path, json, &mut out) {
            out.flush()?;
            eprintln!("{why}");
            refused = true;
        }
    }
    out.flush()?;
    Ok(if refused {
        ExitCode::from(2)
    } else {
        ExitCode::SUCCESS
    })
}

/// A file is printed only when all of it could be read: the first pass finds out, the second prints.
fn read_one(path: &Path, json: bool, out: &mut impl Write) -> Result<(), String> {
    let name = path.display().to_string();
    let open = || {
        File::open(path)
            .map(|f| BufReader::with_capacity(1 << 16, f))
            .map_err(|e| format!("{name}:1: {e}; check the name"))
    };
    let stopped = |e: Failure<std::io::Error>| match e {
        Failure::Read(e) => e.to_string(),
        Failure::Sink(e) => e.to_string(),
    };
    statement::read(&name, open()?, &mut |_| Ok::<_, std::io::Error>(())).map_err(stopped)?;
    let mut print = |entry: &BankEntry| {
        if json {
            writeln!(out, "{}", statement::to_json_line(&name, entry))
        } else {
            writeln!(out, "{}", words(entry))
        }
    };
    let summary = statement::read(&name, open()?, &mut print).map_err(stopped)?;
    for warning in &summary.warnings {
        eprintln!("{name}:{}: {}", warning.line, warning.text(Language::English));
    }
    if !json {
        writeln!(
            out,
            "{name}: {} transactions, {}",
            summary.entries, summary.format
        )
        .map_err(|e| e.to_string())?;
    }
    Ok(())
}

fn words(entry: &BankEntry) -> String {
    let day = entry.booked_on.map(|d| d.to_string()).unwrap_or_default();
    let name = entry.counterparty_name.as_deref().unwrap_or("-");
    let reference = entry.reference.as_deref().unwrap_or("-");
    format!(
        "{day}  {:>12}  {}  {name}  {reference}  {}",
        entry.amount.to_plain(),
        entry.currency,
        entry.description
    )
}
