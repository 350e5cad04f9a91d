//! A list of JSON items from a stream, one item in memory at a time, each with the line it begins on.

use crate::association::line_breaks;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::cell::Cell;
use std::fmt;
use std::io::{self, BufReader, Read};

/// Most bytes of one item.
pub(super) const MOST_ITEM: usize = 16 << 20;

/// Why a stream of items ended early.
pub(super) enum Broken {
    /// Not JSON, or not a list of objects: line and reason.
    NotJson(u64, String),
    /// UTF-16.
    Utf16,
    /// An item beyond [`MOST_ITEM`] that begins on or after this line.
    TooLong(u64),
    /// The medium failed.
    Medium(io::Error),
}

/// What the visitor and the byte counter both look at.
struct Progress {
    line: Cell<u64>,
    since_item: Cell<usize>,
    item_line: Cell<u64>,
    too_long: Cell<bool>,
}

/// Counts lines byte by byte as the parser takes them, and stops an item that has no end.
struct Counted<'p, R> {
    inner: R,
    progress: &'p Progress,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(out)?;
        let breaks = line_breaks(&out[..n]);
        self.progress.line.set(self.progress.line.get() + breaks);
        let since = self.progress.since_item.get() + n;
        self.progress.since_item.set(since);
        if since > MOST_ITEM {
            self.progress.too_long.set(true);
            return Err(io::Error::other("item too long"));
        }
        Ok(n)
    }
}

/// Calls `on_item` with the text of each item and its line, until it says `false`.
///
/// Items stand in an array, in an array below one of `wrappers` or `_embedded`, or the file is one single item.
pub(super) fn each_item(
    source: impl Read,
    wrappers: &[&str],
    on_item: &mut dyn FnMut(&str, u64) -> bool,
) -> Result<(), Broken> {
    let mut source = BufReader::with_capacity(64 * 1024, source);
    let mut first = [0_u8; 3];
    let mut have = 0;
    while have < 3 {
        match source.read(&mut first[have..]) {
            Ok(0) => break,
            Ok(n) => have += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(Broken::Medium(e)),
        }
    }
    let start = &first[..have];
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") || start.contains(&0) {
        return Err(Broken::Utf16);
    }
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let progress = Progress {
        line: Cell::new(1),
        since_item: Cell::new(0),
        item_line: Cell::new(1),
        too_long: Cell::new(false),
    };
    let bytes = Counted {
        inner: start.chain(source),
        progress: &progress,
    };
    let mut parser = serde_json::Deserializer::from_reader(bytes);
    let mut stopped = false;
    let items = Items {
        wrappers,
        on_item,
        progress: &progress,
        stopped: &mut stopped,
    };
    let result = items.deserialize(&mut parser).and_then(|()| parser.end());
    match result {
        Ok(()) => Ok(()),
        Err(_) if stopped => Ok(()),
        Err(_) if progress.too_long.get() => Err(Broken::TooLong(progress.item_line.get())),
        Err(e) if e.is_io() => Err(Broken::Medium(e.into())),
        Err(e) => Err(Broken::NotJson(progress.line.get(), reason(&e))),
    }
}

/// The parser's words without its own position, which counts within what it was given.
pub(super) fn reason(e: &serde_json::Error) -> String {
    let text = e.to_string();
    text.split(" at line ")
        .next()
        .unwrap_or(&text)
        .chars()
        .take(120)
        .collect()
}

struct Items<'a, 'f> {
    wrappers: &'a [&'a str],
    on_item: &'a mut (dyn FnMut(&str, u64) -> bool + 'f),
    progress: &'a Progress,
    stopped: &'a mut bool,
}

impl Items<'_, '_> {
    fn hand_on<E: serde::de::Error>(&mut self, text: &str) -> Result<(), E> {
        let breaks = line_breaks(text.as_bytes());
        let line = self.progress.line.get().saturating_sub(breaks);
        self.progress.since_item.set(0);
        self.progress.item_line.set(self.progress.line.get());
        if (self.on_item)(text, line) {
            return Ok(());
        }
        *self.stopped = true;
        Err(E::custom("stopped"))
    }
}

impl<'de> DeserializeSeed<'de> for Items<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element::<Box<RawValue>>()? {
            if !item.get().starts_with('{') {
                return Err(A::Error::custom("an item of the list is not an object"));
            }
            self.hand_on(item.get())?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut single: Vec<(String, Box<RawValue>)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let names_itself = single
                .iter()
                .any(|(k, _)| matches!(k.as_str(), "id" | "idExtern" | "code" | "soort"));
            let is_wrapper = key == "_embedded" || self.wrappers.iter().any(|w| w.eq_ignore_ascii_case(&key));
            if is_wrapper && !names_itself {
                map.next_value_seed(Items {
                    wrappers: self.wrappers,
                    on_item: &mut *self.on_item,
                    progress: self.progress,
                    stopped: &mut *self.stopped,
                })?;
                while map.next_key::<IgnoredAny>()?.is_some() {
                    map.next_value::<IgnoredAny>()?;
                }
                return Ok(());
            }
            single.push((key, map.next_value()?));
        }
        if single.is_empty() {
            return Ok(());
        }
        let object: std::collections::BTreeMap<&str, &RawValue> =
            single.iter().map(|(k, v)| (k.as_str(), &**v)).collect();
        let text = serde_json::to_string(&object).map_err(A::Error::custom)?;
        self.hand_on(&text)
    }
}
