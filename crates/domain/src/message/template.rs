//! A template: read from a file, refused with a reason, and filled in.

use super::{Channel, Length, Merge, Slot, Tongue};
use crate::silence::Purpose;
use crate::tenancy::AddressForm;

/// What a part of a message does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Tells.
    Plain,
    /// A heading inside a letter.
    Heading,
    /// A line of a list.
    Item,
    /// The one main action.
    MainAction,
    /// Says what to do, or how to talk.
    WhatToDo,
    /// Says what doing so gives the reader (S0.23).
    Gain,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Words(String),
    Filled(Slot),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    role: Role,
    only_if: Option<Slot>,
    /// A blank line stands before it.
    apart: bool,
    pieces: Vec<Piece>,
}

/// A text with slots that passed every check of its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name: that of the file.
    pub key: String,
    /// How it travels.
    pub channel: Channel,
    /// Its language.
    pub language: Tongue,
    /// What for.
    pub purpose: Purpose,
    /// What it is, in a few words for whoever chooses it.
    pub title: String,
    /// "u" or "je". Languages that know no difference have the formal one only.
    pub address: AddressForm,
    subject: Vec<Piece>,
    lines: Vec<Line>,
}

/// One part of a filled-in message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it does.
    pub role: Role,
    /// A blank line stands before it.
    pub apart: bool,
    /// Its words.
    pub words: String,
}

/// A message with everything filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The subject of an e-mail or letter.
    pub subject: Option<String>,
    /// Its parts.
    pub parts: Vec<Part>,
}

impl Rendered {
    /// The whole text, without marks; blank lines between paragraphs.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (i, part) in self.parts.iter().enumerate() {
            if i > 0 {
                text.push_str(if part.apart { "\n\n" } else { "\n" });
            }
            if part.role == Role::Item {
                text.push_str("- ");
            }
            text.push_str(&part.words);
        }
        text
    }

    /// The words of the main action, when there is one.
    pub fn main_action(&self) -> Option<&str> {
        let main = self.parts.iter().find(|p| p.role == Role::MainAction);
        main.map(|p| p.words.as_str())
    }
}

/// A template is refused: where and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("template '{key}', line {line}: {fault}")]
pub struct BadTemplate {
    /// Which template.
    pub key: String,
    /// Which line of the file, from 1.
    pub line: usize,
    /// Why.
    pub fault: Fault,
}

/// Why a template is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No `---`.
    #[error("there is no line '---' between what it is and its text")]
    NoText,
    /// A line of the head is not `name: value`.
    #[error("'{0}' is not a line such as 'channel: e-mail'")]
    NotAField(String),
    /// An unknown name in the head.
    #[error("'{0}' means nothing here; write title, channel, language, address, purpose or subject")]
    UnknownField(String),
    /// A field is missing.
    #[error("'{0}' is missing")]
    MissingField(&'static str),
    /// A value that the field does not know.
    #[error("{field} '{value}' is not one of: {known}")]
    UnknownValue {
        /// Which field.
        field: &'static str,
        /// What it says.
        value: String,
        /// What it may say.
        known: String,
    },
    /// A slot that does not exist.
    #[error("there is no slot '{{{0}}}'{hint}", hint = nearest(.0))]
    UnknownSlot(String),
    /// A brace without its other half.
    #[error("a '{{' has no '}}', or the other way round")]
    Brace,
    /// Two main actions (S2.7).
    #[error(
        "this is a second main action ('=>'); the first is on line {0}. A message asks one thing; make two messages, or mark this line '->'"
    )]
    SecondAction(usize),
    /// Nothing says what to do (S2.7).
    #[error(
        "no line says what to do or how to talk; mark one with '->', such as '-> Bel of app mij: {{nummer}}.'"
    )]
    NoWhatToDo,
    /// It asks something and no line says what that gives the reader (S0.23).
    #[error(
        "this asks something ('=>') and no line says what it gives; mark one with '+>', such as '+> Dan is de huur geregeld.'"
    )]
    NoGain,
    /// A subject on a channel that has none, or none where one is needed.
    #[error("a {0} has no subject")]
    SubjectHere(&'static str),
    /// No text.
    #[error("there is no text")]
    Empty,
    /// Longer than the channel allows (criterion 6).
    #[error("it is {counted} {unit} long with everything filled in; a {channel} has at most {most}")]
    TooLong {
        /// How long.
        counted: usize,
        /// How long it may be.
        most: usize,
        /// Words or characters.
        unit: &'static str,
        /// Which channel.
        channel: &'static str,
    },
}

