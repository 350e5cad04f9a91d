//! The bytes of a statement file: buffered, counted in lines, bounded, and in UTF-8.

use std::io::{self, BufRead, Read};

/// Longest piece of a file that is read as one: a text, a tag, or a line.
pub(crate) const LONGEST_PIECE: usize = 64 * 1024;

const BUFFER: usize = 64 * 1024;

/// A piece of the file is longer than [`LONGEST_PIECE`]; no bank writes that.
#[derive(Debug, thiserror::Error)]
#[error("a piece of the file is longer than 64 KiB")]
pub(crate) struct PieceTooLong;

/// How the bytes become UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// As they are; the reader above refuses what is not UTF-8.
    AsIs,
    /// ISO-8859-1 and its superset Windows-1252, byte by byte.
    Western,
}

/// A reader with its own buffer that knows the line it is at.
///
/// Lines are counted per buffer and only when asked, so counting costs one
/// pass of a vectorised search and nothing per tag.
pub(crate) struct Source<R> {
    inner: R,
    buffer: Vec<u8>,
    at: usize,
    counted: usize,
    lines: u64,
    piece: usize,
    encoding: Encoding,
    ended: bool,
}

impl<R: Read> Source<R> {
    /// Starts reading, with the first bytes (up to a buffer) ready for [`Source::ahead`].
    pub(crate) fn new(inner: R) -> io::Result<Self> {
        let mut source = Self {
            inner,
            buffer: Vec::with_capacity(BUFFER),
            at: 0,
            counted: 0,
            lines: 1,
            piece: 0,
            encoding: Encoding::AsIs,
            ended: false,
        };
        source.refill()?;
        Ok(source)
    }

    /// What is in the buffer and not yet read.
    pub(crate) fn ahead(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// The line of the next byte, from 1.
    pub(crate) fn line(&mut self) -> u64 {
        self.count_to(self.at);
        self.lines
    }

    /// Says that a new piece begins here, so its length counts from here.
    pub(crate) fn begin_piece(&mut self) {
        self.piece = 0;
    }

    /// Reads the bytes from here on as `encoding`. Call before anything but ASCII was read.
    pub(crate) fn read_as(&mut self, encoding: Encoding) {
        if self.encoding == encoding {
            return;
        }
        self.encoding = encoding;
        let rest = self.buffer.split_off(self.at);
        append_western(&rest, &mut self.buffer);
    }

    /// Reads one line without its line end into `line`; false at the end of the file.
    pub(crate) fn read_line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let mut any = false;
        loop {
            if self.at == self.buffer.len() {
                self.refill()?;
                if self.at == self.buffer.len() {
                    return Ok(any);
                }
            }
            any = true;
            let rest = self.ahead();
            let found = memchr::memchr(b'\n', rest);
            let taken = found.unwrap_or(rest.len());
            if line.len() + taken > LONGEST_PIECE {
                return Err(io::Error::other(PieceTooLong));
            }
            line.extend_from_slice(rest.get(..taken).unwrap_or_default());
            self.at += taken;
            if found.is_some() {
                self.at += 1;
                while line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(true);
            }
        }
    }

    fn count_to(&mut self, end: usize) {
        let passed = self.buffer.get(self.counted..end).unwrap_or_default();
        self.lines += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.counted = end;
    }

    fn refill(&mut self) -> io::Result<()> {
        self.count_to(self.buffer.len());
        self.buffer.clear();
        self.at = 0;
        self.counted = 0;
        if self.piece > LONGEST_PIECE {
            return Err(io::Error::other(PieceTooLong));
        }
        if self.ended {
            return Ok(());
        }
        let wanted = BUFFER as u64;
        let got = (&mut self.inner).take(wanted).read_to_end(&mut self.buffer)?;
        self.ended = (got as u64) < wanted;
        if self.encoding == Encoding::Western {
            let raw = std::mem::take(&mut self.buffer);
            append_western(&raw, &mut self.buffer);
        }
        Ok(())
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut rest = self.fill_buf()?;
        let n = rest.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Source<R> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            self.refill()?;
        }
        Ok(self.ahead())
    }

    #[inline]
    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.buffer.len());
        self.piece += n;
    }
}

/// Appends bytes in Windows-1252 (a superset of ISO-8859-1) as UTF-8.
pub(crate) fn append_western(bytes: &[u8], out: &mut Vec<u8>) {
    let mut utf8 = [0; 4];
    for &byte in bytes {
        if byte < 0x80 {
            out.push(byte);
        } else {
            out.extend_from_slice(western(byte).encode_utf8(&mut utf8).as_bytes());
        }
    }
}

/// The character of a Windows-1252 byte.
fn western(byte: u8) -> char {
    const FROM_80_TO_9F: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    usize::from(byte)
        .checked_sub(0x80)
        .and_then(|i| FROM_80_TO_9F.get(i))
        .copied()
        .unwrap_or(char::from(byte))
}

/// Appends a line to `out`: as UTF-8 when it is, else as Windows-1252.
pub(crate) fn append_line(line: &[u8], out: &mut String) {
    if let Ok(text) = std::str::from_utf8(line) {
        out.push_str(text);
        return;
    }
    for &byte in line {
        out.push(western(byte));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_line_over_the_edge_of_a_buffer() {
        let text = "abc\n".repeat(40_000);
        let mut source = Source::new(text.as_bytes()).unwrap();
        let mut line = Vec::new();
        for number in 1..=40_000 {
            assert_eq!(source.line(), number);
            assert!(source.read_line(&mut line).unwrap());
            assert_eq!(line, b"abc");
        }
        assert!(!source.read_line(&mut line).unwrap());
    }

    #[test]
    fn reads_western_bytes_as_utf8() {
        let mut out = Vec::new();
        append_western(b"Ren\xe9 \x80 5", &mut out);
        assert_eq!(out, "René € 5".as_bytes());
        let mut text = String::new();
        append_line(b"Ren\xe9", &mut text);
        append_line("René".as_bytes(), &mut text);
        assert_eq!(text, "RenéRené");
    }

    #[test]
    fn a_line_without_end_is_refused_not_kept() {
        let text = "x".repeat(LONGEST_PIECE + 1);
        let mut source = Source::new(text.as_bytes()).unwrap();
        assert!(source.read_line(&mut Vec::new()).is_err());
    }
}
