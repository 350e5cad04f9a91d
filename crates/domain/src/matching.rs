//! Which tenancy a bank transaction is for, and why. What is uncertain waits for a person.

use crate::bank::{BankEntry, BookingStatus};
use crate::calendar::{Day, Month};
use crate::contact::coded;
use crate::folding::fold_name;
use crate::ledger::Method;
use crate::money::Cents;

/// Position of a tenancy in the directory that answered.
pub type Ix = u32;

/// What a look-up by a unique name gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody.
    Nobody,
    /// Exactly one tenancy.
    One(Ix),
    /// Two tenancies or more carry this name: a person must decide.
    Several,
}

/// What the association knows, for matching. Implemented over an index in memory.
pub trait Directory {
    /// By structured payment reference, digits or RF without spaces.
    fn by_payment_reference(&self, reference: &str) -> Found;
    /// By contract number, upper case.
    fn by_contract(&self, reference: &str) -> Found;
    /// By direct-debit mandate.
    fn by_mandate(&self, mandate: &str) -> Found;
    /// Tenancies that an IBAN is known to pay for, current ones first.
    fn by_iban(&self, iban: &str) -> &[Ix];
    /// Tenancies of people with this surname, folded to lower-case ASCII.
    fn by_surname(&self, surname: &str) -> &[Ix];
    /// What is asked a month now: the rent, less what was given off it.
    fn rent(&self, tenancy: Ix) -> Cents;
}

coded! {
    /// The rule by which a transaction found its tenancy.
    Rule {
        /// The structured payment reference is this tenancy's.
        PaymentReference = "payment_reference",
        /// Our own collection id names the contract.
        CollectionId = "collection_id",
        /// The direct-debit mandate is this tenancy's.
        Mandate = "mandate",
        /// The payment reference stands in the text.
        ReferenceInText = "reference_in_text",
        /// The contract number stands in the text.
        ContractInText = "contract_in_text",
        /// The IBAN pays for this tenancy and the amount is its rent.
        IbanAndAmount = "iban_and_amount",
        /// The IBAN pays for this tenancy only.
        Iban = "iban",
        /// The name and the amount fit; uncertain, so a person decides.
        NameAndAmount = "name_and_amount",
        /// The name fits; uncertain, so a person decides.
        Name = "name",
        /// A person linked it.
        Person = "person",
    }
}

coded! {
    /// Why a transaction waits at the desk.
    Waits {
        /// Nothing in it is known.
        NothingKnown = "nothing_known",
        /// One name stands for several tenancies.
        Ambiguous = "ambiguous",
        /// Only a name fits.
        OnlyName = "only_name",
        /// Not in euro.
        OtherCurrency = "other_currency",
        /// Money went out to someone who pays us rent.
        PaidOut = "paid_out",
    }
}

coded! {
    /// Why a transaction has nothing to do with rent.
    SetAside {
        /// Money that went out to somebody else.
        Outgoing = "outgoing",
        /// Not booked for good yet.
        Pending = "pending",
        /// A zero amount.
        Zero = "zero",
    }
}

/// Where a transaction goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Into the ledger of a tenancy.
    Placed {
        /// Whose.
        tenancy: Ix,
        /// By which rule.
        rule: Rule,
    },
    /// To the desk, with likely tenancies.
    Waiting {
        /// Why.
        why: Waits,
        /// Likely ones, best first, at most five.
        candidates: Vec<(Ix, Rule)>,
    },
    /// Not rent.
    Aside(SetAside),
}

/// Finds the place of a transaction. Reference before mandate before IBAN before name: what the payer wrote
/// is a designation (art. 6:43(1) BW), an IBAN is a habit.
pub fn place(entry: &BankEntry, directory: &impl Directory) -> Placement {
    if entry.status == BookingStatus::Pending {
        return Placement::Aside(SetAside::Pending);
    }
    if entry.amount == Cents::ZERO {
        return Placement::Aside(SetAside::Zero);
    }
    if entry.currency != "EUR" {
        return Placement::Waiting {
            why: Waits::OtherCurrency,
            candidates: Vec::new(),
        };
    }
    let mut ambiguous = false;
    for (found, rule) in named(entry, directory) {
        match found {
            Found::One(tenancy) => return Placement::Placed { tenancy, rule },
            Found::Several => ambiguous = true,
            Found::Nobody => {}
        }
    }
    if let Some(placement) = by_text(entry, directory, &mut ambiguous) {
        return placement;
    }
    by_habit(entry, directory, ambiguous)
}

