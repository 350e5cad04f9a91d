//! A photo of a colleague: any bytes as a picture. What is kept is a small JPEG, or the file is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(kept) = exchange::portrait::read(data) {
        assert!(kept.starts_with(&[0xff, 0xd8]));
    }
});
