//! What stands behind the door: what is open, the plan, and what can be chosen or asked.

use super::{Inside, call, path};
use crate::download;
use crate::language::{Language, Phrases};
use crate::pages::tenancy::form::Typed;
use crate::pages::tenancy::sheet::{Faults, again};
use crate::pages::tenancy::strip;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Amounts, Choice, Field, StripMonth, StripState, Tone};
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Response};
use domain::agreement::Party;
use domain::arrangement::{PlanStanding, Standing as PlanOf, TermState};
use domain::calendar::{Day, clock};
use domain::help::Wishes;
use domain::ids::{ContactId, PlanId};
use domain::outlook::{Outlook, Promise, PromiseState};
use domain::proof::ProofKind;
use domain::request::Topic;
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::own_page::{Standing, may_take_back, offered, standing};
use work::plan::rent_ahead;

/// What can be asked of a person of us.
const QUESTIONS: [&str; 5] = ["bel", "dag", "lukt-niet", ENERGY, VISIT];
/// Energy costs too much: it leads to energy help (S1.4).
const ENERGY: &str = "energie";
/// Another moment for a visit; asked only when one is planned.
const VISIT: &str = "bezoek";

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Arrived {
    klaar: String,
}

/// `GET /k/{link}`
pub(super) async fn show(inside: Inside, Query(arrived): Query<Arrived>) -> Markup {
    draw(&inside, &arrived.klaar, &Typed::default(), &Faults::default())
}

fn draw(inside: &Inside, done: &str, typed: &Typed, faults: &Faults) -> Markup {
    let (p, today, page) = (inside.p(), inside.today(), &inside.page);
    let (outlook, allocations) = page.file.explained(today, None);
    let stands = standing(&page.file, &outlook);
    let running: Vec<&PlanOf<'_>> = outlook
        .plans
        .iter()
        .filter(|s| s.state == PlanStanding::Running)
        .collect();
    let months = strip::months(&page.file, &outlook, &allocations, today);
    let months: Vec<StripMonth> = months.into_iter().map(in_plain_words).collect();
    let content = html! {
        (faults.summary(p))
        (said(p, inside, done))
        h1 { (p.own_page_hello(page.called.as_str())) }
        @if let Some(offer) = offered(&page.file, today).filter(|_| done != "gegevens") {
            (may_help(inside, offer.to_string().as_str()))
        }
        (visit(p, inside))
        (rent(p, inside, &outlook, stands))
        @for one in &running { (plan(p, inside, one)) }
        (agreed(inside, &outlook))
        @if !months.is_empty() {
            (ui::section("maanden", p.own_page_months(), ui::month_strip(p, &months, Amounts::Shown)))
        }
        (question(inside, typed, faults))
        @if faults.of("begroeting").is_some() { (ui::section("wensen", p.own_page_wishes(), wishes(inside, typed, faults))) }
        @else { (ui::details(p.own_page_wishes(), wishes(inside, typed, faults))) }
        (call(p, &page.contact))
    };
    inside.around(p.own_page_title(), faults, content)
}

/// What a bank calls a reversal is, for who pays, a month that is open, or came in later.
fn in_plain_words(month: StripMonth) -> StripMonth {
    let state = match month.state {
        StripState::Reversed {
            settled_after: None, ..
        } => StripState::Open,
        StripState::Reversed {
            settled_after: Some(days),
            ..
        } => StripState::Late { days },
        other => other,
    };
    StripMonth { state, ..month }
}

/// What was just done.
fn said(p: &Phrases, inside: &Inside, done: &str) -> Markup {
    let who = match inside.page.contact.name.as_str() {
        "" => p.own_page_colleague(),
        name => name,
    };
    let text = match done {
        "plan" => p.own_page_done_plan(who),
        "vraag" => p.own_page_done_question(who),
        ENERGY => p.own_page_done_energy(who),
        "terug" => p.own_page_done_back().to_owned(),
        "gegevens" => p.own_page_done_offer().to_owned(),
        "wensen" => p.own_page_done_wishes().to_owned(),
        _ => return html! {},
    };
    ui::notice(Tone::Good, text)
}

