//! The partner directory (S1.30): who around us helps with what, whom to call there, how soon, and when we last asked them. Everybody
//! who works here reads it on one page, searched by need; who may, writes it down. Nothing about a tenant stands here.

use super::tenancy::form::{Typed, fresh_id};
use super::tenancy::sheet::{self, Faults};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Field, Nav, Tone};
use axum::extract::{Form, Query};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::calendar::Day;
use domain::ids::PartnerId;
use domain::partner::{BadPartner, MOST_PEOPLE, MOST_WAIT, Named, Need, Partner, PartnerKind};
use maud::{Markup, html};
use serde::Deserialize;
use work::partner::{Entry, READ, Wait};
use work::signal::ENDS_SOON_DAYS;
use work::{Act, Refusal};

/// Where it is.
pub(crate) const ADDRESS: &str = "/partners";
/// In the address: no need in particular.
const EVERYTHING: &str = "alles";
const FORM: &str = "/partners/partner";

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const KEEP: &[Act] = &[Act::KeepPartners];
    vec![
        Room::new(Method::GET, ADDRESS, READ, get(show)),
        Room::new(Method::GET, FORM, KEEP, get(ask)),
        Room::new(Method::POST, FORM, KEEP, post(keep)),
    ]
}

/// What may stand in the address: the need that is looked for, a partner, and what was just done.
#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    hulp: String,
    #[serde(default)]
    wie: String,
    #[serde(default)]
    klaar: String,
}

/// `GET /partners`
async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let need = Need::from_code(&asked.hulp);
    let all = office.look(work::partner::directory).await?;
    let (p, keeps) = (office.caller.phrases, office.actor.may(Act::KeepPartners).is_ok());
    let (left, all): (Vec<Entry>, Vec<Entry>) = all.into_iter().partition(|e| e.partner.left);
    let found = work::partner::helping(all, need);
    let content = html! {
        @if asked.klaar == "ja" { (ui::notice(Tone::Good, p.partners_done())) }
        div { h1 { (p.partners_title()) } p { (p.partners_lead()) } }
        (search(p, need))
        @if found.is_empty() { (ui::empty_state(p.partners_none_title(), p.partners_none())) }
        @for entry in &found { (one(&office, entry, keeps)) }
        @if keeps {
            p { (ui::link_button(FORM, p.partners_new())) }
            @if !left.is_empty() {
                (ui::details(p.partners_left_title(), html! { ul.kt-plain-list {
                    @for entry in &left { li { (change(p, &entry.partner)) } }
                } }))
            }
        }
    };
    Ok(office.caller.page(p.partners_title(), nav(&office), content))
}

/// A caretaker has one place in the menu; nobody else's is about partners.
fn nav(office: &Office) -> Option<Nav> {
    office.actor.may(Act::KeepPartners).is_ok().then_some(Nav::Admin)
}

fn search(p: &Phrases, need: Option<Need>) -> Markup {
    let needs = need_labels(p);
    let mut options = vec![(EVERYTHING, p.partners_search_all())];
    options.extend(needs.iter().map(|(code, label)| (*code, label.as_str())));
    let field = Field::text("hulp", p.partners_search()).value(need.map_or(EVERYTHING, Need::code));
    html! {
        form.kt-search method="get" action=(ADDRESS) role="search" {
            (ui::select(p, &field, &options))
            (ui::button(p.partners_search_button(), true))
        }
    }
}

/// What somebody may need, in words.
fn need_labels(p: &Phrases) -> Vec<(&'static str, String)> {
    let label = |need: &Need| (need.code(), p.partners_need(need.code()));
    Need::ALL.iter().map(label).collect()
}

fn one(office: &Office, entry: &Entry, keeps: bool) -> Markup {
    let (p, today) = (office.caller.phrases, office.at.today);
    let partner = &entry.partner;
    ui::section(
        &format!("partner-{}", partner.id),
        &partner.name,
        html! {
            p {
                (ui::badge(Tone::Plain, &p.partners_kind(partner.kind.code())))
                @if let Some(until) = partner.ends_within(today, ENDS_SOON_DAYS) {
                    " " (ui::badge(Tone::Attention, &p.partners_ends_soon(p.day_seen_from(until, today))))
                }
            }
            @if !partner.helps_with.is_empty() { p { (p.partners_helps()) " " strong { (needs_of(p, partner)) } } }
            @if !partner.how.is_empty() { p { (partner.how) } }
            (people(p, partner))
            p { (wait(p, entry.wait)) " " (used(p, entry.last_used, today)) }
            p.kt-quiet {
                (p.partners_where()) " "
                @if partner.towns.is_empty() { (p.partners_everywhere()) } @else { (partner.towns.join(", ")) }
                ". "
                (agreed_until(p, partner, today))
            }
            @if keeps { p { (change(p, partner)) } }
        },
    )
}

