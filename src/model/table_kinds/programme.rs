//! A programme: what to do, step by step.

use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static PROGRAMME: TableKind = TableKind {
    name: "programme",
    mention: Some("step"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("do", ColumnType::List),
        Column::optional("amount", ColumnType::Inline),
        Column::optional("caution", ColumnType::Inline),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("programme.md"),
};
