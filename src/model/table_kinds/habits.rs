//! Habits: why they matter, what to do instead, and how.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static HABITS: TableKind = TableKind {
    name: "habits",
    mention: Some("habit"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words {
                en: "The habit, as people would say it.", zh: "習慣，用一般人的說法。"
            },
        ),
        Column::required(
            "why",
            ColumnType::List,
            Words { en: "The reasons, one point for each.", zh: "理由，一點一項。" },
        ),
        Column::required(
            "do",
            ColumnType::Inline,
            Words {
                en: "What to do instead, in one sentence.", zh: "改成怎麼做，一句話。"
            },
        ),
        Column::optional(
            "how",
            ColumnType::List,
            Words { en: "How to do that, step by step.", zh: "做法，一步一項。" },
        ),
        Column::evidence(),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("habits.md"),
};
