//! Signs that call for a doctor, and how soon.

use crate::model::table::kind::{Column, ColumnType, TableKind, URGENCY};

pub(super) static WARNING_SIGNS: TableKind = TableKind {
    name: "warning-signs",
    mention: Some("warning-sign"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("description", ColumnType::Inline),
        Column::required("action", ColumnType::Inline),
        Column::optional("urgency", ColumnType::Choice(URGENCY)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("warning_signs.md"),
};
