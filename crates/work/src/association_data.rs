//! Brings in what an association hands over: staff, homes, people, contracts, bookings, contacts, agreements, stories.
//!
//! All or nothing: one transaction, and every problem named with file, line and remedy. Bringing in the same set again
//! changes nothing; a newer set changes people, homes and contracts and adds bookings that are new. What the ledger
//! holds is never changed: a booking that was wrong is followed by a correction. A set in which a known booking has
//! other content is refused; only the words with a booking (its note) may differ, and stay as they were first told.

use crate::actor::{Act, Actor, At, stored_roles};
use crate::changed_bookings::{self, Known};
use crate::ledger;
use crate::{Error, Refusal};
use domain::agreement::{Agreement, AgreementState};
use domain::calendar::Day;
use domain::contact::Contact;
use domain::ids::{
    AgreementId, ContactId, DwellingId, EntryKey, OrgNo, PersonId, StoryId, TenancyId, UserId,
};
use domain::ledger::{EntryKind, LedgerEntry, Method};
use domain::tenancy::{DueDaySpan, Dwelling, Membership, Person, RentComponent, Tenancy};
use exchange::association::{BookingRecord, Fact, Failure, Fault, MOST_PROBLEMS, Place, Reader};
pub use exchange::association::{Problem, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use store::Db;
use store::db::WriteTx;
use store::entry::{Booked, Drawer};

/// Rows that are held before they are written.
const CHUNK: usize = 5_000;

/// Where the files of a set come from. Opened again when the transaction has to be run again.
pub trait FileSet {
    /// The file of a table, or `None` when the set has none.
    fn open(&self, table: Table) -> io::Result<Option<Box<dyn io::Read + '_>>>;
    /// Hands over all facts of a set that is not made of tables (VERA), or `None` when it is.
    fn facts(
        &self,
        _sink: &mut dyn FnMut(&Place, Fact) -> Result<(), Error>,
    ) -> Option<Result<(), Failure<Error>>> {
        None
    }
}

/// A folder on disk: the CSV set when `tenancies.csv` is there, else VERA when there are JSON files.
pub struct FolderSet(pub std::path::PathBuf);

impl FileSet for FolderSet {
    fn open(&self, table: Table) -> io::Result<Option<Box<dyn io::Read + '_>>> {
        match std::fs::File::open(self.0.join(table.file_name())) {
            Ok(file) => Ok(Some(Box::new(io::BufReader::with_capacity(1 << 16, file)))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn facts(
        &self,
        sink: &mut dyn FnMut(&Place, Fact) -> Result<(), Error>,
    ) -> Option<Result<(), Failure<Error>>> {
        if self.0.join(Table::Tenancies.file_name()).exists() {
            return None;
        }
        let folder = exchange::vera::Directory(self.0.clone());
        let json = exchange::vera::Folder::names(&folder).is_ok_and(|names| {
            names.iter().any(|n| {
                std::path::Path::new(n)
                    .extension()
                    .is_some_and(|e| e.eq_ignore_ascii_case("json"))
            })
        });
        json.then(|| exchange::vera::read(&folder, sink).map(drop))
    }
}

/// Files under the names they were given, wherever they lie: what was sent with a form.
///
/// A name is only compared, never made part of a path.
#[derive(Clone, Debug, Default)]
pub struct NamedFiles(pub Vec<(String, std::path::PathBuf)>);

impl NamedFiles {
    fn find(&self, name: &str) -> Option<&std::path::Path> {
        self.0
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, path)| path.as_path())
    }

    /// Whether a file of this name can be part of a set.
    pub fn accepts(name: &str) -> bool {
        let json = std::path::Path::new(name)
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("json"));
        json || Table::ALL
            .iter()
            .any(|t| t.file_name().eq_ignore_ascii_case(name))
    }
}

impl FileSet for NamedFiles {
    fn open(&self, table: Table) -> io::Result<Option<Box<dyn io::Read + '_>>> {
        let Some(path) = self.find(table.file_name()) else {
            return Ok(None);
        };
        Ok(Some(Box::new(io::BufReader::with_capacity(
            1 << 16,
            std::fs::File::open(path)?,
        ))))
    }

    fn facts(
        &self,
        sink: &mut dyn FnMut(&Place, Fact) -> Result<(), Error>,
    ) -> Option<Result<(), Failure<Error>>> {
        let csv = Table::ALL.iter().any(|t| self.find(t.file_name()).is_some());
        (!csv && !self.0.is_empty()).then(|| exchange::vera::read(self, sink).map(drop))
    }
}

