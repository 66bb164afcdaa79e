//! Reports a value between two neighbouring bands that belongs to neither.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::bands::{BandPair, band_pairs};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "gap-between-bands",
    severity: Severity::Error,
    message: Words("{boundary} belongs neither to this band nor to `{other}`"),
    help: Words(
        "let one band end where the next begins, and include the boundary in only one of them: `at-least` and `at-most` include it, `above` and `below` do not",
    ),
    specification: include_str!("gap_between_bands.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for bands in record.bands() {
        let is_whole = bands.is_whole;
        for pair in band_pairs(bands) {
            let BandPair { gap: Some(boundary), .. } = &pair else { continue };
            let finding = RULE.at(pair.later_span).with("other", pair.earlier_name.as_str());
            let finding = finding.with("boundary", boundary.as_str());
            let finding = if is_whole { finding.advise(&WHOLE) } else { finding };
            found.push(finding.related(pair.earlier_span, &OTHER));
        }
    }
}

static WHOLE: Words = Words(
    "the numbers are whole, so let one band begin with the next number after the other band, as in `at-most = 134` and `at-least = 135`",
);

static OTHER: Words = Words("the other band");
