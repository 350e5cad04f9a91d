//! One day with very many equal bookings, told by camt and then by MT940: `cargo run --release -p work --example
//! same_day -- 100000`. Prints the seconds of each file.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on must stop, and a clock is its purpose"
)]

use std::fmt::Write as _;
use std::io::{BufRead, Cursor};
use std::time::Instant;
use work::statement::{self, Report, StatementFile};
use work::{Actor, At, Db};

fn main() {
    let many: usize = std::env::args().nth(1).map_or(100_000, |n| n.parse().unwrap());
    let path = std::env::temp_dir().join(format!("same-day-{}.db", std::process::id()));
    let at = At {
        today: sim::TODAY,
        now: 0,
    };
    let db = work::association::open(&format!("sqlite:{}", path.display()), 0).unwrap();
    let named = work::association::found(&db, at, "Measured").unwrap();
    let actor = Actor::system(named.org);
    for (name, text) in [("day.xml", camt(many)), ("day.sta", mt940(many))] {
        let begun = Instant::now();
        let report = receive(&db, &actor, at, name, &text);
        println!(
            "{name}: {} entries, {} new, {} known, {:.2} s",
            report.entries,
            report.booked,
            report.known,
            begun.elapsed().as_secs_f64()
        );
    }
    std::fs::remove_file(&path).unwrap();
}

fn receive(db: &Db, actor: &Actor, at: At, name: &str, text: &str) -> Report {
    let open = || Ok(Box::new(Cursor::new(text.as_bytes())) as Box<dyn BufRead>);
    statement::receive(db, actor, at, &StatementFile { name, open: &open }, &|_| {}).unwrap()
}

/// Every booking has an account of its own, so that the last is found as slowly as can be.
fn account(n: usize) -> String {
    format!("NL02RABO{n:010}")
}

fn camt(many: usize) -> String {
    let mut xml =
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr>\
         <MsgId>A</MsgId></GrpHdr><Stmt><Id>A</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>"
            .to_owned();
    for n in 0..many {
        write!(
            xml,
            "<Ntry><Amt Ccy=\"EUR\">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt>\
             <Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>R{n}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><DbtrAcct><Id>\
             <IBAN>{}</IBAN></Id></DbtrAcct></RltdPties></TxDtls></NtryDtls></Ntry>",
            account(n)
        )
        .unwrap();
    }
    xml + "</Stmt></BkToCstmrStmt></Document>"
}

fn mt940(many: usize) -> String {
    let mut text = ":20:A\r\n:25:NL91ABNA0417164300 EUR\r\n:28C:1/1\r\n:60F:C261119EUR0,00\r\n".to_owned();
    for n in (0..many).rev() {
        write!(
            text,
            ":61:2611201120C50,00NTRFNONREF\r\n:86:/TRTP/SEPA OVERBOEKING/IBAN/{}/EREF/NOTPROVIDED\r\n",
            account(n)
        )
        .unwrap();
    }
    write!(text, ":62F:C261120EUR{},00\r\n-\r\n", many * 50).unwrap();
    text
}
