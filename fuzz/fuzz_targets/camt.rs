//! camt: the bytes themselves, and the bytes inside a statement that is otherwise good.
#![no_main]

use libfuzzer_sys::fuzz_target;

const BEFORE: &[u8] = b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id>\
    <Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>";
const AFTER: &[u8] = b"</Stmt></BkToCstmrStmt></Document>";

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"<?xml") {
        keukentafel_fuzz::check_statement(bytes);
    } else {
        keukentafel_fuzz::check_statement(&[BEFORE, bytes, AFTER].concat());
    }
});
