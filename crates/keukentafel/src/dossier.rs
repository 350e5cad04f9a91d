//! `keukentafel dossier`: the evidence pack of a transfer as one PDF and one archive; and the press that the pages use.

use crate::{Options, installation, output, print};
use anyhow::Context;
use domain::calendar::Day;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use web::language::{Language, Phrases};

/// Seconds that one document may take.
const LIMIT: u64 = 60;

/// Arguments of `dossier`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Contract number
    reference: String,
    /// Folder for the two files
    folder: PathBuf,
    /// In English instead of Dutch
    #[arg(long)]
    english: bool,
    /// The program that typesets; beside this program unless told
    #[arg(long, env = "KEUKENTAFEL_LETTERS")]
    letters: Option<PathBuf>,
}

/// `keukentafel dossier`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = installation::open(options)?;
    let at = clock.at();
    let tenancy = work::case_file::by_reference(&db, &actor, &arguments.reference)?;
    let pack = work::pack::gather(&db, &actor, at, tenancy)?;
    let language = if arguments.english {
        Language::English
    } else {
        Language::Dutch
    };
    let name = web::dossier::name(&pack);
    std::fs::create_dir_all(&arguments.folder)?;
    let archive = arguments.folder.join(format!("{name}.zip"));
    std::fs::write(&archive, work::pack::archive(&pack)?)?;
    let document = web::dossier::document(Phrases::of(language), &pack);
    let pdf = arguments.folder.join(format!("{name}.pdf"));
    std::fs::write(&pdf, printed(arguments.letters.as_deref(), &document, at.today)?)?;
    let value = json!({"pdf": pdf.display().to_string(), "archive": archive.display().to_string()});
    output::line(
        options.json,
        &value,
        &format!("{}\n{}", pdf.display(), archive.display()),
    );
    Ok(ExitCode::SUCCESS)
}

/// Has one document typeset.
fn printed(letters: Option<&Path>, document: &Value, on: Day) -> anyhow::Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let order = json!({"folder": folder.path(), "merged": false, "on": on.to_string(), "letters": [],
        "documents": [document]});
    let outcomes = print::press(letters, LIMIT, &order)?;
    let outcome = outcomes
        .first()
        .context("the program that typesets said nothing")?;
    anyhow::ensure!(outcome["error"].is_null(), "{}", outcome["error"]);
    let name = document["name"].as_str().unwrap_or_default();
    Ok(std::fs::read(folder.path().join(format!("{name}.pdf")))?)
}

/// The press for the pages.
pub fn press() -> web::pages::Press {
    let letters = std::env::var_os("KEUKENTAFEL_LETTERS").map(PathBuf::from);
    web::pages::Press(Some(Arc::new(move |document, on| {
        printed(letters.as_deref(), document, on).map_err(|e| format!("{e:#}"))
    })))
}
