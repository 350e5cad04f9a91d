//! `read_speed FILE…`: how fast statement files are read, beside quick-xml's own buffered events for XML.
//!
//! Run it in release: `cargo run --release -p exchange --example read_speed -- statement.xml`.
#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::expect_used,
    reason = "a measuring tool for people"
)]

use exchange::statement;
use std::convert::Infallible;
use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::metadata(&path).expect("the file is there").len();
        let mut entries = 0;
        let ours = fastest(|| entries = read(&path));
        report("read", bytes, entries, ours);
        if path.ends_with("xml") {
            let bare = fastest(|| entries = tokens(&path));
            report("quick-xml events only", bytes, entries, bare);
            println!(
                "  {:.0} % of its speed",
                100.0 * bare.as_secs_f64() / ours.as_secs_f64()
            );
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!(
        "{}",
        status
            .lines()
            .find(|l| l.starts_with("VmHWM"))
            .unwrap_or("peak memory unknown")
    );
}

fn read(path: &str) -> u64 {
    let file = BufReader::with_capacity(1 << 16, File::open(path).expect("the file opens"));
    let mut sum = 0;
    let summary = statement::read(path, file, &mut |entry| {
        sum += black_box(entry).amount.0;
        Ok::<(), Infallible>(())
    });
    black_box(sum);
    summary.expect("the file is a good statement").entries
}

/// What reading XML costs before anything is understood.
fn tokens(path: &str) -> u64 {
    let file = BufReader::with_capacity(1 << 16, File::open(path).expect("the file opens"));
    let mut reader = quick_xml::Reader::from_reader(file);
    let mut buffer = Vec::new();
    let mut entries = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).expect("good XML") {
            quick_xml::events::Event::Eof => return entries,
            quick_xml::events::Event::Start(tag) if tag.local_name().as_ref() == "Ntry" => entries += 1,
            _ => {}
        }
    }
}

fn fastest(mut run: impl FnMut()) -> Duration {
    (0..ROUNDS)
        .map(|_| {
            let (start, before) = (Instant::now(), on_processor());
            run();
            // Where the system counts it, time on the processor: a busy machine then changes little.
            before
                .zip(on_processor())
                .map_or_else(|| start.elapsed(), |(before, after)| after.saturating_sub(before))
        })
        .min()
        .unwrap_or_default()
}

/// Time this process has been on a processor (Linux).
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

fn report(what: &str, bytes: u64, entries: u64, took: Duration) {
    let seconds = took.as_secs_f64();
    println!(
        "{what}: {entries} entries in {seconds:.3} s, {:.0} MB/s, {:.2} million entries/s",
        bytes as f64 / seconds / 1e6,
        entries as f64 / seconds / 1e6
    );
}
