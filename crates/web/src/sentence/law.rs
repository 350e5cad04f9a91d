//! The steps of the law's calculators, their refusals and their rows, in words.

use crate::language::{Language, Phrases};
use domain::law::exact::Percent;
use domain::law::{
    Certainty, Confirmer, Entry, Field, Household, Law, Line, Refusal, Row, Slice, Unit, Value,
};
use domain::money::MoneyError;

/// A percentage: `13,73 %`, `13.73%`.
pub fn percent(phrases: &Phrases, percent: Percent) -> String {
    match phrases.language() {
        Language::Dutch => format!("{}\u{a0}%", percent.to_string().replace('.', ",")),
        Language::English => format!("{percent}%"),
    }
}

/// One step of a calculator, in a sentence.
#[expect(
    clippy::too_many_lines,
    reason = "one line for each kind of step, nothing to decide"
)]
pub fn step(phrases: &Phrases, line: &Line) -> String {
    let p = phrases;
    match *line {
        Line::Added { claims, total } => p.law_step_added(claims, p.money(total)),
        Line::PaidInTime { paid, left } => p.law_step_paid(p.money(left), p.money(paid)),
        Line::AllPaid => p.law_step_all_paid().to_owned(),
        Line::Slice {
            part,
            percent: share,
            costs,
        } => p.law_step_slice(p.money(costs), p.money(part), percent(p, share)),
        Line::Minimum { costs } => p.law_step_minimum(p.money(costs)),
        Line::Maximum { costs } => p.law_step_maximum(p.money(costs)),
        Line::HighestInstalment { instalments, largest } => {
            p.law_step_highest_instalment(instalments, p.money(largest))
        }
        Line::NotSmall { band } => p.law_step_not_small(p.money(band)),
        Line::LookBack { months, found, asked } => p.law_step_look_back(p.money(asked), found, months),
        Line::FirstInstalment { costs } => p.law_step_first_instalment(p.money(costs)),
        Line::NextInstalment { costs } => p.law_step_next_instalment(p.money(costs)),
        Line::InstalmentCap { cap, costs } => p.law_step_instalment_cap(p.money(cap), p.money(costs)),
        Line::Vat { percent: share, vat } => p.law_step_vat(percent(p, share), p.money(vat)),
        Line::Delivered {
            posted,
            post_days,
            on,
        } => p.law_step_delivered(post_days, p.day_in_full(on), p.day_in_full(posted)),
        Line::Received { on } => p.law_step_received(p.day_in_full(on)),
        Line::FreeDays { days, first, last } => {
            p.law_step_free_days(days, p.day_in_full(first), p.day_in_full(last))
        }
        Line::MovedToWorkingDay { was, last } => p.law_step_moved(p.day_in_full(last), p.day_in_full(was)),
        Line::Interest {
            from,
            until,
            days,
            percent: rate,
            base,
            interest,
        } => p.law_step_interest(
            p.money(base),
            days,
            p.day_and_year(from),
            p.money(interest),
            percent(p, rate),
            p.day_and_year(until),
        ),
        Line::Compounded { on, interest, base } => {
            p.law_step_compounded(p.money(base), p.money(interest), p.day_and_year(on))
        }
        Line::Payment {
            on,
            amount,
            to_interest,
            to_principal,
        } => p.law_step_payment(
            p.money(amount),
            p.money(to_interest),
            p.day_and_year(on),
            p.money(to_principal),
        ),
        Line::CountedRent { rent, most, counted } => {
            p.law_step_counted_rent(p.money(counted), p.money(most), p.money(rent))
        }
        Line::OwnShare { own } => p.law_step_own_share(p.money(own)),
        Line::RentPart {
            above,
            up_to,
            percent: share,
            amount,
        } => p.law_step_rent_part(p.money(above), p.money(amount), percent(p, share), p.money(up_to)),
        Line::BelowTaper { from } => p.law_step_below_taper(p.money(from)),
        Line::Taper {
            income,
            from,
            percent: share,
            off,
        } => p.law_step_taper(p.money(from), p.money(income), p.money(off), percent(p, share)),
        Line::PerMonth { amount } => p.law_step_per_month(p.money(amount)),
        Line::PerYear { amount } => p.law_step_per_year(p.money(amount)),
        Line::CapitalNotTested { limit } => p.law_step_capital(p.money(limit)),
        Line::StandardPremium { premium, persons } => p.law_step_premium(persons, p.money(premium)),
        Line::PremiumNorm {
            percent: share,
            threshold,
            norm,
        } => p.law_step_premium_norm(p.money(norm), percent(p, share), p.money(threshold)),
        Line::TooSmall { smallest } => p.law_step_too_small(p.money(smallest)),
        Line::Children { number, each, total } => p.law_step_children(p.money(each), number, p.money(total)),
        Line::OlderChildren {
            number,
            from_age,
            to_age,
            each: _,
            total,
        } => p.law_step_older_children(from_age, number, to_age, p.money(total)),
        Line::SingleParent { amount } => p.law_step_single_parent(p.money(amount)),
        Line::NormShare {
            percent: share,
            norm,
            amount,
        } => p.law_step_norm_share(p.money(amount), p.money(norm), percent(p, share)),
        Line::LostCareAllowance { amount, most } => p.law_step_lost_care(p.money(amount), p.money(most)),
        Line::LostRentAllowance { amount, most } => p.law_step_lost_rent(p.money(amount), p.money(most)),
        Line::LostChildBudget { amount } => p.law_step_lost_child(p.money(amount)),
        Line::HouseholdMaximum { household: who, most } => {
            p.law_step_household_maximum(household(p, who), p.money(most))
        }
        Line::NetIncomeShare {
            percent: share,
            net,
            most,
        } => p.law_step_net_share(p.money(most), p.money(net), percent(p, share)),
        Line::PartnerIncome { income, off } => p.law_step_partner(p.money(income), p.money(off)),
        Line::OtherIncome { off } => p.law_step_other_income(p.money(off)),
        Line::RoomForAll { room } => p.law_step_room(p.money(room)),
        Line::Designated => p.law_step_designated().to_owned(),
        Line::ByLaw => p.law_step_by_law().to_owned(),
        Line::ByPolicy => p.law_step_by_policy().to_owned(),
        Line::WithinByLaw => p.law_step_within_law().to_owned(),
        Line::WithinByPolicy => p.law_step_within_policy().to_owned(),
        Line::LeftOver { by_law, by_policy } => p.law_step_left_over(p.money(by_law), p.money(by_policy)),
    }
}