fn nearest(name: &str) -> String {
    let shared = |code: &str| name.chars().zip(code.chars()).take_while(|(a, b)| a == b).count();
    let best = Slot::ALL.iter().max_by_key(|s| shared(s.code()));
    best.filter(|s| shared(s.code()) >= 3)
        .map(|s| format!("; did you mean '{{{}}}'?", s.code()))
        .unwrap_or_default()
}

/// A slot of the text has no fact.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("template '{template}' needs '{}', and that is not known here", .slot.code())]
pub struct Unfilled {
    /// Which template.
    pub template: String,
    /// Which slot.
    pub slot: Slot,
}

#[derive(Default)]
struct Head {
    title: Option<String>,
    channel: Option<Channel>,
    language: Option<Tongue>,
    purpose: Option<Purpose>,
    address: Option<AddressForm>,
    subject: Vec<Piece>,
}

impl Template {
    /// Reads a template; its key is the name of its file.
    pub fn parse(key: &str, text: &str) -> Result<Self, BadTemplate> {
        let bad = |line: usize, fault: Fault| BadTemplate {
            key: key.to_owned(),
            line,
            fault,
        };
        let mut head = Head::default();
        let mut rows = text.lines().enumerate().map(|(i, row)| (i + 1, row.trim()));
        loop {
            let Some((number, row)) = rows.next() else {
                return Err(bad(text.lines().count().max(1), Fault::NoText));
            };
            if row == "---" {
                break;
            }
            if !row.is_empty() && !row.starts_with('#') {
                head_field(&mut head, row).map_err(|fault| bad(number, fault))?;
            }
        }
        let lines = body(rows).map_err(|(number, fault)| bad(number, fault))?;
        let missing = |name| bad(1, Fault::MissingField(name));
        let template = Self {
            key: key.to_owned(),
            channel: head.channel.ok_or_else(|| missing("channel"))?,
            language: head.language.ok_or_else(|| missing("language"))?,
            purpose: head.purpose.ok_or_else(|| missing("purpose"))?,
            title: head.title.ok_or_else(|| missing("title"))?,
            address: head.address.unwrap_or(AddressForm::Formal),
            subject: head.subject,
            lines,
        };
        template.check_subject().map_err(|fault| bad(1, fault))?;
        template.check_length().map_err(|fault| bad(1, fault))?;
        Ok(template)
    }

    /// Reads a template that is about to be saved or shipped: what asks something says what it gives the reader as well
    /// (S0.23). What an association saved before that rule is still read by [`Self::parse`].
    pub fn parse_new(key: &str, text: &str) -> Result<Self, BadTemplate> {
        let template = Self::parse(key, text)?;
        let asks = template.lines.iter().any(|l| l.role == Role::MainAction);
        let gives = template
            .lines
            .iter()
            .any(|l| l.role == Role::Gain && l.only_if.is_none());
        if !asks || gives {
            return Ok(template);
        }
        let line = text
            .lines()
            .position(|row| row.contains("=>"))
            .unwrap_or_default()
            + 1;
        Err(BadTemplate {
            key: key.to_owned(),
            line,
            fault: Fault::NoGain,
        })
    }

