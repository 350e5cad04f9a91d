//! How it goes, for a team leader and a manager (S0.2, S1.1, S1.2, S1.3, S3.6): pictures first, numbers in a table below them. Counts of
//! households, no fewer than ten; no colleague and no order of better and worse.

use crate::assets;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence;
use crate::ui::{self, Column, ListRow, Nav, WeekBar};
use axum::extract::Query;
use axum::http::Method;
use axum::routing::get;
use domain::calendar::Day;
use domain::flow::FlowState;
use domain::ids::TenancyId;
use domain::money::Cents;
use domain::shown::{FEWEST, Shown};
use domain::trend::{AreaWeek, FirstTalk, LOOKS, MonthsOwed, Week};
use maud::{Markup, html};
use serde::Deserialize;
use work::Act;
use work::figures::{Area, Board, Durability, Restored, Told};

/// Where it is.
pub(super) const ADDRESS: &str = "/hoe-het-gaat";
const FLOW: &str = "/hoe-het-gaat/huur";

/// Whom it opens to.
pub(super) const FIGURES: &[Act] = &[Act::SeeFigures];

/// Households on a page.
const MANY: i64 = 50;

/// The states of a flow that are worth a look, with the good one first.
const STATES: [FlowState; 3] = [FlowState::Restored, FlowState::Stuttering, FlowState::Stopped];

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    vec![
        Room::new(Method::GET, ADDRESS, FIGURES, get(show)),
        Room::new(Method::GET, FLOW, FIGURES, get(flow)),
    ]
}

#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    wijk: String,
}

/// `GET /hoe-het-gaat`
async fn show(office: Office, Query(place): Query<Where>) -> Result<Markup, Problem> {
    let (board, restored, durability) = office
        .look(|db, actor, at| {
            let board = work::figures::board(db, actor, at)?;
            let restored = work::figures::restored(db, actor)?;
            Ok((board, restored, work::figures::durability(db, actor, at)?))
        })
        .await?;
    let p = office.caller.phrases;
    let title = p.figures_title();
    let content = html! {
        link rel="stylesheet" href=(assets::FIGURES_STYLE.address());
        div { h1 { (title) } p { (p.figures_lead(FEWEST)) } }
        (first_talk(p, board.first_talk.as_ref(), board.aim))
        (flows(p, &restored))
        (weeks(p, &board.weeks))
        (areas(p, &board, &place.wijk))
        (told(p, &board.told))
        (plans(p, &durability))
    };
    Ok(office.caller.page(title, Some(Nav::Today), content))
}

/// A count as it may be said.
pub(super) fn count(p: &Phrases, shown: Shown) -> String {
    match shown {
        Shown::Count(n) => n.to_string(),
        Shown::Few => p.figures_few(FEWEST),
        Shown::Kept => p.figures_kept().to_owned(),
    }
}

fn first_talk(p: &Phrases, figure: Option<&FirstTalk>, aim: i32) -> Markup {
    ui::section(
        "gesprek",
        p.figures_talk(),
        html! {
            @match figure {
                None => p { (p.figures_talk_few()) },
                Some(figure) => {
                    p.kt-large { strong { @match figure.median {
                        Some(days) => (p.figures_talk_half(days)),
                        None => (p.figures_talk_not_half()),
                    } } }
                    @if let Some((count, of)) = figure.in_time { p { (p.figures_talk_aim(aim, count, of)) } }
                    p.kt-quiet { (p.figures_talk_over(count(p, figure.came_in), figure.households)) }
                },
            }
            p.kt-quiet { (p.figures_talk_lead()) }
        },
    )
}

fn flows(p: &Phrases, restored: &Restored) -> Markup {
    let counts = [restored.restored, restored.stuttering, restored.stopped];
    ui::section(
        "huur",
        p.figures_flow(),
        html! {
            p { (p.figures_flow_lead()) }
            ul.kt-agreements { @for (state, count) in STATES.iter().zip(counts) { li {
                @let said = p.figures_flow_state(state.code());
                @if count > 0 { (ui::link(&flow_address(*state), said)) } @else { (said) }
                " " span.kt-quiet { (p.phases_count(count)) }
            } } }
        },
    )
}

