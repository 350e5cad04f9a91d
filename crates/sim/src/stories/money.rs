//! What was charged and what was paid, month by month.

use super::contract;
use crate::household::{BookingRow, RentRow, rent_rows};
use crate::statement_file::{Entry, EntryType, Remittance, Transaction};
use crate::{FIRST_STATEMENT_MONTH, THIS_MONTH, numbering, ym, ymd};
use domain::calendar::{Day, Month};
use domain::ledger::EntryKind;
use domain::money::Cents;

/// How a payment came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// From the tenant's account with the structured payment reference.
    Reference,
    /// From the tenant's account, the contract number in words; `{m}` is the month.
    Words(&'static str),
    /// From the tenant's account, nothing but these words: found by account and amount.
    OwnAccount(&'static str),
    /// In our direct-debit batch.
    Debit,
    /// A collection that the bank took back, with its reason.
    Returned(&'static str),
    /// Somebody else pays and names the contract.
    Other(Payer, &'static str),
    /// From an account nobody knows, without a reference: stays unallocated until a person links it.
    Unknown,
}

/// Others who pay rent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Payer {
    Municipality,
    Fund,
    Administrator,
}

impl Payer {
    fn name(self) -> &'static str {
        match self {
            Self::Municipality => "Gemeente Rivierstad",
            Self::Fund => "Stichting Noodfonds Rivierstad",
            Self::Administrator => "De Haven Bewind inzake M. Fernandes",
        }
    }
    fn iban(self) -> String {
        let account = match self {
            Self::Municipality => 900_000_011,
            Self::Fund => 900_000_027,
            Self::Administrator => 900_000_035,
        };
        numbering::iban("RIVB", account)
    }
}

/// The same payment in each month from the first to the last: story, first, last, day of the month, cents, how.
type Run = (u8, i32, i32, i32, i64, How);

use How::{Debit, Other, OwnAccount, Reference, Returned, Unknown, Words};

/// Every receipt and return from December 2025 to today. The days are those the stories name,
/// weekends included, because the stories are told in days.
#[rustfmt::skip] // one row a line, as in the table of the stories
const RUNS: &[Run] = &[
    // T01 always on time, then twice nothing.
    (1, 2025_12, 2026_06, 1, 712_95, Reference),
    (1, 2026_07, 2026_09, 1, 742_18, Reference),
    // T02 debit comes back on the 1st, she pays when her benefit is in; from July the 10th fits.
    (2, 2025_12, 2026_06, 1, 598_20, Debit),
    (2, 2025_12, 2026_01, 1, 598_20, Returned("AM04")),
    (2, 2026_02, 2026_02, 1, 598_20, Returned("MS03")),
    (2, 2026_03, 2026_06, 1, 598_20, Returned("AM04")),
    (2, 2025_12, 2026_01, 9, 598_20, OwnAccount("huur")),
    (2, 2026_02, 2026_02, 20, 598_20, OwnAccount("huur februari sorry laat")),
    (2, 2026_03, 2026_06, 9, 598_20, OwnAccount("huur")),
    (2, 2026_07, 2026_11, 10, 620_00, Debit),
    // T03 his wife's account was closed; from April he pays himself, first the old rent, from September with the plan.
    (3, 2025_12, 2026_02, 1, 561_30, Debit),
    (3, 2026_02, 2026_02, 3, 561_30, Returned("AC04")),
    (3, 2026_04, 2026_08, 1, 561_30, Words("Huur {m} H. de Boer contract {c}")),
    (3, 2026_09, 2026_11, 1, 584_31, Words("Huur {m} H. de Boer contract {c}")),
    (3, 2026_09, 2026_11, 1, 100_00, Words("Afspraak oude huur H. de Boer contract {c}")),
    // T04 a miss in March, then a plan of six.
    (4, 2026_02, 2026_02, 1, 489_00, Reference),
    (4, 2026_04, 2026_04, 23, 489_00, Reference),
    (4, 2026_05, 2026_05, 2, 489_00, Reference),
    (4, 2026_06, 2026_06, 1, 570_50, Reference),
    (4, 2026_07, 2026_07, 3, 570_50, Reference),
    (4, 2026_08, 2026_08, 1, 570_50, Reference),
    (4, 2026_09, 2026_09, 2, 570_50, Reference),
    (4, 2026_10, 2026_10, 1, 570_50, Reference),
    (4, 2026_11, 2026_11, 3, 570_50, Reference),
    // T05 scattered, steady since June.
    (5, 2025_12, 2025_12, 11, 655_00, Words("huur {m} {c}")),
    (5, 2026_01, 2026_01, 19, 300_00, Words("deel huur {m} {c}")),
    (5, 2026_03, 2026_03, 27, 655_00, Words("huur {m} {c}")),
    (5, 2026_04, 2026_04, 16, 200_00, Words("deel huur {m} {c}")),
    (5, 2026_06, 2026_06, 4, 655_00, Words("huur {m} {c}")),
    (5, 2026_07, 2026_07, 2, 681_85, Words("huur {m} {c}")),
    (5, 2026_08, 2026_08, 3, 681_85, Words("huur {m} {c}")),
    (5, 2026_09, 2026_09, 1, 681_85, Words("huur {m} {c}")),
    (5, 2026_10, 2026_10, 2, 681_85, Words("huur {m} {c}")),
    (5, 2026_11, 2026_11, 2, 681_85, Words("huur {m} {c}")),
    // T06 told in April, two months partly paid, then the discounted rent.
    (6, 2025_12, 2026_04, 1, 879_00, Debit),
    (6, 2026_05, 2026_06, 1, 500_00, OwnAccount("deel van de huur, zoals besproken")),
    (6, 2026_07, 2026_11, 1, 699_00, Debit),
    // T07 steady since February, fifty euro on top since March.
    (7, 2025_12, 2025_12, 5, 637_40, Reference),
    (7, 2026_02, 2026_02, 5, 637_40, Reference),
    (7, 2026_03, 2026_06, 5, 687_40, Reference),
    (7, 2026_07, 2026_11, 5, 713_53, Reference),
    // T08 lost his job in April; a lodger since September.
    (8, 2025_12, 2026_03, 1, 702_10, OwnAccount("HUUR DE WILGEN 61")),
    (8, 2026_05, 2026_05, 12, 350_00, OwnAccount("HUUR DE WILGEN 61 DEEL")),
    (8, 2026_06, 2026_06, 9, 350_00, OwnAccount("HUUR DE WILGEN 61 DEEL")),
    (8, 2026_07, 2026_07, 10, 400_00, Words("huur {m} {c} deel")),
    (8, 2026_08, 2026_08, 7, 400_00, Words("huur {m} {c} deel")),
    (8, 2026_09, 2026_11, 1, 730_89, OwnAccount("HUUR DE WILGEN 61")),
    (8, 2026_09, 2026_11, 2, 200_00, Words("afspraak {c} extra")),
    // T09 part of the rent, then nothing, then the municipality pays; a gift for the old debt.
    (9, 2025_12, 2025_12, 28, 728_00, Words("huur {c}")),
    (9, 2026_01, 2026_03, 28, 400_00, Words("huur {c}")),
    (9, 2026_06, 2026_07, 28, 400_00, Words("huur {c}")),
    (9, 2026_08, 2026_08, 20, 757_85, Other(Payer::Municipality, "Doorbetaling huur {m} H. Abdi {c}")),
    (9, 2026_09, 2026_09, 18, 757_85, Other(Payer::Municipality, "Doorbetaling huur {m} H. Abdi {c}")),
    (9, 2026_10, 2026_10, 9, 1_500_00, Other(Payer::Fund, "Gift voor oude huurschuld H. Abdi {c}")),
    (9, 2026_10, 2026_10, 20, 757_85, Other(Payer::Municipality, "Doorbetaling huur {m} H. Abdi {c}")),
    (9, 2026_11, 2026_11, 19, 757_85, Other(Payer::Municipality, "Doorbetaling huur {m} H. Abdi {c}")),
    // T10 debit taken back from July; on 12 November he pays himself.
    (10, 2025_12, 2026_06, 1, 574_60, Debit),
    (10, 2026_07, 2026_10, 1, 598_16, Debit),
    (10, 2026_07, 2026_08, 3, 598_16, Returned("AM04")),
    (10, 2026_09, 2026_10, 3, 598_16, Returned("MS03")),
    (10, 2026_11, 2026_11, 12, 648_16, Words("huur nov + 50 {c}")),
    // T11 the municipality, a gap at the handover, then the administrator.
    (11, 2025_12, 2026_04, 1, 545_75, Other(Payer::Municipality, "Doorbetaling huur {m} M. Fernandes {c}")),
    (11, 2026_06, 2026_06, 4, 1_091_50, Other(Payer::Administrator, "Huur mei en juni 2026 {c}")),
    (11, 2026_07, 2026_11, 1, 594_13, Other(Payer::Administrator, "Huur {m} + afspraak {c}")),
    // T12 September from Tom's own account without a reference; €300.00 of October set apart for the leak.
    (12, 2025_12, 2026_06, 1, 664_20, Reference),
    (12, 2026_07, 2026_08, 1, 691_43, Reference),
    (12, 2026_09, 2026_09, 1, 691_43, Unknown),
    (12, 2026_10, 2026_10, 1, 391_43, Reference),
    (12, 2026_11, 2026_11, 1, 691_43, Reference),
];

/// Rent before and from 1 July 2026, and the account the tenant pays from.
pub(super) struct Terms {
    pub before: i64,
    pub now: i64,
    pub name: &'static str,
    pub account: u64,
    /// Debt from before the history, with the day it is booked.
    pub opening: Option<(i32, i64)>,
    /// First month with bookings.
    pub history: Month,
    /// Day of the month on which rent came in before December 2025.
    pub pay_day: i32,
}

const fn terms_of(
    name: &'static str,
    account: u64,
    before: i64,
    now: i64,
    history: i32,
    pay_day: i32,
    opening: Option<(i32, i64)>,
) -> Terms {
    Terms {
        before,
        now,
        name,
        account,
        opening,
        history: ym(history),
        pay_day,
    }
}

pub(super) const TERMS: [Terms; 12] = [
    terms_of("P. Verhagen", 100_000_117, 712_95, 742_18, 2020_03, 1, None),
    terms_of("F. El Idrissi", 100_000_222, 598_20, 620_00, 2023_12, 1, None),
    terms_of("H. de Boer", 100_000_338, 561_30, 584_31, 2023_12, 1, None),
    terms_of("S. Jacobs", 100_000_443, 489_00, 489_00, 2026_02, 1, None),
    terms_of("M. Yilmaz", 100_000_559, 655_00, 681_85, 2023_12, 1, None),
    terms_of(
        "R. van Dijk e/o A. van Dijk",
        100_000_664,
        879_00,
        699_00,
        2023_12,
        1,
        None,
    ),
    terms_of(
        "P. Owusu",
        100_000_770,
        637_40,
        663_53,
        2023_12,
        5,
        Some((2024_09_01, 3_912_00)),
    ),
    terms_of("J. Kramer", 100_000_885, 702_10, 730_89, 2023_12, 1, None),
    terms_of(
        "H. Abdi",
        100_000_991,
        728_00,
        757_85,
        2023_12,
        28,
        Some((2025_09_01, 1_456_00)),
    ),
    terms_of("D. Smit", 100_001_106, 574_60, 598_16, 2023_12, 1, None),
    terms_of(
        "M. Fernandes",
        100_001_211,
        545_75,
        568_13,
        2023_12,
        1,
        Some((2025_03_01, 312_00)),
    ),
    terms_of("L. de Wit-Mulder", 100_001_327, 664_20, 691_43, 2023_12, 1, None),
];

pub(super) fn terms(story: u8) -> &'static Terms {
    &TERMS[usize::from(story.clamp(1, 12)) - 1]
}

