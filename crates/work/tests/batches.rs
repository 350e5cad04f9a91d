//! One batch told twice, as a total and payment by payment: in every order, repeated, and taken back. On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::TenancyId;
use domain::money::Cents;
use store::bank::PlaceState;
use store::testing::TestDb;
use work::statement::Report;
use work::{Actor, desk};
use world::{at_moment, receive_text, story, tenancy_id};

const TOTAL: Cents = Cents(3_000);

/// How an entry names its batch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// `Btch` with `PmtInfId`, and another reference of the bank in each message.
    Payment,
    /// By the bank's reference of the entry only; the total has no `Btch` at all.
    Bank,
}

fn message(root: &str, statement: &str, id: &str, inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.05x.001.08\"><{root}>\
         <GrpHdr><MsgId>{id}</MsgId></GrpHdr><{statement}><Id>{id}</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>\
         {inside}</{statement}></{root}></Document>"
    )
}

fn entry(reference: &str, details: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt>\
         </BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef>{details}</Ntry>"
    )
}

fn batch(named: Named, name: &str) -> String {
    match named {
        Named::Payment => format!("<Btch><PmtInfId>{name}</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>"),
        Named::Bank => String::new(),
    }
}

/// The total of a batch, as a camt.053 tells it.
fn total(named: Named, id: &str, name: &str) -> String {
    let (reference, inside) = match named {
        Named::Payment => (
            format!("T-{name}"),
            format!("<NtryDtls>{}</NtryDtls>", batch(named, name)),
        ),
        Named::Bank => (name.to_owned(), String::new()),
    };
    message("BkToCstmrStmt", "Stmt", id, &entry(&reference, &inside))
}

/// Its two payments, of stories 1 and 2, as a camt.054 tells them.
fn details(named: Named, id: &str, name: &str) -> String {
    let payment = |n: u8, amount: &str| {
        format!(
            "<TxDtls><Refs><AcctSvcrRef>{name}-{id}-{n}</AcctSvcrRef></Refs><Amt Ccy=\"EUR\">{amount}</Amt>\
             <RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>",
            story(n)
        )
    };
    let reference = match named {
        Named::Payment => format!("D-{name}"),
        Named::Bank => name.to_owned(),
    };
    let inside = format!(
        "<NtryDtls>{}{}{}</NtryDtls>",
        batch(named, name),
        payment(1, "10.00"),
        payment(2, "20.00")
    );
    message("BkToCstmrDbtCdtNtfctn", "Ntfctn", id, &entry(&reference, &inside))
}

fn ready(test: &TestDb) -> Actor {
    let actor = world::founded(test);
    world::receive_association(&test.db, &actor);
    actor
}

fn take(test: &TestDb, actor: &Actor, name: &str, text: &str) -> Report {
    receive_text(&test.db, actor, sim::TODAY, name, text).unwrap()
}

fn in_ledger(test: &TestDb, actor: &Actor, n: u8) -> Cents {
    let file = work::case_file::read(&test.db, actor, id(test, actor, n)).unwrap();
    let from_bank = file.entries.iter().filter(|b| b.source.is_some());
    from_bank.map(|b| -b.entry.amount).sum()
}

fn id(test: &TestDb, actor: &Actor, n: u8) -> TenancyId {
    tenancy_id(&test.db, actor, &story(n))
}

fn rows(test: &TestDb, actor: &Actor) -> Vec<store::bank::BankRow> {
    let mut rows = Vec::new();
    let scope = store::Scope::of(actor.org, None);
    test.db
        .read(|tx| {
            rows.clear();
            store::bank::each(tx, &scope, |row| {
                rows.push(row);
                Ok::<_, store::Error>(())
            })
        })
        .unwrap();
    rows
}

/// The money of so many batches stands in the ledgers, once, and nothing waits.
fn assert_once(test: &TestDb, actor: &Actor, batches: i64, told: &str) {
    let counted = (in_ledger(test, actor, 1), in_ledger(test, actor, 2));
    assert_eq!(
        counted,
        (Cents(batches * 1_000), Cents(batches * 2_000)),
        "{told}"
    );
    assert_eq!(desk::count(&test.db, actor).unwrap(), (0, 0), "{told}");
    let kept: Cents = rows(test, actor)
        .iter()
        .filter(|r| r.place.state != PlaceState::SetAside)
        .map(|r| r.entry.amount)
        .sum();
    assert_eq!(kept, Cents(batches * TOTAL.0), "{told}");
}