fn flow_address(state: FlowState) -> String {
    format!("{FLOW}?stroom={}", state.code())
}

/// The first of the weeks and the last, as a sentence.
fn then_now<T>(p: &Phrases, weeks: &[T], said: impl Fn(&T) -> String) -> String {
    let said = |week: Option<&T>| week.map(&said).unwrap_or_default();
    p.figures_then_now(said(weeks.first()), said(weeks.last()))
}

fn bar(shown: Shown) -> WeekBar {
    match shown.count() {
        Some(0) => WeekBar::Parts(Vec::new()),
        Some(n) => WeekBar::Parts(vec![whole(n)]),
        None => WeekBar::Few,
    }
}

fn whole(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// The days at both ends of the weeks.
fn ends(p: &Phrases, weeks: &[AreaWeek]) -> [String; 2] {
    let day = |week: Option<&AreaWeek>| week.map(|w| p.figures_until(p.day(w.until))).unwrap_or_default();
    [day(weeks.first()), day(weeks.last())]
}

fn weeks(p: &Phrases, weeks: &[Week]) -> Markup {
    let months: Vec<String> = MonthsOwed::ALL
        .iter()
        .map(|m| p.figures_months(m.code()))
        .collect();
    ui::section(
        "weken",
        p.figures_weeks(),
        html! {
            p { (p.figures_weeks_lead()) }
            (pictures(p, weeks, &months))
            p.kt-quiet { (p.figures_few_mark(FEWEST)) " " (p.figures_kept_words()) }
            (ui::details(p.figures_table(), table(p, weeks, &months)))
        },
    )
}

/// Count and size side by side (S1.3), then who came behind and who came to us.
fn pictures(p: &Phrases, weeks: &[Week], months: &[String]) -> Markup {
    let all: Vec<AreaWeek> = weeks.iter().map(|week| week.area).collect();
    let [from, until] = ends(p, &all);
    let ends = [from.as_str(), until.as_str()];
    let mut parts = months.to_vec();
    parts.push(p.figures_months_together().to_owned());
    let behind: Vec<WeekBar> = weeks.iter().map(split).collect();
    let open: Vec<WeekBar> = weeks.iter().map(together).collect();
    let asked: Vec<WeekBar> = weeks.iter().map(|week| bar(week.asked)).collect();
    let sizes = then_now(p, weeks, |week| match week.open {
        Some(open) => p.money(whole_euros(open)),
        None => p.figures_few(FEWEST),
    });
    let contacts = then_now(p, weeks, |week| count(p, week.asked));
    html! {
        div.kt-weeks__pair {
            div {
                (ui::week_bars(p.figures_behind(), &then_now(p, &all, |w| count(p, w.behind)), &behind, ends))
                (ui::week_parts(p.figures_months_lead(), &parts))
            }
            (ui::week_bars(p.figures_open_together(), &sizes, &open, ends))
            (ui::week_bars(p.figures_began(), &then_now(p, &all, |w| count(p, w.began)), &began(&all), ends))
            div {
                (ui::week_bars(p.figures_asked(), &contacts, &asked, ends))
                p.kt-quiet { (p.figures_asked_lead()) }
            }
        }
    }
}

fn began(weeks: &[AreaWeek]) -> Vec<WeekBar> {
    weeks.iter().map(|week| bar(week.began)).collect()
}

/// Cut by months owed; those that may not be told apart stand on top together.
fn split(week: &Week) -> WeekBar {
    let Some(behind) = week.area.behind.count() else {
        return WeekBar::Few;
    };
    let told = || {
        week.months
            .iter()
            .map(|months| months.count().unwrap_or_default())
    };
    let rest = behind.saturating_sub(told().sum());
    WeekBar::Parts(told().chain([rest]).map(whole).collect())
}

fn together(week: &Week) -> WeekBar {
    match week.open {
        Some(open) => WeekBar::Parts(vec![u64::try_from(open.0).unwrap_or_default()]),
        None => bar(week.area.behind),
    }
}

/// Of many households together the cents say nothing.
fn whole_euros(amount: Cents) -> Cents {
    Cents(amount.0 / 100 * 100)
}

/// The newest week first.
fn table(p: &Phrases, weeks: &[Week], months: &[String]) -> Markup {
    let mut columns = vec![
        Column::words(p.figures_week()),
        Column::figures(p.figures_column_began()),
        Column::figures(p.figures_column_behind()),
        Column::figures(p.figures_column_open()),
    ];
    columns.extend(months.iter().map(|name| Column::figures(name)));
    columns.push(Column::figures(p.figures_column_asked()));
    let rows: Vec<Vec<Markup>> = weeks
        .iter()
        .rev()
        .map(|week| {
            let open = week
                .open
                .map_or_else(|| "–".to_owned(), |open| p.money(whole_euros(open)));
            let mut cells = vec![count(p, week.area.began), count(p, week.area.behind), open];
            cells.extend(week.months.iter().map(|shown| count(p, *shown)));
            cells.push(count(p, week.asked));
            week_row(p, week.area.until, cells)
        })
        .collect();
    ui::table(p.figures_table(), &columns, &rows)
}

/// The Sunday of a week, and its numbers.
fn week_row(p: &Phrases, until: Day, cells: impl IntoIterator<Item = String>) -> Vec<Markup> {
    let day = html! { time datetime=(until) { (p.day_and_year(until)) } };
    let cells = cells.into_iter().map(|cell| html! { (cell) });
    [day].into_iter().chain(cells).collect()
}

fn called<'a>(p: &'a Phrases, area: &'a Area) -> &'a str {
    match area.name.as_str() {
        "" => p.figures_area_none(),
        name => name,
    }
}

fn areas(p: &Phrases, board: &Board, chosen: &str) -> Markup {
    if board.areas.len() < 2 {
        return html! {};
    }
    let columns = [
        Column::words(p.figures_area()),
        Column::figures(p.figures_area_then()),
        Column::figures(p.figures_area_now()),
    ];
    let shown = |week: Option<&AreaWeek>| week.map_or_else(String::new, |week| count(p, week.behind));
    let rows: Vec<Vec<Markup>> = board
        .areas
        .iter()
        .map(|area| {
            let href = format!("{ADDRESS}?wijk={}#wijken", crate::address::encoded(&area.name));
            vec![
                html! { a.utrecht-link.kt-thumb href=(href) aria-current=[(area.name == chosen && !chosen.is_empty()).then_some("true")] { (called(p, area)) } },
                html! { (shown(area.weeks.first())) },
                html! { (shown(area.weeks.last())) },
            ]
        })
        .collect();
    let found = board
        .areas
        .iter()
        .find(|area| area.name == chosen && !chosen.is_empty());
    ui::section(
        "wijken",
        p.figures_areas(),
        html! {
            p { (p.figures_areas_lead()) }
            @if let Some(area) = found { (weeks_of(p, area)) }
            (ui::table(p.figures_areas(), &columns, &rows))
        },
    )
}

/// The weeks of one neighbourhood: who came behind, and who was.
fn weeks_of(p: &Phrases, area: &Area) -> Markup {
    let [from, until] = ends(p, &area.weeks);
    let ends = [from.as_str(), until.as_str()];
    let behind: Vec<WeekBar> = area.weeks.iter().map(|week| bar(week.behind)).collect();
    let columns = [
        Column::words(p.figures_week()),
        Column::figures(p.figures_column_began()),
        Column::figures(p.figures_column_behind()),
    ];
    let rows: Vec<Vec<Markup>> = area
        .weeks
        .iter()
        .rev()
        .map(|week| {
            let cells = [count(p, week.began), count(p, week.behind)];
            week_row(p, week.until, cells)
        })
        .collect();
    html! {
        h3 { (called(p, area)) }
        div.kt-weeks__pair {
            (ui::week_bars(p.figures_behind(), &then_now(p, &area.weeks, |w| count(p, w.behind)), &behind, ends))
            (ui::week_bars(p.figures_began(), &then_now(p, &area.weeks, |w| count(p, w.began)), &began(&area.weeks), ends))
        }
        (ui::details(p.figures_table(), ui::table(called(p, area), &columns, &rows)))
        p { (ui::link(&format!("{ADDRESS}#wijken"), p.figures_area_all())) }
    }
}

fn told(p: &Phrases, told: &[Told]) -> Markup {
    let columns = [
        Column::words(p.toolbox_reason()),
        Column::figures(p.figures_told_before()),
        Column::figures(p.figures_told_now()),
    ];
    let row = |told: &Told| {
        vec![
            html! { (p.cause(told.cause.code())) },
            html! { (count(p, told.before)) },
            html! { (count(p, told.now)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = told.iter().map(row).collect();
    ui::section(
        "redenen",
        p.figures_told(),
        html! {
            p { (p.figures_told_lead()) }
            @if rows.is_empty() { p.kt-quiet { (p.figures_told_none()) } }
            @else { (ui::table(p.figures_told(), &columns, &rows)) }
        },
    )
}

fn plans(p: &Phrases, durability: &Durability) -> Markup {
    let after: Vec<String> = LOOKS
        .iter()
        .map(|months| p.figures_plans_after(*months))
        .collect();
    let mut columns = vec![
        Column::words(p.figures_plans_way()),
        Column::figures(p.figures_plans_count()),
    ];
    columns.extend(after.iter().map(|title| Column::figures(title)));
    let share = |part: &Option<(usize, usize)>| match part {
        Some((count, of)) => p.figures_plans_share(*count, *of, count * 100 / (*of).max(1)),
        None => p.figures_plans_too_few().to_owned(),
    };
    let rows: Vec<Vec<Markup>> = durability
        .origins
        .iter()
        .map(|(origin, plans, lasting)| {
            let mut cells = vec![html! { (sentence::origin(p, *origin)) }, html! { (plans) }];
            cells.extend(lasting.iter().map(|part| html! { (share(part)) }));
            cells
        })
        .collect();
    ui::section(
        "plannen",
        p.figures_plans(),
        html! {
            p { (p.figures_plans_lead()) }
            @if rows.is_empty() { p.kt-quiet { (p.figures_plans_none()) } }
            @else { (ui::table(p.figures_plans(), &columns, &rows)) }
        },
    )
}

#[derive(Default, Deserialize)]
struct Asked {
    /// Code of the state of the flow.
    #[serde(default)]
    stroom: String,
    /// After whom the page begins.
    #[serde(default)]
    na: String,
}

/// `GET /hoe-het-gaat/huur`: whose rent it is (S3.6). The same people as on the list, so for whoever may open their page.
async fn flow(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let state = match asked.stroom.as_str() {
        "" => FlowState::Restored,
        code => FlowState::from_code(code)
            .filter(|state| STATES.contains(state))
            .ok_or(Problem::NotFound)?,
    };
    let after = match asked.na.as_str() {
        "" => None,
        id => Some(id.parse::<TenancyId>().map_err(|_| Problem::NotFound)?),
    };
    let (found, next) = office
        .look(move |db, actor, _| work::figures::in_flow(db, actor, state, after, MANY))
        .await?;
    let p = office.caller.phrases;
    let title = p.figures_flow_state(state.code());
    let hrefs: Vec<String> = found.iter().map(|h| format!("/huurders/{}", h.tenancy)).collect();
    let rows: Vec<ListRow<'_>> = found
        .iter()
        .zip(&hrefs)
        .map(|(heading, href)| ListRow {
            href,
            title: &heading.names,
            aside: &heading.address,
            badge: None,
            reason: "",
            actions: html! {},
        })
        .collect();
    let next = next.map(|next| format!("{}&na={next}", flow_address(state)));
    let first = flow_address(state);
    let content = html! {
        p { (ui::link(ADDRESS, p.figures_title())) }
        h1 { (title) }
        @if rows.is_empty() { p { (p.figures_flow_none()) } } @else { (ui::list(&title, &rows)) }
        (ui::pages(
            p.today_lane_more_label(),
            after.map(|_| (first.as_str(), p.today_lane_first())),
            next.as_deref().map(|address| (address, p.today_lane_next())),
        ))
    };
    Ok(office.caller.page(&title, Some(Nav::Today), content))
}
