//! Words within an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in the value of a query as it is (RFC 3986, 3.4).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':');

/// Words as the value of a query.
pub(crate) fn encoded(words: &str) -> String {
    utf8_percent_encode(words, PLAIN).to_string()
}
