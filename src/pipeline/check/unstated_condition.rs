//! Reports a row of a schedule that states its condition only in the text `when`. This text is for readers; the planner
//! cannot test it.

use super::{Check, Look};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::{CellContent, Table};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Planner(look) };

static RULE: Rule = Rule {
    name: "unstated-condition",
    severity: Severity::Error,
    message: Words(
        "the planner cannot read `when` in the row `{id}`, so it does not know to whom the row applies",
    ),
    help: Words(
        "leave `when`, which readers see, and add below it `applies-if = { item = \"…\" }` with the id of one of the table's `[[questions]]`; if `sex` and `age` say it all, delete `when`",
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
