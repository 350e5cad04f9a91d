//! `keukentafel demo`: the association De Linde, loaded through the same files a real association would bring.

use crate::clock::ProductClock;
use crate::output::Progress;
use crate::{Options, chance, import, installation, night, serve};
use anyhow::Context;
use domain::calendar::Day;
use domain::ids::{PauseId, PlanId, UserId};
use domain::message::Slot;
use sim::demo::Step;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use work::pause::NewPause;
use work::plan::NewPlan;
use work::{Actor, At, Db};

/// Password of everyone in the demo.
const PASSWORD: &str = "keukentafel";
/// Name of the demo association.
const ASSOCIATION: &str = "Woonstichting De Linde";

/// What is the same in every message of De Linde.
const FACTS: [(Slot, &str); 8] = [
    (Slot::PayLink, "delinde.example/huur"),
    (Slot::ChoiceLink, "delinde.example/kies"),
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
    let written = sim::population::Population::of(arguments.tenancies)?.write_folder(&files)?;
    progress.end(&format!(
        "{} tenancies, {} bookings, {} transactions",
        written.tenancies, written.bookings, written.transactions
    ));
    let now = clock.at().now;
    let named = work::association::found(db, At { today, now }, ASSOCIATION)?;
    let system = Actor::system(named.org);
    for step in sim::demo::steps() {
        take(db, &system, &step, &files, now)?;
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
    work::wording::set_wish(db, &system, at, maria, true)?;
    let progress = Progress::begin("passwords");
    for login in [
        "saskia", "karim", "noor", "ria", "judith", "maarten", "femke", "ineke",
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

fn take(db: &Db, system: &Actor, step: &Step, files: &Path, now: i64) -> anyhow::Result<()> {
    let at = At {
        today: step.on(),
        now,
    };
    match step {
        Step::ImportAssociation => {
            import::folder_set(
                db,
                system,
                At {
                    today: sim::TODAY,
                    now,
                },
                files,
            )?;
        }
        Step::ImportStatement { file, .. } => {
            import::statement(db, system, at, &files.join(file))?;
        }
        Step::LinkReceipt {
            account,
            counterparty_iban,
            booked_on,
            amount,
            tenancy,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let waiting = work::desk::waiting(db, &actor, None, 10_000)?;
            let wanted = waiting.iter().find(|w| {
                w.row.entry.account == *account
                    && w.row.booked_on == *booked_on
                    && w.row.entry.amount == *amount
                    && w.row.entry.counterparty_iban.as_deref() == Some(counterparty_iban)
            });
            let key = wanted
                .map(|w| w.row.bank_key())
                .with_context(|| format!("the receipt of {booked_on} is not at the desk"))?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            work::desk::link(db, &actor, at, &key, id)?;
        }
        Step::AgreePlan {
            tenancy,
            proposed_by,
            origin,
            terms,
            rent,
            told,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let plan = NewPlan {
                id: PlanId::derived(system.org, &format!("demo:{tenancy}")),
                proposed_by: *proposed_by,
                origin: *origin,
                terms: terms.clone(),
                rent: *rent,
                told: (*told).to_owned(),
                aftercare: true,
            };
            work::plan::agree(db, &actor, at, id, &plan)?;
        }
        Step::StartPause {
            tenancy,
            source,
            reason,
            from,
            review_on,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let pause = NewPause {
                id: PauseId::derived(system.org, &format!("demo:{tenancy}:{from}")),
                source: *source,
                reason: *reason,
                words: String::new(),
                from: *from,
                until: None,
                review_on: *review_on,
            };
            work::pause::start(db, &actor, at, id, &pause)?;
        }
    }
    Ok(())
}

/// Someone of the demo's staff, to act with their rights and under their name.
fn colleague(db: &Db, system: &Actor, login: &str) -> anyhow::Result<Actor> {
    let user = UserId::derived(system.org, login);
    work::login::actor_of(db, system.org, user)?.with_context(|| format!("{login} is not in staff.csv"))
}
