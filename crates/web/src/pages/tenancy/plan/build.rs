//! The plan builder: first the rent of the next two months, then the tenant's own proposal with two beside it, and always
//! when it is solved (S1.21, S1.32, S4.32a, S4.32d). One form, without script: "work out" and "too tight" draw it again.

use super::in_words;
use super::left::{self, Look, Seen};
use super::turn::rhythm_choices;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, amount_from, day_from, fresh_id};
use crate::pages::tenancy::guarded::Guarded;
use crate::pages::tenancy::sheet::{self, Faults};
use crate::pages::tenancy::{refused, tenancy_of};
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Choice, Tone};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::agreement::Party;
use domain::arrangement::{
    BadPlan, BadShape, FIRST_STEP_DAYS, Origin, RentLine, RentStatement, Rhythm, Term, Variant, VariantKind,
    WhoPays, by_amount, step_up, too_tight, variants, with_break, with_lump, within,
};
use domain::calendar::{Day, Month};
use domain::ids::{PlanId, StoryId};
use domain::money::Cents;
use domain::tenancy::due_date;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::CaseFile;
use work::plan::{NewPlan, OwnStep, rent_ahead, room};
use work::record::NewStory;

/// What an example is made with while nobody has proposed anything.
const EXAMPLE: Cents = Cents(5_000);

/// Fields of the shape, which "too tight" makes plain again.
const SHAPE: [&str; 6] = ["erbij", "erbij-na", "ineens", "ineens-op", "rust", "eigen"];
/// Where people write freely.
const FREE: [&str; 2] = ["stap", "woorden"];

/// What a plan would be about.
struct Table {
    file: CaseFile,
    open: Cents,
    today: Day,
    paused_until: Option<Day>,
}

impl Table {
    fn months(&self) -> [Month; 2] {
        rent_ahead(&self.file, self.today).map(|line| line.month)
    }
    fn rent(&self, month: Month) -> Cents {
        self.file.rent(month)
    }
    fn due(&self, month: Month) -> Day {
        due_date(&self.file.tenancy.due_days, month)
    }
}

async fn table(office: &Office, tenancy: &str) -> Result<Table, Problem> {
    let file = sheet::file(office, tenancy, "betaalplan maken").await?;
    let today = office.at.today;
    let outlook = file.outlook(today);
    let open = room(&file, &outlook, today).map_or(Cents::ZERO, |(_, open)| open);
    let paused_until = outlook.paused_until;
    drop(outlook);
    Ok(Table {
        file,
        open,
        today,
        paused_until,
    })
}

/// `GET …/plan`
pub(in crate::pages::tenancy) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
) -> Result<Markup, Problem> {
    let table = table(&office, &tenancy).await?;
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("ritme", Rhythm::Monthly.code());
    typed.set("nazorg", "ja");
    typed.set("hoe", Origin::Phone.code());
    typed.set("van-wie", Party::Tenant.code());
    for (n, month) in (1..).zip(table.months()) {
        typed.set(&format!("huur{n}-bedrag"), &plain(table.rent(month)));
        typed.set(&format!("huur{n}-dag"), &table.due(month).to_string());
    }
    typed.set("eerste", &table.due(table.months()[0]).to_string());
    typed.set("stap-voor", &office.at.today.plus(FIRST_STEP_DAYS).to_string());
    typed.set(left::RENT, &plain(table.rent(table.months()[0])));
    Ok(draw(
        &office,
        &table,
        &typed,
        &Drawn::default(),
        &Faults::default(),
    ))
}

/// An amount as it is typed: `742,18`.
fn plain(amount: Cents) -> String {
    format!("{},{:02}", amount.0 / 100, amount.0 % 100)
}

/// What was worked out and is drawn beside the form.
#[derive(Default)]
struct Drawn {
    own: Option<Vec<Term>>,
    look: Option<Look>,
}

