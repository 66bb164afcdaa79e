//! The table kind `habits`: habits, why they matter, what to do instead, and how.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static HABITS: TableKind = TableKind {
    name: "habits",
    mention: Some("habit"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The habit, as people would say it.")),
        Column::required("why", ColumnType::List, Words("The reasons, one point for each.")),
        Column::required("do", ColumnType::Inline, Words("What to do instead, in one sentence.")),
        Column::optional("how", ColumnType::List, Words("How to do that, step by step.")),
        Column::evidence(),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("habits.md"),
};
