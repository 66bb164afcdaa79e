//! Reports a word for which a guide uses two spellings.

use std::sync::LazyLock;

use super::prefilter::Clue;
use super::tally::{Tally, Thing};
use super::word_finder::{FragmentFinder, WordFinder, WordPattern};
use super::{Check, CheckedText, Language, Look};
use crate::characters::is_han;
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Counted(clues, count, report) };

static RULE: Rule = Rule {
    name: "mixed-forms",
    severity: Severity::Warning,
    message: Words(
        "the guide says `{rarer}` here ({rarer-count} in all), but `{commoner}` elsewhere ({count})",
    ),
    help: Words(
        "write `{commoner}` here too; if this is a name or a quotation, write `allow: mixed-forms` at the end of the line, between `<!--` and `-->`, in a TOML file after `#`",
    ),
    specification: include_str!("mixed_forms.md"),
};

static COMMONER: Words = Words("the spelling that is used more often");

/// A list of words with several spellings. Each line has all spellings of one word. Brackets contain characters:
/// directly beside one of these, the spelling is part of another word. For example, `成分(完-)` does not match after 完.
const FORMS: &str = include_str!("mixed_forms.txt");

/// Words at the end of names of institutions and journals. A spelling that is at most [`LONGEST_NAME`] characters
/// before such a word is part of the name. It is not counted, because names keep their own spelling.
static NAMES: Lexicon = Lexicon {
    en: "society、association、journal、university、hospital、company、foundation、institute",
    zh: "學會、協會、雜誌、期刊、大學、醫院、公司、基金會、研究院、研究所",
};
static NAME_FINDER: LazyLock<FragmentFinder> =
    LazyLock::new(|| FragmentFinder::new(NAMES.zh.split('、')));
const LONGEST_NAME: usize = 12;
/// Maximum number of characters between a word and an opening bracket, such as 《, before it. The bracket shows that the
/// word is in the title of a work, whose spelling is not counted.
const LONGEST_TITLE: usize = 60;

struct Forms {
    finder: WordFinder,
    /// All spellings of all words. Each comes with the index of its word's line in [`FORMS`].
    words: Vec<(usize, &'static str)>,
}

static SPELLINGS: LazyLock<Forms> = LazyLock::new(|| {
    let lines = FORMS.lines().enumerate();
    let all: Vec<(usize, &str)> =
        lines.flat_map(|(word, line)| line.split(' ').map(move |form| (word, form))).collect();
    let finder = WordFinder::new(all.iter().map(|(_, form)| WordPattern::of_list(form)).collect());
    let bare = |form: &'static str| form.split('(').next().unwrap_or(form);
    Forms { finder, words: all.into_iter().map(|(word, form)| (word, bare(form))).collect() }
});

fn clues(language: Language) -> Vec<Clue> {
    if !language.is_traditional() {
        return Vec::new();
    }
    SPELLINGS.words.iter().map(|(_, form)| Clue::Start(form)).collect()
}

fn count(passage: &CheckedText<'_>, starts: &[usize], tally: &mut Tally) {
    let text = passage.text();
    let has_titles = !starts.is_empty() && (text.contains('《') || text.contains('〈'));
    for (number, range) in SPELLINGS.finder.find_at(text, starts) {
        // Titles of works and names of institutions keep their own spelling, so they are not counted.
        if let Some((word, form)) = SPELLINGS.words.get(number)
            && passage.placed.is_text(&range)
            && !(has_titles && is_in_title(text, range.start))
            && !is_in_name(&text[range.end..])
            && let Some(place) = passage.span(range)
        {
            tally.add(Thing::Word(*word), form, place);
        }
    }
}

fn is_in_title(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev().take(LONGEST_TITLE);
    before
        .find(|c| matches!(c, '《' | '〈' | '》' | '〉'))
        .is_some_and(|c| matches!(c, '《' | '〈'))
}

/// Returns true if a word is part of the name of an institution or journal, because `behind`, the text after it, has
/// the rest of the name. For example, 臺灣 (Taiwan) is part of the journal's name 臺灣臨床藥學雜誌.
fn is_in_name(behind: &str) -> bool {
    let han = behind.chars().take(LONGEST_NAME).take_while(|c| is_han(*c));
    let end: usize = han.map(char::len_utf8).sum();
    NAME_FINDER.first(&behind[..end]).is_some()
}

fn report(tally: &Tally, found: &mut Diagnostics) {
    tally.report(&RULE, &COMMONER, |thing| matches!(thing, Thing::Word(_)), found);
}
