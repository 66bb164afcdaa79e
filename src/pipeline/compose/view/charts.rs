//! The charts that can be drawn, in one module per kind. A module computes positions and texts, and the theme decides
//! how they look.
//!
//! Texts in a chart are texts of the page, so that they grow with the reader's font size. Positions are percentages.

mod balance;
mod body;
mod comparison;
mod groups;
mod scale;
mod timeline;

use serde::Serialize;

use super::{marked, shown, text_layout};
use crate::model::quantity::Number;
use crate::model::table::chart::{Chart, TableChart};
use crate::model::table::measure::Measure;
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::page_context::PageContext;

/// The data of a chart's picture, one variant per kind of chart.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Picture<'g> {
    /// Bands as steps on a number line.
    Scale(scale::ScalesView<'g>),
    /// Bars on a line of ages.
    Timeline(timeline::TimelineView),
    /// Marks on a human figure.
    Body(body::BodyView),
    /// A grid that compares the rows of a table, such as exercises, by what each of them has, such as effects.
    Comparison(comparison::ComparisonView),
    /// Rows of a table, or questions of a questionnaire, in groups.
    Groups(groups::GroupsView),
    /// Factors on the two sides of a balance.
    Balance(balance::BalanceView<'g>),
}

/// Computes the picture of a chart; `None` if there is nothing to draw.
pub fn picture<'g>(chart: Chart, at: &PageContext<'g>) -> Option<Picture<'g>> {
    let guide = &at.guide.guide;
    let (table, kind) = match chart {
        Chart::Table(id, kind) => (&guide.tables[id], kind),
        Chart::Questionnaire(id) => {
            return groups::of_questionnaire(&guide.questionnaires[id]).map(Picture::Groups);
        }
    };
    match kind {
        TableChart::Scale => {
            let marks = |measure: &Measure| {
                marked(table, at).flat_map(|table| numbers(table, measure)).collect()
            };
            scale::scales(table, marks).map(Picture::Scale)
        }
        TableChart::Timeline => timeline::timeline(table, at).map(Picture::Timeline),
        TableChart::Body => body::body(table).map(Picture::Body),
        TableChart::Comparison => comparison::comparison(table).map(Picture::Comparison),
        TableChart::Groups => groups::of_table(table).map(Picture::Groups),
        TableChart::Balance => balance::balance(table).map(Picture::Balance),
    }
}

/// The rows of a table that have a number for a measure: for each, its name and the number. The numbers are in the
/// column whose id is that of the measure. If the measure has no id, they are in the first column of numbers.
fn numbers<'g>(table: &'g Table, measure: &Measure) -> Vec<(String, &'g Number)> {
    let column = match &measure.id {
        Some(id) => table.columns.iter().position(|column| column.id == id.value),
        None => table.first_number_column(),
    };
    let Some(column) = column else { return Vec::new() };
    let rows = table.rows.iter().filter_map(|row| match &row.cells.get(column)?.content {
        CellContent::Number(number) => Some((row.drawn_name(), number)),
        _ => None,
    });
    rows.collect()
}

/// The word, such as `avoidable`, in a row's cell in the column `column`. `None` if the cell is empty or contains
/// something else.
fn choice(table: &Table, row: &Row, column: &str) -> Option<&'static str> {
    match table.cell(row, column)?.content {
        CellContent::Choice(word) => Some(word),
        _ => None,
    }
}
