//! Reports a section if its next review is not later than its last review.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "review-before-itself",
    severity: Severity::Error,
    message: Words("the next review is not later than the last one"),
    help: Words("write as `next` a day after `date`; perhaps the two dates are swapped"),
    specification: include_str!("review_before_itself.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(review) = record.section().and_then(|section| section.review.as_ref())
        && review.next.value <= review.date.value
    {
        found.push(RULE.at(review.next.span));
    }
}
