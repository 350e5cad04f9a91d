//! The tenant's own page end to end, on both engines (S0.20, S1.20): a link in a text of ours opens for who knows the postcode; two
//! plans at least and an own pay day are chosen without anybody of us; and nothing opens for anybody else.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{BadPlan, Origin, PlanStanding, WhoPays};
use domain::calendar::{Day, DueDay};
use domain::contact::{ContactKind, Direction, Outcome};
use domain::debt_help::{DebtHelpKind, Reach};
use domain::help::Wishes;
use domain::ids::{ContactId, DebtHelpId, MessageId, OrgNo, PersonId, PlanId, ProofId, RoundId, TenancyId};
use domain::message::{Channel, Slot, Tongue};
use domain::money::Cents;
use domain::outlook::Reason;
use domain::own_page::{Beyond, MOST_TRIES, OfferKind, Proposal};
use domain::proof::ProofKind;
use domain::request::Topic;
use domain::silence::Purpose;
use domain::tenancy::Role;
use domain::visit::Coming;
use store::testing::TestDb;
use work::message::NewMessage;
use work::own_page::{Address, Chosen, Guest, Standing};
use work::proof::NewProof;
use work::visit::{NewRound, NewStop};
use work::{Actor, At, Error, Refusal};
use world::{at, at_moment, colleague, de_linde, night, story, tenancy_id};

const HALF_HOUR: i64 = 30 * 60 * 1_000_000;
const TODAY: Day = sim::TODAY;

struct Home {
    system: Actor,
    saskia: Actor,
    id: TenancyId,
    person: PersonId,
    postcode: String,
}

/// De Linde with own pages, at the home of a story.
fn home(test: &TestDb, n: u8) -> Home {
    let system = de_linde(test, TODAY);
    work::own_page::begin(&test.db, at(TODAY), system.org, [3; 16]).unwrap();
    let id = tenancy_id(&test.db, &system, &story(n));
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    let tenant = file
        .tenancy
        .members
        .iter()
        .find(|m| m.role == Role::Tenant)
        .unwrap();
    Home {
        saskia: colleague(&test.db, &system, "saskia"),
        person: tenant.person,
        postcode: file.dwelling.unwrap().postcode,
        system,
        id,
    }
}

impl Home {
    fn link(&self, test: &TestDb) -> Address {
        work::own_page::give(&test.db, &self.saskia, at(TODAY), self.id, self.person).unwrap()
    }

