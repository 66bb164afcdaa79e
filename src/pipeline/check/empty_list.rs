//! Reports a table without rows, or a questionnaire without items.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "empty-list",
    severity: Severity::Warning,
    message: Words("this file has no `{field}`"),
    help: Words(
        "write `[[{field}]]` at the end of the file and its fields below it, without `{field} = []`, or delete the file; readers see only a title",
    ),
    specification: include_str!("empty_list.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for table in record.table().iter().filter(|table| table.rows.is_empty()) {
        found.push(RULE.at(table.id.span).with("field", "rows"));
    }
    let empty = record.questionnaire().into_iter().filter(|own| own.items.is_empty());
    // A questionnaire may consist of a scale alone.
    for own in empty.filter(|own| own.scale.is_none()) {
        found.push(RULE.at(own.id.span).with("field", "items"));
    }
}
