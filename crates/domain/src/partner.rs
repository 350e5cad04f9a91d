//! The partners around us (S1.30, S2.18): who helps with what and where, which named people there may decide, how soon they said to
//! help, and until when that was agreed. No tenant stands in it, and nothing that was ever asked of them.
//!
//! What was agreed with a municipality stands with its signals ([`signal::Agreement`]); a partner that is a municipality holds its
//! people and no second agreement.

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{OrgNo, PartnerId};
use crate::signal;
use crate::version::newest_by;

/// Most people that are named with one partner.
pub const MOST_PEOPLE: usize = 6;
/// Longest name, role, mandate or number, in characters.
pub const LONGEST: usize = 120;
/// Most working days that can be agreed until the first help.
pub const MOST_WAIT: i32 = 120;

coded! {
    /// What kind of partner.
    PartnerKind {
        /// The desk of a municipality.
        Municipality = "municipality",
        /// Debt counselling beside the municipality.
        DebtCounsellor = "debt_counsellor",
        /// A fund that gives once.
        Fund = "fund",
        /// The food bank.
        FoodBank = "food_bank",
        /// Help with energy and its bill.
        EnergyHelp = "energy_help",
        /// Budget coaches.
        BudgetCoach = "budget_coach",
        /// Clothes, furniture and things for a baby.
        ClothingBank = "clothing_bank",
        /// Volunteers who come by.
        Volunteers = "volunteers",
        /// An office of administrators.
        Administrator = "administrator",
    }
}

coded! {
    /// What somebody may need. The first five can't wait (S0.14).
    Need {
        /// Food in the house.
        Food = "food",
        /// Light and heating.
        Energy = "energy",
        /// Money for something that can't wait.
        Money = "money",
        /// Things for a baby.
        Baby = "baby",
        /// Clothes, a bed, a washing machine.
        Things = "things",
        /// Getting a grip on money.
        Budget = "budget",
        /// Letters and forms.
        Letters = "letters",
        /// Debts elsewhere.
        Debts = "debts",
        /// Somebody who looks after the money.
        Administration = "administration",
    }
}

impl Need {
    /// What can't wait until the arrears are talked about (S0.14).
    pub const FIRST: [Self; 5] = [Self::Food, Self::Energy, Self::Money, Self::Baby, Self::Things];
}

/// Somebody at a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Their name.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// What they may decide; empty when that is nothing.
    pub decides: String,
    /// Their direct number.
    pub phone: String,
    /// Their e-mail address.
    pub email: String,
}

/// A partner, in one version. A change is a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Chosen by its maker; of a municipality it follows from the agreement.
    pub id: PartnerId,
    /// 1 for the first.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// What kind.
    pub kind: PartnerKind,
    /// The short name of the agreement, for a municipality.
    pub municipality: Option<String>,
    /// What it helps with, each once.
    pub helps_with: Vec<Need>,
    /// Towns where it helps, as they stand in addresses; empty is everywhere.
    pub towns: Vec<String>,
    /// How it goes there, in a line or two.
    pub how: String,
    /// Who works there.
    pub people: Vec<Named>,
    /// Working days until the first help, as agreed.
    pub wait: Option<i32>,
    /// The last day of what was agreed, when it has one.
    pub until: Option<Day>,
    /// We no longer work together: it stays readable in earlier versions, and nobody is sent there.
    pub left: bool,
}

/// Why a partner can't be written down so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPartner {
    /// No name, or one that is too long.
    #[error("name the partner, in at most {LONGEST} characters")]
    Name,
    /// It helps with nothing.
    #[error("choose what this partner helps with")]
    HelpsWithNothing,
    /// A municipality without its agreement, or an agreement with somebody else.
    #[error("write the agreement with a municipality down with its signals, and its people here")]
    Municipality,
    /// Nobody is named.
    #[error("name at least one person, with a direct number or an e-mail address")]
    Nobody,
    /// Too many people.
    #[error("name at most {MOST_PEOPLE} people")]
    TooMany,
    /// Somebody without a name or a way to reach them, or with too long a line.
    #[error(
        "give person {number} a name and a direct number or an e-mail address, each in at most {LONGEST} characters"
    )]
    Person {
        /// Which, 1 for the first.
        number: usize,
    },
    /// No number of working days.
    #[error("the agreed wait is from 0 to {MOST_WAIT} working days")]
    Wait,
}

impl Partner {
    /// The id of the partner that a municipality is: one for each agreement.
    pub fn of_municipality(org: OrgNo, code: &str) -> PartnerId {
        PartnerId::derived(org, &format!("municipality:{code}"))
    }

    /// Checks what was typed.
    pub fn check(&self) -> Result<(), BadPartner> {
        if !fits(&self.name) || self.name.trim().is_empty() {
            return Err(BadPartner::Name);
        }
        if self.municipality.is_some() != (self.kind == PartnerKind::Municipality) {
            return Err(BadPartner::Municipality);
        }
        if self.helps_with.is_empty() {
            return Err(BadPartner::HelpsWithNothing);
        }
        if self.people.is_empty() {
            return Err(BadPartner::Nobody);
        }
        if self.people.len() > MOST_PEOPLE {
            return Err(BadPartner::TooMany);
        }
        if let Some(at) = self.people.iter().position(|p| !p.whole()) {
            return Err(BadPartner::Person { number: at + 1 });
        }
        if self.wait.is_some_and(|days| !(0..=MOST_WAIT).contains(&days)) {
            return Err(BadPartner::Wait);
        }
        Ok(())
    }

