//! The program as other programs call it: a folder of its own, one object on one line, exit code 2 with one sentence for what is
//! refused.
#![allow(
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "a test that cannot go on must stop; not every test uses all of it"
)]

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own, with the database in it.
pub struct House(pub PathBuf);

impl House {
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("keukentafel-main-job-{}", uuid::Uuid::new_v4()));
        fs::create_dir_all(&folder).unwrap();
        let house = Self(folder);
        assert!(house.call(&["migrate"]).status.success());
        house
    }

    pub fn call(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_keukentafel"))
            .args(words)
            .env(
                "KEUKENTAFEL_DATABASE",
                format!("sqlite:{}", self.0.join("k.db").display()),
            )
            .env("KEUKENTAFEL_TODAY", "2026-11-21")
            .output()
            .unwrap()
    }

    /// The objects, one a line, of a call that must go well.
    pub fn told(&self, words: &[&str]) -> Vec<Value> {
        let output = self.call(words);
        assert!(output.status.success(), "{words:?}: {}", said(&output));
        objects(&output)
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        let file = self.0.join(name);
        fs::write(&file, text).unwrap();
        file.display().to_string()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn objects(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
