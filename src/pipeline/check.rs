//! `&LinkedGuide` → diagnostics: what may be wrong with a guide that holds together. One file a check, each beside the
//! Markdown file that documents and tests it. Checks look; they change nothing.

mod age_not_in_row;
mod alternative_text_repeats_caption;
mod ambiguous_term;
mod amount_without_unit;
mod bands_for_nobody;
mod changed_since_review;
mod claims;
mod dont_without_negative;
mod duplicate_source;
mod duplicate_title;
mod emergency_without_number;
mod empty_list;
mod empty_result;
mod empty_section;
mod example;
mod future_review;
mod future_source;
mod future_update;
mod gap_between_bands;
mod half_width_punctuation;
mod hidden_care;
mod idle_flag;
mod idle_item;
mod ignored_schedule_answer;
mod impossible_number;
mod long_review_interval;
mod markup_in_text;
mod missing_care_card;
mod numbers_without_band;
mod orphan_row;
mod overclaim;
mod overdue_review;
mod overlapping_bands;
mod overlapping_rows;
mod planner_without_default;
mod repeated_punctuation;
mod repeated_question;
mod review_before_itself;
mod reviewer_without_qualifications;
mod risk_claim;
mod simplified_characters;
mod texts;
mod uncited_study;
mod undecided_condition;
mod unfindable_source;
mod unreachable_band;
mod unreachable_item;
mod unreachable_outcome;
mod unreachable_refusal;
mod unreachable_row;
mod unsorted_bands;
mod unstated_condition;
mod untranslated_theme;
mod unused_reference;
mod vague_link;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::logic::Search;
use crate::model::date::Date;
use crate::model::table::Table;
use crate::model::table::bands::{self, Bands};
use crate::model::table::tool::Tool;
use crate::pipeline::link::LinkedGuide;
use crate::span::Span;
use texts::Passage;

/// A check: its rule, and the code that looks.
pub struct Check {
    /// What it finds.
    pub rule: &'static Rule,
    look: fn(&Facts<'_>, &mut Diagnostics),
}

/// Every check.
pub static CHECKS: &[Check] = &[
    age_not_in_row::CHECK,
    alternative_text_repeats_caption::CHECK,
    ambiguous_term::CHECK,
    amount_without_unit::CHECK,
    bands_for_nobody::CHECK,
    changed_since_review::CHECK,
    dont_without_negative::CHECK,
    duplicate_source::CHECK,
    duplicate_title::CHECK,
    emergency_without_number::CHECK,
    empty_result::CHECK,
    empty_list::CHECK,
    empty_section::CHECK,
    future_review::CHECK,
    future_source::CHECK,
    future_update::CHECK,
    gap_between_bands::CHECK,
    half_width_punctuation::CHECK,
    hidden_care::CHECK,
    idle_flag::CHECK,
    idle_item::CHECK,
    ignored_schedule_answer::CHECK,
    impossible_number::CHECK,
    long_review_interval::CHECK,
    markup_in_text::CHECK,
    missing_care_card::CHECK,
    numbers_without_band::CHECK,
    orphan_row::CHECK,
    overclaim::CHECK,
    overdue_review::CHECK,
    overlapping_bands::CHECK,
    overlapping_rows::CHECK,
    planner_without_default::CHECK,
    repeated_punctuation::CHECK,
    repeated_question::CHECK,
    review_before_itself::CHECK,
    reviewer_without_qualifications::CHECK,
    risk_claim::CHECK,
    simplified_characters::CHECK,
    uncited_study::CHECK,
    undecided_condition::CHECK,
    unfindable_source::CHECK,
    unreachable_band::CHECK,
    unreachable_item::CHECK,
    unreachable_outcome::CHECK,
    unreachable_refusal::CHECK,
    unreachable_row::CHECK,
    unsorted_bands::CHECK,
    unstated_condition::CHECK,
    untranslated_theme::CHECK,
    unused_reference::CHECK,
    vague_link::CHECK,
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
    /// The guide's texts, piece by piece.
    passages: Vec<Passage>,
}

impl<'g> Facts<'g> {
    /// The facts of a guide on a day.
    pub fn new(guide: &'g LinkedGuide, today: Date, theme_speaks: bool) -> Self {
        Self { guide, today, theme_speaks, passages: texts::of_guide(&guide.guide) }
    }

    /// The parts of the guide's language tag, in lower case.
    fn language(&self) -> Vec<String> {
        let tag = &self.guide.guide.settings.language.value;
        tag.split('-').map(str::to_lowercase).collect()
    }

    /// Whether the guide is in Chinese.
    fn is_chinese(&self) -> bool {
        self.language().first().is_some_and(|primary| primary == "zh")
    }

    /// Whether it is in Traditional Chinese, by its script or its region.
    fn is_traditional(&self) -> bool {
        let of_traditional = |part: &String| matches!(part.as_str(), "hant" | "tw" | "hk" | "mo");
        let parts = self.language();
        self.is_chinese() && parts.iter().any(of_traditional) && !parts.contains(&"hans".to_owned())
    }

    /// Whether it is in English.
    fn is_english(&self) -> bool {
        self.language().first().is_some_and(|primary| primary == "en")
    }

    /// Whether a day is still to come wherever the author lives: where the sun rises first, it is tomorrow already.
    fn is_to_come(&self, date: Date) -> bool {
        self.today.tomorrow().is_ok_and(|tomorrow| date > tomorrow)
    }

    /// What is divided into bands: tables, and the scales of questionnaires.
    fn bands(&self) -> Vec<Bands<'_>> {
        let guide = &self.guide.guide;
        let scales = guide.questionnaires.iter().filter_map(|own| own.scale.as_ref());
        guide.tables.iter().flat_map(bands::of_table).chain(scales.map(bands::of_scale)).collect()
    }

    /// The schedules that are tools in some page.
    fn planners(&self) -> impl Iterator<Item = &Table> {
        let tables = self.guide.guide.tables.iter();
        tables.filter(|table| self.guide.has_tool(Tool::Planner(table.id.value)))
    }
}

/// Whether a search is sure that there is nobody. Where it gave up it is not, and that is reported.
fn is_nobody(search: &Search, rule: &Rule, place: Span, found: &mut Diagnostics) -> bool {
    report_if_undecided(search, rule, place, found);
    *search == Search::Nobody
}

fn report_if_undecided(search: &Search, rule: &Rule, place: Span, found: &mut Diagnostics) {
    if *search == Search::GaveUp {
        found.push(undecided(rule, place));
    }
}

fn undecided(rule: &Rule, place: Span) -> Diagnostic {
    undecided_condition::RULE.at(place).with("rule", rule.name)
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
