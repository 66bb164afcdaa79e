//! The table kind `bands`: what a measured number means, with one row for each band (range of numbers). The bands are
//! in order, without gaps and overlaps.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind, URGENCY};
use crate::model::table::tool::ToolKind;

pub(super) static BANDS: TableKind = TableKind {
    name: "bands",
    mention: Some("band"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The name of the band.")),
        Column::required("range", ColumnType::Range, Words("The ends of the band.")),
        Column::required("meaning", ColumnType::Inline, Words("What the number means.")),
        Column::optional("action", ColumnType::Inline, Words("What to do with such a number.")),
        Column::hidden(
            "care",
            ColumnType::Prose,
            Words(
                "What a reader with such a number must do first; shown as a card above the table.",
            ),
        ),
        Column::hidden("urgency", ColumnType::Choice(URGENCY), Words("How soon to act.")),
        Column::sources(),
    ],
    has_measures: true,
    has_sides: false,
    chart: Some(TableChart::Scale),
    tool: Some(ToolKind::Reader),
    specification: include_str!("bands.md"),
};
