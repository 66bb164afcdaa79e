//! A balance: two pans, and on each what weighs there. The beam is level, for nobody said how much anything weighs.

use serde::Serialize;

use super::choice;
use crate::model::table::Table;

/// The picture.
#[derive(Serialize)]
pub struct BalanceView<'g> {
    sides: [SideView<'g>; 2],
}

#[derive(Serialize)]
struct SideView<'g> {
    side: &'static str,
    name: &'g str,
    weights: Vec<String>,
}

/// The picture of a balance; none where nothing weighs on it.
pub fn balance(table: &Table) -> Option<BalanceView<'_>> {
    let sides = table.sides.as_ref()?;
    let side = |side: &'static str| SideView {
        side,
        name: sides.name(side),
        weights: (table.rows.iter())
            .filter(|row| choice(table, row, "side") == Some(side))
            .map(crate::model::table::Row::drawn_name)
            .collect(),
    };
    (!table.rows.is_empty()).then(|| BalanceView { sides: ["gain", "loss"].map(side) })
}
