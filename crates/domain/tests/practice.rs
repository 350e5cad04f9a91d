//! The practice room: every scene that comes with the product plays to its end whatever one chooses, and a scene with a loose
//! end is refused with its place (S0.24, S1.12, S4.40).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use domain::plain_language::notes::{NoteWords, Touches};
use domain::practice::{Leads, Now, SHIPPED, Scene, stages};

fn shipped() -> Vec<Scene> {
    SHIPPED.iter().map(|text| Scene::parse(text).unwrap()).collect()
}

#[test]
fn s0_24_six_scenes_each_with_more_than_one_way_through() {
    let scenes = shipped();
    let keys: Vec<&str> = scenes.iter().map(|s| s.key.as_str()).collect();
    assert_eq!(
        keys,
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
    let stages = stages::parse(stages::SHIPPED).unwrap();
    assert_eq!(stages.len(), 5);
    for stage in &stages {
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
