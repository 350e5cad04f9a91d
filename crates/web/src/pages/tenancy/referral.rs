//! "How are you managing now?" (S0.14): what can't wait, whatever is open. Two taps lead to a text for a partner that helps with it here,
//! to be read, rung, mailed or printed by a person, and only with the tenant's yes (S1.23). What was asked stands on the tenant's page
//! until the help came.

use super::form::{Typed, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::address::encoded;
use crate::language::{Language, Phrases};
use crate::office::Office;
use crate::pages::partners;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::calendar::Day;
use domain::ids::{PartnerId, ReferralId};
use domain::network::SaidYes;
use domain::partner::{Named, Need};
use domain::referral::{ASK_AFTER, BadReferral, Referral, Stage, Way, newest};
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::case_file::CaseFile;
use work::partner::Entry;
use work::referral::{NewReferral, Table};

/// What stands in the address: what is needed, to whom, and the draft that it goes on from.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    nood: String,
    #[serde(default)]
    partner: String,
    #[serde(default)]
    verwijzing: String,
}

/// What can't wait, what was asked for it, and other help.
pub(super) fn part(view: &View<'_>, form_id: uuid::Uuid) -> Markup {
    let p = view.p;
    let all = newest(&view.file.referrals);
    let (open, over): (Vec<&Referral>, Vec<&Referral>) = all.iter().partition(|r| r.stage.open());
    html! {
        @if view.writes || !all.is_empty() {
            (ui::section("hulp", p.referral_title(), html! {
                @if !open.is_empty() {
                    ul.kt-agreements { @for r in open { li { (one(view, r, form_id)) } } }
                }
                @if !over.is_empty() {
                    (ui::details(p.referral_over(), html! {
                        ul.kt-agreements { @for r in over { li { p { (line(view, r)) } } } }
                    }))
                }
                @if view.writes { (ui::details(p.referral_open(), choice(view))) }
            }))
        }
    }
}

/// The first needs as tiles; other help below.
fn choice(view: &View<'_>) -> Markup {
    let p = view.p;
    let to = |need: &Need| format!("/huurders/{}/hulp?nood={}", view.id, need.code());
    let other = Need::ALL.iter().filter(|n| !Need::FIRST.contains(n));
    html! {
        p { (p.referral_lead()) }
        ul.kt-plain-list.kt-scene { @for need in &Need::FIRST {
            li { a.kt-tile href=(to(need)) { (p.partners_need(need.code())) } }
        } }
        p.kt-quiet { (p.referral_other()) }
        div.kt-row { @for need in other {
            a.utrecht-link.kt-thumb href=(to(need)) { (p.partners_need(need.code())) }
        } }
    }
}

/// "Eten, bij Voedselbank Rivierstad. Gevraagd op 3 november."
fn line(view: &View<'_>, r: &Referral) -> Markup {
    let p = view.p;
    let unknown = String::new();
    let partner = view.file.partners.get(&r.partner).unwrap_or(&unknown);
    let day = p.day_seen_from(r.on, view.today);
    html! {
        strong { (p.partners_need(r.need.code())) } ": " (partner) ". "
        (p.referral_stage(r.stage.code(), day))
        " " span.kt-quiet { (yes(p, r.said_yes, r.yes_on, view.today)) }
    }
}

fn yes(p: &Phrases, how: SaidYes, on: Day, today: Day) -> String {
    p.referral_yes(
        p.day_seen_from(on, today),
        p.network_said_yes(how.code()).to_lowercase(),
    )
}

