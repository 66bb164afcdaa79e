//! A condition that is too complex to analyse.

use super::{Check, Look};
use crate::diagnostic::{Rule, Severity, Words};

/// Does nothing itself: other checks report this rule when their search gives up.
pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(|_, _, _| {}) };

pub(super) static RULE: Rule = Rule {
    name: "undecided-condition",
    severity: Severity::Warning,
    message: Words {
        en: "the rule `{rule}` could not be checked here: there are too many sets of answers to try them all",
        zh: "這裡無法判斷有沒有 `{rule}` 的問題：可能的回答組合太多，沒有全部看完",
    },
    help: Words {
        en: "nothing was found, and nothing is ruled out: use fewer questions in one condition, or check it by hand",
        zh: "沒有找到問題，但也不能說沒有：請讓一個條件少用幾題，或請自行再核對一次",
    },
    specification: include_str!("undecided_condition.md"),
};
