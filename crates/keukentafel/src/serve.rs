//! `keukentafel serve`: the staff pages.

use crate::clock::ProductClock;
use crate::{Options, chance, installation};
use anyhow::{Context, bail};
use domain::practice::{Scene, shipped};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use web::office::{StaffDoor, StoredSessions};
use web::{AppState, Limits, Parts, Site};
use work::Db;

/// Where and how to listen.
#[derive(clap::Args)]
#[group(id = "listening")]
pub struct Arguments {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", env = "KEUKENTAFEL_LISTEN")]
    pub listen: SocketAddr,
    /// People reach it over https: cookies are marked secure
    #[arg(long, env = "KEUKENTAFEL_HTTPS")]
    pub https: bool,
    /// It stands behind a proxy of our own that sets X-Forwarded-For
    #[arg(long, env = "KEUKENTAFEL_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// A folder with scenes of your own for the practice room (docs/notes.md)
    #[arg(long, value_name = "FOLDER", env = "KEUKENTAFEL_PRACTICE")]
    pub practice: Option<PathBuf>,
}

/// `keukentafel serve`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let clock = ProductClock::of(options);
    let db = installation::open_database(&options.database, clock)?;
    listen(db, clock, arguments, |address| {
        eprintln!("Keukentafel listens on http://{address}");
    })
}

/// Serves until interrupted; `ready` is told the address once it answers.
pub fn listen(
    db: Db,
    clock: ProductClock,
    arguments: &Arguments,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<ExitCode> {
    let associations = work::association::all(&db)?;
    let only = match associations.as_slice() {
        [one] => Some((one.name.clone(), one.name.clone())),
        _ => None,
    };
    for association in &associations {
        work::own_page::begin(&db, clock.at(), association.org, chance::salt())?;
    }
    // A fault in the law files is told before anybody can work with them.
    domain::law::Law::shipped()?;
    let clock: Arc<dyn web::Clock> = Arc::new(clock);
    let site = Site {
        https: arguments.https,
        behind_proxy: arguments.behind_proxy,
        association: only,
        scenes: own_scenes(arguments.practice.as_deref())?,
        ..Site::default()
    };
    let state = AppState::new(Parts {
        site,
        limits: Limits::default(),
        clock: Arc::clone(&clock),
        doorkeeper: Arc::new(StaffDoor {
            db: db.clone(),
            fresh_id: chance::fresh_id,
            today: Arc::clone(&clock),
        }),
        sessions: Arc::new(StoredSessions {
            db: db.clone(),
            clock,
        }),
        chance: chance::salt,
    });
    let app = web::app(
        state,
        web::pages::routes_with(db, std::env::temp_dir(), crate::dossier::press()),
    );
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(arguments.listen).await;
        let listener = listener.with_context(|| {
            format!(
                "{}: cannot listen there; choose another with --listen",
                arguments.listen
            )
        })?;
        ready(listener.local_addr()?);
        web::serve(listener, app, stop()).await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The scenes in this folder, in the order of their names; one that can't be played stops here, with its file and place.
fn own_scenes(folder: Option<&Path>) -> anyhow::Result<Vec<Scene>> {
    let Some(folder) = folder else {
        return Ok(Vec::new());
    };
    let there = std::fs::read_dir(folder).with_context(|| {
        format!(
            "{}: no folder that can be read; --practice wants one",
            folder.display()
        )
    })?;
    let mut files: Vec<PathBuf> = there
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut keys: Vec<String> = shipped()?.iter().map(|told| told.key().to_owned()).collect();
    let mut scenes = Vec::new();
    for file in files {
        let read = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let scene = Scene::parse(&read).with_context(|| file.display().to_string())?;
        if keys.contains(&scene.key) {
            bail!(
                "{}: there is a scene with key = \"{}\" already; choose another",
                file.display(),
                scene.key
            );
        }
        keys.push(scene.key.clone());
        scenes.push(scene);
    }
    Ok(scenes)
}

/// Completes when the operator or the system asks to stop.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
