//! A worry from the neighbourhood on the tenant's page (S4.12): whom to call, and what we tell them. What the tenant does not
//! know of is not told here.

use super::View;
use super::form::Typed;
use super::sheet::{self, Faults};
use super::{refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::pages::worries::line_fault;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::ids::WorryId;
use domain::outlook::Reason;
use domain::worry::{Worry, WorryAnswer};
use maud::{Markup, html};

/// The worries that wait for an answer, each with its form.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    html! {
        @for worry in view.file.worries.iter().filter(|w| w.answer.is_none()) {
            @let id = format!("zorg-{}", worry.id);
            section.kt-opening aria-labelledby=(id) {
                h2.kt-opening__title id=(id) { (p.worry_title(worry.from_name.as_str())) }
                (told(p, worry))
                p.kt-quiet { (p.worry_on(p.day_seen_from(worry.on, view.today))) }
                @if let Some(name) = known_by(view, worry) { p { (p.worry_known_by(name)) } }
                @if view.writes { (form(p, view.id.to_string().as_str(), worry, &Typed::default(), &Faults::default())) }
            }
        }
    }
}

/// The colleague who spoke with the tenant last, when that is somebody else than whoever looks (S4.12).
fn known_by<'a>(view: &'a View<'_>, worry: &Worry) -> Option<&'a str> {
    let who = view.outlook.tasks.iter().find_map(|task| match &task.reason {
        Reason::Worry { worry: id, who, .. } if *id == worry.id => *who,
        _ => None,
    })?;
    let other = view.user != Some(who) && worry.from != who;
    view.file.colleague(Some(who)).filter(|_| other)
}

/// The line when the tenant agreed, else whom to call.
fn told(p: &Phrases, worry: &Worry) -> Markup {
    html! {
        @match worry.line_for(None) {
            Some(line) => p { "“" (line) "” " (p.worry_agreed()) },
            None => p { (p.worry_not_asked(worry.from_name.as_str())) },
        }
        @if let Some(phone) = &worry.from_phone { p { (p.worry_phone()) " " strong { (phone) } } }
    }
}

fn form(p: &Phrases, tenancy: &str, worry: &Worry, typed: &Typed, faults: &Faults) -> Markup {
    let name = worry.from_name.as_str();
    let labels: Vec<(&str, String)> = WorryAnswer::ALL
        .iter()
        .map(|a| (a.code(), p.worry_answer_choice(a.code())))
        .collect();
    let tiles = ui::tiles(&labels);
    let (how, hint) = (p.worry_how(name), p.worry_words_hint(name));
    html! {
        form.kt-form method="post" action={ "/huurders/" (tenancy) "/zorg/" (worry.id) } novalidate {
            (faults.summary(p))
            (ui::choice(p, &faults.field(typed, "wat", &how), &tiles))
            (ui::field(p, &faults.field(typed, "regel", p.worry_words()).guarded().optional().hint(&hint)))
            (ui::button(p.worry_button(), false))
        }
    }
}

/// `POST …/zorg/{worry}`
pub(super) async fn answer(
    office: Office,
    Path((tenancy, worry)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let worry: WorryId = worry.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let file = sheet::file_about(&office, &tenancy, "zorg uit de buurt", move |file| {
        file.worries.iter().any(|w| w.id == worry)
    });
    let file = file.await?;
    let mut faults = Faults::default();
    let how = WorryAnswer::from_code(typed.get("wat"));
    if how.is_none() {
        faults.add("wat", p.worry_error_how());
    }
    let again = |faults: &Faults| {
        let held = file.worries.iter().find(|w| w.id == worry);
        let held = held.ok_or(Problem::NotFound)?;
        let content = html! { (told(p, held)) (form(p, &tenancy, held, &typed, faults)) };
        let title = p.worry_title(held.from_name.as_str());
        Ok(sheet::again(sheet::page(&office, &file, &title, faults, content)))
    };
    let (Some(how), true) = (how, faults.none()) else {
        return again(&faults);
    };
    let words = typed.get("regel").to_owned();
    let kept = office.run(move |db, actor, at| work::worry::answer(db, actor, at, id, worry, (how, &words)));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "inhoud", "zorg")),
        Err(refusal) => {
            let text = line_fault(p, &refusal).ok_or_else(|| refused(&refusal))?;
            again(&Faults::one("regel", text))
        }
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let answered = view.file.worries.iter().filter(|w| w.answer.is_some());
    let last = answered.max_by_key(|w| w.answer.as_ref().map(|a| a.on));
    html! {
        @if let Some(worry) = last.filter(|_| done == "zorg") {
            (ui::notice(Tone::Good, view.p.worry_done(worry.from_name.as_str())))
        }
    }
}
