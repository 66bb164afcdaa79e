//! Reports a row of a schedule that applies to no reader.

use super::{Check, Look, is_nobody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, Solver, Truth, Who, row_condition};
use crate::model::table::Table;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Planner(look) };

static RULE: Rule = Rule {
    name: "unreachable-row",
    severity: Severity::Error,
    message: Words("the row `{id}` applies to nobody"),
    help: Words(
        "its `sex`, `age` and `applies-if` contradict each other, such as `sex = \"male\"` and a question for women: delete or correct one of these lines, or delete the row",
    ),
    specification: include_str!("unreachable_row.md"),
};

fn look(table: &Table, found: &mut Diagnostics) {
    let questions = table.tool.questions();
    let mut searcher = Solver::new(&questions);
    for row in &table.rows {
        let Some(condition) = row_condition(table, row) else { continue };
        let goals = [Goal::is(&condition, Truth::True)];
        let concerns = searcher.search(Who::WomenAndMen, &goals);
        if is_nobody(&concerns, &RULE, row.id.span, found) {
            found.push(RULE.at(row.id.span).with("id", row.id.value.as_str()));
        }
    }
}
