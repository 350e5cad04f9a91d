//! What a demo start does, in order, as data. The loader lives with the acts, not here.

use crate::stories::{self, contract};
use crate::{THIS_MONTH, TODAY, ymd};
use domain::calendar::Day;
use domain::money::Cents;
use domain::pause::{PauseReason, PauseSource};

/// One step of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Import the CSV set in the demo folder.
    ImportAssociation,
    /// Import a statement, named from the demo folder, as it was brought in on a day.
    ImportStatement {
        /// For instance `statements/2025-12.xml`.
        file: String,
        /// The day it came in: the first day after the month, or today.
        on: Day,
    },
    /// A person links a receipt from the desk of unallocated receipts to a tenancy.
    LinkReceipt {
        /// Own account.
        account: String,
        /// Counterparty as the bank writes it.
        counterparty_iban: String,
        /// Booking day.
        booked_on: Day,
        /// Amount.
        amount: Cents,
        /// Contract number.
        tenancy: String,
        /// The day it was linked.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// A colleague agrees on a pause, as long as the policy allows for its source.
    StartPause {
        /// Contract number.
        tenancy: String,
        /// Who asked.
        source: PauseSource,
        /// Class of the reason.
        reason: PauseReason,
        /// First day.
        from: Day,
        /// The day to look how it goes.
        review_on: Option<Day>,
        /// The day it was written down.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
}

impl Step {
    /// The day of the step; the association's data comes first of all.
    pub fn on(&self) -> Day {
        match self {
            Self::ImportAssociation => stories_begin(),
            Self::ImportStatement { on, .. } | Self::LinkReceipt { on, .. } | Self::StartPause { on, .. } => {
                *on
            }
        }
    }
}

const fn stories_begin() -> Day {
    crate::FIRST_STATEMENT_MONTH.first()
}

/// The steps, in order of day.
pub fn steps() -> Vec<Step> {
    let mut list = vec![Step::ImportAssociation];
    list.extend(stories::statement_months().map(|month| Step::ImportStatement {
        file: stories::statement_name(month),
        on: if month == THIS_MONTH {
            TODAY
        } else {
            month.plus(1).first()
        },
    }));
    list.push(Step::LinkReceipt {
        account: stories::association_iban(),
        counterparty_iban: stories::unclear_payer_iban(),
        booked_on: ymd(2026_09_01),
        amount: Cents(69143),
        tenancy: contract(12),
        on: ymd(2026_10_12),
        by: "saskia",
    });
    // T05: the notice of 8 June, read two days later when the balance was asked: the start lies in the past.
    list.push(Step::StartPause {
        tenancy: contract(5),
        source: PauseSource::DebtHelpNotice,
        reason: PauseReason::DebtHelp,
        from: ymd(2026_06_08),
        review_on: Some(ymd(2027_01_11)),
        on: ymd(2026_06_10),
        by: "saskia",
    });
    list.sort_by_key(Step::on);
    list
}
