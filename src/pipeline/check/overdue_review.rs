//! Reports a section if the date of its next review has passed.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "overdue-review",
    severity: Severity::Warning,
    message: Words("the review of this page was due on {date}"),
    help: Words(
        "ask a clinical reviewer to read the whole page again, and then write the new `date` and `next`; until then, readers see that the review is overdue",
    ),
    specification: include_str!("overdue_review.md"),
};

fn look(record: Record<'_>, context: &RecordContext, found: &mut Diagnostics) {
    if let Some(review) = record.section().and_then(|section| section.review.as_ref())
        && review.next.value < context.today
    {
        found.push(RULE.at(review.next.span).with("date", review.next.value.to_string()));
    }
}
