//! The desk: receipts of which we do not know whose they are. Two clicks link one, and every choice can be taken back.

use super::places;
use super::receipt_key::ReceiptKey;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Field, Nav, Tone};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::bank::BankEntry;
use domain::calendar::Day;
use domain::ids::TenancyId;
use domain::matching::{Rule, Waits};
use maud::{Markup, html};
use serde::Deserialize;
use work::desk::{self, Candidate, Receipt, Waiting};
use work::row::{BankKey, Heading, PlaceState};
use work::{Act, Refusal};

/// Receipts on a page.
const PAGE: usize = 25;
/// Tenancies that a search shows.
const FOUND: usize = 12;
/// Likely tenancies that a row shows; the others stand on the receipt's own page.
const SHOWN_LIKELY: usize = 3;
/// Characters of a reason.
const LONGEST_REASON: usize = 500;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Onward {
    /// After this receipt.
    na: String,
    /// This one was just placed or put back: shown above the list, with the way back.
    net: String,
}

/// `GET /bank`
pub(super) async fn show(office: Office, Query(onward): Query<Onward>) -> Result<Markup, Problem> {
    let after: Option<ReceiptKey> = onward.na.parse().ok();
    let just: Option<ReceiptKey> = onward.net.parse().ok();
    let later = after.is_some();
    let found = office.look(move |db, actor, _| {
        let limit = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
        let waiting = desk::waiting(db, actor, after.as_ref().map(|r| &r.0), limit)?;
        let just = match just {
            Some(key) => desk::receipt(db, actor, &key.0)?,
            None => None,
        };
        Ok((waiting, desk::count(db, actor)?, just))
    });
    let (mut waiting, (count, cents), just) = found.await?;
    let more = waiting.len() > PAGE;
    waiting.truncate(PAGE);
    let phrases = office.caller.phrases;
    let may_place = office.actor.may(Act::PlaceReceipts).is_ok();
    let last = waiting
        .last()
        .filter(|_| more)
        .map(|w| format!("/bank?na={}", ReceiptKey(w.row.bank_key())));
    let rows: Vec<Markup> = waiting
        .iter()
        .map(|w| row(phrases, office.at.today, w, may_place))
        .collect();
    Ok(office.caller.page(
        phrases.bank_title(),
        Some(Nav::Bank),
        html! {
            h1 { (phrases.bank_title()) }
            (places(phrases, "/bank"))
            @if let Some(just) = &just { (said(phrases, just, may_place)) }
            @if count == 0 {
                (ui::empty_state(phrases.bank_empty_title(), phrases.bank_empty()))
            } @else {
                p { (phrases.bank_lead(count, phrases.money(domain::money::Cents(cents)))) }
                @if !may_place { p.kt-quiet { (phrases.bank_only_look()) } }
                (ui::cards(phrases.bank_title(), &rows))
                @if rows.is_empty() { p { (phrases.bank_end()) } }
            }
            (ui::pages(
                phrases.bank_more_label(),
                later.then(|| ("/bank", phrases.bank_first())),
                last.as_deref().map(|address| (address, phrases.bank_next())),
            ))
        },
    ))
}

/// One waiting receipt: what came, why it waits, and whose it may be.
fn row(phrases: &Phrases, today: Day, waiting: &Waiting, may_place: bool) -> Markup {
    let entry = &waiting.row.entry;
    let address = address(&waiting.row.bank_key());
    let euro = entry.currency == "EUR";
    html! {
        div.kt-list__body {
            p.kt-list__title {
                a.utrecht-link href=(address) { (who_and_what(phrases, entry)) }
                " " span.kt-quiet { (ui::date(phrases, waiting.row.booked_on, today)) }
            }
            @if let Some(iban) = &entry.counterparty_iban { p.kt-quiet { (ui::iban(iban)) } }
            @if !entry.description.is_empty() { (ui::quote(&entry.description)) }
            p.kt-list__reason { (why(phrases, waiting.why)) }
            @if may_place && euro && !waiting.likely.is_empty() {
                ul.kt-likely aria-label=(phrases.bank_likely()) {
                    @for (heading, rule) in waiting.likely.iter().take(SHOWN_LIKELY) { (likely(phrases, &address, heading, *rule)) }
                }
            }
        }
        @if may_place {
            div.kt-list__actions {
                @if euro {
                    a.utrecht-button.utrecht-button--secondary-action href={ (address) "#q" } {
                        (phrases.bank_search()) span.kt-unseen { ": " (who_and_what(phrases, entry)) }
                    }
                }
                a.utrecht-button.utrecht-button--secondary-action href={ (address) "#geen-huur" } {
                    (phrases.bank_no_rent()) span.kt-unseen { ": " (who_and_what(phrases, entry)) }
                }
            }
        }
    }
}

