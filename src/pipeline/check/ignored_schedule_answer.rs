//! Reports a condition by which a questionnaire answers a question of its schedule, if the answer to this question
//! cannot be yes or no.

use super::{Check, GuideContext, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::questionnaire::question::Answer;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Linked(look) };

static RULE: Rule = Rule {
    name: "ignored-schedule-answer",
    severity: Severity::Error,
    message: Words(
        "this line can only answer yes or no, but the question `{id}` of the schedule has other answers",
    ),
    help: Words(
        "delete this line, so that readers answer `{id}` themselves; or make it a question with yes and no: delete its lines `answer`, `options`, `counts` and `unit` in the file of the schedule",
    ),
    specification: include_str!("ignored_schedule_answer.md"),
};

fn look(record: Record<'_>, context: &GuideContext<'_>, found: &mut Diagnostics) {
    let Some(own) = record.questionnaire() else { return };
    let table = context.guide.schedule_of(own);
    let questions = table.map(|table| table.tool.questions()).unwrap_or_default();
    for (id, _) in own.screening.iter().flat_map(|screening| &screening.answers) {
        let question = questions.iter().find(|question| question.id.value == id.value);
        let by_words = |answer: &Answer| matches!(answer, Answer::YesNo { .. });
        if question.is_some_and(|question| !by_words(&question.answer)) {
            found.push(RULE.at(id.span).with("id", id.value.as_str()));
        }
    }
}
