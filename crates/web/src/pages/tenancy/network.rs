//! The people around a tenant (S3.15): who may be called about what and until when, as the tenant said; taken back with one tap; and
//! a talk or a copy written down within it. Who has no consent that runs is not on the page.

use super::form::{Typed, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::calendar::Day;
use domain::ids::{ContactId, NetworkId};
use domain::network::{BadConsent, NetworkContact, Relation, SaidYes, Topic};
use maud::{Markup, html};
use work::Refusal;
use work::network::{NewConsent, NewTalk};

/// Who may be called about what, and the way to write it down.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    html! {
        div id="netwerk" {
            (known(p, &view.file.network, view.today))
            @if view.writes { p { (ui::link(&format!("/huurders/{}/netwerk", view.id), p.network_link())) } }
        }
    }
}

/// Whose consent runs today; also on the screen before a visit.
pub(super) fn known(p: &Phrases, network: &[NetworkContact], today: Day) -> Markup {
    let running: Vec<&NetworkContact> = network.iter().filter(|n| n.holds(today)).collect();
    html! {
        @if !running.is_empty() {
            ul.kt-agreements { @for one in running { li { (line(p, one, today)) } } }
        }
    }
}

fn line(p: &Phrases, one: &NetworkContact, today: Day) -> Markup {
    html! {
        p { strong { (one.name) } " (" (p.network_relation(one.relation.code())) ")"
            @if !one.reach.is_empty() { " · " (one.reach) } }
        p { (p.network_about(p.day_seen_from(one.until, today), topics(p, one))) }
    }
}

/// "een afspraak maken en betalen"
fn topics(p: &Phrases, one: &NetworkContact) -> String {
    let words: Vec<String> = one.topics.iter().map(|t| p.network_topic(t.code())).collect();
    words.join(", ")
}

/// `GET …/netwerk`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "mensen om de huurder heen").await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let id = file.tenancy.id;
    let yes = labels(SaidYes::ALL, SaidYes::code, |code| p.network_said_yes(code));
    let running: Vec<&NetworkContact> = file.network.iter().filter(|n| n.holds(today)).collect();
    let content = html! {
        @for one in &running {
            section.kt-section aria-label=(one.name) {
                (line(p, one, today))
                form.kt-form method="post" action={ "/huurders/" (id) "/netwerk/" (one.id) } {
                    (ui::hidden("id", &fresh_id(office, &format!("gesproken:{}", one.id)).to_string()))
                    (ui::hidden("wat", "gesproken"))
                    (talk_form(p, one))
                }
                form method="post" action={ "/huurders/" (id) "/netwerk/" (one.id) } {
                    (ui::hidden("wat", "terug"))
                    (ui::button(&p.network_take_back(one.name.as_str()), false))
                }
            }
        }
        form.kt-form method="post" action={ "/huurders/" (id) "/netwerk" } novalidate {
            h2.utrecht-heading-2 { (p.network_add()) }
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            p { (p.network_lead()) }
            (who(p, typed, faults))
            (ui::choice(p, &faults.field(typed, "ja", p.network_how_yes()), &ui::tiles(&yes)))
            (until_and_reach(p, typed, faults))
            (ui::button(p.record_button(), true))
        }
    };
    Ok(sheet::page(office, &file, p.network_title(), faults, content))
}

/// Who it is and what may be talked about: the same fields here and at the table of a visit.
pub(super) fn who(p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
    let relations = labels(Relation::ALL, Relation::code, |code| p.network_relation(code));
    html! {
        (ui::field(p, &faults.field(typed, "naam", p.network_name())))
        (ui::choice(p, &faults.field(typed, "wie", p.network_who()), &ui::tiles(&relations)))
        fieldset.kt-choice id="waarover" data-one-of=(p.network_error_topics()) {
            legend.utrecht-form-label { (p.network_topics()) }
            @if let Some(text) = faults.of("waarover") { p.utrecht-form-field-error-message { (text) } }
            div.kt-choice__tiles { @for topic in Topic::ALL {
                @let name = topic_field(*topic);
                (ui::tick(&name, p.network_topic(topic.code()), None, !typed.get(&name).is_empty()))
            } }
        }
    }
}

/// Until when, and how to reach them.
pub(super) fn until_and_reach(p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label| faults.field(typed, name, label);
    html! {
        (ui::field(p, &field("tot", p.network_until()).kind("date").hint(p.network_until_hint())))
        (ui::field(p, &field("bereik", p.network_reach()).optional().hint(p.network_reach_hint())))
    }
}

fn topic_field(topic: Topic) -> String {
    format!("over-{}", topic.code())
}

