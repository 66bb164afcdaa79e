//! Parts of the body, and what happens there.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

/// Places on the body, from the head down and from the shoulder to the hand.
const PLACES: &[&str] = &[
    "head",
    "neck",
    "shoulder",
    "upper-arm",
    "elbow",
    "forearm",
    "wrist",
    "hand",
    "chest",
    "upper-back",
    "lower-back",
    "abdomen",
    "pelvis",
    "hip",
    "thigh",
    "knee",
    "lower-leg",
    "ankle",
    "foot",
];

pub(super) static BODY_SITES: TableKind = TableKind {
    name: "body-sites",
    mention: Some("body-site"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words { en: "The part of the body.", zh: "身體的部位。" },
        ),
        Column::required(
            "how",
            ColumnType::Inline,
            Words { en: "How it is harmed.", zh: "怎麼受傷或受影響。" },
        ),
        Column::optional(
            "consequence",
            ColumnType::Inline,
            Words {
                en: "What that means for daily life.", zh: "對日常生活有什麼影響。"
            },
        ),
        Column::hidden(
            "place",
            ColumnType::Choice(PLACES),
            Words {
                en: "Its place on the human figure of the chart; not shown in the table.",
                zh: "在人形圖上的位置；表格裡不顯示。",
            },
        ),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Body),
    tool: None,
    specification: include_str!("body_sites.md"),
};
