//! Who does something, when, and whether they may.

use domain::calendar::Day;
use domain::ids::{OrgNo, UserId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Time as the outside gives it: the product's day (which a demo may set) and the real moment of the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The product's today.
    pub today: Day,
    /// Microseconds since 1 January 1970, UTC; only for the audit trail and log-in limits.
    pub now: i64,
}

impl At {
    /// The moment on the association's own clock: the product's day, and the minute of the real day in the Netherlands.
    pub fn local(self) -> domain::silence::At {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
        let moment = Timestamp::from_microsecond(self.now).unwrap_or(Timestamp::UNIX_EPOCH);
        let time = zone.to_datetime(moment);
        domain::silence::At {
            day: self.today,
            minute: i32::from(time.hour()) * 60 + i32::from(time.minute()),
        }
    }
}

domain::coded! {
    /// Everything that can be allowed or not. Roles are data: a list of these codes per role.
    Act {
        /// See today's list and search.
        SeeToday = "see_today",
        /// Open a tenant's page.
        SeeTenancy = "see_tenancy",
        /// Write down contacts, agreements, stories; choose what happens with a row.
        RecordContact = "record_contact",
        /// Pass on a worry about a household, and hear what was done with it.
        PassOnWorry = "pass_on_worry",
        /// Agree on a pause, and end or extend it.
        AgreePause = "agree_pause",
        /// Send messages to tenants, and decide about those that wait.
        SendMessages = "send_messages",
        /// Change the texts of messages, the fixed facts in them, and the stress-sensitive switch.
        WriteTexts = "write_texts",
        /// Choose which measures are offered, add own ones, and see how often they are used.
        ChooseMeasures = "choose_measures",
        /// See how it goes week by week: counts of households, never a person.
        SeeFigures = "see_figures",
        /// Tell a municipality of arrears, and bring in what it answers.
        SignalMunicipality = "signal_municipality",
        /// Write down what was agreed with a municipality.
        AgreeWithMunicipality = "agree_with_municipality",
        /// Write down the partners around us: their people, what was agreed and until when.
        KeepPartners = "keep_partners",
        /// Keep the law as the association works with it: own rows with their source, and which clauses of the contracts hold.
        KeepLaw = "keep_law",
        /// Agree on a payment plan, and change it in consultation.
        AgreePlan = "agree_plan",
        /// Write down a deferral, how the tenant sees what is open with our answer, and who else pays.
        AgreeHelp = "agree_help",
        /// Propose to waive past-due rent, and decide about it within one's mandate.
        Waive = "waive",
        /// Decide with the mandate of a team leader.
        MandateTeamLeader = "mandate_team_leader",
        /// Decide with the mandate of a manager.
        MandateManager = "mandate_manager",
        /// Write down that a tenant asks for a lower rent or to be spared an increase, and decide about it within one's mandate.
        LowerRent = "lower_rent",
        /// Propose transfer to the court, decide about it with a mandate, and write down what happens there.
        Transfer = "transfer",
        /// See the register of transfers and evictions.
        SeeTransfers = "see_transfers",
        /// See the register of waivers.
        SeeWaivers = "see_waivers",
        /// See the bank desk.
        SeeBank = "see_bank",
        /// Link receipts to tenancies and set them aside.
        PlaceReceipts = "place_receipts",
        /// Bring in statements.
        ImportStatements = "import_statements",
        /// Bring in association data.
        ImportAssociation = "import_association",
        /// Start the night run by hand.
        RunNight = "run_night",
        /// Read the audit trail.
        SeeAudit = "see_audit",
        /// Manage staff.
        ManageStaff = "manage_staff",
    }
}