fn draw(office: &Office, table: &Table, typed: &Typed, drawn: &Drawn, faults: &Faults) -> Markup {
    let p = office.caller.phrases;
    let own = drawn.own.as_deref();
    let seen = Seen {
        look: drawn.look.as_ref(),
        own,
        open: (table.open, table.due(table.months()[0])),
        least: table.file.policy.plan_least,
    };
    let content = if table.open.is_positive() {
        html! {
            form.kt-form.kt-builder method="post" action={ "/huurders/" (table.file.tenancy.id) "/plan" } novalidate {
                (faults.summary(p))
                (ui::hidden("id", typed.get("id")))
                @if let Some(until) = table.paused_until {
                    (ui::notice(Tone::Plain, p.plan_in_pause(p.day_seen_from(until, table.today))))
                }
                (solved(p, table, own))
                (stabilise(p, table, typed, faults))
                (proposal(p, table, typed, faults))
                (left::section(p, typed, faults, &seen))
                @if let Some(own) = own { (side_by_side(p, table, typed, own, faults)) }
            }
        }
    } else {
        html! { p { (p.plan_nothing_open()) } }
    };
    sheet::page(office, &table.file, p.plan_build_title(), faults, content)
}

/// The line that is always there.
fn solved(p: &Phrases, table: &Table, own: Option<&[Term]>) -> Markup {
    let month = |terms: &[Term]| {
        terms
            .last()
            .map(|t| p.month(t.due_on.month()))
            .unwrap_or_default()
    };
    html! {
        div.kt-solved role="status" {
            p { (p.plan_about(p.money(table.open))) }
            @match own {
                Some(own) => p { strong.kt-large { (p.plan_solved(month(own))) } },
                None => @if let Ok(terms) = by_amount(table.open, EXAMPLE, table.due(table.months()[0]), Rhythm::Monthly) {
                    p { strong { (p.plan_example(p.money(EXAMPLE), month(&terms))) } }
                },
            }
        }
    }
}

/// First: is the current rent safe? Who, what, when, for two months.
fn stabilise(p: &Phrases, table: &Table, typed: &Typed, faults: &Faults) -> Markup {
    let who: Vec<Choice<'_>> = WhoPays::ALL
        .iter()
        .map(|who| Choice::plain(who.code(), sentence::who_pays(p, *who)))
        .collect();
    html! {
        h2.utrecht-heading-2 { (p.plan_step_rent()) }
        p { (p.plan_step_rent_why()) }
        @for (n, month) in (1..).zip(table.months()) {
            @let (name, amount, day) = (format!("huur{n}-wie"), format!("huur{n}-bedrag"), format!("huur{n}-dag"));
            @let title = p.plan_rent_who(p.month(month));
            @let field = faults.field(typed, &name, &title);
            h3 { (p.plan_rent_month(p.month(month))) }
            (ui::choice(p, &if n == 1 { field } else { field.optional().hint(p.plan_rent_who_same()) }, &who))
            div.kt-row {
                (ui::field(p, &faults.field(typed, &amount, p.plan_rent_amount()).optional()))
                (ui::field(p, &faults.field(typed, &day, p.plan_rent_day()).kind("date").optional()))
            }
        }
    }
}