/// The look-ups by what is written in fields of its own.
fn named<'a>(
    entry: &'a BankEntry,
    directory: &'a impl Directory,
) -> impl Iterator<Item = (Found, Rule)> + 'a {
    let reference = entry
        .reference
        .iter()
        .map(|r| (directory.by_payment_reference(r), Rule::PaymentReference));
    let collection = entry
        .end_to_end_id
        .iter()
        .map(|id| (in_collection_id(id, directory), Rule::CollectionId));
    let mandate = entry
        .mandate_id
        .iter()
        .map(|m| (directory.by_mandate(m), Rule::Mandate));
    reference.chain(collection).chain(mandate)
}

/// A collection id of ours holds the contract number between dashes: `HUUR-DL1001-202611`.
fn in_collection_id(id: &str, directory: &impl Directory) -> Found {
    let whole = directory.by_contract(id);
    if whole != Found::Nobody {
        return whole;
    }
    id.split(['-', '/', ' '])
        .map(|part| directory.by_contract(part))
        .find(|f| *f != Found::Nobody)
        .unwrap_or(Found::Nobody)
}

/// Looks for a payment reference or contract number among the words of the text and in a structured reference
/// that is not a payment reference itself.
fn by_text(entry: &BankEntry, directory: &impl Directory, ambiguous: &mut bool) -> Option<Placement> {
    let texts = [
        Some(entry.description.as_str()),
        entry.reference.as_deref(),
        entry.end_to_end_id.as_deref(),
    ];
    let mut digits = String::new();
    for text in texts.into_iter().flatten() {
        digits.clear();
        for word in text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            if !word.bytes().any(|b| b.is_ascii_digit()) {
                digits.clear();
                continue;
            }
            let upper;
            let word = if word.bytes().any(|b| b.is_ascii_lowercase()) {
                upper = word.to_ascii_uppercase();
                upper.as_str()
            } else {
                word
            };
            if word.len() >= 4 {
                for (found, rule) in [
                    (directory.by_contract(word), Rule::ContractInText),
                    (directory.by_payment_reference(word), Rule::ReferenceInText),
                ] {
                    match found {
                        Found::One(tenancy) => return Some(Placement::Placed { tenancy, rule }),
                        Found::Several => *ambiguous = true,
                        Found::Nobody => {}
                    }
                }
            }
            // People write a reference in groups of four; the groups together are the reference.
            if word.bytes().all(|b| b.is_ascii_digit()) && digits.len() + word.len() <= 16 {
                digits.push_str(word);
            } else {
                digits.clear();
            }
            if digits.len() > word.len()
                && digits.len() >= 7
                && let Found::One(tenancy) = directory.by_payment_reference(&digits)
            {
                return Some(Placement::Placed {
                    tenancy,
                    rule: Rule::ReferenceInText,
                });
            }
        }
    }
    None
}

/// By IBAN, then by name. A known IBAN places; a name alone never does.
fn by_habit(entry: &BankEntry, directory: &impl Directory, ambiguous: bool) -> Placement {
    let known = entry
        .counterparty_iban
        .as_deref()
        .map_or(&[][..], |iban| directory.by_iban(iban));
    if entry.amount.0 < 0 {
        return match (entry.return_reason.is_some(), known) {
            (true, [tenancy]) => Placement::Placed {
                tenancy: *tenancy,
                rule: Rule::Iban,
            },
            (true, _) => waiting(Waits::NothingKnown, ambiguous, known, Rule::Iban),
            (false, []) => Placement::Aside(SetAside::Outgoing),
            (false, _) => waiting(Waits::PaidOut, false, known, Rule::Iban),
        };
    }
    let fits = |t: &&Ix| directory.rent(**t) == entry.amount;
    let mut exact = known.iter().filter(fits);
    match (known, exact.next(), exact.next()) {
        ([tenancy], None, _) if !ambiguous => {
            return Placement::Placed {
                tenancy: *tenancy,
                rule: Rule::Iban,
            };
        }
        (_, Some(tenancy), None) if !ambiguous => {
            return Placement::Placed {
                tenancy: *tenancy,
                rule: Rule::IbanAndAmount,
            };
        }
        ([], ..) => {}
        _ => return waiting(Waits::Ambiguous, true, known, Rule::Iban),
    }
    let people = entry.counterparty_name.as_deref().map(surname_of);
    let people = people.as_deref().map_or(&[][..], |s| directory.by_surname(s));
    // A very common surname says little; looking at the first few hundred keeps a large file quick.
    let people = &people[..people.len().min(500)];
    let mut likely: Vec<(Ix, Rule)> = people
        .iter()
        .filter(fits)
        .map(|t| (*t, Rule::NameAndAmount))
        .take(5)
        .collect();
    let others = people
        .iter()
        .filter(|t| !fits(t))
        .map(|t| (*t, Rule::Name))
        .take(5 - likely.len());
    likely.extend(others);
    let why = match (ambiguous, likely.is_empty()) {
        (true, _) => Waits::Ambiguous,
        (false, true) => Waits::NothingKnown,
        (false, false) => Waits::OnlyName,
    };
    Placement::Waiting {
        why,
        candidates: likely,
    }
}

