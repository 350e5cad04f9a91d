//! Files that are sent with a form: written to disk as they come in, so that memory stays the same whatever their size.
//!
//! A file lies in a folder of its own, made for this request and removed with it, under a name of ours. The name that
//! the sender gave is only shown and compared, never made part of a path.

use crate::problem::Problem;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;

/// Largest body of a form with files, in bytes: a year of statements of a large association.
pub(crate) const MOST_BYTES: usize = 512 * 1024 * 1024;
/// Files in one form.
const MOST_FILES: usize = 200;
/// Characters of a name that are kept.
const LONGEST_NAME: usize = 120;

/// One file that was sent.
#[derive(Clone, Debug)]
pub(crate) struct SentFile {
    /// The name the sender gave, fit to be shown.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What was sent. The files are gone when this goes.
#[derive(Debug)]
pub(crate) struct Sent {
    /// The files, in the order of the form.
    pub files: Vec<SentFile>,
    _folder: TempDir,
}

/// Receives all files of a form into a new folder inside `place`. Fields without a file are passed over.
pub(crate) async fn receive(mut form: Multipart, place: &Path) -> Result<Sent, Problem> {
    let folder = tempfile::Builder::new()
        .prefix("keukentafel-")
        .tempdir_in(place)
        .map_err(|e| Problem::failed(&e))?;
    let mut files = Vec::new();
    while let Some(mut field) = form.next_field().await.map_err(|e| refused(&e))? {
        let name = match field.file_name().map(shown_name) {
            Some(name) if !name.is_empty() => name,
            _ => continue,
        };
        if files.len() >= MOST_FILES {
            return Err(Problem::TooLarge);
        }
        let path = folder.path().join(format!("{}.part", files.len() + 1));
        let mut file = tokio::fs::File::create_new(&path)
            .await
            .map_err(|e| Problem::failed(&e))?;
        let mut bytes = 0;
        while let Some(part) = field.chunk().await.map_err(|e| refused(&e))? {
            file.write_all(&part).await.map_err(|e| Problem::failed(&e))?;
            bytes += part.len() as u64;
        }
        file.flush().await.map_err(|e| Problem::failed(&e))?;
        files.push(SentFile { name, path, bytes });
    }
    Ok(Sent {
        files,
        _folder: folder,
    })
}

/// What is said of a form that can't be read.
pub(crate) fn refused(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::TooLarge
    } else {
        Problem::BadRequest
    }
}

/// The last part of the name, without characters that steer how text is shown.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let steers = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    last.chars()
        .filter(steers)
        .take(LONGEST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::shown_name;

    #[test]
    fn a_name_never_leads_anywhere_and_reads_as_it_is() {
        assert_eq!(shown_name("../../etc/passwd"), "passwd");
        assert_eq!(shown_name("C:\\bank\\okt.xml"), "okt.xml");
        assert_eq!(shown_name("okt\u{202e}lmx.exe\n"), "oktlmx.exe");
        assert_eq!(shown_name("a/"), "");
        assert_eq!(shown_name(&"é".repeat(500)).chars().count(), 120);
    }
}
