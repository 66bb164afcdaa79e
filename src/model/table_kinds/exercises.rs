//! A comparison of exercise types: how they work, whom they suit, what to be careful about.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

/// The effects that an exercise can have.
const EFFECTS: &[&str] = &["bone", "muscle", "power", "heart", "balance", "mobility"];

pub(super) static EXERCISES: TableKind = TableKind {
    name: "exercises",
    mention: Some("exercise"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words { en: "The type of exercise.", zh: "運動的種類。" },
        ),
        Column::required(
            "mechanism",
            ColumnType::Inline,
            Words { en: "What it does to the body.", zh: "對身體有什麼作用。" },
        ),
        Column::required(
            "benefits",
            ColumnType::List,
            Words {
                en: "What a reader gains, one point for each benefit.",
                zh: "有什麼好處，一點一項。",
            },
        ),
        Column::required(
            "cautions",
            ColumnType::List,
            Words {
                en: "What to be careful about, one point for each; no exercise is safe for everybody.",
                zh: "要注意什麼，一點一項；沒有一種運動人人都適合。",
            },
        ),
        Column::optional(
            "effects",
            ColumnType::Choices(EFFECTS),
            Words {
                en: "What it trains, for the comparison. Name only effects that a source confirms.",
                zh: "訓練到什麼，用在比較圖；只寫文獻有提到的。",
            },
        ),
        Column::evidence(),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Comparison),
    tool: None,
    specification: include_str!("exercises.md"),
};
