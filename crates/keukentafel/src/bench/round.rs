//! `keukentafel bench round`: how long the order of a round takes (S1.8).

use crate::clock;
use anyhow::ensure;
use domain::visit::route::{Call, plan};

/// Where the rounds begin, in millionths of a degree.
const START: (i32, i32) = (52_370_000, 4_890_000);

/// Orders rounds of so many visits within a neighbourhood, every third with an agreed time, and prints what one takes.
#[expect(clippy::cast_precision_loss, reason = "milliseconds for people")]
pub fn run(visits: u16, times: u32) -> anyhow::Result<()> {
    ensure!(visits > 0 && times > 0, "visits and times begin at one");
    let began = clock::micros();
    let mut minutes = 0;
    for turn in 0..times {
        minutes += i64::from(plan(Some(START), 540, &calls(visits, turn)).done_at - 540);
    }
    let each = (clock::micros() - began) as f64 / 1e3 / f64::from(times);
    println!(
        "{each:.1} ms for the order of {visits} visits, {times} rounds of {} minutes",
        minutes / i64::from(times)
    );
    Ok(())
}

/// Homes within one and a half kilometres, others in every turn.
fn calls(visits: u16, turn: u32) -> Vec<Call> {
    let spread =
        |n: u16, by: u32, within: u32| i32::try_from((u32::from(n) + turn) * by % within).unwrap_or_default();
    (0..visits)
        .map(|n| Call {
            at: Some((
                START.0 + spread(n, 7_919, 13_000),
                START.1 + spread(n, 6_101, 17_000),
            )),
            window: (n % 3 == 2).then_some((660, 780)),
            stays: 30,
        })
        .collect()
}
