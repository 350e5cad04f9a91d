//! The composer: choose a text that fits, look what is filled in, edit, have it read on this machine, and see which rule
//! would hold it back before anything is sent. The reading is advice; it never blocks (S0.15, S2.7, S3.16).
//!
//! Everything works with a button. Where JavaScript runs, the same button's answer is fetched while one writes.

use super::form::{Typed, day_from, fresh_id};
use super::sheet::{self, Faults};
use super::{refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::sentence::message as say;
use crate::ui::{self, Choice, Tone};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use domain::ids::{MessageId, PersonId};
use domain::message::{Channel, Kind, Slot, State, Tongue, fill_text};
use domain::plain_language::{Finding, Reading, Remark};
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::message::NewMessage;
use work::message::compose::{self, Addressee, Asked, Offer, Table};

/// The key of an empty sheet.
const BLANK: &str = "-";

/// What stands in the address.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    tekst: String,
    #[serde(default)]
    voor: String,
    #[serde(default)]
    taal: String,
}

/// `GET …/bericht`
pub(super) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Markup, Problem> {
    let id = tenancy_of(&tenancy)?;
    let asked = asked(&wanted.tekst, &wanted.voor, &wanted.taal, "")?;
    let table = match office
        .run(move |db, actor, at| compose::table(db, actor, at, id, &asked))
        .await?
    {
        Ok(table) => table,
        Err(Refusal::NotInTenancy) if wanted.voor.is_empty() => return nobody(&office, &tenancy).await,
        Err(Refusal::NotInTenancy | Refusal::NoSuchTemplate(_)) => return Err(Problem::NotFound),
        Err(refusal) => return Err(refused(&refusal)),
    };
    if wanted.tekst.is_empty() {
        return Ok(choose(&office, &table));
    }
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("tekst", &wanted.tekst);
    typed.set("weg", table.channel.code());
    if let Some(draft) = &table.draft {
        typed.set("onderwerp", draft.subject.as_deref().unwrap_or_default());
        typed.set("bericht", &draft.text());
    }
    Ok(sheet_of(&office, &table, &typed, &Faults::default(), None))
}

fn asked(template: &str, person: &str, tongue: &str, channel: &str) -> Result<Asked, Problem> {
    let person = match person {
        "" => None,
        id => Some(id.parse::<PersonId>().map_err(|_| Problem::NotFound)?),
    };
    Ok(Asked {
        person,
        template: if template == BLANK {
            String::new()
        } else {
            template.to_owned()
        },
        channel: Channel::from_code(channel),
        tongue: Tongue::from_code(tongue),
    })
}

/// Nobody lives there by the contract: nobody to write to.
async fn nobody(office: &Office, tenancy: &str) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let file = sheet::file(office, tenancy, "bericht schrijven").await?;
    let words = ui::notice(Tone::Attention, p.compose_none_here());
    Ok(sheet::page(
        office,
        &file,
        p.compose_title(),
        &Faults::default(),
        words,
    ))
}

/// The choice of a text: those that fit first, each with why.
fn choose(office: &Office, table: &Table) -> Markup {
    let p = office.caller.phrases;
    let (first, rest): (Vec<&Offer>, Vec<&Offer>) = table.offers.iter().partition(|o| o.fit.is_some());
    let content = html! {
        (readers(p, table, ""))
        (ui::section("teksten", p.compose_choose(), html! {
            p { (p.compose_choose_lead()) }
            (offers(p, table, &first))
            (ui::details(p.compose_other(), offers(p, table, &rest)))
            p { (ui::link(&address(table, BLANK, None), p.compose_own_hand())) br; span.kt-quiet { (p.compose_own_hand_hint()) } }
        }))
        (holds(p, table))
    };
    sheet::page(
        office,
        &table.file,
        p.compose_title(),
        &Faults::default(),
        content,
    )
}

