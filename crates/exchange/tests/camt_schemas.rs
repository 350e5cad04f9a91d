//! Every camt version a bank may send, as a document that its own XML schema accepts, read to the same facts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "tests"
)]

use domain::bank::BankEntry;
use domain::money::Cents;
use exchange::statement;
use std::convert::Infallible;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Message, version, and what the versions write differently.
#[derive(Clone, Copy)]
struct Kind {
    message: &'static str,
    version: &'static str,
}

const ALL: [Kind; 10] = [
    kind("052", "02"),
    kind("052", "08"),
    kind("053", "02"),
    kind("053", "03"),
    kind("053", "04"),
    kind("053", "08"),
    kind("053", "10"),
    kind("054", "02"),
    kind("054", "04"),
    kind("054", "08"),
];

const fn kind(message: &'static str, version: &'static str) -> Kind {
    Kind { message, version }
}

impl Kind {
    /// Since version 8 a status is a choice and a party has a layer of its own.
    fn is_new(self) -> bool {
        self.version >= "08"
    }

    /// Since version 3 a transaction has an amount of its own.
    fn has_own_amount(self) -> bool {
        self.version >= "03"
    }

    fn elements(self) -> (&'static str, &'static str) {
        match self.message {
            "052" => ("BkToCstmrAcctRpt", "Rpt"),
            "053" => ("BkToCstmrStmt", "Stmt"),
            _ => ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
        }
    }

    fn balances(self) -> String {
        if self.message == "054" {
            return String::new();
        }
        ["OPBD", "CLBD"]
            .iter()
            .zip(["1000.00", "1600.00"])
            .map(|(kind, amount)| {
                format!(
                    "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
                     <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>\n"
                )
            })
            .collect()
    }

    fn entry(self, amount: &str, side: &str, code: &str, reference: &str, details: &str) -> String {
        let status = if self.is_new() { "<Cd>BOOK</Cd>" } else { "BOOK" };
        format!(
            "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>{status}</Sts>\
             <BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt>\
             <AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{code}</Cd>\
             <SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n<NtryDtls>{details}</NtryDtls></Ntry>\n"
        )
    }

    fn details(self, amount: &str, side: &str, name: &str, iban: &str, rest: &str) -> String {
        let amount = if self.has_own_amount() {
            format!("<Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>")
        } else {
            format!("<AmtDtls><TxAmt><Amt Ccy=\"EUR\">{amount}</Amt></TxAmt></AmtDtls>")
        };
        let party = if self.is_new() {
            format!("<Pty><Nm>{name}</Nm></Pty>")
        } else {
            format!("<Nm>{name}</Nm>")
        };
        format!(
            "<TxDtls><Refs><EndToEndId>E-{name}</EndToEndId><MndtId>M-{name}</MndtId></Refs>{amount}\
             <RltdPties><Dbtr>{party}</Dbtr><DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>{rest}</TxDtls>\n"
        )
    }

    /// A transfer with a betalingskenmerk, a batch of two collections, and one of them returned.
    fn document(self) -> String {
        let (root, part) = self.elements();
        let reference = "<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>CUR</Issr></Tp>\
            <Ref>1000000000000123</Ref></CdtrRefInf></Strd></RmtInf>";
        let words = "<RmtInf><Ustrd>huur november</Ustrd></RmtInf>";
        let returned = format!("{words}<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>");
        let (anna, bram) = ("NL91ABNA0417164300", "NL20INGB0001234567");
        let entries = [
            self.entry(
                "500.00",
                "CRDT",
                "RCDT",
                "R1",
                &self.details("500.00", "CRDT", "Anna", anna, reference),
            ),
            self.entry(
                "300.00",
                "CRDT",
                "IDDT",
                "R2",
                &format!(
                    "<Btch><PmtInfId>BATCH</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>{}{}",
                    self.details("200.00", "CRDT", "Anna", anna, words),
                    self.details("100.00", "CRDT", "Bram", bram, words)
                ),
            ),
            self.entry(
                "200.00",
                "DBIT",
                "IDDT",
                "R3",
                &self.details("200.00", "DBIT", "Anna", anna, &returned),
            ),
        ];
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{}.001.{}\"><{root}>\
             <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T20:00:00+01:00</CreDtTm></GrpHdr>\n\
             <{part}><Id>S1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-11-20T20:00:00+01:00</CreDtTm>\
             <Acct><Id><IBAN>NL02ABNA0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{}{}</{part}></{root}></Document>\n",
            self.message,
            self.version,
            self.balances(),
            entries.concat(),
        )
    }
}

/// What libxml2 says of a document by the schema of ISO 20022.
fn validate(kind: Kind, document: &str) {
    let name = format!("tests/xsd/camt.{}.001.{}.xsd", kind.message, kind.version);
    let mut xmllint = Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("xmllint (Debian package libxml2-utils) does not start: {e}"));
    xmllint
        .stdin
        .take()
        .unwrap()
        .write_all(document.as_bytes())
        .unwrap();
    let said = xmllint.wait_with_output().unwrap();
    assert!(
        said.status.success(),
        "camt.{}.{}: {}",
        kind.message,
        kind.version,
        String::from_utf8_lossy(&said.stderr)
    );
}

fn read(document: &str) -> Vec<BankEntry> {
    let mut entries = Vec::new();
    let mut sink = |e: &BankEntry| {
        entries.push(e.clone());
        Ok::<(), Infallible>(())
    };
    statement::read("file", document.as_bytes(), &mut sink).unwrap_or_else(|e| panic!("{e}"));
    entries
}

#[test]
fn every_version_that_its_schema_accepts_gives_the_same_facts() {
    for kind in ALL {
        let document = kind.document();
        validate(kind, &document);
        let read = read(&document);
        let of = |e: &BankEntry| {
            (
                e.amount,
                e.counterparty_name.clone(),
                e.counterparty_iban.clone(),
                e.mandate_id.clone(),
                e.reference.clone(),
                e.return_reason.clone(),
            )
        };
        let line = |cents, name: &str, iban: &str, reference: Option<&str>, reason: Option<&str>| {
            (
                Cents(cents),
                Some(name.to_owned()),
                Some(iban.to_owned()),
                Some(format!("M-{name}")),
                reference.map(str::to_owned),
                reason.map(str::to_owned),
            )
        };
        let (anna, bram) = ("NL91ABNA0417164300", "NL20INGB0001234567");
        let want = vec![
            line(50_000, "Anna", anna, Some("1000000000000123"), None),
            line(20_000, "Anna", anna, None, None),
            line(10_000, "Bram", bram, None, None),
            line(-20_000, "Anna", anna, None, Some("AM04")),
        ];
        let got: Vec<_> = read.iter().map(of).collect();
        assert_eq!(got, want, "camt.{}.001.{}", kind.message, kind.version);
    }
}

#[test]
fn a_document_that_its_schema_refuses_is_seen_by_this_test() {
    let broken = kind("053", "08").document().replace("<Cd>BOOK</Cd>", "BOOK");
    let refused = std::panic::catch_unwind(|| validate(kind("053", "08"), &broken));
    assert!(refused.is_err());
}
