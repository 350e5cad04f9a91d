//! Letters for the printer: which may be printed now, with the address of the reader and what a phone needs to pay.
//!
//! Printing decides nothing: a letter that a rule of silence holds back is not in the batch. What was printed waits until a
//! person says that it was posted (`message::Decision::Left`), and only then counts as sent.

use crate::actor::{Act, Actor, At};
use crate::{Error, case_file, message, night, wording};
use domain::ids::{MessageId, TenancyId};
use domain::message::{Channel, Slot, State, Tongue, amount, date};
use domain::money::Cents;
use domain::silence::Purpose;
use store::Db;

/// Letters of one batch, at most.
pub const MOST: i64 = 5_000;

/// A letter that may be printed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printable {
    /// Which message.
    pub message: MessageId,
    /// About which tenancy.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// Language code of the text.
    pub language: String,
    /// Name and address of the reader, line by line; only a name when we know no dwelling.
    pub to: Vec<String>,
    /// The day above it, in the words of its language.
    pub dated: String,
    /// What it is about.
    pub subject: String,
    /// The text.
    pub body: String,
    /// What the letter asks, in cents and in words; none when it asks for no money.
    pub asks: Option<(Cents, String)>,
    /// What the association knows the payment by.
    pub payment_reference: String,
}

/// What may be printed now, and how many a rule holds back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Name of the association.
    pub association: String,
    /// Where letters come back to; may be empty.
    pub return_address: String,
    /// The account to pay into; may be empty.
    pub iban: String,
    /// The letters, by contract number.
    pub letters: Vec<Printable>,
    /// Letters that lie ready and may not leave now.
    pub held: i64,
}

/// Gathers the letters that lie ready and may leave now.
pub fn batch(db: &Db, actor: &Actor, at: At) -> Result<Batch, Error> {
    actor.may(Act::SendMessages)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let fixed = wording::fixed_facts(db, actor)?;
    let known = |slot: Slot| fixed.get(&slot).cloned().unwrap_or_default();
    db.read(|tx| {
        let mut batch = Batch {
            association: store::association::of(tx, &scope)?
                .map(|a| a.name)
                .unwrap_or_default(),
            return_address: known(Slot::ReturnAddress),
            iban: known(Slot::Iban),
            ..Batch::default()
        };
        for way in store::message::in_state(tx, &scope, State::Ready, MOST)? {
            let Some(m) = store::message::one(tx, &scope, way.tenancy, way.message)? else {
                continue;
            };
            if m.channel != Channel::Letter {
                continue;
            }
            let Some(file) = case_file::load(tx, &scope, way.tenancy, policy)? else {
                continue;
            };
            if !message::holds(tx, &scope, &file, &m, at)?.is_empty() {
                batch.held += 1;
                continue;
            }
            let tongue = Tongue::from_code(&m.language).unwrap_or(Tongue::Dutch);
            let due = file.outlook(at.today).past_due;
            let asks = m.purpose == Purpose::Collection && due.is_positive() && due == m.past_due;
            // Without an address of its reader a letter waits: it never goes to somebody else's home.
            let Some(lines) = message::reader::envelope(&file, &m, at.today) else {
                batch.held += 1;
                continue;
            };
            let to = std::iter::once(m.to_name.clone()).chain(lines).collect();
            batch.letters.push(Printable {
                message: m.id,
                tenancy: m.tenancy,
                reference: file.tenancy.reference.clone(),
                language: tongue.code().to_owned(),
                to,
                dated: date(at.today, tongue),
                subject: m.subject,
                body: m.body,
                asks: asks.then(|| (due, amount(due, tongue))),
                payment_reference: file
                    .tenancy
                    .payment_reference
                    .clone()
                    .unwrap_or_else(|| file.tenancy.reference.clone()),
            });
        }
        batch
            .letters
            .sort_by(|a, b| (&a.reference, a.message).cmp(&(&b.reference, b.message)));
        Ok(batch)
    })
}
