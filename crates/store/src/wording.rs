//! What messages are made from: the association's own texts and fixed facts, a tenant's wish, and the form each was made in.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::calendar::Day;
use domain::help::Wishes;
use domain::ids::{MessageId, TenancyId, UserId};
use uuid::Uuid;

/// The form in which a message was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Which message.
    pub message: MessageId,
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// Version of the association's own text; 0 as shipped or by hand.
    pub template_version: i32,
    /// The stress-sensitive package was on.
    pub stress_sensitive: bool,
    /// The system made it, nobody asked.
    pub automatic: bool,
    /// JSON of the reason for what the system made; else empty.
    pub why: String,
    /// The day.
    pub made_on: Day,
}

/// One version of an own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// Its name.
    pub key: String,
    /// Language code.
    pub language: String,
    /// `u` or `je`.
    pub address: String,
    /// 1 for the first.
    pub version: i32,
    /// The whole file; empty takes the text away.
    pub text: String,
    /// The day.
    pub made_on: Day,
    /// Who wrote it.
    pub by: Option<UserId>,
}

/// A message that left, for the account of what each form did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// The day it left.
    pub on: Day,
    /// Key of the text; empty when by hand.
    pub template: String,
    /// How it travelled.
    pub channel: String,
    /// Version of the association's own text.
    pub template_version: i32,
    /// The stress-sensitive package was on.
    pub stress_sensitive: bool,
}

statements! { ALL:
    AUTOMATIC = "SELECT message, tenancy, template_version, stress_sensitive, automatic, why, made_on FROM message_form
        WHERE org = $1 AND made_on >= $2 AND automatic = 1 ORDER BY made_on DESC, tenancy DESC, message DESC LIMIT $3";
    TEXTS = "SELECT key, language, address, version, text, made_on, by_user FROM message_template
        WHERE org = $1 ORDER BY key, language, address, version";
    FACTS = "SELECT owner, slot, words FROM message_fact WHERE org = $1 ORDER BY owner, slot";
    WISHES = "SELECT tenancy, thanks, aftercare FROM message_wish
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy";
    LEFT = "SELECT d.tenancy, d.sent_day, m.template, m.channel, f.template_version, f.stress_sensitive
        FROM message_delivery d
        JOIN message m ON m.org = d.org AND m.tenancy = d.tenancy AND m.id = d.message
        LEFT JOIN message_form f ON f.org = d.org AND f.tenancy = d.tenancy AND f.message = d.message
        WHERE d.org = $1 AND d.state = 'sent' AND d.sent_day BETWEEN $2 AND $3
        ORDER BY d.sent_day, d.tenancy, d.message";
}

pub(crate) static FORM: Table = Table::new(
    "message_form",
    3,
    &[
        "org",
        "tenancy",
        "message",
        "template_version",
        "stress_sensitive",
        "automatic",
        "why",
        "made_on",
        "recorded_at",
    ],
);
pub(crate) static TEMPLATE: Table = Table::new(
    "message_template",
    5,
    &[
        "org",
        "key",
        "language",
        "address",
        "version",
        "text",
        "made_on",
        "by_user",
        "recorded_at",
    ],
);
pub(crate) static FACT: Table = Table::new(
    "message_fact",
    3,
    &["org", "owner", "slot", "words", "changed_at"],
);
pub(crate) static WISHED: Table = Table::new(
    "message_wish",
    2,
    &[
        "org",
        "tenancy",
        "thanks",
        "changed_on",
        "by_user",
        "changed_at",
        "aftercare",
    ],
);

fn read_form(row: &Row<'_>) -> Result<Form, Error> {
    Ok(Form {
        message: row.get(0)?,
        tenancy: row.get(1)?,
        template_version: row.get(2)?,
        stress_sensitive: row.get::<i32>(3)? == 1,
        automatic: row.get::<i32>(4)? == 1,
        why: row.get(5)?,
        made_on: row.get(6)?,
    })
}