fn needs_of(p: &Phrases, partner: &Partner) -> String {
    let words: Vec<String> = partner
        .helps_with
        .iter()
        .map(|n| p.partners_need(n.code()).to_lowercase())
        .collect();
    words.join(", ")
}

/// Who works there, what they may decide and how to reach them.
pub(super) fn people(p: &Phrases, partner: &Partner) -> Markup {
    html! {
        @if partner.people.is_empty() { p.kt-quiet { (p.partners_nobody()) } }
        ul.kt-agreements { @for person in &partner.people { li {
            p { strong { (person.name) } @if !person.role.is_empty() { ", " (person.role) } }
            @if !person.decides.is_empty() { p { (p.partners_decides(person.decides.as_str())) } }
            p {
                @if !person.phone.is_empty() { (ui::phone(&person.phone)) }
                @if !person.phone.is_empty() && !person.email.is_empty() { " · " }
                @if !person.email.is_empty() { (ui::email(&person.email)) }
            }
        } } }
    }
}

/// How soon they help: as agreed, and as measured (S1.31).
pub(super) fn wait(p: &Phrases, wait: Wait) -> String {
    match wait {
        Wait::ByLaw(terms, waiting) => super::signals::wait(p, terms, waiting),
        Wait::Agreed(agreed, seen) => {
            let agreed =
                agreed.map_or_else(|| p.partners_wait_none().to_owned(), |days| p.partners_wait(days));
            match seen.median {
                Some(days) => format!("{agreed} {}", p.partners_measured(seen.helped, days)),
                None => agreed,
            }
        }
    }
}

fn used(p: &Phrases, last: Option<Day>, today: Day) -> String {
    last.map_or_else(
        || p.partners_used_never().to_owned(),
        |day| p.partners_used(p.day_seen_from(day, today)),
    )
}

fn agreed_until(p: &Phrases, partner: &Partner, today: Day) -> String {
    match partner.until {
        None => String::new(),
        Some(until) if partner.in_force(today) => p.partners_until(p.day_seen_from(until, today)),
        Some(until) => p.partners_over(p.day_seen_from(until, today)),
    }
}

fn change(p: &Phrases, partner: &Partner) -> Markup {
    ui::link(
        &format!("{FORM}?wie={}", partner.id),
        p.partners_change(partner.name.as_str()),
    )
}

/// For who makes agreements and who guards privacy: those that end soon (S2.18).
pub(super) async fn ending(office: &Office) -> Result<Markup, Problem> {
    let told = [Act::SeeAudit, Act::KeepPartners];
    if !told.iter().any(|act| office.actor.may(*act).is_ok()) {
        return Ok(html! {});
    }
    let list = office.look(work::partner::ending).await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    Ok(html! {
        @for (name, until) in &list {
            (ui::notice(Tone::Attention, p.partners_ends_soon_of(p.day_seen_from(*until, today), name.as_str())))
        }
    })
}

/// `GET /partners/partner`: an empty form, or the partner that is asked for.
async fn ask(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    if asked.wie.is_empty() {
        let mut typed = Typed::default();
        typed.set("id", &fresh_id(&office, FORM).to_string());
        typed.set("versie", "0");
        return Ok(form(&office, &typed, &Faults::default()));
    }
    let id: PartnerId = asked.wie.parse().map_err(|_| Problem::NotFound)?;
    let all = office.look(work::partner::directory).await?;
    let held = all.into_iter().find(|e| e.partner.id == id);
    let held = held.ok_or(Problem::NotFound)?.partner;
    Ok(form(&office, &typed_of(&held), &Faults::default()))
}

/// Name of a field about a person: `wie-0-naam`.
fn person_field(number: usize, what: &str) -> String {
    format!("wie-{number}-{what}")
}

