//! A lower rent for a while, on the tenant's written request: what one may give stands there first, the request, the decision
//! by somebody who may, and an earlier end. List rent and what is taken off it stand apart (S4.8, S2.14).

use super::form::{Typed, amount_from, day_from, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::ui::{self, Choice, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::calendar::{Day, Month};
use domain::discount::{BadDiscount, Discount, DiscountState, MOST_MONTHS};
use domain::ids::DiscountId;
use domain::mandate::{Rank, rank_for_discount};
use domain::policy::Policy;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{self, CaseFile, newest_of_each};
use work::discount::{NewDiscount, decided_on, given, may_give};

/// Months before this one in which it may begin, when the request was made then.
const EARLIEST: i32 = -3;
/// Months after this one in which it may begin.
const LATEST: i32 = 12;

/// The rent of a month as pairs: one amount, or list rent, what is taken off, and what is asked.
pub(super) fn rent(view: &View<'_>, month: Month) -> Vec<(String, Markup)> {
    let (p, list, asked) = (view.p, view.file.list_rent(month), view.file.rent(month));
    if !list.is_positive() {
        return Vec::new();
    }
    if list == asked {
        return vec![(p.tenancy_rent().to_owned(), ui::money(p, list))];
    }
    vec![
        (p.discount_rent_list().to_owned(), ui::money(p, list)),
        (p.discount_rent_off().to_owned(), ui::money(p, asked - list)),
        (p.discount_rent_now().to_owned(), ui::money(p, asked)),
    ]
}

fn is_now(d: &Discount, today: Day) -> bool {
    d.state == DiscountState::Requested || (d.state == DiscountState::Granted && d.last >= today.month())
}

/// Within "does the rent come in now": what was asked and given, and the way to write a request down.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let (now, over): (Vec<&Discount>, Vec<&Discount>) = newest_of_each(&view.file.discounts)
        .into_iter()
        .partition(|d| is_now(d, view.today));
    html! {
        div id="lagere-huur" {
            @if !now.is_empty() { ul.kt-agreements { @for d in now { li { (one(view, d)) } } } }
            @if !over.is_empty() {
                (ui::details(p.discount_earlier(), html! { ul.kt-agreements { @for d in over { li { (one(view, d)) } } } }))
            }
            @if view.lowers { p { (ui::link(&format!("/huurders/{}/lagere-huur", view.id), p.discount_link())) } }
        }
    }
}

fn span(p: &Phrases, d: &Discount) -> String {
    p.discount_span(p.money(d.per_month), p.month(d.first), p.month(d.last))
}

fn waits(p: &Phrases, d: &Discount, policy: &Policy) -> String {
    let needs = rank_for_discount(d.per_month, d.months(), policy);
    p.discount_waits(needs.map_or("none", Rank::code))
}

fn one(view: &View<'_>, d: &Discount) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    let address = format!("/huurders/{}/lagere-huur/{}", view.id, d.id);
    html! {
        p { strong { (span(p, d)) } @if d.state == DiscountState::Requested { " " (waits(p, d, &view.file.policy)) } }
        p { (p.discount_request_of(seen(d.requested_on))) " “" (d.request) "”" }
        p.kt-quiet {
            @if d.state == DiscountState::Refused { (p.discount_refused(seen(d.made_on))) }
            @if d.state == DiscountState::Withdrawn { (p.discount_withdrawn(seen(d.made_on))) " " }
            @if let Some(on) = decided_on(&view.file.discounts, d) {
                (p.discount_given(seen(on), view.file.colleague(d.decided_by.map(|(who, _)| who)).unwrap_or_default()))
                " " (p.discount_given_until(p.money(given(view.file, d))))
            }
            @if !d.answer.is_empty() { " “" (d.answer) "”" }
        }
        @if view.lowers && d.state == DiscountState::Requested { p { (ui::link(&address, p.discount_decide_link())) } }
        @if view.lowers && d.state == DiscountState::Granted && d.last > view.today.month() {
            p { (ui::link(&address, p.discount_end_link())) }
        }
    }
}

/// The words of an event in the timeline.
pub(super) fn event(p: &Phrases, d: &Discount) -> String {
    let (amount, first, last) = (p.money(d.per_month), p.month(d.first), p.month(d.last));
    match (d.state, d.version) {
        (DiscountState::Requested, _) => p.event_discount_asked(amount, first, last),
        (DiscountState::Refused, _) => p.event_discount_refused().to_owned(),
        (DiscountState::Withdrawn, _) => p.event_discount_withdrawn().to_owned(),
        (DiscountState::Granted, 1 | 2) => p.event_discount_given(amount, first, last),
        (DiscountState::Granted, _) => p.event_discount_ended(last),
    }
}

/// `GET …/lagere-huur`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let today = office.at.today;
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("gevraagd", &today.to_string());
    typed.set("vanaf", &today.month().plus(1).to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

/// "You may give up to X", and who decides above it. Stands there before anyone types.
pub(super) fn mandate(office: &Office, file: &CaseFile) -> Markup {
    let p = office.caller.phrases;
    let own = may_give(&office.actor, &file.policy);
    html! {
        p { strong { (p.discount_alone(p.money(own.discount_up_to), own.discount_months)) } " " (p.discount_above()) }
    }
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "verzoek om lagere huur").await?;
    let p = office.caller.phrases;
    let this = office.at.today.month();
    let rent = file.list_rent(this);
    let months: Vec<(String, String)> = (EARLIEST..=LATEST)
        .map(|n| this.plus(n))
        .map(|month| (month.to_string(), p.month(month)))
        .collect();
    let months: Vec<(&str, &str)> = months.iter().map(|(v, l)| (v.as_str(), l.as_str())).collect();
    let field = |name, label| faults.field(typed, name, label);
    let hint = p.discount_field_amount_hint(p.money(rent));
    let content = html! {
        @if rent.is_positive() {
            (mandate(office, &file))
            p { (p.discount_law()) }
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/lagere-huur" } novalidate {
                (faults.summary(p))
                (ui::hidden("id", typed.get("id")))
                (ui::field(p, &field("gevraagd", p.discount_field_requested()).kind("date").hint(p.discount_field_requested_hint())))
                (ui::text_area(p, &field("woorden", p.discount_field_words()).guarded().hint(p.discount_field_words_hint()), 3))
                (ui::field(p, &field("bedrag", p.discount_field_amount()).hint(&hint)))
                (ui::select(p, &field("vanaf", p.discount_field_first()), &months))
                (ui::field(p, &field("maanden", p.discount_field_months()).hint(p.discount_field_months_hint())))
                (own_home(p, typed, faults))
                (ui::button(p.discount_button(), true))
            }
        } @else { p { (p.discount_none()) } }
    };
    Ok(sheet::page(office, &file, p.discount_link(), faults, content))
}

