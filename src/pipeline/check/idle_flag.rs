//! Reports a flag of a questionnaire's item, or a red flag of a tool, that no answer can raise, because no answer
//! counts.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Value, Words};
use crate::model::named::Named;
use crate::model::questionnaire::Flag;
use crate::model::questionnaire::question::{Answer, Question};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "idle-flag",
    severity: Severity::Error,
    message: Words("no answer to `{id}` counts, so its {flag} has no effect"),
    help: Words(
        "if readers with certain answers should see it, add a line with these answers to this question, such as `counts = {counts}`; otherwise delete the line `{field}` of this question",
    ),
    specification: include_str!("idle_flag.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for item in record.questionnaire().into_iter().flat_map(|own| &own.items) {
        if item.flag != Flag::None && !item.question.answer.can_count() {
            report(&item.question, "flag", format!("`flag = \"{}\"`", item.flag.name()), found);
        }
    }
    for own in record.table().into_iter().flat_map(|table| &table.tool.questions) {
        if !own.care.is_empty() && !own.question.answer.can_count() {
            report(&own.question, "care", "`care`", found);
        }
    }
}

fn report(question: &Question, field: &str, flag: impl Into<Value>, found: &mut Diagnostics) {
    let counts = match &question.answer {
        Answer::Choice(choices) => {
            let first = choices.first().map_or("…", |choice| choice.id.as_str());
            format!("[\"{first}\"]")
        }
        _ => "{ at-least = … }".to_owned(),
    };
    let finding = RULE.at(question.id.span).with("id", question.id.value.as_str());
    found.push(finding.with("flag", flag).with("counts", counts).with("field", field));
}