/// The tenant's own IBAN. For T03 the second one is his late wife's, from which rent was collected.
pub(super) fn ibans(story: u8) -> Vec<String> {
    let account = terms(story).account;
    let mut list = vec![numbering::iban("DEMO", account)];
    if story == 3 {
        list.push(numbering::iban("DEMO", account + 1));
    }
    list
}

/// The structured reference on the tenant's payment slip, where there is one.
pub(super) fn payment_reference(story: u8) -> String {
    match story {
        // Shown by people who pay in words or by debit only; De Linde gave them no slip.
        3 | 5 | 8 => String::new(),
        4 => numbering::creditor_reference(&contract(4)),
        _ => numbering::betalingskenmerk(700_000_100_000 + u64::from(story)),
    }
}

/// SEPA mandate.
pub(super) fn mandate(story: u8) -> String {
    match story {
        2 | 3 | 6 | 10 => format!("M-{}-1", contract(story)),
        _ => String::new(),
    }
}

/// Total rent by period, going back over the yearly rises of 1 July (none in 2021).
fn periods(story: u8) -> Vec<(Day, Cents)> {
    let t = terms(story);
    let start = t.history.first();
    // T06: the rise was spared. T04: new, no rise yet.
    let now = if story == 6 { t.before } else { t.now };
    let mut rows = vec![(ymd(2026_07_01), Cents(now))];
    let mut total = t.before;
    for (from, permille) in [
        (2025_07_01, 1045),
        (2024_07_01, 1053),
        (2023_07_01, 1031),
        (2022_07_01, 1023),
        (2020_07_01, 1026),
    ] {
        rows.push((ymd(from), Cents(total)));
        total = (total * 1000 + permille / 2) / permille;
    }
    rows.push((start, Cents(total)));
    rows.reverse();
    // The period in which the history begins begins there; equal neighbours are one.
    let begun = rows.iter().rposition(|r| r.0 <= start).unwrap_or(0);
    let mut rows = rows.split_off(begun);
    rows[0].0 = start;
    rows.dedup_by(|later, earlier| later.1 == earlier.1);
    rows
}

