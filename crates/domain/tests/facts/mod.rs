//! Short words for writing down the facts of a tenancy in a test.
#![allow(dead_code, reason = "each test file uses its own part")]

use domain::agreement::{Agreement, AgreementState, Party};
use domain::arrangement::{Change, Origin, Plan, PlanState, RentLine, RentStatement, Term, WhoPays};
use domain::calendar::{Day, Month, Watch};
use domain::contact::{Contact, ContactKind, Direction, Outcome};
use domain::deferral::{Deferral, DeferralState};
use domain::discount::{Discount, DiscountState};
use domain::dispute::{Dispute, DisputeState, Recognition};
use domain::help::Help;
use domain::ids::{
    AgreementId, ContactId, DeferralId, DiscountId, DisputeId, EntryKey, OrgNo, PauseId, PayerId, PlanId,
    ProofId, UserId, WaiverId,
};
use domain::ledger::{Account, Allocation, EntryKind, LedgerEntry, Method, Part, Scratch, Terms, settle};
use domain::mandate::Rank;
use domain::money::Cents;
use domain::outlook::{Choice, Facts, Outlook, Reason, TaskKind, outlook, outlook_known_by};
use domain::pause::{Pause, PauseReason, PauseSource};
use domain::payer::{Payer, PayerKind, Pays};
use domain::policy::{AllocationOrder, Policy};
use domain::proof::{Proof, ProofKind};
use domain::request::Request;
use domain::waiver::{Condition, Decision, Ground, Verdict, Waiver};

/// `2026_11_21` as a day.
pub fn ymd(n: i32) -> Day {
    let part = |n: i32| i8::try_from(n).unwrap();
    Day::new(
        i16::try_from(n / 10_000).unwrap(),
        part(n / 100 % 100),
        part(n % 100),
    )
    .unwrap()
}

/// `2026_11` as a month.
pub fn ym(n: i32) -> Month {
    Month::new(n / 100, n % 100)
}

pub fn oldest_first() -> Policy {
    Policy {
        allocation: AllocationOrder::OldestFirst,
        ..Policy::DEFAULT
    }
}

/// The tenant pays the rents of a month and the next on the first.
pub fn rent_of(first: Month, cents: i64) -> RentStatement {
    let line = |n| RentLine {
        month: first.plus(n),
        who: WhoPays::Tenant,
        amount: Cents(cents),
        on: first.plus(n).first(),
    };
    RentStatement {
        lines: [line(0), line(1)],
    }
}

/// Everything known about one tenancy, written down fact by fact.
#[derive(Clone, Debug)]
pub struct Book {
    pub terms: Terms,
    pub entries: Vec<LedgerEntry>,
    pub contacts: Vec<Contact>,
    pub agreements: Vec<Agreement>,
    pub choices: Vec<Choice>,
    pub plans: Vec<Plan>,
    pub pauses: Vec<Pause>,
    pub deferrals: Vec<Deferral>,
    pub disputes: Vec<Dispute>,
    pub payers: Vec<Payer>,
    pub waivers: Vec<Waiver>,
    pub decisions: Vec<Decision>,
    pub discounts: Vec<Discount>,
    pub debt_help: Vec<domain::debt_help::DebtHelp>,
    pub proofs: Vec<Proof>,
    pub requests: Vec<Request>,
    pub policy: Policy,
}

impl Book {
    pub fn new() -> Self {
        Self {
            terms: Terms {
                start: ymd(2020_01_01),
                end: None,
                due_days: Vec::new(),
                expected_arrears_since: None,
            },
            entries: Vec::new(),
            contacts: Vec::new(),
            agreements: Vec::new(),
            choices: Vec::new(),
            plans: Vec::new(),
            pauses: Vec::new(),
            deferrals: Vec::new(),
            disputes: Vec::new(),
            payers: Vec::new(),
            waivers: Vec::new(),
            decisions: Vec::new(),
            discounts: Vec::new(),
            debt_help: Vec::new(),
            proofs: Vec::new(),
            requests: Vec::new(),
            policy: Policy::DEFAULT,
        }
    }

    /// Something the law asks to have done, or the answer to it.
    pub fn proof(&mut self, on: i32, kind: ProofKind) -> &mut Proof {
        let n = self.proofs.len().to_string();
        self.proofs.push(Proof {
            id: ProofId::derived(OrgNo(1), &n),
            kind,
            on: ymd(on),
            contact: None,
            words: String::new(),
            day_part: None,
            corrects: None,
            by: None,
            learned_on: ymd(on),
        });
        self.proofs.last_mut().unwrap()
    }

    /// Rent of one amount for each month, charged on the first.
    pub fn rents(&mut self, first: i32, last: i32, cents: i64) -> &mut Self {
        for n in 0..=ym(last).since(ym(first)) {
            let month = ym(first).plus(n);
            self.entry(EntryKind::Charge, month.first(), cents).month = Some(month);
        }
        self
    }

