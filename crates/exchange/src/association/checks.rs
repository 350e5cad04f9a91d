//! What must hold between rows and files: names are unique, references exist, rent doesn't overlap.
//!
//! A name is remembered as 64 bits of its hash, so that a set of millions of tenancies fits: about
//! 20 bytes for each dwelling, person and tenancy, 9 to 18 for each booking. Two different names with
//! one hash would be told as "there twice"; among 2.4 million that has a chance of one in six million.

use super::{Fact, Fault, Place, Problem, RentRecord, Table, fault::shorten};
use domain::calendar::Day;
use domain::tenancy::Role;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// The keys are hashes already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

type AsIsBuilder = BuildHasherDefault<AsIs>;
type Names<T> = HashMap<u64, T, AsIsBuilder>;
type Seen = HashSet<u64, AsIsBuilder>;

/// A hash that is the same on every run: [`DefaultHasher::new`] has fixed keys.
pub(crate) fn hash_of(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// Where a name was defined. Line 0: known from before this set.
#[derive(Clone, Copy, Debug)]
struct Mark {
    line: u32,
    has_tenant: bool,
}

/// A reference to something not read yet.
#[derive(Clone, Debug)]
struct Pending {
    place: Place,
    column: &'static str,
    value: String,
}

/// The names of one table.
#[derive(Default)]
struct Register {
    defined: Names<Mark>,
    pending: Names<Pending>,
    read: bool,
    /// Its file was refused, so a name that is not here may well exist: nothing is said about it.
    incomplete: bool,
    remembered: bool,
}

/// One period of one rent component.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Period {
    component: u64,
    from: Day,
    until: Day,
    line: u32,
}

/// Everything remembered across rows.
#[derive(Default)]
pub(crate) struct Checks {
    staff: Register,
    dwellings: Register,
    people: Register,
    tenancies: Register,
    payment_references: Names<u32>,
    members: Seen,
    members_incomplete: bool,
    due_days: Seen,
    bookings: Seen,
    corrected: Names<Pending>,
    bookings_incomplete: bool,
    contacts: Seen,
    agreements: Seen,
    stories: Seen,
    rent: Vec<Period>,
    read: Vec<Table>,
}

impl Checks {
    /// A name that is in the product already, so that a later set may refer to it.
    pub(crate) fn remember(&mut self, table: Table, reference: &str) {
        if let Some(register) = self.register(table) {
            register.remembered = true;
            register.defined.entry(hash_of(&[reference])).or_insert(Mark {
                line: 0,
                has_tenant: true,
            });
        }
    }

    /// A booking that is in the product already, so that a later correction may name it.
    pub(crate) fn remember_booking(&mut self, tenancy: &str, key: &str) {
        self.corrected.remove(&hash_of(&[tenancy, key]));
        self.bookings.insert(hash_of(&[tenancy, key]) ^ REMEMBERED);
    }

    fn register(&mut self, table: Table) -> Option<&mut Register> {
        match table {
            Table::Staff => Some(&mut self.staff),
            Table::Dwellings => Some(&mut self.dwellings),
            Table::People => Some(&mut self.people),
            Table::Tenancies => Some(&mut self.tenancies),
            _ => None,
        }
    }

