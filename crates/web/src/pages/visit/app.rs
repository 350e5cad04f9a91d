//! The day's visits on a phone without a network: a frame that is the same for everybody, the day's file, and the place to
//! which a phone sends what happened. The screens themselves are those of the pages.

use super::act::{fact_of, field_of};
use super::look;
use crate::assets;
use crate::caller::Visitor;
use crate::language::{Language, Phrases};
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::visit::{Screen, Step};
use crate::problem::Problem;
use crate::shell::{AppState, MayRecord};
use crate::ui;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use domain::ids::{RoundId, UserId, VisitFactId, VisitId};
use domain::plain_language::notes::Touches;
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use uuid::Uuid;
use work::visit::{NewFact, OpenVisit, Received, RoundView};
use work::{At, Db, Refusal};

/// The frame stands at an address of its own, within which the phone answers by itself.
const HOME: &str = "/bezoek/";
const APP: &str = include_str!("../../../assets/visit/app.js");
const VAULT: &str = include_str!("../../../assets/visit/vault.js");
const PLAN: &str = include_str!("../../../assets/visit/plan.js");
const GUARD: &str = include_str!("../../../assets/visit/guard.js");
const PRACTICE: &str = include_str!("../../../assets/visit/practice.js");
const VOICE: &str = include_str!("../../../assets/visit/voice.js");
const LIVE: &str = include_str!("../../../assets/visit/live.js");
const WORKER: &str = include_str!("../../../assets/visit/sw.js");

/// The worker with the files it keeps; its version is the digest of all of them, so that a change reaches every phone.
fn service_worker(scenes: &str) -> String {
    let files = [
        HOME,
        "/bezoek/app.js",
        "/bezoek/vault.js",
        "/bezoek/plan.js",
        "/bezoek/guard.js",
        "/bezoek/guard.json",
        "/bezoek/practice.js",
        "/bezoek/voice.js",
        "/bezoek/practice.json",
        "/bezoek/app.webmanifest",
        assets::STYLE.address(),
        assets::VISIT_STYLE.address(),
        assets::ICON.address(),
    ];
    let all = [
        APP,
        VAULT,
        PLAN,
        GUARD,
        &GUARD_WORDS,
        PRACTICE,
        VOICE,
        scenes,
        WORKER,
        env!("CARGO_PKG_VERSION"),
        &files.concat(),
    ]
    .concat();
    let version = Uuid::new_v5(&Uuid::NAMESPACE_OID, all.as_bytes());
    WORKER
        .replace("__VERSION__", &format!("bezoek-{version}"))
        .replace("__FILES__", &json!(files).to_string())
}

/// What a note could better say otherwise, with the words in which the hint is given: the same file for pages and phones.
static GUARD_WORDS: LazyLock<String> = LazyLock::new(|| {
    let patterns: Vec<Value> = work::guard::patterns()
        .into_iter()
        .map(|(touches, find, instead)| json!({"kind": touches.code(), "find": find, "instead": instead}))
        .collect();
    let texts: Map<String, Value> = Language::ALL
        .into_iter()
        .map(|language| {
            let p = Phrases::of(language);
            let hints = Touches::ALL.iter().map(|touches| {
                let words = p.guard_hint("[instead]", touches.code(), "[words]");
                (touches.code().to_owned(), words.into())
            });
            let bsn = ("bsn".to_owned(), p.record_bsn().into());
            let of: Map<String, Value> = hints.chain([bsn]).collect();
            (language.tag().to_owned(), of.into())
        })
        .collect();
    json!({"patterns": patterns, "texts": texts}).to_string()
});

fn script(text: impl IntoResponse) -> Response {
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    let fresh = HeaderValue::from_static("no-cache");
    (
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, fresh)],
        text,
    )
        .into_response()
}