fn assert_verified(test: &TestDb, actor: &Actor) {
    world::night(&test.db, actor, sim::TODAY, false);
    let found = work::night::verify(&test.db, actor, sim::TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

/// Files A and B tell the total, C and D the details; every order that holds both halves counts the money once.
fn every_order_and_every_repeat_counts_the_money_once(test: &TestDb) {
    const ORDERS: [&str; 10] = [
        "AC", "CA", "ABC", "ACB", "CAB", "ACD", "CAD", "CDA", "ABCD", "DCBA",
    ];
    let actor = ready(test);
    let mut batches = 0;
    for named in [Named::Payment, Named::Bank] {
        for order in ORDERS {
            batches += 1;
            let batch = format!("P{batches}");
            for file in order.chars() {
                let id = format!("{file}{batches}");
                let text = match file {
                    'A' | 'B' => total(named, &id, &batch),
                    _ => details(named, &id, &batch),
                };
                take(test, &actor, &format!("{id}.xml"), &text);
            }
            assert_once(test, &actor, batches, order);
        }
    }
    assert_verified(test, &actor);
}

fn the_total_waits_until_its_details_come_and_then_stands_aside_with_the_reason(test: &TestDb) {
    let actor = ready(test);
    assert_eq!(
        take(test, &actor, "a.xml", &total(Named::Payment, "A", "P1")).waiting,
        1
    );
    let key = desk::waiting(&test.db, &actor, None, 10).unwrap()[0]
        .row
        .bank_key();
    let report = take(test, &actor, "c.xml", &details(Named::Payment, "C", "P1"));
    assert_eq!((report.booked, report.matched), (2, 2));
    let receipt = desk::receipt(&test.db, &actor, &key).unwrap().unwrap();
    assert_eq!(
        (receipt.row.place.state, receipt.details),
        (PlaceState::SetAside, Some(Some(2)))
    );
    let trail = work::audit::lines(&test.db, &actor, None, None, 50).unwrap();
    assert!(
        trail
            .iter()
            .any(|l| l.row.act.as_ref() == "details_replace_total")
    );
    // A person may take it back: then it waits as before, and the same files again leave that as it is.
    desk::take_back(&test.db, &actor, at_moment(sim::TODAY, 1), &key).unwrap();
    let receipt = desk::receipt(&test.db, &actor, &key).unwrap().unwrap();
    assert_eq!(
        (receipt.row.place.state, receipt.details),
        (PlaceState::Waiting, None)
    );
    assert!(receipt.why.is_some());
    assert_eq!(
        take(test, &actor, "d.xml", &details(Named::Payment, "D", "P1")).known,
        2
    );
    assert_eq!(desk::count(&test.db, &actor).unwrap(), (1, TOTAL.0));
}

fn a_total_that_a_person_linked_leaves_the_ledger_when_its_details_come(test: &TestDb) {
    let actor = ready(test);
    take(test, &actor, "a.xml", &total(Named::Payment, "A", "P1"));
    let key = desk::waiting(&test.db, &actor, None, 10).unwrap()[0]
        .row
        .bank_key();
    desk::link(
        &test.db,
        &actor,
        at_moment(sim::TODAY, 1),
        &key,
        id(test, &actor, 3),
    )
    .unwrap();
    assert_eq!(in_ledger(test, &actor, 3), TOTAL);
    take(test, &actor, "c.xml", &details(Named::Payment, "C", "P1"));
    assert_eq!(in_ledger(test, &actor, 3), Cents::ZERO);
    assert_once(test, &actor, 1, "linked");
    assert_verified(test, &actor);
}

fn two_real_equal_batches_are_two(test: &TestDb) {
    let actor = ready(test);
    let twice = |one: &str| {
        let from = one.find("<Ntry>").unwrap();
        let until = one.find("</Ntry>").unwrap() + "</Ntry>".len();
        format!("{}{}{}", &one[..until], &one[from..until], &one[until..])
    };
    take(test, &actor, "a.xml", &twice(&total(Named::Payment, "A", "P1")));
    take(test, &actor, "c.xml", &twice(&details(Named::Payment, "C", "P1")));
    assert_eq!(
        (in_ledger(test, &actor, 1), in_ledger(test, &actor, 2)),
        (Cents(2_000), Cents(4_000))
    );
    assert_eq!(desk::count(&test.db, &actor).unwrap(), (0, 0));
}

/// More batches than are held in memory, on two days, with the first day once more at the end.
fn thousands_of_batches_are_each_told_once(test: &TestDb) {
    const MANY: usize = 4_200;
    let one = |id: &str, day: u8, n: usize| {
        entry(
            &format!("{id}{day}-{n}"),
            &format!(
                "<NtryDtls>{}</NtryDtls>",
                batch(Named::Payment, &format!("P{day}-{n}"))
            ),
        )
        .replace("2026-11-20", &format!("2026-11-{day}"))
    };
    let file = |id: &str, first: usize| {
        let days = (0..MANY)
            .map(|n| one(id, 19, n))
            .chain((0..10).map(|n| one(id, 20, n)));
        let again = (MANY..MANY + first).map(|n| one(id, 19, n));
        message(
            "BkToCstmrStmt",
            "Stmt",
            id,
            &days.chain(again).collect::<String>(),
        )
    };
    let actor = ready(test);
    let all = i64::try_from(MANY).unwrap() + 10;
    let report = take(test, &actor, "a.xml", &file("A", 0));
    assert_eq!((report.booked, report.known), (all, 0));
    let report = take(test, &actor, "b.xml", &file("B", 5));
    assert_eq!((report.booked, report.known), (5, all));
    assert_eq!(desk::count(&test.db, &actor).unwrap().0, all + 5);
}

fn another_batch_of_the_same_amount_and_day_stays(test: &TestDb) {
    let actor = ready(test);
    take(test, &actor, "a.xml", &total(Named::Payment, "A", "P1"));
    take(test, &actor, "c.xml", &details(Named::Payment, "C", "P2"));
    assert_eq!(desk::count(&test.db, &actor).unwrap(), (1, TOTAL.0));
    take(test, &actor, "d.xml", &details(Named::Payment, "D", "P1"));
    assert_eq!(desk::count(&test.db, &actor).unwrap(), (0, 0));
    assert_eq!(
        (in_ledger(test, &actor, 1), in_ledger(test, &actor, 2)),
        (Cents(2_000), Cents(4_000))
    );
}

fn a_total_of_mt940_is_replaced_by_the_banks_own_reference(test: &TestDb) {
    let mt940 = ":20:1\r\n:25:NL91ABNA0417164300 EUR\r\n:28C:1/1\r\n:60F:C261119EUR0,00\r\n\
        :61:2611201120C30,00NTRFNONREF//BANK1\r\n:86:VERZAMELBETALING\r\n:62F:C261120EUR30,00\r\n-\r\n";
    let actor = ready(test);
    take(test, &actor, "day.sta", mt940);
    take(test, &actor, "c.xml", &details(Named::Bank, "C", "BANK1"));
    assert_once(test, &actor, 1, "mt940 first");
    take(test, &actor, "d.xml", &details(Named::Bank, "D", "BANK2"));
    let second = mt940.replace("BANK1", "BANK2");
    take(test, &actor, "second.sta", &second);
    assert_once(test, &actor, 2, "camt.054 first");
}

/// An import is done by somebody too, and that person chose nothing: the list of choices holds what was placed by hand.
fn only_what_a_person_placed_is_listed_as_placed_by_hand(test: &TestDb) {
    let system = ready(test);
    let saskia = domain::ids::UserId::derived(system.org, "saskia");
    let actor = work::login::actor_of(&test.db, system.org, saskia)
        .unwrap()
        .expect("staff came with the association");
    let listed = || -> Vec<_> {
        let placed = desk::by_hand(&test.db, &actor, None, 50).unwrap();
        placed.iter().map(|r| r.row.bank_key()).collect()
    };
    let waiting = || {
        desk::waiting(&test.db, &actor, None, 10).unwrap()[0]
            .row
            .bank_key()
    };
    take(test, &actor, "a.xml", &total(Named::Payment, "A", "P1"));
    take(test, &actor, "c.xml", &details(Named::Payment, "C", "P1"));
    assert!(
        rows(test, &actor)
            .iter()
            .all(|r| r.place.state != PlaceState::Waiting)
    );
    assert_eq!(
        listed(),
        [],
        "the rules matched two and set the total aside, and no person did"
    );

    take(test, &actor, "b.xml", &total(Named::Payment, "B", "P2"));
    let linked = waiting();
    desk::link(
        &test.db,
        &actor,
        at_moment(sim::TODAY, 1),
        &linked,
        id(test, &actor, 3),
    )
    .unwrap();
    take(test, &actor, "e.xml", &total(Named::Payment, "E", "P3"));
    let aside = waiting();
    desk::set_aside(&test.db, &actor, at_moment(sim::TODAY, 2), &aside, "").unwrap();
    assert_eq!(listed(), [aside.clone(), linked.clone()], "the newest act first");
    desk::take_back(&test.db, &actor, at_moment(sim::TODAY, 3), &aside).unwrap();
    assert_eq!(listed(), [linked], "what was taken back waits again");
    take(test, &actor, "d.xml", &details(Named::Payment, "D", "P2"));
    assert_eq!(
        listed(),
        [],
        "its transactions came: the rules set the total aside now"
    );
}

store::on_both_engines! {
    only_what_a_person_placed_is_listed_as_placed_by_hand;
    every_order_and_every_repeat_counts_the_money_once;
    the_total_waits_until_its_details_come_and_then_stands_aside_with_the_reason;
    a_total_that_a_person_linked_leaves_the_ledger_when_its_details_come;
    two_real_equal_batches_are_two;
    thousands_of_batches_are_each_told_once;
    another_batch_of_the_same_amount_and_day_stays;
    a_total_of_mt940_is_replaced_by_the_banks_own_reference;
}
