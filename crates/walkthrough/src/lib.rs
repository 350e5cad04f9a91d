//! The demo association De Linde, taken step by step through the same acts and files as a real one would be: by the demo
//! itself and by the tests of the rooms above the store. What the steps are stands in [`sim::demo`].

use domain::agreement::Party;
use domain::arrangement::FIRST_STEP_DAYS;
use domain::calendar::Day;
use domain::discount::DiscountState;
use domain::dispute::Recognition;
use domain::ids::{
    CauseId, ChoiceId, DeferralId, DiscountId, DisputeId, MeasureChoiceId, PauseId, PayerId, PlanId, ProofId,
    ReferralId, SparedIncreaseId, UserId, WaiverId,
};
use domain::money::Cents;
use domain::network::SaidYes;
use domain::referral::{ASK_AFTER, Stage, Way};
use domain::signal::{Agreement, Column, Field, Format};
use domain::spared_increase::SparedState;
use sim::demo::Step;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use work::association_data::{FolderSet, Received};
use work::deferral::NewDeferral;
use work::discount::NewDiscount;
use work::dispute::NewDispute;
use work::measure::{NewCause, NewChoice as MeasureChosen};
use work::part::About;
use work::pause::NewPause;
use work::payer::NewPayer;
use work::plan::{NewPlan, OwnStep};
use work::proof::NewProof;
use work::record::NewChoice;
use work::referral::NewReferral;
use work::row::BankKey;
use work::signal::Pick;
use work::spared::NewSpared;
use work::statement::{Report, StatementFile};
use work::waiver::NewWaiver;
use work::{Actor, At, Db, Error, Refusal};

/// What came of a step.
#[derive(Debug)]
pub enum Taken {
    /// Association data came in.
    Association(Box<Received>),
    /// A statement came in.
    Statement(Box<Report>),
    /// A colleague did something.
    Act,
}

/// Takes a step. Files are in `folder`, `now` is the real moment, and `heard` is told how many rows of a file are in.
pub fn take(
    db: &Db,
    system: &Actor,
    step: &Step,
    folder: &Path,
    now: i64,
    heard: &dyn Fn(u64),
) -> Result<Taken, Error> {
    let at = At {
        today: step.on(),
        now,
    };
    match step {
        Step::ImportAssociation => {
            let today = sim::TODAY;
            let received = association(db, system, At { today, now }, folder, heard)?;
            Ok(Taken::Association(Box::new(received)))
        }
        Step::ImportStatement { file, .. } => {
            let report = statement(db, system, at, &folder.join(file), heard)?;
            Ok(Taken::Statement(Box::new(report)))
        }
        _ => act(db, system, at, step).map(|()| Taken::Act),
    }
}

/// Brings in the association's own data as it is in `folder`, seen from the day of `at`.
pub fn association(
    db: &Db,
    actor: &Actor,
    at: At,
    folder: &Path,
    heard: &dyn Fn(u64),
) -> Result<Received, Error> {
    let set = FolderSet(folder.to_owned());
    let tell = |_, rows| heard(u64::try_from(rows).unwrap_or(u64::MAX));
    work::association_data::receive(db, actor, at, &set, &tell)
}

/// Brings in a statement file from disk. What is kept is the file's own name: the folders of this machine mean nothing to
/// whoever reads the trail.
pub fn statement(db: &Db, actor: &Actor, at: At, path: &Path, heard: &dyn Fn(u64)) -> Result<Report, Error> {
    let own = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let open = || Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)) as Box<dyn BufRead>);
    let file = StatementFile {
        name: &own,
        open: &open,
    };
    work::statement::receive(db, actor, at, &file, heard)
}

