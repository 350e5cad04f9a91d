//! Any file, as a person may choose it on the import page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| keukentafel_fuzz::check_statement(bytes));
