//! What weighs on the two sides of a balance.

use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, EVIDENCE, TableKind};

pub(super) static BALANCE: TableKind = TableKind {
    name: "balance",
    mention: Some("weight"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("side", ColumnType::Choice(&["gain", "loss"])),
        Column::optional("how", ColumnType::Inline),
        Column::optional("evidence", ColumnType::Choice(EVIDENCE)),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    has_sides: true,
    chart: Some(TableChart::Balance),
    tool: None,
    specification: include_str!("balance.md"),
};
