//! The order of a round: the shortest way along the visits that keeps the agreed times (S1.8).
//!
//! Up to nine visits every order is weighed; beyond that the order grows visit by visit and is then improved by
//! turning parts of it around. Whole numbers only, so that a phone and a server come to the same order.

/// Up to so many visits the best order is found for certain.
pub const EXACT: usize = 9;
/// A street is longer than the straight line: 13 for 10.
const DETOUR: (i64, i64) = (13, 10);
/// Metres in a minute, by bicycle through a neighbourhood.
const PACE: i64 = 200;
/// Minutes to lock the bicycle and find the door.
const DISMOUNT: i32 = 2;

/// A place: latitude and longitude in millionths of a degree.
pub type Point = (i32, i32);

/// A visit as the route sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where; a home without coordinates costs no way.
    pub at: Option<Point>,
    /// Not before and not after, in minutes of the day.
    pub window: Option<(i32, i32)>,
    /// Minutes inside.
    pub stays: i32,
}

/// An order with its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Places in the given list, in the order of going.
    pub order: Vec<usize>,
    /// Time at each door in that order, in minutes of the day.
    pub arrivals: Vec<i32>,
    /// Minutes later than agreed, all visits together.
    pub late: i32,
    /// When the last visit is over, in minutes of the day.
    pub done_at: i32,
}

/// Metres along the streets between two places, roughly.
pub fn metres(a: Point, b: Point) -> i64 {
    let middle = i64::from(a.0).midpoint(i64::from(b.0)).abs();
    // A millionth of a degree of latitude is 0.1113 m; of longitude that times the cosine of the latitude.
    let north = (i64::from(a.0) - i64::from(b.0)) * 1_113 / 10_000;
    let east = (i64::from(a.1) - i64::from(b.1)) * 1_113 / 10_000 * cosine(middle) / 10_000;
    (north * north + east * east).isqrt() * DETOUR.0 / DETOUR.1
}

/// Ten thousand times the cosine of a latitude in millionths of a degree, straight between points ten degrees apart.
fn cosine(latitude: i64) -> i64 {
    const TENS: [i64; 10] = [10_000, 9_848, 9_397, 8_660, 7_660, 6_428, 5_000, 3_420, 1_736, 0];
    let ten = usize::try_from(latitude / 10_000_000).unwrap_or(9).min(8);
    let rest = (latitude - i64::try_from(ten).unwrap_or(0) * 10_000_000).clamp(0, 10_000_000);
    TENS[ten] - (TENS[ten] - TENS[ten + 1]) * rest / 10_000_000
}

/// Minutes from one place to another.
pub fn minutes(from: Option<Point>, to: Option<Point>) -> i32 {
    let (Some(from), Some(to)) = (from, to) else {
        return DISMOUNT;
    };
    let way = i32::try_from((metres(from, to) + PACE - 1) / PACE).unwrap_or(i32::MAX / 4);
    way + DISMOUNT
}

/// The best order: first the fewest minutes later than agreed, then the earliest end, then the shortest way.
pub fn plan(start: Option<Point>, starts_at: i32, calls: &[Call]) -> Route {
    let ways = Ways::of(start, calls);
    let order = if calls.len() <= EXACT {
        exact(&ways, starts_at, calls)
    } else {
        grown(&ways, starts_at, calls)
    };
    timed(&ways, starts_at, calls, order)
}

/// The times of an order that somebody chose: the calls as they are given.
pub fn along(start: Option<Point>, starts_at: i32, calls: &[Call]) -> Route {
    timed(
        &Ways::of(start, calls),
        starts_at,
        calls,
        (0..calls.len()).collect(),
    )
}

/// Minutes between all places; the last row is the start.
struct Ways(Vec<Vec<i32>>);

impl Ways {
    fn of(start: Option<Point>, calls: &[Call]) -> Self {
        let row = |from: Option<Point>| calls.iter().map(|to| minutes(from, to.at)).collect();
        // Without a place to start from, the first way costs nothing.
        let first = match start {
            Some(_) => row(start),
            None => vec![0; calls.len()],
        };
        Self(calls.iter().map(|c| row(c.at)).chain([first]).collect())
    }
    fn start(&self) -> usize {
        self.0.len() - 1
    }
}

