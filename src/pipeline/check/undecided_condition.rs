//! Reports a condition that is too complex for a check to decide.

use super::{Check, Look};
use crate::diagnostic::{Rule, Severity, Words};

/// Does nothing. The findings of this rule come from other checks, if their search gives up.
pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(|_, _, _| {}) };

pub(super) static RULE: Rule = Rule {
    name: "undecided-condition",
    severity: Severity::Warning,
    message: Words(
        "osteon could not check whether there is a mistake of the kind `{rule}` here, because too many sets of answers are possible",
    ),
    help: Words(
        "read the condition yourself: `osteon explain {rule}` describes the mistake. If you find none, leave it as it is, or use fewer questions in it, so that osteon can check it",
    ),
    specification: include_str!("undecided_condition.md"),
};
