//! Reports two punctuation marks where one is meant, such as `，。`.

use std::collections::BTreeSet;

use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "repeated-punctuation",
    severity: Severity::Warning,
    message: Words("`{marks}` has one punctuation mark too many"),
    help: Words("keep only one of these marks"),
    specification: include_str!("repeated_punctuation.md"),
};

/// Pairs of punctuation marks that never occur in correct text. The pair `……` is missing, because it is a correct
/// ellipsis.
const PAIRS: [&str; 17] = [
    "。。", "，，", "、、", "；；", "：：", "，。", "。，", "、。", "。、", "；。", "。；", "，、",
    "、，", "，；", "；，", ",,", ";;",
];

/// Punctuation marks that a text about punctuation may list one after the other.
const MARKS: &str = "。，、；：！？「」『』（）《》〈〉—…,;:!?";

fn clues(_: Language) -> Vec<Clue> {
    PAIRS.map(Clue::Word).into()
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    let is_written = |at: usize, pair: &str| passage.placed.is_text(&(at..at + pair.len()));
    let pairs = PAIRS.iter().flat_map(|pair| text.match_indices(pair));
    let pairs = pairs.filter(|(at, pair)| is_written(*at, pair) && !is_in_list(text, *at));
    let Some((at, pair)) = pairs.min() else { return };
    if let Some(span) = passage.span(at..at + pair.len()) {
        found.push(RULE.at(span).with("marks", pair));
    }
}

/// Returns true if the byte offset `at` is in a list of punctuation marks, as in a text about punctuation. At least
/// four different marks must follow each other there, as in `，、。！`.
fn is_in_list(text: &str, at: usize) -> bool {
    let is_mark = |mark: &char| MARKS.contains(*mark);
    let before = text[..at].chars().rev().take_while(is_mark);
    let marks: BTreeSet<char> = before.chain(text[at..].chars().take_while(is_mark)).collect();
    marks.len() >= 4
}
