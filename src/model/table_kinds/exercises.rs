//! The table kind `exercises`: types of exercise, what they do to the body, what readers gain, and what to be careful
//! about.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

/// The words that rows use for what an exercise trains.
const EFFECTS: &[&str] = &["bone", "muscle", "power", "heart", "balance", "mobility"];

pub(super) static EXERCISES: TableKind = TableKind {
    name: "exercises",
    mention: Some("exercise"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The type of exercise.")),
        Column::required("mechanism", ColumnType::Inline, Words("What it does to the body.")),
        Column::required(
            "benefits",
            ColumnType::List,
            Words("What a reader gains, one point for each benefit."),
        ),
        Column::required(
            "cautions",
            ColumnType::List,
            Words(
                "What to be careful about, one point for each; no exercise is safe for everybody.",
            ),
        ),
        Column::optional(
            "effects",
            ColumnType::Choices(EFFECTS),
            Words("What it trains, for the comparison. Name only effects that a source confirms."),
        ),
        Column::evidence(),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: Some(TableChart::Comparison),
    tool: None,
    specification: include_str!("exercises.md"),
};
