//! Early signals to municipalities (S4.14): whom a signal may be about, the file with its receipt, what came back and how long
//! it took (S1.31), and what was agreed with each municipality.

use super::bank::UploadFolder;
use super::tenancy::form::{Typed, amount_from, day_from};
use crate::download;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence;
use crate::ui::{self, Choice, Column, ErrorLine, Field, Nav, Tone};
use crate::upload;
use axum::Extension;
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path, Query};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::calendar::Day;
use domain::money::Cents;
use domain::signal::{Agreement, BadAgreement, Column as FileColumn, Field as SignalField, Format, Waiting};
use maud::{Markup, html};
use serde::Deserialize;
use work::case_file::CaseFile;
use work::row::SignalFile;
use work::signal::{Line, Overview, Packet, Pick, Sent};
use work::{Act, Refusal};

/// Acts of which one is enough to see the page.
pub(crate) const SIGNALS: &[Act] = &[Act::SignalMunicipality, Act::AgreeWithMunicipality];
/// Where it is.
pub(crate) const ADDRESS: &str = "/vroegsignalering";

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEND: &[Act] = &[Act::SignalMunicipality];
    const AGREE: &[Act] = &[Act::AgreeWithMunicipality];
    let most = DefaultBodyLimit::max(2 * exchange_limit());
    vec![
        Room::new(Method::GET, ADDRESS, SIGNALS, get(show)),
        Room::new(Method::POST, "/vroegsignalering/bestand", SEND, post(make)),
        Room::new(
            Method::GET,
            "/vroegsignalering/bestand/{signal_file}",
            SEND,
            get(fetch),
        ),
        Room::new(
            Method::POST,
            "/vroegsignalering/terugkoppeling",
            SEND,
            post(bring_in).layer(most),
        ),
        Room::new(Method::GET, "/vroegsignalering/gemeente", AGREE, get(ask)),
        Room::new(Method::POST, "/vroegsignalering/gemeente", AGREE, post(agree)),
    ]
}

const fn exchange_limit() -> usize {
    work::signal::MOST_BYTES
}

/// In the address: the same file was asked for once more.
const AGAIN: &str = "al-gemaakt";

#[derive(Default, Deserialize)]
struct Arrived {
    #[serde(default)]
    klaar: String,
    #[serde(default)]
    aantal: String,
    /// After whom the page begins.
    #[serde(default)]
    na: String,
}

/// `GET /vroegsignalering`
async fn show(office: Office, Query(arrived): Query<Arrived>) -> Result<Markup, Problem> {
    draw(&office, &arrived, &[]).await
}

/// The page; `wrong` says what is not right: the field, and what to do, a line each.
async fn draw(office: &Office, arrived: &Arrived, wrong: &[(String, String)]) -> Result<Markup, Problem> {
    let after = match arrived.na.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Problem::NotFound)?),
    };
    let all = office
        .look(move |db, actor, at| work::signal::overview_after(db, actor, at, after))
        .await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let sends = office.actor.may(Act::SignalMunicipality).is_ok();
    let agrees = office.actor.may(Act::AgreeWithMunicipality).is_ok();
    let lines: Vec<ErrorLine<'_>> = wrong
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let title = if wrong.is_empty() {
        p.signal_title().to_owned()
    } else {
        p.title_with_errors(p.signal_title())
    };
    let content = html! {
        h1 { (p.signal_title()) }
        (ui::error_summary(p, &lines))
        (notice(p, arrived))
        p { (p.signal_lead()) }
        @if sends {
            (ready(p, &all, today))
            (not_yet(p, &all.lines, today))
            @if let Some(next) = all.next {
                p { (p.signal_more()) " " (ui::link(&format!("{ADDRESS}?na={next}#kies"), p.signal_next())) }
            }
            (answers(p, &all.sent, today))
            (answers_form(p, wrong))
            (files(p, &all.files, today))
        }
        (municipalities(p, &all, today, agrees))
    };
    Ok(office.caller.page(&title, Some(Nav::Today), content))
}

fn notice(p: &Phrases, arrived: &Arrived) -> Markup {
    let count: i64 = arrived.aantal.parse().unwrap_or(0);
    html! {
        @match arrived.klaar.as_str() {
            "bestand" => (ui::notice(Tone::Good, p.signal_made())),
            AGAIN => (ui::notice(Tone::Attention, p.signal_made_before())),
            "terugkoppeling" => (ui::notice(Tone::Good, p.signal_answers_done(count))),
            "gemeente" => (ui::notice(Tone::Good, p.signal_agreed())),
            _ => {},
        }
    }
}