/// Then: what does the tenant propose?
fn proposal(p: &Phrases, table: &Table, typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label| faults.field(typed, name, label);
    let shaped = SHAPE
        .iter()
        .any(|name| !typed.get(name).is_empty() || faults.of(name).is_some());
    let example = p.plan_own_hint(p.day_numbers(table.due(table.months()[0])));
    html! {
        h2.utrecht-heading-2 { (p.plan_step_own()) }
        p { (p.plan_step_own_why()) }
        (ui::field(p, &field("bedrag", p.plan_field_each()).hint(p.plan_field_each_hint())))
        (ui::choice(p, &field("ritme", p.plan_field_rhythm()), &rhythm_choices(p)))
        (ui::field(p, &field("eerste", p.plan_field_first()).kind("date").hint(p.plan_field_first_hint())))
        (ui::details_if(shaped, p.plan_shape(), html! {
            div.kt-form {
                div.kt-row {
                    (ui::field(p, &field("erbij", p.plan_field_raise()).optional()))
                    (ui::field(p, &field("erbij-na", p.plan_field_every()).optional()))
                }
                div.kt-row {
                    (ui::field(p, &field("ineens", p.plan_field_lump()).optional()))
                    (ui::field(p, &field("ineens-op", p.plan_field_lump_on()).kind("date").optional()))
                }
                (ui::field(p, &field("rust", p.plan_field_break()).kind("date").optional().hint(p.plan_field_break_hint())))
                (ui::text_area(p, &field("eigen", p.plan_field_own()).optional().hint(&example), 4))
            }
        }))
        div.kt-row {
            (does("reken", p.plan_work_out(), false))
            (does("krap", p.plan_too_tight(), false))
        }
    }
}

pub(in crate::pages) fn does(what: &str, words: &str, primary: bool) -> Markup {
    let class = if primary {
        "utrecht-button--primary-action"
    } else {
        "utrecht-button--secondary-action"
    };
    html! { button class={ "utrecht-button " (class) } type="submit" name="doe" value=(what) { (words) } }
}

/// The own proposal with two beside it, and what is needed to keep one of them.
fn side_by_side(p: &Phrases, table: &Table, typed: &Typed, own: &[Term], faults: &Faults) -> Markup {
    let all = variants(own);
    let words: Vec<(&str, &str, String)> = all.iter().map(|v| said(p, v)).collect();
    let tiles = ui::tiles_with_hints(&words);
    let rest = table.open - own.iter().map(|t| t.amount).sum::<Cents>();
    let tile = Choice::plain;
    let hows: Vec<Choice<'_>> = [Origin::Phone, Origin::Visit, Origin::Desk, Origin::Letter]
        .iter()
        .map(|origin| tile(origin.code(), sentence::origin(p, *origin)))
        .collect();
    // In a pause a plan is made only when the tenant, or who acts for them, asks for it.
    let asks = |party: &&Party| table.paused_until.is_none() || **party != Party::Association;
    let parties = Party::ALL
        .iter()
        .filter(asks)
        .map(|party| tile(party.code(), sentence::party(p, *party)));
    let field = |name, label| faults.field(typed, name, label);
    html! {
        h2.utrecht-heading-2 id="naast-elkaar" { (p.plan_step_choose()) }
        @if rest.is_positive() { p { (p.plan_rest_open(p.money(rest))) } }
        (ui::choice(p, &field("keuze", p.plan_field_choose()), &tiles))
        (ui::field(p, &field("stap", p.plan_field_step()).guarded().hint(p.plan_field_step_hint())))
        (ui::field(p, &field("stap-voor", p.plan_field_step_by()).kind("date").optional().hint(p.plan_field_step_by_hint())))
        (ui::choice(p, &field("hoe", p.plan_field_how()).optional(), &hows))
        (ui::choice(p, &field("van-wie", p.plan_field_whose()).optional(), &parties.collect::<Vec<_>>()))
        (ui::text_area(p, &field("woorden", p.plan_field_told()).guarded().optional().hint(p.plan_field_told_hint()), 2))
        (ui::choice(p, &field("nazorg", p.plan_field_aftercare()).optional(), &[tile("ja", p.plan_yes()), tile("nee", p.plan_no())]))
        (Guarded::of(p, typed, FREE).unwrap_or_default().reason_field(p))
        (does("bewaar", p.plan_save(), true))
    }
}

fn said<'a>(p: &'a Phrases, v: &Variant) -> (&'static str, &'a str, String) {
    let label = match v.kind {
        VariantKind::Own => p.plan_variant_own(),
        VariantKind::Calmer => p.plan_variant_calmer(),
        VariantKind::Growing => p.plan_variant_growing(),
    };
    let solved = v.terms.last().map(|t| p.plan_solved(p.month(t.due_on.month())));
    let hint = format!("{}. {}", solved.unwrap_or_default(), in_words(p, &v.terms));
    (v.kind.code(), label, hint)
}

