//! The last gate: what must be right before transfer to the court, with yes or no and what is missing; what an eviction
//! costs; the look back; the two decisions; and what happens on the way, with the way back (S4.30, S4.34).

use super::form::{Typed, fresh_id};
use super::sheet::{self, Faults};
use super::{refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::law::certainty;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::sentence::{self, law as say};
use crate::ui::{self, Choice, Column, Tone};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::Day;
use domain::fair_terms::{Clause, ClauseKind, Standing};
use domain::ids::{CourtStepId, TransferId};
use domain::law::eviction::{Shown, picture};
use domain::law::{Law, Refusal as LawRefusal};
use domain::milestone::{Evidence, What};
use domain::transfer::{
    BadTransfer, Check, Condition, CourtKind, Question, Transfer, TransferState, shut, signs,
};
use domain::waiver::Verdict;
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::case_file::CaseFile;
use work::transfer::{NewStep, NewTransfer, gate, present, standing, steps};

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    klaar: String,
}

/// Everything the page draws from.
struct Desk<'a> {
    office: &'a Office,
    p: &'static Phrases,
    today: Day,
    file: &'a CaseFile,
    typed: &'a Typed,
    faults: &'a Faults,
}

impl Desk<'_> {
    fn address(&self) -> String {
        format!("/huurders/{}/overdracht", self.file.tenancy.id)
    }
}

/// `GET …/overdracht`
pub(super) async fn show(
    office: Office,
    Path(tenancy): Path<String>,
    Query(done): Query<Done>,
) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    draw(&office, &tenancy, &typed, &Faults::default(), &done.klaar).await
}

async fn draw(
    office: &Office,
    tenancy: &str,
    typed: &Typed,
    faults: &Faults,
    done: &str,
) -> Result<Markup, Problem> {
    let id = tenancy_of(tenancy)?;
    let (file, law) = office
        .look(move |db, actor, at| {
            let file = work::case_file::open(db, actor, at, id, "de laatste poort bekijken")?;
            Ok((file, work::law::of(db, actor)?))
        })
        .await?;
    let desk = Desk {
        office,
        p: office.caller.phrases,
        today: office.at.today,
        file: &file,
        typed,
        faults,
    };
    let p = desk.p;
    let checks = gate(&file, desk.today);
    let claim = file.claim(&file.outlook(desk.today)).amount();
    let costs = picture(&law, claim, desk.today);
    let held = present(&file);
    let content = html! {
        (notice(p, done))
        (faults.summary(p))
        p { (p.transfer_lead()) }
        (ui::section("poort", p.transfer_conditions(), conditions(&desk, &checks)))
        (ui::section("kosten", p.transfer_costs(), cost_picture(p, &law, &costs)))
        @match held {
            Some(held) => (proposal(&desk, held)),
            None => (ui::section("terugkijken", p.transfer_review(), review(&desk, &checks, costs.is_ok()))),
        }
        @if let Some((held, _)) = standing(&file) { (court(&desk, held)) }
        (earlier(&desk, held))
    };
    Ok(sheet::page(office, &file, p.transfer_title(), faults, content))
}

fn notice(p: &Phrases, done: &str) -> Markup {
    let said = match done {
        "voorstel" => p.transfer_done(),
        "besluit" => p.transfer_done_decided(),
        "stap" => p.transfer_done_step(),
        "terug" => p.transfer_done_back(),
        "geen-pers" => return ui::notice(Tone::Attention, p.pack_no_press()),
        _ => return html! {},
    };
    ui::notice(Tone::Good, said)
}

fn conditions(desk: &Desk<'_>, checks: &[Check]) -> Markup {
    html! { ul.kt-path { @for check in checks { (condition(desk, check)) } } }
}

