//! The practice room: every scene that comes with the product plays to its end whatever one chooses, and a scene with a loose
//! end is refused with its place (S0.24, S1.12, S4.40).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use domain::plain_language::notes::{NoteWords, Touches};
use domain::practice::{Leads, Now, SHIPPED, Scene, Told, stages};

fn shipped() -> Vec<Scene> {
    let dutch = SHIPPED.iter().map(|(dutch, _)| dutch);
    let both = dutch.chain(SHIPPED.iter().map(|(_, english)| english));
    both.map(|text| Scene::parse(text).unwrap()).collect()
}

#[test]
fn every_scene_in_the_folder_comes_along_in_both_languages_with_the_same_ways_through() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../practice");
    let files = |language: &str| {
        let there = std::fs::read_dir(format!("{folder}/{language}")).unwrap();
        let mut names: Vec<_> = there.map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(files("nl").len(), SHIPPED.len());
    assert_eq!(files("nl"), files("en"));
    let told = domain::practice::shipped().unwrap();
    for one in &told {
        assert_eq!(one.read_in("en").0, "en");
        assert_ne!(one.read_in("nl").1.title, one.read_in("en").1.title);
    }
    let refused = Told::parse(SHIPPED[0].0, SHIPPED[1].1).unwrap_err();
    assert!(refused.place.contains("peter"), "{refused}");
}

#[test]
fn s0_8_the_same_sentence_lands_in_two_ways_and_what_one_sees_can_wait() {
    let told = domain::practice::shipped().unwrap();
    let scene = told[6].read_in("nl").1;
    let first = &scene.nodes[0].choices;
    let said = |at: usize| first[at].say.split('“').nth(1).unwrap();
    assert_eq!(said(0), said(1), "the words are the same, how one comes is not");
    assert!(first[0].tension > first[1].tension && first[0].trust < first[1].trust);
    assert_ne!(first[0].answer, first[1].answer);
}

#[test]
fn s0_16_the_difference_between_feeling_along_and_feeling_into_is_told_with_two_answers_to_play() {
    for (at, along, into) in [
        (0, "Ik begrijp", "U hebt"),
        (1, "I understand", "All those years you"),
    ] {
        let text = [SHIPPED[2].0, SHIPPED[2].1][at];
        let henk = Scene::parse(text).unwrap();
        let choices = &henk.nodes[1].choices;
        let starting = |with: &str| choices.iter().find(|c| c.say.starts_with(with)).unwrap();
        assert!(starting(along).trust < starting(into).trust);
        assert!(henk.learn.contains("mpath"), "{}", henk.learn);
    }
}

#[test]
fn s0_24_the_six_role_plays_and_each_scene_has_more_than_one_way_through() {
    let scenes = shipped();
    let keys: Vec<&str> = scenes.iter().map(|s| s.key.as_str()).collect();
    assert_eq!(
        keys[..6],
        ["peter", "sanne", "henk", "dennis", "precious", "tom-en-lisa"]
    );
    for scene in &scenes {
        let ends = scene
            .nodes
            .iter()
            .flat_map(|n| &n.choices)
            .filter_map(|c| match &c.leads {
                Leads::End { good, .. } => Some(*good),
                Leads::To(_) => None,
            });
        let ends: Vec<bool> = ends.collect();
        assert!(ends.contains(&true) && ends.contains(&false), "{}", scene.key);
        assert!(
            scene.nodes.iter().all(|n| n.choices.len() >= 2),
            "{}: there is a choice",
            scene.key
        );
    }
}

/// Every way through a scene, to its end.
fn every_way(scene: &Scene, path: &mut Vec<usize>, ended: &mut usize) {
    let played = scene.play(path).unwrap();
    assert_eq!(played.steps.len(), path.len());
    match played.now {
        Now::Ended { words, .. } => {
            assert!(!words.is_empty());
            *ended += 1;
            path.push(0);
            assert_eq!(scene.play(path), None, "nothing comes after the end");
            path.pop();
        }
        Now::At(node) => {
            for choice in 0..node.choices.len() {
                path.push(choice);
                every_way(scene, path, ended);
                path.pop();
            }
            path.push(node.choices.len());
            assert_eq!(scene.play(path), None, "there is no such choice");
            path.pop();
        }
    }
}