    fn check_subject(&self) -> Result<(), Fault> {
        let wants = matches!(self.channel, Channel::Email | Channel::Letter);
        match (wants, self.subject.is_empty()) {
            (true, true) => Err(Fault::MissingField("subject")),
            (false, false) => Err(Fault::SubjectHere(self.channel.code())),
            _ => Ok(()),
        }
    }

    /// With every slot as long as it usually gets.
    fn check_length(&self) -> Result<(), Fault> {
        let text: Vec<String> = self
            .lines
            .iter()
            .map(|line| {
                line.pieces
                    .iter()
                    .map(|p| match p {
                        Piece::Words(words) => words.as_str(),
                        Piece::Filled(slot) => slot.usual(),
                    })
                    .collect()
            })
            .collect();
        let length = Length::of(&text.join("\n"), self.channel);
        if length.fits() {
            return Ok(());
        }
        Err(Fault::TooLong {
            counted: length.counted,
            most: length.most,
            unit: if self.channel == Channel::Sms {
                "characters"
            } else {
                "words"
            },
            channel: self.channel.code(),
        })
    }

    /// The slots that must have a fact, each once, in the order of the text.
    pub fn needs(&self) -> Vec<Slot> {
        let always = self.lines.iter().filter(|l| l.only_if.is_none());
        let mut slots = Vec::new();
        for piece in self.subject.iter().chain(always.flat_map(|l| &l.pieces)) {
            if let Piece::Filled(slot) = piece
                && !slots.contains(slot)
            {
                slots.push(*slot);
            }
        }
        slots
    }

    /// Fills in what is known and leaves `{slot}` for what is not: a draft for a person to finish. Lines that show only when
    /// a fact is known stay out without it.
    pub fn draft(&self, merge: &Merge) -> Rendered {
        let subject = (!self.subject.is_empty()).then(|| draft(&self.subject, merge, self.language));
        let shown = self
            .lines
            .iter()
            .filter(|l| l.only_if.is_none_or(|slot| merge.has(slot)));
        let parts = shown.map(|line| Part {
            role: line.role,
            apart: line.apart,
            words: draft(&line.pieces, merge, self.language),
        });
        Rendered {
            subject,
            parts: parts.collect(),
        }
    }

    /// Fills everything in; a slot without a fact is an error, never a gap in a letter.
    pub fn render(&self, merge: &Merge) -> Result<Rendered, Unfilled> {
        let subject = (!self.subject.is_empty())
            .then(|| fill(&self.subject, merge, self.language, &self.key))
            .transpose()?;
        let shown = self
            .lines
            .iter()
            .filter(|l| l.only_if.is_none_or(|slot| merge.has(slot)));
        let parts = shown.map(|line| {
            Ok(Part {
                role: line.role,
                apart: line.apart,
                words: fill(&line.pieces, merge, self.language, &self.key)?,
            })
        });
        Ok(Rendered {
            subject,
            parts: parts.collect::<Result<_, Unfilled>>()?,
        })
    }
}

fn draft(pieces: &[Piece], merge: &Merge, tongue: Tongue) -> String {
    let known = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Filled(slot) => merge
            .written(*slot, tongue)
            .unwrap_or_else(|| format!("{{{}}}", slot.code())),
    };
    pieces.iter().map(known).collect()
}

/// Fills `{slot}` in a text that a person wrote where the fact is known. The rest stays, and is named once each; braces around
/// something that is no slot are the writer's own and are named too.
pub fn fill_text(text: &str, merge: &Merge, tongue: Tongue) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut left: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        let name = &rest[open + 1..open + close];
        out.push_str(&rest[..open]);
        if let Some(words) = Slot::from_code(name.trim()).and_then(|slot| merge.written(slot, tongue)) {
            out.push_str(&words);
        } else {
            out.push_str(&rest[open..=open + close]);
            if !left.iter().any(|l| l == name.trim()) {
                left.push(name.trim().to_owned());
            }
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    (out, left)
}