/// Keeps the form of a message that is there.
pub fn add_form(tx: &mut WriteTx<'_>, scope: &Scope, f: &Form, at: Moment) -> Result<u64, Error> {
    tx.add_missing(&FORM, |rows| {
        rows.row(&[
            scope.into(),
            f.tenancy.into(),
            f.message.into(),
            f.template_version.into(),
            i32::from(f.stress_sensitive).into(),
            i32::from(f.automatic).into(),
            (&f.why).into(),
            f.made_on.into(),
            at.into(),
        ])
    })
}

/// What the system made by itself since a day, the newest first; at most `limit`.
pub fn automatic(tx: &mut Tx<'_>, scope: &Scope, since: Day, limit: i64) -> Result<Vec<Form>, Error> {
    tx.all(&AUTOMATIC, &[scope.into(), since.into(), limit.into()], read_form)
}

/// Keeps a version of an own text; 0 when somebody else made that version meanwhile.
pub fn add_text(tx: &mut WriteTx<'_>, scope: &Scope, t: &OwnText, at: Moment) -> Result<u64, Error> {
    tx.add_missing(&TEMPLATE, |rows| {
        rows.row(&[
            scope.into(),
            (&t.key).into(),
            (&t.language).into(),
            (&t.address).into(),
            t.version.into(),
            (&t.text).into(),
            t.made_on.into(),
            t.by.into(),
            at.into(),
        ])
    })
}

/// Every version of every own text.
pub fn texts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<OwnText>, Error> {
    tx.all(&TEXTS, &[scope.into()], |row| {
        Ok(OwnText {
            key: row.get(0)?,
            language: row.get(1)?,
            address: row.get(2)?,
            version: row.get(3)?,
            text: row.get(4)?,
            made_on: row.get(5)?,
            by: row.get(6)?,
        })
    })
}

/// Puts a fixed fact. Empty words are kept as empty: it is not known then.
pub fn put_fact(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    owner: Uuid,
    slot: &str,
    words: &str,
    at: Moment,
) -> Result<(), Error> {
    tx.put(&FACT, |rows| {
        rows.row(&[scope.into(), owner.into(), slot.into(), words.into(), at.into()])
    })
    .map(drop)
}

/// All fixed facts: owner, slot and words.
pub fn facts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(Uuid, String, String)>, Error> {
    tx.all(&FACTS, &[scope.into()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// Notes what a tenant wishes to hear from us.
pub fn put_wish(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    wishes: Wishes,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<(), Error> {
    tx.put(&WISHED, |rows| {
        rows.row(&[
            scope.into(),
            tenancy.into(),
            i32::from(wishes.thanks).into(),
            on.into(),
            by.into(),
            at.into(),
            i32::from(wishes.aftercare).into(),
        ])
    })
    .map(drop)
}

/// What the tenants of a span wish to hear from us, tenancy by tenancy; nothing of whom nobody asked.
pub fn each_wish<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Wishes) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &WISHES,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| {
            let wishes = Wishes {
                thanks: row.get::<i32>(1)? == 1,
                aftercare: row.get::<i32>(2)? == 1,
            };
            each(row.get(0)?, wishes)
        },
    )
}

/// What a tenant wishes to hear from us; `None` when nobody asked.
pub fn wish(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Option<Wishes>, Error> {
    let mut found = None;
    each_wish(tx, scope, Span::one(tenancy), |_, wishes| {
        found = Some(wishes);
        Ok::<_, Error>(())
    })?;
    Ok(found)
}

/// What left on the days of a range, both ends included, in order.
pub fn left(tx: &mut Tx<'_>, scope: &Scope, from: Day, until: Day) -> Result<Vec<Left>, Error> {
    tx.all(&LEFT, &[scope.into(), from.into(), until.into()], |row| {
        Ok(Left {
            tenancy: row.get(0)?,
            on: row.get(1)?,
            template: row.get(2)?,
            channel: row.get(3)?,
            template_version: row.get::<Option<i32>>(4)?.unwrap_or(0),
            stress_sensitive: row.get::<Option<i32>>(5)?.unwrap_or(0) == 1,
        })
    })
}
