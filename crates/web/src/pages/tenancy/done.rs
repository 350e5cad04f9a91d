//! "Wat is er gedaan": the milestones as a calm path, each with its day and what proves it, or what is not there yet (S4.29);
//! and a form for what happened outside this house.

use super::form::{Typed, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Choice, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::calendar::Day;
use domain::contact::DayPart;
use domain::ids::{ContactId, ProofId};
use domain::milestone::{Evidence, MilestoneCode, NotYet, Step, What};
use domain::proof::{Proof, ProofKind};
use maud::{Markup, html};
use work::Refusal;
use work::case_file::CaseFile;
use work::proof::{BY_HAND, NewProof};

/// Contacts that a form offers.
const CONTACTS: usize = 6;

/// The path, when something is past due; a standing objection always.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let path = &view.outlook.path;
    html! {
        @if !path.steps.is_empty() || path.objection.is_some() {
            (ui::section("gedaan", p.path_title(), html! {
                @if let Some((on, _)) = path.objection {
                    p { strong { (p.path_objection(p.day_seen_from(on, view.today), super::names(p, view.file, view.today))) } }
                }
                @if !path.steps.is_empty() {
                    @if let Some(last) = path.reached().last() {
                        p { (p.path_phase()) " " strong { (sentence::milestone(p, last.code)) } ", " (view.day(last.on)) "." }
                    }
                    p.kt-quiet { (p.path_lead()) }
                    ol.kt-path { @for step in &path.steps { (one(view, step)) } }
                }
                @if view.writes { p { (ui::link(&format!("/huurders/{}/gedaan", view.id), p.path_add_link())) } }
            }))
        }
    }
}

fn one(view: &View<'_>, step: &Step) -> Markup {
    let p = view.p;
    let reached = step.on.is_some();
    let mark = if reached {
        p.path_reached_mark()
    } else {
        p.path_open_mark()
    };
    html! {
        li.kt-path__step.kt-path__step--reached[reached] {
            span.kt-path__mark aria-hidden="true" { @if reached { "✓" } @else { "○" } }
            div {
                p {
                    strong { (sentence::milestone(p, step.code)) } " "
                    @match step.on {
                        Some(on) => span.kt-quiet { (view.day(on)) },
                        None => span.kt-quiet { "(" (mark) ")" },
                    }
                }
                (proved(view, step))
                (waits(view, step))
                @if step.code == MilestoneCode::Transfer && view.transfers {
                    p { (ui::link(&format!("/huurders/{}/overdracht", view.id), p.transfer_link())) }
                }
            }
        }
    }
}

fn proved(view: &View<'_>, step: &Step) -> Markup {
    let p = view.p;
    if step.code == MilestoneCode::ContactSought {
        return tries(view, &step.evidence);
    }
    // The offer stands with the help that was offered; it need not be said twice.
    let said = |e: &&Evidence| {
        let offer = |id| {
            view.file
                .proofs
                .iter()
                .any(|held| held.id == id && held.kind == ProofKind::Offer)
        };
        step.code == MilestoneCode::MunicipalityTold && matches!(e.what, What::Proof(id) if offer(id))
    };
    html! {
        @for e in step.evidence.iter().filter(|e| e.what != What::Ledger && !said(e)) {
            p.kt-path__proof {
                @match e.what {
                    What::Proof(id) => (proof_line(view, id)),
                    What::Silence => (p.path_silence()),
                    What::Contact { .. } | What::Ledger => {},
                }
                " " span.kt-quiet { (view.day(e.on)) }
            }
        }
    }
}

fn proof_line(view: &View<'_>, id: ProofId) -> Markup {
    let p = view.p;
    let held = view.file.proofs.iter().find(|held| held.id == id);
    html! {
        @if let Some(held) = held {
            @let what = sentence::proof(p, held.kind);
            @match view.file.colleague(held.by) { Some(name) => (p.path_by(name, what)), None => (what) }
            @if !held.words.is_empty() { ": “" (held.words) "”" }
        }
    }
}

/// All the tries in two lines: how often, and whether somebody was spoken to.
fn tries(view: &View<'_>, evidence: &[Evidence]) -> Markup {
    let p = view.p;
    let spoken = evidence
        .iter()
        .rev()
        .find(|e| matches!(e.what, What::Contact { reached: true, .. }));
    html! {
        @if let Some(last) = evidence.last() {
            p.kt-path__proof {
                (p.path_tries(evidence.len()))
                @if evidence.len() > 1 { (p.path_tries_last(p.day_seen_from(last.on, view.today))) }
                ". "
                @match spoken {
                    Some(e) => (p.path_spoken(p.day_seen_from(e.on, view.today))),
                    None => (p.path_not_spoken()),
                }
                "."
            }
        }
    }
}

