//! `keukentafel bench`: measured runs on generated data, with seconds, rows and peak memory. Never a test.

mod checksum;
mod generate;
mod judged;
mod meter;
mod page;
mod round;

use std::path::PathBuf;
use std::process::ExitCode;

/// The measured runs.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Write generated data: ledger.csv and tenancies.csv
    Generate {
        /// How many tenancies
        #[arg(long, default_value_t = 100_000)]
        tenancies: u32,
        /// How many months, ending in November 2026
        #[arg(long, default_value_t = 24)]
        months: i32,
        /// Folder to write to
        #[arg(long)]
        out: PathBuf,
    },
    /// Load generated data and run nights over it: full, again, and an ordinary one
    Night {
        /// How many tenancies
        #[arg(long, default_value_t = 100_000)]
        tenancies: u32,
        /// How many months
        #[arg(long, default_value_t = 24)]
        months: i32,
        /// Where; a new file in the folder for temporary files unless told
        #[arg(long, value_name = "DATABASE")]
        into: Option<String>,
        /// Keep the database
        #[arg(long)]
        keep: bool,
    },
    /// Load generated data without the bank's money of the last month, then bring in statement files
    Import {
        /// How many tenancies
        #[arg(long, default_value_t = 100_000)]
        tenancies: u32,
        /// Where; a new file in the folder for temporary files unless told
        #[arg(long, value_name = "DATABASE")]
        into: Option<String>,
        /// Statement files over the same tenancies; none: only load
        files: Vec<PathBuf>,
    },
    /// Read one statement file and find whose each transaction is, over a database that was loaded before; writes nothing
    Match {
        /// Where
        #[arg(long, value_name = "DATABASE")]
        into: String,
        /// The statement file
        file: PathBuf,
    },
    /// Bring one statement file into a database that was loaded before; `import` runs both for each of its files
    Statement {
        /// Where
        #[arg(long, value_name = "DATABASE")]
        into: String,
        /// The statement file
        file: PathBuf,
    },
    /// Look at tenants' pages of a running product at an even rate, and say how long a look takes
    Page(page::Arguments),
    /// Start the product on a database that is there, and say how long its first page takes
    Start {
        /// Which
        #[arg(long, value_name = "DATABASE")]
        on: String,
        /// How often
        #[arg(long, default_value_t = 5)]
        times: u32,
    },
    /// Order rounds of visits, and say how long one takes
    Round {
        /// Visits in a round
        #[arg(long, default_value_t = 6)]
        visits: u16,
        /// How many rounds
        #[arg(long, default_value_t = 100)]
        times: u32,
    },
    /// The product's own positions on data of the reference generator, as one line of figures
    Checksum {
        /// Folder with ledger.csv and tenancies.csv
        #[arg(long)]
        data: PathBuf,
    },
}

/// Runs one.
pub fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Generate {
            tenancies,
            months,
            out,
        } => generate::run(tenancies, months, &out)?,
        Command::Night {
            tenancies,
            months,
            into,
            keep,
        } => judged::run(tenancies, months, into.as_deref(), keep)?,
        Command::Import {
            tenancies,
            into,
            files,
        } => judged::import(tenancies, into.as_deref(), &files)?,
        Command::Match { into, file } => judged::matching(&into, &file)?,
        Command::Statement { into, file } => judged::statement(&into, &file)?,
        Command::Page(arguments) => page::run(&arguments)?,
        Command::Start { on, times } => page::start(&on, times)?,
        Command::Round { visits, times } => round::run(visits, times)?,
        Command::Checksum { data } => checksum::run(&data)?,
    }
    Ok(ExitCode::SUCCESS)
}
