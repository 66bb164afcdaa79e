//! Reports a link whose text does not say where it leads, such as "here".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::claims::listed;
use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "vague-link",
    severity: Severity::Warning,
    message: Words("the text of this link, `{text}`, does not say where it leads"),
    help: Words(
        "write between `[` and `]` where the link leads, such as `[exercises for the knee]`; screen readers read links without their sentence",
    ),
    specification: include_str!("vague_link.md"),
};

/// Texts of links that do not say where the link leads.
static VAGUE: Lexicon = Lexicon {
    en: "here、click here、this link、link、more、read more、learn more、this、this page、see here、\
         see more、more info、more information、click、website",
    zh: "這裡、这里、此處、這邊、點我、點此、按此、連結、更多、按這裡、點這裡、看這裡、請按這裡、\
         請點這裡、這個連結、此連結、了解更多、閱讀更多、詳見、詳情、點擊這裡",
};

fn clues(_: Language) -> Vec<Clue> {
    vec![Clue::Any]
}

static WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| listed(VAGUE.en).chain(listed(VAGUE.zh)).collect());

/// The first characters of the texts in [`VAGUE`]. Most links are excluded by their first character.
static FIRST: LazyLock<BTreeSet<char>> =
    LazyLock::new(|| WORDS.iter().filter_map(|word| word.chars().next()).collect());

/// Maximum number of characters in a text of [`VAGUE`]. Longer texts of links are not looked up.
const LONGEST: usize = 30;

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    passage.each_link(&mut |text, place| {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        let first = bare.chars().next().and_then(|first| first.to_lowercase().next());
        let may_be_one = first.is_some_and(|first| FIRST.contains(&first))
            && bare.chars().nth(LONGEST).is_none();
        if may_be_one && WORDS.contains(bare.to_lowercase().as_str()) {
            found.push(RULE.at(place).with("text", text));
        }
    });
}
