//! The desk, the files and the settings over the demo association (issue 2 parts 3, 4, 5 and 9).
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod linde;

use axum::http::StatusCode;
use domain::ids::{OrgNo, TenancyId};
use linde::{World, at, bring_in, camt, demo, follow, tenancy, today};
use work::Actor;

const RECEIPT: &str = "/bank/ontvangst/2026-09-01_";

/// The address of the receipt of Tom de Wit that waits, without anything behind it.
fn waiting_receipt(page: &str) -> String {
    let from = page
        .find(RECEIPT)
        .unwrap_or_else(|| panic!("no receipt of 1 September on {page}"));
    page[from..]
        .split(['"', '#', '?'])
        .next()
        .unwrap()
        .trim_end_matches('/')
        .split("/koppel")
        .next()
        .unwrap()
        .to_owned()
}

/// What a tenancy owes, and its entries.
fn ledger(world: &World, tenancy: TenancyId) -> (i64, usize) {
    let file = work::case_file::open(&world.db, &Actor::system(OrgNo(1)), at(today()), tenancy, "").unwrap();
    (file.outlook(today()).account.balance.0, file.ledger.len())
}

fn count(world: &World) -> (i64, i64) {
    work::desk::count(&world.db, &Actor::system(OrgNo(1))).unwrap()
}

