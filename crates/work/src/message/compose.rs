//! The composer's table: who may be written to, which texts fit, what is filled in, and which rules would hold it back.

use super::facts::{self, Writer};
use super::holds;
use super::reader::{address_of, readers};
use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::wording::{Text, texts};
use crate::{Error, Refusal, audit, night};
use domain::ids::{MessageId, PersonId, TenancyId};
use domain::message::{
    Channel, Consequence, Fitting, Lines, Merge, Rendered, Template, Tongue, consequence, fitting,
    shipped_lines,
};
use domain::money::Cents;
use domain::plain_language::{self, Reading, Words};
use domain::silence::{Hold, Purpose};
use domain::tenancy::{PaymentMethod, Person, Role};
use std::collections::BTreeMap;
use store::Db;
use store::message::Message;
use uuid::Uuid;

/// Someone to write to.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// Who.
    pub person: Person,
    /// As what they are in the tenancy.
    pub role: Role,
    /// By which ways they can be reached.
    pub channels: Vec<Channel>,
}

/// A text to choose, in the language and form of the reader.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The text.
    pub template: Template,
    /// Why it fits, for the few that are offered first.
    pub fit: Option<Fitting>,
}

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// To whom; the first who fits when not said.
    pub person: Option<PersonId>,
    /// Which text; empty is none yet.
    pub template: String,
    /// By which way; as the text says when not said.
    pub channel: Option<Channel>,
    /// In which language; the reader's own when not said.
    pub tongue: Option<Tongue>,
}

/// Everything on the composer's table.
pub struct Table {
    /// The file.
    pub file: CaseFile,
    /// Who can be written to, in the order of the contract.
    pub people: Vec<Addressee>,
    /// To whom this is.
    pub to: usize,
    /// The texts, those that fit first.
    pub offers: Vec<Offer>,
    /// The chosen text.
    pub chosen: Option<Template>,
    /// What it says, with what is known filled in.
    pub draft: Option<Rendered>,
    /// The facts.
    pub merge: Merge,
    /// The line in other languages for under a letter or e-mail; empty when there is none.
    pub lines: Vec<String>,
    /// In which language.
    pub tongue: Tongue,
    /// How it travels.
    pub channel: Channel,
    /// What for.
    pub purpose: Purpose,
    /// What can happen from here, where it may be said (S1.26).
    pub ahead: Option<Consequence>,
    /// The rules that would hold it back now, the strongest first.
    pub holds: Vec<Hold>,
}

impl Table {
    /// To whom this is.
    pub fn addressee(&self) -> Option<&Addressee> {
        self.people.get(self.to)
    }
}

/// Lays the table for a person who opens the composer: the look at the tenant's file is noted.
pub fn table(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, asked: &Asked) -> Result<Table, Error> {
    let laid = lay(db, actor, at, tenancy, asked)?;
    let reference = &laid.file.tenancy.reference;
    audit::note_look(
        db,
        actor,
        at,
        "see_tenancy",
        reference,
        tenancy,
        "bericht schrijven",
    )?;
    Ok(laid)
}

/// Lays the table anew for who is writing at it: the look was noted when they sat down.
pub fn lay(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, asked: &Asked) -> Result<Table, Error> {
    actor.may(Act::SendMessages)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.read(|tx| {
        let file = case_file::load(tx, &scope, tenancy, policy)?
            .ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let people = people(&file, at);
        let to = person_for(&people, asked.person)?;
        let reader = &people[to].person;
        let tongue = asked.tongue.unwrap_or_else(|| tongue_of(reader));
        let writer = Writer {
            user: actor.user,
            name: &actor.name,
        };
        let merge = facts::merge(tx, &scope, &file, reader, writer, at.today, tongue)?;
        let texts = texts(tx, &scope, tongue, reader.address_form)?;
        let offers = offers(&file, at, texts);
        let chosen = match asked.template.as_str() {
            "" => None,
            key => {
                let found = offers.iter().find(|o| o.template.key == key);
                Some(
                    found
                        .ok_or_else(|| Refusal::NoSuchTemplate(key.to_owned()))?
                        .template
                        .clone(),
                )
            }
        };
        let channel = channel_for(&people[to], asked.channel, chosen.as_ref());
        let purpose = chosen.as_ref().map_or(Purpose::Collection, |t| t.purpose);
        let lines = match channel {
            Channel::Letter | Channel::Email => {
                let lines: Lines = shipped_lines().map_err(|e| Refusal::Wording(e.to_string()))?;
                lines.written(&merge, tongue).unwrap_or_default()
            }
            Channel::Sms | Channel::Card => Vec::new(),
        };
        let wish = Message {
            id: MessageId(Uuid::nil()),
            tenancy,
            person: reader.id,
            channel,
            purpose,
            language: tongue.code().to_owned(),
            template: String::new(),
            address: String::new(),
            to_name: String::new(),
            from_name: String::new(),
            subject: String::new(),
            body: String::new(),
            past_due: Cents::ZERO,
            made_on: at.today,
            by: None,
        };
        let holds = holds(tx, &scope, &file, &wish, at)?;
        let draft = chosen.as_ref().map(|t| t.draft(&merge));
        let asks = purpose == Purpose::Collection;
        let ahead = consequence(&file.outlook(at.today), channel).filter(|_| asks);
        Ok::<_, Error>(Table {
            file,
            people,
            to,
            offers,
            chosen,
            draft,
            merge,
            lines,
            tongue,
            channel,
            purpose,
            ahead,
            holds,
        })
    })
}

