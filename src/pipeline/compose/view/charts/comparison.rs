//! What each row has of the same things: a line a row, a place a thing.

use serde::Serialize;

use super::lettering::{LINE, Label, SIZE, WIDTH, tidy};
use crate::model::table::{CellContent, Row, Table};

/// The picture.
#[derive(Serialize)]
pub struct ComparisonView {
    height: f64,
    head_y: f64,
    top: f64,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct ColumnView {
    effect: &'static str,
    x: f64,
}

#[derive(Serialize)]
struct RowView {
    name: Label,
    y: f64,
    height: f64,
    middle: f64,
    marks: Vec<MarkView>,
}

#[derive(Serialize)]
struct MarkView {
    effect: &'static str,
    x: f64,
    has: bool,
}

/// The picture of a table of exercises; none where no row tells an effect.
pub fn comparison(table: &Table) -> Option<ComparisonView> {
    let told: Vec<&'static str> =
        table.rows.iter().flat_map(|row| effects(table, row)).copied().collect();
    let column = table.columns.iter().find(|column| column.id == "effects")?;
    let crate::model::table::kind::ColumnType::Choices(all) = column.column_type else {
        return None;
    };
    let shown: Vec<&'static str> =
        all.iter().copied().filter(|effect| told.contains(effect)).collect();
    if shown.is_empty() {
        return None;
    }
    let wide = WIDTH / shown.len() as f64;
    let columns: Vec<ColumnView> = (shown.iter().enumerate())
        .map(|(number, effect)| ColumnView { effect, x: tidy(wide * (number as f64 + 0.5)) })
        .collect();
    let top = SIZE + 10.0;
    let mut y = top;
    let rows = table.rows.iter().map(|row| {
        let own = effects(table, row);
        let name = Label::new(&row.drawn_name(), 0.0, y + LINE, WIDTH);
        let middle = y + name.height() + 20.0;
        let height = name.height() + 36.0;
        let mark = |column: &ColumnView| MarkView {
            effect: column.effect,
            x: column.x,
            has: own.contains(&column.effect),
        };
        let marks = columns.iter().map(mark).collect();
        let row = RowView { name, y: tidy(y), height: tidy(height), middle: tidy(middle), marks };
        y += height;
        row
    });
    let rows = rows.collect();
    Some(ComparisonView { height: tidy(y + 1.0), head_y: SIZE, top, columns, rows })
}

fn effects<'t>(table: &Table, row: &'t Row) -> &'t [&'static str] {
    match table.cell(row, "effects").map(|cell| &cell.content) {
        Some(CellContent::Choices(effects)) => effects,
        _ => &[],
    }
}
