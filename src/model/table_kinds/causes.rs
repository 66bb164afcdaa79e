//! Causes of a condition, each with its mechanisms.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static CAUSES: TableKind = TableKind {
    name: "causes",
    mention: Some("cause"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words { en: "The name of the cause.", zh: "原因的名稱。" },
        ),
        Column::required(
            "summary",
            ColumnType::Inline,
            Words {
                en: "One sentence for readers who read no further.",
                zh: "一句話，給只看這裡的讀者。",
            },
        ),
        Column::optional(
            "mechanisms",
            ColumnType::List,
            Words {
                en: "How it works, step by step, one point for each step.",
                zh: "怎麼發生，一步一項。",
            },
        ),
        Column::optional(
            "affects",
            ColumnType::Inline,
            Words {
                en: "Which people or which part of the body it affects.",
                zh: "影響哪些人，或身體的哪個部位。",
            },
        ),
        Column::optional(
            "action",
            ColumnType::Inline,
            Words {
                en: "What a reader can do, or whom to ask.", zh: "讀者可以怎麼做，或該問誰。"
            },
        ),
        Column::evidence(),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("causes.md"),
};
