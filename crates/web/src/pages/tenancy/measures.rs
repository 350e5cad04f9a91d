//! What could help now: three to seven measures that fit the facts, each with one line why, none chosen beforehand, "nothing
//! yet" always among them (S0.6); what was told of why paying became hard, only when somebody told it (S0.13); and what was
//! chosen before, with how the rent comes in since.

use super::form::Typed;
use super::sheet;
use super::{View, refused, tenancy_of};
use crate::language::{Language, Phrases};
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Choice, Field, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::agreement::Party;
use domain::cause::{Cause, ToldCause};
use domain::ids::{CauseId, MeasureChoiceId};
use domain::measure::Since;
use domain::outlook::Lane;
use maud::{Markup, html};
use uuid::Uuid;
use work::Refusal;
use work::measure::{Made, NewCause, NewChoice, Offered, Panel};

/// Stands in the form for "nothing yet".
const NOTHING_YET: &str = "-";

/// Of a text in both languages the one of the screen.
pub(in crate::pages) fn in_language<'t>(p: &Phrases, nl: &'t str, en: &'t str) -> &'t str {
    match p.language() {
        Language::Dutch => nl,
        Language::English => en,
    }
}

fn of_both<'t>(p: &Phrases, (nl, en): &'t (String, String)) -> &'t str {
    in_language(p, nl, en)
}

/// The panel. Where nothing asks for it, it is folded.
pub(super) fn part(view: &View<'_>, panel: &Panel, form_id: Uuid) -> Markup {
    let (p, o) = (view.p, &view.outlook);
    if o.lane == Lane::Former {
        return html! {};
    }
    let asked = o.past_due.is_positive()
        || view.file.tenancy.expected_arrears_since.is_some()
        || !panel.told.is_empty();
    ui::section(
        "helpen",
        p.measures_title(),
        html! {
            @if view.writes {
                @if asked { (offers(view, panel, form_id)) }
                @else { (ui::details(p.measures_fold(), offers(view, panel, form_id))) }
            } @else {
                (words(p, &panel.offered))
            }
            (told(view, panel, form_id))
            (made(view, &panel.made))
        },
    )
}

fn offers(view: &View<'_>, panel: &Panel, form_id: Uuid) -> Markup {
    let p = view.p;
    let mut tiles: Vec<Choice<'_>> = panel
        .offered
        .iter()
        .map(|o| Choice {
            value: &o.measure.code,
            label: of_both(p, &o.measure.name),
            hint: Some(in_language(p, &o.why.nl, &o.why.en)),
        })
        .collect();
    tiles.push(Choice {
        value: NOTHING_YET,
        label: p.measures_nothing_yet(),
        hint: Some(p.measures_nothing_yet_hint()),
    });
    let offered: Vec<&str> = panel.offered.iter().map(|o| o.measure.code.as_str()).collect();
    html! {
        form method="post" action={ "/huurders/" (view.id) "/maatregel" } {
            (ui::hidden("id", &Uuid::new_v5(&form_id, b"maatregel").to_string()))
            (ui::hidden("aangeboden", &offered.join(" ")))
            (ui::choice(p, &Field::text("maatregel", p.measures_field()).hint(p.measures_field_hint()), &tiles))
            (ui::details(p.measures_what(), words(p, &panel.offered)))
            (ui::button(p.measures_button(), false))
        }
    }
}

fn words(p: &Phrases, offered: &[Offered]) -> Markup {
    html! {
        dl.kt-measures {
            @for o in offered {
                dt { (of_both(p, &o.measure.name)) }
                dd { (of_both(p, &o.measure.what)) " " span.kt-quiet { (p.measures_decides(o.measure.decides.as_str())) } }
            }
        }
    }
}

/// What was told, and the way to add to it. Nobody has to.
fn told(view: &View<'_>, panel: &Panel, form_id: Uuid) -> Markup {
    let p = view.p;
    html! {
        @if !panel.told.is_empty() {
            h3 { (p.measures_told()) }
            ul.kt-agreements { @for telling in &panel.told { li { (telling_of(view, telling)) } } }
        }
        @if view.writes { (ui::details(p.measures_tell(), tell_form(view, form_id))) }
    }
}

fn telling_of(view: &View<'_>, told: &ToldCause) -> Markup {
    let p = view.p;
    let day = p.day_seen_from(told.on, view.today);
    html! {
        p {
            strong { (p.cause(told.cause.code())) } " "
            span.kt-quiet {
                (p.cause_said(told.said_by.code())) " · "
                @match view.file.colleague(told.by) {
                    Some(name) => (p.cause_told_to(day, name)),
                    None => (day),
                }
            }
        }
        @if view.writes {
            form method="post" action={ "/huurders/" (view.id) "/oorzaak" } {
                (ui::hidden("id", &Uuid::new_v5(&told.id.0, b"over").to_string()))
                (ui::hidden("oorzaak", told.cause.code()))
                (ui::hidden("verteld-door", told.said_by.code()))
                (ui::hidden("over", "ja"))
                button.kt-plain-button.kt-edged type="submit" { (p.cause_over()) span.kt-unseen { ": " (p.cause(told.cause.code())) } }
            }
        }
    }
}

