//! Bands of a measurement, in order, without gap or overlap.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind, URGENCY};
use crate::model::table::tool::ToolKind;

pub(super) static BANDS: TableKind = TableKind {
    name: "bands",
    mention: Some("band"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words { en: "The name of the band.", zh: "這一級的名稱。" },
        ),
        Column::required(
            "range",
            ColumnType::Range,
            Words { en: "The ends of the band.", zh: "這一級從多少到多少。" },
        ),
        Column::required(
            "meaning",
            ColumnType::Inline,
            Words { en: "What the number means.", zh: "結果代表什麼。" },
        ),
        Column::optional(
            "action",
            ColumnType::Inline,
            Words { en: "What to do with such a number.", zh: "有這樣的結果該怎麼做。" },
        ),
        Column::hidden(
            "care",
            ColumnType::Prose,
            Words {
                en: "What a reader with such a number must do first; shown as a card above the table.",
                zh: "有這個數字的人要先做什麼；會做成表格上方的就醫提示。",
            },
        ),
        Column::hidden(
            "urgency",
            ColumnType::Choice(URGENCY),
            Words { en: "How soon to act.", zh: "多急。" },
        ),
        Column::sources(),
    ],
    measures: true,
    has_sides: false,
    chart: Some(TableChart::Scale),
    tool: Some(ToolKind::Reader),
    specification: include_str!("bands.md"),
};
