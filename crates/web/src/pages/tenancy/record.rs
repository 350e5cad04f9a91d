//! Recording a contact in under a minute: how it went and when we speak again are the only two required fields
//! (S1.27, S3.21). Everything else may stay empty.

use super::form::{Typed, amount_from, day_from, fresh_id};
use super::guarded::Guarded;
use super::{View, names, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::sentence::{self, kind_key};
use crate::ui::{self, Choice, ErrorLine, Field, Nav};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::agreement::Party;
use domain::calendar::Day;
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::ids::{AgreementId, ContactId};
use domain::outlook::Proposal;
use maud::{Markup, html};
use serde::Deserialize;
use std::borrow::Cow;
use uuid::Uuid;
use work::Refusal;
use work::record::{NewAgreement, NewContact};

/// Agreements that fit in one contact.
const AGREEMENTS: usize = 3;
/// "In three working days".
const WORKING_DAYS: i32 = 3;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    voorstel: String,
}

/// What is not right yet: the field, and what to do.
struct Fault {
    field: Cow<'static, str>,
    text: String,
}

fn fault(field: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Fault {
    Fault {
        field: field.into(),
        text: text.into(),
    }
}

/// Where people write freely in it.
fn free() -> impl Iterator<Item = Cow<'static, str>> {
    let agreements = (1..=AGREEMENTS).map(|number| Cow::Owned(format!("afspraak-{number}-wat")));
    ["notitie", "verhaal"]
        .into_iter()
        .map(Cow::Borrowed)
        .chain(agreements)
}

/// The form as a part of the tenant's page, folded.
pub(super) fn part(view: &View<'_>, id: Uuid) -> Markup {
    let proposal = view.outlook.tasks.first().map(|task| task.proposal);
    let typed = begin(id, proposal);
    ui::section(
        "vastleggen",
        view.p.record_title(),
        ui::details(
            view.p.record_fold(),
            form(
                view.p,
                view.today,
                &view.id.to_string(),
                &typed,
                &[],
                &Guarded::default(),
            ),
        ),
    )
}

/// The form with what can sensibly be filled in beforehand: the means that was proposed.
fn begin(id: Uuid, proposal: Option<Proposal>) -> Typed {
    let mut typed = Typed::default();
    typed.set("id", &id.to_string());
    let kind = if proposal == Some(Proposal::Visit) {
        ContactKind::HomeVisit
    } else {
        ContactKind::Phone
    };
    typed.set("soort", kind_key(kind));
    typed.set("richting", Direction::Outgoing.code());
    typed
}

/// The form on a page of its own, for the phone.
pub(super) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Problem> {
    let typed = begin(fresh_id(&office, &tenancy), Proposal::from_code(&asked.voorstel));
    draw(&office, &tenancy, &typed, &[]).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &[Fault]) -> Result<Markup, Problem> {
    let id = tenancy_of(tenancy)?;
    office
        .actor
        .may(work::Act::RecordContact)
        .map_err(|_| Problem::Forbidden)?;
    let file = office
        .look(move |db, actor, at| work::case_file::open(db, actor, at, id, "contact vastleggen"))
        .await?;
    let p = office.caller.phrases;
    let today = office.at.today;
    let name = names(p, &file, today);
    let say = super::person::form_of(&file, today);
    let title = if faults.is_empty() {
        p.record_title().to_owned()
    } else {
        p.title_with_errors(p.record_title())
    };
    let content = html! {
        p { (ui::link(&format!("/huurders/{id}"), p.record_back(name.as_str()))) }
        div {
            h1 { (name) }
            p { (p.record_title()) " · " (super::person::say(p, say)) }
        }
        (form(p, today, tenancy, typed, faults, &Guarded::of(p, typed, free())?))
    };
    Ok(office.caller.page(&title, Some(Nav::Today), content))
}

