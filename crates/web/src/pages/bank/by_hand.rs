//! What colleagues linked and put aside, the newest act first, each with its way back.

use super::desk::{address, who_and_what};
use super::places;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Nav, Tone};
use axum::extract::Query;
use domain::calendar::Day;
use domain::ids::UserId;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use work::Act;
use work::desk::{self, HandKey, Receipt};

/// Receipts on a page.
const PAGE: usize = 25;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Onward {
    /// Before this act: moment, file and place in it.
    voor: String,
}

fn key_from(text: &str) -> Option<HandKey> {
    let mut parts = text.splitn(3, '_').map(str::parse);
    let mut next = || parts.next()?.ok();
    Some((next()?, next()?, next()?))
}

/// `GET /bank/geplaatst`
pub(super) async fn show(office: Office, Query(onward): Query<Onward>) -> Result<Markup, Problem> {
    let before = key_from(&onward.voor);
    let found = office.look(move |db, actor, _| {
        let limit = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
        let placed = desk::by_hand(db, actor, before, limit)?;
        Ok((placed, work::staff::names(db, actor)?))
    });
    let (mut placed, names) = found.await?;
    let more = placed.len() > PAGE;
    placed.truncate(PAGE);
    let phrases = office.caller.phrases;
    let next = placed.last().filter(|_| more).map(|last| {
        let at = last.row.place.at.map_or(0, |at| at.0);
        format!(
            "/bank/geplaatst?voor={at}_{}_{}",
            last.row.import, last.row.position
        )
    });
    let may_place = office.actor.may(Act::PlaceReceipts).is_ok();
    let rows: Vec<Markup> = placed
        .iter()
        .map(|receipt| row(phrases, office.at.today, receipt, &names, may_place))
        .collect();
    let title = phrases.by_hand_title();
    Ok(office.caller.page(
        title,
        Some(Nav::Bank),
        html! {
            h1 { (title) }
            (places(phrases, "/bank/geplaatst"))
            @if rows.is_empty() {
                (ui::empty_state(phrases.by_hand_empty_title(), phrases.by_hand_empty()))
            } @else {
                p { (phrases.by_hand_lead()) }
                (ui::cards(title, &rows))
            }
            (ui::pages(
                phrases.bank_more_label(),
                before.map(|_| ("/bank/geplaatst", phrases.bank_first())),
                next.as_deref().map(|address| (address, phrases.by_hand_next())),
            ))
        },
    ))
}

fn row(
    phrases: &Phrases,
    today: Day,
    receipt: &Receipt,
    names: &HashMap<UserId, String>,
    may_place: bool,
) -> Markup {
    let address = address(&receipt.row.bank_key());
    let what = who_and_what(phrases, &receipt.row.entry);
    let by = receipt.row.place.by.and_then(|user| names.get(&user));
    html! {
        div.kt-list__body {
            p.kt-list__title {
                a.utrecht-link href=(address) { (what) }
                " " span.kt-quiet { (ui::date(phrases, receipt.row.booked_on, today)) }
            }
            p {
                @match &receipt.of {
                    Some(heading) => {
                        (phrases.bank_placed(heading.names.as_str())) " "
                        (ui::link(&format!("/huurders/{}?via=bank", heading.tenancy), phrases.bank_see_tenant()))
                    },
                    None => (ui::badge(Tone::Plain, phrases.by_hand_aside())),
                }
            }
            @if let Some(reason) = &receipt.aside { (ui::quote(reason)) }
            p.kt-quiet {
                @if let Some(at) = receipt.row.place.at { (ui::moment(phrases, at.0)) }
                @if let Some(name) = by { ", " (phrases.by_hand_by(name.as_str())) }
            }
        }
        @if may_place {
            div.kt-list__actions {
                form method="post" action={ (address) "/terug" } {
                    button.utrecht-button.utrecht-button--secondary-action type="submit" {
                        (phrases.bank_undo()) span.kt-unseen { ": " (what) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::key_from;

    #[test]
    fn a_place_in_the_list_is_three_numbers_and_anything_else_is_the_beginning() {
        assert_eq!(
            key_from("1795262400000000_3_12"),
            Some((1_795_262_400_000_000, 3, 12))
        );
        for text in ["", "1", "1_2", "a_2_3", "1_2_3_4", "99999999999999999999_1_1"] {
            assert_eq!(key_from(text), None, "{text}");
        }
    }
}
