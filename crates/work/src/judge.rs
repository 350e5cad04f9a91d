//! Judges tenancies: facts in, and out what is kept of an outlook. Used by the night for many, after an act for one.

use crate::actor::At;
use crate::{Error, block, reason};
use domain::agreement::Agreement;
use domain::arrangement::Plan;
use domain::calendar::Day;
use domain::coach::Booking;
use domain::contact::Contact;
use domain::debt_help::DebtHelp;
use domain::deferral::Deferral;
use domain::discount::Discount;
use domain::dispute::Dispute;
use domain::help::{ContractAdministrator, Help, Wishes};
use domain::ids::TenancyId;
use domain::ledger::{LedgerEntry, Scratch, Terms};
use domain::message::Stuck;
use domain::milestone::What;
use domain::outlook::{Choice, Facts, Outlook, outlook_known_by};
use domain::pause::Pause;
use domain::payer::Payer;
use domain::policy::Policy;
use domain::proof::Proof;
use domain::request::Request;
use domain::waiver::{Decision, Waiver};
use domain::worry::Worry;
use serde_json::json;
use std::borrow::Cow;
use store::db::{Tx, WriteTx};
use store::help::HelpFact;
use store::outlook::{MilestoneRow, OutlookRow};
use store::task::TaskRow;
use store::{Scope, Span};

/// Facts that few tenancies have, of a span, in tenancy order.
#[derive(Default)]
pub(crate) struct Sparse {
    contacts: PerTenancy<Contact>,
    agreements: PerTenancy<Agreement>,
    choices: PerTenancy<Choice>,
    pauses: PerTenancy<Pause>,
    plans: PerTenancy<Plan>,
    deferrals: PerTenancy<Deferral>,
    disputes: PerTenancy<Dispute>,
    payers: PerTenancy<Payer>,
    debt_help: PerTenancy<DebtHelp>,
    waivers: PerTenancy<Waiver>,
    decisions: PerTenancy<Decision>,
    discounts: PerTenancy<Discount>,
    stuck: PerTenancy<Stuck>,
    wishes: PerTenancy<Wishes>,
    proofs: PerTenancy<Proof>,
    bookings: PerTenancy<Booking>,
    worries: PerTenancy<Worry>,
    requests: PerTenancy<Request>,
    administrators: PerTenancy<ContractAdministrator>,
}

/// Facts of one kind, tenancy by tenancy.
struct PerTenancy<T> {
    whose: Vec<TenancyId>,
    facts: Vec<T>,
}

impl<T> Default for PerTenancy<T> {
    fn default() -> Self {
        Self {
            whose: Vec::new(),
            facts: Vec::new(),
        }
    }
}

impl<T> PerTenancy<T> {
    fn push(&mut self, tenancy: TenancyId, fact: T) {
        self.whose.push(tenancy);
        self.facts.push(fact);
    }

    /// The facts of a tenancy: they stand together.
    fn of(&self, tenancy: TenancyId) -> &[T] {
        let from = self.whose.partition_point(|t| *t < tenancy);
        let until = from + self.whose[from..].partition_point(|t| *t == tenancy);
        &self.facts[from..until]
    }
}