impl exchange::vera::Folder for NamedFiles {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.iter().map(|(name, _)| name.clone()).collect())
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn io::Read + '_>> {
        let path = self.find(name).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(std::fs::File::open(path)?))
    }
}

/// What was brought in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Contracts in the set.
    pub tenancies: usize,
    /// People in the set.
    pub people: usize,
    /// Bookings in the set.
    pub bookings: usize,
    /// Bookings that were new.
    pub new_bookings: u64,
    /// Contacts, agreements and stories in the set.
    pub said: usize,
}

/// Brings in a set. `progress` is told the table at hand and the rows so far.
pub fn receive(
    db: &Db,
    actor: &Actor,
    at: At,
    set: &dyn FileSet,
    progress: &dyn Fn(Table, usize),
) -> Result<Received, Error> {
    actor.may(Act::ImportAssociation)?;
    db.write(|tx| {
        let mut intake = Intake::new(actor, at, progress);
        match read_all(set, &mut |place, fact| intake.take(tx, place, fact)) {
            Ok(()) => {}
            Err(Error::Refused(Refusal::Problems(found))) => {
                return Err(Refusal::Problems([intake.problems, found].concat()).into());
            }
            Err(e) => return Err(e),
        }
        let received = intake.finish(tx)?;
        crate::audit::note(tx, actor, at, "import_association", "set", None, "", &serde_json::json!({
            "tenancies": received.tenancies, "people": received.people, "newBookings": received.new_bookings,
        }))?;
        Ok(received)
    })
}

fn read_all(set: &dyn FileSet, sink: &mut dyn FnMut(&Place, Fact) -> Result<(), Error>) -> Result<(), Error> {
    if let Some(done) = set.facts(sink) {
        return done.map_err(refused);
    }
    let mut reader = Reader::new();
    let mut problems = Vec::new();
    for table in Table::ALL {
        let file = set.open(table).map_err(|e| unreadable(table.file_name(), &e))?;
        let Some(file) = file else { continue };
        match reader.read_table(table, table.file_name(), file, sink) {
            Ok(_) => {}
            Err(Failure::Refused(found)) => problems.extend(found),
            Err(Failure::Unreadable(e)) => return Err(unreadable(table.file_name(), &e)),
            Err(Failure::Receiver(e)) => return Err(e),
        }
    }
    if let Err(found) = reader.finish() {
        problems.extend(found);
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Problems(problems).into())
    }
}

fn refused(failure: Failure<Error>) -> Error {
    match failure {
        Failure::Refused(found) => Refusal::Problems(found).into(),
        Failure::Unreadable(e) => unreadable("", &e),
        Failure::Receiver(e) => e,
    }
}

fn unreadable(file: &str, error: &io::Error) -> Error {
    let place = Place {
        file: file.into(),
        line: 0,
    };
    Refusal::Problems(vec![Problem::at(
        &place,
        None,
        Fault::Unreadable(error.to_string()),
    )])
    .into()
}

/// Holds what must be whole before it can be written (contracts), and writes the rest as it comes.
struct Intake<'a> {
    actor: &'a Actor,
    scope: store::Scope,
    org: OrgNo,
    at: At,
    progress: &'a dyn Fn(Table, usize),
    table: Option<Table>,
    rows: usize,
    staff: Vec<store::staff::Staff>,
    dwellings: Vec<Dwelling>,
    people: Vec<Person>,
    tenancies: BTreeMap<TenancyId, Tenancy>,
    tenancies_written: bool,
    bookings: Vec<Known>,
    /// What was booked otherwise before.
    problems: Vec<Problem>,
    contacts: Vec<(TenancyId, Contact)>,
    agreements: Vec<(TenancyId, Agreement)>,
    stories: Vec<(TenancyId, store::story::Story)>,
    touched: BTreeSet<TenancyId>,
    received: Received,
}

