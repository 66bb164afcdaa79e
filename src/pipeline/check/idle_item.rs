//! Reports a question whose answer has no effect.

use std::collections::BTreeSet;

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity, Words};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::questionnaire::{Flag, Questionnaire};
use crate::model::table::CellContent;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "idle-item",
    severity: Severity::Warning,
    message: Words(
        "nothing uses the answer to `{id}`: no answer counts, and no condition contains this question",
    ),
    help: Words(
        "if an answer matters, add a line to this question, such as `counts = {counts}`, or use the question in a `when`; otherwise delete the question",
    ),
    specification: include_str!("idle_item.md"),
};

static IN_TABLE: Words = Words(
    "use it in the condition of a row or of a refusal, such as `applies-if = { item = \"{id}\" }` or `when = { item = \"{id}\" }`; otherwise delete the question",
);

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(questionnaire) = record.questionnaire() {
        let questions = questionnaire.questions();
        let mut named = named(questionnaire);
        // The rule `idle-flag` already covers items with a flag.
        let flagged = questionnaire.items.iter().enumerate();
        named.extend(flagged.filter(|(_, item)| item.flag != Flag::None).map(|(number, _)| number));
        report(&questions, &named, found);
    }
    if let Some(table) = record.table() {
        let questions = table.tool.questions();
        let rows = table.rows.iter().flat_map(|row| &row.cells);
        let rows = rows.filter_map(|cell| match &cell.content {
            CellContent::Condition(condition) => Some(condition),
            _ => None,
        });
        let refusals = table.tool.refusals.iter().map(|refusal| &refusal.when.value);
        let mut named = named_in(rows.chain(refusals));
        let red = table.tool.questions.iter().enumerate();
        named.extend(red.filter(|(_, own)| !own.care.is_empty()).map(|(number, _)| number));
        named.extend(named_in(whens(&questions)));
        let idle = questions.iter().enumerate().filter(|(number, _)| !named.contains(number));
        for (_, question) in idle {
            found.push(finding(question).advise(&IN_TABLE));
        }
    }
}

fn finding(question: &Question) -> Diagnostic {
    let counts = match &question.answer {
        Answer::Choice(choices) => {
            let first = choices.first().map_or("…", |choice| choice.id.as_str());
            format!("[\"{first}\"]")
        }
        _ => "{ at-least = 10 }".to_owned(),
    };
    let finding = RULE.at(question.id.span).with("id", question.id.value.as_str());
    finding.with("counts", counts)
}

fn report(questions: &[&Question], named: &BTreeSet<usize>, found: &mut Diagnostics) {
    for (number, question) in questions.iter().enumerate() {
        if !question.answer.can_count() && !named.contains(&number) {
            found.push(finding(question));
        }
    }
}

/// The indices of the items on whose answers some condition of the questionnaire depends.
fn named(questionnaire: &Questionnaire) -> BTreeSet<usize> {
    let outcomes = questionnaire.outcomes.iter().filter_map(|outcome| outcome.condition());
    let screening = questionnaire.screening.iter().flat_map(|own| &own.answers);
    let questions = questionnaire.questions();
    let all = outcomes.chain(screening.map(|(_, condition)| condition));
    let mut named = named_in(all);
    named.extend(named_in(whens(&questions)));
    named
}

fn whens<'q>(questions: &[&'q Question]) -> impl Iterator<Item = &'q Condition> {
    let whens: Vec<_> = questions.iter().filter_map(|question| question.when.as_ref()).collect();
    whens.into_iter().map(|when| &when.value)
}

fn named_in<'c>(conditions: impl Iterator<Item = &'c Condition>) -> BTreeSet<usize> {
    conditions.flat_map(Condition::questions).collect()
}
