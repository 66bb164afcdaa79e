//! Which form of a word goes with a count, by the rules of the Unicode CLDR. In browsers `Intl.PluralRules` has the same.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The category of a count in the language of a tag: `one` for 1 in English, `other` for 2.
pub fn category(tag: &str, count: u64) -> &'static str {
    rules(tag).map_or(OTHER, |rules| name(rules.category_for(count)))
}

/// Every category that whole numbers have in the language of a tag.
pub fn categories(tag: &str) -> Vec<&'static str> {
    rules(tag).map_or_else(|| vec![OTHER], |rules| rules.categories().map(name).collect())
}

/// Whether this is the name of a category of some language.
pub fn is_category(name: &str) -> bool {
    PluralCategory::get_for_cldr_string(name).is_some()
}

/// The category that every language has, and that stands in where a form is missing.
pub const OTHER: &str = "other";

fn rules(tag: &str) -> Option<PluralRules> {
    let locale = Locale::try_from_str(tag).ok()?;
    PluralRules::try_new_cardinal((&locale).into()).ok()
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => OTHER,
    }
}
