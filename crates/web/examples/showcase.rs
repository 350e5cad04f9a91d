//! Every component with sample data, for looking at and for the browser tests. Not part of the product.
//!
//! `cargo run -p web --example showcase -- 127.0.0.1:8181`, then log in as `noor` with `keukentafel`.

use axum::Router;
use axum::routing::{get, post};
use domain::calendar::{Day, Month};
use domain::ids::{OrgNo, UserId};
use domain::ledger::Method;
use domain::money::Cents;
use jiff::Timestamp;
use maud::{Markup, html};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use web::caller::Caller;
use web::door::{Actor, Doorkeeper, Refusal};
use web::language::Phrases;
use web::problem::Problem;
use web::session::{Lifetime, SessionRow, SessionRows};
use web::ui::{self, Amounts, Choice, Column, ErrorLine, Field, ListRow, Nav, StripMonth, StripState, Tone};
use web::{AppState, Clock, Limits, Parts, Site};

struct PracticeClock;

impl Clock for PracticeClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the edge of the program is where the clock is read"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
    fn today(&self) -> Day {
        Day::new(2026, 11, 21).unwrap_or(Day::FIRST)
    }
    fn practice_day(&self) -> Option<Day> {
        Some(self.today())
    }
}

#[derive(Default)]
struct Memory(Mutex<HashMap<String, SessionRow>>);

impl SessionRows for Memory {
    fn load(&self, key: &str) -> Result<Option<SessionRow>, String> {
        Ok(self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(key)
            .cloned())
    }
    fn save(&self, row: &SessionRow) -> Result<(), String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(row.key.clone(), row.clone());
        Ok(())
    }
    fn delete(&self, key: &str) -> Result<(), String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
        Ok(())
    }
}

struct OneVisitor;

impl Doorkeeper for OneVisitor {
    fn log_in(
        &self,
        _association: &str,
        login: &str,
        password: &str,
        _address: Option<IpAddr>,
        _now: Timestamp,
    ) -> Result<Actor, Refusal> {
        if login == "haast" {
            return Err(Refusal::TooMany { retry_after: 120 });
        }
        if (login, password) != ("noor", "keukentafel") {
            return Err(Refusal::Wrong);
        }
        Ok(Actor {
            org: OrgNo(1),
            user: UserId::derived(OrgNo(1), "noor"),
            association: "Woonstichting De Linde".to_owned(),
            name: "Noor van den Berg".to_owned(),
            roles: vec!["WA".to_owned()],
        })
    }
}

/// Twelve to twenty-four months from one letter each: `.` on time, a digit or capital for days late, `o` open,
/// `p` part, `r` reversed, `R` reversed and paid later, `c` credited, `-` nothing due.
fn months(pattern: &str) -> Vec<StripMonth> {
    let last = Month::new(2026, 11);
    let count = i32::try_from(pattern.len()).unwrap_or(24);
    pattern
        .chars()
        .enumerate()
        .map(|(at, sign)| month(last.plus(i32::try_from(at).unwrap_or(0) - count + 1), sign))
        .collect()
}

fn month(month: Month, sign: char) -> StripMonth {
    let due = if sign == '-' { Cents::ZERO } else { Cents(74_218) };
    let due_on = month.on(1);
    let late = |days: i32| (StripState::Late { days }, due, Some(due_on.plus(days)));
    let (state, paid, paid_on) = match sign {
        '.' => (StripState::OnTime, due, Some(due_on.plus(-1))),
        'o' => (StripState::Open, Cents::ZERO, None),
        'p' => (StripState::Part, Cents(30_000), Some(due_on.plus(9))),
        'r' => (
            StripState::Reversed {
                reason: *b"AM04",
                settled_after: None,
            },
            Cents::ZERO,
            None,
        ),
        'R' => (
            StripState::Reversed {
                reason: *b"MD06",
                settled_after: Some(19),
            },
            due,
            Some(due_on.plus(19)),
        ),
        'c' => (StripState::Credited, due, Some(due_on)),
        '-' => (StripState::NothingDue, Cents::ZERO, None),
        digit => late(i32::try_from(digit.to_digit(36).unwrap_or(1)).unwrap_or(1)),
    };
    let method = if matches!(sign, 'r' | 'R') {
        Method::DirectDebit
    } else {
        Method::Transfer
    };
    StripMonth {
        month,
        state,
        due_on,
        due,
        paid,
        paid_on,
        method,
    }
}

