//! The night: looks at every tenancy that something happened to, or whose day has come, and writes what changed.
//!
//! In chunks; a chunk, what it found and how far the night is are one transaction. A night that was cut off goes on
//! where it was; a second night on the same day finds nothing to do. A full night is the same over all tenancies.

use crate::actor::{Act, Actor, At};
use crate::judge::{self, Held, Judge, Kept, Sparse};
use crate::{Error, Refusal, ledger, policy};
use domain::calendar::{Day, Month};
use domain::ids::TenancyId;
use domain::policy::Policy;
use store::db::{Moment, Tx, WriteTx};
use store::night::Night;
use store::{Db, Scope, Span};

/// Tenancies looked at in one transaction.
const CHUNK: i64 = 8_192;
/// How long a night may be silent before another program may take over, in microseconds.
const LEASE: i64 = 30_000_000;

/// How a night is run.
pub struct Plan<'a> {
    /// The day it is for.
    pub on: Day,
    /// Over all tenancies, not only those that are awake or due.
    pub full: bool,
    /// Names this program among others on the same database.
    pub holder: &'a str,
    /// The moment, asked anew for each chunk: microseconds since 1970, UTC.
    pub clock: &'a dyn Fn() -> i64,
    /// Told how many tenancies are done, and of how many.
    pub progress: &'a dyn Fn(i64, i64),
}

/// What a night did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Tenancies looked at.
    pub processed: i64,
    /// Of which something changed.
    pub changed: i64,
}

/// The policy in force for an association.
pub fn policy_of(db: &Db, scope: &Scope) -> Result<Policy, Error> {
    db.read(|tx| policy_within(tx, scope))
}

/// The same within a transaction.
pub(crate) fn policy_within(tx: &mut Tx<'_>, scope: &Scope) -> Result<Policy, Error> {
    let association = store::association::of(tx, scope)?;
    let settings = association.map(|a| a.policy).unwrap_or_default();
    policy::read(&settings).map_err(|e| Refusal::Policy(e.to_string()).into())
}

/// Runs the night of one association.
pub fn run(db: &Db, actor: &Actor, plan: &Plan<'_>) -> Result<Done, Error> {
    actor.may(Act::RunNight)?;
    let scope = actor.scope();
    let policy = policy_of(db, &scope)?;
    let started = (plan.clock)();
    db.write(|tx| take_lease(tx, &scope, plan, started))?;
    let at = At {
        today: plan.on,
        now: started,
    };
    let done = follow(db, actor, at).and_then(|()| chunks(db, &scope, &policy, plan, started));
    db.write(|tx| store::night::release_lease(tx, &scope, "night", plan.holder))?;
    let done = done?;
    let details =
        serde_json::json!({"processed": done.processed, "changed": done.changed, "full": plan.full});
    db.write(|tx| crate::audit::note(tx, actor, at, "night", &plan.on.to_string(), None, "", &details))?;
    Ok(done)
}

/// What follows from decisions by the calendar is booked first, so that the night sees it: a part of a waiver for a rent
/// that was kept, a lower rent for a month that began. Booked once, whoever starts the night and however often.
fn follow(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    crate::waiver::run(db, actor, at)?;
    crate::discount::run(db, actor, at)?;
    crate::spared::run(db, actor, at)?;
    crate::worry::forget(db, actor, at)?;
    crate::network::forget(db, actor, at)?;
    crate::referral::forget(db, actor, at)?;
    crate::own_room::forget(db, actor, at)?;
    crate::visit::spoken::forget(db, actor, at)?;
    Ok(())
}

fn take_lease(tx: &mut WriteTx<'_>, scope: &Scope, plan: &Plan<'_>, now: i64) -> Result<(), Error> {
    if store::night::take_lease(tx, scope, "night", plan.holder, Moment(now), Moment(now + LEASE))? {
        Ok(())
    } else {
        Err(Refusal::NightBusy.into())
    }
}

