//! Receives a bank statement: reads it whole or not at all, books each transaction once, finds its tenancy or
//! leaves it at the desk, and keeps ledger, blocks and list of awake tenancies true in one transaction.

use crate::actor::{Act, Actor, At};
use crate::batches::{Batches, Standing, ToldDay};
use crate::booking::{self, Twins};
use crate::directory::{Known, TenancyDirectory};
use crate::ledger::{self, Growing};
use crate::other_format::OtherFormat;
use crate::{Error, Refusal, Told, case_file, reading_ahead};
use domain::bank::{BankEntry, BookingStatus};
use domain::calendar::{Day, Month};
use domain::discount::Discount;
use domain::ids::{EntryKey, ImportId, TenancyId};
use domain::ledger::LedgerEntry;
use domain::matching::{self, Ix, Placement};
use domain::money::Cents;
use domain::spared_increase::SparedIncrease;
use exchange::statement::{Failure, Fault, ReadError, Summary};
use foldhash::{HashMap, HashMapExt as _};
use serde_json::json;
use std::collections::BTreeSet;
use std::io::{self, BufRead};
use std::thread;
use store::bank::{BankRow, Place, PlaceState};
use store::db::{Moment, WriteTx};
use store::entry::{Booked, Drawer, Source};
use store::statement::{Head, Import};
use store::tally::{Counted, Tally};
use store::{Db, Scope, Span, Tx};

/// Transactions that are written at once.
const CHUNK: usize = 4_096;
/// Receipts that are held before they are written; about 8 MiB. Memory stays the same at any size of file.
const RECEIPTS_HELD: usize = 100_000;

/// A statement file. Opened again when it has to be read again.
pub struct StatementFile<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Opens it at its beginning.
    pub open: &'a (dyn Fn() -> io::Result<Box<dyn BufRead + 'a>> + Sync),
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of the import within the association.
    pub number: i64,
    /// Kind of file.
    pub format: String,
    /// Transactions in it.
    pub entries: i64,
    /// Of which were new.
    pub booked: i64,
    /// Of which were known from an earlier file.
    pub known: i64,
    /// New ones that found their tenancy.
    pub matched: i64,
    /// New ones that wait at the desk.
    pub waiting: i64,
    /// New ones that have nothing to do with rent.
    pub set_aside: i64,
    /// Not final yet; not booked.
    pub pending: i64,
    /// This very file came in before; nothing was done.
    pub same_file: bool,
    /// What a person should look at.
    pub warnings: Vec<Told>,
}

/// Receives a statement file. `progress` is told how many transactions are done.
pub fn receive(
    db: &Db,
    actor: &Actor,
    at: At,
    file: &StatementFile<'_>,
    progress: &dyn Fn(u64),
) -> Result<Report, Error> {
    actor.may(Act::ImportStatements)?;
    let scope = actor.scope();
    let (fingerprint, directory) = thread::scope(|threads| {
        let fingerprint = threads.spawn(|| fingerprint(file));
        let directory = directory(db, actor, at.today);
        let fingerprint = fingerprint
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (fingerprint, directory)
    });
    let (fingerprint, directory) = (fingerprint?, directory?);
    if let Some(before) = db.read(|tx| store::statement::by_content(tx, &scope, &fingerprint))?
        && before.state == "done"
    {
        return Ok(known_file(&before));
    }
    let done = db.write(|tx| Receiving::new(actor, at, &directory)?.run(tx, file, &fingerprint, progress));
    if let Err(Error::Refused(Refusal::Unreadable(why))) = &done {
        note_refusal(
            db,
            actor,
            at,
            file.name,
            &fingerprint,
            &Told::of(|l| why.sentence(l)).to_kept(),
        )?;
    }
    done
}

fn known_file(before: &Import) -> Report {
    Report {
        number: before.number,
        format: before.format.clone(),
        entries: before.entries,
        known: before.entries,
        same_file: true,
        ..Report::default()
    }
}

