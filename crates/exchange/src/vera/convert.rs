//! VERA items to facts, file after file.

use super::json::{self, Broken, MOST_ITEM};
use super::register::{Register, Wanted, name_of};
use super::shapes::{
    Betaalgegeven, Betaalwijze, Boeking, Contactgegeven, Debiteur, Eenheid, Keyed, Keys, Overeenkomst,
    Prijscomponent, Relatie, Relatierol, Word,
};
use super::terms::{counts_from, current_method, dwelling, is_tenancy, no_place_in_ledger, rent_of, role_of};
use super::values::{Wrong, amount, code, maybe_day, must_day, present, reference, surname, unknown_code};
use super::{Folder, Resource, Summary, refdata};
use crate::association::fault::shorten;
use crate::association::field::{self, MOST_NAME, MOST_NOTE, MOST_REFERENCE};
use crate::association::{
    BookingRecord, Checks, DueDayRecord, Fact, Failure, Fault, IbanRecord, MOST_PROBLEMS, MemberRecord,
    PersonRecord, Place, Problem, Table, TenancyRecord,
};
use domain::calendar::{Day, DueDay};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::tenancy::{AddressForm, PaymentMethod, Role};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::Arc;

/// The payment reference of a tenancy as its bookings show it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    One(String),
    Several,
}

/// A person who stands behind a tenant: administrator, payer, contact.
struct Behind {
    person: usize,
    role: Role,
    from: Option<Day>,
    until: Option<Day>,
}

/// One reading of one folder.
pub(super) struct Reading<'a, E> {
    sink: &'a mut dyn FnMut(&Place, Fact) -> Result<(), E>,
    checks: Checks,
    problems: Vec<Problem>,
    summary: Summary,
    failure: Option<Failure<E>>,
    agreements: Register,
    people: Register,
    units: Register,
    debtors: HashMap<usize, usize>,
    debtor_keys: Register,
    wanted_people: Wanted,
    wanted_units: Wanted,
    person_ibans: HashMap<usize, Vec<String>>,
    person_roles: HashMap<usize, Vec<Role>>,
    behind: Vec<(Keys, Behind)>,
    methods: HashMap<usize, Vec<Betaalwijze>>,
    components: HashMap<usize, Vec<Prijscomponent>>,
    shown: HashMap<usize, Shown>,
    tenancies_of: HashMap<usize, Vec<usize>>,
    ibans_given: HashSet<(usize, String)>,
}

/// A person's number, as what, from when, until when.
type Member = (usize, Role, Day, Option<Day>);

/// An item being read: where it stands, what it is called.
struct Item<'i> {
    place: &'i Place,
    label: String,
}

impl<'a, E> Reading<'a, E> {
    pub(super) fn new(sink: &'a mut dyn FnMut(&Place, Fact) -> Result<(), E>) -> Self {
        Self {
            sink,
            checks: Checks::default(),
            problems: Vec::new(),
            summary: Summary::default(),
            failure: None,
            agreements: Register::default(),
            people: Register::default(),
            units: Register::default(),
            debtors: HashMap::new(),
            debtor_keys: Register::default(),
            wanted_people: Wanted::default(),
            wanted_units: Wanted::default(),
            person_ibans: HashMap::new(),
            person_roles: HashMap::new(),
            behind: Vec::new(),
            methods: HashMap::new(),
            components: HashMap::new(),
            shown: HashMap::new(),
            tenancies_of: HashMap::new(),
            ibans_given: HashSet::new(),
        }
    }

