//! Reports a condition that is too complex for a check to decide.

use super::{Check, Look};
use crate::diagnostic::{Rule, Severity, Words};

/// Does nothing itself: other checks report this rule when their search gives up.
pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(|_, _, _| {}) };

pub(super) static RULE: Rule = Rule {
    name: "undecided-condition",
    severity: Severity::Warning,
    message: Words(
        "the rule `{rule}` could not be checked here: there are too many sets of answers to try them all",
    ),
    help: Words(
        "nothing was found, and nothing is ruled out: use fewer questions in one condition, or check it by hand",
    ),
    specification: include_str!("undecided_condition.md"),
};