/// BLAKE3 of the content: SHA-256 was a quarter of the whole import where the processor has no instruction for it.
fn fingerprint(file: &StatementFile<'_>) -> Result<Vec<u8>, Error> {
    let source = (file.open)().map_err(|e| unreadable(file.name, &e))?;
    let mut hasher = blake3::Hasher::new();
    hasher
        .update_reader(source)
        .map_err(|e| unreadable(file.name, &e))?;
    Ok(hasher.finalize().as_bytes().to_vec())
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    Refusal::Unreadable(ReadError::new(name, 1, Fault::NotReadable(error.to_string()))).into()
}

/// A refused file stands in the list of imports, so that nobody wonders where it went. `why` is [`Told`] in both languages.
fn note_refusal(
    db: &Db,
    actor: &Actor,
    at: At,
    name: &str,
    fingerprint: &[u8],
    why: &str,
) -> Result<(), Error> {
    let scope = actor.scope();
    db.write(|tx| {
        if store::statement::by_content(tx, &scope, fingerprint)?.is_none() {
            let import = Import {
                number: store::statement::next_number(tx, &scope)?,
                state: "refused".to_owned(),
                finished_at: Some(Moment(at.now)),
                note: why.to_owned(),
                ..import(actor, at, name, fingerprint)
            };
            store::statement::add(tx, &scope, &import)?;
        }
        crate::audit::note(
            tx,
            actor,
            at,
            "refuse_statement",
            name,
            None,
            why,
            &serde_json::Value::Null,
        )
    })
}

fn import(actor: &Actor, at: At, name: &str, fingerprint: &[u8]) -> Import {
    let digits: Vec<String> = fingerprint.iter().map(|b| format!("{b:02x}")).collect();
    let hex = digits.concat();
    Import {
        id: ImportId::derived(actor.org, &hex),
        number: 0,
        file_name: name.to_owned(),
        fingerprint: fingerprint.to_vec(),
        format: String::new(),
        state: "running".to_owned(),
        entries: 0,
        booked: 0,
        known: 0,
        matched: 0,
        waiting: 0,
        pending: 0,
        started_at: Moment(at.now),
        finished_at: None,
        by: actor.user,
        note: String::new(),
    }
}

/// The index of all tenancies, for matching.
pub fn directory(db: &Db, actor: &Actor, today: Day) -> Result<TenancyDirectory, Error> {
    let scope = &actor.scope();
    let tenancies = db.read(|tx| store::tenancy::count(tx, scope))?;
    let mut directory = TenancyDirectory::with_room(usize::try_from(tenancies).unwrap_or_default());
    db.read(|tx| {
        let lowered = Lowered::read(tx, scope)?;
        store::tenancy::each_for_matching(tx, scope, |facts| {
            let list = domain::tenancy::rent_of(&facts.rent, facts.start, today.month());
            let known = Known {
                rent: lowered.asked(facts.id, today.month(), list),
                current: facts.start <= today.plus(31) && facts.end.is_none_or(|end| end >= today),
                reference: facts.reference,
                payment_reference: facts.payment_reference,
                mandate: facts.mandate,
                ibans: facts.ibans,
                surnames: facts.surnames,
            };
            directory.insert(facts.id, &known);
            Ok::<_, store::Error>(())
        })
    })?;
    directory.settle();
    Ok(directory)
}

/// Lower rents and spared increases of the few who have one: a payment is known by what is asked, not by the list rent (S4.8).
struct Lowered {
    discounts: HashMap<TenancyId, Vec<Discount>>,
    spared: HashMap<TenancyId, Vec<SparedIncrease>>,
}

impl Lowered {
    fn read(tx: &mut Tx<'_>, scope: &Scope) -> Result<Self, store::Error> {
        Ok(Self {
            discounts: store::help::by_tenancy(tx, scope, Span::ALL)?
                .into_iter()
                .collect(),
            spared: store::help::by_tenancy(tx, scope, Span::ALL)?
                .into_iter()
                .collect(),
        })
    }

    fn asked(&self, tenancy: TenancyId, month: Month, list: Cents) -> Cents {
        let discounts = self.discounts.get(&tenancy).map_or(&[][..], Vec::as_slice);
        let spared = self.spared.get(&tenancy).map_or(&[][..], Vec::as_slice);
        (list - case_file::given_off(discounts, spared, month, list)).max(Cents::ZERO)
    }
}