fn one(view: &View<'_>, r: &Referral, form_id: uuid::Uuid) -> Markup {
    let p = view.p;
    let turn = |stage: Stage| {
        html! {
            form method="post" action={ "/huurders/" (view.id) "/hulp/" (r.id) } {
                (ui::hidden("id", &form_id.to_string()))
                (ui::hidden("versie", &r.version.to_string()))
                (ui::hidden("wat", stage.code()))
                (ui::button(&p.referral_turn(stage.code()), false))
            }
        }
    };
    html! {
        p { (line(view, r)) }
        @if view.writes {
            div.kt-row {
                @if r.stage == Stage::Draft {
                    (ui::link_button(&format!("/huurders/{}/hulp?nood={}&verwijzing={}", view.id, r.need.code(), r.id), p.referral_read()))
                } @else {
                    (turn(Stage::Helped))
                    (turn(Stage::NotHelped))
                }
                (turn(Stage::TakenBack))
            }
        }
    }
}

/// `GET …/hulp`
pub(super) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    let id = match wanted.verwijzing.as_str() {
        "" => ReferralId(fresh_id(&office, &tenancy)),
        text => text.parse().map_err(|_| Problem::NotFound)?,
    };
    typed.set("id", &id.to_string());
    typed.set("nood", &wanted.nood);
    typed.set("partner", &wanted.partner);
    draw(&office, &tenancy, typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, mut typed: Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "hulp vragen").await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let Some(need) = Need::from_code(typed.get("nood")) else {
        let view = View::of(office, &file);
        return Ok(sheet::page(
            office,
            &file,
            p.referral_title(),
            faults,
            choice(&view),
        ));
    };
    let (reading, known) = (file.clone(), need);
    let table = office
        .look(move |db, actor, at| work::referral::table(db, actor, at, &reading, known))
        .await?;
    let id = typed.id()?;
    let held = newest(&file.referrals).into_iter().find(|r| r.id.0 == id);
    let wanted = typed
        .get("partner")
        .parse::<PartnerId>()
        .ok()
        .or(held.as_ref().map(|r| r.partner));
    let chosen = table
        .offers
        .iter()
        .find(|e| Some(e.partner.id) == wanted)
        .or(table.offers.first());
    let Some(chosen) = chosen else {
        let content = html! {
            (ui::empty_state(p.partners_none_title(), p.partners_none()))
            p { (ui::link(partners::ADDRESS, p.partners_link_all())) }
        };
        return Ok(sheet::page(
            office,
            &file,
            &p.partners_need(need.code()),
            faults,
            content,
        ));
    };
    if typed.get("terug").is_empty() {
        let days = chosen.partner.wait.unwrap_or(ASK_AFTER);
        typed.set("terug", &today.plus_working_days(days).to_string());
    }
    if typed.get("ja-op").is_empty() {
        typed.set("ja-op", &today.to_string());
    }
    let content = html! {
        (whom(office, &file, &table, chosen, need, id))
        (letter(office, &file, &table, chosen, need))
        (form(office, &file, chosen, need, held.as_ref(), &typed, faults))
    };
    Ok(sheet::page(
        office,
        &file,
        &p.partners_need(need.code()),
        faults,
        content,
    ))
}

/// Whom it goes to, how soon they help as agreed and as measured (S1.31), and who else helps with it.
fn whom(
    office: &Office,
    file: &CaseFile,
    table: &Table,
    chosen: &Entry,
    need: Need,
    id: uuid::Uuid,
) -> Markup {
    let p = office.caller.phrases;
    let others: Vec<&Entry> = table
        .offers
        .iter()
        .filter(|e| e.partner.id != chosen.partner.id)
        .collect();
    let to = |e: &Entry| {
        format!(
            "/huurders/{}/hulp?nood={}&partner={}&verwijzing={id}",
            file.tenancy.id,
            need.code(),
            e.partner.id
        )
    };
    ui::section(
        "wie",
        &chosen.partner.name,
        html! {
            p { (partners::wait(p, chosen.wait)) }
            @if !chosen.partner.how.is_empty() { p { (chosen.partner.how) } }
            (partners::people(p, &chosen.partner))
            @if !others.is_empty() {
                (ui::details(p.referral_others(), html! { ul.kt-agreements { @for e in others { li {
                    p { (ui::link(&to(e), e.partner.name.as_str())) }
                    p.kt-quiet { (partners::wait(p, e.wait)) }
                } } } }))
            }
        },
    )
}