async fn strips(caller: Caller) -> Markup {
    let p = caller.phrases;
    let stories = [
        (
            "gat",
            "Peter Verhagen: een gat na jaren op tijd",
            "......................oo",
        ),
        (
            "dag",
            "Fatima El Idrissi: elke maand acht dagen later, tot de dag verschoof",
            "88888888888888J888......",
        ),
        ("kruip", "Elke maand iets later", "....1.2.2233455679BDGK"),
        (
            "storno",
            "Dennis Smit: teruggeboekt sinds juli",
            "-----------....R..rrrrrp",
        ),
        (
            "nieuw",
            "Sanne Jacobs: sinds februari, één maand verrekend",
            ".o.22.c....",
        ),
    ];
    caller.page(
        "Maandstroken",
        Some(Nav::Today),
        html! {
            h1 { "Betalingen per maand" }
            @for (id, title, pattern) in stories {
                (ui::section(id, title, strip_once(p, pattern, id == "gat")))
            }
        },
    )
}

/// Only the first strip brings its table, because its anchors are meant for a page with one strip.
fn strip_once(phrases: &Phrases, pattern: &str, whole: bool) -> Markup {
    let strip = ui::month_strip(phrases, &months(pattern), Amounts::Shown);
    if whole {
        return strip;
    }
    let html = strip.into_string();
    let open = html.find("<details").unwrap_or(html.len());
    maud::PreEscaped(format!("{}</div>", &html[..open]))
}

async fn today(caller: Caller) -> Markup {
    let p = caller.phrases;
    let act = |words: &str| html! { (ui::link_button("/huurder", words)) a.utrecht-link href="/huurder" { "Iets anders" } };
    let rows = [
        ListRow {
            href: "/huurder",
            title: "Anita en Ron van Dijk",
            aside: "Spoorzicht 51",
            badge: Some(ui::badge(Tone::Attention, "onze belofte")),
            reason: "Wij beloofden vrijdag te bellen over de kleinere woning. Dat is 1 dag geleden.",
            actions: act("Bel nu"),
        },
        ListRow {
            href: "/huurder",
            title: "Mehmet Yılmaz",
            aside: "De Wilgen 7",
            badge: Some(ui::badge(Tone::Plain, "antwoord binnen")),
            reason: "De gemeente stuurde een voorstel. Lees het en antwoord vóór dinsdag.",
            actions: act("Lees het voorstel"),
        },
        ListRow {
            href: "/huurder",
            title: "Peter Verhagen",
            aside: "Noordkade 12",
            badge: Some(ui::badge(Tone::Attention, "voor het eerst")),
            reason: "Twee maanden huur zijn niet binnen. Daarvoor ging het altijd goed.",
            actions: act("Bereid het bezoek voor"),
        },
        ListRow {
            href: "/huurder",
            title: "Sanne Jacobs",
            aside: "Noordkade 88",
            badge: Some(ui::badge(Tone::Good, "plan nagekomen")),
            reason: "De laatste termijn is binnen. Het plan is klaar.",
            actions: act("Bedank haar"),
        },
    ];
    caller.page(
        "Vandaag",
        Some(Nav::Today),
        html! {
            h1 { "Wie help je vandaag?" }
            p { (ui::date_in_full(p, caller.today)) ". " "Vier mensen wachten op je." }
            (ui::list("Mensen om vandaag te helpen", &rows))
            (ui::section("leeg", "Lang gewacht", ui::empty_state("Hier wacht niemand", "Wie langer dan drie maanden wacht, komt hier te staan voor een frisse blik.")))
        },
    )
}

async fn tenant(caller: Caller) -> Markup {
    let p = caller.phrases;
    let day = |text: &str| text.parse::<Day>().unwrap_or(Day::FIRST);
    caller.page(
        "Peter Verhagen",
        Some(Nav::Today),
        html! {
            div {
                h1 { "Peter Verhagen" }
                p { "Zeg je en jij. Woont met Ilse en twee kinderen op Noordkade 12. Bellen kan na 16.00 uur." }
            }
            (ui::notice(Tone::Plain, html! { p { "“Twee maanden lukte het niet, en daarvoor altijd wel. Wat is er veranderd?”" } }))
            (ui::section("betalen", "Hoe gaat het betalen?", html! {
                (ui::facts(&[
                    ("Huur van nu", html! { "november is nog niet binnen " (ui::badge(Tone::Attention, "gestopt")) }),
                    ("Oud bedrag", ui::money(p, Cents(148_436))),
                    ("Afgesproken dag", html! { "de 1e van de maand" }),
                ]))
                (ui::month_strip(p, &months("......................oo"), Amounts::Shown))
            }))
            (ui::section("contact", "Contact", ui::table("Eerder contact, nieuwste eerst",
                &[Column::words("Dag"), Column::words("Hoe"), Column::words("Wat"), Column::figures("Minuten")],
                &[
                    vec![ui::date(p, day("2026-11-12"), caller.today), html! { "huisbezoek" }, html! { "niemand thuis, kaartje achtergelaten" }, html! { "5" }],
                    vec![ui::date(p, day("2026-11-05"), caller.today), html! { "telefoon" }, html! { "Ilse nam op; Peter belt terug" }, html! { "2" }],
                    vec![ui::date(p, day("2025-12-03"), caller.today), html! { "e-mail" }, html! { "vraag over de cv-ketel" }, html! { "4" }],
                ])))
            (ui::section("vastleggen", "Leg het gesprek vast", talk_form(p, &[])))
            (ui::details("Alles wat er gebeurde", html! { p { "Hier komt de tijdlijn." } }))
        },
    )
}

