//! Everything that eases paying, of one tenancy: few tenancies have any of it, and those that have not pay nothing for it.

use crate::arrangement::Plan;
use crate::pause::Pause;

/// The facts of the measures with which arrears are solved. Slices may be in any order, with all versions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Help<'a> {
    /// Payment plans.
    pub plans: &'a [Plan],
    /// Pauses.
    pub pauses: &'a [Pause],
}

impl Help<'_> {
    /// None of it.
    pub const NONE: Self = Help {
        plans: &[],
        pauses: &[],
    };
}
