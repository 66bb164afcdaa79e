//! Finds claims about the reader in a sentence, such as `your risk is high`. A claim states a level of risk or a
//! diagnosis, or that the reader can do without care or medicine. Each language has patterns of its own. Claims are
//! found only in Traditional Chinese and in English.

mod chinese;
mod english;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// Where a sentence is in a questionnaire or tool. This decides what counts as a claim about the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// A heading. Readers often read it alone. Therefore a level of risk counts as a claim even if the heading denies
    /// it, as in "no high risk".
    Heading,
    /// A text of the result. A level of risk counts as a claim even if the sentence does not name the reader, because
    /// the result is about the reader. Exceptions are sentences about people in general, or about something that has
    /// its own risks, such as surgery.
    Result,
    /// The description of a questionnaire. If it promises to tell the reader a "risk level", this also counts as a
    /// claim.
    Description,
    /// A text beside a result, such as a care card or the reason of a refusal. It may state general knowledge, so a
    /// level of risk counts as a claim only if the reader is named.
    BesideResult,
    /// A sentence that the reader can say to a doctor. Only a level of risk counts as a claim.
    Statement,
}

/// What a claim about the reader states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// A level of risk, such as `high fracture risk`.
    Risk,
    /// That the reader has a disease or is healthy, or will have one: `you have diabetes`, `you will break a bone`.
    Diagnosis,
    /// That the reader can do without medicine or care, such as `no need to see a doctor`.
    Advice,
}

/// The first claim about the reader in a sentence: what it states, and its byte range. `None` if the sentence makes no
/// claim. Looks for claims in Chinese first, then for claims in English.
pub fn claim(sentence: &str, role: TextRole) -> Option<(ClaimKind, Range<usize>)> {
    // A claim in English contains a Latin letter, a claim in Chinese a character outside ASCII.
    let has_letter = sentence.bytes().any(|byte| byte.is_ascii_alphabetic());
    let of_chinese = if sentence.is_ascii() { None } else { chinese::claim(sentence, role) };
    of_chinese.or_else(|| has_letter.then(|| english::claim(sentence, role)).flatten())
}

/// The words of a list. The list is one text with `、` between the words.
pub fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('、')
}

/// Returns true if a list contains `word`. The list is one text with `、` between the words.
pub fn is_listed(words: &'static str, word: &str) -> bool {
    listed(words).any(|own| own == word)
}

/// A list of words with a fast lookup. The list is written as one text with `、` between the words.
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
