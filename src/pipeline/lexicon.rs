//! Words that osteon looks for in the texts of authors, in the languages that it reads.

/// Words to look for, in each language: a word or character, such as `years` and `歲`, or a list of words. The entries
/// of a list are usually separated by `、`.
pub struct Lexicon {
    /// The words in English.
    pub en: &'static str,
    /// The words in Traditional Chinese.
    pub zh: &'static str,
}
