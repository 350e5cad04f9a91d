//! Debt help and legal status (S4.15, S1.33): a card for what runs, with what we do and what we do not; what was told and
//! asked, with the day by which we answer; and our balance with one click.

use super::form::{Typed, amount_from, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::ui::{self, Choice, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::calendar::Day;
use domain::debt_help::{BadDebtHelp, DebtHelp, DebtHelpKind, Reach, answered, reach, standing, waiting};
use domain::ids::DebtHelpId;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::CaseFile;
use work::debt_help::{NewDebtHelp, balance};

/// The cards of what runs, above everything that is asked.
pub(super) fn cards(view: &View<'_>) -> Markup {
    let p = view.p;
    html! {
        @for held in &view.outlook.statuses { (card(p, view.file, held, view.today)) }
        @if view.outlook.in_scheme.is_positive() {
            p.kt-quiet { (p.debt_help_kept_out(p.money(view.outlook.in_scheme))) }
        }
    }
}

fn card(p: &Phrases, file: &CaseFile, held: &DebtHelp, today: Day) -> Markup {
    let code = held.kind.code();
    let reach = reach(&file.debt_help, held.id, None);
    let title = match held.until {
        Some(until) => p.debt_help_runs_until(p.day_seen_from(until, today), p.debt_help_kind(code)),
        None => p.debt_help_kind(code),
    };
    let id = format!("status-{}", held.id);
    html! {
        section.kt-opening aria-labelledby=(id) {
            h2.kt-opening__title id=(id) { (title) }
            @if !held.who.is_empty() { p { (held.who) @if let Some(at) = reach_line(&reach) { span.kt-quiet { " · " (at) } } } }
            @if held.kind.speaks_for_the_tenant() && !reach.known() {
                (ui::notice(Tone::Attention, p.debt_help_nowhere()))
                p { (ui::link(&format!("/huurders/{}/schuldhulp", file.tenancy.id), p.proposal_ask_address())) }
            }
            p { strong { (p.debt_help_do_label()) } " " (p.debt_help_do(code)) }
            p { strong { (p.debt_help_leave_label()) } " " (p.debt_help_leave(code)) }
        }
    }
}

/// Where post and e-mail go, on one line.
fn reach_line(reach: &Reach) -> Option<String> {
    let post = reach.post.lines().collect::<Vec<_>>().join(", ");
    let told = [post.as_str(), reach.email.as_str()];
    let told: Vec<&str> = told.into_iter().filter(|t| !t.is_empty()).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// The two fields that say where post and e-mail go: in the form of what was told, and in the one of the balance.
struct ReachFields(&'static str, &'static str);

const TOLD: ReachFields = ReachFields("post", "mail");
const BALANCE: ReachFields = ReachFields("saldo-post", "saldo-mail");

impl ReachFields {
    fn drawn(&self, p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
        let field = |name, label| faults.field(typed, name, label);
        html! {
            (ui::text_area(p, &field(self.0, p.debt_help_field_post()).optional().hint(p.debt_help_field_post_hint()), 2))
            (ui::field(p, &field(self.1, p.debt_help_field_mail()).kind("email").optional()))
        }
    }

    fn typed(&self, typed: &Typed) -> Reach {
        Reach {
            post: typed.get(self.0).to_owned(),
            email: typed.get(self.1).to_owned(),
        }
    }
}

/// Within "what is still open": the way to write something down.
pub(super) fn link(view: &View<'_>) -> Markup {
    let there = waiting(&view.file.debt_help).len();
    let way = ui::link(
        &format!("/huurders/{}/schuldhulp", view.id),
        view.p.debt_help_link(),
    );
    html! {
        @if view.helps { p { (way) @if there > 0 { " (" (view.p.debt_help_waits(there)) ")" } } }
    }
}

/// `GET …/schuldhulp`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "schuldhulp en wie er beslist").await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    // A mistake is taken back beside what it is about, below; what names another is offered when that other is there.
    let told: Vec<DebtHelpKind> = DebtHelpKind::ALL
        .iter()
        .copied()
        .filter(|k| *k != DebtHelpKind::TakenBack && k.can_follow(&file.debt_help))
        .collect();
    let label = |kind: &DebtHelpKind| match kind {
        // Ours leaves with one click, above; this is for what somebody sent by another way.
        DebtHelpKind::BalanceGiven => p.debt_help_balance_by_hand().to_owned(),
        kind => p.debt_help_kind(kind.code()),
    };
    let labels: Vec<String> = told.iter().map(label).collect();
    let hints: Vec<String> = told.iter().map(|k| p.debt_help_hint(k.code())).collect();
    let kinds: Vec<Choice<'_>> = told
        .iter()
        .zip(labels.iter().zip(&hints))
        .map(|(kind, (label, hint))| Choice {
            value: kind.code(),
            label,
            hint: Some(hint),
        })
        .collect();
    let open: Vec<(String, String)> = standing(&file.debt_help, None)
        .filter(|d| (d.kind.asks() || d.kind.runs()) && !answered(&file.debt_help, d.id))
        .map(|d| (d.id.to_string(), line(p, d, today)))
        .collect();
    let about = ui::tiles(&open);
    let outlook = file.outlook(today);
    let field = |name, label| faults.field(typed, name, label);
    let nearby = crate::pages::signals::nearby(office, &file).await?;
    let content = html! {
        @for held in &outlook.statuses { (card(p, &file, held, today)) }
        (nearby)
        (asked(office, &file, typed, faults))
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/schuldhulp" } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::choice(p, &field("wat", p.debt_help_field_kind()), &kinds))
            (ui::field(p, &field("wie", p.debt_help_field_who()).optional().hint(p.debt_help_field_who_hint())))
            (TOLD.drawn(p, typed, faults))
            (ui::field(p, &field("op", p.debt_help_field_on()).kind("date").optional().hint(p.transfer_field_on_hint())))
            (ui::field(p, &field("tot", p.debt_help_field_until()).kind("date").optional().hint(p.debt_help_field_until_hint())))
            (ui::field(p, &field("bedrag", p.debt_help_field_amount()).optional().hint(p.debt_help_field_amount_hint())))
            @if !about.is_empty() { (ui::choice(p, &field("over", p.debt_help_field_about()).optional(), &about)) }
            (ui::text_area(p, &field("regel", p.debt_help_field_words()).guarded().optional().hint(p.debt_help_field_words_hint()), 2))
            (ui::button(p.transfer_step_button(), true))
        }
        (listed(p, &file, typed, today))
    };
    Ok(sheet::page(office, &file, p.debt_help_title(), faults, content))
}

fn line(p: &Phrases, d: &DebtHelp, today: Day) -> String {
    let what = p.debt_help_kind(d.kind.code());
    let day = p.day_seen_from(d.on, today);
    if d.who.is_empty() {
        format!("{what}, {day}")
    } else {
        format!("{what}, {}, {day}", d.who)
    }
}

/// What waits for our answer, with the balance that one click gives.
fn asked(office: &Office, file: &CaseFile, typed: &Typed, faults: &Faults) -> Markup {
    let (p, today) = (office.caller.phrases, office.at.today);
    let list = waiting(&file.debt_help);
    let sum = p.money(balance(file, today));
    html! {
        @if !list.is_empty() {
            (ui::section("wacht", p.debt_help_asked(), html! { ul.kt-agreements { @for d in list { li {
                p { strong { (line(p, d, today)) } }
                @if let Some(until) = d.until { p { (p.debt_help_answer_by(p.day_seen_from(until, today))) } }
                @if d.kind == DebtHelpKind::BalanceAsked {
                    p { (p.debt_help_balance(sum.as_str(), p.day_in_full(today))) }
                    form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/saldo/" (d.id) } novalidate {
                        (ui::hidden("id", typed.get("id")))
                        @match reach_line(&reach(&file.debt_help, d.id, None)) {
                            Some(at) => p.kt-quiet { (p.debt_help_balance_goes_to(at.as_str())) },
                            None => { p.kt-quiet { (p.debt_help_balance_where()) } (BALANCE.drawn(p, typed, faults)) },
                        }
                        (ui::button(p.debt_help_balance_button(), true))
                    }
                }
            } } } }))
        }
    }
}

