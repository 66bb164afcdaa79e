//! The table kind `factors`: risk factors that can be avoided, and those that cannot.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static FACTORS: TableKind = TableKind {
    name: "factors",
    mention: Some("factor"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words("The factor.")),
        Column::required(
            "control",
            ColumnType::Choice(&["unavoidable", "avoidable"]),
            Words("Whether it can be avoided."),
        ),
        Column::optional("note", ColumnType::Inline, Words("What to know or do about it.")),
        Column::evidence(),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: Some(TableChart::Groups),
    tool: None,
    specification: include_str!("factors.md"),
};