/// Groups of what is counted on disk; two more for each day from [`DAYS`].
const TWINS: i64 = 0;
const BATCHES: i64 = 1;
const DAYS: i64 = 2;

/// Tellings of batches of earlier files that are held at first; when there are more, those of other days are let go.
const TELLINGS_HELD: usize = 4_096;

/// Bookings of one account on one day that an earlier file brought in.
struct KnownDay {
    /// Where their keys stand on disk.
    group: i64,
    /// How many there are.
    bookings: u64,
    /// Bookings that came in with the other family of formats.
    other_format: OtherFormat,
    /// Batches that earlier files told; read again when they were let go.
    batches: Option<ToldDay>,
}

const fn place_of(group: i64, key: EntryKey) -> Counted {
    Counted {
        group,
        number: key.0.cast_signed(),
        other: 0,
    }
}

/// A receipt that found its tenancy and is not written yet: small, because many are held.
#[derive(Clone, Copy)]
struct Fresh {
    tenancy: Ix,
    position: i64,
    entry: LedgerEntry,
}

struct Receiving<'a> {
    actor: &'a Actor,
    scope: Scope,
    at: At,
    directory: &'a TenancyDirectory,
    /// What does not fit in memory.
    disk: Tally,
    twins: Twins,
    known_days: HashMap<String, HashMap<i32, KnownDay>>,
    /// How many days are known, and how many tellings of batches are held for them.
    days: i64,
    tellings: usize,
    /// How many may be held before another day is read.
    tellings_held: usize,
    /// Numbers of the files that were no camt.
    from_mt940: BTreeSet<i64>,
    batches: Batches,
    rows: Vec<BankRow>,
    fresh: Vec<Fresh>,
    growing: Growing,
    touched: BTreeSet<TenancyId>,
    report: Report,
    position: i64,
}

impl<'a> Receiving<'a> {
    fn new(actor: &'a Actor, at: At, directory: &'a TenancyDirectory) -> Result<Self, Error> {
        Ok(Self {
            actor,
            scope: actor.scope(),
            at,
            directory,
            disk: Tally::new()?,
            twins: Twins::new(TWINS),
            known_days: HashMap::new(),
            days: 0,
            tellings: 0,
            tellings_held: TELLINGS_HELD,
            from_mt940: BTreeSet::new(),
            batches: Batches::new(BATCHES),
            rows: Vec::new(),
            fresh: Vec::new(),
            growing: Growing::default(),
            touched: BTreeSet::new(),
            report: Report::default(),
            position: 0,
        })
    }

    fn run(
        mut self,
        tx: &mut WriteTx<'_>,
        file: &StatementFile<'_>,
        fingerprint: &[u8],
        progress: &dyn Fn(u64),
    ) -> Result<Report, Error> {
        let mut import = import(self.actor, self.at, file.name, fingerprint);
        let refused = store::statement::by_content(tx, &self.scope, fingerprint)?;
        import.number = match &refused {
            Some(refused) => refused.number,
            None => store::statement::next_number(tx, &self.scope)?,
        };
        self.report.number = import.number;
        self.from_mt940 = from_mt940(tx, &self.scope)?;
        let mut source = (file.open)().map_err(|e| unreadable(file.name, &e))?;
        let start = source.fill_buf().map_err(|e| unreadable(file.name, &e))?;
        let camt = start.iter().find(|b| !b.is_ascii_whitespace() && b.is_ascii()) == Some(&b'<');
        drop(source);
        let summary = reading_ahead::read(file.name, file.open, |entry| {
            self.take(tx, file.name, entry, camt)?;
            self.batches.keep_much(tx, &self.scope)?;
            if self.rows.len() >= CHUNK {
                self.write_rows(tx)?;
                progress(self.position.cast_unsigned());
            }
            if self.fresh.len() >= RECEIPTS_HELD {
                self.write_receipts(tx)?;
            }
            if self.batches.is_full() {
                self.write_batches(tx)?;
            }
            Ok::<_, Error>(())
        });
        let summary = summary.map_err(|failure| match failure {
            Failure::Read(e) => Refusal::Unreadable(e).into(),
            Failure::Sink(e) => e,
        })?;
        self.write_batches(tx)?;
        store::awake::wake(tx, &self.scope, &self.touched)?;
        self.finish(tx, import, refused.is_some(), &summary)
    }

