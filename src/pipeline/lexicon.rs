//! Words that osteon looks for in the texts of authors, in the languages that it reads.

/// A list of words in each language, or one word. Most lists separate the words by `、`.
pub struct Lexicon {
    /// The words in English.
    pub en: &'static str,
    /// The words in Traditional Chinese.
    pub zh: &'static str,
}
