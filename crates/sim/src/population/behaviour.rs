//! How a household pays, and what was said about it.

use super::{MONTHS, STATEMENTS_FROM, Talks, first_history, rng};
use crate::household::{AgreementRow, ContactRow, StoryRow};
use crate::random::Rng;
use crate::{THIS_MONTH, TODAY};
use domain::agreement::{AgreementState, Party};
use domain::calendar::{Day, DueDay, Month};
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::money::Cents;
use domain::tenancy::PaymentMethod;

/// How money comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Our collection.
    Debit,
    /// The bank took a collection back.
    Returned(&'static str),
    /// With the payment reference.
    Reference,
    /// With the contract number in words.
    Words,
    /// Nothing useful, from a known account.
    OwnAccount,
    /// Nothing useful, from an account nobody knows.
    Stranger,
}

/// A receipt (positive) or a return (negative).
#[derive(Clone, Copy, Debug)]
pub(super) struct Money {
    pub on: Day,
    pub amount: Cents,
    pub way: Way,
    /// The rent month it is about.
    pub month: Month,
}

/// The kinds of payers, with what is particular to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// By collection; now and then one comes back.
    Debit,
    /// By transfer, on the agreed day or a few days before; now and then late, rarely a miss.
    OnTime,
    /// A few days later each month since this month: the pay day moved.
    Shifted { since: Month },
    /// Three months missed from here, then a plan of so many cents a month.
    Plan { missed: Month, extra: i64 },
    /// Nothing since this month.
    Stopped { since: Month },
    /// Half the rent since this month.
    Half { since: Month },
    /// Pays, and told us that trouble may come.
    Announced,
    /// Left, with the last months open.
    Left { open: i32 },
    /// Skips a month now and then and makes up for it.
    Uneven,
}

/// One background tenancy over time.
pub(super) struct Life {
    pub start: Day,
    pub end: Option<Day>,
    pub due_day: u8,
    pub method: PaymentMethod,
    pub energy_label: &'static str,
    pub expected_since: Option<Day>,
    pub habit: Habit,
    base: i64,
    way: Way,
    /// Continues where the terms were drawn; copied before each use, so that asking twice gives the same.
    rng: Rng,
}

/// Days after the agreed one on which the money comes at the latest, for who is paid on another day now.
const LATEST_SHIFT: u8 = 7;

const STAFF: [&str; 4] = ["noor", "karim", "saskia", "ria"];

impl Life {
    pub(super) fn new(seed: u64, index: u32) -> Self {
        let mut r = rng(seed, 0x11FE, index);
        let base = 41_000 + r.cents(43_000);
        let habit = habit(&mut r);
        let debit = habit == Habit::Debit;
        let mut due_day = 1;
        if r.chance(if debit { 100 } else { 250 }) {
            due_day = *r.pick(&[5, 8, 10, 25]);
        }
        let way = match r.below(100) {
            _ if debit => Way::Debit,
            0..60 => Way::Reference,
            60..85 => Way::Words,
            _ => Way::OwnAccount,
        };
        let end = matches!(habit, Habit::Left { .. }).then(|| THIS_MONTH.plus(-1 - r.small(12)).last());
        Self {
            start: start(&mut r, habit),
            end,
            due_day,
            method: if debit {
                PaymentMethod::DirectDebit
            } else {
                PaymentMethod::Transfer
            },
            energy_label: *r.pick(&["A", "B", "B", "C", "C", "C", "D", "D", "E", "F"]),
            expected_since: (habit == Habit::Announced).then(|| TODAY.plus(-5 - r.small(50))),
            habit,
            base,
            way,
            rng: r,
        }
    }

    /// First month of the history: 24 months, or from the start of the tenancy.
    pub(super) fn first_month(&self) -> Month {
        self.start.month().max(first_history())
    }

    pub(super) fn charged_months(&self) -> impl Iterator<Item = Month> + use<> {
        let last = self.end.map_or(THIS_MONTH, Day::month);
        let first = self.first_month();
        (0..=last.since(first)).map(move |n| first.plus(n))
    }

    /// The rent of a month, with the yearly rises of July 2025 and July 2026.
    pub(super) fn rent(&self, month: Month) -> Cents {
        let mut rent = self.base;
        if month >= Month::new(2025, 7) {
            rent = rent * 1045 / 1000;
        }
        if month >= Month::new(2026, 7) {
            rent = rent * 1041 / 1000;
        }
        Cents(rent)
    }

