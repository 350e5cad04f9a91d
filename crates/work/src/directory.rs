//! The index by which transactions find their tenancy: made once for an import, in memory.

use domain::folding::fold_name;
use domain::ids::TenancyId;
use domain::matching::{Directory, Found, Ix};
use domain::money::Cents;
use foldhash::{HashMap, HashMapExt as _};

/// What the index needs to know of one tenancy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Contract number.
    pub reference: String,
    /// Structured payment reference.
    pub payment_reference: Option<String>,
    /// Direct-debit mandate.
    pub mandate: Option<String>,
    /// IBANs known to pay, given by the association or learned from a person's link.
    pub ibans: Vec<String>,
    /// Surnames of tenants and co-tenants.
    pub surnames: Vec<String>,
    /// What is asked a month now: the rent, less what was given off it.
    pub rent: Cents,
    /// Whether someone lives there now; an IBAN shared with a former tenancy pays for the current one.
    pub current: bool,
}

/// Tenancies by what payers write and by what they are known by.
#[derive(Debug, Default)]
pub struct TenancyDirectory {
    tenancies: Vec<TenancyId>,
    rents: Vec<Cents>,
    current: Vec<bool>,
    payment_references: HashMap<Box<str>, Found>,
    contracts: HashMap<Box<str>, Found>,
    mandates: HashMap<Box<str>, Found>,
    ibans: HashMap<Box<str>, Vec<Ix>>,
    surnames: HashMap<Box<str>, Vec<Ix>>,
}

impl TenancyDirectory {
    /// An empty one with room for so many tenancies.
    pub fn with_room(tenancies: usize) -> Self {
        Self {
            tenancies: Vec::with_capacity(tenancies),
            rents: Vec::with_capacity(tenancies),
            current: Vec::with_capacity(tenancies),
            payment_references: HashMap::with_capacity(tenancies),
            contracts: HashMap::with_capacity(tenancies),
            mandates: HashMap::with_capacity(tenancies),
            ibans: HashMap::with_capacity(tenancies),
            surnames: HashMap::default(),
        }
    }

    /// Adds a tenancy.
    pub fn insert(&mut self, id: TenancyId, known: &Known) {
        let Ok(ix) = Ix::try_from(self.tenancies.len()) else {
            return;
        };
        self.tenancies.push(id);
        self.rents.push(known.rent);
        self.current.push(known.current);
        name(&mut self.contracts, &known.reference.to_ascii_uppercase(), ix);
        if let Some(reference) = &known.payment_reference {
            name(&mut self.payment_references, &squeeze(reference), ix);
        }
        if let Some(mandate) = &known.mandate {
            name(&mut self.mandates, mandate, ix);
        }
        for iban in &known.ibans {
            let list = self.ibans.entry(squeeze(iban).into()).or_default();
            if !list.contains(&ix) {
                if known.current {
                    list.insert(0, ix);
                } else {
                    list.push(ix);
                }
            }
        }
        for surname in &known.surnames {
            let folded = fold_name(surname);
            let last = folded.split(' ').next_back().unwrap_or_default();
            // Two tenants with one name are one tenancy.
            let list = self.surnames.entry(last.into()).or_default();
            if list.last() != Some(&ix) {
                list.push(ix);
            }
        }
    }

    /// The tenancy at a place in the index.
    pub fn tenancy(&self, ix: Ix) -> Option<TenancyId> {
        self.tenancies.get(ix as usize).copied()
    }

    /// How many tenancies are in it.
    pub fn len(&self) -> usize {
        self.tenancies.len()
    }

    /// Whether there is nobody in it.
    pub fn is_empty(&self) -> bool {
        self.tenancies.is_empty()
    }

    /// Drops former tenancies from IBANs that also pay for a current one. Call once, after the last insert.
    pub fn settle(&mut self) {
        let current = &self.current;
        for list in self.ibans.values_mut() {
            if list.iter().any(|ix| current[*ix as usize]) {
                list.retain(|ix| current[*ix as usize]);
            }
        }
    }
}

fn name(map: &mut HashMap<Box<str>, Found>, text: &str, ix: Ix) {
    if text.is_empty() {
        return;
    }
    map.entry(text.into())
        .and_modify(|found| *found = Found::Several)
        .or_insert(Found::One(ix));
}

fn squeeze(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

impl Directory for TenancyDirectory {
    fn by_payment_reference(&self, reference: &str) -> Found {
        self.payment_references
            .get(reference)
            .copied()
            .unwrap_or(Found::Nobody)
    }
    fn by_contract(&self, reference: &str) -> Found {
        self.contracts.get(reference).copied().unwrap_or(Found::Nobody)
    }
    fn by_mandate(&self, mandate: &str) -> Found {
        self.mandates.get(mandate).copied().unwrap_or(Found::Nobody)
    }
    fn by_iban(&self, iban: &str) -> &[Ix] {
        self.ibans.get(iban).map_or(&[], Vec::as_slice)
    }
    fn by_surname(&self, surname: &str) -> &[Ix] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }
    fn rent(&self, tenancy: Ix) -> Cents {
        self.rents.get(tenancy as usize).copied().unwrap_or(Cents::ZERO)
    }
}