/// Who live together.
pub const fn household(phrases: &Phrases, household: Household) -> &'static str {
    match household {
        Household::Single => phrases.law_household_single(),
        Household::SingleParent => phrases.law_household_single_parent(),
        Household::Couple => phrases.law_household_couple(),
        Household::CoupleWithChildren => phrases.law_household_couple_with_children(),
    }
}

/// How sure we are, in words.
pub const fn certainty(phrases: &Phrases, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Law => phrases.law_certainty_v1(),
        Certainty::Secondary => phrases.law_certainty_v2(),
        Certainty::Derived => phrases.law_certainty_d(),
        Certainty::Own => phrases.law_certainty_own(),
        Certainty::MemoryAndSource => phrases.law_certainty_m_plus(),
        Certainty::Memory => phrases.law_certainty_m(),
        Certainty::NotFound => phrases.law_certainty_u(),
    }
}

/// Who must confirm a row.
pub const fn confirmer(phrases: &Phrases, who: Confirmer) -> &'static str {
    match who {
        Confirmer::Lawyer => phrases.law_confirm_lawyer(),
        Confirmer::Finance => phrases.law_confirm_finance(),
        Confirmer::Policy => phrases.law_confirm_policy(),
        Confirmer::Privacy => phrases.law_confirm_privacy(),
    }
}

/// The name of a parameter.
pub fn parameter<'e>(phrases: &Phrases, entry: &'e Entry) -> &'e str {
    match phrases.language() {
        Language::Dutch => &entry.nl,
        Language::English => &entry.en,
    }
}

/// The value of a row.
pub fn value(phrases: &Phrases, row: &Row) -> String {
    let p = phrases;
    if row.off {
        return p.law_value_off().to_owned();
    }
    match &row.value {
        Value::Unknown => p.law_value_unknown().to_owned(),
        Value::Euro(amount) => p.money(*amount),
        Value::Percent(share) => percent(p, *share),
        Value::Number(number) => match row.parameter.unit() {
            Unit::Days => p.law_value_days(*number),
            Unit::WorkingDays => p.law_value_working_days(*number),
            Unit::Weeks => p.law_value_weeks(*number),
            Unit::Months => p.law_value_months(*number),
            Unit::Years => p.law_value_years(*number),
            _ => number.to_string(),
        },
        Value::Scale(slices) => {
            let said = |s: &Slice<Percent>| p.law_value_slice(amount_or_rest(p, s), percent(p, s.value));
            slices.iter().map(said).collect::<Vec<_>>().join("; ")
        }
        Value::Bands(bands) => {
            let said =
                |b: &Slice<domain::money::Cents>| p.law_value_band(amount_or_rest(p, b), p.money(b.value));
            bands.iter().map(said).collect::<Vec<_>>().join("; ")
        }
        Value::Words(words) => words.join(", "),
        Value::Flag(true) => p.law_value_yes().to_owned(),
        Value::Flag(false) => p.law_value_no().to_owned(),
    }
}

fn amount_or_rest<T>(phrases: &Phrases, slice: &Slice<T>) -> String {
    slice.amount.map_or_else(
        || phrases.law_value_rest().to_owned(),
        |amount| phrases.money(amount),
    )
}

