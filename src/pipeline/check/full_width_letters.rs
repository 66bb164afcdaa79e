//! Reports full-width digits and Latin letters, such as `１２`.

use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "full-width-letters",
    severity: Severity::Warning,
    message: Words("`{wide}` consists of full-width digits or letters"),
    help: Words("write them half-width: `{narrow}`"),
    specification: include_str!("full_width_letters.md"),
};

const WIDE: &str = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ";

fn clues(language: Language) -> Vec<Clue> {
    if language.is_chinese() { vec![Clue::Character(WIDE)] } else { Vec::new() }
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_wide).map(|place| at + place) {
        let rest = &text[start..];
        let end = start + rest.find(|c: char| !is_wide(c)).unwrap_or(rest.len());
        at = end;
        // One finding per passage is enough: when the author mends it, the next one appears.
        if passage.placed.is_text(&(start..end))
            && let Some(span) = passage.span(start..end)
        {
            let wide = &text[start..end];
            let narrow: String = wide.chars().map(narrow).collect();
            found.push(RULE.at(span).with("wide", wide).with("narrow", narrow));
            return;
        }
    }
}

fn is_wide(character: char) -> bool {
    matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// The half-width form of a full-width letter or digit. Its code point is lower by 0xFEE0.
fn narrow(wide: char) -> char {
    u32::from(wide).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(wide)
}
