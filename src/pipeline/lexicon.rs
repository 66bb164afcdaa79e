//! Words that osteon recognises in the texts of authors.

/// A word or a list of words in the languages that osteon reads.
pub struct Lexicon {
    /// English.
    pub en: &'static str,
    /// Traditional Chinese.
    pub zh: &'static str,
}
