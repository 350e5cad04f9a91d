//! Colleagues: added, given a role and a password, blocked and let in again. On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::{OrgNo, UserId};
use std::sync::Barrier;
use store::testing::{NOW, TestDb};
use uuid::Uuid;
use work::login::{self, Knock};
use work::staff::{self, Newcomer, Standing};
use work::{Act, Actor, At, Error, Refusal};
use world::at_moment;

const SALT: [u8; 16] = [7; 16];
const CHANCE: [u8; 16] = *b"sixteen signs...";
const OWN: &str = "mijn eigen wachtwoord";

fn ready(test: &TestDb) -> Actor {
    let system = world::founded(test);
    world::receive_association(&test.db, &system);
    login::set_password(&test.db, &system, now(0), "femke", OWN, &SALT).unwrap();
    who(test, "femke")
}

fn now(n: i64) -> At {
    at_moment(sim::TODAY, n)
}

fn id(login: &str) -> UserId {
    UserId::derived(OrgNo(1), login)
}

fn who(test: &TestDb, login: &str) -> Actor {
    login::actor_of(&test.db, OrgNo(1), id(login)).unwrap().unwrap()
}

fn knock(test: &TestDb, n: i64, login: &str, password: &str) -> Result<login::Member, Error> {
    let knock = Knock {
        association: "",
        login,
        password,
        address: "127.0.0.1",
        id: Uuid::from_u128(u128::try_from(n).unwrap()),
    };
    login::log_in(&test.db, now(n), &knock)
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("should be refused: {other:?}"),
    }
}

fn newcomer(login: &str, role: &str) -> Newcomer {
    Newcomer {
        name: "Sem Bakker".to_owned(),
        login: login.to_owned(),
        email: "sem@delinde.example".to_owned(),
        role: role.to_owned(),
    }
}

fn standing(test: &TestDb, femke: &Actor, n: i64, login: &str) -> Standing {
    staff::colleague(&test.db, femke, now(n), id(login))
        .unwrap()
        .standing
}

fn session(test: &TestDb, key: &str, login: &str) {
    let until = NOW.0 + 3_600_000_000;
    work::session::begin(&test.db, key, b"{}", Some((OrgNo(1), id(login))), until).unwrap();
}

fn is_in(test: &TestDb, key: &str) -> bool {
    work::session::load(&test.db, key, NOW.0).unwrap().is_some()
}

fn a_newcomer_comes_in_with_a_password_for_once_and_chooses_their_own(test: &TestDb) {
    let femke = ready(test);
    let sem = staff::add(&test.db, &femke, now(1), &newcomer(" Sem ", "adviser")).unwrap();
    assert_eq!(
        (sem, standing(test, &femke, 1, "sem")),
        (id("sem"), Standing::NoPassword)
    );
    assert_eq!(refused(knock(test, 2, "sem", "")), Refusal::WrongPassword);
    let password = staff::give_password(&test.db, &femke, now(3), sem, &CHANCE, &SALT).unwrap();
    assert_eq!(password.len(), 19);
    assert_eq!(standing(test, &femke, 3, "sem"), Standing::OneTime);
    // In, but with nothing to do there before another password is chosen.
    let member = knock(test, 4, "sem", &password).unwrap();
    assert!(member.actor.must_choose_password && member.actor.acts.is_empty());
    let choose = |n, new: &str| login::choose_password(&test.db, &member.actor, now(n), new, &SALT);
    assert_eq!(refused(choose(5, "te kort")), Refusal::ShortPassword(10));
    assert_eq!(refused(choose(6, &password)), Refusal::SamePassword);
    session(test, "before", "sem");
    choose(7, "lang genoeg hoor").unwrap();
    assert!(!is_in(test, "before"), "who knew the old password is out");
    assert_eq!(refused(choose(8, "nog een ander woord")), Refusal::HasOwnPassword);
    assert_eq!(refused(knock(test, 9, "sem", &password)), Refusal::WrongPassword);
    let member = knock(test, 10, "sem", "lang genoeg hoor").unwrap();
    assert!(member.actor.may(Act::SeeToday).is_ok());
    assert_eq!(standing(test, &femke, 10, "sem"), Standing::Open);
}

