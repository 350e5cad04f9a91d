//! Messages: every text we ship passes every check, the stiff style is marked, and a bad template is refused with its reason
//! (S0.15, S2.7, S3.16; the twelve texts of the domain research).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

use domain::calendar::Day;
use domain::message::{
    Channel, Fault, Length, Lines, Merge, Role, Slot, Template, Tongue, Value, amount, day, demo_facts,
    fill_text, month, shipped, shipped_informal, shipped_lines,
};
use domain::money::Cents;
use domain::plain_language::{self, Finding, Words};

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn words(tongue: Tongue) -> Words {
    plain_language::shipped(tongue).unwrap()
}

fn findings(text: &str) -> Vec<(Finding, String)> {
    let reading = plain_language::read(text, Channel::Letter, &words(Tongue::Dutch), &Merge::new(today()));
    let say = |r: &plain_language::Remark| (r.finding, text[r.place.clone()].to_owned());
    reading.remarks.iter().map(say).collect()
}

#[test]
fn s2_7_every_shipped_text_passes_every_check_in_both_languages() {
    let facts = demo_facts(today()).unwrap();
    let mut wrong = Vec::new();
    let informal = (&Tongue::Dutch, shipped_informal().unwrap());
    let formal = Tongue::ALL.iter().map(|t| (t, shipped(*t).unwrap()));
    for (tongue, templates) in formal.chain([informal]) {
        for template in templates {
            let merge = &facts
                .iter()
                .find(|(key, _)| *key == template.key)
                .expect("merge data")
                .1;
            // The demo's facts are written for "u".
            let own = (template.address == domain::tenancy::AddressForm::Informal).then(|| {
                merge
                    .clone()
                    .with(Slot::Payer, "jezelf")
                    .with(Slot::TheirStep, "de energiecoach bellen")
                    .with(Slot::OurStep, "Ik stuur je het plan op papier")
            });
            let merge = own.as_ref().unwrap_or(merge);
            let message = template.render(merge).unwrap();
            let text = message.text();
            let reading = plain_language::read(&text, template.channel, &words(*tongue), merge);
            assert!(!text.contains(['{', '}']), "{text}");
            for r in &reading.remarks {
                wrong.push(format!(
                    "{} {tongue:?}: {:?} '{}' (ease {:.0}, {:.1} words a sentence)",
                    template.key,
                    r.finding,
                    text[r.place.clone()].chars().take(90).collect::<String>(),
                    reading.ease,
                    reading.average
                ));
            }
            let asks = message
                .parts
                .iter()
                .filter(|p| p.role == Role::MainAction)
                .count();
            assert!(
                asks <= 1 && message.parts.iter().any(|p| p.role == Role::WhatToDo),
                "{}",
                template.key
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn s0_21_what_confirms_an_agreement_says_what_was_told_and_who_to_ring() {
    let all = demo_facts(today()).unwrap();
    let informal = shipped_informal().unwrap();
    let formal = Tongue::ALL.iter().flat_map(|t| shipped(*t).unwrap());
    let mut seen = 0;
    for template in formal.chain(informal) {
        if !["agreement_confirmed", "visit_sheet"].contains(&template.key.as_str()) {
            continue;
        }
        let (_, facts) = all
            .iter()
            .find(|(key, _)| *key == template.key)
            .expect("merge data");
        let told = facts.clone().with(Slot::OwnWords, "Ik kook nu voor niemand meer");
        let text = template.render(&told).unwrap().text();
        assert!(text.contains("\"Ik kook nu voor niemand meer\"."), "{text}");
        for slot in [Slot::Phone, Slot::Sender] {
            let value = told.written(slot, template.language).expect("a fact");
            assert!(text.contains(&value), "{slot:?}: {text}");
        }
        let mut silent = facts.clone();
        silent.take(Slot::OwnWords);
        assert!(!template.render(&silent).unwrap().text().contains("\"\""));
        seen += 1;
    }
    assert_eq!(seen, 6);
}

/// Words that lay blame or make somebody less than a person who could not pay.
const ACCUSING: [&str; 15] = [
    "wanbetal",
    "nalatig",
    "u weigert",
    "je weigert",
    "in gebreke",
    "in verzuim",
    "u hebt niet betaald",
    "u heeft niet betaald",
    "je hebt niet betaald",
    "eigen schuld",
    "niet nagekomen",
    "debtor",
    "defaulter",
    "failed to pay",
    "you did not pay",
];

#[test]
fn s0_5_no_text_to_a_tenant_accuses() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../texts");
    let mut read = 0;
    let mut found = Vec::new();
    for place in ["messages/nl", "messages/nl-je", "messages/en", "nl", "en"] {
        for file in std::fs::read_dir(format!("{folder}/{place}")).unwrap() {
            let path = file.unwrap().path();
            // Of the screens, what a tenant reads; the list of words to mark names them.
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let screens = !place.starts_with("messages");
            if name == "words.toml" || (screens && name != "own_page.ftl") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
            read += 1;
            found.extend(
                ACCUSING
                    .iter()
                    .filter(|w| text.contains(**w))
                    .map(|w| format!("{place}/{name}: {w}")),
            );
        }
    }
    assert!(read > 60, "{read}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn both_languages_ask_for_the_same_facts() {
    let (dutch, english) = (shipped(Tongue::Dutch).unwrap(), shipped(Tongue::English).unwrap());
    for (nl, en) in dutch.iter().zip(&english) {
        assert_eq!(
            (&nl.key, nl.channel, nl.purpose),
            (&en.key, en.channel, en.purpose)
        );
        let sorted = |t: &Template| {
            let mut needs = t.needs();
            needs.sort_unstable();
            needs
        };
        assert_eq!(sorted(nl), sorted(en), "{}", nl.key);
    }
}

/// The twelve texts of the domain research (§3.11): number, our text, and the facts that it names.
const TWELVE: [(&str, &str, &str); 14] = [
    (
        "1",
        "before_debit",
        "naam afschrijfdag huur link nummer voornaam corporatie",
    ),
    (
        "1",
        "before_transfer",
        "naam betaaldag huur betaallink nummer voornaam corporatie",
    ),
    (
        "2",
        "first_reminder",
        "naam maanden bedrag betaallink nummer dagen stil_tot afzender",
    ),
    (
        "3",
        "invitation",
        "naam maanden bedrag tot_nu_toe beldag dagdeel bezoekdag bezoektijd link nummer afzender",
    ),
    (
        "4",
        "card_after_visit",
        "naam was_er_om nummer bezoekdag bezoektijd voornaam",
    ),
    (
        "5",
        "agreement_confirmed",
        "naam eigen_woorden huur eerste_keer betalingen klaar uw_stap uw_stap_voor mijn_stap mijn_stap_voor stil_tot nummer afzender",
    ),
    (
        "6",
        "term_missed",
        "naam gemist_op termijn keren dagdeel alsnog_voor betaallink klaar_na_overslaan nummer afzender",
    ),
    ("7", "halfway", "naam keren aantal voornaam"),
    ("7", "all_paid", "naam aantal nazorg link nummer afzender"),
    (
        "8",
        "fourteen_days",
        "naam maanden bedrag betaallink iban kenmerk nummer kosten btw gemeente hulp_naam hulp_nummer afzender",
    ),
    (
        "9",
        "help_offered",
        "naam maanden bedrag geprobeerd_op gemeente link nummer antwoord_voor afzender",
    ),
    (
        "10",
        "pause_confirmed",
        "naam pauze_van pauze_tot huur betaaldag wie_betaalt beldag nummer afzender",
    ),
    (
        "11",
        "waived",
        "naam op_tijd kwijt rest betalingen klaar besloten_door besloten_op nummer afzender",
    ),
    (
        "12",
        "lower_rent",
        "naam reden laag_van laag_tot lage_huur gewone_huur nummer afzender",
    ),
];

#[test]
fn the_twelve_texts_name_every_fact_of_the_research_and_the_demo_has_them() {
    use domain::message::shipped_file;
    use domain::tenancy::AddressForm::{Formal, Informal};
    let facts = demo_facts(today()).unwrap();
    let mut missing = Vec::new();
    for (number, key, named) in TWELVE {
        let merge = &facts.iter().find(|(held, _)| held == key).expect("merge data").1;
        for (tongue, form) in [
            (Tongue::Dutch, Formal),
            (Tongue::Dutch, Informal),
            (Tongue::English, Formal),
        ] {
            let file = shipped_file(key, tongue, form);
            let absent = named
                .split(' ')
                .filter(|slot| !file.contains(&format!("{{{slot}}}")));
            missing.extend(absent.map(|slot| format!("{number} {key} {tongue:?} {form:?}: {slot}")));
        }
        let unknown = named
            .split(' ')
            .filter(|slot| !merge.has(Slot::from_code(slot).expect("a slot")));
        missing.extend(unknown.map(|slot| format!("{number} {key}: the demo has no {slot}")));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The stiff style of the domain research, text 7 has none.
const STIFF: [&str; 11] = [
    "Hierbij attenderen wij u erop dat de huurpenningen bij vooruitbetaling uiterlijk de eerste dag van de kalendermaand dienen te zijn bijgeschreven. Bij niet-tijdige voldoening bent u van rechtswege in verzuim.",
    "Uit onze administratie is gebleken dat u de huur over de maand november niet hebt voldaan. Wij verzoeken u het verschuldigde bedrag per omgaande over te maken.",
    "Ondanks onze eerdere herinnering hebben wij van u geen betaling mogen ontvangen. Indien u in gebreke blijft, zien wij ons genoodzaakt maatregelen te treffen.",
    "Wij troffen u niet thuis. U dient DIRECT contact op te nemen inzake uw huurachterstand teneinde deurwaarderskosten te voorkomen.",
    "Onder verwijzing naar ons telefonisch onderhoud bevestigen wij de betalingsregeling. Bij niet-nakoming vervalt de regeling en wordt het gehele bedrag ineens opeisbaar.",
    "U bent de met u getroffen regeling niet nagekomen. De regeling is hierbij vervallen.",
    "Wij stellen u hierbij in gebreke en sommeren u het bedrag binnen 14 dagen na dagtekening te voldoen, bij gebreke waarvan buitengerechtelijke incassokosten en wettelijke rente in rekening worden gebracht.",
    "Wij zijn wettelijk verplicht uw gegevens te verstrekken aan het college van burgemeester en wethouders in het kader van de Wgs.",
    "De incassowerkzaamheden zijn tot nader order opgeschort.",
    "Wij hebben besloten een bedrag ad € 3.100,00 als oninbaar af te boeken.",
    "Uw verzoek is gehonoreerd. De huurprijs wordt met ingang van 1 juli tijdelijk verlaagd, onder voorbehoud van alle rechten.",
];

#[test]
fn s0_15_every_stiff_text_is_marked_at_its_words() {
    for text in STIFF {
        let found = findings(text);
        let at_words = found.iter().filter(|(_, place)| place.len() < text.len()).count();
        assert!(at_words >= 2, "{text}\n{found:?}");
        assert!(found.iter().any(|(f, _)| *f == Finding::NoWayToAnswer), "{text}");
    }
    let has = |i: usize, f: Finding, words: &str| {
        let found = findings(STIFF[i]);
        assert!(
            found.iter().any(|(a, b)| *a == f && b.contains(words)),
            "{f:?} '{words}' in {found:?}"
        );
    };
    has(0, Finding::Must, "dienen te");
    has(2, Finding::Judgement, "Ondanks");
    has(2, Finding::Threat, "genoodzaakt");
    has(3, Finding::Capitals, "DIRECT");
    has(3, Finding::Threat, "deurwaarderskosten");
    has(4, Finding::Threat, "opeisbaar");
    has(10, Finding::Passive, "wordt");
}

#[test]
fn s0_15_judgement_patterns_are_found_and_plain_talk_is_not() {
    for (text, finding) in [
        (
            "Ik begrijp dat het lastig is, maar u kunt niet zomaar stoppen.",
            Finding::Judgement,
        ),
        ("Het is alweer niet gelukt.", Finding::Judgement),
        ("Desondanks bleef de huur uit.", Finding::Judgement),
        ("U moet morgen bellen.", Finding::Must),
        ("Anders komt de deurwaarder.", Finding::Threat),
        ("Ik begrijp hoe u zich voelt.", Finding::Sympathy),
        ("De huur wordt morgen afgeschreven.", Finding::Passive),
        ("BETAAL vandaag nog. Bel mij.", Finding::Capitals),
        (
            "Bel mij als u dat wilt, en je krijgt antwoord.",
            Finding::MixedAddress,
        ),
        (
            "Betaal de huur vandaag.\nStuur ons uw loonstrook.",
            Finding::TwoActions,
        ),
    ] {
        assert!(
            findings(text).iter().any(|(f, _)| *f == finding),
            "{finding:?}: {text}: {:?}",
            findings(text)
        );
    }
    for text in [
        "Dat moet ik van de wet. Bel mij gerust.",
        "Daarna is de huur weer gewoon. Bel mij gerust.",
        "Wordt het toch te krap? Bel mij.",
        "Betaal dit bedrag. Lukt dat niet? Bel mij.",
        "Kies ja of nee, of app JA naar mij.",
    ] {
        assert_eq!(findings(text), [], "{text}");
    }
}

#[test]
fn s3_5_payment_asked_today_is_marked_and_a_day_of_the_tenant_offered() {
    for text in [
        "Betaal de huur vandaag. Bel mij.",
        "Wilt u vandaag nog betalen? Bel mij.",
        "Maak het bedrag per direct over. Bel mij.",
        "Het is uiterlijk vandaag nodig. Bel mij.",
    ] {
        let reading = plain_language::read(text, Channel::Email, &words(Tongue::Dutch), &Merge::new(today()));
        let must = reading.remarks.iter().find(|r| r.finding == Finding::Must);
        let instead = must.and_then(|r| r.better.as_ref()).map(|b| b.words.as_str());
        assert_eq!(instead, Some("Welke dag past u?"), "{text}");
    }
    assert_eq!(findings("Ik was er vandaag om 14.00 uur. Bel mij."), []);
}

#[test]
fn s0_17_a_better_sentence_uses_only_facts_that_are_known() {
    let text = "Ik begrijp dat het lastig is, maar u kunt niet zomaar stoppen. Bel mij.";
    let read = |facts: &Merge| {
        let reading = plain_language::read(text, Channel::Email, &words(Tongue::Dutch), facts);
        let first = reading
            .remarks
            .into_iter()
            .find(|r| r.finding == Finding::Judgement)
            .unwrap();
        let better = first.better.unwrap();
        assert_eq!(
            &text[better.place],
            "Ik begrijp dat het lastig is, maar u kunt niet zomaar stoppen."
        );
        better.words
    };
    let nothing = Merge::new(today());
    assert_eq!(read(&nothing), "Wat maakt het nu lastig voor u?");
    let told = nothing.with(Slot::OwnWords, "mijn uren zijn minder geworden");
    assert_eq!(
        read(&told),
        "U vertelde: \"mijn uren zijn minder geworden\". Wat helpt u nu?"
    );
}

#[test]
fn jargon_is_replaced_word_for_word() {
    let text = "Indien u wilt, kunt u het bedrag morgen voldoen. Bel mij.";
    let reading = plain_language::read(text, Channel::Email, &words(Tongue::Dutch), &Merge::new(today()));
    let better: Vec<(&str, &str)> = reading
        .remarks
        .iter()
        .filter_map(|r| r.better.as_ref())
        .map(|b| (&text[b.place.clone()], b.words.as_str()))
        .collect();
    assert_eq!(better, [("Indien", "Als"), ("voldoen", "betalen")]);
}

#[test]
fn reading_ease_follows_douma() {
    // Two sentences, eight words, each of one syllable: 206.84 − 77 − 0.93 × 4.
    let easy = "Dit is een zin. Dat is het ook.";
    let reading = plain_language::read(easy, Channel::Email, &words(Tongue::Dutch), &Merge::new(today()));
    assert!(
        (reading.ease - (206.84 - 77.0 - 0.93 * 4.0)).abs() < 0.01,
        "{}",
        reading.ease
    );
    assert!((reading.average - 4.0).abs() < 1e-9);
    let hard = "Onbetwistbaar verantwoordelijkheidsgevoelige administratieverantwoordelijken.";
    assert!(
        plain_language::read(hard, Channel::Email, &words(Tongue::Dutch), &Merge::new(today())).ease < 0.0
    );
}

#[test]
fn strange_drafts_are_read_without_harm() {
    let long = "a".repeat(10_000);
    for text in [
        "",
        " \n\n ",
        "?!…",
        "€",
        "{",
        "🙂🙂🙂🙂",
        "ÉÉÉÉ één 'n \u{301}",
        "\u{0}",
        "İSTANBUL İ. ﬀﬀﬀﬀ",
        &long,
    ] {
        for tongue in Tongue::ALL {
            let reading = plain_language::read(text, Channel::Sms, &words(*tongue), &Merge::new(today()));
            for r in reading.remarks {
                assert!(text.get(r.place.clone()).is_some(), "{text:?} {r:?}");
                assert!(r.better.is_none_or(|b| text.get(b.place).is_some()));
            }
        }
    }
}

fn template(text: &str) -> Result<Template, domain::message::BadTemplate> {
    Template::parse("own", text)
}

const HEAD: &str =
    "title: Eigen\nchannel: e-mail\nlanguage: nl\npurpose: collection\nsubject: De huur\n---\n";

#[test]
fn s2_7_a_template_is_refused_with_its_reason() {
    let refused = |body: &str, line: usize, says: &str| {
        let bad = template(&format!("{HEAD}{body}")).expect_err(body);
        assert_eq!(bad.line, line, "{bad}");
        assert!(bad.to_string().contains(says), "{bad}");
    };
    refused(
        "=> Betaal hier: {betaallink}.\n=> Stuur uw loonstrook.\n-> Bel mij: {nummer}.",
        8,
        "second main action",
    );
    refused("=> Betaal hier: {betaallink}.", 7, "no line says what to do");
    refused("[if keren] -> Bel mij.", 7, "no line says what to do");
    refused(
        "Dag {naan}\n-> Bel mij.",
        7,
        "no slot '{naan}'; did you mean '{naam}'",
    );
    refused("Dag {naam\n-> Bel mij.", 7, "'{' has no '}'");
    refused("Dag naam}\n-> Bel mij.", 7, "'{' has no '}'");
    refused("\n\n", 8, "no text");
    refused(
        &format!("{}\n-> Bel mij.", "woord ".repeat(150)),
        1,
        "152 words long",
    );
    let bad = |text: &str, says: &str| {
        let bad = template(text).expect_err(text).to_string();
        assert!(bad.contains(says), "{bad}");
    };
    bad("", "no line '---'");
    bad("title: Eigen", "no line '---'");
    bad("kanaal: sms\n---\n-> Bel", "'kanaal' means nothing here");
    bad(
        "channel: fax\n---\n-> Bel",
        "channel 'fax' is not one of: sms, e-mail, letter, card",
    );
    bad("zomaar iets\n---\n-> Bel", "is not a line such as");
    bad(
        "title: x\nlanguage: nl\npurpose: reply\n---\n-> Bel",
        "'channel' is missing",
    );
    bad(
        "title: x\nchannel: sms\nlanguage: nl\npurpose: reply\nsubject: y\n---\n-> Bel",
        "has no subject",
    );
    bad(
        "title: x\nchannel: letter\nlanguage: nl\npurpose: reply\n---\n-> Bel",
        "'subject' is missing",
    );
    let long = format!(
        "title: x\nchannel: sms\nlanguage: nl\npurpose: reply\n---\n-> {}",
        "a".repeat(307)
    );
    bad(&long, "307 characters long");
}

#[test]
fn s0_23_what_asks_something_says_what_it_gives_before_it_is_saved() {
    let saved = |body: &str| Template::parse_new("eigen", &format!("{HEAD}{body}"));
    let bad = saved("Dag {naam}.\n=> Betaal hier: {betaallink}.\n-> Bel mij: {nummer}.").unwrap_err();
    assert_eq!((bad.line, &bad.fault), (8, &Fault::NoGain));
    assert!(bad.to_string().contains("mark one with '+>'"), "{bad}");
    let sometimes = saved("=> Betaal hier: {betaallink}.\n[if keren] +> Dan bent u klaar.\n-> Bel mij.");
    assert_eq!(sometimes.unwrap_err().fault, Fault::NoGain);
    saved("=> Betaal hier: {betaallink}.\n+> Dan is de huur geregeld.\n-> Bel mij.").unwrap();
    saved("Fijne zomer.\n-> Bel mij.").unwrap();
    // What was saved before the rule is still read.
    template(&format!("{HEAD}=> Betaal hier: {{betaallink}}.\n-> Bel mij.")).unwrap();
}

#[test]
fn a_missing_fact_names_slot_and_template() {
    let template = template(&format!(
        "{HEAD}Dag {{naam}}\n[if keren] Al {{keren}} keer gelukt.\n-> Bel mij: {{nummer}}."
    ))
    .unwrap();
    let facts = Merge::new(today()).with(Slot::Name, "Fatma");
    let missing = template.render(&facts).unwrap_err();
    assert_eq!((missing.template.as_str(), missing.slot), ("own", Slot::Phone));
    let facts = facts.with(Slot::Phone, "06\n12");
    assert_eq!(
        template.render(&facts).unwrap().text(),
        "Dag Fatma\nBel mij: 06 12."
    );
    let facts = facts.with(Slot::Kept, 3_i64).with(Slot::Name, "  ");
    assert_eq!(
        template.render(&facts).unwrap().text(),
        "Dag Fatma\nAl 3 keer gelukt.\nBel mij: 06 12."
    );
    assert_eq!(template.needs(), [Slot::Name, Slot::Phone]);
}

#[test]
fn a_fact_with_braces_is_not_filled_in_again() {
    let template = template(&format!("{HEAD}Dag {{naam}}\n-> Bel mij.")).unwrap();
    let text = template
        .render(&Merge::new(today()).with(Slot::Name, "{nummer} =>"))
        .unwrap()
        .text();
    assert_eq!(text, "Dag {nummer} =>\nBel mij.");
}

#[test]
fn amounts_and_days_are_written_as_people_write_them() {
    use Tongue::{Dutch, English};
    let d = |text: &str| text.parse::<Day>().unwrap();
    assert_eq!(amount(Cents(148_436), Dutch), "€ 1.484,36");
    assert_eq!(amount(Cents(148_436), English), "€1,484.36");
    assert_eq!(amount(Cents(100_000), Dutch), "€ 1.000");
    assert_eq!(day(d("2026-11-23"), today(), Dutch), "maandag 23 november");
    assert_eq!(day(d("2027-02-08"), today(), Dutch), "maandag 8 februari 2027");
    assert_eq!(day(d("2026-11-23"), today(), English), "Monday 23 November");
    assert_eq!(month(d("2027-08-01").month(), None, Dutch), "augustus 2027");
    let months = vec![
        d("2026-09-01").month(),
        d("2026-10-01").month(),
        d("2026-11-01").month(),
    ];
    let merge = Merge::new(today()).with(Slot::Months, "").with(Slot::Open, 3_i64);
    assert!(
        !merge.has(Slot::Months) && !merge.has(Slot::Open),
        "empty words and a number for money are no fact"
    );
    let merge = {
        let mut merge = merge;
        merge.put(Slot::Months, Value::Months(months));
        merge
    };
    assert_eq!(
        merge.written(Slot::Months, Dutch).unwrap(),
        "september, oktober en november"
    );
    assert_eq!(
        merge.written(Slot::Months, English).unwrap(),
        "September, October and November"
    );
}

#[test]
fn a_text_message_is_measured_as_a_phone_counts() {
    let of = |text: &str| Length::of(text, Channel::Sms);
    assert_eq!(
        (
            of(&"a".repeat(160)).parts,
            of(&"a".repeat(161)).parts,
            of(&"a".repeat(306)).parts
        ),
        (1, 2, 2)
    );
    assert_eq!(of("€ 5").counted, 4, "the euro sign takes two places");
    assert!(of(&"a".repeat(306)).fits() && !of(&"a".repeat(307)).fits());
    assert_eq!(
        of(&"ı".repeat(71)).parts,
        2,
        "letters outside the basic set take more room"
    );
    assert_eq!(Length::of("één twee - 3", Channel::Letter).counted, 3);
}

#[test]
fn lines_in_other_languages_wait_for_a_native_speaker() {
    let lines = shipped_lines().unwrap();
    let facts = Merge::new(today()).with(Slot::Phone, "0999-201 411");
    assert_eq!(
        lines.written(&facts, Tongue::Dutch).unwrap(),
        ["English: please call 0999-201 411. We help you, it is free."]
    );
    assert_eq!(
        lines.written(&facts, Tongue::English).unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(lines.drafts().collect::<Vec<_>>(), ["tr", "pl", "ar"]);
    assert!(
        Lines::parse("pl maybe Polski")
            .unwrap_err()
            .to_string()
            .contains("line 1")
    );
    assert!(
        Lines::parse("# x\npl checked {nr}")
            .unwrap_err()
            .to_string()
            .contains("line 2")
    );
}

#[test]
fn an_own_list_of_words_is_refused_with_its_place() {
    let refused = |text: &str, says: &str| {
        let bad = Words::parse(text).expect_err(text).to_string();
        assert!(bad.contains(says), "{bad}");
    };
    refused("language = \"de\"", "write nl or en");
    refused("language = ", "can't be read");
    refused(
        "language = \"nl\"\n[[pattern]]\nkind = \"rude\"\nfind = [\"x\"]",
        "pattern 1, kind",
    );
    refused(
        "language = \"nl\"\n[[pattern]]\nkind = \"threat\"\nfind = [\" * \"]",
        "pattern 1, find",
    );
    refused(
        "language = \"nl\"\n[[pattern]]\nkind = \"threat\"\nfind = [\"x\"]\ninstead = [\"{foo}\"]",
        "no slot '{foo}'",
    );
}

#[test]
fn the_informal_texts_are_the_formal_ones_with_je() {
    let (formal, informal) = (shipped(Tongue::Dutch).unwrap(), shipped_informal().unwrap());
    for (u, je) in formal.iter().zip(&informal) {
        assert_eq!(
            (&u.key, u.channel, u.purpose, u.needs()),
            (&je.key, je.channel, je.purpose, je.needs())
        );
        assert_eq!(je.address, domain::tenancy::AddressForm::Informal, "{}", je.key);
    }
}

#[test]
fn a_draft_shows_what_is_still_to_be_filled_in_and_a_text_is_filled_where_facts_are_known() {
    let template = shipped(Tongue::Dutch).unwrap().remove(4);
    assert_eq!(template.key, "card_after_visit");
    let merge = Merge::new(today())
        .with(Slot::Name, "Peter")
        .with(Slot::Phone, "0999-201 411");
    let draft = template.draft(&merge).text();
    assert!(
        draft.starts_with("Dag Peter,") && draft.contains("om {was_er_om}."),
        "{draft}"
    );
    let merge = merge.with(Slot::WasThereAt, "14.00 uur");
    let (filled, left) = fill_text(&draft, &merge, Tongue::Dutch);
    assert!(filled.contains("om 14.00 uur."), "{filled}");
    assert_eq!(left, ["bezoekdag", "bezoektijd", "voornaam", "corporatie"]);
    assert_eq!(
        fill_text("{ {niets} en {naam", &merge, Tongue::Dutch).1,
        ["{niets"],
        "braces of the writer are named"
    );
}

#[test]
fn s4_17_payments_are_written_as_they_are_agreed_whatever_their_shape() {
    let on = |text: &str| -> Day { text.parse().unwrap() };
    let say = |list: &[(&str, i64)]| {
        let list = list.iter().map(|(day, cents)| (on(day), Cents(*cents))).collect();
        Merge::new(today())
            .with(Slot::Payments, Value::Payments(list))
            .written(Slot::Payments, Tongue::Dutch)
    };
    for (list, words) in [
        (&[("2026-12-01", 10_000)][..], "€ 100 op dinsdag 1 december"),
        (
            &[
                ("2026-12-31", 5_000),
                ("2027-01-31", 5_000),
                ("2027-02-28", 5_000),
            ],
            "€ 50 per maand, 3 keer",
        ),
        (
            &[("2026-12-01", 5_000), ("2026-12-08", 5_000)],
            "€ 50 per week, 2 keer",
        ),
        (
            &[
                ("2026-12-01", 5_000),
                ("2026-12-15", 5_000),
                ("2026-12-29", 1_234),
            ],
            "€ 50 per twee weken, 2 keer, en de laatste keer € 12,34",
        ),
        (
            &[("2026-12-01", 5_000), ("2027-05-27", 60_000)],
            "€ 50 op dinsdag 1 december en € 600 op donderdag 27 mei 2027",
        ),
    ] {
        assert_eq!(say(list).as_deref(), Some(words));
    }
}
