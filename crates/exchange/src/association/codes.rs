//! Code lists that only the association's files know.

use domain::coded;

coded! {
    /// What someone does at the association.
    StaffRole {
        /// Collection officer.
        Officer = "officer",
        /// Neighbourhood adviser.
        Adviser = "adviser",
        /// Team leader.
        TeamLeader = "team_leader",
        /// Manager.
        Manager = "manager",
        /// Administrator of the installation.
        Administrator = "administrator",
        /// Privacy officer (FG).
        PrivacyOfficer = "privacy_officer",
        /// Caretaker (huismeester, wijkbeheerder): passes on worries and sees nothing else.
        Caretaker = "caretaker",
    }
}

coded! {
    /// Language of the screens.
    Language {
        /// Nederlands.
        Dutch = "nl",
        /// English.
        English = "en",
    }
}