/// The roles an association starts with. Stored as data; an association may change them.
pub const ROLES: [(&str, &[Act]); 7] = [
    (
        "officer",
        &[
            Act::SeeToday,
            Act::SeeTenancy,
            Act::RecordContact,
            Act::PassOnWorry,
            Act::AgreePause,
            Act::SendMessages,
            Act::AgreePlan,
            Act::AgreeHelp,
            Act::SignalMunicipality,
            Act::SeeBank,
            Act::PlaceReceipts,
            Act::ImportStatements,
            Act::Waive,
            Act::LowerRent,
            Act::SeeWaivers,
            Act::Transfer,
            Act::SeeTransfers,
        ],
    ),
    (
        "adviser",
        &[
            Act::SeeToday,
            Act::SeeTenancy,
            Act::RecordContact,
            Act::PassOnWorry,
            Act::AgreePause,
            Act::SendMessages,
            Act::AgreePlan,
            Act::AgreeHelp,
        ],
    ),
    (
        "team_leader",
        &[
            Act::SeeToday,
            Act::SeeTenancy,
            Act::RecordContact,
            Act::PassOnWorry,
            Act::AgreePause,
            Act::SendMessages,
            Act::AgreePlan,
            Act::AgreeHelp,
            Act::SignalMunicipality,
            Act::AgreeWithMunicipality,
            Act::KeepPartners,
            Act::SeeBank,
            Act::PlaceReceipts,
            Act::ImportStatements,
            Act::RunNight,
            Act::WriteTexts,
            Act::Waive,
            Act::LowerRent,
            Act::MandateTeamLeader,
            Act::SeeWaivers,
            Act::ChooseMeasures,
            Act::SeeFigures,
            Act::KeepLaw,
            Act::Transfer,
            Act::SeeTransfers,
        ],
    ),
    (
        "manager",
        &[
            Act::SeeToday,
            Act::SeeTenancy,
            Act::PassOnWorry,
            Act::SeeBank,
            Act::Waive,
            Act::LowerRent,
            Act::MandateManager,
            Act::SeeWaivers,
            Act::ChooseMeasures,
            Act::SeeFigures,
            Act::AgreeWithMunicipality,
            Act::KeepLaw,
            Act::Transfer,
            Act::SeeTransfers,
        ],
    ),
    (
        "administrator",
        &[
            Act::SeeBank,
            Act::ImportStatements,
            Act::ImportAssociation,
            Act::RunNight,
            Act::ManageStaff,
            Act::KeepPartners,
            Act::WriteTexts,
            Act::ChooseMeasures,
        ],
    ),
    ("privacy_officer", &[Act::SeeTenancy, Act::SeeAudit]),
    ("caretaker", &[Act::PassOnWorry]),
];

/// The roles as an association stores them.
pub(crate) fn stored_roles() -> Vec<store::association::StaffRole> {
    let role = |(code, acts): &(&str, &[Act])| store::association::StaffRole {
        code: (*code).to_owned(),
        acts: acts.iter().map(|a| a.code().to_owned()).collect(),
    };
    ROLES.iter().map(role).collect()
}

/// Someone who acts within one association. Made only by log-in and by the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The association; every read and write stays within it.
    pub org: OrgNo,
    /// The person; `None` is the system itself.
    pub user: Option<UserId>,
    /// The person's name as shown.
    pub name: String,
    /// Log-in name.
    pub login: String,
    /// Role code.
    pub role: String,
    /// Logged in with a password that an administrator gave: until another is chosen there are no [`acts`](Self::acts).
    pub must_choose_password: bool,
    /// What the role may do.
    pub acts: BTreeSet<Act>,
    /// Preferred language of the screens.
    pub language: String,
}

impl Actor {
    /// The system, for the night and the command line: may do everything within the association.
    pub fn system(org: OrgNo) -> Self {
        Self {
            org,
            user: None,
            name: "Keukentafel".to_owned(),
            login: "system".to_owned(),
            role: "system".to_owned(),
            must_choose_password: false,
            acts: Act::ALL.iter().copied().collect(),
            language: "nl".to_owned(),
        }
    }

    /// The one question before every act.
    pub fn may(&self, act: Act) -> Result<(), crate::Refusal> {
        if self.acts.contains(&act) {
            Ok(())
        } else {
            Err(crate::Refusal::NotAllowed(act))
        }
    }

    /// The scope that every read of the store must be given.
    pub(crate) fn scope(&self) -> store::Scope {
        store::Scope::of(self.org, self.user)
    }
}

/// The id of an audit row: follows from what it says and when, so that a retried write does not need chance.
pub(crate) fn audit_id(actor: &Actor, at: At, act: &str, subject: &str) -> Uuid {
    let name = format!(
        "audit:{}:{:?}:{}:{act}:{subject}",
        actor.org.0, actor.user, at.now
    );
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())
}
