//! Colleagues: adding one, their role, a one-time password, and whether they may come in.

use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, ErrorLine, Field, Nav, Tone};
use axum::extract::{Form, Path, Query};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::UserId;
use maud::{Markup, html};
use serde::Deserialize;
use work::staff::{Colleague, Newcomer, Standing};
use work::{Act, Refusal};

/// The pages, with the act that opens them.
pub(super) fn rooms() -> Vec<Room> {
    const MANAGE: &[Act] = &[Act::ManageStaff];
    let room = |method, path, handler| Room::new(method, path, MANAGE, handler);
    vec![
        room(Method::GET, "/beheer/collegas/nieuw", get(begin)),
        room(Method::POST, "/beheer/collegas", post(add)),
        room(Method::GET, "/beheer/collegas/{user}", get(show)),
        room(Method::POST, "/beheer/collegas/{user}/rol", post(change_role)),
        room(
            Method::POST,
            "/beheer/collegas/{user}/wachtwoord",
            post(give_password),
        ),
        room(
            Method::POST,
            "/beheer/collegas/{user}/toegang",
            post(change_access),
        ),
    ]
}

/// The address of a colleague's page.
pub(super) fn address(user: UserId) -> String {
    format!("/beheer/collegas/{user}")
}

fn user_of(text: &str) -> Result<UserId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// What somebody typed about a new colleague.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Typed {
    naam: String,
    login: String,
    mail: String,
    rol: String,
}

/// `GET /beheer/collegas/nieuw`
async fn begin(office: Office) -> Result<Markup, Problem> {
    form(&office, &Typed::default(), &[]).await
}

/// `POST /beheer/collegas`
async fn add(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let phrases = office.caller.phrases;
    let empty = [
        ("naam", typed.naam.trim().is_empty(), phrases.staff_empty_name()),
        (
            "login",
            typed.login.trim().is_empty(),
            phrases.staff_empty_login(),
        ),
        ("rol", typed.rol.is_empty(), phrases.staff_empty_role()),
    ];
    let errors: Vec<ErrorLine<'_>> = empty
        .iter()
        .filter(|(_, empty, _)| *empty)
        .map(|(field, _, text)| ErrorLine { field, text })
        .collect();
    if !errors.is_empty() {
        return refuse(form(&office, &typed, &errors).await);
    }
    let newcomer = Newcomer {
        name: typed.naam.clone(),
        login: typed.login.clone(),
        email: typed.mail.clone(),
        role: typed.rol.clone(),
    };
    let added = office.run(move |db, actor, at| work::staff::add(db, actor, at, &newcomer));
    let taken;
    let (field, text) = match added.await? {
        Ok(user) => return Ok(done(user, "nieuw")),
        Err(Refusal::LoginTaken(login)) => {
            taken = phrases.staff_login_taken(login.as_str());
            ("login", taken.as_str())
        }
        Err(Refusal::NotALogin(_)) => ("login", phrases.staff_not_a_login()),
        Err(Refusal::NoSuchRole(_)) => ("rol", phrases.staff_empty_role()),
        Err(Refusal::TooLong(which)) => {
            let field = match which {
                "name" => "naam",
                "email" => "mail",
                _ => "login",
            };
            (field, phrases.staff_too_long())
        }
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(_) => return Err(Problem::BadRequest),
    };
    refuse(form(&office, &typed, &[ErrorLine { field, text }]).await)
}

fn refuse(page: Result<Markup, Problem>) -> Result<Response, Problem> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page?).into_response())
}

fn done(user: UserId, what: &str) -> Response {
    Redirect::to(&format!("{}?klaar={what}", address(user))).into_response()
}

