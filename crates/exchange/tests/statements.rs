//! Dialects the samples lack, bad input, and properties that hold for every file.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "tests"
)]

use domain::bank::{BankEntry, BookingStatus};
use exchange::association::Language;
use exchange::statement::{self, Dialect, Failure, Format, ReadError, Summary};
use proptest::prelude::*;
use std::convert::Infallible;

fn read(bytes: &[u8]) -> Result<(Vec<BankEntry>, Summary), ReadError> {
    let mut entries = Vec::new();
    let read = statement::read("file", bytes, &mut |e| {
        entries.push(e.clone());
        Ok::<(), Infallible>(())
    });
    match read {
        Ok(summary) => Ok((entries, summary)),
        Err(Failure::Read(error)) => Err(error),
        Err(Failure::Sink(never)) => match never {},
    }
}

/// Refused, with the line and a word of the message.
fn assert_refused(bytes: &[u8], line: u64, word: &str) {
    let error = read(bytes).map(|_| ()).unwrap_err();
    let shown = error.to_string();
    assert!(shown.contains(word), "{shown} lacks '{word}'");
    assert_eq!(error.line, line, "{shown}");
    assert!(
        !shown.contains('\n') && shown.starts_with(&format!("file:{line}: ")),
        "{shown}"
    );
    assert!(
        error
            .sentence(Language::Dutch)
            .starts_with(&format!("file:{line}: "))
    );
}

// ---- MT940 ----

fn mt940(account: &str, entries: &str) -> String {
    format!(
        ":20:REF\r\n:25:{account}\r\n:28C:1/1\r\n:60F:C261120EUR0,00\r\n{entries}:62F:C261121EUR0,00\r\n-\r\n"
    )
}

fn only(text: &str) -> BankEntry {
    let (entries, _) = read(text.as_bytes()).unwrap();
    assert_eq!(entries.len(), 1, "{text}");
    entries.into_iter().next().unwrap()
}

type Facts<'a> = [Option<&'a str>; 6];

fn facts(e: &BankEntry) -> Facts<'_> {
    [
        &e.counterparty_iban,
        &e.counterparty_name,
        &e.reference,
        &e.end_to_end_id,
        &e.mandate_id,
        &e.return_reason,
    ]
    .map(|f| f.as_deref())
}

#[test]
fn ing_code_words() {
    let entry = only(&mt940(
        "NL91INGB0001234567EUR",
        ":61:2611201120D742,18NDDTEREF//00000000001005\r\n/TRCD/01016/\r\n\
         :86:/RTRN/MS03//EREF/HC00012345-202611//MARF/M00000042//CSID/NL12ZZZ1234567800\r\n\
         00//CNTP/NL32INGB0000012345/INGBNL2A/J JANSEN EO///REMI/USTD//HUUR NO\r\nV 2026 11/2026/\r\n",
    ));
    let iban = Some("NL32INGB0000012345");
    let expected = [
        iban,
        Some("J JANSEN EO"),
        None,
        Some("HC00012345-202611"),
        Some("M00000042"),
        Some("MS03"),
    ];
    assert_eq!(facts(&entry), expected);
    assert_eq!(entry.amount.0, -74_218);
    assert_eq!(entry.bank_reference.as_deref(), Some("00000000001005"));
    assert_eq!(entry.account, "NL91INGB0001234567");
}

#[test]
fn ing_reference_in_the_structured_text_or_only_in_the_booking_line() {
    let text = ":61:2611201120C742,18NTRFEREF//1\r\n:86:/CNTP/NL32INGB0000012345/INGBNL2A/J JANSEN///REMI/STRD/CUR/9001123412341234/\r\n";
    assert_eq!(
        only(&mt940("NL91INGB0001234567", text)).reference.as_deref(),
        Some("9001123412341234")
    );
    let text = ":61:2611201120C742,18NTRF1070123412341234//2\r\n/TRCD/00100/\r\n:86:/CNTP/NL32INGB0000012345/INGBNL2A/J JANSEN///\r\n";
    let entry = only(&mt940("NL91INGB0001234567", text));
    assert_eq!(entry.reference.as_deref(), Some("1070123412341234"));
    assert_eq!(entry.description, "");
}

