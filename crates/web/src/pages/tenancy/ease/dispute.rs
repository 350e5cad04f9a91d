//! "Is this how you see it?": what the tenant sees otherwise stands apart, with who answers and by when (S1.19).

use super::about;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, amount_from, fresh_id};
use crate::pages::tenancy::guarded::Looked;
use crate::pages::tenancy::sheet::{self, Faults};
use crate::pages::tenancy::{View, refused, tenancy_of};
use crate::problem::Problem;
use crate::ui::{self, Choice, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::calendar::Day;
use domain::dispute::{BadDispute, Dispute, DisputeState, Recognition, ToldPayment};
use domain::ids::{DisputeId, UserId};
use domain::money::Cents;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{self, CaseFile, newest_of_each};
use work::dispute::{Answer, NewDispute, OwnWord};

/// Days in which we answer, as proposed in the form.
const ANSWER_DAYS: i32 = 14;
/// Days in which we do what the tenant was right about, as proposed in the form.
const PROMISE_DAYS: i32 = 7;

fn total(d: &Dispute) -> Cents {
    d.parts.iter().map(|part| part.amount).sum()
}

/// What waits for our answer, and what was answered.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let (open, over): (Vec<&Dispute>, Vec<&Dispute>) = newest_of_each(&view.file.disputes)
        .into_iter()
        .partition(|d| d.is_open());
    html! {
        div id="ook-zo" {
            @if !open.is_empty() { ul.kt-agreements { @for d in open { li { (waiting(view, d)) } } } }
            @if !over.is_empty() {
                (ui::details(p.dispute_earlier(), html! { ul.kt-agreements { @for d in over { li { (answered(view, d)) } } } }))
            }
        }
    }
}

fn waiting(view: &View<'_>, d: &Dispute) -> Markup {
    let p = view.p;
    let months = about::months(p, &d.parts, view.today);
    html! {
        p { strong { (p.dispute_open(p.money(total(d)), months)) } " " (p.dispute_open_means()) }
        (told(view, d))
        p {
            (answers(view, d))
            @if view.helps { " " (ui::link(&format!("/huurders/{}/ook-zo/{}", view.id, d.id), p.dispute_answer_link())) }
        }
    }
}

fn answers(view: &View<'_>, d: &Dispute) -> String {
    let p = view.p;
    let name = view.file.colleague(Some(d.answerer));
    p.dispute_answers(
        p.day_seen_from(d.answer_by, view.today),
        name.unwrap_or_else(|| p.dispute_somebody()),
    )
}

/// In the tenant's words, with the payment they mention.
fn told(view: &View<'_>, d: &Dispute) -> Markup {
    let p = view.p;
    html! {
        @if !d.words.is_empty() { blockquote.kt-quote { "“" (d.words) "”" } }
        @for payment in &d.payments {
            p { (p.dispute_told_payment(p.money(payment.amount), p.day_seen_from(payment.on, view.today))) }
        }
        p.kt-quiet { (p.dispute_told(p.day_seen_from(d.raised_on, view.today))) }
    }
}

fn answered(view: &View<'_>, d: &Dispute) -> Markup {
    let p = view.p;
    html! {
        p { (event(p, d, view.today)) }
        (told(view, d))
        @if !d.answer.is_empty() {
            p { (p.dispute_our_answer()) " “" (d.answer) "”" }
            p.kt-quiet {
                @match view.file.colleague(d.by) {
                    Some(name) => (p.dispute_answered_by(p.day_seen_from(d.made_on, view.today), name)),
                    None => (p.day_seen_from(d.made_on, view.today)),
                }
            }
        }
    }
}

