//! Who leads the contact with a household (S3.4): one colleague at a time, chosen and let go by whoever may write in the file.

use crate::actor::{Act, Actor, At};
use crate::case_file;
use crate::{Error, Refusal};
use domain::case_lead::{self, CaseLead};
use domain::ids::{TenancyId, UserId};
use serde_json::json;
use store::Db;
use store::db::Moment;

/// Chooses who leads, or nobody in particular. `seen` is the version the form was drawn with: who chose in the meantime is
/// not overwritten. The same choice again changes nothing.
pub fn choose(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    seen: i32,
    who: Option<UserId>,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    case_file::act(db, actor, at, tenancy, "choose_case_lead", |tx, file| {
        if case_lead::chosen(&file.leads) == who {
            return Ok(None);
        }
        if let Some(who) = who.filter(|who| !file.colleagues.contains_key(who)) {
            return Err(Refusal::NoSuchColleague(who.to_string()).into());
        }
        let version = case_lead::version(&file.leads);
        if version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let lead = CaseLead {
            version: version + 1,
            who,
            from: at.today,
            by: actor.user,
        };
        if store::help::add(tx, &actor.scope(), [(tenancy, &lead)], Moment(at.now))? == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        Ok(Some(json!({"who": who.map(|w| w.to_string())})))
    })
}
