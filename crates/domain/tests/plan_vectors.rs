//! One set of examples of plan arithmetic for the server and the phone: `vectors/plan.json` is made here from the domain
//! and read by the browser's tests (`e2e/tests/plan.test.js`). `RENEW_VECTORS=1` writes it anew; then look at the change.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use domain::arrangement::{BadShape, Rhythm, Term, by_amount, step_up, variants};
use domain::calendar::Day;
use domain::money::Cents;
use std::fmt::Write as _;
use std::path::Path;

const TOTALS: [i64; 7] = [0, 1, 4_999, 5_000, 148_436, 234_264, 409_940];
const EACHS: [i64; 6] = [-1, 1, 4_550, 5_000, 12_370, 200_000];
const FIRSTS: [&str; 4] = ["2026-12-05", "2027-01-31", "2028-01-29", "2026-10-25"];

fn line(total: i64, each: i64, first: &str, rhythm: Rhythm) -> String {
    let day: Day = first.parse().unwrap();
    let terms = written(by_amount(Cents(total), Cents(each), day, rhythm));
    format!(
        "{{\"total\":{total},\"each\":{each},\"first\":\"{first}\",\"rhythm\":\"{}\",\"terms\":{terms}}}",
        rhythm.code()
    )
}

/// Terms as they stand in a file of examples, or why there are none.
fn written(made: Result<Vec<Term>, BadShape>) -> String {
    match made {
        Ok(terms) => {
            let mut out = String::from("[");
            for (n, term) in terms.iter().enumerate() {
                let comma = if n > 0 { "," } else { "" };
                write!(out, "{comma}[\"{}\",{}]", term.due_on, term.amount.0).unwrap();
            }
            out + "]"
        }
        Err(BadShape::NothingOpen) => "\"nothing_open\"".to_owned(),
        Err(BadShape::NotPositive(_)) => "\"not_positive\"".to_owned(),
        Err(_) => "\"too_many\"".to_owned(),
    }
}

/// A plan that begins low and grows, as the phone makes it too (S4.17).
#[test]
fn s4_17_a_plan_that_grows_is_that_of_the_domain() {
    let first: Day = "2027-01-31".parse().unwrap();
    let mut lines = Vec::new();
    for total in [0, 1, 148_436, 409_940] {
        for (begin, raise) in [
            (0, 0),
            (1, 1),
            (2_500, 0),
            (5_000, 2_500),
            (2_500, 10_000),
            (5_000, -1),
        ] {
            for every in [0, 1, 3, 12] {
                for rhythm in Rhythm::ALL
                    .iter()
                    .copied()
                    .filter(|r| total < 409_940 || *r == Rhythm::Monthly)
                {
                    let terms = written(step_up(
                        Cents(total),
                        Cents(begin),
                        Cents(raise),
                        every,
                        first,
                        rhythm,
                    ));
                    let rhythm = rhythm.code();
                    lines.push(format!(
                        "{{\"total\":{total},\"begin\":{begin},\"raise\":{raise},\"every\":{every},\"first\":\"{first}\",\"rhythm\":\"{rhythm}\",\"terms\":{terms}}}"
                    ));
                }
            }
        }
    }
    held("step_up.json", &format!("[\n{}\n]\n", lines.join(",\n")));
}

/// The two plans that stand beside the own one (S1.21).
#[test]
fn s1_21_the_plans_beside_the_own_one_are_those_of_the_domain() {
    let day: Day = "2026-12-05".parse().unwrap();
    let list = |terms: &[Term]| -> Vec<serde_json::Value> {
        let pair = |t: &Term| serde_json::json!([t.due_on.to_string(), t.amount.0]);
        terms.iter().map(pair).collect()
    };
    let mut lines = Vec::new();
    for total in [1, 5_000, 86_862, 148_436, 234_264, 409_940] {
        for each in [1, 4_997, 5_000, 12_370, 200_000] {
            for rhythm in Rhythm::ALL.iter().copied().filter(|_| total / each < 60) {
                // One amount a time, and one that grows (S4.17).
                for raise in [0, 2_500] {
                    let own = step_up(Cents(total), Cents(each), Cents(raise), 3, day, rhythm).unwrap();
                    let beside: Vec<_> = variants(&own)
                        .iter()
                        .map(|v| serde_json::json!([v.kind.code(), list(&v.terms)]))
                        .collect();
                    let line = serde_json::json!({"own": list(&own), "variants": beside});
                    lines.push(line.to_string());
                }
            }
        }
    }
    held("variants.json", &format!("[\n{}\n]\n", lines.join(",\n")));
}

/// The file with examples is what the domain makes.
fn held(name: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    if std::env::var_os("RENEW_VECTORS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, made).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "{name}: renew with RENEW_VECTORS=1");
}

#[test]
fn s1_21_the_examples_that_the_phone_is_held_to_are_those_of_the_domain() {
    let mut lines = Vec::new();
    for total in TOTALS {
        for each in EACHS {
            // A plan of hundreds of payments is one example, not a hundred.
            let firsts: &[&str] = if each > 0 && total / each > 60 {
                &FIRSTS[..1]
            } else {
                &FIRSTS
            };
            for first in firsts {
                for rhythm in Rhythm::ALL {
                    lines.push(line(total, each, first, *rhythm));
                }
            }
        }
    }
    let made = format!("[\n{}\n]\n", lines.join(",\n"));
    held("plan.json", &made);
}
