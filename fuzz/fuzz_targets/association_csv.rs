//! The CSV set: any bytes as any table. The first byte chooses the table.
#![no_main]

use exchange::association::{Reader, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
    let mut reader = Reader::new();
    let _ = reader.read_table(table, table.file_name(), rest, &mut |_, _| Ok::<(), std::convert::Infallible>(()));
    let _ = reader.finish();
});
