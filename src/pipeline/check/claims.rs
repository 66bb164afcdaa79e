//! Finds claims about the reader in a sentence, such as `your risk is high`. A claim states a level of risk or a
//! diagnosis, or that care or medicine can be omitted. Each language has its own patterns; in languages other than
//! Traditional Chinese and English no claims are found.

mod chinese;
mod english;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// The kind of text that a sentence belongs to. It decides what counts as a claim about the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// A heading. It is often read alone, so even a denied level of risk, such as "no high risk", counts as a claim.
    Heading,
    /// The text of a result. A level of risk counts as a claim even if the reader is not named, unless the sentence is
    /// about people in general or about something with its own risks, such as surgery.
    Result,
    /// The description of a questionnaire. A promise to tell the reader's "risk level" also counts as a claim.
    Description,
    /// A text that accompanies a result, such as a care card or the reason of a refusal. It may state general
    /// knowledge, so a level of risk counts as a claim only if the text names the reader.
    BesideResult,
    /// A sentence for the reader to say to a doctor. Only a level of risk counts as a claim.
    Statement,
}

/// The kind of a claim about the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// The text states a level of risk, such as `high fracture risk`.
    Risk,
    /// The text states that the reader has a disease or is healthy, or predicts one: `you have diabetes`, `you will
    /// break a bone`.
    Diagnosis,
    /// The text states that medicine or care can be omitted, such as `no need to see a doctor`.
    Advice,
}

/// The first claim about the reader in a sentence: its kind and its byte range. `None` if the sentence makes no claim.
/// Tries the Chinese patterns first, then the English ones.
pub fn claim(sentence: &str, role: TextRole) -> Option<(ClaimKind, Range<usize>)> {
    // A claim in English contains a Latin letter, a claim in Chinese a character outside ASCII.
    let has_letter = sentence.bytes().any(|byte| byte.is_ascii_alphabetic());
    let of_chinese = if sentence.is_ascii() { None } else { chinese::claim(sentence, role) };
    of_chinese.or_else(|| has_letter.then(|| english::claim(sentence, role)).flatten())
}

/// The words of a list that is written as one text, separated by `、`.
pub fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('、')
}

/// Returns true if a list, written as one text with `、` between the words, contains a word.
pub fn is_listed(words: &'static str, word: &str) -> bool {
    listed(words).any(|own| own == word)
}

/// A list of words, written as one text with `、` between the words, in which a word is looked up fast.
pub struct List {
    words: &'static str,
    known: OnceLock<BTreeSet<&'static str>>,
}

impl List {
    /// Creates a list from words separated by `、`.
    pub const fn of(words: &'static str) -> Self {
        Self { words, known: OnceLock::new() }
    }

    /// Returns true if the list contains a word.
    pub fn has(&self, word: &str) -> bool {
        self.known.get_or_init(|| listed(self.words).collect()).contains(word)
    }
}
