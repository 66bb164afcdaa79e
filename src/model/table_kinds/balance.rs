//! The table kind `balance`: factors on the two sides of a balance, such as what builds bone up and what breaks it
//! down.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};

pub(super) static BALANCE: TableKind = TableKind {
    name: "balance",
    mention: Some("weight"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words("What weighs. Keep it short: it is shown in a drawing."),
        ),
        Column::required(
            "side",
            ColumnType::Choice(&["gain", "loss"]),
            Words("On which side it weighs."),
        ),
        Column::optional("how", ColumnType::Inline, Words("How it works.")),
        Column::evidence(),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: true,
    chart: Some(TableChart::Balance),
    tool: None,
    specification: include_str!("balance.md"),
};
