//! The table kind `nutrients`: what nutrients do, and which foods contain them.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static NUTRIENTS: TableKind = TableKind {
    name: "nutrients",
    mention: Some("nutrient"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The nutrient.")),
        Column::required("role", ColumnType::Inline, Words("Its role in the body.")),
        Column::required(
            "foods",
            ColumnType::List,
            Words("Foods that contain it, one point for each."),
        ),
        Column::optional("amount", ColumnType::Inline, Words("How much per day, and for whom.")),
        Column::optional(
            "caution",
            ColumnType::Inline,
            Words("Who should be careful, such as people with kidney disease."),
        ),
        Column::evidence(),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("nutrients.md"),
};
