//! Waiving past-due rent: "you may decide up to X" before anyone types, a proposal in plain words, and the decision by
//! somebody who may (S4.21, S4.33). From any case at most three taps away.

use super::form::{Typed, amount_from, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Choice, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::calendar::Day;
use domain::ids::WaiverId;
use domain::mandate::Rank;
use domain::money::Cents;
use domain::waiver::{BadDecision, BadWaiver, Condition, Ground, Verdict, Waiver, WaiverState};
use maud::{Markup, html};
use work::Refusal;
use work::case_file::CaseFile;
use work::waiver::{NewWaiver, alone_up_to, rank, room};

/// Within "what is still open": what was proposed and decided, and the way to propose.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let open = room(view.file, view.today).is_positive();
    html! {
        div id="kwijtschelding" {
            @if !view.file.waivers.is_empty() {
                ul.kt-agreements { @for w in &view.file.waivers { li { (one(view, w)) } } }
            }
            @if view.waives && open { p { (ui::link(&format!("/huurders/{}/kwijtschelden", view.id), p.waiver_link())) } }
        }
    }
}

fn one(view: &View<'_>, w: &Waiver) -> Markup {
    let p = view.p;
    let state = w.state(&view.file.decisions, &view.file.policy);
    let waits = matches!(state, WaiverState::Proposed { .. });
    html! {
        p { strong { (headline(p, w, state, view.today)) } " " (condition(p, w)) }
        p { (sentence::ground(p, w.ground)) ": “" (w.words) "”" }
        p.kt-quiet {
            @if let Some(name) = view.file.colleague(Some(w.by)) { (p.waiver_by(p.day_seen_from(w.proposed_on, view.today), name)) }
            @for d in view.file.decisions.iter().filter(|d| d.waiver == w.id) {
                @if let Some(name) = view.file.colleague(Some(d.by)) {
                    " · " (p.waiver_decided_by(p.day_seen_from(d.on, view.today), name, d.verdict.code()))
                }
                @if !d.words.is_empty() { " “" (d.words) "”" }
            }
        }
        @if waits && view.waives {
            p { (ui::link(&format!("/huurders/{}/kwijtschelden/{}", view.id, w.id), p.waiver_decide_link())) }
        }
    }
}

fn headline(p: &Phrases, w: &Waiver, state: WaiverState, today: Day) -> String {
    let amount = p.money(w.amount);
    match state {
        WaiverState::Proposed { needs, .. } => p.waiver_waits(amount, needs.map_or("none", Rank::code)),
        WaiverState::Approved { on } => p.waiver_approved(amount, p.day_seen_from(on, today)),
        WaiverState::Refused { on } => p.waiver_refused(amount, p.day_seen_from(on, today)),
        WaiverState::Withdrawn { on } => p.waiver_withdrawn(amount, p.day_seen_from(on, today)),
    }
}

fn condition(p: &Phrases, w: &Waiver) -> String {
    match w.condition {
        Condition::AtOnce => p.waiver_at_once().to_owned(),
        Condition::PerKeptMonth { each } => p.waiver_each(p.money(each)),
    }
}

/// The words of an event in the timeline: the proposal.
pub(super) fn event(p: &Phrases, w: &Waiver) -> String {
    p.event_waiver(p.money(w.amount))
}

/// `GET …/kwijtschelden`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("hoe", "ineens");
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

