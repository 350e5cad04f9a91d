//! `keukentafel import`: statements and association data.

use crate::output::{self, Progress};
use crate::{Options, installation};
use anyhow::Context;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use work::association_data::{FolderSet, Received};
use work::statement::Report;
use work::{Actor, At, Db, Refusal};

/// Brings in statement files, in the order given. A refused file does not keep the others out.
pub fn statements(options: &Options, files: &[PathBuf]) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let mut refused = false;
    for path in files {
        let name = path.display().to_string();
        match statement(&db, &actor, clock.at(), path) {
            Ok(report) => output::line(
                options.json,
                &report_json(&name, &report),
                &report_words(&name, &report),
            ),
            Err(work::Error::Refused(why)) => {
                eprintln!("{}", with_path(why, &name));
                refused = true;
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    Ok(if refused {
        ExitCode::from(2)
    } else {
        ExitCode::SUCCESS
    })
}

/// Brings in one statement file from disk.
pub fn statement(db: &Db, actor: &Actor, at: At, path: &Path) -> Result<Report, work::Error> {
    let progress = Progress::begin(&path.display().to_string());
    let report = walkthrough::statement(db, actor, at, path, &|done| {
        progress.done(i64::try_from(done).unwrap_or(i64::MAX), None);
    })?;
    progress.end(&statement_words(&report));
    Ok(report)
}

/// How a statement ends, in a line.
pub fn statement_words(report: &Report) -> String {
    format!("{} transactions, {} new", report.entries, report.booked)
}

/// How association data ends, in a line.
pub fn data_words(received: &Received) -> String {
    format!("{} tenancies, {} bookings", received.tenancies, received.bookings)
}

/// On the terminal a refusal names the file as it was given.
fn with_path(why: Refusal, name: &str) -> Refusal {
    match why {
        Refusal::Unreadable(mut error) => {
            name.clone_into(&mut error.file);
            Refusal::Unreadable(error)
        }
        other => other,
    }
}

fn report_json(name: &str, r: &Report) -> serde_json::Value {
    json!({
        "file": name, "format": r.format, "import": r.number, "entries": r.entries, "new": r.booked, "known": r.known,
        "matched": r.matched, "waiting": r.waiting, "setAside": r.set_aside, "pending": r.pending,
        "sameFile": r.same_file,
        "warnings": r.warnings.iter().map(|w| &w.english).collect::<Vec<_>>(),
    })
}

fn report_words(name: &str, r: &Report) -> String {
    if r.same_file {
        return format!(
            "{name}: this file came in before (import {}); nothing was booked twice.",
            r.number
        );
    }
    format!(
        "{name}: {}, {} transactions: {} new, {} known. {} found their tenancy, {} wait at the desk, {} are not about rent.",
        r.format, r.entries, r.booked, r.known, r.matched, r.waiting, r.set_aside
    )
}

/// Brings in a folder with association data. The association is made when it is not there yet and a name is given.
pub fn association(options: &Options, folder: &Path) -> anyhow::Result<ExitCode> {
    let clock = crate::clock::ProductClock::of(options);
    let db = installation::open_database(&options.database, clock)?;
    let named = match options.association.as_deref() {
        Some(name) => work::association::found(&db, clock.at(), name)?,
        None => work::association::find(&db, None).context("name the association with --association NAME")?,
    };
    let received = folder_set(&db, &Actor::system(named.org), clock.at(), folder)?;
    let value = json!({
        "association": named.name, "tenancies": received.tenancies, "people": received.people,
        "bookings": received.bookings, "newBookings": received.new_bookings, "said": received.said,
    });
    let words = format!(
        "{}: {} tenancies, {} people, {} bookings of which {} new.",
        named.name, received.tenancies, received.people, received.bookings, received.new_bookings
    );
    output::line(options.json, &value, &words);
    Ok(ExitCode::SUCCESS)
}

/// Brings in a folder, saying how far it is.
fn folder_set(db: &Db, actor: &Actor, at: At, folder: &Path) -> Result<Received, work::Error> {
    let progress = Progress::begin("association data");
    let received =
        work::association_data::receive(db, actor, at, &FolderSet(folder.to_owned()), &|_, rows| {
            progress.done(i64::try_from(rows).unwrap_or(i64::MAX), None);
        })?;
    progress.end(&data_words(&received));
    Ok(received)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

    use super::*;

    #[test]
    fn the_trail_keeps_the_files_name_and_not_the_folders_of_this_machine() {
        let folder = std::env::temp_dir().join(format!("kt-import-{}", uuid::Uuid::new_v4()));
        let at = At {
            today: sim::TODAY,
            now: 0,
        };
        let db =
            work::association::open(&format!("sqlite:{}", folder.with_extension("db").display()), 0).unwrap();
        let named = work::association::found(&db, at, "De Linde").unwrap();
        let actor = Actor::system(named.org);
        std::fs::create_dir_all(&folder).unwrap();
        let (good, bad) = (folder.join("2026-11.xml"), folder.join("kapot.xml"));
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde/statements/2026-11.xml");
        std::fs::copy(demo, &good).unwrap();
        std::fs::write(&bad, "geen bankbestand").unwrap();
        statement(&db, &actor, at, &good).unwrap();
        let refused = statement(&db, &actor, at, &bad);
        let Err(work::Error::Refused(why)) = refused else {
            unreachable!("{refused:?}")
        };
        let shown = with_path(why, &bad.display().to_string()).to_string();
        assert!(shown.starts_with(&bad.display().to_string()), "{shown}");
        let imports = work::desk::imports(&db, &actor, None, 10).unwrap();
        let names: Vec<&str> = imports.iter().map(|i| i.file_name.as_str()).collect();
        assert_eq!(names, ["kapot.xml", "2026-11.xml"]);
        let trail = work::audit::lines(&db, &actor, None, None, 10).unwrap();
        assert!(trail.iter().any(|l| l.row.subject == "2026-11.xml"));
        let folder = folder.display().to_string();
        assert!(
            trail
                .iter()
                .all(|l| !l.row.subject.contains(&folder) && !l.row.reason.contains(&folder))
        );
    }
}
