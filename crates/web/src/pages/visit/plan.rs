//! `/bezoeken/plannen`: choose a neighbourhood and whom to speak; the order and the times come by themselves (S1.8).

use super::area::{Spot, picture};
use super::round::coming_words;
use super::{look, minute_from};
use crate::address::encoded;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, day_from, fresh_id};
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Choice, ErrorLine, Field, Nav};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{RoundId, TenancyId, UserId};
use domain::visit::{BadRound, Coming};
use maud::{Markup, html};
use serde::Deserialize;
use work::visit::{Area, Invitee, NewRound, NewStop};
use work::{Act, Refusal};

/// All neighbourhoods at once.
const ALL: &str = "alle";

/// Where to plan: a neighbourhood, and tenants who are to be in it, with commas between.
#[derive(Default, Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    wijk: String,
    #[serde(default)]
    huurder: String,
    /// Who is asked along.
    #[serde(default)]
    mee: String,
}

type Fault = (String, String);

pub(super) async fn ask(office: Office, Query(place): Query<Where>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, "ronde").to_string());
    typed.set("wijk", &place.wijk);
    typed.set("huurder", &place.huurder);
    typed.set("mee", &place.mee);
    for id in place.huurder.split(',').filter(|id| !id.is_empty()) {
        typed.set(&format!("kies-{id}"), "ja");
    }
    typed.set("op", &office.at.today.plus(1).to_string());
    typed.set("vanaf", "9:00");
    draw(&office, &typed, &[]).await
}

async fn area(office: &Office, typed: &Typed) -> Result<Area, Problem> {
    let hood = match typed.get("wijk") {
        "" => None,
        ALL => Some(String::new()),
        name => Some(name.to_owned()),
    };
    let with: Vec<TenancyId> = typed
        .get("huurder")
        .split(',')
        .filter_map(|id| id.parse().ok())
        .collect();
    office
        .look(move |db, actor, at| work::visit::area(db, actor, at, hood.as_deref(), &with))
        .await
}

async fn draw(office: &Office, typed: &Typed, faults: &[Fault]) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let area = area(office, typed).await?;
    let title = if faults.is_empty() {
        p.round_plan_title().to_owned()
    } else {
        p.title_with_errors(p.round_plan_title())
    };
    let content = html! {
        (look())
        p { (ui::link("/bezoeken", p.visits_title())) }
        h1 { (p.round_plan_title()) }
        (hoods(p, &area, typed.get("huurder")))
        @if area.invitees.is_empty() { p { (p.round_plan_nobody()) } } @else { (form(office, &area, typed, faults)) }
    };
    Ok(office.caller.page(&title, Some(Nav::Visits), content))
}

fn hoods(p: &Phrases, area: &Area, with: &str) -> Markup {
    let with: String = with
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-,".contains(*c))
        .collect();
    let address = |hood: &str| match with.as_str() {
        "" => format!("/bezoeken/plannen?wijk={hood}"),
        with => format!("/bezoeken/plannen?wijk={hood}&huurder={with}"),
    };
    html! {
        nav.kt-jumps aria-label=(p.round_plan_area()) {
            ul {
                @for (name, count) in &area.neighbourhoods {
                    li {
                        a.utrecht-link.kt-thumb href=(address(&encoded(name)))
                            aria-current=[(*name == area.chosen).then_some("true")] { (name) } " " span.kt-quiet { (count) }
                    }
                }
                li {
                    a.utrecht-link.kt-thumb href=(address(ALL))
                        aria-current=[area.chosen.is_empty().then_some("true")] { (p.round_plan_everywhere()) }
                }
            }
        }
    }
}