    pub(super) fn rent_periods(&self) -> Vec<(Day, Cents)> {
        let first = self.first_month();
        let last = self.end.map_or(THIS_MONTH, Day::month);
        let rises = [Month::new(2025, 7), Month::new(2026, 7)]
            .into_iter()
            .filter(|m| first < *m && *m <= last);
        let begin = (self.start.max(first.first()), self.rent(first));
        std::iter::once(begin)
            .chain(rises.map(|m| (m.first(), self.rent(m))))
            .collect()
    }

    /// The day a household agreed on whose money comes later since a month; not everybody was asked yet.
    pub(super) fn other_day(&self) -> Option<(Month, u8)> {
        let Habit::Shifted { since } = self.habit else {
            return None;
        };
        let day = self.due_day + LATEST_SHIFT;
        let mut asked = self.rng;
        (asked.chance(700) && DueDay::new(day).is_some()).then(|| (since.plus(2), day))
    }

    fn due_on(&self, month: Month) -> Day {
        DueDay::new(self.due_day)
            .unwrap_or(DueDay::FIRST)
            .in_month(month)
            .max(self.start)
    }

    /// Every receipt and return up to yesterday, by day.
    pub(super) fn money(&self) -> Vec<Money> {
        let mut purse = Purse {
            life: self,
            rng: self.rng,
            owed: 0,
            list: Vec::new(),
        };
        for month in self.charged_months() {
            purse.month(month);
        }
        let mut list = purse.list;
        list.retain(|m| m.on < TODAY && m.amount != Cents::ZERO);
        list.sort_by_key(|m| m.on);
        list
    }

    pub(super) fn contacts(&self) -> Vec<ContactRow> {
        self.talks().0
    }
    pub(super) fn agreements(&self) -> Vec<AgreementRow> {
        self.talks().1
    }
    pub(super) fn told(&self) -> Vec<StoryRow> {
        self.talks().2
    }

    fn talks(&self) -> Talks {
        let mut log = Log {
            rng: self.rng,
            talks: Talks::default(),
        };
        log.rng.next_u64();
        match self.habit {
            Habit::Plan { missed, extra } => log.plan(self, missed, extra),
            Habit::Stopped { since } => log.stopped(since),
            Habit::Half { since } => log.half(since),
            Habit::Announced => log.announced(self.expected_since.unwrap_or(TODAY)),
            Habit::Left { .. } => {
                let on = self.end.unwrap_or(TODAY).plus(20);
                log.say(
                    on,
                    ContactKind::Mail,
                    Outcome::Sent,
                    "Overzicht na vertrek gestuurd.",
                    None,
                );
            }
            Habit::Debit | Habit::OnTime | Habit::Shifted { .. } | Habit::Uneven => log.small_talk(),
        }
        log.talks
    }
}

fn habit(r: &mut Rng) -> Habit {
    let draw = r.below(1000);
    let ago = |r: &mut Rng, from: i32, span: u16| THIS_MONTH.plus(-from - r.small(span));
    match draw {
        0..715 => Habit::Debit,
        715..952 => Habit::OnTime,
        952..966 => Habit::Shifted { since: ago(r, 3, 5) },
        966..978 => Habit::Plan {
            missed: ago(r, 6, 12),
            extra: 5_000 + 2_500 * r.cents(3),
        },
        978..982 => Habit::Stopped { since: ago(r, 0, 6) },
        982..985 => Habit::Half { since: ago(r, 1, 5) },
        985..988 => Habit::Announced,
        988..992 => Habit::Left { open: 1 + r.small(3) },
        _ => Habit::Uneven,
    }
}

/// Most have lived there for long; some moved in during the last two years. Whoever has a story of missed months has the months.
fn start(r: &mut Rng, habit: Habit) -> Day {
    let recent = matches!(habit, Habit::Debit | Habit::OnTime) && r.chance(90);
    let months = if recent {
        1 + r.small(22)
    } else {
        MONTHS + 6 + r.small(330)
    };
    THIS_MONTH.plus(-months).first()
}

struct Purse<'a> {
    life: &'a Life,
    rng: Rng,
    /// What was skipped and will be made up for.
    owed: i64,
    list: Vec<Money>,
}