    /// Keys, recognises what is known, and places what is new.
    fn take(&mut self, tx: &mut WriteTx<'_>, file: &str, entry: BankEntry, camt: bool) -> Result<(), Error> {
        self.position += 1;
        self.report.entries += 1;
        if entry.status == BookingStatus::Pending {
            self.report.pending += 1;
            return Ok(());
        }
        let Some(booked_on) = entry.booked_on.or(entry.valued_on) else {
            return Err(Refusal::Unreadable(ReadError::new(file, entry.line, Fault::NoDay)).into());
        };
        let key = self.twins.key(&self.disk, &entry, booked_on)?;
        let standing = self.standing(tx, &entry, booked_on, key, camt)?;
        if standing == Standing::Known {
            self.report.known += 1;
            return Ok(());
        }
        self.report.booked += 1;
        let (state, tenancy, rule, reason) = if let Standing::DetailsCame(details) = standing {
            self.report.set_aside += 1;
            let reason = details.reason(serde_json::Value::Null).to_string();
            (PlaceState::SetAside, None, None, Some(reason))
        } else {
            match matching::place(&entry, self.directory) {
                Placement::Placed { tenancy, rule } => {
                    self.report.matched += 1;
                    (PlaceState::Matched, Some(tenancy), Some(rule), None)
                }
                Placement::Waiting { why, candidates } => {
                    self.report.waiting += 1;
                    (
                        PlaceState::Waiting,
                        None,
                        None,
                        Some(self.waiting_reason(why, &candidates)),
                    )
                }
                Placement::Aside(why) => {
                    self.report.set_aside += 1;
                    (
                        PlaceState::SetAside,
                        None,
                        None,
                        Some(json!({"why": why.code()}).to_string()),
                    )
                }
            }
        };
        let id = tenancy.and_then(|ix| self.directory.tenancy(ix));
        if let (Some(ix), Some(id)) = (tenancy, id) {
            self.enter(ix, id, &entry, key, booked_on);
        }
        let place = Place {
            state,
            tenancy: id,
            rule,
            reason,
            at: Some(Moment(self.at.now)),
            by: self.actor.user,
        };
        self.rows.push(BankRow {
            entry,
            booked_on,
            key,
            import: self.report.number,
            position: self.position,
            place,
        });
        Ok(())
    }

    fn waiting_reason(&self, why: matching::Waits, candidates: &[(Ix, matching::Rule)]) -> String {
        let likely = candidates.iter().filter_map(|(ix, rule)| {
            Some(json!({"tenancy": self.directory.tenancy(*ix)?.to_string(), "rule": rule.code()}))
        });
        json!({"why": why.code(), "likely": likely.collect::<Vec<_>>()}).to_string()
    }

    fn enter(&mut self, ix: Ix, tenancy: TenancyId, bank: &BankEntry, key: EntryKey, booked_on: Day) {
        let entry = booking::ledger_entry(bank, key, tenancy, booked_on, self.at.today.max(booked_on));
        self.fresh.push(Fresh {
            tenancy: ix,
            position: self.position,
            entry,
        });
    }