fn a_password_for_once_is_good_for_a_week(test: &TestDb) {
    const DAY: i64 = 86_400_000_000;
    let femke = ready(test);
    let password = staff::give_password(&test.db, &femke, now(0), id("noor"), &CHANCE, &SALT).unwrap();
    assert!(knock(test, 7 * DAY - 1, "noor", &password).is_ok());
    assert_eq!(
        refused(knock(test, 7 * DAY, "noor", &password)),
        Refusal::WrongPassword
    );
    assert_eq!(standing(test, &femke, 7 * DAY, "noor"), Standing::OneTimeEnded);
}

fn who_is_blocked_is_out_at_once_and_comes_back_with_the_same_password(test: &TestDb) {
    let femke = ready(test);
    let system = Actor::system(OrgNo(1));
    login::set_password(&test.db, &system, now(1), "saskia", OWN, &SALT).unwrap();
    for (key, login) in [("hers", "saskia"), ("also hers", "saskia"), ("karims", "karim")] {
        session(test, key, login);
    }
    staff::block(&test.db, &femke, now(2), id("saskia")).unwrap();
    assert_eq!(
        ["hers", "also hers", "karims"].map(|key| is_in(test, key)),
        [false, false, true]
    );
    // A page that was on its way writes its session again: that does not bring it back.
    work::session::change(&test.db, "hers", b"{}", NOW.0 + 9_000_000_000).unwrap();
    assert!(!is_in(test, "hers"));
    assert_eq!(login::actor_of(&test.db, OrgNo(1), id("saskia")).unwrap(), None);
    assert_eq!(refused(knock(test, 3, "saskia", OWN)), Refusal::WrongPassword);
    // Neither a new delivery of data lets her in, nor a password given meanwhile.
    world::receive_association(&test.db, &system);
    staff::give_password(&test.db, &femke, now(4), id("saskia"), &CHANCE, &SALT).unwrap();
    assert_eq!(standing(test, &femke, 4, "saskia"), Standing::Blocked);
    login::set_password(&test.db, &system, now(5), "saskia", OWN, &SALT).unwrap();
    staff::unblock(&test.db, &femke, now(6), id("saskia")).unwrap();
    assert!(knock(test, 7, "saskia", OWN).is_ok());
}

fn a_role_counts_at_once_and_stays_when_data_comes_in(test: &TestDb) {
    let femke = ready(test);
    staff::change_role(&test.db, &femke, now(1), id("noor"), "team_leader").unwrap();
    assert!(who(test, "noor").may(Act::RunNight).is_ok());
    world::receive_association(&test.db, &Actor::system(OrgNo(1)));
    assert!(
        who(test, "noor").may(Act::RunNight).is_ok(),
        "the administrator decides, not a file"
    );
    let unknown = staff::change_role(&test.db, &femke, now(2), id("noor"), "koning");
    assert_eq!(refused(unknown), Refusal::NoSuchRole("koning".to_owned()));
}

fn somebody_can_always_manage_staff(test: &TestDb) {
    let femke = ready(test);
    let last = || refused(staff::block(&test.db, &femke, now(1), id("femke")));
    assert_eq!(last(), Refusal::LastAdministrator);
    let other = staff::change_role(&test.db, &femke, now(2), id("femke"), "officer");
    assert_eq!(refused(other), Refusal::LastAdministrator);
    // An administrator who never got a password, or is blocked, is nobody to rely on.
    let sem = staff::add(&test.db, &femke, now(3), &newcomer("sem", "administrator")).unwrap();
    assert_eq!(last(), Refusal::LastAdministrator);
    staff::give_password(&test.db, &femke, now(4), sem, &CHANCE, &SALT).unwrap();
    staff::block(&test.db, &femke, now(5), sem).unwrap();
    assert_eq!(last(), Refusal::LastAdministrator);
    staff::unblock(&test.db, &femke, now(6), sem).unwrap();
    staff::block(&test.db, &femke, now(7), id("femke")).unwrap();
    assert!(
        login::actor_of(&test.db, OrgNo(1), id("femke"))
            .unwrap()
            .is_none()
    );
}