impl<H: HelpFact> PerTenancy<H> {
    /// What eases paying, of one kind and a span.
    fn read(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Self, store::Error> {
        let mut all = Self::default();
        store::help::each(tx, scope, span, |t, fact| {
            all.push(t, fact);
            Ok::<_, store::Error>(())
        })?;
        Ok(all)
    }
}

impl Sparse {
    /// Reads those of a span.
    pub(crate) fn read(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Self, store::Error> {
        let mut sparse = Self::default();
        store::contact::each(tx, scope, span, |t, c| {
            sparse.contacts.push(t, c);
            Ok::<_, store::Error>(())
        })?;
        store::agreement::each(tx, scope, span, |t, a| {
            sparse.agreements.push(t, a);
            Ok::<_, store::Error>(())
        })?;
        store::story::each_choice(tx, scope, span, |t, c| {
            sparse.choices.push(t, choice(c));
            Ok::<_, store::Error>(())
        })?;
        sparse.pauses = PerTenancy::read(tx, scope, span)?;
        sparse.plans = PerTenancy::read(tx, scope, span)?;
        sparse.proofs = PerTenancy::read(tx, scope, span)?;
        sparse.deferrals = PerTenancy::read(tx, scope, span)?;
        sparse.disputes = PerTenancy::read(tx, scope, span)?;
        sparse.payers = PerTenancy::read(tx, scope, span)?;
        sparse.debt_help = PerTenancy::read(tx, scope, span)?;
        sparse.waivers = PerTenancy::read(tx, scope, span)?;
        sparse.decisions = PerTenancy::read(tx, scope, span)?;
        sparse.discounts = PerTenancy::read(tx, scope, span)?;
        sparse.bookings = PerTenancy::read(tx, scope, span)?;
        sparse.worries = PerTenancy::read(tx, scope, span)?;
        sparse.requests = PerTenancy::read(tx, scope, span)?;
        store::message::each_stuck(tx, scope, span, |t, m| {
            sparse.stuck.push(t, m);
            Ok::<_, store::Error>(())
        })?;
        store::wording::each_wish(tx, scope, span, |t, w| {
            sparse.wishes.push(t, w);
            Ok::<_, store::Error>(())
        })?;
        store::tenancy::each_administrator(tx, scope, span, |t, a| {
            sparse.administrators.push(t, a);
            Ok::<_, store::Error>(())
        })?;
        Ok(sparse)
    }

    /// Everything known about a tenancy, with its ledger.
    fn facts<'a>(&'a self, tenancy: TenancyId, terms: &'a Terms, entries: &'a [LedgerEntry]) -> Facts<'a> {
        Facts {
            terms,
            entries,
            contacts: self.contacts.of(tenancy),
            agreements: self.agreements.of(tenancy),
            choices: self.choices.of(tenancy),
            help: self.help_of(tenancy),
        }
    }

    /// What eases paying for a tenancy.
    fn help_of(&self, tenancy: TenancyId) -> Help<'_> {
        Help {
            plans: self.plans.of(tenancy),
            pauses: self.pauses.of(tenancy),
            deferrals: self.deferrals.of(tenancy),
            disputes: self.disputes.of(tenancy),
            payers: self.payers.of(tenancy),
            debt_help: self.debt_help.of(tenancy),
            waivers: self.waivers.of(tenancy),
            decisions: self.decisions.of(tenancy),
            stuck: self.stuck.of(tenancy),
            wishes: self.wishes.of(tenancy).first().copied(),
            discounts: self.discounts.of(tenancy),
            proofs: self.proofs.of(tenancy),
            bookings: self.bookings.of(tenancy),
            worries: self.worries.of(tenancy),
            requests: self.requests.of(tenancy),
            administrators: self.administrators.of(tenancy),
        }
    }
}

/// A stored choice as the outlook knows it.
pub(crate) fn choice(c: store::story::Choice) -> Choice {
    Choice {
        task_key: c.task_key,
        until: c.until,
        on: c.on,
    }
}

/// What is known of the outlook that is stored.
#[derive(Clone, Copy)]
pub(crate) enum Held {
    /// It was not asked.
    Unknown,
    /// There is none yet.
    Nothing,
    /// Its digest.
    Digest(u64),
}

/// What is kept of one outlook.
pub(crate) struct Kept {
    /// Nothing was stored of this tenancy before.
    pub(crate) first: bool,
    pub(crate) outlook: OutlookRow,
    /// The one row for today's list: one thing at a time.
    pub(crate) task: Option<TaskRow>,
    pub(crate) milestones: Vec<MilestoneRow>,
}

/// Judges one tenancy after another, reusing memory.
pub(crate) struct Judge<'p> {
    policy: &'p Policy,
    today: Day,
    scratch: Scratch,
    entries: Vec<LedgerEntry>,
}

impl<'p> Judge<'p> {
    pub(crate) fn new(policy: &'p Policy, today: Day) -> Self {
        Self {
            policy,
            today,
            scratch: Scratch::default(),
            entries: Vec::new(),
        }
    }

    /// Judges the next tenancy; `None` when its digest is the one that is stored.
    pub(crate) fn next(
        &mut self,
        tenancy: TenancyId,
        bytes: &[u8],
        sparse: &Sparse,
        held: Held,
    ) -> Result<Option<Kept>, Error> {
        let terms = block::unpack(bytes, &mut self.entries)?;
        let facts = sparse.facts(tenancy, &terms, &self.entries);
        let outlook = outlook_known_by(
            &facts,
            self.policy,
            self.today,
            None,
            &mut self.scratch,
            &mut |_| {},
        );
        let digest = outlook.digest();
        let same = matches!(held, Held::Digest(stored) if stored == digest);
        let first = matches!(held, Held::Nothing);
        Ok((!same).then(|| kept(tenancy, &outlook, digest, first)))
    }
}

