//! What a demo start does, in order, as data. The loader lives with the acts, not here.

use crate::stories::{self, contract};
use crate::{THIS_MONTH, TODAY, ymd};
use domain::agreement::Party;
use domain::arrangement::{Origin, RentLine, RentStatement, Rhythm, Term, WhoPays};
use domain::calendar::{Day, Month};
use domain::cause::Cause;
use domain::ids::PartnerId;
use domain::money::Cents;
use domain::outlook::TaskKind;
use domain::partner::{Need, Partner};
use domain::pause::{PauseReason, PauseSource};
use domain::payer::{PayerKind, Pays};
use domain::proof::ProofKind;
use domain::signal::EndResult;
use domain::waiver::{Condition, Ground};

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
    /// A colleague agrees on a payment plan.
    AgreePlan {
        /// Contract number.
        tenancy: String,
        /// Whose proposal it is.
        proposed_by: Party,
        /// How it came about.
        origin: Origin,
        /// The payments beside the rent.
        terms: Vec<Term>,
        /// The rent of the next two months.
        rent: RentStatement,
        /// What the tenant told.
        told: &'static str,
        /// The first step that the tenant chose.
        step: &'static str,
        /// The day of the agreement.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
    },
    /// The first step of a plan was done.
    StepDone {
        /// Contract number.
        tenancy: String,
        /// The day on which we heard so.
        on: Day,
        /// Log-in of who wrote it down.
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
    /// A colleague agrees that the oldest part of what is past due may come later.
    GiveDeferral {
        /// Contract number.
        tenancy: String,
        /// How much.
        amount: Cents,
        /// The last day on which it is on time.
        until: Day,
        /// In the tenant's words.
        words: &'static str,
        /// The day of the agreement.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
    },
    /// A colleague writes down what the tenant sees otherwise, and answers it.
    HearDispute {
        /// Contract number.
        tenancy: String,
        /// The rent month.
        month: Month,
        /// How much of it.
        amount: Cents,
        /// In the tenant's words.
        words: &'static str,
        /// The day by which an answer is promised.
        answer_by: Day,
        /// The day it was said.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
    },
    /// A colleague writes down that a tenant asks for a lower rent, and another one gives it.
    LowerRent {
        /// Contract number.
        tenancy: String,
        /// What the tenant wrote.
        words: &'static str,
        /// First and last month.
        months: (Month, Month),
        /// How much lower, a month.
        per_month: Cents,
        /// The day of the request and of the decision.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
        /// Log-in of who gave it.
        given_by: &'static str,
    },
    /// A colleague writes down that a tenant asks to be spared an increase, and another one grants it.
    SpareIncrease {
        /// Contract number.
        tenancy: String,
        /// The day of the request.
        requested_on: Day,
        /// What the tenant said.
        words: &'static str,
        /// The month of the increase.
        from: Month,
        /// The rent before and after it.
        rents: (Cents, Cents),
        /// The day of the decision.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
        /// Log-in of who granted it.
        given_by: &'static str,
    },
    /// A colleague proposes to waive a part of what is past due; above the mandate it waits for somebody else.
    ProposeWaiver {
        /// Contract number.
        tenancy: String,
        /// How much.
        amount: Cents,
        /// On what ground.
        ground: Ground,
        /// Why, in plain words.
        words: &'static str,
        /// At once, or for each kept month.
        condition: Condition,
        /// From which budget.
        budget_line: &'static str,
        /// The day of the proposal.
        on: Day,
        /// Log-in of who proposes.
        by: &'static str,
    },
    /// A colleague writes down why paying became hard, as the tenant told it.
    TellCause {
        /// Contract number.
        tenancy: String,
        /// What was told.
        cause: Cause,
        /// The day.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
    },
    /// A colleague and the tenant choose one of the measures that fit on that day.
    ChooseMeasure {
        /// Contract number.
        tenancy: String,
        /// Code of the measure; `None` is "nothing yet".
        measure: Option<&'static str>,
        /// The day.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
    },
    /// A colleague puts a row of the day's list away, because something else came in its place.
    PutAway {
        /// Contract number.
        tenancy: String,
        /// What kind of row.
        kind: TaskKind,
        /// Until and with this day.
        until: Day,
        /// Why.
        words: &'static str,
        /// The day.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// A month begins: the night books what was given off its rent.
    MonthBegins {
        /// Its first day.
        on: Day,
    },
    /// A colleague writes down that someone else pays.
    BeginPayer {
        /// Contract number.
        tenancy: String,
        /// What kind of payer.
        kind: PayerKind,
        /// Name.
        name: &'static str,
        /// How to reach them.
        reach: &'static str,
        /// What they pay.
        pays: Pays,
        /// First day for which they pay.
        from: Day,
        /// Last day, when it is known.
        until: Option<Day>,
        /// How the tenant stops it.
        how_to_stop: &'static str,
        /// The day it was written down.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// A colleague writes down what was done of what the law asks, or what was answered.
    WriteDown {
        /// Contract number.
        tenancy: String,
        /// What.
        kind: ProofKind,
        /// In one line.
        words: &'static str,
        /// The day.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// The agreement with the municipality of the demo.
    AgreeWithMunicipality {
        /// The day it was signed and written down.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// A colleague writes down a partner and who works there.
    WritePartner {
        /// The partner.
        partner: Box<Partner>,
        /// The day.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// A partner was asked to help, with the tenant's yes by phone, and some days later the first help came.
    Refer {
        /// Contract number.
        tenancy: String,
        /// To whom.
        partner: PartnerId,
        /// For what.
        need: Need,
        /// The day it was asked.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// The first help of a partner came.
    Helped {
        /// Contract number.
        tenancy: String,
        /// Of whom.
        partner: PartnerId,
        /// The day.
        on: Day,
        /// Log-in of who wrote it down.
        by: &'static str,
    },
    /// A tenancy is signalled to that municipality.
    Signal {
        /// Contract number.
        tenancy: String,
        /// The day.
        on: Day,
        /// Log-in of who did it.
        by: &'static str,
    },
    /// The municipality tells how it ended.
    Answer {
        /// Contract number.
        tenancy: String,
        /// What they say.
        result: EndResult,
        /// The day.
        on: Day,
        /// Log-in of who brought it in.
        by: &'static str,
    },
}

impl Step {
    /// The day of the step; the association's data comes first of all.
    pub fn on(&self) -> Day {
        match self {
            Self::ImportAssociation => stories_begin(),
            Self::ImportStatement { on, .. }
            | Self::LinkReceipt { on, .. }
            | Self::AgreePlan { on, .. }
            | Self::StepDone { on, .. }
            | Self::StartPause { on, .. }
            | Self::GiveDeferral { on, .. }
            | Self::HearDispute { on, .. }
            | Self::LowerRent { on, .. }
            | Self::SpareIncrease { on, .. }
            | Self::ProposeWaiver { on, .. }
            | Self::TellCause { on, .. }
            | Self::ChooseMeasure { on, .. }
            | Self::PutAway { on, .. }
            | Self::MonthBegins { on }
            | Self::BeginPayer { on, .. }
            | Self::WriteDown { on, .. }
            | Self::AgreeWithMunicipality { on, .. }
            | Self::WritePartner { on, .. }
            | Self::Refer { on, .. }
            | Self::Helped { on, .. }
            | Self::Signal { on, .. }
            | Self::Answer { on, .. } => *on,
        }
    }
}

const fn stories_begin() -> Day {
    crate::FIRST_STATEMENT_MONTH.first()
}

/// The steps up to and with a day. The statement of its month came in on that day, as far as it went.
pub fn steps_until(day: Day) -> Vec<Step> {
    let running = stories::statement_name(day.month());
    let mut list = steps();
    for step in &mut list {
        if let Step::ImportStatement { file, on } = step
            && *file == running
        {
            *on = (*on).min(day);
        }
    }
    list.retain(|step| step.on() <= day);
    list.sort_by_key(Step::on);
    list
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
    list.extend(PLANS.iter().flat_map(|plan| [agree(plan), step_done(plan)]));
    list.extend(lowered());
    list.extend(eased());
    list.extend(told_and_chosen());
    list.extend(signalled());
    list.extend(partners());
    list.extend(referred());
    list.sort_by_key(Step::on);
    list
}

/// T06: spared the increase of July on 18 May, and € 180 lower from July until December, asked and given on 10 June.
fn lowered() -> impl Iterator<Item = Step> {
    let (first, last) = stories::LOWER_RENT.months;
    let given = Step::LowerRent {
        tenancy: contract(6),
        words: "Ons inkomen is vanaf mei lager. Mag de huur een half jaar lager?",
        months: (first, last),
        per_month: stories::LOWER_RENT.per_month,
        on: ymd(2026_06_10),
        by: "saskia",
        given_by: "judith",
    };
    let begun = (0..=THIS_MONTH.since(first)).map(move |n| Step::MonthBegins {
        on: first.plus(n).first(),
    });
    let spared = Step::SpareIncrease {
        tenancy: contract(6),
        requested_on: ymd(2026_04_14),
        words: "Vanaf mei komt er minder binnen. Kan de huur blijven zoals die is?",
        from: first,
        rents: stories::SPARED_INCREASE,
        on: ymd(2026_05_18),
        by: "saskia",
        given_by: "judith",
    };
    [spared, given].into_iter().chain(begun)
}

/// What eases paying in the stories beside plans and pauses.
fn eased() -> Vec<Step> {
    let payer = |story, kind, (name, reach, how_to_stop), pays, (from, until), on, by| Step::BeginPayer {
        tenancy: contract(story),
        kind,
        name,
        reach,
        pays,
        from: ymd(from),
        until: (until != 0).then(|| ymd(until)),
        how_to_stop,
        on: ymd(on),
        by,
    };
    let town = "Gemeente Rivierstad";
    let benefit = "0999-100 300, team inkomen";
    let office = (
        "De Haven Bewind",
        "0999-100 400",
        "Dit loopt zolang het bewind loopt. De rechter kan het stoppen.",
    );
    let call = "Bel de gemeente op 0999-100 300 en zeg dat u zelf weer betaalt.";
    vec![
        Step::GiveDeferral {
            tenancy: contract(6),
            amount: Cents(75_800),
            until: ymd(2027_01_31),
            words: "Eind januari weten we waar we wonen. Dan kijken we samen.",
            on: ymd(2026_08_04),
            by: "saskia",
        },
        payer(
            9,
            PayerKind::Municipality,
            (town, benefit, call),
            Pays::Rent,
            (2026_08_01, 0),
            2026_07_20,
            "noor",
        ),
        payer(
            11,
            PayerKind::Municipality,
            (town, benefit, call),
            Pays::Rent,
            (2025_12_01, 2026_04_30),
            2026_01_05,
            "karim",
        ),
        payer(
            11,
            PayerKind::Administrator,
            office,
            Pays::RentAndPlan,
            (2026_05_01, 0),
            2026_05_04,
            "karim",
        ),
        Step::HearDispute {
            tenancy: contract(12),
            month: Month::new(2026, 10),
            amount: Cents(30_000),
            words: "Het lek zit er al acht weken. Eerst het lek, dan praten we over dit deel.",
            answer_by: ymd(2026_11_27),
            on: ymd(2026_10_12),
            by: "saskia",
        },
    ]
}

/// T07: after nine kept months, € 3.100,00 of the old debt; what remains is 20 times € 49,97. The officer who proposes it may
/// decide about € 500, so it waits for the manager.
fn proposed() -> Step {
    Step::ProposeWaiver {
        tenancy: contract(7),
        amount: Cents(310_000),
        ground: Ground::KeptPayments,
        words: "Negen maanden op rij betaald. Het oude bedrag is van de scheiding en staat alleen nog in de weg.",
        condition: Condition::AtOnce,
        budget_line: "Maatwerk huur 2026",
        on: ymd(2026_11_20),
        by: "karim",
    }
}

/// T06: the smaller home from February comes in place of the talk about what the rent is after December.
fn replaced_by_the_move() -> Step {
    Step::PutAway {
        tenancy: contract(6),
        kind: TaskKind::Moment,
        until: ymd(2026_12_31),
        words: "Ze verhuizen op 1 februari naar een kleinere woning, voor € 641,90. In januari is het nog een keer € 879,00. Noor besprak dat op 27 oktober.",
        on: ymd(2026_11_02),
        by: "saskia",
    }
}

/// Story, what was told, the day, who wrote it down.
const CAUSES: [(u8, Cause, i32, &str); 15] = [
    (2, Cause::BenefitLate, 2026_06_11, "karim"),
    (3, Cause::HouseholdChange, 2026_03_27, "noor"),
    (3, Cause::Paperwork, 2026_03_27, "noor"),
    (4, Cause::BenefitLate, 2026_03_10, "karim"),
    (5, Cause::IncomeLess, 2026_03_12, "saskia"),
    (5, Cause::OtherDebts, 2026_04_20, "noor"),
    (6, Cause::IncomeLess, 2026_04_14, "saskia"),
    (6, Cause::Moving, 2026_10_27, "noor"),
    (7, Cause::HouseholdChange, 2026_02_26, "karim"),
    (8, Cause::IncomeStopped, 2026_04_21, "saskia"),
    (9, Cause::BenefitLate, 2026_04_14, "noor"),
    (9, Cause::Stuck, 2026_07_02, "noor"),
    (11, Cause::Paperwork, 2026_05_12, "karim"),
    (12, Cause::Booking, 2026_10_05, "saskia"),
    (12, Cause::HomeDefect, 2026_10_05, "saskia"),
];

/// Story, the measure that was chosen from those that fitted on that day, the day, who wrote it down.
const CHOSEN: [(u8, Option<&str>, i32, &str); 21] = [
    (2, Some("M6"), 2026_06_11, "karim"),
    (3, Some("M18"), 2026_03_27, "noor"),
    (3, Some("M17"), 2026_08_24, "noor"),
    (4, Some("M17"), 2026_05_28, "karim"),
    (5, Some("M14"), 2026_04_20, "noor"),
    (5, Some("M20"), 2026_06_10, "saskia"),
    (6, Some("M1"), 2026_04_14, "saskia"),
    (6, Some("M7"), 2026_05_18, "saskia"),
    (6, Some("M8"), 2026_06_10, "saskia"),
    (6, Some("M9"), 2026_10_27, "noor"),
    (7, Some("M17"), 2026_02_26, "karim"),
    (7, Some("M21"), 2026_11_20, "karim"),
    (8, Some("M1"), 2026_05_19, "noor"),
    (8, Some("M22"), 2026_08_03, "saskia"),
    (8, Some("M17"), 2026_08_14, "saskia"),
    (9, Some("M16"), 2026_04_14, "noor"),
    (9, Some("M23"), 2026_07_02, "noor"),
    (9, None, 2026_10_09, "noor"),
    (10, Some("M14"), 2026_10_12, "saskia"),
    (11, Some("M17"), 2026_06_08, "karim"),
    (12, Some("M10"), 2026_10_05, "saskia"),
];

/// What was told, what was chosen from what fitted, what was proposed and put away.
fn told_and_chosen() -> impl Iterator<Item = Step> {
    let told = CAUSES.iter().map(|(story, cause, on, by)| Step::TellCause {
        tenancy: contract(*story),
        cause: *cause,
        on: ymd(*on),
        by,
    });
    let chosen = CHOSEN.iter().map(|(story, measure, on, by)| Step::ChooseMeasure {
        tenancy: contract(*story),
        measure: *measure,
        on: ymd(*on),
        by,
    });
    told.chain(chosen).chain([proposed(), replaced_by_the_move()])
}

/// What was done before the municipality was told.
const DONE: [(u8, ProofKind, &str, i32, &str); 9] = [
    (
        5,
        ProofKind::Reminder,
        "Brief: de huur van januari en februari staat nog open.",
        2026_02_16,
        "saskia",
    ),
    (
        5,
        ProofKind::Offer,
        "Brief: mag de gemeente u helpen?",
        2026_03_16,
        "saskia",
    ),
    (
        5,
        ProofKind::DebtHelp,
        "Samen schuldhulp gebeld.",
        2026_04_20,
        "noor",
    ),
    (
        5,
        ProofKind::Yes,
        "Graag, als het ’s avonds kan.",
        2026_04_20,
        "noor",
    ),
    (
        9,
        ProofKind::DebtHelp,
        "Gewezen op schuldhulp van de gemeente.",
        2026_04_14,
        "noor",
    ),
    (
        9,
        ProofKind::Offer,
        "Brief: mag de gemeente u helpen?",
        2026_04_16,
        "saskia",
    ),
    (
        10,
        ProofKind::DebtHelp,
        "Brief met hulpaanbod.",
        2026_07_28,
        "saskia",
    ),
    (
        10,
        ProofKind::Offer,
        "Brief: wij geven uw gegevens door, tenzij u dat niet wilt.",
        2026_09_24,
        "saskia",
    ),
    (
        10,
        ProofKind::Review,
        "We dragen niet over. Noor en Ria proberen het samen, op een avond.",
        2026_11_02,
        "judith",
    ),
];

/// Signals of the stories, with the day on which the municipality told how it ended.
const SIGNALLED: [(u8, i32, EndResult, i32); 3] = [
    (5, 2026_04_21, EndResult::FinancialHelp, 2026_06_08),
    (9, 2026_05_12, EndResult::OtherHelp, 2026_05_22),
    (10, 2026_10_12, EndResult::NoContact, 2026_10_30),
];

/// T05, T09 and T10 and the municipality.
fn signalled() -> impl Iterator<Item = Step> {
    let agreed = Step::AgreeWithMunicipality {
        on: ymd(2026_01_12),
        by: "judith",
    };
    let done = DONE.iter().map(|(story, kind, words, on, by)| Step::WriteDown {
        tenancy: contract(*story),
        kind: *kind,
        words,
        on: ymd(*on),
        by,
    });
    let sent = SIGNALLED.iter().map(|(story, on, ..)| Step::Signal {
        tenancy: contract(*story),
        on: ymd(*on),
        by: "saskia",
    });
    let answered = SIGNALLED.iter().map(|(story, _, result, on)| Step::Answer {
        tenancy: contract(*story),
        result: *result,
        on: ymd(*on),
        by: "saskia",
    });
    std::iter::once(agreed).chain(done).chain(sent).chain(answered)
}

/// Who helps around here, written down once the municipality had signed.
fn partners() -> impl Iterator<Item = Step> {
    stories::partners::partners().map(|partner| Step::WritePartner {
        partner: Box::new(partner),
        on: ymd(2026_01_14),
        by: "judith",
    })
}

/// Story, partner, for what, the day it was asked and the day the first help came, who wrote it down.
const REFERRED: [(u8, &str, Need, i32, i32, &str); 4] = [
    (3, "vrijwilligers", Need::Letters, 2026_04_01, 2026_04_20, "noor"),
    (3, "energie", Need::Energy, 2026_10_05, 2026_10_16, "noor"),
    (6, "energie", Need::Energy, 2026_09_07, 2026_09_18, "saskia"),
    (8, "energie", Need::Energy, 2026_08_17, 2026_08_28, "noor"),
];

fn referred() -> impl Iterator<Item = Step> {
    REFERRED
        .iter()
        .flat_map(|(story, partner, need, on, helped, by)| {
            let asked = Step::Refer {
                tenancy: contract(*story),
                partner: stories::partners::id(partner),
                need: *need,
                on: ymd(*on),
                by,
            };
            let helped = Step::Helped {
                tenancy: contract(*story),
                partner: stories::partners::id(partner),
                on: ymd(*helped),
                by,
            };
            [asked, helped]
        })
}

/// A plan of the stories: payments of one amount until all is paid, beside the rent.
struct Plan {
    story: u8,
    total: Cents,
    each: Cents,
    first: i32,
    rent: Cents,
    origin: Origin,
    whose: (Party, WhoPays),
    told: &'static str,
    step: &'static str,
    on: i32,
    by: &'static str,
}

/// Days after the plan on which the first step was done.
const STEP_DAYS: i32 = 4;

const OWN: (Party, WhoPays) = (Party::Tenant, WhoPays::Tenant);

#[rustfmt::skip] // one plan in two lines, as in the table of the stories
const PLANS: [Plan; 5] = [
    Plan { story: 3, total: Cents(116_862), each: Cents(10_000), first: 2026_09_01, rent: Cents(58_431), origin: Origin::Visit, whose: OWN,
        told: "Nu de papieren op orde zijn, kan ik elke maand honderd euro missen.",
        step: "Henk vraagt zijn zus Gerda om mee te kijken bij de bank", on: 2026_08_24, by: "noor" },
    Plan { story: 4, total: Cents(48_900), each: Cents(8_150), first: 2026_06_03, rent: Cents(48_900), origin: Origin::Phone, whose: OWN,
        told: "Ik wil het voor de winter weg hebben.",
        step: "Sanne zet zelf een vaste overboeking klaar", on: 2026_05_28, by: "karim" },
    Plan { story: 7, total: Cents(454_940), each: Cents(5_000), first: 2026_03_05, rent: Cents(63_740), origin: Origin::Phone, whose: OWN,
        told: "Vijftig per maand lukt mij altijd.",
        step: "Precious zet een vaste overboeking klaar", on: 2026_02_26, by: "karim" },
    Plan { story: 8, total: Cents(206_808), each: Cents(20_000), first: 2026_09_02, rent: Cents(73_089), origin: Origin::Phone, whose: OWN,
        told: "Van de kamerhuur gaat tweehonderd naar het oude bedrag.",
        step: "Joop zet de kamerhuur op een aparte rekening", on: 2026_08_14, by: "saskia" },
    Plan { story: 11, total: Cents(31_200), each: Cents(2_600), first: 2026_07_01, rent: Cents(56_813), origin: Origin::Letter,
        whose: (Party::Third, WhoPays::Administrator), told: "",
        step: "De bewindvoerder zet de betaling van elke maand klaar", on: 2026_06_08, by: "karim" },
];

fn agree(plan: &Plan) -> Step {
    let (on, first) = (ymd(plan.on), ymd(plan.first));
    let mut left = plan.total;
    let mut terms = Vec::new();
    for n in 0.. {
        if !left.is_positive() {
            break;
        }
        let amount = plan.each.min(left);
        terms.push(Term {
            due_on: Rhythm::Monthly.day(first, n),
            amount,
        });
        left -= amount;
    }
    let line = |n| RentLine {
        month: on.month().plus(n),
        who: plan.whose.1,
        amount: plan.rent,
        on: on.month().plus(n).on(if plan.story == 7 { 5 } else { 1 }),
    };
    Step::AgreePlan {
        tenancy: contract(plan.story),
        proposed_by: plan.whose.0,
        origin: plan.origin,
        terms,
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: plan.told,
        step: plan.step,
        on,
        by: plan.by,
    }
}

fn step_done(plan: &Plan) -> Step {
    Step::StepDone {
        tenancy: contract(plan.story),
        on: ymd(plan.on).plus(STEP_DAYS),
        by: plan.by,
    }
}
