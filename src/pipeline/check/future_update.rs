//! Reports a section whose date `updated` is in the future.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "future-update",
    severity: Severity::Warning,
    message: Words("`updated` is a day in the future: {date}"),
    help: Words("write the day on which the text last changed"),
    specification: include_str!("future_update.md"),
};

fn look(record: Record<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let dates = record.section().into_iter().filter_map(|section| section.updated.as_ref());
    for date in dates.filter(|date| context.is_to_come(date.value)) {
        found.push(RULE.at(date.span).with("date", date.value.to_string()));
    }
}