pub(super) fn rent(story: u8) -> Vec<RentRow> {
    rent_rows(&periods(story))
}

/// Rent charged for a month.
fn charge(rows: &[RentRow], month: Month) -> Cents {
    let day = month.first();
    rows.iter()
        .filter(|r| r.from <= day && r.until.is_none_or(|u| u >= day))
        .map(|r| r.amount)
        .sum()
}

/// Charges of every month, receipts until November 2025, and the opening debt.
pub(super) fn bookings(story: u8) -> Vec<BookingRow> {
    let t = terms(story);
    let rows = rent(story);
    let mut list = Vec::new();
    if let Some((on, cents)) = t.opening {
        list.push(booking(
            "B0001".to_owned(),
            EntryKind::Charge,
            ymd(on),
            Cents(cents),
            None,
            "oude schuld",
        ));
    }
    for n in 0..=THIS_MONTH.since(t.history) {
        let month = t.history.plus(n);
        let amount = charge(&rows, month);
        let (y, m) = month.parts();
        list.push(booking(
            format!("F{y}{m:02}"),
            EntryKind::Charge,
            month.first(),
            amount,
            Some(month),
            "",
        ));
        if month < FIRST_STATEMENT_MONTH {
            let on = month.on(t.pay_day);
            list.push(booking(
                format!("O{y}{m:02}"),
                EntryKind::Receipt,
                on,
                amount,
                None,
                "",
            ));
        }
    }
    list.sort_by_key(|b| (b.on, b.kind));
    list
}