#[test]
fn abn_amro_code_words_and_labels() {
    let coded = mt940(
        "517852257",
        ":61:2611201120C742,18N658NONREF\n:86:/TRTP/SEPA OVERBOEKING/IBAN/NL32INGB0000012345/BIC/INGBNL2A/NAME/J\
         \n JANSEN/REMI/HUUR NOV 2026/EREF/NOTPROVIDED\n",
    )
    .replace("\r\n", "\n");
    let entry = only(&format!("ABNANL2A\n940\nABNANL2A\n{coded}"));
    assert_eq!(facts(&entry)[..2], [Some("NL32INGB0000012345"), Some("J JANSEN")]);
    assert_eq!(
        (entry.description.as_str(), entry.end_to_end_id),
        ("HUUR NOV 2026", None)
    );

    let labelled = mt940(
        "517852257",
        ":61:2611201120C742,18N658NONREF\r\n:86:SEPA OVERBOEKING                 IBAN: NL32INGB0000012345\r\n\
         BIC: INGBNL2A                    NAAM: J JANSEN\r\n\
         OMSCHRIJVING: HUUR NOV 2026      BETALINGSKENM.: 5000056789012345\r\nKENMERK: TT-1\r\n",
    );
    let entry = only(&format!("ABNANL2A\r\n{labelled}"));
    let expected = [
        Some("NL32INGB0000012345"),
        Some("J JANSEN"),
        Some("5000056789012345"),
        Some("TT-1"),
        None,
        None,
    ];
    assert_eq!(facts(&entry), expected);
    assert_eq!(entry.description, "HUUR NOV 2026");
}

#[test]
fn rabobank_with_iban_and_a_return() {
    let entry = only(&format!(
        ":940:\r\n{}",
        mt940(
            "NL71RABO0123456789 EUR",
            ":61:261120D000000000742,18N540MARF//R1\r\nNL32INGB0000012345\r\n\
             :86:/RTRN/AM04/EREF/E1/MARF/M42/BENM//NAME/J JANSEN/REMI/HUUR NOV/ISDT/2026-11-19\r\n"
        )
    ));
    assert_eq!(
        facts(&entry),
        [
            Some("NL32INGB0000012345"),
            Some("J JANSEN"),
            None,
            Some("E1"),
            Some("M42"),
            Some("AM04")
        ]
    );
}

#[test]
fn bunq_in_both_styles() {
    let sns_like = ":61:2611201120C742,18NOVBNL32INGB0000012345\r\nJ JANSEN\r\n:86:NL32INGB0000012345 J JANSEN\r\n\r\nHUUR NOV\r\n";
    let coded =
        ":61:2611201120C742,18NTRFEREF//1\r\n:86:/IBAN/NL32INGB0000012345/NAME/J JANSEN/REMI/HUUR NOV\r\n";
    for text in [sns_like, coded] {
        let (entries, summary) = read(mt940("NL10BUNQ2025123456", text).as_bytes()).unwrap();
        assert_eq!(summary.format, Format::Mt940(Dialect::Bunq));
        assert_eq!(
            facts(&entries[0])[..3],
            [Some("NL32INGB0000012345"), Some("J JANSEN"), None]
        );
        assert_eq!(entries[0].description, "HUUR NOV");
    }
}

#[test]
fn western_bytes_bom_and_lone_line_feeds() {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let text = mt940(
        "NL10KNAB2025123456",
        ":61:261120C1,00NTRFNONREF//K1\r\n:86:Huur Ren@ 5 #\r\n",
    )
    .replace("\r\n", "\n");
    bytes.extend(text.bytes().map(|b| match b {
        b'@' => 0xe9,
        b'#' => 0x80,
        other => other,
    }));
    let (entries, _) = read(&bytes).unwrap();
    assert_eq!(entries[0].description, "Huur René 5 €");
}

#[test]
fn two_equal_bookings_on_one_day_both_stay() {
    let twice = ":61:2611201120C742,18NTRFNONREF//K1\r\n:86:HUUR\r\n".repeat(2);
    let (entries, summary) = read(mt940("NL10KNAB2025123456", &twice).as_bytes()).unwrap();
    assert_eq!((entries.len(), summary.statements[0].sum.0), (2, 148_436));
    // The balances of this statement do not agree: said, not refused.
    assert!(
        summary.warnings[0].text(Language::English).contains("1484.36"),
        "{:?}",
        summary.warnings
    );
}

