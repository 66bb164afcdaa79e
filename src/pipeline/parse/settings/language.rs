//! Checks language tags, such as `zh-Hant-TW`.

use crate::diagnostic::Diagnostics;
use crate::pipeline::parse::rules;
use crate::span::Spanned;

/// Returns true if a text has the form of a BCP 47 language tag, such as `zh-Hant-TW`: subtags of 1 to 8 letters or
/// digits, joined by `-`. The first has 2 or 3 letters, and a script stands before a region.
pub fn is_language_tag(tag: &str) -> bool {
    sorted(tag).is_none() && has_subtags(tag)
}

/// Corrects a tag in which the region stands before the script: `zh-TW-Hant` becomes `zh-Hant-TW`. `None` for other
/// tags.
fn sorted(tag: &str) -> Option<String> {
    let mut parts = tag.splitn(4, '-');
    let (language, region, script) = (parts.next()?, parts.next()?, parts.next()?);
    let is_region = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_script = script.len() == 4 && script.bytes().all(|byte| byte.is_ascii_alphabetic());
    let rest = parts.next().map(|rest| format!("-{rest}")).unwrap_or_default();
    (is_region && is_script).then(|| format!("{language}-{script}-{region}{rest}"))
}

fn has_subtags(tag: &str) -> bool {
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
        let guess = sorted(&guess).or_else(|| is_language_tag(&guess).then_some(guess));
        let finding = rules::INVALID_LANGUAGE.at(language.span);
        found.push(finding.with("value", language.value.as_str()).suggest(guess));
    }
}
