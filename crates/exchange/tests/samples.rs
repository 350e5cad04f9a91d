//! Golden files of other projects, entry by entry, and a snapshot of what we give for each sample.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use domain::bank::{BankEntry, BookingStatus};
use exchange::association::Language;
use exchange::statement::{self, Failure, Summary};
use serde_json::Value;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::io::BufReader;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/samples")
        .join(name)
}

fn files(folder_name: &str, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder(folder_name))
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{folder_name}");
    found
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<(Vec<BankEntry>, Summary), String> {
    let mut entries = Vec::new();
    let file = BufReader::new(std::fs::File::open(path).unwrap());
    let read = statement::read(&name_of(path), file, &mut |e| {
        entries.push(e.clone());
        Ok::<(), Infallible>(())
    });
    match read {
        Ok(summary) => Ok((entries, summary)),
        Err(Failure::Read(error)) => Err(error.to_string()),
        Err(Failure::Sink(never)) => match never {},
    }
}

/// Everything given out adds up to what the summary says, per statement and together.
fn assert_sums(path: &Path, entries: &[BankEntry], summary: &Summary) {
    let given: i64 = entries.iter().map(|e| e.amount.0).sum();
    let said: i64 = summary.statements.iter().map(|s| s.sum.0).sum();
    assert_eq!(given, said, "{}", path.display());
    assert_eq!(entries.len() as u64, summary.entries);
    assert_eq!(
        summary.entries,
        summary.statements.iter().map(|s| s.entries).sum::<u64>()
    );
}

#[test]
fn every_sample_gives_what_it_gave_before() {
    let update = std::env::var_os("UPDATE_SAMPLES").is_some();
    let mut changed = Vec::new();
    for (name, extension) in [
        ("genkgo", "xml"),
        ("viafintech", "xml"),
        ("jejik", "sta"),
        ("asn", "txt"),
    ] {
        for path in files(name, extension) {
            let mut text = String::new();
            match read(&path) {
                Ok((entries, summary)) => {
                    assert_sums(&path, &entries, &summary);
                    for entry in &entries {
                        text.push_str(&statement::to_json_line(&name_of(&path), entry));
                        text.push('\n');
                    }
                    for warning in &summary.warnings {
                        writeln!(
                            text,
                            "# line {}: {}",
                            warning.line,
                            warning.text(Language::English)
                        )
                        .unwrap();
                    }
                }
                Err(refused) => text = format!("# refused: {refused}\n"),
            }
            let kept = path.with_extension("expected.jsonl");
            if update {
                std::fs::write(&kept, &text).unwrap();
            } else if std::fs::read_to_string(&kept).unwrap_or_default() != text {
                changed.push(format!("{}:\n{text}", path.display()));
            }
        }
    }
    assert!(
        changed.is_empty(),
        "changed (see NOTICE.md to accept):\n{}",
        changed.join("\n")
    );
}

// ---- genkgo: what a PHP reader makes of the same files ----

const AGAIN: &str = "__RECURSIVITY__";

/// All entries in the tree, wherever it hides them: it writes an object out only the first time it meets it.
fn collect<'a>(value: &'a Value, class: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            if map.get("__CLASS__").and_then(Value::as_str) == Some(class) {
                found.push(value);
            }
            map.values().for_each(|v| collect(v, class, found));
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, class, found)),
        _ => {}
    }
}

fn all<'a>(value: &'a Value, class: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    collect(value, class, &mut found);
    found
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value
        .get(key)
        .and_then(Value::as_str)
        .filter(|t| !t.is_empty() && *t != "NOTPROVIDED")
}

fn date(value: &Value) -> Option<String> {
    Some(value.get("0")?.as_str()?.get(..10)?.to_owned())
}

struct Party {
    name: Option<String>,
    account: Option<String>,
}

/// The related parties of a detail, by class name.
fn party(detail: &Value, class: &str) -> Option<Party> {
    all(detail, "Genkgo\\Camt\\DTO\\RelatedParty")
        .into_iter()
        .find_map(|p| {
            let kind = p.get("getRelatedPartyType")?;
            (kind.get("__CLASS__")?.as_str()? == format!("Genkgo\\Camt\\DTO\\{class}")).then(|| Party {
                name: text(kind, "getName").map(str::to_owned),
                account: p
                    .get("getAccount")
                    .and_then(|a| text(a, "getIdentification"))
                    .map(|a| a.replace(' ', "")),
            })
        })
}

