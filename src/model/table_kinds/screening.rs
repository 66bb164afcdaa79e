//! The table kind `screening`: examinations, for whom, from which age, how often.

use crate::diagnostic::Words;
use crate::model::table::chart::TableChart;
use crate::model::table::kind::{Column, ColumnType, TableKind};
use crate::model::table::tool::ToolKind;

pub(super) static SCREENING: TableKind = TableKind {
    name: "screening",
    mention: Some("screening"),
    columns: &[
        Column::required(
            "name",
            ColumnType::Inline,
            Words("Whom the row is about, in a reader's words."),
        ),
        Column::optional(
            "sex",
            ColumnType::Choice(&["female", "male", "any"]),
            Words("For which sex."),
        ),
        Column::optional("age", ColumnType::Age, Words("The age, both ends included.")),
        Column::optional(
            "when",
            ColumnType::Inline,
            Words(
                "A condition other than an age, such as \"after a fracture\", in words for people.",
            ),
        ),
        Column::hidden(
            "applies-if",
            ColumnType::Condition,
            Words("The same condition for the tool; tables do not show it."),
        ),
        Column::required("first", ColumnType::Inline, Words("When the first examination is due.")),
        Column::required(
            "interval",
            ColumnType::Interval,
            Words("How often after that; or words if it is not a number."),
        ),
        Column::optional("note", ColumnType::Inline, Words("Anything else to know.")),
        Column::sources(),
    ],
    has_measures: false,
    has_sides: false,
    chart: Some(TableChart::Timeline),
    tool: Some(ToolKind::Planner),
    specification: include_str!("screening.md"),
};
