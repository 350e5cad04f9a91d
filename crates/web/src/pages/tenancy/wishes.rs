//! What the tenant wishes to hear from us when it is not about money: thanks when a step works out, and the question how it
//! goes after a plan (S2.8, S3.14, S4.26).

use super::form::Typed;
use super::guarded::Looked;
use super::sheet::{self, Faults};
use super::{View, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Choice, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::help::Wishes;
use domain::tenancy::Role;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::CaseFile;

/// What was told, and the way to write it down.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    html! {
        div id="wensen" {
            @match view.file.wishes {
                Some(wishes) => {
                    p {
                        (if wishes.thanks { p.wish_yes() } else { p.wish_no() }) " "
                        (if wishes.aftercare { p.wish_aftercare_yes() } else { p.wish_aftercare_no() })
                    }
                },
                None => p.kt-quiet { (p.wish_unknown()) },
            }
            @if view.sends { p { (ui::link(&format!("/huurders/{}/wensen", view.id), p.wish_link())) } }
        }
    }
}

/// `GET …/wensen`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    draw(&office, &tenancy, None, &Faults::default()).await
}

async fn draw(
    office: &Office,
    tenancy: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "wensen opschrijven").await?;
    let p = office.caller.phrases;
    let told = told(&file);
    let typed = typed.unwrap_or(&told);
    let tiles = [
        Choice::plain("ja", p.wish_turn_yes()),
        Choice::plain("nee", p.wish_turn_no()),
    ];
    let months = months(p, file.policy.aftercare_months);
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/wensen" } novalidate {
            (faults.summary(p))
            p { (p.wish_lead()) }
            @if administered(&file, office.at.today) { (ui::notice(Tone::Plain, p.wish_administrator())) }
            (ui::choice(p, &field("bedankjes", p.wish_field_thanks()).hint(p.wish_field_thanks_hint()), &tiles))
            @if !months.is_empty() {
                (ui::choice(p, &field("nazorg", p.wish_field_aftercare()).hint(&p.wish_field_aftercare_hint(months.as_str())), &tiles))
            }
            (ui::field(p, &field("begroeting", p.wish_field_greeting()).guarded().optional().hint(p.wish_field_greeting_hint())))
            (ui::button(p.record_button(), true))
        }
    };
    Ok(sheet::page(office, &file, p.wish_title(), faults, content))
}

/// The form as it was told before; nothing is chosen when nobody asked.
fn told(file: &CaseFile) -> Typed {
    let mut typed = Typed::default();
    typed.set("begroeting", file.greeting.as_deref().unwrap_or_default());
    let Some(wishes) = file.wishes else { return typed };
    let word = |yes| if yes { "ja" } else { "nee" };
    typed.set("bedankjes", word(wishes.thanks));
    typed.set("nazorg", word(wishes.aftercare));
    typed
}

fn administered(file: &CaseFile, on: domain::calendar::Day) -> bool {
    super::person::people(file, on)
        .iter()
        .any(|(role, _)| *role == Role::Administrator)
}

/// "1, 3, 6 en 12"; empty when the association asks at no moment.
fn months(p: &Phrases, at: [i32; 4]) -> String {
    let mut all: Vec<String> = at.iter().filter(|m| **m > 0).map(ToString::to_string).collect();
    match all.pop() {
        Some(last) if !all.is_empty() => format!("{} {} {last}", all.join(", "), p.tenancy_and()),
        Some(last) => last,
        None => String::new(),
    }
}

/// `POST …/wensen`
pub(super) async fn keep(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let yes = |name: &str| match typed.get(name) {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    };
    // Without moments of aftercare there is nothing to ask about it, and what was told stays as it is: wanted.
    let asked = !typed.get("nazorg").is_empty();
    let (Some(thanks), Some(aftercare)) = (yes("bedankjes"), yes("nazorg").or((!asked).then_some(true)))
    else {
        let mut faults = Faults::default();
        if yes("bedankjes").is_none() {
            faults.add("bedankjes", p.wish_error());
        }
        if asked && yes("nazorg").is_none() {
            faults.add("nazorg", p.wish_error());
        }
        return Ok(sheet::again(
            draw(&office, &tenancy, Some(&typed), &faults).await?,
        ));
    };
    let wishes = Wishes { thanks, aftercare };
    let words = typed.get("begroeting").to_owned();
    let kept = office.run(move |db, actor, at| {
        work::wording::set_greeting(db, actor, at, id, &words)?;
        work::wording::set_wishes(db, actor, at, id, wishes)
    });
    if let Err(refusal) = kept.await? {
        let said = match refusal {
            Refusal::HoldsBsn(_) => p.record_bsn(),
            Refusal::TooLong(_) => p.wish_error_long(),
            other => return Err(super::refused(&other)),
        };
        let faults = Faults::one("begroeting", said);
        return Ok(sheet::again(
            draw(&office, &tenancy, Some(&typed), &faults).await?,
        ));
    }
    Ok(sheet::done(&tenancy, "wensen", "wensen"))
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    html! { @if done == "wensen" { (ui::notice(Tone::Good, view.p.wish_done())) } }
}