fn condition(desk: &Desk<'_>, check: &Check) -> Markup {
    let p = desk.p;
    let code = check.condition.code();
    let place = match check.condition {
        Condition::HouseholdSeen => Some("/gedaan"),
        Condition::FreshEyes => Some("/contact"),
        Condition::BgsComplete => Some("#gedaan"),
        _ => None,
    };
    html! {
        li.kt-path__step.kt-path__step--reached[check.met] {
            span.kt-path__mark aria-hidden="true" { @if check.met { "✓" } @else { "○" } }
            div {
                p {
                    strong { (p.transfer_condition(code)) } " "
                    span.kt-quiet { "(" (if check.met { p.transfer_met() } else { p.transfer_unmet() }) ")" }
                }
                @for e in &check.evidence { (shown(desk, e)) }
                @if check.condition == Condition::FairTerms { (fair_terms(desk)) }
                @if !check.missing.is_empty() {
                    ul.kt-path__waits { @for n in &check.missing { li { (sentence::not_yet(p, *n, desk.today)) } } }
                }
                @if let Some(place) = place.filter(|_| !check.met) {
                    p { (ui::link(&format!("/huurders/{}{place}", desk.file.tenancy.id), p.transfer_do_here(code))) }
                }
            }
        }
    }
}

/// Which contract it is, what is not asked, and which clauses nobody looked at yet.
fn fair_terms(desk: &Desk<'_>) -> Markup {
    let (p, file) = (desk.p, desk.file);
    let claim = file.claim(&file.outlook(desk.today));
    let unknown = |kind: &&ClauseKind| {
        let known = |c: &Clause| c.kind == **kind && c.standing != Standing::Unknown;
        !file.clauses.iter().any(known)
    };
    let struck = file.clauses.iter().filter(|c| c.standing == Standing::StruckOut);
    let open: Vec<String> = ClauseKind::ALL
        .iter()
        .filter(unknown)
        .map(|kind| p.clause_kind(kind.code()).to_lowercase())
        .collect();
    html! {
        p.kt-path__proof {
            @match &file.contract {
                None => (p.clause_no_contract()),
                Some(contract) => {
                    (p.clause_of_contract(contract.name.as_str()))
                    @for clause in struck { " " (p.clause_not_claimed(clause.kind.code())) }
                    @if claim.left_out.is_positive() { " " (p.clause_left_out(p.money(claim.left_out))) }
                    @if !open.is_empty() { " " (p.clause_not_looked(open.join(", "))) }
                },
            }
        }
    }
}

fn shown(desk: &Desk<'_>, e: &Evidence) -> Markup {
    let p = desk.p;
    let proof = |id| desk.file.proofs.iter().find(|held| held.id == id);
    let contact = |id| desk.file.contacts.iter().find(|held| held.id == id);
    html! {
        p.kt-path__proof {
            @match e.what {
                What::Proof(id) => {
                    @if let Some(held) = proof(id) { (sentence::proof(p, held.kind)) " " }
                    span.kt-quiet { (ui::date(p, e.on, desk.today)) }
                },
                What::Contact { id, .. } => {
                    @if let Some(held) = contact(id) {
                        (p.transfer_tried(p.day_seen_from(e.on, desk.today), sentence::contact_kind(p, held.kind)))
                    }
                },
                What::Silence => { (p.path_silence()) " " span.kt-quiet { (ui::date(p, e.on, desk.today)) } },
                What::Ledger => {},
            }
        }
    }
}

/// The picture with each number's source and how sure it is; or which number is missing.
fn cost_picture(p: &Phrases, law: &Law, costs: &Result<Shown<'_>, LawRefusal>) -> Markup {
    let shown = match costs {
        Ok(shown) => shown,
        Err(refusal) => {
            let why = say::refusal(p, law, refusal);
            return ui::notice(Tone::Attention, p.transfer_costs_missing(why));
        }
    };
    let amounts = [
        shown.picture.landlord_low,
        shown.picture.landlord_high,
        shown.picture.court_fee,
        shown.picture.society,
    ];
    let rows: Vec<Vec<Markup>> = amounts
        .into_iter()
        .zip(shown.rows)
        .map(|(amount, row)| {
            let name = law
                .entry(row.parameter)
                .map_or("", |entry| say::parameter(p, entry));
            vec![
                html! { (name) },
                ui::money(p, amount),
                html! { div.kt-break { (row.source) " " (certainty(p, row)) } },
            ]
        })
        .collect();
    html! {
        p { (p.transfer_costs_lead()) }
        @if shown.last_known {
            (ui::notice(Tone::Attention, p.transfer_costs_last_known(say::span(p, shown.rows[2]))))
        }
        (ui::table(p.transfer_costs(), &[
            Column::words(p.transfer_costs_column_what()),
            Column::figures(p.transfer_costs_column_amount()),
            Column::words(p.transfer_costs_column_source()),
        ], &rows))
        p { (ui::link("/wet/cijfers", p.transfer_costs_numbers())) }
    }
}