    pub(super) fn read(mut self, folder: &dyn Folder) -> Result<Summary, Failure<E>> {
        let mut names = folder.names().map_err(Failure::Unreadable)?;
        names.sort();
        let of = |r: Resource| {
            names
                .iter()
                .filter(move |n| Resource::from_file_name(n) == Some(r))
        };
        self.summary.ignored_files = names
            .iter()
            .filter(|n| Resource::from_file_name(n).is_none())
            .cloned()
            .collect();
        if of(Resource::Agreements).next().is_none() {
            let file = "overeenkomsten.json".to_owned();
            let fault = Fault::FileMissing;
            return Err(Failure::Refused(vec![Problem {
                file,
                line: 0,
                item: None,
                column: None,
                fault,
            }]));
        }
        self.pass(
            folder,
            of(Resource::Agreements),
            Resource::Agreements,
            Self::note_agreement,
        )?;
        self.pass(
            folder,
            of(Resource::Bookings),
            Resource::Bookings,
            Self::note_payment_reference,
        )?;
        self.pass(
            folder,
            of(Resource::PaymentMethods),
            Resource::PaymentMethods,
            Self::note_method,
        )?;
        self.pass(
            folder,
            of(Resource::PriceComponents),
            Resource::PriceComponents,
            Self::note_component,
        )?;
        self.pass(folder, of(Resource::Units), Resource::Units, Self::unit)?;
        self.pass(
            folder,
            of(Resource::Relations),
            Resource::Relations,
            Self::relation,
        )?;
        self.pass(
            folder,
            of(Resource::PaymentDetails),
            Resource::PaymentDetails,
            Self::note_iban,
        )?;
        self.pass(folder, of(Resource::Debtors), Resource::Debtors, Self::debtor)?;
        self.pass(
            folder,
            of(Resource::Agreements),
            Resource::Agreements,
            Self::agreement,
        )?;
        let overlaps = self
            .checks
            .end_of(Table::Rent, "overeenkomsten.json", self.problems.is_empty());
        self.problems.extend(overlaps);
        self.refuse_if_wrong()?;
        self.pass(
            folder,
            of(Resource::PaymentDetails),
            Resource::PaymentDetails,
            Self::iban_of_agreement,
        )?;
        self.pass(folder, of(Resource::Bookings), Resource::Bookings, Self::booking)?;
        Ok(self.summary)
    }

    /// Goes through the files of a resource; all their problems are told together.
    fn pass<'n, T: for<'de> Deserialize<'de> + Keyed>(
        &mut self,
        folder: &dyn Folder,
        names: impl Iterator<Item = &'n String>,
        resource: Resource,
        take: fn(&mut Self, &Item<'_>, &T) -> Result<(), Wrong>,
    ) -> Result<(), Failure<E>> {
        for name in names {
            let source = folder.open(name).map_err(Failure::Unreadable)?;
            self.file(name, source, resource, take)?;
        }
        self.refuse_if_wrong()
    }

    fn refuse_if_wrong(&mut self) -> Result<(), Failure<E>> {
        self.problems.truncate(MOST_PROBLEMS);
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(Failure::Refused(std::mem::take(&mut self.problems)))
    }

