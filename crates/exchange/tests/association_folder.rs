//! The committed demo set is read whole by the reader that an association's files go through.

use exchange::association::{Fact, Reader, Table, write::SetWriter};
use std::convert::Infallible;
use std::path::Path;

#[test]
fn the_demo_association_is_a_sound_set_and_writes_back_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde");
    let mut reader = Reader::new();
    let mut facts: Vec<Fact> = Vec::new();
    for table in Table::ALL {
        let file = std::fs::File::open(folder.join(table.file_name())).unwrap();
        let result = reader.read_table(table, table.file_name(), file, &mut |_, fact| {
            facts.push(fact);
            Ok::<(), Infallible>(())
        });
        let summary = result.unwrap_or_else(|e| panic!("{e}"));
        assert!(
            summary.rows > 0 && summary.ignored_columns.is_empty(),
            "{summary:?}"
        );
    }
    assert_eq!(reader.finish(), Ok(()));
    let mut set = SetWriter::new(|_| Ok(Vec::new()));
    for fact in &facts {
        set.write(fact).unwrap();
    }
    let mut reader = Reader::new();
    let mut back = Vec::new();
    for (table, bytes) in set.finish().unwrap() {
        reader
            .read_table(table, table.file_name(), bytes.as_slice(), &mut |_, fact| {
                back.push(fact);
                Ok::<(), Infallible>(())
            })
            .unwrap();
    }
    assert_eq!(reader.finish(), Ok(()));
    assert_eq!(back, facts);
}
