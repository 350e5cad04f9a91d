//! What is left to live on: filled in at the table when the tenant wants to, beside the plan. Household, income and fixed
//! costs give the room; the protected income of the law is the ceiling for all creditors together (S0.19). Nothing of it is
//! kept unless the tenant says so.

use super::build::does;
use crate::language::Phrases;
use crate::pages::tenancy::form::{Typed, amount_from};
use crate::pages::tenancy::sheet::Faults;
use crate::sentence;
use crate::ui::{self, Tone};
use domain::arrangement::{Rhythm, Term, by_amount, most_in_a_month};
use domain::budget::{BadBudget, Budget, Household as People, Left};
use domain::calendar::Day;
use domain::law::protected_income::{Question, protected_income};
use domain::law::{Household, Law};
use domain::money::Cents;
use maud::{Markup, html};

/// The fields; the rent stands filled in.
const WHO: &str = "over-wie";
const NET: &str = "over-netto";
const ALLOWANCES: &str = "over-toeslagen";
const YEARLY: &str = "over-jaar";
pub(super) const RENT: &str = "over-huur";
const FIXED: &str = "over-vast";
const LIVING: &str = "over-leven";
const OTHERS: &str = "over-anderen";
const KEEP: &str = "over-bewaar";

/// What was worked out from what was typed. It is drawn, and gone with the page.
pub(super) struct Look {
    left: Left,
    /// What the law leaves alone, and what it leaves for all creditors together.
    protected: Option<(Cents, Cents)>,
}

impl Look {
    /// What can go to a plan each month.
    pub(super) const fn room(&self) -> Cents {
        self.left.room
    }

    /// Is this more than there is room for?
    pub(super) fn too_tight(&self, terms: &[Term]) -> bool {
        most_in_a_month(terms) > self.left.room
    }

    /// In one line, for when the tenant wants it kept.
    pub(super) fn in_words(&self, p: &Phrases) -> String {
        let l = &self.left;
        p.left_kept(
            p.money(l.fixed),
            p.money(l.income),
            p.money(l.to_live_on),
            p.money(l.room),
        )
    }
}

/// Does the tenant want it kept?
pub(super) fn keep(typed: &Typed) -> bool {
    typed.get(KEEP) == "ja"
}

/// Works it out; `None` when nobody filled it in.
pub(super) fn read(p: &Phrases, typed: &Typed, law: &Law, today: Day, faults: &mut Faults) -> Option<Look> {
    let asked = [NET, ALLOWANCES, YEARLY, FIXED, LIVING, OTHERS];
    if asked.iter().all(|name| typed.get(name).is_empty()) {
        return None;
    }
    let mut amount = |name: &'static str| match typed.get(name) {
        "" | "0" | "0,00" => Cents::ZERO,
        text => amount_from(text).unwrap_or_else(|| {
            faults.add(name, p.record_error_amount("50,00"));
            Cents::ZERO
        }),
    };
    let [net, allowances, yearly, rent, fixed, living, others] =
        [NET, ALLOWANCES, YEARLY, RENT, FIXED, LIVING, OTHERS].map(&mut amount);
    let household = Household::from_code(typed.get(WHO));
    if household.is_none() {
        faults.add(WHO, p.left_error_who());
    }
    if !net.is_positive() && faults.of(NET).is_none() {
        faults.add(NET, p.left_error_net());
    }
    let household = household.filter(|_| faults.none())?;
    let protected = if yearly.is_positive() {
        protected(law, household, yearly, net, today)
    } else {
        None
    };
    let budget = Budget {
        household: people(household),
        income: vec![net, allowances],
        fixed: vec![rent, fixed],
        living,
        others,
    };
    match budget.left(protected.map(|(_, room)| room)) {
        Ok(left) => Some(Look { left, protected }),
        Err(BadBudget::Amount(_) | BadBudget::Nobody) => {
            faults.add(NET, p.left_error_much());
            None
        }
    }
}