fn form(office: &Office, area: &Area, typed: &Typed, faults: &[Fault]) -> Markup {
    let p = office.caller.phrases;
    let of = |name: &str| {
        faults
            .iter()
            .find(|(f, _)| f == name)
            .map(|(_, text)| text.as_str())
    };
    let lines: Vec<ErrorLine<'_>> = faults
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let spots: Vec<Spot> = (1..)
        .zip(&area.invitees)
        .filter_map(|(number, i)| Some(Spot { number, at: i.at? }))
        .collect();
    let field = |name, label| Field::text(name, label).value(typed.get(name)).error(of(name));
    html! {
        (picture(&p.round_plan_map_words(area.chosen.as_str(), spots.len()), &spots, false))
        form.kt-form method="post" action="/bezoeken/plannen" novalidate {
            (ui::error_summary(p, &lines))
            (ui::hidden("id", typed.get("id")))
            (ui::hidden("wijk", if area.chosen.is_empty() { ALL } else { &area.chosen }))
            (ui::hidden("huurder", typed.get("huurder")))
            fieldset.kt-choice id="wie" {
                legend.utrecht-form-label { (p.round_plan_who()) }
                p.utrecht-form-field-description { (p.round_plan_who_hint()) }
                @if let Some(error) = of("wie") { p.utrecht-form-field-error-message { span aria-hidden="true" { "! " } (error) } }
                ol.kt-invitees { @for invitee in &area.invitees { li { (tile(office, area, typed, invitee)) } } }
            }
            (ui::choice(p, &field("weten", p.round_plan_coming()), &comings(p)))
            (ui::field(p, &field("op", p.round_plan_on()).kind("date")))
            (ui::field(p, &field("vanaf", p.round_plan_start()).hint(p.round_plan_start_hint())))
            (companions(office, area, typed, of("mee")))
            (ui::button(p.round_plan_button(), true))
        }
    }
}

fn comings(p: &Phrases) -> Vec<Choice<'_>> {
    let tile = |coming: &Coming| Choice::plain(coming.code(), coming_words(p, *coming));
    Coming::ALL.iter().map(tile).collect()
}

/// One tenant: who, where, why now, and an agreed time when there is one.
fn tile(office: &Office, area: &Area, typed: &Typed, i: &Invitee) -> Markup {
    let p = office.caller.phrases;
    let today = office.at.today;
    let id = i.heading.tenancy;
    let name = format!("kies-{id}");
    let window = format!("tijd-{id}");
    html! {
        label.kt-tile for=(name) {
            input type="checkbox" id=(name) name=(name) value="ja" checked[!typed.get(&name).is_empty()];
            span.kt-tile__text {
                (i.heading.names)
                span.kt-quiet.kt-tile__hint {
                    (i.heading.address)
                    @if let Some(reason) = &i.reason { " · " (sentence::reason(p, reason, today)) }
                }
                @if let Some(lead) = i.lead.filter(|lead| office.actor.user != Some(*lead)).and_then(|lead| area.colleagues.get(&lead)) {
                    span.kt-tile__hint { strong { (p.lead_colleague(lead)) } }
                }
                @if let Some((who, day)) = i.planned {
                    @let own = office.actor.user == Some(who);
                    @let who = area.colleagues.get(&who).map_or("", String::as_str);
                    span.kt-tile__hint { strong {
                        @if own { (p.round_plan_own(p.day_seen_from(day, today))) } @else { (p.round_plan_planned(p.day_seen_from(day, today), who)) }
                    } }
                }
            }
        }
        (ui::details_if(!typed.get(&window).is_empty(), p.round_plan_window(), ui::field(p, &Field::text(&window, p.round_plan_window())
            .optional().hint(p.round_plan_window_hint()).value(typed.get(&window)))))
    }
}

fn companions(office: &Office, area: &Area, typed: &Typed, error: Option<&str>) -> Markup {
    let p = office.caller.phrases;
    let mut others: Vec<(String, &str)> = area
        .colleagues
        .iter()
        .filter(|(id, _)| Some(**id) != office.actor.user)
        .map(|(id, name)| (id.to_string(), name.as_str()))
        .collect();
    others.sort_by_key(|(_, name)| *name);
    let tiles: Vec<Choice<'_>> = std::iter::once(("", p.round_plan_alone()))
        .chain(others.iter().map(|(id, name)| (id.as_str(), *name)))
        .map(|(value, label)| Choice::plain(value, label))
        .collect();
    let field = Field::text("mee", p.round_plan_companion())
        .optional()
        .value(typed.get("mee"))
        .error(error);
    ui::choice(p, &field, &tiles)
}

