//! A picture that compares exercises: a grid that shows what each of them trains, such as muscle or balance.

use serde::Serialize;

use crate::model::table::kind::ColumnType;
use crate::model::table::{CellContent, Row, Table};

/// A grid that compares exercises, the rows of a table: for each, which effects it has, such as `muscle`. This is the
/// data for its template.
#[derive(Serialize)]
pub struct ComparisonView {
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    name: String,
    marks: Vec<MarkView>,
}

#[derive(Serialize)]
struct MarkView {
    effect: &'static str,
    has: bool,
}

/// Computes the grid for a table of exercises. `None` if no row names an effect in the column `effects`.
pub fn comparison(table: &Table) -> Option<ComparisonView> {
    let told: Vec<&'static str> =
        table.rows.iter().flat_map(|row| effects(table, row)).copied().collect();
    let column = table.columns.iter().find(|column| column.id == "effects")?;
    let ColumnType::Choices(all) = column.column_type else { return None };
    let shown: Vec<&'static str> =
        all.iter().copied().filter(|effect| told.contains(effect)).collect();
    let rows = table.rows.iter().map(|row| {
        let own = effects(table, row);
        let mark = |effect: &&'static str| MarkView { effect, has: own.contains(effect) };
        RowView { name: row.drawn_name(), marks: shown.iter().map(mark).collect() }
    });
    (!shown.is_empty()).then(|| ComparisonView { rows: rows.collect() })
}

fn effects<'t>(table: &Table, row: &'t Row) -> &'t [&'static str] {
    match table.cell(row, "effects").map(|cell| &cell.content) {
        Some(CellContent::Choices(effects)) => effects,
        _ => &[],
    }
}
