//! A next review that is not later than the last.

use super::{Check, Context, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "review-before-itself",
    severity: Severity::Error,
    message: Words {
        en: "the next review is not later than the last one",
        zh: "下次審閱日期沒有晚於這次",
    },
    help: Words {
        en: "`next` must be later than `date`; are they swapped?",
        zh: "`next` 要晚於 `date`；兩個日期是否寫反了？",
    },
    specification: include_str!("review_before_itself.md"),
};

fn look(record: Record<'_>, _: &Context, found: &mut Diagnostics) {
    if let Some(review) = record.section().and_then(|section| section.review.as_ref())
        && review.next.value <= review.date.value
    {
        found.push(RULE.at(review.next.span));
    }
}
