//! Several files in one (zip), the same bytes for the same files: no clock has a part in it.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive that could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the archive can't be made: {0}")]
pub struct Unmade(String);

/// Packs files, each with its name.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Unmade> {
    let told = |error: &dyn std::fmt::Display| Unmade(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), how).map_err(|e| told(&e))?;
        archive.write_all(bytes).map_err(|e| told(&e))?;
    }
    Ok(archive.finish().map_err(|e| told(&e))?.into_inner())
}
