//! The evidence pack of a transfer: one PDF for people, one archive for programs (S4.30). Both come from the same facts.

use super::{refused, tenancy_of};
use crate::dossier;
use crate::download::file;
use crate::office::Office;
use crate::pages::Press;
use crate::problem::Problem;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use work::Refusal;
use work::pack::{Pack, archive, gather};

/// Where one goes when there is no dossier: the gate says why.
fn gate(tenancy: &str, done: &str) -> Response {
    Redirect::to(&format!("/huurders/{tenancy}/overdracht{done}")).into_response()
}

/// `GET …/overdracht/dossier.zip`
pub(super) async fn zip(office: Office, Path(tenancy): Path<String>) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let made = office.run(move |db, actor, at| {
        let pack = gather(db, actor, at, id)?;
        Ok((dossier::name(&pack), archive(&pack)?))
    });
    match made.await? {
        Ok((name, bytes)) => Ok(file("application/zip", &format!("{name}.zip"), bytes)),
        Err(Refusal::Transfer(_)) => Ok(gate(&tenancy, "")),
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// `GET …/overdracht/dossier.pdf`
pub(super) async fn pdf(
    office: Office,
    Extension(press): Extension<Press>,
    Path(tenancy): Path<String>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let made = office.run(move |db, actor, at| {
        let pack: Pack = gather(db, actor, at, id)?;
        let printed = press
            .0
            .as_ref()
            .map(|press| press(&dossier::document(p, &pack), at.today));
        Ok((dossier::name(&pack), printed))
    });
    match made.await? {
        Ok((name, Some(Ok(bytes)))) => Ok(file("application/pdf", &format!("{name}.pdf"), bytes)),
        Ok((_, Some(Err(error)))) => {
            tracing::error!(error, "the dossier could not be printed");
            Ok(gate(&tenancy, "?klaar=geen-pers"))
        }
        Ok((_, None)) => Ok(gate(&tenancy, "?klaar=geen-pers")),
        Err(Refusal::Transfer(_)) => Ok(gate(&tenancy, "")),
        Err(refusal) => Err(refused(&refusal)),
    }
}