/// "You may decide up to X", and who decides above it. Stands there before anyone types.
fn mandate(office: &Office, file: &CaseFile) -> Markup {
    let p = office.caller.phrases;
    let own = alone_up_to(&office.actor, &file.policy);
    let most = domain::mandate::mandate(rank(&office.actor), &file.policy).waive_up_to;
    html! {
        p { strong { (p.waiver_alone(p.money(own))) } " " (p.waiver_above()) }
        @if most > own { p { (p.waiver_second(p.money(most))) } }
    }
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "kwijtschelding voorstellen").await?;
    let p = office.caller.phrases;
    let open = room(&file, office.at.today);
    let grounds: Vec<Choice<'_>> = Ground::ALL
        .iter()
        .map(|ground| Choice::plain(ground.code(), sentence::ground(p, *ground)))
        .collect();
    let tile = |value, label, hint| Choice {
        value,
        label,
        hint: Some(hint),
    };
    let hows = [
        tile("ineens", p.waiver_how_once(), p.waiver_how_once_hint()),
        tile("maand", p.waiver_how_each(), p.waiver_how_each_hint()),
    ];
    let field = |name, label| faults.field(typed, name, label);
    let hint = p.waiver_field_amount_hint(p.money(open));
    let content = html! {
        @if open.is_positive() {
            (mandate(office, &file))
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/kwijtschelden" } novalidate {
                (faults.summary(p))
                (ui::hidden("id", typed.get("id")))
                (ui::field(p, &field("bedrag", p.waiver_field_amount()).hint(&hint)))
                (ui::choice(p, &field("grond", p.waiver_field_ground()), &grounds))
                (ui::text_area(p, &field("woorden", p.waiver_field_words()).guarded().hint(p.waiver_field_words_hint()), 3))
                (ui::choice(p, &field("hoe", p.waiver_field_how()), &hows))
                (ui::field(p, &field("deel", p.waiver_field_each()).optional().hint(p.waiver_field_each_hint())))
                (ui::field(p, &field("budget", p.waiver_field_budget()).hint(p.waiver_field_budget_hint())))
                (ui::button(p.waiver_button(), true))
            }
        } @else { p { (p.waiver_nothing()) } }
    };
    Ok(sheet::page(office, &file, p.waiver_link(), faults, content))
}

/// `POST …/kwijtschelden`
pub(super) async fn propose(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, WaiverId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let proposed = office.run(move |db, actor, at| work::waiver::propose(db, actor, at, id, &new));
    match proposed.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "open", "kwijt")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, id: WaiverId) -> Result<NewWaiver, Faults> {
    let mut faults = Faults::default();
    let money = |faults: &mut Faults, name: &'static str| {
        let amount = amount_from(typed.get(name));
        if amount.is_none() {
            faults.add(name, p.record_error_amount("50,00"));
        }
        amount
    };
    let amount = money(&mut faults, "bedrag");
    let ground = Ground::from_code(typed.get("grond"));
    if ground.is_none() {
        faults.add("grond", p.waiver_error_ground());
    }
    let condition = match typed.get("hoe") {
        "ineens" => Some(Condition::AtOnce),
        "maand" => money(&mut faults, "deel").map(|each| Condition::PerKeptMonth { each }),
        _ => {
            faults.add("hoe", p.waiver_error_how());
            None
        }
    };
    if typed.get("woorden").is_empty() {
        faults.add("woorden", p.waiver_error_words());
    }
    if typed.get("budget").is_empty() {
        faults.add("budget", p.waiver_error_budget());
    }
    match (amount, ground, condition) {
        (Some(amount), Some(ground), Some(condition)) if faults.none() => Ok(NewWaiver {
            id,
            amount,
            ground,
            words: typed.get("woorden").to_owned(),
            condition,
            budget_line: typed.get("budget").to_owned(),
        }),
        _ => Err(faults),
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    let place = |field: &str| {
        if field == "budget_line" {
            "budget"
        } else {
            "woorden"
        }
    };
    Some(match refusal {
        Refusal::HoldsBsn(field) => Faults::one(place(field), p.record_bsn()),
        Refusal::TooLong(field) => Faults::one(place(field), p.record_too_long()),
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::Waiver(bad) => match *bad {
            BadWaiver::AboveOpen { open, .. } => Faults::one("bedrag", p.waiver_error_above(p.money(open))),
            BadWaiver::NotPositive(_) => Faults::one("bedrag", p.record_error_amount("50,00")),
            BadWaiver::FutureRent(_) | BadWaiver::BeforeTenancy { .. } => {
                Faults::one("bedrag", p.waiver_nothing())
            }
            BadWaiver::NoWords => Faults::one("woorden", p.waiver_error_words()),
            BadWaiver::NoBudget => Faults::one("budget", p.waiver_error_budget()),
            BadWaiver::BadPart { amount, .. } => Faults::one("deel", p.waiver_error_each(p.money(amount))),
        },
        Refusal::WaiverDecision(bad) => match *bad {
            BadDecision::SamePerson => Faults::one("wat", p.waiver_error_same()),
            BadDecision::AboveMandate { limit, .. } => {
                Faults::one("wat", p.waiver_error_mandate(p.money(limit)))
            }
            BadDecision::NoWords => Faults::one("woorden", p.waiver_error_why_not()),
            BadDecision::NotTheProposer => Faults::one("wat", p.waiver_error_proposer()),
            BadDecision::Decided | BadDecision::AnotherWaiver | BadDecision::BeforeProposal(_) => {
                Faults::one("wat", p.waiver_error_decided())
            }
        },
        _ => return None,
    })
}