/// Who can be written to today, with the ways by which they can be reached. Paper reaches who lives there.
fn people(file: &CaseFile, at: At) -> Vec<Addressee> {
    let addressee = |reader: super::reader::Reader| {
        let reaches = |c: &&Channel| address_of(&reader, **c).is_ok();
        Addressee {
            channels: Channel::ALL.iter().filter(reaches).copied().collect(),
            role: reader.role,
            person: reader.person,
        }
    };
    readers(file, at.today).into_iter().map(addressee).collect()
}

/// The person asked for; else the administrator, to whom letters go; else the first of the contract.
fn person_for(people: &[Addressee], asked: Option<PersonId>) -> Result<usize, Refusal> {
    if let Some(id) = asked {
        return people
            .iter()
            .position(|a| a.person.id == id)
            .ok_or(Refusal::NotInTenancy);
    }
    if people.is_empty() {
        return Err(Refusal::NotInTenancy);
    }
    Ok(people
        .iter()
        .position(|a| a.role == Role::Administrator)
        .unwrap_or(0))
}

/// The language of a reader, when we have texts in it.
pub(crate) fn tongue_of(person: &Person) -> Tongue {
    match person.language.split('-').next() {
        None | Some("" | "nl") => Tongue::Dutch,
        Some(_) => Tongue::English,
    }
}

fn channel_for(to: &Addressee, asked: Option<Channel>, template: Option<&Template>) -> Channel {
    let wanted = asked.or(template.map(|t| t.channel)).unwrap_or(Channel::Email);
    if to.channels.contains(&wanted) {
        return wanted;
    }
    // A whole letter does not fit in a text message: then on paper.
    let next: &[Channel] = match (wanted, template) {
        (Channel::Email, Some(_)) => &[],
        _ => &[Channel::Email, Channel::Sms],
    };
    next.iter()
        .copied()
        .find(|c| to.channels.contains(c))
        .unwrap_or(Channel::Letter)
}

fn offers(file: &CaseFile, at: At, texts: Vec<Text>) -> Vec<Offer> {
    let debit = file.tenancy.method == PaymentMethod::DirectDebit;
    let fits = fitting(&file.outlook(at.today), &file.facts(), &file.policy, debit);
    let mut offers: Vec<Offer> = texts
        .into_iter()
        .map(|text| Offer {
            fit: fits.iter().find(|f| f.key == text.template.key).copied(),
            template: text.template,
        })
        .collect();
    let place = |o: &Offer| {
        fits.iter()
            .position(|f| f.key == o.template.key)
            .unwrap_or(usize::MAX)
    };
    offers.sort_by_key(place);
    offers
}

/// Reads a draft as the composer does, on this machine.
pub fn read(draft: &str, channel: Channel, tongue: Tongue, merge: &Merge) -> Result<Reading, Error> {
    Ok(plain_language::read(draft, channel, words(tongue)?, merge))
}

/// The lists of words, read once.
fn words(tongue: Tongue) -> Result<&'static Words, Error> {
    use std::sync::LazyLock;
    static WORDS: LazyLock<BTreeMap<&'static str, Result<Words, String>>> = LazyLock::new(|| {
        let read = |t: &Tongue| (t.code(), plain_language::shipped(*t).map_err(|e| e.to_string()));
        Tongue::ALL.iter().map(read).collect()
    });
    match WORDS.get(tongue.code()) {
        Some(Ok(words)) => Ok(words),
        Some(Err(why)) => Err(Refusal::Wording(why.clone()).into()),
        None => Err(Refusal::Wording(tongue.code().to_owned()).into()),
    }
}

/// The draft with one remark's better words in their place; `None` when there is nothing better to put there.
pub fn improved(draft: &str, reading: &Reading, remark: usize) -> Option<String> {
    let better = reading.remarks.get(remark)?.better.as_ref()?;
    let (before, after) = (draft.get(..better.place.start)?, draft.get(better.place.end..)?);
    Some(format!("{before}{}{after}", better.words))
}