fn chunks(db: &Db, scope: &Scope, policy: &Policy, plan: &Plan<'_>, started: i64) -> Result<Done, Error> {
    let (mut night, total) = db.read(|tx| {
        let total = if plan.full {
            store::tenancy::count(tx, scope)?
        } else {
            store::awake::count_due(tx, scope, plan.on)?
        };
        Ok::<_, store::Error>((store::night::of(tx, scope, plan.on)?, total))
    })?;
    let resumes = night.as_ref().is_some_and(|n| n.state == running(plan));
    let mut state = match night.take().filter(|_| resumes) {
        Some(night) => night,
        None => Night {
            on: plan.on,
            started_at: Moment(started),
            finished_at: None,
            done_up_to: None,
            processed: 0,
            changed: 0,
            state: running(plan).to_owned(),
        },
    };
    let shards = if plan.full {
        u32::try_from(total / CHUNK + 1).unwrap_or(1)
    } else {
        1
    };
    for shard in Span::shards(shards) {
        let mut rest = match state.done_up_to {
            Some(done) if done >= shard.until => continue,
            Some(done) if done >= shard.from => shard.after(done),
            _ => Some(shard),
        };
        while let Some(span) = rest {
            let chunk = db.write(|tx| {
                let mut next = state.clone();
                let last = one_chunk(tx, scope, plan, policy, span, &mut next)?;
                let now = (plan.clock)();
                store::night::put(tx, scope, &next)?;
                take_lease(tx, scope, plan, now)?;
                Ok::<_, Error>((last, next))
            })?;
            let (last, next) = chunk;
            state = next;
            (plan.progress)(state.processed, total.max(state.processed));
            rest = last.and_then(|last| span.after(last));
        }
    }
    state.finished_at = Some(Moment((plan.clock)()));
    "done".clone_into(&mut state.state);
    db.write(|tx| store::night::put(tx, scope, &state))?;
    Ok(Done {
        processed: state.processed,
        changed: state.changed,
    })
}

const fn running(plan: &Plan<'_>) -> &'static str {
    if plan.full { "running_full" } else { "running" }
}

/// Tenancies of one chunk with their packed ledgers and the digests of what is stored.
#[derive(Default)]
struct Chunk {
    seen: Vec<TenancyId>,
    bytes: Vec<u8>,
    /// Where each ledger ends in `bytes`.
    ends: Vec<usize>,
    digests: Vec<Option<u64>>,
}

impl Chunk {
    /// Reads the next tenancies of a span: all of it in a full night, else those that are awake or due.
    fn read(tx: &mut WriteTx<'_>, scope: &Scope, plan: &Plan<'_>, span: Span) -> Result<Self, Error> {
        let mut chunk = Self::default();
        let mut take = |packed: store::block::Packed<'_>| {
            chunk.seen.push(packed.tenancy);
            chunk.bytes.extend_from_slice(packed.bytes);
            chunk.ends.push(chunk.bytes.len());
            chunk.digests.push(packed.digest);
            Ok::<_, store::Error>(())
        };
        if plan.full {
            store::block::each(tx, scope, span, &mut take)?;
            fill_digests(
                &chunk.seen,
                &mut chunk.digests,
                store::outlook::digests(tx, scope, span)?,
            );
        } else {
            store::awake::each_due(tx, scope, plan.on, span, CHUNK, &mut take)?;
        }
        Ok(chunk)
    }

    /// The stretch of keys it covers; `None` when it is empty.
    fn span(&self) -> Option<Span> {
        let (from, until) = (*self.seen.first()?, *self.seen.last()?);
        Some(Span { from, until })
    }

    /// Judges every tenancy in it, on as many threads as the machine has processors; what did not change is left out.
    fn judge(&self, policy: &Policy, on: Day, sparse: &Sparse) -> Result<Vec<Kept>, Error> {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let part = self.seen.len().div_ceil(processors).max(FEWEST_PER_THREAD);
        let starts: Vec<usize> = (0..self.seen.len()).step_by(part).collect();
        let judge =
            |from: usize| self.judge_part(policy, on, sparse, from, (from + part).min(self.seen.len()));
        if let [only] = starts[..] {
            return judge(only);
        }
        let parts: Vec<Result<Vec<Kept>, Error>> = std::thread::scope(|scope| {
            let running: Vec<_> = starts.iter().map(|from| scope.spawn(|| judge(*from))).collect();
            running
                .into_iter()
                .map(|thread| {
                    thread
                        .join()
                        .unwrap_or(Err(Error::Damaged(crate::block::Damaged)))
                })
                .collect()
        });
        let mut kept = Vec::new();
        for part in parts {
            kept.append(&mut part?);
        }
        Ok(kept)
    }

    fn judge_part(
        &self,
        policy: &Policy,
        on: Day,
        sparse: &Sparse,
        from: usize,
        until: usize,
    ) -> Result<Vec<Kept>, Error> {
        let mut judge = Judge::new(policy, on);
        let mut kept = Vec::new();
        let mut begin = if from == 0 { 0 } else { self.ends[from - 1] };
        for i in from..until {
            let block = &self.bytes[begin..self.ends[i]];
            begin = self.ends[i];
            // A tenancy without a block has no contract here: there is nothing to judge.
            if !block.is_empty() {
                let held = self.digests[i].map_or(Held::Nothing, Held::Digest);
                kept.extend(judge.next(self.seen[i], block, sparse, held)?);
            }
        }
        Ok(kept)
    }
}