/// What a colleague does, with their rights and under their name.
fn act(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    match step {
        Step::LinkReceipt { tenancy, by, .. } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            work::desk::link(db, &actor, at, &waiting(db, &actor, step)?, id)
        }
        Step::AgreePlan {
            tenancy,
            proposed_by,
            origin,
            terms,
            rent,
            told,
            step,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let plan = NewPlan {
                id: PlanId::derived(system.org, &format!("demo:{tenancy}")),
                proposed_by: *proposed_by,
                origin: *origin,
                terms: terms.clone(),
                rent: *rent,
                told: (*told).to_owned(),
                aftercare: true,
                own_step: Some(OwnStep::New {
                    action: (*step).to_owned(),
                    due_on: at.today.plus(FIRST_STEP_DAYS),
                }),
            };
            work::plan::agree(db, &actor, at, id, &plan)
        }
        Step::StepDone { tenancy, by, .. } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let file = work::case_file::read(db, &actor, id)?;
            let step = file.plans.iter().rev().find_map(|plan| plan.own_step);
            let step = step.ok_or(Refusal::Missing("own_step"))?;
            work::record::turn_agreement(db, &actor, at, id, step, work::record::Turn::Done)
        }
        Step::StartPause {
            tenancy,
            source,
            reason,
            from,
            review_on,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let pause = NewPause {
                id: PauseId::derived(system.org, &format!("demo:{tenancy}:{from}")),
                source: *source,
                reason: *reason,
                words: String::new(),
                from: *from,
                until: None,
                review_on: *review_on,
            };
            work::pause::start(db, &actor, at, id, &pause)
        }
        _ => ease(db, system, at, step),
    }
}

/// What eases paying beside plans and pauses.
fn ease(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    match step {
        Step::GiveDeferral {
            tenancy,
            amount,
            until,
            words,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let deferral = NewDeferral {
                id: DeferralId::derived(system.org, &format!("demo:{tenancy}")),
                about: About::PastDue,
                amount: Some(*amount),
                until: *until,
                words: (*words).to_owned(),
            };
            work::deferral::give(db, &actor, at, id, &deferral)
        }
        Step::HearDispute {
            tenancy,
            month,
            amount,
            words,
            answer_by,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let dispute = NewDispute {
                id: DisputeId::derived(system.org, &format!("demo:{tenancy}")),
                says: Recognition::Partly,
                about: Some(About::Month(*month)),
                amount: Some(*amount),
                words: (*words).to_owned(),
                payment: None,
                raised_on: None,
                answerer: UserId::derived(system.org, by),
                answer_by: *answer_by,
            };
            work::dispute::hear(db, &actor, at, id, &dispute)
        }
        Step::BeginPayer {
            tenancy,
            kind,
            name,
            reach,
            pays,
            from,
            until,
            how_to_stop,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let payer = NewPayer {
                id: PayerId::derived(system.org, &format!("demo:{tenancy}:{from}")),
                kind: *kind,
                name: (*name).to_owned(),
                reach: (*reach).to_owned(),
                pays: *pays,
                from: *from,
                until: *until,
                how_to_stop: (*how_to_stop).to_owned(),
            };
            work::payer::begin(db, &actor, at, id, &payer)
        }
        Step::MonthBegins { .. } => work::discount::run(db, system, at).map(drop),
        Step::LowerRent { .. } => lower_rent(db, system, at, step),
        Step::SpareIncrease { .. } => spare(db, system, at, step),
        _ => told_or_chosen(db, system, at, step),
    }
}

/// What was told, chosen, proposed and put away.
fn told_or_chosen(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    match step {
        Step::TellCause {
            tenancy, cause, by, ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let told = NewCause {
                id: CauseId::derived(system.org, &format!("demo:{tenancy}:{}", cause.code())),
                cause: *cause,
                said_by: Party::Tenant,
                over: false,
            };
            work::measure::tell(db, &actor, at, id, told)
        }
        Step::ChooseMeasure {
            tenancy, measure, by, ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let file = work::case_file::read(db, &actor, id)?;
            let offered = work::measure::panel(db, &actor, at, &file)?.offered;
            let made = MeasureChosen {
                id: MeasureChoiceId::derived(system.org, &format!("demo:{tenancy}:{}", at.today)),
                offered: offered.into_iter().map(|o| o.measure.code).collect(),
                chosen: measure.map(str::to_owned),
            };
            work::measure::choose(db, &actor, at, id, &made)
        }
        Step::ProposeWaiver {
            tenancy,
            amount,
            ground,
            words,
            condition,
            budget_line,
            by,
            ..
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let waiver = NewWaiver {
                id: WaiverId::derived(system.org, &format!("demo:{tenancy}")),
                amount: *amount,
                ground: *ground,
                words: (*words).to_owned(),
                condition: *condition,
                budget_line: (*budget_line).to_owned(),
            };
            work::waiver::propose(db, &actor, at, id, &waiver)
        }
        Step::PutAway { .. } => put_away(db, system, at, step),
        _ => signalled(db, system, at, step),
    }
}