/// `GET …/ook-zo`
pub(in crate::pages::tenancy) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("voor", &office.at.today.plus(ANSWER_DAYS).to_string());
    if let Some(user) = office.actor.user {
        typed.set("wie", &user.to_string());
    }
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "vragen of de huurder het ook zo ziet").await?;
    let p = office.caller.phrases;
    let outlook = file.outlook(office.at.today);
    let tile = Choice::plain;
    let says = [
        tile(Recognition::Yes.code(), p.dispute_yes()),
        tile(Recognition::Partly.code(), p.dispute_partly()),
        tile(Recognition::No.code(), p.dispute_no()),
    ];
    let mut names: Vec<(String, &str)> = file
        .colleagues
        .iter()
        .map(|(id, name)| (id.to_string(), name.as_str()))
        .collect();
    names.sort_by_key(|(_, name)| *name);
    let names: Vec<(&str, &str)> = names.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let field = |name, label| faults.field(typed, name, label);
    let payment = html! {
        (ui::field(p, &field("betaald-op", p.dispute_field_paid_on()).kind("date").optional()))
        (ui::field(p, &field("betaald", p.dispute_field_paid()).optional()))
    };
    let mentions = !typed.get("betaald").is_empty() || !typed.get("betaald-op").is_empty();
    let content = html! {
        @if outlook.past_due.is_positive() {
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/ook-zo" } novalidate {
                (faults.summary(p))
                (ui::hidden("id", typed.get("id")))
                p { (p.dispute_lead()) }
                (ui::choice(p, &field("zegt", p.dispute_field_says()), &says))
                (about::fields(p, &outlook, typed, faults, Some(p.dispute_field_about_hint())))
                (ui::text_area(p, &field("woorden", p.pause_field_words()).guarded().optional().hint(p.pause_field_words_hint()), 2))
                (ui::details_if(mentions, p.dispute_payment(), payment))
                (ui::select(p, &field("wie", p.dispute_field_answerer()), &names))
                (ui::field(p, &field("voor", p.dispute_field_by()).kind("date").hint(p.dispute_field_by_hint())))
                (ui::button(p.record_button(), true))
            }
        } @else { p { (p.tenancy_open_none_expected()) } }
    };
    Ok(sheet::page(office, &file, p.dispute_link(), faults, content))
}

/// `POST …/ook-zo`
pub(in crate::pages::tenancy) async fn hear(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, office.at.today, DisputeId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let done = if new.says == Recognition::Yes {
        "ook-zo"
    } else {
        "anders-gezien"
    };
    let heard = office.run(move |db, actor, at| work::dispute::hear(db, actor, at, id, &new));
    match heard.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "open", done)),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day, id: DisputeId) -> Result<NewDispute, Faults> {
    let mut faults = Faults::default();
    let says = Recognition::from_code(typed.get("zegt"));
    if says.is_none() {
        faults.add("zegt", p.dispute_error_says());
    }
    let (about, amount) = about::read(p, typed, &mut faults);
    let otherwise = says.is_some_and(|says| says != Recognition::Yes);
    if otherwise && about.is_none() && faults.none() {
        about::missing(p, &mut faults);
    }
    let payment = read_payment(p, typed, today, &mut faults);
    let answerer = typed.get("wie").parse::<UserId>().ok();
    if answerer.is_none() {
        faults.add("wie", p.dispute_error_answerer());
    }
    let answer_by = faults.day(p, typed, "voor", today);
    match answer_by {
        Some(day) if day < today => faults.add("voor", p.dispute_error_by()),
        None if typed.get("voor").is_empty() => faults.add("voor", p.dispute_error_by()),
        _ => {}
    }
    match (says, answerer, answer_by) {
        (Some(says), Some(answerer), Some(answer_by)) if faults.none() => Ok(NewDispute {
            id,
            says,
            about: about.filter(|_| otherwise),
            amount,
            words: typed.get("woorden").to_owned(),
            payment,
            raised_on: None,
            answerer,
            answer_by,
        }),
        _ => Err(faults),
    }
}

