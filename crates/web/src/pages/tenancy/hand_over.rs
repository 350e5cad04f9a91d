//! A transferred case in the hands of a bailiff or an agency: to whom, why and since when; how it ended; and the way back.

use super::form::{Typed, fresh_id};
use super::sheet::{self, Faults};
use super::{refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::collectors;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::ui;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::external_collection::{BadHandOver, HandOver, Party, running};
use domain::ids::HandOverId;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::CaseFile;
use work::external_collection::{NewHandOver, end_reason, reasons_to_end, reasons_to_start, start_reason};

/// `GET …/uit-handen`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "uit handen geven").await?;
    let parties = office
        .look(|db, actor, _| work::external_collection::parties(db, actor))
        .await?;
    let p = office.caller.phrases;
    let held = running(&file.hand_overs, &file.hand_over_ends);
    let stands = work::transfer::standing(&file).is_some();
    let content = html! {
        (faults.summary(p))
        p { (p.hand_over_lead()) " " (ui::link(&format!("/huurders/{}/overdracht", file.tenancy.id), p.transfer_link())) }
        @match (held, stands) {
            (Some(held), _) => (end_form(office, &file, held, &parties, typed, faults)),
            (None, true) => (start_form(office, &file, &parties, typed, faults)),
            (None, false) => p { (p.hand_over_not_yet()) },
        }
        (earlier(office, &file, &parties))
    };
    Ok(sheet::page(office, &file, p.hand_over_title(), faults, content))
}

fn start_form(office: &Office, file: &CaseFile, parties: &[Party], typed: &Typed, faults: &Faults) -> Markup {
    let (p, today) = (office.caller.phrases, office.at.today);
    let mut whom = vec![("", "")];
    whom.extend(parties.iter().map(|c| (c.code.as_str(), c.name.as_str())));
    let mut why = vec![("", "")];
    why.extend(reasons_to_start(today));
    let field = |name, label| faults.field(typed, name, label);
    html! {
        p { (p.hand_over_claims(p.money(file.claim(&file.outlook(today)).amount()))) }
        @if parties.is_empty() { p { (ui::link(collectors::ADDRESS, p.collectors_title())) } }
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/uit-handen" } novalidate {
            (ui::hidden("id", typed.get("id")))
            (ui::select(p, &field("aan", p.hand_over_field_to()), &whom))
            (ui::select(p, &field("reden", p.hand_over_field_why()), &why))
            (ui::field(p, &field("op", p.transfer_field_on()).kind("date").optional().hint(p.transfer_field_on_hint())))
            (ui::button(p.hand_over_button(), true))
        }
    }
}

fn name_of<'a>(parties: &'a [Party], held: &'a HandOver) -> &'a str {
    parties
        .iter()
        .find(|c| c.code == held.party)
        .map_or(held.party.as_str(), |c| c.name.as_str())
}

fn since(office: &Office, parties: &[Party], held: &HandOver) -> String {
    let p = office.caller.phrases;
    p.hand_over_since(
        p.money(held.amount),
        p.day_seen_from(held.on, office.at.today),
        name_of(parties, held),
        start_reason(&held.reason, held.on),
    )
}

fn end_form(
    office: &Office,
    file: &CaseFile,
    held: &HandOver,
    parties: &[Party],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let p = office.caller.phrases;
    let mut why = vec![("", "")];
    why.extend(reasons_to_end(office.at.today));
    let field = |name, label| faults.field(typed, name, label);
    let words = field("regel", p.transfer_field_step_words()).guarded().optional();
    html! {
        p { strong { (since(office, parties, held)) } }
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/uit-handen/" (held.id) } novalidate {
            (ui::select(p, &field("reden", p.hand_over_field_end()), &why))
            (ui::field(p, &field("op", p.transfer_field_on()).kind("date").optional().hint(p.transfer_field_on_hint())))
            (ui::text_area(p, &words, 2))
            (ui::button(p.hand_over_end_button(), true))
        }
    }
}