fn tenant(line: &Line) -> Markup {
    html! { (ui::link(&format!("/huurders/{}#gedaan", line.tenancy), &line.names)) " " span.kt-quiet { (line.reference) } }
}

/// Who may be told now, by municipality: a form with a tick each.
fn ready(p: &Phrases, all: &Overview, today: Day) -> Markup {
    let may = |l: &&Line, code: &str| {
        l.municipality.as_deref() == Some(code) && (l.hindrances.is_empty() || l.if_crisis.is_empty())
    };
    let any = all
        .municipalities
        .iter()
        .any(|(a, _)| all.lines.iter().any(|l| may(&l, &a.code)));
    ui::section(
        "kies",
        p.signal_ready(),
        html! {
            @if !any { p.kt-quiet { (p.signal_ready_none()) } }
            @for (agreement, _) in &all.municipalities {
                @let own: Vec<&Line> = all.lines.iter().filter(|l| may(l, &agreement.code)).collect();
                @if !own.is_empty() {
                    form.kt-form method="post" action="/vroegsignalering/bestand" {
                        (ui::hidden("gemeente", &agreement.code))
                        @for line in &own { (pick(p, line, today)) }
                        (ui::button(&p.signal_make_button(agreement.name.as_str()), true))
                    }
                }
            }
        },
    )
}

fn pick(p: &Phrases, line: &Line, today: Day) -> Markup {
    let now = format!("kies-{}", line.tenancy);
    let crisis = format!("crisis-{}", line.tenancy);
    html! {
        fieldset.kt-choice {
            legend.utrecht-form-label { (tenant(line)) }
            @if let Some(packet) = &line.packet { (warm(p, packet, today)) }
            div.kt-choice__tiles {
                @if line.hindrances.is_empty() {
                    (ui::tick(&now, p.signal_pick(), line.packet.is_some().then_some(p.signal_pick_warm()), false))
                }
                @if line.if_crisis.is_empty() {
                    (ui::tick(&crisis, p.signal_pick_crisis(), Some(p.signal_pick_crisis_hint()), false))
                }
            }
        }
    }
}

/// What goes along with a warm transfer, and the yes it rests on.
fn warm(p: &Phrases, packet: &Packet, today: Day) -> Markup {
    html! {
        p.kt-quiet {
            (p.signal_packet_yes(p.day_seen_from(packet.yes_on, today)))
            @if !packet.words.is_empty() { " “" (packet.words) "”" }
            @if let Some(part) = packet.day_part { br; (p.signal_packet_day_part(sentence::day_part(p, part))) }
            @if !packet.tried.is_empty() { br; (p.signal_packet_tried(packet.tried.as_str())) }
        }
    }
}

/// Who can't be told yet, and why.
fn not_yet(p: &Phrases, lines: &[Line], today: Day) -> Markup {
    let waits: Vec<&Line> = lines
        .iter()
        .filter(|l| !l.hindrances.is_empty() && !l.if_crisis.is_empty())
        .collect();
    html! {
        @if !waits.is_empty() {
            (ui::section("wacht", p.signal_waits(), html! {
                ul.kt-agreements { @for line in waits { li {
                    p { (tenant(line)) }
                    ul.kt-path__waits { @for why in &line.hindrances { li { (sentence::hindrance(p, *why, today)) } } }
                } } }
            }))
        }
    }
}

fn answers(p: &Phrases, sent: &[Sent], today: Day) -> Markup {
    let columns = [
        Column::words(p.signal_col_tenant()),
        Column::words(p.signal_col_sent()),
        Column::words(p.signal_col_by()),
        Column::words(p.signal_col_answer()),
    ];
    let rows: Vec<Vec<Markup>> = sent.iter().map(|s| vec![
        html! { (ui::link(&format!("/huurders/{}#gedaan", s.signal.tenancy), &s.names)) " " span.kt-quiet { (s.reference) } },
        html! {
            span { (ui::date(p, s.signal.on, today))
            @if s.signal.crisis { ", " (p.signal_crisis()) }
            @if s.signal.warm { ", " (p.signal_warm()) } }
        },
        html! { (ui::date(p, s.answer_by, today)) },
        html! {
            @match &s.answer {
                Some(f) => span { (sentence::learned(p, f.learned)) ", " (ui::date(p, f.on, today)) },
                None if s.answer_by < today => (p.signal_overdue()),
                None => (p.signal_no_answer()),
            }
        },
    ]).collect();
    html! { @if !rows.is_empty() {
        (ui::section("signalen", p.signal_sent(), ui::table(p.signal_sent_caption(), &columns, &rows)))
    } }
}

