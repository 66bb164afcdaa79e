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
        "delete one of these refusals, or let its `when` name fewer readers, such as `when = { age = { to = 17 } }` (17 and younger); the others see their band",
    ),
    specification: include_str!("bands_for_nobody.md"),
};

static STOPS: Words = Words("stops some readers");
static UNASKED: Words = Words(
    "some of these refusals depend on questions that not all readers are asked, and then osteon stops them to be safe: delete the line `applies-to` or `when` of these `[[questions]]`, or delete a refusal",
);

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(table) = record.table() {
        let span = table.id.span;
        if !table.tool.refusals.is_empty() && is_nobody(&admitted(table), &RULE, span, found) {
            let finding = match stopped_for_certain(table) {
                true => RULE.at(span),
                false => RULE.at(span).advise(&UNASKED),
            };
            let refusals = table.tool.refusals.iter().map(|refusal| refusal.when.span);
            found.push(refusals.fold(finding, |finding, place| finding.related(place, &STOPS)));
        }
    }
}

/// Returns true if some refusal certainly holds for every reader. Otherwise some refusal cannot be ruled out, because
/// the reader is not asked its question.
fn stopped_for_certain(table: &Table) -> bool {
    let questions = table.tool.questions();
    let refusals = table.tool.refusals.iter();
    let not_stopped: Vec<_> =
        refusals.map(|refusal| Goal::is_not(&refusal.when.value, Truth::True)).collect();
    let search = Solver::new(&questions).search(Who::WomenAndMen, &not_stopped);
    !matches!(search, SearchResult::Found(_))
}

/// Searches for a reader for whom no refusal holds.
fn admitted(table: &Table) -> SearchResult {
    let questions = table.tool.questions();
    let refusals = table.tool.refusals.iter();
    let clear: Vec<_> =
        refusals.map(|refusal| Goal::is(&refusal.when.value, Truth::False)).collect();
    Solver::new(&questions).search(Who::WomenAndMen, &clear)
}
