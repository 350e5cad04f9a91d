//! Writes a generated world to look at: `write_world population 2000 FOLDER` or `write_world bench 2000 24 FOLDER`.

use sim::SimError;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match write(&words) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(words: &[&str]) -> Result<String, SimError> {
    let number = |text: &str| {
        text.parse()
            .map_err(|_| SimError::Request(format!("'{text}' is not a number")))
    };
    match *words {
        ["population", tenancies, folder] => {
            let population = sim::population::Population::of(number(tenancies)?)?;
            population
                .write_folder(Path::new(folder))
                .map(|written| format!("{written:?}"))
        }
        ["bench", tenancies, months, folder] => {
            let months = months.parse().unwrap_or(sim::bench::MONTHS);
            let generator = sim::bench::Generator::new(months)?;
            sim::bench::write_folder(&generator, number(tenancies)?, Path::new(folder))
                .map(|written| format!("{written:?}"))
        }
        _ => Err(SimError::Request(
            "population TENANCIES FOLDER, or bench TENANCIES MONTHS FOLDER".to_owned(),
        )),
    }
}
