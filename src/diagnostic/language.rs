//! The languages of messages: English, and one file of translations in `src/diagnostic/messages/` for each other language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pairs of an English text and its translation.
type Pairs = &'static [(&'static str, &'static str)];

// `TRANSLATIONS`, written by `build.rs`: the tag of each language with its pairs, in the order of the file names.
include!(concat!(env!("OUT_DIR"), "/translations.rs"));

/// The translations, by English text.
static CATALOGUES: LazyLock<Vec<BTreeMap<&str, &str>>> = LazyLock::new(|| {
    TRANSLATIONS.iter().map(|(_, pairs)| pairs.iter().copied().collect()).collect()
});

/// A language that messages are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(usize);

impl Language {
    /// The language in which messages are written in the program.
    pub const ENGLISH: Self = Self(0);

    /// All languages, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=TRANSLATIONS.len()).map(Self)
    }

    /// The language for a BCP 47 tag or a POSIX locale: the one with this tag, else one with the same primary language.
    pub fn of_tag(asked: &str) -> Option<Self> {
        let asked = asked.to_lowercase();
        let primary = |tag: &str| tag.split(['-', '_', '.']).next().map(str::to_lowercase);
        let own = Self::all().find(|language| language.tag().to_lowercase() == asked);
        own.or_else(|| Self::all().find(|language| primary(language.tag()) == primary(&asked)))
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.0.checked_sub(1).and_then(|at| TRANSLATIONS.get(at)).map_or("en", |(tag, _)| tag)
    }

    /// The translation of an English text; `None` in English, or if there is no translation.
    pub fn translation(self, english: &str) -> Option<&'static str> {
        CATALOGUES.get(self.0.checked_sub(1)?)?.get(english).copied()
    }

    /// The position among all languages.
    pub fn index(self) -> usize {
        self.0
    }
}