    /// Somebody who was let in.
    fn guest(&self, test: &TestDb) -> Guest {
        let address = self.link(test);
        let pass = work::own_page::enter(&test.db, at(TODAY), address, &self.postcode).unwrap();
        Guest { address, pass }
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn chosen(each: i64, on: u8, kind: OfferKind) -> Chosen {
    Chosen {
        id: PlanId::derived(OrgNo(1), "zelf gekozen"),
        wish: Proposal {
            each: Cents(each),
            day: DueDay::new(on).unwrap(),
        },
        kind,
        rent: WhoPays::Tenant,
        step: "Ik zet de betaling klaar bij mijn bank.".to_owned(),
        note: "Koos zelf een betaalplan.".to_owned(),
    }
}

/// Peter chooses between at least two plans and a pay day, without anybody of us; the plan counts at once, and Saskia reads it.
fn s0_20_a_tenant_chooses_a_plan_and_a_pay_day_alone(test: &TestDb) {
    let home = home(test, 1);
    let guest = home.guest(test);
    let page = work::own_page::open(&test.db, at(TODAY), &guest).unwrap();
    assert_eq!(
        (page.called.as_str(), page.contact.name.as_str()),
        ("Peter", "Saskia Brouwer")
    );
    let open = match work::own_page::standing(&page.file, &page.file.outlook(TODAY)) {
        Standing::Open(open) => open,
        other => panic!("{other:?}"),
    };
    let before = page.file.outlook(TODAY).past_due;
    for n in 0..2 {
        // Sent twice by the browser, it is one plan.
        let new = chosen(17_500, 25, OfferKind::Calmer);
        work::own_page::choose_plan(&test.db, at_moment(TODAY, n), &guest, &new).unwrap();
    }
    let file = work::case_file::read(&test.db, &home.system, home.id).unwrap();
    let outlook = file.outlook(TODAY);
    let running: Vec<_> = outlook
        .plans
        .iter()
        .filter(|p| p.state == PlanStanding::Running)
        .collect();
    assert_eq!(running.len(), 1);
    let plan = running[0].plan;
    assert_eq!(
        (plan.origin, plan.proposed_by, plan.by),
        (Origin::SelfService, Party::Tenant, None)
    );
    assert_eq!(plan.total(), open);
    assert!(
        plan.terms
            .iter()
            .all(|t| t.due_on.day_of_month() == 25 && t.amount < Cents(17_500))
    );
    assert_eq!(outlook.past_due, before, "a plan changes nothing of what is owed");
    // Word of it is in the log, as word of the tenant's: no talk, and no colleague's name under it.
    let told = file
        .contacts
        .iter()
        .filter(|c| c.note == "Koos zelf een betaalplan.");
    let told: Vec<_> = told.map(|c| (c.kind, c.direction, c.outcome, c.by)).collect();
    assert_eq!(
        told,
        [(ContactKind::Other, Direction::Incoming, Outcome::Sent, None)]
    );
    let listed = work::today::list(&test.db, &home.saskia, None, None, 200).unwrap();
    let row = listed
        .rows
        .into_iter()
        .find(|r| r.tenancy == home.id)
        .expect("on the list at once");
    assert!(matches!(row.reason, Reason::Answer { .. }), "{:?}", row.reason);
    let ineke = colleague(&test.db, &home.system, "ineke");
    let trail = work::audit::lines(&test.db, &ineke, Some(&story(1)), None, 20).unwrap();
    let line = trail.iter().find(|l| l.row.act == "choose_plan").unwrap();
    assert!(line.by_tenant() && line.who.is_none());
    night(&test.db, &home.system, TODAY, false);
    let found = work::night::verify(&test.db, &home.system, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

/// The same day the tenant may take it back; the next day a person does.
fn s3_22_a_plan_chosen_today_is_taken_back_today(test: &TestDb) {
    let home = home(test, 1);
    let guest = home.guest(test);
    let new = chosen(17_500, 25, OfferKind::Own);
    work::own_page::choose_plan(&test.db, at(TODAY), &guest, &new).unwrap();
    let tomorrow = at(TODAY.plus(1));
    let late = work::own_page::take_back(&test.db, tomorrow, &guest, new.id);
    assert_eq!(refused(late), Refusal::NotOpen);
    work::own_page::take_back(&test.db, at(TODAY), &guest, new.id).unwrap();
    let again = work::own_page::take_back(&test.db, at(TODAY), &guest, new.id);
    assert_eq!(refused(again), Refusal::NotOpen);
    let file = work::case_file::read(&test.db, &home.system, home.id).unwrap();
    assert!(
        file.outlook(TODAY)
            .plans
            .iter()
            .all(|p| p.state == PlanStanding::Stopped)
    );
    assert_eq!(file.plans.len(), 2, "every version is kept");
}

/// What goes beyond the policy's limits is not kept, and says what would fit; without a first step or an offer nothing is either.
fn s1_20_beyond_the_limits_nothing_is_kept(test: &TestDb) {
    let home = home(test, 1);
    let guest = home.guest(test);
    let choose = |new: &Chosen| refused(work::own_page::choose_plan(&test.db, at(TODAY), &guest, new));
    let long = choose(&chosen(2_000, 25, OfferKind::Own));
    assert!(
        matches!(long, Refusal::Alone(Beyond::TooLong { months: 12, .. })),
        "{long:?}"
    );
    for each in [0, -100, 499] {
        let low = choose(&chosen(each, 25, OfferKind::Own));
        assert!(matches!(low, Refusal::Alone(Beyond::TooLow { .. })), "{low:?}");
    }
    let no_step = Chosen {
        step: " ".to_owned(),
        ..chosen(17_500, 25, OfferKind::Own)
    };
    assert_eq!(choose(&no_step), Refusal::Plan(BadPlan::NoOwnStep));
    let bsn = Chosen {
        step: "Mijn nummer is 123456782".to_owned(),
        ..chosen(17_500, 25, OfferKind::Own)
    };
    assert_eq!(choose(&bsn), Refusal::HoldsBsn("step"));
    // All at once is no offer beside a proposal that is all at once.
    assert_eq!(
        choose(&chosen(900_000, 25, OfferKind::AtOnce)),
        Refusal::ChangedMeanwhile
    );
    let file = work::case_file::read(&test.db, &home.system, home.id).unwrap();
    assert!(file.plans.is_empty());
}

/// A link in a text opens the page from the moment the text was made, and never before.
fn s0_20_the_link_in_a_text_of_ours_opens_the_page(test: &TestDb) {
    let home = home(test, 1);
    let femke = &home.system;
    work::wording::set_fact(
        &test.db,
        femke,
        at(TODAY),
        Slot::ChoiceLink,
        "mijn.delinde.example/",
    )
    .unwrap();
    let (id, person) = (home.id, home.person);
    let merge = work::message::facts(&test.db, &home.saskia, at(TODAY), id, person, Tongue::Dutch).unwrap();
    let link = merge.written(Slot::ChoiceLink, Tongue::Dutch).unwrap();
    let end = link.strip_prefix("mijn.delinde.example/k/").expect(&link);
    let address: Address = end.parse().unwrap();
    assert_eq!(
        refused(work::own_page::door(&test.db, at(TODAY), address)),
        Refusal::NoSuchLink
    );
    let said = NewMessage {
        id: MessageId::derived(OrgNo(1), "kies zelf"),
        person,
        channel: Channel::Email,
        purpose: Purpose::Reply,
        language: "nl".to_owned(),
        template: String::new(),
        subject: "Kies zelf".to_owned(),
        body: format!("Dag Peter. Kies wat past: {link}."),
    };
    work::message::make(&test.db, &home.saskia, at(TODAY), id, &said, false).unwrap();
    let door = work::own_page::door(&test.db, at(TODAY), address).unwrap();
    assert_eq!(
        (door.association.as_str(), door.contact.name.as_str()),
        (world::ASSOCIATION, "Saskia Brouwer")
    );
    // The next text has the same link while it opens, and another afterwards.
    assert_eq!(home.link(test), address);
    let later = at(TODAY.plus(31));
    assert_eq!(
        refused(work::own_page::door(&test.db, later, address)),
        Refusal::NoSuchLink
    );
    let next = work::own_page::give(&test.db, &home.saskia, later, id, person).unwrap();
    assert_ne!(next, address);
}

/// Where the association has no own pages, the address in its texts stays as it wrote it.
fn s0_20_without_own_pages_the_address_stays(test: &TestDb) {
    let system = de_linde(test, TODAY);
    work::wording::set_fact(
        &test.db,
        &system,
        at(TODAY),
        Slot::ChoiceLink,
        "delinde.example/kies",
    )
    .unwrap();
    let id = tenancy_id(&test.db, &system, &story(1));
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    let person = file.tenancy.members[0].person;
    let saskia = colleague(&test.db, &system, "saskia");
    let merge = work::message::facts(&test.db, &saskia, at(TODAY), id, person, Tongue::Dutch).unwrap();
    let link = merge.written(Slot::ChoiceLink, Tongue::Dutch);
    assert_eq!(link.as_deref(), Some("delinde.example/kies"));
    let given = work::own_page::give(&test.db, &saskia, at(TODAY), id, person);
    assert_eq!(refused(given), Refusal::NoOwnPage);
}

/// Five wrong answers end a link; so does a colleague; a pass holds half an hour, for its own link only.
fn s0_20_the_page_opens_for_nobody_else(test: &TestDb) {
    let home = home(test, 1);
    let now = at(TODAY);
    let open = |at: At, guest: &Guest| work::own_page::open(&test.db, at, guest).map(|p| p.called);
    let guest = home.guest(test);
    let in_time = At {
        now: now.now + HALF_HOUR - 1,
        ..now
    };
    let too_late = At {
        now: now.now + HALF_HOUR,
        ..now
    };
    assert!(open(in_time, &guest).is_ok());
    assert_eq!(refused(open(too_late, &guest)), Refusal::PageClosed);
    for pass in ["", "x", "9999999999999999.0", &guest.pass.replace('.', "0.")] {
        let forged = Guest {
            pass: pass.to_owned(),
            ..guest.clone()
        };
        assert_eq!(refused(open(now, &forged)), Refusal::PageClosed, "{pass}");
    }
    let elsewhere = Address {
        org: OrgNo(2),
        ..guest.address
    };
    assert_eq!(
        refused(work::own_page::door(&test.db, now, elsewhere)),
        Refusal::NoSuchLink
    );
    // A colleague lets it stop: what was open closes too.
    work::own_page::end(&test.db, &home.saskia, now, home.id).unwrap();
    assert_eq!(refused(open(now, &guest)), Refusal::NoSuchLink);
    assert_eq!(
        work::own_page::open_links(&test.db, &home.saskia, now, home.id).unwrap(),
        []
    );
    let other = home.guest(test);
    assert_ne!(other.address, guest.address);
    let borrowed = Guest {
        pass: guest.pass,
        ..other.clone()
    };
    assert_eq!(refused(open(now, &borrowed)), Refusal::PageClosed);
    // Wrong answers count, right ones in between do not take them away.
    for left in (0..MOST_TRIES).rev() {
        let wrong = work::own_page::enter(&test.db, now, other.address, "9999 ZZ");
        assert_eq!(refused(wrong), Refusal::WrongPostcode { left });
        let right = work::own_page::enter(&test.db, now, other.address, &home.postcode.to_lowercase());
        assert_eq!(right.is_ok(), left > 0);
    }
    assert_eq!(refused(open(now, &other)), Refusal::NoSuchLink);
}

/// With an administrator nothing is for the tenant to choose; while help with debts runs nothing is agreed beside it.
fn s1_33_nothing_goes_around_who_decides(test: &TestDb) {
    // T11: an administrator since May. T05: a notice of debt help, with its pause.
    let home = home(test, 11);
    let given = work::own_page::give(&test.db, &home.saskia, at(TODAY), home.id, home.person);
    assert_eq!(refused(given), Refusal::NoOwnPage);
    let id = tenancy_id(&test.db, &home.system, &story(5));
    let file = work::case_file::read(&test.db, &home.system, id).unwrap();
    let stands = work::own_page::standing(&file, &file.outlook(TODAY));
    assert_eq!(stands, Standing::InDebtHelp);
    // A page that was open closes when somebody else decides from today.
    let peter = tenancy_id(&test.db, &home.system, &story(1));
    let file = work::case_file::read(&test.db, &home.system, peter).unwrap();
    let person = file
        .tenancy
        .members
        .iter()
        .find(|m| m.role == Role::Tenant)
        .unwrap()
        .person;
    let address = work::own_page::give(&test.db, &home.saskia, at(TODAY), peter, person).unwrap();
    let postcode = file.dwelling.unwrap().postcode;
    let pass = work::own_page::enter(&test.db, at(TODAY), address, &postcode).unwrap();
    let guest = Guest { address, pass };
    let order = work::debt_help::NewDebtHelp {
        id: DebtHelpId::derived(OrgNo(1), "bewind"),
        kind: DebtHelpKind::Administration,
        who: "Zorgbewind".to_owned(),
        on: None,
        until: None,
        amount: None,
        about: None,
        words: String::new(),
        reach: Reach {
            email: "post@zorgbewind.example".to_owned(),
            post: String::new(),
        },
    };
    work::debt_help::write_down(&test.db, &home.saskia, at(TODAY), peter, &order).unwrap();
    assert_eq!(
        refused(work::own_page::open(&test.db, at(TODAY), &guest).map(|_| ())),
        Refusal::NoSuchLink
    );
}

/// Said on the own page that paying is hard, without arrears: a case before it starts, once, and energy brings energy help.
fn s1_4_who_says_that_energy_is_too_expensive_is_a_case_before_it_starts(test: &TestDb) {
    let home = home(test, 2);
    let guest = home.guest(test);
    let word = ContactId::derived(OrgNo(1), "energie");
    for n in 0..2 {
        let (now, note) = (at_moment(TODAY, n), "Zegt dat de energie te duur is.");
        work::own_page::ask(&test.db, now, &guest, word, note, Some(Topic::Energy)).unwrap();
    }
    let file = work::case_file::read(&test.db, &home.system, home.id).unwrap();
    let [request] = file.requests.as_slice() else {
        panic!("{:?}", file.requests)
    };
    assert_eq!(
        (request.way, request.topic, request.by),
        (Origin::SelfService, Topic::Energy, None)
    );
    let outlook = file.outlook(TODAY);
    assert_eq!(outlook.past_due, Cents::ZERO);
    let expected =
        |t: &domain::outlook::Task| matches!(t.reason, Reason::Expected { since } if since == TODAY);
    assert!(outlook.tasks.iter().any(expected), "{:?}", outlook.tasks);
    let panel = work::measure::panel(&test.db, &home.saskia, at(TODAY), &file).unwrap();
    let offered: Vec<&str> = panel.offered.iter().map(|o| o.measure.code.as_str()).collect();
    assert!(offered.contains(&"M10"), "{offered:?}");
}

/// A question waits for an answer on today's list; an answer to our offer is a proof, and a no is for good; wishes are kept.
fn s1_4_s3_1_questions_answers_and_wishes_reach_us(test: &TestDb) {
    let home = home(test, 1);
    let guest = home.guest(test);
    let (db, now) = (&test.db, at(TODAY));
    let question = ContactId::derived(OrgNo(1), "bel mij");
    for n in 0..2 {
        work::own_page::ask(
            db,
            at_moment(TODAY, n),
            &guest,
            question,
            "Vraagt om gebeld te worden.",
            None,
        )
        .unwrap();
    }
    let file = work::case_file::read(db, &home.system, home.id).unwrap();
    assert_eq!(file.contacts.iter().filter(|c| c.id == question).count(), 1);
    // At once on the list of whom the page names, and on nobody else's own (S3.1).
    let noor = colleague(db, &home.system, "noor");
    let rows = |who: &Actor| work::today::mine(db, who, 50).unwrap();
    assert!(rows(&noor).is_empty() && rows(&home.saskia).is_empty());
    work::case_lead::choose(db, &noor, now, home.id, 0, noor.user).unwrap();
    assert!(matches!(rows(&noor).as_slice(), [row] if matches!(row.reason, Reason::Answer { .. })));
    let contact = work::own_page::open(db, now, &guest).unwrap().contact;
    assert_eq!(
        (contact.name.as_str(), contact.phone.is_some()),
        ("Noor Willems", true)
    );
    work::case_lead::choose(db, &noor, now, home.id, 1, home.saskia.user).unwrap();
    assert!(rows(&noor).is_empty() && !rows(&home.saskia).is_empty());
    assert_eq!(
        refused(work::own_page::ask(db, now, &guest, question, " ", None)),
        Refusal::Missing("note")
    );
    // Nobody asked yet whether details may be passed on: there is nothing to answer.
    let proofs = file.proofs.len();
    work::own_page::answer_offer(db, now, &guest, false, "Zegt nee.").unwrap();
    let file = work::case_file::read(db, &home.system, home.id).unwrap();
    assert_eq!(
        (work::own_page::offered(&file, TODAY), file.proofs.len()),
        (None, proofs)
    );
    let offer = NewProof {
        id: ProofId::derived(OrgNo(1), "aanbod"),
        kind: ProofKind::Offer,
        on: None,
        contact: None,
        day_part: None,
        words: String::new(),
    };
    work::proof::write_down(db, &home.saskia, now, home.id, &offer).unwrap();
    for n in 0..2 {
        work::own_page::answer_offer(db, at_moment(TODAY, n), &guest, false, "Zegt nee.").unwrap();
    }
    let file = work::case_file::read(db, &home.system, home.id).unwrap();
    let said: Vec<ProofKind> = file.proofs.iter().skip(proofs).map(|p| p.kind).collect();
    assert!(
        said.contains(&ProofKind::Objection) && said.len() == 2,
        "{said:?}"
    );
    assert_eq!(work::own_page::offered(&file, TODAY), None);
    let wishes = Wishes {
        thanks: true,
        aftercare: false,
    };
    work::own_page::wish(db, now, &guest, wishes).unwrap();
    let file = work::case_file::read(db, &home.system, home.id).unwrap();
    assert_eq!(file.wishes, Some(wishes));
}

/// A picture of one grey point.
const PHOTO: &[u8] = include_bytes!("facts/point.png");

/// An announced visit stands in our text and on the page, with who comes and about when; an unannounced one nowhere.
fn s3_12_an_announced_visit_is_told_and_another_is_not(test: &TestDb) {
    let home = home(test, 1);
    let guest = home.guest(test);
    let noor = colleague(&test.db, &home.system, "noor");
    let on = TODAY.plus(10);
    let round = |name: &str, coming, on| NewRound {
        id: RoundId::derived(OrgNo(1), name),
        on,
        starts_at: 14 * 60,
        visitor: noor.user,
        companion: None,
        stops: vec![NewStop {
            tenancy: home.id,
            coming,
            by_two: false,
            window: None,
        }],
    };
    // What the demo planned is done by then.
    let at = at(TODAY.plus(9));
    let silent = round("stil", Coming::FreshEyes, TODAY.plus(9));
    work::visit::plan_round(&test.db, &noor, at, &silent).unwrap();
    let facts = || {
        work::message::facts(&test.db, &noor, at, home.id, home.person, Tongue::Dutch)
            .unwrap()
            .written(Slot::Visitor, Tongue::Dutch)
    };
    assert_eq!(facts(), None);
    let told = round("verteld", Coming::Announced, on);
    work::visit::plan_round(&test.db, &noor, at, &told).unwrap();
    assert_eq!(facts().as_deref(), Some("Noor"));
    let page = work::own_page::open(&test.db, at, &guest).unwrap();
    let visit = page.visit.unwrap();
    assert_eq!((visit.name.as_str(), visit.on), ("Noor Willems", on));
    // With a photo while Noor wants one; it is hers alone to put there and to take away.
    let face = || work::portrait::of_visitor(&test.db, at, &guest).unwrap();
    assert!(!visit.photo && face().is_none());
    let saskia = colleague(&test.db, &home.system, "saskia");
    work::portrait::put(&test.db, &noor, at, PHOTO).unwrap();
    work::portrait::take_away(&test.db, &saskia, at).unwrap();
    assert!(face().is_some_and(|photo| photo.starts_with(&[0xff, 0xd8])));
    assert!(
        work::own_page::open(&test.db, at, &guest)
            .unwrap()
            .visit
            .unwrap()
            .photo
    );
    let no_photo = work::portrait::put(&test.db, &noor, at, b"%PDF-1.7");
    assert!(matches!(no_photo, Err(Error::Refused(Refusal::Portrait(_)))));
    work::portrait::take_away(&test.db, &noor, at).unwrap();
    assert!(face().is_none());
    let offer = work::message::compose::Asked {
        person: None,
        template: "visit_announced".to_owned(),
        channel: None,
        tongue: None,
    };
    work::wording::set_fact(
        &test.db,
        &home.system,
        at,
        Slot::ChoiceLink,
        "mijn.delinde.example",
    )
    .unwrap();
    let table = work::message::compose::table(&test.db, &noor, at, home.id, &offer).unwrap();
    let text = table.draft.unwrap().text();
    assert!(
        text.contains("komt Noor bij je langs") && text.contains("mijn.delinde.example/k/1-"),
        "{text}"
    );
    assert!(!text.contains('{'), "{text}");
}

/// Who has no page of their own still gets thanks: the line with the link is left out, and the text is whole (S2.8).
fn s2_8_thanks_leave_without_a_page_too(test: &TestDb) {
    let home = home(test, 11);
    work::wording::set_fact(
        &test.db,
        &home.system,
        at(TODAY),
        Slot::ChoiceLink,
        "mijn.delinde.example",
    )
    .unwrap();
    let asked = work::message::compose::Asked {
        person: Some(home.person),
        template: "all_paid".to_owned(),
        channel: None,
        tongue: None,
    };
    let table = work::message::compose::table(&test.db, &home.saskia, at(TODAY), home.id, &asked).unwrap();
    let text = table.draft.unwrap().text();
    assert!(!text.contains("{link}") && !text.contains("Kies zelf"), "{text}");
}

store::on_both_engines! {
    s2_8_thanks_leave_without_a_page_too;
    s3_12_an_announced_visit_is_told_and_another_is_not;
    s0_20_a_tenant_chooses_a_plan_and_a_pay_day_alone;
    s3_22_a_plan_chosen_today_is_taken_back_today;
    s1_20_beyond_the_limits_nothing_is_kept;
    s0_20_the_link_in_a_text_of_ours_opens_the_page;
    s0_20_without_own_pages_the_address_stays;
    s0_20_the_page_opens_for_nobody_else;
    s1_33_nothing_goes_around_who_decides;
    s1_4_s3_1_questions_answers_and_wishes_reach_us;
    s1_4_who_says_that_energy_is_too_expensive_is_a_case_before_it_starts;
}
