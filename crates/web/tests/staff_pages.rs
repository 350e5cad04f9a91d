//! Today's list and the tenant's page over the demo association, through the router.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use domain::ids::OrgNo;
use domain::outlook::PromiseState;
use world::{Answer, World, de_linde, de_linde_from};

/// What is typed in a form: name and value.
type Fields<'a> = &'a [(&'a str, &'a str)];

fn text_of(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn main_of(html: &str) -> &str {
    let from = html.find("<main").unwrap();
    &html[from..html.find("</main>").unwrap()]
}

async fn page(world: &World, reference: &str) -> String {
    let visit = world.log_in("noor").await;
    let answer = visit
        .get(&format!("/huurders/{}", world.tenancy(reference)))
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    main_of(&answer.html).to_owned()
}

fn id_in(html: &str) -> String {
    let from = html.find("name=\"id\" value=\"").unwrap() + 17;
    html[from..from + 36].to_owned()
}

/// Opens the form and sends it with these fields and its own hidden id.
async fn record(world: &World, reference: &str, fields: &[(&str, &str)]) -> Answer {
    let visit = world.log_in("noor").await;
    let path = format!("/huurders/{}/contact", world.tenancy(reference));
    let id = id_in(&visit.get(&path).await.html);
    let mut all = vec![("id", id.as_str())];
    all.extend_from_slice(fields);
    visit.post(&path, &all).await
}

#[tokio::test]
async fn s0_11_the_opening_of_peter_says_two_months_and_years_and_shows_its_facts() {
    let world = de_linde("opening");
    let html = page(&world, "DL100001").await;
    let said = "De laatste twee maanden kwam de huur niet binnen. Daarvoor ging het 6½ jaar goed. Wat is er veranderd?";
    assert!(text_of(&html).contains(said), "{}", text_of(&html));
    assert!(html.contains("href=\"#maand-2026-10\"") && html.contains("id=\"maand-2026-10\""));
    assert!(html.contains("78 maanden") || html.contains("79 maanden"));
}

#[tokio::test]
async fn s4_6_fatima_is_no_late_payer_but_flows() {
    let world = de_linde("flows");
    let html = page(&world, "DL100002").await;
    let text = text_of(&html);
    assert!(
        text.contains("De huur komt weer op de afgesproken dag.")
            && text.contains("Niets. Alles is betaald."),
        "{text}"
    );
    assert!(text.contains("de 10e van de maand"));
    assert!(!text.contains("Nu op de lijst"), "nothing asks attention");
    for blame in ["chronisch", "wanbetaler", "notoir", "te laat"] {
        assert!(!text.to_lowercase().contains(blame), "{blame}");
    }
}

#[tokio::test]
async fn s4_35_no_amount_stands_on_todays_list() {
    let world = de_linde("amounts");
    for login in ["noor", "saskia"] {
        let answer = world.log_in(login).await.get("/vandaag").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.html.contains('€'));
        assert!(answer.html.contains("Wie help je vandaag?"));
        assert!(
            text_of(&answer.html).contains("sinds "),
            "{}",
            text_of(main_of(&answer.html))
        );
    }
}

#[tokio::test]
async fn s4_34_lanes_follow_the_order_and_each_shows_its_first_rows() {
    let world = de_linde("lanes");
    let html = world.log_in("noor").await.get("/vandaag").await.html;
    let lanes = [
        "Wat wij beloofden",
        "Wacht op ons antwoord",
        "Afgesproken momenten",
        "Afspraken die nog niet lukten",
        "De huur is er nog niet",
        "Vooraf verteld",
        "Om te bedanken",
        "Wacht al lang: kijk met frisse ogen",
    ];
    let places: Vec<usize> = lanes
        .iter()
        .filter_map(|lane| html.find(&format!("-title\">{lane}")))
        .collect();
    assert!(!places.is_empty());
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn s0_4_the_first_heading_is_the_person_and_the_amount_comes_later() {
    let world = de_linde("person");
    let html = page(&world, "DL100003").await;
    let heading = html.find("<h1").unwrap();
    assert!(
        text_of(&html[heading..]).starts_with("Henk de Boer"),
        "{}",
        &html[heading..heading + 80]
    );
    assert!(html[..heading].find("<h2").is_none());
    assert!(html.find("zeg u").unwrap() < html.find('€').unwrap());
    assert!(html.find("Komt de huur nu binnen?").unwrap() < html.find("Wat staat er nog open?").unwrap());
    assert!(html.contains("868,62"));
}

#[tokio::test]
async fn letters_of_maria_go_to_her_administrator() {
    let world = de_linde("letters");
    let text = text_of(&page(&world, "DL100011").await);
    assert!(text.contains("Brieven gaan naar"), "{text}");
}

#[tokio::test]
async fn s3_21_two_fields_are_required_and_no_more() {
    let world = de_linde("required");
    let visit = world.log_in("noor").await;
    let html = visit
        .get(&format!("/huurders/{}/contact", world.tenancy("DL100001")))
        .await
        .html;
    let form = &html[html.find("<form class=\"kt-form\"").unwrap()..];
    let mut names = std::collections::BTreeSet::new();
    for tag in form.split('<').filter(|tag| tag.contains(" required")) {
        let from = tag.find("name=\"").unwrap() + 6;
        names.insert(&tag[from..from + tag[from..].find('"').unwrap()]);
    }
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["uitkomst", "weer"]);
}