fn talk_form(p: &Phrases, errors: &[ErrorLine<'_>]) -> Markup {
    let of = |name: &str| {
        errors
            .iter()
            .find(|error| error.field == name)
            .map(|error| error.text)
    };
    html! {
        form.kt-form method="post" action="/vastleggen" novalidate {
            (ui::error_summary(p, errors))
            (ui::choice(p, &Field::text("uitkomst", "Hoe ging het?").error(of("uitkomst")), &[
                Choice { value: "gesproken", label: "Gesproken", hint: Some("over de huur") },
                Choice { value: "verbinding", label: "Contact gelegd", hint: Some("niet over betalen gesproken; dat is ook goed") },
                Choice { value: "niet-bereikt", label: "Niet bereikt", hint: None },
            ]))
            (ui::field(p, &Field::text("weer", "Wanneer weer contact?").kind("date").error(of("weer")).hint("Een dag die jullie samen kozen, of die jij voorstelt.")))
            (ui::text_area(p, &Field::text("verhaal", "In zijn eigen woorden").optional().hint("Peter kan dit lezen. Schrijf het dus zoals hij het zegt."), 3))
            (ui::button("Vastleggen", true))
        }
    }
}

async fn record(caller: Caller) -> Markup {
    let errors = [
        ErrorLine {
            field: "uitkomst",
            text: "Kies hoe het ging.",
        },
        ErrorLine {
            field: "weer",
            text: "Vul een dag in, bijvoorbeeld 24-11-2026.",
        },
    ];
    caller.page(
        "Let op: leg het gesprek vast",
        Some(Nav::Today),
        html! { h1 { "Leg het gesprek vast" } (talk_form(caller.phrases, &errors)) },
    )
}

async fn bank(caller: Caller) -> Markup {
    let p = caller.phrases;
    caller.page(
        "Bank",
        Some(Nav::Bank),
        html! {
            h1 { "Bankbestanden" }
            (ui::notice(Tone::Good, "Het bestand is ingelezen: 1.204 betalingen, 1.198 herkend."))
            (ui::notice(Tone::Attention, "6 betalingen wachten tot iemand ze koppelt."))
            (ui::notice(Tone::Wrong, "linde-20.xml is niet ingelezen: regel 412 heeft een datum die niet bestaat. Vraag de bank om het bestand opnieuw."))
            (ui::section("bezig", "Bezig", ui::progress("Inlezen", 640, 1204, "640 van 1.204 betalingen gelezen")))
            p { (ui::badge(Tone::Wrong, "geweigerd")) " " (ui::badge(Tone::Plain, "dubbel aangeboden")) " " (ui::key("?")) " " (ui::money(p, Cents(-5))) }
            (ui::list("Ongekoppeld", &[]))
        },
    )
}

async fn search(caller: Caller) -> Markup {
    let p = caller.phrases;
    caller.page(
        "Zoeken",
        Some(Nav::Search),
        html! {
            h1 { "Zoeken" }
            form.kt-form method="get" action="/zoeken" role="search" {
                (ui::field(p, &Field::text("q", "Naam, straat of kenmerk").kind("search").optional()))
                (ui::button("Zoek", true))
            }
        },
    )
}

fn pages() -> Router<AppState> {
    Router::new()
        .route("/vandaag", get(today))
        .route("/huurder", get(tenant))
        .route("/stroken", get(strips))
        .route("/bank", get(bank))
        .route("/zoeken", get(search))
        .route("/vastleggen", post(record))
        .route(
            "/stuk",
            get(|_: Caller| async { Problem::failed(&"shown on purpose") }),
        )
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "127.0.0.1:8181".to_owned());
    let state = AppState::new(Parts {
        site: Site {
            association: Some(("linde".to_owned(), "Woonstichting De Linde".to_owned())),
            lifetime: Lifetime::default(),
            ..Site::default()
        },
        limits: Limits::default(),
        clock: Arc::new(PracticeClock),
        doorkeeper: Arc::new(OneVisitor),
        sessions: Arc::new(Memory::default()),
        chance: || [5; 16],
    });
    let listener = tokio::net::TcpListener::bind(&address).await?;
    println!("http://{}", listener.local_addr()?);
    web::serve(listener, web::app(state, pages()), async {
        let _ = tokio::signal::ctrl_c().await;
    })
    .await
}