impl Purse<'_> {
    fn month(&mut self, month: Month) {
        let rent = self.life.rent(month).0;
        let due = self.life.due_on(month);
        match self.life.habit {
            Habit::Debit => self.by_debit(month, due, rent),
            Habit::OnTime | Habit::Announced => self.on_time(month, due, rent),
            Habit::Shifted { since } if month >= since => {
                let late = i32::from(LATEST_SHIFT) - self.rng.small(3);
                self.pay(month, due.plus(late), rent);
            }
            Habit::Plan { missed, extra } => self.with_plan(month, due, rent, missed, extra),
            Habit::Stopped { since } if month >= since => {}
            Habit::Half { since } if month >= since => self.pay(month, due, rent / 2),
            Habit::Left { open } if self.life.end.is_some_and(|end| end.month().since(month) < open) => {}
            Habit::Uneven => self.uneven(month, due, rent),
            Habit::Shifted { .. } | Habit::Stopped { .. } | Habit::Half { .. } | Habit::Left { .. } => {
                self.early(month, due, rent);
            }
        }
    }

    fn push(&mut self, month: Month, on: Day, cents: i64, way: Way) {
        self.list.push(Money {
            on: on.max(self.life.start),
            amount: Cents(cents),
            way,
            month,
        });
    }

    /// A transfer; about one in a hundred in the statement months comes from an account nobody knows.
    fn pay(&mut self, month: Month, on: Day, cents: i64) {
        let usual = if self.life.way == Way::Debit {
            Way::Reference
        } else {
            self.life.way
        };
        let unknown = self.rng.chance(10) && on >= STATEMENTS_FROM.first();
        self.push(month, on, cents, if unknown { Way::Stranger } else { usual });
    }

    fn early(&mut self, month: Month, due: Day, cents: i64) {
        let days = self.rng.small(4);
        self.pay(month, due.plus(-days), cents);
    }

    fn by_debit(&mut self, month: Month, due: Day, rent: i64) {
        let on = weekday_from(due);
        self.push(month, on, rent, Way::Debit);
        if self.owed > 0 {
            let owed = std::mem::take(&mut self.owed);
            let days = self.rng.small(12);
            self.pay(month, on.plus(days), owed);
        }
        if !self.rng.chance(5) {
            return;
        }
        let reason = *self.rng.pick(&["AM04", "AM04", "AM04", "MS03", "MD06"]);
        self.push(month, weekday_from(on.plus(2)), -rent, Way::Returned(reason));
        if self.rng.chance(750) {
            let days = 7 + self.rng.small(8);
            self.pay(month, on.plus(days), rent);
        } else {
            self.owed += rent;
        }
    }

    fn on_time(&mut self, month: Month, due: Day, rent: i64) {
        let draw = self.rng.below(1000);
        let made_up = std::mem::take(&mut self.owed);
        if draw < 4 {
            self.owed = rent + made_up;
        } else if draw < 12 {
            let days = 5 + self.rng.small(8);
            self.pay(month, due.plus(days), rent + made_up);
        } else {
            self.early(month, due, rent + made_up);
        }
    }

    fn with_plan(&mut self, month: Month, due: Day, rent: i64, missed: Month, extra: i64) {
        if (0..3).contains(&month.since(missed)) {
            self.owed += rent;
            return;
        }
        let instalment = self.owed.min(extra);
        self.owed -= instalment;
        self.early(month, due, rent + instalment);
    }

    fn uneven(&mut self, month: Month, due: Day, rent: i64) {
        if self.owed == 0 && self.rng.chance(80) {
            self.owed = rent;
            return;
        }
        let made_up = std::mem::take(&mut self.owed);
        let days = self.rng.small(6);
        self.pay(month, due.plus(days), rent + made_up);
    }
}

/// The day itself or the Monday after: banks collect on working days.
fn weekday_from(day: Day) -> Day {
    match day.weekday() {
        5 => day.plus(2),
        6 => day.plus(1),
        _ => day,
    }
}

struct Log {
    rng: Rng,
    talks: Talks,
}

