//! `keukentafel demo`: the association De Linde, loaded through the same files a real association would bring.

use crate::clock::ProductClock;
use crate::output::Progress;
use crate::{Options, chance, import, installation, night, serve};
use anyhow::Context;
use domain::calendar::Day;
use domain::help::Wishes;
use domain::message::Slot;
use sim::demo::Step;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use walkthrough::Taken;
use work::{Actor, At, Db};

/// Password of everyone in the demo.
const PASSWORD: &str = "keukentafel";
/// Name of the demo association.
const ASSOCIATION: &str = "Woonstichting De Linde";

/// What is the same in every message of De Linde.
const FACTS: [(Slot, &str); 8] = [
    (Slot::PayLink, "delinde.example/huur"),
    (Slot::ChoiceLink, "mijn.delinde.example"),
    (Slot::Iban, "NL91 ABNA 0417 1643 00"),
    (Slot::Municipality, "Rivierstad"),
    (Slot::HelperName, "Team Rondkomen"),
    (Slot::HelperPhone, "0999-100 200"),
    (Slot::Vat, "nee"),
    (Slot::ReturnAddress, "Lindeplein 1, 1000 AA Rivierstad"),
];

/// Arguments of `demo`.
#[derive(clap::Args)]
pub struct Arguments {
    /// How many tenancies, the twelve stories included
    #[arg(long, default_value_t = 2_000)]
    tenancies: u32,
    /// Folder for the demo's data
    #[arg(long, default_value = "keukentafel-data/demo")]
    data: PathBuf,
    /// Begin anew, forgetting what was clicked before
    #[arg(long)]
    fresh: bool,
    /// Load the data and stop
    #[arg(long)]
    load_only: bool,
    #[command(flatten)]
    serve: serve::Arguments,
}

/// `keukentafel demo`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let today = options.today.unwrap_or(sim::TODAY);
    let clock = ProductClock::new(Some(today));
    let address = if options.database.starts_with("postgres") {
        options.database.clone()
    } else {
        std::fs::create_dir_all(&arguments.data)
            .with_context(|| format!("{}: cannot make this folder", arguments.data.display()))?;
        let file = arguments
            .data
            .join(format!("de-linde-{}.db", arguments.tenancies));
        if arguments.fresh {
            forget(&file)?;
        }
        format!("sqlite:{}", file.display())
    };
    let db = installation::open_database(&address, clock)?;
    if work::association::find(&db, Some(ASSOCIATION)).is_err() {
        eprintln!(
            "Loading the demo association ({} tenancies); this takes a moment, once.",
            arguments.tenancies
        );
        load(&db, clock, arguments, today)?;
    }
    if arguments.load_only {
        return Ok(ExitCode::SUCCESS);
    }
    serve::listen(db, clock, &arguments.serve, |address| welcome(address, today))
}

fn welcome(address: std::net::SocketAddr, today: Day) {
    println!();
    println!("  Keukentafel, demo association {ASSOCIATION}");
    println!("  Open   http://{address}/");
    println!("  Log in with one of these names; the password is: {PASSWORD}");
    println!();
    println!("    saskia     Saskia Brouwer, collection officer");
    println!("    noor       Noor Willems, neighbourhood adviser");
    println!("    judith     Judith Kuipers, team leader");
    println!("    maarten    Maarten de Ruiter, manager");
    println!("    femke      Femke Dijkstra, administrator");
    println!("    ineke      Ineke Postma, privacy officer");
    println!();
    println!("  The demo's day is {today}. Stop with Ctrl-C; --fresh begins anew.");
    println!();
}

fn forget(file: &Path) -> anyhow::Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{suffix}", file.display()));
        match std::fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(e).with_context(|| path.display().to_string());
            }
            _ => {}
        }
    }
    Ok(())
}

fn load(db: &Db, clock: ProductClock, arguments: &Arguments, today: Day) -> anyhow::Result<()> {
    let files = arguments.data.join(format!("files-{}", arguments.tenancies));
    let progress = Progress::begin("writing the association's files");
    let known_on = today.min(sim::TODAY);
    let population = sim::population::Population::of(arguments.tenancies)?.known_on(known_on);
    let written = population.write_folder(&files)?;
    progress.end(&format!(
        "{} tenancies, {} bookings, {} transactions",
        written.tenancies, written.bookings, written.transactions
    ));
    let now = clock.at().now;
    let named = work::association::found(db, At { today, now }, ASSOCIATION)?;
    let system = Actor::system(named.org);
    // On an earlier day the demo is as it was then: what came later has not come yet.
    for step in population.steps() {
        take(db, &system, At { today: known_on, now }, &step, &files)?;
    }
    let at = At {
        today,
        now: clock.at().now,
    };
    for (slot, words) in FACTS {
        work::wording::set_fact(db, &system, at, slot, words)?;
    }
    // T11: the administrator agrees that Maria hears it when things go well.
    let maria = work::case_file::by_reference(db, &system, &sim::stories::contract(11))?;
    let wishes = Wishes {
        thanks: true,
        aftercare: true,
    };
    work::wording::set_wishes(db, &system, at, maria, wishes)?;
    let progress = Progress::begin("passwords");
    for login in [
        "saskia", "karim", "noor", "ria", "judith", "maarten", "femke", "ineke", "bas",
    ] {
        work::login::set_password(
            db,
            &system,
            At {
                today,
                now: clock.at().now,
            },
            login,
            PASSWORD,
            &chance::salt(),
        )?;
    }
    progress.end("set");
    night::one(db, &system, today, false)?;
    Ok(())
}

/// Takes a step, saying how far a file is.
fn take(db: &Db, system: &Actor, known: At, step: &Step, files: &Path) -> anyhow::Result<()> {
    let progress = match step {
        Step::ImportAssociation => Some(Progress::begin("association data")),
        Step::ImportStatement { file, .. } => Some(Progress::begin(file)),
        _ => None,
    };
    let heard = |rows| {
        if let Some(progress) = &progress {
            progress.done(i64::try_from(rows).unwrap_or(i64::MAX), None);
        }
    };
    let taken = match step {
        Step::ImportAssociation => {
            let received = walkthrough::association(db, system, known, files, &heard)?;
            Taken::Association(Box::new(received))
        }
        _ => walkthrough::take(db, system, step, files, known.now, &heard)?,
    };
    let words = match taken {
        Taken::Association(received) => import::data_words(&received),
        Taken::Statement(report) => import::statement_words(&report),
        Taken::Act => return Ok(()),
    };
    if let Some(progress) = progress {
        progress.end(&words);
    }
    Ok(())
}
