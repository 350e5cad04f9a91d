//! The person first: how they want to be called, how to reach them, and what worked last (S0.4).

use super::View;
use crate::language::Phrases;
use crate::sentence;
use crate::ui::{self, Tone};
use domain::calendar::Day;
use domain::outlook::Lane;
use domain::tenancy::{AddressForm, Membership, Person, Role};
use maud::{Markup, html};
use work::case_file::CaseFile;

/// Memberships that hold on a day; for a former tenancy those that held last.
fn members(file: &CaseFile, on: Day) -> Vec<&Membership> {
    let holds = |on: Day| {
        let held = file
            .tenancy
            .members
            .iter()
            .filter(move |m| m.from <= on && m.until.is_none_or(|until| until >= on));
        held.collect::<Vec<_>>()
    };
    let now = holds(on);
    if now.iter().any(|m| m.role == Role::Tenant) {
        return now;
    }
    let last = file.tenancy.members.iter().filter_map(|m| m.until).max();
    match last {
        Some(day) if day < on => holds(day),
        _ => file.tenancy.members.iter().collect(),
    }
}

fn person<'a>(file: &'a CaseFile, member: &Membership) -> Option<&'a Person> {
    file.people.iter().find(|p| p.id == member.person)
}

/// People of a tenancy on a day with their role, tenants first.
pub(super) fn people(file: &CaseFile, on: Day) -> Vec<(Role, &Person)> {
    let mut people: Vec<(Role, &Person)> = members(file, on)
        .into_iter()
        .filter_map(|m| Some((m.role, person(file, m)?)))
        .collect();
    people.sort_by_key(|(role, _)| *role);
    people
}

/// How a person told us to call them, for instance "meneer De Boer" or "Roos".
fn called(person: &Person) -> Option<&str> {
    let name = person.preferred_name.as_deref().map(str::trim);
    name.filter(|name| !name.is_empty())
}

/// The first tenant: the one who is spoken to.
pub(super) fn first(file: &CaseFile, on: Day) -> Option<&Person> {
    people(file, on)
        .into_iter()
        .find(|(role, _)| *role == Role::Tenant)
        .map(|(_, person)| person)
}

/// How the first tenant is addressed; u until told.
pub(super) fn form_of(file: &CaseFile, on: Day) -> AddressForm {
    first(file, on).map_or(AddressForm::Formal, |person| person.address_form)
}

/// The tenants in one line: "Anita en Ron van Dijk", "Peter Verhagen". The contract number where nobody is known.
pub(in crate::pages) fn names(p: &Phrases, file: &CaseFile, on: Day) -> String {
    let people = people(file, on);
    let tenants: Vec<&Person> = people
        .iter()
        .filter(|(role, _)| matches!(role, Role::Tenant | Role::CoTenant))
        .map(|(_, p)| *p)
        .collect();
    match tenants.as_slice() {
        [] => file.tenancy.reference.clone(),
        [one] => one.full_name(),
        [one, other]
            if one.surname == other.surname && one.infix == other.infix && !one.first_name.is_empty() =>
        {
            format!("{} {} {}", one.first_name, p.tenancy_and(), other.full_name())
        }
        all => all.iter().map(|p| p.full_name()).collect::<Vec<_>>().join(", "),
    }
}

pub(super) fn header(view: &View<'_>, sees_audit: bool) -> Markup {
    let p = view.p;
    let people = people(view.file, view.today);
    let letters = people
        .iter()
        .find(|(role, _)| *role == Role::Administrator)
        .map(|(_, person)| person.full_name());
    html! {
        section.kt-person aria-labelledby="wie" {
            div.kt-person__head {
                div {
                    h1 id="wie" { (names(p, view.file, view.today)) }
                    (home(view))
                }
                @if view.writes {
                    div.kt-row {
                        a.utrecht-button.utrecht-button--primary-action href={ "/huurders/" (view.id) "/contact" } { (p.tenancy_record_link()) }
                        a.utrecht-link.kt-thumb href={ "/bezoeken/plannen?huurder=" (view.id) } { (p.visit_plan_link()) }
                    }
                }
            }
            @if view.outlook.lane == Lane::Former { (ui::notice(Tone::Plain, p.tenancy_former())) }
            @if let Some(name) = &letters { p { strong { (p.tenancy_letters(name)) } } }
            ul.kt-people aria-label=(p.tenancy_people()) {
                @for (role, person) in &people { (one(view, *role, person)) }
            }
            (greeting(p, view.file))
            (super::lead::line(view))
            (reached(view))
            @if sees_audit { p { (ui::link(&format!("/huurders/{}/inzage", view.id), p.tenancy_looked_link())) } }
        }
    }
}