    /// The same payment in each month on a day.
    pub fn pays(&mut self, first: i32, last: i32, day: i32, cents: i64) -> &mut Self {
        for n in 0..=ym(last).since(ym(first)) {
            self.entry(EntryKind::Receipt, ym(first).plus(n).on(day), -cents);
        }
        self
    }

    pub fn entry(&mut self, kind: EntryKind, on: Day, cents: i64) -> &mut LedgerEntry {
        let n = self.entries.len().to_string();
        self.entries.push(LedgerEntry {
            key: EntryKey::of(&["test", &n]),
            kind,
            effective_on: on,
            learned_on: on,
            amount: Cents(cents),
            month: None,
            method: Method::Unknown,
            reason: (kind == EntryKind::Reversal).then_some(*b"AM04"),
            link: None,
        });
        self.entries.last_mut().unwrap()
    }

    pub fn charge(&mut self, on: i32, cents: i64) -> &mut LedgerEntry {
        self.entry(EntryKind::Charge, ymd(on), cents)
    }
    pub fn receipt(&mut self, on: i32, cents: i64) -> &mut LedgerEntry {
        self.entry(EntryKind::Receipt, ymd(on), -cents)
    }
    pub fn returned(&mut self, on: i32, cents: i64) -> &mut LedgerEntry {
        self.entry(EntryKind::Reversal, ymd(on), cents)
    }

    pub fn contact(
        &mut self,
        on: i32,
        kind: ContactKind,
        direction: Direction,
        outcome: Outcome,
    ) -> &mut Contact {
        let n = format!("{:04}", self.contacts.len());
        self.contacts.push(Contact {
            id: ContactId::derived(OrgNo(1), &n),
            on: ymd(on),
            day_part: None,
            kind,
            direction,
            outcome,
            note: String::new(),
            next_on: None,
            by: None,
            learned_on: ymd(on),
            corrects: None,
        });
        self.contacts.last_mut().unwrap()
    }

    /// We called, and this is how it went.
    pub fn call(&mut self, on: i32, outcome: Outcome) -> &mut Contact {
        self.contact(on, ContactKind::Phone, Direction::Outgoing, outcome)
    }

    pub fn agree(&mut self, party: Party, made_on: i32, due_on: i32, cents: i64) -> &mut Agreement {
        let n = self.agreements.len().to_string();
        self.agreements.push(Agreement {
            id: AgreementId::derived(OrgNo(1), &n),
            version: 1,
            party,
            action: format!("agreement {n}"),
            made_on: ymd(made_on),
            due_on: (due_on != 0).then(|| ymd(due_on)),
            amount: (cents != 0).then_some(Cents(cents)),
            state: AgreementState::Open,
            by: None,
            learned_on: ymd(made_on),
        });
        self.agreements.last_mut().unwrap()
    }

    /// A plan made on a day about all that was due then.
    pub fn plan(&mut self, made_on: Day, terms: Vec<Term>) -> &mut Plan {
        let n = self.plans.len().to_string();
        self.plans.push(Plan {
            id: PlanId::derived(OrgNo(1), &n),
            version: 1,
            started_on: made_on,
            made_on,
            learned_on: made_on,
            by: None,
            proposed_by: Party::Tenant,
            origin: Origin::Phone,
            change: Change::Agreed,
            state: PlanState::Running,
            covers_until: made_on,
            terms,
            missed_before: 0,
            rent: rent_of(made_on.month().plus(1), 70_000),
            own_step: None,
            told: String::new(),
            aftercare: true,
        });
        self.plans.last_mut().unwrap()
    }

    pub fn pause(&mut self, source: PauseSource, from: Day, until: Day) -> &mut Pause {
        let n = self.pauses.len().to_string();
        self.pauses.push(Pause {
            id: PauseId::derived(OrgNo(1), &n),
            version: 1,
            source,
            reason: PauseReason::Other,
            words: String::new(),
            from,
            until,
            review_on: None,
            made_on: from,
            by: None,
            learned_on: from,
        });
        self.pauses.last_mut().unwrap()
    }

    pub fn defer(&mut self, parts: Vec<Part>, made_on: i32, until: i32) -> &mut Deferral {
        let n = self.deferrals.len().to_string();
        self.deferrals.push(Deferral {
            id: DeferralId::derived(OrgNo(1), &n),
            version: 1,
            parts,
            until: ymd(until),
            words: String::new(),
            state: DeferralState::Given,
            made_on: ymd(made_on),
            by: None,
            learned_on: ymd(made_on),
        });
        self.deferrals.last_mut().unwrap()
    }

