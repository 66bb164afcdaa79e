//! Bands of a measurement, in order, without gap or overlap.

use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind, URGENCY};
use crate::model::table::tool::ToolKind;

pub(super) static BANDS: TableKind = TableKind {
    name: "bands",
    mention: Some("band"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("range", ColumnType::Range),
        Column::required("meaning", ColumnType::Inline),
        Column::optional("action", ColumnType::Inline),
        Column::hidden("care", ColumnType::Prose),
        Column::hidden("urgency", ColumnType::Choice(URGENCY)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: true,
    has_sides: false,
    chart: Some(TableChart::Scale),
    tool: Some(ToolKind::Reader),
    specification: include_str!("bands.md"),
};
