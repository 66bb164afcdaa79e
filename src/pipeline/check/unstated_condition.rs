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
        "keep `when`, which readers see, and add below it a line `applies-if = { item = \"…\" }`, with one of the questions of this file: {items}. If none of them asks this, add a question first; if `sex` and `age` say it all, delete `when`",
    ),
    specification: include_str!("unstated_condition.md"),
};

static ASK_FIRST: Words = Words(
    "if `sex` and `age` say it all, delete `when`. Otherwise ask readers: above the first `[[rows]]`, add a line `[[questions]]`, and below it `id = \"fracture\"` and `question = \"…?\"`; then add `applies-if = { item = \"fracture\" }` below `when`",
);

fn look(table: &Table, found: &mut Diagnostics) {
    for row in &table.rows {
        let has = |column: &str| {
            table.cell(row, column).is_some_and(|cell| cell.content != CellContent::Empty)
        };
        if has("when") && !has("applies-if") {
            let place = table.cell(row, "when").map_or(row.id.span, |cell| cell.span);
            let asked = table.tool.questions.iter().map(|own| own.question.id.value.as_str());
            let items = asked.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let finding = RULE.at(place).with("id", row.id.value.as_str());
            found.push(match items.is_empty() {
                true => finding.advise(&ASK_FIRST),
                false => finding.with("items", items),
            });
        }
    }
}
