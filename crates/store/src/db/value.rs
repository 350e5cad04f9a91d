//! Values on their way in ([`Param`]) and out ([`Value`]), the same for both engines.

use bytes::BytesMut;
use domain::calendar::{Day, Month};
use domain::ids::{
    AgreementId, CauseId, ChoiceId, ContactId, CourtStepId, DebtHelpId, DeferralId, DiscountId, DisputeId,
    DwellingId, EntryKey, HandOverId, ImportId, MeasureChoiceId, MessageId, NetworkId, OrgNo, OwnLawId,
    PartnerId, PauseId, PayerId, PersonId, PlanId, ProgramKeyId, ProofId, ReferralId, ReflectionId,
    RequestId, RoundId, SignalFileId, SignalId, SlotId, SparedIncreaseId, StoryId, TenancyId, TransferId,
    UserId, VisitFactId, VisitId, WaiverId, WorryId,
};
use domain::money::Cents;
use postgres::types::{FromSql, IsNull, ToSql, Type};
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::borrow::Cow;
use std::error::Error as StdError;
use uuid::Uuid;

/// A moment: microseconds since 1970-01-01T00:00:00Z. Given by the caller; the store has no clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// Days between 1970-01-01 and PostgreSQL's 2000-01-01.
const POSTGRES_EPOCH: i32 = 10_957;

/// A value given to a statement. Made with `into()` from the types of the domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param<'a> {
    /// No value.
    Null,
    /// `@int` and `@instant`.
    Int(i64),
    /// `@text` and `@json`.
    Text(Cow<'a, str>),
    /// `@bytes`.
    Bytes(Cow<'a, [u8]>),
    /// `@uuid`.
    Uuid(Uuid),
    /// `@date`.
    Day(Day),
    /// `@bool`.
    Bool(bool),
}

impl Param<'_> {
    /// The same value, independent of what it was borrowed from.
    pub fn into_owned(self) -> Param<'static> {
        match self {
            Self::Null => Param::Null,
            Self::Int(n) => Param::Int(n),
            Self::Text(t) => Param::Text(Cow::Owned(t.into_owned())),
            Self::Bytes(b) => Param::Bytes(Cow::Owned(b.into_owned())),
            Self::Uuid(u) => Param::Uuid(u),
            Self::Day(d) => Param::Day(d),
            Self::Bool(b) => Param::Bool(b),
        }
    }
}

