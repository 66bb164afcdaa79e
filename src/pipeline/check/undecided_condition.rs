//! Reports a condition that is too complex for a check to decide.

use super::{Check, Look};
use crate::diagnostic::{Rule, Severity, Words};

/// Does nothing. The findings of this rule come from other checks, if their search gives up.
pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(|_, _, _| {}) };

pub(super) static RULE: Rule = Rule {
    name: "undecided-condition",
    severity: Severity::Warning,
    message: Words(
        "osteon could not check the rule `{rule}` here: too many sets of answers are possible",
    ),
    help: Words(
        "use fewer questions in one condition, or check it yourself; the mistake may be there or not",
    ),
    specification: include_str!("undecided_condition.md"),
};
