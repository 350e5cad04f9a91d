//! The calculators as forms: which fields, what is typed in them, and what comes out.

use super::draw::Outcome;
use crate::language::Phrases;
use crate::sentence::{self, law as say};
use crate::ui::{self, Choice, Field};
use domain::calendar::{Day, Month};
use domain::law::{
    self, Household, Law, allocation, care_allowance, child_budget, costs, interest, letter,
    protected_income, rent_allowance,
};
use domain::money::Cents;
use domain::policy::Policy;
use maud::Markup;
use std::collections::HashMap;

/// A calculator with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calculator {
    Costs,
    Letter,
    Interest,
    RentAllowance,
    CareAllowance,
    ChildBudget,
    ProtectedIncome,
    Allocation,
}

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One line.
    Text,
    /// A day.
    Date,
    /// Several lines.
    Lines,
    /// Yes or no; no when nothing is chosen.
    YesNo,
    /// Who live together.
    Household,
}

/// A field of a form. Its name is what stands in the address.
pub(super) struct Spec {
    name: &'static str,
    label: fn(&Phrases) -> &'static str,
    hint: Option<fn(&Phrases) -> &'static str>,
    kind: Kind,
    required: bool,
}

const fn must(name: &'static str, label: fn(&Phrases) -> &'static str, kind: Kind) -> Spec {
    Spec {
        name,
        label,
        hint: None,
        kind,
        required: true,
    }
}

const fn may(
    name: &'static str,
    label: fn(&Phrases) -> &'static str,
    hint: fn(&Phrases) -> &'static str,
    kind: Kind,
) -> Spec {
    Spec {
        name,
        label,
        hint: Some(hint),
        kind,
        required: false,
    }
}

const PRINCIPAL: Spec = must("hoofdsom", Phrases::law_field_principal, Kind::Text);
const INCOME: Spec = must("inkomen", Phrases::law_form_income, Kind::Text);
const PARTNER: Spec = may(
    "partner",
    Phrases::law_form_partner,
    Phrases::law_form_partner_hint,
    Kind::YesNo,
);
const YEAR: Spec = may(
    "jaar",
    Phrases::law_field_year,
    Phrases::law_form_year_hint,
    Kind::Text,
);
const ON: Spec = may("op", Phrases::law_field_on, Phrases::law_form_on_hint, Kind::Date);

const COSTS: &[Spec] = &[
    PRINCIPAL,
    may(
        "betaald",
        Phrases::law_field_paid,
        Phrases::law_form_paid_hint,
        Kind::Text,
    ),
    may(
        "termijn",
        Phrases::law_form_instalment,
        Phrases::law_form_instalment_hint,
        Kind::YesNo,
    ),
    may(
        "eerder",
        Phrases::law_form_earlier,
        Phrases::law_form_earlier_hint,
        Kind::Lines,
    ),
    may(
        "btw",
        Phrases::law_form_vat,
        Phrases::law_form_vat_hint,
        Kind::YesNo,
    ),
    ON,
];
const LETTER: &[Spec] = &[
    must("gepost", Phrases::law_field_posted, Kind::Date),
    may(
        "werkdag",
        Phrases::law_form_working_day,
        Phrases::law_form_working_day_hint,
        Kind::YesNo,
    ),
];
const INTEREST: &[Spec] = &[
    PRINCIPAL,
    must("vanaf", Phrases::law_form_from, Kind::Date),
    must("tot", Phrases::law_form_until, Kind::Date),
    may(
        "betalingen",
        Phrases::law_form_payments,
        Phrases::law_form_payments_hint,
        Kind::Lines,
    ),
    may(
        "wsnp-van",
        Phrases::law_form_scheme_from,
        Phrases::law_form_scheme_hint,
        Kind::Date,
    ),
    may(
        "wsnp-tot",
        Phrases::law_form_scheme_until,
        Phrases::law_form_scheme_hint,
        Kind::Date,
    ),
    may(
        "onbevestigd",
        Phrases::law_form_unconfirmed,
        Phrases::law_form_unconfirmed_hint,
        Kind::YesNo,
    ),
];
const RENT: &[Spec] = &[
    must("huur", Phrases::law_form_rent, Kind::Text),
    INCOME,
    must("personen", Phrases::law_form_persons, Kind::Text),
    may(
        "jong",
        Phrases::law_form_young,
        Phrases::law_form_young_hint,
        Kind::YesNo,
    ),
    YEAR,
];
const CARE: &[Spec] = &[INCOME, PARTNER, YEAR];
const CHILD: &[Spec] = &[
    INCOME,
    Spec {
        hint: Some(Phrases::law_form_children_hint),
        ..must("kinderen", Phrases::law_form_children, Kind::Text)
    },
    PARTNER,
    YEAR,
];
const PROTECTED: &[Spec] = &[
    must("huishouden", Phrases::law_form_household, Kind::Household),
    INCOME,
    may(
        "netto",
        Phrases::law_form_net,
        Phrases::law_form_net_hint,
        Kind::Text,
    ),
    may(
        "partner",
        Phrases::law_form_partner_income,
        Phrases::law_form_partner_income_hint,
        Kind::Text,
    ),
    may(
        "ander",
        Phrases::law_form_other,
        Phrases::law_form_other_hint,
        Kind::Text,
    ),
    ON,
];
const ALLOCATION: &[Spec] = &[
    must("betaling", Phrases::law_field_payment, Kind::Text),
    ON,
    Spec {
        hint: Some(Phrases::law_form_claims_hint),
        ..must("vorderingen", Phrases::law_form_claims, Kind::Lines)
    },
    may(
        "maand",
        Phrases::law_form_month,
        Phrases::law_form_month_hint,
        Kind::Text,
    ),
];