fn listed(p: &Phrases, file: &CaseFile, typed: &Typed, today: Day) -> Markup {
    let mut list: Vec<&DebtHelp> = file.debt_help.iter().collect();
    list.sort_by_key(|d| std::cmp::Reverse((d.on, d.kind, d.id)));
    let mistake = |d: &DebtHelp| {
        let of = |m: &&DebtHelp| m.kind == DebtHelpKind::TakenBack && m.about == Some(d.id);
        file.debt_help.iter().find(of)
    };
    html! {
        @if !list.is_empty() {
            (ui::section("eerder", p.proof_listed(), html! { ul.kt-agreements { @for d in list { @if d.kind != DebtHelpKind::TakenBack { li {
                p { strong { (line(p, d, today)) } @if let Some(amount) = d.amount { ": " (ui::money(p, amount)) } }
                @if !d.words.is_empty() { p { "“" (d.words) "”" } }
                @if let Some(at) = reach_line(&d.reach) { p { (at) } }
                @if let Some(name) = file.colleague(d.by) { p.kt-quiet { (name) } }
                @match mistake(d) {
                    Some(back) => p.kt-quiet {
                        (p.proof_struck(back.words.as_str()))
                        @if let Some(name) = file.colleague(back.by) { " · " (name) }
                    },
                    None if !answered(&file.debt_help, d.id) => (take_back(p, file, typed, d)),
                    None => {},
                }
            } } } } }))
        }
    }
}

/// Written down by mistake: taken back with the reason; it stays in the list.
fn take_back(p: &Phrases, file: &CaseFile, typed: &Typed, d: &DebtHelp) -> Markup {
    let id = d.id.to_string();
    let hidden = [
        ("id", typed.get("id")),
        ("wat", DebtHelpKind::TakenBack.code()),
        ("over", id.as_str()),
    ];
    let action = format!("/huurders/{}/schuldhulp", file.tenancy.id);
    sheet::take_back(p, &action, &format!("waarom-{id}"), &hidden)
}

