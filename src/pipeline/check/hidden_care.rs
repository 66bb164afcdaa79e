//! A care card that a reader misses by skipping another question.

use super::example::example;
use super::{Check, Facts, Look, Record, undecided};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Hidden, hidden};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{Flag, Questionnaire, When};
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Linked(look) };

static RULE: Rule = Rule {
    name: "hidden-care",
    severity: Severity::Warning,
    message: Words {
        en: "whoever leaves out {questions} is not told to see a doctor, though this holds of them{example}",
        zh: "讀者只要沒有回答 {questions}，就看不到就醫提示，即使這個條件對他成立{example}",
    },
    help: Words {
        en: "`not` is unknown without an answer. Say what is to happen then: `{ any = [{ not = … }, { item = \"…\", is = [\"unsure\", \"unanswered\"] }] }`, or name the answers that are meant in place of `not`",
        zh: "沒有回答時，`not` 的結果是「不知道」。請寫明那時要怎麼辦：`{ any = [{ not = … }, { item = \"…\", is = [\"unsure\", \"unanswered\"] }] }`，或不用 `not`，直接列出要的回答",
    },
    specification: include_str!("hidden_care.md"),
};

fn look(record: Record<'_>, facts: &Facts<'_>, found: &mut Diagnostics) {
    if let Some(own) = record.questionnaire() {
        let questions = own.questions();
        for outcome in own.outcomes.iter().filter(|outcome| outcome.care.is_some()) {
            if let When::If(when) = &outcome.when {
                look_at(&when.value, when.span, &questions, true, found);
            }
        }
        look_at_answers(facts, own, &questions, found);
        let red = own.items.iter().filter(|item| item.flag == Flag::SeeDoctor);
        red.for_each(|item| look_at_question(&item.question, &questions, found));
    }
    if let Some(table) = record.table() {
        let questions = table.tool.questions();
        let red = table.tool.questions.iter().filter(|own| !own.care.is_empty());
        red.for_each(|own| look_at_question(&own.question, &questions, found));
    }
}

/// Conditions that answer a red-flag question of the schedule.
fn look_at_answers(
    facts: &Facts<'_>,
    own: &Questionnaire,
    questions: &[&Question],
    found: &mut Diagnostics,
) {
    let table = facts.guide.schedule_of(own);
    let asked = table.map(|table| table.tool.questions.as_slice()).unwrap_or_default();
    for (id, condition) in own.screening.iter().flat_map(|screening| &screening.answers) {
        let named = asked.iter().find(|asked| asked.question.id.value == id.value);
        if named.is_some_and(|asked| !asked.care.is_empty()) {
            look_at(condition, id.span, questions, true, found);
        }
    }
}

/// A red-flag question that is asked under a condition.
fn look_at_question(question: &Question, questions: &[&Question], found: &mut Diagnostics) {
    if let Some(when) = &question.when {
        look_at(&when.value, when.span, questions, false, found);
    }
}

fn look_at(
    condition: &Condition,
    span: Span,
    questions: &[&Question],
    beside: bool,
    found: &mut Diagnostics,
) {
    let (mut names, mut first) = (Vec::new(), None);
    for hidden in hidden(condition, questions, beside) {
        match hidden {
            Hidden::From(question, reader) => {
                names.push(format!("`{}`", questions[question].id.value));
                first = first.or(Some(reader));
            }
            Hidden::GaveUp(_) => found.push(undecided(&RULE, span)),
        }
    }
    if let Some(reader) = first {
        let finding = RULE.at(span).with("questions", names.join(", "));
        found.push(finding.with("example", example(&reader, questions)));
    }
}
