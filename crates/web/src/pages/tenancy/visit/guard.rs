//! Closing (phase 4): how it went and when we speak again. Two fields, within a minute (S1.27, S3.21).

use super::Screen;
use crate::pages::tenancy::spoken::length;
use crate::sentence;
use crate::ui::{self, Choice, Field, Tone};
use domain::contact::Outcome;
use domain::visit::{CARD_FOLLOW_UP, Door, Happening, Phase};
use maud::{Markup, html};

pub(super) fn screen(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    html! {
        (s.differing())
        @if s.course.phase() == Phase::Done { (closed(s)) } @else {
            div { h1 { (p.guard_title()) } p { (p.guard_lead()) } }
            @if !s.course.right_person { (card(s)) }
            (closing(s))
            @if s.course.right_person { (super::table::help::first_needs(s)) }
        }
        (safety(s))
        @if s.app {
            p data-after-closing hidden[s.course.phase() != Phase::Done] {
                a.utrecht-link.kt-thumb href="/bezoeken/terugblik" data-without-network=(p.reflect_no_network()) { (p.reflect_link_after()) }
            }
        } @else { p { (ui::link("/bezoeken/terugblik", p.reflect_link_after())) } }
        div.kt-row {
            @if !s.app {
                (ui::link(&format!("/bezoeken/{}", s.open.round.id), p.visit_back_round()))
                (ui::link(&format!("/huurders/{}", s.view.id), p.visit_back_tenant()))
            }
        }
    }
}

/// One tap: a closed card, and a call in three working days (S1.16).
fn card(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    html! {
        section.kt-section {
            @if s.course.card { p { (p.visit_card_done()) } } @else {
                (s.tap("card_left", p.visit_card_left(), false))
                p.kt-quiet { (p.visit_card_left_hint()) }
            }
        }
    }
}

fn closing(s: &Screen<'_>) -> Markup {
    let (p, today) = (s.view.p, s.view.today);
    let tile = |outcome: Outcome, label| Choice::plain(outcome.code(), label);
    let outcomes = [
        tile(Outcome::Agreed, p.record_outcome_agreed()),
        tile(Outcome::Talked, p.record_outcome_talked()),
        tile(Outcome::Connected, p.record_outcome_connected()),
        tile(Outcome::AnotherTime, p.record_outcome_another_time()),
        tile(Outcome::OtherPerson, p.record_outcome_other_person()),
        tile(Outcome::NotReached, p.record_outcome_not_reached()),
    ];
    let days = [
        (today.plus(1).to_string(), p.guard_next_tomorrow()),
        (
            today.plus_working_days(CARD_FOLLOW_UP).to_string(),
            p.guard_next_days(),
        ),
        (today.plus(7).to_string(), p.guard_next_week()),
        ("niet".to_owned(), p.guard_next_none()),
    ];
    let nexts = ui::tiles(&days);
    let card_day = days[1].0.as_str();
    let next = if s.course.card { card_day } else { "" };
    s.fact(
        "closed",
        html! {
            (ui::hidden("instead", &instead(s)))
            (ui::choice(p, &Field::text("outcome", p.guard_outcome()).value(likely(s.door())), &outcomes))
            (ui::choice(p, &Field::text("next", p.guard_next()).value(next), &nexts))
            (ui::field(p, &Field::text("next-day", p.guard_next_day()).kind("date").optional()))
            (ui::text_area(p, &Field::text("note", p.guard_note()).guarded().optional().hint(p.guard_note_hint()), 2))
            (voice(s))
            (ui::button(p.guard_button(), true))
        },
    )
}

/// What was spoken after this visit, and on a phone the place where one speaks (S1.27); `voice.js` draws it there.
fn voice(s: &Screen<'_>) -> Markup {
    let spoken = s.course.facts.iter().filter_map(|f| match f.what {
        Happening::Spoken { seconds, .. } => Some(seconds),
        _ => None,
    });
    html! {
        @for seconds in spoken { p.kt-quiet { (s.view.p.voice_sent(length(seconds))) } }
        @if s.app { div data-voice {} }
    }
}

/// What the door already says; after a talk nothing is chosen beforehand.
const fn likely(door: Option<Door>) -> &'static str {
    match door {
        Some(Door::NotAtHome) => Outcome::NotReached.code(),
        Some(Door::OtherPerson) => Outcome::OtherPerson.code(),
        Some(Door::AnotherTime) => Outcome::AnotherTime.code(),
        Some(Door::NotNow) => Outcome::Connected.code(),
        Some(Door::Inside | Door::AtTheDoor) | None => "",
    }
}

/// What was noted when the door closed; this closing tells it better.
fn instead(s: &Screen<'_>) -> String {
    let noted = s.course.doors.last().filter(|f| f.contact().is_some());
    noted.map(|f| f.id.to_string()).unwrap_or_default()
}

fn closed(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let Some(Happening::Closed { outcome, next_on, .. }) = s.course.closings.last().map(|f| &f.what) else {
        return html! {};
    };
    let promised = s.course.facts.iter().filter_map(|f| match &f.what {
        Happening::Promised { action, .. } => Some(action),
        _ => None,
    });
    let promised: Vec<&String> = promised.collect();
    html! {
        h1 { (p.guard_title()) }
        (ui::notice(Tone::Good, html! {
            p { (p.guard_closed()) " " (sentence::outcome(p, *outcome)) "." }
            @if let Some(day) = next_on { p { (p.guard_closed_next(p.day_seen_from(*day, s.view.today))) } }
        }))
        @if !promised.is_empty() {
            (ui::section("afgesproken", p.guard_closed_agreed(), html! {
                ul.kt-plain-list { @for action in promised { li { (action) } } }
            }))
        }
        (voice(s))
    }
}

/// What to take care of at a next visit: a fact and an end date, never a judgement (S1.17).
fn safety(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    ui::details(
        p.guard_safety(),
        s.fact(
            "safety",
            html! {
                p { (p.guard_safety_hint()) }
                (ui::field(p, &Field::text("fact", p.guard_safety_fact()).guarded()))
                (ui::field(p, &Field::text("until", p.guard_safety_until()).kind("date")))
                (ui::button(p.guard_safety_button(), false))
            },
        ),
    )
}