pub(super) async fn app_script() -> Response {
    script(APP)
}
pub(super) async fn vault_script() -> Response {
    script(VAULT)
}
pub(super) async fn plan_script() -> Response {
    script(PLAN)
}
pub(super) async fn guard_script() -> Response {
    script(GUARD)
}
pub(super) async fn live_script() -> Response {
    script(LIVE)
}
pub(super) async fn practice_script() -> Response {
    script(PRACTICE)
}
pub(super) async fn voice_script() -> Response {
    script(VOICE)
}
pub(super) async fn guard_words() -> Response {
    data(GUARD_WORDS.as_str())
}
pub(super) async fn practice_scenes(State(state): State<AppState>) -> Response {
    data(state.practice().packed.clone())
}
fn data(text: impl IntoResponse) -> Response {
    let kind = HeaderValue::from_static("application/json");
    let fresh = HeaderValue::from_static("no-cache");
    (
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, fresh)],
        text,
    )
        .into_response()
}
pub(super) async fn worker_script(State(state): State<AppState>) -> Response {
    script(service_worker(&state.practice().packed))
}

/// What makes it an app that can be put on a phone.
pub(super) async fn manifest(visitor: Visitor) -> Response {
    let p = visitor.phrases;
    let text = json!({
        "name": p.visits_title(), "short_name": p.visits_title(), "start_url": HOME, "scope": HOME,
        "display": "standalone", "lang": p.language().tag(), "background_color": "#fbf7f0", "theme_color": "#1b5a4c",
        "icons": [{"src": assets::ICON.address(), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    });
    let kind = HeaderValue::from_static("application/manifest+json");
    ([(header::CONTENT_TYPE, kind)], text.to_string()).into_response()
}

/// `GET /bezoek/`: the frame. It holds nothing about anybody, so it opens to everybody and is kept on the phone.
pub(super) async fn frame(visitor: Visitor) -> impl IntoResponse {
    let p = visitor.phrases;
    let page = html! {
        (DOCTYPE)
        html lang=(p.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#1b5a4c";
                title { (p.visits_title()) }
                link rel="manifest" href="/bezoek/app.webmanifest";
                link rel="stylesheet" href=(assets::STYLE.address());
                (look())
                link rel="icon" type="image/svg+xml" href=(assets::ICON.address());
                script type="module" src="/bezoek/app.js" {}
            }
            body.kt-body data-title=(p.visits_title()) data-none=(p.app_none()) data-login=(p.app_login())
                data-login-link=(p.log_in_title()) data-offline=(p.app_offline()) data-ended=(p.app_ended()) data-sent=(p.app_sent()) data-practice=(p.practice_link()) {
                a.utrecht-skip-link href="#inhoud" { (p.skip_to_content()) }
                header.kt-app-bar {
                    p { strong { (p.visits_title()) } }
                    div data-state role="status" {}
                }
                main.kt-main id="inhoud" tabindex="-1" {
                    h1 { (p.visits_title()) }
                    noscript { p { (p.app_no_script()) " " (ui::link("/bezoeken", p.visits_title())) } }
                }
            }
        }
    };
    (Extension(MayRecord), page)
}

/// How many days ahead visits are taken along when there are none today: over a weekend.
const AHEAD: i32 = 3;

/// `GET /bezoek/dag`: the visits of today, or of the next day with visits, of whoever is logged in, with their screens.
pub(super) async fn day(office: Office, Query(asked): Query<Asked>) -> Result<Json<Value>, Problem> {
    let p = office.caller.phrases;
    let pass = asked.pass()?;
    let (views, opened) = office
        .look(move |db, actor, at| {
            if let Some(pass) = pass {
                work::visit::pocket::take_along(db, actor, at, pass)?;
            }
            let mut views = work::visit::rounds(db, actor, at)?;
            views.retain(|v| v.round.is_of(actor.user) && (0..=AHEAD).contains(&v.round.on.since(at.today)));
            // Today's, or else those of the next day with visits: no more than is needed leaves the house.
            let first = views.iter().map(|v| v.round.on).min();
            views.retain(|v| Some(v.round.on) == first);
            let mut opened: Vec<OpenVisit> = Vec::new();
            for view in &views {
                for stop in &view.round.stops {
                    let (round, why) = (view.round.id, "huisbezoek, mee op de telefoon");
                    opened.push(work::visit::open(db, actor, at, round, stop.visit, why)?);
                }
            }
            Ok((views, opened))
        })
        .await?;
    let visits: Vec<Value> = opened.iter().map(|open| packed(&office, open)).collect();
    let user = office.actor.user.map(|u| u.to_string());
    let away: Vec<&str> = opened.first().map_or(Vec::new(), |open| {
        open.put_away.iter().map(|c| c.code()).collect()
    });
    Ok(Json(json!({
        "user": user, "away": away, "pass": pass.map(|pass| pass.to_string()), "list": list(&office, &views).into_string(), "visits": visits, "texts": texts(p),
    })))
}

/// Under which pass a day goes along; made on the phone.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pas: Option<String>,
}

