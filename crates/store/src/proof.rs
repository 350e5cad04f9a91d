//! What the law asks to have done and the answers to it: kept for ever, taken back by a new one that names the old.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::contact::DayPart;
use domain::proof::{Proof, ProofKind};

statements! { ALL:
    SPAN = "SELECT tenancy, id, kind, held_on, contact, words, corrects, by_user, learned_on, day_part
        FROM proof WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
}

pub(crate) static PROOF: Table = Table::new(
    "proof",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "kind",
        "held_on",
        "contact",
        "words",
        "corrects",
        "by_user",
        "learned_on",
        "day_part",
        "recorded_at",
    ],
);

impl HelpFact for Proof {
    fn table() -> &'static Table {
        &PROOF
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            kind: row.coded(2, ProofKind::from_code)?,
            on: row.get(3)?,
            contact: row.get(4)?,
            words: row.get(5)?,
            corrects: row.get(6)?,
            by: row.get(7)?,
            learned_on: row.get(8)?,
            day_part: row
                .get::<Option<String>>(9)?
                .as_deref()
                .and_then(DayPart::from_code),
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.kind.code().into(),
            self.on.into(),
            self.contact.into(),
            (&self.words).into(),
            self.corrects.into(),
            self.by.into(),
            self.learned_on.into(),
            self.day_part.map(DayPart::code).into(),
        ]
    }
}
