//! The plural rules of languages, from the Unicode CLDR. Browsers have the same rules in `Intl.PluralRules`.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The plural category of a count in a language: in English, `one` for 1 and `other` for 2.
pub fn category(tag: &str, count: u64) -> &'static str {
    rules(tag).map_or(OTHER, |rules| name(rules.category_for(count)))
}

/// All plural categories that whole numbers have in a language.
pub fn categories(tag: &str) -> Vec<&'static str> {
    rules(tag).map_or_else(|| vec![OTHER], |rules| rules.categories().map(name).collect())
}

/// Returns true if this is the name of a plural category.
pub fn is_category(name: &str) -> bool {
    PluralCategory::get_for_cldr_string(name).is_some()
}

/// The plural category that every language has. It is used if a text lacks the form for another category.
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
