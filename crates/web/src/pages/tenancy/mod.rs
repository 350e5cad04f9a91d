//! One tenancy on one page without tabs (S2.16): the person first, then how paying goes, then what was said.
//!
//! Each part of the page is a room of its own; this one puts them in order. The address holds the tenancy's own id,
//! never the contract number.

mod agreements;
mod coach;
mod compose;
mod contacts;
mod debt_help;
mod discount;
mod done;
mod dossier;
mod ease;
pub(super) mod form;
pub(in crate::pages) mod guarded;
mod hand_over;
mod lead;
mod ledger;
mod looked;
pub(in crate::pages) mod measures;
mod messages;
pub(super) mod network;
mod opening;
mod own_page;
mod pause;
mod paying;
mod person;
pub(in crate::pages) mod plan;
mod questions;
mod record;
mod referral;
pub(in crate::pages) mod sheet;
mod spared;
mod spoken;
mod story;
pub(in crate::pages) mod strip;
mod timeline;
mod transfer;
pub(super) mod visit;
mod waiver;
mod wishes;
mod worry;

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Nav, Tone};
use axum::extract::{Path, Query};
use axum::http::Method;
use axum::routing::{get, post};
use domain::calendar::{Day, Month};
use domain::ids::{TenancyId, UserId};
use domain::ledger::Allocation;
use domain::outlook::{Lane, Outlook};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use work::case_file::CaseFile;
use work::measure::Panel;
use work::message::OnItsWay;
use work::row::BankRow;
use work::{Act, Refusal};

pub(super) use person::names;