#[tokio::test]
async fn s3_7_connection_made_is_a_full_outcome_and_the_next_moment_gives_silence() {
    let world = de_linde("connected");
    let visit = world.log_in("noor").await;
    let answer = record(&world, "DL100001", &[("uitkomst", "connected"), ("weer", "week")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = visit.get(&answer.location).await.html;
    assert!(
        page.contains("Tot za 28 nov blijft het stil."),
        "{}",
        text_of(main_of(&page))
    );
    let last = world.file("DL100001").contacts.last().cloned().unwrap();
    assert!(last.outcome.reached() && last.by.is_some());
}

#[tokio::test]
async fn the_same_form_sent_twice_adds_one_contact() {
    let world = de_linde("twice");
    let before = world.file("DL100001").contacts.len();
    let visit = world.log_in("noor").await;
    let path = format!("/huurders/{}/contact", world.tenancy("DL100001"));
    let id = id_in(&visit.get(&path).await.html);
    let fields = [
        ("id", id.as_str()),
        ("uitkomst", "agreed"),
        ("weer", "niet"),
        ("verhaal", "Ik heb weer werk."),
        ("afspraak-1-wie", "tenant"),
        ("afspraak-1-wat", "Huur van december betalen"),
        ("afspraak-1-dag", "01-12-2026"),
        ("afspraak-1-bedrag", "742,18"),
    ];
    for _ in 0..2 {
        assert_eq!(visit.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    }
    let file = world.file("DL100001");
    assert_eq!(file.contacts.len(), before + 1);
    assert_eq!(
        file.agreements
            .iter()
            .filter(|a| a.action.contains("december"))
            .count(),
        1
    );
    assert_eq!(
        file.stories
            .iter()
            .filter(|s| s.words == "Ik heb weer werk.")
            .count(),
        1
    );
}

#[tokio::test]
async fn s0_13_a_story_is_added_outside_a_contact_and_says_who_told_it_to_whom() {
    let world = de_linde("told");
    let visit = world.log_in("noor").await;
    let id = world.tenancy("DL100002");
    let path = format!("/huurders/{id}/verhaal");
    let before = world.file("DL100002").stories.len();
    let form = visit.get(&path).await.html;
    let person = world.file("DL100002").tenancy.members[0].person.to_string();
    let key = id_in(&form);
    let words = "Het loonstrookje komt nu op de 6e.";
    let fields = [
        ("id", key.as_str()),
        ("woorden", words),
        ("verteller", person.as_str()),
    ];
    for _ in 0..2 {
        let kept = visit.post(&path, &fields).await;
        assert_eq!(
            kept.location,
            format!("/huurders/{id}?klaar=verhaal#eigen-woorden")
        );
    }
    assert_eq!(world.file("DL100002").stories.len(), before + 1);
    let html = visit.get(&format!("/huurders/{id}?klaar=verhaal")).await.html;
    let told = &html[html.find("id=\"eigen-woorden\"").unwrap()..];
    let text = text_of(&told[..told.find("</section>").unwrap()]);
    assert!(
        text.contains(words) && text.contains("Fatima") && text.contains("verteld aan Noor Willems"),
        "{text}"
    );
    assert!(
        text.find(words) < text.find("jullie schrijven op de 1e af"),
        "newest first, the earlier one is still there"
    );

    let other = world.file("DL100001").tenancy.members[0].person.to_string();
    let wrong: [(Fields<'_>, &str, &str); 4] = [
        (&[("woorden", "")], "#woorden", "Schrijf op wat er is verteld."),
        (
            &[("woorden", "Mijn BSN is 111222333.")],
            "#woorden",
            "op een BSN lijkt",
        ),
        (
            &[("woorden", "Hoi"), ("verteller", &other)],
            "#verteller",
            "Kies iemand van dit contract",
        ),
        (
            &[("woorden", "Hoi"), ("verteld-op", "2026-12-01")],
            "#verteld-op",
            "tot en met vandaag",
        ),
    ];
    for (fields, link, said) in wrong {
        let mut all = vec![("id", "00000000-0000-0000-0000-00000000000a")];
        all.extend_from_slice(fields);
        let again = visit.post(&path, &all).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(
            again.html.contains(&format!("href=\"{link}\"")) && again.html.contains(said),
            "{fields:?}"
        );
        assert!(again.html.contains(fields[0].1), "what was typed is still there");
    }
    assert_eq!(world.file("DL100002").stories.len(), before + 1);
}

#[tokio::test]
async fn no_two_things_on_the_tenants_page_have_one_name() {
    let world = de_linde("names");
    let html = page(&world, "DL100002").await;
    let mut seen = std::collections::BTreeSet::new();
    for rest in html.split(" id=\"").skip(1) {
        let name = rest.split('"').next().unwrap();
        assert!(
            seen.insert(name),
            "{name} twice: a label or link would lead to the wrong one"
        );
    }
}

#[tokio::test]
async fn s1_9_the_coming_month_is_in_the_strip_and_counts_for_nothing() {
    let world = de_linde("coming");
    let html = page(&world, "DL100001").await;
    let strip = &html[html.find("id=\"maanden\"").unwrap()..];
    let strip = &strip[..strip.find("</section>").unwrap()];
    assert!(strip.contains("href=\"#maand-2026-12\"") && strip.contains("hoeft nog niet betaald te zijn"));
    assert_eq!(strip.matches("kt-strip__month ").count(), 24);
    assert!(text_of(strip).contains("23 maanden:"), "{}", text_of(strip));
    assert!(text_of(strip).contains("2 open"));
}

#[tokio::test]
async fn s0_12_as_soon_as_possible_becomes_an_intention() {
    let world = de_linde("intention");
    let answer = record(
        &world,
        "DL100001",
        &[
            ("uitkomst", "agreed"),
            ("weer", "morgen"),
            ("afspraak-1-wie", "tenant"),
            ("afspraak-1-wat", "Betalen"),
            ("afspraak-1-dag", "zo snel mogelijk"),
        ],
    )
    .await;
    assert_eq!(
        answer.location.split("klaar=").nth(1),
        Some("contact&voornemens=1")
    );
    let html = world.log_in("noor").await.get(&answer.location).await.html;
    assert!(html.contains("staat als voornemen") && html.contains("Betalen (zo snel mogelijk)"));
    let file = world.file("DL100001");
    let outlook = file.outlook(world::TODAY.parse().unwrap());
    let promise = outlook
        .promises
        .iter()
        .find(|p| p.agreement.action.starts_with("Betalen"))
        .unwrap();
    assert_eq!(promise.state, PromiseState::Intention);
}

#[tokio::test]
async fn what_is_not_right_is_named_and_nothing_typed_is_lost() {
    let world = de_linde("faults");
    let before = world.file("DL100001").contacts.len();
    let cases: [(Fields<'_>, &str, &str); 5] = [
        (&[("notitie", "Belde terug.")], "#uitkomst", "Belde terug."),
        (
            &[
                ("uitkomst", "talked"),
                ("weer", "dag"),
                ("weer-dag", "2026-11-01"),
            ],
            "#weer-dag",
            "2026-11-01",
        ),
        (
            &[("uitkomst", "talked"), ("weer", "niet"), ("op", "2026-12-01")],
            "#op",
            "2026-12-01",
        ),
        (
            &[
                ("uitkomst", "talked"),
                ("weer", "niet"),
                ("afspraak-2-wat", "Belt terug"),
                ("afspraak-2-dag", "31-02-2027"),
            ],
            "#afspraak-2-dag",
            "31-02-2027",
        ),
        (
            &[
                ("uitkomst", "talked"),
                ("weer", "niet"),
                ("notitie", "BSN 111222333"),
            ],
            "#notitie",
            "op een BSN lijkt",
        ),
    ];
    for (fields, link, kept) in cases {
        let answer = record(&world, "DL100001", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(answer.html.contains(&format!("href=\"{link}\"")), "{fields:?}");
        assert!(answer.html.contains(kept), "{fields:?}");
        assert!(
            answer.html.contains(&format!("id=\"{}\"", &link[1..])),
            "{link} is there"
        );
    }
    assert_eq!(world.file("DL100001").contacts.len(), before);
}

#[tokio::test]
async fn s1_28_an_agreement_can_be_done_moved_or_dropped_once() {
    let world = de_linde("turn");
    let visit = world.log_in("noor").await;
    let file = world.file("DL100001");
    let agreement = file.agreements.first().unwrap().id;
    let path = format!("/huurders/{}/afspraken/{agreement}", world.tenancy("DL100001"));
    let moved = visit
        .post(&path, &[("wat", "verzet"), ("veld", "d"), ("d", "2026-11-30")])
        .await;
    assert!(moved.location.contains("klaar=afspraak"), "{}", moved.location);
    assert!(
        visit
            .post(&path, &[("wat", "verzet"), ("veld", "d"), ("d", "2026-01-30")])
            .await
            .location
            .contains("klaar=dag")
    );
    assert!(
        visit
            .post(&path, &[("wat", "gedaan")])
            .await
            .location
            .contains("klaar=afspraak")
    );
    assert!(
        visit
            .post(&path, &[("wat", "gedaan")])
            .await
            .location
            .contains("klaar=al-afgerond")
    );
    assert_eq!(
        world
            .file("DL100001")
            .agreements
            .iter()
            .filter(|a| a.id == agreement)
            .count(),
        3,
        "every version is kept"
    );
}

#[tokio::test]
async fn something_else_puts_a_row_away_for_a_week_without_asking_why() {
    let world = de_linde("else");
    let visit = world.log_in("noor").await;
    let html = visit.get("/vandaag").await.html;
    let from = html.find("/anders?taak=").unwrap();
    let start = html[..from].rfind('"').unwrap() + 1;
    let path = html[start..start + html[start..].find('"').unwrap()].to_owned();
    let form = visit.get(&path).await.html;
    assert!(form.contains("value=\"2026-11-28\"") && form.contains("Prima."));
    let key_from = form.find("name=\"taak\" value=\"").unwrap() + 19;
    let key = &form[key_from..key_from + form[key_from..].find('"').unwrap()];
    let post = path.split('?').next().unwrap();
    let past = visit
        .post(
            post,
            &[
                ("id", id_in(&form).as_str()),
                ("taak", key),
                ("tot", "2026-11-01"),
            ],
        )
        .await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = visit
        .post(
            post,
            &[
                ("id", id_in(&form).as_str()),
                ("taak", key),
                ("tot", "2026-11-28"),
            ],
        )
        .await;
    assert_eq!(answer.location, "/vandaag?weg=2026-11-28");
    let html = visit.get(&answer.location).await.html;
    assert!(html.contains("komt terug na za 28 nov"));
    assert!(!html.contains(&path), "the row is away");
}

#[tokio::test]
async fn s1_4_s4_31_told_trouble_is_a_case_before_anything_is_open() {
    let world = de_linde("expected");
    let visit = world.log_in("noor").await;
    let id = world.tenancy("DL100002");
    let form = visit.get(&format!("/huurders/{id}")).await.html;
    let (_, part) = form.split_once("name=\"verwacht\"").unwrap();
    let form_id = id_in(part);
    let send = async |fields: &[(&str, &str)]| {
        let held = [("verwacht", "ja"), ("id", form_id.as_str())];
        let all: Vec<(&str, &str)> = held.into_iter().chain(fields.iter().copied()).collect();
        visit.post(&format!("/huurders/{id}/verwacht"), &all).await
    };
    let without = send(&[("verteld-hoe", "letter")]).await;
    assert!(
        without.location.contains("klaar=verwacht-kies"),
        "{}",
        without.location
    );
    for _ in 0..2 {
        let answer = send(&[("verteld-hoe", "letter"), ("verteld-over", "energy")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(world.file("DL100002").requests.len(), 1);
    let html = visit.get(&format!("/huurders/{id}")).await.html;
    assert!(
        html.contains("liet de huurder per brief of mail weten: de energie is te duur"),
        "{html}"
    );
    let today = visit.get("/vandaag").await.html;
    assert!(today.contains("Vooraf verteld") && today.contains("Fatima"));
    visit
        .post(&format!("/huurders/{id}/verwacht"), &[("verwacht", "nee")])
        .await;
    assert_eq!(world.file("DL100002").tenancy.expected_arrears_since, None);
}

#[tokio::test]
async fn searching_finds_by_name_street_postcode_and_reference() {
    let world = de_linde("search");
    let visit = world.log_in("noor").await;
    for query in ["verhagen", "Noordkade+12", "DL100001"] {
        let html = visit.get(&format!("/zoeken?q={query}")).await.html;
        assert!(
            html.contains(&format!("/huurders/{}?via=zoeken", world.tenancy("DL100001"))),
            "{query}"
        );
    }
    let html = visit.get("/zoeken?q=%3Cscript%3Exyz").await.html;
    assert!(html.contains("Niemand gevonden") && !html.contains("<script>xyz"));
}

#[tokio::test]
async fn another_associations_tenancy_is_not_there() {
    let world = de_linde("apart");
    let visit = world.log_in("noor").await;
    let elsewhere = domain::ids::TenancyId::derived(OrgNo(2), "DL100001");
    for path in [
        format!("/huurders/{elsewhere}"),
        format!("/huurders/{elsewhere}/contact"),
        "/huurders/DL100001".to_owned(),
    ] {
        assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let form = [
        ("id", "00000000-0000-0000-0000-000000000001"),
        ("uitkomst", "talked"),
        ("weer", "niet"),
    ];
    assert_eq!(
        visit
            .post(&format!("/huurders/{elsewhere}/contact"), &form)
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn whoever_may_not_write_sees_no_forms_and_cannot_send_them() {
    let world = de_linde("rights");
    let visit = world.log_in("maarten").await;
    let id = world.tenancy("DL100001");
    let html = visit.get(&format!("/huurders/{id}")).await.html;
    let main = main_of(&html);
    assert!(!main.contains("<form") && !main.contains("/contact"), "{main}");
    assert_eq!(
        visit.get(&format!("/huurders/{id}/contact")).await.status,
        StatusCode::FORBIDDEN
    );
    let form = [
        ("id", "00000000-0000-0000-0000-000000000001"),
        ("uitkomst", "talked"),
        ("weer", "niet"),
    ];
    assert_eq!(
        visit.post(&format!("/huurders/{id}/contact"), &form).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        visit.get(&format!("/huurders/{id}/inzage")).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn every_look_is_noted_and_the_privacy_officer_sees_it() {
    let world = de_linde("trail");
    let id = world.tenancy("DL100001");
    world
        .log_in("noor")
        .await
        .get(&format!("/huurders/{id}?via=vandaag"))
        .await;
    let html = world
        .log_in("ineke")
        .await
        .get(&format!("/huurders/{id}/inzage"))
        .await
        .html;
    let text = text_of(main_of(&html));
    assert!(
        text.contains("Noor Willems") && text.contains("bekeek de pagina") && text.contains("vandaag"),
        "{text}"
    );
}

#[tokio::test]
async fn every_text_is_escaped() {
    let data = std::env::temp_dir().join(format!("keukentafel-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&data).unwrap();
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde");
    for entry in std::fs::read_dir(demo)
        .unwrap()
        .map(Result::unwrap)
        .filter(|e| e.path().is_file())
    {
        let mut text = std::fs::read_to_string(entry.path()).unwrap();
        if entry.file_name() == "people.csv" {
            text = text.replace(";Verhagen;", ";<script>alert(1)</script>;");
        }
        std::fs::write(data.join(entry.file_name()), text).unwrap();
    }
    let world = de_linde_from("hostile", &data);
    std::fs::remove_dir_all(&data).unwrap();
    let hostile = "\"><img src=x onerror=alert(1)>";
    record(
        &world,
        "DL100001",
        &[
            ("uitkomst", "talked"),
            ("weer", "niet"),
            ("notitie", hostile),
            ("verhaal", hostile),
        ],
    )
    .await;
    let visit = world.log_in("noor").await;
    let id = world.tenancy("DL100001");
    for path in [
        format!("/huurders/{id}"),
        format!("/huurders/{id}/contact"),
        "/vandaag".to_owned(),
        "/zoeken?q=Noordkade".to_owned(),
    ] {
        let html = visit.get(&path).await.html;
        assert!(
            !html.contains("<script>alert") && !html.contains("<img"),
            "{path}"
        );
        assert!(
            path == "/vandaag" || html.contains("&lt;script&gt;alert"),
            "{path} shows the name"
        );
    }
}

#[tokio::test]
async fn every_page_speaks_english_too() {
    let world = de_linde("english");
    let mut visit = world.log_in("noor").await;
    visit.language = "en";
    let html = visit
        .get(&format!("/huurders/{}", world.tenancy("DL100001")))
        .await
        .html;
    assert!(html.contains("The last two months the rent did not come in. Before that it went well for 6½ years. What has changed?"));
    for dutch in ["Huur van", "maanden", "bereikt", "afgesproken op"] {
        assert!(!text_of(main_of(&html)).contains(dutch), "{dutch}");
    }
    assert!(
        visit
            .get("/vandaag")
            .await
            .html
            .contains("Whom will you help today?")
    );
}
