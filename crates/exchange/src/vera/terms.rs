//! What an agreement, a role, a payment method and a booking mean here.

use super::refdata;
use super::shapes::{Adres, Betaalwijze, Boeking, Overeenkomst, Prijscomponent, Word};
use super::values::{Wrong, amount, code, maybe_day, present, unknown_code};
use crate::association::field::{self, MOST_NAME, MOST_REFERENCE};
use crate::association::{DwellingRecord, Fault, RentRecord};
use domain::calendar::Day;
use domain::ledger::EntryKind;
use domain::tenancy::Role;
use std::collections::HashSet;

/// A claim counts from its due date, else its invoice date; money from the day it was booked.
pub(super) fn counts_from(kind: EntryKind, booking: &Boeking, booked: Option<Day>) -> Result<Day, Wrong> {
    let due = maybe_day("vervaldatum", booking.vervaldatum.as_ref())?;
    let invoiced = maybe_day("factuurdatum", booking.factuurdatum.as_ref())?;
    let valued = maybe_day("valutadatum", booking.valutadatum.as_ref())?;
    let day = if kind == EntryKind::Charge {
        due.or(invoiced).or(booked)
    } else {
        booked.or(valued)
    };
    day.ok_or(("boekdatum", Fault::Missing))
}

/// Bookings that say something about others, or about other money than rent.
pub(super) fn no_place_in_ledger(kind: &str, detail: &str) -> Option<&'static str> {
    match (kind, detail) {
        (_, "BOR") => Some("boeking of a deposit (BOR)"),
        (_, "VOU") => Some("boeking of a voucher (VOU)"),
        ("VOR", "BET" | "BRT" | "AAN") => Some("boeking that repeats other claims (BET, BRT, AAN)"),
        ("VOR" | "ONT" | "UIT" | "MEM" | "SKS", _) => None,
        _ => Some("boeking of another part of the administration"),
    }
}

pub(super) fn is_tenancy(agreement: &Overeenkomst) -> Result<bool, Wrong> {
    let kind = code(agreement.soort.as_ref());
    if kind.is_empty() {
        return Err(("soort", Fault::Missing));
    }
    let not_in_force = ["VOO", "GOE", "GEA", "VER"];
    Ok(kind == "HUU" && !not_in_force.contains(&code(agreement.status.as_ref())))
}

/// A curator decides on money as an administrator does. Roles outside rent collection give nothing.
pub(super) fn role_of(code: &str) -> Result<Option<Role>, Wrong> {
    match code {
        "" => Ok(None),
        "BWI" | "CUR" => Ok(Some(Role::Administrator)),
        "BET" | "AFW" => Ok(Some(Role::Payer)),
        code => match Role::from_code(code) {
            Some(role) => Ok(Some(role)),
            None if refdata::is_known("RELATIEROLSOORT", code) => Ok(None),
            None => Err(("rollen.soort", unknown_code("RELATIEROLSOORT", code))),
        },
    }
}

/// The payment method that began last; one that has not ended goes before one that has.
pub(super) fn current_method(methods: &[Betaalwijze]) -> Result<Option<&Betaalwijze>, Wrong> {
    let mut best: Option<((bool, Option<Day>), &Betaalwijze)> = None;
    for method in methods {
        let from = maybe_day("betaalwijzen.begindatum", method.begindatum.as_ref())?;
        let until = maybe_day("betaalwijzen.einddatum", method.einddatum.as_ref())?;
        let rank = (until.is_none(), from);
        if best.as_ref().is_none_or(|(held, _)| rank > *held) {
            best = Some((rank, method));
        }
    }
    Ok(best.map(|(_, method)| method))
}

