//! Who can be written to about a tenancy: who is in the contract today; who decides for the tenant, also when the contract
//! does not name them (S1.33); and who asked us something as a helper (S4.15). And where each of them gets post.

use crate::Refusal;
use crate::case_file::CaseFile;
use domain::calendar::Day;
use domain::debt_help::{self, DebtHelp, waiting};
use domain::ids::{DebtHelpId, PersonId};
use domain::message::{Channel, is_email, phone_number};
use domain::tenancy::{AddressForm, Person, Role};
use store::message::Message;
use uuid::Uuid;

/// Where the postman brings it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Post {
    /// At the home of the contract.
    Home,
    /// At these lines under the name.
    At(String),
    /// Nobody told us.
    Unknown,
}

/// Somebody who can be written to.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) person: Person,
    pub(crate) role: Role,
    pub(crate) post: Post,
}

/// Everybody who can be written to today, in the order of the contract.
pub(crate) fn readers(file: &CaseFile, today: Day) -> Vec<Reader> {
    let outlook = file.outlook(today);
    let deciders: Vec<&DebtHelp> = outlook
        .statuses
        .iter()
        .copied()
        .filter(|d| d.kind.speaks_for_the_tenant())
        .collect();
    let here = file
        .tenancy
        .members
        .iter()
        .filter(|m| m.from <= today && m.until.is_none_or(|until| until >= today));
    let mut list: Vec<Reader> = here
        .filter_map(|m| {
            let person = file.people.iter().find(|p| p.id == m.person)?;
            let post = match m.role {
                Role::Administrator => post_of_decider(file, &deciders),
                _ => Post::Home,
            };
            Some(Reader {
                person: person.clone(),
                role: m.role,
                post,
            })
        })
        .collect();
    let named = |list: &[Reader], who: &str| {
        let called =
            |r: &Reader| r.role == Role::Administrator && r.person.full_name().eq_ignore_ascii_case(who);
        list.iter().any(called)
    };
    for held in deciders
        .iter()
        .filter(|d| !named(&list, &d.who))
        .copied()
        .collect::<Vec<_>>()
    {
        list.extend(stand_in(file, held, Role::Administrator));
    }
    for asked in waiting(&file.debt_help) {
        list.extend(stand_in(file, asked, Role::ContactPerson));
    }
    list.sort_by_key(|r| r.role);
    list
}

/// To whom a message goes: thanks to the tenant, anything else to whoever handles the money.
pub(crate) fn addressee(file: &CaseFile, today: Day, kindness: bool) -> Option<Reader> {
    let here = readers(file, today);
    let wanted = |role: Role| here.iter().find(|r| r.role == role);
    let administrator = wanted(Role::Administrator).filter(|_| !kindness);
    administrator.or_else(|| wanted(Role::Tenant)).cloned()
}

/// Roles in a contract of who is beside the tenant.
const BESIDE: [Role; 2] = [Role::Administrator, Role::Payer];

/// Who is beside the tenant and not the tenant: an administrator, another payer, or who helps or decides.
pub(crate) fn is_beside(file: &CaseFile, person: PersonId, today: Day) -> bool {
    let member = file.tenancy.members.iter().any(|m| {
        m.person == person
            && BESIDE.contains(&m.role)
            && m.from <= today
            && m.until.is_none_or(|until| until >= today)
    });
    member || file.debt_help.iter().any(|d| reader_id(d.id) == person)
}

/// The id under which somebody is written to whom only a fact of debt help names.
pub(crate) fn reader_id(fact: DebtHelpId) -> PersonId {
    PersonId(Uuid::new_v5(&fact.0, b"reader"))
}

fn post_of_decider(file: &CaseFile, deciders: &[&DebtHelp]) -> Post {
    let told = deciders
        .iter()
        .map(|d| debt_help::reach(&file.debt_help, d.id, None).post)
        .find(|post| !post.is_empty());
    told.map_or(Post::Unknown, Post::At)
}

/// Somebody whom no contract names, when we know where to write.
fn stand_in(file: &CaseFile, fact: &DebtHelp, role: Role) -> Option<Reader> {
    let reach = debt_help::reach(&file.debt_help, fact.id, None);
    if !reach.known() || fact.who.is_empty() {
        return None;
    }
    let post = if reach.post.is_empty() {
        Post::Unknown
    } else {
        Post::At(reach.post)
    };
    let person = Person {
        id: reader_id(fact.id),
        reference: String::new(),
        first_name: String::new(),
        initials: String::new(),
        infix: String::new(),
        surname: fact.who.clone(),
        preferred_name: None,
        address_form: AddressForm::Formal,
        language: "nl".to_owned(),
        phone: None,
        email: Some(reach.email).filter(|email| !email.is_empty()),
        contact_note: None,
    };
    Some(Reader { person, role, post })
}

/// The lines under the name on the envelope of a letter that lies ready; none when nobody told us where. A letter that was made
/// before its reader had an address goes where the reader gets post now, and to the home of the contract only who lives there.
pub(crate) fn envelope(file: &CaseFile, message: &Message, today: Day) -> Option<Vec<String>> {
    let lines = |post: &str| post.lines().map(str::to_owned).collect();
    if !message.address.is_empty() {
        return Some(lines(&message.address));
    }
    let here = readers(file, today);
    let reader = here.iter().find(|r| r.person.id == message.person);
    match reader.map(|r| &r.post) {
        Some(Post::At(post)) => Some(lines(post)),
        Some(Post::Unknown) => None,
        None if ever_beside(file, message.person) => None,
        Some(Post::Home) | None => Some(home(file)),
    }
}

/// Somebody who decides, pays or helps, now or in another time: the home of the contract is not theirs.
fn ever_beside(file: &CaseFile, person: PersonId) -> bool {
    let member = |m: &domain::tenancy::Membership| m.person == person && BESIDE.contains(&m.role);
    file.tenancy.members.iter().any(member) || file.debt_help.iter().any(|d| reader_id(d.id) == person)
}

fn home(file: &CaseFile) -> Vec<String> {
    let dwelling = file.dwelling.iter();
    let lines = dwelling.flat_map(|d| {
        [
            format!("{} {}", d.street, d.house_number),
            format!("{}  {}", spaced(&d.postcode), d.town),
        ]
    });
    lines.collect()
}

/// "1011AB" as it stands on an envelope: "1011 AB".
fn spaced(postcode: &str) -> String {
    match postcode.split_at_checked(4) {
        Some((figures, letters)) if letters.len() == 2 => format!("{figures} {letters}"),
        _ => postcode.to_owned(),
    }
}

/// The address by which a reader is reached so: an e-mail address, a phone number, or the lines of an envelope, which are
/// empty for who lives in the home of the contract.
pub(crate) fn address_of(reader: &Reader, channel: Channel) -> Result<String, Refusal> {
    match (channel, &reader.post) {
        (Channel::Letter | Channel::Card, Post::Home) => Ok(String::new()),
        (Channel::Letter, Post::At(lines)) => Ok(lines.clone()),
        (Channel::Letter | Channel::Card, _) => Err(Refusal::NoAddress("postal address")),
        (Channel::Email, _) => {
            let typed = reader.person.email.as_deref().unwrap_or_default().trim();
            is_email(typed)
                .then(|| typed.to_owned())
                .ok_or(Refusal::NoAddress("e-mail address"))
        }
        (Channel::Sms, _) => {
            let typed = reader.person.phone.as_deref().unwrap_or_default();
            phone_number(typed).ok_or(Refusal::NoAddress("phone number"))
        }
    }
}