async fn form(office: &Office, typed: &Typed, errors: &[ErrorLine<'_>]) -> Result<Markup, Problem> {
    let roles = office.look(|db, actor, _| work::staff::roles(db, actor)).await?;
    let phrases = office.caller.phrases;
    let of = |name: &str| errors.iter().find(|e| e.field == name).map(|e| e.text);
    let title = phrases.staff_new_title();
    let tab = if errors.is_empty() {
        title.to_owned()
    } else {
        phrases.title_with_errors(title)
    };
    let role = Field::text("rol", phrases.staff_role_title())
        .value(&typed.rol)
        .error(of("rol"));
    Ok(office.caller.page(&tab, Some(Nav::Admin), html! {
        p { (ui::link("/beheer", phrases.staff_to_settings())) }
        h1 { (title) }
        p { (phrases.staff_new_words()) }
        (ui::error_summary(phrases, errors))
        form.kt-form method="post" action="/beheer/collegas" novalidate {
            (ui::field(phrases, &Field::text("naam", phrases.staff_new_name())
                .hint(phrases.staff_new_name_hint()).value(&typed.naam).error(of("naam")).autocomplete("off")))
            (ui::field(phrases, &Field::text("login", phrases.staff_new_login())
                .hint(phrases.staff_new_login_hint()).value(&typed.login).error(of("login")).autocomplete("off")))
            (ui::field(phrases, &Field::text("mail", phrases.staff_new_mail())
                .kind("email").optional().value(&typed.mail).error(of("mail")).autocomplete("off")))
            (roles_choice(office, &role, &roles))
            (ui::button(phrases.staff_new_button(), true))
        }
    }))
}

fn roles_choice(office: &Office, field: &Field<'_>, roles: &[String]) -> Markup {
    let phrases = office.caller.phrases;
    let named: Vec<(&str, String)> = roles
        .iter()
        .map(|code| (code.as_str(), phrases.settings_role(code.as_str())))
        .collect();
    let tiles = ui::tiles(&named);
    ui::choice(phrases, field, &tiles)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Done {
    klaar: String,
}

/// `GET /beheer/collegas/…`
async fn show(office: Office, Path(user): Path<String>, Query(just): Query<Done>) -> Result<Markup, Problem> {
    let user = user_of(&user)?;
    let known = ["nieuw", "rol", "dicht", "open", LOST]
        .into_iter()
        .find(|what| *what == just.klaar);
    page(&office, user, known, None).await
}

/// What went wrong, and in which part of the page.
type Wrong<'a> = (&'a str, &'a str);

async fn page(
    office: &Office,
    user: UserId,
    just: Option<&str>,
    wrong: Option<Wrong<'_>>,
) -> Result<Markup, Problem> {
    let (colleague, roles) = office
        .look(move |db, actor, at| {
            Ok((
                work::staff::colleague(db, actor, at, user)?,
                work::staff::roles(db, actor)?,
            ))
        })
        .await?;
    let phrases = office.caller.phrases;
    let name = colleague.name.as_str();
    let tab = if wrong.is_some() {
        phrases.title_with_errors(name)
    } else {
        name.to_owned()
    };
    let errors: Vec<ErrorLine<'_>> = wrong
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let role = Field::text("rol", phrases.staff_role_title())
        .value(&colleague.role)
        .error(wrong.filter(|(part, _)| *part == "rol").map(|(_, text)| text));
    let at = address(user);
    Ok(office.caller.page(&tab, Some(Nav::Admin), html! {
        p { (ui::link("/beheer", phrases.staff_to_settings())) }
        h1 { (name) }
        (ui::error_summary(phrases, &errors))
        @if let Some(what) = just { (ui::notice(Tone::Good, phrases.staff_done(name, what))) }
        (about(office, &colleague))
        (ui::section("wachtwoord", phrases.staff_password_title(), html! {
            p { (phrases.staff_password_words(name)) " " (phrases.staff_password_ends(name)) }
            form method="post" action={ (at) "/wachtwoord" } { (ui::button(phrases.staff_password_button(), false)) }
        }))
        (ui::section("rollen", phrases.staff_role_title(), html! {
            p { (phrases.staff_role_words(name)) }
            form.kt-form method="post" action={ (at) "/rol" } {
                (roles_choice(office, &role, &roles))
                (ui::button(phrases.staff_role_button(), false))
            }
        }))
        @if colleague.standing != Standing::Blocked { (lost(office, &colleague)) }
        (access(office, &colleague))
    }))
}

fn about(office: &Office, colleague: &Colleague) -> Markup {
    let phrases = office.caller.phrases;
    let standing = phrases.staff_standing(colleague.standing.code());
    let tone = if colleague.standing == Standing::Open {
        Tone::Good
    } else {
        Tone::Plain
    };
    ui::facts(&[
        (phrases.settings_staff_login(), html! { (colleague.login) }),
        (
            phrases.settings_staff_role(),
            html! { (phrases.settings_role(colleague.role.as_str())) },
        ),
        (
            phrases.settings_staff_mail(),
            html! { span.kt-break { (colleague.email.as_deref().unwrap_or("–")) } },
        ),
        (phrases.staff_access(), ui::badge(tone, &standing)),
    ])
}

/// A phone or computer that is lost: everything ends that they are logged in with, and the visits on the phone with it.
fn lost(office: &Office, colleague: &Colleague) -> Markup {
    let phrases = office.caller.phrases;
    ui::section(
        "toestel",
        phrases.staff_lost_title(),
        html! {
            p { (phrases.staff_lost_words(colleague.name.as_str())) }
            form method="post" action={ (address(colleague.id)) "/toegang" } {
                (ui::hidden("wat", LOST))
                (ui::button(phrases.staff_lost_button(), false))
            }
        },
    )
}

fn access(office: &Office, colleague: &Colleague) -> Markup {
    let phrases = office.caller.phrases;
    let name = colleague.name.as_str();
    let blocked = colleague.standing == Standing::Blocked;
    let (title, words, what, button) = if blocked {
        let (words, button) = (
            phrases.staff_unblock_words(name),
            phrases.staff_unblock_button(name),
        );
        (phrases.staff_unblock_title(), words, OPEN, button)
    } else {
        let (words, button) = (phrases.staff_block_words(name), phrases.staff_block_button(name));
        (phrases.staff_block_title(), words, SHUT, button)
    };
    ui::section(
        "toegang",
        title,
        html! {
            p { (words) }
            form method="post" action={ (address(colleague.id)) "/toegang" } {
                (ui::hidden("wat", what))
                (ui::button(&button, false))
            }
        },
    )
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Role {
    rol: String,
}

/// `POST …/rol`
async fn change_role(
    office: Office,
    Path(user): Path<String>,
    Form(form): Form<Role>,
) -> Result<Response, Problem> {
    let user = user_of(&user)?;
    let changed = office.run(move |db, actor, at| work::staff::change_role(db, actor, at, user, &form.rol));
    answer(&office, user, "rol", "rol", changed.await?).await
}

/// In the form of access: let in again.
const OPEN: &str = "open";
/// In the form of access: block.
const SHUT: &str = "dicht";
const LOST: &str = "kwijt";

#[derive(Deserialize, Default)]
#[serde(default)]
struct Access {
    wat: String,
}

/// `POST …/toegang`
async fn change_access(
    office: Office,
    Path(user): Path<String>,
    Form(form): Form<Access>,
) -> Result<Response, Problem> {
    let user = user_of(&user)?;
    let what = [OPEN, SHUT, LOST].into_iter().find(|what| *what == form.wat);
    let what = what.ok_or(Problem::BadRequest)?;
    let changed = office.run(move |db, actor, at| match what {
        OPEN => work::staff::unblock(db, actor, at, user),
        LOST => work::staff::log_out_everywhere(db, actor, at, user),
        _ => work::staff::block(db, actor, at, user),
    });
    answer(&office, user, what, "toegang", changed.await?).await
}

async fn answer(
    office: &Office,
    user: UserId,
    what: &str,
    part: &str,
    changed: Result<(), Refusal>,
) -> Result<Response, Problem> {
    let phrases = office.caller.phrases;
    match changed {
        Ok(()) => Ok(done(user, what)),
        Err(Refusal::LastAdministrator) => {
            refuse(page(office, user, None, Some((part, phrases.staff_last()))).await)
        }
        Err(Refusal::NoSuchRole(_)) => {
            refuse(page(office, user, None, Some((part, phrases.staff_empty_role()))).await)
        }
        Err(refusal) => Err(problem_of(&refusal)),
    }
}

fn problem_of(refusal: &Refusal) -> Problem {
    match refusal {
        Refusal::NoSuchColleague(_) => Problem::NotFound,
        Refusal::NotAllowed(_) => Problem::Forbidden,
        _ => Problem::BadRequest,
    }
}

/// `POST …/wachtwoord`: the answer itself shows the password, because it is kept nowhere to be shown later.
async fn give_password(office: Office, Path(user): Path<String>) -> Result<Markup, Problem> {
    let user = user_of(&user)?;
    let (chance, salt) = (office.chance(), office.chance());
    let (colleague, password) = office
        .look(move |db, actor, at| {
            let password = work::staff::give_password(db, actor, at, user, &chance, &salt)?;
            Ok((work::staff::colleague(db, actor, at, user)?, password))
        })
        .await?;
    let phrases = office.caller.phrases;
    let title = phrases.staff_password_given_title(colleague.name.as_str());
    Ok(office.caller.page(
        &title,
        Some(Nav::Admin),
        html! {
            h1 { (title) }
            (ui::notice(Tone::Attention, html! { p { (phrases.staff_password_once()) } }))
            (ui::facts(&[
                (phrases.settings_staff_login(), html! { (colleague.login) }),
                (phrases.staff_password_label(), html! { code.kt-secret { (password) } }),
            ]))
            p { (ui::link(&address(user), phrases.staff_password_back(colleague.name.as_str()))) }
        },
    ))
}