/// The questions, once all that fills itself is right.
fn review(desk: &Desk<'_>, checks: &[Check], costs: bool) -> Markup {
    let p = desk.p;
    let own = |c: &Condition| matches!(c, Condition::CostsSeen | Condition::Reviewed);
    let open = costs && shut(checks).is_none_or(|missing| missing.iter().all(own));
    if !open {
        return html! { p { (p.transfer_shut()) } };
    }
    let policy = &desk.file.policy;
    let signs = signs(work::waiver::rank(&desk.office.actor), policy);
    let field = |question: &Question| {
        let label = p.transfer_question(question.code());
        let field = desk.faults.field(desk.typed, question.code(), &label).guarded();
        let free = *question == Question::Household;
        ui::text_area(p, &if free { field.optional() } else { field }, 3)
    };
    html! {
        p { (p.transfer_review_lead()) }
        form.kt-form method="post" action=(desk.address()) novalidate {
            (ui::hidden("id", desk.typed.get("id")))
            @for question in Question::ALL { (field(question)) }
            p.kt-quiet { @if signs { (p.transfer_signs()) } @else { (p.transfer_signs_not(policy.transfer_signs_from.code())) } }
            (ui::button(p.transfer_button(), true))
        }
    }
}

/// A proposal with its answers, what was decided, and the way to decide.
fn proposal(desk: &Desk<'_>, held: &Transfer) -> Markup {
    let p = desk.p;
    let waits = matches!(held.state(&desk.file.signatures), TransferState::Proposed { .. });
    ui::section(
        "voorstel",
        p.transfer_review(),
        html! {
            (told(desk, held))
            @if waits { (decision(desk, held)) }
        },
    )
}

fn told(desk: &Desk<'_>, held: &Transfer) -> Markup {
    let (p, today) = (desk.p, desk.today);
    let day = p.day_seen_from(held.proposed_on, today);
    let name = desk.file.colleague(Some(held.by)).unwrap_or_default();
    let questions: Vec<String> = Question::ALL
        .iter()
        .map(|q| p.transfer_question(q.code()))
        .collect();
    html! {
        p { strong {
            @match held.state(&desk.file.signatures) {
                TransferState::Proposed { signed } => (p.transfer_waits(day, name, signed)),
                TransferState::Decided { on } => (p.transfer_stands(p.day_seen_from(on, today))),
                TransferState::Refused { .. } | TransferState::Withdrawn { .. } => (p.transfer_turned_down(day)),
            }
        } " " (p.transfer_past_due(p.money(held.past_due))) }
        @for (question, words) in questions.iter().zip(&held.answers).filter(|(_, words)| !words.is_empty()) {
            p { span.kt-quiet { (question) } br; (words) }
        }
        @for d in desk.file.signatures.iter().filter(|d| d.transfer == held.id) {
            @let name = desk.file.colleague(Some(d.by)).unwrap_or_default();
            p { (p.transfer_decided_by(name, d.verdict.code(), d.words.as_str())) }
        }
    }
}

fn decision(desk: &Desk<'_>, held: &Transfer) -> Markup {
    let p = desk.p;
    let own = Some(held.by) == desk.office.actor.user;
    let tile = |verdict: Verdict, label, hint| Choice {
        value: verdict.code(),
        label,
        hint,
    };
    let tiles = if own {
        vec![tile(Verdict::Withdraw, p.transfer_back(), None)]
    } else {
        vec![
            tile(Verdict::Approve, p.transfer_yes(), Some(p.transfer_yes_hint())),
            tile(Verdict::Refuse, p.transfer_no(), Some(p.transfer_no_hint())),
        ]
    };
    let field = |name, label| desk.faults.field(desk.typed, name, label);
    html! {
        @if own { p { (p.transfer_own()) } }
        form.kt-form method="post" action={ (desk.address()) "/" (held.id) } novalidate {
            (ui::choice(p, &field("wat", p.transfer_field_verdict()), &tiles))
            (ui::text_area(p, &field("woorden", p.transfer_field_words()).guarded().hint(p.transfer_field_words_hint()), 3))
            (ui::button(p.transfer_decide_button(), true))
        }
    }
}

