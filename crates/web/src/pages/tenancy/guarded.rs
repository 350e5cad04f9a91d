//! Guarded notes on a form: what could better be said otherwise stands at the field, with neutral words; whoever leaves it
//! as it is says why, and is not stopped (S3.8, S4.28). Where JavaScript runs the hint is there while one writes.

use super::form::Typed;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Written;
use crate::shell::AppState;
use crate::ui::{self, ErrorLine, Field, Nav};
use axum::extract::{Form, FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
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

/// A form that was looked at before it is read, wherever its room says that people write freely in it: what could better be said
/// otherwise is shown on a page of its own with the words, and so is a number that is a BSN. Who leaves the words as they are says
/// why; that is in the trail before the form is kept. One place for every form, so that none is forgotten (law.md §8.2, S3.8).
pub(crate) struct Looked(pub Typed);

impl FromRequest<AppState> for Looked {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let request = Request::from_parts(parts.clone(), body);
        let Form(typed) = Form::<Typed>::from_request(request, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let Some(Written(declared)) = parts.extensions.get().copied() else {
            return Ok(Self(typed));
        };
        let office = Office::from_request_parts(&mut parts, state).await?;
        let p = office.caller.phrases;
        let fields = written_in(&typed, declared);
        let guarded = Guarded::of(p, &typed, fields.clone()).map_err(IntoResponse::into_response)?;
        let bsn: Vec<&String> = fields
            .iter()
            .filter(|field| domain::guard::find_bsn(typed.get(field)).is_some())
            .collect();
        if bsn.is_empty() && guarded.found.is_empty() {
            return Ok(Self(typed));
        }
        let tenancy = tenancy_in(&mut parts, state, &office)
            .await
            .map_err(IntoResponse::into_response)?;
        let asks = bsn.is_empty() && !guarded.asks().is_empty();
        if asks || !bsn.is_empty() {
            // Somebody else's tenant has no page here, whatever was written.
            if let Some(id) = tenancy {
                office
                    .look(move |db, actor, _| work::guard::is_ours(db, actor, id))
                    .await
                    .map_err(IntoResponse::into_response)?;
            }
            let faults: Vec<(String, String)> = bsn
                .into_iter()
                .map(|field| (field.clone(), p.record_bsn().to_owned()))
                .chain(
                    guarded
                        .found
                        .iter()
                        .map(|(field, text)| (field.to_string(), text.clone())),
                )
                .collect();
            return Err(once_more(&office, parts.uri.path(), &typed, &faults, &guarded));
        }
        let noted = office.run(move |db, actor, at| match tenancy {
            Some(id) => guarded.note(db, actor, at, id),
            None => Ok(()),
        });
        match noted.await {
            Ok(Ok(())) => Ok(Self(typed)),
            Ok(Err(refusal)) => Err(super::refused(&refusal).into_response()),
            Err(problem) => Err(problem.into_response()),
        }
    }
}

/// The fields of this form in which people write freely; a name that ends with `*` stands for all that begin so.
fn written_in(typed: &Typed, declared: &[&str]) -> Vec<String> {
    let mut fields = Vec::new();
    for name in declared {
        match name.strip_suffix('*') {
            Some(prefix) => fields.extend(typed.chosen(prefix).map(|rest| format!("{prefix}{rest}"))),
            None => fields.push((*name).to_owned()),
        }
    }
    fields.sort_unstable();
    fields
}

/// Whom the form is about: the tenancy in its address, or that of the visit in it.
async fn tenancy_in(
    parts: &mut Parts,
    state: &AppState,
    office: &Office,
) -> Result<Option<TenancyId>, Problem> {
    let Ok(path) = RawPathParams::from_request_parts(parts, state).await else {
        return Ok(None);
    };
    let of = |wanted: &str| path.iter().find(|(name, _)| *name == wanted).map(|(_, id)| id);
    if let Some(id) = of("tenancy") {
        return Ok(id.parse().ok());
    }
    let (Some(round), Some(visit)) = (of("round"), of("visit")) else {
        return Ok(None);
    };
    let (Ok(round), Ok(visit)) = (round.parse(), visit.parse()) else {
        return Err(Problem::NotFound);
    };
    let found = office.look(move |db, actor, _| work::visit::tenancy_of(db, actor, round, visit));
    found.await.map(Some)
}

/// The words once more, each with what could be said otherwise; all else of the form goes along unseen.
fn once_more(
    office: &Office,
    address: &str,
    typed: &Typed,
    faults: &[(String, String)],
    guarded: &Guarded,
) -> Response {
    let p = office.caller.phrases;
    let lines: Vec<ErrorLine<'_>> = faults
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let of = |name: &str| {
        faults
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, text)| text.as_str())
    };
    let mut unseen: Vec<(&str, &str)> = typed
        .all()
        .filter(|(name, _)| of(name).is_none() && *name != REASON)
        .collect();
    unseen.sort_unstable();
    let mut seen: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
    seen.dedup();
    let content = html! {
        div { h1 { (p.guard_look_title()) } p { (p.guard_look_lead()) } }
        form.kt-form method="post" action=(address) novalidate {
            (ui::error_summary(p, &lines))
            @for (name, value) in unseen { (ui::hidden(name, value)) }
            @for name in seen {
                (ui::text_area(p, &Field::text(name, p.guard_look_words()).guarded().value(typed.get(name)).error(of(name)), 4))
            }
            (guarded.reason_field(p))
            (ui::button(p.guard_look_button(), true))
        }
    };
    let page = office.caller.page(
        &p.title_with_errors(p.guard_look_title()),
        Some(Nav::Today),
        content,
    );
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}
