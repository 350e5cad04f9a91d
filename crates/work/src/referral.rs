//! Referrals to a partner for what a tenant needs now (S0.14, S1.23): from the tenant's page or the table of a visit, independent of
//! arrears, and never without a yes. A person reads the draft and rings, mails or prints; what follows is a promise of ours.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::partner::{Entry, directory, helping};
use crate::record::settle;
use crate::{Error, Refusal, night};
use domain::agreement::{Agreement, AgreementState, Party};
use domain::calendar::Day;
use domain::ids::{PartnerId, ReferralId, TenancyId};
use domain::network::SaidYes;
use domain::partner::{Need, Partner};
use domain::referral::{BadReferral, LONGEST, Referral, Stage, Way, newest};
use serde_json::{Value, json};
use store::Db;
use store::db::{Moment, WriteTx};
use store::help;

/// Who in the town of this home helps with something, and may be asked today: the shortest wait first, measured before agreed.
pub fn offers(db: &Db, actor: &Actor, at: At, file: &CaseFile, need: Need) -> Result<Vec<Entry>, Error> {
    let mut all = helping(directory(db, actor, at)?, Some(need));
    all.retain(|e| may_be_asked(&e.partner, file, at.today));
    all.sort_by_key(|e| (e.wait.days().unwrap_or(i32::MAX), e.partner.name.clone()));
    Ok(all)
}

/// What a draft is made of: who can be asked, and the number on which the partner reaches us.
#[derive(Clone, Debug)]
pub struct Table {
    /// Who helps with it here; the first is proposed.
    pub offers: Vec<Entry>,
    /// Our own direct number.
    pub own_phone: Option<String>,
}

/// Lays a draft ready. Nothing is kept.
pub fn table(db: &Db, actor: &Actor, at: At, file: &CaseFile, need: Need) -> Result<Table, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    let own = match actor.user {
        Some(user) => db.read(|tx| store::staff::by_id(tx, &scope, user))?,
        None => None,
    };
    Ok(Table {
        offers: offers(db, actor, at, file, need)?,
        own_phone: own.and_then(|s| s.phone),
    })
}

/// A partner that a person asked.
#[derive(Clone, Copy, Debug)]
pub struct NewReferral {
    /// Chosen by the browser; of a draft its own.
    pub id: ReferralId,
    /// The partner.
    pub partner: PartnerId,
    /// For what.
    pub need: Need,
    /// How the tenant said yes.
    pub said_yes: SaidYes,
    /// The day of the yes.
    pub yes_on: Day,
    /// How the partner was asked.
    pub way: Way,
    /// The day on which we ask how it went.
    pub follow_up: Day,
}

/// Writes down that a partner was asked. The same form twice is one referral; a draft of a visit goes on as what it was.
pub fn ask(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewReferral) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    if new.yes_on > at.today {
        return Err(Refusal::Referral(BadReferral::YesAhead).into());
    }
    if !(at.today..=at.today.plus(LONGEST)).contains(&new.follow_up) {
        return Err(Refusal::Referral(BadReferral::FollowUp).into());
    }
    let known = case_file::read(db, actor, tenancy)?;
    let offers = offers(db, actor, at, &known, new.need)?;
    let partner = offers.into_iter().find(|e| e.partner.id == new.partner);
    // Without a partner that may be asked nothing of a tenant goes anywhere (S2.18).
    let partner = partner.ok_or(Refusal::Referral(BadReferral::Partner))?.partner;
    case_file::act(db, actor, at, tenancy, "refer", |tx, file| {
        let held = newest(&file.referrals).into_iter().find(|r| r.id == new.id);
        let next = match held {
            Some(held) if held.stage == Stage::Asked => return Ok(None),
            Some(held) => {
                held.may_turn(Stage::Asked).map_err(Refusal::Referral)?;
                Referral {
                    partner: new.partner,
                    way: Some(new.way),
                    ..held.turned(Stage::Asked, at.today, actor.user)
                }
            }
            None => Referral {
                way: Some(new.way),
                ..first(
                    actor,
                    at.today,
                    new.id,
                    (new.partner, new.need),
                    (new.said_yes, new.yes_on),
                    Stage::Asked,
                )
            },
        };
        let promise = Agreement {
            due_on: Some(new.follow_up),
            ..ours(
                &next,
                Stage::Asked,
                format!("Bij {} navragen of de hulp er is.", partner.name),
            )
        };
        keep(tx, actor, at, file, &next)?;
        settle(
            tx,
            actor,
            at,
            file,
            next.promise_id(Stage::Draft),
            AgreementState::Done,
        )?;
        store::agreement::add(tx, &actor.scope(), [(tenancy, &promise)], Moment(at.now))?;
        Ok(Some(told(&next)))
    })
}

/// The first version of a referral.
fn first(
    actor: &Actor,
    on: Day,
    id: ReferralId,
    (partner, need): (PartnerId, Need),
    (said_yes, yes_on): (SaidYes, Day),
    stage: Stage,
) -> Referral {
    Referral {
        id,
        version: 1,
        partner,
        need,
        said_yes,
        yes_on,
        stage,
        way: None,
        on,
        by: actor.user,
        learned_on: on,
    }
}

