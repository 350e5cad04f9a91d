//! Guarded notes on a form: what could better be said otherwise stands at the field, with neutral words; whoever leaves it
//! as it is says why, and is not stopped (S3.8, S4.28). Where JavaScript runs the hint is there while one writes.

use super::form::Typed;
use crate::language::Phrases;
use crate::problem::Problem;
use crate::ui::{self, Field};
use domain::ids::TenancyId;
use domain::plain_language::notes::Touches;
use maud::{Markup, html};
use std::borrow::Cow;
use work::{Actor, At, Db, Error};

/// The field in which one says why the words stay.
const REASON: &str = "toch";

/// What was found in the free fields of a form.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct Guarded {
    /// The field, and all that could be said otherwise in it.
    found: Vec<(Cow<'static, str>, String)>,
    touches: Vec<Touches>,
    reason: String,
}

impl Guarded {
    /// Looks at these fields of a form.
    pub(in crate::pages) fn of(
        p: &Phrases,
        typed: &Typed,
        fields: impl IntoIterator<Item = impl Into<Cow<'static, str>>>,
    ) -> Result<Self, Problem> {
        let mut guarded = Self {
            reason: typed.get(REASON).to_owned(),
            ..Self::default()
        };
        for field in fields {
            let field = field.into();
            let words = typed.get(&field);
            let mut said = Vec::new();
            for hint in work::guard::hints(words).map_err(|e| Problem::failed(&e))? {
                let found = words.get(hint.place).unwrap_or_default();
                said.push(p.guard_hint(hint.instead, hint.touches.code(), found));
                guarded.touches.push(hint.touches);
            }
            if !said.is_empty() {
                guarded.found.push((field, said.join(" ")));
            }
        }
        guarded.touches.sort_unstable();
        guarded.touches.dedup();
        Ok(guarded)
    }

    /// What to look at before it is kept; nothing when it was said why the words stay.
    pub(in crate::pages) fn asks(&self) -> &[(Cow<'static, str>, String)] {
        if self.reason.is_empty() { &self.found } else { &[] }
    }

    /// Where one says why the words stay; nothing when nothing was found.
    pub(in crate::pages) fn reason_field(&self, p: &Phrases) -> Markup {
        html! {
            @if !self.found.is_empty() {
                (ui::field(p, &Field::text(REASON, p.guard_reason()).hint(p.guard_reason_hint()).value(&self.reason).optional()))
            }
        }
    }

    /// Notes in the trail that words were left as they are, when they were.
    pub(in crate::pages) fn note(
        &self,
        db: &Db,
        actor: &Actor,
        at: At,
        tenancy: TenancyId,
    ) -> Result<(), Error> {
        if self.touches.is_empty() {
            return Ok(());
        }
        work::guard::left_as_is(db, actor, at, tenancy, &self.touches, &self.reason)
    }
}
