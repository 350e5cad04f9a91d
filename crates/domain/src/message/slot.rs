//! What a template may have filled in. Their names are Dutch: people who write texts use them, in every language.

use crate::contact::coded;

/// How a slot is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words as they are.
    Text,
    /// An amount.
    Money,
    /// A day, with its name.
    Day,
    /// A month with its year.
    Month,
    /// A whole number.
    Count,
}

coded! {
    /// A slot: `{naam}` in a text.
    Slot {
        /// How the person wants to be addressed: "mevrouw Yilmaz", "Fatma".
        Name = "naam",
        /// First and last name of who writes: a person, never a department (S3.16).
        Sender = "afzender",
        /// First name of who writes.
        SenderFirstName = "voornaam",
        /// What who writes does here.
        SenderRole = "functie",
        /// The direct number of who writes.
        Phone = "nummer",
        /// The days on which who writes is there.
        SenderDays = "dagen",
        /// The name of the association.
        Association = "corporatie",
        /// What is past due.
        Open = "bedrag",
        /// All that is open up to today, also what is not asked now.
        Balance = "saldo",
        /// Who rents the home, in a letter to somebody else.
        Tenant = "huurder",
        /// The rent of a month.
        Rent = "huur",
        /// The months it is about.
        Months = "maanden",
        /// The next day on which rent is agreed to be paid.
        DueOn = "betaaldag",
        /// The day on which the bank takes the rent.
        DebitOn = "afschrijfdag",
        /// We do nothing until this day.
        SilentUntil = "stil_tot",
        /// How paying went until now, in one honest word or two.
        SoFar = "tot_nu_toe",
        /// The day on which we call.
        CallOn = "beldag",
        /// Part of that day.
        CallPart = "dagdeel",
        /// The day on which we visit.
        VisitOn = "bezoekdag",
        /// The hour of that visit.
        VisitTime = "bezoektijd",
        /// The first name of who visits.
        Visitor = "bezoeker",
        /// A talk with a coach that was booked: "met Karim Haddad, vrijdag 27 november om 14.00 uur, buurtkamer De Wilgen".
        Talk = "gesprek",
        /// The hour at which we were at the door.
        WasThereAt = "was_er_om",
        /// What the tenant told, in their own words, approved by them.
        OwnWords = "eigen_woorden",
        /// Our answer to what the tenant sees otherwise, in plain words.
        Answer = "ons_antwoord",
        /// Why, in the tenant's own words.
        Reason = "reden",
        /// A term of the plan.
        Term = "termijn",
        /// How many terms.
        Terms = "aantal",
        /// The payments of a plan in words, whatever its shape: "€ 100 per maand, 12 keer".
        Payments = "betalingen",
        /// The month in which all is solved.
        SolvedIn = "klaar",
        /// The first day of paying.
        FirstOn = "eerste_keer",
        /// The tenant's own first step.
        TheirStep = "uw_stap",
        /// By when.
        TheirStepBy = "uw_stap_voor",
        /// What we do ourselves.
        OurStep = "mijn_stap",
        /// By when.
        OurStepBy = "mijn_stap_voor",
        /// All that we took on when we last agreed something, each with its day (S1.25).
        OurSide = "wij_doen",
        /// All that the tenant took on then.
        TheirSide = "u_doet",
        /// All that somebody else does.
        OtherSide = "anderen_doen",
        /// The day of the term that did not come.
        MissedOn = "gemist_op",
        /// How many times it did work out.
        Kept = "keren",
        /// Pay it after all before this day.
        LateUntil = "alsnog_voor",
        /// The month in which all is solved when the missed term is skipped.
        SkipSolves = "klaar_na_overslaan",
        /// After how many months we ask how it goes: "1, 3, 6 en 12 maanden"; not known when the tenant wants no aftercare.
        Aftercare = "nazorg",
        /// First day of a pause.
        PauseFrom = "pauze_van",
        /// Last day of a pause.
        PauseUntil = "pauze_tot",
        /// Who pays the rent meanwhile.
        Payer = "wie_betaalt",
        /// Months paid on time.
        OnTime = "op_tijd",
        /// What need not be paid any more.
        Waived = "kwijt",
        /// What remains.
        Rest = "rest",
        /// Who decided.
        DecidedBy = "besloten_door",
        /// When.
        DecidedOn = "besloten_op",
        /// The rent by the contract, beside a lower rent.
        ListRent = "gewone_huur",
        /// The lower rent.
        LowRent = "lage_huur",
        /// First day of it.
        LowFrom = "laag_van",
        /// Last day of it.
        LowUntil = "laag_tot",
        /// Collection costs that may be charged afterwards.
        Costs = "kosten",
        /// Whether these include VAT: "ja" or "nee".
        Vat = "btw",
        /// The account to pay into.
        Iban = "iban",
        /// The reference to pay with.
        Reference = "kenmerk",
        /// The municipality.
        Municipality = "gemeente",
        /// Who helps there.
        HelperName = "hulp_naam",
        /// Their number.
        HelperPhone = "hulp_nummer",
        /// The days on which we tried to speak.
        TriedOn = "geprobeerd_op",
        /// An answer before this day.
        AnswerBy = "antwoord_voor",
        /// Where letters come back to.
        ReturnAddress = "retouradres",
        /// The page to pay on, on the association's own domain.
        PayLink = "betaallink",
        /// The page to choose on, on the association's own domain.
        ChoiceLink = "link",
    }
}

impl Slot {
    /// How it is written.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Open
            | Self::Balance
            | Self::Rent
            | Self::Term
            | Self::Waived
            | Self::Rest
            | Self::ListRent
            | Self::LowRent
            | Self::Costs => Kind::Money,
            Self::DueOn
            | Self::DebitOn
            | Self::SilentUntil
            | Self::CallOn
            | Self::VisitOn
            | Self::FirstOn
            | Self::TheirStepBy
            | Self::OurStepBy
            | Self::MissedOn
            | Self::LateUntil
            | Self::PauseFrom
            | Self::PauseUntil
            | Self::DecidedOn
            | Self::LowFrom
            | Self::LowUntil
            | Self::AnswerBy => Kind::Day,
            Self::SolvedIn | Self::SkipSolves => Kind::Month,
            Self::Terms | Self::Kept | Self::OnTime => Kind::Count,
            _ => Kind::Text,
        }
    }

    /// How long it gets at most in ordinary use: words, for the length of a template that nobody filled in yet.
    pub(super) const fn usual(self) -> &'static str {
        match self.kind() {
            Kind::Money => "€ 1.484,36",
            Kind::Day => "woensdag 23 september",
            Kind::Month => "september 2027",
            Kind::Count => "12",
            Kind::Text => match self {
                Self::Name => "mevrouw Van den Berg",
                Self::SenderFirstName | Self::Visitor => "Marieke",
                Self::Phone | Self::HelperPhone => "06 12 34 56 78",
                Self::PayLink | Self::ChoiceLink => "mijn.delinde.example/k/1-7Q2F-9MXK-3RTA",
                Self::Iban => "NL91 ABNA 0417 1643 00",
                Self::Months => "oktober en november",
                Self::Payments => "€ 100 per maand, 11 keer, en de laatste keer € 68,62",
                Self::VisitTime | Self::WasThereAt => "14.30 uur",
                Self::Talk => {
                    "met Annelies van der Meulen, donderdag 26 november om 14.30 uur, buurtkamer De Wilgen"
                }
                Self::OwnWords | Self::Reason => {
                    "mijn uren zijn minder geworden en dat komt in mei weer goed"
                }
                _ => "een paar woorden",
            },
        }
    }
}