/// How the tenant wants to be greeted, in their own words (S0.9).
pub(super) fn greeting(p: &Phrases, file: &CaseFile) -> Markup {
    html! { @if let Some(words) = &file.greeting { p { (p.person_greeting()) " “" (words) "”" } } }
}

fn home(view: &View<'_>) -> Markup {
    let p = view.p;
    let tenancy = &view.file.tenancy;
    html! {
        p.kt-quiet {
            @if let Some(d) = &view.file.dwelling {
                (d.street) " " (d.house_number) ", " (d.postcode) " " (d.town)
                @if !d.neighbourhood.is_empty() { " (" (d.neighbourhood) ")" }
                " · "
            }
            @match (view.outlook.lane, tenancy.end) {
                (Lane::Coming, _) => (p.tenancy_coming(p.day_seen_from(tenancy.start, view.today))),
                (Lane::Former, Some(end)) => (p.tenancy_until(p.day_and_year(end))),
                (_, Some(end)) => {
                    (p.tenancy_since(p.month(tenancy.start.month()))) " · " (p.tenancy_ends(p.day_seen_from(end, view.today)))
                },
                _ => (p.tenancy_since(p.month(tenancy.start.month()))),
            }
            " · " (p.tenancy_contract(&tenancy.reference))
        }
    }
}

fn one(view: &View<'_>, role: Role, person: &Person) -> Markup {
    let p = view.p;
    let role = match role {
        Role::Tenant => None,
        Role::CoTenant => Some(p.tenancy_role_co_tenant()),
        Role::Administrator => Some(p.tenancy_role_administrator()),
        Role::Payer => Some(p.tenancy_role_payer()),
        Role::ContactPerson => Some(p.tenancy_role_contact()),
    };
    html! {
        li {
            strong { (person.full_name()) }
            @if let Some(role) = role { " " span.kt-quiet { "(" (role) ")" } }
            (addressed(p, person))
            @if person.language != "nl" && !person.language.is_empty() { " · " (p.tenancy_language(&person.language)) }
            @if let Some(phone) = &person.phone { " · " (ui::phone(phone)) }
            @if let Some(email) = &person.email { " · " (ui::email(email)) }
            @if let Some(note) = person.contact_note.as_deref().filter(|note| !note.is_empty()) {
                br; span { (p.tenancy_told(note.trim_end_matches('.'))) }
            }
        }
    }
}

/// How to address someone: u or je, and the name they told us to use.
pub(super) fn addressed(p: &Phrases, person: &Person) -> Markup {
    html! {
        " · " (say(p, person.address_form))
        @if let Some(name) = called(person) { " · " (p.tenancy_called(name)) }
    }
}

/// u or je, in words.
pub(super) const fn say(p: &Phrases, form: AddressForm) -> &'static str {
    match form {
        AddressForm::Formal => p.tenancy_say_u(),
        AddressForm::Informal => p.tenancy_say_je(),
    }
}

/// The last time someone was reached, by what means and on which part of the day (S1.11).
fn reached(view: &View<'_>) -> Markup {
    let p = view.p;
    let last = super::contacts::standing(view.file)
        .rev()
        .find(|c| c.outcome.reached());
    html! {
        p {
            @match last {
                Some(c) => {
                    @let how = sentence::contact_kind(p, c.kind);
                    @let how = c.day_part.map_or(how.to_owned(), |part| format!("{how} ({})", sentence::day_part(p, part)));
                    (p.tenancy_last_reached(p.day_seen_from(c.on, view.today), how)) "."
                },
                None => span.kt-quiet { (p.tenancy_never_reached()) },
            }
        }
    }
}
