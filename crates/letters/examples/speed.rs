//! How many letters a second the press makes on one core, each a file of its own and many in one document:
//! `cargo run --release -p letters --example speed -- 1000`. Never a test.
#![allow(clippy::cast_precision_loss, reason = "figures for people")]

use letters::{Letter, Payment, Press};
use std::time::Instant;

/// Letters in one document.
const TOGETHER: usize = 50;

fn letter(n: i64) -> Letter {
    let cents = 50_000 + n * 137;
    let amount = format!("€ {},{:02}", cents / 100, cents % 100);
    Letter {
        name: format!("{n:05}"),
        language: "nl".to_owned(),
        association: "Woonstichting De Linde".to_owned(),
        return_address: "Lindeplein 1, 1000 AA Rivierstad".to_owned(),
        to: vec![
            format!("Huurder {n}"),
            format!("Noordkade {n}"),
            "1011 AB  Rivierstad".to_owned(),
        ],
        dated: "21 november 2026".to_owned(),
        subject: "Ik wil u graag spreken".to_owned(),
        body: format!(
            "Beste huurder {n},\n\nIk heb u nog niet kunnen spreken. Daarom schrijf ik u zelf.\n\nHet gaat om de huur van november: {amount}.\n\n\
             U kiest wat past. Bel mij: 0999-201 411.\n- Ik bel u op donderdag 26 november.\n- Ik kom bij u langs op dinsdag 24 november.\n\
             - U komt bij ons koffie drinken.\n\nWe kunnen veel: later betalen, in stukjes betalen, hulp zoeken bij andere rekeningen.\n\n\
             Groet,\nNoor Willems"
        ),
        payment: Some(Payment {
            name: "Woonstichting De Linde".to_owned(),
            iban: "NL91 ABNA 0417 1643 00".to_owned(),
            cents,
            amount,
            reference: format!("50007{n:011}"),
        }),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: i64 = std::env::args().nth(1).map_or(Ok(1_000), |n| n.parse())?;
    let all: Vec<Letter> = (1..=count).map(letter).collect();
    let press = Press::new("2026-11-21")?;
    let start = Instant::now();
    let mut bytes = 0;
    for group in all.chunks(TOGETHER) {
        for letter in group {
            bytes += press.print(letter)?.pdf.len();
        }
        Press::rest();
    }
    said("one by one", all.len(), bytes, start);
    let start = Instant::now();
    let mut bytes = 0;
    for group in all.chunks(TOGETHER) {
        bytes += press.print_all(group)?.pdf.len();
        Press::rest();
    }
    said("fifty in one document", all.len(), bytes, start);
    Ok(())
}

fn said(what: &str, letters: usize, bytes: usize, since: Instant) {
    let seconds = since.elapsed().as_secs_f64();
    let each = bytes / letters.max(1);
    println!(
        "{what}: {letters} letters in {seconds:.1} s, {:.0} a second, {each} bytes each",
        letters as f64 / seconds
    );
}
