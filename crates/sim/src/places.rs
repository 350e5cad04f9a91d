//! Rivierstad: three neighbourhoods, their streets, postcodes and places on the map.
//!
//! The town does not exist. Its coordinates lie around a real river town, shifted, so that a map shows
//! something plausible; the postcode numbers are not in use.

use crate::household::DwellingRow;

/// A neighbourhood as the association divides its area.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhood {
    /// Name.
    pub name: &'static str,
    /// Four digits of the postcode.
    pub postcode: u16,
    /// South-west corner, millionths of a degree.
    corner: (i32, i32),
    /// Streets; the first carries the neighbourhood's name.
    pub streets: [&'static str; 6],
}

/// The three neighbourhoods of Woonstichting De Linde.
pub const NEIGHBOURHOODS: [Neighbourhood; 3] = [
    Neighbourhood {
        name: "Noordkade",
        postcode: 1891,
        corner: (51_958_200, 5_219_400),
        streets: [
            "Noordkade",
            "Kraanstraat",
            "Pakhuisplein",
            "Schippersgang",
            "Touwslagerstraat",
            "Sluiswachterspad",
        ],
    },
    Neighbourhood {
        name: "De Wilgen",
        postcode: 1892,
        corner: (51_951_300, 5_231_700),
        streets: [
            "De Wilgen",
            "Knotwilglaan",
            "Lisdoddestraat",
            "Rietzoom",
            "Populierenhof",
            "Elzenpad",
        ],
    },
    Neighbourhood {
        name: "Spoorzicht",
        postcode: 1893,
        corner: (51_946_900, 5_216_100),
        streets: [
            "Spoorzicht",
            "Seinhuisstraat",
            "Perronlaan",
            "Wisselstraat",
            "Rangeerdershof",
            "Stationskade",
        ],
    },
];

/// The dwelling at a street and number. `place` and `street` count round when they are out of range.
pub fn dwelling(
    reference: String,
    place: usize,
    street: usize,
    number: i32,
    energy_label: &'static str,
) -> DwellingRow {
    let hood = &NEIGHBOURHOODS[place % NEIGHBOURHOODS.len()];
    let street = street % hood.streets.len();
    // Odd and even numbers have letters of their own, as on a real street.
    let letters = [
        ["AB", "AC"],
        ["BD", "BE"],
        ["CG", "CH"],
        ["DK", "DL"],
        ["EM", "EN"],
        ["GR", "GS"],
    ][street];
    let side = usize::from(number % 2 == 0);
    let across = i32::try_from(street).unwrap_or(0) * 900 + i32::from(number % 2 == 0) * 180;
    let along = number % 400 * 34;
    DwellingRow {
        reference,
        street: hood.streets[street].to_owned(),
        house_number: number.to_string(),
        postcode: format!("{}{}", hood.postcode, letters[side]),
        neighbourhood: hood.name.to_owned(),
        energy_label,
        coordinates: (hood.corner.0 + across, hood.corner.1 + along),
    }
}