fn booking(
    key: String,
    kind: EntryKind,
    on: Day,
    amount: Cents,
    month: Option<Month>,
    note: &'static str,
) -> BookingRow {
    BookingRow {
        key,
        kind,
        on,
        amount,
        month,
        reason: "",
        note,
    }
}

/// The entries of one month, by day: collections as batches, the rest one by one, with what else passes over the account.
pub(super) fn entries(month: Month) -> Vec<Entry> {
    let mut list: Vec<Entry> = Vec::new();
    let of_month = RUNS.iter().filter(|r| ym(r.1) <= month && month <= ym(r.2));
    for &(story, _, _, day, cents, how) in of_month {
        let on = month.on(day);
        let transaction = transaction(story, month, cents, how);
        let batch = list
            .iter_mut()
            .find(|e| how == Debit && e.on == on && e.entry_type == EntryType::Collection);
        if let Some(batch) = batch {
            batch.transactions.push(transaction);
            continue;
        }
        list.push(Entry {
            on,
            entry_type: entry_type(how),
            bank_reference: bank_reference(on, story, list.len()),
            transactions: vec![transaction],
            info: if how == Debit { "SEPA INCASSO ALGEMEEN" } else { "" },
        });
    }
    list.extend(other_entries(month));
    list.sort_by_key(|e| (e.on, e.entry_type != EntryType::Collection));
    list
}