fn tell_form(view: &View<'_>, form_id: Uuid) -> Markup {
    let p = view.p;
    let labels: Vec<String> = Cause::ALL.iter().map(|c| p.cause(c.code())).collect();
    let causes: Vec<Choice<'_>> = Cause::ALL
        .iter()
        .zip(&labels)
        .map(|(cause, label)| Choice::plain(cause.code(), label))
        .collect();
    let who: Vec<String> = Party::ALL
        .iter()
        .map(|party| p.cause_said(party.code()))
        .collect();
    let parties: Vec<Choice<'_>> = Party::ALL
        .iter()
        .zip(&who)
        .map(|(party, label)| Choice::plain(party.code(), label))
        .collect();
    html! {
        form.kt-form method="post" action={ "/huurders/" (view.id) "/oorzaak" } {
            (ui::hidden("id", &Uuid::new_v5(&form_id, b"oorzaak").to_string()))
            (ui::choice(p, &Field::text("oorzaak", p.cause_field()).hint(p.cause_field_hint()), &causes))
            (ui::choice(p, &Field::text("verteld-door", p.cause_who()), &parties))
            (ui::button(p.cause_button(), false))
        }
    }
}

fn made(view: &View<'_>, made: &[Made]) -> Markup {
    let p = view.p;
    html! {
        @if !made.is_empty() {
            h3 { (p.measures_made()) }
            ul.kt-plain-list { @for choice in made { li { (one(view, choice)) } } }
        }
    }
}

fn one(view: &View<'_>, made: &Made) -> Markup {
    let p = view.p;
    let name = made
        .name
        .as_ref()
        .map_or(p.measures_nothing_yet(), |n| of_both(p, n));
    let day = p.day_seen_from(made.choice.on, view.today);
    html! {
        strong { (name) } " "
        span.kt-quiet {
            @match view.file.colleague(made.choice.by) {
                Some(colleague) => (p.measures_chosen_by(day, colleague)),
                None => (day),
            }
            " · "
        }
        @match made.since {
            Since::TooEarly => span.kt-quiet { (p.measures_too_early(p.day_seen_from(made.choice.look_on(), view.today))) },
            Since::Flows => (ui::badge(Tone::Good, p.measures_flows())),
            Since::NotYet => (ui::badge(Tone::Plain, p.measures_not_yet())),
        }
    }
}

/// What was just done.
pub(super) fn notice(view: &View<'_>, done: &str, panel: &Panel) -> Markup {
    let p = view.p;
    let newest = panel.made.first();
    html! {
        @match done {
            "maatregel" => @if let Some(made) = newest { (ui::notice(Tone::Good, next(view, made))) },
            "maatregel-kies" => (ui::notice(Tone::Attention, p.measures_choose_first())),
            "maatregel-anders" => (ui::notice(Tone::Attention, p.sheet_error_changed())),
            "oorzaak" => (ui::notice(Tone::Good, p.cause_done())),
            "oorzaak-kies" => (ui::notice(Tone::Attention, p.cause_choose_first())),
            _ => {},
        }
    }
}

/// The page on which a measure is agreed, when it has one of its own and who looks may use it.
fn page_of(view: &View<'_>, code: &str) -> Option<&'static str> {
    let (page, may) = match code {
        "M7" => ("huurverhoging", view.lowers),
        "M8" => ("lagere-huur", view.lowers),
        "M17" => ("plan", view.plans),
        "M20" => ("pauze", view.pauses),
        "M21" => ("kwijtschelden", view.waives),
        _ => return None,
    };
    may.then_some(page)
}

fn next(view: &View<'_>, made: &Made) -> Markup {
    let p = view.p;
    let page = made.choice.chosen.as_deref().and_then(|code| page_of(view, code));
    html! {
        @match &made.name {
            None => p { (p.measures_done_nothing()) },
            Some(name) => {
                p { (p.measures_done(of_both(p, name))) }
                @match page {
                    Some(page) => p { (ui::link(&format!("/huurders/{}/{page}", view.id), p.measures_go_on())) },
                    None => p { (ui::link(&format!("/huurders/{}/contact", view.id), p.measures_agree())) },
                }
            },
        }
    }
}

/// `POST …/maatregel`
pub(super) async fn choose(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let chosen = match typed.get("maatregel") {
        "" => return Ok(sheet::done(&tenancy, "helpen", "maatregel-kies")),
        NOTHING_YET => None,
        code => Some(code.to_owned()),
    };
    let new = NewChoice {
        id: MeasureChoiceId(typed.id()?),
        offered: typed
            .get("aangeboden")
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        chosen,
    };
    let kept = office.run(move |db, actor, at| work::measure::choose(db, actor, at, id, &new));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "helpen", "maatregel")),
        Err(Refusal::ChangedMeanwhile) => Ok(sheet::done(&tenancy, "helpen", "maatregel-anders")),
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// `POST …/oorzaak`
pub(super) async fn tell(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let read = (
        Cause::from_code(typed.get("oorzaak")),
        Party::from_code(typed.get("verteld-door")),
    );
    let (Some(cause), Some(said_by)) = read else {
        return Ok(sheet::done(&tenancy, "helpen", "oorzaak-kies"));
    };
    let new = NewCause {
        id: CauseId(typed.id()?),
        cause,
        said_by,
        over: typed.get("over") == "ja",
    };
    let kept = office.run(move |db, actor, at| work::measure::tell(db, actor, at, id, new));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "helpen", "oorzaak")),
        Err(refusal) => Err(refused(&refusal)),
    }
}
