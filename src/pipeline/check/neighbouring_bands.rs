//! Reports boundaries between neighbouring bands. Used by the checks of gaps and of overlaps.

use super::Record;
use crate::diagnostic::{Diagnostics, Rule, Words};
use crate::model::table::bands::{BandPair, band_pairs};

static WHOLE: Words = Words(
    "let one band begin with the whole number after the other band, such as `at-most = 134` and `at-least = 135`",
);

static OTHER: Words = Words("the other band");

/// Calls `boundary` for each pair of neighbouring bands in a record, and reports the pairs for which it returns a text.
/// The text names numbers, such as `120…134`: those between the two bands, or those that are in both.
pub(super) fn report_boundaries(
    record: Record<'_>,
    rule: &'static Rule,
    boundary: impl Fn(&BandPair) -> Option<&str>,
    found: &mut Diagnostics,
) {
    for bands in record.bands() {
        let is_whole = bands.is_whole;
        for pair in band_pairs(bands) {
            let Some(boundary) = boundary(&pair) else { continue };
            let finding = rule.at(pair.later_span).with("other", pair.earlier_name.as_str());
            let finding = finding.with("boundary", boundary);
            let finding = if is_whole { finding.advise(&WHOLE) } else { finding };
            found.push(finding.related(pair.earlier_span, &OTHER));
        }
    }
}
