//! Reports a sentence about what studies show, if its passage has no citation.

use super::claims::{is_listed, listed};
use super::prefilter::Clue;
use super::texts::TextKind;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "uncited-study",
    severity: Severity::Note,
    message: Words("`{words}` mentions studies without a citation"),
    help: Words(
        "cite the study after the sentence, such as `[@who-2023]`, so that readers can check the claim",
    ),
    specification: include_str!("uncited_study.md"),
};

/// Words for studies. Words for what studies do, such as `show` and `find`, are in `VERBS`.
static STUDIES: Lexicon = Lexicon {
    en: "study、studies、research、trial、trials、researchers、meta-analysis、evidence",
    zh: "研究",
};
static VERBS: Lexicon = Lexicon {
    en: "shows、show、shown、showed、found、finds、find、suggests、suggest、suggested、proves、proved、\
         proven、confirms",
    zh: "顯示、證實、發現、指出、表明、證明",
};
/// Words and characters before a word for a study that give the sentence another meaning, such as 沒 in 沒有研究證實 (no study
/// has shown). Such a sentence is not reported. `BETWEEN` has the same for words between the study and its verb, such
/// as 者 in 研究者發現 (researchers found).
static BEFORE: Lexicon = Lexicon {
    en: "no、not、few、without、the、this、your、if",
    zh: "沒無未缺待做這",
};
static BETWEEN: Lexicon = Lexicon { en: ".,;:?", zh: "，。沒未尚無、者" };

fn clues(language: Language) -> Vec<Clue> {
    let words = match language {
        Language::Taiwanese | Language::TraditionalChinese => STUDIES.zh,
        Language::English => STUDIES.en,
        Language::Chinese | Language::Other => return Vec::new(),
    };
    listed(words).map(Clue::Word).collect()
}

fn look(passage: &CheckedText<'_>, context: &RecordContext, found: &mut Diagnostics) {
    if passage.kind == TextKind::Heading || passage.cites() {
        return;
    }
    let text = passage.text();
    let claim = match context.language {
        Language::Taiwanese | Language::TraditionalChinese => in_chinese(text),
        Language::English => in_english(text),
        Language::Chinese | Language::Other => None,
    };
    let Some(range) = claim else { return };
    if let Some(span) = passage.span(range.clone()) {
        found.push(RULE.at(span).with("words", &text[range]));
    }
}

fn in_chinese(text: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices(STUDIES.zh).find_map(|(at, word)| {
        let behind: String = text[at + word.len()..].chars().take(5).collect();
        let (place, verb) = listed(VERBS.zh).find_map(|verb| Some((behind.find(verb)?, verb)))?;
        let before: String = text[..at].chars().rev().take(4).collect();
        let is_other = before.contains(|c| BEFORE.zh.contains(c))
            || behind[..place].contains(|c| BETWEEN.zh.contains(c));
        (!is_other).then_some(at..at + word.len() + place + verb.len())
    })
}

fn in_english(text: &str) -> Option<std::ops::Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<(usize, &str)> = lower
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - lower.as_ptr() as usize, word))
        .collect();
    words.iter().enumerate().find_map(|(place, (at, word))| {
        if !is_listed(STUDIES.en, word) {
            return None;
        }
        let is_denied =
            words[..place].iter().rev().take(3).any(|(_, word)| is_listed(BEFORE.en, word));
        let verb = words[place + 1..].iter().take(2).find(|(_, word)| is_listed(VERBS.en, word))?;
        let between = &lower[at + word.len()..verb.0];
        let breaks = between.contains(|c| BETWEEN.en.contains(c)) || between.contains("not");
        (!is_denied && !breaks).then_some(*at..verb.0 + verb.1.len())
    })
}
