//! Reports a question whose answer has no effect.

use std::collections::BTreeSet;

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{Flag, Questionnaire};
use crate::model::table::CellContent;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "idle-item",
    severity: Severity::Warning,
    message: Words(
        "nothing uses the answer to `{id}`: no answer counts, and no `when` contains this question",
    ),
    help: Words(
        "write which answers count, such as `counts = [\"often\"]` or `counts = { at-least = 10 }`, use the question in a `when`, or delete it",
    ),
    specification: include_str!("idle_item.md"),
};

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
            found.push(RULE.at(question.id.span).with("id", question.id.value.as_str()));
        }
    }
}

fn report(questions: &[&Question], named: &BTreeSet<usize>, found: &mut Diagnostics) {
    for (number, question) in questions.iter().enumerate() {
        if !question.answer.can_count() && !named.contains(&number) {
            found.push(RULE.at(question.id.span).with("id", question.id.value.as_str()));
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
