//! Causes of a condition, each with its mechanisms.

use crate::model::table::kind::{Column, ColumnType, EVIDENCE, TableKind};

pub(super) static CAUSES: TableKind = TableKind {
    name: "causes",
    mention: Some("cause"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("summary", ColumnType::Inline),
        Column::optional("mechanisms", ColumnType::List),
        Column::optional("affects", ColumnType::Inline),
        Column::optional("action", ColumnType::Inline),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("causes.md"),
};
