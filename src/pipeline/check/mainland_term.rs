//! Reports a term that is used in mainland China, in a guide for readers in Taiwan.

use std::sync::LazyLock;

use super::prefilter::Clue;
use super::word_finder::{WordFinder, WordPattern};
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "mainland-term",
    severity: Severity::Warning,
    message: Words("`{term}` is a term of mainland China; readers in Taiwan say `{right}`"),
    help: Words(
        "write `{right}`; to keep `{term}`, add a line `\"{term}\" = \"{term}\"` below `[words]` in content/guide.toml",
    ),
    specification: include_str!("mainland_term.md"),
};

/// A list of terms that are used in mainland China. Each line has one such term and the term used in Taiwan. Brackets
/// contain characters: directly beside one of these, the term is part of another word. For example, `激活(刺-)` does not
/// match after 刺.
const TERMS: &str = include_str!("mainland_term.txt");

struct Terms {
    finder: WordFinder,
    /// Pairs of a term that is used in mainland China and the term used in Taiwan.
    pairs: Vec<(&'static str, &'static str)>,
}

static KNOWN: LazyLock<Terms> = LazyLock::new(|| {
    let lines: Vec<(&str, &str)> = TERMS.lines().filter_map(|line| line.split_once(' ')).collect();
    let finder =
        WordFinder::new(lines.iter().map(|(term, _)| WordPattern::of_list(term)).collect());
    let bare = |term: &'static str| term.split('(').next().unwrap_or(term);
    Terms { finder, pairs: lines.into_iter().map(|(term, right)| (bare(term), right)).collect() }
});

fn clues(language: Language) -> Vec<Clue> {
    if !matches!(language, Language::Taiwanese) {
        return Vec::new();
    }
    KNOWN.pairs.iter().map(|(term, _)| Clue::Word(term)).collect()
}

fn look(passage: &CheckedText<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    for (number, range) in KNOWN.finder.find(text) {
        let Some((term, right)) = KNOWN.pairs.get(number) else { continue };
        // A term in its own quotation marks is being discussed, not used.
        let is_quoted = text[..range.start].ends_with('「') && text[range.end..].starts_with('」');
        if is_quoted || !passage.placed.is_text(&range) || context.words.permits(term) {
            continue;
        }
        if let Some(span) = passage.span(range) {
            found.push(RULE.at(span).with("term", *term).with("right", *right));
        }
    }
}
