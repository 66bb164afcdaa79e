//! Reports two neighbouring bands that both contain the same number.

use super::neighbouring_bands::report_boundaries;
use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "overlapping-bands",
    severity: Severity::Error,
    message: Words("{boundary} belongs to both this band and `{other}`"),
    help: Words(
        "give both bands an end, so that the lower one ends where the higher one begins, as in `below = 140` and `at-least = 140`; if one band lies within the other, delete one or divide the other",
    ),
    specification: include_str!("overlapping_bands.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    report_boundaries(record, &RULE, |pair| pair.overlap.as_deref(), found);
}
