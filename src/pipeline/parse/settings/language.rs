//! Language tags.

use crate::diagnostic::Diagnostics;
use crate::pipeline::parse::rules;
use crate::span::Spanned;

/// Returns true for the form of a BCP 47 tag: subtags of 1 to 8 letters or digits, the first of 2 or 3 letters.
pub fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let first = subtags.next().is_some_and(|subtag| {
        (2..=3).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    first
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Reports an invalid language tag.
pub fn check_language(language: &Spanned<String>, found: &mut Diagnostics) {
    if !is_language_tag(&language.value) {
        let guess = language.value.replace('_', "-");
        let guess = is_language_tag(&guess).then_some(guess);
        let finding = rules::INVALID_LANGUAGE.at(language.span);
        found.push(finding.with("value", language.value.as_str()).suggest(guess));
    }
}
