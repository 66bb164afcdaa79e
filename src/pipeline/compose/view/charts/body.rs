//! Places on a human figure, which the theme draws: a number at each, and its name beside.

use serde::Serialize;

use super::lettering::{LINE, Label, WIDTH, tidy};
use super::{apart, choice};
use crate::model::table::Table;

/// The picture.
#[derive(Serialize)]
pub struct BodyView {
    height: f64,
    sites: Vec<SiteView>,
}

#[derive(Serialize)]
struct SiteView {
    /// The number of its row.
    number: usize,
    /// Where it is on the figure.
    x: f64,
    y: f64,
    /// Whether it is on the back.
    behind: bool,
    /// Where the line to its name bends and ends.
    bend: f64,
    end: f64,
    middle: f64,
    name: Label,
}

/// A place: where on the figure, and whether at its back. They are so far apart that their marks do not touch.
const PLACES: [(&str, f64, f64, bool); 19] = [
    ("head", 90.0, 34.0, false),
    ("neck", 90.0, 66.0, false),
    ("shoulder", 120.0, 95.0, false),
    ("upper-arm", 128.0, 123.0, false),
    ("elbow", 134.0, 151.0, false),
    ("forearm", 141.0, 178.0, false),
    ("wrist", 146.0, 199.0, false),
    ("hand", 151.0, 229.0, false),
    ("chest", 90.0, 98.0, false),
    ("upper-back", 76.0, 122.0, true),
    ("lower-back", 88.0, 172.0, true),
    ("abdomen", 96.0, 146.0, false),
    ("pelvis", 88.0, 203.0, false),
    ("hip", 116.0, 214.0, false),
    ("thigh", 110.0, 256.0, false),
    ("knee", 107.0, 302.0, false),
    ("lower-leg", 107.0, 338.0, false),
    ("ankle", 104.0, 370.0, false),
    ("foot", 109.0, 392.0, false),
];

/// The line about which the figure is the same on both sides.
const MIDDLE: f64 = 90.0;

/// How high the figure is.
const FIGURE: f64 = 412.0;

/// Where names begin, and their lines bend.
const NAMES: f64 = 204.0;
const BEND: f64 = 178.0;

/// The picture of a table of body sites; none where no row has a place.
pub fn body(table: &Table) -> Option<BodyView> {
    let mut sites: Vec<(usize, String, (f64, f64, bool))> = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let place = choice(table, row, "place")
            .and_then(|word| PLACES.iter().find(|place| place.0 == word));
        let Some(&(_, mut x, mut y, behind)) = place else { continue };
        let taken =
            |x: f64, y: f64| sites.iter().any(|(_, _, at)| (at.0 - x).hypot(at.1 - y) < 20.0);
        // A second row at a place goes to the other limb; more stand one below the other.
        if taken(x, y) {
            x = 2.0 * MIDDLE - x;
        }
        while taken(x, y) {
            y += 20.0;
        }
        sites.push((number + 1, format!("{} {}", number + 1, row.drawn_name()), (x, y, behind)));
    }
    if sites.is_empty() {
        return None;
    }
    sites.sort_by(|a, b| a.2.1.total_cmp(&b.2.1));
    let wanted: Vec<f64> = sites.iter().map(|(_, _, (_, y, _))| *y).collect();
    let named = |name: &str, middle: f64| Label::about(name, NAMES, middle, WIDTH - NAMES);
    let heights: Vec<f64> =
        sites.iter().map(|(_, name, _)| named(name, 0.0).height().max(LINE) + 4.0).collect();
    let places = apart(&wanted, &heights, 4.0);
    let lowest = places.last().zip(heights.last()).map_or(0.0, |(place, height)| place + height);
    let views = sites.iter().zip(places).zip(&heights).map(
        |(((number, name, (x, y, behind)), top), height)| {
            let middle = top + height / 2.0;
            SiteView {
                number: *number,
                x: tidy(*x),
                y: tidy(*y),
                behind: *behind,
                bend: BEND,
                end: NAMES - 6.0,
                middle: tidy(middle),
                name: named(name, middle),
            }
        },
    );
    Some(BodyView { sites: views.collect(), height: tidy(FIGURE.max(lowest + 4.0)) })
}

#[cfg(test)]
mod tests {
    use super::PLACES;

    #[test]
    fn marks_at_different_places_do_not_touch() {
        for (number, a) in PLACES.iter().enumerate() {
            for b in &PLACES[number + 1..] {
                assert!((a.1 - b.1).hypot(a.2 - b.2) >= 20.0, "{} and {}", a.0, b.0);
            }
        }
    }
}
