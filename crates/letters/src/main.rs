//! `keukentafel-letters`: an order as JSON on standard input, PDF files in its folder, a line of JSON for each letter on
//! standard output. `keukentafel print` calls it.

use anyhow::Context;
use letters::{Letter, Order, Outcome, Press, Printed};
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// Letters after which the memory of the typesetter is given back.
const REST_AFTER: usize = 50;

fn main() -> anyhow::Result<ExitCode> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .context("the order can't be read")?;
    let order: Order =
        serde_json::from_str(&text).context("the order is no JSON as keukentafel writes it")?;
    std::fs::create_dir_all(&order.folder).with_context(|| order.folder.display().to_string())?;
    let press = Press::new(&order.on)?;
    let mut failed = false;
    let mut good: Vec<Letter> = Vec::new();
    let mut out = std::io::stdout().lock();
    for (n, letter) in order.letters.iter().enumerate() {
        let outcome = one(&press, &order.folder, letter);
        failed |= outcome.error.is_some();
        if outcome.error.is_none() && order.merged {
            good.push(letter.clone());
        }
        writeln!(out, "{}", serde_json::to_string(&outcome)?)?;
        if n % REST_AFTER == REST_AFTER - 1 {
            Press::rest();
        }
    }
    if !order.documents.is_empty() {
        let press = Press::for_documents(&order.on)?;
        for document in &order.documents {
            let printed = press.print_document(document).map_err(|e| e.to_string());
            let outcome = written(&order.folder, &document.name, printed);
            failed |= outcome.error.is_some();
            writeln!(out, "{}", serde_json::to_string(&outcome)?)?;
        }
    }
    if !good.is_empty() {
        let printed = press.print_all(&good)?;
        std::fs::write(order.folder.join("all.pdf"), printed.pdf)?;
    }
    Ok(if failed {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// Makes and writes one letter; a file appears whole or not at all.
fn one(press: &Press, folder: &Path, letter: &Letter) -> Outcome {
    written(
        folder,
        &letter.name,
        press.print(letter).map_err(|e| e.to_string()),
    )
}

/// Writes what was printed under a name that must be a plain one.
fn written(folder: &Path, name: &str, printed: Result<Printed, String>) -> Outcome {
    let outcome = |pages, bytes, error| Outcome {
        name: name.to_owned(),
        pages,
        bytes,
        error,
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(plain) {
        return outcome(
            0,
            0,
            Some("its name is no file name; use letters, digits, - and _".to_owned()),
        );
    }
    let printed = match printed {
        Ok(printed) => printed,
        Err(error) => return outcome(0, 0, Some(error)),
    };
    let half = folder.join(format!("{name}.part"));
    let whole = folder.join(format!("{name}.pdf"));
    let written = std::fs::write(&half, &printed.pdf).and_then(|()| std::fs::rename(&half, &whole));
    match written {
        Ok(()) => outcome(printed.pages, printed.pdf.len(), None),
        Err(error) => outcome(0, 0, Some(error.to_string())),
    }
}