fn form(
    p: &Phrases,
    today: Day,
    tenancy: &str,
    typed: &Typed,
    faults: &[Fault],
    guarded: &Guarded,
) -> Markup {
    let lines: Vec<ErrorLine<'_>> = faults
        .iter()
        .map(|f| ErrorLine {
            field: &f.field,
            text: &f.text,
        })
        .collect();
    let of = |name: &str| faults.iter().find(|f| f.field == name).map(|f| f.text.as_str());
    let optional_wrong = faults
        .iter()
        .any(|f| !matches!(f.field.as_ref(), "uitkomst" | "weer" | "weer-dag"));
    html! {
        form.kt-form method="post" action={ "/huurders/" (tenancy) "/contact" } novalidate {
            (ui::error_summary(p, &lines))
            (ui::hidden("id", typed.get("id")))
            (how(p, typed, of("uitkomst")))
            (again(p, typed, of("weer")))
            (ui::field(p, &Field::text("weer-dag", p.record_next_date()).kind("date").optional().hint(p.record_next_date_hint())
                .value(typed.get("weer-dag")).error(of("weer-dag"))))
            (ui::details_if(optional_wrong, p.record_more(), html! { div.kt-form { (more(p, today, typed, &of)) } }))
            (guarded.reason_field(p))
            (ui::button(p.record_button(), true))
        }
    }
}

fn how(p: &Phrases, typed: &Typed, error: Option<&str>) -> Markup {
    let tile = |outcome: Outcome, label, hint| Choice {
        value: outcome.code(),
        label,
        hint,
    };
    ui::choice(
        p,
        &Field::text("uitkomst", p.record_outcome())
            .value(typed.get("uitkomst"))
            .error(error),
        &[
            tile(Outcome::Agreed, p.record_outcome_agreed(), None),
            tile(
                Outcome::Talked,
                p.record_outcome_talked(),
                Some(p.record_outcome_talked_hint()),
            ),
            tile(
                Outcome::Connected,
                p.record_outcome_connected(),
                Some(p.record_outcome_connected_hint()),
            ),
            tile(
                Outcome::AnotherTime,
                p.record_outcome_another_time(),
                Some(p.record_outcome_another_time_hint()),
            ),
            tile(
                Outcome::OtherPerson,
                p.record_outcome_other_person(),
                Some(p.record_outcome_other_person_hint()),
            ),
            tile(Outcome::NotReached, p.record_outcome_not_reached(), None),
            tile(Outcome::Sent, p.record_outcome_sent(), None),
        ],
    )
}

fn again(p: &Phrases, typed: &Typed, error: Option<&str>) -> Markup {
    let tile = Choice::plain;
    ui::choice(
        p,
        &Field::text("weer", p.record_next())
            .value(typed.get("weer"))
            .error(error),
        &[
            tile("morgen", p.record_next_tomorrow()),
            tile("drie-werkdagen", p.record_next_days()),
            tile("week", p.record_next_week()),
            tile("dag", p.record_next_day()),
            tile("niet", p.record_next_none()),
        ],
    )
}

fn more<'a>(p: &Phrases, today: Day, typed: &Typed, of: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let kinds: Vec<Choice<'_>> = ContactKind::ALL
        .iter()
        .filter(|kind| **kind != ContactKind::Administrative)
        .map(|kind| Choice::plain(kind_key(*kind), sentence::contact_kind(p, *kind)))
        .collect();
    let directions = Direction::ALL
        .iter()
        .map(|d| Choice::plain(d.code(), sentence::direction(p, *d)));
    let parts = DayPart::ALL
        .iter()
        .map(|d| Choice::plain(d.code(), sentence::day_part(p, *d)));
    let optional = |name, label| {
        Field::text(name, label)
            .optional()
            .value(typed.get(name))
            .error(of(name))
    };
    html! {
        (ui::choice(p, &optional("soort", p.record_kind()), &kinds))
        (ui::choice(p, &optional("richting", p.record_direction()), &directions.collect::<Vec<_>>()))
        (ui::choice(p, &optional("dagdeel", p.record_part()), &parts.collect::<Vec<_>>()))
        (ui::field(p, &optional("op", p.record_on()).kind("date").hint(p.record_on_hint())))
        (ui::text_area(p, &optional("notitie", p.record_note()).guarded().hint(p.record_note_hint()), 2))
        (ui::text_area(p, &optional("verhaal", p.record_story()).guarded().hint(p.record_story_hint()), 3))
        (super::done::ticks(p, typed))
        @for number in 1..=AGREEMENTS { (agreement(p, today, number, typed, of)) }
    }
}