/// Below this a second thread costs more than it brings.
const FEWEST_PER_THREAD: usize = 512;

/// Looks at the next tenancies of a span; gives the last one, or `None` when the span is done.
fn one_chunk(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    plan: &Plan<'_>,
    policy: &Policy,
    span: Span,
    night: &mut Night,
) -> Result<Option<TenancyId>, Error> {
    let chunk = Chunk::read(tx, scope, plan, span)?;
    let Some(here) = chunk.span() else {
        return Ok(None);
    };
    let sparse = Sparse::read(tx, scope, here)?;
    let kept = chunk.judge(policy, plan.on, &sparse)?;
    judge::write(tx, scope, here, &kept)?;
    store::awake::settle(tx, scope, &chunk.seen)?;
    night.processed += i64::try_from(chunk.seen.len()).unwrap_or(i64::MAX);
    night.changed += i64::try_from(kept.len()).unwrap_or(i64::MAX);
    night.done_up_to = plan.full.then_some(here.until);
    Ok((!plan.full).then_some(here.until))
}

fn fill_digests(seen: &[TenancyId], digests: &mut [Option<u64>], stored: Vec<(TenancyId, u64)>) {
    let mut at = 0;
    for (tenancy, digest) in stored {
        while seen.get(at).is_some_and(|t| *t < tenancy) {
            at += 1;
        }
        if seen.get(at) == Some(&tenancy) {
            digests[at] = Some(digest);
        }
    }
}

/// A difference between what is kept and what follows from the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whose.
    pub tenancy: TenancyId,
    /// What differs.
    pub what: &'static str,
}

/// What `verify` looked at and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Tenancies looked at.
    pub tenancies: i64,
    /// Bank transactions looked at.
    pub bank_entries: i64,
    /// Tenancies that wait for the night; their outlook was not compared.
    pub awaiting: i64,
    /// Everything that differs.
    pub differences: Vec<Difference>,
}

/// Makes blocks, outlooks and rows again from the facts and compares them with what is kept, and checks that each
/// matched bank transaction stands in exactly one ledger. Changes nothing, unless `repair` asks to make blocks again.
pub fn verify(
    db: &Db,
    actor: &Actor,
    on: Day,
    repair: bool,
    progress: &dyn Fn(i64, i64),
) -> Result<Verified, Error> {
    let scope = actor.scope();
    let policy = policy_of(db, &scope)?;
    let total = db.read(|tx| store::tenancy::count(tx, &scope))?;
    let mut found = Verified::default();
    for span in Span::shards(u32::try_from(total / 2_048 + 1).unwrap_or(1)) {
        let damaged = db.read(|tx| verify_span(tx, &scope, &policy, on, span, &mut found))?;
        if repair && !damaged.is_empty() {
            db.write(|tx| {
                ledger::rebuild(tx, &scope, &damaged)?;
                store::awake::wake(tx, &scope, &damaged)?;
                Ok::<_, Error>(())
            })?;
        }
        progress(found.tenancies, total);
    }
    db.read(|tx| verify_bank(tx, &scope, &mut found))?;
    Ok(found)
}

