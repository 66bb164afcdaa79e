//! Checks a linked guide and reports findings. Each check has its own file, and beside it a Markdown file that
//! documents and tests the check. Checks do not change the guide.

mod age_not_in_row;
mod alternative_text_repeats_caption;
mod ambiguous_term;
mod amount_without_unit;
mod avoided_words;
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
mod example_reader;
mod full_width_letters;
mod future_review;
mod future_source;
mod future_update;
mod gap_between_bands;
mod half_width_brackets;
mod half_width_punctuation;
mod hidden_care;
mod idle_flag;
mod idle_item;
mod ignored_schedule_answer;
mod impossible_number;
mod language;
mod long_handout;
mod long_review_interval;
mod lost_exponent;
mod mainland_term;
mod markup_in_text;
mod missing_care_card;
mod missing_full_stop;
mod mixed_forms;
mod neighbouring_bands;
mod number_in_two_forms;
mod number_without_unit;
mod numbers_without_band;
mod orphan_row;
mod overclaim;
mod overdue_review;
mod overlapping_bands;
mod overlapping_rows;
mod pair_table;
mod planner_without_default;
mod prefilter;
mod record;
mod repeated_punctuation;
mod repeated_question;
mod review_before_itself;
mod reviewer_without_qualifications;
mod risk_claim;
mod simplified_characters;
mod tally;
mod texts;
mod told_twice;
mod uncited_study;
mod undecided_condition;
mod unfindable_source;
mod unfinished_text;
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
mod word_finder;
mod word_to_avoid;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::logic::SearchResult;
use crate::model::date::Date;
use crate::model::settings::Settings;
use crate::model::table::Table;
use crate::model::table::tool::Tool;
use crate::pipeline::link::LinkedGuide;
use crate::span::Span;
use avoided_words::OwnWords;
use language::Language;
use prefilter::{Clue, Scanner};
use tally::Tally;
use texts::CheckedText;

pub use record::{Record, UnreadRecord};

/// A check: the rule under which it reports, and the function that looks for mistakes.
pub struct Check {
    /// The rule that the findings of this check break.
    pub rule: &'static Rule,
    look: Look,
}

