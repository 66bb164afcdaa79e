//! Parses groups of citations: `@key`, `@a; @b, p. 12`.

use std::collections::BTreeSet;

use super::super::prose::Prose;
use super::rules;
use crate::characters::is_of_word;
use crate::diagnostic::Diagnostics;
use crate::model::content::Citation;
use crate::model::mention::{Address, Usage};

/// Returns true if text in brackets is probably meant as a citation: it contains an `@` with a key after it, and this
/// `@` is not part of a mail address.
pub fn looks_like_one(label: &str) -> bool {
    label.match_indices('@').any(|(at, _)| {
        let before = label[..at].chars().next_back();
        // Han text has no spaces between words: `[見@a]` is a citation, `[a@b.tw]` is not.
        before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '+'))
            && label[at + 1..].starts_with(is_key)
    })
}

/// Parses a group of citations in brackets, such as `[@a; @b]`. `label` is the text between the brackets; `place` is
/// the byte range of the whole group in the Markdown. Returns `None` if any citation is malformed.
pub fn group(
    prose: &Prose<'_>,
    label: &str,
    place: std::ops::Range<usize>,
    found: &mut Diagnostics,
) -> Option<Vec<Citation>> {
    let mut from = place.start;
    let mut cited = BTreeSet::new();
    let parts = label.split(';').map(|part| {
        let (key, locator) = key_and_locator(part.trim().strip_prefix('@')?)?;
        // The label has lost its line ends, so search for keys in the source text.
        let start = from + prose.text[from..place.end].find(&format!("@{key}"))?;
        from = start + 1 + key.len();
        report_locator(prose, key, locator, from..place.end, found);
        report_repeated(prose, (key, locator), start..from, &mut cited, found);
        Some(citation(prose, key, locator, start..from))
    });
    parts.collect()
}

/// Parses the citations of a TOML field. They are written like citations in brackets, but without `@`: `who-2023, p. 3;
/// lin2022`.
pub fn bare(prose: &Prose<'_>, found: &mut Diagnostics) -> Vec<Citation> {
    let mut from = 0;
    let mut cited = BTreeSet::new();
    let parts = prose.text.split(';').map(|part| {
        let start = from + (part.len() - part.trim_start().len());
        from += part.len() + 1;
        let (key, locator) = key_and_locator(part.trim())?;
        let behind = start + key.len();
        report_locator(prose, key, locator, behind..prose.text.len(), found);
        report_repeated(prose, (key, locator), start..behind, &mut cited, found);
        Some(citation(prose, key, locator, start..behind))
    });
    if let Some(citations) = parts.collect() {
        return citations;
    }
    let inner = prose.text.trim().trim_start_matches('[').trim_end_matches(']');
    let parts = inner.split(';').map(|part| format!("@{}", part.trim().trim_start_matches('@')));
    let suggestion =
        well_formed(&parts.collect::<Vec<_>>().join(";")).map(|text| text.replace('@', ""));
    found.push(
        rules::MALFORMED_CITATION
            .at(prose.span(0..prose.text.len()))
            .with("text", prose.text)
            .with("example", suggestion.clone().unwrap_or_else(|| "key, p. 12".to_owned()))
            .suggest(suggestion),
    );
    Vec::new()
}

/// Reports a locator that contains the key of another source, such as `b` in `@a, b`. `source` is the key of the cited
/// source, here `a`; `place` is a byte range of the Markdown that contains the locator.
fn report_locator(
    prose: &Prose<'_>,
    source: &str,
    locator: &str,
    place: std::ops::Range<usize>,
    found: &mut Diagnostics,
) {
    for piece in
        locator.split([',', ' ', '，', '、']).filter(|piece| piece.chars().any(char::is_alphabetic))
    {
        let Some(at) = prose.text[place.clone()].find(piece) else { continue };
        let start = place.start + at;
        let finding = rules::SOURCE_AS_PAGE.at(prose.span(start..start + piece.len()));
        let finding = finding.with("key", piece).with("source", source);
        found.push_if_source(vec![piece.to_owned()], finding);
    }
}

/// Reports a source that one group of citations cites twice with the same locator. `source` is the pair of the source's
/// key and the locator. `cited` holds the pairs of the group so far; this function adds `source` to them.
fn report_repeated<'t>(
    prose: &Prose<'_>,
    source: (&'t str, &'t str),
    place: std::ops::Range<usize>,
    cited: &mut BTreeSet<(&'t str, &'t str)>,
    found: &mut Diagnostics,
) {
    if !cited.insert(source) {
        found.push(rules::REPEATED_CITATION.at(prose.span(place)).with("key", source.0));
    }
}

/// Suggests the correct form of malformed citations: `@a; @b, p. 3`, without brackets. `label` is the text between the
/// brackets as the author wrote it. The text after each key becomes its locator. Returns `None` if there is no key.
pub fn well_formed(label: &str) -> Option<String> {
    let mut groups: Vec<String> = Vec::new();
    for part in label.split([';', ',', '；', '，', '、']).map(str::trim) {
        let Some((_, cited)) = part.split_once('@') else {
            // Text before the first key cannot be part of a citation.
            if let Some(group) = groups.last_mut().filter(|_| !part.is_empty()) {
                group.push_str(", ");
                group.push_str(part);
            }
            continue;
        };
        let (key, locator) = cited.split_at(cited.find(|c| !is_key(c)).unwrap_or(cited.len()));
        if !key.is_empty() {
            let separator = if locator.trim().is_empty() { "" } else { ", " };
            groups.push(format!("@{key}{separator}{}", locator.trim()));
        }
    }
    (!groups.is_empty()).then(|| groups.join("; "))
}

fn key_and_locator(part: &str) -> Option<(&str, &str)> {
    let (key, rest) = part.split_at(part.find(|c| !is_key(c)).unwrap_or(part.len()));
    let locator = match rest.trim_start().strip_prefix(',') {
        Some(locator) => {
            Some(locator.trim()).filter(|text| !text.is_empty() && !text.contains('@'))?
        }
        None if rest.is_empty() => "",
        None => return None,
    };
    (!key.is_empty()).then_some((key, locator))
}

fn citation(
    prose: &Prose<'_>,
    key: &str,
    locator: &str,
    place: std::ops::Range<usize>,
) -> Citation {
    let address = Address::Reference(key.to_owned());
    let mention = prose.mentions.add(prose.span(place), address, Usage::Link);
    Citation { mention, locator: locator.to_owned() }
}

fn is_key(c: char) -> bool {
    is_of_word(c) || matches!(c, '-' | '_' | '.' | ':')
}