impl Log {
    fn say(&mut self, on: Day, kind: ContactKind, outcome: Outcome, note: &str, next_on: Option<Day>) {
        if on >= TODAY {
            return;
        }
        let list = &mut self.talks.0;
        let part = *self
            .rng
            .pick(&[DayPart::Morning, DayPart::Afternoon, DayPart::Evening]);
        list.push(ContactRow {
            key: format!("C{:03}", list.len() + 1),
            on,
            day_part: Some(part),
            kind,
            direction: Direction::Outgoing,
            outcome,
            note: note.to_owned(),
            next_on,
            by: self.rng.pick::<&'static str>(&STAFF),
        });
    }

    fn plan(&mut self, life: &Life, missed: Month, extra: i64) {
        let made = missed.plus(2).on(16 + self.rng.small(10));
        self.say(
            missed.on(12),
            ContactKind::Phone,
            Outcome::NotReached,
            "Geen gehoor.",
            None,
        );
        self.say(
            missed.plus(1).on(9),
            ContactKind::HomeVisit,
            Outcome::Talked,
            "Gesproken over wat er kan.",
            None,
        );
        self.say(
            made,
            ContactKind::Phone,
            Outcome::Agreed,
            "Plan gemaakt naast de huur.",
            None,
        );
        let begin = missed.plus(3);
        let missed_rent: i64 = (0..3).map(|n| life.rent(missed.plus(n)).0).sum();
        let mut rest = missed_rent;
        let mut made_on = made;
        let by = *self.rng.pick(&STAFF);
        for n in 0..=THIS_MONTH.plus(1).since(begin) {
            let month = begin.plus(n);
            let due = life.due_on(month);
            let instalment = rest.min(extra);
            if instalment == 0 || made_on > TODAY {
                return;
            }
            rest -= instalment;
            let amount = life.rent(month) + Cents(instalment);
            self.talks.1.push(AgreementRow {
                key: format!("P{month}"),
                party: Party::Tenant,
                action: format!(
                    "Huur en {}, {}",
                    Cents(instalment),
                    crate::stories::month_words(month)
                ),
                made_on,
                due_on: Some(due),
                amount: Some(amount),
                state: AgreementState::Open,
                by,
            });
            made_on = due.plus(1);
        }
    }

    fn stopped(&mut self, since: Month) {
        self.say(
            since.on(6),
            ContactKind::Text,
            Outcome::Sent,
            "Vriendelijk bericht gestuurd.",
            None,
        );
        let reached = self.rng.chance(400);
        if since < THIS_MONTH {
            let outcome = if reached {
                Outcome::Talked
            } else {
                Outcome::NotReached
            };
            let note = if reached {
                "Vertelde dat het inkomen weg is."
            } else {
                "Geen gehoor."
            };
            self.say(since.on(24), ContactKind::Phone, outcome, note, None);
        }
        if since.plus(1) < THIS_MONTH {
            self.say(
                since.plus(1).on(14),
                ContactKind::HomeVisit,
                Outcome::NotReached,
                "Kaartje in de bus.",
                None,
            );
        }
        if reached && since < THIS_MONTH {
            self.talks.2.push(StoryRow {
                key: "S001".to_owned(),
                on: since.on(24),
                text: "Mijn contract is niet verlengd. Ik zoek ander werk en weet nog niet wanneer er weer geld komt."
                    .to_owned(),
                told_to: "saskia",
            });
        }
    }

    fn half(&mut self, since: Month) {
        let next = if self.rng.chance(500) {
            Some(TODAY.plus(3 + self.rng.small(12)))
        } else {
            None
        };
        self.say(
            since.on(18),
            ContactKind::Phone,
            Outcome::Talked,
            "Betaalt wat lukt, minder uren werk.",
            next,
        );
    }

    fn announced(&mut self, since: Day) {
        let outcome = if self.rng.chance(500) {
            Outcome::Talked
        } else {
            Outcome::Sent
        };
        self.say(
            since,
            ContactKind::Mail,
            outcome,
            "Inkomen verandert binnenkort, zegt de huurder zelf.",
            None,
        );
    }

    fn small_talk(&mut self) {
        if !self.rng.chance(25) {
            return;
        }
        let on = TODAY.plus(-20 - self.rng.small(300));
        let note = *self.rng.pick(&[
            "Vraag over de servicekosten beantwoord.",
            "Nieuw telefoonnummer doorgegeven.",
            "Vraag over de betaaldag. Blijft zoals het is.",
        ]);
        self.say(on, ContactKind::Phone, Outcome::Talked, note, None);
    }
}
