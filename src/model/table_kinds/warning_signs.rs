//! The table kind `warning-signs`: signs for which to see a doctor, and how soon.

use crate::diagnostic::Words;
use crate::model::table::kind::{Column, ColumnType, TableKind, URGENCY};

pub(super) static WARNING_SIGNS: TableKind = TableKind {
    name: "warning-signs",
    mention: Some("warning-sign"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words("The sign, in the words of people who notice it."),
        ),
        Column::required("description", ColumnType::Inline, Words("How to recognise it.")),
        Column::required("action", ColumnType::Inline, Words("What to do.")),
        Column::optional(
            "urgency",
            ColumnType::Choice(URGENCY),
            Words("How soon: `urgent` is today, `emergency` is now."),
        ),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: None,
    tool: None,
    specification: include_str!("warning_signs.md"),
};