/// The text, in Dutch as the partner reads it: who asks, for what, how to reach them and us. Nothing about rent.
fn letter(office: &Office, file: &CaseFile, table: &Table, chosen: &Entry, need: Need) -> Markup {
    let (p, today) = (office.caller.phrases, office.at.today);
    let dutch = Phrases::of(Language::Dutch);
    let person = chosen.partner.people.first();
    let text = words(office, dutch, file, table, person, need, today);
    let mail = person.map(|n| n.email.as_str()).filter(|mail| !mail.is_empty());
    ui::section(
        "bericht",
        p.referral_text_title(),
        html! {
            p.kt-quiet { (p.referral_text_lead()) }
            p.kt-message lang="nl" { (text) }
            @if let Some(mail) = mail {
                p { (ui::link(
                    &format!("mailto:{mail}?subject={}&body={}", encoded(dutch.referral_subject()), encoded(&text)),
                    p.referral_mail(mail),
                )) }
            }
        },
    )
}

fn words(
    office: &Office,
    dutch: &Phrases,
    file: &CaseFile,
    table: &Table,
    person: Option<&Named>,
    need: Need,
    today: Day,
) -> String {
    let tenant = super::person::first(file, today);
    let name = tenant.map_or_else(
        || super::names(dutch, file, today),
        domain::tenancy::Person::full_name,
    );
    let phone = tenant.and_then(|t| t.phone.clone().or_else(|| t.email.clone()));
    let contact = person.map_or("", |n| n.name.as_str());
    let reach = match phone {
        Some(phone) => dutch.referral_text_reach(name.as_str(), phone),
        None => dutch.referral_text_no_reach(name.as_str()),
    };
    let own = match &table.own_phone {
        Some(phone) => dutch.referral_text_own(phone.as_str()),
        None => String::new(),
    };
    let need = dutch.partners_need(need.code()).to_lowercase();
    [
        dutch.referral_text_greeting(contact),
        dutch.referral_text_asks(name.as_str(), need),
        reach,
        format!("{} {own}", dutch.referral_text_back(name.as_str()))
            .trim()
            .to_owned(),
        format!(
            "{}\n{}, {}",
            dutch.referral_text_end(),
            office.actor.name,
            office.caller.actor.association
        ),
    ]
    .join("\n\n")
}

#[allow(clippy::too_many_arguments, reason = "the parts of one form")]
fn form(
    office: &Office,
    file: &CaseFile,
    chosen: &Entry,
    need: Need,
    held: Option<&Referral>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let (p, today) = (office.caller.phrases, office.at.today);
    let field = |name, label| faults.field(typed, name, label);
    let said: Vec<(&str, String)> = SaidYes::ALL
        .iter()
        .map(|how| (how.code(), p.network_said_yes(how.code())))
        .collect();
    let ways: Vec<(&str, String)> = Way::ALL
        .iter()
        .map(|way| (way.code(), p.referral_way(way.code())))
        .collect();
    html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/hulp" } novalidate {
            h2.utrecht-heading-2 { (p.referral_form_title()) }
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::hidden("nood", need.code()))
            (ui::hidden("partner", &chosen.partner.id.to_string()))
            @if let Some(held) = held {
                (ui::hidden("ja", held.said_yes.code()))
                (ui::hidden("ja-op", &held.yes_on.to_string()))
                (ui::notice(Tone::Good, yes(p, held.said_yes, held.yes_on, today)))
            } @else {
                (ui::choice(p, &field("ja", p.referral_how_yes()), &ui::tiles(&said)))
                (ui::field(p, &field("ja-op", p.referral_yes_on()).kind("date")))
            }
            (ui::choice(p, &field("hoe", p.referral_how()), &ui::tiles(&ways)))
            (ui::field(p, &field("terug", p.referral_follow_up()).kind("date").hint(p.referral_follow_up_hint())))
            (ui::button(p.record_button(), true))
        }
    }
}

