//! Examinations: for whom, from which age, how often.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};
use crate::model::table::tool::ToolKind;

pub(super) static SCREENING: TableKind = TableKind {
    name: "screening",
    mention: Some("screening"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words {
                en: "Whom the row is about, in a reader's words.",
                zh: "指哪些人，用讀者的說法。",
            },
        ),
        Column::optional(
            "sex",
            ColumnType::Choice(&["female", "male", "any"]),
            Words { en: "For which sex.", zh: "適用的性別。" },
        ),
        Column::optional(
            "age",
            ColumnType::Age,
            Words { en: "The age, both ends included.", zh: "從幾歲到幾歲。" },
        ),
        Column::optional(
            "when",
            ColumnType::Inline,
            Words {
                en: "A condition other than an age, such as \"after a fracture\", in words for people.",
                zh: "年齡以外的條件，用文字寫，例如「骨折過的人」。",
            },
        ),
        Column::hidden(
            "applies-if",
            ColumnType::Condition,
            Words {
                en: "The same condition for the tool; tables do not show it.",
                zh: "同一個條件，給工具判斷用；表格裡不顯示。",
            },
        ),
        Column::required(
            "first",
            ColumnType::Inline,
            Words { en: "When the first examination is due.", zh: "第一次檢查的時間。" },
        ),
        Column::required(
            "interval",
            ColumnType::Interval,
            Words {
                en: "How often after that; or words if it is not a number.",
                zh: "之後多久一次；不是數字時用文字。",
            },
        ),
        Column::optional(
            "note",
            ColumnType::Inline,
            Words { en: "Anything else to know.", zh: "其他要知道的事。" },
        ),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Timeline),
    tool: Some(ToolKind::Planner),
    specification: include_str!("screening.md"),
};
