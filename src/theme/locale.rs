//! The theme's texts in one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::{Table, Value};

use super::{OwnFile, plural, text};
use crate::error::Error;
use crate::placeholders;

/// Files by path below the project.
type Files = BTreeMap<String, Arc<[u8]>>;

/// The language used where another lacks a text.
const FALLBACK: &str = "en";

/// The texts of a locale, in groups.
pub type WordTable = Table;

/// All texts of the theme, by key.
#[derive(Debug)]
pub struct Locale {
    /// Language tag of the locale that was chosen.
    pub tag: String,
    /// The texts, grouped as in the locale file.
    pub words: Table,
}

impl Locale {
    /// Builds the locale of a language. Each text comes from the first of these that has it: `guide.toml`, the project's
    /// locale in this or the nearest language, the default theme's, English.
    pub(super) fn new(
        default: &Files,
        own: &[OwnFile<'_>],
        language: &str,
        of_guide: Table,
    ) -> Result<Self, Error> {
        let own: Files =
            own.iter().map(|file| (file.path.to_owned(), Arc::clone(file.bytes))).collect();
        let tags_of = |files: &'_ Files| {
            files.keys().filter_map(|path| tag_of(path)).map(str::to_owned).collect::<Vec<_>>()
        };
        let shipped = tags_of(default);
        let all = [shipped.clone(), tags_of(&own)].concat();
        let tag = best(&all, language).unwrap_or(FALLBACK);
        let mut tags = vec![FALLBACK];
        tags.extend(best(&shipped, language));
        // From the general tag to the specific one: `en`, then `en-US`.
        let ends = language.match_indices('-').map(|(end, _)| end).chain([language.len()]);
        for wanted in ends.map(|end| &language[..end]) {
            tags.extend(
                all.iter().map(String::as_str).find(|tag| tag.eq_ignore_ascii_case(wanted)),
            );
        }
        tags.push(tag);
        let mut words = Table::new();
        let mut read_tags: Vec<&str> = Vec::new();
        for tag in &tags {
            if !read_tags.contains(tag) {
                read_tags.push(tag);
                merge(&mut words, read(default, tag)?);
                merge(&mut words, read(&own, tag)?);
            }
        }
        merge(&mut words, of_guide);
        Ok(Self { tag: tag.to_owned(), words })
    }

    /// Looks up a text by its path of keys; empty if the locale has none.
    pub fn word(&self, keys: &[&str]) -> &str {
        let Some((last, groups)) = keys.split_last() else { return "" };
        let group = groups.iter().try_fold(&self.words, |group, key| group.get(*key)?.as_table());
        let word = group.and_then(|group| group.get(*last));
        word.and_then(|word| form(word, plural::OTHER)).unwrap_or_default()
    }

    /// Looks up a text and fills in its placeholders.
    pub fn filled(&self, keys: &[&str], values: &[(&str, &str)]) -> String {
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        placeholders::fill(self.word(keys), value)
    }

    /// Looks up a text in the plural form for a count, and fills in its placeholders.
    pub fn counted(&self, keys: &[&str], count: u64, values: &[(&str, &str)]) -> String {
        let Some((last, groups)) = keys.split_last() else { return String::new() };
        let group = groups.iter().try_fold(&self.words, |group, key| group.get(*key)?.as_table());
        let word = group.and_then(|group| group.get(*last));
        let word = word.and_then(|word| form(word, plural::category(&self.tag, count)));
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        placeholders::fill(word.unwrap_or_default(), value)
    }

    /// Returns true if the texts are in this language, and not in a fallback language.
    pub fn speaks(&self, language: &str) -> bool {
        primary(&self.tag).eq_ignore_ascii_case(primary(language))
    }
}

/// The plural form of a text for a category. A text without forms is the same for all categories.
fn form<'w>(word: &'w Value, category: &str) -> Option<&'w str> {
    let Value::Table(forms) = word else { return word.as_str() };
    forms.get(category).or_else(|| forms.get(plural::OTHER))?.as_str()
}

/// Returns true if a table in a locale holds the plural forms of one text, not a group of texts.
pub fn is_forms(table: &Table) -> bool {
    table.contains_key(plural::OTHER) && table.keys().all(|key| plural::is_category(key))
}

/// The locales of the default theme.
pub struct Shipped {
    /// Texts by language tag, English first.
    locales: Vec<(String, Table)>,
}

impl Shipped {
    /// Reads the locales among the default theme's files.
    pub fn new(default: &Files) -> Self {
        let tags = default.keys().filter_map(|path| tag_of(path));
        let locale = |tag: &str| (tag.to_owned(), read(default, tag).unwrap_or_default());
        let mut locales: Vec<_> = tags.map(locale).collect();
        locales.sort_by_key(|(tag, _)| tag != FALLBACK);
        Self { locales }
    }

    /// The texts of all locales, English first.
    pub fn words(&self) -> Vec<&Table> {
        self.locales.iter().map(|(_, words)| words).collect()
    }

    /// Returns true if one of the locales is in this language.
    pub fn speaks(&self, language: &str) -> bool {
        let tags: Vec<String> = self.locales.iter().map(|(tag, _)| tag.clone()).collect();
        best(&tags, language).is_some()
    }
}

/// The language tag in a locale's path.
pub fn tag_of(path: &str) -> Option<&str> {
    path.strip_prefix("templates/locales/")?.strip_suffix(".toml")
}

/// Chooses a locale: the tag itself, otherwise one with fewer subtags, otherwise the same language in another region.
/// Chinese without a script is taken as Traditional, and Simplified Chinese never gets Traditional texts.
fn best<'t>(tags: &'t [String], language: &str) -> Option<&'t str> {
    let tags = || tags.iter().map(String::as_str);
    let find = |wanted: &str| tags().find(|tag| tag.eq_ignore_ascii_case(wanted));
    let mut shorter = language;
    loop {
        if let Some(tag) = find(shorter) {
            return Some(tag);
        }
        match shorter.rsplit_once('-') {
            Some((head, _)) => shorter = head,
            None => break,
        }
    }
    let script = script(language);
    tags().find(|tag| {
        primary(tag).eq_ignore_ascii_case(primary(language)) && self::script(tag) == script
    })
}

/// The script that a tag names, or implies for Chinese.
fn script(tag: &str) -> Option<String> {
    let named = tag.split('-').skip(1).find(|subtag| subtag.len() == 4);
    if let Some(script) = named {
        return Some(script.to_lowercase());
    }
    let simplified =
        tag.split('-').any(|subtag| ["CN", "SG", "MY"].contains(&subtag.to_uppercase().as_str()));
    (primary(tag).eq_ignore_ascii_case("zh"))
        .then(|| if simplified { "hans" } else { "hant" }.to_owned())
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn read(files: &Files, tag: &str) -> Result<Table, Error> {
    let path = format!("templates/locales/{tag}.toml");
    let Some(bytes) = files.get(&path) else { return Ok(Table::new()) };
    let error = |message: String| Error::ThemeFile { path: path.clone(), message };
    text(&path, bytes)?.parse().map_err(|problem: toml::de::Error| error(problem.to_string()))
}

fn merge(words: &mut Table, others: Table) {
    for (key, value) in others {
        match (words.get_mut(&key), value) {
            // Do not merge plural forms: English lacks categories that another language has.
            (Some(Value::Table(words)), Value::Table(others)) if !is_forms(&others) => {
                merge(words, others);
            }
            (_, value) => {
                words.insert(key, value);
            }
        }
    }
}