fn verify_span(
    tx: &mut Tx<'_>,
    scope: &Scope,
    policy: &Policy,
    on: Day,
    span: Span,
    found: &mut Verified,
) -> Result<std::collections::BTreeSet<TenancyId>, Error> {
    let blocks = ledger::made_from_rows(tx, scope, span)?;
    let mut held = std::collections::HashMap::new();
    store::block::each(tx, scope, span, |p| {
        held.insert(p.tenancy, p.bytes.to_vec());
        Ok::<_, store::Error>(())
    })?;
    let mut waiting = std::collections::HashSet::new();
    store::awake::each_due(tx, scope, on, span, i64::MAX, |p| {
        waiting.insert(p.tenancy);
        Ok::<_, store::Error>(())
    })?;
    let mut outlooks = std::collections::HashMap::new();
    store::outlook::each(tx, scope, span, |o| {
        outlooks.insert(o.tenancy, o);
        Ok::<_, store::Error>(())
    })?;
    let mut tasks = std::collections::HashMap::new();
    store::task::each(tx, scope, span, |t| {
        tasks.insert(t.tenancy, t);
        Ok::<_, store::Error>(())
    })?;
    let sparse = Sparse::read(tx, scope, span)?;
    let mut judge = Judge::new(policy, on);
    let mut damaged = std::collections::BTreeSet::new();
    let mut differs = |tenancy, what| found.differences.push(Difference { tenancy, what });
    for (tenancy, bytes, _) in &blocks {
        found.tenancies += 1;
        let kept = judge.next(*tenancy, bytes, &sparse, Held::Unknown)?;
        if held.remove(tenancy).as_ref() != Some(bytes) {
            differs(*tenancy, "packed ledger");
            damaged.insert(*tenancy);
        }
        if waiting.contains(tenancy) {
            found.awaiting += 1;
            continue;
        }
        let Some(kept) = kept else { continue };
        if outlooks.remove(tenancy).as_ref() != Some(&kept.outlook) {
            differs(*tenancy, "outlook");
        }
        let row = |t: store::task::TaskRow| (t.key, t.kind, t.since, t.proposal, t.reason);
        if tasks.remove(tenancy).map(row) != kept.task.map(row) {
            differs(*tenancy, "row of today's list");
        }
    }
    for tenancy in held.into_keys() {
        differs(tenancy, "packed ledger without a contract");
    }
    Ok(damaged)
}

/// Every matched transaction is in the ledger of its tenancy, and no other is.
fn verify_bank(tx: &mut Tx<'_>, scope: &Scope, found: &mut Verified) -> Result<(), Error> {
    let mut matched: Vec<(TenancyId, domain::ids::EntryKey, Month)> = Vec::new();
    let mut bank_entries = 0;
    store::bank::each(tx, scope, |row| {
        bank_entries += 1;
        if let Some(tenancy) = row.place.tenancy {
            matched.push((tenancy, row.key, row.booked_on.month()));
        }
        Ok::<_, store::Error>(())
    })?;
    found.bank_entries += bank_entries;
    for (tenancy, bank, month) in matched {
        let mut booked = false;
        for round in 0..crate::booking::MOST_ROUNDS {
            if store::entry::has(
                tx,
                scope,
                store::entry::Drawer::Of(month),
                tenancy,
                crate::booking::entry_key(bank, tenancy, round),
            )? {
                booked = true;
                break;
            }
        }
        if !booked {
            found.differences.push(Difference {
                tenancy,
                what: "a matched bank transaction that is not in the ledger",
            });
        }
    }
    Ok(())
}