/// What was ticked.
pub(in crate::pages) fn topics_of(typed: &Typed) -> Vec<Topic> {
    let ticked = |topic: &&Topic| !typed.get(&topic_field(**topic)).is_empty();
    Topic::ALL.iter().filter(ticked).copied().collect()
}

fn talk_form(p: &Phrases, one: &NetworkContact) -> Markup {
    let name = format!("regel-{}", one.id);
    html! {
        (ui::details(p.network_talk(), html! {
            div.kt-form {
                label.utrecht-form-label for={ "onderwerp-" (one.id) } { (p.network_talk_topic()) }
                select.utrecht-select id={ "onderwerp-" (one.id) } name="onderwerp" {
                    @for topic in &one.topics { option value=(topic.code()) { (p.network_topic(topic.code())) } }
                }
                label.utrecht-form-label for=(name) { (p.network_talk_note()) }
                input.utrecht-textbox id=(name) name="regel" type="text" data-guard;
                (ui::button(p.record_button(), false))
            }
        }))
    }
}

fn labels<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    words: impl Fn(&str) -> String,
) -> Vec<(&'static str, String)> {
    all.iter().map(|one| (code(*one), words(code(*one)))).collect()
}

/// `POST …/netwerk`
pub(super) async fn agree(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, office.at.today, NetworkId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let kept = office.run(move |db, actor, at| work::network::agree(db, actor, at, id, &new));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "netwerk", "netwerk")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day, id: NetworkId) -> Result<NewConsent, Faults> {
    let mut faults = Faults::default();
    let relation = Relation::from_code(typed.get("wie"));
    if relation.is_none() {
        faults.add("wie", p.network_error_who());
    }
    let said_yes = SaidYes::from_code(typed.get("ja"));
    if said_yes.is_none() {
        faults.add("ja", p.network_error_yes());
    }
    let until = faults.day(p, typed, "tot", today);
    if until.is_none() && faults.of("tot").is_none() {
        faults.add(
            "tot",
            p.network_error_until(p.day_numbers(NetworkContact::latest(today))),
        );
    }
    match (relation, said_yes, until) {
        (Some(relation), Some(said_yes), Some(until)) if faults.none() => Ok(NewConsent {
            id,
            name: typed.get("naam").to_owned(),
            relation,
            reach: typed.get("bereik").to_owned(),
            topics: topics_of(typed),
            said_yes,
            until,
        }),
        _ => Err(faults),
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn("name") => Faults::one("naam", p.record_bsn()),
        Refusal::HoldsBsn(_) => Faults::one("bereik", p.record_bsn()),
        Refusal::Consent(BadConsent::Nobody) => Faults::one("naam", p.network_error_name()),
        Refusal::Consent(BadConsent::NoTopic) => Faults::one("waarover", p.network_error_topics()),
        Refusal::Consent(BadConsent::Until(latest)) => {
            Faults::one("tot", p.network_error_until(p.day_numbers(*latest)))
        }
        _ => return None,
    })
}

/// `POST …/netwerk/{network}`: taken back, or talked with.
pub(super) async fn turn(
    office: Office,
    Path((tenancy, network)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let with: NetworkId = network.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let there = sheet::file_about(&office, &tenancy, "mensen om de huurder heen", move |file| {
        file.network.iter().any(|n| n.id == with)
    });
    let file = there.await?;
    if typed.get("wat") == "terug" {
        let gone = office.run(move |db, actor, at| work::network::take_back(db, actor, at, id, with));
        return match gone.await? {
            Ok(()) => Ok(sheet::done(&tenancy, "netwerk", "netwerk-terug")),
            Err(refusal) => Err(refused(&refusal)),
        };
    }
    let topic = Topic::from_code(typed.get("onderwerp")).ok_or(Problem::BadRequest)?;
    let held = file
        .network
        .iter()
        .find(|n| n.id == with)
        .ok_or(Problem::NotFound)?;
    let relation = p.network_relation(held.relation.code());
    let note = p.network_talk_line(typed.get("regel"), relation, p.network_topic(topic.code()));
    let new = NewTalk {
        id: ContactId(typed.id()?),
        with,
        topic,
        note: note.trim().to_owned(),
    };
    let kept = office.run(move |db, actor, at| work::network::talked(db, actor, at, id, &new));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "netwerk", "netwerk-gesproken")),
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    html! {
        @match done {
            "netwerk" => (ui::notice(Tone::Good, p.network_done())),
            "netwerk-terug" => (ui::notice(Tone::Good, p.network_taken_back())),
            "netwerk-gesproken" => (ui::notice(Tone::Good, p.network_talked())),
            _ => {},
        }
    }
}
