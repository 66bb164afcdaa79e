//! The theme's words in one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::{Table, Value};

use super::{OwnFile, plural, text};
use crate::error::Error;
use crate::placeholders;

/// Files by path below the project.
type Files = BTreeMap<String, Arc<[u8]>>;

/// The language that fills the gaps of the others.
const FALLBACK: &str = "en";

/// Every word that the theme says, by key.
#[derive(Debug)]
pub struct Locale {
    /// The tag of the locale that was found.
    pub tag: String,
    /// The words, as the locale file groups them.
    pub words: Table,
}

impl Locale {
    /// The locale for a language. Each word is the project's where it has one, in this language or the nearest, else the
    /// default theme's, else English.
    pub(super) fn new(default: &Files, own: &[OwnFile<'_>], language: &str) -> Result<Self, Error> {
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
        // From the language to its regions: `en`, `en-US`.
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
        Ok(Self { tag: tag.to_owned(), words })
    }

    /// One word, by its keys from group to group; nothing where the locale has none.
    pub fn word(&self, keys: &[&str]) -> &str {
        let Some((last, groups)) = keys.split_last() else { return "" };
        let group = groups.iter().try_fold(&self.words, |group, key| group.get(*key)?.as_table());
        let word = group.and_then(|group| group.get(*last));
        word.and_then(|word| form(word, plural::OTHER)).unwrap_or_default()
    }

    /// One word with values in place of its placeholders.
    pub fn filled(&self, keys: &[&str], values: &[(&str, &str)]) -> String {
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        placeholders::fill(self.word(keys), value)
    }

    /// The same of a word in the form that goes with a count.
    pub fn counted(&self, keys: &[&str], count: u64, values: &[(&str, &str)]) -> String {
        let Some((last, groups)) = keys.split_last() else { return String::new() };
        let group = groups.iter().try_fold(&self.words, |group, key| group.get(*key)?.as_table());
        let word = group.and_then(|group| group.get(*last));
        let word = word.and_then(|word| form(word, plural::category(&self.tag, count)));
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        placeholders::fill(word.unwrap_or_default(), value)
    }

    /// Whether these are words of the language, not those of another in its place.
    pub fn speaks(&self, language: &str) -> bool {
        primary(&self.tag).eq_ignore_ascii_case(primary(language))
    }
}

/// A word in the form of a category of counts. One that is written without forms has the same for all.
fn form<'w>(word: &'w Value, category: &str) -> Option<&'w str> {
    let Value::Table(forms) = word else { return word.as_str() };
    forms.get(category).or_else(|| forms.get(plural::OTHER))?.as_str()
}

/// Whether a table of a locale holds the forms of one word, not a group of words.
pub fn is_forms(table: &Table) -> bool {
    table.contains_key(plural::OTHER) && table.keys().all(|key| plural::is_category(key))
}

/// The locales of the default theme.
pub struct Shipped {
    /// By tag, English first.
    locales: Vec<(String, Table)>,
}

impl Shipped {
    /// Those among the default theme's files.
    pub fn new(default: &Files) -> Self {
        let tags = default.keys().filter_map(|path| tag_of(path));
        let locale = |tag: &str| (tag.to_owned(), read(default, tag).unwrap_or_default());
        let mut locales: Vec<_> = tags.map(locale).collect();
        locales.sort_by_key(|(tag, _)| tag != FALLBACK);
        Self { locales }
    }

    /// Their words, English first.
    pub fn words(&self) -> Vec<&Table> {
        self.locales.iter().map(|(_, words)| words).collect()
    }

    /// Whether one of them is in this language.
    pub fn speaks(&self, language: &str) -> bool {
        let tags: Vec<String> = self.locales.iter().map(|(tag, _)| tag.clone()).collect();
        best(&tags, language).is_some()
    }
}

/// The tag that a locale's path names.
pub fn tag_of(path: &str) -> Option<&str> {
    path.strip_prefix("templates/locales/")?.strip_suffix(".toml")
}

/// The locale of the tag itself, or of the nearest: fewer subtags, then the same language in another region. Chinese
/// is Traditional unless it says otherwise, and Simplified is not served with Traditional words.
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

/// The script that a tag names or, for Chinese, implies.
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
            // The forms of a word are one whole: English has none for the categories of another language.
            (Some(Value::Table(words)), Value::Table(others)) if !is_forms(&others) => {
                merge(words, others);
            }
            (_, value) => {
                words.insert(key, value);
            }
        }
    }
}
