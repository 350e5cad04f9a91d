//! The twelve tables, their files and columns.

use super::Fact;

/// A table of the set, in the order in which a set is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `staff.csv`
    Staff,
    /// `dwellings.csv`
    Dwellings,
    /// `people.csv`
    People,
    /// `tenancies.csv`
    Tenancies,
    /// `members.csv`
    Members,
    /// `rent.csv`
    Rent,
    /// `due_days.csv`
    DueDays,
    /// `ibans.csv`
    Ibans,
    /// `bookings.csv`
    Bookings,
    /// `contacts.csv`
    Contacts,
    /// `agreements.csv`
    Agreements,
    /// `stories.csv`
    Stories,
}

impl Table {
    /// Every table in load order: what is named comes before what names it.
    pub const ALL: [Self; 12] = [
        Self::Staff,
        Self::Dwellings,
        Self::People,
        Self::Tenancies,
        Self::Members,
        Self::Rent,
        Self::DueDays,
        Self::Ibans,
        Self::Bookings,
        Self::Contacts,
        Self::Agreements,
        Self::Stories,
    ];

    /// Name of its file in the folder.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Staff => "staff.csv",
            Self::Dwellings => "dwellings.csv",
            Self::People => "people.csv",
            Self::Tenancies => "tenancies.csv",
            Self::Members => "members.csv",
            Self::Rent => "rent.csv",
            Self::DueDays => "due_days.csv",
            Self::Ibans => "ibans.csv",
            Self::Bookings => "bookings.csv",
            Self::Contacts => "contacts.csv",
            Self::Agreements => "agreements.csv",
            Self::Stories => "stories.csv",
        }
    }

    /// The table of a file name, in any case of letters.
    pub fn from_file_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|t| t.file_name().eq_ignore_ascii_case(name))
    }

    /// A set without these files is refused.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Self::Dwellings | Self::People | Self::Tenancies | Self::Members
        )
    }

    /// Column names in the order in which they are written, each with whether the column and a value in it are required.
    #[expect(clippy::too_many_lines, reason = "a table of tables, read from top to bottom")]
    pub const fn columns(self) -> &'static [(&'static str, bool)] {
        match self {
            Self::Staff => &[
                ("login", true),
                ("name", true),
                ("email", false),
                ("phone", false),
                ("role", true),
                ("language", false),
            ],
            Self::Dwellings => &[
                ("reference", true),
                ("street", true),
                ("house_number", true),
                ("postcode", true),
                ("town", true),
                ("neighbourhood", false),
                ("energy_label", false),
                ("latitude", false),
                ("longitude", false),
            ],
            Self::People => &[
                ("reference", true),
                ("first_name", false),
                ("initials", false),
                ("infix", false),
                ("surname", true),
                ("preferred_name", false),
                ("address_form", false),
                ("language", false),
                ("phone", false),
                ("email", false),
                ("contact_note", false),
            ],
            Self::Tenancies => &[
                ("reference", true),
                ("dwelling", true),
                ("start", true),
                ("end", false),
                ("payment_reference", false),
                ("mandate", false),
                ("method", false),
                ("expected_arrears_since", false),
            ],
            Self::Members => &[
                ("tenancy", true),
                ("person", true),
                ("role", true),
                ("from", true),
                ("until", false),
            ],
            Self::Rent => &[
                ("tenancy", true),
                ("kind", true),
                ("amount", true),
                ("from", true),
                ("until", false),
            ],
            Self::DueDays => &[("tenancy", true), ("from_month", true), ("day", true)],
            Self::Ibans => &[("tenancy", true), ("iban", true)],
            Self::Bookings => &[
                ("tenancy", true),
                ("key", true),
                ("kind", true),
                ("on", true),
                ("amount", true),
                ("month", false),
                ("reason", false),
                ("corrects", false),
                ("learned", false),
                ("note", false),
            ],
            Self::Contacts => &[
                ("tenancy", true),
                ("key", true),
                ("on", true),
                ("day_part", false),
                ("kind", true),
                ("direction", false),
                ("outcome", true),
                ("note", false),
                ("next_on", false),
                ("by", false),
            ],
            Self::Agreements => &[
                ("tenancy", true),
                ("key", true),
                ("version", false),
                ("party", true),
                ("action", true),
                ("made_on", true),
                ("due_on", false),
                ("amount", false),
                ("state", false),
                ("by", false),
            ],
            Self::Stories => &[
                ("tenancy", true),
                ("key", true),
                ("on", true),
                ("text", true),
                ("told_to", false),
            ],
        }
    }
}

impl Fact {
    /// The table this fact belongs to.
    pub const fn table(&self) -> Table {
        match self {
            Self::Staff(_) => Table::Staff,
            Self::Dwelling(_) => Table::Dwellings,
            Self::Person(_) => Table::People,
            Self::Tenancy(_) => Table::Tenancies,
            Self::Member(_) => Table::Members,
            Self::Rent(_) => Table::Rent,
            Self::DueDay(_) => Table::DueDays,
            Self::Iban(_) => Table::Ibans,
            Self::Booking(_) => Table::Bookings,
            Self::Contact(_) => Table::Contacts,
            Self::Agreement(_) => Table::Agreements,
            Self::Story(_) => Table::Stories,
        }
    }
}