fn own_home(p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
    let ticked = typed.get("zelfstandig") == "ja";
    html! {
        @if let Some(fault) = faults.of("zelfstandig") {
            div.utrecht-form-field-error-message { (fault) }
        }
        (ui::tick("zelfstandig", p.discount_self_contained(), Some(p.discount_self_contained_hint()), ticked))
    }
}

/// `POST …/lagere-huur`
pub(super) async fn request(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, DiscountId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let asked = office.run(move |db, actor, at| work::discount::request(db, actor, at, id, &new));
    match asked.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "lagere-huur", "lager")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, id: DiscountId) -> Result<NewDiscount, Faults> {
    let mut faults = Faults::default();
    let requested_on = day_from(typed.get("gevraagd"));
    if requested_on.is_none() {
        faults.add("gevraagd", p.discount_error_day());
    }
    if typed.get("woorden").is_empty() {
        faults.add("woorden", p.discount_error_words());
    }
    let per_month = amount_from(typed.get("bedrag"));
    if per_month.is_none() {
        faults.add("bedrag", p.record_error_amount("50,00"));
    }
    let first: Option<Month> = typed.get("vanaf").parse().ok();
    let months: Option<i32> = typed.get("maanden").parse().ok();
    let months = months.filter(|n| (1..=MOST_MONTHS).contains(n));
    if months.is_none() {
        faults.add("maanden", p.discount_error_months());
    }
    let self_contained = typed.get("zelfstandig") == "ja";
    if !self_contained {
        faults.add("zelfstandig", p.discount_error_self_contained());
    }
    match (requested_on, per_month, first, months) {
        (Some(requested_on), Some(per_month), Some(first), Some(months)) if faults.none() => {
            Ok(NewDiscount {
                id,
                requested_on,
                request: typed.get("woorden").to_owned(),
                first,
                last: first.plus(months - 1),
                per_month,
                self_contained,
            })
        }
        _ => Err(faults),
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(_) => Faults::one("woorden", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("woorden", p.record_too_long()),
        Refusal::Date { .. } => Faults::one("gevraagd", p.discount_error_day()),
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::NotOpen => Faults::one("wat", p.discount_error_decided()),
        Refusal::Discount(bad) => match *bad {
            BadDiscount::NoRequest => Faults::one("woorden", p.discount_error_words()),
            BadDiscount::Months(_) => Faults::one("maanden", p.discount_error_months()),
            BadDiscount::Amount { rent, .. } => Faults::one("bedrag", p.discount_error_amount(p.money(rent))),
            BadDiscount::NotSelfContained => Faults::one("zelfstandig", p.discount_error_self_contained()),
            BadDiscount::BeforeRequest { .. } => Faults::one("vanaf", p.discount_error_before()),
            BadDiscount::BeforeTenancy { .. } => Faults::one("gevraagd", p.discount_error_day()),
            BadDiscount::Overlap { month } => Faults::one("vanaf", p.discount_error_overlap(p.month(month))),
            BadDiscount::AboveMandate { per_month, months } => {
                Faults::one("wat", p.discount_error_mandate(p.money(per_month), months))
            }
            BadDiscount::ClawBack { given } => Faults::one("tot", p.discount_error_given(p.month(given))),
            BadDiscount::NotEarlier { last } => Faults::one("tot", p.discount_error_later(p.month(last))),
            BadDiscount::NoAnswer => Faults::one("woorden", p.discount_error_why_not()),
            BadDiscount::NoDecider => return None,
        },
        _ => return None,
    })
}