/// What is not right yet, and in which field.
pub(super) struct Fault {
    pub(super) field: &'static str,
    pub(super) text: String,
}

/// What a calculator works with.
pub(super) struct Desk<'a> {
    pub(super) law: &'a Law,
    pub(super) phrases: &'static Phrases,
    pub(super) policy: Policy,
    pub(super) today: Day,
    pub(super) typed: &'a HashMap<String, String>,
}

/// A field as it stands on the page, with what was typed and what is not right.
pub(super) fn field(desk: &Desk<'_>, spec: &Spec, fault: Option<&Fault>) -> Markup {
    let phrases = desk.phrases;
    let value = desk.text(spec.name);
    let error = fault.filter(|f| f.field == spec.name).map(|f| f.text.as_str());
    let mut field = Field::text(spec.name, (spec.label)(phrases))
        .value(value)
        .error(error);
    if let Some(hint) = spec.hint {
        field = field.hint(hint(phrases));
    }
    if !spec.required {
        field = field.optional();
    }
    match spec.kind {
        Kind::Text => ui::field(phrases, &field),
        Kind::Date => ui::field(phrases, &field.kind("date")),
        Kind::Lines => ui::text_area(phrases, &field, 3),
        Kind::YesNo => {
            let tile = Choice::plain;
            ui::choice(
                phrases,
                &field,
                &[
                    tile("ja", phrases.law_value_yes()),
                    tile("nee", phrases.law_value_no()),
                ],
            )
        }
        Kind::Household => {
            let tile = |h: &Household| Choice::plain(h.code(), say::household(phrases, *h));
            ui::choice(
                phrases,
                &field,
                &Household::ALL.iter().map(tile).collect::<Vec<_>>(),
            )
        }
    }
}

