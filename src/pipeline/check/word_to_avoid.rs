//! Reports a word that the guide's settings ask authors to avoid.

use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "word-to-avoid",
    severity: Severity::Warning,
    message: Words("`{word}` is a word that this guide avoids"),
    help: Words("write `{right}`, as `[words]` in `guide.toml` says"),
    specification: include_str!("word_to_avoid.md"),
};

fn clues(_: Language) -> Vec<Clue> {
    vec![Clue::Any]
}

fn look(passage: &CheckedText<'_>, context: &RecordContext, found: &mut Diagnostics) {
    for (word, right, range) in context.words.avoided(passage.text()) {
        if passage.placed.is_text(&range)
            && let Some(span) = passage.span(range)
        {
            found.push(RULE.at(span).with("word", word).with("right", right));
        }
    }
}
