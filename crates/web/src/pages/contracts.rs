//! The register of unfair terms: versions of the rent contract with their clauses on costs, interest and rent increase, who
//! looked at them, and which tenancy is of which version. Also as CSV.

use super::tenancy::form::{Typed, day_from};
use super::tenancy::sheet::{self, Faults};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Choice, Column, Nav, Tone};
use axum::extract::{Form, Query};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::fair_terms::{BadTerms, Clause, ClauseKind, Contract, Standing};
use maud::{Markup, html};
use serde::Deserialize;
use work::fair_terms::{Line, Register};
use work::{Act, Refusal};

/// Where it is.
pub(super) const ADDRESS: &str = "/bedingen";

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const KEEP: &[Act] = &[Act::KeepLaw];
    vec![
        Room::new(Method::GET, ADDRESS, KEEP, get(show)),
        Room::new(Method::GET, "/bedingen.csv", KEEP, get(csv)),
        Room::new(Method::GET, "/bedingen/contract", KEEP, get(ask_contract)),
        Room::new(Method::POST, "/bedingen/contract", KEEP, post(keep_contract)),
        Room::new(Method::GET, "/bedingen/beding", KEEP, get(ask_clause)),
        Room::new(Method::POST, "/bedingen/beding", KEEP, post(keep_clause)),
        Room::new(Method::POST, "/bedingen/koppeling", KEEP, post(link)),
    ]
}

#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    klaar: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    soort: String,
}

async fn read(office: &Office) -> Result<Register, Problem> {
    office
        .look(|db, actor, _| work::fair_terms::register(db, actor))
        .await
}

/// `GET /bedingen`
async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    draw(&office, &Typed::default(), &Faults::default(), &asked.klaar).await
}

async fn draw(office: &Office, typed: &Typed, faults: &Faults, done: &str) -> Result<Markup, Problem> {
    let register = read(office).await?;
    let p = office.caller.phrases;
    let content = html! {
        p { (ui::link("/wet", p.law_back())) }
        h1 { (p.contracts_title()) }
        @if !done.is_empty() { (ui::notice(Tone::Good, p.contracts_kept())) }
        (faults.summary(p))
        p { (p.contracts_lead()) }
        @if register.lines.is_empty() { p { (p.contracts_none()) } }
        @for line in &register.lines { (contract(office, line)) }
        p { (ui::link_button("/bedingen/contract", p.contracts_new())) }
        @if !register.lines.is_empty() { (links(p, &register, typed, faults)) }
        p { (ui::link("/bedingen.csv", p.contracts_csv())) }
    };
    Ok(page(office, p.contracts_title(), faults, content))
}

fn page(office: &Office, title: &str, faults: &Faults, content: Markup) -> Markup {
    let p = office.caller.phrases;
    let tab = if faults.none() {
        title.to_owned()
    } else {
        p.title_with_errors(title)
    };
    office.caller.page(&tab, Some(Nav::Law), content)
}

fn span(p: &Phrases, contract: &Contract) -> String {
    let from = p.day_numbers(contract.from);
    match contract.until {
        Some(until) => p.contracts_span(from, p.day_numbers(until)),
        None => p.contracts_span_open(from),
    }
}

fn contract(office: &Office, line: &Line) -> Markup {
    let p = office.caller.phrases;
    let code = &line.contract.code;
    let rows: Vec<Vec<Markup>> = ClauseKind::ALL
        .iter()
        .map(|kind| clause(office, line, *kind))
        .collect();
    ui::section(
        code,
        &line.contract.name,
        html! {
            p { (span(p, &line.contract)) " " (ui::link(&format!("/bedingen/contract?code={code}"), p.contracts_change())) }
            (ui::table(&line.contract.name, &[
                Column::words(p.contracts_column_kind()),
                Column::words(p.contracts_column_words()),
                Column::words(p.contracts_column_standing()),
                Column::words(p.contracts_column_who()),
                Column::words(p.contracts_column_look()),
            ], &rows))
            @if !line.earlier.is_empty() {
                (ui::details(p.contracts_earlier(), html! { ul { @for c in &line.earlier {
                    li { (p.clause_kind(c.kind.code())) ": " (p.clause_standing(c.standing.code())) ", " (looked(p, c)) }
                } } }))
            }
        },
    )
}

