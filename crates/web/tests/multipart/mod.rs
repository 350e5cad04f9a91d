//! Forms with files in them, as browsers send them (RFC 7578).
#![allow(dead_code, reason = "each test file uses its own part")]

const KIND: &str = "multipart/form-data; boundary=grens";
const END: &[u8] = b"--grens--\r\n";

/// Speech as a phone records it: the beginning of Opus in Ogg.
pub const SPEECH: &[u8] = b"OggS\0\x02\0\0OpusHead and what was said";

fn part(disposition: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("--grens\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

/// A form with files: its media type and its bytes.
pub fn files_form(field: &str, files: &[(&str, Vec<u8>)]) -> (String, Vec<u8>) {
    let parts = files.iter().flat_map(|(name, content)| {
        let disposition =
            format!("name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream");
        part(&disposition, content)
    });
    (KIND.to_owned(), parts.chain(END.iter().copied()).collect())
}

/// A form with words and one sound, as a phone sends it.
pub fn sound_form(fields: &[(&str, &str)], sound: &[u8]) -> (String, Vec<u8>) {
    let words = fields
        .iter()
        .flat_map(|(name, value)| part(&format!("name=\"{name}\""), value.as_bytes()));
    let (kind, file) = files_form("geluid", &[("blob", sound.to_vec())]);
    (kind, words.chain(file).collect())
}