/// A likely tenancy as the first of two clicks.
fn likely(phrases: &Phrases, address: &str, heading: &Heading, rule: Rule) -> Markup {
    html! {
        li {
            a.utrecht-button.utrecht-button--secondary-action href={ (address) "/koppel/" (heading.tenancy) } {
                (phrases.bank_link_to(heading.names.as_str()))
            }
            span { (phrases.bank_rule(rule.code())) span.kt-quiet { " · " (heading.address) " · " (heading.reference) } }
        }
    }
}

pub(super) fn address(key: &BankKey) -> String {
    format!("/bank/ontvangst/{}", ReceiptKey(key.clone()))
}

/// "€ 691,43 van T. de Wit".
pub(super) fn who_and_what(phrases: &Phrases, entry: &BankEntry) -> String {
    let amount = amount(phrases, entry);
    let name = entry.counterparty_name.as_deref().filter(|name| !name.is_empty());
    match (name, entry.amount.0 < 0) {
        (Some(name), false) => phrases.bank_from(amount, name),
        (Some(name), true) => phrases.bank_to(amount, name),
        (None, false) => phrases.bank_from_unknown(amount),
        (None, true) => phrases.bank_to_unknown(amount),
    }
}

fn amount(phrases: &Phrases, entry: &BankEntry) -> String {
    let size = domain::money::Cents(entry.amount.0.saturating_abs());
    let euros = phrases.money(size);
    if entry.currency == "EUR" {
        euros
    } else {
        euros
            .replace('€', &format!("{} ", entry.currency))
            .replace("  ", " ")
            .replace(" \u{a0}", "\u{a0}")
    }
}

fn why(phrases: &Phrases, why: Waits) -> String {
    phrases.bank_why(why.code())
}