#[test]
fn refuses_broken_mt940() {
    let good = mt940(
        "NL10KNAB2025123456",
        ":61:2611201120C742,18NTRFNONREF//K1\r\n:86:HUUR\r\n",
    );
    assert_refused(
        good.replace("261120C0", "260230C0")
            .replace(":61:2611201120", ":61:2602301120")
            .as_bytes(),
        5,
        "does not exist",
    );
    assert_refused(
        good.replace("742,18", "99999999999999999999,00").as_bytes(),
        5,
        "larger than",
    );
    assert_refused(good.replace("742,18", "742,185").as_bytes(), 5, "decimals");
    assert_refused(
        good.replace("20EUR0,00", "20QQQ0,00").as_bytes(),
        4,
        "not a currency",
    );
    assert_refused(
        good.split(":62F:").next().unwrap().as_bytes(),
        6,
        "no closing balance",
    );
    assert_refused(
        good.replace(":25:NL10KNAB2025123456\r\n", "").as_bytes(),
        4,
        "account",
    );
    assert_refused(
        mt940("NL10KNAB2025123456", "").as_bytes(),
        6,
        "contains no bookings",
    );
    assert_refused(good.replace("HUUR", &"x".repeat(70_000)).as_bytes(), 6, "64 KiB");
    assert_refused(
        good.replace("HUUR", &"x\r\n".repeat(40_000)).as_bytes(),
        32_774,
        "64 KiB",
    );
    let doubled = good.replace(":62F:C261121EUR0,00\r\n", "") + &good;
    assert_refused(doubled.as_bytes(), 8, "new statement begins");
}

// ---- camt ----

fn camt(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\n\
         <BkToCstmrStmt>\n<Stmt><Id>S1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>\n\
         {entries}</Stmt></BkToCstmrStmt></Document>\n"
    )
}

const ENTRY: &str = "<Ntry><Amt Ccy=\"EUR\">742.18</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
    <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>J &amp; M Jansen</Nm></Pty></Dbtr>\
    </RltdPties><RmtInf><Ustrd>Huur</Ustrd><Ustrd>&#8364; 5</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n";

#[test]
fn text_pieces_and_character_references_join() {
    let entry = only(&camt(ENTRY));
    assert_eq!(entry.counterparty_name.as_deref(), Some("J & M Jansen"));
    assert_eq!(entry.description, "Huur € 5");
    assert_eq!(entry.line, 5);
    assert_eq!(entry.status, BookingStatus::Booked);
    let entry = only(&camt(&ENTRY.replace("Huur", "<![CDATA[Huur <b>]]>")));
    assert_eq!(entry.description, "Huur <b> € 5");
}

#[test]
fn a_batch_keeps_its_name_as_a_total_and_in_its_details() {
    use domain::bank::BatchTold;
    use domain::money::Cents;
    let head = "<Ntry><NtryRef>7</NtryRef><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
        <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>";
    let named = "<Btch><MsgId>M1</MsgId><PmtInfId>P1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>";
    let details = "<TxDtls><Refs><PmtInfId>P1</PmtInfId></Refs><Amt Ccy=\"EUR\">10.00</Amt></TxDtls>\
        <TxDtls><Refs><PmtInfId>P1</PmtInfId></Refs><Amt Ccy=\"EUR\">20.00</Amt></TxDtls>";
    let tail = "</NtryDtls></Ntry>\n";
    let total = only(&camt(&format!("{head}{named}{tail}"))).batch.unwrap();
    assert_eq!((total.told, total.transactions), (BatchTold::Total, Some(2)));
    assert_eq!(total.message_id.as_deref(), Some("M1"));
    assert_eq!(total.entry_reference.as_deref(), Some("7"));
    for inside in [format!("{named}{details}"), details.to_owned()] {
        let (entries, _) = read(camt(&format!("{head}{inside}{tail}")).as_bytes()).unwrap();
        assert_eq!(entries.len(), 2);
        let batch = entries[0].batch.as_ref().unwrap();
        assert_eq!(
            (batch.told, batch.transactions, batch.total),
            (BatchTold::Details, Some(2), Cents(3_000))
        );
        assert_eq!(batch.payment_information_id.as_deref(), Some("P1"));
        assert!(batch.is_same(&total) && entries[1].batch.as_ref() == Some(batch));
    }
    // One payment that names the order it was part of is a booking of its own, and two names are no name.
    let single = named.replace(">2<", ">1<");
    assert_eq!(only(&camt(&format!("{head}{single}{tail}"))).batch, None);
    assert_eq!(only(&camt(ENTRY)).batch, None);
    let two = format!(
        "{head}{named}</NtryDtls><NtryDtls>{}{tail}",
        named.replace("P1", "P2")
    );
    let batch = only(&camt(&two)).batch.unwrap();
    assert_eq!(
        (batch.payment_information_id.as_deref(), batch.transactions),
        (None, Some(4))
    );
}

