//! Words that osteon recognises in the texts of authors.

/// A word or a list of words in the languages that osteon reads.
pub struct Lexicon {
    /// The words in English.
    pub en: &'static str,
    /// The words in Traditional Chinese.
    pub zh: &'static str,
}