/// Monthly rent components. One-off costs, purchase prices and starter loans are no rent.
pub(super) fn rent_of(
    tenancy: &str,
    components: &[Prijscomponent],
    start: Day,
) -> Result<Vec<RentRecord>, Wrong> {
    let mut rents: Vec<RentRecord> = Vec::new();
    for component in components {
        let sort = code(component.soort.as_ref());
        if matches!(sort, "EEN" | "KOO" | "STA") {
            continue;
        }
        let text = component
            .bedrag_inclusief_btw
            .as_ref()
            .or(component.bedrag.as_ref());
        let amount = amount(&text.ok_or(("bedrag", Fault::Missing))?.0).map_err(|f| ("bedrag", f))?;
        let from = maybe_day("prijscomponenten.begindatum", component.begindatum.as_ref())?.unwrap_or(start);
        let until = maybe_day("prijscomponenten.einddatum", component.einddatum.as_ref())?;
        let kind = [code(component.detail_soort.as_ref()), sort]
            .into_iter()
            .find(|k| !k.is_empty())
            .or_else(|| present(component.naam.as_ref()))
            .ok_or(("prijscomponenten.detailSoort", Fault::Missing))?;
        let kind =
            field::clean_word(kind, MOST_REFERENCE).map_err(|f| ("prijscomponenten.detailSoort", f))?;
        rents.push(RentRecord {
            tenancy: tenancy.to_owned(),
            kind,
            amount,
            from,
            until,
        });
    }
    end_before_the_next(&mut rents);
    rents.retain(|r| r.until.is_none_or(|u| u >= r.from));
    tell_apart(&mut rents);
    Ok(rents)
}

/// VERA's end date of a component is "no longer applies": where the next begins on that day, the last day is the one before.
fn end_before_the_next(rents: &mut [RentRecord]) {
    let begins: HashSet<(String, Day)> = rents.iter().map(|r| (r.kind.clone(), r.from)).collect();
    for rent in rents {
        if let Some(until) = rent
            .until
            .filter(|u| begins.contains(&(rent.kind.clone(), *u)) && *u > rent.from)
        {
            rent.until = Some(until.plus(-1));
        }
    }
}

/// Two services can share a detail code at the same time; the second then gets a number behind its code.
fn tell_apart(rents: &mut [RentRecord]) {
    for i in 1..rents.len() {
        let (before, rest) = rents.split_at_mut(i);
        let Some(rent) = rest.first_mut() else { continue };
        let base = rent.kind.clone();
        let mut number = 1;
        while before.iter().any(|b| b.kind == rent.kind && overlap(b, rent)) {
            number += 1;
            rent.kind = format!("{base}-{number}");
        }
    }
}

fn overlap(a: &RentRecord, b: &RentRecord) -> bool {
    a.until.is_none_or(|u| u >= b.from) && b.until.is_none_or(|u| u >= a.from)
}

pub(super) fn dwelling(reference: &str, address: &Adres) -> Result<DwellingRecord, Wrong> {
    let must = |column, word: Option<&Word>| {
        let text = present(word).ok_or((column, Fault::Missing))?;
        field::clean_word(text, MOST_NAME).map_err(|f| (column, f))
    };
    let number = must("adres.huisnummer", address.huisnummer.as_ref())?;
    let letter = present(address.huisletter.as_ref()).unwrap_or("");
    let addition = present(address.huisnummer_toevoeging.as_ref())
        .map(|t| format!("-{t}"))
        .unwrap_or_default();
    let house_number = field::clean_word(&format!("{number}{letter}{addition}"), MOST_REFERENCE);
    let town = address
        .woonplaats
        .as_ref()
        .and_then(|w| w.0.as_deref())
        .unwrap_or("");
    if town.is_empty() {
        return Err(("adres.woonplaats", Fault::Missing));
    }
    let area = [&address.buurt, &address.wijk]
        .into_iter()
        .flatten()
        .find_map(|n| n.0.as_deref())
        .unwrap_or("");
    let postcode = present(address.postcode.as_ref()).ok_or(("adres.postcode", Fault::Missing))?;
    Ok(DwellingRecord {
        reference: reference.to_owned(),
        street: must("adres.straatnaam", address.straatnaam.as_ref())?,
        house_number: house_number.map_err(|f| ("adres.huisnummer", f))?,
        postcode: field::clean_postcode(postcode).map_err(|f| ("adres.postcode", f))?,
        town: field::clean_word(town, MOST_NAME).map_err(|f| ("adres.woonplaats", f))?,
        neighbourhood: field::clean_word(area, MOST_NAME).map_err(|f| ("adres.buurt", f))?,
        energy_label: None,
        coordinates: None,
    })
}