impl Asked {
    fn pass(&self) -> Result<Option<Uuid>, Problem> {
        let read = self.pas.as_deref().map(str::parse).transpose();
        read.map_err(|_| Problem::BadRequest)
    }
}

/// `POST /bezoek/toestel`: may the visits under this pass still be on the phone? Asked also when the session has ended,
/// so that a phone that was signed off at the desk knows it from one whose owner stands at a door for long.
pub(super) async fn pocket(
    State(state): State<AppState>,
    Extension(db): Extension<Db>,
    Json(asked): Json<Asked>,
) -> Result<Json<Value>, Problem> {
    let at = At {
        today: state.clock().today(),
        now: state.clock().now().as_microsecond(),
    };
    let pass = asked.pass()?.ok_or(Problem::BadRequest)?;
    let held = state
        .pages()
        .run(move || work::visit::pocket::holds(&db, at, pass))
        .await?;
    held.map(|holds| Json(json!({"holds": holds})))
        .map_err(|error| Problem::failed(&error))
}

fn packed(office: &Office, open: &OpenVisit) -> Value {
    let id = fresh_id(office, &open.stop.visit.to_string());
    let screen = Screen::new(office, open, id, true);
    let steps: Map<String, Value> = Step::ALL
        .into_iter()
        .map(|step| (step.key().to_owned(), screen.step(step).into_string().into()))
        .collect();
    json!({"round": open.round.id.to_string(), "visit": open.stop.visit.to_string(), "right": screen.opens(Step::Table),
        "name": screen.name(), "steps": steps})
}

