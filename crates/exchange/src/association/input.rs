//! The bytes of a CSV file as the reader wants them: one kind of line end, and no row without bound.

use std::io::{self, Read};

/// Most bytes of one row. An open quote would otherwise swallow the rest of the file into memory.
pub(super) const MOST_ROW: usize = 1 << 20;

/// A row went past [`MOST_ROW`].
#[derive(Debug, thiserror::Error)]
#[error("a row is longer than {MOST_ROW} bytes")]
pub(super) struct RowTooLong;

/// How many line ends there are.
pub(crate) fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, b| n + u64::from(*b == b'\n'))
}

/// How near the end of the file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EndOfFile {
    /// There may be more.
    Ahead,
    /// The medium has no more; the line end that was missing was handed on.
    Reached,
    /// The taker knows.
    Told,
}

/// Turns CR LF and lone CR into LF and makes sure the last line ends, so that line numbers can be told exactly.
pub(super) struct Lines<R> {
    inner: R,
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    after_cr: bool,
    ends_with_newline: bool,
    end_of_file: EndOfFile,
    since_row: usize,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            buffer: vec![0; 64 * 1024].into_boxed_slice(),
            start: 0,
            end: 0,
            after_cr: false,
            ends_with_newline: true,
            end_of_file: EndOfFile::Ahead,
            since_row: 0,
        }
    }

    /// A row was taken; the next may be long again.
    pub(super) fn row_taken(&mut self) {
        self.since_row = 0;
    }

    /// The end of the file was handed on. A row that is read only then was not ended by a line end, and as every
    /// last line is given one, a quote was still open.
    pub(super) fn told_end(&self) -> bool {
        self.end_of_file == EndOfFile::Told
    }

    /// The next line with its line end; empty at the end of the file.
    pub(super) fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let mut one = [0_u8];
        while self.read(&mut one)? == 1 {
            line.push(one[0]);
            if one[0] == b'\n' {
                break;
            }
        }
        self.row_taken();
        Ok(line)
    }

    fn refill(&mut self) -> io::Result<bool> {
        loop {
            match self.inner.read(&mut self.buffer) {
                Ok(n) => {
                    self.start = 0;
                    self.end = n;
                    return Ok(n > 0);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    /// Copies with line ends made one kind; gives how many bytes were written.
    fn copy(&mut self, out: &mut [u8]) -> usize {
        let mut written = 0;
        while written < out.len() && self.start < self.end {
            let b = self.buffer[self.start];
            self.start += 1;
            let skip = b == b'\n' && self.after_cr;
            self.after_cr = b == b'\r';
            if skip {
                continue;
            }
            out[written] = if b == b'\r' { b'\n' } else { b };
            written += 1;
        }
        written
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if self.start == self.end && (self.end_of_file != EndOfFile::Ahead || !self.refill()?) {
                if self.ends_with_newline {
                    self.end_of_file = EndOfFile::Told;
                    return Ok(0);
                }
                self.end_of_file = EndOfFile::Reached;
                self.ends_with_newline = true;
                out[0] = b'\n';
                return Ok(1);
            }
            let written = self.copy(out);
            if written == 0 {
                continue;
            }
            self.ends_with_newline = out[written - 1] == b'\n';
            self.since_row += written;
            if self.since_row > MOST_ROW + 64 * 1024 {
                return Err(io::Error::other(RowTooLong));
            }
            return Ok(written);
        }
    }
}
