//! The people around a tenant (S3.15): a consent is written down with what may be talked about and until when, taken back at once,
//! and gone after its last day. A talk or a copy of a letter is written down only within a consent that runs.

use crate::actor::{Act, Actor, At};
use crate::case_file;
use crate::record::check_text;
use crate::{Error, Refusal};
use domain::calendar::Day;
use domain::contact::{Contact, ContactKind, Direction, Outcome};
use domain::ids::{ContactId, NetworkId, TenancyId};
use domain::network::{BadConsent, NetworkContact, Relation, SaidYes, Topic};
use domain::tenancy::Tenancy;
use serde_json::{Value, json};
use store::Db;
use store::db::{Moment, WriteTx};

/// A consent as the tenant gave it.
#[derive(Clone, Debug)]
pub struct NewConsent {
    /// Chosen by the browser.
    pub id: NetworkId,
    /// Who.
    pub name: String,
    /// Who they are to the tenant.
    pub relation: Relation,
    /// How to reach them.
    pub reach: String,
    /// What may be talked about.
    pub topics: Vec<Topic>,
    /// How the tenant said yes.
    pub said_yes: SaidYes,
    /// The last day on which it holds.
    pub until: Day,
}

/// Writes a consent down. The same form twice is one consent.
pub fn agree(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewConsent) -> Result<(), Error> {
    let consent = consent(actor, at.today, new)?;
    case_file::act(db, actor, at, tenancy, CONSENT, |tx, _| {
        let added = store::help::add(tx, &actor.scope(), [(tenancy, &consent)], Moment(at.now))?;
        Ok((added > 0).then(|| told(&consent)))
    })
}

/// What the trail calls it.
const CONSENT: &str = "network_consent";

/// The consent that was given on a day, when it can be so.
fn consent(actor: &Actor, from: Day, new: &NewConsent) -> Result<NetworkContact, Error> {
    actor.may(Act::RecordContact)?;
    check_text("name", &new.name)?;
    check_text("reach", &new.reach)?;
    let mut topics = new.topics.clone();
    topics.sort_unstable();
    topics.dedup();
    let consent = NetworkContact {
        id: new.id,
        name: new.name.trim().to_owned(),
        relation: new.relation,
        reach: new.reach.trim().to_owned(),
        topics,
        said_yes: new.said_yes,
        from,
        until: new.until,
        by: actor.user,
    };
    consent.check().map_err(Refusal::Consent)?;
    Ok(consent)
}

/// The trail keeps that there was a consent, for what and until when; not whose name it was.
fn told(consent: &NetworkContact) -> Value {
    let topics: Vec<&str> = consent.topics.iter().map(|t| t.code()).collect();
    json!({"relation": consent.relation.code(), "topics": topics, "said_yes": consent.said_yes.code(),
        "until": consent.until.to_string()})
}

/// Writes down a consent that was given on a day at the table, with what else happened there.
pub(crate) fn agree_at(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    (at, from): (At, Day),
    tenancy: &Tenancy,
    new: &NewConsent,
) -> Result<(), Error> {
    let consent = consent(actor, from, new)?;
    store::help::add(tx, &actor.scope(), [(tenancy.id, &consent)], Moment(at.now))?;
    let (reference, whose) = (&tenancy.reference, Some(tenancy.id));
    crate::audit::note(tx, actor, at, CONSENT, reference, whose, "", &told(&consent))
}

/// The tenant takes a consent back: from now on nobody is there.
pub fn take_back(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, id: NetworkId) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    case_file::act(db, actor, at, tenancy, "network_taken_back", |tx, file| {
        let held = file.network.iter().find(|n| n.id == id);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        store::network::remove(tx, &actor.scope(), &[(tenancy, id)])?;
        Ok(Some(json!({"relation": held.relation.code()})))
    })
}

/// What was talked about with somebody in the network, or sent to them.
#[derive(Clone, Debug)]
pub struct NewTalk {
    /// Chosen by the browser.
    pub id: ContactId,
    /// With whom.
    pub with: NetworkId,
    /// About what: the consent must hold for it today.
    pub topic: Topic,
    /// One line; may be empty.
    pub note: String,
}

/// Writes down a talk or a copy that was sent; refused without a consent for it that runs. It is no contact with the tenant.
pub fn talked(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewTalk) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    check_text("note", &new.note)?;
    case_file::act(db, actor, at, tenancy, "network_talk", |tx, file| {
        let held = file.network.iter().find(|n| n.id == new.with);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(new.with.to_string()))?;
        if !held.may(new.topic, at.today) {
            return Err(Refusal::Consent(BadConsent::NoConsent).into());
        }
        let contact = Contact {
            id: new.id,
            on: at.today,
            day_part: None,
            // What others are told or tell is no two-way contact with the tenant, and settles nothing.
            kind: ContactKind::Administrative,
            direction: Direction::Outgoing,
            outcome: Outcome::OtherPerson,
            note: new.note.trim().to_owned(),
            next_on: None,
            by: actor.user,
            learned_on: at.today,
            corrects: None,
        };
        let added = store::contact::add(tx, &actor.scope(), [(tenancy, &contact)], Moment(at.now))?;
        let told = json!({"relation": held.relation.code(), "topic": new.topic.code()});
        Ok((added > 0).then_some(told))
    })
}

/// Takes off the map whose consent is over.
pub(crate) fn forget(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    let scope = actor.scope();
    db.write(|tx| {
        let over = store::network::over(tx, &scope, at.today)?;
        if over.is_empty() {
            return Ok(());
        }
        store::network::remove(tx, &scope, &over)?;
        let details = json!({"consents": over.len()});
        crate::audit::note(tx, actor, at, "forget_consents", "", None, "", &details)
    })
}