    /// Checks one fact against all before it and remembers it. What is wrong is given back.
    pub(crate) fn check(&mut self, place: &Place, fact: &Fact) -> Vec<Problem> {
        let mut seen = Look {
            place,
            problems: Vec::new(),
        };
        match fact {
            Fact::Staff(r) => self.staff.define(&mut seen, "login", &r.login),
            Fact::Dwelling(r) => self.dwellings.define(&mut seen, "reference", &r.reference),
            Fact::Person(r) => self.people.define(&mut seen, "reference", &r.reference),
            Fact::Tenancy(r) => {
                self.tenancies.define(&mut seen, "reference", &r.reference);
                self.dwellings
                    .expect(&mut seen, Table::Dwellings, "dwelling", &r.dwelling);
                self.payment_reference(&mut seen, r.payment_reference.as_deref());
            }
            Fact::Member(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                self.people.expect(&mut seen, Table::People, "person", &r.person);
                if r.role == Role::Tenant {
                    self.tenancies.has_tenant(&r.tenancy);
                }
                let words = [r.tenancy.as_str(), &r.person, r.role.code(), &r.from.to_string()];
                once(&mut self.members, &mut seen, "person", &r.person, &words);
            }
            Fact::Rent(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                self.rent.push(period(place, r));
            }
            Fact::DueDay(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                let month = r.from_month.to_string();
                once(
                    &mut self.due_days,
                    &mut seen,
                    "from_month",
                    &month,
                    &[&r.tenancy, &month],
                );
            }
            Fact::Iban(r) => self
                .tenancies
                .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy),
            Fact::Booking(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                once(
                    &mut self.bookings,
                    &mut seen,
                    "key",
                    &r.key,
                    &[&r.tenancy, &r.key],
                );
                self.corrected.remove(&hash_of(&[&r.tenancy, &r.key]));
                if let Some(corrects) = &r.corrects {
                    self.expect_booking(place, &r.tenancy, corrects);
                }
            }
            Fact::Contact(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                once(
                    &mut self.contacts,
                    &mut seen,
                    "key",
                    &r.key,
                    &[&r.tenancy, &r.key],
                );
                self.login(&mut seen, "by", r.by.as_deref());
            }
            Fact::Agreement(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                let words = [r.tenancy.as_str(), &r.key, &r.version.to_string()];
                once(&mut self.agreements, &mut seen, "key", &r.key, &words);
                self.login(&mut seen, "by", r.by.as_deref());
            }
            Fact::Story(r) => {
                self.tenancies
                    .expect(&mut seen, Table::Tenancies, "tenancy", &r.tenancy);
                once(&mut self.stories, &mut seen, "key", &r.key, &[&r.tenancy, &r.key]);
                self.login(&mut seen, "told_to", r.told_to.as_deref());
            }
        }
        seen.problems
    }

    fn login(&mut self, seen: &mut Look<'_>, column: &'static str, login: Option<&str>) {
        if let Some(login) = login {
            self.staff.expect(seen, Table::Staff, column, login);
        }
    }

    /// Two tenancies with one payment reference would make every matching a guess.
    fn payment_reference(&mut self, seen: &mut Look<'_>, reference: Option<&str>) {
        let Some(reference) = reference else { return };
        let line = seen.line();
        if let Some(first) = self.payment_references.insert(hash_of(&[reference]), line) {
            seen.add(
                "payment_reference",
                Fault::Twice {
                    value: shorten(reference),
                    first_line: first.into(),
                },
            );
        }
    }

    fn expect_booking(&mut self, place: &Place, tenancy: &str, key: &str) {
        let name = hash_of(&[tenancy, key]);
        if !self.bookings.contains(&name) && !self.bookings.contains(&(name ^ REMEMBERED)) {
            let pending = Pending {
                place: place.clone(),
                column: "corrects",
                value: shorten(key),
            };
            self.corrected.entry(name).or_insert(pending);
        }
    }

    /// To be called when a file is put down. When it was `sound`, the names of its table are complete from then on.
    pub(crate) fn end_of(&mut self, table: Table, file: &str, sound: bool) -> Vec<Problem> {
        self.read.push(table);
        match table {
            Table::Bookings => self.bookings_incomplete |= !sound,
            Table::Members => self.members_incomplete |= !sound,
            _ => {}
        }
        if let Some(register) = self.register(table) {
            register.read = true;
            register.incomplete |= !sound;
        }
        if table == Table::Rent {
            self.overlaps(file)
        } else {
            Vec::new()
        }
    }

    fn overlaps(&mut self, file: &str) -> Vec<Problem> {
        self.rent.sort_unstable();
        let mut problems = Vec::new();
        let mut longest: Option<Period> = None;
        for period in &self.rent {
            if let Some(before) = longest.filter(|l| l.component == period.component) {
                if period.from <= before.until {
                    problems.push(overlap(file, &before, period));
                }
                if before.until >= period.until {
                    continue;
                }
            }
            longest = Some(*period);
        }
        problems.sort_by_key(|p| p.line);
        problems
    }

    /// What only shows when everything was read: references to what never came, required files, tenancies without tenant.
    pub(crate) fn finish(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = Table::ALL
            .into_iter()
            .filter(|t| t.is_required() && !self.read.contains(t) && !self.is_remembered(*t))
            .map(|t| whole_file(t.file_name(), Fault::FileMissing))
            .collect();
        let registers = [
            (Table::Staff, &self.staff),
            (Table::Dwellings, &self.dwellings),
            (Table::People, &self.people),
            (Table::Tenancies, &self.tenancies),
        ];
        for (table, register) in registers.into_iter().filter(|(_, r)| !r.incomplete) {
            problems.extend(in_file_order(register.pending.values(), table.file_name()));
        }
        if !self.bookings_incomplete {
            problems.extend(in_file_order(
                self.corrected.values(),
                Table::Bookings.file_name(),
            ));
        }
        problems.extend(self.without_tenant());
        problems
    }

    fn is_remembered(&self, table: Table) -> bool {
        match table {
            Table::Dwellings => self.dwellings.remembered,
            Table::People => self.people.remembered,
            _ => self.tenancies.remembered,
        }
    }

    fn without_tenant(&self) -> Vec<Problem> {
        if !self.read.contains(&Table::Members) || self.tenancies.incomplete || self.members_incomplete {
            return Vec::new();
        }
        let mut lines: Vec<u32> = self
            .tenancies
            .defined
            .values()
            .filter(|m| !m.has_tenant && m.line > 0)
            .map(|m| m.line)
            .collect();
        lines.sort_unstable();
        lines.truncate(super::MOST_PROBLEMS);
        lines
            .into_iter()
            .map(|line| Problem {
                file: Table::Tenancies.file_name().to_owned(),
                line: line.into(),
                item: None,
                column: None,
                fault: Fault::NoTenant,
            })
            .collect()
    }
}

