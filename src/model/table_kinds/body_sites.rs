//! The table kind `body-sites`: parts of the body, and what happens there.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

/// The parts of the human figure that rows can name, from the head down.
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
        Column::required("name", ColumnType::Inline, Words("The part of the body.")),
        Column::required("how", ColumnType::Inline, Words("How it is harmed.")),
        Column::optional(
            "consequence",
            ColumnType::Inline,
            Words("What that means for daily life."),
        ),
        Column::hidden(
            "place",
            ColumnType::Choice(PLACES),
            Words("Its place on the human figure of the chart; not shown in the table."),
        ),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: Some(TableChart::Body),
    tool: None,
    specification: include_str!("body_sites.md"),
};