#[test]
fn pending_bookings_are_said_to_be_pending() {
    for status in ["PDNG", "INFO", "FUTR"] {
        let (entries, summary) = read(camt(&ENTRY.replace("BOOK", status)).as_bytes()).unwrap();
        assert_eq!(entries[0].status, BookingStatus::Pending);
        assert_eq!(summary.statements[0].booked_sum.0, 0);
        assert_eq!(summary.statements[0].sum.0, 74_218);
    }
}

#[test]
fn in_a_return_the_roles_stay_those_of_the_first_payment() {
    let returned = "<Ntry><Amt Ccy=\"EUR\">742.18</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>\
        <NtryDtls><TxDtls><Refs><MndtId>M1</MndtId></Refs><RltdPties><Dbtr><Nm>J Jansen</Nm></Dbtr><DbtrAcct><Id><IBAN>NL32INGB0000012345</IBAN></Id></DbtrAcct>\
        <Cdtr><Nm>Woningstichting</Nm></Cdtr></RltdPties><RtrInf><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>saldo</AddtlInf></RtrInf></TxDtls></NtryDtls></Ntry>";
    let entry = only(&camt(returned));
    let iban = Some("NL32INGB0000012345");
    assert_eq!(
        facts(&entry),
        [iban, Some("J Jansen"), None, None, Some("M1"), Some("AM04")]
    );
    assert_eq!(entry.amount.0, -74_218);
    assert_eq!(entry.description, "saldo");
}