fn offers(p: &Phrases, table: &Table, list: &[&Offer]) -> Markup {
    html! {
        ul.kt-plain-list.kt-offers {
            @for offer in list {
                li {
                    a.utrecht-link.kt-thumb href=(address(table, &offer.template.key, None)) { (offer.template.title) }
                    " " span.kt-quiet { (p.compose_channel(offer.template.channel.code())) }
                    @if let Some(fit) = offer.fit { br; span { (p.compose_fit(fit.fit.code())) } }
                }
            }
        }
    }
}

/// The address of a text for this reader, or for another.
fn address(table: &Table, key: &str, other: Option<&Addressee>) -> String {
    let reader = other
        .or_else(|| table.addressee())
        .map(|a| a.person.id.to_string());
    format!(
        "/huurders/{}/bericht?tekst={key}&voor={}",
        table.file.tenancy.id,
        reader.unwrap_or_default()
    )
}

/// To whom it is, and to whom it could be instead.
fn readers(p: &Phrases, table: &Table, key: &str) -> Markup {
    let others = table.people.iter().enumerate().filter(|(i, _)| *i != table.to);
    let other_tongue = match table.tongue {
        Tongue::Dutch => Tongue::English,
        Tongue::English => Tongue::Dutch,
    };
    html! {
        @if let Some(to) = table.addressee() {
            p {
                strong { (p.compose_to(to.person.full_name())) }
                @for (_, other) in others {
                    " · " a.utrecht-link.kt-thumb href=(address(table, key, Some(other))) { (p.compose_to_other(other.person.full_name())) }
                }
                @if !key.is_empty() && key != BLANK {
                    " · " a.utrecht-link.kt-thumb href={ (address(table, key, None)) "&taal=" (other_tongue.code()) } {
                        (p.compose_in_other(other_tongue.code()))
                    }
                }
            }
        }
    }
}

/// What would hold it back now, before anything is sent.
fn holds(p: &Phrases, table: &Table) -> Markup {
    let today = table.merge.on();
    html! {
        @if table.holds.is_empty() {
            (ui::notice(Tone::Good, p.hold_none()))
        } @else {
            (ui::notice(Tone::Attention, html! {
                p { strong { (p.hold_title()) } }
                ul { @for hold in &table.holds { li { (say::hold(p, hold, today)) } } }
                @if table.channel.by_wire() {
                    @match work::message::leaves_on(&table.holds, today) {
                        Some(moment) => p { (p.hold_short(say::moment(p, moment, today))) },
                        None => p { (p.hold_long()) },
                    }
                }
            }))
        }
    }
}

/// The sheet on which one writes.
fn sheet_of(
    office: &Office,
    table: &Table,
    typed: &Typed,
    faults: &Faults,
    reading: Option<&Reading>,
) -> Markup {
    let p = office.caller.phrases;
    let key = typed.get("tekst");
    let id = table.file.tenancy.id;
    let field = |name, label| faults.field(typed, name, label);
    let (hints, tiles) = (
        hints(p, table),
        table.addressee().map_or(&[][..], |a| &a.channels),
    );
    let tiles: Vec<Choice<'_>> = tiles
        .iter()
        .zip(&hints)
        .map(|(channel, (label, hint))| Choice {
            value: channel.code(),
            label,
            hint: Some(hint),
        })
        .collect();
    let person = table
        .addressee()
        .map(|a| a.person.id.to_string())
        .unwrap_or_default();
    let with_subject =
        matches!(table.channel, Channel::Email | Channel::Letter) || !typed.get("onderwerp").is_empty();
    let content = html! {
        (readers(p, table, key))
        p { (ui::link(&format!("/huurders/{id}/bericht?voor={person}"), p.compose_again())) }
        form.kt-form method="post" action={ "/huurders/" (id) "/bericht" } novalidate data-check {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::hidden("tekst", key))
            (ui::hidden("voor", &person))
            (ui::hidden("taal", table.tongue.code()))
            (ui::choice(p, &field("weg", p.compose_field_channel()), &tiles))
            @if with_subject { (ui::field(p, &field("onderwerp", p.compose_field_subject()).guarded())) }
            (ui::text_area(p, &field("bericht", p.compose_field_body()).guarded().hint(p.compose_field_body_hint()), 14))
            (slots(p, table, typed, faults))
            (ahead(p, table, typed))
            @if !table.lines.is_empty() {
                p.kt-quiet { (p.compose_lines()) ": " @for line in &table.lines { span { "“" (line) "”" } " " } }
            }
            div.kt-acts { button.utrecht-button.utrecht-button--secondary-action type="submit" name="doe" value="kijk" { (p.compose_button_check()) } }
            div id="nagekeken" aria-live="polite" {
                (checked(p, typed.get("bericht"), table, reading))
                (holds(p, table))
            }
            div.kt-acts {
                @if table.channel.by_wire() {
                    button.utrecht-button.utrecht-button--primary-action type="submit" name="doe" value="stuur" { (p.compose_button_send()) }
                    button.utrecht-button.utrecht-button--secondary-action type="submit" name="doe" value="klaar" { (p.compose_button_ready()) }
                } @else {
                    button.utrecht-button.utrecht-button--primary-action type="submit" name="doe" value="klaar" { (p.compose_button_ready_print()) }
                }
            }
        }
    };
    sheet::page(office, &table.file, p.compose_title(), faults, content)
}

