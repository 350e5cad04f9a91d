//! The catalogue: every parameter the house knows, and what kind of value it has.

use super::exact::Percent;
use crate::contact::coded;
use crate::money::Cents;

coded! {
    /// What kind of value a parameter has: its unit in the files.
    Unit {
        /// An amount in euro.
        Euro = "euro",
        /// A percentage.
        Percent = "percent",
        /// Calendar days.
        Days = "days",
        /// Days from Monday to Friday.
        WorkingDays = "working_days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
        /// Years, of time or of age.
        Years = "years",
        /// A number of things.
        Count = "count",
        /// Slices of an amount, each with a percentage; the last slice is the rest.
        Scale = "scale",
        /// Steps of an amount, each with a fixed price; the last step is the rest.
        Bands = "bands",
        /// Words from a short list.
        Words = "words",
        /// Yes or no.
        Flag = "flag",
    }
}

/// One slice or step: how wide or how high (nothing for the rest), and what counts there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice<T> {
    /// Width of the slice, or top of the step; `None` is everything above.
    pub amount: Option<Cents>,
    /// What counts there.
    pub value: T,
}

/// The value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Looked for and not found: nothing may be computed with it.
    Unknown,
    /// An amount.
    Euro(Cents),
    /// A percentage.
    Percent(Percent),
    /// A number of days, months, persons, … as the parameter's unit says.
    Number(i64),
    /// Slices with percentages.
    Scale(Vec<Slice<Percent>>),
    /// Steps with prices.
    Bands(Vec<Slice<Cents>>),
    /// Words.
    Words(Vec<String>),
    /// Yes or no.
    Flag(bool),
}

macro_rules! parameters {
    ($($variant:ident = $code:literal: $unit:ident, $doc:literal;)*) => {
        /// A parameter of the law. The code is its name in `law/nl/*.toml`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Parameter { $(#[doc = $doc] $variant,)* }
        impl Parameter {
            /// Every parameter, by subject.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Its name in the files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
            /// The parameter of a name.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
            /// What kind of value it has.
            pub const fn unit(self) -> Unit {
                match self { $(Self::$variant => Unit::$unit,)* }
            }
            /// Whether it can be less than nothing: only what is added to the norm rent can
            /// (art. 16 and 27 lid 7 Wet op de huurtoeslag).
            pub const fn may_be_below_zero(self) -> bool {
                matches!(self, Self::RentAllowanceOwnShareAdjustment)
            }
        }
    };
}