/// What is not there yet, where that matters: telling and transfer have conditions, the rest is free. Nothing is said twice:
/// what an earlier point misses already stands there.
fn waits(view: &View<'_>, step: &Step) -> Markup {
    let p = view.p;
    let lead = match step.code {
        MilestoneCode::MunicipalityTold if step.on.is_none() => p.path_told_waits(),
        MilestoneCode::Transfer => p.path_transfer_waits(),
        MilestoneCode::HelpOffered if step.on.is_none() => {
            return html! { ul.kt-path__waits { (reasons(view, &step.not_yet)) } };
        }
        _ => return html! {},
    };
    let earlier = view.outlook.path.steps.iter().take_while(|s| s.code != step.code);
    let open = earlier.filter(|s| s.on.is_none() && s.code != MilestoneCode::Reviewed);
    let told: Vec<NotYet> = open.flat_map(|s| s.not_yet.iter().copied()).collect();
    let own: Vec<NotYet> = step
        .not_yet
        .iter()
        .copied()
        .filter(|n| !told.contains(n))
        .collect();
    let above = own.len() < step.not_yet.len();
    html! {
        @match step.not_yet.as_slice() {
            [] => p.kt-quiet { (p.path_transfer_ready()) },
            [NotYet::NotInformed] if step.code == MilestoneCode::MunicipalityTold => p.kt-quiet { (p.path_nobody_told()) },
            _ => {
                p.kt-quiet { (lead) }
                ul.kt-path__waits { @if above { li { (p.path_waits_above()) } } (reasons(view, &own)) }
            },
        }
    }
}

fn reasons(view: &View<'_>, why: &[NotYet]) -> Markup {
    html! { @for n in why { li { (sentence::not_yet(view.p, *n, view.today)) } } }
}

/// `GET …/gedaan`: the form, and what was written down before.
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "vastleggen wat er is gedaan").await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let kinds: Vec<Choice<'_>> = BY_HAND
        .iter()
        .map(|kind| Choice {
            value: kind.code(),
            label: sentence::proof(p, *kind),
            hint: sentence::proof_hint(p, *kind),
        })
        .collect();
    let contacts: Vec<(String, String)> = super::contacts::standing(&file)
        .rev()
        .take(CONTACTS)
        .map(|c| {
            let kind = sentence::contact_kind(p, c.kind);
            (
                c.id.to_string(),
                format!("{}, {kind}", p.day_seen_from(c.on, today)),
            )
        })
        .collect();
    let contacts = ui::tiles(&contacts);
    let parts: Vec<Choice<'_>> = DayPart::ALL
        .iter()
        .map(|part| Choice::plain(part.code(), sentence::day_part(p, *part)))
        .collect();
    let field = |name, label| faults.field(typed, name, label);
    let nearby = crate::pages::signals::nearby(office, &file).await?;
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/gedaan" } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            p { (p.proof_lead()) }
            (nearby)
            (ui::choice(p, &field("wat", p.proof_field_kind()), &kinds))
            (ui::choice(p, &field("dagdeel", p.proof_field_day_part()).optional().hint(p.proof_field_day_part_hint()), &parts))
            (ui::field(p, &field("op", p.proof_field_on()).kind("date").optional().hint(p.record_on_hint())))
            @if !contacts.is_empty() { (ui::choice(p, &field("contact", p.proof_field_contact()).optional(), &contacts)) }
            (ui::text_area(p, &field("regel", p.proof_field_words()).guarded().optional().hint(p.proof_field_words_hint()), 2))
            (ui::button(p.proof_button(), true))
        }
        (listed(p, &file, today))
    };
    Ok(sheet::page(office, &file, p.proof_title(), faults, content))
}

/// Everything that was written down, newest first, with the way to take a mistake back.
fn listed(p: &Phrases, file: &CaseFile, today: Day) -> Markup {
    let mut list: Vec<&Proof> = file
        .proofs
        .iter()
        .filter(|held| held.kind != ProofKind::Mistake)
        .collect();
    list.sort_by_key(|held| std::cmp::Reverse((held.on, held.id)));
    let struck = |id: ProofId| file.proofs.iter().find(|held| held.corrects == Some(id));
    html! {
        @if !list.is_empty() {
            (ui::section("eerder", p.proof_listed(), html! {
                ul.kt-agreements {
                    @for held in list { li {
                        p { strong { (sentence::proof(p, held.kind)) } " " span.kt-quiet { (ui::date(p, held.on, today)) } }
                        @if let Some(part) = held.day_part { p { (p.signal_packet_day_part(sentence::day_part(p, part))) } }
                        @if !held.words.is_empty() { p { "“" (held.words) "”" } }
                        @match struck(held.id) {
                            Some(mistake) => p.kt-quiet { (p.proof_struck(mistake.words.as_str())) },
                            None => (sheet::take_back(
                                p,
                                &format!("/huurders/{}/gedaan/{}", file.tenancy.id, held.id),
                                &format!("waarom-{}", held.id),
                                &[],
                            )),
                        }
                    } }
                }
            }))
        }
    }
}