    pub fn dispute(&mut self, parts: Vec<Part>, raised_on: i32, answer_by: i32) -> &mut Dispute {
        let n = self.disputes.len().to_string();
        self.disputes.push(Dispute {
            id: DisputeId::derived(OrgNo(1), &n),
            version: 1,
            says: Recognition::Partly,
            parts,
            words: String::new(),
            payments: Vec::new(),
            raised_on: ymd(raised_on),
            answerer: UserId::derived(OrgNo(1), "noor"),
            answer_by: ymd(answer_by),
            state: DisputeState::Open,
            answer: String::new(),
            by: None,
            made_on: ymd(raised_on),
            learned_on: ymd(raised_on),
        });
        self.disputes.last_mut().unwrap()
    }

    pub fn payer(&mut self, kind: PayerKind, from: i32, until: i32) -> &mut Payer {
        let n = self.payers.len().to_string();
        self.payers.push(Payer {
            id: PayerId::derived(OrgNo(1), &n),
            version: 1,
            kind,
            name: "payer".to_owned(),
            reach: String::new(),
            pays: Pays::RentAndPlan,
            from: ymd(from),
            until: (until != 0).then(|| ymd(until)),
            how_to_stop: "say so".to_owned(),
            made_on: ymd(from),
            by: None,
            learned_on: ymd(from),
        });
        self.payers.last_mut().unwrap()
    }

    /// A lower rent, granted on a day.
    pub fn discount(&mut self, made_on: Day, last: Month) -> &mut Discount {
        let n = self.discounts.len().to_string();
        self.discounts.push(Discount {
            id: DiscountId::derived(OrgNo(1), &n),
            version: 1,
            requested_on: made_on,
            request: "lower".to_owned(),
            first: made_on.month(),
            last,
            per_month: Cents(5_000),
            state: DiscountState::Granted,
            decided_by: None,
            by: None,
            answer: String::new(),
            made_on,
            learned_on: made_on,
        });
        self.discounts.last_mut().unwrap()
    }

    /// A proposal to waive € 100 at once.
    pub fn waiver(&mut self, on: Day) -> &mut Waiver {
        let n = self.waivers.len().to_string();
        self.waivers.push(Waiver {
            id: WaiverId::derived(OrgNo(1), &n),
            by: UserId::derived(OrgNo(1), "noor"),
            rank: Rank::Officer,
            amount: Cents(10_000),
            covers_until: on,
            ground: Ground::Other,
            words: "because".to_owned(),
            condition: Condition::AtOnce,
            budget_line: "budget".to_owned(),
            plan: None,
            proposed_on: on,
            learned_on: on,
        });
        self.waivers.last_mut().unwrap()
    }

    /// A manager's yes.
    pub fn decide(&mut self, on: Day) -> &mut Decision {
        self.decisions.push(Decision {
            waiver: WaiverId::derived(OrgNo(1), "0"),
            by: UserId::derived(OrgNo(1), "mara"),
            rank: Rank::Manager,
            verdict: Verdict::Approve,
            words: "so".to_owned(),
            limits: None,
            on,
            learned_on: on,
        });
        self.decisions.last_mut().unwrap()
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts {
            terms: &self.terms,
            entries: &self.entries,
            contacts: &self.contacts,
            agreements: &self.agreements,
            choices: &self.choices,
            help: Help {
                plans: &self.plans,
                pauses: &self.pauses,
                deferrals: &self.deferrals,
                disputes: &self.disputes,
                payers: &self.payers,
                waivers: &self.waivers,
                decisions: &self.decisions,
                discounts: &self.discounts,
                debt_help: &self.debt_help,
                proofs: &self.proofs,
                requests: &self.requests,
                ..Help::NONE
            },
        }
    }

    pub fn on(&self, today: i32) -> Outlook<'_> {
        self.at(ymd(today))
    }
    pub fn at(&self, today: Day) -> Outlook<'_> {
        outlook(&self.facts(), &self.policy, today)
    }
    pub fn known(&self, today: Day, known_by: Day) -> Outlook<'_> {
        let mut scratch = Scratch::default();
        outlook_known_by(
            &self.facts(),
            &self.policy,
            today,
            Some(known_by),
            &mut scratch,
            &mut |_| {},
        )
    }

    pub fn account(&self, today: i32) -> Account {
        self.allocations(today).0
    }
    pub fn allocations(&self, today: i32) -> (Account, Vec<Allocation>) {
        let mut list = Vec::new();
        let watch = Watch::new(ymd(today));
        let mut scratch = Scratch::default();
        let account = settle(
            &self.entries,
            &self.terms,
            &self.policy,
            &watch,
            None,
            &mut scratch,
            |a| list.push(a),
        );
        (account, list)
    }

    /// The kinds of rows on a day, in order.
    pub fn rows(&self, today: i32) -> Vec<TaskKind> {
        self.on(today).tasks.iter().map(|t| t.reason.kind()).collect()
    }

    pub fn reason(&self, today: i32, kind: TaskKind) -> Option<Reason> {
        let tasks = self.on(today).tasks;
        tasks.into_iter().map(|t| t.reason).find(|r| r.kind() == kind)
    }
}