impl<'a> Intake<'a> {
    fn new(actor: &'a Actor, at: At, progress: &'a dyn Fn(Table, usize)) -> Self {
        Self {
            actor,
            scope: actor.scope(),
            org: actor.org,
            at,
            progress,
            table: None,
            rows: 0,
            staff: Vec::new(),
            dwellings: Vec::new(),
            people: Vec::new(),
            tenancies: BTreeMap::new(),
            tenancies_written: false,
            bookings: Vec::new(),
            problems: Vec::new(),
            contacts: Vec::new(),
            agreements: Vec::new(),
            stories: Vec::new(),
            touched: BTreeSet::new(),
            received: Received::default(),
        }
    }

    fn tenancy(&self, reference: &str) -> TenancyId {
        TenancyId::derived(self.org, reference)
    }

    fn user(&self, login: Option<&String>) -> Option<UserId> {
        login.map(|login| UserId::derived(self.org, login))
    }

    /// A day on which we can have learned of something that happened on `day`.
    fn learned(&self, day: Day) -> Day {
        day.min(self.at.today)
    }

    fn take(&mut self, tx: &mut WriteTx<'_>, place: &Place, fact: Fact) -> Result<(), Error> {
        self.count(fact.table());
        match fact {
            Fact::Staff(s) => self.staff.push(store::staff::Staff {
                id: UserId::derived(self.org, &s.login),
                login: s.login,
                name: s.name,
                email: s.email,
                phone: s.phone,
                password_hash: String::new(),
                one_time_until: None,
                active: true,
                language: s.language.code().to_owned(),
                role: s.role.code().to_owned(),
            }),
            Fact::Dwelling(d) => self.dwellings.push(Dwelling {
                id: DwellingId::derived(self.org, &d.reference),
                reference: d.reference,
                street: d.street,
                house_number: d.house_number,
                postcode: d.postcode,
                town: d.town,
                neighbourhood: d.neighbourhood,
                energy_label: d.energy_label,
                coordinates: d.coordinates,
            }),
            Fact::Person(p) => self.people.push(Person {
                id: PersonId::derived(self.org, &p.reference),
                reference: p.reference,
                first_name: p.first_name,
                initials: p.initials,
                infix: p.infix,
                surname: p.surname,
                preferred_name: p.preferred_name,
                address_form: p.address_form,
                language: p.language,
                phone: p.phone,
                email: p.email,
                contact_note: p.contact_note,
            }),
            Fact::Booking(booking) => {
                self.received.bookings += 1;
                let known = Known {
                    place: place.clone(),
                    learned_told: booking.learned.is_some(),
                    number: booking.key.clone(),
                    booked: self.booking(booking),
                };
                self.bookings.push(known);
            }
            fact => self.take_of_tenancy(fact),
        }
        self.write_full(tx, CHUNK)
    }

    fn take_of_tenancy(&mut self, fact: Fact) {
        let org = self.org;
        match fact {
            Fact::Tenancy(t) => {
                let id = self.tenancy(&t.reference);
                self.received.tenancies += 1;
                self.tenancies.insert(
                    id,
                    Tenancy {
                        id,
                        dwelling: DwellingId::derived(org, &t.dwelling),
                        reference: t.reference,
                        start: t.start,
                        end: t.end,
                        payment_reference: t.payment_reference,
                        mandate: t.mandate,
                        method: t.method,
                        due_days: Vec::new(),
                        rent: Vec::new(),
                        members: Vec::new(),
                        payer_ibans: Vec::new(),
                        expected_arrears_since: t.expected_arrears_since,
                    },
                );
            }
            Fact::Member(m) => {
                let member = Membership {
                    person: PersonId::derived(org, &m.person),
                    role: m.role,
                    from: m.from,
                    until: m.until,
                };
                self.of(&m.tenancy, |t| t.members.push(member));
            }
            Fact::Rent(r) => {
                let part = RentComponent {
                    kind: r.kind,
                    amount: r.amount,
                    from: r.from,
                    until: r.until,
                };
                self.of(&r.tenancy, |t| t.rent.push(part));
            }
            Fact::DueDay(d) => self.of(&d.tenancy, |t| {
                t.due_days.push(DueDaySpan {
                    from: d.from_month,
                    day: d.day,
                });
                t.due_days.sort_unstable_by_key(|s| s.from);
            }),
            Fact::Iban(i) => self.of(&i.tenancy, |t| t.payer_ibans.push(i.iban)),
            fact => self.take_said(fact),
        }
    }

