//! Risk factors that can be avoided, and those that cannot.

use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, EVIDENCE, TableKind};

pub(super) static FACTORS: TableKind = TableKind {
    name: "factors",
    mention: Some("factor"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("control", ColumnType::Choice(&["unavoidable", "avoidable"])),
        Column::optional("note", ColumnType::Inline),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Groups),
    tool: None,
    specification: include_str!("factors.md"),
};