/// Who comes by, and when (S3.12).
fn visit(p: &Phrases, inside: &Inside) -> Markup {
    let today = inside.today();
    html! {
        @if let Some(visit) = &inside.page.visit {
            (ui::section("bezoek", p.own_page_visit(), html! {
                @if visit.photo {
                    img.kt-face src={ (path(inside.outside.address)) "/foto" } alt=(p.own_page_visit_photo(visit.name.as_str())) width="96" height="96";
                }
                p { (p.own_page_visit_when(p.day_seen_from(visit.on, today), clock(visit.arrives_at), visit.name.as_str())) }
                p { (ui::link("#vraag", p.own_page_visit_other())) }
            }))
        }
    }
}

/// `GET /k/{link}/foto`: the face of who comes by; nothing when they took it away.
pub(super) async fn photo(inside: Inside) -> Result<Response, Problem> {
    let photo = inside.act(work::portrait::of_visitor).await?;
    photo.ok().flatten().map(download::photo).ok_or(Problem::NotFound)
}

/// Is the rent coming in, and what is open: apart.
fn rent(p: &Phrases, inside: &Inside, o: &Outlook<'_>, stands: Standing) -> Markup {
    let (file, today) = (&inside.page.file, inside.today());
    let [next, _] = rent_ahead(file, today);
    let asked = file.claim(o).amount();
    let open = o
        .account
        .items
        .iter()
        .filter(|i| i.due_on <= today && i.asks().is_positive());
    let months: Vec<String> = open.filter_map(|i| i.month).map(|m| p.month(m)).collect();
    let months = and(p, &months);
    let choose = format!("{}/plan", path(inside.outside.address));
    ui::section(
        "huur",
        p.own_page_rent(),
        html! {
            @if next.amount.is_positive() {
                p { (p.own_page_next(p.money(next.amount), p.day_seen_from(next.on, today), p.month(next.month))) }
            }
            @if asked.is_positive() {
                p { (p.own_page_open_now()) " " strong.kt-large { (ui::money(p, asked)) } }
                @if !months.is_empty() { p { (p.own_page_open_months(months)) } }
            }
            @match stands {
                Standing::Clear => p { (p.own_page_clear()) },
                Standing::Cared => @if asked.is_positive() { p { (p.own_page_cared()) } },
                Standing::InDebtHelp => p { (p.own_page_debt_help()) },
                Standing::WithUs => p { (p.own_page_with_us()) },
                Standing::Open(_) => {
                    p { (p.own_page_choose_lead()) }
                    p { (ui::link_button(&choose, p.own_page_choose())) }
                },
            }
        },
    )
}

/// "september, oktober en november"; empty when there are none.
fn and(p: &Phrases, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {} {last}", rest.join(", "), p.tenancy_and()),
    }
}

fn plan(p: &Phrases, inside: &Inside, s: &PlanOf<'_>) -> Markup {
    let today = inside.today();
    let seen = |day: Day| p.day_seen_from(day, today);
    let done = |state| matches!(state, TermState::Kept);
    let content = html! {
        @if let Some(month) = s.solved_around { p { strong.kt-large { (p.plan_solved(p.month(month))) } } }
        p { (p.own_page_steps(s.count(), s.kept())) }
        @if let Some(next) = s.next() { p { (p.plan_next(p.money(next.needed), seen(next.term.due_on))) } }
        (ui::details(p.plan_terms(), html! {
            ul.kt-agreements { @for t in &s.terms {
                li { (seen(t.term.due_on)) ": " (p.money(t.term.amount))
                    @if done(t.state) { " " span.kt-good { "✓ " (p.own_page_paid()) } } }
            } }
        }))
        @if may_take_back(&inside.page.file, s.plan, today) {
            form method="post" action={ (path(inside.outside.address)) "/terug" } {
                (ui::hidden("plan", &s.plan.id.to_string()))
                p { (p.own_page_back_lead()) }
                (ui::button(p.own_page_back(), false))
            }
        }
    };
    ui::section("plan", p.own_page_plan(), content)
}