/// "Something else" with a row of that day.
fn put_away(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    let Step::PutAway {
        tenancy,
        kind,
        until,
        words,
        by,
        ..
    } = step
    else {
        return Ok(());
    };
    let actor = colleague(db, system, by)?;
    let id = work::case_file::by_reference(db, &actor, tenancy)?;
    let file = work::case_file::read(db, &actor, id)?;
    let outlook = file.outlook(at.today);
    let row = outlook.tasks.iter().find(|t| t.reason.kind() == *kind);
    let row = row.ok_or(Refusal::Missing("task"))?;
    let choice = NewChoice {
        id: ChoiceId::derived(system.org, &format!("demo:{tenancy}:{}", row.key)),
        task_key: row.key.clone(),
        until: Some(*until),
        reason: Some((*words).to_owned()),
    };
    work::record::choose(db, &actor, at, id, &choice)
}

/// An increase that is spared: written down by one colleague, granted by another.
fn spare(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    let Step::SpareIncrease {
        tenancy,
        requested_on,
        words,
        from,
        rents: (before, after),
        by,
        given_by,
        ..
    } = step
    else {
        return Ok(());
    };
    let actor = colleague(db, system, by)?;
    let id = work::case_file::by_reference(db, &actor, tenancy)?;
    let new = NewSpared {
        id: SparedIncreaseId::derived(system.org, &format!("demo:{tenancy}")),
        requested_on: *requested_on,
        words: (*words).to_owned(),
        from: *from,
        before: *before,
        after: *after,
    };
    work::spared::request(db, &actor, at, id, &new)?;
    let decider = colleague(db, system, given_by)?;
    work::spared::decide(db, &decider, at, id, (new.id, 1), SparedState::Granted, "")
}

/// A lower rent for a while: written down by one colleague, given by another.
fn lower_rent(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    let Step::LowerRent {
        tenancy,
        words,
        months: (first, last),
        per_month,
        by,
        given_by,
        ..
    } = step
    else {
        return Ok(());
    };
    let actor = colleague(db, system, by)?;
    let id = work::case_file::by_reference(db, &actor, tenancy)?;
    let new = NewDiscount {
        id: DiscountId::derived(system.org, &format!("demo:{tenancy}")),
        requested_on: at.today,
        request: (*words).to_owned(),
        first: *first,
        last: *last,
        per_month: *per_month,
        self_contained: true,
    };
    work::discount::request(db, &actor, at, id, &new)?;
    let decider = colleague(db, system, given_by)?;
    work::discount::decide(db, &decider, at, id, (new.id, 1), DiscountState::Granted, "")
}

/// What goes before a signal to the municipality, the signal, and its answer.
fn signalled(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    match step {
        Step::WriteDown {
            tenancy,
            kind,
            words,
            on,
            by,
        } => {
            let actor = colleague(db, system, by)?;
            let id = work::case_file::by_reference(db, &actor, tenancy)?;
            let proof = NewProof {
                id: ProofId::derived(system.org, &format!("demo:{tenancy}:{}:{on}", kind.code())),
                kind: *kind,
                on: None,
                contact: None,
                words: (*words).to_owned(),
                day_part: None,
            };
            work::proof::write_down(db, &actor, at, id, &proof)
        }
        Step::AgreeWithMunicipality { on, by } => {
            work::signal::agree(db, &colleague(db, system, by)?, at, &rivierstad(*on), 0)
        }
        Step::WritePartner { partner, by, .. } => {
            work::partner::write(db, &colleague(db, system, by)?, at, partner, 0)
        }
        Step::Refer { .. } | Step::Helped { .. } => referred(db, system, at, step),
        Step::Signal { tenancy, by, .. } => {
            let actor = colleague(db, system, by)?;
            let tenancy = work::case_file::by_reference(db, &actor, tenancy)?;
            let pick = Pick {
                tenancy,
                crisis: false,
            };
            work::signal::make_file(db, &actor, at, &rivierstad(at.today).code, &[pick]).map(drop)
        }
        Step::Answer { .. } => answer(db, system, at, step),
        _ => Ok(()),
    }
}

