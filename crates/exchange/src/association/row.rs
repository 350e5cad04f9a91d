//! One row of a table, and each table's row into its record.

use super::fault::shorten;
use super::field::{self, MOST_NAME, MOST_NOTE, MOST_REFERENCE, MOST_STORY};
use super::{
    AgreementRecord, BookingRecord, ContactRecord, DueDayRecord, DwellingRecord, Fact, Fault, IbanRecord,
    Language, MOST_PROBLEMS, MemberRecord, PersonRecord, Place, Problem, RentRecord, StaffRecord, StaffRole,
    StoryRecord, Table, TenancyRecord,
};
use csv::ByteRecord;
use domain::agreement::{AgreementState, Party};
use domain::calendar::Day;
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::tenancy::{AddressForm, PaymentMethod, Role};

/// A row being read. Problems gather in it; a row with a problem gives no fact.
pub(super) struct Row<'a> {
    table: Table,
    columns: &'a [Option<usize>],
    record: &'a ByteRecord,
    place: &'a Place,
    problems: &'a mut Vec<Problem>,
    failed: bool,
}

impl<'a> Row<'a> {
    /// `columns` gives for each column of the table its position in the record.
    pub(super) fn new(
        table: Table,
        columns: &'a [Option<usize>],
        record: &'a ByteRecord,
        place: &'a Place,
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        Self {
            table,
            columns,
            record,
            place,
            problems,
            failed: false,
        }
    }

    /// The fact of this row, or nothing when anything in it is wrong.
    pub(super) fn fact(mut self) -> Option<Fact> {
        let fact = match self.table {
            Table::Staff => self.staff().map(Fact::Staff),
            Table::Dwellings => self.dwelling().map(Fact::Dwelling),
            Table::People => self.person().map(Fact::Person),
            Table::Tenancies => self.tenancy().map(Fact::Tenancy),
            Table::Members => self.member().map(Fact::Member),
            Table::Rent => self.rent().map(Fact::Rent),
            Table::DueDays => self.due_day().map(Fact::DueDay),
            Table::Ibans => self.iban().map(Fact::Iban),
            Table::Bookings => self.booking().map(Fact::Booking),
            Table::Contacts => self.contact().map(Fact::Contact),
            Table::Agreements => self.agreement().map(Fact::Agreement),
            Table::Stories => self.story().map(Fact::Story),
        };
        if self.failed { None } else { fact }
    }

