//! Changing a plan without breaking it: another day, in parts, skip once, lower and longer, or stop in consultation.

use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, day_from};
use crate::pages::tenancy::sheet::{self, Faults};
use crate::pages::tenancy::{refused, tenancy_of};
use crate::problem::Problem;
use crate::ui::{self, Choice};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::arrangement::{BadChange, BadShape, PlanStanding, Rhythm, Standing, TermState};
use domain::calendar::Day;
use domain::ids::PlanId;
use maud::{Markup, html};
use work::Refusal;
use work::plan::{Turn, lower};

/// Payments that can be chosen: what was missed and the next ones.
const NEXT: usize = 6;

/// `GET …/plan/{plan}`
pub(in crate::pages::tenancy) async fn ask(
    office: Office,
    Path((tenancy, plan)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw(&office, &tenancy, &plan, None, &Faults::default()).await
}

async fn draw(
    office: &Office,
    tenancy: &str,
    plan: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let id: PlanId = plan.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &work::case_file::CaseFile| file.plans.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "plan veranderen", there).await?;
    let today = office.at.today;
    let outlook = file.outlook(today);
    let standing = outlook
        .plans
        .iter()
        .find(|s| s.plan.id == id)
        .ok_or(Problem::NotFound)?;
    let mut begin = Typed::default();
    begin.set("versie", &standing.plan.version.to_string());
    begin.set("termijn", &first_to_change(standing));
    begin.set("delen", "2");
    begin.set("tussen", "14");
    let typed = typed.unwrap_or(&begin);
    let lower = lower(standing, today, file.policy.plan_least).ok().map(|terms| {
        let most = terms.iter().filter(|t| t.due_on > today).map(|t| t.amount).max();
        let last = terms.last().map_or(today, |t| t.due_on).month();
        p.plan_lower_hint(p.money(most.unwrap_or_default()), p.month(last))
    });
    let move_hint = p.plan_move_hint(file.policy.plan_move_days);
    let tile = |value, label, hint| Choice { value, label, hint };
    let mut tiles = vec![
        tile("dag", p.plan_turn_move(), Some(move_hint.as_str())),
        tile("delen", p.plan_turn_split(), None),
        tile("over", p.plan_turn_skip(), Some(p.plan_turn_skip_hint())),
    ];
    tiles.extend(
        lower
            .as_deref()
            .map(|hint| tile("lager", p.plan_turn_lower(), Some(hint))),
    );
    tiles.push(tile("stop", p.plan_turn_stop(), Some(p.plan_turn_stop_hint())));
    let labels = to_choose(p, standing, today);
    let which: Vec<Choice<'_>> = labels
        .iter()
        .map(|(value, label)| tile(value, label, None))
        .collect();
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        @if standing.state == PlanStanding::Running {
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/plan/" (id) } novalidate {
                (faults.summary(p))
                (ui::hidden("versie", typed.get("versie")))
                @if let Some(month) = standing.solved_around { p { strong { (p.plan_solved(p.month(month))) } } }
                (ui::choice(p, &field("wat", p.plan_field_what()), &tiles))
                (ui::choice(p, &field("termijn", p.plan_field_which()).optional(), &which))
                (ui::field(p, &field("dag", p.plan_field_day()).kind("date").optional().hint(p.plan_field_day_hint())))
                (ui::field(p, &field("delen", p.plan_field_parts()).optional()))
                (ui::field(p, &field("tussen", p.plan_field_between()).optional()))
                (ui::button(p.plan_turn_button(), true))
            }
        } @else { p { (p.plan_error_not_open()) } }
    };
    Ok(sheet::page(office, &file, p.plan_change_title(), faults, content))
}

fn first_to_change(standing: &Standing<'_>) -> String {
    let missed = standing
        .terms
        .iter()
        .rposition(domain::arrangement::TermView::asks_after_miss);
    let open = |t: &domain::arrangement::TermView| t.state == TermState::Open && t.needed.is_positive();
    let next = standing.terms.iter().position(open);
    missed.or(next).map(|n| n.to_string()).unwrap_or_default()
}

