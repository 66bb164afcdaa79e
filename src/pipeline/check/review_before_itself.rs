//! The next review is not after the last.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "review-before-itself",
    severity: Severity::Error,
    message: Words {
        en: "the next review is not after this one", zh: "下次審閱日期沒有晚於這次"
    },
    help: Words { en: "let `next` be later than `date`", zh: "請讓 `next` 晚於 `date`" },
    specification: include_str!("review_before_itself.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for review in facts.guide.guide.sections.iter().filter_map(|section| section.review.as_ref()) {
        if review.next.value <= review.date.value {
            found.push(RULE.at(review.next.span));
        }
    }
}