/// What happened since, and what happens next. Every measure stays possible.
fn court(desk: &Desk<'_>, held: &Transfer) -> Markup {
    let p = desk.p;
    let labels: Vec<String> = CourtKind::ALL
        .iter()
        .map(|kind| p.transfer_step(kind.code()))
        .collect();
    let tiles: Vec<Choice<'_>> = CourtKind::ALL
        .iter()
        .zip(&labels)
        .map(|(kind, label)| Choice::plain(kind.code(), label))
        .collect();
    let field = |name, label| desk.faults.field(desk.typed, name, label);
    let back = format!("/huurders/{}", desk.file.tenancy.id);
    ui::section(
        "stappen",
        p.transfer_steps(),
        html! {
            p { strong { (p.transfer_still()) } " " (ui::link(&back, p.transfer_still_link())) }
            p { (p.pack_lead()) }
            p {
                (ui::link(&format!("{}/dossier.pdf", desk.address()), p.pack_link_pdf())) " · "
                (ui::link(&format!("{}/dossier.zip", desk.address()), p.pack_link_zip()))
            }
            p { (ui::link(&format!("/huurders/{}/uit-handen", desk.file.tenancy.id), p.hand_over_link())) }
            (step_list(desk, held))
            form.kt-form method="post" action={ "/huurders/" (desk.file.tenancy.id) "/rechter/" (held.id) } novalidate {
                (ui::hidden("id", desk.typed.get("id")))
                (ui::choice(p, &field("stap", p.transfer_field_step()), &tiles))
                (ui::field(p, &field("op", p.transfer_field_on()).kind("date").optional().hint(p.transfer_field_on_hint())))
                (ui::text_area(p, &field("regel", p.transfer_field_step_words()).guarded().optional().hint(p.transfer_field_step_words_hint()), 2))
                (ui::button(p.transfer_step_button(), true))
            }
        },
    )
}

fn step_list(desk: &Desk<'_>, held: &Transfer) -> Markup {
    let p = desk.p;
    let list = steps(desk.file, held);
    html! {
        @if !list.is_empty() { ul.kt-agreements { @for s in &list { li {
            p { strong { (p.transfer_step(s.kind.code())) } " " span.kt-quiet { (ui::date(p, s.on, desk.today)) } }
            @if !s.words.is_empty() { p { "“" (s.words) "”" } }
        } } } }
    }
}

/// Proposals that came to nothing, and transfers that came back.
fn earlier(desk: &Desk<'_>, held: Option<&Transfer>) -> Markup {
    let p = desk.p;
    let mut old: Vec<&Transfer> = desk.file.transfers.iter().collect();
    old.retain(|t| held.is_none_or(|h| h.id != t.id));
    old.sort_by_key(|t| std::cmp::Reverse((t.proposed_on, t.id)));
    html! {
        @for t in old {
            @let day = p.day_seen_from(t.proposed_on, desk.today);
            (ui::details(&p.transfer_turned_down(day), html! { (told(desk, t)) (step_list(desk, t)) }))
        }
    }
}

fn back_to(tenancy: &str, done: &str) -> Response {
    Redirect::to(&format!("/huurders/{tenancy}/overdracht?klaar={done}")).into_response()
}

async fn again(
    office: &Office,
    tenancy: &str,
    typed: &mut Typed,
    faults: &Faults,
) -> Result<Response, Problem> {
    if typed.get("id").is_empty() {
        typed.set("id", &fresh_id(office, tenancy).to_string());
    }
    Ok(sheet::again(draw(office, tenancy, typed, faults, "").await?))
}

/// `POST …/overdracht`
pub(super) async fn propose(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(mut typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = NewTransfer {
        id: TransferId(typed.id()?),
        answers: [
            Question::Perspective,
            Question::Tried,
            Question::OurShare,
            Question::Household,
            Question::GoOn,
        ]
        .map(|question| typed.get(question.code()).to_owned()),
    };
    let proposed = office.run(move |db, actor, at| work::transfer::propose(db, actor, at, id, &new));
    match proposed.await? {
        Ok(()) => Ok(back_to(&tenancy, "voorstel")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, "wat").ok_or_else(|| refused(&refusal))?;
            again(&office, &tenancy, &mut typed, &faults).await
        }
    }
}