/// Marks a booking as known from before, apart from those in the set: it may be named, and may come again.
const REMEMBERED: u64 = 0x9e37_79b9_7f4a_7c15;

fn whole_file(file: &str, fault: Fault) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 0,
        item: None,
        column: None,
        fault,
    }
}

fn in_file_order<'a>(pending: impl Iterator<Item = &'a Pending>, table: &'static str) -> Vec<Problem> {
    let mut problems: Vec<Problem> = pending
        .map(|p| {
            Problem::at(
                &p.place,
                Some(p.column),
                Fault::NotInSet {
                    value: p.value.clone(),
                    table,
                },
            )
        })
        .collect();
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems.truncate(super::MOST_PROBLEMS);
    problems
}

fn period(place: &Place, rent: &RentRecord) -> Period {
    Period {
        component: hash_of(&[&rent.tenancy, &rent.kind]),
        from: rent.from,
        until: rent.until.unwrap_or(Day(i32::MAX)),
        line: u32::try_from(place.line).unwrap_or(u32::MAX),
    }
}

fn overlap(file: &str, a: &Period, b: &Period) -> Problem {
    let (first, second) = if a.line < b.line { (a, b) } else { (b, a) };
    Problem {
        file: file.to_owned(),
        line: second.line.into(),
        item: None,
        column: Some("from"),
        fault: Fault::Overlap {
            other_line: first.line.into(),
        },
    }
}

/// A row being looked at, and what is wrong with it.
struct Look<'a> {
    place: &'a Place,
    problems: Vec<Problem>,
}

impl Look<'_> {
    fn line(&self) -> u32 {
        u32::try_from(self.place.line).unwrap_or(u32::MAX)
    }

    fn add(&mut self, column: &'static str, fault: Fault) {
        self.problems.push(Problem::at(self.place, Some(column), fault));
    }
}

fn once(known: &mut Seen, seen: &mut Look<'_>, column: &'static str, value: &str, words: &[&str]) {
    if !known.insert(hash_of(words)) {
        seen.add(
            column,
            Fault::Twice {
                value: shorten(value),
                first_line: 0,
            },
        );
    }
}

impl Register {
    fn define(&mut self, seen: &mut Look<'_>, column: &'static str, name: &str) {
        let hash = hash_of(&[name]);
        // Members may come before tenancies: the mark then waits under the flipped hash.
        let mut has_tenant = self.defined.remove(&!hash).is_some();
        if let Some(first) = self.defined.get(&hash) {
            if first.line > 0 {
                seen.add(
                    column,
                    Fault::Twice {
                        value: shorten(name),
                        first_line: first.line.into(),
                    },
                );
                return;
            }
            has_tenant |= first.has_tenant;
        }
        self.defined.insert(
            hash,
            Mark {
                line: seen.line(),
                has_tenant,
            },
        );
        self.pending.remove(&hash);
    }

    fn expect(&mut self, seen: &mut Look<'_>, table: Table, column: &'static str, name: &str) {
        let hash = hash_of(&[name]);
        if self.incomplete || self.defined.contains_key(&hash) {
            return;
        }
        if self.read {
            seen.add(
                column,
                Fault::NotInSet {
                    value: shorten(name),
                    table: table.file_name(),
                },
            );
            return;
        }
        let pending = Pending {
            place: seen.place.clone(),
            column,
            value: shorten(name),
        };
        self.pending.entry(hash).or_insert(pending);
    }

    fn has_tenant(&mut self, name: &str) {
        let hash = hash_of(&[name]);
        match self.defined.get_mut(&hash) {
            Some(mark) => mark.has_tenant = true,
            None => {
                self.defined.insert(
                    !hash,
                    Mark {
                        line: 0,
                        has_tenant: true,
                    },
                );
            }
        }
    }
}
