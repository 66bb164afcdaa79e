//! Reports a question that is never asked.

use super::{Check, Look, Record, RecordContext, undecided};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::reachable;
use crate::model::questionnaire::question::Question;
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unreachable-item",
    severity: Severity::Error,
    message: Words("no reader is ever asked the question `{id}`"),
    help: Words(
        "correct its `when`: perhaps an answer in it is impossible, or two parts contradict each other, such as ages up to 49 and from 50. If one part is enough, write `any` instead of `all`; if nobody should be asked, delete the question",
    ),
    specification: include_str!("unreachable_item.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    match record {
        Record::Questionnaire(own) => look_at(&own.questions(), found),
        Record::Table(table) => look_at(&table.tool.questions(), found),
        _ => {}
    }
}

fn look_at(questions: &[&Question], found: &mut Diagnostics) {
    let asked = reachable(questions);
    for number in asked.never {
        let id = questions[number].id.value.as_str();
        found.push(RULE.at(span(questions[number])).with("id", id));
    }
    for number in asked.undecided {
        found.push(undecided(&RULE, span(questions[number])));
    }
}

/// The source position of a question's condition. If the question has none, the position of its id.
fn span(question: &Question) -> Span {
    question.when.as_ref().map_or(question.id.span, |when| when.span)
}