fn to_choose(p: &Phrases, standing: &Standing<'_>, today: Day) -> Vec<(String, String)> {
    let asks = |t: &domain::arrangement::TermView| {
        t.needed.is_positive() && matches!(t.state, TermState::Open | TermState::Missed)
    };
    let all = standing.terms.iter().enumerate().filter(|(_, t)| asks(t));
    all.take(NEXT)
        .map(|(n, t)| {
            let (day, amount) = (p.day_seen_from(t.term.due_on, today), p.money(t.needed));
            let label = if t.state == TermState::Missed {
                p.plan_which_missed(amount, day)
            } else {
                p.plan_which(amount, day)
            };
            (n.to_string(), label)
        })
        .collect()
}

/// `POST …/plan/{plan}`
pub(in crate::pages::tenancy) async fn save(
    office: Office,
    Path((tenancy, plan)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: PlanId = plan.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let turn = match read(p, &typed, office.at.today) {
        Ok(turn) => turn,
        Err(faults) => {
            return Ok(sheet::again(
                draw(&office, &tenancy, &plan, Some(&typed), &faults).await?,
            ));
        }
    };
    let changed = office.run(move |db, actor, at| work::plan::change(db, actor, at, id, which, seen, &turn));
    match changed.await? {
        Ok(()) => Ok(Redirect::to(&format!("/huurders/{id}?klaar=plan-anders#plan")).into_response()),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(
                draw(&office, &tenancy, &plan, Some(&typed), &faults).await?,
            ))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day) -> Result<Turn, Faults> {
    let mut faults = Faults::default();
    let index = typed.get("termijn").parse::<usize>();
    let mut which = || {
        if index.is_err() {
            faults.add("termijn", p.plan_error_which());
        }
        index.clone().unwrap_or_default()
    };
    let turn = match typed.get("wat") {
        "dag" => {
            let index = which();
            let to = day_from(typed.get("dag"));
            if to.is_none() {
                faults.add("dag", p.sheet_error_day(p.day_numbers(today.plus(7))));
            }
            Turn::Move {
                index,
                to: to.unwrap_or(today),
            }
        }
        "delen" => {
            let index = which();
            let parts = typed.get("delen").parse().ok().filter(|n| (2..=10).contains(n));
            let apart = typed.get("tussen").parse().ok().filter(|n| (1..=31).contains(n));
            if parts.is_none() {
                faults.add("delen", p.plan_error_parts());
            }
            if apart.is_none() {
                faults.add("tussen", p.plan_error_between());
            }
            Turn::Split {
                index,
                parts: parts.unwrap_or(2),
                days_apart: apart.unwrap_or(14),
            }
        }
        "over" => Turn::Skip { index: which() },
        "lager" => Turn::Lower,
        "stop" => Turn::Stop,
        _ => {
            faults.add("wat", p.plan_error_what());
            Turn::Stop
        }
    };
    if faults.none() { Ok(turn) } else { Err(faults) }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::NotOpen => Faults::one("wat", p.plan_error_not_open()),
        Refusal::PlanChange(bad) => match *bad {
            BadChange::NoSuchTerm(_) => Faults::one("termijn", p.plan_error_which()),
            BadChange::NothingLeft(_) => Faults::one("termijn", p.plan_error_paid()),
            BadChange::TooFar { most } => Faults::one("dag", p.plan_error_far(p.day_in_full(most))),
            BadChange::InThePast(_) => Faults::one("dag", p.plan_error_past()),
            BadChange::SkippedEnough { most } => Faults::one("wat", p.plan_error_skipped(most)),
            BadChange::Uncuttable(_) => Faults::one("delen", p.plan_error_parts()),
        },
        Refusal::PlanShape(BadShape::AsLowAsItGoes(least)) => {
            Faults::one("wat", p.plan_error_lowest(p.money(*least)))
        }
        Refusal::PlanShape(_) | Refusal::Plan(_) => Faults::one("wat", p.plan_error_terms()),
        _ => return None,
    })
}

/// How often, in words.
pub(super) fn rhythm_choices(p: &Phrases) -> [Choice<'_>; 4] {
    let tile = |rhythm: Rhythm, label| Choice::plain(rhythm.code(), label);
    [
        tile(Rhythm::Monthly, p.rhythm_monthly()),
        tile(Rhythm::FourWeekly, p.rhythm_four_weekly()),
        tile(Rhythm::Fortnightly, p.rhythm_fortnightly()),
        tile(Rhythm::Weekly, p.rhythm_weekly()),
    ]
}
