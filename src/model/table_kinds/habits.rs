//! Habits: why they matter, what to do instead, and how.

use crate::model::table::kind::{Column, ColumnType, EVIDENCE, TableKind};

pub(super) static HABITS: TableKind = TableKind {
    name: "habits",
    mention: Some("habit"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("why", ColumnType::List),
        Column::required("do", ColumnType::Inline),
        Column::optional("how", ColumnType::List),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("habits.md"),
};