fn clause(office: &Office, line: &Line, kind: ClauseKind) -> Vec<Markup> {
    let p = office.caller.phrases;
    let held = line.clause(kind);
    let standing = line.standing(kind);
    let tone = match standing {
        Standing::Tested => Tone::Good,
        Standing::StruckOut => Tone::Attention,
        Standing::Unknown => Tone::Plain,
    };
    let to = format!(
        "/bedingen/beding?code={}&soort={}",
        line.contract.code,
        kind.code()
    );
    vec![
        html! { (p.clause_kind(kind.code())) },
        html! { div.kt-break { (held.map_or("–", |c| if c.words.is_empty() { "–" } else { c.words.as_str() })) } },
        html! { div {
            (ui::badge(tone, &p.clause_standing(standing.code())))
            @if standing == Standing::StruckOut { div.kt-quiet { (p.clause_not_claimed(kind.code())) } }
        } },
        html! { div.kt-break { @if let Some(c) = held.filter(|c| !c.who.is_empty()) { (looked(p, c)) } @else { "–" } } },
        html! { (ui::link(&to, p.contracts_write(p.clause_kind(kind.code()).to_lowercase()))) },
    ]
}

/// Who looked, when, and where it can be read.
fn looked(p: &Phrases, c: &Clause) -> String {
    let mut parts = vec![c.who.clone()];
    parts.extend(c.looked_on.map(|day| p.day_numbers(day)));
    parts.push(c.source.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn links(p: &Phrases, register: &Register, typed: &Typed, faults: &Faults) -> Markup {
    let mut options = vec![("", p.contracts_link_by_start())];
    options.extend(
        register
            .lines
            .iter()
            .map(|l| (l.contract.code.as_str(), l.contract.name.as_str())),
    );
    let name = |code: &str| {
        let held = register.lines.iter().find(|l| l.contract.code == code);
        held.map_or_else(|| code.to_owned(), |l| l.contract.name.clone())
    };
    ui::section(
        "koppelen",
        p.contracts_links(),
        html! {
            p { (p.contracts_links_lead()) }
            @if !register.linked.is_empty() { ul { @for (tenancy, reference, code) in &register.linked {
                li { (ui::link(&format!("/huurders/{tenancy}"), reference.as_str())) ": " (name(code)) }
            } } }
            form.kt-form method="post" action="/bedingen/koppeling" novalidate {
                (ui::field(p, &faults.field(typed, "contractnummer", p.contracts_field_reference())))
                (ui::select(p, &faults.field(typed, "contract", p.contracts_field_contract()), &options))
                (ui::button(p.contracts_link_button(), false))
            }
        },
    )
}

/// `GET /bedingen/contract`
async fn ask_contract(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let register = read(&office).await?;
    let mut typed = Typed::default();
    typed.set("versie", "0");
    if !asked.code.is_empty() {
        let held = register.lines.iter().find(|l| l.contract.code == asked.code);
        let held = &held.ok_or(Problem::NotFound)?.contract;
        typed.set("versie", &held.version.to_string());
        typed.set("code", &held.code);
        typed.set("naam", &held.name);
        typed.set("vanaf", &held.from.to_string());
        typed.set("tot", &held.until.map(|d| d.to_string()).unwrap_or_default());
    }
    Ok(contract_form(&office, &typed, &Faults::default()))
}

fn contract_form(office: &Office, typed: &Typed, faults: &Faults) -> Markup {
    let p = office.caller.phrases;
    let field = |name, label| faults.field(typed, name, label);
    page(
        office,
        p.contracts_contract_title(),
        faults,
        html! {
            p { (ui::link(ADDRESS, p.contracts_back())) }
            h1 { (p.contracts_contract_title()) }
            form.kt-form method="post" action="/bedingen/contract" novalidate {
                (faults.summary(p))
                (ui::hidden("versie", typed.get("versie")))
                (ui::hidden("code", typed.get("code")))
                (ui::field(p, &field("naam", p.contracts_field_name()).hint(p.contracts_field_name_hint())))
                (ui::field(p, &field("vanaf", p.contracts_field_from()).kind("date").hint(p.contracts_field_from_hint())))
                (ui::field(p, &field("tot", p.contracts_field_until()).kind("date").optional()))
                (ui::button(p.contracts_button(), true))
            }
        },
    )
}

/// `POST /bedingen/contract`
async fn keep_contract(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let (p, today) = (office.caller.phrases, office.at.today);
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let mut faults = Faults::default();
    let from = faults.day(p, &typed, "vanaf", today);
    let until = faults.day(p, &typed, "tot", today);
    if from.is_none() && faults.none() {
        faults.add("vanaf", p.sheet_error_day(p.day_numbers(today)));
    }
    let Some(from) = from.filter(|_| faults.none()) else {
        return Ok(sheet::again(contract_form(&office, &typed, &faults)));
    };
    let code = match typed.get("code") {
        "" => Contract::code_of(typed.get("naam")),
        held => held.to_owned(),
    };
    let new = Contract {
        code,
        version: 0,
        name: typed.get("naam").to_owned(),
        from,
        until,
    };
    let kept = office.run(move |db, actor, at| work::fair_terms::write_contract(db, actor, at, &new, seen));
    match kept.await? {
        Ok(()) => Ok(done()),
        Err(refusal) => {
            let faults = faults_of(p, &refusal)?;
            Ok(sheet::again(contract_form(&office, &typed, &faults)))
        }
    }
}

fn done() -> Response {
    Redirect::to("/bedingen?klaar=ja").into_response()
}

/// `GET /bedingen/beding`
async fn ask_clause(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    if asked.code.is_empty() {
        // Without a clause there is nothing to fill in: the register has them all.
        return draw(&office, &Typed::default(), &Faults::default(), "").await;
    }
    let register = read(&office).await?;
    let line = register.lines.iter().find(|l| l.contract.code == asked.code);
    let line = line.ok_or(Problem::NotFound)?;
    let kind = ClauseKind::from_code(&asked.soort).ok_or(Problem::NotFound)?;
    let mut typed = Typed::default();
    typed.set("code", &asked.code);
    typed.set("soort", kind.code());
    typed.set("versie", "0");
    if let Some(held) = line.clause(kind) {
        typed.set("versie", &held.version.to_string());
        typed.set("beding", &held.words);
        typed.set("stand", held.standing.code());
        typed.set("wie", &held.who);
        typed.set("op", &held.looked_on.map(|d| d.to_string()).unwrap_or_default());
        typed.set("bron", &held.source);
    }
    clause_form(&office, &typed, &Faults::default())
}

fn clause_form(office: &Office, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let kind = ClauseKind::from_code(typed.get("soort")).ok_or(Problem::BadRequest)?;
    let title = p.contracts_clause_title(p.clause_kind(kind.code()).to_lowercase());
    let labels: Vec<String> = Standing::ALL
        .iter()
        .map(|s| p.clause_standing(s.code()))
        .collect();
    let tiles: Vec<Choice<'_>> = Standing::ALL
        .iter()
        .zip(&labels)
        .map(|(s, label)| Choice::plain(s.code(), label))
        .collect();
    let field = |name, label| faults.field(typed, name, label);
    Ok(page(
        office,
        &title,
        faults,
        html! {
            p { (ui::link(ADDRESS, p.contracts_back())) }
            h1 { (title) }
            form.kt-form method="post" action="/bedingen/beding" novalidate {
                (faults.summary(p))
                @for name in ["versie", "code", "soort"] { (ui::hidden(name, typed.get(name))) }
                (ui::text_area(p, &field("beding", p.contracts_field_words()).hint(p.contracts_field_words_hint()), 3))
                (ui::choice(p, &field("stand", p.contracts_column_standing()), &tiles))
                (ui::field(p, &field("wie", p.contracts_field_who()).optional().hint(p.contracts_field_who_hint())))
                (ui::field(p, &field("op", p.contracts_field_on()).kind("date").optional()))
                (ui::field(p, &field("bron", p.contracts_field_source()).optional().hint(p.contracts_field_source_hint())))
                (ui::button(p.contracts_button(), true))
            }
        },
    ))
}

/// `POST /bedingen/beding`
async fn keep_clause(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let (p, today) = (office.caller.phrases, office.at.today);
    let version: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let kind = ClauseKind::from_code(typed.get("soort")).ok_or(Problem::BadRequest)?;
    let mut faults = Faults::default();
    let looked_on = match typed.get("op") {
        "" => None,
        text => day_from(text).or_else(|| {
            faults.add("op", p.sheet_error_day(p.day_numbers(today)));
            None
        }),
    };
    let standing = Standing::from_code(typed.get("stand"));
    if standing.is_none() {
        faults.add("stand", p.contracts_error_standing());
    }
    let Some(standing) = standing.filter(|_| faults.none()) else {
        return Ok(sheet::again(clause_form(&office, &typed, &faults)?));
    };
    let new = Clause {
        contract: typed.get("code").to_owned(),
        kind,
        version,
        words: typed.get("beding").to_owned(),
        standing,
        who: typed.get("wie").to_owned(),
        looked_on,
        source: typed.get("bron").to_owned(),
        by: None,
        made_on: today,
    };
    let kept = office.run(move |db, actor, at| work::fair_terms::write_clause(db, actor, at, &new));
    match kept.await? {
        Ok(()) => Ok(done()),
        Err(refusal) => {
            let faults = faults_of(p, &refusal)?;
            Ok(sheet::again(clause_form(&office, &typed, &faults)?))
        }
    }
}

/// `POST /bedingen/koppeling`
async fn link(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let (reference, code) = (
        typed.get("contractnummer").to_owned(),
        typed.get("contract").to_owned(),
    );
    let kept = office.run(move |db, actor, at| work::fair_terms::link(db, actor, at, &reference, &code));
    match kept.await? {
        Ok(()) => Ok(done()),
        Err(refusal) => {
            let faults = faults_of(p, &refusal)?;
            Ok(sheet::again(draw(&office, &typed, &faults, "").await?))
        }
    }
}

/// The field that a refusal is about, and what to do.
fn faults_of(p: &Phrases, refusal: &Refusal) -> Result<Faults, Problem> {
    let place = |field: &str| match field {
        "name" => "naam",
        "who" => "wie",
        "source" => "bron",
        _ => "beding",
    };
    Ok(match refusal {
        Refusal::HoldsBsn(field) => Faults::one(place(field), p.record_bsn()),
        Refusal::TooLong(field) => Faults::one(place(field), p.record_too_long()),
        Refusal::ChangedMeanwhile => Faults::one("naam", p.sheet_error_changed()),
        Refusal::NoSuchTenancy(_) => Faults::one("contractnummer", p.contracts_error_reference()),
        Refusal::Terms(bad) => match bad {
            BadTerms::NoName => Faults::one("naam", p.contracts_error_name()),
            BadTerms::EndsBeforeItBegins { .. } => Faults::one("tot", p.contracts_error_until()),
            BadTerms::Overlap { new, held, on } => Faults::one(
                "vanaf",
                p.contracts_error_overlap(p.day_and_year(*on), held.as_str(), new.as_str()),
            ),
            BadTerms::NoSuchContract(_) => Faults::one("contract", p.contracts_error_contract()),
            BadTerms::NoWho => Faults::one("wie", p.contracts_error_who()),
            BadTerms::NoDay => Faults::one("op", p.contracts_error_on()),
            BadTerms::Future(_) => Faults::one("op", p.contracts_error_future()),
            BadTerms::NoSource => Faults::one("bron", p.contracts_error_source()),
            BadTerms::NoWords => Faults::one("beding", p.contracts_error_words()),
        },
        Refusal::NotAllowed(_) => return Err(Problem::Forbidden),
        _ => return Err(Problem::BadRequest),
    })
}

/// The same lines for a spreadsheet.
async fn csv(office: Office) -> Result<Response, Problem> {
    let register = read(&office).await?;
    let p = office.caller.phrases;
    let head = [
        p.contracts_field_contract(),
        p.contracts_field_from(),
        p.contracts_field_until(),
        p.contracts_column_kind(),
        p.contracts_column_words(),
        p.contracts_column_standing(),
        p.contracts_column_who(),
        p.contracts_field_on(),
        p.contracts_field_source(),
    ];
    let cells = |line: &Line, kind: ClauseKind| {
        let held = line.clause(kind);
        let text = |of: fn(&Clause) -> &str| held.map_or_else(String::new, |c| of(c).to_owned());
        vec![
            line.contract.name.clone(),
            line.contract.from.to_string(),
            line.contract.until.map_or_else(String::new, |d| d.to_string()),
            p.clause_kind(kind.code()),
            text(|c| &c.words),
            p.clause_standing(line.standing(kind).code()),
            text(|c| &c.who),
            held.and_then(|c| c.looked_on)
                .map_or_else(String::new, |d| d.to_string()),
            text(|c| &c.source),
        ]
    };
    let lines = register
        .lines
        .iter()
        .flat_map(|line| ClauseKind::ALL.iter().map(move |kind| cells(line, *kind)));
    Ok(super::register::file("bedingen", &head, lines))
}