/// `POST …/schuldhulp`
pub(super) async fn save(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let new = match read(p, &typed, today)? {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let kept = office.run(move |db, actor, at| work::debt_help::write_down(db, actor, at, id, &new));
    match kept.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "open", "schuldhulp")),
        Err(refusal) => {
            let faults = faults_of(p, &typed, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

/// Where the words stand: in the one line of the form, or in the why under what is taken back.
fn why_field(typed: &Typed) -> String {
    if typed.get("wat") == DebtHelpKind::TakenBack.code() {
        format!("waarom-{}", typed.get("over"))
    } else {
        "regel".to_owned()
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day) -> Result<Result<NewDebtHelp, Faults>, Problem> {
    let id = DebtHelpId(typed.id()?);
    let mut faults = Faults::default();
    let kind = DebtHelpKind::from_code(typed.get("wat"));
    if kind.is_none() {
        faults.add("wat", p.debt_help_error_kind());
    }
    let (on, until) = (
        faults.day(p, typed, "op", today),
        faults.day(p, typed, "tot", today),
    );
    let amount = match typed.get("bedrag") {
        "" => None,
        text => {
            let amount = amount_from(text);
            if amount.is_none() {
                faults.add("bedrag", p.record_error_amount("50,00"));
            }
            amount
        }
    };
    let about = match typed.get("over") {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::BadRequest)?),
    };
    Ok(match kind {
        Some(kind) if faults.none() => Ok(NewDebtHelp {
            id,
            kind,
            on,
            until,
            who: typed.get("wie").to_owned(),
            amount,
            words: typed.get(&why_field(typed)).to_owned(),
            reach: TOLD.typed(typed),
            about,
        }),
        _ => Err(faults),
    })
}

/// `POST …/saldo/{debt_help}`: one click.
pub(super) async fn give_balance(
    office: Office,
    Path((tenancy, asked)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let asked: DebtHelpId = asked.parse().map_err(|_| Problem::NotFound)?;
    let new = DebtHelpId(typed.id()?);
    let reach = BALANCE.typed(&typed);
    let given = office
        .run(move |db, actor, at| work::debt_help::give_balance(db, actor, at, id, (new, asked), &reach));
    match given.await? {
        Ok(()) | Err(Refusal::DebtHelp(BadDebtHelp::Done)) => Ok(sheet::done(&tenancy, "open", "saldo")),
        Err(refusal) => {
            let p = office.caller.phrases;
            let faults = match &refusal {
                Refusal::DebtHelp(BadDebtHelp::Nowhere) => {
                    Faults::one(BALANCE.0, p.debt_help_error_nowhere())
                }
                Refusal::Wording(_) => Faults::one(BALANCE.0, p.debt_help_error_wording()),
                _ => faults_of(p, &typed, &refusal).ok_or_else(|| refused(&refusal))?,
            };
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

/// The field that a refusal is about, and what to do.
fn faults_of(p: &Phrases, typed: &Typed, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(field) => {
            Faults::one(if *field == "who" { "wie" } else { "regel" }, p.record_bsn())
        }
        Refusal::TooLong(field) => {
            Faults::one(if *field == "who" { "wie" } else { "regel" }, p.record_too_long())
        }
        Refusal::Law(why) => Faults::one("wat", p.transfer_error_law(why.as_str())),
        Refusal::DebtHelp(bad) => match *bad {
            BadDebtHelp::Nobody => Faults::one("wie", p.debt_help_error_who()),
            BadDebtHelp::AboutNothing => Faults::one("over", p.debt_help_error_about()),
            BadDebtHelp::Done => Faults::one("over", p.debt_help_error_done()),
            BadDebtHelp::AnswerStands => Faults::one("over", p.debt_help_error_answer_stands()),
            BadDebtHelp::Nowhere => Faults::one("post", p.debt_help_error_nowhere()),
            BadDebtHelp::Day(_) => Faults::one("op", p.proof_error_on()),
            BadDebtHelp::EndsBeforeItBegins { .. } => Faults::one("tot", p.debt_help_error_until()),
            BadDebtHelp::TooLong(most) => {
                Faults::one("tot", p.debt_help_error_too_long(p.day_and_year(most)))
            }
            BadDebtHelp::NoWords => Faults::one(why_field(typed), p.waiver_error_why_not()),
            BadDebtHelp::NotPositive(_) => Faults::one("bedrag", p.record_error_amount("50,00")),
        },
        _ => return None,
    })
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    let given = view
        .file
        .debt_help
        .iter()
        .filter(|d| d.kind == DebtHelpKind::BalanceGiven)
        .max_by_key(|d| (d.on, d.learned_on));
    html! {
        @match (done, given) {
            ("schuldhulp", _) => (ui::notice(Tone::Good, p.debt_help_done())),
            ("saldo", Some(given)) => (ui::notice(Tone::Good, p.debt_help_balance_done(
                p.money(given.amount.unwrap_or_default()), p.day_in_full(given.on)))),
            _ => {},
        }
    }
}