fn assert_as_golden(path: &Path, golden: &Value, entry: &BankEntry) {
    let at = path.display();
    let amount: i64 = golden["getAmount"]["getAmount"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(entry.amount.0, amount, "{at}");
    assert_eq!(
        entry.currency,
        golden["getAmount"]["getCurrency"]["getCode"].as_str().unwrap(),
        "{at}"
    );
    assert_eq!(
        entry.booked_on.map(|d| d.to_string()),
        date(&golden["getBookingDate"]),
        "{at}"
    );
    // No value date in the file: the booking day counts.
    let valued = date(&golden["getValueDate"]).or(date(&golden["getBookingDate"]));
    assert_eq!(entry.valued_on.map(|d| d.to_string()), valued, "{at}");
    assert_eq!(
        entry.status == BookingStatus::Booked,
        golden["getStatus"] == "BOOK",
        "{at}"
    );
    assert_eq!(
        entry.bank_reference.as_deref(),
        text(golden, "getAccountServicerReference"),
        "{at}"
    );
    if let Some(words) = text(golden, "getAdditionalInfo") {
        assert!(entry.description.contains(words), "{at}: {}", entry.description);
    }
    for block in all(golden, "Genkgo\\Camt\\DTO\\UnstructuredRemittanceInformation") {
        assert!(
            entry.description.contains(text(block, "getMessage").unwrap()),
            "{at}: {}",
            entry.description
        );
    }
    let references: Vec<_> = all(golden, "Genkgo\\Camt\\DTO\\CreditorReferenceInformation")
        .into_iter()
        .filter_map(|r| text(r, "getRef"))
        .collect();
    assert_eq!(entry.reference.is_some(), !references.is_empty(), "{at}");
    for reference in &references {
        assert!(
            entry.reference.as_ref().unwrap().contains(reference),
            "{at}: {reference}"
        );
    }
    let details = all(golden, "Genkgo\\Camt\\DTO\\EntryTransactionDetail");
    if let [detail] = details[..] {
        assert_detail(path, detail, entry, &references);
    }
    assert!(
        all(golden, "Genkgo\\Camt\\DTO\\ReturnInformation").is_empty() || entry.return_reason.is_some(),
        "{at}"
    );
}

fn assert_detail(path: &Path, detail: &Value, entry: &BankEntry, references: &[&str]) {
    let at = path.display();
    let ids = &detail["getReference"];
    assert_eq!(entry.end_to_end_id.as_deref(), text(ids, "getEndToEndId"), "{at}");
    assert_eq!(entry.mandate_id.as_deref(), text(ids, "getMandateId"), "{at}");
    if let [only] = references {
        assert_eq!(entry.reference.as_deref(), Some(*only), "{at}");
    }
    let credit = entry.amount.0 > 0;
    let (first, last, other) = if credit {
        ("Debtor", "UltimateDebtor", "Creditor")
    } else {
        ("Creditor", "UltimateCreditor", "Debtor")
    };
    let ours = |p: &Party| p.account.as_deref() == Some(entry.account.as_str());
    let mut expected = party(detail, first).or_else(|| party(detail, last));
    // The other party is never our own account; some samples have the roles crossed.
    if expected.as_ref().is_none_or(ours) {
        expected = party(detail, other)
            .filter(|p| p.account.is_some() && !ours(p))
            .or(expected);
    }
    let (name, account) = expected.map_or((None, None), |p| (p.name, p.account));
    assert_eq!(entry.counterparty_name, name, "{at}");
    assert_eq!(entry.counterparty_iban, account, "{at}");
}

#[test]
fn camt_files_read_as_their_golden_results_say() {
    let mut compared = 0;
    for expected in files("genkgo", "json") {
        let golden: Value = serde_json::from_str(&std::fs::read_to_string(&expected).unwrap()).unwrap();
        let path = expected.with_extension("xml");
        let mut wanted = all(&golden, "Genkgo\\Camt\\DTO\\Entry");
        if wanted.is_empty() {
            let refused = read(&path).unwrap_err();
            assert!(refused.contains("contains no bookings"), "{refused}");
            continue;
        }
        let (mut entries, summary) = read(&path).unwrap();
        assert_sums(&path, &entries, &summary);
        if name_of(&path) == "camt053.v2.multi.statement.xml" {
            // The golden tree shows the entry of the second statement only.
            assert_eq!(
                entries.iter().map(|e| e.amount.0).collect::<Vec<_>>(),
                [885, -700]
            );
            entries.remove(0);
        }
        assert_eq!(entries.len(), wanted.len(), "{}", path.display());
        entries.sort_by_key(|e| e.amount);
        wanted.sort_by_key(|e| {
            e["getAmount"]["getAmount"]
                .as_str()
                .unwrap()
                .parse::<i64>()
                .unwrap()
        });
        let mut classes = all(&golden, "Genkgo\\Camt\\DTO\\IbanAccount");
        classes.extend(all(&golden, "Genkgo\\Camt\\DTO\\OtherAccount"));
        classes.extend(all(&golden, "Genkgo\\Camt\\DTO\\ProprietaryAccount"));
        for (entry, golden) in entries.iter().zip(wanted) {
            assert_as_golden(&path, golden, entry);
            let own = &golden["getRecord"]["getAccount"]["getIdentification"];
            if let Some(own) = own.as_str().filter(|a| *a != AGAIN) {
                assert_eq!(entry.account, own, "{}", path.display());
            }
            assert!(
                classes
                    .iter()
                    .any(|a| a["getIdentification"] == entry.account.as_str()),
                "{}",
                path.display()
            );
            compared += 1;
        }
    }
    assert!(compared >= 24, "only {compared} entries compared");
}

// ---- MT940: what a Python reader makes of the same files ----

/// Letters and digits only: readers differ in line breaks and spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Without the numbers of Triodos fields (`>20`).
fn without_field_marks(text: &str) -> String {
    if !text.contains(">2") {
        return text.to_owned();
    }
    let mut parts = text.split('>');
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|p| out.push_str(p.get(2..).unwrap_or(p)));
    out
}

