//! Parts of the body, and what happens to them.

use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

/// Where on a body; from the head down, and from the shoulder out.
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
        Column::required("name", ColumnType::Inline),
        Column::required("how", ColumnType::Inline),
        Column::optional("consequence", ColumnType::Inline),
        Column::hidden("place", ColumnType::Choice(PLACES)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Body),
    tool: None,
    specification: include_str!("body_sites.md"),
};
