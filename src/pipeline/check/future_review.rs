//! Reports a review whose date is later than the day of the build.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::section::Review;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "future-review",
    severity: Severity::Error,
    message: Words("the date of this review is in the future"),
    help: Words("write as `date` the day on which the reviewer read the page"),
    specification: include_str!("future_review.md"),
};

fn look(record: Record<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let reviews = record.section().into_iter().filter_map(|section| section.review.as_ref());
    for Review { date, .. } in reviews.filter(|review| review.date.value > context.today) {
        found.push(RULE.at(date.span));
    }
}