/// The pages, with the acts that open them.
#[allow(clippy::too_many_lines, reason = "a table, one row a page")]
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeTenancy];
    const RECORD: &[Act] = &[Act::RecordContact];
    const PAUSE: &[Act] = &[Act::AgreePause];
    const PLAN: &[Act] = &[Act::AgreePlan];
    const HELP: &[Act] = &[Act::AgreeHelp];
    const WAIVE: &[Act] = &[Act::Waive];
    const LOWER: &[Act] = &[Act::LowerRent];
    const TRANSFER: &[Act] = &[Act::Transfer];
    const SEND: &[Act] = &[Act::SendMessages];
    const AUDIT: &[Act] = &[Act::SeeAudit];
    vec![
        Room::new(Method::GET, "/huurders/{tenancy}", SEE, get(show)),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/ingesproken/{note}",
            SEE,
            get(spoken::hear),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/contact",
            RECORD,
            get(record::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/contact",
            RECORD,
            post(record::save),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/verhaal",
            RECORD,
            get(story::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/verhaal",
            RECORD,
            post(story::keep),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/afspraken/{agreement}",
            RECORD,
            post(agreements::turn),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/verwacht",
            RECORD,
            post(paying::expect),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/uit-handen",
            TRANSFER,
            get(hand_over::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/uit-handen",
            TRANSFER,
            post(hand_over::start),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/uit-handen/{hand_over}",
            TRANSFER,
            post(hand_over::end),
        )
        .written(&["regel"]),
        Room::new(Method::GET, "/huurders/{tenancy}/pauze", PAUSE, get(pause::ask)),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/pauze",
            PAUSE,
            post(pause::start),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/pauze/{pause}",
            PAUSE,
            get(pause::ask_end),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/pauze/{pause}",
            PAUSE,
            post(pause::end),
        ),
        Room::new(Method::GET, "/huurders/{tenancy}/plan", PLAN, get(plan::ask)),
        Room::new(Method::POST, "/huurders/{tenancy}/plan", PLAN, post(plan::save)),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/plan/{plan}",
            PLAN,
            get(plan::ask_turn),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/plan/{plan}",
            PLAN,
            post(plan::save_turn),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/uitstel",
            HELP,
            get(ease::deferral::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/uitstel",
            HELP,
            post(ease::deferral::give),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/uitstel/{deferral}",
            HELP,
            get(ease::deferral::ask_turn),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/uitstel/{deferral}",
            HELP,
            post(ease::deferral::turn),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/ook-zo",
            HELP,
            get(ease::dispute::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/ook-zo",
            HELP,
            post(ease::dispute::hear),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/ook-zo/{dispute}",
            HELP,
            get(ease::dispute::ask_answer),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/ook-zo/{dispute}",
            HELP,
            post(ease::dispute::answer),
        )
        .written(&["antwoord", "doen"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/betaler",
            HELP,
            get(ease::payer::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/betaler",
            HELP,
            post(ease::payer::begin),
        )
        .written(&["stoppen"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/betaler/{payer}",
            HELP,
            get(ease::payer::ask_stop),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/betaler/{payer}",
            HELP,
            post(ease::payer::stop),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/schuldhulp",
            HELP,
            get(debt_help::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/schuldhulp",
            HELP,
            post(debt_help::save),
        )
        .written(&["regel", "waarom-*"]),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/saldo/{debt_help}",
            HELP,
            post(debt_help::give_balance),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/zorg/{worry}",
            RECORD,
            post(worry::answer),
        )
        .written(&["regel"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/netwerk",
            RECORD,
            get(network::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/netwerk",
            RECORD,
            post(network::agree),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/netwerk/{network}",
            RECORD,
            post(network::turn),
        )
        .written(&["regel"]),
        Room::new(Method::GET, "/huurders/{tenancy}/coach", RECORD, get(coach::ask)),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/coach",
            RECORD,
            post(coach::keep),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/hulp",
            RECORD,
            get(referral::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/hulp",
            RECORD,
            post(referral::keep),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/hulp/{referral}",
            RECORD,
            post(referral::turn),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/vast-contact",
            RECORD,
            get(lead::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/vast-contact",
            RECORD,
            post(lead::keep),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/eigen-pagina",
            SEND,
            get(own_page::show),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/eigen-pagina",
            SEND,
            post(own_page::give),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/eigen-pagina/stop",
            SEND,
            post(own_page::end),
        ),
        Room::new(Method::GET, "/huurders/{tenancy}/wensen", SEND, get(wishes::ask)),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/wensen",
            SEND,
            post(wishes::keep),
        )
        .written(&["begroeting"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/kwijtschelden",
            WAIVE,
            get(waiver::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/kwijtschelden",
            WAIVE,
            post(waiver::propose),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/kwijtschelden/{waiver}",
            WAIVE,
            get(waiver::ask_decision),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/kwijtschelden/{waiver}",
            WAIVE,
            post(waiver::decide),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/lagere-huur",
            LOWER,
            get(discount::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/lagere-huur",
            LOWER,
            post(discount::request),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/lagere-huur/{discount}",
            LOWER,
            get(discount::ask_turn),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/lagere-huur/{discount}",
            LOWER,
            post(discount::turn),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/huurverhoging",
            LOWER,
            get(spared::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/huurverhoging",
            LOWER,
            post(spared::request),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/huurverhoging/{spared}",
            LOWER,
            get(spared::ask_decision),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/huurverhoging/{spared}",
            LOWER,
            post(spared::decide),
        )
        .written(&["woorden"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/overdracht",
            TRANSFER,
            get(transfer::show),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/overdracht",
            TRANSFER,
            post(transfer::propose),
        )
        .written(&["perspective", "tried", "our_share", "household", "go_on"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/overdracht/dossier.pdf",
            TRANSFER,
            get(dossier::pdf),
        ),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/overdracht/dossier.zip",
            TRANSFER,
            get(dossier::zip),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/overdracht/{transfer}",
            TRANSFER,
            post(transfer::decide),
        )
        .written(&["woorden"]),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/rechter/{transfer}",
            TRANSFER,
            post(transfer::step),
        )
        .written(&["regel"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/bericht",
            SEND,
            get(compose::ask),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/bericht",
            SEND,
            post(compose::save),
        )
        .written(&["onderwerp", "bericht"]),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/maatregel",
            RECORD,
            post(measures::choose),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/oorzaak",
            RECORD,
            post(measures::tell),
        ),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/berichten/{message}",
            SEND,
            post(messages::turn),
        ),
        Room::new(Method::GET, "/huurders/{tenancy}/gedaan", RECORD, get(done::ask)),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/gedaan",
            RECORD,
            post(done::save),
        )
        .written(&["regel"]),
        Room::new(
            Method::POST,
            "/huurders/{tenancy}/gedaan/{proof}",
            RECORD,
            post(done::take_back),
        )
        .written(&["waarom-*"]),
        Room::new(
            Method::GET,
            "/huurders/{tenancy}/inzage",
            AUDIT,
            get(looked::show),
        ),
    ]
}

/// The tenancy of an address. What is no id is not there.
pub(in crate::pages) fn tenancy_of(text: &str) -> Result<TenancyId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// The page for a refusal about which a form has nothing better to say.
pub(in crate::pages) fn refused(refusal: &Refusal) -> Problem {
    match refusal {
        Refusal::NotAllowed(_) => Problem::Forbidden,
        Refusal::NoSuchTenancy(_)
        | Refusal::NoSuchAgreement(_)
        | Refusal::NoSuchHelp(_)
        | Refusal::NoSuchMessage(_) => Problem::NotFound,
        _ => Problem::BadRequest,
    }
}

/// Months shown in the strip.
const MONTHS: i32 = 24;
/// Months of the folded ledger; the rest is a link away. Two years of lines were half of the page's weight.
const LEDGER_MONTHS: i32 = 6;

/// What may stand in the address: where one came from, what was just done, how much of the ledger.
#[derive(Clone, Default, Deserialize)]
struct Arrived {
    #[serde(default)]
    via: String,
    #[serde(default)]
    klaar: String,
    #[serde(default)]
    voornemens: i32,
    #[serde(default)]
    grootboek: String,
}

impl Arrived {
    /// Why the page is looked at, for the audit trail.
    fn why(&self) -> &'static str {
        if !self.klaar.is_empty() {
            return "na vastleggen";
        }
        ["vandaag", "zoeken", "bank"]
            .into_iter()
            .find(|via| *via == self.via)
            .unwrap_or("rechtstreeks")
    }
}

/// Everything that the parts of the page draw from.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one right of the person who looks"
)]
struct View<'a> {
    p: &'static Phrases,
    today: Day,
    file: &'a CaseFile,
    outlook: Outlook<'a>,
    allocations: Vec<Allocation>,
    /// May write down contacts and agreements.
    writes: bool,
    /// May agree on pauses.
    pauses: bool,
    /// May agree on plans.
    plans: bool,
    /// May write down what may come later, what the tenant sees otherwise, and who else pays.
    helps: bool,
    /// May propose to waive and decide about it.
    waives: bool,
    /// May write down requests for a lower rent and decide about them.
    lowers: bool,
    /// May propose transfer and write down what happens at the court.
    transfers: bool,
    /// May send messages.
    sends: bool,
    /// Who looks.
    user: Option<UserId>,
    id: TenancyId,
}

/// Where entries of the ledger came from, and what the person who looks may do with that.
struct Sources {
    /// Names of files by number.
    files: HashMap<i64, String>,
    /// What the bank said, by file and place in it.
    rows: HashMap<(i64, i64), BankRow>,
    /// May open what the bank said.
    opens: bool,
    /// May take a link back.
    undoes: bool,
}

impl<'a> View<'a> {
    /// What this person sees of a file today.
    fn of(office: &Office, file: &'a CaseFile) -> Self {
        let today = office.at.today;
        let (outlook, allocations) = file.explained(today, None);
        let may = |act| office.actor.may(act).is_ok();
        Self {
            p: office.caller.phrases,
            today,
            file,
            outlook,
            allocations,
            writes: may(Act::RecordContact),
            pauses: may(Act::AgreePause),
            plans: may(Act::AgreePlan),
            helps: may(Act::AgreeHelp),
            waives: may(Act::Waive),
            lowers: may(Act::LowerRent),
            transfers: may(Act::Transfer),
            sends: may(Act::SendMessages),
            user: office.actor.user,
            id: file.tenancy.id,
        }
    }
}

impl View<'_> {
    fn day(&self, day: Day) -> Markup {
        ui::date(self.p, day, self.today)
    }
    fn month(&self, month: Month) -> String {
        self.p.month(month)
    }
}

async fn show(
    office: Office,
    Path(tenancy): Path<String>,
    Query(arrived): Query<Arrived>,
) -> Result<Markup, Problem> {
    let id = tenancy_of(&tenancy)?;
    let why = arrived.why();
    let since =
        (arrived.grootboek != "alles").then(|| office.at.today.month().plus(1 - LEDGER_MONTHS).first());
    let (file, sources, sent, panel) = office
        .look(move |db, actor, at| {
            let file = work::case_file::open(db, actor, at, id, why)?;
            let shown = file
                .entries
                .iter()
                .filter(|b| since.is_none_or(|day| b.entry.effective_on >= day));
            let places: BTreeSet<(i64, i64)> = shown
                .filter_map(|b| b.source)
                .map(|s| (s.import, s.position))
                .collect();
            let numbers: BTreeSet<i64> = places.iter().map(|(import, _)| *import).collect();
            let sources = Sources {
                files: work::case_file::source_files(db, actor, &numbers)?,
                rows: work::case_file::bank_rows(db, actor, &places)?,
                opens: actor.may(Act::SeeBank).is_ok(),
                undoes: actor.may(Act::PlaceReceipts).is_ok(),
            };
            let sent = work::message::of(db, actor, id)?;
            let panel = work::measure::panel(db, actor, at, &file)?;
            Ok((file, sources, sent, panel))
        })
        .await?;
    let form_id = form::fresh_id(&office, &tenancy);
    let title = names(office.caller.phrases, &file, office.at.today);
    let content = draw(
        &office,
        &file,
        (&sources, since),
        &sent,
        &panel,
        &arrived,
        form_id,
    );
    Ok(office.caller.page(&title, Some(nav(&arrived)), content))
}

fn nav(arrived: &Arrived) -> Nav {
    if arrived.via == "zoeken" {
        Nav::Search
    } else {
        Nav::Today
    }
}

fn draw(
    office: &Office,
    file: &CaseFile,
    (sources, since): (&Sources, Option<Day>),
    sent: &[OnItsWay],
    panel: &Panel,
    arrived: &Arrived,
    form_id: uuid::Uuid,
) -> Markup {
    let view = View::of(office, file);
    html! {
        (notice(&view, arrived))
        (measures::notice(&view, &arrived.klaar, panel))
        (person::header(&view, office.actor.may(Act::SeeAudit).is_ok()))
        (worry::part(&view))
        (pause::running(&view))
        (debt_help::cards(&view))
        (opening::part(&view))
        div.kt-columns {
            // Who left owes no current rent: whether it comes in is no question any more.
            @if view.outlook.lane != Lane::Former { (paying::now(&view)) }
            (paying::open(&view, form_id))
        }
        (referral::part(&view, form_id))
        (coach::part(&view))
        (measures::part(&view, panel, form_id))
        (plan::part(&view))
        (strip::part(&view))
        div.kt-columns { (story::part(&view, form_id)) (agreements::part(&view)) }
        (paying::episodes(&view))
        @if view.writes { (record::part(&view, form_id)) }
        (done::part(&view))
        (messages::part(&view, sent))
        (contacts::log(&view))
        (timeline::part(&view))
        (ledger::part(&view, sources, since))
    }
}

/// What was just done, and what happens next.
fn notice(view: &View<'_>, arrived: &Arrived) -> Markup {
    let p = view.p;
    html! {
        @match arrived.klaar.as_str() {
            "contact" => (ui::notice(Tone::Good, html! {
                p {
                    (p.record_done()) " "
                    @match view.outlook.quiet_until {
                        Some(day) => (p.record_done_quiet(p.day_seen_from(day, view.today))),
                        None => (p.record_done_open()),
                    }
                }
                @if (1..=3).contains(&arrived.voornemens) { p { (p.record_done_intention(arrived.voornemens)) } }
            })),
            "verhaal" => (ui::notice(Tone::Good, p.story_done())),
            "afspraak" => (ui::notice(Tone::Good, p.tenancy_turned())),
            "al-afgerond" => (ui::notice(Tone::Attention, p.tenancy_turn_not_open())),
            "dag" => (ui::notice(Tone::Attention, p.tenancy_turn_date_wrong())),
            "verwacht-kies" => (ui::notice(Tone::Attention, p.request_choose_first())),
            _ => {
                (done::notice(view, &arrived.klaar))
                (pause::notice(view, &arrived.klaar))
                (plan::notice(view, &arrived.klaar))
                (ease::notice(view, &arrived.klaar))
                (debt_help::notice(view, &arrived.klaar))
                (waiver::notice(view, &arrived.klaar))
                (discount::notice(view, &arrived.klaar))
                (spared::notice(view, &arrived.klaar))
                (messages::notice(view, &arrived.klaar))
                (wishes::notice(view, &arrived.klaar))
                (worry::notice(view, &arrived.klaar))
                (network::notice(view, &arrived.klaar))
                (lead::notice(view, &arrived.klaar))
                (referral::notice(view, &arrived.klaar))
                (coach::notice(view, &arrived.klaar))
            },
        }
    }
}