fn answers_form(p: &Phrases, wrong: &[(String, String)]) -> Markup {
    let error = wrong
        .iter()
        .find(|(field, _)| field == "bestand")
        .map(|(_, text)| text.as_str());
    let field = Field::text("bestand", p.signal_answers_choose())
        .hint(p.signal_answers_hint())
        .error(error);
    ui::section(
        "terugkoppeling",
        p.signal_answers(),
        html! {
            form.kt-form method="post" action="/vroegsignalering/terugkoppeling" enctype="multipart/form-data" {
                (ui::files(&field, ".csv"))
                (ui::button(p.signal_answers_button(), false))
            }
        },
    )
}

fn files(p: &Phrases, files: &[SignalFile], today: Day) -> Markup {
    html! { @if !files.is_empty() {
        (ui::section("bestanden", p.signal_files(), html! {
            p.kt-quiet { (p.signal_files_words()) }
            ul.kt-agreements { @for f in files { li {
                p { span.kt-break { (ui::link(&format!("/vroegsignalering/bestand/{}", f.id), &f.name)) } }
                p.kt-quiet { (p.signal_file_line(f.signals)) " · " (ui::date(p, f.made_on, today)) " · SHA-256 " span.kt-break { (f.sha256) } }
            } } }
        }))
    } }
}

fn municipalities(p: &Phrases, all: &Overview, today: Day, agrees: bool) -> Markup {
    ui::section(
        "gemeenten",
        p.signal_municipalities(),
        html! {
            @if let Some(why) = &all.not_law {
                (ui::notice(Tone::Attention, p.signal_terms_own(sentence::law::refusal(p, &all.law, why))))
            }
            @if all.municipalities.is_empty() { p { (p.signal_municipalities_none()) } }
            ul.kt-agreements { @for (a, w) in &all.municipalities { li { (municipality(p, a, *w, all.terms, today, agrees)) } } }
            @if agrees { p { (ui::link_button("/vroegsignalering/gemeente", p.signal_municipality_new())) } }
            p { (ui::link(super::PARTNERS, p.partners_link_all())) }
        },
    )
}

fn municipality(
    p: &Phrases,
    a: &Agreement,
    w: Waiting,
    terms: (i32, i32),
    today: Day,
    agrees: bool,
) -> Markup {
    html! {
        p {
            strong { (a.name) } " "
            @if a.in_force(today) { (p.signal_signed(p.day_seen_from(a.signed_on, today))) } @else { (p.signal_not_in_force()) }
            @if let Some(until) = a.until { " " (p.signal_until(p.day_seen_from(until, today))) }
        }
        @if let Some(until) = a.ends_within(today, work::signal::ENDS_SOON_DAYS) {
            p { (ui::badge(Tone::Attention, &p.signal_ends_soon(p.day_seen_from(until, today)))) }
        }
        p.kt-quiet {
            (p.signal_window(a.min_days))
            @if let Some(max) = a.max_days { " " (p.signal_window_max(max)) }
            @if a.least.is_positive() { " · " (p.signal_least(p.money(a.least))) }
            " · " (a.format.code().to_uppercase())
            @if let Some(day) = a.next_delivery(today) { " · " (p.signal_delivery(p.day_seen_from(day, today))) }
        }
        p { (wait(p, terms, w)) }
        @if agrees { p { (ui::link(&format!("/vroegsignalering/gemeente?code={}", a.code), p.signal_municipality_change())) } }
    }
}

/// Where one points a tenant to the municipality: how long people wait there, as agreed and as measured (S1.31).
pub(super) async fn nearby(office: &Office, file: &CaseFile) -> Result<Markup, Problem> {
    let known = file.clone();
    let found = office
        .look(move |db, actor, at| work::signal::help_nearby(db, actor, at, &known))
        .await?;
    let p = office.caller.phrases;
    Ok(html! {
        @if let Some(help) = found {
            p.kt-quiet {
                strong { (help.name) } ". " (wait(p, help.terms, help.waiting))
            }
        }
    })
}