#[test]
fn other_encodings() {
    let latin: Vec<u8> = camt(&ENTRY.replace("Huur", "Ren@"))
        .replace("UTF-8", "ISO-8859-1")
        .bytes()
        .map(|b| if b == b'@' { 0xe9 } else { b })
        .collect();
    let (entries, _) = read(&latin).unwrap();
    assert_eq!(entries[0].description, "René € 5");

    let undeclared: Vec<u8> = camt(&ENTRY.replace("Huur", "Ren@"))
        .bytes()
        .map(|b| if b == b'@' { 0xe9 } else { b })
        .collect();
    assert_refused(&undeclared, 5, "not UTF-8");
    assert_refused(camt(ENTRY).replace("UTF-8", "UTF-16").as_bytes(), 1, "UTF-16");
    assert_refused(
        camt(ENTRY).replace("UTF-8", "EBCDIC-CP-NL").as_bytes(),
        1,
        "EBCDIC",
    );
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(camt(ENTRY).encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_refused(&wide, 1, "UTF-16");
}

#[test]
fn refuses_hostile_xml() {
    let laughs = camt(ENTRY).replacen(
        "<Document",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<Document",
        1,
    );
    assert_refused(laughs.as_bytes(), 2, "DOCTYPE");
    assert_refused(camt(&ENTRY.replace("Huur", "&lol;")).as_bytes(), 5, "'&lol;'");
    assert_refused(
        camt(&ENTRY.replace("Huur", "&#x110000;")).as_bytes(),
        5,
        "not a character",
    );
    let deep = camt(&format!(
        "{}{}",
        "<a>".repeat(1_000_000),
        "</a>".repeat(1_000_000)
    ));
    assert_refused(deep.as_bytes(), 5, "nested deeper");
    assert_refused(
        camt(&ENTRY.replace("Huur", &"x".repeat(200_000))).as_bytes(),
        5,
        "64 KiB",
    );
    assert_refused(
        camt(&ENTRY.replace("<Ustrd>", &format!("<Ustrd a=\"{}\">", "x".repeat(3_000_000)))).as_bytes(),
        5,
        "64 KiB",
    );
    assert_refused(
        camt(&ENTRY.replace("<Ustrd>Huur", "<Ustrd>"))
            .replace("</Ntry>", "</Ntrx>")
            .as_bytes(),
        5,
        "broken",
    );
    assert_refused((camt(ENTRY) + "<Document/>").as_bytes(), 7, "second document");
    assert_refused((camt(ENTRY) + "tail").as_bytes(), 7, "outside");
}

#[test]
fn refuses_what_a_booking_cannot_be() {
    for (from, to, word) in [
        ("2026-11-20", "2026-02-30", "not a date that exists"),
        ("2026-11-20", "2026-11-20x", "not a date that exists"),
        ("742.18", "9999999999999999999999", "larger than"),
        ("742.18", "742.185", "decimals"),
        ("742.18", "-742.18", "negative"),
        ("742.18", "", "not an amount"),
        ("742.18", "7 42", "not an amount"),
        ("\"EUR\"", "\"QQQ\"", "not a currency"),
        ("\"EUR\"", "\"eur\"", "not a currency"),
        ("CRDT", "BOTH", "neither CRDT nor DBIT"),
        ("<CdtDbtInd>CRDT</CdtDbtInd>", "", "credit or a debit"),
        ("<Amt Ccy=\"EUR\">742.18</Amt>", "", "no amount"),
        ("<NtryDtls>", "<NtryDtls><Ntry></Ntry>", "where none can be"),
    ] {
        assert_refused(camt(&ENTRY.replace(from, to)).as_bytes(), 5, word);
    }
    assert_refused(
        camt(ENTRY)
            .replace("<IBAN>NL91ABNA0417164300</IBAN>", "")
            .as_bytes(),
        5,
        "which account",
    );
    assert_refused(camt("").as_bytes(), 6, "contains no bookings");
    assert_refused(
        camt(ENTRY)
            .replace("BkToCstmrStmt", "CstmrDrctDbtInitn")
            .as_bytes(),
        3,
        "CstmrDrctDbtInitn",
    );
    assert_refused(b"<?xml version=\"1.0\"?>\n<rss><a/></rss>", 2, "<rss>");
}

#[test]
fn says_what_a_wrong_file_looks_like() {
    for (bytes, word) in [
        (&b""[..], "empty"),
        (b"\n\n  \n", "empty"),
        (b"\x1f\x8b\x08\0\0\0", "gzip"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel"),
        (b"Datum;Naam;Bedrag\n2026-11-20;J;1\n", "CSV"),
        (b"\"Datum\",\"Naam\",\"Bedrag\"\n", "CSV"),
        (b"{\"a\": 1}", "JSON"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\x7fELF\x02\x01\x01\0\0", "binary"),
        (b"Beste mensen,", "not a bank statement we know"),
    ] {
        assert_refused(bytes, 1, word);
    }
}

#[test]
fn an_error_of_the_sink_stops_the_reading() {
    let mut seen = 0;
    let file = camt(&ENTRY.repeat(5));
    let stopped = statement::read("file", file.as_bytes(), &mut |_| {
        seen += 1;
        if seen == 2 { Err("full") } else { Ok(()) }
    });
    assert!(matches!(stopped, Err(Failure::Sink("full"))));
    assert_eq!(seen, 2);
}

#[test]
fn one_json_line_with_exactly_the_agreed_keys() {
    let line = statement::to_json_line("f.xml", &only(&camt(ENTRY)));
    assert_eq!(
        line,
        "{\"file\":\"f.xml\",\"account\":\"NL91ABNA0417164300\",\"bookingDate\":\"2026-11-20\",\"valueDate\":\"2026-11-20\",\
         \"amountCents\":74218,\"currency\":\"EUR\",\"counterpartyIban\":null,\"counterpartyName\":\"J & M Jansen\",\
         \"reference\":null,\"endToEndId\":null,\"mandateId\":null,\"bankReference\":\"A1\",\"returnReason\":null,\"description\":\"Huur € 5\"}"
    );
}

// ---- properties ----

/// A booking with details, each perhaps with an amount and a side of its own.
#[derive(Clone, Debug)]
struct Booking {
    cents: i64,
    credit: bool,
    details: Vec<(Option<i64>, Option<bool>)>,
}

impl Booking {
    fn signed(&self) -> i64 {
        if self.credit { self.cents } else { -self.cents }
    }

    fn to_xml(&self) -> String {
        let euros = |c: i64| format!("{}.{:02}", c / 100, c % 100);
        let side = |credit: bool| if credit { "CRDT" } else { "DBIT" };
        let details: String = self
            .details
            .iter()
            .map(|(amount, credit)| {
                let amount = amount.map_or(String::new(), |a| format!("<Amt Ccy=\"EUR\">{}</Amt>", euros(a)));
                let credit = credit.map_or(String::new(), |c| format!("<CdtDbtInd>{}</CdtDbtInd>", side(c)));
                format!("<TxDtls>{amount}{credit}<RmtInf><Ustrd>x</Ustrd></RmtInf></TxDtls>")
            })
            .collect();
        format!(
            "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{}</CdtDbtInd><Sts>BOOK</Sts><NtryDtls>{details}</NtryDtls></Ntry>\n",
            euros(self.cents),
            side(self.credit)
        )
    }
}

fn booking() -> impl Strategy<Value = Booking> {
    let detail = (
        proptest::option::weighted(0.9, 0_i64..500),
        proptest::option::of(any::<bool>()),
    );
    (
        0_i64..2_000,
        any::<bool>(),
        proptest::collection::vec(detail, 0..5),
        0..3,
    )
        .prop_map(|(cents, credit, details, kind)| {
            let sum: i64 = details.iter().filter_map(|d| d.0).sum();
            let own: i64 = details
                .iter()
                .map(|(a, c)| a.unwrap_or(0) * if c.unwrap_or(credit) == credit { 1 } else { -1 })
                .sum();
            // Often a sum that fits, so that splitting happens; often one that does not.
            let cents = match kind {
                0 if !details.is_empty() => sum,
                1 if own > 0 => own,
                _ => cents,
            };
            Booking {
                cents,
                credit,
                details,
            }
        })
}

fn twenty_camt() -> Vec<u8> {
    camt(&ENTRY.repeat(20)).into_bytes()
}

fn twenty_mt940() -> Vec<u8> {
    let entry = ":61:2611201120C742,18NTRFNONREF//K1\r\n:86:/IBAN/NL32INGB0000012345/NAME/J JANSEN/REMI/HUUR NOV/RTRN/AM04\r\n";
    let text = mt940("NL10KNAB2025123456", &entry.repeat(20));
    text.replace(":62F:C261121EUR0,00", ":62F:C261121EUR14843,60")
        .into_bytes()
}

#[test]
fn cut_off_at_any_byte_is_refused_or_complete() {
    for (file, whole) in [
        (twenty_camt(), b"</Document>".as_slice()),
        (twenty_mt940(), b"14843,".as_slice()),
    ] {
        let enough = file.windows(whole.len()).position(|w| w == whole).unwrap() + whole.len();
        for end in 0..file.len() {
            let read = read(&file[..end]);
            if end < enough {
                assert!(read.is_err(), "cut at {end} of {}", file.len());
            } else {
                assert_eq!(read.unwrap().0.len(), 20, "cut at {end}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn money_is_conserved_to_the_cent(bookings in proptest::collection::vec(booking(), 1..8)) {
        let xml = camt(&bookings.iter().map(Booking::to_xml).collect::<String>());
        let (entries, summary) = read(xml.as_bytes()).unwrap();
        let said: i64 = bookings.iter().map(Booking::signed).sum();
        prop_assert_eq!(entries.iter().map(|e| e.amount.0).sum::<i64>(), said);
        prop_assert_eq!(summary.statements[0].sum.0, said);
        // Per booking too: the entries of one line belong to one booking.
        for (n, booking) in bookings.iter().enumerate() {
            let given: i64 = entries.iter().filter(|e| e.line == n as u64 + 5).map(|e| e.amount.0).sum();
            prop_assert_eq!(given, booking.signed());
        }
    }

    #[test]
    fn changed_bytes_never_panic(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..6), xml in any::<bool>()) {
        let mut file = if xml { twenty_camt() } else { twenty_mt940() };
        for (at, byte, how) in flips {
            let at = at.index(file.len());
            match how {
                0 => file[at] = byte,
                1 => file.insert(at, byte),
                _ => { file.remove(at); }
            }
        }
        if let Err(error) = read(&file) {
            prop_assert!(!error.to_string().contains('\n') && error.line > 0);
        }
    }

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), lead in 0..4_usize) {
        let mut file = [&b""[..], b"<?xml version=\"1.0\"?><Document>", b":20:A\n:25:B\n:60F:C261120EUR1,\n:61:", b":20:A\n:25:B\n:60F:C261120EUR1,\n:61:261120C1,NTRFX\n:86:"][lead].to_vec();
        file.extend(bytes);
        file.extend_from_slice(b"\n:62F:C261120EUR1,\n");
        let _ = read(&file);
    }

    #[test]
    fn any_information_text_never_panics(text in "[/A-Z0-9 :>?é\n-]{0,200}", bank in "(ABNA|INGB|RABO|SNSB|KNAB|TRIO|BUNQ)", after in "[A-Z0-9/ ]{0,40}") {
        let text = text.replace("\n:", "\n");
        let file = mt940(&format!("NL10{bank}2025123456"), &format!(":61:261120C1,00NTRF{after}\r\n:86:{text}\r\n"));
        let (entries, _) = read(file.as_bytes()).unwrap();
        prop_assert_eq!(entries.len(), 1);
        prop_assert_eq!(entries[0].amount.0, 100);
    }
}
