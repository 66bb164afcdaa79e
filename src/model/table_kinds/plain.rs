//! The table kind `plain`: tables that declare their own columns.

use crate::model::table::kind::TableKind;

pub(super) static PLAIN: TableKind = TableKind {
    name: "plain",
    mention: None,
    columns: &[],
    has_measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("plain.md"),
};
