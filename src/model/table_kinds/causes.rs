//! The table kind `causes`: causes of a health condition, each with its mechanisms.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static CAUSES: TableKind = TableKind {
    name: "causes",
    mention: Some("cause"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The name of the cause.")),
        Column::required(
            "summary",
            ColumnType::Inline,
            Words("One sentence for readers who read no further."),
        ),
        Column::optional(
            "mechanisms",
            ColumnType::List,
            Words("How it works, step by step, one point for each step."),
        ),
        Column::optional(
            "affects",
            ColumnType::Inline,
            Words("Which people or which part of the body it affects."),
        ),
        Column::optional(
            "action",
            ColumnType::Inline,
            Words("What a reader can do, or whom to ask."),
        ),
        Column::evidence(),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("causes.md"),
};