/// `POST …/hulp`
pub(super) async fn keep(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, office.at.today)? {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, typed, &faults).await?)),
    };
    let kept = office.run(move |db, actor, at| work::referral::ask(db, actor, at, id, &new));
    let faults = match kept.await? {
        Ok(()) => return Ok(sheet::done(&tenancy, "hulp", "hulp")),
        Err(Refusal::Referral(BadReferral::YesAhead)) => Faults::one("ja-op", p.referral_error_yes_on()),
        Err(Refusal::Referral(BadReferral::FollowUp)) => Faults::one("terug", p.referral_error_follow_up()),
        Err(Refusal::Referral(BadReferral::Partner)) => Faults::one("wie", p.referral_error_partner()),
        Err(Refusal::Referral(BadReferral::Stage(_)) | Refusal::ChangedMeanwhile) => {
            Faults::one("wie", p.sheet_error_changed())
        }
        Err(refusal) => return Err(refused(&refusal)),
    };
    Ok(sheet::again(draw(&office, &tenancy, typed, &faults).await?))
}

fn read(p: &Phrases, typed: &Typed, today: Day) -> Result<Result<NewReferral, Faults>, Problem> {
    let mut faults = Faults::default();
    let need = Need::from_code(typed.get("nood")).ok_or(Problem::BadRequest)?;
    let partner = typed.get("partner").parse().map_err(|_| Problem::BadRequest)?;
    let said_yes = SaidYes::from_code(typed.get("ja"));
    if said_yes.is_none() {
        faults.add("ja", p.referral_error_yes());
    }
    let way = Way::from_code(typed.get("hoe"));
    if way.is_none() {
        faults.add("hoe", p.referral_error_how());
    }
    let mut day = |name: &'static str, words: &'static str| {
        let day = faults.day(p, typed, name, today);
        if day.is_none() && faults.of(name).is_none() {
            faults.add(name, words);
        }
        day
    };
    let yes_on = day("ja-op", p.referral_error_yes_on());
    let follow_up = day("terug", p.referral_error_follow_up());
    match (said_yes, way, yes_on, follow_up) {
        (Some(said_yes), Some(way), Some(yes_on), Some(follow_up)) if faults.none() => Ok(Ok(NewReferral {
            id: ReferralId(typed.id()?),
            partner,
            need,
            said_yes,
            yes_on,
            way,
            follow_up,
        })),
        _ => Ok(Err(faults)),
    }
}

/// `POST …/hulp/{referral}`
pub(super) async fn turn(
    office: Office,
    Path((tenancy, referral)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let referral: ReferralId = referral.parse().map_err(|_| Problem::NotFound)?;
    let file = sheet::file_about(&office, &tenancy, "hoe het met hulp ging", move |file| {
        file.referrals.iter().any(|r| r.id == referral)
    });
    file.await?;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let stage = Stage::from_code(typed.get("wat")).ok_or(Problem::BadRequest)?;
    let kept =
        office.run(move |db, actor, at| work::referral::turn(db, actor, at, id, (referral, seen), stage));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "hulp", &format!("hulp-{}", stage.code()))),
        Err(Refusal::ChangedMeanwhile | Refusal::Referral(_)) => {
            Ok(sheet::done(&tenancy, "hulp", "hulp-anders"))
        }
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    html! {
        @match done {
            "hulp" => (ui::notice(Tone::Good, p.referral_done())),
            "hulp-helped" => (ui::notice(Tone::Good, p.referral_done_helped())),
            "hulp-not_helped" => (ui::notice(Tone::Attention, p.referral_done_not_helped())),
            "hulp-taken_back" => (ui::notice(Tone::Good, p.referral_done_taken_back())),
            "hulp-anders" => (ui::notice(Tone::Attention, p.sheet_error_changed())),
            _ => {},
        }
    }
}