/// A payment the tenant mentions: both the day and the amount, or neither.
fn read_payment(p: &Phrases, typed: &Typed, today: Day, faults: &mut Faults) -> Option<ToldPayment> {
    let on = faults.day(p, typed, "betaald-op", today);
    let amount = match typed.get("betaald") {
        "" => None,
        text => amount_from(text),
    };
    match (typed.get("betaald-op"), typed.get("betaald")) {
        ("", "") => None,
        ("", _) => {
            faults.add("betaald-op", p.dispute_error_paid_on());
            None
        }
        _ => {
            if amount.is_none() {
                faults.add("betaald", p.record_error_amount("50,00"));
            }
            on.zip(amount).map(|(on, amount)| ToldPayment { on, amount })
        }
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(field) | Refusal::TooLong(field) => {
            let place = match *field {
                "answer" => "antwoord",
                "action" => "doen",
                _ => "woorden",
            };
            let long = matches!(refusal, Refusal::TooLong(_));
            Faults::one(place, if long { p.record_too_long() } else { p.record_bsn() })
        }
        Refusal::Date { field: "payment", .. } => Faults::one("betaald-op", p.dispute_error_paid_later()),
        Refusal::NoSuchColleague(_) => Faults::one("wie", p.dispute_error_answerer()),
        Refusal::NotOpen => Faults::one("hoe", p.dispute_error_not_open()),
        Refusal::ChangedMeanwhile => Faults::one("hoe", p.sheet_error_changed()),
        Refusal::Missing("right") => Faults::one("gelijk", p.dispute_error_right()),
        Refusal::Dispute(bad) => match *bad {
            BadDispute::NothingDisputed => about::fault(p, domain::ledger::BadPart::None),
            BadDispute::Part(bad) => about::fault(p, bad),
            BadDispute::AnswerBeforeQuestion { .. } => Faults::one("voor", p.dispute_error_by()),
            BadDispute::NoAnswer => Faults::one("antwoord", p.dispute_error_answer()),
            BadDispute::YesWithParts | BadDispute::BeforeTenancy { .. } => {
                Faults::one("zegt", p.dispute_error_says())
            }
        },
        _ => return None,
    })
}

/// `GET …/ook-zo/{dispute}`
pub(in crate::pages::tenancy) async fn ask_answer(
    office: Office,
    Path((tenancy, dispute)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_answer(&office, &tenancy, &dispute, None, &Faults::default()).await
}

async fn draw_answer(
    office: &Office,
    tenancy: &str,
    dispute: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let today = office.at.today;
    let id: DisputeId = dispute.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.disputes.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "antwoord geven", there).await?;
    let held = case_file::newest(&file.disputes, id).map_err(|_| Problem::NotFound)?;
    let mut begin = Typed::default();
    begin.set("versie", &held.version.to_string());
    begin.set(
        "doen",
        &p.dispute_promise_usual(about::months(p, &held.parts, today)),
    );
    begin.set("doen-voor", &today.plus(PROMISE_DAYS).to_string());
    let typed = typed.unwrap_or(&begin);
    let tile = |state: DisputeState, label, hint| Choice {
        value: state.code(),
        label,
        hint: Some(hint),
    };
    let states = [
        tile(
            DisputeState::TenantRight,
            p.dispute_state_right(),
            p.dispute_state_right_hint(),
        ),
        tile(
            DisputeState::PartlyRight,
            p.dispute_state_partly(),
            p.dispute_state_partly_hint(),
        ),
        tile(
            DisputeState::Explained,
            p.dispute_state_explained(),
            p.dispute_state_explained_hint(),
        ),
        tile(
            DisputeState::Withdrawn,
            p.dispute_state_withdrawn(),
            p.dispute_state_withdrawn_hint(),
        ),
    ];
    let field = |name, label| faults.field(typed, name, label);
    let months = about::months(p, &held.parts, today);
    let content = html! {
        @if held.is_open() {
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/ook-zo/" (held.id) } novalidate {
                (faults.summary(p))
                (ui::hidden("versie", typed.get("versie")))
                p { strong { (p.dispute_open(p.money(total(held)), months)) } }
                @if !held.words.is_empty() { blockquote.kt-quote { "“" (held.words) "”" } }
                @for payment in &held.payments {
                    p { (p.dispute_told_payment(p.money(payment.amount), p.day_seen_from(payment.on, today))) }
                }
                (ui::choice(p, &field("hoe", p.dispute_field_state()), &states))
                (ui::field(p, &field("gelijk", p.dispute_field_right()).optional().hint(p.dispute_field_right_hint())))
                (ui::text_area(p, &field("antwoord", p.dispute_field_answer()).guarded().hint(p.dispute_field_answer_hint()), 4))
                fieldset.kt-choice {
                    legend.utrecht-form-label { (p.dispute_promise()) }
                    p { (p.dispute_promise_hint()) }
                    (ui::field(p, &field("doen", p.dispute_field_promise()).guarded().optional()))
                    (ui::field(p, &field("doen-voor", p.dispute_field_promise_by()).kind("date").optional()))
                }
                (ui::button(p.dispute_answer_button(), true))
            }
        } @else { p { (p.dispute_error_not_open()) } }
    };
    Ok(sheet::page(
        office,
        &file,
        p.dispute_answer_link(),
        faults,
        content,
    ))
}