fn earlier(office: &Office, file: &CaseFile, parties: &[Party]) -> Markup {
    let p = office.caller.phrases;
    html! { @if !file.hand_over_ends.is_empty() {
        (ui::section("eerder", p.hand_over_earlier(), html! { ul.kt-agreements {
            @for end in &file.hand_over_ends {
                @for held in file.hand_overs.iter().filter(|h| h.id == end.hand_over) { li {
                    p { (since(office, parties, held)) }
                    p { (p.hand_over_ended(p.day_seen_from(end.on, office.at.today), end_reason(&end.reason, end.on))) }
                    @if !end.words.is_empty() { p { "“" (end.words) "”" } }
                } }
            }
        } }))
    } }
}

fn back_to(tenancy: &str) -> Response {
    Redirect::to(&format!("/huurders/{tenancy}/uit-handen")).into_response()
}

/// `POST …/uit-handen`
pub(super) async fn start(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let mut faults = Faults::default();
    let on = faults.day(p, &typed, "op", today);
    if !faults.none() {
        return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?));
    }
    let new = NewHandOver {
        id: HandOverId(typed.id()?),
        party: typed.get("aan").to_owned(),
        reason: typed.get("reden").to_owned(),
        on,
    };
    let kept = office.run(move |db, actor, at| work::external_collection::hand_over(db, actor, at, id, &new));
    let kept = kept.await?;
    told(&office, &tenancy, &typed, kept).await
}

/// `POST …/uit-handen/{hand_over}`
pub(super) async fn end(
    office: Office,
    Path((tenancy, hand_over)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: HandOverId = hand_over.parse().map_err(|_| Problem::NotFound)?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let mut faults = Faults::default();
    let on = faults.day(p, &typed, "op", today);
    if !faults.none() {
        return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?));
    }
    let (reason, words) = (typed.get("reden").to_owned(), typed.get("regel").to_owned());
    let kept = office.run(move |db, actor, at| {
        work::external_collection::end(db, actor, at, id, which, (&reason, on, &words))
    });
    let kept = kept.await?;
    told(&office, &tenancy, &typed, kept).await
}

async fn told(
    office: &Office,
    tenancy: &str,
    typed: &Typed,
    kept: Result<(), Refusal>,
) -> Result<Response, Problem> {
    let Err(refusal) = kept else {
        return Ok(back_to(tenancy));
    };
    let faults = faults_of(office.caller.phrases, &refusal).ok_or_else(|| refused(&refusal))?;
    let mut typed = typed.clone();
    if typed.get("id").is_empty() {
        typed.set("id", &fresh_id(office, tenancy).to_string());
    }
    Ok(sheet::again(draw(office, tenancy, &typed, &faults).await?))
}

/// The field that a refusal is about, and what to do.
fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(_) => Faults::one("regel", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("regel", p.record_too_long()),
        Refusal::HandOver(bad) => match bad {
            BadHandOver::NoName | BadHandOver::Registration => return None,
            BadHandOver::NoSuchParty(_) => Faults::one("aan", p.hand_over_error_to()),
            BadHandOver::NotRegistered { party, on } => Faults::one(
                "aan",
                p.hand_over_error_register(p.day_numbers(*on), party.as_str()),
            ),
            BadHandOver::NoTransfer => Faults::one("aan", p.hand_over_not_yet()),
            BadHandOver::BeforeDecision(day) | BadHandOver::EndsBeforeItBegan(day) => {
                Faults::one("op", p.hand_over_error_before(p.day_numbers(*day)))
            }
            BadHandOver::Future(_) => Faults::one("op", p.transfer_error_on()),
            BadHandOver::There => Faults::one("aan", p.hand_over_error_there()),
            BadHandOver::NoSuchReason { .. } => Faults::one("reden", p.hand_over_error_reason()),
            BadHandOver::NothingToClaim => Faults::one("aan", p.hand_over_error_nothing()),
            BadHandOver::StoppedByLaw(day) => {
                Faults::one("op", p.transfer_error_stopped(p.day_and_year(*day)))
            }
            BadHandOver::Ended => Faults::one("reden", p.hand_over_error_ended()),
        },
        _ => return None,
    })
}