macro_rules! params {
    ($($t:ty: |$v:ident| $e:expr;)*) => {$(
        impl From<$t> for Param<'_> {
            fn from($v: $t) -> Self { $e }
        }
        impl From<&$t> for Param<'_> {
            fn from(value: &$t) -> Self { let $v = *value; $e }
        }
    )*};
}
params! {
    i64: |n| Self::Int(n);
    i32: |n| Self::Int(i64::from(n));
    u32: |n| Self::Int(i64::from(n));
    u8: |n| Self::Int(i64::from(n));
    u64: |n| Self::Int(n.cast_signed());
    bool: |b| Self::Bool(b);
    Uuid: |u| Self::Uuid(u);
    Day: |d| Self::Day(d);
    Month: |m| Self::Int(i64::from(m.0));
    Moment: |m| Self::Int(m.0);
    Cents: |c| Self::Int(c.0);
    OrgNo: |o| Self::Int(i64::from(o.0));
    EntryKey: |k| Self::Int(k.0.cast_signed());
    TenancyId: |i| Self::Uuid(i.0);
    PersonId: |i| Self::Uuid(i.0);
    DwellingId: |i| Self::Uuid(i.0);
    UserId: |i| Self::Uuid(i.0);
    ContactId: |i| Self::Uuid(i.0);
    AgreementId: |i| Self::Uuid(i.0);
    PayerId: |i| Self::Uuid(i.0);
    DisputeId: |i| Self::Uuid(i.0);
    DeferralId: |i| Self::Uuid(i.0);
    PlanId: |i| Self::Uuid(i.0);
    PauseId: |i| Self::Uuid(i.0);
    ReflectionId: |i| Self::Uuid(i.0);
    PartnerId: |i| Self::Uuid(i.0);
    ReferralId: |i| Self::Uuid(i.0);
    RequestId: |i| Self::Uuid(i.0);
    SlotId: |i| Self::Uuid(i.0);
    ProofId: |i| Self::Uuid(i.0);
    SignalId: |i| Self::Uuid(i.0);
    SignalFileId: |i| Self::Uuid(i.0);
    ImportId: |i| Self::Uuid(i.0);
    ChoiceId: |i| Self::Uuid(i.0);
    StoryId: |i| Self::Uuid(i.0);
    MessageId: |i| Self::Uuid(i.0);
    RoundId: |i| Self::Uuid(i.0);
    VisitId: |i| Self::Uuid(i.0);
    VisitFactId: |i| Self::Uuid(i.0);
    CauseId: |i| Self::Uuid(i.0);
    MeasureChoiceId: |i| Self::Uuid(i.0);
    WaiverId: |i| Self::Uuid(i.0);
    TransferId: |i| Self::Uuid(i.0);
    CourtStepId: |i| Self::Uuid(i.0);
    WorryId: |i| Self::Uuid(i.0);
    NetworkId: |i| Self::Uuid(i.0);
    DebtHelpId: |i| Self::Uuid(i.0);
    OwnLawId: |i| Self::Uuid(i.0);
    ProgramKeyId: |i| Self::Uuid(i.0);
    HandOverId: |i| Self::Uuid(i.0);
    DiscountId: |i| Self::Uuid(i.0);
    SparedIncreaseId: |i| Self::Uuid(i.0);
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a String> for Param<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Param<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl<'a> From<&'a [u8]> for Param<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}
impl<'a> From<&'a Vec<u8>> for Param<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}
impl<'a, const N: usize> From<&'a [u8; N]> for Param<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}
impl From<&serde_json::Value> for Param<'_> {
    fn from(json: &serde_json::Value) -> Self {
        Self::Text(Cow::Owned(json.to_string()))
    }
}
impl<T> From<Option<T>> for Param<'_>
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Param::Null, Into::into)
    }
}
impl<'a, T> From<&'a Option<T>> for Param<'a>
where
    Self: From<&'a T>,
{
    fn from(value: &'a Option<T>) -> Self {
        value.as_ref().map_or(Param::Null, Into::into)
    }
}

impl rusqlite::ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Text(t) => ValueRef::Text(t.as_bytes()),
            Self::Bytes(b) => ValueRef::Blob(b),
            Self::Uuid(u) => ValueRef::Blob(u.as_bytes()),
            Self::Day(d) => ValueRef::Integer(i64::from(d.0)),
            Self::Bool(b) => ValueRef::Integer(i64::from(*b)),
        }))
    }
}

impl ToSql for Param<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Int(n), &Type::INT8) => out.extend_from_slice(&n.to_be_bytes()),
            (Self::Text(t), &(Type::TEXT | Type::JSON)) => out.extend_from_slice(t.as_bytes()),
            (Self::Bytes(b), &Type::BYTEA) => out.extend_from_slice(b),
            (Self::Uuid(u), &Type::UUID) => out.extend_from_slice(u.as_bytes()),
            (Self::Day(d), &Type::DATE) => {
                out.extend_from_slice(&d.0.saturating_sub(POSTGRES_EPOCH).to_be_bytes());
            }
            (Self::Bool(b), &Type::BOOL) => out.extend_from_slice(&[u8::from(*b)]),
            (value, ty) => return Err(format!("a value {value:?} does not fit a column of type {ty}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        PALETTE.contains(ty)
    }

    postgres::types::to_sql_checked!();
}

/// The PostgreSQL column types the store uses; no statement gives or takes another (trap 3 of the stack).
pub const PALETTE: [Type; 7] = [
    Type::INT8,
    Type::TEXT,
    Type::JSON,
    Type::BYTEA,
    Type::UUID,
    Type::DATE,
    Type::BOOL,
];

