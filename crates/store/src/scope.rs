//! The wall around an association: who asks, and on whose behalf.

use crate::db::Param;
use domain::ids::{OrgNo, TenancyId, UserId};
use uuid::Uuid;

/// One association, and who acts in it. Every read and write of an association's data takes one, so
/// forgetting it does not compile. Made by `work` only, after it knows who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    org: OrgNo,
    actor: Option<UserId>,
}

impl Scope {
    /// An association and who acts; `None` is the system itself.
    pub const fn of(org: OrgNo, actor: Option<UserId>) -> Self {
        Self { org, actor }
    }

    /// The association.
    pub const fn org(&self) -> OrgNo {
        self.org
    }

    /// Who acts; `None` is the system itself.
    pub const fn actor(&self) -> Option<UserId> {
        self.actor
    }
}

impl From<&Scope> for Param<'_> {
    fn from(scope: &Scope) -> Self {
        scope.org.into()
    }
}

/// A stretch of tenancies in key order, both ends included. One tenancy, all of them, or a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First.
    pub from: TenancyId,
    /// Last.
    pub until: TenancyId,
}

impl Span {
    /// All tenancies.
    pub const ALL: Self = Self {
        from: TenancyId(Uuid::nil()),
        until: TenancyId(Uuid::max()),
    };

    /// One tenancy.
    pub const fn one(tenancy: TenancyId) -> Self {
        Self {
            from: tenancy,
            until: tenancy,
        }
    }

    /// Everything after a tenancy, up to the end of this span; `None` when nothing is left.
    #[must_use]
    pub fn after(self, tenancy: TenancyId) -> Option<Self> {
        let next = tenancy.0.as_u128().checked_add(1)?;
        let from = TenancyId(Uuid::from_u128(next));
        (from <= self.until).then_some(Self {
            from,
            until: self.until,
        })
    }

    /// All tenancies in `parts` stretches of about equal size (ids are spread evenly).
    pub fn shards(parts: u32) -> Vec<Self> {
        let parts = u128::from(parts.max(1));
        let step = u128::MAX / parts;
        (0..parts)
            .map(|i| {
                let until = if i + 1 == parts {
                    u128::MAX
                } else {
                    (i + 1) * step - 1
                };
                Self {
                    from: TenancyId(Uuid::from_u128(i * step)),
                    until: TenancyId(Uuid::from_u128(until)),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_cover_everything_once() {
        for parts in [0, 1, 2, 3, 7, 64] {
            let shards = Span::shards(parts);
            assert_eq!(shards.first().map(|s| s.from), Some(Span::ALL.from));
            assert_eq!(shards.last().map(|s| s.until), Some(Span::ALL.until));
            for pair in shards.windows(2) {
                assert_eq!(Span::ALL.after(pair[0].until).map(|s| s.from), Some(pair[1].from));
            }
        }
        assert_eq!(Span::ALL.after(Span::ALL.until), None);
    }
}