/// `GET …/lagere-huur/{discount}`: the decision of what was asked, or an earlier end of what was given.
pub(super) async fn ask_turn(
    office: Office,
    Path((tenancy, discount)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_turn(&office, &tenancy, &discount, None, &Faults::default()).await
}

async fn draw_turn(
    office: &Office,
    tenancy: &str,
    discount: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let today = office.at.today;
    let id: DiscountId = discount.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.discounts.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "over lagere huur beslissen", there).await?;
    let held = case_file::newest(&file.discounts, id).map_err(|_| Problem::NotFound)?;
    let mut begin = Typed::default();
    begin.set("versie", &held.version.to_string());
    let typed = typed.unwrap_or(&begin);
    let action = format!("/huurders/{}/lagere-huur/{}", file.tenancy.id, held.id);
    let title = match held.state {
        DiscountState::Granted => p.discount_ends_title(),
        DiscountState::Requested | DiscountState::Refused | DiscountState::Withdrawn => {
            p.discount_decide_link()
        }
    };
    let content = html! {
        p { strong { (span(p, held)) } }
        p { (p.discount_request_of(p.day_seen_from(held.requested_on, today))) " “" (held.request) "”" }
        @match held.state {
            DiscountState::Requested => {
                (mandate(office, &file))
                form.kt-form method="post" action=(action) novalidate { (verdict(p, p.discount_yes(), typed, faults)) }
            }
            DiscountState::Granted if held.last > today.month() => {
                p { (p.discount_ends_lead()) }
                form.kt-form method="post" action=(action) novalidate { (earlier(p, held, today, typed, faults)) }
            }
            DiscountState::Granted => p { (p.discount_over()) },
            DiscountState::Refused => p { (p.discount_refused(p.day_seen_from(held.made_on, today))) },
            DiscountState::Withdrawn => p { (p.discount_withdrawn(p.day_seen_from(held.made_on, today))) },
        }
        @if held.stands() && held.first > today.month() {
            form.kt-form method="post" action=(action) novalidate {
                (ui::hidden("versie", typed.get("versie")))
                (ui::hidden("wat", DiscountState::Withdrawn.code()))
                p { (p.discount_withdraw_lead()) }
                (ui::button(p.discount_withdraw_button(), false))
            }
        }
    };
    Ok(sheet::page(office, &file, title, faults, content))
}