/// What both sides took on and is still to be done, as equal lines (S1.28, S3.2).
fn agreed(inside: &Inside, outlook: &Outlook<'_>) -> Markup {
    let (p, today) = (inside.p(), inside.today());
    let open = |a: &&Promise<'_>| {
        matches!(
            a.state,
            PromiseState::Running | PromiseState::Intention | PromiseState::Missed
        ) && a.kept_on.is_none()
    };
    let lines: Vec<&Promise<'_>> = outlook.promises.iter().filter(open).collect();
    if lines.is_empty() {
        return html! {};
    }
    let own = inside.page.person.full_name();
    let who = |party: Party| {
        if party == Party::Tenant {
            own.as_str()
        } else {
            sentence::party(p, party)
        }
    };
    let content = html! { ul.kt-agreements { @for line in lines {
        @let a = line.agreement;
        li {
            p { strong { (who(a.party)) } ": " (sentence::said(p, &a.action)) }
            @if let Some(day) = a.due_on { p.kt-quiet { (p.tenancy_agreement_due(p.day_seen_from(day, today))) } }
        }
    } } };
    ui::section("afspraken", p.own_page_agreed(), content)
}

/// The offer to pass on details to the municipality: yes or no, and nothing else on the way.
fn may_help(inside: &Inside, offer: &str) -> Markup {
    let p = inside.p();
    let button = |value: &str, words: &str| {
        html! { button.utrecht-button.utrecht-button--secondary-action type="submit" name="antwoord" value=(value) { (words) } }
    };
    ui::section(
        "gegevens",
        p.own_page_offer(),
        html! {
            p { (p.own_page_offer_lead()) }
            form method="post" action={ (path(inside.outside.address)) "/gegevens" } {
                (ui::hidden("aanbod", offer))
                div.kt-row { (button("ja", p.own_page_offer_yes())) (button("nee", p.own_page_offer_no())) }
            }
        },
    )
}

fn question(inside: &Inside, typed: &Typed, faults: &Faults) -> Markup {
    let p = inside.p();
    let fits = |q: &&&str| **q != VISIT || inside.page.visit.is_some();
    let asked = QUESTIONS.iter().filter(fits);
    let labels: Vec<(&str, String)> = asked.map(|q| (*q, p.own_page_question(*q))).collect();
    let id = match typed.get("id") {
        "" => inside.fresh_id("vraag").to_string(),
        id => id.to_owned(),
    };
    ui::section(
        "vraag",
        p.own_page_ask(),
        html! {
            form.kt-form method="post" action={ (path(inside.outside.address)) "/vraag" } novalidate {
                (ui::hidden("id", &id))
                (ui::choice(p, &faults.field(typed, "wat", p.own_page_ask_what()), &ui::tiles(&labels)))
                (ui::field(p, &faults.field(typed, "woorden", p.own_page_ask_words()).optional()))
                (ui::button(p.own_page_ask_button(), false))
            }
        },
    )
}

fn wishes(inside: &Inside, typed: &Typed, faults: &Faults) -> Markup {
    let p = inside.p();
    let greet = faults.field(typed, "begroeting", p.own_page_wish_greeting());
    let told = inside.page.file.greeting.as_deref().unwrap_or_default();
    let greeting = if faults.of("begroeting").is_some() {
        typed.get("begroeting")
    } else {
        told
    };
    let held = inside.page.file.wishes;
    let word = |yes: bool| if yes { "ja" } else { "nee" };
    let (thanks, aftercare) = (
        held.map_or("", |w| word(w.thanks)),
        held.map_or("", |w| word(w.aftercare)),
    );
    let tiles = [
        Choice::plain("ja", p.own_page_yes()),
        Choice::plain("nee", p.own_page_no()),
    ];
    html! {
        form.kt-form method="post" action={ (path(inside.outside.address)) "/wensen" } novalidate {
            (ui::choice(p, &Field::text("bedankjes", p.own_page_wish_thanks()).value(thanks), &tiles))
            (ui::choice(p, &Field::text("nazorg", p.own_page_wish_aftercare()).value(aftercare), &tiles))
            (ui::field(p, &greet.value(greeting).hint(p.own_page_wish_greeting_hint()).optional()))
            (ui::button(p.own_page_wish_button(), false))
        }
    }
}

