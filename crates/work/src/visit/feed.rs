//! A worker's visits for their own calendar (iCalendar, RFC 5545): times and counts, and nothing about anybody.
//!
//! Calendars cannot log in, so the address itself is the secret; only its digest is kept, and a new one ends the old.

use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal, login, secret};
use domain::calendar::Day;
use domain::ids::OrgNo;
use domain::visit::VISIT_MINUTES;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::db::Moment;
use store::{Db, Scope};

/// What the calendar calls things, in the language of the one who asks.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Name of the calendar: "Huisbezoeken".
    pub calendar: &'a str,
    /// Name of a visit: "Huisbezoek".
    pub visit: &'a str,
}

/// Gives one's own feed an address. `chance` are sixteen random bytes; gives the secret part of the address.
pub fn begin(db: &Db, actor: &Actor, at: At, chance: [u8; 16]) -> Result<String, Error> {
    actor.may(Act::RecordContact)?;
    let user = actor.user.ok_or(Refusal::Missing("user"))?;
    let secret = secret::of(chance, user.0.as_bytes());
    db.write(|tx| {
        store::visit::put_feed(tx, &actor.scope(), user, &secret::digest(&secret), Moment(at.now))?;
        crate::audit::note(
            tx,
            actor,
            at,
            "begin_feed",
            "",
            None,
            "",
            &serde_json::Value::Null,
        )
    })?;
    Ok(secret)
}

/// One's own feed answers nobody any more.
pub fn end(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let user = actor.user.ok_or(Refusal::Missing("user"))?;
    db.write(|tx| {
        if store::visit::end_feed(tx, &actor.scope(), user)? == 0 {
            return Ok(());
        }
        crate::audit::note(tx, actor, at, "end_feed", "", None, "", &serde_json::Value::Null)
    })
}

/// Does one have a feed?
pub fn has(db: &Db, actor: &Actor) -> Result<bool, Error> {
    actor.may(Act::RecordContact)?;
    let user = actor.user.ok_or(Refusal::Missing("user"))?;
    Ok(db.read(|tx| store::visit::has_feed(tx, &actor.scope(), user))?)
}

/// The calendar behind an address; `None` when there is no such address, or its owner may no longer visit.
pub fn read(db: &Db, org: OrgNo, secret: &str, at: At, words: Words<'_>) -> Result<Option<String>, Error> {
    let scope = Scope::of(org, None);
    let digest = secret::digest(secret);
    let Some(user) = db.read(|tx| store::visit::feed(tx, &scope, &digest))? else {
        return Ok(None);
    };
    let Some(actor) = login::actor_of(db, org, user)?.filter(|a| a.may(Act::RecordContact).is_ok()) else {
        return Ok(None);
    };
    let rounds = super::rounds(db, &actor, at)?;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Keukentafel//Huisbezoek//NL".to_owned(),
        format!("X-WR-CALNAME:{}", words.calendar),
    ];
    let stamp = utc(at.now);
    for view in rounds.iter().filter(|v| v.round.is_of(Some(user))) {
        let count = view.round.stops.len();
        for (n, stop) in view.round.stops.iter().enumerate() {
            lines.extend([
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{}@keukentafel", stop.visit),
                format!("SEQUENCE:{}", view.round.version),
                format!("DTSTAMP:{stamp}"),
                format!("DTSTART:{}", local(view.round.on, stop.arrives_at)),
                format!("DTEND:{}", local(view.round.on, stop.arrives_at + VISIT_MINUTES)),
                format!("SUMMARY:{} {}/{count}", words.visit, n + 1),
                "CLASS:PRIVATE".to_owned(),
                "END:VEVENT".to_owned(),
            ]);
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    Ok(Some(lines.join("\r\n") + "\r\n"))
}

fn utc(micros: i64) -> String {
    let moment = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A minute of a day in the Netherlands, in UTC, as calendars write it.
fn local(on: Day, minute: i32) -> String {
    let day = on.plus(minute.div_euclid(1_440));
    let minute = minute.rem_euclid(1_440);
    let (y, m, d) = day.civil();
    let civil = || {
        let date = Date::new(
            i16::try_from(y).ok()?,
            i8::try_from(m).ok()?,
            i8::try_from(d).ok()?,
        )
        .ok()?;
        let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
        let zone = TimeZone::get("Europe/Amsterdam").ok()?;
        zone.to_timestamp(date.at(hour, minute, 0, 0)).ok()
    };
    utc(civil().map_or(0, Timestamp::as_microsecond))
}