fn agreement<'a>(
    p: &Phrases,
    today: Day,
    number: usize,
    typed: &Typed,
    of: &impl Fn(&str) -> Option<&'a str>,
) -> Markup {
    let name = |part: &str| format!("afspraak-{number}-{part}");
    let (who, what, due, amount) = (name("wie"), name("wat"), name("dag"), name("bedrag"));
    let parties: Vec<Choice<'_>> = Party::ALL
        .iter()
        .map(|party| Choice::plain(party.code(), sentence::party(p, *party)))
        .collect();
    let used = [&who, &what, &due, &amount]
        .iter()
        .any(|field| !typed.get(field).is_empty() || of(field).is_some());
    let hint = p.record_agreement_due_hint(p.day_numbers(today.plus(7)));
    let optional = |name, label| Field::text(name, label).optional();
    ui::details_if(
        used,
        &p.record_agreement(number),
        html! {
            div.kt-form {
                (ui::choice(p, &optional(&who, p.record_agreement_who()).value(typed.get(&who)).error(of(&who)), &parties))
                (ui::field(p, &optional(&what, p.record_agreement_what()).guarded().value(typed.get(&what)).error(of(&what))))
                (ui::field(p, &optional(&due, p.record_agreement_due()).value(typed.get(&due)).hint(&hint).error(of(&due))))
                (ui::field(p, &optional(&amount, p.record_agreement_amount()).value(typed.get(&amount)).error(of(&amount))))
            }
        },
    )
}

/// Writes the contact down, or shows the form again with everything that was typed.
pub(super) async fn save(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let contact = match read(p, &typed, office.at.today, typed.id()?) {
        Ok(contact) => contact,
        Err(faults) => return again_with(&office, &tenancy, &typed, &faults).await,
    };
    let guarded = Guarded::of(p, &typed, free())?;
    let asks: Vec<Fault> = guarded
        .asks()
        .iter()
        .map(|(field, text)| fault(field.clone(), text))
        .collect();
    if !asks.is_empty() {
        return again_with(&office, &tenancy, &typed, &asks).await;
    }
    let also = super::done::ticked(&typed);
    let intentions = contact.agreements.iter().filter(|a| a.due_on.is_none()).count();
    match office
        .run(move |db, actor, at| {
            work::record::contact_with(db, actor, at, id, &contact, &also)?;
            guarded.note(db, actor, at, id)
        })
        .await?
    {
        Ok(()) if intentions > 0 => Ok(Redirect::to(&format!(
            "/huurders/{id}?klaar=contact&voornemens={intentions}"
        ))
        .into_response()),
        Ok(()) => Ok(Redirect::to(&format!("/huurders/{id}?klaar=contact")).into_response()),
        Err(refusal) => {
            let faults = [fault_of(p, &refusal, &typed).ok_or_else(|| refused(&refusal))?];
            again_with(&office, &tenancy, &typed, &faults).await
        }
    }
}

async fn again_with(
    office: &Office,
    tenancy: &str,
    typed: &Typed,
    faults: &[Fault],
) -> Result<Response, Problem> {
    Ok((
        StatusCode::UNPROCESSABLE_ENTITY,
        draw(office, tenancy, typed, faults).await?,
    )
        .into_response())
}

/// The field that a refusal is about, and what to do.
fn fault_of(p: &Phrases, refusal: &Refusal, typed: &Typed) -> Option<Fault> {
    let (field, text) = match refusal {
        Refusal::HoldsBsn(field) => (*field, p.record_bsn()),
        Refusal::TooLong(field) => (*field, p.record_too_long()),
        _ => return None,
    };
    let action = || {
        let holds =
            |number: &usize| domain::guard::find_bsn(typed.get(&format!("afspraak-{number}-wat"))).is_some();
        (1..=AGREEMENTS).find(holds).unwrap_or(1)
    };
    let name = match field {
        "note" => Cow::Borrowed("notitie"),
        "story" => Cow::Borrowed("verhaal"),
        _ => Cow::Owned(format!("afspraak-{}-wat", action())),
    };
    Some(fault(name, text))
}