#[test]
fn s0_24_every_way_through_every_scene_comes_to_an_end() {
    for scene in shipped() {
        let mut ended = 0;
        every_way(&scene, &mut Vec::new(), &mut ended);
        assert!(ended >= 8, "{}: {ended}", scene.key);
    }
}

#[test]
fn r1_peter_opens_the_door_for_a_question_and_closes_it_for_a_demand() {
    let scenes = shipped();
    let peter = &scenes[0];
    let kind = peter.play(&[1, 0, 0, 0, 0]).unwrap();
    assert_eq!((kind.trust, kind.tension), (6, 0));
    assert!(matches!(kind.now, Now::Ended { good: true, .. }));
    let harsh = peter.play(&[0, 0]).unwrap();
    assert_eq!((harsh.trust, harsh.tension), (-2, 2));
    assert!(matches!(harsh.now, Now::Ended { good: false, .. }));
}

#[test]
fn r6_the_remark_about_a_holiday_is_one_that_the_guard_knows() {
    let scenes = shipped();
    let remark = &scenes[5].nodes[1].choices[0].say;
    let words = NoteWords::shipped().unwrap();
    assert_eq!(words.hints(remark)[0].touches, Touches::Blame);
}

#[test]
fn a_scene_with_a_loose_end_is_refused_with_its_place() {
    let scene = |nodes: &str| {
        format!(
            "key = \"a\"\ntitle = \"A\"\nplace = \"b\"\nknow = \"c\"\nunknown = \"d\"\nmirror = \"e\"\n{nodes}"
        )
    };
    let node = |id: &str, leads: &str| {
        format!(
            "[[node]]\nid = \"{id}\"\ntold = \"x\"\n[[node.choice]]\nsay = \"y\"\nanswer = \"z\"\n{leads}\n"
        )
    };
    let refused = |text: String| Scene::parse(&text).unwrap_err().to_string();
    assert!(Scene::parse(&scene(&node("a", "end = \"klaar\""))).is_ok());
    for (text, words) in [
        ("= =".to_owned(), "scene"),
        (scene(""), "[[node]]"),
        (scene(&node("a", "to = \"b\"")), "there is no node 'b'"),
        (scene(&node("a", "")), "write 'to' or 'end'"),
        (scene(&node("a", "to = \"a\"\nend = \"x\"")), "not both"),
        (scene(&node("a", "to = \"a\"")), "never ends"),
        (
            scene(&(node("a", "end = \"x\"") + &node("b", "end = \"x\""))),
            "never reached",
        ),
        (
            scene(&(node("a", "end = \"x\"") + &node("a", "end = \"x\""))),
            "twice",
        ),
        (scene(&node("a", "end = \"x\"\ntrust = 3")), "from -2 to 2"),
        (scene(&node("", "end = \"x\"")), "write 'id'"),
        (node("a", "end = \"x\""), "write 'key'"),
    ] {
        let said = refused(text);
        assert!(said.contains(words), "{said} lacks {words}");
    }
}

#[test]
fn s0_18_s2_6_five_places_in_the_circle_each_with_open_questions_and_no_blame() {
    let [dutch, english] = stages::SHIPPED.map(|text| stages::parse(text).unwrap());
    assert_eq!(dutch.len(), 5);
    let keys = |of: &[stages::Stage]| of.iter().map(|s| s.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&dutch), keys(&english));
    for stage in dutch.iter().chain(&english) {
        assert!(stage.ask.len() >= 2, "{}", stage.key);
        let all = format!(
            "{} {} {} {}",
            stage.title,
            stage.fits,
            stage.not_now,
            stage.ask.join(" ")
        );
        let found = NoteWords::parse(include_str!("../../../texts/notes/nl.toml")).unwrap();
        let blame = found
            .hints(&all)
            .into_iter()
            .find(|hint| hint.touches == Touches::Blame);
        assert!(blame.is_none(), "{}: {blame:?}", stage.key);
    }
    let said = stages::parse(
        "[[stage]]\nkey = \"x\"\ntitle = \"x\"\nhear = \"x\"\nfits = \"x\"\nnot_now = \"x\"\nask = [\"Zeg dit.\"]",
    );
    assert!(
        said.unwrap_err()
            .to_string()
            .starts_with("stage 'x': write at least one question")
    );
}