    /// Was this booking brought in by an earlier file, by itself or as part of a batch?
    fn standing(
        &mut self,
        tx: &mut WriteTx<'_>,
        entry: &BankEntry,
        booked_on: Day,
        key: EntryKey,
        camt: bool,
    ) -> Result<Standing, Error> {
        if !self.known_days.contains_key(&entry.account) {
            self.known_days.insert(entry.account.clone(), HashMap::new());
        }
        let day = self
            .known_days
            .get(&entry.account)
            .and_then(|days| days.get(&booked_on.0));
        if self.tellings > self.tellings_held && day.is_none_or(|day| day.batches.is_none()) {
            self.let_tellings_go();
        }
        let days = self.known_days.entry(entry.account.clone());
        let days = days.or_default();
        let day = match days.entry(booked_on.0) {
            std::collections::hash_map::Entry::Occupied(day) => day.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => {
                let group = DAYS + 2 * self.days;
                self.days += 1;
                let reading = Reading {
                    account: &entry.account,
                    day: booked_on,
                    this_import: self.report.number,
                };
                new.insert(reading.known(tx, &self.scope, &self.disk, group, camt, &self.from_mt940)?)
            }
        };
        let told = match &mut day.batches {
            Some(told) => told,
            gone @ None => {
                let told = ToldDay::load(tx, &self.scope, &entry.account, booked_on, self.report.number)?;
                self.tellings += told.len();
                gone.insert(told)
            }
        };
        let first = day.bookings == 0;
        let by_key = !first && self.disk.times(place_of(day.group, key))? > 0;
        let place = (booked_on, self.report.number, self.position);
        let standing = self
            .batches
            .standing(&self.disk, told, entry, place, (by_key, first))?;
        if by_key {
            return Ok(Standing::Known);
        }
        let account = entry.counterparty_iban.as_deref();
        if standing != Standing::Known && day.other_format.take(&self.disk, entry.amount.0, account)? {
            return Ok(Standing::Known);
        }
        Ok(standing)
    }

    fn let_tellings_go(&mut self) {
        let days = self.known_days.values_mut().flat_map(HashMap::values_mut);
        days.for_each(|day| day.batches = None);
        self.tellings = 0;
        // A file that goes to and fro between days would read them again and again.
        self.tellings_held *= 2;
    }

    /// Writes everything held, with what it says about batches.
    fn write_batches(&mut self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        self.write_rows(tx)?;
        self.write_receipts(tx)?;
        ledger::rebuild(tx, &self.scope, &std::mem::take(&mut self.growing.anew))?;
        let number = self.report.number;
        self.batches.write(tx, &self.scope, self.actor, self.at, number)?;
        Ok(())
    }

    /// Writes the transactions held, in file order.
    fn write_rows(&mut self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        store::bank::append(tx, &self.scope, &self.rows)?;
        self.rows.clear();
        Ok(())
    }

    /// Writes the receipts held, tenancy by tenancy, and brings their blocks up to date: the ledger is kept by
    /// tenancy, so few large passes over it cost far less than many small ones.
    fn write_receipts(&mut self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        let directory = self.directory;
        let mut fresh = std::mem::take(&mut self.fresh);
        fresh.sort_unstable_by_key(|f| (directory.tenancy(f.tenancy), f.entry.key));
        let import = self.report.number;
        let booked = fresh.iter().filter_map(|f| {
            Some(Booked {
                tenancy: directory.tenancy(f.tenancy)?,
                drawer: Drawer::Of(f.entry.effective_on.month()),
                entry: f.entry,
                source: Some(Source {
                    import,
                    position: f.position,
                }),
                note: None,
            })
        });
        store::entry::append(tx, &self.scope, booked)?;
        let dense = fresh.len() * 8 > directory.len();
        let mut groups = fresh
            .chunk_by(|a, b| a.tenancy == b.tenancy)
            .filter_map(|g| Some((directory.tenancy(g[0].tenancy)?, g)))
            .peekable();
        while groups.peek().is_some() {
            let some: Vec<Receipts<'_>> = groups.by_ref().take(2_048).collect();
            self.touched.extend(some.iter().map(|(tenancy, _)| *tenancy));
            if dense {
                grow_dense(tx, &self.scope, &some, &mut self.growing)?;
            } else {
                grow_sparse(tx, &self.scope, &some, &mut self.growing)?;
            }
            self.growing.write(tx, &self.scope)?;
        }
        drop(groups);
        fresh.clear();
        self.fresh = fresh;
        Ok(())
    }

