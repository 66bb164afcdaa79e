//! Reports a refusal of a band reader (a reason to give a reader no band) if its condition holds for no reader.

use super::{Check, Look, Record, RecordContext, is_nobody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, Solver, Truth, Who};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unreachable-refusal",
    severity: Severity::Error,
    message: Words("the refusal `{id}` stops no reader, because its `when` is never true"),
    help: Words(
        "correct its `when`: perhaps a number in it is impossible, or two parts contradict each other, such as `{ sex = \"male\" }` and a question for women. If one part is enough, write `any` instead of `all`; if it should stop nobody, delete the refusal",
    ),
    specification: include_str!("unreachable_refusal.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some(table) = record.table() else { return };
    let questions = table.tool.questions();
    let mut searcher = Solver::new(&questions);
    for refusal in &table.tool.refusals {
        let when = &refusal.when.value;
        let met = searcher.search(Who::WomenAndMen, &[Goal::is(when, Truth::True)]);
        if is_nobody(&met, &RULE, refusal.when.span, found) {
            found.push(RULE.at(refusal.when.span).with("id", refusal.id.value.as_str()));
        }
    }
}