fn read(p: &Phrases, typed: &Typed, today: Day, id: Uuid) -> Result<NewContact, Vec<Fault>> {
    let mut faults = Vec::new();
    let outcome = Outcome::from_code(typed.get("uitkomst"));
    if outcome.is_none() {
        faults.push(fault("uitkomst", p.record_error_outcome()));
    }
    let next_on = next_moment(p, typed, today).unwrap_or_else(|wrong| {
        faults.push(wrong);
        None
    });
    let on = match typed.get("op") {
        "" => None,
        text => day_from(text).filter(|day| *day <= today).or_else(|| {
            faults.push(fault("op", p.record_error_on(p.day_numbers(today))));
            None
        }),
    };
    let mut agreements = Vec::new();
    for number in 1..=AGREEMENTS {
        agreements.extend(read_agreement(p, typed, today, id, number, &mut faults));
    }
    let (Some(outcome), true) = (outcome, faults.is_empty()) else {
        return Err(faults);
    };
    let kind = ContactKind::ALL
        .iter()
        .copied()
        .find(|kind| kind_key(*kind) == typed.get("soort"));
    Ok(NewContact {
        id: ContactId(id),
        on,
        day_part: DayPart::from_code(typed.get("dagdeel")),
        kind: kind
            .filter(|kind| *kind != ContactKind::Administrative)
            .unwrap_or(ContactKind::Phone),
        direction: Direction::from_code(typed.get("richting")).unwrap_or(Direction::Outgoing),
        outcome,
        next_on,
        note: typed.get("notitie").to_owned(),
        story: typed.get("verhaal").to_owned(),
        agreements,
        corrects: None,
    })
}

/// The next moment as chosen; `None` when none is needed.
fn next_moment(p: &Phrases, typed: &Typed, today: Day) -> Result<Option<Day>, Fault> {
    match typed.get("weer") {
        "morgen" => Ok(Some(today.plus(1))),
        "drie-werkdagen" => Ok(Some(today.plus_working_days(WORKING_DAYS))),
        "week" => Ok(Some(today.plus(7))),
        "niet" => Ok(None),
        "dag" => {
            let day = day_from(typed.get("weer-dag")).filter(|day| *day >= today);
            let wrong = || fault("weer-dag", p.record_error_next_date(p.day_numbers(today.plus(7))));
            day.map(Some).ok_or_else(wrong)
        }
        _ => Err(fault("weer", p.record_error_next())),
    }
}

fn read_agreement(
    p: &Phrases,
    typed: &Typed,
    today: Day,
    contact: Uuid,
    number: usize,
    faults: &mut Vec<Fault>,
) -> Option<NewAgreement> {
    let name = |part: &str| format!("afspraak-{number}-{part}");
    let get = |part: &str| typed.get(&name(part));
    if ["wie", "wat", "dag", "bedrag"]
        .iter()
        .all(|part| get(part).is_empty())
    {
        return None;
    }
    let before = faults.len();
    let party = Party::from_code(get("wie"));
    if party.is_none() {
        faults.push(fault(name("wie"), p.record_error_who()));
    }
    let mut action = get("wat").to_owned();
    if action.is_empty() {
        faults.push(fault(name("wat"), p.record_error_what()));
    }
    let due_on = match get("dag") {
        "" => None,
        // A wish in words, such as "as soon as possible", is an intention: it has no day and can't be missed (S0.12).
        words if !words.contains(|c: char| c.is_ascii_digit()) => {
            action = format!("{action} ({words})");
            None
        }
        text => day_from(text).filter(|day| *day >= today).or_else(|| {
            faults.push(fault(
                name("dag"),
                p.record_error_due(p.day_numbers(today.plus(7))),
            ));
            None
        }),
    };
    let amount = match get("bedrag") {
        "" => None,
        text => amount_from(text).or_else(|| {
            faults.push(fault(name("bedrag"), p.record_error_amount("50,00")));
            None
        }),
    };
    if faults.len() > before {
        return None;
    }
    // The same form sent twice makes the same agreement once.
    let id = AgreementId(Uuid::new_v5(&contact, format!("agreement:{number}").as_bytes()));
    Some(NewAgreement {
        id,
        party: party?,
        action,
        due_on,
        amount,
    })
}