/// `POST …/ook-zo/{dispute}`
pub(in crate::pages::tenancy) async fn answer(
    office: Office,
    Path((tenancy, dispute)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: DisputeId = dispute.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let done = match read_answer(p, &typed, office.at.today)? {
        Ok(new) => {
            let answered =
                office.run(move |db, actor, at| work::dispute::answer(db, actor, at, id, which, &new));
            match answered.await? {
                Ok(()) => Ok(()),
                Err(refusal) => Err(faults_of_answer(p, &refusal).ok_or_else(|| refused(&refusal))?),
            }
        }
        Err(faults) => Err(faults),
    };
    match done {
        Ok(()) => Ok(sheet::done(&tenancy, "open", "antwoord")),
        Err(faults) => {
            let page = draw_answer(&office, &tenancy, &dispute, Some(&typed), &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

/// In the form of an answer an amount that does not fit is the part the tenant was right about.
fn faults_of_answer(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    match refusal {
        Refusal::Dispute(BadDispute::Part(_)) => Some(Faults::one("gelijk", p.dispute_error_right())),
        other => faults_of(p, other),
    }
}

fn read_answer(p: &Phrases, typed: &Typed, today: Day) -> Result<Result<Answer, Faults>, Problem> {
    let seen = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let mut faults = Faults::default();
    let state = DisputeState::from_code(typed.get("hoe")).filter(|s| *s != DisputeState::Open);
    if state.is_none() {
        faults.add("hoe", p.dispute_error_state());
    }
    let right = amount_from(typed.get("gelijk"));
    let words = typed.get("antwoord").to_owned();
    let must_say = state.is_some_and(|s| s != DisputeState::Withdrawn);
    if must_say && words.is_empty() {
        faults.add("antwoord", p.dispute_error_answer());
    }
    if state == Some(DisputeState::PartlyRight) && right.is_none() {
        faults.add("gelijk", p.dispute_error_right());
    }
    let was_right = matches!(state, Some(DisputeState::TenantRight | DisputeState::PartlyRight));
    let promise = if was_right {
        read_promise(p, typed, today, &mut faults)
    } else {
        None
    };
    Ok(match state {
        Some(state) if faults.none() => Ok(Answer {
            seen,
            state,
            right,
            words,
            promise,
        }),
        _ => Err(faults),
    })
}

/// What we do about it and by when: both, because the tenant was right.
fn read_promise(p: &Phrases, typed: &Typed, today: Day, faults: &mut Faults) -> Option<OwnWord> {
    let action = typed.get("doen").trim();
    if action.is_empty() {
        faults.add("doen", p.dispute_error_promise());
    }
    let due_on = faults
        .day(p, typed, "doen-voor", today)
        .filter(|day| *day >= today);
    if due_on.is_none() && faults.of("doen-voor").is_none() {
        faults.add("doen-voor", p.dispute_error_promise_by());
    }
    due_on.filter(|_| !action.is_empty()).map(|due_on| OwnWord {
        action: action.to_owned(),
        due_on,
    })
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    let newest = newest_of_each(&view.file.disputes)
        .into_iter()
        .filter(|d| d.is_open())
        .max_by_key(|d| (d.made_on, d.id));
    html! {
        @match (done, newest) {
            ("ook-zo", _) => (ui::notice(Tone::Good, p.dispute_done_yes())),
            ("anders-gezien", Some(d)) => (ui::notice(Tone::Good, p.dispute_done(answers(view, d)))),
            ("antwoord", _) => (ui::notice(Tone::Good, p.dispute_answered())),
            _ => {},
        }
    }
}

/// The words of an event in the timeline.
pub(in crate::pages::tenancy) fn event(p: &Phrases, d: &Dispute, today: Day) -> String {
    let (amount, months) = (p.money(total(d)), about::months(p, &d.parts, today));
    match (d.says, d.state) {
        (Recognition::Yes, _) => p.dispute_said_yes().to_owned(),
        (_, DisputeState::Open) => p.dispute_open(amount, months),
        (_, DisputeState::TenantRight | DisputeState::PartlyRight) => p.dispute_was_right(amount, months),
        (_, DisputeState::Withdrawn) => p.dispute_was_withdrawn(amount, months),
        (_, DisputeState::Explained) => p.dispute_was_explained(amount, months),
    }
}
