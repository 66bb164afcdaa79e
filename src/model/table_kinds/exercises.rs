//! Types of exercise compared: how they work, for whom, with what care.

use crate::model::table_kind::{Column, ColumnType, EVIDENCE, TableKind};

pub(super) static EXERCISES: TableKind = TableKind {
    name: "exercises",
    mention: Some("exercise"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("mechanism", ColumnType::Inline),
        Column::required("benefits", ColumnType::List),
        Column::required("cautions", ColumnType::List),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    specification: include_str!("exercises.md"),
};