parameters! {
    CostsScale = "costs.scale": Scale, "Scale of collection costs.";
    CostsMinimum = "costs.minimum": Euro, "Lowest collection costs.";
    CostsMaximum = "costs.maximum": Euro, "Highest collection costs.";
    CostsVat = "costs.vat": Percent, "VAT on collection costs.";
    CostsInstalmentBand = "costs.instalment.band": Euro, "Instalment under the six-month rule, at most.";
    CostsInstalmentLookback = "costs.instalment.lookback": Months, "Months to look back for earlier reminders.";
    CostsInstalmentFirst = "costs.instalment.first": Euro, "Costs for the first instalment.";
    CostsInstalmentNext = "costs.instalment.next": Euro, "Costs for each next instalment.";
    CostsInstalmentCap = "costs.instalment.cap": Euro, "Costs for small instalments per six months, at most.";
    CostsInstalmentOneLateLetter = "costs.instalment.one_late_letter": Flag, "One late letter for several small instalments: the highest single amount.";
    CostsCombinedLetter = "costs.combined_letter": Flag, "Several claims at once: one letter, principals added.";
    CostsAboveScaleAllowed = "costs.above_scale_allowed": Flag, "May a contract ask more than the scale.";
    WkiThirdPartyRegistration = "wki.third_party_registration": Flag, "Collecting for somebody else needs registration.";
    WkiLetterContents = "wki.letter_contents": Words, "What an agency's letter must hold.";
    LetterFreeDays = "letter.free_days": Days, "Days to pay without costs.";
    LetterStarts = "letter.starts": Words, "Where the period starts.";
    LetterDeliveryDays = "letter.delivery_days": Days, "Post days after which a letter counts as delivered.";
    LetterSkip = "letter.skip": Words, "Days without post.";
    LetterSafeDays = "letter.safe_days": Days, "Period that one source advises to be safe.";
    LetterToWorkingDay = "letter.to_working_day": Flag, "A last day in a weekend or on a holiday moves to the next working day.";
    Holidays = "holidays": Words, "Public holidays.";
    InterestConsumer = "interest.consumer": Percent, "Statutory interest for consumers, per year.";
    InterestDayCount = "interest.day_count": Days, "Days in a year of interest.";
    InterestCompounding = "interest.compounding": Words, "When interest joins the principal.";
    InterestSurcharge = "interest.surcharge": Percent, "Surcharge on the ECB rate.";
    InterestLargestStep = "interest.largest_step": Percent, "Largest change in one step, in percentage points.";
    InterestInWsnp = "interest.in_wsnp": Flag, "Does interest run during WSNP.";
    InterestAllocationWithin = "interest.allocation_within": Words, "Order within one obligation.";
    AllocationOrder = "allocation.order": Words, "Order between obligations.";
    AllocationReceiptPresumption = "allocation.receipt_presumption": Count, "So many receipts in a row presume that earlier instalments were paid.";
    AllocationSocialOrder = "allocation.social_order": Words, "Social order of allocation.";
    SignalConditions = "signal.conditions": Words, "What must have happened before a signal.";
    SignalConsent = "signal.consent": Words, "Consent.";
    SignalAgreementRequired = "signal.agreement_required": Flag, "A signed agreement with the municipality is needed first.";
    SignalMinDays = "signal.min_days": Days, "Arrears from so many days.";
    SignalReplyDays = "signal.reply_days": Days, "Days to answer the offer to pass on details.";
    SignalFieldsAllowed = "signal.fields_allowed": Words, "Details that may go along.";
    SignalFieldsInUse = "signal.fields_in_use": Words, "Details in use.";
    SignalFieldsByAgreement = "signal.fields_by_agreement": Words, "Details only when the agreement lists them.";
    SignalFieldsForbidden = "signal.fields_forbidden": Words, "Details that never go along.";
    SignalQuickFixDays = "signal.quick_fix_days": Days, "Arrears solved so fast count as a quick fix.";
    SignalRetentionAfterResult = "signal.retention_after_result": Years, "How long a signal is kept after its result.";
    DebtHelpFirstTalk = "debt_help.first_talk": Days, "First talk at the municipality, within.";
    DebtHelpUrgentTalk = "debt_help.urgent_talk": WorkingDays, "First talk when eviction or cut-off looms, within.";
    DebtHelpDecision = "debt_help.decision": Weeks, "Decision on help, within.";
    DebtHelpCoolingOff = "debt_help.cooling_off": Months, "Cooling-off period, at most.";
    DebtHelpMoratorium = "debt_help.moratorium": Months, "Moratorium by the court, at most.";
    DebtHelpWsnp = "debt_help.wsnp": Months, "Statutory debt scheme (WSNP), usually.";
    DebtHelpAmicablePlan = "debt_help.amicable_plan": Months, "Amicable debt plan.";
    DebtHelpCovenantDays = "debt_help.covenant_days": Days, "Aim of the Aedes–NVVK covenant for an answer.";
    DebtHelpForcedSettlement = "debt_help.forced_settlement": Flag, "Can the court impose a debt plan.";
    DebtHelpAdministratorOnly = "debt_help.administrator_only": Flag, "Under administration everything goes to the administrator.";
    DebtHelpAllowancesMoratorium = "debt_help.allowances_moratorium": Months, "Allowances-scandal moratorium (past).";
    TenancyOnlyByCourt = "tenancy.only_by_court": Flag, "Only the court dissolves.";
    TenancyRuleOfThumb = "tenancy.rule_of_thumb": Months, "Arrears at which courts often dissolve (rule of thumb).";
    TenancyGraceTerm = "tenancy.grace_term": Months, "Grace term by the court, at most.";
    TenancyEndAfterDeath = "tenancy.end_after_death": Months, "Tenancy ends after death at the end of month.";
    TenancyHeirsNotice = "tenancy.heirs_notice": Months, "Heirs may end after.";
    TenancyJointLiability = "tenancy.joint_liability": Flag, "Co-tenants are jointly liable.";
    TenancyDefaultAutomatic = "tenancy.default_automatic": Flag, "Late payment is default by itself.";
    LimitationRent = "limitation.rent": Years, "Limitation of rent.";
    LimitationJudgment = "limitation.judgment": Years, "Limitation of a judgment.";
    LimitationJudgmentInterest = "limitation.judgment_interest": Years, "Limitation of interest in a judgment.";
    CourtFeeCorporation = "court_fee.corporation": Bands, "Court fee for a legal person.";
    CourtFeePerson = "court_fee.person": Bands, "Court fee for a natural person.";
    EvictionLandlordCostLow = "eviction.landlord_cost_low": Euro, "What an eviction costs the landlord, low.";
    EvictionLandlordCostHigh = "eviction.landlord_cost_high": Euro, "What an eviction costs the landlord, high.";
    EvictionSocialCost = "eviction.social_cost": Euro, "What an eviction costs society.";
    WelfareSingle = "welfare.single": Euro, "Norm single or single parent.";
    WelfareCouple = "welfare.couple": Euro, "Norm couple.";
    WelfareSinglePension = "welfare.single_pension": Euro, "Norm single of pension age.";
    WelfareCouplePension = "welfare.couple_pension": Euro, "Norm couple of pension age.";
    WelfareSingle1820 = "welfare.single_18_20": Euro, "Norm single of 18 to 20.";
    WelfareInstitutionSingle = "welfare.institution_single": Euro, "Norm in an institution, single.";
    WelfareInstitutionCouple = "welfare.institution_couple": Euro, "Norm in an institution, couple.";
    WelfareCareSingle = "welfare.care_single": Euro, "Part for the care premium, single.";
    WelfareCareCouple = "welfare.care_couple": Euro, "Part for the care premium, couple.";
    WelfareCostSharingBase = "welfare.cost_sharing_base": Percent, "Cost-sharing norm: fixed part.";
    WelfareCostSharingPerson = "welfare.cost_sharing_person": Percent, "Cost-sharing norm: part per person.";
    WelfareCostSharingAge = "welfare.cost_sharing_age": Years, "Cost-sharing norm: housemates count from.";
    ProtectedIncomeMaxSingle = "protected_income.max.single": Euro, "Highest protected income, single.";
    ProtectedIncomeMaxSingleParent = "protected_income.max.single_parent": Euro, "Highest protected income, single parent.";
    ProtectedIncomeMaxCouple = "protected_income.max.couple": Euro, "Highest protected income, couple.";
    ProtectedIncomeMaxCoupleWithChildren = "protected_income.max.couple_with_children": Euro, "Highest protected income, couple with children.";
    ProtectedIncomeNormShare = "protected_income.norm_share": Percent, "Share of the welfare norm.";
    ProtectedIncomeIncomeShare = "protected_income.income_share": Percent, "At most so much of the net income.";
    ProtectedIncomePartnerShare = "protected_income.partner_share": Percent, "A partner's income lowers it by at most.";
    ProtectedIncomeNoAddress = "protected_income.no_address": Percent, "Without an address: share of the couple norm.";
    ProtectedIncomeHousingFrom = "protected_income.housing_from": Percent, "Higher housing costs count from this share of the maximum rent.";
    ProtectedIncomeHousingMonths = "protected_income.housing_months": Months, "Higher housing costs count for at most.";
    ProtectedIncomeOwnerSingle = "protected_income.owner_single": Euro, "Owner or room renter, single: rise on request below.";
    ProtectedIncomeOwnerMulti = "protected_income.owner_multi": Euro, "Owner or room renter, others: rise on request below.";
    VtlbAmounts = "vtlb.amounts": Words, "Amounts of the VTLB report.";
    VtlbNotIncome = "vtlb.not_income": Words, "Does not count as income in VTLB.";
    NibudBasicSpending = "nibud.basic_spending": Words, "Nibud basic amounts.";
    RentAllowanceQualityLimit = "rent_allowance.quality_limit": Euro, "Quality discount limit.";
    RentAllowanceCap12 = "rent_allowance.cap_1_2": Euro, "Capping limit, 1 or 2 persons.";
    RentAllowanceCap3 = "rent_allowance.cap_3": Euro, "Capping limit, 3 or more persons.";
    RentAllowanceMaxRent = "rent_allowance.max_rent": Euro, "Rent that counts at most.";
    RentAllowanceMaxRentYoung = "rent_allowance.max_rent_young": Euro, "Rent that counts at most when all are young.";
    RentAllowanceFullAge = "rent_allowance.full_age": Years, "Age at which the ordinary limit applies.";
    RentAllowanceMinAge = "rent_allowance.min_age": Years, "Allowance from age.";
    RentAllowanceOwnShare = "rent_allowance.own_share": Euro, "Norm rent at the lowest income.";
    RentAllowanceOwnShareSingle = "rent_allowance.own_share_single": Euro, "Less on the norm rent, one person.";
    RentAllowanceOwnShareMulti = "rent_allowance.own_share_multi": Euro, "Less on the norm rent, more persons.";
    RentAllowanceOwnShareAdjustment = "rent_allowance.own_share_adjustment": Euro, "Adjustment of the norm rent.";
    RentAllowanceReferenceSingle = "rent_allowance.reference_single": Euro, "Minimum income reference, one person.";
    RentAllowanceReferenceMulti = "rent_allowance.reference_multi": Euro, "Minimum income reference, more persons.";
    RentAllowanceShareFirst = "rent_allowance.share_first": Percent, "Share up to the quality limit.";
    RentAllowanceShareSecond = "rent_allowance.share_second": Percent, "Share up to the capping limit.";
    RentAllowanceShareThird = "rent_allowance.share_third": Percent, "Share above the capping limit.";
    RentAllowanceTaperSingle = "rent_allowance.taper_single": Percent, "Taper, one person.";
    RentAllowanceTaperMulti = "rent_allowance.taper_multi": Percent, "Taper, more persons.";
    RentAllowanceCapitalSingle = "rent_allowance.capital_single": Euro, "Capital limit.";
    RentAllowanceCapitalPartner = "rent_allowance.capital_partner": Euro, "Capital limit with partner.";
    RentAllowanceBareRentOnly = "rent_allowance.bare_rent_only": Flag, "Only the bare rent counts.";
    RentAllowanceYoungIncomeExempt = "rent_allowance.young_income_exempt": Euro, "Income of young co-residents that does not count.";
    CareAllowanceStandardPremium = "care_allowance.standard_premium": Euro, "Standard premium per year.";
    CareAllowanceMinimumWage = "care_allowance.minimum_wage": Euro, "Minimum wage per month, January.";
    CareAllowanceThresholdShare = "care_allowance.threshold_share": Percent, "Threshold income as a share of the year's wage.";
    CareAllowanceThresholdIncome = "care_allowance.threshold_income": Euro, "Threshold income.";
    CareAllowanceNormSingle = "care_allowance.norm_single": Percent, "Share of the threshold, single.";
    CareAllowanceNormPartner = "care_allowance.norm_partner": Percent, "Share of the threshold, with partner.";
    CareAllowanceTaper = "care_allowance.taper": Percent, "Taper above the threshold.";
    CareAllowanceSmallestYear = "care_allowance.smallest_year": Euro, "Below this amount a year nothing is paid.";
    CareAllowanceCapitalSingle = "care_allowance.capital_single": Euro, "Capital limit.";
    CareAllowanceCapitalPartner = "care_allowance.capital_partner": Euro, "Capital limit with partner.";
    CareAllowanceMinAge = "care_allowance.min_age": Years, "Allowance from age.";
    ChildBudgetChild = "child_budget.child": Euro, "Per child.";
    ChildBudgetAge1215 = "child_budget.age_12_15": Euro, "Extra for a child of 12 to 15.";
    ChildBudgetAge1617 = "child_budget.age_16_17": Euro, "Extra for a child of 16 or 17.";
    ChildBudgetSingleParent = "child_budget.single_parent": Euro, "Extra for a single parent.";
    ChildBudgetThreshold = "child_budget.threshold": Euro, "Threshold income.";
    ChildBudgetPartnerPlus = "child_budget.partner_plus": Euro, "Added to the threshold with partner.";
    ChildBudgetTaper = "child_budget.taper": Percent, "Taper above the threshold.";
    ChildBudgetCapitalSingle = "child_budget.capital_single": Euro, "Capital limit.";
    ChildBudgetCapitalPartner = "child_budget.capital_partner": Euro, "Capital limit with partner.";
    RentIncreaseCap = "rent_increase.cap": Percent, "Highest rent increase per tenant.";
    RentIncreaseAverageCap = "rent_increase.average_cap": Percent, "Highest average rent increase of the association.";
    RentIncreaseLowRent = "rent_increase.low_rent": Euro, "Low rent below.";
    RentIncreaseLowRentAmount = "rent_increase.low_rent_amount": Euro, "Increase on a low rent.";
    RentIncreaseMiddleIncomeAmount = "rent_increase.middle_income_amount": Euro, "Increase on a higher middle income.";
    RentIncreaseHighIncomeAmount = "rent_increase.high_income_amount": Euro, "Increase on a high income.";
    RentIncreaseIncomeSingleMiddle = "rent_increase.income.single_middle": Euro, "Income limit of the increase: single, higher middle.";
    RentIncreaseIncomeSingleHigh = "rent_increase.income.single_high": Euro, "Income limit of the increase: single, high.";
    RentIncreaseIncomeMultiMiddle = "rent_increase.income.multi_middle": Euro, "Income limit of the increase: more persons, higher middle.";
    RentIncreaseIncomeMultiHigh = "rent_increase.income.multi_high": Euro, "Income limit of the increase: more persons, high.";
    RentIncreaseMiddleSegment = "rent_increase.middle_segment": Percent, "Highest increase in the middle segment.";
    RentIncreaseFreeSector = "rent_increase.free_sector": Percent, "Highest increase in the free sector.";
    RentReductionLookBack = "rent_reduction.look_back": Years, "Reduction after a fall in income: look back at most.";
    RentReduction2023Target = "rent_reduction_2023.target": Euro, "One-off reduction 2023: to.";
    RentReduction2023Single = "rent_reduction_2023.single": Euro, "One-off reduction 2023: income single up to.";
    RentReduction2023SinglePension = "rent_reduction_2023.single_pension": Euro, "One-off reduction 2023: income single of pension age up to.";
    RentReduction2023Multi = "rent_reduction_2023.multi": Euro, "One-off reduction 2023: income more persons up to.";
    RentReduction2023MultiPension = "rent_reduction_2023.multi_pension": Euro, "One-off reduction 2023: income more persons of pension age up to.";
    RentReduction2023IncomeShare = "rent_reduction_2023.income_share": Percent, "One-off reduction 2023: share of the minimum income reference.";
    RentReduction2023ChildAge = "rent_reduction_2023.child_age": Years, "One-off reduction 2023: children at home count from.";
    NormsSocialIncomeSingle = "norms.social_income_single": Euro, "Income limit of social rent, one person.";
    NormsSocialIncomeMulti = "norms.social_income_multi": Euro, "Income limit of social rent, more persons.";
    NormsSocialRent = "norms.social_rent": Euro, "Rent limit of social rent.";
    NormsSuitableSingle = "norms.suitable_single": Euro, "Suitable allotment: income one person.";
    NormsSuitableMulti = "norms.suitable_multi": Euro, "Suitable allotment: income more persons.";
    NormsSuitableSinglePension = "norms.suitable_single_pension": Euro, "Suitable allotment: income one elderly person.";
    NormsSuitableMultiPension = "norms.suitable_multi_pension": Euro, "Suitable allotment: income more elderly persons.";
    NormsSuitableRent12 = "norms.suitable_rent_1_2": Euro, "Suitable allotment: rent 1 or 2 persons.";
    NormsSuitableRent3 = "norms.suitable_rent_3": Euro, "Suitable allotment: rent 3 or more persons.";
    NormsSuitableShare = "norms.suitable_share": Percent, "Suitable allotment: share of allotments.";
    PrivacyBsnInCollection = "privacy.bsn_in_collection": Flag, "May a landlord use the BSN in collection.";
    PrivacySpecialCategories = "privacy.special_categories": Flag, "May a landlord record health or belief.";
    PrivacyImpactAssessment = "privacy.impact_assessment": Flag, "Is an impact assessment needed.";
    PrivacyNoAutomaticDecision = "privacy.no_automatic_decision": Flag, "No decision by the computer alone.";
    RetentionTenancy = "retention.tenancy": Years, "Tenant data after the end of the tenancy.";
    RetentionFinancial = "retention.financial": Years, "Financial records.";
    RetentionVisitNotes = "retention.visit_notes": Years, "Reports and notes after the arrears ended.";
    RetentionCalculations = "retention.calculations": Months, "Calculations of allowances or budget after the plan, at most.";
    AiHighRiskDuties = "ai.high_risk_duties": Flag, "Do the high-risk AI duties apply.";
}