/// What the law leaves alone and what it leaves for all creditors; nothing where the law has no answer.
fn protected(law: &Law, household: Household, income: Cents, net: Cents, on: Day) -> Option<(Cents, Cents)> {
    let question = Question {
        household,
        income,
        net_monthly: Some(net),
        partner_monthly: None,
        other_monthly: None,
        on,
    };
    let found = protected_income(law, &question).ok()?;
    Some((found.monthly, found.room?))
}

/// At least these live from it; how many children does not matter here.
const fn people(household: Household) -> People {
    let (adults, children) = match household {
        Household::Single => (1, 0),
        Household::SingleParent => (1, 1),
        Household::Couple => (2, 0),
        Household::CoupleWithChildren => (2, 1),
    };
    People { adults, children }
}

/// The fields, folded away until somebody wants them.
pub(super) fn section(p: &Phrases, typed: &Typed, faults: &Faults, seen: &Seen<'_>) -> Markup {
    let field = |name, label| faults.field(typed, name, label).optional();
    let mut who = vec![("", p.left_who_choose())];
    who.extend(
        Household::ALL
            .iter()
            .map(|h| (h.code(), sentence::law::household(p, *h))),
    );
    let all = [WHO, NET, ALLOWANCES, YEARLY, FIXED, LIVING, OTHERS];
    let open = all
        .iter()
        .any(|name| !typed.get(name).is_empty() || faults.of(name).is_some());
    ui::details_if(
        open,
        p.left_title(),
        html! {
            div.kt-form {
                p { (p.left_lead()) }
                (ui::select(p, &field(WHO, p.left_who()), &who))
                div.kt-row {
                    (ui::field(p, &field(NET, p.left_net()).hint(p.left_net_hint())))
                    (ui::field(p, &field(ALLOWANCES, p.left_allowances()).hint(p.left_allowances_hint())))
                }
                div.kt-row {
                    (ui::field(p, &field(RENT, p.left_rent())))
                    (ui::field(p, &field(FIXED, p.left_fixed()).hint(p.left_fixed_hint())))
                }
                div.kt-row {
                    (ui::field(p, &field(LIVING, p.left_living()).hint(p.left_living_hint())))
                    (ui::field(p, &field(OTHERS, p.left_others()).hint(p.left_others_hint())))
                }
                (ui::field(p, &field(YEARLY, p.left_yearly()).hint(p.left_yearly_hint())))
                (ui::tick(KEEP, p.left_keep(), Some(p.left_keep_hint()), keep(typed)))
                div.kt-row { (does("over", p.left_button(), false)) }
                @if let Some(look) = seen.look { (said(p, look, seen)) }
            }
        },
    )
}

/// What there is to see beside the fields.
pub(super) struct Seen<'a> {
    /// What was worked out.
    pub(super) look: Option<&'a Look>,
    /// The proposal on the table.
    pub(super) own: Option<&'a [Term]>,
    /// What a plan would be about, from which day.
    pub(super) open: (Cents, Day),
    /// As low as a plan goes.
    pub(super) least: Cents,
}

fn said(p: &Phrases, look: &Look, seen: &Seen<'_>) -> Markup {
    let (left, room) = (&look.left, look.room());
    let (open, first) = seen.open;
    let solved = by_amount(open, room, first, Rhythm::Monthly)
        .ok()
        .and_then(|terms| terms.last().map(|t| t.due_on.month()));
    html! {
        div.kt-solved role="status" id="over" {
            p { (p.left_said(p.money(left.fixed), p.money(left.income), p.money(left.to_live_on))) }
            @match look.protected {
                Some((protected, for_all)) => p { (p.left_protected(p.money(protected), p.money(for_all))) },
                None => p.kt-quiet { (p.left_no_ceiling()) },
            }
            @if room < seen.least { p { strong { (p.left_no_room()) } } } @else {
                p {
                    strong { (p.left_room(p.money(room))) }
                    @if left.capped { " " (p.left_capped()) }
                    @if let Some(month) = solved { " " (p.left_solved(p.month(month))) }
                }
            }
            @if let Some(own) = seen.own.filter(|own| look.too_tight(own)) {
                p { (ui::badge(Tone::Attention, p.left_tight_badge())) " " (p.left_tight(p.money(most_in_a_month(own)))) }
            }
        }
    }
}
