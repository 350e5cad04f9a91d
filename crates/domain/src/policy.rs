//! What an association decides for itself, as data. Defaults are in `policy/default.toml`.

use crate::contact::coded;
use crate::mandate::Rank;
use crate::money::Cents;

coded! {
    /// In which order money without a designation settles months (domain/law.md §4).
    AllocationOrder {
        /// The current month's rent, then the oldest open month. Keeps the flow alive; the social choice and our default.
        CurrentFirst = "current_first",
        /// The oldest open month first (art. 6:43(2) BW without further policy).
        OldestFirst = "oldest_first",
    }
}

/// The settings that the outlook and the measures depend on. Time is in days or months, money in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How money without a designation settles months.
    pub allocation: AllocationOrder,
    /// Days after the agreed day on which a payment still counts as on time (S1.29).
    pub grace_days: i32,
    /// A full rent received at most this many days before the next due day is next month's rent.
    pub early_days: i32,
    /// Working days after an attempt without contact before it is proposed again (S1.16).
    pub retry_working_days: i32,
    /// Age of the oldest open month at which another person should look (S4.34).
    pub fresh_eyes_days: i32,
    /// Within how many days of a missed agreed day we aim to speak with the tenant (S1.1).
    pub first_talk_days: i32,
    /// Days without any contact while something is open before the case is called silent.
    pub silence_days: i32,
    /// Current rents on time in a row that make a flow restored (S3.6).
    pub restored_after_months: i32,
    /// Months on time after which a restored flow is simply flowing again.
    pub settled_after_months: i32,
    /// Days a thank-you stays on the list.
    pub thanks_days: i32,
    /// Days after the agreed day on which a term of a plan still counts as on time (S1.29).
    pub plan_grace_days: i32,
    /// Days a term of a plan may move without making the plan again (S3.17).
    pub plan_move_days: i32,
    /// Terms of a plan that may be skipped in twelve months (S4.37).
    pub plan_skips_per_year: i32,
    /// Days to pay a missed term after all: the first of the three choices.
    pub plan_late_days: i32,
    /// Terms kept in a row after which a plan is watched more lightly (S2.8); 0 is never.
    pub plan_light_after: i32,
    /// Days that a missed term then waits before it is on the list.
    pub plan_light_days: i32,
    /// As low as a term of a plan goes; below it a pause, a waiver or help fits better.
    pub plan_least: Cents,
    /// Longest plan, in months, that a tenant chooses alone on the own page (S0.20, S1.20).
    pub own_plan_months: i32,
    /// Days that a link to a tenant's own page opens.
    pub own_page_days: i32,
    /// Months after a finished plan at which we ask how it goes (S3.14); 0 is none.
    pub aftercare_months: [i32; 4],
    /// Days an aftercare moment stays on the list.
    pub aftercare_days: i32,
    /// What may be waived, by rank in the order of [`crate::mandate::Rank::ALL`] (S2.14).
    pub waive_up_to: [Cents; 3],
    /// Above this amount two people decide about a waiver, whatever the mandate of who proposes it.
    pub waive_alone_up_to: Cents,
    /// Discount a month that may be given, by rank.
    pub discount_up_to: [Cents; 3],
    /// Months of discount that may be given, by rank.
    pub discount_months: [i32; 3],
    /// From this rank on somebody signs a transfer to the court (S4.30).
    pub transfer_signs_from: Rank,
    /// Hours after an agreement or a payment in which nothing leaves (S4.19).
    pub calm_hours: i32,
    /// Messages to one tenancy in `messages_days`, over all channels, at most (S2.17).
    pub messages_most: i32,
    /// In how many days.
    pub messages_days: i32,
    /// Nothing leaves from this minute of the day on.
    pub quiet_from_minute: i32,
    /// Nothing leaves before this minute of the day.
    pub quiet_until_minute: i32,
    /// 1: nothing leaves on Sundays.
    pub quiet_sundays: i32,
    /// 1: the stress-sensitive package is on ([`Self::with_package`], S4.19).
    pub stress_sensitive: i32,
    /// 1: thanks for the first, halfway and last kept term leave by themselves (S2.8).
    pub thanks_by_itself: i32,
    /// 1: the three choices after a missed term leave by themselves when calling did not work (S1.29).
    pub choices_by_itself: i32,
    /// Hours that a message which nobody asked for waits, so that it can be taken back (S3.22).
    pub undo_hours: i32,
    /// Days a tenant has to answer the offer to pass on details to the municipality. The law names none (art. 2 Bgs).
    pub offer_reply_days: i32,
    /// Days after which what a colleague wrote for themselves after a visit goes (S0.3).
    pub reflection_days: i32,
    /// Days after which the sound of a voice note goes (S1.27).
    pub voice_note_days: i32,
    /// Days after which a worry from the neighbourhood is forgotten (S4.12, practice.md M11).
    pub worry_days: i32,
    /// Days after the last word about it, after which a question to a partner or a talk with a coach is forgotten (S0.14, S1.6).
    pub referral_days: i32,
    /// Days we leave to a municipality that was told, before anything else (art. 4(1)(b) Wgs: four weeks).
    pub municipality_days: i32,
    /// Longest pause in months, by source in the order of [`crate::pause::PauseSource::ALL`] (S4.20).
    pub pause_months: [i32; 5],
    /// Whether the association charges collection costs (art. 6:96 BW). Off unless it chooses otherwise.
    pub charges_costs: bool,
    /// Whether the association charges statutory interest (art. 6:119 BW). Off unless it chooses otherwise.
    pub charges_interest: bool,
    /// Whether only numbers of the law that somebody confirmed are computed with; the others are switched off.
    pub confirmed_law_only: bool,
}