    /// As the municipality of this agreement: its name, towns and last day stand there and nowhere else.
    #[must_use]
    pub fn under(self, agreement: &signal::Agreement) -> Self {
        Self {
            name: agreement.name.clone(),
            kind: PartnerKind::Municipality,
            municipality: Some(agreement.code.clone()),
            towns: agreement.towns.clone(),
            until: agreement.until,
            wait: None,
            ..self
        }
    }

    /// It helps in this town.
    pub fn helps_in(&self, town: &str) -> bool {
        let same = |t: &String| t.trim().to_lowercase() == town.trim().to_lowercase();
        self.towns.iter().all(|t| t.trim().is_empty()) || self.towns.iter().any(same)
    }

    /// What was agreed still holds.
    pub fn in_force(&self, on: Day) -> bool {
        !self.left && self.until.is_none_or(|until| on <= until)
    }

    /// Its last day, when that is at most so many days away (S2.18).
    pub fn ends_within(&self, on: Day, days: i32) -> Option<Day> {
        let soon = |until: &Day| on <= *until && until.since(on) <= days;
        self.until.filter(|until| !self.left && soon(until))
    }
}

impl Named {
    /// Has a name and a way to be reached, and no line is too long.
    fn whole(&self) -> bool {
        let lines = [&self.name, &self.role, &self.decides, &self.phone, &self.email];
        let reached = !self.phone.trim().is_empty() || !self.email.trim().is_empty();
        !self.name.trim().is_empty() && reached && lines.iter().all(|line| fits(line))
    }
}

fn fits(line: &str) -> bool {
    line.chars().count() <= LONGEST
}

/// The newest version of each partner, by name.
pub fn newest(all: Vec<Partner>) -> Vec<Partner> {
    let mut list = newest_by(all, |p| p.id, |p| p.version);
    list.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    list
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn food_bank() -> Partner {
        Partner {
            id: PartnerId::derived(OrgNo(1), "food"),
            version: 1,
            name: "Voedselbank Rivierstad".to_owned(),
            kind: PartnerKind::FoodBank,
            municipality: None,
            helps_with: vec![Need::Food],
            towns: vec!["Rivierstad".to_owned()],
            how: String::new(),
            people: vec![Named {
                name: "Gerda Smit".to_owned(),
                phone: "0999-100 500".to_owned(),
                ..Named::default()
            }],
            wait: Some(2),
            until: Some(day("2026-12-31")),
            left: false,
        }
    }

    #[test]
    fn s1_30_a_partner_has_a_named_person_who_can_be_reached() {
        let told = |change: fn(&mut Partner)| {
            let mut partner = food_bank();
            change(&mut partner);
            partner.check()
        };
        assert_eq!(told(|_| ()), Ok(()));
        assert_eq!(told(|p| p.name.clear()), Err(BadPartner::Name));
        assert_eq!(told(|p| p.helps_with.clear()), Err(BadPartner::HelpsWithNothing));
        assert_eq!(told(|p| p.people.clear()), Err(BadPartner::Nobody));
        assert_eq!(
            told(|p| p.people[0].phone.clear()),
            Err(BadPartner::Person { number: 1 })
        );
        assert_eq!(
            told(|p| p.people[0].decides = "x".repeat(LONGEST + 1)),
            Err(BadPartner::Person { number: 1 })
        );
        assert_eq!(
            told(|p| p.people = vec![p.people[0].clone(); MOST_PEOPLE + 1]),
            Err(BadPartner::TooMany)
        );
        assert_eq!(told(|p| p.wait = Some(-1)), Err(BadPartner::Wait));
        assert_eq!(told(|p| p.wait = Some(MOST_WAIT + 1)), Err(BadPartner::Wait));
    }

    #[test]
    fn s2_18_a_municipality_has_one_agreement_and_it_stands_with_its_signals() {
        let mut partner = food_bank();
        partner.kind = PartnerKind::Municipality;
        assert_eq!(partner.check(), Err(BadPartner::Municipality));
        let mut other = food_bank();
        other.municipality = Some("rivierstad".to_owned());
        assert_eq!(other.check(), Err(BadPartner::Municipality));
    }

    #[test]
    fn s2_18_an_agreement_holds_up_to_and_with_its_last_day_and_its_end_is_told_in_time() {
        let partner = food_bank();
        assert!(partner.in_force(day("2026-12-31")));
        assert!(!partner.in_force(day("2027-01-01")));
        let told = |on| partner.ends_within(day(on), 60);
        assert_eq!(told("2026-10-31"), None);
        assert_eq!(told("2026-11-01"), Some(day("2026-12-31")));
        assert_eq!(told("2027-01-01"), None);
        let left = Partner {
            left: true,
            ..food_bank()
        };
        assert_eq!(left.ends_within(day("2026-12-01"), 60), None);
        assert!(!left.in_force(day("2026-12-01")));
    }

    #[test]
    fn a_partner_without_towns_helps_everywhere() {
        let mut partner = food_bank();
        assert!(partner.helps_in(" rivierstad"));
        assert!(!partner.helps_in("Elders"));
        partner.towns.clear();
        assert!(partner.helps_in("Elders"));
    }

    #[test]
    fn the_newest_version_of_each_counts_whatever_the_order() {
        let second = Partner {
            version: 2,
            name: "Voedselbank".to_owned(),
            ..food_bank()
        };
        for all in [
            vec![food_bank(), second.clone()],
            vec![second.clone(), food_bank()],
        ] {
            assert_eq!(newest(all), std::slice::from_ref(&second));
        }
    }
}
