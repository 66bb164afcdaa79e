//! Nutrients: what they do, and which foods contain them.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static NUTRIENTS: TableKind = TableKind {
    name: "nutrients",
    mention: Some("nutrient"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words { en: "The nutrient.", zh: "營養素。" }),
        Column::required(
            "role",
            ColumnType::Inline,
            Words { en: "Its role in the body.", zh: "在身體裡的作用。" },
        ),
        Column::required(
            "foods",
            ColumnType::List,
            Words {
                en: "Foods that contain it, one point for each.",
                zh: "哪些食物有，一種一項。",
            },
        ),
        Column::optional(
            "amount",
            ColumnType::Inline,
            Words { en: "How much per day, and for whom.", zh: "每天多少、哪些人。" },
        ),
        Column::optional(
            "caution",
            ColumnType::Inline,
            Words {
                en: "Who should be careful, such as people with kidney disease.",
                zh: "哪些人要小心，例如腎臟病患者。",
            },
        ),
        Column::evidence(),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("nutrients.md"),
};
