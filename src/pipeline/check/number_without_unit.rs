//! Reports a number that has no unit, if words such as 每天攝取 (take daily) before it show that it is an amount.

use super::prefilter::Clue;
use super::texts::TextKind;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "number-without-unit",
    severity: Severity::Warning,
    message: Words("the number in `{text}` has no unit"),
    help: Words("write the unit after the number, such as `5 mg`, `2 tablets` or `3 times`"),
    specification: include_str!("number_without_unit.md"),
};

/// Words before an amount that readers should take, eat or drink.
static TAKEN: Lexicon = Lexicon {
    en: "daily、weekly、each time、take、add、dose、drink、eat",
    zh: "每天、每日、每次、每週、每周、攝取、補充、服用、劑量為、劑量是、喝、吃",
};
/// Signs between the two numbers of a range.
static BETWEEN: Lexicon = Lexicon { en: "-–~", zh: "至到～" };

fn clues(language: Language) -> Vec<Clue> {
    if !language.is_traditional() {
        return Vec::new();
    }
    vec![Clue::Character("0123456789")]
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    if passage.kind == TextKind::Heading {
        return;
    }
    let mut at = 0;
    let next =
        |at| text.as_bytes()[at..].iter().position(u8::is_ascii_digit).map(|place| at + place);
    while let Some(start) = next(at) {
        let end = start + text[start..].find(|c| !is_of_number(c)).unwrap_or(text.len() - start);
        at = end;
        let whole = text[start..end].trim_end();
        // This test comes first, because it excludes most numbers: nearly all have a unit.
        if !text[end..].starts_with(['。', '，', '；', '！']) || !whole.ends_with(is_digit) {
            continue;
        }
        let head = text[..start].trim_end();
        let Some(word) = TAKEN.zh.split('、').find(|word| head.ends_with(word)) else { continue };
        let range = head.len() - word.len()..start + whole.len();
        if passage.placed.is_text(&range)
            && let Some(span) = passage.span(range.clone())
        {
            found.push(RULE.at(span).with("text", &text[range]));
        }
    }
}

/// Returns true for digits, and for characters that can be within a number or within a range of numbers, such as `,`
/// and `–`.
fn is_of_number(character: char) -> bool {
    is_digit(character)
        || matches!(character, ',' | '.' | ' ')
        || BETWEEN.en.contains(character)
        || BETWEEN.zh.contains(character)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}
