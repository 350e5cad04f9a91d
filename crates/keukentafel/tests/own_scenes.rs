//! Scenes of the association's own, added as files (S0.24): one that cannot be played is refused with its file, place and remedy.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use house::{House, said};
use std::fs;

#[test]
fn s0_24_a_scene_that_cannot_be_played_stops_the_start_with_its_place() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let loose = "key = \"buur\"\ntitle = \"x\"\nplace = \"x\"\nknow = \"x\"\nunknown = \"x\"\nmirror = \"x\"\n\
        [[node]]\nid = \"a\"\ntold = \"x\"\n[[node.choice]]\nsay = \"x\"\nanswer = \"x\"\nto = \"nergens\"\n";
    let twin = include_str!("../../../practice/nl/1-peter.toml");
    for (text, words) in [
        (loose, "node 'a', choice 1: there is no node 'nergens'"),
        ("key = ", "scene: "),
        (twin, "there is a scene with key = \"peter\" already"),
    ] {
        fs::write(folder.path().join("eigen.toml"), text).unwrap();
        let started = house.call(&["serve", "--listen", "127.0.0.1:0", "--practice", &path]);
        assert!(!started.status.success(), "{}", said(&started));
        assert!(said(&started).contains("eigen.toml"), "{}", said(&started));
        assert!(said(&started).contains(words), "{}", said(&started));
    }
    let none = house.call(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--practice",
        &format!("{path}/weg"),
    ]);
    assert!(said(&none).contains("--practice wants one"), "{}", said(&none));
}