/// `POST …/gedaan`
pub(super) async fn save(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let new = match read(p, &typed, today)? {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let written = office.run(move |db, actor, at| work::proof::write_down(db, actor, at, id, &new));
    match written.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "gedaan", "vastgelegd")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, today).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day) -> Result<Result<NewProof, Faults>, Problem> {
    let id = ProofId(typed.id()?);
    let mut faults = Faults::default();
    let kind = ProofKind::from_code(typed.get("wat")).filter(|kind| BY_HAND.contains(kind));
    if kind.is_none() {
        faults.add("wat", p.proof_error_kind());
    }
    let on = faults.day(p, typed, "op", today);
    let contact: Option<ContactId> = match typed.get("contact") {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::BadRequest)?),
    };
    Ok(match kind {
        Some(kind) if faults.none() => Ok(NewProof {
            id,
            kind,
            on,
            contact,
            words: typed.get("regel").to_owned(),
            day_part: DayPart::from_code(typed.get("dagdeel")),
        }),
        _ => Err(faults),
    })
}

/// The field that a refusal is about, and what to do.
fn faults_of(p: &Phrases, refusal: &Refusal, today: Day) -> Option<Faults> {
    Some(match refusal {
        Refusal::NotYet(why) => {
            let why: Vec<String> = why.iter().map(|n| sentence::not_yet(p, *n, today)).collect();
            Faults::one("wat", p.proof_error_not_yet(why.join("; ")))
        }
        Refusal::NothingPastDue => Faults::one("wat", p.proof_error_nothing()),
        Refusal::Date { .. } => Faults::one("op", p.proof_error_on()),
        Refusal::Missing("contact") => Faults::one("contact", p.proof_error_contact()),
        Refusal::Missing("words") => Faults::one("regel", p.proof_error_words()),
        Refusal::HoldsBsn(_) => Faults::one("regel", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("regel", p.record_too_long()),
        _ => return None,
    })
}

/// `POST …/gedaan/{proof}`: takes back what was written down by mistake.
pub(super) async fn take_back(
    office: Office,
    Path((tenancy, proof)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: ProofId = proof.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let field = format!("waarom-{which}");
    let why = typed.get(&field).to_owned();
    let taken = office.run(move |db, actor, at| work::proof::take_back(db, actor, at, id, which, &why));
    let fault = match taken.await? {
        Ok(()) => return Ok(sheet::done(&tenancy, "gedaan", "teruggenomen")),
        Err(Refusal::Missing("words")) => p.proof_error_why(),
        Err(Refusal::HoldsBsn(_)) => p.record_bsn(),
        Err(Refusal::TooLong(_)) => p.record_too_long(),
        Err(refusal) => return Err(refused(&refusal)),
    };
    let mut again = Typed::default();
    again.set("id", &fresh_id(&office, &tenancy).to_string());
    let faults = Faults::one(field, fault);
    Ok(sheet::again(draw(&office, &tenancy, &again, &faults).await?))
}

/// What can be ticked beside a contact: it happened in that talk or letter.
pub(super) const IN_A_CONTACT: [ProofKind; 7] = [
    ProofKind::DebtHelp,
    ProofKind::Reminder,
    ProofKind::Offer,
    ProofKind::Yes,
    ProofKind::Objection,
    ProofKind::Children,
    ProofKind::NoChildren,
];

/// The ticks in the contact form.
pub(super) fn ticks(p: &Phrases, typed: &Typed) -> Markup {
    let one = |kind: &ProofKind| {
        let name = format!("gedaan-{}", kind.code());
        ui::tick(
            &name,
            sentence::proof(p, *kind),
            sentence::proof_hint(p, *kind),
            !typed.get(&name).is_empty(),
        )
    };
    ui::ticks("gedaan-ook", p.proof_ticks(), IN_A_CONTACT.iter().map(one))
}

/// What was ticked.
pub(super) fn ticked(typed: &Typed) -> Vec<ProofKind> {
    let on = |kind: &&ProofKind| !typed.get(&format!("gedaan-{}", kind.code())).is_empty();
    IN_A_CONTACT.iter().filter(on).copied().collect()
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    html! {
        @match done {
            "vastgelegd" => (ui::notice(Tone::Good, view.p.proof_done())),
            "teruggenomen" => (ui::notice(Tone::Good, view.p.proof_taken_back())),
            _ => {},
        }
    }
}