/// On the page of who guards privacy: agreements that end soon, after which nothing may leave (S2.18).
pub(super) async fn ending(office: &Office) -> Result<Markup, Problem> {
    if office.actor.may(Act::SeeAudit).is_err() {
        return Ok(html! {});
    }
    let list = office.look(work::signal::ending).await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    Ok(html! {
        @for (agreement, until) in &list {
            (ui::notice(Tone::Attention, p.signal_ends_soon_of(p.day_seen_from(*until, today), agreement.name.as_str())))
        }
    })
}

/// How soon a municipality helps: by law, and as measured.
pub(super) fn wait(p: &Phrases, terms: (i32, i32), waiting: Waiting) -> String {
    format!(
        "{} {}",
        p.signal_agreed_wait(terms.0, terms.1),
        measured(p, waiting)
    )
}

fn measured(p: &Phrases, w: Waiting) -> String {
    match w.median_days {
        Some(days) => p.signal_measured(w.answered, days, w.in_time, w.overdue),
        None if w.sent > 0 => p.signal_measured_none(w.overdue, w.sent),
        None => p.signal_measured_nothing().to_owned(),
    }
}

/// `POST /vroegsignalering/bestand`
async fn make(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let pick = |text: &str, crisis| {
        let tenancy = text.parse().map_err(|_| Problem::BadRequest)?;
        Ok::<_, Problem>(Pick { tenancy, crisis })
    };
    // Both ticked is the more urgent one.
    let mut picks: Vec<Pick> = typed
        .chosen("crisis-")
        .map(|t| pick(t, true))
        .collect::<Result<_, _>>()?;
    for text in typed.chosen("kies-") {
        let chosen = pick(text, false)?;
        if !picks.iter().any(|held| held.tenancy == chosen.tenancy) {
            picks.push(chosen);
        }
    }
    let code = typed.get("gemeente").to_owned();
    let made = office
        .run(move |db, actor, at| work::signal::make_file(db, actor, at, &code, &picks))
        .await?;
    let today = office.at.today;
    let text = match made {
        Ok(made) => {
            let what = if made.new { "bestand" } else { AGAIN };
            return Ok(Redirect::to(&format!("{ADDRESS}?klaar={what}#bestanden")).into_response());
        }
        Err(Refusal::Missing(_)) => p.signal_error_pick().to_owned(),
        Err(Refusal::NoMunicipality(name)) => p.signal_error_municipality(name.as_str()),
        Err(Refusal::Signal { reference, why }) => {
            let why: Vec<String> = why.iter().map(|h| sentence::hindrance(p, *h, today)).collect();
            p.signal_error_hindrance(reference.as_str(), why.join("; "))
        }
        Err(Refusal::ChangedMeanwhile) => p.sheet_error_changed().to_owned(),
        Err(Refusal::NoSuchTenancy(_)) => return Err(Problem::NotFound),
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(_) => return Err(Problem::BadRequest),
    };
    again(&office, "kies", vec![text]).await
}

async fn again(office: &Office, field: &str, texts: Vec<String>) -> Result<Response, Problem> {
    let wrong: Vec<(String, String)> = texts.into_iter().map(|text| (field.to_owned(), text)).collect();
    let page = draw(office, &Arrived::default(), &wrong).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `GET /vroegsignalering/bestand/{signal_file}`
async fn fetch(office: Office, Path(id): Path<String>) -> Result<Response, Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let (file, content) = office
        .look(move |db, actor, at| work::signal::fetch(db, actor, at, id))
        .await?;
    let sheet = std::path::Path::new(&file.name)
        .extension()
        .is_some_and(|e| e == Format::Xlsx.code());
    let kind = work::signal::content_type(if sheet { Format::Xlsx } else { Format::Csv });
    Ok(download::file(kind, &file.name, content))
}

/// `POST /vroegsignalering/terugkoppeling`
async fn bring_in(
    office: Office,
    Extension(UploadFolder(folder)): Extension<UploadFolder>,
    form: Multipart,
) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let sent = upload::receive(form, &folder).await?;
    let Some(file) = sent.files.first() else {
        return again(&office, "bestand", vec![p.signal_error_file().to_owned()]).await;
    };
    let name = file.name.clone();
    let bytes = tokio::fs::read(&file.path)
        .await
        .map_err(|e| Problem::failed(&e))?;
    match office
        .run(move |db, actor, at| work::signal::receive(db, actor, at, &name, &bytes))
        .await?
    {
        Ok(done) => {
            let to = format!(
                "/vroegsignalering?klaar=terugkoppeling&aantal={}#signalen",
                done.answers
            );
            Ok(Redirect::to(&to).into_response())
        }
        Err(refusal @ Refusal::Answers(_)) => {
            again(&office, "bestand", refusal.lines(p.language().into())).await
        }
        Err(Refusal::NotAllowed(_)) => Err(Problem::Forbidden),
        Err(_) => Err(Problem::BadRequest),
    }
}

