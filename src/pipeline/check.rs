//! `&LinkedGuide` → diagnostics: what may be wrong with a guide that holds together. One file a check, each beside the
//! Markdown file that documents and tests it. Checks look; they change nothing.

mod future_review;
mod gap_between_bands;
mod orphan_row;
mod overdue_review;
mod overlapping_bands;
mod review_before_itself;
mod unsorted_bands;
mod untranslated_theme;
mod unused_reference;

use crate::diagnostic::{Diagnostics, Rule};
use crate::model::date::Date;
use crate::pipeline::link::LinkedGuide;

/// A check: its rule, and the code that looks.
pub struct Check {
    /// What it finds.
    pub rule: &'static Rule,
    look: fn(&Facts<'_>, &mut Diagnostics),
}

/// Every check.
pub static CHECKS: &[Check] = &[
    future_review::CHECK,
    gap_between_bands::CHECK,
    orphan_row::CHECK,
    overdue_review::CHECK,
    overlapping_bands::CHECK,
    review_before_itself::CHECK,
    unsorted_bands::CHECK,
    untranslated_theme::CHECK,
    unused_reference::CHECK,
];

/// What checks look at.
pub struct Facts<'g> {
    /// The guide.
    pub guide: &'g LinkedGuide,
    /// The day of the build.
    pub today: Date,
    /// Whether the theme speaks the guide's language.
    pub theme_speaks: bool,
}

/// Runs every check.
pub fn check(facts: &Facts<'_>, found: &mut Diagnostics) {
    for check in CHECKS {
        (check.look)(facts, found);
    }
}
