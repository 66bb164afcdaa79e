//! A picture of a human figure with numbered marks, counted from the head down, and a list of the names that belong to
//! the numbers. The theme draws the figure.

use serde::Serialize;

use super::choice;
use crate::model::table::Table;

/// A picture of numbered marks on a human figure, as the data for its template.
#[derive(Serialize)]
pub struct BodyView {
    sites: Vec<SiteView>,
}

#[derive(Serialize)]
struct SiteView {
    /// Number at the mark, from 1. Marks are counted from the head down.
    number: usize,
    /// Number of the row in the table, counted from 1.
    row: usize,
    /// Horizontal position of the mark; `y` is the vertical position. The units are those of the theme's drawing.
    x: f64,
    y: f64,
    /// True if the mark is on the back of the figure.
    behind: bool,
    name: String,
}

/// The places for marks on the figure. For each: its name, its horizontal and vertical position in the units of the
/// theme's drawing, and true if it is on the back. They are so far apart that marks do not touch.
const PLACES: [(&str, f64, f64, bool); 19] = [
    ("head", 90.0, 34.0, false),
    ("neck", 90.0, 66.0, false),
    ("shoulder", 120.0, 95.0, false),
    ("upper-arm", 128.0, 123.0, false),
    ("elbow", 134.0, 151.0, false),
    ("forearm", 141.0, 178.0, false),
    ("wrist", 146.0, 202.0, false),
    ("hand", 151.0, 229.0, false),
    ("chest", 90.0, 98.0, false),
    ("upper-back", 76.0, 124.0, true),
    ("lower-back", 86.0, 172.0, true),
    ("abdomen", 96.0, 147.0, false),
    ("pelvis", 84.0, 205.0, false),
    ("hip", 116.0, 214.0, false),
    ("thigh", 110.0, 256.0, false),
    ("knee", 107.0, 302.0, false),
    ("lower-leg", 107.0, 338.0, false),
    ("ankle", 104.0, 368.0, false),
    ("foot", 109.0, 394.0, false),
];

// The build fails if the marks of two places would touch.
const _: () = {
    let mut one = 0;
    while one < PLACES.len() {
        let mut other = one + 1;
        while other < PLACES.len() {
            let (across, down) = (PLACES[one].1 - PLACES[other].1, PLACES[one].2 - PLACES[other].2);
            assert!(across * across + down * down >= APART * APART);
            other += 1;
        }
        one += 1;
    }
};

/// The horizontal position of the line that divides the figure into left and right, in the units of the theme's
/// drawing.
const MIDDLE: f64 = 90.0;

/// Minimum distance between the centres of two marks, in the units of the theme's drawing.
const APART: f64 = 24.0;

/// Computes the picture for a table of body sites. `None` if no row names a place of the figure.
pub fn body(table: &Table) -> Option<BodyView> {
    let mut sites: Vec<SiteView> = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let place = choice(table, row, "place")
            .and_then(|word| PLACES.iter().find(|place| place.0 == word));
        let Some(&(_, mut x, mut y, behind)) = place else { continue };
        let taken =
            |x: f64, y: f64| sites.iter().any(|site| (site.x - x).hypot(site.y - y) < APART);
        // The second row at a place is drawn on the other limb; further rows are drawn below each other.
        if taken(x, y) {
            x = 2.0 * MIDDLE - x;
        }
        while taken(x, y) {
            y += APART;
        }
        sites.push(SiteView { number: 0, row: number + 1, x, y, behind, name: row.drawn_name() });
    }
    sites.sort_by(|a, b| a.y.total_cmp(&b.y));
    for (place, site) in sites.iter_mut().enumerate() {
        site.number = place + 1;
    }
    (!sites.is_empty()).then_some(BodyView { sites })
}