#[test]
fn mt940_files_read_as_their_golden_results_say() {
    let mut compared = 0;
    for expected in files("jejik", "json") {
        let golden: Value = serde_json::from_str(&std::fs::read_to_string(&expected).unwrap()).unwrap();
        let path = expected.with_extension("sta");
        let (entries, summary) = read(&path).unwrap();
        assert_sums(&path, &entries, &summary);
        let wanted = golden["transactions"].as_array().unwrap();
        assert_eq!(entries.len(), wanted.len(), "{}", path.display());
        let last = entries.last().unwrap();
        assert!(
            text(&golden, "account").unwrap().contains(&last.account),
            "{}",
            path.display()
        );
        for (entry, golden) in entries.iter().zip(wanted) {
            let at = format!("{} line {}", path.display(), entry.line);
            let amount = domain::money::Cents::parse(text(golden, "amount").unwrap()).unwrap();
            assert_eq!(entry.amount, amount, "{at}");
            assert_eq!(entry.currency, text(golden, "currency").unwrap(), "{at}");
            assert_eq!(
                entry.valued_on.unwrap().to_string(),
                text(golden, "valueDate").unwrap(),
                "{at}"
            );
            let booked = text(golden, "entryDate").or(text(golden, "valueDate"));
            assert_eq!(entry.booked_on.map(|d| d.to_string()).as_deref(), booked, "{at}");
            let bank = text(golden, "bankReference").filter(|r| *r != "NONREF");
            assert_eq!(entry.bank_reference.as_deref(), bank, "{at}");
            assert_nothing_lost(&at, golden, entry);
            compared += 1;
        }
    }
    assert_eq!(compared, 39);
}

/// Every reference, name and word of the golden result is somewhere in the entry, and no word is new.
fn assert_nothing_lost(at: &str, golden: &Value, entry: &BankEntry) {
    let mut held = String::new();
    for part in [
        entry.counterparty_iban.as_deref(),
        entry.counterparty_name.as_deref(),
        entry.reference.as_deref(),
        entry.end_to_end_id.as_deref(),
        Some(entry.description.as_str()),
    ] {
        held.push_str(&bare(part.unwrap_or_default()));
        held.push(' ');
    }
    let customer = text(golden, "customerReference")
        .map(str::trim)
        .filter(|r| !matches!(*r, "NONREF" | "EREF"));
    if let Some(reference) = customer {
        assert!(
            held.contains(&bare(reference)),
            "{at}: reference {reference} in {held}"
        );
    }
    if let Some(extra) = text(golden, "extra") {
        assert!(held.contains(&bare(extra)), "{at}: {extra} in {held}");
    }
    let details = text(golden, "details").unwrap_or_default();
    // ING sums up the statement in a last `:86:`, which the golden reader takes for the last booking's.
    let details = details.split("\nD000004C000002").next().unwrap_or_default();
    let known = bare(&without_field_marks(details)) + &bare(text(golden, "extra").unwrap_or_default());
    assert!(
        known.contains(&bare(&entry.description)),
        "{at}: {} in {known}",
        entry.description
    );
    let coded = details.starts_with('/') || details.contains(">2");
    for word in details.split_whitespace().filter(|_| !coded) {
        // Labels are taken away with their values.
        let word = word
            .trim_start_matches("REK:")
            .rsplit("/NAAM:")
            .next()
            .unwrap_or(word);
        let word = word.split("/NAAM").next().unwrap_or(word);
        assert!(
            bare(word).is_empty() || held.contains(&bare(word)),
            "{at}: {word} in {held}"
        );
    }
}

