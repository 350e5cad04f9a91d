//! M0 to M6 of the present arrears, each with what proves it (S4.29), and the five conditions of art. 2 Bgs (S4.14).

use super::{Contacts, Outlook, two_way};
use crate::calendar::{Day, Watch};
use crate::contact::{Contact, ContactKind, Direction};
use crate::ledger::Account;
use crate::milestone::{Evidence, MilestoneCode, NotYet, Path, Step, What};
use crate::policy::Policy;
use crate::proof::{Proof, ProofKind};

/// The path on the day of `watch`. `proofs` are those that stand.
pub(super) fn path(
    o: &Outlook,
    contacts: &Contacts,
    proofs: &[&Proof],
    policy: &Policy,
    watch: &Watch,
) -> Path {
    let objection = proofs.iter().find(|p| p.kind == ProofKind::Objection);
    let objection = objection.map(|p| (p.on, p.id));
    let Some(oldest) = o.oldest_due_on else {
        return Path {
            objection,
            ..Path::default()
        };
    };
    let since = begin(&o.account, oldest);
    let own: Vec<&Proof> = proofs.iter().copied().filter(|p| p.on >= since).collect();
    let first = |kinds: &[ProofKind]| own.iter().copied().find(|p| kinds.contains(&p.kind));
    let tries: Vec<&Contact> = contacts
        .0
        .iter()
        .copied()
        .filter(|c| personal(c, since))
        .collect();
    let help = first(&[ProofKind::DebtHelp]);
    let reminder = first(&[ProofKind::Reminder, ProofKind::Offer]);
    let offer = first(&[ProofKind::Offer]);
    let mut missing = Vec::new();
    if !tries.iter().any(|c| sought(c)) {
        missing.push(NotYet::NoPersonalContact);
    }
    if help.is_none() {
        missing.push(NotYet::NoDebtHelp);
    }
    if reminder.is_none() {
        missing.push(NotYet::NoReminder);
    }
    let answer = answer(&own, offer, policy, watch);
    if let Err(not_yet) = answer {
        missing.push(not_yet);
    }
    if let Some((on, _)) = objection {
        missing.retain(|n| !matches!(n, NotYet::MayAnswer { .. }));
        missing.push(NotYet::Objected { on });
    }
    let told = told(&own, objection, offer, answer.ok(), missing.clone());
    let review = own.iter().rev().find(|p| p.kind == ProofKind::Review);
    let reviewed = step(
        MilestoneCode::Reviewed,
        review.map(|p| p.on),
        review.map(|p| proof(p)),
    );
    let mut transfer = transfer(o, &told, &missing, &own, policy, watch);
    fresh_and_seen(&mut transfer, o, &tries, &own);
    let noticed = o.paused.after(since, policy.grace_days + 1);
    let noticed = watch.reached(noticed).then_some(noticed);
    let ledger = |on: Day| Evidence {
        on,
        what: What::Ledger,
    };
    let steps = vec![
        step(MilestoneCode::Due, Some(since), Some(ledger(since))),
        step(MilestoneCode::Noticed, noticed, noticed.map(ledger)),
        contact_sought(&tries, noticed.is_some()),
        help_offered(help, reminder),
        told,
        reviewed,
        transfer,
    ];
    Path {
        since: Some(since),
        steps,
        objection,
    }
}

/// The day since which something has been past due without a break: money for the oldest month does not begin a new story.
fn begin(account: &Account, oldest: Day) -> Day {
    let mut since = oldest;
    let mut spans: Vec<(Day, Day)> = account
        .items
        .iter()
        .filter(|i| i.due_on < oldest)
        .filter_map(|i| Some((i.due_on, i.settled_on?)))
        .collect();
    spans.sort_unstable();
    for (due, settled) in spans.into_iter().rev() {
        // Paid on the day itself is no arrears.
        if settled > due && settled >= since {
            since = due;
        }
    }
    since
}

/// A personal contact with the tenant since a day: a call, a visit or a card of ours, or any talk.
fn personal(c: &Contact, since: Day) -> bool {
    c.on >= since && (sought(c) || two_way(c))
}

