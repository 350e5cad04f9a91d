//! Everything that eases paying, of one tenancy: few tenancies have any of it, and those that have not pay nothing for it.

use crate::arrangement::Plan;
use crate::calendar::Day;
use crate::coach::Booking;
use crate::debt_help::DebtHelp;
use crate::deferral::Deferral;
use crate::discount::Discount;
use crate::dispute::Dispute;
use crate::ids::PersonId;
use crate::message::Stuck;
use crate::pause::Pause;
use crate::payer::Payer;
use crate::proof::Proof;
use crate::request::Request;
use crate::waiver::{Decision, Waiver};
use crate::worry::Worry;

/// What a tenant wishes to hear from us when it is not about money; told, and changed at any time (S2.8, S3.14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// A thank-you when a step works out. Under administration: the administrator agrees.
    pub thanks: bool,
    /// The question how it goes, some months after a plan.
    pub aftercare: bool,
}

/// The facts of the measures with which arrears are solved. Slices may be in any order, with all versions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Help<'a> {
    /// Payment plans.
    pub plans: &'a [Plan],
    /// Pauses.
    pub pauses: &'a [Pause],
    /// What may come later.
    pub deferrals: &'a [Deferral],
    /// What the tenant sees otherwise.
    pub disputes: &'a [Dispute],
    /// Others who pay.
    pub payers: &'a [Payer],
    /// Proposals to waive.
    pub waivers: &'a [Waiver],
    /// What was decided about them.
    pub decisions: &'a [Decision],
    /// Lower rents for a while.
    pub discounts: &'a [Discount],
    /// Debt help and legal status.
    pub debt_help: &'a [DebtHelp],
    /// Messages that need a person.
    pub stuck: &'a [Stuck],
    /// What the law asks to have done, and the answers to it.
    pub proofs: &'a [Proof],
    /// Talks with a coach that were booked (S1.6).
    pub bookings: &'a [Booking],
    /// Worries from the neighbourhood (S4.12).
    pub worries: &'a [Worry],
    /// What the tenant came to say (S1.4).
    pub requests: &'a [Request],
    /// What the tenant wishes to hear; `None` when nobody asked.
    pub wishes: Option<Wishes>,
    /// Who decides about the money by the contract alone.
    pub administrators: &'a [ContractAdministrator],
}

/// An administrator whom the contract names (S1.33).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractAdministrator {
    /// Who.
    pub person: PersonId,
    /// First day.
    pub from: Day,
    /// Last day, when it ended.
    pub until: Option<Day>,
    /// There is an e-mail address; the home of the contract is not theirs.
    pub reachable: bool,
}

impl Help<'_> {
    /// None of it.
    pub const NONE: Self = Help {
        plans: &[],
        pauses: &[],
        deferrals: &[],
        disputes: &[],
        payers: &[],
        waivers: &[],
        decisions: &[],
        discounts: &[],
        debt_help: &[],
        stuck: &[],
        proofs: &[],
        bookings: &[],
        worries: &[],
        requests: &[],
        wishes: None,
        administrators: &[],
    };
}
