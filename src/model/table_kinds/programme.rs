//! A programme: what to do, step by step.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static PROGRAMME: TableKind = TableKind {
    name: "programme",
    mention: Some("step"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words { en: "The name of the step.", zh: "步驟。" },
        ),
        Column::required(
            "do",
            ColumnType::List,
            Words {
                en: "What to do, one line for each action.", zh: "要做什麼，一件一項。"
            },
        ),
        Column::optional(
            "amount",
            ColumnType::Inline,
            Words { en: "How long, how often, how much.", zh: "多久、多常、多少。" },
        ),
        Column::optional(
            "caution",
            ColumnType::Inline,
            Words {
                en: "Who should not do it, or should ask first.",
                zh: "哪些人不要做，或要先問。",
            },
        ),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("programme.md"),
};