#[derive(Default, Deserialize)]
struct Which {
    #[serde(default)]
    code: String,
}

/// `GET /vroegsignalering/gemeente`
async fn ask(office: Office, Query(which): Query<Which>) -> Result<Markup, Problem> {
    let all = office
        .look(|db, actor, _| work::signal::agreements(db, actor))
        .await?;
    let held = all.iter().find(|a| a.code == which.code);
    if held.is_none() && !which.code.is_empty() {
        return Err(Problem::NotFound);
    }
    Ok(form(&office, &held.map_or_else(begin, typed_of), &[]))
}

fn begin() -> Typed {
    let mut typed = Typed::default();
    typed.set("versie", "0");
    typed.set("vanaf", "30");
    typed.set("soort", Format::Csv.code());
    let columns: Vec<&str> = SignalField::DEFAULT.iter().map(|f| f.code()).collect();
    typed.set("kolommen", &columns.join("\n"));
    typed
}

fn typed_of(a: &Agreement) -> Typed {
    let mut typed = Typed::default();
    let day = |d: Option<Day>| d.map(|d| d.to_string()).unwrap_or_default();
    let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
    typed.set("versie", &a.version.to_string());
    typed.set("naam", &a.name);
    typed.set("plaatsen", &a.towns.join(", "));
    typed.set("getekend", &a.signed_on.to_string());
    typed.set("tot", &day(a.until));
    typed.set("vanaf", &a.min_days.to_string());
    typed.set("hoogstens", &number(a.max_days));
    typed.set(
        "minstens",
        &if a.least.is_positive() {
            a.least.to_plain().replace('.', ",")
        } else {
            String::new()
        },
    );
    typed.set(
        "maanden",
        &if a.least_items > 0 {
            a.least_items.to_string()
        } else {
            String::new()
        },
    );
    typed.set("leverdag", &number(a.delivery_day));
    typed.set("soort", a.format.code());
    let line = |c: &FileColumn| {
        if c.title == c.field.code() {
            c.title.clone()
        } else {
            format!("{} = {}", c.field.code(), c.title)
        }
    };
    typed.set(
        "kolommen",
        &a.columns.iter().map(line).collect::<Vec<_>>().join("\n"),
    );
    typed
}

fn form(office: &Office, typed: &Typed, wrong: &[(&'static str, String)]) -> Markup {
    let p = office.caller.phrases;
    let lines: Vec<ErrorLine<'_>> = wrong
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let field = |name: &'static str, label| {
        let error = wrong
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, text)| text.as_str());
        Field::text(name, label).value(typed.get(name)).error(error)
    };
    let formats: Vec<Choice<'_>> = Format::ALL
        .iter()
        .map(|f| Choice::plain(f.code(), sentence::signal_format(p, *f)))
        .collect();
    let fields: Vec<&str> = SignalField::ALL.iter().map(|f| f.code()).collect();
    let hint = p.signal_field_columns_hint(fields.join(", "));
    let title = p.signal_municipality_title();
    let tab = if wrong.is_empty() {
        title.to_owned()
    } else {
        p.title_with_errors(title)
    };
    office.caller.page(&tab, Some(Nav::Today), html! {
        p { (ui::link(ADDRESS, p.signal_back())) }
        h1 { (title) }
        form.kt-form method="post" action="/vroegsignalering/gemeente" novalidate {
            (ui::error_summary(p, &lines))
            (ui::hidden("versie", typed.get("versie")))
            (ui::field(p, &field("naam", p.signal_field_name())))
            (ui::field(p, &field("plaatsen", p.signal_field_towns()).hint(p.signal_field_towns_hint())))
            (ui::field(p, &field("getekend", p.signal_field_signed()).kind("date")))
            (ui::field(p, &field("tot", p.signal_field_until()).kind("date").optional()))
            (ui::field(p, &field("vanaf", p.signal_field_min()).hint(p.signal_field_min_hint())))
            (ui::field(p, &field("hoogstens", p.signal_field_max()).optional()))
            (ui::field(p, &field("minstens", p.signal_field_least()).optional()))
            (ui::field(p, &field("maanden", p.signal_field_items()).optional()))
            (ui::field(p, &field("leverdag", p.signal_field_delivery()).optional().hint(p.signal_field_delivery_hint())))
            (ui::choice(p, &field("soort", p.signal_field_format()), &formats))
            (ui::text_area(p, &field("kolommen", p.signal_field_columns()).hint(&hint), 8))
            (ui::button(p.signal_municipality_button(), true))
        }
    })
}