/// The municipality's file with how a signal ended, as it sends one.
fn answer(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    let Step::Answer {
        tenancy,
        result,
        on,
        by,
    } = step
    else {
        return Ok(());
    };
    let actor = colleague(db, system, by)?;
    let sent = work::signal::overview(db, &actor, at)?.sent;
    let signal = sent.iter().find(|s| s.reference == *tenancy);
    let signal = signal
        .ok_or_else(|| Refusal::NoSuchHelp(tenancy.clone()))?
        .signal
        .id;
    let answers = format!("kenmerk;resultaat;datum\n{signal};{};{on}\n", result.code());
    let name = format!("terugkoppeling-{on}.csv");
    work::signal::receive(db, &actor, at, &name, answers.as_bytes()).map(drop)
}

/// A partner was asked, or the first help came.
fn referred(db: &Db, system: &Actor, at: At, step: &Step) -> Result<(), Error> {
    let (Step::Refer {
        tenancy, partner, by, ..
    }
    | Step::Helped {
        tenancy, partner, by, ..
    }) = step
    else {
        return Ok(());
    };
    let actor = colleague(db, system, by)?;
    let id = work::case_file::by_reference(db, &actor, tenancy)?;
    let referral = ReferralId::derived(system.org, &format!("demo:{tenancy}:{partner}"));
    let Step::Refer { need, .. } = step else {
        return work::referral::turn(db, &actor, at, id, (referral, 1), Stage::Helped);
    };
    let new = NewReferral {
        id: referral,
        partner: *partner,
        need: *need,
        said_yes: SaidYes::ByPhone,
        yes_on: at.today,
        way: Way::Called,
        follow_up: at.today.plus_working_days(ASK_AFTER * 4),
    };
    work::referral::ask(db, &actor, at, id, &new)
}

/// What De Linde agreed with its municipality.
fn rivierstad(signed_on: Day) -> Agreement {
    let also = [Field::SignalledOn];
    let column = |field: &Field| Column {
        field: *field,
        title: field.code().to_owned(),
    };
    Agreement {
        code: Agreement::code_of("Rivierstad"),
        version: 0,
        name: "Rivierstad".to_owned(),
        towns: vec!["Rivierstad".to_owned()],
        signed_on,
        until: None,
        min_days: 30,
        max_days: None,
        least: Cents::ZERO,
        least_items: 0,
        delivery_day: Some(12),
        columns: Field::DEFAULT.iter().chain(&also).map(column).collect(),
        format: Format::Csv,
    }
}

/// The key of the receipt that a step links, as it waits at the desk.
fn waiting(db: &Db, actor: &Actor, step: &Step) -> Result<BankKey, Error> {
    let Step::LinkReceipt {
        account,
        counterparty_iban,
        booked_on,
        amount,
        ..
    } = step
    else {
        return Err(Refusal::NotAtTheDesk.into());
    };
    let waiting = work::desk::waiting(db, actor, None, 10_000)?;
    let wanted = waiting.iter().find(|w| {
        w.row.entry.account == *account
            && w.row.booked_on == *booked_on
            && w.row.entry.amount == *amount
            && w.row.entry.counterparty_iban.as_deref() == Some(counterparty_iban)
    });
    wanted
        .map(|w| w.row.bank_key())
        .ok_or_else(|| Refusal::NotAtTheDesk.into())
}

/// Someone of the staff that came with the association, by log-in name: to act with their rights and under their name.
pub fn colleague(db: &Db, system: &Actor, login: &str) -> Result<Actor, Error> {
    let user = UserId::derived(system.org, login);
    let found = work::login::actor_of(db, system.org, user)?;
    found.ok_or_else(|| Refusal::NoSuchColleague(login.to_owned()).into())
}
