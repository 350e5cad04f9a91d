//! Names for things. Every id is chosen by its maker (file content, browser, phone), never by the database.

use std::fmt;
use uuid::Uuid;

/// The association's number within one installation. Every key in storage starts with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgNo(pub i32);

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident = $space:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id that follows from the association and its own name for the thing:
            /// the same input always gives the same id, so importing twice is safe.
            pub fn derived(org: OrgNo, reference: &str) -> Self {
                let name = format!("{}:{}:{}", $space, org.0, reference);
                Self(Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

uuid_id! {
    /// One rent contract.
    TenancyId = "tenancy";
    /// A tenant, co-tenant, household member or administrator.
    PersonId = "person";
    /// A rentable unit.
    DwellingId = "dwelling";
    /// Someone who works with the product.
    UserId = "user";
    /// A contact attempt or talk.
    ContactId = "contact";
    /// An agreement: who does what by when.
    AgreementId = "agreement";
    /// A statement file that was brought in.
    ImportId = "import";
    /// What a person chose to do with a row of today's list.
    ChoiceId = "choice";
    /// A told story, in the tenant's own words.
    StoryId = "story";
    /// A payment plan, in all its versions.
    PlanId = "plan";
    /// A pause.
    PauseId = "pause";
    /// Money that may come later.
    DeferralId = "deferral";
    /// A claim that the tenant sees otherwise.
    DisputeId = "dispute";
    /// Someone else who pays.
    PayerId = "payer";
    /// A proposal to waive past-due rent.
    WaiverId = "waiver";
    /// Somebody around a tenant, with the tenant's consent.
    NetworkId = "network";
    /// A partner around us, in all its versions.
    PartnerId = "partner";
    /// A referral to a partner, in all its versions.
    ReferralId = "referral";
    /// What a tenant came to say: paying is hard.
    RequestId = "request";
    /// A worry from the neighbourhood.
    WorryId = "worry";
    /// A free moment of a coach.
    SlotId = "slot";
    /// What a colleague thought after a visit, for themselves.
    ReflectionId = "reflection";
    /// A proposal to hand a case over to the court.
    TransferId = "transfer";
    /// What happened on the way through the court.
    CourtStepId = "court_step";
    /// A fact of debt help or legal status.
    DebtHelpId = "debt_help";
    /// A case in the hands of a bailiff or an agency.
    HandOverId = "hand_over";
    /// A key of another program.
    ProgramKeyId = "program_key";
    /// An own row of the law.
    OwnLawId = "own_law";
    /// A temporary lower rent.
    DiscountId = "discount";
    /// A cause that was told.
    CauseId = "cause";
    /// What was chosen from the measures that were offered.
    MeasureChoiceId = "measure_choice";
    /// A message to a tenant.
    MessageId = "message";
    /// A round of home visits.
    RoundId = "round";
    /// One home visit.
    VisitId = "visit";
    /// Something that happened at a visit; its id is made on the phone.
    VisitFactId = "visit_fact";
    /// A request to be spared a rent increase.
    SparedIncreaseId = "spared_increase";
    /// Something the law asks to have done, or the answer to it.
    ProofId = "proof";
    /// A signal to a municipality; follows from what it is about.
    SignalId = "signal";
    /// A file with signals.
    SignalFileId = "signal_file";
}

/// The key that makes booking a ledger entry twice impossible: the same fact has the same key, from whatever file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey(pub u64);

impl EntryKey {
    /// A key from the words that identify a fact.
    pub fn of(words: &[&str]) -> Self {
        mix(words.iter().map(|w| w.as_bytes()))
    }

    /// A key from byte strings that identify a fact.
    pub fn of_bytes(words: &[&[u8]]) -> Self {
        mix(words.iter().copied())
    }
}

/// FNV-1a over the words with a separator, then mixed; stable across versions and machines because it is stored.
fn mix<'a>(words: impl Iterator<Item = &'a [u8]>) -> EntryKey {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for word in words {
        for b in word.iter().chain(&[0x1f]) {
            h = (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    EntryKey(h ^ (h >> 31))
}
