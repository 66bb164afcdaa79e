//! Reports a row of a schedule whose condition is only a text for readers, which the planner cannot test.

use super::{Check, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::{CellContent, Table};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Planner(look) };

static RULE: Rule = Rule {
    name: "unstated-condition",
    severity: Severity::Error,
    message: Words(
        "the planner cannot tell to whom the row `{id}` applies: only people can read its `when`",
    ),
    help: Words(
        "express the same condition as `applies-if`, on the table's `[[questions]]`, `sex` and `age`",
    ),
    specification: include_str!("unstated_condition.md"),
};

fn look(table: &Table, found: &mut Diagnostics) {
    for row in &table.rows {
        let has = |column: &str| {
            table.cell(row, column).is_some_and(|cell| cell.content != CellContent::Empty)
        };
        if has("when") && !has("applies-if") {
            found.push(RULE.at(row.id.span).with("id", row.id.value.as_str()));
        }
    }
}