/// What was just done, and the way back.
fn said(phrases: &Phrases, just: &Receipt, may_place: bool) -> Markup {
    let address = address(&just.row.bank_key());
    let what = who_and_what(phrases, &just.row.entry);
    let undo = html! {
        @if may_place {
            form method="post" action={ (address) "/terug" } { (ui::button(phrases.bank_undo(), false)) }
        }
    };
    match (just.row.place.state, &just.of) {
        (PlaceState::Matched, Some(heading)) => ui::notice(
            Tone::Good,
            html! {
                p { (phrases.bank_linked(heading.names.as_str(), what)) " "
                    @if just.row.place.rule == Some(Rule::Person) && just.row.entry.counterparty_iban.is_some() && just.row.entry.amount.is_positive() { (phrases.bank_remembered()) " " }
                    (ui::link(&format!("/huurders/{}?via=bank", heading.tenancy), phrases.bank_see_tenant()))
                }
                (undo)
            },
        ),
        (PlaceState::SetAside, _) => {
            ui::notice(Tone::Good, html! { p { (phrases.bank_put_aside(what)) } (undo) })
        }
        _ => ui::notice(
            Tone::Good,
            html! {
                p { (phrases.bank_back(what)) " " (ui::link(&address, phrases.bank_back_open())) }
            },
        ),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Question {
    /// Name, street or contract number.
    q: String,
    /// Somebody else placed it in the meantime.
    anders: Option<String>,
}

async fn receipt(office: &Office, key: &ReceiptKey) -> Result<Receipt, Problem> {
    let key = key.0.clone();
    office
        .look(move |db, actor, _| desk::receipt(db, actor, &key))
        .await?
        .ok_or(Problem::NotFound)
}

/// `GET /bank/ontvangst/…`: everything about one transaction, wherever it stands.
pub(super) async fn show_one(
    office: Office,
    Path(key): Path<String>,
    Query(question): Query<Question>,
) -> Result<Markup, Problem> {
    let key: ReceiptKey = key.parse().map_err(|_| Problem::NotFound)?;
    page_of(&office, &key, &question, None).await
}

/// The reason that could not be kept, and what is wrong with it.
type WrongReason<'a> = (&'a str, &'a str);

async fn page_of(
    office: &Office,
    key: &ReceiptKey,
    question: &Question,
    wrong: Option<WrongReason<'_>>,
) -> Result<Markup, Problem> {
    let receipt = receipt(office, key).await?;
    let may_place = office.actor.may(Act::PlaceReceipts).is_ok();
    let asked = question.q.trim().to_owned();
    let search = may_place && !asked.is_empty() && receipt.row.place.state == PlaceState::Waiting;
    let found = if search {
        let query = asked.clone();
        Some(
            office
                .look(move |db, actor, at| desk::candidates(db, actor, at.today, &query, FOUND))
                .await?,
        )
    } else {
        None
    };
    let phrases = office.caller.phrases;
    let title = who_and_what(phrases, &receipt.row.entry);
    Ok(office.caller.page(&title, Some(Nav::Bank), html! {
        p { (ui::link("/bank", phrases.bank_to_list())) }
        h1 { (title) }
        @if question.anders.is_some() { (ui::notice(Tone::Attention, phrases.bank_meanwhile())) }
        (ui::section("bank", phrases.bank_what_bank_says(), facts(phrases, &receipt.row.entry, receipt.row.booked_on)))
        @match receipt.row.place.state {
            PlaceState::Waiting => {
                (choices(phrases, key, &receipt, &asked, found.as_deref(), may_place))
                @if may_place { (no_rent(phrases, key, wrong)) }
            },
            _ => (ui::section("plaats", phrases.bank_where(), placed(phrases, key, &receipt, may_place))),
        }
    }))
}

fn facts(phrases: &Phrases, entry: &BankEntry, day: Day) -> Markup {
    let mut pairs = vec![
        (
            phrases.bank_amount(),
            html! { span.kt-money { (amount(phrases, entry)) } },
        ),
        (phrases.bank_day(), ui::date_in_full(phrases, day)),
    ];
    let named = [
        (phrases.bank_name(), &entry.counterparty_name),
        (phrases.bank_reference(), &entry.reference),
    ];
    if let Some(iban) = &entry.counterparty_iban {
        pairs.push((phrases.bank_iban(), ui::iban(iban)));
    }
    for (title, value) in named {
        if let Some(value) = value.as_deref().filter(|v| !v.is_empty()) {
            pairs.push((title, html! { bdi { (value) } }));
        }
    }
    pairs.push((phrases.bank_own_account(), ui::iban(&entry.account)));
    html! {
        (ui::facts(&pairs))
        @if !entry.description.is_empty() { p.kt-quiet { (phrases.bank_text()) } (ui::quote(&entry.description)) }
    }
}

fn choices(
    phrases: &Phrases,
    key: &ReceiptKey,
    receipt: &Receipt,
    asked: &str,
    found: Option<&[Candidate]>,
    may_place: bool,
) -> Markup {
    let address = address(&key.0);
    let euro = receipt.row.entry.currency == "EUR";
    html! {
        (ui::section("van-wie", phrases.bank_whose(), html! {
            p { (why(phrases, receipt.why.unwrap_or(Waits::NothingKnown))) }
            @if may_place && euro {
                @if !receipt.likely.is_empty() {
                    ul.kt-likely aria-label=(phrases.bank_likely()) {
                        @for (heading, rule) in &receipt.likely { (likely(phrases, &address, heading, *rule)) }
                    }
                }
                form.kt-form method="get" action=(address) role="search" {
                    (ui::field(phrases, &Field::text("q", phrases.bank_search_label()).kind("search").value(asked).hint(phrases.bank_search_hint())))
                    (ui::button(phrases.bank_search(), false))
                }
                @if let Some(found) = found { (results(phrases, &address, receipt, asked, found)) }
            }
        }))
    }
}

fn no_rent(phrases: &Phrases, key: &ReceiptKey, wrong: Option<WrongReason<'_>>) -> Markup {
    let (reason, error) = wrong.unzip();
    let field = Field::text("reden", phrases.bank_no_rent_reason())
        .optional()
        .value(reason.unwrap_or_default())
        .error(error);
    ui::section(
        "geen-huur",
        phrases.bank_no_rent_title(),
        html! {
            p { (phrases.bank_no_rent_words()) }
            form.kt-form method="post" action={ (address(&key.0)) "/opzij" } {
                (ui::field(phrases, &field))
                (ui::button(phrases.bank_no_rent_button(), false))
            }
        },
    )
}

/// What a search found: the receipt stands above it, so one more click links.
fn results(phrases: &Phrases, address: &str, receipt: &Receipt, asked: &str, found: &[Candidate]) -> Markup {
    if found.is_empty() {
        return html! { div role="status" { (ui::empty_state(&phrases.bank_nobody(asked), phrases.bank_nobody_words())) } };
    }
    html! {
        p role="status" { (phrases.bank_found(found.len())) }
        p.kt-quiet { (consequence(phrases, receipt)) }
        ul.kt-likely aria-label=(phrases.bank_search_results()) {
            @for candidate in found {
                li {
                    form method="post" action={ (address) "/koppel/" (candidate.heading.tenancy) } {
                        button.utrecht-button.utrecht-button--secondary-action type="submit" {
                            (phrases.bank_link_to(candidate.heading.names.as_str()))
                        }
                    }
                    span { (phrases.bank_rent(phrases.money(candidate.rent)))
                        span.kt-quiet { " · " (candidate.heading.address) " · " (candidate.heading.reference) }
                        @if candidate.heading.end.is_some() { " " (ui::badge(Tone::Plain, phrases.bank_left())) }
                    }
                }
            }
        }
    }
}

/// What linking does, in one or two sentences.
fn consequence(phrases: &Phrases, receipt: &Receipt) -> String {
    let day = phrases.day_and_year(receipt.row.booked_on);
    if receipt.row.entry.counterparty_iban.is_some() && receipt.row.entry.amount.is_positive() {
        phrases.bank_consequence_remember(day)
    } else {
        phrases.bank_consequence(day)
    }
}

fn placed(phrases: &Phrases, key: &ReceiptKey, receipt: &Receipt, may_place: bool) -> Markup {
    let rule = receipt.row.place.rule.unwrap_or(Rule::Person);
    html! {
        @if let Some(heading) = &receipt.of {
            p { (phrases.bank_placed(heading.names.as_str())) " "
                (ui::link(&format!("/huurders/{}?via=bank", heading.tenancy), phrases.bank_see_tenant())) }
            p.kt-quiet { (phrases.bank_because(phrases.bank_rule(rule.code()))) }
        } @else {
            @match receipt.details {
                Some(count) => p { (phrases.bank_details_came(count.unwrap_or(0))) },
                None => p { (phrases.bank_is_aside()) },
            }
            @if let Some(reason) = &receipt.aside { (ui::quote(reason)) }
        }
        @if may_place {
            p { (phrases.bank_take_back_words()) }
            form method="post" action={ (address(&key.0)) "/terug" } { (ui::button(phrases.bank_take_back(), false)) }
        }
    }
}

fn parts_of((key, tenancy): (String, String)) -> Result<(ReceiptKey, TenancyId), Problem> {
    let key = key.parse().map_err(|_| Problem::NotFound)?;
    let tenancy = tenancy.parse().map_err(|_| Problem::NotFound)?;
    Ok((key, tenancy))
}

/// `GET …/koppel/…`: the second click is on this page.
pub(super) async fn confirm(
    office: Office,
    Path(parts): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (key, tenancy) = parts_of(parts)?;
    let receipt = receipt(&office, &key).await?;
    if receipt.row.place.state != PlaceState::Waiting {
        return Ok(Redirect::to(&format!("{}?anders=1", address(&key.0))).into_response());
    }
    let candidate = office
        .look(move |db, actor, at| desk::candidate(db, actor, at.today, tenancy))
        .await?;
    let phrases = office.caller.phrases;
    let heading = &candidate.heading;
    let title = phrases.bank_confirm_title(heading.names.as_str());
    let back = address(&key.0);
    let tenant = [
        (phrases.bank_tenant(), html! { (heading.names) }),
        (phrases.bank_address(), html! { (heading.address) }),
        (phrases.bank_contract(), html! { (heading.reference) }),
        (phrases.bank_rent_title(), ui::money(phrases, candidate.rent)),
    ];
    Ok(office
        .caller
        .page(&title, Some(Nav::Bank), html! {
            p { (ui::link("/bank", phrases.bank_to_list())) }
            h1 { (title) }
            div.kt-columns {
                (ui::section("bank", phrases.bank_what_bank_says(), facts(phrases, &receipt.row.entry, receipt.row.booked_on)))
                (ui::section("huurder", phrases.bank_tenant(), ui::facts(&tenant)))
            }
            p { (consequence(phrases, &receipt)) }
            form.kt-row method="post" action={ (back) "/koppel/" (tenancy) } {
                (ui::button(phrases.bank_confirm(), true))
                a.utrecht-button.utrecht-button--secondary-action href=(back) { (phrases.bank_not_this_one()) }
            }
        })
        .into_response())
}

/// To the list, with what was done above it.
fn done(key: &ReceiptKey) -> Response {
    Redirect::to(&format!("/bank?net={key}")).into_response()
}

/// The act had been done already: the same click twice is well, another's choice is shown.
async fn meanwhile(
    office: &Office,
    key: &ReceiptKey,
    well: impl FnOnce(&Receipt) -> bool,
) -> Result<Response, Problem> {
    let now = receipt(office, key).await?;
    if well(&now) {
        return Ok(done(key));
    }
    Ok(Redirect::to(&format!("{}?anders=1", address(&key.0))).into_response())
}

fn refused(refusal: &Refusal) -> Problem {
    match refusal {
        Refusal::NotAllowed(_) => Problem::Forbidden,
        Refusal::NoSuchTenancy(_) | Refusal::NotAtTheDesk => Problem::NotFound,
        _ => Problem::BadRequest,
    }
}

/// `POST …/koppel/…`
pub(super) async fn link(office: Office, Path(parts): Path<(String, String)>) -> Result<Response, Problem> {
    let (key, tenancy) = parts_of(parts)?;
    let bank = key.0.clone();
    match office
        .run(move |db, actor, at| desk::link(db, actor, at, &bank, tenancy))
        .await?
    {
        Ok(()) => Ok(done(&key)),
        Err(Refusal::NotAtTheDesk) => {
            meanwhile(&office, &key, |now| now.row.place.tenancy == Some(tenancy)).await
        }
        Err(refusal) => Err(refused(&refusal)),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Aside {
    reden: String,
}

/// `POST …/opzij`
pub(super) async fn set_aside(
    office: Office,
    Path(key): Path<String>,
    Form(aside): Form<Aside>,
) -> Result<Response, Problem> {
    let key: ReceiptKey = key.parse().map_err(|_| Problem::NotFound)?;
    let bank = key.0.clone();
    let reason: String = aside.reden.trim().chars().take(LONGEST_REASON).collect();
    let kept = reason.clone();
    match office
        .run(move |db, actor, at| desk::set_aside(db, actor, at, &bank, &kept))
        .await?
    {
        Err(Refusal::HoldsBsn(_)) => {
            let wrong = (reason.as_str(), office.caller.phrases.bank_no_rent_bsn());
            let page = page_of(&office, &key, &Question::default(), Some(wrong)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Ok(()) => Ok(done(&key)),
        Err(Refusal::NotAtTheDesk) => {
            meanwhile(&office, &key, |now| now.row.place.state == PlaceState::SetAside).await
        }
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// `POST …/terug`
pub(super) async fn take_back(office: Office, Path(key): Path<String>) -> Result<Response, Problem> {
    let key: ReceiptKey = key.parse().map_err(|_| Problem::NotFound)?;
    let bank = key.0.clone();
    match office
        .run(move |db, actor, at| desk::take_back(db, actor, at, &bank))
        .await?
    {
        Ok(()) => Ok(done(&key)),
        Err(Refusal::NotAtTheDesk) => {
            meanwhile(&office, &key, |now| now.row.place.state == PlaceState::Waiting).await
        }
        Err(refusal) => Err(refused(&refusal)),
    }
}