fn typed_of(partner: &Partner) -> Typed {
    let mut typed = Typed::default();
    typed.set("id", &partner.id.to_string());
    typed.set("versie", &partner.version.to_string());
    typed.set("gemeente", partner.municipality.as_deref().unwrap_or_default());
    typed.set("naam", &partner.name);
    typed.set("soort", partner.kind.code());
    for need in &partner.helps_with {
        typed.set(&format!("hulp-{}", need.code()), "ja");
    }
    typed.set("plaatsen", &partner.towns.join(", "));
    typed.set("hoe", &partner.how);
    typed.set(
        "wachten",
        &partner.wait.map(|n| n.to_string()).unwrap_or_default(),
    );
    typed.set("tot", &partner.until.map(|d| d.to_string()).unwrap_or_default());
    typed.set("weg", if partner.left { "ja" } else { "" });
    for (number, person) in partner.people.iter().enumerate() {
        let lines = [
            &person.name,
            &person.role,
            &person.decides,
            &person.phone,
            &person.email,
        ];
        for (what, line) in PERSON.iter().zip(lines) {
            typed.set(&person_field(number, what), line);
        }
    }
    typed
}

/// What is asked of a person, in the order of the form.
const PERSON: [&str; 5] = ["naam", "rol", "mag", "tel", "mail"];

fn form(office: &Office, typed: &Typed, faults: &Faults) -> Markup {
    let p = office.caller.phrases;
    let field = |name, label| faults.field(typed, name, label);
    let municipality = !typed.get("gemeente").is_empty();
    let kinds: Vec<(&str, String)> = PartnerKind::ALL
        .iter()
        .filter(|k| **k != PartnerKind::Municipality)
        .map(|k| (k.code(), p.partners_kind(k.code())))
        .collect();
    let title = if municipality {
        typed.get("naam")
    } else {
        p.partners_form_title()
    };
    let tab = if faults.none() {
        title.to_owned()
    } else {
        p.title_with_errors(title)
    };
    let content = html! {
        p { (ui::link(ADDRESS, p.partners_back())) }
        div { h1 { (title) } p { (p.partners_form_lead()) } }
        form.kt-form method="post" action=(FORM) novalidate {
            (faults.summary(p))
            @for name in ["id", "versie", "gemeente"] { (ui::hidden(name, typed.get(name))) }
            @if municipality {
                (ui::hidden("naam", typed.get("naam")))
                (ui::notice(Tone::Plain, p.partners_municipality_words()))
            } @else {
                (ui::field(p, &field("naam", p.partners_field_name())))
                (ui::choice(p, &field("soort", p.partners_field_kind()), &ui::tiles(&kinds)))
            }
            (needs(p, typed, faults))
            (ui::text_area(p, &field("hoe", p.partners_field_how()).optional().hint(p.partners_field_how_hint()), 2))
            @if !municipality {
                (ui::field(p, &field("plaatsen", p.partners_field_towns()).optional().hint(p.partners_field_towns_hint())))
                (ui::field(p, &field("wachten", p.partners_field_wait()).optional()))
                (ui::field(p, &field("tot", p.partners_field_until()).kind("date").optional()))
            }
            h2.utrecht-heading-2 id="mensen" { (p.partners_people()) }
            (named(p, typed, faults))
            @if !municipality && typed.get("versie") != "0" {
                (ui::tick("weg", p.partners_field_left(), Some(p.partners_field_left_hint()), !typed.get("weg").is_empty()))
            }
            (ui::button(p.partners_button(), true))
        }
    };
    office.caller.page(&tab, nav(office), content)
}

fn needs(p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
    html! {
        @if let Some(text) = faults.of("waarmee") { p.utrecht-form-field-error-message { "! " (text) } }
        (ui::ticks("waarmee", p.partners_field_needs(), need_labels(p).into_iter().map(|(code, label)| {
            let name = format!("hulp-{code}");
            ui::tick(&name, label, None, !typed.get(&name).is_empty())
        })))
    }
}

/// The people who are named and room for one more; room for the others is folded away.
fn named(p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
    let filled = |n: &usize| PERSON.iter().any(|w| !typed.get(&person_field(*n, w)).is_empty());
    let shown = (0..MOST_PEOPLE).filter(filled).max().map_or(1, |last| last + 1);
    html! {
        @for number in 0..shown { (person(p, typed, faults, number)) }
        @for number in shown..MOST_PEOPLE.min(shown + 2) {
            (ui::details(p.partners_person_more(), person(p, typed, faults, number)))
        }
    }
}