impl Policy {
    /// With the package on nothing is harsher than this: two messages in seven days, none in the evening, at night or on
    /// Sunday, no costs, thanks by themselves, and a day to take back what nobody asked for (S4.19, S3.22).
    #[must_use]
    pub fn with_package(mut self) -> Self {
        if self.stress_sensitive == 0 {
            return self;
        }
        self.messages_most = self.messages_most.min(2);
        self.messages_days = self.messages_days.max(7);
        self.quiet_from_minute = self.quiet_from_minute.min(20 * 60);
        self.quiet_until_minute = self.quiet_until_minute.max(8 * 60);
        self.quiet_sundays = 1;
        self.thanks_by_itself = 1;
        self.undo_hours = self.undo_hours.max(24);
        self.charges_costs = false;
        self
    }

    /// The policy the product ships with.
    pub const DEFAULT: Self = Self {
        allocation: AllocationOrder::CurrentFirst,
        grace_days: 3,
        early_days: 10,
        retry_working_days: 3,
        fresh_eyes_days: 90,
        first_talk_days: 6,
        silence_days: 30,
        restored_after_months: 3,
        settled_after_months: 12,
        thanks_days: 14,
        plan_grace_days: 3,
        plan_move_days: 31,
        plan_skips_per_year: 2,
        plan_late_days: 7,
        plan_light_after: 3,
        plan_light_days: 7,
        plan_least: Cents(500),
        own_plan_months: 12,
        own_page_days: 30,
        aftercare_months: [1, 3, 6, 12],
        aftercare_days: 14,
        waive_up_to: [Cents(50_000), Cents(250_000), Cents(1_000_000)],
        waive_alone_up_to: Cents(50_000),
        discount_up_to: [Cents(10_000), Cents(25_000), Cents(100_000)],
        discount_months: [3, 12, 36],
        transfer_signs_from: Rank::TeamLeader,
        calm_hours: 24,
        messages_most: 2,
        messages_days: 7,
        quiet_from_minute: 20 * 60,
        quiet_until_minute: 8 * 60,
        quiet_sundays: 1,
        stress_sensitive: 1,
        thanks_by_itself: 1,
        choices_by_itself: 1,
        undo_hours: 24,
        offer_reply_days: 14,
        reflection_days: 14,
        voice_note_days: 30,
        worry_days: 90,
        referral_days: 365,
        municipality_days: 28,
        pause_months: [2, 6, 8, 6, 6],
        charges_costs: false,
        charges_interest: false,
        confirmed_law_only: false,
    };
}

impl Default for Policy {
    fn default() -> Self {
        Self::DEFAULT
    }
}
