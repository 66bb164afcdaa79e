//! Reports a section if more than three years are between its last and its next review.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::date::Date;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "long-review-interval",
    severity: Severity::Warning,
    message: Words("the next review is more than three years after the last one"),
    help: Words(
        "write as `next` a day at most three years after `date`, because medical knowledge changes",
    ),
    specification: include_str!("long_review_interval.md"),
};

const MOST_YEARS: i16 = 3;

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let day = |date: Date, years: i16| (date.year() + years, date.month(), date.day());
    if let Some(review) = record.section().and_then(|section| section.review.as_ref())
        && day(review.next.value, 0) > day(review.date.value, MOST_YEARS)
    {
        found.push(RULE.at(review.next.span));
    }
}
