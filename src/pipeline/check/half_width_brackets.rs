//! Reports half-width brackets around Chinese text: `(…)` instead of `（…）`.

use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "half-width-brackets",
    severity: Severity::Warning,
    message: Words("these brackets around Chinese text are half-width"),
    help: Words("write full-width brackets: `（…）`"),
    specification: include_str!("half_width_brackets.md"),
};

fn clues(language: Language) -> Vec<Clue> {
    if language.is_chinese() { vec![Clue::BehindHan("(")] } else { Vec::new() }
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    let wrong = text.match_indices('(').find(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let inside = text[at + 1..].chars().next();
        let is_written = passage.placed.is_text(&(*at..at + 1));
        is_written && before.is_some_and(is_han) && inside.is_some_and(is_han)
    });
    // One finding per passage is enough: when the author mends it, the next one appears.
    if let Some((at, _)) = wrong
        && let Some(span) = passage.span(at..at + 1)
    {
        found.push(RULE.at(span));
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}