impl Calculator {
    pub(super) const ALL: [Self; 8] = [
        Self::Costs,
        Self::Letter,
        Self::Interest,
        Self::RentAllowance,
        Self::CareAllowance,
        Self::ChildBudget,
        Self::ProtectedIncome,
        Self::Allocation,
    ];

    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Costs => "/wet/incassokosten",
            Self::Letter => "/wet/veertiendagenbrief",
            Self::Interest => "/wet/wettelijke-rente",
            Self::RentAllowance => "/wet/huurtoeslag",
            Self::CareAllowance => "/wet/zorgtoeslag",
            Self::ChildBudget => "/wet/kindgebonden-budget",
            Self::ProtectedIncome => "/wet/beslagvrije-voet",
            Self::Allocation => "/wet/toerekening",
        }
    }

    pub(super) fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calculator| calculator.path() == path)
    }

    pub(super) const fn title(self, phrases: &Phrases) -> &'static str {
        match self {
            Self::Costs => phrases.law_costs_title(),
            Self::Letter => phrases.law_letter_title(),
            Self::Interest => phrases.law_interest_title(),
            Self::RentAllowance => phrases.law_rent_allowance_title(),
            Self::CareAllowance => phrases.law_care_allowance_title(),
            Self::ChildBudget => phrases.law_child_budget_title(),
            Self::ProtectedIncome => phrases.law_protected_title(),
            Self::Allocation => phrases.law_allocation_title(),
        }
    }

    pub(super) const fn lead(self, phrases: &Phrases) -> &'static str {
        match self {
            Self::Costs => phrases.law_costs_lead(),
            Self::Letter => phrases.law_letter_lead(),
            Self::Interest => phrases.law_interest_lead(),
            Self::RentAllowance => phrases.law_rent_allowance_lead(),
            Self::CareAllowance => phrases.law_care_allowance_lead(),
            Self::ChildBudget => phrases.law_child_budget_lead(),
            Self::ProtectedIncome => phrases.law_protected_lead(),
            Self::Allocation => phrases.law_allocation_lead(),
        }
    }

    pub(super) const fn fields(self) -> &'static [Spec] {
        match self {
            Self::Costs => COSTS,
            Self::Letter => LETTER,
            Self::Interest => INTEREST,
            Self::RentAllowance => RENT,
            Self::CareAllowance => CARE,
            Self::ChildBudget => CHILD,
            Self::ProtectedIncome => PROTECTED,
            Self::Allocation => ALLOCATION,
        }
    }

    /// Does the association's policy leave this out?
    pub(super) const fn is_off(self, policy: &Policy) -> bool {
        match self {
            Self::Costs => !policy.charges_costs,
            Self::Interest => !policy.charges_interest,
            _ => false,
        }
    }

    /// Works out what was typed.
    pub(super) fn outcome<'d>(self, desk: &'d Desk<'_>) -> Result<Outcome<'d>, Fault> {
        match self {
            Self::Costs => desk.costs(),
            Self::Letter => desk.letter(),
            Self::Interest => desk.interest(),
            Self::RentAllowance => desk.rent_allowance(),
            Self::CareAllowance => desk.care_allowance(),
            Self::ChildBudget => desk.child_budget(),
            Self::ProtectedIncome => desk.protected_income(),
            Self::Allocation => desk.allocation(),
        }
    }
}

