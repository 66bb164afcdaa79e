//! Reports a band if its table or scale accepts no number that is in the band.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::has_number;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unreachable-band",
    severity: Severity::Error,
    message: Words("`accepts` allows no number in the band `{name}`"),
    help: Words(
        "if readers can have such a number, change `accepts` so that it includes the band; otherwise correct the numbers of the band, or delete it. The page tells readers whose number is not accepted that it cannot be right",
    ),
    specification: include_str!("unreachable_band.md"),
};

static ACCEPTS: Words = Words("what is accepted");

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for bands in record.bands() {
        let Some(accepts) = bands.accepts else { continue };
        for band in &bands.all {
            if !has_number(Some(&accepts.value), band.range) {
                let finding = RULE.at(band.span).with("name", band.name.as_str());
                found.push(finding.related(accepts.span, &ACCEPTS));
            }
        }
    }
}
