//! The evidence pack in words: the sections and tables of its PDF, in Dutch or English. Knows no HTTP, so that the command line
//! makes the same document.

use crate::language::Phrases;
use crate::sentence;
use domain::arrangement::Plan;
use domain::transfer::CourtStep;
use serde_json::{Value, json};
use work::pack::{Pack, Sent, Text};

/// A section with a table.
fn section(title: &str, paragraphs: &[String], head: &[&str], rows: &[Vec<String>]) -> Value {
    json!({"title": title, "paragraphs": paragraphs, "head": head, "rows": rows})
}

/// The document that the program for letters typesets.
pub fn document(p: &Phrases, pack: &Pack) -> Value {
    let lead = vec![
        pack.names.join(", "),
        pack.address.join(", "),
        p.pack_made(p.day_in_full(pack.made_on)),
        p.pack_decided(p.day_in_full(pack.decided.0), pack.decided.1.join(", ")),
    ];
    let mut sections = vec![
        open(p, pack),
        done(p, pack),
        contacts(p, pack),
        signals(p, pack),
        plans(p, pack),
    ];
    sections.push(pauses(p, pack));
    sections.push(steps(p, &pack.steps));
    sections.extend(pack.texts.iter().map(|t| text(p, t)));
    json!({
        "name": name(pack),
        "language": p.language().tag(),
        "association": pack.association,
        "title": p.pack_title(pack.reference.as_str()),
        "lead": lead,
        "sections": sections,
    })
}

/// Name of the files, without an ending.
pub fn name(pack: &Pack) -> String {
    let plain: String = pack
        .reference
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    format!("dossier-{plain}-{}", pack.made_on)
}

fn open(p: &Phrases, pack: &Pack) -> Value {
    let total = pack.open.iter().map(|(_, _, open)| *open).sum();
    let rows: Vec<Vec<String>> = pack
        .open
        .iter()
        .map(|(month, due, open)| {
            let month = month.map_or_else(String::new, |m| p.month(m));
            vec![month, p.day_and_year(*due), p.money(*open)]
        })
        .collect();
    let head = [p.pack_column_month(), p.pack_column_due(), p.pack_column_open()];
    section(p.pack_open(), &[p.pack_open_total(p.money(total))], &head, &rows)
}

fn done(p: &Phrases, pack: &Pack) -> Value {
    let rows: Vec<Vec<String>> = pack
        .proofs
        .iter()
        .map(|held| {
            let what = sentence::proof(p, held.kind).to_owned();
            vec![p.day_and_year(held.on), what, held.words.clone()]
        })
        .collect();
    let head = [p.pack_column_day(), p.pack_column_what(), p.pack_column_words()];
    section(p.path_title(), &[], &head, &rows)
}

fn contacts(p: &Phrases, pack: &Pack) -> Value {
    let rows: Vec<Vec<String>> = pack
        .contacts
        .iter()
        .map(|c| {
            let part = c.day_part.map_or("", |part| sentence::day_part(p, part));
            let reached = if c.outcome.reached() {
                p.pack_reached()
            } else {
                p.pack_not_reached()
            };
            vec![
                format!("{} {part}", p.day_and_year(c.on)).trim_end().to_owned(),
                sentence::contact_kind(p, c.kind).to_owned(),
                sentence::direction(p, c.direction).to_owned(),
                reached.to_owned(),
            ]
        })
        .collect();
    let head = [
        p.pack_column_day(),
        p.pack_column_how(),
        p.pack_column_who(),
        p.pack_column_spoken(),
    ];
    section(
        p.pack_contacts(),
        &[p.pack_contacts_lead().to_owned()],
        &head,
        &rows,
    )
}

fn signals(p: &Phrases, pack: &Pack) -> Value {
    let row = |s: &Sent| {
        let answers: Vec<String> = s
            .answers
            .iter()
            .map(|a| format!("{}: {}", p.day_and_year(a.on), sentence::learned(p, a.learned)))
            .collect();
        let receipt = s.receipt.as_ref().map_or_else(String::new, |f| {
            // Broken in pieces, so that it fits on the page.
            let pieces: Vec<String> = f
                .sha256
                .as_bytes()
                .chunks(16)
                .map(|c| String::from_utf8_lossy(c).into_owned())
                .collect();
            format!("{} {}", f.name, pieces.join(" "))
        });
        vec![
            p.day_and_year(s.signal.on),
            s.signal.municipality.clone(),
            receipt,
            answers.join("; "),
        ]
    };
    let rows: Vec<Vec<String>> = pack.signals.iter().map(row).collect();
    let head = [
        p.pack_column_day(),
        p.pack_column_municipality(),
        p.pack_column_receipt(),
        p.pack_column_answer(),
    ];
    section(p.pack_signals(), &none(p, rows.is_empty()), &head, &rows)
}

fn none(p: &Phrases, empty: bool) -> Vec<String> {
    empty.then(|| p.pack_none().to_owned()).into_iter().collect()
}

fn plans(p: &Phrases, pack: &Pack) -> Value {
    let row = |plan: &Plan| {
        let terms: Vec<String> = plan
            .terms
            .iter()
            .map(|t| format!("{} {}", p.day_and_year(t.due_on), p.money(t.amount)))
            .collect();
        vec![
            p.day_and_year(plan.made_on),
            sentence::plan_change(p, plan.change).to_owned(),
            terms.join("; "),
        ]
    };
    let rows: Vec<Vec<String>> = pack.plans.iter().map(row).collect();
    let head = [p.pack_column_day(), p.pack_column_change(), p.pack_column_terms()];
    section(p.pack_plans(), &none(p, rows.is_empty()), &head, &rows)
}

fn pauses(p: &Phrases, pack: &Pack) -> Value {
    let rows: Vec<Vec<String>> = pack
        .pauses
        .iter()
        .map(|pause| {
            vec![
                p.day_and_year(pause.from),
                p.day_and_year(pause.until),
                sentence::pause_source(p, pause.source).to_owned(),
            ]
        })
        .collect();
    let head = [
        p.pack_column_from(),
        p.pack_column_until(),
        p.pack_column_source(),
    ];
    section(p.pack_pauses(), &none(p, rows.is_empty()), &head, &rows)
}

fn steps(p: &Phrases, steps: &[CourtStep]) -> Value {
    let rows: Vec<Vec<String>> = steps
        .iter()
        .map(|s| vec![p.day_and_year(s.on), p.transfer_step(s.kind.code())])
        .collect();
    let head = [p.pack_column_day(), p.pack_column_what()];
    section(p.transfer_steps(), &none(p, rows.is_empty()), &head, &rows)
}

fn text(p: &Phrases, text: &Text) -> Value {
    let m = &text.message;
    let channel = p.compose_channel(m.channel.code());
    let title = p.pack_text(channel, p.day_and_year(text.on), m.to_name.as_str());
    let mut paragraphs = vec![m.subject.clone()];
    paragraphs.extend(m.body.split("\n\n").map(str::to_owned));
    paragraphs.retain(|t| !t.trim().is_empty());
    section(&title, &paragraphs, &[], &[])
}
