//! Reports a paragraph without punctuation at its end.

use super::prefilter::Clue;
use super::texts::TextKind;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::characters::is_han;
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "missing-full-stop",
    severity: Severity::Warning,
    message: Words("the last sentence, “{end}”, has no full stop"),
    help: Words(
        "write `。` at its end, or a full-width colon if a list follows; if its last words are missing, write them",
    ),
    specification: include_str!("missing_full_stop.md"),
};

/// A paragraph is reported only if its last sentence, which has no full stop, has at least this number of Han
/// characters. A shorter text may be a name or a label.
const SHORTEST: usize = 10;
/// Number of characters that a finding quotes from the end of the paragraph.
const QUOTED: usize = 8;
/// Words at the end of paragraphs that need no full stop: of picture credits, such as 某某攝 (photo by somebody), and of
/// names of institutions, as in lists of sources.
static CREDITS: Lexicon = Lexicon {
    en: "photo、picture、department、company",
    zh: "攝、圖、圖片、照片、相片、提供、繪製、署、部、局、會、院、庫、法人、公司",
};

fn clues(language: Language) -> Vec<Clue> {
    if language.is_chinese() { vec![Clue::Character("。")] } else { Vec::new() }
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text().trim_end();
    if passage.kind != TextKind::Text || !text.ends_with(is_han) {
        return;
    }
    let Some(before) = text.rfind(['。', '！', '？', '」', '）', '…', '：', '—']) else {
        return;
    };
    let Some(last) = text[before..].strip_prefix('。').map(str::trim_start) else { return };
    let count = last.chars().filter(|c| is_han(*c)).count();
    let is_credit = CREDITS.zh.split('、').any(|end| last.ends_with(end));
    // Several numbers in brackets show that a list was joined to one line.
    let is_list = ["(1", "(2", "（1", "（2", "##"].iter().any(|sign| last.contains(sign));
    if count < SHORTEST || is_credit || is_list {
        return;
    }
    let start = last.char_indices().rev().nth(QUOTED - 1).map_or(0, |(at, _)| at);
    let end = text.len() - last.len() + start;
    if passage.placed.is_text(&(end..text.len()))
        && let Some(span) = passage.span(end..text.len())
    {
        found.push(RULE.at(span).with("end", &last[start..]));
    }
}
