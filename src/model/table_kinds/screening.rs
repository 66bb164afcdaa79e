//! Who is examined, from when, how often.

use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};
use crate::model::table::tool::ToolKind;

pub(super) static SCREENING: TableKind = TableKind {
    name: "screening",
    mention: Some("screening"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::optional("sex", ColumnType::Choice(&["female", "male", "any"])),
        Column::optional("age", ColumnType::Age),
        Column::optional("when", ColumnType::Inline),
        Column::hidden("applies-if", ColumnType::Condition),
        Column::required("first", ColumnType::Inline),
        Column::required("interval", ColumnType::Interval),
        Column::optional("note", ColumnType::Inline),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Timeline),
    tool: Some(ToolKind::Planner),
    specification: include_str!("screening.md"),
};