pub(super) fn fill(
    pieces: &[Piece],
    merge: &Merge,
    tongue: Tongue,
    template: &str,
) -> Result<String, Unfilled> {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => Ok(words.clone()),
            Piece::Filled(slot) => merge.written(*slot, tongue).ok_or_else(|| Unfilled {
                template: template.to_owned(),
                slot: *slot,
            }),
        })
        .collect()
}

fn head_field(head: &mut Head, row: &str) -> Result<(), Fault> {
    let (name, value) = row
        .split_once(':')
        .ok_or_else(|| Fault::NotAField(row.chars().take(40).collect()))?;
    let value = value.trim();
    match name.trim() {
        "title" => head.title = Some(value.to_owned()),
        "channel" => head.channel = Some(known("channel", value, Channel::ALL, Channel::code)?),
        "language" => head.language = Some(known("language", value, Tongue::ALL, Tongue::code)?),
        "purpose" => head.purpose = Some(known("purpose", value, Purpose::ALL, Purpose::code)?),
        "address" => head.address = Some(known("address", value, AddressForm::ALL, AddressForm::code)?),
        "subject" => head.subject = pieces(value)?,
        other => return Err(Fault::UnknownField(other.chars().take(40).collect())),
    }
    Ok(())
}

fn known<T: Copy>(
    field: &'static str,
    value: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
) -> Result<T, Fault> {
    all.iter()
        .copied()
        .find(|v| code(*v) == value)
        .ok_or_else(|| Fault::UnknownValue {
            field,
            value: value.chars().take(40).collect(),
            known: all.iter().map(|v| code(*v)).collect::<Vec<_>>().join(", "),
        })
}

fn body<'t>(rows: impl Iterator<Item = (usize, &'t str)>) -> Result<Vec<Line>, (usize, Fault)> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut apart, mut action, mut last) = (false, None, 1);
    for (number, row) in rows {
        last = number;
        if row.is_empty() {
            apart = true;
            continue;
        }
        let mut line = line(row).map_err(|fault| (number, fault))?;
        line.apart = apart;
        apart = false;
        if line.role == Role::MainAction {
            if let Some(first) = action {
                return Err((number, Fault::SecondAction(first)));
            }
            action = Some(number);
        }
        lines.push(line);
    }
    if lines.is_empty() {
        return Err((last, Fault::Empty));
    }
    // A line that shows only sometimes can't be the one that always says what to do.
    let always = |l: &Line| l.role == Role::WhatToDo && l.only_if.is_none();
    if !lines.iter().any(always) {
        return Err((last, Fault::NoWhatToDo));
    }
    Ok(lines)
}

fn line(row: &str) -> Result<Line, Fault> {
    let (only_if, row) = match row.strip_prefix("[if ").and_then(|r| r.split_once(']')) {
        Some((name, rest)) => (Some(slot(name.trim())?), rest.trim()),
        None => (None, row),
    };
    let marks = [
        ("=>", Role::MainAction),
        ("->", Role::WhatToDo),
        ("+>", Role::Gain),
        ("* ", Role::Item),
        ("# ", Role::Heading),
    ];
    let marked = marks
        .iter()
        .find_map(|(mark, role)| Some((*role, row.strip_prefix(mark)?.trim())));
    let (role, words) = marked.unwrap_or((Role::Plain, row));
    Ok(Line {
        role,
        only_if,
        apart: false,
        pieces: pieces(words)?,
    })
}

fn slot(name: &str) -> Result<Slot, Fault> {
    Slot::from_code(name).ok_or_else(|| Fault::UnknownSlot(name.chars().take(40).collect()))
}

pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, Fault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let close = rest[open..].find('}').filter(|n| *n > 0).ok_or(Fault::Brace)?;
        if open > 0 {
            found.push(Piece::Words(rest[..open].to_owned()));
        }
        found.push(Piece::Filled(slot(&rest[open + 1..open + close])?));
        rest = &rest[open + close + 1..];
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest.to_owned()));
    }
    Ok(found)
}
