//! Reports a schedule without the text `default`, if no row applies to some reader.

use super::example_reader::example;
use super::{Check, Look, report_if_undecided};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, SearchResult, Solver, Truth, Who, row_condition};
use crate::model::questionnaire::condition::Condition;
use crate::model::table::Table;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Planner(look) };

static RULE: Rule = Rule {
    name: "planner-without-default",
    severity: Severity::Error,
    message: Words(
        "some readers see nothing, because no row applies to them and there is no `default` text{example}",
    ),
    help: Words(
        "below the line `title`, write what these readers can do, such as `default = \"Ask at your next visit.\"`",
    ),
    specification: include_str!("planner_without_default.md"),
};

fn look(table: &Table, found: &mut Diagnostics) {
    if !table.tool.default.is_empty() {
        return;
    }
    let (uncovered, span) = (find_uncovered_reader(table), table.id.span);
    report_if_undecided(&uncovered, &RULE, span, found);
    if let SearchResult::Found(reader) = uncovered {
        found.push(RULE.at(span).with("example", example(&reader, &table.tool.questions())));
    }
}

/// Searches for a reader to whom no row applies, and whose answers raise no red flag.
fn find_uncovered_reader(table: &Table) -> SearchResult {
    let questions = table.tool.questions();
    let rows: Vec<Option<Condition>> =
        table.rows.iter().map(|row| row_condition(table, row)).collect();
    if rows.iter().any(Option::is_none) {
        return SearchResult::Nobody;
    }
    let red = table.tool.questions.iter().enumerate().filter(|(_, own)| !own.care.is_empty());
    let care = Condition::Counts(red.map(|(number, _)| number).collect());
    let absent = rows.iter().flatten().map(|row| Goal::is(row, Truth::False));
    let goals: Vec<_> = absent.chain([Goal::is_not(&care, Truth::True)]).collect();
    Solver::new(&questions).search(Who::Anybody, &goals)
}
