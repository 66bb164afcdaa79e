//! Reports a question with the same wording as an earlier question.

use std::collections::BTreeMap;

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Inline, plain_text};
use crate::model::questionnaire::question::{AppliesTo, Question};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "repeated-question",
    severity: Severity::Note,
    message: Words("`{id}` has the same wording as `{first}`"),
    help: Words(
        "if both ask the same, delete one of the two; otherwise change the wording of one, because readers cannot tell them apart",
    ),
    specification: include_str!("repeated_question.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(own) = record.questionnaire() {
        look_at(own.items.iter().map(|item| (&item.question, item.text.as_slice())), found);
    }
    if let Some(table) = record.table() {
        let questions = table.tool.questions.iter();
        look_at(questions.map(|own| (&own.question, own.text.as_slice())), found);
    }
}

fn look_at<'g>(
    questions: impl Iterator<Item = (&'g Question, &'g [Inline])>,
    found: &mut Diagnostics,
) {
    let mut known: BTreeMap<String, Vec<&Question>> = BTreeMap::new();
    for (question, text) in questions {
        let text = plain_text(text).trim().to_owned();
        if text.is_empty() {
            continue;
        }
        let same = known.entry(text).or_default();
        if let Some(first) = same.iter().find(|other| share_readers(question, other)) {
            let finding = RULE.at(question.id.span).with("id", question.id.value.as_str());
            found.push(finding.with("first", first.id.value.as_str()));
        }
        same.push(question);
    }
}

/// Returns true if some reader may be asked both questions. If it is false, one question is only for women and the
/// other only for men, so they may have the same wording.
fn share_readers(one: &Question, other: &Question) -> bool {
    let either = [one.applies_to, other.applies_to];
    one.applies_to == other.applies_to || either.contains(&AppliesTo::Any)
}