/// `POST /k/{link}/vraag`
pub(super) async fn ask(inside: Inside, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = inside.p();
    let what = typed.get("wat").to_owned();
    if !QUESTIONS.contains(&what.as_str()) {
        let faults = Faults::one("wat", p.own_page_ask_error());
        return Ok(again(draw(&inside, "", &typed, &faults)));
    }
    let id = ContactId(typed.id()?);
    let note = with_words(
        dutch().own_page_note_question(what.as_str()),
        typed.get("woorden"),
    );
    let about = match what.as_str() {
        "lukt-niet" => Some(Topic::Rent),
        ENERGY => Some(Topic::Energy),
        _ => None,
    };
    send_word(&inside, id, note, about, |said| {
        draw(&inside, "", &typed, &Faults::one("woorden", said))
    })
    .await
}

/// Leaves word for a person of us; what cannot be kept is told on the page that is drawn again.
pub(super) async fn send_word(
    inside: &Inside,
    id: ContactId,
    note: String,
    about: Option<Topic>,
    draw: impl FnOnce(String) -> Markup,
) -> Result<Response, Problem> {
    let asked = inside
        .act(move |db, at, guest| work::own_page::ask(db, at, guest, id, &note, about))
        .await?;
    match asked {
        Ok(()) if about == Some(Topic::Energy) => Ok(inside.done(ENERGY)),
        Ok(()) => Ok(inside.done("vraag")),
        Err(refusal) => Ok(again(draw(words_fault(inside.p(), &refusal)?))),
    }
}

/// What colleagues read in the contact log is in the language of their work.
pub(super) fn dutch() -> &'static Phrases {
    Phrases::of(Language::Dutch)
}

/// A line for the log, with the tenant's own words behind it.
pub(super) fn with_words(line: impl Into<String>, words: &str) -> String {
    let line = line.into();
    if words.is_empty() {
        line
    } else {
        format!("{line} “{words}”")
    }
}

/// What is wrong with words that were typed.
pub(super) fn words_fault(p: &Phrases, refusal: &Refusal) -> Result<String, Problem> {
    match refusal {
        Refusal::HoldsBsn(_) => Ok(p.own_page_bsn().to_owned()),
        Refusal::TooLong(_) => Ok(p.own_page_too_long().to_owned()),
        _ => Err(Problem::BadRequest),
    }
}

/// `POST /k/{link}/terug`: a plan that was chosen today.
pub(super) async fn take_back(inside: Inside, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let id: PlanId = typed.get("plan").parse().map_err(|_| Problem::BadRequest)?;
    // Twice is once: what was taken back before is not open any more.
    let done = inside
        .act(move |db, at, guest| work::own_page::take_back(db, at, guest, id))
        .await?;
    match done {
        Ok(()) | Err(Refusal::NotOpen | Refusal::ChangedMeanwhile) => Ok(inside.done("terug")),
        Err(_) => Err(Problem::NotFound),
    }
}

/// `POST /k/{link}/gegevens`
pub(super) async fn answer(inside: Inside, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let yes = match typed.get("antwoord") {
        "ja" => true,
        "nee" => false,
        _ => return Err(Problem::BadRequest),
    };
    let kind = if yes { ProofKind::Yes } else { ProofKind::Objection };
    let note = dutch().own_page_note_offer(kind.code());
    let done = inside
        .act(move |db, at, guest| work::own_page::answer_offer(db, at, guest, yes, &note))
        .await?;
    done.map(|()| inside.done("gegevens"))
        .map_err(|_| Problem::BadRequest)
}

/// `POST /k/{link}/wensen`
pub(super) async fn wish(inside: Inside, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let held = inside.page.file.wishes.unwrap_or(Wishes {
        thanks: true,
        aftercare: true,
    });
    let told = |name: &str, before: bool| match typed.get(name) {
        "ja" => true,
        "nee" => false,
        _ => before,
    };
    let wishes = Wishes {
        thanks: told("bedankjes", held.thanks),
        aftercare: told("nazorg", held.aftercare),
    };
    let words = typed.get("begroeting").to_owned();
    let done = inside
        .act(move |db, at, guest| {
            work::own_page::greet(db, at, guest, &words)?;
            work::own_page::wish(db, at, guest, wishes)
        })
        .await?;
    match done {
        Ok(()) => Ok(inside.done("wensen").into_response()),
        Err(Refusal::TooLong(_) | Refusal::HoldsBsn(_)) => {
            let faults = Faults::one("begroeting", inside.p().own_page_error_greeting());
            Ok(again(draw(&inside, "", &typed, &faults)))
        }
        Err(_) => Err(Problem::BadRequest),
    }
}
