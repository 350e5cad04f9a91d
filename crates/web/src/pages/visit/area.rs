//! A picture of the area from coordinates: no map service, nothing asked from elsewhere. The numbers stand in the list
//! beside it too, so that the picture may be missed.

use domain::visit::route::Point;
use maud::{Markup, html};

const WIDTH: i64 = 640;
const HEIGHT: i64 = 360;
const EDGE: i64 = 28;

/// One place in the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Its number, from 1.
    pub number: usize,
    /// Where.
    pub at: Point,
}

/// Numbered places; with a way drawn between them when they stand in an order. Nothing where nothing is known.
pub(super) fn picture(words: &str, spots: &[Spot], way: bool) -> Markup {
    let Some(frame) = Frame::around(spots) else {
        return html! {};
    };
    let places: Vec<(i64, i64)> = spots.iter().map(|s| frame.place(s.at)).collect();
    let line: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
    html! {
        svg.kt-area viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(words) focusable="false" {
            rect.kt-area__ground x="0" y="0" width=(WIDTH) height=(HEIGHT) rx="12" {}
            @if way { polyline.kt-area__way points=(line.join(" ")) {} }
            @for (spot, (x, y)) in spots.iter().zip(&places) {
                circle.kt-area__spot cx=(x) cy=(y) r="15" {}
                text.kt-area__number x=(x) y=(y + 5) text-anchor="middle" { (spot.number) }
            }
        }
    }
}

struct Frame {
    south: i64,
    west: i64,
    /// Millionths of a degree of latitude that are one hundredth of a unit of the picture.
    scale: i64,
    across: i64,
    up: i64,
}

/// A degree of longitude is shorter than one of latitude; in the Netherlands about 62 for 100.
const fn shortened(longitude: i64) -> i64 {
    longitude * 62 / 100
}

impl Frame {
    fn around(spots: &[Spot]) -> Option<Self> {
        let lat = || spots.iter().map(|s| i64::from(s.at.0));
        let lon = || spots.iter().map(|s| shortened(i64::from(s.at.1)));
        let (south, north) = (lat().min()?, lat().max()?);
        let (west, east) = (lon().min()?, lon().max()?);
        let (tall, wide) = (north - south, east - west);
        let scale = (tall * 100 / (HEIGHT - 2 * EDGE))
            .max(wide * 100 / (WIDTH - 2 * EDGE))
            .max(100);
        Some(Self {
            south,
            west,
            scale,
            across: (WIDTH - wide * 100 / scale) / 2,
            up: (HEIGHT - tall * 100 / scale) / 2,
        })
    }

    fn place(&self, at: Point) -> (i64, i64) {
        let x = self.across + (shortened(i64::from(at.1)) - self.west) * 100 / self.scale;
        let y = HEIGHT - self.up - (i64::from(at.0) - self.south) * 100 / self.scale;
        (x, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_stands_inside_the_picture_with_north_above() {
        let spots: Vec<Spot> = [
            (51_958_380, 5_219_808),
            (51_946_900, 5_216_202),
            (51_951_480, 5_233_060),
        ]
        .into_iter()
        .zip(1..)
        .map(|(at, number)| Spot { number, at })
        .collect();
        let frame = Frame::around(&spots).unwrap();
        let places: Vec<_> = spots.iter().map(|s| frame.place(s.at)).collect();
        for (x, y) in &places {
            assert!(
                (20..=WIDTH - 20).contains(x) && (20..=HEIGHT - 20).contains(y),
                "{places:?}"
            );
        }
        assert!(places[0].1 < places[1].1, "north is above");
        assert!(places[1].0 < places[2].0, "east is right");
        let one = picture("x", &spots[..1], false).into_string();
        assert!(one.contains("<circle"));
        assert!(picture("x", &[], false).into_string().is_empty());
    }
}