/// We sought personal contact: nothing that leaves by itself counts (C10).
fn sought(c: &Contact) -> bool {
    c.direction == Direction::Outgoing
        && matches!(
            c.kind,
            ContactKind::Phone | ContactKind::HomeVisit | ContactKind::Card
        )
}

fn proof(p: &Proof) -> Evidence {
    Evidence {
        on: p.on,
        what: What::Proof(p.id),
    }
}

fn step(code: MilestoneCode, on: Option<Day>, evidence: impl IntoIterator<Item = Evidence>) -> Step {
    Step {
        code,
        on,
        evidence: evidence.into_iter().collect(),
        not_yet: Vec::new(),
    }
}

fn contact_sought(tries: &[&Contact], noticed: bool) -> Step {
    let evidence = |c: &&Contact| Evidence {
        on: c.on,
        what: What::Contact {
            id: c.id,
            reached: two_way(c),
        },
    };
    // Before the miss was noticed nothing was sought because of it.
    let first = tries.iter().find(|c| sought(c)).filter(|_| noticed);
    let mut step = step(
        MilestoneCode::ContactSought,
        first.map(|c| c.on),
        tries.iter().map(evidence),
    );
    if first.is_none() {
        step.not_yet.push(NotYet::NoPersonalContact);
    }
    step
}

fn help_offered(help: Option<&Proof>, reminder: Option<&Proof>) -> Step {
    let both = help.zip(reminder).map(|(h, r)| h.on.max(r.on));
    let mut evidence: Vec<Evidence> = help.into_iter().chain(reminder).map(proof).collect();
    evidence.sort_by_key(|e| e.on);
    let mut step = step(MilestoneCode::HelpOffered, both, evidence);
    if help.is_none() {
        step.not_yet.push(NotYet::NoDebtHelp);
    }
    if reminder.is_none() {
        step.not_yet.push(NotYet::NoReminder);
    }
    step
}

/// Condition (d) and the answer to the offer: a yes, a "nothing against it", or the time to answer that passed.
fn answer(own: &[&Proof], offer: Option<&Proof>, policy: &Policy, watch: &Watch) -> Result<Evidence, NotYet> {
    let Some(offer) = offer else {
        return Err(NotYet::NoOffer);
    };
    let said = |p: &&&Proof| p.on >= offer.on && matches!(p.kind, ProofKind::Yes | ProofKind::NoObjection);
    if let Some(said) = own.iter().find(said) {
        return Ok(proof(said));
    }
    let until = offer.on.plus(policy.offer_reply_days);
    if !watch.reached(until.plus(1)) {
        return Err(NotYet::MayAnswer { until });
    }
    Ok(Evidence {
        on: until.plus(1),
        what: What::Silence,
    })
}

/// M4: the municipality was told of these arrears, or the tenant does not want that.
fn told(
    own: &[&Proof],
    objection: Option<(Day, crate::ids::ProofId)>,
    offer: Option<&Proof>,
    answer: Option<Evidence>,
    missing: Vec<NotYet>,
) -> Step {
    let informed = own
        .iter()
        .find(|p| p.kind == ProofKind::Informed)
        .map(|p| proof(p));
    let objected = objection.map(|(on, id)| Evidence {
        on,
        what: What::Proof(id),
    });
    let reached = informed.or(objected);
    let answered = own
        .iter()
        .filter(|p| p.kind == ProofKind::Answered)
        .map(|p| proof(p));
    let rest = offer
        .map(proof)
        .into_iter()
        .chain(answer.filter(|_| objection.is_none()));
    let mut evidence: Vec<Evidence> = reached.into_iter().chain(rest).chain(answered).collect();
    if let Some(first) = evidence.first().copied().filter(|_| reached.is_some()) {
        // What made it so stands first; the rest by day.
        evidence.remove(0);
        evidence.sort_by_key(|e| e.on);
        evidence.insert(0, first);
    }
    let mut step = step(MilestoneCode::MunicipalityTold, reached.map(|e| e.on), evidence);
    step.not_yet = missing;
    if reached.is_none() && step.not_yet.is_empty() {
        step.not_yet.push(NotYet::NotInformed);
    }
    step
}