impl Desk<'_> {
    fn text(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", |text| text.trim())
    }

    fn yes(&self, name: &str) -> bool {
        self.text(name) == "ja"
    }

    fn filled(&self, name: &'static str, label: &str, example: &str) -> Result<&str, Fault> {
        let text = self.text(name);
        if text.is_empty() {
            return Err(Fault {
                field: name,
                text: self.phrases.law_refused_missing(example, label),
            });
        }
        Ok(text)
    }

    fn amount_in(&self, name: &'static str, label: &str, text: &str) -> Result<Cents, Fault> {
        Cents::parse(text).map_err(|e| Fault {
            field: name,
            text: say::not_an_amount(self.phrases, label, text, &e),
        })
    }

    fn amount(&self, spec: &Spec) -> Result<Cents, Fault> {
        let label = (spec.label)(self.phrases);
        self.amount_in(spec.name, label, self.filled(spec.name, label, "742,18")?)
    }

    fn amount_or_none(&self, name: &'static str, label: &str) -> Result<Option<Cents>, Fault> {
        let text = self.text(name);
        if text.is_empty() {
            Ok(None)
        } else {
            self.amount_in(name, label, text).map(Some)
        }
    }

    fn day_in(&self, name: &'static str, label: &str, text: &str) -> Result<Day, Fault> {
        text.parse().map_err(|_| Fault {
            field: name,
            text: self.phrases.law_refused_not_a_day(label, short(text)),
        })
    }

    fn day(&self, name: &'static str, label: &str) -> Result<Day, Fault> {
        self.day_in(name, label, self.filled(name, label, "2026-11-21")?)
    }

    fn day_or_today(&self) -> Result<Day, Fault> {
        let text = self.text("op");
        if text.is_empty() {
            Ok(self.today)
        } else {
            self.day_in("op", self.phrases.law_field_on(), text)
        }
    }

    fn number_in(&self, name: &'static str, label: &str, text: &str) -> Result<i64, Fault> {
        text.parse().map_err(|_| Fault {
            field: name,
            text: self.phrases.law_refused_not_a_number(label, short(text)),
        })
    }

    fn year(&self) -> Result<i64, Fault> {
        let text = self.text("jaar");
        if text.is_empty() {
            return Ok(i64::from(self.today.civil().0));
        }
        self.number_in("jaar", self.phrases.law_field_year(), text)
    }

    /// A line such as `2026-11-01: 600,00 5,00`: a day and the amounts after it.
    fn dated(&self, name: &'static str, label: &str, line: &str) -> Result<(Day, Vec<Cents>), Fault> {
        let mut parts = line.split([' ', ':', '\t']).filter(|part| !part.is_empty());
        let day = self.day_in(name, label, parts.next().unwrap_or_default())?;
        let amounts = parts.map(|text| self.amount_in(name, label, text));
        Ok((day, amounts.collect::<Result<_, _>>()?))
    }

    fn lines(&self, name: &'static str) -> impl Iterator<Item = &str> {
        self.text(name)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    }

    fn incomplete(&self, name: &'static str, label: &str, line: &str) -> Fault {
        Fault {
            field: name,
            text: self
                .phrases
                .law_refused_not_a_pair("2026-11-01: 600,00", label, short(line)),
        }
    }

    /// A refusal of the law, at the field it is about; `first` when it is about none.
    fn refused(&self, refusal: &law::Refusal, first: &'static str) -> Fault {
        use law::Refusal as R;
        let field = match refusal {
            R::NotPositive { field, .. }
            | R::Negative { field, .. }
            | R::TooLarge { field, .. }
            | R::OutOfRange { field, .. }
            | R::OutsidePeriod { field, .. }
            | R::TooMany { field, .. } => name_of(*field),
            R::PaidTooMuch { .. } => "betaald",
            R::NoChild => "kinderen",
            R::Order { .. } => "tot",
            R::InScheme { .. } => "wsnp-van",
            R::NoClaim | R::SameMonth(_) => "vorderingen",
            R::Unconfirmed(_) => "onbevestigd",
            _ => first,
        };
        Fault {
            field,
            text: say::refusal(self.phrases, self.law, refusal),
        }
    }

    fn costs(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let principal = [self.amount(&PRINCIPAL)?];
        let label = p.law_form_earlier();
        let earlier: Result<Vec<costs::Earlier>, Fault> = self
            .lines("eerder")
            .map(|line| {
                let (on, amounts) = self.dated("eerder", label, line)?;
                if amounts.len() > 1 {
                    return Err(self.incomplete("eerder", label, line));
                }
                Ok(costs::Earlier {
                    on,
                    costs: amounts.first().copied(),
                })
            })
            .collect();
        let question = costs::Question {
            principals: &principal,
            paid: self
                .amount_or_none("betaald", p.law_field_paid())?
                .unwrap_or_default(),
            vat: self.yes("btw"),
            instalments: self.yes("termijn"),
            earlier: &earlier?,
            on: self.day_or_today()?,
        };
        let found = costs::costs(self.law, &question).map_err(|e| self.refused(&e, "op"))?;
        let said = if question.vat {
            p.law_costs_said_vat(p.money(found.basis), p.money(found.costs), p.money(found.total()))
        } else {
            p.law_costs_said(p.money(found.basis), p.money(found.costs))
        };
        Ok(Outcome {
            said: vec![said],
            indication: false,
            steps: found.steps,
        })
    }

    fn letter(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let posted = self.day("gepost", p.law_field_posted())?;
        let found = letter::letter(self.law, letter::Sent::Posted(posted), self.yes("werkdag"))
            .map_err(|e| self.refused(&e, "gepost"))?;
        let said = p.law_letter_said(
            p.day_in_full(found.delivered),
            p.day_in_full(found.costs_from),
            p.day_in_full(found.last_free_day),
        );
        Ok(Outcome {
            said: vec![said],
            indication: false,
            steps: found.steps,
        })
    }

    /// The days of a statutory scheme; both or none.
    fn scheme(&self) -> Result<Option<(Day, Day)>, Fault> {
        let p = self.phrases;
        if self.text("wsnp-van").is_empty() && self.text("wsnp-tot").is_empty() {
            return Ok(None);
        }
        let first = self.day("wsnp-van", p.law_form_scheme_from())?;
        Ok(Some((first, self.day("wsnp-tot", p.law_form_scheme_until())?)))
    }

    fn interest(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let label = p.law_form_payments();
        let payments: Result<Vec<interest::Payment>, Fault> = self
            .lines("betalingen")
            .map(|line| match self.dated("betalingen", label, line)? {
                (on, amounts) if amounts.len() == 1 => Ok(interest::Payment {
                    on,
                    amount: amounts.first().copied().unwrap_or_default(),
                }),
                _ => Err(self.incomplete("betalingen", label, line)),
            })
            .collect();
        let payments = payments?;
        let question = interest::Question {
            principal: self.amount(&PRINCIPAL)?,
            from: self.day("vanaf", p.law_form_from())?,
            until: self.day("tot", p.law_form_until())?,
            payments: &payments,
            scheme: self.scheme()?,
            unconfirmed: self.yes("onbevestigd"),
        };
        let found = interest::interest(self.law, &question).map_err(|e| self.refused(&e, "vanaf"))?;
        let mut said = vec![p.law_interest_said(
            p.day_and_year(question.from),
            p.money(found.interest),
            p.day_and_year(question.until),
        )];
        if !payments.is_empty() {
            said.push(p.law_interest_paid_said(p.money(found.open)));
        }
        Ok(Outcome {
            said,
            indication: false,
            steps: found.steps,
        })
    }

    fn rent_allowance(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let persons = self.filled("personen", p.law_form_persons(), "2")?;
        let question = rent_allowance::Question {
            rent: self.amount(&RENT[0])?,
            income: self.amount(&INCOME)?,
            household: self.number_in("personen", p.law_form_persons(), persons)?,
            all_young: self.yes("jong"),
            year: self.year()?,
        };
        let found =
            rent_allowance::rent_allowance(self.law, &question).map_err(|e| self.refused(&e, "jaar"))?;
        Ok(Outcome {
            said: vec![p.law_rent_allowance_said(p.money(found.monthly))],
            indication: true,
            steps: found.steps,
        })
    }

    fn care_allowance(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let question = care_allowance::Question {
            income: self.amount(&INCOME)?,
            partner: self.yes("partner"),
            year: self.year()?,
        };
        let found =
            care_allowance::care_allowance(self.law, &question).map_err(|e| self.refused(&e, "jaar"))?;
        Ok(Outcome {
            said: vec![p.law_care_allowance_said(p.money(found.monthly))],
            indication: true,
            steps: found.steps,
        })
    }

    fn child_budget(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let label = p.law_form_children();
        let ages: Result<Vec<i64>, Fault> = self
            .filled("kinderen", label, "5, 13")?
            .split([',', ' '])
            .filter(|age| !age.is_empty())
            .map(|age| self.number_in("kinderen", label, age))
            .collect();
        let question = child_budget::Question {
            income: self.amount(&INCOME)?,
            children: &ages?,
            partner: self.yes("partner"),
            year: self.year()?,
        };
        let found = child_budget::child_budget(self.law, &question).map_err(|e| self.refused(&e, "jaar"))?;
        Ok(Outcome {
            said: vec![p.law_child_budget_said(p.money(found.yearly))],
            indication: true,
            steps: found.steps,
        })
    }

    fn protected_income(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let typed = self.filled("huishouden", p.law_form_household(), p.law_household_single())?;
        let household = Household::from_code(typed).ok_or_else(|| Fault {
            field: "huishouden",
            text: p.law_refused_not_a_choice(
                p.law_form_household(),
                Household::ALL
                    .iter()
                    .map(|h| say::household(p, *h))
                    .collect::<Vec<_>>()
                    .join(", "),
                short(typed),
            ),
        })?;
        let question = protected_income::Question {
            household,
            income: self.amount(&INCOME)?,
            net_monthly: self.amount_or_none("netto", p.law_form_net())?,
            partner_monthly: self.amount_or_none("partner", p.law_form_partner_income())?,
            other_monthly: self.amount_or_none("ander", p.law_form_other())?,
            on: self.day_or_today()?,
        };
        let found =
            protected_income::protected_income(self.law, &question).map_err(|e| self.refused(&e, "op"))?;
        let mut said = vec![p.law_protected_said(p.money(found.monthly))];
        said.extend(found.room.map(|room| p.law_step_room(p.money(room))));
        Ok(Outcome {
            said,
            indication: true,
            steps: found.steps,
        })
    }

    fn allocation(&self) -> Result<Outcome<'_>, Fault> {
        let p = self.phrases;
        let label = p.law_form_claims();
        let claims: Result<Vec<allocation::Claim>, Fault> = self
            .lines("vorderingen")
            .map(|line| match self.dated("vorderingen", label, line)? {
                (due_on, amounts) if (1..=3).contains(&amounts.len()) => {
                    let at = |n: usize| amounts.get(n).copied().unwrap_or_default();
                    Ok(allocation::Claim {
                        due_on,
                        principal: at(0),
                        interest: at(1),
                        costs: at(2),
                    })
                }
                _ => Err(self.incomplete("vorderingen", label, line)),
            })
            .collect();
        let month = self.text("maand");
        let designated: Option<Month> = if month.is_empty() {
            None
        } else {
            let not = |_| Fault {
                field: "maand",
                text: p.law_refused_not_a_pair("2026-11", p.law_field_month(), short(month)),
            };
            Some(month.parse().map_err(not)?)
        };
        let question = allocation::Question {
            claims: &claims?,
            payment: self.amount(&ALLOCATION[0])?,
            on: self.day_or_today()?,
            designated,
            policy: self.policy,
        };
        let found = allocation::allocate(self.law, &question).map_err(|e| self.refused(&e, "op"))?;
        let lines = |title: &str, booked: &[allocation::Booked]| {
            let line = |b: &allocation::Booked| {
                let words = p.law_allocation_line(
                    p.money(b.costs),
                    p.day_and_year(b.due_on),
                    p.money(b.interest),
                    p.money(b.principal),
                );
                format!("{words} ({})", sentence::allocation_rule(p, b.rule))
            };
            format!(
                "{title}: {}",
                booked.iter().map(line).collect::<Vec<_>>().join("; ")
            )
        };
        let said = vec![
            lines(p.law_allocation_by_law(), &found.by_law),
            lines(p.law_allocation_by_policy(), &found.by_policy),
        ];
        Ok(Outcome {
            said,
            indication: false,
            steps: found.steps,
        })
    }
}

const fn name_of(field: law::Field) -> &'static str {
    match field {
        law::Field::Principal => "hoofdsom",
        law::Field::Paid => "betaald",
        law::Field::Earlier => "eerder",
        law::Field::From => "vanaf",
        law::Field::Until => "tot",
        law::Field::Payment => "betaling",
        law::Field::Rent => "huur",
        law::Field::Income => "inkomen",
        law::Field::Household => "personen",
        law::Field::Children => "kinderen",
        law::Field::NetMonthly | law::Field::PartnerMonthly | law::Field::OtherMonthly => "netto",
        law::Field::Year => "jaar",
        law::Field::Claim => "vorderingen",
        law::Field::Posted => "gepost",
    }
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
