//! VERA JSON: any bytes as the four files, separated by the record separator.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let names = ["overeenkomsten.json", "relaties.json", "eenheden.json", "boekingen.json"];
    let files: Vec<(String, Vec<u8>)> =
        data.split(|b| *b == 0x1e).zip(names).map(|(d, n)| (n.to_owned(), d.to_vec())).collect();
    let _ = exchange::vera::read(&files, &mut |_, _| Ok::<(), std::convert::Infallible>(()));
});
