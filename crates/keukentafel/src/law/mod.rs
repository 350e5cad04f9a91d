//! `keukentafel law …`: the calculators of the law, and its parameters. Needs no database.

mod calculate;
mod fields;
mod rows;

use crate::Options;
use crate::clock::ProductClock;
use clap::{Args, Subcommand};
use domain::law::{Law, Row, Step, read, unconfirmed};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;
use web::language::{Language, Phrases};
use web::sentence::law as say;

/// Arguments of `law`.
#[derive(Args)]
pub struct Arguments {
    /// Words in English instead of Dutch
    #[arg(long, global = true)]
    english: bool,
    /// A file with the association's own rows, laid over the shipped ones (docs/law.md)
    #[arg(long, global = true, value_name = "FILE")]
    own: Option<PathBuf>,
    /// Switch every unconfirmed row off: what needs one is refused
    #[arg(long, global = true)]
    confirmed_only: bool,
    #[command(subcommand)]
    command: Command,
}

/// What can be asked. Amounts are in euro with a point or comma, days are like 2026-11-21.
#[derive(Subcommand)]
enum Command {
    /// Collection costs: scale, minimum, cap, partial payment, small instalments (art. 6:96 BW)
    Costs(calculate::Costs),
    /// The fourteen-days letter: delivery, last day without costs, first day with costs
    Letter(calculate::Letter),
    /// Statutory interest, compounded on the anniversary, rounded once (art. 6:119 BW)
    Interest(calculate::Interest),
    /// Indication of rent allowance (huurtoeslag)
    RentAllowance(calculate::RentAllowance),
    /// Indication of care allowance (zorgtoeslag)
    CareAllowance(calculate::CareAllowance),
    /// Indication of child budget (kindgebonden budget)
    ChildBudget(calculate::ChildBudget),
    /// Indication of protected income (beslagvrije voet)
    ProtectedIncome(calculate::ProtectedIncome),
    /// How a payment is booked: by art. 6:43 and 6:44 BW, and by policy
    Allocation(calculate::Allocation),
    /// Every parameter with its days, source and certainty
    List(rows::List),
    /// What must be looked up around 1 January and 1 July
    Reminder(rows::Remind),
}

/// What a calculator gives back: JSON for programs and words for people.
struct Answer {
    value: Value,
    words: String,
}

/// What every calculator works with.
struct Desk {
    law: Law,
    phrases: &'static Phrases,
    clock: ProductClock,
}

/// `keukentafel law …`. What the person who asked can mend gives exit code 2, one sentence, and nothing else.
pub fn run(options: &Options, arguments: Arguments) -> anyhow::Result<ExitCode> {
    let language = if arguments.english {
        Language::English
    } else {
        Language::Dutch
    };
    let mut law = Law::shipped()?;
    if let Some(path) = &arguments.own {
        let name = path.display().to_string();
        let laid = std::fs::read_to_string(path)
            .map_err(|e| format!("{name}: {e}"))
            .and_then(|text| read::own_rows(&name, &text).map_err(|e| e.to_string()))
            .and_then(|rows| law.with(rows).map_err(|e| e.to_string()));
        law = match laid {
            Ok(law) => law,
            Err(said) => return Ok(refuse(&said)),
        };
    }
    if arguments.confirmed_only {
        law = law.confirmed_only();
    }
    let desk = Desk {
        law,
        phrases: Phrases::of(language),
        clock: ProductClock::of(options),
    };
    let answer = match arguments.command {
        Command::Costs(asked) => asked.answer(&desk),
        Command::Letter(asked) => asked.answer(&desk),
        Command::Interest(asked) => asked.answer(&desk),
        Command::RentAllowance(asked) => asked.answer(&desk),
        Command::CareAllowance(asked) => asked.answer(&desk),
        Command::ChildBudget(asked) => asked.answer(&desk),
        Command::ProtectedIncome(asked) => asked.answer(&desk),
        Command::Allocation(asked) => asked.answer(&desk),
        Command::List(asked) => {
            asked.print(&desk, options.json);
            return Ok(ExitCode::SUCCESS);
        }
        Command::Reminder(asked) => asked.answer(&desk),
    };
    match answer {
        Ok(answer) => {
            crate::output::line(options.json, &answer.value, &answer.words);
            Ok(ExitCode::SUCCESS)
        }
        Err(said) => Ok(refuse(&said)),
    }
}

fn refuse(said: &str) -> ExitCode {
    eprintln!("keukentafel: {said}");
    ExitCode::from(2)
}

impl Desk {
    fn refusal(&self, refusal: &domain::law::Refusal) -> String {
        say::refusal(self.phrases, &self.law, refusal)
    }

    fn row(&self, row: &Row) -> Value {
        json!({
            "parameter": row.parameter.code(),
            "validFrom": row.valid_from.to_string(),
            "validTo": row.valid_to.map(|d| d.to_string()),
            "article": row.article,
            "source": row.source,
            "certainty": row.certainty.code(),
            "confirmed": row.confirmed(),
            "confirmBy": row.confirm_by.map(domain::law::Confirmer::code),
            "own": row.own,
            "value": say::value(self.phrases, row),
            "note": row.note,
        })
    }

    fn steps(&self, steps: &[Step<'_>]) -> Vec<Value> {
        let step = |step: &Step<'_>| {
            let certainty = step.rows.iter().map(|r| r.certainty).max();
            json!({
                "text": say::step(self.phrases, &step.line),
                "article": joined(step, |r| &r.article),
                "source": joined(step, |r| &r.source),
                "certainty": certainty.map(domain::law::Certainty::code),
                "confirmed": step.rows.iter().all(|r| r.confirmed()),
                "rows": step.rows.iter().map(|r| self.row(r)).collect::<Vec<_>>(),
            })
        };
        steps.iter().map(step).collect()
    }

    /// An answer with its steps: what comes first in words, and the fields of the JSON.
    fn answer(&self, said: &str, mut value: Value, steps: &[Step<'_>], indication: bool) -> Answer {
        let open = unconfirmed(steps);
        let names: Vec<String> = open
            .iter()
            .map(|row| say::row_name(self.phrases, &self.law, row))
            .collect();
        value["indication"] = json!(indication);
        value["confirmed"] = json!(open.is_empty());
        value["unconfirmed"] = json!(names);
        value["steps"] = json!(self.steps(steps));
        let mut words = said.to_owned();
        for (number, step) in (1..).zip(steps) {
            words.push_str(&self.step_line(number, step));
        }
        for (row, name) in open.iter().zip(&names) {
            let who = row.confirm_by.map_or_else(String::new, |w| self.confirm(w));
            words = format!("{words}\n! {name}. {who}");
        }
        Answer { value, words }
    }

    fn confirm(&self, who: domain::law::Confirmer) -> String {
        self.phrases.law_confirm_by(say::confirmer(self.phrases, who))
    }

    fn step_line(&self, number: usize, step: &Step<'_>) -> String {
        let text = say::step(self.phrases, &step.line);
        let certainty = step.rows.iter().map(|r| r.certainty).max();
        match certainty {
            Some(certainty) => {
                let article = joined(step, |r| &r.article);
                format!("\n  {number}. {text} [{article} · {}]", certainty.code())
            }
            None => format!("\n  {number}. {text}"),
        }
    }
}

/// What the rows of a step say, each once.
fn joined(step: &Step<'_>, of: impl Fn(&Row) -> &str) -> String {
    let mut found: Vec<&str> = Vec::new();
    for row in &step.rows {
        let text = of(row);
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found.join("; ")
}