/// Our promise that belongs to a stage.
fn ours(referral: &Referral, stage: Stage, action: String) -> Agreement {
    Agreement {
        id: referral.promise_id(stage),
        version: 1,
        party: Party::Association,
        action,
        made_on: referral.on,
        due_on: None,
        amount: None,
        state: AgreementState::Open,
        by: referral.by,
        learned_on: referral.learned_on,
    }
}

/// A draft from the table of a visit, with the yes that was said there, to the partner that helps soonest as agreed. Gives whether
/// there is one.
pub(crate) fn draft_at(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    (at, yes_on): (At, Day),
    file: &CaseFile,
    (id, need): (ReferralId, Need),
) -> Result<bool, Error> {
    let scope = actor.scope();
    let agreements = domain::signal::newest(store::signal::agreements(tx, &scope)?);
    let mut all = domain::partner::newest(store::partner::all(tx, &scope)?);
    all = all.into_iter().filter_map(|p| standing(p, &agreements)).collect();
    all.retain(|p| p.helps_with.contains(&need) && may_be_asked(p, file, at.today));
    let Some(partner) = all.into_iter().min_by_key(|p| p.wait.unwrap_or(i32::MAX)) else {
        return Ok(false);
    };
    let yes = (SaidYes::AtTheTable, yes_on);
    let draft = first(actor, at.today, id, (partner.id, need), yes, Stage::Draft);
    let promise = Agreement {
        due_on: Some(at.today.plus_working_days(1)),
        ..ours(
            &draft,
            Stage::Draft,
            format!("{} om hulp vragen: de vraag staat klaar.", partner.name),
        )
    };
    keep(tx, actor, at, file, &draft)?;
    store::agreement::add(tx, &scope, [(file.tenancy.id, &promise)], Moment(at.now))?;
    let (reference, whose) = (&file.tenancy.reference, Some(file.tenancy.id));
    crate::audit::note(
        tx,
        actor,
        at,
        "draft_referral",
        reference,
        whose,
        "",
        &told(&draft),
    )?;
    Ok(true)
}

/// A municipality as its agreement has it; nobody where that is gone.
fn standing(partner: Partner, agreements: &[domain::signal::Agreement]) -> Option<Partner> {
    let Some(code) = partner.municipality.clone() else {
        return Some(partner);
    };
    let held = agreements.iter().find(|a| a.code == code)?;
    Some(partner.under(held))
}

/// It helps where this home stands, what was agreed holds, and there is somebody to ask (S2.18).
fn may_be_asked(partner: &Partner, file: &CaseFile, today: Day) -> bool {
    let town = file.dwelling.as_ref().map_or("", |d| d.town.as_str());
    partner.in_force(today) && partner.helps_in(town) && !partner.people.is_empty()
}

/// How it went on: helped, not helped, or the yes was taken back. `seen` is the version on the page.
pub fn turn(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, seen): (ReferralId, i32),
    stage: Stage,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    case_file::act(db, actor, at, tenancy, "turn_referral", |tx, file| {
        let held = newest(&file.referrals).into_iter().find(|r| r.id == id);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        if held.version != seen {
            return if held.stage == stage {
                Ok(None)
            } else {
                Err(Refusal::ChangedMeanwhile.into())
            };
        }
        held.may_turn(stage).map_err(Refusal::Referral)?;
        let next = held.turned(stage, at.today, actor.user);
        keep(tx, actor, at, file, &next)?;
        let state = match stage {
            Stage::TakenBack => AgreementState::Dropped,
            _ => AgreementState::Done,
        };
        for promised in [Stage::Draft, Stage::Asked] {
            settle(tx, actor, at, file, next.promise_id(promised), state)?;
        }
        Ok(Some(told(&next)))
    })
}

fn keep(tx: &mut WriteTx<'_>, actor: &Actor, at: At, file: &CaseFile, next: &Referral) -> Result<(), Error> {
    let added = help::add(tx, &actor.scope(), [(file.tenancy.id, next)], Moment(at.now))?;
    if added == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok(())
}

/// What the trail says: to whom and with what yes; not what was needed.
fn told(r: &Referral) -> Value {
    json!({"referral": r.id.to_string(), "partner": r.partner.to_string(), "stage": r.stage.code(),
        "said_yes": r.said_yes.code(), "yes_on": r.yes_on.to_string()})
}

/// Forgets questions to partners and talks with coaches of which nothing was heard for the days of the policy; about whom they were is
/// looked at again tonight. The trail says how many households, never for what.
pub(crate) fn forget(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    let scope = actor.scope();
    let before = at.today.plus(-night::policy_of(db, &scope)?.referral_days);
    db.write(|tx| {
        let mut about = store::referral::forget(tx, &scope, before)?;
        about.extend(store::booking::forget(tx, &scope, before)?);
        about.sort_unstable();
        about.dedup();
        if about.is_empty() {
            return Ok(());
        }
        store::awake::wake(tx, &scope, about.iter().copied())?;
        let details = json!({"households": about.len()});
        crate::audit::note(tx, actor, at, "forget_referrals", "", None, "", &details)
    })
}
