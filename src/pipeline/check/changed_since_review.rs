//! Reports a section that changed after its review.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "changed-since-review",
    severity: Severity::Warning,
    message: Words("the text changed on {updated}, after its review on {date}"),
    help: Words(
        "ask the reviewer to read the changes, and write the day of that as `date`; until then, delete `[review]` and its lines",
    ),
    specification: include_str!("changed_since_review.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some(section) = record.section() else { return };
    let (Some(review), Some(updated)) =
        (&section.review, section.updated.as_ref().map(|date| date.value))
    else {
        return;
    };
    if review.date.value < updated {
        let finding = RULE.at(review.date.span).with("updated", updated.to_string());
        found.push(finding.with("date", review.date.value.to_string()));
    }
}
