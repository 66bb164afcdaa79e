//! Reports a table without rows, or a questionnaire without items.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "empty-list",
    severity: Severity::Warning,
    message: Words("this file has no `{field}`"),
    help: Words(
        "at the end of the file, write a line `[[{field}]]`, and below it, each on a line of its own and with your text between the quotes, {lines}. If there is a line `{field} = []`, delete it. If nothing belongs here, delete the file",
    ),
    specification: include_str!("empty_list.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for table in record.table().iter().filter(|table| table.rows.is_empty()) {
        let required = table.columns.iter().filter(|column| column.required);
        let names = required.map(|column| column.id.clone());
        let lines = lines(["id".to_owned()].into_iter().chain(names));
        found.push(RULE.at(table.id.span).with("field", "rows").with("lines", lines));
    }
    let empty = record.questionnaire().into_iter().filter(|own| own.items.is_empty());
    // A questionnaire may consist of a scale alone.
    for own in empty.filter(|own| own.scale.is_none()) {
        let lines = lines(["id", "question", "group", "why", "next-step"].map(str::to_owned));
        found.push(RULE.at(own.id.span).with("field", "items").with("lines", lines));
    }
}

/// The lines with these fields, such as `` `id = "…"`, `name = "…"` ``.
fn lines(fields: impl IntoIterator<Item = String>) -> String {
    let lines = fields.into_iter().map(|field| format!("`{field} = \"…\"`"));
    lines.collect::<Vec<_>>().join(", ")
}