pub(super) async fn save(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    office
        .actor
        .may(Act::RecordContact)
        .map_err(|_| Problem::Forbidden)?;
    let p = office.caller.phrases;
    let again = async |faults: &[Fault]| -> Result<Response, Problem> {
        let page = draw(&office, &typed, faults).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    let new = match read(p, &typed) {
        Ok(new) => new,
        Err(faults) => return again(&faults).await,
    };
    let id = new.id;
    let planned = office
        .run(move |db, actor, at| work::visit::plan_round(db, actor, at, &new))
        .await?;
    match planned {
        Ok(()) => Ok(Redirect::to(&format!("/bezoeken/{id}")).into_response()),
        Err(Refusal::Round(bad)) => again(&[fault_of(p, bad)]).await,
        Err(Refusal::NoSuchTenancy(_)) => Err(Problem::NotFound),
        Err(Refusal::NotAllowed(_)) => Err(Problem::Forbidden),
        Err(_) => Err(Problem::BadRequest),
    }
}

fn fault_of(p: &Phrases, bad: BadRound) -> Fault {
    let (field, text) = match bad {
        BadRound::Past(_) => ("op", p.round_plan_error_day()),
        BadRound::TooMany => ("wie", p.round_plan_error_many()),
        BadRound::Empty | BadRound::Twice => ("wie", p.round_plan_error_nobody()),
        BadRound::NeedsTwo | BadRound::WithOneself => ("mee", p.round_plan_error_two()),
        BadRound::Time => ("vanaf", p.round_plan_error_time()),
    };
    (field.to_owned(), text.to_owned())
}

fn read(p: &Phrases, typed: &Typed) -> Result<NewRound, Vec<Fault>> {
    let mut faults: Vec<Fault> = Vec::new();
    let mut add = |field: &str, text: &str| faults.push((field.to_owned(), text.to_owned()));
    let coming = Coming::from_code(typed.get("weten"));
    if coming.is_none() {
        add("weten", p.round_plan_error_coming());
    }
    let on = day_from(typed.get("op"));
    if on.is_none() {
        add("op", p.round_plan_error_day());
    }
    let starts_at = minute_from(typed.get("vanaf"));
    if starts_at.is_none() {
        add("vanaf", p.round_plan_error_time());
    }
    let mut stops = Vec::new();
    for id in typed.chosen("kies-") {
        let Ok(tenancy) = id.parse::<TenancyId>() else {
            continue;
        };
        let name = format!("tijd-{id}");
        let window = match typed.get(&name) {
            "" => None,
            text => match text
                .split_once('-')
                .map(|(a, b)| (minute_from(a), minute_from(b)))
            {
                Some((Some(from), Some(until))) if from <= until => Some((from, until)),
                _ => {
                    add(&name, p.round_plan_error_window());
                    None
                }
            },
        };
        stops.push(NewStop {
            tenancy,
            coming: coming.unwrap_or(Coming::Announced),
            by_two: false,
            window,
        });
    }
    if stops.is_empty() {
        add("wie", p.round_plan_error_nobody());
    }
    stops.sort_by_key(|s| s.tenancy);
    let companion = typed.get("mee").parse::<UserId>().ok();
    match (typed.id(), on, starts_at) {
        (Ok(id), Some(on), Some(starts_at)) if faults.is_empty() => Ok(NewRound {
            id: RoundId(id),
            on,
            starts_at,
            visitor: None,
            companion,
            stops,
        }),
        _ => Err(faults),
    }
}
