//! Types of exercise compared: how they work, for whom, with what care.

use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, EVIDENCE, TableKind};

/// What an exercise may train.
const EFFECTS: &[&str] = &["bone", "muscle", "power", "heart", "balance", "mobility"];

pub(super) static EXERCISES: TableKind = TableKind {
    name: "exercises",
    mention: Some("exercise"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("mechanism", ColumnType::Inline),
        Column::required("benefits", ColumnType::List),
        Column::required("cautions", ColumnType::List),
        Column::optional("effects", ColumnType::Choices(EFFECTS)),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Comparison),
    tool: None,
    specification: include_str!("exercises.md"),
};
