//! `keukentafel bench page`: looks at tenants' pages at an even rate over many connections, and says how long a look takes
//! from the moment it was due, so that waiting in line counts; `keukentafel bench start`: the first page after a start.

use crate::clock;
use anyhow::{Context, ensure};
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;
use ureq::Agent;

/// Tenants looked at in turn.
const TENANTS: usize = 28;
/// Length of an id in an address.
const ID: usize = 36;

/// Where to look, as whom and how often.
#[derive(clap::Args)]
pub struct Arguments {
    /// Address of the running product
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    at: String,
    /// Who looks; in the demo `noor`
    #[arg(long, default_value = "noor")]
    user: String,
    /// Her password
    #[arg(long, default_value = "keukentafel")]
    password: String,
    /// For how long
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Looks a second
    #[arg(long, default_value_t = 500)]
    rate: u32,
    /// Connections, each held open
    #[arg(long, default_value_t = 200)]
    connections: u32,
}

/// Looks, and prints how long it took: half, nine of ten, 99 of 100, the longest, in milliseconds.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(
        arguments.seconds > 0 && arguments.rate > 0 && arguments.connections > 0,
        "seconds, rate and connections begin at one"
    );
    let cookie = log_in(arguments)?;
    let pages = tenants(&arguments.at, &cookie)?;
    let ready = Barrier::new(usize::try_from(arguments.connections)?);
    let looked = thread::scope(|scope| {
        let running: Vec<_> = (0..arguments.connections)
            .map(|nth| {
                let (cookie, pages, ready) = (&cookie, &pages, &ready);
                scope.spawn(move || one_connection(arguments, nth, ready, cookie, pages))
            })
            .collect();
        let ended = running.into_iter().map(|thread| {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        ended.fold(Looked::default(), Looked::and)
    });
    looked.print(pages.len());
    Ok(())
}

/// Starts the product on a database that is there, and prints how long its log-in page took, from the start of the program.
pub fn start(database: &str, times: u32) -> anyhow::Result<()> {
    for _ in 0..times {
        let free = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let began = clock::micros();
        let mut product = Product::start(database, &free.to_string())?;
        let agent = agent();
        while agent.get(format!("http://{free}/inloggen")).call().is_err() {
            let ended = product.0.try_wait()?;
            ensure!(
                ended.is_none(),
                "the product did not start; `keukentafel serve --database {database}` says why"
            );
            ensure!(
                clock::micros() - began < 30_000_000,
                "no page after thirty seconds"
            );
            thread::sleep(Duration::from_millis(1));
        }
        println!(
            "first_page milliseconds={:.0}",
            milliseconds(clock::micros() - began)
        );
    }
    Ok(())
}

/// The running product; it ends with this.
struct Product(Child);

impl Product {
    fn start(database: &str, listen: &str) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("where this program stands is not known")?;
        let mut serve = Command::new(program);
        serve.args(["serve", "--database", database, "--listen", listen]);
        serve.stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Self(serve.spawn().context("the product could not be started")?))
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .build()
        .into()
}

fn log_in(arguments: &Arguments) -> anyhow::Result<String> {
    let form = [
        ("naam", arguments.user.as_str()),
        ("wachtwoord", arguments.password.as_str()),
        ("naar", ""),
    ];
    let answer = agent()
        .post(format!("{}/inloggen", arguments.at))
        .header("origin", &arguments.at)
        .send_form(form)
        .with_context(|| format!("nothing answers at {}", arguments.at))?;
    let set = answer.headers().get_all("set-cookie");
    let pairs: Vec<&str> = set
        .iter()
        .filter_map(|c| c.to_str().ok()?.split(';').next())
        .collect();
    ensure!(
        answer.status().is_redirection() && !pairs.is_empty(),
        "{} could not log in at {}",
        arguments.user,
        arguments.at
    );
    Ok(pairs.join("; "))
}

/// The pages of the tenants on today's list.
fn tenants(at: &str, cookie: &str) -> anyhow::Result<Vec<String>> {
    let mut answer = agent()
        .get(format!("{at}/vandaag"))
        .header("cookie", cookie)
        .call()?;
    let list = answer.body_mut().read_to_string()?;
    let address = "/huurders/";
    let ids: BTreeSet<&str> = list
        .match_indices(address)
        .filter_map(|(place, _)| list.get(place..place + address.len() + ID))
        .filter(|path| path.rsplit('/').next().is_some_and(|id| !id.contains(['"', '?'])))
        .collect();
    ensure!(
        !ids.is_empty(),
        "nobody stands on today's list: nothing to look at"
    );
    let in_turn = ids.into_iter().take(TENANTS);
    Ok(in_turn.map(|path| format!("{at}{path}")).collect())
}

/// How long looks took, in microseconds, and how many were not answered with a page.
#[derive(Default)]
struct Looked {
    times: Vec<i64>,
    errors: usize,
}

impl Looked {
    fn and(mut self, other: Self) -> Self {
        self.times.extend(other.times);
        self.errors += other.errors;
        self
    }

    fn print(mut self, tenants: usize) {
        self.times.sort_unstable();
        let at = |thousandth: usize| {
            let place = self.times.len() * thousandth / 1_000;
            milliseconds(
                self.times
                    .get(place)
                    .or(self.times.last())
                    .copied()
                    .unwrap_or_default(),
            )
        };
        println!(
            "page looks={} tenants={tenants} errors={} p50={:.1} p90={:.1} p99={:.1} max={:.1} milliseconds",
            self.times.len(),
            self.errors,
            at(500),
            at(900),
            at(990),
            at(1_000)
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds for people")]
fn milliseconds(micros: i64) -> f64 {
    micros as f64 / 1e3
}

fn one_connection(
    arguments: &Arguments,
    nth: u32,
    ready: &Barrier,
    cookie: &str,
    pages: &[String],
) -> Looked {
    let agent = agent();
    let mut looked = Looked::default();
    // One look that does not count opens the connection; all begin when all are open.
    if let Some(page) = pages.first() {
        looked.errors += usize::from(!look(&agent, page, cookie));
    }
    ready.wait();
    let start = clock::micros();
    let all = arguments.seconds * arguments.rate;
    let own = (nth..all).step_by(usize::try_from(arguments.connections).unwrap_or(usize::MAX));
    let turns = pages
        .iter()
        .cycle()
        .skip(usize::try_from(nth).unwrap_or_default());
    for (nth, page) in own.zip(turns) {
        let due = start + i64::from(nth) * 1_000_000 / i64::from(arguments.rate);
        let early = u64::try_from(due - clock::micros()).unwrap_or_default();
        thread::sleep(Duration::from_micros(early));
        if look(&agent, page, cookie) {
            looked.times.push(clock::micros() - due);
        } else {
            looked.errors += 1;
        }
    }
    looked
}

/// Was the page given, whole?
fn look(agent: &Agent, page: &str, cookie: &str) -> bool {
    let asked = agent
        .get(page)
        .header("cookie", cookie)
        .header("accept-encoding", "gzip");
    let read = asked.call().ok().filter(|answer| answer.status() == 200);
    read.is_some_and(|mut answer| answer.body_mut().read_to_vec().is_ok())
}
