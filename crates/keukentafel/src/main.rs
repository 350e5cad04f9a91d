//! Keukentafel: the one binary. Reads the command line, sets the clock, calls `work`, prints.

mod bank;
mod bench;
mod chance;
mod clock;
mod demo;
mod dossier;
mod import;
mod installation;
mod law;
mod night;
mod output;
mod print;
mod send;
mod serve;
mod signal;
mod tenancy;
mod today;

use clap::{Args, Parser, Subcommand};
use domain::calendar::Day;
use std::path::PathBuf;
use std::process::ExitCode;

/// A page is thousands of small pieces of text: with the system's allocator a third of its time goes to making room.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Rent collection the social way: from a bank file to today's list of people to help.
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

/// What every command knows.
#[derive(Args, Clone)]
struct Options {
    /// `sqlite:PATH` or `postgres://…`
    #[arg(
        long,
        global = true,
        env = "KEUKENTAFEL_DATABASE",
        default_value = "sqlite:keukentafel-data/keukentafel.db"
    )]
    database: String,
    /// Name of the association; not needed when there is only one
    #[arg(long, global = true, env = "KEUKENTAFEL_ASSOCIATION")]
    association: Option<String>,
    /// Print JSON: one object a line
    #[arg(long, global = true)]
    json: bool,
    /// The product's day, for practice; else the clock
    #[arg(long, global = true, value_name = "DATE", env = "KEUKENTAFEL_TODAY")]
    today: Option<Day>,
}

#[derive(Subcommand)]
enum Command {
    /// Start the demo association De Linde, ready to click through
    Demo(demo::Arguments),
    /// Start the product
    Serve(serve::Arguments),
    /// Make the database or bring it up to date
    Migrate,
    /// Work with bank statement files
    #[command(subcommand)]
    Bank(BankCommand),
    /// Bring in statements or association data
    #[command(subcommand)]
    Import(ImportCommand),
    /// Look at every tenancy that something happened to, or whose day has come
    Night(night::Arguments),
    /// Make everything derived again from the facts and compare
    Verify(night::VerifyArguments),
    /// Send the messages that may leave now
    Send(send::Arguments),
    /// Make the letters that lie ready into PDF files with a manifest
    Print(print::Arguments),
    /// The evidence pack of a transfer to the court: one PDF and one archive
    Dossier(dossier::Arguments),
    /// Whom to help today, and why
    Today(today::Arguments),
    /// One tenancy: position, months, flow, the next day to look
    Tenancy(tenancy::Arguments),
    /// What the law says: costs, letters, interest, allowances, protected income, allocation; needs no database
    Law(law::Arguments),
    /// Early signals to municipalities: agreements, whom, the file, the answers
    #[command(subcommand)]
    Signal(signal::Command),
    /// Set the password of a member of staff (read from standard input)
    Password {
        /// Log-in name
        login: String,
    },
    /// Measured runs on generated data
    #[command(subcommand)]
    Bench(bench::Command),
}

#[derive(Subcommand)]
enum BankCommand {
    /// Read statement files and print their transactions; nothing is stored
    Read {
        /// camt.052, camt.053, camt.054 or MT940
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Subcommand)]
enum ImportCommand {
    /// Bank statement files
    Statements {
        /// camt.052, camt.053, camt.054 or MT940
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// A folder with the CSV set (docs/association-csv.md) or VERA JSON (docs/association-vera.md)
    Association {
        /// The folder
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("KEUKENTAFEL_LOG"))
        .with_writer(std::io::stderr)
        .json()
        .init();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("keukentafel: {error:#}");
            ExitCode::from(exit_code(&error))
        }
    }
}

/// 2 for what the person who asked can mend, 1 for what the operator must look at.
fn exit_code(error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<work::Error>() {
        Some(work::Error::Refused(_)) => 2,
        _ => 1,
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let options = cli.options;
    match cli.command {
        Command::Demo(arguments) => demo::run(&options, &arguments),
        Command::Serve(arguments) => serve::run(&options, &arguments),
        Command::Migrate => installation::migrate(&options),
        Command::Bank(BankCommand::Read { files }) => bank::read(&files, options.json),
        Command::Import(ImportCommand::Statements { files }) => import::statements(&options, &files),
        Command::Import(ImportCommand::Association { folder }) => import::association(&options, &folder),
        Command::Night(arguments) => night::run(&options, &arguments),
        Command::Verify(arguments) => night::verify(&options, &arguments),
        Command::Send(arguments) => send::run(&options, &arguments),
        Command::Print(arguments) => print::run(&options, &arguments),
        Command::Dossier(arguments) => dossier::run(&options, &arguments),
        Command::Today(arguments) => today::run(&options, &arguments),
        Command::Tenancy(arguments) => tenancy::run(&options, &arguments),
        Command::Law(arguments) => law::run(&options, arguments),
        Command::Signal(command) => signal::run(&options, command),
        Command::Password { login } => installation::password(&options, &login),
        Command::Bench(command) => bench::run(command),
    }
}