/// `POST …/overdracht/{transfer}`
pub(super) async fn decide(
    office: Office,
    Path((tenancy, transfer)): Path<(String, String)>,
    Looked(mut typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: TransferId = transfer.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let Some(verdict) = Verdict::from_code(typed.get("wat")) else {
        let faults = Faults::one("wat", p.transfer_error_verdict());
        return again(&office, &tenancy, &mut typed, &faults).await;
    };
    let words = typed.get("woorden").to_owned();
    let decided =
        office.run(move |db, actor, at| work::transfer::decide(db, actor, at, id, which, verdict, &words));
    match decided.await? {
        Ok(()) => Ok(back_to(&tenancy, "besluit")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, "woorden").ok_or_else(|| refused(&refusal))?;
            again(&office, &tenancy, &mut typed, &faults).await
        }
    }
}

/// `POST …/rechter/{transfer}`
pub(super) async fn step(
    office: Office,
    Path((tenancy, transfer)): Path<(String, String)>,
    Looked(mut typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: TransferId = transfer.parse().map_err(|_| Problem::NotFound)?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let mut faults = Faults::default();
    let on = faults.day(p, &typed, "op", today);
    let kind = CourtKind::from_code(typed.get("stap"));
    if kind.is_none() {
        faults.add("stap", p.transfer_error_kind());
    }
    let Some(kind) = kind.filter(|_| faults.none()) else {
        return again(&office, &tenancy, &mut typed, &faults).await;
    };
    let new = NewStep {
        id: CourtStepId(typed.id()?),
        transfer: which,
        kind,
        on,
        words: typed.get("regel").to_owned(),
    };
    let done = if kind == CourtKind::BroughtBack {
        "terug"
    } else {
        "stap"
    };
    let kept = office.run(move |db, actor, at| work::transfer::step(db, actor, at, id, &new));
    match kept.await? {
        Ok(()) => Ok(back_to(&tenancy, done)),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, "regel").ok_or_else(|| refused(&refusal))?;
            again(&office, &tenancy, &mut typed, &faults).await
        }
    }
}

/// The field that a refusal is about, and what to do. `words` is the field for words of the form that was sent.
fn faults_of(p: &Phrases, refusal: &Refusal, words: &'static str) -> Option<Faults> {
    let place = |field: &'static str| Question::from_code(field).map_or(words, Question::code);
    Some(match refusal {
        Refusal::HoldsBsn(field) => Faults::one(place(field), p.record_bsn()),
        Refusal::TooLong(field) => Faults::one(place(field), p.record_too_long()),
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::Date { .. } => Faults::one("op", p.transfer_error_on()),
        Refusal::Law(why) => Faults::one("kosten", p.transfer_error_law(why.as_str())),
        Refusal::Transfer(bad) => match bad {
            BadTransfer::Unanswered(question) => Faults::one(question.code(), p.transfer_error_answer()),
            BadTransfer::Shut(missing) => {
                let names: Vec<String> = missing
                    .iter()
                    .map(|c| p.transfer_condition(c.code()).to_lowercase())
                    .collect();
                Faults::one("poort", p.transfer_error_shut(names.join("; ")))
            }
            BadTransfer::There => Faults::one("poort", p.transfer_error_there()),
            BadTransfer::Decided => Faults::one("wat", p.transfer_error_decided()),
            BadTransfer::SamePerson => Faults::one("wat", p.transfer_error_same()),
            BadTransfer::NoMandate => Faults::one("wat", p.transfer_error_mandate()),
            BadTransfer::NotTheProposer => Faults::one("wat", p.transfer_error_proposer()),
            BadTransfer::NoWords => Faults::one(words, p.transfer_error_words()),
            BadTransfer::OutOfOrder {
                needs: Some(needs), ..
            } => Faults::one("stap", p.transfer_error_order(p.transfer_step(needs.code()))),
            BadTransfer::OutOfOrder { needs: None, .. } => {
                Faults::one("stap", p.transfer_error_no_transfer())
            }
            BadTransfer::StoppedByLaw(until) => {
                Faults::one("stap", p.transfer_error_stopped(p.day_and_year(*until)))
            }
        },
        _ => return None,
    })
}