    fn of(&mut self, reference: &str, change: impl FnOnce(&mut Tenancy)) {
        let id = self.tenancy(reference);
        if let Some(tenancy) = self.tenancies.get_mut(&id) {
            change(tenancy);
        }
    }

    fn take_said(&mut self, fact: Fact) {
        let org = self.org;
        self.received.said += 1;
        match fact {
            Fact::Contact(c) => {
                let contact = Contact {
                    id: ContactId::derived(org, &format!("{}:{}", c.tenancy, c.key)),
                    on: c.on,
                    day_part: c.day_part,
                    kind: c.kind,
                    direction: c.direction,
                    outcome: c.outcome,
                    note: c.note,
                    next_on: c.next_on,
                    by: self.user(c.by.as_ref()),
                    learned_on: self.learned(c.on),
                    corrects: None,
                };
                self.contacts.push((self.tenancy(&c.tenancy), contact));
            }
            Fact::Agreement(a) => {
                // The set says when a promise was made, not when a later version was written down.
                let learned = if a.state == AgreementState::Open {
                    a.made_on
                } else {
                    a.due_on.unwrap_or(a.made_on)
                };
                let agreement = Agreement {
                    id: AgreementId::derived(org, &format!("{}:{}", a.tenancy, a.key)),
                    version: a.version,
                    party: a.party,
                    action: a.action,
                    made_on: a.made_on,
                    due_on: a.due_on,
                    amount: a.amount,
                    state: a.state,
                    by: self.user(a.by.as_ref()),
                    learned_on: self.learned(learned),
                };
                self.agreements.push((self.tenancy(&a.tenancy), agreement));
            }
            Fact::Story(s) => {
                let story = store::story::Story {
                    id: StoryId::derived(org, &format!("{}:{}", s.tenancy, s.key)),
                    told_on: s.on,
                    words: s.text,
                    person: None,
                    by: self.user(s.told_to.as_ref()),
                    learned_on: self.learned(s.on),
                    corrects: None,
                };
                self.stories.push((self.tenancy(&s.tenancy), story));
            }
            _ => self.received.said -= 1,
        }
    }

    fn booking(&self, b: BookingRecord) -> Booked {
        let learned_on = b.learned.unwrap_or_else(|| self.learned(b.on));
        Booked {
            tenancy: self.tenancy(&b.tenancy),
            drawer: Drawer::Undated,
            entry: LedgerEntry {
                key: booking_key(&b.key),
                kind: b.kind,
                effective_on: b.on,
                learned_on,
                amount: b.amount,
                month: b.month,
                method: if b.kind == EntryKind::Receipt {
                    Method::Transfer
                } else {
                    Method::Unknown
                },
                reason: b.reason.as_deref().and_then(crate::booking::four),
                link: b.corrects.as_deref().map(|key| booking_key(key).0),
            },
            source: None,
            note: b.note,
        }
    }

    fn count(&mut self, table: Table) {
        if self.table != Some(table) {
            self.table = Some(table);
            self.rows = 0;
        }
        self.rows += 1;
        if self.rows.is_multiple_of(1_000) {
            (self.progress)(table, self.rows);
        }
    }

