//! A review interval of more than three years.

use super::{Check, Context, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::date::Date;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "long-review-interval",
    severity: Severity::Warning,
    message: Words {
        en: "the next review is more than three years after the last one",
        zh: "下次審閱距離這次超過三年",
    },
    help: Words {
        en: "set `next` to a day within three years, because medical knowledge changes",
        zh: "醫學知識更新得更快：請把 `next` 訂在三年之內",
    },
    specification: include_str!("long_review_interval.md"),
};

const MOST_YEARS: i16 = 3;

fn look(record: Record<'_>, _: &Context, found: &mut Diagnostics) {
    let day = |date: Date, years: i16| (date.year() + years, date.month(), date.day());
    if let Some(review) = record.section().and_then(|section| section.review.as_ref())
        && day(review.next.value, 0) > day(review.date.value, MOST_YEARS)
    {
        found.push(RULE.at(review.next.span));
    }
}
