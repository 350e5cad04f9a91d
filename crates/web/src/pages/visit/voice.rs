//! A voice note as a phone sends it (S1.27): a form of its own with the sound in it, so that a thin line holds up nothing else.

use super::app::became;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::Typed;
use crate::problem::Problem;
use crate::upload::refused;
use axum::Json;
use axum::extract::{DefaultBodyLimit, Multipart};
use domain::ids::UserId;
use domain::visit::spoken::{BadNote, MOST_BYTES};
use serde_json::{Map, Value, json};
use work::Refusal;
use work::visit::Received;
use work::visit::spoken::{NewNote, record};

/// The field that holds the sound.
const SOUND: &str = "geluid";
/// What stands around it in the form.
const AROUND: usize = 16 * 1024;

/// The largest form that is taken in.
pub(super) fn most() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MOST_BYTES + AROUND)
}

/// What the phone says around the microphone. `[name]` is filled in on the phone.
pub(super) fn texts(p: &Phrases) -> Map<String, Value> {
    let time = "[time]";
    let all = [
        ("voiceTitle", p.voice_title().to_owned()),
        ("voiceLead", p.voice_lead().to_owned()),
        ("voiceStart", p.voice_start().to_owned()),
        ("voiceStop", p.voice_stop().to_owned()),
        ("voiceTime", p.voice_time("[most]", time)),
        ("voiceSpoken", p.voice_spoken(time)),
        ("voiceGoes", p.voice_goes(p.guard_button())),
        ("voiceWaits", p.voice_waits(time)),
        ("voiceSent", p.voice_sent(time)),
        ("voiceListen", p.voice_listen().to_owned()),
        ("voiceAway", p.voice_away().to_owned()),
        ("voiceKeep", p.voice_keep().to_owned()),
        ("voiceOff", p.voice_off().to_owned()),
        ("voiceNone", p.voice_none().to_owned()),
        ("voiceLong", p.voice_error_long().to_owned()),
    ];
    all.into_iter()
        .map(|(key, words)| (key.to_owned(), words.into()))
        .collect()
}

/// `POST /bezoek/ingesproken`: keeps one note once. The answer is that of facts, and says who is logged in.
pub(super) async fn receive(office: Office, form: Multipart) -> Result<Json<Value>, Problem> {
    let (typed, sound) = read(form).await?;
    let user = office.actor.user;
    if typed.get("user").parse::<UserId>().ok() != user {
        return Ok(Json(json!({"user": user.map(|u| u.to_string()), "facts": []})));
    }
    let id = typed.get("id").to_owned();
    let kept = keep(&office, &typed, sound).await?;
    Ok(Json(
        json!({"user": typed.get("user"), "facts": [became(&id, kept)]}),
    ))
}

async fn read(mut form: Multipart) -> Result<(Typed, Vec<u8>), Problem> {
    let (mut typed, mut sound) = (Typed::default(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(|e| refused(&e))? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|e| refused(&e))?;
        if name == SOUND {
            sound = bytes.to_vec();
        } else {
            typed.set(&name, &String::from_utf8_lossy(&bytes));
        }
    }
    Ok((typed, sound))
}

async fn keep(office: &Office, typed: &Typed, sound: Vec<u8>) -> Result<Result<Received, String>, Problem> {
    let p = office.caller.phrases;
    let Some(new) = note_of(typed, sound) else {
        return Ok(Err(p.app_not_understood().to_owned()));
    };
    let kept = office
        .run(move |db, actor, at| record(db, actor, at, &new))
        .await?;
    match kept {
        Ok(received) => Ok(Ok(received)),
        Err(Refusal::NotAllowed(_)) => Err(Problem::Forbidden),
        Err(Refusal::VoiceNote(why)) => Ok(Err(words(p, why).to_owned())),
        Err(_) => Ok(Err(p.app_not_understood().to_owned())),
    }
}

fn note_of(typed: &Typed, sound: Vec<u8>) -> Option<NewNote> {
    Some(NewNote {
        id: typed.get("id").parse().ok()?,
        round: typed.get("round").parse().ok()?,
        visit: typed.get("visit").parse().ok()?,
        seconds: typed.get("seconds").parse().ok()?,
        sound,
        ago: typed.get("ago").parse().ok()?,
    })
}

const fn words(p: &Phrases, why: BadNote) -> &'static str {
    match why {
        BadNote::Silent => p.voice_error_silent(),
        BadNote::TooLong => p.voice_error_long(),
        BadNote::NotSound => p.voice_error_not_sound(),
    }
}
