//! `keukentafel print`: the letters that lie ready become PDF files with a manifest; `--posted` says that a batch was posted.
//!
//! The typesetting is a program of its own beside this one, with a limit of time: a page that never ends stops nothing else.

use crate::{Options, installation, output};
use anyhow::Context;
use domain::ids::{MessageId, TenancyId};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use work::message::Decision;
use work::print::{Batch, Printable};

/// Name of the program that typesets.
const PRESS: &str = "keukentafel-letters";
/// Name of the manifest in the folder of a batch.
const MANIFEST: &str = "manifest.json";

/// Arguments of `print`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Folder for the PDF files and the manifest; it must not hold a batch yet
    folder: PathBuf,
    /// One file with all letters too, for the printer
    #[arg(long)]
    merged: bool,
    /// The batch in this folder was posted: every letter of its manifest counts as sent
    #[arg(long)]
    posted: bool,
    /// The program that typesets; beside this program unless told
    #[arg(long, env = "KEUKENTAFEL_LETTERS")]
    letters: Option<PathBuf>,
    /// Seconds that a batch may take
    #[arg(long, default_value_t = 600)]
    limit: u64,
}

/// `keukentafel print`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    if arguments.posted {
        return posted(options, arguments);
    }
    let manifest = arguments.folder.join(MANIFEST);
    anyhow::ensure!(
        !manifest.exists(),
        "{} holds a batch already; take another folder, or say --posted",
        arguments.folder.display()
    );
    let (db, actor, clock) = installation::open(options)?;
    let at = clock.at();
    let batch = work::print::batch(&db, &actor, at)?;
    let outcomes = if batch.letters.is_empty() {
        Vec::new()
    } else {
        press(
            arguments.letters.as_deref(),
            arguments.limit,
            &order(&batch, arguments, &at.today.to_string()),
        )?
    };
    let lines: Vec<Value> = batch
        .letters
        .iter()
        .enumerate()
        .map(|(n, l)| line(n, l, &outcomes))
        .collect();
    let made = lines.iter().filter(|l| l["error"].is_null()).count();
    let text = json!({"association": batch.association, "on": at.today.to_string(), "held": batch.held, "letters": lines});
    std::fs::create_dir_all(&arguments.folder)?;
    std::fs::write(&manifest, serde_json::to_string_pretty(&text)?)?;
    let value = json!({"made": made, "failed": lines.len() - made, "held": batch.held, "manifest": manifest.display().to_string()});
    output::line(
        options.json,
        &value,
        &format!(
            "{made} letters in {}, {} could not be made, {} held back by a rule.",
            arguments.folder.display(),
            lines.len() - made,
            batch.held
        ),
    );
    Ok(if made == lines.len() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn name(number: usize, letter: &Printable) -> String {
    let plain: String = letter
        .reference
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    format!("{:05}-{plain}", number + 1)
}

fn order(batch: &Batch, arguments: &Arguments, on: &str) -> Value {
    let letters: Vec<Value> = batch
        .letters
        .iter()
        .enumerate()
        .map(|(n, l)| {
            let payment = l.asks.as_ref().filter(|_| !batch.iban.is_empty()).map(|(cents, words)| {
                json!({"name": batch.association, "iban": batch.iban, "cents": cents.0, "amount": words, "reference": l.payment_reference})
            });
            json!({"name": name(n, l), "language": l.language, "association": batch.association,
                "returnAddress": batch.return_address, "to": l.to, "dated": l.dated, "subject": l.subject, "body": l.body,
                "payment": payment})
        })
        .collect();
    json!({"folder": arguments.folder, "merged": arguments.merged, "on": on, "letters": letters})
}

/// Gives the order to the program that typesets and reads what came of each letter.
pub(crate) fn press(letters: Option<&Path>, limit: u64, order: &Value) -> anyhow::Result<Vec<Value>> {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|p| Some(p.parent()?.join(PRESS)));
    let program = letters
        .map(Path::to_owned)
        .or(beside)
        .unwrap_or_else(|| PRESS.into());
    let mut child = Command::new(&program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| {
            format!(
                "{} can't be started; build it with 'cargo build -p letters', or name it with --letters",
                program.display()
            )
        })?;
    let mut input = child.stdin.take().context("no way in")?;
    let output = child.stdout.take().context("no way out")?;
    let order = serde_json::to_vec(order)?;
    let writer = std::thread::spawn(move || input.write_all(&order));
    let reader = std::thread::spawn(move || {
        let lines = BufReader::new(output).lines();
        lines
            .map_while(Result::ok)
            .filter_map(|l| serde_json::from_str(&l).ok())
            .collect::<Vec<Value>>()
    });
    let until = Instant::now() + Duration::from_secs(limit);
    while child.try_wait()?.is_none() {
        if Instant::now() > until {
            child.kill()?;
            child.wait()?;
            anyhow::bail!(
                "the letters took longer than {limit} seconds and were stopped; nothing counts as printed"
            );
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    writer
        .join()
        .map_err(|_| anyhow::anyhow!("the order could not be given"))??;
    reader
        .join()
        .map_err(|_| anyhow::anyhow!("the answer could not be read"))
}

/// A line of the manifest.
fn line(number: usize, letter: &Printable, outcomes: &[Value]) -> Value {
    let name = name(number, letter);
    let outcome = outcomes.iter().find(|o| o["name"] == name.as_str());
    let error = match outcome {
        Some(outcome) => outcome["error"].clone(),
        None => json!("the program that typesets said nothing of it"),
    };
    json!({"number": number + 1, "file": format!("{name}.pdf"), "message": letter.message.to_string(),
        "tenancy": letter.tenancy.to_string(), "reference": letter.reference, "to": letter.to,
        "pages": outcome.map_or(0, |o| o["pages"].as_i64().unwrap_or(0)), "error": error})
}

/// Every letter of the manifest counts as sent from now on; what a rule holds back meanwhile stays, and is said.
fn posted(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let manifest: Value = read(&arguments.folder.join(MANIFEST))?;
    let (db, actor, clock) = installation::open(options)?;
    let (mut sent, mut not) = (0, Vec::new());
    for letter in manifest["letters"].as_array().into_iter().flatten() {
        if !letter["error"].is_null() {
            continue;
        }
        let id = |name: &str| letter[name].as_str().unwrap_or_default().to_owned();
        let message: MessageId = id("message")
            .parse()
            .map_err(|_| anyhow::anyhow!("the manifest is damaged"))?;
        let tenancy: TenancyId = id("tenancy")
            .parse()
            .map_err(|_| anyhow::anyhow!("the manifest is damaged"))?;
        match work::message::decide(&db, &actor, clock.at(), tenancy, message, Decision::Left) {
            Ok(_) => sent += 1,
            Err(work::Error::Refused(refusal)) => not.push(format!("{}: {refusal}", id("reference"))),
            Err(other) => return Err(other.into()),
        }
    }
    let value = json!({"sent": sent, "not": not});
    output::line(
        options.json,
        &value,
        &format!("{sent} letters count as sent.\n{}", not.join("\n")),
    );
    Ok(if not.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn read(path: &Path) -> anyhow::Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
