//! Writes the committed demo folder again: `cargo run -p sim --example write_de_linde -- demo/de-linde`.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("demo/de-linde"), PathBuf::from);
    match sim::stories::write_folder(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
