//! What a neighbourhood team shares (S4.13): the households that somebody leads, or where others are there with the tenant's
//! consent; who leads, who else is there, and the next moment. No amounts and nothing that was told.

use crate::actor::{Act, Actor, At};
use crate::{Error, visit};
use domain::calendar::Day;
use domain::case_lead::{self, CaseLead};
use domain::ids::{TenancyId, UserId};
use domain::network::{NetworkContact, Relation};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::db::Tx;
use store::tenancy::Heading;
use store::{Db, Scope, Span};

/// What comes next with a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A visit of this colleague.
    Visit(Day, String),
    /// The moment that was agreed.
    Moment(Day),
}

/// A household that is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// Who and where.
    pub heading: Heading,
    /// The one colleague who leads; `None` while nobody does.
    pub lead: Option<(UserId, String)>,
    /// Who else is there, with the tenant's consent of today.
    pub beside: Vec<NetworkContact>,
    /// The first moment to come.
    pub next: Option<Next>,
}

/// The board of a neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Neighbourhoods with shared households, and how many.
    pub neighbourhoods: Vec<(String, usize)>,
    /// Which is shown; empty is all.
    pub chosen: String,
    /// Its households, by the moment that comes first; those without one last.
    pub households: Vec<Household>,
}

/// The board of a neighbourhood; of all when `chosen` is empty or has none.
pub fn board(db: &Db, actor: &Actor, at: At, chosen: &str) -> Result<Board, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    Ok(db.read(|tx| read(tx, &scope, at.today, chosen))?)
}

fn read(tx: &mut Tx<'_>, scope: &Scope, today: Day, chosen: &str) -> Result<Board, store::Error> {
    let leads: HashMap<TenancyId, UserId> = store::help::by_tenancy::<CaseLead>(tx, scope, Span::ALL)?
        .into_iter()
        .filter_map(|(id, all)| Some((id, case_lead::chosen(&all)?)))
        .collect();
    let mut beside: HashMap<TenancyId, Vec<NetworkContact>> = HashMap::new();
    for (id, mut all) in store::help::by_tenancy::<NetworkContact>(tx, scope, Span::ALL)? {
        all.retain(|n| n.holds(today) && works_with_us(n.relation));
        if !all.is_empty() {
            beside.insert(id, all);
        }
    }
    let shared: BTreeSet<TenancyId> = leads.keys().chain(beside.keys()).copied().collect();
    let names: HashMap<UserId, String> = store::staff::all(tx, scope)?
        .into_iter()
        .map(|s| (s.id, s.name))
        .collect();
    let visits = visit::planned(tx, scope, today)?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for id in shared {
        let Some(place) = store::visit::place(tx, scope, id)? else {
            continue;
        };
        // Who moved out is nobody's to lead any more.
        if place.heading.end.is_some_and(|end| end < today) {
            continue;
        }
        *counts.entry(place.neighbourhood.clone()).or_default() += 1;
        let lead = leads
            .get(&id)
            .and_then(|who| Some((*who, names.get(who)?.clone())));
        let visit = visits
            .get(&id)
            .and_then(|(who, on)| Some((*on, names.get(who)?.clone())));
        let moment = moment(tx, scope, id, today)?;
        let next = match (visit, moment) {
            (Some((on, _)), Some(moment)) if moment < on => Some(Next::Moment(moment)),
            (Some((on, who)), _) => Some(Next::Visit(on, who)),
            (None, moment) => moment.map(Next::Moment),
        };
        let household = Household {
            heading: place.heading,
            lead,
            beside: beside.remove(&id).unwrap_or_default(),
            next,
        };
        all.push((place.neighbourhood, household));
    }
    let chosen = if counts.contains_key(chosen) { chosen } else { "" };
    all.retain(|(hood, _)| chosen.is_empty() || hood == chosen);
    let mut households: Vec<Household> = all.into_iter().map(|(_, household)| household).collect();
    households.sort_by_key(|h| (h.next.is_none(), h.next.as_ref().map(on), h.heading.tenancy));
    Ok(Board {
        neighbourhoods: counts.into_iter().collect(),
        chosen: chosen.to_owned(),
        households,
    })
}

/// The day of what comes next.
pub const fn on(next: &Next) -> Day {
    match next {
        Next::Visit(on, _) | Next::Moment(on) => *on,
    }
}

/// Somebody whose work it is; family and neighbours are on the tenant's own page only.
const fn works_with_us(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Helper | Relation::Coach | Relation::Administrator
    )
}

/// The moment agreed in the last contact that named one, when it is still to come.
fn moment(tx: &mut Tx<'_>, scope: &Scope, id: TenancyId, today: Day) -> Result<Option<Day>, store::Error> {
    let contacts = store::contact::of(tx, scope, id)?;
    let last = contacts
        .iter()
        .filter(|c| c.next_on.is_some())
        .max_by_key(|c| (c.on, c.learned_on, c.id));
    Ok(last.and_then(|c| c.next_on).filter(|on| *on >= today))
}
