//! `&LinkedGuide` → diagnostics: what may be wrong with a guide that holds together. One file a check, each beside the
//! Markdown file that documents and tests it. Checks look; they change nothing.

mod bands_for_nobody;
mod empty_result;
mod future_review;
mod gap_between_bands;
mod idle_item;
mod ignored_schedule_answer;
mod impossible_number;
mod missing_care_card;
mod numbers_without_band;
mod orphan_row;
mod overdue_review;
mod overlapping_bands;
mod overlapping_rows;
mod planner_without_default;
mod review_before_itself;
mod risk_claim;
mod undecided_condition;
mod unreachable_band;
mod unreachable_item;
mod unreachable_outcome;
mod unreachable_refusal;
mod unreachable_row;
mod unsorted_bands;
mod unstated_condition;
mod untranslated_theme;
mod unused_reference;

use crate::diagnostic::{Diagnostics, Rule};
use crate::logic::Search;
use crate::model::date::Date;
use crate::model::table::Table;
use crate::model::table::bands::{self, Bands};
use crate::model::table::tool::Tool;
use crate::pipeline::link::{LinkedGuide, Target};
use crate::span::Span;

/// A check: its rule, and the code that looks.
pub struct Check {
    /// What it finds.
    pub rule: &'static Rule,
    look: fn(&Facts<'_>, &mut Diagnostics),
}

/// Every check.
pub static CHECKS: &[Check] = &[
    bands_for_nobody::CHECK,
    empty_result::CHECK,
    future_review::CHECK,
    gap_between_bands::CHECK,
    idle_item::CHECK,
    ignored_schedule_answer::CHECK,
    impossible_number::CHECK,
    missing_care_card::CHECK,
    numbers_without_band::CHECK,
    orphan_row::CHECK,
    overdue_review::CHECK,
    overlapping_bands::CHECK,
    overlapping_rows::CHECK,
    planner_without_default::CHECK,
    review_before_itself::CHECK,
    risk_claim::CHECK,
    undecided_condition::CHECK,
    unreachable_band::CHECK,
    unreachable_item::CHECK,
    unreachable_outcome::CHECK,
    unreachable_refusal::CHECK,
    unreachable_row::CHECK,
    unsorted_bands::CHECK,
    unstated_condition::CHECK,
    untranslated_theme::CHECK,
    unused_reference::CHECK,
];

/// Checks of who mentions what, for which all files together are the whole that is judged.
static OF_ALL_FILES: [&Check; 2] = [&orphan_row::CHECK, &unused_reference::CHECK];

/// What checks look at.
pub struct Facts<'g> {
    /// The guide.
    pub guide: &'g LinkedGuide,
    /// The day of the build.
    pub today: Date,
    /// Whether the theme speaks the guide's language.
    pub theme_speaks: bool,
}

impl Facts<'_> {
    /// What is divided into bands: tables, and the scales of questionnaires.
    fn bands(&self) -> Vec<Bands<'_>> {
        let guide = &self.guide.guide;
        let scales = guide.questionnaires.iter().filter_map(|own| own.scale.as_ref());
        guide.tables.iter().flat_map(bands::of_table).chain(scales.map(bands::of_scale)).collect()
    }

    /// The schedules that are tools in some page, with their numbers.
    fn planners(&self) -> impl Iterator<Item = &Table<Target>> {
        let tables = self.guide.guide.tables.iter().enumerate();
        tables.filter(|(n, _)| self.guide.has_tool(Tool::Planner(*n))).map(|(_, table)| table)
    }
}

/// Whether a search is sure that there is nobody. Where it gave up it is not: a note says what was not decided.
fn is_nobody(search: &Search, rule: &Rule, place: Span, found: &mut Diagnostics) -> bool {
    note_if_undecided(search, rule, place, found);
    *search == Search::Nobody
}

/// Whether a search has found somebody; a note where it gave up.
fn is_somebody(search: &Search, rule: &Rule, place: Span, found: &mut Diagnostics) -> bool {
    note_if_undecided(search, rule, place, found);
    matches!(search, Search::Found(_))
}

fn note_if_undecided(search: &Search, rule: &Rule, place: Span, found: &mut Diagnostics) {
    if *search == Search::GaveUp {
        found.push(undecided_condition::RULE.at(place).with("rule", rule.name));
    }
}

/// Runs every check. What could not be read may be the very thing that a check misses, so a file with such a part is not
/// judged: its errors come first.
pub fn check(facts: &Facts<'_>, found: &mut Diagnostics) {
    let misread = &facts.guide.guide.misread;
    for check in CHECKS {
        let looks_at_all = OF_ALL_FILES.iter().any(|other| other.rule.name == check.rule.name);
        if looks_at_all && !misread.is_empty() {
            continue;
        }
        let mut own = Diagnostics::new();
        (check.look)(facts, &mut own);
        own.retain(|finding| !misread.contains(&finding.span.source));
        found.extend(own);
    }
}