fn waiting(why: Waits, ambiguous: bool, known: &[Ix], rule: Rule) -> Placement {
    let why = if ambiguous { Waits::Ambiguous } else { why };
    Placement::Waiting {
        why,
        candidates: known.iter().take(5).map(|t| (*t, rule)).collect(),
    }
}

/// The last word of a payer's name, folded: banks write "J. de Vries", "VRIES J DE" and "Hr J de Vries".
pub fn surname_of(payer: &str) -> String {
    const PARTICLES: [&str; 18] = [
        "de", "den", "der", "van", "het", "ter", "ten", "te", "el", "al", "hr", "mw", "mevr", "dhr", "eo",
        "cj", "en", "of",
    ];
    let folded = fold_name(payer);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|w| w.len() > 2 && !PARTICLES.contains(w))
        .collect();
    words.last().copied().unwrap_or_default().to_owned()
}

/// How the money came, as far as the transaction tells.
pub fn method_of(entry: &BankEntry) -> Method {
    if entry.mandate_id.is_some() {
        Method::DirectDebit
    } else {
        Method::Transfer
    }
}

const MONTHS: [(&str, i32); 26] = [
    ("januari", 1),
    ("jan", 1),
    ("februari", 2),
    ("feb", 2),
    ("maart", 3),
    ("mrt", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("juni", 6),
    ("jun", 6),
    ("juli", 7),
    ("jul", 7),
    ("augustus", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("okt", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
    ("march", 3),
    ("may", 5),
];

/// The month a payer designates in words ("huur september", "rent nov 2026", "09-2026"), if it lies from nine
/// months before to two months after the booking. Anything else is left to policy.
pub fn designated_month(text: &str, booked_on: Day) -> Option<Month> {
    if !mentions_rent(text) {
        return None;
    }
    let folded = fold_name(&text.replace(['-', '/', '.', ','], " "));
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let mut found: Option<Month> = None;
    for (i, word) in words.iter().enumerate() {
        let Some(number) = MONTHS.iter().find(|(name, _)| name == word).map(|m| m.1) else {
            continue;
        };
        let year = words
            .get(i + 1)
            .and_then(|y| y.parse::<i32>().ok())
            .filter(|y| (2000..2100).contains(y));
        let month = match year {
            Some(year) => Month::new(year, number),
            None => nearest(number, booked_on.month()),
        };
        // Two months named is not one designation.
        if found.is_some_and(|m| m != month) {
            return None;
        }
        found = Some(month);
    }
    found.filter(|m| (-9..=2).contains(&m.since(booked_on.month())))
}

fn mentions_rent(text: &str) -> bool {
    let bytes = text.as_bytes();
    [&b"huur"[..], b"rent"]
        .iter()
        .any(|w| bytes.windows(4).any(|x| x.eq_ignore_ascii_case(w)))
}

/// The month with this number from nine months before to two after.
fn nearest(number: i32, around: Month) -> Month {
    let (year, _) = around.parts();
    let candidates = [
        Month::new(year - 1, number),
        Month::new(year, number),
        Month::new(year + 1, number),
    ];
    candidates
        .into_iter()
        .find(|m| (-9..=2).contains(&m.since(around)))
        .unwrap_or(candidates[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Town;
    impl Directory for Town {
        fn by_payment_reference(&self, r: &str) -> Found {
            match r {
                "1583366271601210" => Found::One(1),
                "5000056789012345" => Found::Several,
                _ => Found::Nobody,
            }
        }
        fn by_contract(&self, r: &str) -> Found {
            if r == "DL1002" {
                Found::One(2)
            } else {
                Found::Nobody
            }
        }
        fn by_mandate(&self, m: &str) -> Found {
            if m == "M3" { Found::One(3) } else { Found::Nobody }
        }
        fn by_iban(&self, iban: &str) -> &[Ix] {
            match iban {
                "NL91ABNA0417164300" => &[4],
                "NL02GEMEENTE" => &[5, 6],
                _ => &[],
            }
        }
        fn by_surname(&self, s: &str) -> &[Ix] {
            if s == "wit" { &[7] } else { &[] }
        }
        fn rent(&self, t: Ix) -> Cents {
            Cents(50_000 + i64::from(t))
        }
    }

    fn entry(amount: i64) -> BankEntry {
        BankEntry {
            amount: Cents(amount),
            currency: "EUR".into(),
            ..BankEntry::default()
        }
    }
    fn placed(tenancy: Ix, rule: Rule) -> Placement {
        Placement::Placed { tenancy, rule }
    }

    #[test]
    fn every_rule_says_why() {
        let text = |t: &str| BankEntry {
            description: t.into(),
            ..entry(1)
        };
        let rows = [
            (
                BankEntry {
                    reference: Some("1583366271601210".into()),
                    ..entry(1)
                },
                placed(1, Rule::PaymentReference),
            ),
            (
                BankEntry {
                    end_to_end_id: Some("HUUR-DL1002-202611".into()),
                    ..entry(1)
                },
                placed(2, Rule::CollectionId),
            ),
            (
                BankEntry {
                    mandate_id: Some("M3".into()),
                    ..entry(-1)
                },
                placed(3, Rule::Mandate),
            ),
            (
                text("kenmerk 1583 3662 7160 1210 dank"),
                placed(1, Rule::ReferenceInText),
            ),
            (
                text("Huur nov. dl1002 fam. Jansen"),
                placed(2, Rule::ContractInText),
            ),
            (
                BankEntry {
                    counterparty_iban: Some("NL91ABNA0417164300".into()),
                    ..entry(123)
                },
                placed(4, Rule::Iban),
            ),
            (
                BankEntry {
                    counterparty_iban: Some("NL02GEMEENTE".into()),
                    ..entry(50_006)
                },
                placed(6, Rule::IbanAndAmount),
            ),
            (entry(-900), Placement::Aside(SetAside::Outgoing)),
        ];
        for (entry, wanted) in rows {
            assert_eq!(place(&entry, &Town), wanted, "{entry:?}");
        }
    }

    #[test]
    fn what_is_uncertain_waits_for_a_person() {
        let name = BankEntry {
            counterparty_name: Some("Hr T. de Wit".into()),
            ..entry(69_143)
        };
        assert_eq!(
            place(&name, &Town),
            Placement::Waiting {
                why: Waits::OnlyName,
                candidates: vec![(7, Rule::Name)]
            }
        );
        let twice = BankEntry {
            reference: Some("5000056789012345".into()),
            ..entry(1)
        };
        assert!(matches!(
            place(&twice, &Town),
            Placement::Waiting {
                why: Waits::Ambiguous,
                ..
            }
        ));
        let payer = BankEntry {
            counterparty_iban: Some("NL02GEMEENTE".into()),
            ..entry(1)
        };
        assert!(matches!(
            place(&payer, &Town),
            Placement::Waiting {
                why: Waits::Ambiguous,
                ..
            }
        ));
        assert!(matches!(
            place(&entry(5), &Town),
            Placement::Waiting {
                why: Waits::NothingKnown,
                ..
            }
        ));
        let dollars = BankEntry {
            currency: "USD".into(),
            ..entry(5)
        };
        assert!(matches!(
            place(&dollars, &Town),
            Placement::Waiting {
                why: Waits::OtherCurrency,
                ..
            }
        ));
    }

    #[test]
    fn reads_the_month_a_payer_names() {
        let on: Day = "2026-10-12".parse().unwrap();
        assert_eq!(designated_month("Huur september", on), Some(Month::new(2026, 9)));
        assert_eq!(
            designated_month("huur nov 2026 DL1001", on),
            Some(Month::new(2026, 11))
        );
        assert_eq!(designated_month("huur januari 2020", on), None);
        assert_eq!(designated_month("huur september en oktober", on), None);
        assert_eq!(designated_month("mei sint servaas", on), None);
    }

    #[test]
    fn folds_names_of_every_origin() {
        assert_eq!(surname_of("Mehmet Yılmaz"), "yilmaz");
        assert_eq!(surname_of("J. van den Berg"), "berg");
        assert_eq!(surname_of("De Wit T"), "wit");
    }
}
