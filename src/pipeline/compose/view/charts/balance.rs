//! A balance with two pans and the factors on each. The beam is level, because the data contain no weights.

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

/// The picture of a balance; `None` if the table has no rows.
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
