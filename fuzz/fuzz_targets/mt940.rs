//! MT940: the bytes themselves, and the bytes as bookings of a statement of each bank.
#![no_main]

use libfuzzer_sys::fuzz_target;

const BANKS: [&str; 8] = ["ABNA", "INGB", "RABO", "SNSB", "KNAB", "TRIO", "BUNQ", "XXXX"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, rest)) = bytes.split_first() else { return };
    if first == b':' || first == b'{' {
        return keukentafel_fuzz::check_statement(bytes);
    }
    let bank = BANKS[usize::from(first) % BANKS.len()];
    let before = format!(":20:R\n:25:NL10{bank}2025123456\n:28C:1\n:60F:C261120EUR0,00\n:61:");
    keukentafel_fuzz::check_statement(&[before.as_bytes(), rest, b"\n:62F:C261120EUR0,00\n-\n"].concat());
});
