//! The table kind `programme`: what to do, step by step.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static PROGRAMME: TableKind = TableKind {
    name: "programme",
    mention: Some("step"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The name of the step.")),
        Column::required("do", ColumnType::List, Words("What to do, one line for each action.")),
        Column::optional("amount", ColumnType::Inline, Words("How long, how often, how much.")),
        Column::optional(
            "caution",
            ColumnType::Inline,
            Words("Who should not do it, or should ask first."),
        ),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("programme.md"),
};