/// The function of a check. The variants differ in what the function is called with. Checks of records, such as
/// sections and tables, run in parallel. The checks of passages (titles, paragraphs, list items, cells) share one scan
/// of each text, which finds out which of them must read it.
enum Look {
    /// A check of single passages: titles, paragraphs, list items, cells. The first function lists what a passage in a
    /// language must contain so that the check can find anything, such as a word. Passages without any of these clues
    /// are skipped. The second function checks a passage.
    CheckedText(fn(Language) -> Vec<Clue>, fn(&CheckedText<'_>, &RecordContext, &mut Diagnostics)),
    /// A check that compares how the whole guide writes a word, such as 了解 or 瞭解, or an amount. The first function
    /// lists clues for a language; a passage (title, paragraph, list item, cell) without any of them is skipped. The
    /// second function counts the spellings in a passage; it is told at which byte offsets the words of its
    /// [`Clue::Start`] may begin. The third reports on the counts of the whole guide.
    Counted(
        fn(Language) -> Vec<Clue>,
        fn(&CheckedText<'_>, &[usize], &mut Tally),
        fn(&Tally, &mut Diagnostics),
    ),
    /// A function that checks one record, such as a section or table, by itself.
    Record(fn(Record<'_>, &RecordContext, &mut Diagnostics)),
    /// A function that checks one table. It is called for each schedule that a page or a questionnaire uses as a
    /// planner.
    Planner(fn(&Table, &mut Diagnostics)),
    /// A function that checks one record, such as a section or table. It may also look at what the record mentions or
    /// cites.
    Linked(fn(Record<'_>, &GuideContext<'_>, &mut Diagnostics)),
    /// A function that checks the whole guide at once.
    Guide(fn(&GuideContext<'_>, &mut Diagnostics)),
    /// A function that checks what the whole guide mentions and cites. It is not called if a file could be parsed only
    /// in part, because mentions in the other part are unknown.
    Mentions(fn(&GuideContext<'_>, &mut Diagnostics)),
}

/// All checks of the compiler.
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
    full_width_letters::CHECK,
    future_review::CHECK,
    future_source::CHECK,
    future_update::CHECK,
    gap_between_bands::CHECK,
    half_width_brackets::CHECK,
    half_width_punctuation::CHECK,
    hidden_care::CHECK,
    idle_flag::CHECK,
    idle_item::CHECK,
    ignored_schedule_answer::CHECK,
    impossible_number::CHECK,
    long_handout::CHECK,
    long_review_interval::CHECK,
    lost_exponent::CHECK,
    mainland_term::CHECK,
    markup_in_text::CHECK,
    missing_care_card::CHECK,
    missing_full_stop::CHECK,
    mixed_forms::CHECK,
    number_in_two_forms::CHECK,
    number_without_unit::CHECK,
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
    told_twice::CHECK,
    uncited_study::CHECK,
    undecided_condition::CHECK,
    unfindable_source::CHECK,
    unfinished_text::CHECK,
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
    word_to_avoid::CHECK,
];

/// What a check does with a passage (title, paragraph, list item or cell). `Look` reports findings at once. `Count`
/// counts spellings, such as 了解 and 瞭解; the check compares them after all passages are read.
enum TextFunction {
    Look(fn(&CheckedText<'_>, &RecordContext, &mut Diagnostics)),
    Count(fn(&CheckedText<'_>, &[usize], &mut Tally)),
}

/// What a check of a single record, such as a section or table, may know in addition to the record.
pub struct RecordContext {
    /// The language of the guide.
    pub language: Language,
    /// The date of the build.
    pub today: Date,
    /// The words that the guide's settings ask authors to avoid, and the words to use instead.
    words: OwnWords,
    scanner: Scanner,
    /// The functions of all checks of passages (titles, paragraphs, list items, cells). `scanner` returns which of them
    /// must read a passage, as a bit mask. The lowest bit stands for the first function; [`prefilter::bit`] gives the
    /// others.
    of_passages: Vec<TextFunction>,
}

impl RecordContext {
    /// Collects what checks of single records may know from the guide's settings. `today` is the date of the build.
    pub fn new(settings: &Settings, today: Date) -> Self {
        let language = Language::of_tag(&settings.language.value);
        let (mut clues, mut of_passages) = (Vec::new(), Vec::new());
        for check in CHECKS {
            let (clues_in, function) = match check.look {
                Look::CheckedText(clues_in, look) => (clues_in, TextFunction::Look(look)),
                Look::Counted(clues_in, count, _) => (clues_in, TextFunction::Count(count)),
                _ => continue,
            };
            clues.push(clues_in(language));
            of_passages.push(function);
        }
        let (words, scanner) = (OwnWords::new(&settings.words), Scanner::new(&clues));
        Self { language, today, words, scanner, of_passages }
    }

    /// Returns true if a date is later than tomorrow. Tomorrow itself does not count as the future, because in another
    /// time zone it may be today.
    fn is_to_come(&self, date: Date) -> bool {
        self.today.tomorrow().is_ok_and(|tomorrow| date > tomorrow)
    }
}

/// What a check may know: the guide, the date of the build, the words to avoid, and whether the theme has texts in the
/// guide's language.
pub struct GuideContext<'g> {
    /// The guide that is checked.
    pub guide: &'g LinkedGuide,
    /// True if the theme has texts in the guide's language.
    pub theme_has_language: bool,
    /// What checks of single records may know, such as the language of the guide and the date of the build.
    pub of_records: RecordContext,
}

impl<'g> GuideContext<'g> {
    /// Collects what checks may know about a guide. `today` is the date of the build.
    pub fn new(guide: &'g LinkedGuide, today: Date, theme_has_language: bool) -> Self {
        let context = RecordContext::new(&guide.guide.settings, today);
        Self { guide, theme_has_language, of_records: context }
    }

    /// The schedules (tables of examinations) that a page or a questionnaire uses as a planner.
    fn planners(&self) -> impl Iterator<Item = &'g Table> {
        let tables = self.guide.guide.tables.iter();
        tables.filter(|table| self.guide.has_tool(Tool::Planner(table.id.value)))
    }
}

/// Returns true if a search has proved that no reader meets its goals. If the search gave up before it could decide,
/// reports at `place` that the check of `rule` is undecided, and returns false.
fn is_nobody(search: &SearchResult, rule: &Rule, place: Span, found: &mut Diagnostics) -> bool {
    report_if_undecided(search, rule, place, found);
    *search == SearchResult::Nobody
}

fn report_if_undecided(search: &SearchResult, rule: &Rule, place: Span, found: &mut Diagnostics) {
    if *search == SearchResult::GaveUp {
        found.push(undecided(rule, place));
    }
}

fn undecided(rule: &Rule, place: Span) -> Diagnostic {
    undecided_condition::RULE.at(place).with("rule", rule.name)
}

/// Runs all checks and adds their findings to `found`. Drops findings in files that could be parsed only in part,
/// because what a check misses in such a file may be in the other part.
pub fn check(guide_context: &GuideContext<'_>, found: &mut Diagnostics) {
    let guide = &guide_context.guide.guide;
    let RecordResults { found: mut own, tally } =
        all_at_once(&UnreadRecord::all(guide), |record, results| {
            record.read(|record| {
                of_record(record, &guide_context.of_records, results);
                of_linked(record, guide_context, &mut results.found);
            });
        });
    let planners: Vec<_> = guide_context.planners().collect();
    own.extend(
        all_at_once(&planners, |table, results| of_planner(table, &mut results.found)).found,
    );
    of_guide(guide_context, &tally, &mut own);
    own.retain(|finding| !guide.misread.contains(&finding.span.source));
    found.extend(own);
}

/// The findings and counts of checks of single records, such as sections and tables, so far.
#[derive(Default)]
pub struct RecordResults {
    /// The findings of these checks so far.
    pub found: Diagnostics,
    tally: Tally,
}

/// Calls `look` for each of these records or schedules, in parallel. Joins the findings and counts of all calls.
fn all_at_once<T: Sync>(
    things: &[T],
    look: impl Fn(&T, &mut RecordResults) + Sync,
) -> RecordResults {
    let one_more = |mut results: RecordResults, thing: &T| {
        look(thing, &mut results);
        results
    };
    let joined = |mut results: RecordResults, more: RecordResults| {
        results.found.extend(more.found);
        results.tally.extend(more.tally);
        results
    };
    things.par_iter().fold(RecordResults::default, one_more).reduce(RecordResults::default, joined)
}

/// Runs the checks that look at one record, such as a section or a table, and adds their findings and counts to
/// `results`. These depend only on the record and on `context`.
pub fn of_record(record: Record<'_>, context: &RecordContext, results: &mut RecordResults) {
    let RecordResults { found, tally } = results;
    let mut starts = Vec::new();
    texts::each_passage(record, &mut |passage| {
        let concerned = context.scanner.scan_for(passage.text(), &mut starts);
        for (number, function) in context.of_passages.iter().enumerate() {
            if concerned & prefilter::bit(number) != 0 {
                match function {
                    TextFunction::Look(look) => look(passage, context, found),
                    TextFunction::Count(count) => count(passage, &starts, tally),
                }
            }
        }
    });
    for check in CHECKS {
        if let Look::Record(look) = check.look {
            look(record, context, found);
        }
    }
}

/// Runs the checks that look at one record, such as a section or a table, and also at what the record mentions and
/// cites. Adds their findings to `found`.
fn of_linked(record: Record<'_>, guide_context: &GuideContext<'_>, found: &mut Diagnostics) {
    for check in CHECKS {
        if let Look::Linked(look) = check.look {
            look(record, guide_context, found);
        }
    }
}

/// Runs the checks of a schedule that is used as a planner, and adds their findings to `found`. These depend only on
/// the table.
pub fn of_planner(table: &Table, found: &mut Diagnostics) {
    for check in CHECKS {
        if let Look::Planner(look) = check.look {
            look(table, found);
        }
    }
}

/// Runs the checks that look at the whole guide, and adds their findings to `found`. `tally` has what the checks of
/// passages have counted.
fn of_guide(guide_context: &GuideContext<'_>, tally: &Tally, found: &mut Diagnostics) {
    let is_whole = guide_context.guide.guide.misread.is_empty();
    for check in CHECKS {
        match check.look {
            Look::Guide(look) => look(guide_context, found),
            Look::Mentions(look) if is_whole => look(guide_context, found),
            Look::Counted(_, _, report) => report(tally, found),
            _ => {}
        }
    }
}
