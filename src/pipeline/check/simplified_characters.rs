//! Reports Simplified characters in a guide in Traditional Chinese.

use super::prefilter::Clue;
use super::word_finder::{WordFinder, WordPattern};
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::characters::CharacterSet;
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "simplified-characters",
    severity: Severity::Warning,
    message: Words(
        "`{characters}` is in simplified characters, but the guide is in Traditional Chinese",
    ),
    help: Words("write these characters in Traditional Chinese"),
    specification: include_str!("simplified_characters.md"),
};

/// Characters that only Simplified Chinese uses. They are in the character set GB 2312 but not in Big5, and have
/// another Traditional form. Names of substances that Traditional Chinese writes in the same way, such as 肽, are left
/// out.
const SIMPLIFIED: &str = include_str!("simplified_characters.txt");

/// Characters of [`SIMPLIFIED`] that are also usual in the Traditional Chinese of Hong Kong and Macau.
const OF_HONG_KONG: &str = include_str!("simplified_of_hong_kong.txt");
/// Words of Simplified Chinese that consist of characters of Traditional Chinese only. Brackets contain characters:
/// directly beside one of these, the word is part of another word.
const WORDS: &str = include_str!("simplified_words.txt");

/// Finds the words of [`WORDS`] in a text.
static WORD_FINDER: LazyLock<WordFinder> =
    LazyLock::new(|| WordFinder::new(WORDS.lines().map(WordPattern::of_list).collect()));

/// The characters of [`SIMPLIFIED`] as a set with a fast lookup.
static CHARACTERS: LazyLock<CharacterSet> =
    LazyLock::new(|| CharacterSet::of(&SIMPLIFIED.replace('\n', "")));

fn clues(language: Language) -> Vec<Clue> {
    match language {
        Language::Taiwanese | Language::TraditionalChinese => {
            let words =
                WORDS.lines().map(|word| Clue::Word(word.split('(').next().unwrap_or(word)));
            [Clue::Character(SIMPLIFIED)].into_iter().chain(words).collect()
        }
        _ => Vec::new(),
    }
}

fn look(passage: &CheckedText<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    let is_common = |c: char| !context.language.is_of_taiwan() && OF_HONG_KONG.contains(c);
    let is_simplified = |c: &char| CHARACTERS.contains(*c) && !is_common(*c);
    let own: BTreeSet<char> = text.chars().filter(is_simplified).collect();
    let words: Vec<_> = WORD_FINDER.find(text).collect();
    let character = text.find(|c| own.contains(&c));
    let word = words.first().map(|(_, range)| range.start);
    let Some(at) = character.into_iter().chain(word).min() else { return };
    // Kana show that the text is Japanese, which shares some of these characters.
    if text.contains(|c| ('\u{3040}'..='\u{30FF}').contains(&c)) {
        return;
    }
    let end = at + text[at..].chars().next().map_or(1, char::len_utf8);
    let end =
        words.first().filter(|(_, range)| range.start == at).map_or(end, |(_, word)| word.end);
    let mut all: Vec<String> = own.iter().map(char::to_string).collect();
    let words: BTreeSet<&str> = words.into_iter().map(|(_, range)| &text[range]).collect();
    all.extend(own.is_empty().then_some(words).into_iter().flatten().map(str::to_owned));
    if let Some(span) = passage.span(at..end) {
        found.push(RULE.at(span).with("characters", all.concat()));
    }
}