    fn fail(&mut self, column: &'static str, fault: Fault) {
        self.failed = true;
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::at(self.place, Some(column), fault));
        }
    }

    /// The trimmed text of a column; empty when the column is not in the file.
    fn text(&mut self, column: &'static str) -> &'a str {
        let at = self.table.columns().iter().position(|(name, _)| *name == column);
        let bytes = at
            .and_then(|i| self.columns.get(i).copied().flatten())
            .and_then(|i| self.record.get(i))
            .unwrap_or_default();
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.fail(column, Fault::NotUtf8);
            return "";
        };
        text.trim()
    }

    fn maybe<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        parse(text).map_err(|fault| self.fail(column, fault)).ok()
    }

    fn must<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let already_failed = self.failed;
        self.failed = false;
        let value = self.maybe(column, parse);
        if value.is_none() && !self.failed {
            self.fail(column, Fault::Missing);
        }
        self.failed |= already_failed;
        value
    }

    fn reference(&mut self, column: &'static str) -> Option<String> {
        self.must(column, |t| field::clean_word(t, MOST_REFERENCE))
    }

    fn login(&mut self, column: &'static str) -> Option<String> {
        self.maybe(column, |t| field::clean_word(t, MOST_REFERENCE))
    }

    fn word(&mut self, column: &'static str) -> String {
        self.maybe(column, |t| field::clean_word(t, MOST_NAME))
            .unwrap_or_default()
    }

    /// The later day must not lie before the earlier one.
    fn in_order(&mut self, earlier: (&'static str, Option<Day>), later: (&'static str, Option<Day>)) {
        if let (Some(first), Some(last)) = (earlier.1, later.1)
            && last < first
        {
            self.fail(
                later.0,
                Fault::Before {
                    day: last.to_string(),
                    other: earlier.0,
                    other_day: first.to_string(),
                },
            );
        }
    }

    fn staff(&mut self) -> Option<StaffRecord> {
        let login = self.reference("login");
        let name = self.must("name", |t| field::clean_word(t, MOST_NAME));
        let email = self.maybe("email", field::email);
        let phone = self.maybe("phone", field::phone);
        let role = self.must("role", |t| {
            coded(t, StaffRole::from_code, StaffRole::ALL, StaffRole::code)
        });
        let language = self.maybe("language", |t| {
            coded(t, Language::from_code, Language::ALL, Language::code)
        });
        Some(StaffRecord {
            login: login?,
            name: name?,
            email,
            phone,
            role: role?,
            language: language.unwrap_or(Language::Dutch),
        })
    }

    fn dwelling(&mut self) -> Option<DwellingRecord> {
        let reference = self.reference("reference");
        let street = self.must("street", |t| field::clean_word(t, MOST_NAME));
        let house_number = self.must("house_number", |t| field::clean_word(t, MOST_REFERENCE));
        let postcode = self.must("postcode", field::clean_postcode);
        let town = self.must("town", |t| field::clean_word(t, MOST_NAME));
        let neighbourhood = self.word("neighbourhood");
        let energy_label = self.maybe("energy_label", field::energy_label);
        let coordinates = self.coordinates();
        Some(DwellingRecord {
            reference: reference?,
            street: street?,
            house_number: house_number?,
            postcode: postcode?,
            town: town?,
            neighbourhood,
            energy_label,
            coordinates,
        })
    }

    fn coordinates(&mut self) -> Option<(i32, i32)> {
        let failed = self.failed;
        self.failed = false;
        let latitude = self.maybe("latitude", |t| field::coordinate(t, 90));
        let longitude = self.maybe("longitude", |t| field::coordinate(t, 180));
        if !self.failed && latitude.is_some() != longitude.is_some() {
            let column = if latitude.is_some() {
                "longitude"
            } else {
                "latitude"
            };
            self.fail(column, Fault::NotACoordinate(String::new()));
        }
        self.failed |= failed;
        Some((latitude?, longitude?))
    }

    fn person(&mut self) -> Option<PersonRecord> {
        let reference = self.reference("reference");
        let first_name = self.word("first_name");
        let initials = self.word("initials");
        let infix = self.word("infix");
        let surname = self.must("surname", |t| field::clean_word(t, MOST_NAME));
        let preferred_name = self.maybe("preferred_name", one_line_of_free_text);
        let address_form = self.maybe("address_form", |t| {
            coded(t, AddressForm::from_code, AddressForm::ALL, AddressForm::code)
        });
        let language = self.maybe("language", field::language);
        let phone = self.maybe("phone", field::phone);
        let email = self.maybe("email", field::email);
        let contact_note = self.maybe("contact_note", |t| field::free_text(t, MOST_NOTE));
        Some(PersonRecord {
            reference: reference?,
            first_name,
            initials,
            infix,
            surname: surname?,
            preferred_name,
            address_form: address_form.unwrap_or(AddressForm::Formal),
            language: language.unwrap_or_else(|| "nl".to_owned()),
            phone,
            email,
            contact_note,
        })
    }

    fn tenancy(&mut self) -> Option<TenancyRecord> {
        let reference = self.reference("reference");
        let dwelling = self.reference("dwelling");
        let start = self.must("start", field::day);
        let end = self.maybe("end", field::day);
        self.in_order(("start", start), ("end", end));
        let payment_reference = self.maybe("payment_reference", field::payment_reference);
        let mandate = self.maybe("mandate", |t| field::clean_word(t, MOST_REFERENCE));
        let method = self.maybe("method", |t| {
            coded(
                t,
                PaymentMethod::from_code,
                PaymentMethod::ALL,
                PaymentMethod::code,
            )
        });
        let by_mandate = if mandate.is_some() {
            PaymentMethod::DirectDebit
        } else {
            PaymentMethod::Transfer
        };
        let expected_arrears_since = self.maybe("expected_arrears_since", field::day);
        Some(TenancyRecord {
            reference: reference?,
            dwelling: dwelling?,
            start: start?,
            end,
            payment_reference,
            mandate,
            method: method.unwrap_or(by_mandate),
            expected_arrears_since,
        })
    }

    fn member(&mut self) -> Option<MemberRecord> {
        let tenancy = self.reference("tenancy");
        let person = self.reference("person");
        let role = self.must("role", |t| coded(t, Role::from_code, Role::ALL, Role::code));
        let from = self.must("from", field::day);
        let until = self.maybe("until", field::day);
        self.in_order(("from", from), ("until", until));
        Some(MemberRecord {
            tenancy: tenancy?,
            person: person?,
            role: role?,
            from: from?,
            until,
        })
    }

    fn rent(&mut self) -> Option<RentRecord> {
        let tenancy = self.reference("tenancy");
        let kind = self.reference("kind");
        let amount = self.must("amount", field::amount);
        let from = self.must("from", field::day);
        let until = self.maybe("until", field::day);
        self.in_order(("from", from), ("until", until));
        Some(RentRecord {
            tenancy: tenancy?,
            kind: kind?,
            amount: amount?,
            from: from?,
            until,
        })
    }

    fn due_day(&mut self) -> Option<DueDayRecord> {
        let tenancy = self.reference("tenancy");
        let from_month = self.must("from_month", field::month);
        let day = self.must("day", field::due_day);
        Some(DueDayRecord {
            tenancy: tenancy?,
            from_month: from_month?,
            day: day?,
        })
    }

    fn iban(&mut self) -> Option<IbanRecord> {
        let tenancy = self.reference("tenancy");
        let iban = self.must("iban", field::clean_iban);
        Some(IbanRecord {
            tenancy: tenancy?,
            iban: iban?,
        })
    }

    fn booking(&mut self) -> Option<BookingRecord> {
        let tenancy = self.reference("tenancy");
        let key = self.reference("key");
        let kind = self.must("kind", |t| {
            coded(t, EntryKind::from_code, EntryKind::ALL, EntryKind::code)
        });
        let on = self.must("on", field::day);
        let amount = self.booking_amount(kind);
        let month = self.maybe("month", field::month);
        let reason = self.maybe("reason", field::return_reason);
        let corrects = self.corrects(kind, key.as_deref());
        let learned = self.maybe("learned", field::day);
        let note = self.maybe("note", |t| field::free_text(t, MOST_NOTE));
        Some(BookingRecord {
            tenancy: tenancy?,
            key: key?,
            kind: kind?,
            on: on?,
            amount: amount?,
            month,
            reason,
            corrects,
            learned,
            note,
        })
    }

    /// Gives the amount the ledger's sign. Without a readable kind only the amount itself is looked at.
    fn booking_amount(&mut self, kind: Option<EntryKind>) -> Option<Cents> {
        match kind {
            Some(EntryKind::Correction) => {
                let amount = self.must("amount", field::amount)?;
                if amount == Cents::ZERO {
                    self.fail("amount", Fault::Zero);
                }
                Some(amount)
            }
            Some(EntryKind::Receipt | EntryKind::Credit) => {
                self.must("amount", field::amount_above_zero).map(|a| -a)
            }
            Some(EntryKind::Charge | EntryKind::Reversal) => self.must("amount", field::amount_above_zero),
            None => self.must("amount", field::amount),
        }
    }

    fn corrects(&mut self, kind: Option<EntryKind>, key: Option<&str>) -> Option<String> {
        let corrects = self.maybe("corrects", |t| field::clean_word(t, MOST_REFERENCE));
        let is_correction = kind? == EntryKind::Correction;
        if is_correction != corrects.is_some() && !self.failed {
            self.fail("corrects", Fault::CorrectsOnlyWithCorrection);
        }
        if corrects.is_some() && corrects.as_deref() == key {
            self.fail("corrects", Fault::CorrectsItself);
        }
        corrects
    }

    fn contact(&mut self) -> Option<ContactRecord> {
        let tenancy = self.reference("tenancy");
        let key = self.reference("key");
        let on = self.must("on", field::day);
        let day_part = self.maybe("day_part", |t| {
            coded(t, DayPart::from_code, DayPart::ALL, DayPart::code)
        });
        let kind = self.must("kind", |t| {
            coded(t, ContactKind::from_code, ContactKind::ALL, ContactKind::code)
        });
        let direction = self.maybe("direction", |t| {
            coded(t, Direction::from_code, Direction::ALL, Direction::code)
        });
        let outcome = self.must("outcome", |t| {
            coded(t, Outcome::from_code, Outcome::ALL, Outcome::code)
        });
        let note = self.maybe("note", |t| field::free_text(t, MOST_NOTE));
        let next_on = self.maybe("next_on", field::day);
        self.in_order(("on", on), ("next_on", next_on));
        let by = self.login("by");
        Some(ContactRecord {
            tenancy: tenancy?,
            key: key?,
            on: on?,
            day_part,
            kind: kind?,
            direction: direction.unwrap_or(Direction::Outgoing),
            outcome: outcome?,
            note: note.unwrap_or_default(),
            next_on,
            by,
        })
    }

    fn agreement(&mut self) -> Option<AgreementRecord> {
        let tenancy = self.reference("tenancy");
        let key = self.reference("key");
        let version = self.maybe("version", field::count);
        let party = self.must("party", |t| coded(t, Party::from_code, Party::ALL, Party::code));
        let action = self.must("action", |t| field::free_text(t, MOST_NOTE));
        let made_on = self.must("made_on", field::day);
        let due_on = self.maybe("due_on", field::day);
        self.in_order(("made_on", made_on), ("due_on", due_on));
        let amount = self.maybe("amount", field::amount_above_zero);
        let state = self.maybe("state", |t| {
            coded(
                t,
                AgreementState::from_code,
                AgreementState::ALL,
                AgreementState::code,
            )
        });
        let by = self.login("by");
        Some(AgreementRecord {
            tenancy: tenancy?,
            key: key?,
            version: version.unwrap_or(1),
            party: party?,
            action: action?,
            made_on: made_on?,
            due_on,
            amount,
            state: state.unwrap_or(AgreementState::Open),
            by,
        })
    }

    fn story(&mut self) -> Option<StoryRecord> {
        let tenancy = self.reference("tenancy");
        let key = self.reference("key");
        let on = self.must("on", field::day);
        let text = self.must("text", |t| field::free_text(t, MOST_STORY));
        let told_to = self.login("told_to");
        Some(StoryRecord {
            tenancy: tenancy?,
            key: key?,
            on: on?,
            text: text?,
            told_to,
        })
    }
}

fn one_line_of_free_text(text: &str) -> Result<String, Fault> {
    field::free_text(text, MOST_NAME)?;
    field::clean_word(text, MOST_NAME)
}

fn coded<T: Copy>(
    text: &str,
    from_code: fn(&str) -> Option<T>,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Result<T, Fault> {
    from_code(text).ok_or_else(|| Fault::UnknownCode {
        value: shorten(text),
        allowed: all.iter().map(|c| code(*c)).collect::<Vec<_>>().join(", "),
    })
}