#[test]
fn mt940_names_and_accounts_read_by_a_person() {
    type Row = (
        &'static str,
        usize,
        Option<&'static str>,
        Option<&'static str>,
        Option<&'static str>,
    );
    let rows: [Row; 10] = [
        (
            "abnamro",
            0,
            Some("428428"),
            Some("KPN - DIGITENNE"),
            Some("0000000421886595"),
        ),
        ("abnamro", 9, Some("52.89.39.882"), Some("MYCOM DEN HAAG"), None),
        ("ing", 1, Some("0111111111"), None, None),
        ("knab", 1, Some("NL65INGB0123456789"), Some("PICQER"), None),
        (
            "knab",
            2,
            Some("NL84INGB0234561789"),
            Some("MMS ONLINE NEDERLAND B.V."),
            Some("29-07-2014 10:05"),
        ),
        ("rabobank", 0, Some("0121470966"), Some("W.P. Jansen"), None),
        (
            "rabobank",
            3,
            Some("P000029225"),
            Some("KPN - MOBIEL"),
            Some("173787046000009"),
        ),
        (
            "rabobank-iban",
            0,
            Some("NL70ABNA0987654321"),
            Some("CONTRA ACCOUNT HOLDER"),
            None,
        ),
        ("sns", 0, Some("0987654321"), Some("marechal s"), None),
        ("triodos", 1, Some("0133967858"), None, None),
    ];
    for (file, n, account, name, reference) in rows {
        let (entries, _) = read(&folder("jejik").join(file).with_extension("sta")).unwrap();
        let entry = &entries[n];
        let read = (
            entry.counterparty_iban.as_deref(),
            entry.counterparty_name.as_deref(),
            entry.reference.as_deref(),
        );
        assert_eq!(read, (account, name, reference), "{file} {n}");
    }
}

#[test]
fn asn_files_agree_with_their_balances_with_and_without_an_entry_date() {
    let both: Vec<_> = files("asn", "txt").iter().map(|p| read(p).unwrap()).collect();
    for (entries, summary) in &both {
        assert_eq!(entries.len(), 8);
        assert!(summary.warnings.is_empty(), "{:?}", summary.warnings);
        assert_eq!(summary.statements.len(), 31);
        assert_eq!(summary.format.to_string(), "MT940 SNS/ASN");
    }
    assert_eq!(both[0].0, both[1].0);
    let transfer = &both[0].0[4];
    assert_eq!(transfer.counterparty_iban.as_deref(), Some("NL25INGB9999999999"));
    assert_eq!(
        transfer.counterparty_name.as_deref(),
        Some("transfer solutions bv")
    );
    assert!(
        transfer
            .description
            .ends_with("Transfer Solutions BV-DIVIDEND 28/01/2020"),
        "{}",
        transfer.description
    );
}

// ---- viafintech has no expected results: read by a person ----

#[test]
fn batches_and_returns_read_by_a_person() {
    let sample = |name: &str| read(&folder("viafintech").join(name)).unwrap();
    let (entries, _) = sample("053-valid_example_with_batch.xml");
    assert_eq!(
        entries.iter().map(|e| e.amount.0).collect::<Vec<_>>(),
        [-475_374, 268_800, 500_000]
    );
    assert_eq!(
        entries[0].bank_reference.as_deref(),
        Some("68047a4871ab34285b5555555502010c")
    );
    assert_eq!(entries[0].counterparty_iban, None);

    // Two collections in one booking, and two that came back: the tenant stays the counterparty.
    let (entries, summary) = sample("054-valid_example.xml");
    assert_eq!(summary.format.to_string(), "camt.054.001.04");
    assert_eq!(
        entries.iter().map(|e| e.amount.0).collect::<Vec<_>>(),
        [1500, 900, 5656, -600, -1553]
    );
    assert_eq!(entries[0].bank_reference.as_deref(), Some("TST_201-2091644-9"));
    let back: Vec<_> = entries
        .iter()
        .filter(|e| e.return_reason.as_deref() == Some("MD06"))
        .collect();
    assert_eq!(back.len(), 2);
    assert_eq!(back[0].counterparty_name.as_deref(), Some("Bernasconi Maria"));
    assert_eq!(
        back[0].counterparty_iban.as_deref(),
        Some("CH3709000000250094580")
    );
    assert_eq!(back[0].end_to_end_id.as_deref(), Some("EndToEnd-2B6C-CHDDBB5"));

    let (entries, _) = sample("053-valid_example.xml");
    assert_eq!(
        entries.iter().map(|e| e.amount.0).collect::<Vec<_>>(),
        [-200, -300, 100, -350, -250]
    );
    assert_eq!(entries[0].mandate_id.as_deref(), Some("MandateReference"));
    assert_eq!(
        entries[2].counterparty_iban.as_deref(),
        Some("740618130100033626")
    );

    // Version 4 with 32 transactions over its bookings: the balances agree, so nothing is lost.
    let (entries, summary) = sample("053-valid_example_v4.xml");
    assert_eq!(entries.len(), 32);
    assert!(summary.warnings.is_empty(), "{:?}", summary.warnings);
    assert_eq!(entries.iter().filter(|e| e.return_reason.is_some()).count(), 5);
}
