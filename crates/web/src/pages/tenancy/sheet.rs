//! A form on a page of its own about one tenancy: whose it is, the way back, what is not right yet, and the form itself.

use super::form::Typed;
use super::{names, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, ErrorLine, Field, Nav};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::Day;
use maud::{Markup, html};
use std::borrow::Cow;
use work::case_file::CaseFile;

/// Back to a place on the tenant's page, which says what was just done.
pub(super) fn done(tenancy: &str, place: &str, what: &str) -> Response {
    Redirect::to(&format!("/huurders/{tenancy}?klaar={what}#{place}")).into_response()
}

/// What is not right yet: the fields, and what to do.
#[derive(Debug, Default)]
pub(in crate::pages) struct Faults(Vec<(Cow<'static, str>, String)>);

impl Faults {
    /// One.
    pub(in crate::pages) fn one(field: impl Into<Cow<'static, str>>, text: impl Into<String>) -> Self {
        Self(vec![(field.into(), text.into())])
    }
    /// One more.
    pub(in crate::pages) fn add(&mut self, field: impl Into<Cow<'static, str>>, text: impl Into<String>) {
        self.0.push((field.into(), text.into()));
    }
    /// What a note could better say otherwise.
    pub(in crate::pages) fn guarded(guarded: &super::guarded::Guarded) -> Self {
        Self(guarded.asks().to_vec())
    }
    /// Nothing is wrong.
    pub(in crate::pages) const fn none(&self) -> bool {
        self.0.is_empty()
    }
    /// What is wrong with a field.
    pub(in crate::pages) fn of(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name == field);
        found.map(|(_, text)| text.as_str())
    }
    /// All of it, above the form.
    pub(in crate::pages) fn summary(&self, p: &Phrases) -> Markup {
        let lines: Vec<ErrorLine<'_>> = self
            .0
            .iter()
            .map(|(field, text)| ErrorLine { field, text })
            .collect();
        ui::error_summary(p, &lines)
    }
    /// A field with what was typed in it and what is wrong with it.
    pub(in crate::pages) fn field<'a>(
        &'a self,
        typed: &'a Typed,
        name: &'a str,
        label: &'a str,
    ) -> Field<'a> {
        Field::text(name, label)
            .value(typed.get(name))
            .error(self.of(name))
    }
    /// Reads a day that may be left empty; notes what is wrong with it.
    pub(in crate::pages) fn day(
        &mut self,
        p: &Phrases,
        typed: &Typed,
        name: &'static str,
        today: Day,
    ) -> Option<Day> {
        match typed.get(name) {
            "" => None,
            text => super::form::day_from(text).or_else(|| {
                self.add(name, p.sheet_error_day(p.day_numbers(today.plus(7))));
                None
            }),
        }
    }
}

/// Reads the file of a tenancy to fill a form in; who looked and why is noted.
pub(super) async fn file(office: &Office, tenancy: &str, why: &'static str) -> Result<CaseFile, Problem> {
    file_about(office, tenancy, why, |_| true).await
}

/// As [`file`], about one thing that must be in it.
pub(super) async fn file_about(
    office: &Office,
    tenancy: &str,
    why: &'static str,
    holds: impl FnOnce(&CaseFile) -> bool + Send + 'static,
) -> Result<CaseFile, Problem> {
    let id = tenancy_of(tenancy)?;
    office
        .look(move |db, actor, at| work::case_file::open_about(db, actor, at, id, why, holds))
        .await
}

/// Under something that was written down: the way to say that it is a mistake, and why. `field` is the name of that why, `hidden`
/// what goes along unseen.
pub(super) fn take_back(p: &Phrases, action: &str, field: &str, hidden: &[(&str, &str)]) -> Markup {
    ui::details(
        p.proof_take_back(),
        html! {
            form.kt-form method="post" action=(action) novalidate {
                @for (name, value) in hidden { (ui::hidden(name, value)) }
                (ui::text_area(p, &Field::text(field, p.proof_field_why()).guarded(), 2))
                (ui::button(p.proof_take_back_button(), false))
            }
        },
    )
}

/// The page around a form.
pub(super) fn page(
    office: &Office,
    file: &CaseFile,
    title: &str,
    faults: &Faults,
    content: impl maud::Render,
) -> Markup {
    let p = office.caller.phrases;
    let name = names(p, file, office.at.today);
    let full = if faults.none() {
        title.to_owned()
    } else {
        p.title_with_errors(title)
    };
    let content = html! {
        p { (ui::link(&format!("/huurders/{}", file.tenancy.id), p.record_back(name.as_str()))) }
        div { h1 { (title) } p { (name) } }
        (content)
    };
    office.caller.page(&full, Some(Nav::Today), content)
}

/// The same page again, because something is not right yet.
pub(in crate::pages) fn again(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
