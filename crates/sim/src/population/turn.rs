//! What households beside the stories told of why paying became hard, and what they chose with a colleague: so that use and
//! effect of the measures can be seen in a demo.

use super::behaviour::{Habit, Life};
use super::{Population, contract, rng};
use crate::FIRST_STATEMENT_MONTH;
use crate::demo::{self, Step};
use crate::random::Rng;
use domain::calendar::Day;
use domain::cause::Cause;

/// Homes of which colleagues wrote it down; a larger demo has no more of them, so that it loads as fast.
const HOMES: u32 = 2_000;

const STAFF: [&str; 3] = ["noor", "karim", "saskia"];

/// The day on which something changed for a household.
struct Turn {
    told: Option<(Day, Cause)>,
    /// The day, and the measure; `None` is "nothing yet".
    chosen: (Day, Option<&'static str>),
}

impl Turn {
    fn of(life: &Life, rng: &mut Rng) -> Option<Self> {
        match life.habit {
            Habit::Plan { missed, .. } => Some(Self {
                told: Some((missed.plus(1).on(9), why_less(rng))),
                chosen: (missed.plus(2).on(27), Some("M17")),
            }),
            Habit::Shifted { since } => {
                life.other_day()?;
                let on = since.plus(1).on(12);
                Some(Self {
                    told: Some((on, Cause::BenefitLate)),
                    chosen: (on, Some("M6")),
                })
            }
            Habit::Half { since } => {
                // Whatever the agreed day of the month: half of it is past due by then.
                Some(Self {
                    told: Some((since.on(18), Cause::IncomeLess)),
                    chosen: (since.on(28), Some("M17")),
                })
            }
            Habit::Stopped { since } => Some(Self {
                told: None,
                chosen: (since.on(24), None),
            }),
            Habit::Debit | Habit::OnTime | Habit::Announced | Habit::Left { .. } | Habit::Uneven => None,
        }
    }

    fn steps(&self, tenancy: String, by: &'static str) -> impl Iterator<Item = Step> {
        let (on, measure) = self.chosen;
        let chosen = Step::ChooseMeasure {
            tenancy: tenancy.clone(),
            measure,
            on,
            by,
        };
        let told = self.told.map(|(on, cause)| Step::TellCause {
            tenancy,
            cause,
            on,
            by,
        });
        told.into_iter().chain([chosen])
    }
}

fn why_less(rng: &mut Rng) -> Cause {
    *rng.pick(&[
        Cause::IncomeLess,
        Cause::IncomeLess,
        Cause::HouseholdChange,
        Cause::OtherDebts,
    ])
}

impl Population {
    /// All steps of a demo of this size, in order of day, up to and with the day of the population.
    pub fn steps(&self) -> Vec<Step> {
        let mut list = demo::steps_until(self.known_on);
        list.extend(self.turns());
        list.sort_by_key(Step::on);
        list
    }

    /// What the homes beside the twelve told and chose, from the day the demo begins to the day of the population.
    fn turns(&self) -> Vec<Step> {
        let mut list = Vec::new();
        for index in 0..self.background_count().min(HOMES) {
            let mut rng = rng(self.seed, 0x7012, index);
            let by = rng.pick::<&'static str>(&STAFF);
            let turn = Turn::of(&Life::new(self.seed, index), &mut rng);
            list.extend(turn.iter().flat_map(|turn| turn.steps(contract(index), by)));
        }
        let known = FIRST_STATEMENT_MONTH.first()..=self.known_on;
        list.retain(|step| known.contains(&step.on()));
        list
    }
}
