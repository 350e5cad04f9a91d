//! Opening the database and finding the association.

use crate::Options;
use crate::clock::ProductClock;
use anyhow::Context;
use std::io::Read;
use std::process::ExitCode;
use work::{Actor, Db};

/// Opens the database, makes its tables when needed, and acts as the system for the association asked for.
pub fn open(options: &Options) -> anyhow::Result<(Db, Actor, ProductClock)> {
    let clock = ProductClock::of(options);
    let db = open_database(&options.database, clock)?;
    let association = work::association::find(&db, options.association.as_deref())?;
    Ok((db, Actor::system(association.org), clock))
}

/// Opens a database; a SQLite file and its folder are made when absent.
pub fn open_database(address: &str, clock: ProductClock) -> anyhow::Result<Db> {
    if let Some(path) = address.strip_prefix("sqlite:") {
        let folder = std::path::Path::new(path)
            .parent()
            .filter(|p| !p.as_os_str().is_empty());
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("{}: cannot make this folder", folder.display()))?;
        }
    }
    Ok(work::association::open(address, clock.at().now)?)
}

/// `keukentafel migrate`
pub fn migrate(options: &Options) -> anyhow::Result<ExitCode> {
    open_database(&options.database, ProductClock::of(options))?;
    crate::output::line(
        options.json,
        &serde_json::json!({"migrated": true}),
        "The database is up to date.",
    );
    Ok(ExitCode::SUCCESS)
}

/// `keukentafel password LOGIN < file`
pub fn password(options: &Options, login: &str) -> anyhow::Result<ExitCode> {
    let (db, actor, clock) = open(options)?;
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    work::login::set_password(&db, &actor, clock.at(), login, password, &crate::chance::salt())?;
    crate::output::line(
        options.json,
        &serde_json::json!({"login": login}),
        "The password is set.",
    );
    Ok(ExitCode::SUCCESS)
}