/// `GET …/kwijtschelden/{waiver}`
pub(super) async fn ask_decision(
    office: Office,
    Path((tenancy, waiver)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_decision(&office, &tenancy, &waiver, &Typed::default(), &Faults::default()).await
}

async fn draw_decision(
    office: &Office,
    tenancy: &str,
    waiver: &str,
    typed: &Typed,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let today = office.at.today;
    let id: WaiverId = waiver.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.waivers.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "over kwijtschelding beslissen", there).await?;
    let held = file
        .waivers
        .iter()
        .find(|held| held.id == id)
        .ok_or(Problem::NotFound)?;
    let state = held.state(&file.decisions, &file.policy);
    let tile = |verdict: Verdict, label, hint| Choice {
        value: verdict.code(),
        label,
        hint,
    };
    let own = Some(held.by) == office.actor.user;
    let mut tiles = Vec::new();
    if own {
        tiles.push(tile(Verdict::Withdraw, p.waiver_back(), None));
    } else {
        tiles.push(tile(Verdict::Approve, p.waiver_yes(), None));
        tiles.push(tile(Verdict::Refuse, p.waiver_no(), Some(p.waiver_no_hint())));
    }
    let open: Cents = room(&file, today);
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        p { strong { (headline(p, held, state, today)) } " " (condition(p, held)) }
        p { (sentence::ground(p, held.ground)) ": “" (held.words) "”" }
        p { (p.waiver_from_budget(held.budget_line.as_str())) " " (p.waiver_open_now(p.money(open))) }
        @if matches!(state, WaiverState::Proposed { .. }) {
            @if own { p { (p.waiver_error_same()) } } @else { (mandate(office, &file)) }
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/kwijtschelden/" (held.id) } novalidate {
                (faults.summary(p))
                (ui::choice(p, &field("wat", p.waiver_field_verdict()), &tiles))
                (ui::text_area(p, &field("woorden", p.waiver_field_why()).guarded().optional().hint(p.waiver_field_why_hint()), 2))
                (ui::button(p.waiver_decide_button(), true))
            }
        }
    };
    Ok(sheet::page(
        office,
        &file,
        p.waiver_decide_link(),
        faults,
        content,
    ))
}

/// `POST …/kwijtschelden/{waiver}`
pub(super) async fn decide(
    office: Office,
    Path((tenancy, waiver)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: WaiverId = waiver.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let Some(verdict) = Verdict::from_code(typed.get("wat")) else {
        let faults = Faults::one("wat", p.waiver_error_verdict());
        let page = draw_decision(&office, &tenancy, &waiver, &typed, &faults).await?;
        return Ok(sheet::again(page));
    };
    let words = typed.get("woorden").to_owned();
    let decided =
        office.run(move |db, actor, at| work::waiver::decide(db, actor, at, id, which, verdict, &words));
    match decided.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "open", "kwijt-besluit")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let page = draw_decision(&office, &tenancy, &waiver, &typed, &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    let newest = view.file.waivers.iter().max_by_key(|w| (w.proposed_on, w.id));
    let state = newest.map(|w| w.state(&view.file.decisions, &view.file.policy));
    html! {
        @match (done, state) {
            ("kwijt", Some(WaiverState::Approved { .. })) | ("kwijt-besluit", Some(WaiverState::Approved { .. })) => (ui::notice(Tone::Good, html! {
                p { (p.waiver_done()) }
                @if view.sends {
                    p { (ui::link(&format!("/huurders/{}/bericht?tekst=waived", view.id), p.discount_done_letter())) }
                }
            })),
            ("kwijt", Some(_)) => (ui::notice(Tone::Good, p.waiver_done_waits())),
            ("kwijt-besluit", Some(_)) => (ui::notice(Tone::Good, p.waiver_done_decided())),
            _ => {},
        }
    }
}