/// `POST …/plan`: works it out, makes it lower, or keeps it.
pub(in crate::pages::tenancy) async fn save(
    office: Office,
    Path(tenancy): Path<String>,
    Form(mut typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let table = table(&office, &tenancy).await?;
    let mut faults = Faults::default();
    let law = crate::pages::law::law(&office).await?;
    let look = left::read(p, &typed, &law, table.today, &mut faults);
    let only_looks =
        typed.get("doe") == "over" && typed.get("bedrag").is_empty() && typed.get("eigen").is_empty();
    let mut drawn = Drawn {
        own: if only_looks {
            None
        } else {
            own(p, &typed, &table, &mut faults)
        },
        look,
    };
    if typed.get("doe") == "krap" {
        lower(p, &mut typed, &table, &mut drawn, &mut faults);
    }
    if typed.get("doe") != "bewaar" {
        let page = draw(&office, &table, &typed, &drawn, &faults);
        return Ok(if faults.none() {
            page.into_response()
        } else {
            sheet::again(page)
        });
    }
    let again = |typed: &Typed, faults: &Faults| sheet::again(draw(&office, &table, typed, &drawn, faults));
    let own = drawn.own.as_deref();
    let new = own.and_then(|own| read(p, &typed, &table, own, &mut faults));
    let Some(new) = new.filter(|_| faults.none()) else {
        return Ok(again(&typed, &faults));
    };
    let new = NewPlan {
        id: PlanId(typed.id()?),
        ..new
    };
    let guarded = Guarded::of(p, &typed, FREE)?;
    if !guarded.asks().is_empty() {
        return Ok(again(&typed, &Faults::guarded(&guarded)));
    }
    let kept = drawn.look.as_ref().filter(|_| left::keep(&typed));
    let story = kept.map(|look| NewStory {
        id: StoryId(uuid::Uuid::new_v5(&new.id.0, b"left to live on")),
        words: look.in_words(p),
        person: None,
        on: None,
    });
    let agreed = office.run(move |db, actor, at| {
        work::plan::agree(db, actor, at, id, &new)?;
        if let Some(story) = &story {
            work::record::story(db, actor, at, id, story)?;
        }
        guarded.note(db, actor, at, id)
    });
    match agreed.await? {
        Ok(()) => Ok(Redirect::to(&format!("/huurders/{id}?klaar=plan#plan")).into_response()),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, table.today).ok_or_else(|| refused(&refusal))?;
            Ok(again(&typed, &faults))
        }
    }
}

/// "Too tight": lower and longer; within what is left to live on when that was filled in and asks for more.
fn lower(p: &Phrases, typed: &mut Typed, table: &Table, drawn: &mut Drawn, faults: &mut Faults) {
    let Some(terms) = &drawn.own else { return };
    let least = table.file.policy.plan_least;
    let room = drawn.look.as_ref().filter(|look| look.too_tight(terms));
    let found = match room {
        Some(look) => within(terms, look.room(), least),
        None => too_tight(terms, least),
    };
    match found {
        Ok(lower) => {
            plainly(typed, &lower);
            drawn.own = Some(lower);
        }
        Err(bad) => faults.add("bedrag", shape_fault(p, bad)),
    }
}

/// The fields of a plain plan: so much a time, from a day, in a rhythm.
fn plainly(typed: &mut Typed, terms: &[Term]) {
    for name in SHAPE {
        typed.set(name, "");
    }
    if let Some(first) = terms.first() {
        typed.set("bedrag", &plain(first.amount));
        typed.set("eerste", &first.due_on.to_string());
        typed.set("ritme", Rhythm::of(terms).code());
    }
    typed.set("keuze", VariantKind::Own.code());
}

