//! Words that osteon looks for in the texts of authors, in the languages that it reads.

/// Words to look for, in each language: a single word or character, or a list, whose entries are usually separated by
/// `、`.
pub struct Lexicon {
    /// The words in English.
    pub en: &'static str,
    /// The words in Traditional Chinese.
    pub zh: &'static str,
}
