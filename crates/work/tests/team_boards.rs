//! The board of a neighbourhood team end to end, on both engines (S4.13): shared households only, one who leads, who else is there
//! with consent, and the next moment.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::{NetworkId, OrgNo, RoundId};
use domain::network::{Relation, SaidYes, Topic};
use domain::visit::Coming;
use store::testing::TestDb;
use work::network::NewConsent;
use work::team_board::{Household, Next, board};
use work::visit::{NewRound, NewStop};
use work::{Error, Refusal};
use world::{at, colleague, de_linde, story, tenancy_id};

fn s4_13_shared_households_have_one_who_leads_and_a_next_moment(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let db = &test.db;
    let (noor, saskia) = (colleague(db, &system, "noor"), colleague(db, &system, "saskia"));
    let (dennis, peter) = (
        tenancy_id(db, &system, &story(10)),
        tenancy_id(db, &system, &story(1)),
    );
    let before = board(db, &noor, at(sim::TODAY), "").unwrap().households.len();
    let find = |id| -> Option<Household> {
        let all = board(db, &noor, at(sim::TODAY), "").unwrap().households;
        all.into_iter().find(|h| h.heading.tenancy == id)
    };
    assert_eq!(find(peter), None, "what nobody shares is not on the board");
    // Somebody of the family is no one to share work with; a coach is.
    let consent = |name: &str, relation| NewConsent {
        id: NetworkId::derived(OrgNo(1), name),
        name: name.to_owned(),
        relation,
        reach: String::new(),
        topics: vec![Topic::Appointment],
        said_yes: SaidYes::AtTheTable,
        until: sim::TODAY.plus(30),
    };
    work::network::agree(
        db,
        &noor,
        at(sim::TODAY),
        peter,
        &consent("Oma", Relation::Family),
    )
    .unwrap();
    assert_eq!(find(peter), None);
    work::network::agree(
        db,
        &noor,
        at(sim::TODAY),
        peter,
        &consent("Anja", Relation::Coach),
    )
    .unwrap();
    let shared = find(peter).unwrap();
    let beside: Vec<&str> = shared.beside.iter().map(|n| n.name.as_str()).collect();
    assert_eq!((beside, shared.lead), (vec!["Anja"], None));
    // One leads; a second choice takes the place of the first.
    let file = work::case_file::read(db, &system, dennis).unwrap();
    let seen = domain::case_lead::version(&file.leads);
    work::case_lead::choose(db, &noor, at(sim::TODAY), dennis, seen, noor.user).unwrap();
    work::case_lead::choose(db, &noor, at(sim::TODAY), dennis, seen + 1, saskia.user).unwrap();
    let led = find(dennis).unwrap();
    assert_eq!(led.lead.map(|(_, name)| name).as_deref(), Some("Saskia Brouwer"));
    // A visit of two is in both their hands, and is the next moment on the board.
    let round = NewRound {
        id: RoundId::derived(OrgNo(1), "samen"),
        on: sim::TODAY.plus(1),
        starts_at: 600,
        visitor: noor.user,
        companion: saskia.user,
        stops: vec![NewStop {
            tenancy: dennis,
            coming: Coming::Announced,
            by_two: true,
            window: None,
        }],
    };
    work::visit::plan_round(db, &noor, at(sim::TODAY), &round).unwrap();
    let next = find(dennis).unwrap().next;
    assert_eq!(
        next,
        Some(Next::Visit(sim::TODAY.plus(1), "Noor Willems".to_owned()))
    );
    let planned = work::visit::rounds(db, &saskia, at(sim::TODAY)).unwrap();
    let planned = planned.iter().find(|v| v.round.id == round.id).unwrap();
    assert!(planned.round.is_of(noor.user) && planned.round.is_of(saskia.user));
    let all = board(db, &noor, at(sim::TODAY), "").unwrap();
    assert!(all.households.len() >= before.max(2));
    // One neighbourhood shows its own only; one that is not there shows all.
    let counted: usize = all.neighbourhoods.iter().map(|(_, n)| n).sum();
    assert_eq!(counted, all.households.len());
    for (hood, count) in &all.neighbourhoods {
        let one = board(db, &noor, at(sim::TODAY), hood).unwrap();
        assert_eq!(
            (one.households.len(), one.chosen.as_str()),
            (*count, hood.as_str())
        );
    }
    let none = board(db, &noor, at(sim::TODAY), "Nergens").unwrap();
    assert_eq!((none.chosen.as_str(), none.households.len()), ("", counted));
    // Who does not work with households does not see it.
    let ineke = colleague(db, &system, "ineke");
    let refused = board(db, &ineke, at(sim::TODAY), "").unwrap_err();
    assert!(matches!(refused, Error::Refused(Refusal::NotAllowed(_))));
}

store::on_both_engines! {
    s4_13_shared_households_have_one_who_leads_and_a_next_moment;
}
