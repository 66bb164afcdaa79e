//! A picture of a balance with factors on its two pans. The beam is level, because the table does not say how much a
//! factor weighs.

use serde::Serialize;

use super::choice;
use crate::model::table::Table;

/// A picture of a balance with factors on its two sides, as the data for its template.
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

/// Computes the picture of a balance. `None` if the table has no rows, or does not name its two sides.
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