/// The day's list: in order, with times, and no more than a name and an address.
fn list(office: &Office, views: &[RoundView]) -> Markup {
    let p = office.caller.phrases;
    html! {
        h1 { (p.visits_title()) }
        @if views.is_empty() { (ui::empty_state(p.visits_none_title(), p.app_none_today())) }
        @for view in views {
            div.kt-section {
                h2.utrecht-heading-2 {
                    (p.visits_round(p.day_seen_from(view.round.on, office.at.today), super::clock(view.round.starts_at)))
                }
                ol.kt-round {
                    @for stop in &view.round.stops {
                        @let place = view.places.get(&stop.tenancy);
                        li {
                            a.utrecht-link.kt-thumb href={ "#" (stop.visit) } { (place.map_or("", |i| i.heading.names.as_str())) }
                            p.kt-quiet {
                                (p.round_at(super::clock(stop.arrives_at))) " · " (place.map_or("", |i| i.heading.address.as_str()))
                                @if stop.by_two { " · " (p.round_by_two()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the phone itself says. `[name]` is filled in on the phone.
fn texts(p: &Phrases) -> Map<String, Value> {
    let name = "[name]";
    let mut all = super::voice::texts(p);
    let screens = json!({
        "steps": p.visit_steps(), "back": p.visits_title(), "voorbereiden": p.visit_step_prepare(),
        "deur": p.visit_step_door(), "tafel": p.visit_step_table(), "afronden": p.visit_step_guard(),
        "done": p.round_phase_done(), "left": p.visit_left(), "planned": p.table_proposal_made(), "sheet": p.table_sheet_given(), "sheetSent": p.table_sheet_comes(),
        "mapped": p.table_map_kept(), "booked": p.table_slot_asked(), "paused": p.table_pause_done(), "pass_on_ja": p.table_pass_on_yes(), "pass_on_nee": p.table_pass_on_no(),
        "referred": p.table_needs_done(),
        "consented": p.table_consent_done("[day]", name), "by": p.table_sheet_by("[day]"),
        "closed": p.guard_closed(), "card": p.visit_card_done(), "sent": p.app_sent(),
        "waits": p.app_waits("[count]"), "waitsOne": p.app_waits_one(), "offline": p.app_offline(),
        "loginLink": p.app_log_in_to_send(), "refused": p.app_refused(), "drop": p.app_drop(),
        "party_tenant": name, "party_association": p.table_sheet_us(), "party_third": p.table_sheet_third(),
        "photo": p.app_photo(), "planWhich": p.app_plan_which(), "planDays": p.app_plan_days(), "plan_own": p.plan_variant_own(),
        "plan_calmer": p.plan_variant_calmer(), "plan_growing": p.plan_variant_growing(), "planWrong": p.app_plan_wrong(), "planSolved": p.app_plan_solved("[count]", "[day]"),
    });
    all.extend(screens.as_object().cloned().unwrap_or_default());
    all
}

/// What a phone sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    /// Whose acts these are: another colleague's wait until that colleague logs in.
    user: String,
    facts: Vec<SentFact>,
}

#[derive(Deserialize)]
struct SentFact {
    id: String,
    round: String,
    visit: String,
    kind: String,
    #[serde(default)]
    fields: Typed,
    /// How long ago by the phone's own clock, in milliseconds.
    #[serde(default)]
    ago: i64,
}

/// `POST /bezoek/feiten`: keeps each fact once, and says of each what became of it. One that can't be kept stops no other.
/// What a colleague did who used this phone before is not kept under another name; the answer says who is logged in.
pub(super) async fn receive(office: Office, Json(sent): Json<Sent>) -> Result<Json<Value>, Problem> {
    let user = office.actor.user;
    if sent.user.parse::<UserId>().ok() != user {
        return Ok(Json(json!({"user": user.map(|u| u.to_string()), "facts": []})));
    }
    let p = office.caller.phrases;
    let mut told = Vec::with_capacity(sent.facts.len());
    for fact in sent.facts {
        let id = fact.id.clone();
        told.push(became(&id, one(&office, p, fact).await?));
    }
    Ok(Json(json!({"user": sent.user, "facts": told})))
}

/// What a phone hears of one thing that it sent.
pub(super) fn became(id: &str, kept: Result<Received, String>) -> Value {
    let (state, why) = match kept {
        Ok(Received::Kept) => ("kept", None),
        Ok(Received::AlreadyThere) => ("there", None),
        Ok(Received::KeptForALook) => ("look", None),
        Err(why) => ("refused", Some(why)),
    };
    json!({"id": id, "state": state, "why": why})
}

async fn one(office: &Office, p: &Phrases, fact: SentFact) -> Result<Result<Received, String>, Problem> {
    let what = match fact_of(p, &fact.kind, &fact.fields) {
        Ok(Some(what)) => what,
        Ok(None) => return Ok(Err(p.app_not_understood().to_owned())),
        Err(faults) => {
            let words: Vec<&str> = faults.iter().map(|(_, text)| *text).collect();
            return Ok(Err(words.join(" ")));
        }
    };
    let ids = (
        fact.id.parse::<VisitFactId>(),
        fact.round.parse::<RoundId>(),
        fact.visit.parse::<VisitId>(),
    );
    let (Ok(id), Ok(round), Ok(visit)) = ids else {
        return Ok(Err(p.app_not_understood().to_owned()));
    };
    let ago = fact.ago;
    let new = NewFact {
        id,
        round,
        visit,
        what,
        ago,
    };
    let kept = office
        .run(move |db, actor, at| work::visit::record(db, actor, at, &new))
        .await?;
    Ok(match kept {
        Ok(received) => Ok(received),
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(Refusal::HoldsBsn(_)) => Err(p.record_bsn().to_owned()),
        Err(Refusal::TooLong(_)) => Err(p.record_too_long().to_owned()),
        Err(Refusal::Consent(_)) => Err(format!("{} {}", p.visit_error_until(), p.network_until_hint())),
        Err(_) => Err(format!("{} ({})", p.app_not_understood(), field_of(&fact.kind))),
    })
}