fn person(p: &Phrases, typed: &Typed, faults: &Faults, number: usize) -> Markup {
    let names = PERSON.map(|what| person_field(number, what));
    let [name, role, decides, phone, email] = &names;
    let field = |name, label| faults.field(typed, name, label);
    html! {
        fieldset.kt-choice {
            legend.utrecht-form-label { (p.partners_person(number + 1)) }
            (ui::field(p, &field(name, p.partners_person_name())))
            (ui::field(p, &field(role, p.partners_person_role()).optional()))
            (ui::field(p, &field(decides, p.partners_person_decides()).optional().hint(p.partners_person_decides_hint())))
            (ui::field(p, &field(phone, p.partners_person_phone()).kind("tel").optional()))
            (ui::field(p, &field(email, p.partners_person_email()).kind("email").optional()))
        }
    }
}

/// `POST /partners/partner`
async fn keep(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let new = match read(p, &typed, office.at.today)? {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(form(&office, &typed, &faults))),
    };
    let kept = office.run(move |db, actor, at| work::partner::write(db, actor, at, &new, seen));
    match kept.await? {
        Ok(()) => Ok(Redirect::to(&format!("{ADDRESS}?klaar=ja")).into_response()),
        Err(refusal) => {
            let faults = faults_of(p, &refusal)?;
            Ok(sheet::again(form(&office, &typed, &faults)))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day) -> Result<Result<Partner, Faults>, Problem> {
    let mut faults = Faults::default();
    let municipality = Some(typed.get("gemeente"))
        .filter(|code| !code.is_empty())
        .map(str::to_owned);
    let kind = match &municipality {
        Some(_) => Some(PartnerKind::Municipality),
        None => PartnerKind::from_code(typed.get("soort")).filter(|k| *k != PartnerKind::Municipality),
    };
    if kind.is_none() {
        faults.add("soort", p.partners_error_kind());
    }
    let wait = match typed.get("wachten") {
        "" => None,
        text => text.parse().ok().or_else(|| {
            faults.add("wachten", p.partners_error_wait(MOST_WAIT));
            None
        }),
    };
    let until = faults.day(p, typed, "tot", today);
    let towns = typed
        .get("plaatsen")
        .split([',', '\n'])
        .map(str::trim)
        .filter(|t| !t.is_empty());
    let Some(kind) = kind.filter(|_| faults.none()) else {
        return Ok(Err(faults));
    };
    Ok(Ok(Partner {
        id: PartnerId(typed.id()?),
        version: 0,
        name: typed.get("naam").to_owned(),
        kind,
        municipality,
        helps_with: Need::ALL
            .iter()
            .filter(|n| !typed.get(&format!("hulp-{}", n.code())).is_empty())
            .copied()
            .collect(),
        towns: towns.map(str::to_owned).collect(),
        how: typed.get("hoe").to_owned(),
        people: (0..MOST_PEOPLE).filter_map(|n| named_in(typed, n)).collect(),
        wait,
        until,
        left: !typed.get("weg").is_empty(),
    }))
}

/// Who was filled in at a place; nobody when all of it is empty.
fn named_in(typed: &Typed, number: usize) -> Option<Named> {
    let [name, role, decides, phone, email] =
        PERSON.map(|what| typed.get(&person_field(number, what)).to_owned());
    let person = Named {
        name,
        role,
        decides,
        phone,
        email,
    };
    (person != Named::default()).then_some(person)
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Result<Faults, Problem> {
    Ok(match refusal {
        Refusal::ChangedMeanwhile => Faults::one("naam", p.sheet_error_changed()),
        Refusal::HoldsBsn("name") => Faults::one("naam", p.record_bsn()),
        Refusal::HoldsBsn("how") => Faults::one("hoe", p.record_bsn()),
        Refusal::HoldsBsn(_) => Faults::one("mensen", p.record_bsn()),
        Refusal::Partner(BadPartner::Name) => Faults::one("naam", p.partners_error_name()),
        Refusal::Partner(BadPartner::HelpsWithNothing) => Faults::one("waarmee", p.partners_error_needs()),
        Refusal::Partner(BadPartner::Nobody) => {
            Faults::one(person_field(0, "naam"), p.partners_error_nobody())
        }
        Refusal::Partner(BadPartner::Person { number }) => {
            Faults::one(person_field(number - 1, "naam"), p.partners_error_person(*number))
        }
        Refusal::Partner(BadPartner::Wait) => Faults::one("wachten", p.partners_error_wait(MOST_WAIT)),
        Refusal::NotAllowed(_) => return Err(Problem::Forbidden),
        _ => return Err(Problem::BadRequest),
    })
}
