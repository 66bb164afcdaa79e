//! Simplified characters in Traditional Chinese.

use super::clues::Clue;
use super::{Check, Context, Language, Look, Passage};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Passage(clues, look) };

static RULE: Rule = Rule {
    name: "simplified-characters",
    severity: Severity::Warning,
    message: Words {
        en: "`{characters}`: simplified characters in a guide in Traditional Chinese",
        zh: "正體中文的指南裡有簡體字：`{characters}`",
    },
    help: Words { en: "write them in Traditional Chinese", zh: "請改成正體字" },
    specification: include_str!("simplified_characters.md"),
};

/// Characters of GB 2312 that Big5 does not have and that stand for another character. The names of substances that only
/// GB 2312 has, such as 肽, are the same in both.
const SIMPLIFIED: &str = include_str!("simplified_characters.txt");

/// The characters of these lines.
static CHARACTERS: LazyLock<BTreeSet<char>> =
    LazyLock::new(|| SIMPLIFIED.chars().filter(|c| *c != '\n').collect());

fn clues(language: Language) -> Vec<Clue> {
    match language {
        Language::TraditionalChinese => vec![Clue::Character(SIMPLIFIED)],
        _ => Vec::new(),
    }
}

fn look(passage: &Passage<'_>, _: &Context, found: &mut Diagnostics) {
    let text = passage.text();
    // Japanese shares some of these characters.
    if text.contains(|c| ('\u{3040}'..='\u{30FF}').contains(&c)) {
        return;
    }
    let own: BTreeSet<char> = text.chars().filter(|c| CHARACTERS.contains(c)).collect();
    let Some(at) = text.find(|c| own.contains(&c)) else { return };
    let end = at + text[at..].chars().next().map_or(1, char::len_utf8);
    if let Some(span) = passage.span(at..end) {
        found.push(RULE.at(span).with("characters", own.iter().collect::<String>()));
    }
}