/// The decision of two people that stands: not brought back since.
fn decided<'p>(own: &[&'p Proof]) -> Option<&'p Proof> {
    let turns = |p: &&&Proof| matches!(p.kind, ProofKind::Transferred | ProofKind::BroughtBack);
    let last = own.iter().rev().find(turns).copied();
    last.filter(|p| p.kind == ProofKind::Transferred)
}

/// Who lives here was asked, and somebody looked with fresh eyes: a try by another person, in another way or at another
/// time of the day than every try before it (S4.34). Nothing that is being kept is taken to court.
fn fresh_and_seen(step: &mut Step, o: &Outlook, tries: &[&Contact], own: &[&Proof]) {
    let home = |p: &&&Proof| matches!(p.kind, ProofKind::Children | ProofKind::NoChildren);
    match own.iter().rev().find(home) {
        Some(seen) => step.evidence.push(proof(seen)),
        None => step.not_yet.push(NotYet::NoHousehold),
    }
    // A card left behind comes with a visit: it is no look of its own.
    let called = |c: &&&Contact| c.direction == Direction::Outgoing && c.kind.is_a_try();
    let sought: Vec<&Contact> = tries.iter().filter(called).copied().collect();
    let fresh = (1..sought.len()).rev().find_map(|n| {
        let (before, c) = (sought.get(..n)?, sought.get(n)?);
        before.iter().all(|held| differs(held, c)).then_some(*c)
    });
    match fresh {
        Some(c) => step.evidence.push(Evidence {
            on: c.on,
            what: What::Contact {
                id: c.id,
                reached: two_way(c),
            },
        }),
        None => step.not_yet.push(NotYet::NoFreshEyes),
    }
    let kept = |p: &crate::arrangement::Standing| {
        p.state == crate::arrangement::PlanStanding::Running && p.newest_miss().is_none()
    };
    if o.plans.iter().any(kept) {
        step.not_yet.push(NotYet::PlanKept);
    }
    if let Some(until) = o.stopped_until {
        step.not_yet.push(NotYet::StoppedByLaw { until });
    }
}

/// Another person, another way, or another time of the day.
fn differs(a: &Contact, b: &Contact) -> bool {
    let person = a.by.is_some() && b.by.is_some() && a.by != b.by;
    let time = a.day_part.is_some() && b.day_part.is_some() && a.day_part != b.day_part;
    person || time || a.kind != b.kind
}

/// What transfer still waits for (S4.30). The decision is made by two people ([`crate::transfer`]); its day is M6.
fn transfer(
    o: &Outlook,
    told: &Step,
    missing: &[NotYet],
    own: &[&Proof],
    policy: &Policy,
    watch: &Watch,
) -> Step {
    let decided = decided(own);
    let mut step = step(MilestoneCode::Transfer, decided.map(|p| p.on), decided.map(proof));
    // An objection is an answer: it stands in the way of telling, not of what comes after.
    let open = missing.iter().filter(|n| !matches!(n, NotYet::Objected { .. }));
    step.not_yet.extend(open);
    match told.on {
        None if step.not_yet.is_empty() => step.not_yet.push(NotYet::NotInformed),
        None => {}
        Some(day) => {
            if let Some(until) = at_work(own, policy, watch) {
                step.not_yet.push(NotYet::MunicipalityAtWork { until });
            }
            if !own.iter().any(|p| p.kind == ProofKind::Review && p.on >= day) {
                step.not_yet.push(NotYet::NoReview);
            }
        }
    }
    if let Some(until) = o.paused_until {
        step.not_yet.push(NotYet::Paused { until });
    }
    if o.disputed.is_positive() {
        step.not_yet.push(NotYet::Disputed);
    }
    step
}

/// The municipality was told, has not said how it ended, and has its four weeks (art. 4(1)(b) Wgs).
fn at_work(own: &[&Proof], policy: &Policy, watch: &Watch) -> Option<Day> {
    let informed = own.iter().rev().find(|p| p.kind == ProofKind::Informed)?;
    if own
        .iter()
        .any(|p| p.kind == ProofKind::Answered && p.on >= informed.on)
    {
        return None;
    }
    let until = informed.on.plus(policy.municipality_days);
    (!watch.reached(until.plus(1))).then_some(until)
}