/// Kindly pointing to what can happen, where it is true now: a tick puts it under the text (S1.26).
fn ahead(p: &Phrases, table: &Table, typed: &Typed) -> Markup {
    html! {
        @if let Some(block) = table.ahead {
            (ui::tick("gevolg", p.compose_consequence(), Some(block.text(table.tongue)), typed.get("gevolg") == "ja"))
        }
    }
}

fn hints(p: &Phrases, table: &Table) -> Vec<(String, String)> {
    let Some(to) = table.addressee() else {
        return Vec::new();
    };
    let hint = |channel: &Channel| {
        let address = match channel {
            Channel::Sms => to.person.phone.as_deref(),
            Channel::Email => to.person.email.as_deref(),
            Channel::Letter | Channel::Card => None,
        };
        (
            p.compose_channel(channel.code()),
            p.compose_channel_hint(address.unwrap_or_default(), channel.code()),
        )
    };
    to.channels.iter().map(hint).collect()
}

/// What stands in braces in the text and is not known: slots, and names that are none.
fn open(table: &Table, typed: &Typed) -> Vec<String> {
    let text = format!("{} {}", typed.get("onderwerp"), typed.get("bericht"));
    fill_text(&text, &table.merge, table.tongue).1
}

/// The slots that the text still asks for.
fn wanted(table: &Table, typed: &Typed) -> Vec<Slot> {
    open(table, typed)
        .iter()
        .filter_map(|name| Slot::from_code(name))
        .collect()
}

fn slots(p: &Phrases, table: &Table, typed: &Typed, faults: &Faults) -> Markup {
    let list = wanted(table, typed);
    html! {
        @if !list.is_empty() {
            fieldset.kt-choice {
                legend.utrecht-form-label { (p.compose_slots()) }
                @for slot in list {
                    @let name = format!("s-{}", slot.code());
                    @let label = p.slot_label(slot.code());
                    @let kind = if slot.kind() == Kind::Day { "date" } else { "text" };
                    (ui::field(p, &faults.field(typed, &name, &label).kind(kind)))
                }
            }
        }
    }
}

