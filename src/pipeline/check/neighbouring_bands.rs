//! Reports boundaries between neighbouring bands. Used by the checks of gaps and of overlaps.

use super::Record;
use crate::diagnostic::{Diagnostics, Rule, Words};
use crate::model::table::bands::{BandPair, band_pairs};

static MEET: Words = Words(
    "decide to which band {boundary} belongs: write `{lower-end}` in the band `{lower}`, or `{higher-end}` in the band `{higher}`; `at-least` and `at-most` include the number, `above` and `below` do not",
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
        for pair in band_pairs(bands) {
            let Some(boundary) = boundary(&pair) else { continue };
            let finding = rule.at(pair.later_span).with("other", pair.earlier_name.as_str());
            let finding = finding.with("boundary", boundary);
            let finding = match &pair.meeting {
                Some(meeting) => finding
                    .advise(&MEET)
                    .with("lower", meeting.lower_name.as_str())
                    .with("lower-end", meeting.lower_end.as_str())
                    .with("higher", meeting.higher_name.as_str())
                    .with("higher-end", meeting.higher_end.as_str()),
                None => finding,
            };
            found.push(finding.related(pair.earlier_span, &OTHER));
        }
    }
}