    /// Writes lists that have grown to `full`. Contracts are written once, before the first thing that hangs on them.
    fn write_full(&mut self, tx: &mut WriteTx<'_>, full: usize) -> Result<(), Error> {
        let moment = store::db::Moment(self.at.now);
        if self.staff.len() >= full {
            self.write_staff(tx)?;
        }
        if self.dwellings.len() >= full {
            store::person::put_dwellings(tx, &self.scope, self.dwellings.drain(..), moment)?;
        }
        if self.people.len() >= full {
            self.received.people += self.people.len();
            store::person::put_all(tx, &self.scope, self.people.drain(..), moment)?;
        }
        let hanging = self
            .bookings
            .len()
            .max(self.contacts.len())
            .max(self.agreements.len())
            .max(self.stories.len());
        if hanging < full {
            return Ok(());
        }
        self.write_tenancies(tx)?;
        self.write_bookings(tx)?;
        let said = self
            .contacts
            .iter()
            .map(|c| c.0)
            .chain(self.agreements.iter().map(|a| a.0));
        self.touched.extend(said);
        store::contact::add(
            tx,
            &self.scope,
            self.contacts.iter().map(|(t, c)| (*t, c)),
            moment,
        )?;
        self.contacts.clear();
        store::agreement::add(
            tx,
            &self.scope,
            self.agreements.iter().map(|(t, a)| (*t, a)),
            moment,
        )?;
        self.agreements.clear();
        store::story::add(tx, &self.scope, self.stories.iter().map(|(t, s)| (*t, s)), moment)?;
        self.stories.clear();
        Ok(())
    }

    /// Books what is new. What is known must be as it was: else the set is refused when it has been read.
    fn write_bookings(&mut self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        self.touched
            .extend(self.bookings.iter().map(|b| b.booked.tenancy));
        self.bookings
            .sort_unstable_by_key(|b| (b.booked.tenancy, b.booked.entry.key));
        let booked = self.bookings.iter().map(|b| &b.booked);
        let new = store::entry::add_missing(tx, &self.scope, booked)?;
        self.received.new_bookings += new;
        if new < self.bookings.len() as u64 {
            let found = changed_bookings::find(tx, &self.scope, &self.bookings)?;
            self.problems.extend(found);
        }
        self.bookings.clear();
        if self.problems.len() >= MOST_PROBLEMS {
            return Err(self.refusal());
        }
        Ok(())
    }

    fn refusal(&mut self) -> Error {
        let mut problems = std::mem::take(&mut self.problems);
        problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        problems.truncate(MOST_PROBLEMS);
        Refusal::Problems(problems).into()
    }

    /// Staff in the set keep the password, the role and the place they have: who may what is decided by the
    /// administrator. New staff begin with the role of the set and without a password.
    fn write_staff(&mut self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        for member in &mut self.staff {
            if let Some(held) = store::staff::by_id(tx, &self.scope, member.id)? {
                member.password_hash = held.password_hash;
                member.one_time_until = held.one_time_until;
                member.active = held.active;
                member.role = held.role;
            }
        }
        store::staff::put_all(tx, &self.scope, &self.staff, store::db::Moment(self.at.now))?;
        self.staff.clear();
        Ok(())
    }

    fn write_tenancies(&mut self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        if self.tenancies_written {
            return Ok(());
        }
        self.tenancies_written = true;
        let moment = store::db::Moment(self.at.now);
        store::person::put_dwellings(tx, &self.scope, self.dwellings.drain(..), moment)?;
        self.received.people += self.people.len();
        store::person::put_all(tx, &self.scope, self.people.drain(..), moment)?;
        let all: Vec<&Tenancy> = self.tenancies.values().collect();
        for chunk in all.chunks(CHUNK) {
            store::tenancy::put_all(tx, &self.scope, chunk, moment)?;
        }
        self.touched.extend(self.tenancies.keys());
        Ok(())
    }

    fn finish(mut self, tx: &mut WriteTx<'_>) -> Result<Received, Error> {
        self.write_tenancies(tx)?;
        self.write_full(tx, 0)?;
        if !self.problems.is_empty() {
            return Err(self.refusal());
        }
        if store::association::roles(tx, &self.scope)?.is_empty() {
            store::association::put_roles(tx, &self.scope, &stored_roles())?;
            let all = Act::ALL.iter().map(|act| act.code());
            store::association::give_acts(tx, &self.scope, all, store::db::Moment(self.at.now))?;
        }
        ledger::rebuild(tx, &self.scope, &self.touched)?;
        store::awake::wake(tx, &self.scope, &self.touched)?;
        tracing::info!(tenancies = self.received.tenancies, by = %self.actor.login, "association data received");
        Ok(self.received)
    }
}

/// The ledger key of the association's own booking number.
pub fn booking_key(number: &str) -> EntryKey {
    EntryKey::of(&["booking", number])
}
