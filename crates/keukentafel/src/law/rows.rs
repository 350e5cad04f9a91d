//! The parameters as they stand, and the reminder of the half-yearly change.

use super::{Answer, Desk};
use domain::calendar::Watch;
use domain::law::reminder::reminder;
use domain::law::{Entry, Row};
use serde_json::{Value, json};
use web::sentence::law as say;

/// Arguments of `law list`.
#[derive(clap::Args)]
pub struct List {
    /// Only parameters whose name begins so, such as `interest`
    #[arg(long, value_name = "NAME")]
    parameter: Option<String>,
    /// Only rows that somebody must still confirm
    #[arg(long)]
    unconfirmed: bool,
}

impl List {
    pub(super) fn print(&self, desk: &Desk, json: bool) {
        let wanted = self.parameter.as_deref().unwrap_or_default();
        let entries = desk
            .law
            .entries()
            .filter(|e| e.parameter.code().starts_with(wanted));
        for entry in entries {
            for row in &entry.rows {
                if self.unconfirmed && row.confirmed() {
                    continue;
                }
                crate::output::line(json, &object(desk, entry, row), &words(desk, entry, row));
            }
        }
    }
}

fn object(desk: &Desk, entry: &Entry, row: &Row) -> Value {
    let mut value = desk.row(row);
    value["name"] = json!(say::parameter(desk.phrases, entry));
    value["file"] = json!(row.place.file);
    value["line"] = json!(row.place.line);
    value["off"] = json!(row.off);
    value["renews"] = json!(entry.renews.code());
    value
}

fn words(desk: &Desk, entry: &Entry, row: &Row) -> String {
    let p = desk.phrases;
    let mark = if row.confirmed() { ' ' } else { '!' };
    format!(
        "{mark} {:<36} {:<24} {:<3} {}: {} [{}]",
        row.parameter.code(),
        row.span(),
        row.certainty.code(),
        say::parameter(p, entry),
        say::value(p, row),
        row.article,
    )
}

/// Arguments of `law reminder`.
#[derive(clap::Args)]
pub struct Remind {
    /// The day; else today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

impl Remind {
    pub(super) fn answer(self, desk: &Desk) -> Result<Answer, String> {
        let on = desk.day_or_today("--on", self.on.as_deref())?;
        let p = desk.phrases;
        let found = reminder(&desk.law, &Watch::new(on));
        let mut words = p.law_reminder_title(p.day_in_full(found.turn));
        if found.is_empty() {
            words = format!("{words}\n{}", p.law_reminder_none());
        }
        for (said, rows) in [
            (p.law_reminder_ending(found.ending.len()), &found.ending),
            (
                p.law_reminder_unconfirmed(found.unconfirmed.len()),
                &found.unconfirmed,
            ),
        ] {
            if rows.is_empty() {
                continue;
            }
            words = format!("{words}\n{said}");
            for row in rows {
                words = format!("{words}\n  {}", say::row_name(p, &desk.law, row));
            }
        }
        let objects = |rows: &[&Row]| rows.iter().map(|r| desk.row(r)).collect::<Vec<_>>();
        let value = json!({
            "on": on.to_string(),
            "turn": found.turn.to_string(),
            "ending": objects(&found.ending),
            "unconfirmed": objects(&found.unconfirmed),
        });
        Ok(Answer { value, words })
    }
}