fn statement(month: &str) -> Vec<u8> {
    std::fs::read(demo().join(format!("statements/{month}.xml"))).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_linked_in_two_clicks_and_taken_back() {
    let world = World::new();
    let saskia = world.log_in("saskia").await;
    let wit = tenancy("DL100012");
    let before = ledger(&world, wit);
    let (waiting, _) = count(&world);
    let page = saskia.get("/bank").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "€\u{a0}691,43 van T. de Wit",
        "NL65 DEMO 0100 0014 32",
        "huur september",
        "zelfde naam en bedrag",
    ] {
        assert!(page.text.contains(words), "{words} on {}", page.text);
    }
    let receipt = waiting_receipt(&page.text);
    let likely = format!("{receipt}/koppel/{wit}");
    assert!(
        page.text.contains(&format!("href=\"{likely}\"")),
        "the first click is on the list"
    );

    let confirm = saskia.get(&likely).await;
    assert!(confirm.text.contains("De IBAN onthouden we"), "{}", confirm.text);
    assert!(
        confirm
            .text
            .contains(&format!("method=\"post\" action=\"{likely}\""))
    );
    let linked = saskia.post(&likely, "").await;
    assert_eq!(linked.status, StatusCode::SEE_OTHER);
    let notice = saskia.get(&linked.location).await;
    assert!(notice.text.contains("gekoppeld aan"), "{}", notice.text);
    assert!(
        notice.text.contains(&format!("action=\"{receipt}/terug\"")),
        "the way back is on the notice"
    );

    assert_eq!(ledger(&world, wit), (before.0 - 69_143, before.1 + 1));
    assert_eq!(count(&world).0, waiting - 1);
    let scope = store::Scope::of(OrgNo(1), None);
    let ibans = || {
        world
            .db
            .read(|tx| store::tenancy::learned_ibans(tx, &scope, wit))
            .unwrap()
    };
    assert_eq!(ibans(), ["NL65DEMO0100001432"]);

    // The same click twice changes nothing and says the same.
    let again = saskia.post(&likely, "").await;
    assert_eq!(again.location, linked.location);
    assert_eq!(ledger(&world, wit), (before.0 - 69_143, before.1 + 1));

    // Another choice after that is told, not done.
    let other = saskia
        .post(&format!("{receipt}/koppel/{}", tenancy("DL100001")), "")
        .await;
    let told = saskia.get(&other.location).await;
    assert!(told.text.contains("Een collega was je net voor"), "{}", told.text);

    let back = saskia.post(&format!("{receipt}/terug"), "").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert!(
        saskia
            .get(&back.location)
            .await
            .text
            .contains("staat weer in de lijst")
    );
    assert_eq!(
        ledger(&world, wit).0,
        before.0,
        "a correction, so the sum is as before"
    );
    assert_eq!(ibans(), [""; 0]);
    assert_eq!(count(&world).0, waiting);
    let once_more = saskia.post(&format!("{receipt}/terug"), "").await;
    assert_eq!(once_more.location, back.location);
    assert!(
        saskia.get("/bank").await.text.contains("zelfde naam en bedrag"),
        "why it waited is known again"
    );
    let found = work::night::verify(&world.db, &Actor::system(OrgNo(1)), today(), false, &|_, _| {}).unwrap();
    assert_eq!(found.differences, []);

    // Linked again, it counts again.
    saskia.post(&likely, "").await;
    assert_eq!(ledger(&world, wit).0, before.0 - 69_143);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_is_found_by_search_and_put_aside_with_a_reason() {
    let world = World::new();
    let saskia = world.log_in("saskia").await;
    let receipt = waiting_receipt(&saskia.get("/bank").await.text);
    let found = saskia.get(&format!("{receipt}?q=verhag")).await;
    let action = format!("action=\"{receipt}/koppel/{}\"", tenancy("DL100001"));
    assert!(found.text.contains(&action), "{}", found.text);
    let nobody = saskia.get(&format!("{receipt}?q=%3Cb%3Ezzz")).await;
    assert!(
        nobody.text.contains("Niemand gevonden met “&lt;b&gt;zzz”"),
        "{}",
        nobody.text
    );

    let refused = saskia
        .post(&format!("{receipt}/opzij"), "reden=bsn+111222333")
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("burgerservicenummer"));
    let before = count(&world).0;
    let aside = saskia.post(&format!("{receipt}/opzij"), "reden=borg+fiets").await;
    assert!(saskia.get(&aside.location).await.text.contains("opzij gelegd"));
    assert_eq!(count(&world).0, before - 1);
    assert!(saskia.get(&receipt).await.text.contains("borg fiets"));
    saskia.post(&format!("{receipt}/opzij"), "reden=borg+fiets").await;
    saskia.post(&format!("{receipt}/terug"), "").await;
    assert_eq!(count(&world).0, before);
    assert!(saskia.get(&receipt).await.text.contains("zelfde naam en bedrag"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_association_reaches_nothing_here() {
    let world = World::of(2, true);
    let ours = world.log_in("saskia").await;
    let theirs = world.log_in_at(2, "saskia").await;
    let receipt = waiting_receipt(&ours.get("/bank").await.text);
    let wit = tenancy("DL100012");
    let before = count(&world);
    let theirs_wit = TenancyId::derived(OrgNo(2), "DL100012");
    assert!(theirs.get("/bank").await.text.contains("Alles is gekoppeld"));
    assert_eq!(theirs.get(&receipt).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        theirs.get(&format!("{receipt}/koppel/{wit}")).await.status,
        StatusCode::NOT_FOUND
    );
    for act in [
        format!("koppel/{wit}"),
        format!("koppel/{theirs_wit}"),
        "opzij".to_owned(),
        "terug".to_owned(),
    ] {
        let answer = theirs.post(&format!("{receipt}/{act}"), "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{act}");
    }
    // Nor do we reach a tenancy of theirs with a receipt of ours.
    assert_eq!(
        ours.post(&format!("{receipt}/koppel/{theirs_wit}"), "")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(count(&world), before);
    // Work of ours is not to be followed by them.
    let sent = ours
        .send(
            "/bank/bestanden",
            "bestanden",
            &[("nov.xml", statement("2026-11"))],
        )
        .await;
    follow(&ours, &sent).await;
    assert!(
        theirs
            .get(&sent.location)
            .await
            .text
            .contains("Dit werk kennen we niet meer")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_list_begins_at_the_settings_and_the_menu_shows_what_is_theirs() {
    let world = World::of(1, false);
    let femke = world.log_in("femke").await;
    let first = femke.get("/vandaag").await;
    assert_eq!(
        (first.status, first.location.as_str()),
        (StatusCode::SEE_OTHER, "/beheer")
    );
    let page = femke.get("/beheer").await.text;
    assert!(!page.contains("href=\"/vandaag\""), "no door that is closed");
    assert!(
        page.contains("href=\"/bank\"")
            && page.contains("Saskia Brouwer")
            && !page.contains("/beheer/inzage")
    );
    let ineke = world.log_in("ineke").await;
    let page = ineke.get("/beheer").await.text;
    assert!(
        page.contains("/beheer/inzage")
            && !page.contains("/beheer/nacht")
            && !page.contains("Saskia Brouwer")
    );
    let maarten = world.log_in("maarten").await;
    let page = maarten.get("/bank/bestanden").await.text;
    assert!(!page.contains("type=\"file\"") && page.contains("href=\"/beheer\""));
    let page = maarten.get("/beheer").await.text;
    assert!(page.contains("/beheer/maatregelen") && !page.contains("/beheer/teksten"));
    let saskia = world.log_in("saskia").await;
    let page = saskia.get("/bank/bestanden").await.text;
    assert!(!page.contains("href=\"/beheer\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_words_of_a_payer_stay_words() {
    let world = World::of(1, false);
    let saskia = world.log_in("saskia").await;
    let file = camt(
        "=cmd|&apos;/c calc&apos;!A1",
        "&lt;script&gt;alert(1)&lt;/script&gt; \u{202e}ruuh &lt;img src=x onerror=alert(2)&gt;",
    );
    let result = follow(
        &saskia,
        &saskia
            .send("/bank/bestanden", "bestanden", &[("<b>x</b>.xml", file)])
            .await,
    )
    .await;
    assert!(
        result.contains("&lt;b&gt;x&lt;/b&gt;.xml") || result.contains("b&gt;.xml"),
        "{result}"
    );
    let list = saskia.get("/bank").await.text;
    let from = list.find("/bank/ontvangst/").unwrap();
    let receipt = list[from..].split(['"', '#']).next().unwrap().to_owned();
    let one = saskia.get(&receipt).await.text;
    let files = saskia.get("/bank/bestanden").await.text;
    for page in [&list, &one, &result, &files] {
        assert!(
            !page.contains("<script>") && !page.contains("<img") && !page.contains("<b>x"),
            "{page}"
        );
    }
    for page in [&list, &one] {
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && page.contains("=cmd|"),
            "{page}"
        );
        assert!(
            page.contains("<blockquote class=\"kt-quote\" dir=\"auto\"><bdi>"),
            "what is written backwards stays in its place"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_comes_in_twice_is_known_and_a_broken_one_books_nothing() {
    let world = World::of(1, false);
    let saskia = world.log_in("saskia").await;
    let file = statement("2026-09");
    let first = follow(
        &saskia,
        &saskia
            .send("/bank/bestanden", "bestanden", &[("sep.xml", file.clone())])
            .await,
    )
    .await;
    assert!(
        first.contains("nieuwe betalingen") && first.contains("1 betaling wacht op je"),
        "{first}"
    );
    assert!(first.contains("De lijst van vandaag is bijgewerkt"), "{first}");
    let again = follow(
        &saskia,
        &saskia
            .send("/bank/bestanden", "bestanden", &[("kopie.xml", file.clone())])
            .await,
    )
    .await;
    assert!(again.contains("Dit bestand was al binnen"), "{again}");

    let (bank, waiting) = (bank_rows(&world), count(&world));
    let half = statement("2026-10")[..4_000].to_vec();
    let broken = follow(
        &saskia,
        &saskia
            .send(
                "/bank/bestanden",
                "bestanden",
                &[("../../okt.xml", half), ("nov.txt", b"geen bankbestand".to_vec())],
            )
            .await,
    )
    .await;
    assert!(broken.contains("Er is niets geboekt"), "{broken}");
    assert!(
        broken.contains("okt.xml:") && !broken.contains("../"),
        "file and line: {broken}"
    );
    assert_eq!((bank_rows(&world), count(&world)), (bank, waiting));
    let list = saskia.get("/bank/bestanden").await.text;
    assert!(
        list.contains("niet ingelezen") && list.contains("door Saskia Brouwer"),
        "{list}"
    );
    // Why, in the language of whoever reads: on the result, in the list and in the trail.
    let (dutch, english) = (
        "dit is geen afschrift dat wij kennen",
        "this is not a bank statement we know",
    );
    assert!(broken.contains(dutch) && !broken.contains(english), "{broken}");
    assert!(
        list.contains(dutch) && list.contains("is afgekapt") && !list.contains(english),
        "{list}"
    );
    let list = saskia.in_english().get("/bank/bestanden").await.text;
    assert!(list.contains(english) && !list.contains(dutch), "{list}");
    let ineke = world.log_in("ineke").await;
    assert!(ineke.get("/beheer/inzage").await.text.contains(dutch));
    assert!(
        ineke
            .in_english()
            .get("/beheer/inzage")
            .await
            .text
            .contains(english)
    );

    // The mended file comes in as if nothing had happened.
    let mended = follow(
        &saskia,
        &saskia
            .send(
                "/bank/bestanden",
                "bestanden",
                &[("okt.xml", statement("2026-10"))],
            )
            .await,
    )
    .await;
    assert!(mended.contains("nieuwe betalingen"), "{mended}");
    assert!(bank_rows(&world) > bank);
    let nothing = saskia
        .send("/bank/bestanden", "bestanden", &[("", Vec::new())])
        .await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Kies eerst een of meer bestanden"));
}

fn bank_rows(world: &World) -> usize {
    let mut rows = 0;
    let scope = store::Scope::of(OrgNo(1), None);
    let counted = world.db.read(|tx| {
        store::bank::each(tx, &scope, |_| {
            rows += 1;
            Ok::<_, store::Error>(())
        })
    });
    counted.unwrap();
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn two_uploads_at_once_both_come_in_one_after_the_other() {
    let world = World::of(1, false);
    let (saskia, karim) = (world.log_in("saskia").await, world.log_in("karim").await);
    let files = |months: &[&str]| months.iter().map(|m| statement(m)).collect::<Vec<_>>();
    let (a, b) = (files(&["2026-07", "2026-08"]), files(&["2026-08", "2026-09"]));
    let a = [("7.xml", a[0].clone()), ("8.xml", a[1].clone())];
    let b = [("8.xml", b[0].clone()), ("9.xml", b[1].clone())];
    let (a, b) = tokio::join!(
        saskia.send("/bank/bestanden", "bestanden", &a),
        karim.send("/bank/bestanden", "bestanden", &b),
    );
    assert_ne!(a.location, b.location);
    let (a, b) = tokio::join!(follow(&saskia, &a), follow(&karim, &b));
    let twice =
        a.matches("Dit bestand was al binnen").count() + b.matches("Dit bestand was al binnen").count();
    assert_eq!(twice, 1, "August came in once");
    let alone = World::of(1, false);
    for month in ["2026-07", "2026-08", "2026-09"] {
        bring_in(
            &alone.db,
            OrgNo(1),
            today(),
            &demo().join(format!("statements/{month}.xml")),
        );
    }
    assert_eq!(bank_rows(&world), bank_rows(&alone));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_file_is_said_calmly() {
    let world = World::of(1, false);
    let saskia = world.log_in("saskia").await;
    let files = [("7.xml", statement("2026-07")), ("9.xml", statement("2026-09"))];
    follow(
        &saskia,
        &saskia.send("/bank/bestanden", "bestanden", &files).await,
    )
    .await;
    let page = saskia.get("/bank/bestanden").await.text;
    assert!(
        page.contains("ontbreekt waarschijnlijk een bestand") && page.contains("31 jul 2026"),
        "{page}"
    );
    follow(
        &saskia,
        &saskia
            .send("/bank/bestanden", "bestanden", &[("8.xml", statement("2026-08"))])
            .await,
    )
    .await;
    assert!(
        !saskia
            .get("/bank/bestanden")
            .await
            .text
            .contains("ontbreekt waarschijnlijk")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn association_data_comes_in_whole_or_not_at_all() {
    let world = World::of(1, false);
    let femke = world.log_in("femke").await;
    let table = |name: &str| (name.to_owned(), std::fs::read(demo().join(name)).unwrap());
    let names = [
        "dwellings.csv",
        "people.csv",
        "tenancies.csv",
        "members.csv",
        "rent.csv",
        "due_days.csv",
        "ibans.csv",
        "staff.csv",
        "bookings.csv",
    ];
    let files: Vec<(String, Vec<u8>)> = names.iter().map(|n| table(n)).collect();
    let sent: Vec<(&str, Vec<u8>)> = files.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    let done = follow(&femke, &femke.send("/beheer/gegevens", "gegevens", &sent).await).await;
    assert!(
        done.contains("12 huurcontracten") && done.contains("waarvan 0 nieuw"),
        "{done}"
    );

    let mut wrong = sent.clone();
    wrong[4].1.extend_from_slice(b"DL100001;basic;abc;2026-13-01;\n");
    let refused = follow(&femke, &femke.send("/beheer/gegevens", "gegevens", &wrong).await).await;
    assert!(
        refused.contains("Er is niets veranderd") && refused.contains("rent.csv:"),
        "{refused}"
    );
    assert!(
        refused.contains("is geen bedrag") && !refused.contains("is not"),
        "{refused}"
    );
    let strange = femke
        .send(
            "/beheer/gegevens",
            "gegevens",
            &[("../etc/passwd", b"x".to_vec())],
        )
        .await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        strange.text.contains("horen er niet bij: passwd"),
        "{}",
        strange.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_night_by_hand_ends_with_its_result() {
    let world = World::new();
    let judith = world.log_in("judith").await;
    let full = follow(&judith, &judith.post("/beheer/nacht", "hoe=alles").await).await;
    assert!(full.contains("We keken naar 12 huurders"), "{full}");
    let ordinary = follow(&judith, &judith.post("/beheer/nacht", "").await).await;
    assert!(
        !ordinary.contains("We keken naar 12 huurders"),
        "nothing happened since: {ordinary}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trail_says_who_did_what_and_filters_on_a_contract() {
    let world = World::new();
    let saskia = world.log_in("saskia").await;
    let receipt = waiting_receipt(&saskia.get("/bank").await.text);
    saskia
        .post(&format!("{receipt}/koppel/{}", tenancy("DL100012")), "")
        .await;
    saskia.post(&format!("{receipt}/terug"), "").await;
    saskia
        .post(&format!("{receipt}/opzij"), "reden=fietsenstalling")
        .await;
    let ineke = world.log_in("ineke").await;
    let all = ineke.get("/beheer/inzage").await.text;
    for words in [
        "Saskia Brouwer",
        "koppelde een betaling",
        "fietsenstalling",
        "las een bestand van de bank in",
        "Keukentafel zelf",
    ] {
        assert!(all.contains(words), "{words} in {all}");
    }
    let wit = ineke.get("/beheer/inzage?huur=dl100012").await.text;
    assert!(
        wit.contains("koppelde een betaling") && !wit.contains("las een bestand van de bank in"),
        "{wit}"
    );
    let nobody = ineke.get("/beheer/inzage?huur=%3Cscript%3E").await.text;
    assert!(
        nobody.contains("geen contract met nummer &lt;script&gt;") && !nobody.contains("<table"),
        "{nobody}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn long_lists_go_on_where_they_stopped() {
    let world = World::of(1, false);
    let saskia = world.log_in("saskia").await;
    for number in 0..30 {
        let file = camt(&format!("Betaler {number:02}"), &format!("tekst {number}"));
        let text = String::from_utf8(file)
            .unwrap()
            .replace("X1", &format!("X{number}"))
            .replace("12.34", &format!("{}.10", number + 1));
        let sent = saskia
            .send("/bank/bestanden", "bestanden", &[("een.xml", text.into_bytes())])
            .await;
        follow(&saskia, &sent).await;
    }
    let first = saskia.get("/bank").await.text;
    assert_eq!(first.matches("kt-card").count(), 25);
    let from = first.find("/bank?na=").unwrap();
    let next = first[from..].split('"').next().unwrap().to_owned();
    let second = saskia.get(&next).await.text;
    assert_eq!(second.matches("kt-card").count(), 5);
    for number in 0..30 {
        let name = format!("van Betaler {number:02}<");
        assert_eq!(
            u8::from(first.contains(&name)) + u8::from(second.contains(&name)),
            1,
            "{name}"
        );
    }
    let files = saskia.get("/bank/bestanden").await.text;
    assert!(files.contains("/bank/bestanden?voor=6"), "{files}");

    // What was placed weeks ago is found by leafing, and can be taken back there.
    assert!(
        saskia
            .get("/bank/geplaatst")
            .await
            .text
            .contains("Nog niets geplaatst")
    );
    let keys: Vec<String> = work::desk::waiting(&world.db, &Actor::system(OrgNo(1)), None, 100)
        .unwrap()
        .iter()
        .map(|w| format!("{}_{:016x}_{}", w.row.booked_on, w.row.key.0, w.row.entry.account))
        .collect();
    for key in &keys {
        saskia
            .post(&format!("/bank/ontvangst/{key}/opzij"), "reden=fiets")
            .await;
    }
    let first = saskia.get("/bank/geplaatst").await.text;
    let from = first.find("/bank/geplaatst?voor=").unwrap();
    let next = first[from..].split('"').next().unwrap().to_owned();
    let second = saskia.get(&next).await.text;
    for key in &keys {
        let back = format!("action=\"/bank/ontvangst/{key}/terug\"");
        let times = u8::from(first.contains(&back)) + u8::from(second.contains(&back));
        assert_eq!(times, 1, "{key}");
    }
    assert!(second.contains(&keys[0]), "the oldest act comes last");
    assert!(first.contains("door Saskia Brouwer") && first.contains("opzij gelegd"));
    saskia
        .post(&format!("/bank/ontvangst/{}/terug", keys[0]), "")
        .await;
    assert!(!saskia.get(&next).await.text.contains(&keys[0]));
    let maarten = world.log_in("maarten").await;
    assert!(
        !maarten.get("/bank/geplaatst").await.text.contains("/terug"),
        "who only looks has no way back"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_payment_on_the_tenants_page_says_why_it_is_here_and_leads_to_the_bank() {
    let world = World::new();
    let saskia = world.log_in("saskia").await;
    let wit = tenancy("DL100012");
    let receipt = waiting_receipt(&saskia.get("/bank").await.text);
    let page = format!("/huurders/{wit}");
    let ledger = |text: &str| text[text.find("id=\"grootboek\"").unwrap()..].to_owned();
    let before = ledger(&saskia.get(&page).await.text);
    assert!(
        before.contains("Zo gevonden: ") && before.contains("Wat de bank schrijft"),
        "{before}"
    );
    assert!(!before.contains("gekoppeld door een collega") && !before.contains("/terug"));
    saskia.post(&format!("{receipt}/koppel/{wit}"), "").await;
    let after = ledger(&saskia.get(&page).await.text);
    assert!(
        after.contains("Zo gevonden: gekoppeld door een collega."),
        "{after}"
    );
    assert!(
        after.contains(&format!("action=\"{receipt}/terug\"")),
        "the way back of a colleague's link"
    );
    assert!(after.contains(&format!("href=\"{receipt}\"")));

    // Who may not see the bank still reads why; there is no door that is closed.
    let noor = ledger(&world.log_in("noor").await.get(&page).await.text);
    assert!(
        noor.contains("gekoppeld door een collega") && !noor.contains("/bank/"),
        "{noor}"
    );
    let maarten = ledger(&world.log_in("maarten").await.get(&page).await.text);
    assert!(maarten.contains(&format!("href=\"{receipt}\"")) && !maarten.contains("/terug"));

    saskia.post(&format!("{receipt}/terug"), "").await;
    let undone = ledger(&saskia.get(&page).await.text);
    assert!(!undone.contains("gekoppeld door een collega") && !undone.contains("/terug"));
    assert!(
        undone.contains(&format!("href=\"{receipt}\"")),
        "both bookings still lead to the bank's words"
    );
}
