//! A balance: two pans, and on each what weighs there. The beam is level, for nobody said how much anything weighs.

use serde::Serialize;

use super::choice;
use super::lettering::{LINE, Label, SIZE, WIDTH, tidy};
use crate::model::table::Table;

/// The picture.
#[derive(Serialize)]
pub struct BalanceView {
    height: f64,
    /// The foot of the names of the sides, and the beam below them.
    beam: f64,
    pan: f64,
    /// Where the stand ends.
    foot: f64,
    sides: Vec<SideView>,
}

#[derive(Serialize)]
struct SideView {
    side: &'static str,
    /// The middle of the side.
    x: f64,
    name: Label,
    weights: Vec<WeightView>,
}

#[derive(Serialize)]
struct WeightView {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    name: Label,
}

/// How wide a side is.
const SIDE: f64 = 160.0;

/// The picture of a balance; none where nothing weighs on it.
pub fn balance(table: &Table) -> Option<BalanceView> {
    let sides = table.sides.as_ref()?;
    if table.rows.is_empty() {
        return None;
    }
    let places = [("gain", SIDE / 2.0), ("loss", WIDTH - SIDE / 2.0)];
    let names = places.map(|(side, x)| Label::new(sides.name(side), x, SIZE, SIDE));
    let beam = names.iter().map(Label::height).fold(LINE, f64::max) + 12.0;
    let pan = beam + 34.0;
    let mut lowest = pan;
    let mut views = Vec::new();
    for ((side, x), name) in places.into_iter().zip(names) {
        let mut y = pan + 12.0;
        let rows = table.rows.iter().filter(|row| choice(table, row, "side") == Some(side));
        let weights = rows.map(|row| {
            let height =
                Label::new(&row.drawn_name(), 0.0, 0.0, SIDE - 20.0).height().max(LINE) + 14.0;
            let name = Label::about(&row.drawn_name(), x, y + height / 2.0, SIDE - 20.0);
            let weight = WeightView {
                x: tidy(x - SIDE / 2.0 + 1.0),
                y: tidy(y),
                width: SIDE - 2.0,
                height: tidy(height),
                name,
            };
            y += height + 7.0;
            weight
        });
        let weights = weights.collect();
        views.push(SideView { side, x, name, weights });
        lowest = f64::max(lowest, y);
    }
    Some(BalanceView {
        height: tidy(lowest + 6.0),
        beam: tidy(beam),
        pan: tidy(pan),
        foot: tidy(lowest + 4.0),
        sides: views,
    })
}
