//! Risk factors that can be avoided, and those that cannot.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static FACTORS: TableKind = TableKind {
    name: "factors",
    mention: Some("factor"),
    columns: &[
        Column::required("name", ColumnType::Inline, Words { en: "The factor.", zh: "因素。" }),
        Column::required(
            "control",
            ColumnType::Choice(&["unavoidable", "avoidable"]),
            Words { en: "Whether it can be avoided.", zh: "能不能避免。" },
        ),
        Column::optional(
            "note",
            ColumnType::Inline,
            Words {
                en: "What to know or do about it.", zh: "要知道什麼、可以怎麼做。"
            },
        ),
        Column::evidence(),
        Column::sources(),
    ],
    measures: false,
    has_sides: false,
    chart: Some(TableChart::Groups),
    tool: None,
    specification: include_str!("factors.md"),
};
