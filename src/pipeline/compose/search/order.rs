//! The order of an alphabetical index. Chinese is sorted by the number of strokes of the first character, other
//! languages by their alphabet.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

use super::Entry;
use crate::pipeline::link::LinkedGuide;

/// The heading under which the index lists an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexHeading {
    /// The heading of entries that begin with a Han character of this number of strokes.
    Strokes(u32),
    /// The heading of entries that begin with this letter.
    Letter(char),
    /// The heading of entries that begin with anything else, such as a number.
    Other,
}

/// The number of the last mark in the CLDR collation, a standard order of characters. For each number of strokes, this
/// order contains a mark, followed by the Han characters with so many strokes. After the last mark come the characters
/// whose number of strokes is unknown.
const LAST_MARK: u32 = 48;

/// Sorts the entries of an alphabetical index by the rules of the guide's language.
pub struct Order {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Order {
    /// The order for a guide's language. Chinese is always sorted by strokes, also in guides with Simplified
    /// characters.
    pub fn new(guide: &LinkedGuide) -> Self {
        let language = &guide.guide.settings.language.value;
        let is_chinese = language.split('-').next() == Some("zh");
        let tag = if is_chinese { "zh-u-co-stroke" } else { language };
        let locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
        Self { collator: Collator::try_new((&locale).into(), CollatorOptions::default()).ok() }
    }

    /// Sorts entries by the headings under which the index lists them, and alphabetically under each heading.
    pub fn sorted(&self, entries: Vec<Entry>) -> Vec<(IndexHeading, Entry)> {
        let grouped = |entry: Entry| (self.group(beginning(&entry.text)), entry);
        let mut sorted: Vec<(IndexHeading, Entry)> = entries.into_iter().map(grouped).collect();
        sorted.sort_by(|(group, entry), (other_group, other)| {
            let texts = || self.compare(beginning(&entry.text), beginning(&other.text));
            group.cmp(other_group).then_with(texts)
        });
        sorted
    }

    fn compare(&self, one: &str, other: &str) -> Ordering {
        let by_language =
            self.collator.as_ref().map_or(Ordering::Equal, |own| own.compare(one, other));
        by_language.then_with(|| one.cmp(other))
    }

    fn group(&self, text: &str) -> IndexHeading {
        let Some(first) = text.chars().next().filter(|first| first.is_alphabetic()) else {
            return IndexHeading::Other;
        };
        if let Some(strokes) = self.strokes(first) {
            return IndexHeading::Strokes(strokes);
        }
        IndexHeading::Letter(first.to_uppercase().next().unwrap_or(first))
    }

    /// The number of strokes of a Han character. `None` for other characters, and in guides that are not in Chinese.
    /// The CLDR collation contains a mark before the characters of each number of strokes: U+FDD0, followed by U+2800
    /// plus this number.
    fn strokes(&self, character: char) -> Option<u32> {
        if !('\u{3400}'..='\u{3ffff}').contains(&character) {
            return None;
        }
        let collator = self.collator.as_ref()?;
        let text = character.to_string();
        let is_above = |strokes: u32| {
            let mark = ['\u{fdd0}', char::from_u32(0x2800 + strokes).unwrap_or('\u{2800}')];
            collator.compare(&String::from_iter(mark), &text) != Ordering::Greater
        };
        // A binary search for the last mark that comes before the character; no mark has the number 0.
        let (mut strokes, mut below) = (0, LAST_MARK + 1);
        while strokes + 1 < below {
            let middle = strokes.midpoint(below);
            if is_above(middle) { strokes = middle } else { below = middle }
        }
        (1..LAST_MARK).contains(&strokes).then_some(strokes)
    }
}

/// The text from its first letter or digit on. Entries are sorted by this, so that an opening quotation mark, for
/// instance, does not count.
fn beginning(text: &str) -> &str {
    text.trim_start_matches(|character: char| !character.is_alphanumeric())
}