/// Each takes the other's place at the same moment: one of the two is told to look again.
fn two_administrators_who_block_each_other_at_once_do_not_both_succeed(test: &TestDb) {
    let femke = ready(test);
    staff::change_role(&test.db, &femke, now(1), id("ineke"), "administrator").unwrap();
    login::set_password(&test.db, &femke, now(2), "ineke", OWN, &SALT).unwrap();
    for round in 0..8 {
        let start = Barrier::new(2);
        let block = |by: &str, whom: &str| {
            let actor = who(test, by);
            start.wait();
            staff::block(&test.db, &actor, now(10 + round), id(whom))
        };
        let (one, two) = std::thread::scope(|threads| {
            let one = threads.spawn(|| block("femke", "ineke"));
            let two = threads.spawn(|| block("ineke", "femke"));
            (one.join().unwrap(), two.join().unwrap())
        });
        let done = [one.is_ok(), two.is_ok()];
        assert_ne!(done, [true, true], "round {round}");
        let system = Actor::system(OrgNo(1));
        for login in ["femke", "ineke"] {
            staff::unblock(&test.db, &system, now(100 + round), id(login)).unwrap();
        }
    }
}

fn what_does_not_fit_is_refused_and_what_happened_is_in_the_trail(test: &TestDb) {
    let femke = ready(test);
    let add = |n, who: &Newcomer| staff::add(&test.db, &femke, now(n), who);
    assert_eq!(
        refused(add(1, &newcomer("noor", "adviser"))),
        Refusal::LoginTaken("noor".to_owned())
    );
    assert_eq!(
        refused(add(2, &newcomer("s é m", "adviser"))),
        Refusal::NotALogin("s é m".to_owned())
    );
    assert_eq!(
        refused(add(3, &newcomer("sem", "koning"))),
        Refusal::NoSuchRole("koning".to_owned())
    );
    let nameless = Newcomer {
        name: "  ".to_owned(),
        ..newcomer("sem", "adviser")
    };
    assert_eq!(refused(add(4, &nameless)), Refusal::Missing("name"));
    let long = Newcomer {
        email: "x".repeat(101),
        ..newcomer("sem", "adviser")
    };
    assert_eq!(refused(add(5, &long)), Refusal::TooLong("email"));
    let stranger = UserId::derived(OrgNo(2), "noor");
    assert_eq!(
        refused(staff::block(&test.db, &femke, now(6), stranger)),
        Refusal::NoSuchColleague(stranger.to_string())
    );
    let judith = who(test, "judith");
    let not = Refusal::NotAllowed(Act::ManageStaff);
    assert_eq!(refused(staff::block(&test.db, &judith, now(7), id("noor"))), not);
    assert_eq!(
        refused(staff::add(&test.db, &judith, now(8), &newcomer("sem", "adviser"))),
        not
    );
    assert_eq!(refused(staff::list(&test.db, &judith, now(8))), not);

    let sem = add(10, &newcomer("sem", "adviser")).unwrap();
    staff::change_role(&test.db, &femke, now(11), sem, "officer").unwrap();
    staff::change_role(&test.db, &femke, now(12), sem, "officer").unwrap();
    staff::give_password(&test.db, &femke, now(13), sem, &CHANCE, &SALT).unwrap();
    let actor = who(test, "sem");
    login::choose_password(&test.db, &actor, now(14), OWN, &SALT).unwrap();
    staff::block(&test.db, &femke, now(15), sem).unwrap();
    staff::unblock(&test.db, &femke, now(16), sem).unwrap();
    let lines = work::audit::lines(&test.db, &Actor::system(OrgNo(1)), None, None, 50).unwrap();
    let about_sem: Vec<&str> = lines
        .iter()
        .filter(|l| l.row.subject == "sem")
        .map(|l| l.row.act.as_ref())
        .collect();
    assert_eq!(
        about_sem,
        [
            "unblock_colleague",
            "block_colleague",
            "choose_password",
            "set_password",
            "change_role",
            "add_colleague"
        ]
    );
    let told = format!("{lines:?}");
    assert!(
        !told.contains(OWN) && !told.contains("argon2"),
        "no password in the trail"
    );
}

store::on_both_engines! {
    a_newcomer_comes_in_with_a_password_for_once_and_chooses_their_own;
    a_password_for_once_is_good_for_a_week;
    who_is_blocked_is_out_at_once_and_comes_back_with_the_same_password;
    a_role_counts_at_once_and_stays_when_data_comes_in;
    somebody_can_always_manage_staff;
    two_administrators_who_block_each_other_at_once_do_not_both_succeed;
    what_does_not_fit_is_refused_and_what_happened_is_in_the_trail;
}
