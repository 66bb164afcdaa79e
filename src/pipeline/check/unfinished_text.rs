//! Reports an editor's remark that the text is not finished. Also reports characters that a program has left in the
//! text, such as a word processor.

use std::sync::LazyLock;

use super::claims::listed;
use super::prefilter::Clue;
use super::word_finder::FragmentFinder;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "unfinished-text",
    severity: Severity::Warning,
    message: Words("`{text}` looks unfinished, and readers would see it"),
    help: Words(
        "write the finished text here, or delete it; write a note for editors between `<!--` and `-->`",
    ),
    specification: include_str!("unfinished_text.md"),
};

/// Remarks of editors, and texts that word processors, chat programs and language models leave in a text.
static LEFT: Lexicon = Lexicon {
    en: "FIXME、[TODO、[TBD]、[tbd]、[insert 、[Insert 、[placeholder、Lorem ipsum、lorem ipsum、XXXX、oaicite、\
         †source、turn0search、Error! Reference source not found、Error! Bookmark not defined、HYPERLINK \"、\
         (emoji)",
    zh: "（待補）、(待補)、（待補充）、(待補充)、（待確認）、(待確認)、（待查）、(待查)、【待補】、【待補充】、【待確認】、\
         【待查】、[待補]、[待補充]、[待確認]、[待查]、[請填入、【請填入、錯誤! 找不到參照來源、\
         錯誤！找不到參照來源、錯誤! 尚未定義書籤、錯誤！尚未定義書籤",
};

/// English remarks of editors. Without a colon, they do not count, because `todo` means "everything" in Spanish.
const TO_DO: [&str; 2] = ["TODO:", "TODO："];

/// The texts to look for, with those in [`TO_DO`]. They are for guides in Chinese and English, whose editors mark
/// unfinished text with `TODO`. For other languages, `WITHOUT` has the same texts without these.
static WITH_TO_DO: LazyLock<FragmentFinder> = LazyLock::new(|| FragmentFinder::new(words(true)));
static WITHOUT: LazyLock<FragmentFinder> = LazyLock::new(|| FragmentFinder::new(words(false)));

fn uses_to_do(language: Language) -> bool {
    language.is_chinese() || matches!(language, Language::English)
}

fn words(with_to_do: bool) -> impl Iterator<Item = &'static str> {
    let to_do = TO_DO.into_iter().filter(move |_| with_to_do);
    listed(LEFT.en).chain(listed(LEFT.zh)).chain(to_do)
}

fn clues(language: Language) -> Vec<Clue> {
    words(uses_to_do(language)).map(Clue::Word).collect()
}

fn look(passage: &CheckedText<'_>, context: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    let fragments = if uses_to_do(context.language) { &WITH_TO_DO } else { &WITHOUT };
    let Some(range) = fragments.first(text) else { return };
    if passage.placed.is_text(&range)
        && let Some(span) = passage.span(range.clone())
    {
        found.push(RULE.at(span).with("text", text[range].trim_end()));
    }
}
