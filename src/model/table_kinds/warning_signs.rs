//! Signs that require a doctor, and how soon.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind, URGENCY};

pub(super) static WARNING_SIGNS: TableKind = TableKind {
    name: "warning-signs",
    mention: Some("warning-sign"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words {
                en: "The sign, in the words of people who notice it.",
                zh: "徵兆，用一般人察覺時的說法。",
            },
        ),
        Column::required(
            "description",
            ColumnType::Inline,
            Words { en: "How to recognise it.", zh: "怎麼判斷。" },
        ),
        Column::required(
            "action",
            ColumnType::Inline,
            Words { en: "What to do.", zh: "該怎麼做。" },
        ),
        Column::optional(
            "urgency",
            ColumnType::Choice(URGENCY),
            Words {
                en: "How soon: `urgent` is today, `emergency` is now.",
                zh: "多急：`urgent` 是當天，`emergency` 是馬上。",
            },
        ),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("warning_signs.md"),
};