/// `POST /vroegsignalering/gemeente`
async fn agree(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let wrong = match read(p, &typed) {
        Ok(new) => match office
            .run(move |db, actor, at| work::signal::agree(db, actor, at, &new, seen))
            .await?
        {
            Ok(()) => return Ok(Redirect::to("/vroegsignalering?klaar=gemeente#gemeenten").into_response()),
            Err(Refusal::Municipality(bad)) => vec![bad_agreement(p, &bad)],
            Err(Refusal::ChangedMeanwhile) => vec![("naam", p.sheet_error_changed().to_owned())],
            Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
            Err(_) => return Err(Problem::BadRequest),
        },
        Err(wrong) => wrong,
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&office, &typed, &wrong)).into_response())
}

fn bad_agreement(p: &Phrases, bad: &BadAgreement) -> (&'static str, String) {
    match bad {
        BadAgreement::NoName => ("naam", p.signal_error_name().to_owned()),
        BadAgreement::NoTown => ("plaatsen", p.signal_error_towns().to_owned()),
        BadAgreement::EndsBeforeSigned { .. } => ("tot", p.signal_error_until().to_owned()),
        BadAgreement::Window { .. } => ("vanaf", p.signal_error_window().to_owned()),
        BadAgreement::Least => ("minstens", p.signal_error_number().to_owned()),
        BadAgreement::DeliveryDay => ("leverdag", p.signal_error_delivery().to_owned()),
        BadAgreement::Columns(_) => ("kolommen", p.signal_error_columns().to_owned()),
    }
}

fn read(p: &Phrases, typed: &Typed) -> Result<Agreement, Vec<(&'static str, String)>> {
    let mut wrong = Vec::new();
    let signed_on = day_from(typed.get("getekend"));
    if signed_on.is_none() {
        wrong.push(("getekend", p.signal_error_day().to_owned()));
    }
    let until = match typed.get("tot") {
        "" => None,
        text => day_from(text).or_else(|| {
            wrong.push(("tot", p.signal_error_day().to_owned()));
            None
        }),
    };
    let mut number = |name: &'static str| match typed.get(name) {
        "" => None,
        text => text
            .parse::<i32>()
            .ok()
            .filter(|n| (0..=10_000).contains(n))
            .or_else(|| {
                wrong.push((name, p.signal_error_number().to_owned()));
                None
            }),
    };
    let (min, max) = (number("vanaf"), number("hoogstens"));
    let (items, delivery_day) = (number("maanden"), number("leverdag"));
    let least = match typed.get("minstens") {
        "" => Cents::ZERO,
        text => amount_from(text).unwrap_or_else(|| {
            wrong.push(("minstens", p.signal_error_number().to_owned()));
            Cents::ZERO
        }),
    };
    let columns = columns(typed.get("kolommen"));
    if columns.is_none() {
        wrong.push(("kolommen", p.signal_error_columns().to_owned()));
    }
    let towns = typed
        .get("plaatsen")
        .split([',', '\n'])
        .map(str::trim)
        .filter(|t| !t.is_empty());
    match (signed_on, columns) {
        (Some(signed_on), Some(columns)) if wrong.is_empty() => Ok(Agreement {
            code: Agreement::code_of(typed.get("naam")),
            version: 0,
            name: typed.get("naam").to_owned(),
            towns: towns.map(str::to_owned).collect(),
            signed_on,
            until,
            min_days: min.unwrap_or(0),
            max_days: max,
            least,
            least_items: items.unwrap_or(0),
            delivery_day,
            columns,
            format: Format::from_code(typed.get("soort")).unwrap_or(Format::Csv),
        }),
        _ => Err(wrong),
    }
}

/// `achternaam` or `achternaam = Naam inwoner`, one a line.
fn columns(text: &str) -> Option<Vec<FileColumn>> {
    let one = |line: &str| {
        let (field, title) = line.split_once('=').unwrap_or((line, line));
        let field = SignalField::from_code(field.trim())?;
        Some(FileColumn {
            field,
            title: title.trim().to_owned(),
        })
    };
    text.lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(one)
        .collect()
}