/// The proposal as typed; `None` with a fault for each thing that is not right yet.
fn own(p: &Phrases, typed: &Typed, table: &Table, faults: &mut Faults) -> Option<Vec<Term>> {
    if !typed.get("eigen").is_empty() {
        return own_lines(p, typed.get("eigen"), table, faults);
    }
    let before = faults.none();
    let each = amount(p, typed, "bedrag", faults);
    if typed.get("bedrag").is_empty() {
        faults.add("bedrag", p.plan_error_each());
    }
    let first = day_from(typed.get("eerste")).filter(|day| *day >= table.today);
    if first.is_none() {
        faults.add("eerste", p.plan_error_first(p.day_numbers(table.today.plus(7))));
    }
    let raise = amount(p, typed, "erbij", faults).unwrap_or(Cents::ZERO);
    let every = typed.get("erbij-na").parse().unwrap_or(1);
    let rhythm = Rhythm::from_code(typed.get("ritme")).unwrap_or(Rhythm::Monthly);
    let lump = amount(p, typed, "ineens", faults);
    let lump_on = day_from(typed.get("ineens-op")).filter(|day| *day >= table.today);
    if lump.is_some() && lump_on.is_none() {
        faults.add(
            "ineens-op",
            p.plan_error_first(p.day_numbers(table.today.plus(7))),
        );
    }
    let rest = day_from(typed.get("rust")).map(Day::month);
    if !(before && faults.none()) {
        return None;
    }
    let shaped = step_up(table.open, each?, raise, every, first?, rhythm)
        .map(|terms| rest.map_or(terms.clone(), |month| with_break(&terms, month)))
        .and_then(|terms| match lump.zip(lump_on) {
            Some((amount, due_on)) => with_lump(&terms, Term { due_on, amount }),
            None => Ok(terms),
        });
    shaped
        .map_err(|bad| {
            faults.add(
                if lump.is_some() { "ineens" } else { "bedrag" },
                shape_fault(p, bad),
            );
        })
        .ok()
}

fn amount(p: &Phrases, typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<Cents> {
    match typed.get(name) {
        "" => None,
        text => amount_from(text).or_else(|| {
            faults.add(name, p.record_error_amount("50,00"));
            None
        }),
    }
}

/// Days and amounts of any shape, one a line: `1-12-2026 100,00`.
fn own_lines(p: &Phrases, text: &str, table: &Table, faults: &mut Faults) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    for (n, line) in (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let read = line.trim().split_once([' ', '\t']).and_then(|(day, amount)| {
            Some(Term {
                due_on: day_from(day)?,
                amount: amount_from(amount)?,
            })
        });
        match read {
            Some(term) if term.due_on >= table.today => terms.push(term),
            _ => faults.add("eigen", p.plan_error_line(n)),
        }
    }
    terms.sort_by_key(|t| t.due_on);
    let total: Cents = terms.iter().map(|t| t.amount).sum();
    if total > table.open {
        faults.add("eigen", p.plan_error_longer(p.money(table.open), p.money(total)));
    }
    (faults.none() && !terms.is_empty()).then_some(terms)
}

fn shape_fault(p: &Phrases, bad: BadShape) -> String {
    match bad {
        BadShape::NothingOpen => p.plan_nothing_open().to_owned(),
        BadShape::NotPositive(_) => p.record_error_amount("50,00"),
        BadShape::TooMany(_) => p.plan_error_many().to_owned(),
        BadShape::LumpAboveTotal { total, .. } => p.plan_error_lump(p.money(total)),
        BadShape::AsLowAsItGoes(least) => p.plan_error_lowest(p.money(least)),
    }
}

