//! Nutrients: what they do, and the foods that hold them.

use crate::model::table::kind::{Column, ColumnType, EVIDENCE, TableKind};

pub(super) static NUTRIENTS: TableKind = TableKind {
    name: "nutrients",
    mention: Some("nutrient"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("role", ColumnType::Inline),
        Column::required("foods", ColumnType::List),
        Column::optional("amount", ColumnType::Inline),
        Column::optional("caution", ColumnType::Inline),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("nutrients.md"),
};