/// A value in a row. A uuid is 16 bytes, a date the days since 1970, a truth value 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// A number, date, moment or truth value.
    Int(i64),
    /// Text or JSON.
    Text(&'a str),
    /// Bytes or a uuid.
    Bytes(&'a [u8]),
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => Self::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::TEXT | Type::JSON => Self::Text(std::str::from_utf8(raw)?),
            Type::DATE => {
                let days = i32::from_be_bytes(raw.try_into()?);
                Self::Int(i64::from(days) + i64::from(POSTGRES_EPOCH))
            }
            Type::BOOL => Self::Int(i64::from(raw.first().is_some_and(|b| *b != 0))),
            Type::BYTEA | Type::UUID => Self::Bytes(raw),
            _ => return Err(format!("column type {ty} is outside the palette").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        PALETTE.contains(ty)
    }
}

/// A Rust type that a stored value can be read as.
pub trait FromValue<'r>: Sized {
    /// What is expected, for the error.
    const EXPECTED: &'static str;
    /// The value, or `None` when it is something else.
    fn from_value(value: Value<'r>) -> Option<Self>;
}

macro_rules! readable {
    ($($t:ty, $expected:literal: $pattern:pat => $e:expr;)*) => {$(
        impl<'r> FromValue<'r> for $t {
            const EXPECTED: &'static str = $expected;
            fn from_value(value: Value<'r>) -> Option<Self> {
                match value { $pattern => $e, _ => None }
            }
        }
    )*};
}
readable! {
    i64, "a number": Value::Int(n) => Some(n);
    i32, "a 32-bit number": Value::Int(n) => n.try_into().ok();
    u32, "a small number from 0": Value::Int(n) => n.try_into().ok();
    u8, "a number from 0 to 255": Value::Int(n) => n.try_into().ok();
    u64, "a 64-bit key": Value::Int(n) => Some(n.cast_unsigned());
    bool, "0 or 1": Value::Int(n @ (0 | 1)) => Some(n == 1);
    Day, "a day": Value::Int(n) => n.try_into().ok().map(Day);
    Month, "a month": Value::Int(n) => n.try_into().ok().map(Month);
    Moment, "a moment": Value::Int(n) => Some(Moment(n));
    Cents, "an amount": Value::Int(n) => Some(Self(n));
    OrgNo, "an association number": Value::Int(n) => n.try_into().ok().map(OrgNo);
    EntryKey, "an entry key": Value::Int(n) => Some(Self(n.cast_unsigned()));
    &'r str, "text": Value::Text(t) => Some(t);
    String, "text": Value::Text(t) => Some(t.to_owned());
    &'r [u8], "bytes": Value::Bytes(b) => Some(b);
    Vec<u8>, "bytes": Value::Bytes(b) => Some(b.to_vec());
    Uuid, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok();
    TenancyId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    PersonId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    DwellingId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    UserId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ContactId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    AgreementId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    PayerId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    DisputeId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    DeferralId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    PlanId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    SignalId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    SignalFileId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ProofId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    PauseId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ReflectionId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ReferralId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    PartnerId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    RequestId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    SlotId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ImportId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ChoiceId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    StoryId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    MessageId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    RoundId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    VisitId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    WaiverId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    TransferId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    CourtStepId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    NetworkId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    WorryId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    DebtHelpId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    OwnLawId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    ProgramKeyId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    HandOverId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    DiscountId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    SparedIncreaseId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    VisitFactId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    CauseId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    MeasureChoiceId, "a uuid": Value::Bytes(b) => Uuid::from_slice(b).ok().map(Self);
    serde_json::Value, "JSON": Value::Text(t) => serde_json::from_str(t).ok();
}

impl<'r, T: FromValue<'r>> FromValue<'r> for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn from_value(value: Value<'r>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}