/// What reading the draft gave.
fn checked(p: &Phrases, draft: &str, table: &Table, reading: Option<&Reading>) -> Markup {
    let fresh;
    let reading = match reading {
        Some(reading) => reading,
        None => match compose::read(draft, table.channel, table.tongue, &table.merge) {
            Ok(read) => {
                fresh = read;
                &fresh
            }
            Err(_) => return html! {},
        },
    };
    html! {
        @if !draft.is_empty() {
            section.kt-section aria-labelledby="nagekeken-titel" {
                h2.utrecht-heading-2 id="nagekeken-titel" { (p.check_title()) }
                p {
                    (p.check_ease(format!("{:.1}", reading.average).replace('.', ","), format!("{:.0}", reading.ease))) " "
                    @if reading.length.parts > 0 {
                        (p.check_length_characters(reading.length.counted, reading.length.most, reading.length.parts))
                    } @else {
                        (p.check_length_words(reading.length.counted, reading.length.most))
                    }
                }
                @if reading.remarks.is_empty() {
                    p { (ui::badge(Tone::Good, p.check_nothing())) }
                } @else {
                    p.kt-quiet { (p.check_advice()) }
                    ol.kt-remarks { @for (i, remark) in reading.remarks.iter().enumerate() { li { (one(p, draft, i, remark)) } } }
                }
            }
        }
    }
}

fn one(p: &Phrases, draft: &str, number: usize, remark: &Remark) -> Markup {
    let whole = remark.place == (0..draft.len()) || remark.finding == Finding::NoWayToAnswer;
    let words = draft.get(remark.place.clone()).unwrap_or_default();
    html! {
        @if !whole { q.kt-mark { (words) } " " }
        (p.check_finding(remark.finding.code()))
        @if let Some(better) = remark.better.as_ref().filter(|b| !b.words.is_empty()) {
            br; em { (p.check_better(better.words.as_str())) } " "
            button.utrecht-button.utrecht-button--secondary-action type="submit" name="doe" value={ "neem-" (number) } {
                (p.check_take()) span.kt-unseen { ": " (better.words) }
            }
        }
    }
}

/// `POST …/bericht`: look again, take better words, make ready, or send.
pub(super) async fn save(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(mut typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let asked = asked(
        typed.get("tekst"),
        typed.get("voor"),
        typed.get("taal"),
        typed.get("weg"),
    )?;
    let laid = office.run(move |db, actor, at| compose::lay(db, actor, at, id, &asked));
    let mut table = match laid.await? {
        Ok(table) => table,
        Err(Refusal::NotInTenancy | Refusal::NoSuchTemplate(_)) => return Err(Problem::NotFound),
        Err(refusal) => return Err(refused(&refusal)),
    };
    let mut faults = fill(p, &mut table, &mut typed);
    let act = typed.get("doe").to_owned();
    if let Some(number) = act.strip_prefix("neem-") {
        take(&table, &mut typed, number);
    }
    let sends = match act.as_str() {
        "stuur" => true,
        "klaar" => false,
        _ => {
            let page = sheet_of(&office, &table, &typed, &faults, None);
            return Ok(page.into_response());
        }
    };
    let Some(new) = read(p, &table, &typed, &mut faults)? else {
        return Ok(sheet::again(sheet_of(&office, &table, &typed, &faults, None)));
    };
    let made = office.run(move |db, actor, at| work::message::make(db, actor, at, id, &new, sends));
    match made.await? {
        Ok(made) => {
            let done = match made.state {
                State::Held => "bericht-tegen",
                State::Ready => "bericht-klaar",
                _ => "bericht",
            };
            Ok(sheet::done(&tenancy, "berichten", done))
        }
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(sheet_of(&office, &table, &typed, &faults, None)))
        }
    }
}

/// Fills what was typed for a slot into the facts, and the facts into the text.
fn fill(p: &Phrases, table: &mut Table, typed: &mut Typed) -> Faults {
    let mut faults = Faults::default();
    for slot in wanted(table, typed) {
        let name = format!("s-{}", slot.code());
        let words = typed.get(&name).to_owned();
        if words.is_empty() {
            continue;
        }
        let plain = match slot.kind() {
            Kind::Day => day_from(&words).map(|day| day.to_string()),
            Kind::Money => super::form::amount_from(&words).map(domain::money::Cents::to_plain),
            _ => Some(words),
        };
        let put = plain.is_some_and(|plain| table.merge.put_typed(slot, &plain).is_ok());
        if !put {
            faults.add(name, p.compose_error_slot(kind_code(slot.kind())));
        }
    }
    for name in ["onderwerp", "bericht"] {
        let (filled, _) = fill_text(typed.get(name), &table.merge, table.tongue);
        typed.set(name, &filled.replace("\r\n", "\n"));
    }
    faults
}

const fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Money => "money",
        Kind::Day => "day",
        Kind::Month => "month",
        Kind::Count => "count",
    }
}

/// Puts one remark's better words in their place.
fn take(table: &Table, typed: &mut Typed, number: &str) {
    let draft = typed.get("bericht").to_owned();
    let reading = compose::read(&draft, table.channel, table.tongue, &table.merge).ok();
    let number = number.parse().ok();
    let better = reading
        .zip(number)
        .and_then(|(reading, number)| compose::improved(&draft, &reading, number));
    if let Some(better) = better {
        typed.set("bericht", &better);
    }
}

/// The message as it would leave; `None` with what is not right yet.
fn read(
    p: &Phrases,
    table: &Table,
    typed: &Typed,
    faults: &mut Faults,
) -> Result<Option<NewMessage>, Problem> {
    let body = typed.get("bericht");
    if body.is_empty() {
        faults.add("bericht", p.compose_error_body());
    }
    let with_subject = matches!(table.channel, Channel::Email | Channel::Letter);
    if with_subject && typed.get("onderwerp").is_empty() {
        faults.add("onderwerp", p.compose_error_subject());
    }
    if Channel::from_code(typed.get("weg")).is_none() {
        faults.add("weg", p.compose_error_channel());
    }
    let open = open(table, typed);
    if !open.is_empty() {
        let label = |name: &String| Slot::from_code(name).map(|s| p.slot_label(s.code()));
        let labels: Vec<String> = open
            .iter()
            .map(|name| label(name).unwrap_or_else(|| format!("{{{name}}}")))
            .collect();
        faults.add("bericht", p.compose_error_unfilled(labels.join(", ")));
    }
    let Some(to) = table.addressee().filter(|_| faults.none()) else {
        return Ok(None);
    };
    let mut whole = body.to_owned();
    if let Some(block) = table.ahead.filter(|_| typed.get("gevolg") == "ja") {
        whole.push_str("\n\n");
        whole.push_str(block.text(table.tongue));
    }
    for line in &table.lines {
        whole.push_str("\n\n");
        whole.push_str(line);
    }
    let key = typed.get("tekst");
    Ok(Some(NewMessage {
        id: MessageId(typed.id()?),
        person: to.person.id,
        channel: table.channel,
        purpose: table.purpose,
        language: table.tongue.code().to_owned(),
        template: if key == BLANK {
            String::new()
        } else {
            key.to_owned()
        },
        subject: if with_subject {
            typed.get("onderwerp").to_owned()
        } else {
            String::new()
        },
        body: whole,
    }))
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(_) => Faults::one("bericht", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("bericht", p.record_too_long()),
        Refusal::Missing("subject") => Faults::one("onderwerp", p.compose_error_subject()),
        Refusal::Missing(_) => Faults::one("bericht", p.compose_error_body()),
        Refusal::ChargesNoInterest | Refusal::NoInterest(_) => {
            Faults::one("bericht", p.compose_error_interest())
        }
        Refusal::Struck { .. } => Faults::one("bericht", p.compose_error_struck()),
        Refusal::StatutoryLetter(missing) => {
            let why: Vec<String> = missing.iter().map(|part| p.letter_part(part.code())).collect();
            Faults::one("bericht", p.letter_no_effect(why.join("; ")))
        }
        Refusal::MessageWaits => Faults::one("bericht", p.compose_error_waits()),
        Refusal::NoAddress(_) => Faults::one("weg", p.compose_error_address()),
        _ => return None,
    })
}