/// What is needed to keep it: the rent first, then which of the three. The id is filled in by the caller.
fn read(p: &Phrases, typed: &Typed, table: &Table, own: &[Term], faults: &mut Faults) -> Option<NewPlan> {
    let [one, two] = table.months();
    let first = rent_line(p, typed, table, one, 1, None, faults);
    let second = rent_line(p, typed, table, two, 2, first.map(|l| l.who), faults);
    let kind = VariantKind::from_code(typed.get("keuze"));
    let chosen = variants(own).into_iter().find(|v| Some(v.kind) == kind);
    if chosen.is_none() {
        faults.add("keuze", p.plan_error_choose());
    }
    if typed.get("stap").is_empty() {
        faults.add("stap", p.plan_error_step());
    }
    let step_by = faults.day(p, typed, "stap-voor", table.today);
    Some(NewPlan {
        id: PlanId(uuid::Uuid::nil()),
        proposed_by: Party::from_code(typed.get("van-wie")).unwrap_or(Party::Tenant),
        origin: Origin::from_code(typed.get("hoe")).unwrap_or(Origin::Phone),
        terms: chosen?.terms,
        rent: RentStatement {
            lines: [first?, second?],
        },
        told: typed.get("woorden").to_owned(),
        aftercare: typed.get("nazorg") != "nee",
        own_step: Some(OwnStep::New {
            action: typed.get("stap").to_owned(),
            due_on: step_by.unwrap_or_else(|| table.today.plus(FIRST_STEP_DAYS)),
        }),
    })
}

fn rent_line(
    p: &Phrases,
    typed: &Typed,
    table: &Table,
    month: Month,
    n: u8,
    same: Option<WhoPays>,
    faults: &mut Faults,
) -> Option<RentLine> {
    let name = |part: &str| format!("huur{n}-{part}");
    let who = WhoPays::from_code(typed.get(&name("wie"))).or(same);
    if who.is_none() {
        // The second month follows the first: one line for what is missing in both.
        if n == 1 {
            faults.add(name("wie"), p.plan_error_rent());
        }
        return None;
    }
    let amount = match typed.get(&name("bedrag")) {
        "" => Some(table.rent(month)),
        "0" | "0,00" => Some(Cents::ZERO),
        text => amount_from(text),
    };
    let on = match typed.get(&name("dag")) {
        "" => Some(table.due(month)),
        text => day_from(text),
    };
    if amount.is_none() {
        faults.add(name("bedrag"), p.record_error_amount("742,18"));
    }
    if on.is_none() {
        faults.add(name("dag"), p.sheet_error_day(p.day_numbers(table.due(month))));
    }
    Some(RentLine {
        month,
        who: who?,
        amount: amount?,
        on: on?,
    })
}

fn faults_of(p: &Phrases, refusal: &Refusal, today: Day) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn("action") => Faults::one("stap", p.record_bsn()),
        Refusal::HoldsBsn(_) => Faults::one("woorden", p.record_bsn()),
        Refusal::TooLong("action") => Faults::one("stap", p.record_too_long()),
        Refusal::TooLong(_) => Faults::one("woorden", p.record_too_long()),
        Refusal::NothingToPlan => Faults::one("bedrag", p.plan_nothing_open()),
        Refusal::Plan(bad) => match *bad {
            BadPlan::LongerThanDebt { planned, open } => {
                Faults::one("bedrag", p.plan_error_longer(p.money(open), p.money(planned)))
            }
            BadPlan::RentNotStated { .. } | BadPlan::RentNegative { .. } => {
                Faults::one("huur1-wie", p.plan_error_rent())
            }
            BadPlan::NoOwnStep => Faults::one("stap", p.plan_error_step()),
            BadPlan::OwnStepTooFar { made_on } => {
                let last = p.day_numbers(made_on.plus(FIRST_STEP_DAYS));
                Faults::one("stap-voor", p.plan_error_step_by(last))
            }
            BadPlan::InPause { until } => {
                Faults::one("van-wie", p.plan_in_pause(p.day_seen_from(until, today)))
            }
            BadPlan::BeforePlan { .. } | BadPlan::BeforeTenancy { .. } => {
                Faults::one("eerste", p.plan_error_first(p.day_numbers(today.plus(7))))
            }
            _ => Faults::one("bedrag", p.plan_error_terms()),
        },
        _ => return None,
    })
}