/// The question, its two answers, and room for a reason.
pub(super) fn verdict(p: &Phrases, yes: &str, typed: &Typed, faults: &Faults) -> Markup {
    let tile = |state: DiscountState, label, hint| Choice {
        value: state.code(),
        label,
        hint,
    };
    let tiles = [
        tile(DiscountState::Granted, yes, None),
        tile(
            DiscountState::Refused,
            p.discount_no(),
            Some(p.discount_no_hint()),
        ),
    ];
    let field = |name, label| faults.field(typed, name, label);
    html! {
        (faults.summary(p))
        (ui::hidden("versie", typed.get("versie")))
        (ui::choice(p, &field("wat", p.discount_field_verdict()), &tiles))
        (ui::text_area(p, &field("woorden", p.discount_field_why()).guarded().optional().hint(p.discount_field_why_hint()), 2))
        (ui::button(p.discount_decide_button(), true))
    }
}

fn earlier(p: &Phrases, held: &Discount, today: Day, typed: &Typed, faults: &Faults) -> Markup {
    let first = held.first.max(today.month());
    let months: Vec<(String, String)> = (0..held.last.since(first))
        .map(|n| first.plus(n))
        .map(|month| (month.to_string(), p.month(month)))
        .collect();
    let months: Vec<(&str, &str)> = months.iter().map(|(v, l)| (v.as_str(), l.as_str())).collect();
    html! {
        (faults.summary(p))
        (ui::hidden("versie", typed.get("versie")))
        (ui::select(p, &faults.field(typed, "tot", p.discount_field_last()), &months))
        (ui::button(p.discount_end_button(), true))
    }
}

/// `POST …/lagere-huur/{discount}`
pub(super) async fn turn(
    office: Office,
    Path((tenancy, discount)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: DiscountId = discount.parse().map_err(|_| Problem::NotFound)?;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let p = office.caller.phrases;
    let said = Said::of(&typed);
    let Some(said) = said else {
        let faults = Faults::one("wat", p.discount_error_verdict());
        let page = draw_turn(&office, &tenancy, &discount, Some(&typed), &faults).await?;
        return Ok(sheet::again(page));
    };
    let what = said.done();
    let turned = office.run(move |db, actor, at| match &said {
        Said::Until(last) => work::discount::end(db, actor, at, id, (which, seen), *last),
        Said::Withdrawn => work::discount::withdraw(db, actor, at, id, (which, seen)),
        Said::Decided(state, words) => {
            work::discount::decide(db, actor, at, id, (which, seen), *state, words)
        }
    });
    match turned.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "lagere-huur", what)),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let page = draw_turn(&office, &tenancy, &discount, Some(&typed), &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

/// What was said about it in the form.
enum Said {
    Until(Month),
    Withdrawn,
    Decided(DiscountState, String),
}

impl Said {
    fn of(typed: &Typed) -> Option<Self> {
        if let Ok(last) = typed.get("tot").parse() {
            return Some(Self::Until(last));
        }
        let state = DiscountState::from_code(typed.get("wat"));
        match state? {
            DiscountState::Requested => None,
            DiscountState::Withdrawn => Some(Self::Withdrawn),
            state => Some(Self::Decided(state, typed.get("woorden").to_owned())),
        }
    }

    const fn done(&self) -> &'static str {
        match self {
            Self::Until(_) => "lager-eerder",
            Self::Withdrawn => "lager-terug",
            Self::Decided(DiscountState::Granted, _) => "lager",
            Self::Decided(..) => "lager-nee",
        }
    }
}

/// What was just done, above the page, with the way to the letter.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    let newest = newest_of_each(&view.file.discounts)
        .into_iter()
        .max_by_key(|d| (d.made_on, d.requested_on, d.id));
    let waits = newest.is_some_and(|d| d.state == DiscountState::Requested);
    html! {
        @match done {
            "lager" if waits => (ui::notice(Tone::Good, p.discount_done_waits())),
            "lager" => (ui::notice(Tone::Good, html! {
                p { (p.discount_done()) }
                @if view.sends {
                    p { (ui::link(&format!("/huurders/{}/bericht?tekst=lower_rent", view.id), p.discount_done_letter())) }
                }
            })),
            "lager-nee" => (ui::notice(Tone::Good, p.discount_done_decided())),
            "lager-eerder" => (ui::notice(Tone::Good, p.discount_done_end())),
            "lager-terug" => (ui::notice(Tone::Good, p.discount_done_withdrawn())),
            _ => {},
        }
    }
}