const fn entry_type(how: How) -> EntryType {
    match how {
        Debit => EntryType::Collection,
        Returned(_) => EntryType::Return,
        _ => EntryType::Transfer,
    }
}

fn bank_reference(on: Day, story: u8, position: usize) -> String {
    let (y, m, d) = on.civil();
    format!("LN{y}{m:02}{d:02}{story:03}{position:03}")
}

fn transaction(story: u8, month: Month, cents: i64, how: How) -> Transaction {
    let t = terms(story);
    let (y, m) = month.parts();
    let sepa = matches!(how, Debit | Returned(_));
    let third = if let Other(payer, _) = how {
        Some(payer)
    } else {
        None
    };
    // Henk's collections ran on his wife's account.
    let own = if story == 3 && sepa {
        ("M. de Boer-Hendriks", 1)
    } else {
        (t.name, 0)
    };
    let own_iban = ibans(story).swap_remove(own.1);
    let (name, iban) = match (how, third) {
        (Unknown, _) => ("T. de Wit".to_owned(), super::unclear_payer_iban()),
        (_, Some(payer)) => (payer.name().to_owned(), payer.iban()),
        _ => (own.0.to_owned(), own_iban),
    };
    Transaction {
        amount: Cents(if matches!(how, Returned(_)) { -cents } else { cents }),
        end_to_end_id: sepa.then(|| format!("HUUR-{}-{y}{m:02}", contract(story))),
        mandate: sepa.then(|| mandate(story)),
        name: Some(name),
        iban: Some(iban),
        remittance: remittance(story, month, how),
        return_reason: if let Returned(reason) = how {
            Some(reason)
        } else {
            None
        },
        belongs_to: Some(contract(story)),
    }
}

fn remittance(story: u8, month: Month, how: How) -> Remittance {
    match how {
        Reference if story == 4 => Remittance::CreditorReference(payment_reference(story)),
        Reference => Remittance::Betalingskenmerk(payment_reference(story)),
        Words(text) | Other(_, text) => Remittance::Text(
            text.replace("{m}", &words(month))
                .replace("{c}", &contract(story)),
        ),
        OwnAccount(text) => Remittance::Text(text.to_owned()),
        Debit | Returned(_) => Remittance::Text(format!("Huur {}", words(month))),
        Unknown => Remittance::Text("huur september".to_owned()),
    }
}

/// "september 2026"
pub(crate) fn words(month: Month) -> String {
    domain::message::month(month, None, domain::message::Tongue::Dutch)
}