    fn file<T: for<'de> Deserialize<'de> + Keyed>(
        &mut self,
        name: &str,
        source: impl Read,
        resource: Resource,
        take: fn(&mut Self, &Item<'_>, &T) -> Result<(), Wrong>,
    ) -> Result<(), Failure<E>> {
        let mut place = Place {
            file: Arc::from(name),
            line: 1,
        };
        let mut number = 0_u64;
        let wrappers = [resource.path(), "items", "data", "results", "resultaten", "value"];
        let result = json::each_item(source, &wrappers, &mut |text, line| {
            number += 1;
            place.line = line;
            self.item(&place, number, text, take);
            self.failure.is_none() && self.problems.len() < MOST_PROBLEMS
        });
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let (line, fault) = match result {
            Ok(()) => return Ok(()),
            Err(Broken::Medium(e)) => return Err(Failure::Unreadable(e)),
            Err(Broken::NotJson(line, why)) => (line, Fault::NotJson(why)),
            Err(Broken::Utf16) => (0, Fault::Utf16),
            Err(Broken::TooLong(line)) => (line, Fault::TooLong(MOST_ITEM)),
        };
        self.problems.push(Problem {
            file: name.to_owned(),
            line,
            item: None,
            column: None,
            fault,
        });
        Ok(())
    }

    fn item<T: for<'de> Deserialize<'de> + Keyed>(
        &mut self,
        place: &Place,
        number: u64,
        text: &str,
        take: fn(&mut Self, &Item<'_>, &T) -> Result<(), Wrong>,
    ) {
        let parsed: Result<T, _> = serde_json::from_str(text);
        let value = match parsed {
            Ok(value) => value,
            Err(e) => {
                let line = place.line + u64::try_from(e.line().saturating_sub(1)).unwrap_or(0);
                let place = Place {
                    file: place.file.clone(),
                    line,
                };
                let item = Item {
                    place: &place,
                    label: format!("item {number}"),
                };
                return self.complain(&item, None, Fault::NotJson(json::reason(&e)));
            }
        };
        let called = name_of(&value.keys())
            .map(|n| format!(" ({})", shorten(&n)))
            .unwrap_or_default();
        let item = Item {
            place,
            label: format!("item {number}{called}"),
        };
        if let Err((column, fault)) = take(self, &item, &value) {
            self.complain(&item, Some(column), fault);
        }
    }

    fn complain(&mut self, item: &Item<'_>, column: Option<&'static str>, fault: Fault) {
        let mut problem = Problem::at(item.place, column, fault);
        problem.item = Some(item.label.clone());
        self.problems.push(problem);
    }

    fn leave_out(&mut self, reason: &'static str) {
        *self.summary.left_out.entry(reason).or_default() += 1;
    }

    fn emit(&mut self, item: &Item<'_>, fact: Fact) {
        for mut problem in self.checks.check(item.place, &fact) {
            problem.item = Some(item.label.clone());
            self.problems.push(problem);
        }
        if !self.problems.is_empty() || self.failure.is_some() {
            return;
        }
        self.summary.facts += 1;
        if let Err(e) = (self.sink)(item.place, fact) {
            self.failure = Some(Failure::Receiver(e));
        }
    }

    // --- agreements ---

    /// First time through the agreements: what they are called and whom and what they name.
    fn note_agreement(&mut self, _: &Item<'_>, agreement: &Overeenkomst) -> Result<(), Wrong> {
        if !is_tenancy(agreement)? {
            return Ok(());
        }
        let keys = agreement.keys();
        let name = reference(&keys)?;
        self.agreements.add(&keys, &name);
        for relation in agreement.relaties.iter().flatten() {
            self.wanted_people.add(&relation.0.keys());
        }
        for role in agreement.relatierollen.iter().flatten() {
            if let Some(relation) = &role.relatie {
                self.wanted_people.add(&relation.0.keys());
            }
        }
        for unit in agreement.eenheden.iter().flatten() {
            self.wanted_units.add(&unit.0.keys());
        }
        Ok(())
    }

    /// Second time: everything they name is known.
    fn agreement(&mut self, item: &Item<'_>, agreement: &Overeenkomst) -> Result<(), Wrong> {
        if !is_tenancy(agreement)? {
            self.leave_out("overeenkomst that is no running or ended rent agreement");
            return Ok(());
        }
        let keys = agreement.keys();
        let tenancy = reference(&keys)?;
        let number = self.agreements.find(&keys).ok_or(("id", Fault::Missing))?;
        let start = must_day("begindatum", agreement.begindatum.as_ref())?;
        let end = maybe_day("einddatum", agreement.einddatum.as_ref())?;
        if let Some(end) = end.filter(|end| *end < start) {
            let (day, other_day) = (end.to_string(), start.to_string());
            return Err((
                "einddatum",
                Fault::Before {
                    day,
                    other: "begindatum",
                    other_day,
                },
            ));
        }
        let dwelling = self.dwelling_of(item, agreement)?;
        let methods: Vec<Betaalwijze> = (agreement.betaalwijzen.iter().flatten().cloned())
            .chain(agreement.betaalwijze.clone())
            .chain(self.methods.remove(&number).unwrap_or_default())
            .collect();
        let record = self.tenancy(number, &tenancy, dwelling, (start, end), &methods)?;
        self.emit(item, Fact::Tenancy(record));
        let members = self.members(item, agreement, start)?;
        for (person, role, from, until) in members {
            if role == Role::Tenant {
                self.tenancies_of.entry(person).or_default().push(number);
            }
            let (tenancy, name) = (tenancy.clone(), self.people.name(person).to_owned());
            self.emit(
                item,
                Fact::Member(MemberRecord {
                    tenancy,
                    person: name,
                    role,
                    from,
                    until,
                }),
            );
            if matches!(role, Role::Tenant | Role::CoTenant | Role::Payer) {
                for iban in self.person_ibans.get(&person).cloned().unwrap_or_default() {
                    self.iban(item, number, iban);
                }
            }
        }
        let components: Vec<Prijscomponent> = (agreement.prijscomponenten.iter().flatten().cloned())
            .chain(self.components.remove(&number).unwrap_or_default())
            .collect();
        for component in rent_of(&tenancy, &components, start)? {
            self.emit(item, Fact::Rent(component));
        }
        self.due_days(item, &tenancy, start, &methods)?;
        for method in &methods {
            let iban = method.betaalgegeven.as_ref().and_then(|b| b.0.iban.as_ref());
            if let Some(iban) = present(iban) {
                let iban = field::clean_iban(iban).map_err(|f| ("iban", f))?;
                self.iban(item, number, iban);
            }
        }
        Ok(())
    }

    fn iban(&mut self, item: &Item<'_>, number: usize, iban: String) {
        if self.ibans_given.insert((number, iban.clone())) {
            let tenancy = self.agreements.name(number).to_owned();
            self.emit(item, Fact::Iban(IbanRecord { tenancy, iban }));
        }
    }

    fn tenancy(
        &mut self,
        number: usize,
        reference: &str,
        dwelling: String,
        (start, end): (Day, Option<Day>),
        methods: &[Betaalwijze],
    ) -> Result<TenancyRecord, Wrong> {
        let current = current_method(methods)?;
        let mandate = current.and_then(|m| m.incassomachtiging.as_ref()).and_then(|m| {
            present(m.0.kenmerk_machtiging.as_ref()).or_else(|| present(m.0.machtigingsnummer.as_ref()))
        });
        let mandate = mandate
            .map(|m| field::clean_word(m, MOST_REFERENCE))
            .transpose()
            .map_err(|f| ("incassomachtiging", f))?;
        let by_mandate = if mandate.is_some() {
            PaymentMethod::DirectDebit
        } else {
            PaymentMethod::Transfer
        };
        let method = match current.map(|m| code(m.soort.as_ref())).unwrap_or_default() {
            "" => by_mandate,
            "INC" => PaymentMethod::DirectDebit,
            "OVB" | "HND" => PaymentMethod::Transfer,
            "ONL" | "MAI" => PaymentMethod::Online,
            "PIN" | "CON" => PaymentMethod::Desk,
            other => return Err(("betaalwijzen.soort", unknown_code("BETAALWIJZESOORT", other))),
        };
        let payment_reference = match self.shown.remove(&number) {
            Some(Shown::One(text)) => Some(text),
            Some(Shown::Several) | None => None,
        };
        Ok(TenancyRecord {
            reference: reference.to_owned(),
            dwelling,
            start,
            end,
            payment_reference,
            mandate,
            method,
            expected_arrears_since: None,
        })
    }

    fn due_days(
        &mut self,
        item: &Item<'_>,
        tenancy: &str,
        start: Day,
        methods: &[Betaalwijze],
    ) -> Result<(), Wrong> {
        let mut given = HashMap::new();
        for method in methods {
            let moment = code(method.incassomoment.as_ref());
            if moment.is_empty() {
                continue;
            }
            let day = match moment {
                "LAA" => DueDay::new(31),
                text => field::due_day(text.trim_start_matches('0'))
                    .ok()
                    .filter(|_| text.len() == 3),
            };
            let day = day.ok_or_else(|| ("incassomoment", unknown_code("INCASSOMOMENT", moment)))?;
            let from = maybe_day("betaalwijzen.begindatum", method.begindatum.as_ref())?
                .unwrap_or(start)
                .max(start);
            if given.insert(from.month(), day).is_some() {
                self.leave_out("second incassomoment from the same month");
                continue;
            }
            let record = DueDayRecord {
                tenancy: tenancy.to_owned(),
                from_month: from.month(),
                day,
            };
            self.emit(item, Fact::DueDay(record));
        }
        Ok(())
    }

    fn dwelling_of(&mut self, item: &Item<'_>, agreement: &Overeenkomst) -> Result<String, Wrong> {
        let units = agreement.eenheden.as_deref().unwrap_or_default();
        let unit = units.first().ok_or(("eenheden", Fault::Missing))?;
        if units.len() > 1 {
            self.leave_out("further eenheid of an agreement (the first one is the home)");
        }
        let keys = unit.0.keys();
        if let Some(name) = self.units.name_of(&keys) {
            return Ok(name);
        }
        let called = name_of(&keys).ok_or(("eenheden", Fault::Missing))?;
        if unit.0.adres.is_none() {
            return Err(("eenheden", Fault::NotInFolder(shorten(&called))));
        }
        self.add_unit(item, &unit.0)
    }

    /// Who is in it, and as what: from the roles beside the relation, from the list of roles, or from the relation itself.
    fn members(
        &mut self,
        item: &Item<'_>,
        agreement: &Overeenkomst,
        start: Day,
    ) -> Result<Vec<Member>, Wrong> {
        let mut members: Vec<Member> = Vec::new();
        for relation in agreement.relaties.iter().flatten() {
            let person = self.person_of(item, &relation.0)?;
            let roles = relation.0.rollen.as_deref().unwrap_or_default();
            for role in roles {
                self.member(&mut members, person, role, start)?;
            }
            if roles.iter().all(|r| code(r.soort.as_ref()).is_empty()) {
                let known = self.person_roles.get(&person).cloned().unwrap_or_default();
                members.extend(known.into_iter().map(|role| (person, role, start, None)));
            }
        }
        for role in agreement.relatierollen.iter().flatten() {
            let relation = role
                .relatie
                .as_ref()
                .ok_or(("relatierollen.relatie", Fault::Missing))?;
            let keys = relation.0.keys();
            let called = name_of(&keys).unwrap_or_default();
            let missing = ("relatierollen.relatie", Fault::NotInFolder(shorten(&called)));
            let person = self.people.find(&keys).ok_or(missing)?;
            self.member(&mut members, person, role, start)?;
        }
        if !members.iter().any(|m| m.1 == Role::Tenant) {
            return Err(("relaties", Fault::NoTenant));
        }
        let tenants: Vec<usize> = members
            .iter()
            .filter(|m| matches!(m.1, Role::Tenant | Role::CoTenant))
            .map(|m| m.0)
            .collect();
        for (keys, behind) in &self.behind {
            if self
                .people
                .find(keys)
                .is_some_and(|tenant| tenants.contains(&tenant))
            {
                let from = behind.from.unwrap_or(start).max(start);
                members.push((behind.person, behind.role, from, behind.until));
            }
        }
        let mut seen = HashSet::new();
        members.retain(|m| seen.insert((m.0, m.1)));
        Ok(members)
    }

    fn member(
        &mut self,
        members: &mut Vec<Member>,
        person: usize,
        role: &Relatierol,
        start: Day,
    ) -> Result<(), Wrong> {
        let Some(kind) = role_of(code(role.soort.as_ref()))? else {
            self.leave_out("role that has no place in rent collection");
            return Ok(());
        };
        let from = maybe_day("rollen.begindatum", role.begindatum.as_ref())?.unwrap_or(start);
        let until = maybe_day("rollen.einddatum", role.einddatum.as_ref())?.map(|until| until.max(from));
        members.push((person, kind, from, until));
        Ok(())
    }

    // --- people ---

    fn person_of(&mut self, item: &Item<'_>, relation: &Relatie) -> Result<usize, Wrong> {
        let keys = relation.keys();
        if let Some(person) = self.people.find(&keys) {
            return Ok(person);
        }
        let called = name_of(&keys).ok_or(("relaties", Fault::Missing))?;
        if surname(relation).is_none() {
            return Err(("relaties", Fault::NotInFolder(shorten(&called))));
        }
        self.add_person(item, relation)
    }

    /// A relation from its own file: handed on only when an agreement names it, or when it stands behind someone who is.
    fn relation(&mut self, item: &Item<'_>, relation: &Relatie) -> Result<(), Wrong> {
        let mut behind = Vec::new();
        let mut own = Vec::new();
        for role in relation.rollen.iter().flatten() {
            let Some(kind) = role_of(code(role.soort.as_ref()))? else {
                continue;
            };
            match &role.rol_relatie {
                Some(other) if self.wanted_people.has(&other.0.keys()) => {
                    let from = maybe_day("rollen.begindatum", role.begindatum.as_ref())?;
                    let until = maybe_day("rollen.einddatum", role.einddatum.as_ref())?;
                    behind.push((other.0.keys(), kind, from, until));
                }
                Some(_) => {}
                None => own.push(kind),
            }
        }
        if behind.is_empty() && !self.wanted_people.has(&relation.keys()) {
            self.leave_out("relatie without a place in a rent agreement");
            return Ok(());
        }
        let person = self.add_person(item, relation)?;
        self.person_roles.insert(person, own);
        for (keys, role, from, until) in behind {
            self.behind.push((
                keys,
                Behind {
                    person,
                    role,
                    from,
                    until,
                },
            ));
        }
        Ok(())
    }

    fn add_person(&mut self, item: &Item<'_>, relation: &Relatie) -> Result<usize, Wrong> {
        let keys = relation.keys();
        let name = reference(&keys)?;
        let record = self.person(&name, relation)?;
        let person = self.people.add(&keys, &name);
        for details in relation.betaalgegevens.iter().flatten() {
            if let Some(iban) = present(details.0.iban.as_ref()) {
                let iban = field::clean_iban(iban).map_err(|f| ("betaalgegevens.iban", f))?;
                self.person_ibans.entry(person).or_default().push(iban);
            }
        }
        self.emit(item, Fact::Person(record));
        Ok(person)
    }

    fn person(&mut self, reference: &str, relation: &Relatie) -> Result<PersonRecord, Wrong> {
        let word = |column, word: Option<&Word>| {
            field::clean_word(present(word).unwrap_or(""), MOST_NAME).map_err(|f| (column, f))
        };
        let surname = surname(relation).ok_or(("achternaam", Fault::Missing))?;
        let language = match code(relation.voorkeurstaal.as_ref()) {
            "ENG" => "en",
            "DUI" => "de",
            "FRA" => "fr",
            "SPA" => "es",
            "TUR" => "tr",
            _ => "nl",
        };
        let (phone, email) = (
            self.reach(relation, &["MOB", "TEL"]),
            self.reach(relation, &["EMA"]),
        );
        Ok(PersonRecord {
            reference: reference.to_owned(),
            first_name: word(
                "voornaam",
                relation
                    .roepnaam
                    .as_ref()
                    .filter(|w| !w.0.is_empty())
                    .or(relation.voornaam.as_ref()),
            )?,
            initials: word(
                "initialen",
                relation
                    .initialen
                    .as_ref()
                    .filter(|w| !w.0.is_empty())
                    .or(relation.voorletters.as_ref()),
            )?,
            infix: word("tussenvoegsels", relation.tussenvoegsels.as_ref())?,
            surname: field::clean_word(surname, MOST_NAME).map_err(|f| ("achternaam", f))?,
            preferred_name: None,
            address_form: AddressForm::Formal,
            language: language.to_owned(),
            phone,
            email,
            contact_note: None,
        })
    }

    /// The best phone number or e-mail address: as the person prefers for contact, then marked first, then by sort.
    fn reach(&mut self, relation: &Relatie, kinds: &[&str]) -> Option<String> {
        let mut preferred = Wanted::default();
        for wish in relation.communicatievoorkeuren.iter().flatten() {
            if matches!(code(wish.soort.as_ref()), "KLA" | "FOR") {
                wish.contactgegevens
                    .iter()
                    .flatten()
                    .for_each(|c| preferred.add(&c.0.keys()));
            }
        }
        let usable = |c: &&Contactgegeven| {
            kinds.contains(&code(c.soort.as_ref()))
                && code(c.status.as_ref()) != "ONG"
                && code(c.vertrouwelijkheid.as_ref()) != "GEH"
        };
        let rank = |c: &&Contactgegeven| {
            let kind = kinds.iter().position(|k| *k == code(c.soort.as_ref()));
            (
                !preferred.has(&c.keys()),
                code(c.voorkeur.as_ref()) != "EER",
                kind,
            )
        };
        let best = relation
            .contactgegevens
            .iter()
            .flatten()
            .filter(usable)
            .min_by_key(rank)?;
        let value = present(best.waarde.as_ref())?;
        let parsed = if kinds.contains(&"EMA") {
            field::email(value)
        } else {
            field::phone(value)
        };
        if parsed.is_err() {
            self.leave_out("contactgegeven that is no phone number or e-mail address");
        }
        parsed.ok()
    }

    // --- units, payment details, debtors ---

    fn unit(&mut self, item: &Item<'_>, unit: &Eenheid) -> Result<(), Wrong> {
        if !self.wanted_units.has(&unit.keys()) {
            self.leave_out("eenheid without a rent agreement");
            return Ok(());
        }
        self.add_unit(item, unit).map(|_| ())
    }

    fn add_unit(&mut self, item: &Item<'_>, unit: &Eenheid) -> Result<String, Wrong> {
        let keys = unit.keys();
        let name = reference(&keys)?;
        let address = unit.adres.as_ref().ok_or(("adres", Fault::Missing))?;
        let record = dwelling(&name, address)?;
        self.units.add(&keys, &name);
        self.emit(item, Fact::Dwelling(record));
        Ok(name)
    }

    #[expect(clippy::unnecessary_wraps, reason = "all takers of items have one shape")]
    fn note_method(&mut self, _: &Item<'_>, method: &Betaalwijze) -> Result<(), Wrong> {
        for agreement in method.overeenkomsten.iter().flatten() {
            if let Some(number) = self.agreements.find(&agreement.0.keys()) {
                self.methods.entry(number).or_default().push(method.clone());
            }
        }
        Ok(())
    }

    fn note_iban(&mut self, _: &Item<'_>, details: &Betaalgegeven) -> Result<(), Wrong> {
        let person = details
            .relatie
            .as_ref()
            .and_then(|r| self.people.find(&r.0.keys()));
        let (Some(person), Some(iban)) = (person, present(details.iban.as_ref())) else {
            return Ok(());
        };
        let iban = field::clean_iban(iban).map_err(|f| ("iban", f))?;
        self.person_ibans.entry(person).or_default().push(iban);
        Ok(())
    }

    fn iban_of_agreement(&mut self, item: &Item<'_>, details: &Betaalgegeven) -> Result<(), Wrong> {
        let number = details
            .overeenkomst
            .as_ref()
            .and_then(|o| self.agreements.find(&o.0.keys()));
        let (Some(number), Some(iban)) = (number, present(details.iban.as_ref())) else {
            return Ok(());
        };
        let iban = field::clean_iban(iban).map_err(|f| ("iban", f))?;
        self.iban(item, number, iban);
        Ok(())
    }

    fn debtor(&mut self, _: &Item<'_>, debtor: &Debiteur) -> Result<(), Wrong> {
        let person = debtor
            .relatie
            .as_ref()
            .and_then(|r| self.people.find(&r.0.keys()));
        if let Some(person) = person {
            let keys = debtor.keys();
            let number = self.debtor_keys.add(&keys, &reference(&keys)?);
            self.debtors.insert(number, person);
        }
        Ok(())
    }

    /// Kept until their agreement comes: where one component ends shows from where the next begins.
    #[expect(clippy::unnecessary_wraps, reason = "all takers of items have one shape")]
    fn note_component(&mut self, _: &Item<'_>, component: &Prijscomponent) -> Result<(), Wrong> {
        match component
            .overeenkomst
            .as_ref()
            .and_then(|o| self.agreements.find(&o.0.keys()))
        {
            Some(number) => self.components.entry(number).or_default().push(component.clone()),
            None => self.leave_out("prijscomponent without a rent agreement"),
        }
        Ok(())
    }

    // --- bookings ---

    /// A payment reference that all claims of an agreement share is the one its tenant pays with.
    fn note_payment_reference(&mut self, _: &Item<'_>, booking: &Boeking) -> Result<(), Wrong> {
        let number = booking
            .overeenkomst
            .as_ref()
            .and_then(|o| self.agreements.find(&o.0.keys()));
        let (Some(number), Some(text)) = (number, present(booking.betalingskenmerk.as_ref())) else {
            return Ok(());
        };
        if code(booking.soort.as_ref()) != "VOR" {
            return Ok(());
        }
        let text = field::payment_reference(text).map_err(|f| ("betalingskenmerk", f))?;
        let shown = self
            .shown
            .entry(number)
            .or_insert_with(|| Shown::One(text.clone()));
        if *shown != Shown::One(text) {
            *shown = Shown::Several;
        }
        Ok(())
    }

    fn booking(&mut self, item: &Item<'_>, booking: &Boeking) -> Result<(), Wrong> {
        let Some((kind, amount)) = self.kind_and_amount(booking)? else {
            return Ok(());
        };
        let Some(tenancy) = self.tenancy_of(booking)? else {
            return Ok(());
        };
        let booked = maybe_day("boekdatum", booking.boekdatum.as_ref())?;
        let on = counts_from(kind, booking, booked)?;
        let is_rent = matches!(code(booking.detail_soort.as_ref()), "PRO" | "EVN");
        let note = present(booking.omschrijving.as_ref())
            .map(|t| field::free_text(t, MOST_NOTE))
            .transpose()
            .map_err(|f| ("omschrijving", f))?;
        let record = BookingRecord {
            tenancy: self.agreements.name(tenancy).to_owned(),
            key: reference(&booking.keys())?,
            kind,
            on,
            amount,
            month: (kind == EntryKind::Charge && is_rent).then(|| on.month()),
            reason: None,
            corrects: None,
            learned: booked.filter(|b| *b != on),
            note,
        };
        self.emit(item, Fact::Booking(record));
        Ok(())
    }

    /// What a booking is in the ledger, with the ledger's sign; nothing when it has no place there.
    fn kind_and_amount(&mut self, booking: &Boeking) -> Result<Option<(EntryKind, Cents)>, Wrong> {
        let (kind, detail) = (code(booking.soort.as_ref()), code(booking.detail_soort.as_ref()));
        if kind.is_empty() {
            return Err(("soort", Fault::Missing));
        }
        if !refdata::is_known("BOEKINGSOORT", kind) {
            return Err(("soort", unknown_code("BOEKINGSOORT", kind)));
        }
        if code(booking.status.as_ref()) == "VRL" {
            self.leave_out("boeking that is provisional (VRL)");
            return Ok(None);
        }
        if let Some(reason) = no_place_in_ledger(kind, detail) {
            self.leave_out(reason);
            return Ok(None);
        }
        let text = booking.bedrag.as_ref().ok_or(("bedrag", Fault::Missing))?;
        let amount = amount(&text.0).map_err(|f| ("bedrag", f))?;
        if amount == Cents::ZERO {
            self.leave_out("boeking of nothing");
            return Ok(None);
        }
        let size = amount.abs();
        Ok(Some(match (kind, detail) {
            (_, "STO") => (EntryKind::Reversal, size),
            ("VOR" | "SKS" | "MEM", "CRE" | "AFB") => (EntryKind::Credit, -size),
            ("VOR" | "SKS" | "MEM" | "UIT", _) if amount.is_positive() => (EntryKind::Charge, size),
            ("VOR" | "SKS" | "MEM", _) => (EntryKind::Credit, -size),
            ("ONT", _) if amount.is_positive() => (EntryKind::Receipt, -size),
            _ => return Err(("bedrag", Fault::WrongSign(shorten(&text.0)))),
        }))
    }

    /// The agreement of a booking: named by it, or the only one of its debtor.
    fn tenancy_of(&mut self, booking: &Boeking) -> Result<Option<usize>, Wrong> {
        if let Some(link) = &booking.overeenkomst {
            let found = self.agreements.find(&link.0.keys());
            if found.is_none() {
                self.leave_out("boeking of an agreement that is no tenancy or not in the folder");
            }
            return Ok(found);
        }
        let Some(debtor) = &booking.debiteur else {
            return Err(("overeenkomst", Fault::Missing));
        };
        let own = debtor
            .0
            .relatie
            .as_ref()
            .and_then(|r| self.people.find(&r.0.keys()));
        let listed = || {
            self.debtor_keys
                .find(&debtor.0.keys())
                .and_then(|n| self.debtors.get(&n).copied())
        };
        let Some(person) = own.or_else(listed) else {
            self.leave_out("boeking of a debtor without a rent agreement");
            return Ok(None);
        };
        match self.tenancies_of.get(&person).map(Vec::as_slice) {
            Some([one]) => Ok(Some(*one)),
            _ => Err(("overeenkomst", Fault::Missing)),
        }
    }
}
