//! Reports numbers below the lowest band or above the highest, if the band reader accepts them.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::bands::uncovered_values;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "numbers-without-band",
    severity: Severity::Error,
    message: Words("`accepts` allows numbers that belong to no band: {numbers}"),
    help: Words(
        "if readers can have such a number, delete the outer end of the first or last band, as in `{ at-least = 9 }` for `{ at-least = 9, at-most = 15 }`, or add a band. If they cannot, change `accepts` so that it leaves these numbers out",
    ),
    specification: include_str!("numbers_without_band.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for bands in record.bands() {
        let Some(accepts) = bands.accepts else { continue };
        for numbers in uncovered_values(&bands) {
            found.push(RULE.at(accepts.span).with("numbers", numbers));
        }
    }
}
