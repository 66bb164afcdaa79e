//! Reports numbers between two neighbouring bands that are in neither of them.

use super::neighbouring_bands::report_boundaries;
use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "gap-between-bands",
    severity: Severity::Error,
    message: Words("{boundary} belongs neither to this band nor to `{other}`"),
    help: Words(
        "let one band end where the other begins, such as `below = 140` and `at-least = 140`; `at-least` and `at-most` include the number, `above` and `below` do not",
    ),
    specification: include_str!("gap_between_bands.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    report_boundaries(record, &RULE, |pair| pair.gap.as_deref(), found);
}
