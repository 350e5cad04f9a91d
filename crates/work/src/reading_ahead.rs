//! Reads a statement on a thread of its own while what was read before is booked: reading is a third of an import, and
//! a second core waits anyway. What is read ahead is bounded, so a file of any size takes the same memory.

use domain::bank::BankEntry;
use exchange::statement::{self, Failure, Fault, ReadError, Summary};
use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Transactions handed over at once.
const BATCH: usize = 256;
/// Batches that may wait: together with the two in hand about 1 MiB.
const AHEAD: usize = 2;

/// Nobody takes what was read any more.
struct Gone;

/// Reads a file and gives each transaction to `take`, in the order of the file; as [`statement::read`], but ahead.
///
/// # Errors
/// The first of both: what stands in the file before the place where `take` refused, or what `take` said. As with
/// [`statement::read`], `take` may have been given transactions of a file that turns out to be broken.
pub(crate) fn read<'a, E>(
    name: &str,
    open: &(dyn Fn() -> io::Result<Box<dyn BufRead + 'a>> + Sync),
    mut take: impl FnMut(BankEntry) -> Result<(), E>,
) -> Result<Summary, Failure<E>> {
    thread::scope(|scope| {
        let (send, receive) = sync_channel(AHEAD);
        let reader = scope.spawn(move || read_into(name, open, &send));
        let taken = take_all(receive, &mut take);
        let read = reader
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        taken.map_err(Failure::Sink)?;
        read.map_err(Failure::Read)
    })
}

/// Ends with the channel, or drops it at the first refusal: the reader then stops.
fn take_all<E>(
    batches: Receiver<Vec<BankEntry>>,
    take: &mut impl FnMut(BankEntry) -> Result<(), E>,
) -> Result<(), E> {
    batches.into_iter().flatten().try_for_each(take)
}

fn read_into<'a>(
    name: &str,
    open: &(dyn Fn() -> io::Result<Box<dyn BufRead + 'a>> + Sync),
    send: &SyncSender<Vec<BankEntry>>,
) -> Result<Summary, ReadError> {
    let source = open().map_err(|e| ReadError::new(name, 1, Fault::NotReadable(e.to_string())))?;
    let mut batch = Vec::with_capacity(BATCH);
    let read = statement::read(name, source, &mut |entry| {
        batch.push(entry.clone());
        if batch.len() < BATCH {
            return Ok(());
        }
        let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
        send.send(full).map_err(|_| Gone)
    });
    // Who takes may have stopped: then nobody asks for the rest, nor for what came of the reading.
    let gone = || {
        ReadError::new(
            name,
            1,
            Fault::NotReadable("nobody takes what is read".to_owned()),
        )
    };
    send.send(batch).map_err(|_| gone())?;
    read.map_err(|failure| match failure {
        Failure::Read(error) => error,
        Failure::Sink(Gone) => gone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const HEAD: &str = ":20:1\r\n:25:NL91ABNA0417164300 EUR\r\n:28C:1/1\r\n:60F:C261119EUR0,00\r\n";

    fn file(bookings: usize, tail: &str) -> String {
        let mut text = HEAD.to_owned();
        for n in 1..=bookings {
            let _ = write!(text, ":61:2611201120C1,00NTRFNONREF//B{n}\r\n:86:HUUR\r\n");
        }
        text.push_str(tail);
        text
    }

    fn read_text(text: &str, stop_at: usize) -> (Result<Summary, Failure<usize>>, usize) {
        let mut taken = 0;
        let open = || Ok(Box::new(text.as_bytes()) as Box<dyn BufRead>);
        let read = read("file", &open, |entry| {
            taken += 1;
            assert_eq!(entry.bank_reference, Some(format!("B{taken}")));
            if taken == stop_at { Err(taken) } else { Ok(()) }
        });
        (read, taken)
    }

    #[test]
    fn every_transaction_once_and_in_order() {
        for bookings in [1, BATCH - 1, BATCH, BATCH + 1, 5 * BATCH + 7] {
            let tail = format!(":62F:C261120EUR{bookings},00\r\n-\r\n");
            let (told, taken) = read_text(&file(bookings, &tail), 0);
            assert!(told.is_ok(), "{bookings}");
            assert_eq!(taken, bookings);
        }
    }

    #[test]
    fn who_takes_may_stop_at_any_place_and_his_reason_is_told() {
        let whole = file(5_000, ":62F:C261120EUR5000,00\r\n-\r\n");
        for stop_at in [1, BATCH, BATCH + 1, 5_000] {
            let (told, taken) = read_text(&whole, stop_at);
            assert!(matches!(told, Err(Failure::Sink(at)) if at == stop_at));
            assert_eq!(taken, stop_at);
        }
    }

    #[test]
    fn a_broken_file_is_told_as_such_although_much_of_it_was_taken() {
        let (told, taken) = read_text(&file(3 * BATCH, ":61:rubbish\r\n"), 0);
        assert!(matches!(told, Err(Failure::Read(_))));
        assert!(taken >= 3 * BATCH);
        let open = || Err(io::Error::other("the disk is away"));
        let told = read("file", &open, |_| Ok::<_, ()>(()));
        assert!(matches!(told, Err(Failure::Read(e)) if e.to_string().contains("the disk is away")));
    }
}
