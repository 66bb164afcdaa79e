//! The languages in which the program shows messages: English, and one for each file in `src/diagnostic/messages/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pairs of an English text and its translation.
type Pairs = &'static [(&'static str, &'static str)];

// `build.rs` writes the table `TRANSLATIONS`. It has one entry for each translation file, in the order of the file
// names: the tag of the language, and its pairs.
include!(concat!(env!("OUT_DIR"), "/translations.rs"));

/// For each language except English, in the order of `TRANSLATIONS`: a map from English texts to their translations.
static CATALOGUES: LazyLock<Vec<BTreeMap<&str, &str>>> = LazyLock::new(|| {
    TRANSLATIONS.iter().map(|(_, pairs)| pairs.iter().copied().collect()).collect()
});

/// A language in which messages are shown, by its position among all languages. English is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(usize);

impl Language {
    /// English, in which the messages are written in the source code.
    pub const ENGLISH: Self = Self(0);

    /// All languages, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=TRANSLATIONS.len()).map(Self)
    }

    /// Finds the language for a tag such as `zh-Hant-TW` (BCP 47) or `zh_TW.UTF-8` (POSIX). This is the language with
    /// exactly this tag, otherwise the first language with the same primary language, such as `zh`. `None` if no
    /// language matches.
    pub fn of_tag(asked: &str) -> Option<Self> {
        let asked = asked.to_lowercase();
        let primary = |tag: &str| tag.split(['-', '_', '.']).next().map(str::to_lowercase);
        let own = Self::all().find(|language| language.tag().to_lowercase() == asked);
        own.or_else(|| Self::all().find(|language| primary(language.tag()) == primary(&asked)))
    }

    /// The BCP 47 tag of the language, such as `zh-Hant-TW`.
    pub fn tag(self) -> &'static str {
        self.0.checked_sub(1).and_then(|at| TRANSLATIONS.get(at)).map_or("en", |(tag, _)| tag)
    }

    /// The translation of an English text; `None` in English, or if there is no translation.
    pub fn translation(self, english: &str) -> Option<&'static str> {
        CATALOGUES.get(self.0.checked_sub(1)?)?.get(english).copied()
    }

    /// The position of this language in [`Language::all`], counted from 0.
    pub fn index(self) -> usize {
        self.0
    }
}
