//! Guarded notes: what touches health, origin, belief or blame gets a hint, and a BSN is found (law.md §8, S3.8, S4.28). The
//! examples are one set for the server and the phone: `vectors/notes.json` is made here and read by the browser's tests
//! (`e2e/tests/guard.test.js`). `RENEW_VECTORS=1` writes it anew; then look at the change.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use domain::guard::find_bsn;
use domain::plain_language::notes::{NoteWords, Touches};
use serde_json::{Value, json};
use std::path::Path;

/// Each with what it touches, in order.
const TOLD: [(&str, &[Touches]); 26] = [
    ("", &[]),
    ("Belt vrijdag terug. Kon nu niet praten.", &[]),
    ("Wacht op vakantiegeld en een toeslag.", &[]),
    ("Spreekt liever Turks; er komt een tolk mee.", &[]),
    ("Woont in de Kerkstraat, naast Christel.", &[]),
    ("Ik geloof dat het in december lukt.", &[]),
    ("De bank weigert de incasso.", &[]),
    (
        "Is depressief en durft de post niet te openen.",
        &[Touches::Health],
    ),
    ("Zit thuis met een BURN-OUT.", &[Touches::Health]),
    ("Dochter was ziek, dus minder gewerkt.", &[Touches::Health]),
    ("Zoon in het ziekenhuis! Belt later.", &[Touches::Health]),
    ("Drinkt te veel, zegt de buurman.", &[Touches::Health]),
    ("Gezin met een migratieachtergrond.", &[Touches::Origin]),
    ("Poolse buren passen op.", &[Touches::Origin]),
    ("Kan vrijdag niet, dan is hij in de moskee.", &[Touches::Belief]),
    ("Niet bellen tijdens de Ramadan.", &[Touches::Belief]),
    ("Is lid van de vakbond.", &[Touches::Belief]),
    (
        "Maar wel op vakantie geweest, zag ik op Facebook.",
        &[Touches::Blame, Touches::Blame],
    ),
    (
        "Eigen schuld. Komt altijd met een smoes.",
        &[Touches::Blame, Touches::Blame],
    ),
    ("Kan wel maar wil niet betalen.", &[Touches::Blame]),
    (
        "Volgens de buren heeft ze een nieuwe auto.",
        &[Touches::Blame, Touches::Blame],
    ),
    (
        "Zieke man, gelovig, eigen schuld.",
        &[Touches::Health, Touches::Belief, Touches::Blame],
    ),
    ("ziek\nziek", &[Touches::Health, Touches::Health]),
    ("“Ziek!” zei ze.", &[Touches::Health]),
    ("Suïcidaal, direct de crisisdienst gebeld.", &[Touches::Health]),
    ("één kind, vóór de winter; psychisch zwaar", &[Touches::Health]),
];

const NUMBERS: [&str; 22] = [
    "bsn 123456782",
    "haar BSN: 1234.56.782.",
    "nummer 123 456 782 genoemd",
    "met voorloopnul 010464554 erbij",
    "acht cijfers: 10464554 telt ook",
    "10.464.554",
    "op 12 november 123456782 gekregen",
    "é 123456782",
    "123456789",
    "000000000",
    "NL91ABNA0123456782",
    "kenmerk 1234567821234567",
    "kenmerk 1234 5678 2123 4567",
    "bel 0612345678 of 06-12345678 of 06 10464554",
    "bel +31 123456782 of 0031 123456782 of +31123456782",
    "€ 123.456.782,00",
    "1.123.456.782",
    "op 21.11.2026 en 01.10.2026",
    "20261121 en 21112026",
    "contract A123456782",
    "mandaat 123456782-01",
    "(0) 612345678",
];

#[test]
fn s4_28_what_touches_health_origin_belief_or_blame_gets_a_hint_with_neutral_words() {
    let words = NoteWords::shipped().unwrap();
    for (note, touches) in TOLD {
        let found: Vec<Touches> = words.hints(note).iter().map(|h| h.touches).collect();
        assert_eq!(found, touches, "{note}");
    }
    // What stands there instead is itself no cause for a hint.
    for (_, _, instead) in words.patterns() {
        assert_eq!(words.hints(instead), [], "{instead}");
    }
}

#[test]
fn a_file_of_patterns_that_cannot_be_so_is_refused_with_the_place() {
    let refused = |text: &str| NoteWords::parse(text).unwrap_err().to_string();
    assert!(refused("= =").contains("can't be read"));
    let with = |kind: &str, find: &str, instead: &str| {
        refused(&format!(
            "[[pattern]]\nkind = \"{kind}\"\nfind = [{find}]\ninstead = \"{instead}\""
        ))
    };
    assert!(with("money", "\"rijk\"", "x").contains("pattern 1, kind"));
    assert!(with("blame", "", "x").contains("pattern 1, find"));
    assert!(with("blame", "\"* *\"", "x").contains("pattern 1, find"));
    assert!(with("blame", "\"lui\"", " ").contains("pattern 1, instead"));
}

/// Places as a browser counts them: in UTF-16 units.
fn units(text: &str, bytes: usize) -> usize {
    text[..bytes].encode_utf16().count()
}

#[test]
fn the_examples_that_the_phone_is_held_to_are_those_of_the_domain() {
    let words = NoteWords::shipped().unwrap();
    let patterns: Vec<Value> = words
        .patterns()
        .map(|(touches, find, instead)| json!({"kind": touches.code(), "find": find, "instead": instead}))
        .collect();
    let notes: Vec<Value> = TOLD
        .iter()
        .map(|(note, _)| {
            let hints = words.hints(note);
            let hints = hints.iter().map(|h| {
                let (from, until) = (units(note, h.place.start), units(note, h.place.end));
                json!({"touches": h.touches.code(), "from": from, "until": until, "instead": h.instead})
            });
            json!({"note": note, "hints": hints.collect::<Vec<_>>()})
        })
        .collect();
    let numbers: Vec<Value> = NUMBERS
        .iter()
        .map(|text| {
            let found = find_bsn(text);
            let place = found.map(|r| json!({"from": units(text, r.start), "until": units(text, r.end)}));
            json!({"text": text, "bsn": place})
        })
        .collect();
    let all = json!({"patterns": patterns, "notes": notes, "numbers": numbers});
    let made = serde_json::to_string_pretty(&all).unwrap() + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/notes.json");
    if std::env::var_os("RENEW_VECTORS").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        made,
        "renew with RENEW_VECTORS=1"
    );
}
