//! Reports a table of bands that gives no reader a band, because for every reader one of its refusals holds. (A refusal
//! is a reason to give a reader no band.)

use super::{Check, Look, Record, RecordContext, is_nobody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, SearchResult, Solver, Truth, Who};
use crate::model::table::Table;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "bands-for-nobody",
    severity: Severity::Error,
    message: Words(
        "the `[[refusals]]` of this table stop every reader, so nobody would see a band",
    ),
    help: Words(
        "let each `when` name only the readers who should see no band, such as `when = { age = { to = 17 } }`, or delete a refusal; the other readers must be asked every question in `when`",
    ),
    specification: include_str!("bands_for_nobody.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(table) = record.table() {
        let span = table.id.span;
        if !table.tool.refusals.is_empty() && is_nobody(&admitted(table), &RULE, span, found) {
            found.push(RULE.at(span));
        }
    }
}

/// Searches for a reader for whom no refusal holds.
fn admitted(table: &Table) -> SearchResult {
    let questions = table.tool.questions();
    let refusals = table.tool.refusals.iter();
    let clear: Vec<_> =
        refusals.map(|refusal| Goal::is(&refusal.when.value, Truth::False)).collect();
    Solver::new(&questions).search(Who::WomenAndMen, &clear)
}
