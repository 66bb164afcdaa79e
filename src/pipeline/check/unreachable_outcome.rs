//! Reports an outcome that is shown to no reader.

use super::{Check, Look, Record, RecordContext, is_nobody};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, Solver, Truth, Who, find_empty_result, reachable};
use crate::model::questionnaire::{Questionnaire, When};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unreachable-outcome",
    severity: Severity::Error,
    message: Words("no reader ever sees the outcome `{id}`"),
    help: Words(
        "correct its `when`: perhaps two parts contradict each other, or an answer in it never counts. If one part is enough, write `any` instead of `all`. `otherwise` works only if some readers see no other outcome; if they all see one, delete this outcome",
    ),
    specification: include_str!("unreachable_outcome.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(questionnaire) = record.questionnaire() {
        look_at(questionnaire, found);
    }
}

fn look_at(questionnaire: &Questionnaire, found: &mut Diagnostics) {
    let questions = questionnaire.questions();
    let asked = reachable(&questions);
    let mut searcher = Solver::new(&questions);
    for outcome in &questionnaire.outcomes {
        let (shown, span) = match &outcome.when {
            When::If(when) if asked.allows(&when.value, true, &questions) => continue,
            When::If(when) => {
                let goals = [Goal::is(&when.value, Truth::True)];
                (searcher.search(Who::WomenAndMen, &goals), when.span)
            }
            When::Otherwise => (find_empty_result(questionnaire), outcome.id.span),
            When::Always => continue,
        };
        if is_nobody(&shown, &RULE, span, found) {
            found.push(RULE.at(span).with("id", outcome.id.value.as_str()));
        }
    }
}