    fn finish(
        mut self,
        tx: &mut WriteTx<'_>,
        mut import: Import,
        refused_before: bool,
        summary: &Summary,
    ) -> Result<Report, Error> {
        let heads: Vec<Head> = summary
            .statements
            .iter()
            .zip(1..)
            .map(|(s, position)| Head {
                import: import.number,
                position,
                account: s.account.clone(),
                number: Some(s.id.clone()).filter(|id| !id.is_empty()),
                from: s.from,
                until: s.until,
                opening: s.opening.map(|b| b.0),
                closing: s.closing.map(|b| b.0),
                currency: Some(s.currency.clone()).filter(|c| !c.is_empty()),
            })
            .collect();
        store::statement::add_heads(tx, &self.scope, &heads)?;
        self.report.format = summary.format.to_string();
        self.report.warnings = summary
            .warnings
            .iter()
            .map(|w| Told::of(|language| format!("{}:{}: {}", import.file_name, w.line, w.text(language))))
            .collect();
        let r = &self.report;
        import.format.clone_from(&r.format);
        "done".clone_into(&mut import.state);
        (import.entries, import.booked, import.known) = (r.entries, r.booked, r.known);
        (import.matched, import.waiting, import.pending) = (r.matched, r.waiting, r.pending);
        import.finished_at = Some(Moment(self.at.now));
        import.note = r.warnings.first().map(Told::to_kept).unwrap_or_default();
        // Written at the end and once: SQLite, when a page that went to its log changes again, reads the whole log again.
        if refused_before {
            store::statement::update(tx, &self.scope, &import)?;
        } else {
            store::statement::add(tx, &self.scope, &import)?;
        }
        let details = json!({"import": r.number, "entries": r.entries, "booked": r.booked, "matched": r.matched, "waiting": r.waiting});
        crate::audit::note(
            tx,
            self.actor,
            self.at,
            "import_statement",
            &import.file_name,
            None,
            "",
            &details,
        )?;
        Ok(self.report)
    }
}

/// Reads what is known of an account and day.
struct Reading<'a> {
    account: &'a str,
    day: Day,
    this_import: i64,
}

impl Reading<'_> {
    fn known(
        &self,
        tx: &mut WriteTx<'_>,
        scope: &Scope,
        disk: &Tally,
        group: i64,
        camt: bool,
        from_mt940: &BTreeSet<i64>,
    ) -> Result<KnownDay, Error> {
        let mut known = KnownDay {
            group,
            bookings: 0,
            other_format: OtherFormat::new(group + 1),
            batches: None,
        };
        store::bank::each_known_of_day(tx, scope, self.account, self.day, self.this_import, |row| {
            known.bookings += 1;
            disk.add([(place_of(group, row.key), 1)])?;
            if from_mt940.contains(&row.import) == camt {
                known
                    .other_format
                    .put(disk, row.amount.0, row.counterparty_iban)?;
            }
            Ok::<_, store::Error>(())
        })?;
        Ok(known)
    }
}

/// Numbers of the files that were no camt.
fn from_mt940(tx: &mut WriteTx<'_>, scope: &Scope) -> Result<BTreeSet<i64>, Error> {
    let formats = store::statement::formats(tx, scope)?;
    let others = formats
        .into_iter()
        .filter(|(_, format)| !format.starts_with("camt"));
    Ok(others.map(|(number, _)| number).collect())
}

/// A tenancy and the receipts it got.
type Receipts<'a> = (TenancyId, &'a [Fresh]);

/// Most tenancies are touched: read the blocks of the stretch in one go.
fn grow_dense(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    groups: &[Receipts<'_>],
    growing: &mut Growing,
) -> Result<(), Error> {
    let span = Span {
        from: groups[0].0,
        until: groups[groups.len() - 1].0,
    };
    let mut next = groups.iter().peekable();
    store::block::each(tx, scope, span, |held| {
        while let Some((tenancy, _)) = next.next_if(|(tenancy, _)| *tenancy < held.tenancy) {
            growing.anew.insert(*tenancy);
        }
        let Some((tenancy, receipts)) = next.next_if(|(tenancy, _)| *tenancy == held.tenancy) else {
            return Ok(());
        };
        growing.add(*tenancy, receipts.iter().map(|f| f.entry), held.bytes)
    })?;
    growing.anew.extend(next.map(|(tenancy, _)| *tenancy));
    Ok(())
}

/// Few are touched: read block by block.
fn grow_sparse(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    groups: &[Receipts<'_>],
    growing: &mut Growing,
) -> Result<(), Error> {
    for (tenancy, receipts) in groups {
        growing.read_and_add(tx, scope, *tenancy, receipts.iter().map(|f| f.entry))?;
    }
    Ok(())
}
