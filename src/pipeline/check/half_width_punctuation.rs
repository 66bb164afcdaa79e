//! Reports half-width punctuation in a Chinese sentence: `,` instead of `，`.

use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "half-width-punctuation",
    severity: Severity::Warning,
    message: Words("`{mark}` after a Chinese character is half-width"),
    help: Words("write the full-width character: `{right}`"),
    specification: include_str!("half_width_punctuation.md"),
};

const SIGNS: [(char, &str); 5] = [(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！")];

fn clues(language: Language) -> Vec<Clue> {
    if language.is_chinese() { vec![Clue::BehindHan(",;:?!")] } else { Vec::new() }
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    let signs = text.char_indices().filter_map(|(at, character)| {
        let (sign, right) = SIGNS.iter().find(|(sign, _)| *sign == character)?;
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].trim_start().chars().next();
        let is_wrong = before.is_some_and(is_han) && after.is_none_or(is_han);
        let is_written = passage.placed.is_text(&(at..at + 1));
        (is_wrong && is_written).then_some((at, *sign, *right))
    });
    // One finding per passage is enough: when the author mends it, the next one appears.
    if let Some((at, sign, right)) = signs.take(1).next()
        && let Some(span) = passage.span(at..at + 1)
    {
        found.push(RULE.at(span).with("mark", sign.to_string()).with("right", right));
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}