/// The days on which a row holds.
pub fn span(phrases: &Phrases, row: &Row) -> String {
    let from = phrases.day_numbers(row.valid_from);
    match row.valid_to {
        Some(last) => phrases.law_span(from, phrases.day_numbers(last)),
        None => phrases.law_span_open(from),
    }
}

/// A row by its name, so that it can be found and changed.
pub fn row_name(phrases: &Phrases, law: &Law, row: &Row) -> String {
    let name = law
        .entry(row.parameter)
        .map_or_else(|| row.parameter.code(), |entry| parameter(phrases, entry));
    phrases.law_row_name(
        row.certainty.code(),
        row.parameter.code(),
        row.place.file.as_str(),
        row.place.line,
        name,
        span(phrases, row),
    )
}

/// What was filled in.
pub const fn field(phrases: &Phrases, field: Field) -> &'static str {
    match field {
        Field::Principal => phrases.law_field_principal(),
        Field::Paid => phrases.law_field_paid(),
        Field::Earlier => phrases.law_field_earlier(),
        Field::From => phrases.law_field_from(),
        Field::Until => phrases.law_field_until(),
        Field::Payment => phrases.law_field_payment(),
        Field::Rent => phrases.law_field_rent(),
        Field::Income => phrases.law_field_income(),
        Field::Household => phrases.law_field_household(),
        Field::Children => phrases.law_field_children(),
        Field::NetMonthly => phrases.law_field_net(),
        Field::PartnerMonthly => phrases.law_field_partner(),
        Field::OtherMonthly => phrases.law_field_other(),
        Field::Year => phrases.law_field_year(),
        Field::Claim => phrases.law_field_claim(),
        Field::Posted => phrases.law_field_posted(),
    }
}

/// Why nothing is worked out: one sentence with what to do.
pub fn refusal(phrases: &Phrases, law: &Law, refusal: &Refusal) -> String {
    let p = phrases;
    let named = |row: &Row| row_name(p, law, row);
    match refusal {
        Refusal::NotYet { row, on } => p.law_refused_not_yet(p.day_numbers(*on), named(row)),
        Refusal::Ended { row, on } => p.law_refused_ended(p.day_numbers(*on), named(row)),
        Refusal::Unknown(row) => p.law_refused_unknown(named(row)),
        Refusal::SwitchedOff(row) => p.law_refused_off(named(row)),
        Refusal::Unconfirmed(rows) => {
            p.law_refused_unconfirmed(rows.iter().map(named).collect::<Vec<_>>().join("; "))
        }
        Refusal::Absent(parameter) => p.law_refused_absent(parameter.code()),
        Refusal::NotPositive { field: f, amount } => {
            p.law_refused_not_positive(p.money(*amount), field(p, *f))
        }
        Refusal::Negative { field: f, amount } => p.law_refused_negative(p.money(*amount), field(p, *f)),
        Refusal::TooLarge {
            field: f,
            amount,
            most,
        } => p.law_refused_too_large(p.money(*amount), field(p, *f), p.money(*most)),
        Refusal::PaidTooMuch { paid, principal } => {
            p.law_refused_paid_too_much(p.money(*paid), p.money(*principal))
        }
        Refusal::OutOfRange {
            field: f,
            number,
            least,
            most,
        } => p.law_refused_range(
            field(p, *f),
            least.to_string(),
            most.to_string(),
            number.to_string(),
        ),
        Refusal::NoChild => p.law_refused_no_child().to_owned(),
        Refusal::Order { from, until } => p.law_refused_order(p.day_numbers(*from), p.day_numbers(*until)),
        Refusal::OutsidePeriod {
            field: f,
            on,
            from,
            until,
        } => p.law_refused_outside(
            field(p, *f),
            p.day_numbers(*from),
            p.day_numbers(*on),
            p.day_numbers(*until),
        ),
        Refusal::InScheme { first, last } => {
            p.law_refused_in_scheme(p.day_numbers(*first), p.day_numbers(*last))
        }
        Refusal::NoClaim => p.law_refused_no_claim().to_owned(),
        Refusal::SameMonth(month) => p.law_refused_same_month(p.month(*month)),
        Refusal::TooMany {
            field: f,
            number,
            most,
        } => p.law_refused_too_many(field(p, *f), *most, *number),
    }
}

/// Why a text is no amount: which field, and how to write it.
pub fn not_an_amount(phrases: &Phrases, field: &str, text: &str, error: &MoneyError) -> String {
    match error {
        MoneyError::TooLarge(_) => phrases.law_refused_too_large(
            shorten(text),
            field,
            phrases.money(domain::money::Cents(domain::money::Cents::LIMIT)),
        ),
        _ => phrases.law_refused_not_an_amount(field, shorten(text)),
    }
}

fn shorten(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
