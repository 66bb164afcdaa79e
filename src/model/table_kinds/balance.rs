//! Factors on the two sides of a balance.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static BALANCE: TableKind = TableKind {
    name: "balance",
    mention: Some("weight"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words {
                en: "What weighs. Keep it short: it is shown in a drawing.",
                zh: "是什麼；要短，因為會寫在圖上。",
            },
        ),
        Column::required(
            "side",
            ColumnType::Choice(&["gain", "loss"]),
            Words { en: "On which side it weighs.", zh: "在哪一邊。" },
        ),
        Column::optional(
            "how",
            ColumnType::Inline,
            Words { en: "How it works.", zh: "怎麼影響。" },
        ),
        Column::evidence(),
        Column::sources(),
    ],
    measures: false,
    has_sides: true,
    chart: Some(TableChart::Balance),
    tool: None,
    specification: include_str!("balance.md"),
};