/// What else passes over the account: month, day, signed cents, who, their account, words.
type OtherEntry = (i32, i32, i64, &'static str, u64, &'static str);

/// Bills and bank costs that are no rent, and a few receipts that nobody can match from the file alone.
#[rustfmt::skip] // one row a line, as in the table of the stories
const OTHERS: &[OtherEntry] = &[
    (2025_12, 17, -1_284_50, "Loodgietersbedrijf Van der Meer", 900_000_101, "Factuur 2025-1187 Kraanstraat 14"),
    (2026_01, 14, -386_15, "Glaszetterij Helder", 900_000_116, "Factuur 26011 Perronlaan 9"),
    (2026_02, 11, -2_150_00, "Schildersbedrijf Kwast", 900_000_124, "Factuur 2026-044 portiek Rietzoom"),
    (2026_03, 18, -845_20, "Loodgietersbedrijf Van der Meer", 900_000_101, "Factuur 2026-0231"),
    (2026_04, 15, -640_00, "Hoveniers De Heg", 900_000_140, "Onderhoud groen 1e kwartaal"),
    (2026_05, 13, -1_975_00, "Lift en Techniek Rivierstad", 900_000_159, "Jaarbeurt liften Pakhuisplein"),
    (2026_06, 17, -418_66, "Glaszetterij Helder", 900_000_116, "Factuur 26173 Elzenpad 31"),
    (2026_07, 15, -640_00, "Hoveniers De Heg", 900_000_140, "Onderhoud groen 2e kwartaal"),
    (2026_08, 19, -1_120_35, "Loodgietersbedrijf Van der Meer", 900_000_101, "Factuur 2026-0812"),
    (2026_08, 24, 50_00, "W. Jansen", 100_009_012, "terugbetaling"),
    (2026_09, 16, -733_90, "Schildersbedrijf Kwast", 900_000_124, "Factuur 2026-377"),
    (2026_10, 14, -640_00, "Hoveniers De Heg", 900_000_140, "Onderhoud groen 3e kwartaal"),
    (2026_10, 27, 415_00, "J. Bakker", 100_009_028, "huur okt"),
    (2026_11, 4, 602_75, "Stichting Derdengelden Brug", 100_009_036, "inz. betaling november"),
    (2026_11, 18, -1_498_00, "Loodgietersbedrijf Van der Meer", 900_000_101, "Factuur 2026-1130 lekkage Spoorzicht 12"),
    (2026_11, 19, 75_00, "A. Visser", 100_009_044, "zoals afgesproken"),
];

fn other_entries(month: Month) -> Vec<Entry> {
    let bill = OTHERS.iter().enumerate().filter(|(_, o)| ym(o.0) == month);
    let mut list: Vec<Entry> = bill.map(|(i, o)| other_entry(i, o)).collect();
    let on = month.on(20);
    list.push(Entry {
        on,
        entry_type: EntryType::BankCosts,
        bank_reference: bank_reference(on, 0, 999),
        transactions: vec![Transaction {
            amount: Cents(-42_10),
            end_to_end_id: None,
            mandate: None,
            name: None,
            iban: None,
            remittance: Remittance::Nothing,
            return_reason: None,
            belongs_to: None,
        }],
        info: "Kosten betalingsverkeer",
    });
    list
}

fn other_entry(position: usize, &(month, day, cents, name, account, text): &OtherEntry) -> Entry {
    let on = ym(month).on(day);
    Entry {
        on,
        entry_type: if cents < 0 {
            EntryType::Payment
        } else {
            EntryType::Transfer
        },
        bank_reference: bank_reference(on, 0, position),
        transactions: vec![Transaction {
            amount: Cents(cents),
            end_to_end_id: None,
            mandate: None,
            name: Some(name.to_owned()),
            iban: Some(numbering::iban("DEMO", account)),
            remittance: Remittance::Text(text.to_owned()),
            return_reason: None,
            belongs_to: None,
        }],
        info: "",
    }
}
