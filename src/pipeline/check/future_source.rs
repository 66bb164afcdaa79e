//! Reports a source with a date in the future: the date of its publication, or the date on which the author read it.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "future-source",
    severity: Severity::Warning,
    message: Words("this date of the source is in the future: {when}"),
    help: Words(
        "look up the date again. Write as `year` the year in which the source went online, and as `accessed` the day on which you read it",
    ),
    specification: include_str!("future_source.md"),
};

fn look(record: Record<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let Some(reference) = record.reference() else { return };
    let year = reference.year.as_ref().filter(|year| year.value > context.today.year().into());
    if let Some(year) = year {
        found.push(RULE.at(year.span).with("when", year.value.to_string()));
    }
    let read = reference.accessed.as_ref().filter(|date| context.is_to_come(date.value));
    if let Some(read) = read {
        found.push(RULE.at(read.span).with("when", read.value.to_string()));
    }
}