/// The facts of every tenancy of a span that has a contract, one after another: for what looks at other days than today.
pub(crate) fn each_facts(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut look: impl FnMut(TenancyId, &Facts<'_>, &mut Scratch),
) -> Result<(), Error> {
    let sparse = Sparse::read(tx, scope, span)?;
    let (mut entries, mut scratch) = (Vec::new(), Scratch::default());
    store::block::each(tx, scope, span, |packed| {
        // A tenancy without a block has no contract here.
        if !packed.bytes.is_empty() {
            let terms = block::unpack(packed.bytes, &mut entries)?;
            let facts = sparse.facts(packed.tenancy, &terms, &entries);
            look(packed.tenancy, &facts, &mut scratch);
        }
        Ok::<_, Error>(())
    })
}

fn kept(tenancy: TenancyId, o: &Outlook<'_>, digest: u64, first: bool) -> Kept {
    let task = o.tasks.first().map(|t| TaskRow {
        tenancy,
        key: t.key.clone(),
        kind: Cow::Borrowed(t.reason.kind().code()),
        rank: i64::from(t.reason.kind().rank()),
        since: t.since,
        proposal: Cow::Borrowed(t.proposal.code()),
        reason: reason::to_json(&t.reason).to_string(),
        opened_on: o.on,
    });
    let milestones = o.milestones.iter().map(|m| MilestoneRow {
        tenancy,
        code: m.code.code().to_owned(),
        reached_on: m.on,
        evidence: evidence(m.what).to_string(),
    });
    Kept {
        first,
        outlook: OutlookRow {
            tenancy,
            wake_on: o.wake_on,
            digest,
            flow: Cow::Borrowed(o.flow.state.code()),
            balance: o.account.balance,
            open_months: i64::from(o.open_items),
            oldest_open: o.oldest_due_on,
            lane: Cow::Borrowed(o.lane.code()),
            summary: o.current_rent.code().as_bytes().to_vec(),
        },
        task,
        milestones: milestones.collect(),
    }
}

/// What proves a milestone, as it is kept.
fn evidence(what: What) -> serde_json::Value {
    match what {
        What::Ledger => json!({"ledger": true}),
        What::Contact { id, reached } => json!({"contact": id.to_string(), "reached": reached}),
        What::Proof(id) => json!({"proof": id.to_string()}),
        What::Silence => json!({"silence": true}),
    }
}

/// Writes what changed: outlooks, the rows of today's list, milestones. `all` is in tenancy order, within `span`.
pub(crate) fn write(tx: &mut WriteTx<'_>, scope: &Scope, span: Span, all: &[Kept]) -> Result<(), Error> {
    if all.is_empty() {
        return Ok(());
    }
    let outlooks = |first: bool| all.iter().filter(move |k| k.first == first).map(|k| &k.outlook);
    store::outlook::append(tx, scope, outlooks(true))?;
    store::outlook::put_all(tx, scope, outlooks(false))?;
    let mut held: Vec<TaskRow> = Vec::new();
    store::task::each(tx, scope, span, |t| {
        held.push(t);
        Ok::<_, store::Error>(())
    })?;
    let place = |t: TenancyId| all.binary_search_by_key(&t, |k| k.outlook.tenancy).ok();
    let gone = held
        .iter()
        .filter(|h| place(h.tenancy).is_some_and(|i| all[i].task.as_ref().is_none_or(|t| t.key != h.key)));
    store::task::remove_all(tx, scope, gone.map(|h| (h.tenancy, h.key.as_str())))?;
    store::task::put_all(tx, scope, all.iter().filter_map(|k| k.task.as_ref()))?;
    let tenancies: Vec<TenancyId> = all
        .iter()
        .filter(|k| !k.first)
        .map(|k| k.outlook.tenancy)
        .collect();
    let milestones: Vec<MilestoneRow> = all.iter().flat_map(|k| k.milestones.iter().cloned()).collect();
    store::outlook::replace_milestones(tx, scope, &tenancies, &milestones)?;
    Ok(())
}

/// Judges one tenancy again at once, in the transaction of the act that touched it. It stays awake for the night.
pub(crate) fn again(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    policy: &Policy,
    at: At,
    tenancy: TenancyId,
) -> Result<(), Error> {
    let span = Span::one(tenancy);
    let Some(block) = store::block::of_to_change(tx, scope, tenancy)? else {
        return Ok(());
    };
    let sparse = Sparse::read(tx, scope, span)?;
    let kept = Judge::new(policy, at.today).next(tenancy, &block.bytes, &sparse, Held::Unknown)?;
    write(tx, scope, span, kept.as_slice())?;
    store::awake::wake(tx, scope, [tenancy])?;
    Ok(())
}
