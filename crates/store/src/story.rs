//! Stories in the tenant's own words, and what people chose to do with rows of today's list.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::calendar::Day;
use domain::ids::{ChoiceId, PersonId, StoryId, TenancyId, UserId};

/// What someone told, in their own words (S1.9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Chosen by its maker.
    pub id: StoryId,
    /// The day it was told.
    pub told_on: Day,
    /// The words.
    pub words: String,
    /// Who told it, when known.
    pub person: Option<PersonId>,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
    /// An earlier telling that this one replaces.
    pub corrects: Option<StoryId>,
}

/// What a person did with a row of today's list. "Something else" is a normal act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Chosen by its maker.
    pub id: ChoiceId,
    /// The key of the task.
    pub task_key: String,
    /// What was done: a code of `work`.
    pub what: String,
    /// Why, when told.
    pub reason: Option<String>,
    /// Until and with this day the row stays away; `None` is for good.
    pub until: Option<Day>,
    /// Who; `None` is the system.
    pub by: Option<UserId>,
    /// The day.
    pub on: Day,
}

statements! { ALL:
    STORIES = "SELECT tenancy, id, told_on, words, person, by_user, learned_on, corrects
        FROM story WHERE org = $1 AND tenancy = $2 ORDER BY told_on, recorded_at, id";
    CHOICES = "SELECT tenancy, id, task_key, what, reason, until_day, by_user, chosen_on
        FROM choice WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
}

pub(crate) static STORY: Table = Table::new(
    "story",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "told_on",
        "words",
        "person",
        "by_user",
        "learned_on",
        "corrects",
        "recorded_at",
    ],
);
pub(crate) static CHOICE: Table = Table::new(
    "choice",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "task_key",
        "what",
        "reason",
        "until_day",
        "by_user",
        "chosen_on",
        "recorded_at",
    ],
);

fn read_story(row: &Row<'_>) -> Result<Story, Error> {
    Ok(Story {
        id: row.get(1)?,
        told_on: row.get(2)?,
        words: row.get(3)?,
        person: row.get(4)?,
        by: row.get(5)?,
        learned_on: row.get(6)?,
        corrects: row.get(7)?,
    })
}

fn read_choice(row: &Row<'_>) -> Result<Choice, Error> {
    Ok(Choice {
        id: row.get(1)?,
        task_key: row.get(2)?,
        what: row.get(3)?,
        reason: row.get(4)?,
        until: row.get(5)?,
        by: row.get(6)?,
        on: row.get(7)?,
    })
}

/// Records stories; one with an id that is there already stays as it is. Gives how many were new.
pub fn add<'s>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    stories: impl IntoIterator<Item = (TenancyId, &'s Story)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&STORY, |rows| {
        stories.into_iter().try_for_each(|(tenancy, s)| {
            rows.row(&[
                scope.into(),
                tenancy.into(),
                s.id.into(),
                s.told_on.into(),
                (&s.words).into(),
                s.person.into(),
                s.by.into(),
                s.learned_on.into(),
                s.corrects.into(),
                at.into(),
            ])
        })
    })
}

/// All stories of a tenancy, in the order in which they were told and written down.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Story>, Error> {
    tx.all(&STORIES, &[scope.into(), tenancy.into()], read_story)
}

/// Records choices; one with an id that is there already stays as it is. Gives how many were new.
pub fn add_choices<'c>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    choices: impl IntoIterator<Item = (TenancyId, &'c Choice)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&CHOICE, |rows| {
        choices.into_iter().try_for_each(|(tenancy, c)| {
            rows.row(&[
                scope.into(),
                tenancy.into(),
                c.id.into(),
                (&c.task_key).into(),
                (&c.what).into(),
                (&c.reason).into(),
                c.until.into(),
                c.by.into(),
                c.on.into(),
                at.into(),
            ])
        })
    })
}

/// All choices of a span, tenancy by tenancy.
pub fn each_choice<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Choice) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &CHOICES,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(row.get(0)?, read_choice(row)?),
    )
}

/// All choices about a tenancy.
pub fn choices(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Choice>, Error> {
    tx.all(
        &CHOICES,
        &[scope.into(), tenancy.into(), tenancy.into()],
        read_choice,
    )
}