/// How good an order is so far: minutes late, the time, minutes on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    late: i32,
    time: i32,
    way: i32,
}

impl Weight {
    fn begin(starts_at: i32) -> Self {
        Self {
            late: 0,
            time: starts_at,
            way: 0,
        }
    }
    /// After one more visit; with the time at its door.
    fn then(self, way: i32, call: &Call) -> (Self, i32) {
        let (from, until) = call.window.unwrap_or((0, i32::MAX));
        let door = self.time.saturating_add(way).max(from);
        let next = Self {
            late: self.late + (door - until).max(0),
            time: door.saturating_add(call.stays),
            way: self.way + way,
        };
        (next, door)
    }
}

struct Search<'a> {
    ways: &'a Ways,
    calls: &'a [Call],
    best: Option<(Weight, Vec<usize>)>,
    order: Vec<usize>,
    used: Vec<bool>,
}

impl Search<'_> {
    fn go(&mut self, from: usize, weight: Weight) {
        // More visits never make it earlier or less late: what is already worse can't become the best.
        if self.best.as_ref().is_some_and(|(best, _)| *best <= weight) {
            return;
        }
        if self.order.len() == self.calls.len() {
            self.best = Some((weight, self.order.clone()));
            return;
        }
        for next in 0..self.calls.len() {
            if self.used[next] {
                continue;
            }
            let (after, _) = weight.then(self.ways.0[from][next], &self.calls[next]);
            self.used[next] = true;
            self.order.push(next);
            self.go(next, after);
            self.order.pop();
            self.used[next] = false;
        }
    }
}

fn exact(ways: &Ways, starts_at: i32, calls: &[Call]) -> Vec<usize> {
    let mut search = Search {
        ways,
        calls,
        best: None,
        order: Vec::with_capacity(calls.len()),
        used: vec![false; calls.len()],
    };
    search.go(ways.start(), Weight::begin(starts_at));
    search.best.map(|(_, order)| order).unwrap_or_default()
}

fn weigh(ways: &Ways, starts_at: i32, calls: &[Call], order: &[usize]) -> Weight {
    let mut from = ways.start();
    order.iter().fold(Weight::begin(starts_at), |weight, to| {
        let (next, _) = weight.then(ways.0[from][*to], &calls[*to]);
        from = *to;
        next
    })
}

/// Each visit at its best place in the order so far, then parts turned around and visits moved while that helps.
fn grown(ways: &Ways, starts_at: i32, calls: &[Call]) -> Vec<usize> {
    let weight = |order: &[usize]| weigh(ways, starts_at, calls, order);
    let mut order: Vec<usize> = Vec::new();
    for call in 0..calls.len() {
        let places = (0..=order.len()).map(|at| {
            let mut with = order.clone();
            with.insert(at, call);
            with
        });
        if let Some(best) = places.min_by_key(|o| weight(o)) {
            order = best;
        }
    }
    loop {
        let better = neighbours(&order).min_by_key(|o| weight(o));
        match better {
            Some(better) if weight(&better) < weight(&order) => order = better,
            _ => return order,
        }
    }
}

/// Orders with one part turned around, or one visit moved.
fn neighbours(order: &[usize]) -> impl Iterator<Item = Vec<usize>> + '_ {
    let n = order.len();
    let pairs = move || (0..n).flat_map(move |a| (0..n).map(move |b| (a, b)));
    let turned = pairs().filter(|(a, b)| a < b).map(|(a, b)| {
        let mut other = order.to_vec();
        other[a..=b].reverse();
        other
    });
    let moved = pairs().filter(|(a, b)| a != b).map(|(a, b)| {
        let mut other = order.to_vec();
        let call = other.remove(a);
        other.insert(b, call);
        other
    });
    turned.chain(moved)
}

fn timed(ways: &Ways, starts_at: i32, calls: &[Call], order: Vec<usize>) -> Route {
    let mut from = ways.start();
    let mut weight = Weight::begin(starts_at);
    let mut arrivals = Vec::with_capacity(order.len());
    for to in &order {
        let (next, door) = weight.then(ways.0[from][*to], &calls[*to]);
        arrivals.push(door);
        weight = next;
        from = *to;
    }
    Route {
        order,
        arrivals,
        late: weight.late,
        done_at: weight.time,
    }
}
