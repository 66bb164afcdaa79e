//! Reports a table whose bands are sorted neither upwards nor downwards.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::table::bands::first_out_of_order;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "unsorted-bands",
    severity: Severity::Error,
    message: Words("the band `{name}` is out of order"),
    help: Words(
        "move the whole band, from its line in [[ ]] to the last line of its texts, so that the bands go from lowest to highest or from highest to lowest",
    ),
    specification: include_str!("unsorted_bands.md"),
};

static BEFORE: Words = Words("the band before it");

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    for (band, before) in record.bands().iter().filter_map(first_out_of_order) {
        let finding = RULE.at(band.span).with("name", band.name.as_str());
        found.push(finding.related(before.span, &BEFORE));
    }
}
