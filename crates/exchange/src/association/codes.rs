//! Code lists that only the association's files know.

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The code that is exchanged.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
            /// The value of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

codes! {
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
    }
}

codes! {
    /// Language of the screens.
    Language {
        /// Nederlands.
        Dutch = "nl",
        /// English.
        English = "en",
    }
}
