//! A locale: the theme's texts for readers, in one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::{Table, Value};

use super::{OwnFile, plural_rules, text};
use crate::diagnostic::placeholders;
use crate::error::Error;

/// Content of files, by path below the project or the default theme.
type Files = BTreeMap<String, Arc<[u8]>>;

/// The language tag of the locale that fills gaps: if another locale lacks a text, the text comes from this one.
const FALLBACK: &str = "en";

/// The texts of a locale, nested as in its file. A key leads to a text. The name of a group leads to another table,
/// with the texts of the group.
pub type WordTable = Table;

/// The theme's texts for readers in the language of a guide.
#[derive(Debug)]
pub struct Locale {
    /// Language tag of the locale that was chosen for the guide, because it is the nearest to the guide's language.
    pub tag: String,
    /// The texts by key, in the groups of the locale file.
    pub words: Table,
}

impl Locale {
    /// Builds the texts for a language. Each text comes from the first of these places that has it: `guide.toml`, the
    /// project's locale in this or the nearest language, the default theme's locale, English.
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
        // The tags go from general to specific: first `en`, then `en-US`. The texts of a later tag replace those of an
        // earlier one.
        let ends = language.match_indices('-').map(|(end, _)| end).chain([language.len()]);
        for wanted in ends.map(|end| &language[..end]) {
            tags.extend(
                all.iter().map(String::as_str).find(|tag| tag.eq_ignore_ascii_case(wanted)),
            );
        }
        tags.push(tag);
        let mut words = Table::new();
        // The project's texts replace all of the theme's, so they come last.
        for files in [default, &own] {
            for (at, tag) in tags.iter().enumerate() {
                // If a tag occurs twice, only its last place counts, which is after the more general tags.
                if !tags[at + 1..].contains(tag) {
                    merge(&mut words, read(files, tag)?);
                }
            }
        }
        merge(&mut words, of_guide);
        Ok(Self { tag: tag.to_owned(), words })
    }

    /// Finds a text by the names of its groups and its key, such as `["callouts", "note"]`. Empty if the locale does
    /// not have this text.
    pub fn word(&self, keys: &[&str]) -> &str {
        let Some((last, groups)) = keys.split_last() else { return "" };
        let group = groups.iter().try_fold(&self.words, |group, key| group.get(*key)?.as_table());
        let word = group.and_then(|group| group.get(*last));
        word.and_then(|word| form(word, plural_rules::OTHER)).unwrap_or_default()
    }

    /// Finds a text as `word` does, and fills in its placeholders. `values` are pairs of a placeholder's name and its
    /// value.
    pub fn filled(&self, keys: &[&str], values: &[(&str, &str)]) -> String {
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        placeholders::fill(self.word(keys), value)
    }

    /// Finds a text in its plural form for a count, such as "1 page" and "2 pages", and fills in its placeholders.
    /// `values` are pairs of a placeholder's name and its value.
    pub fn counted(&self, keys: &[&str], count: u64, values: &[(&str, &str)]) -> String {
        let Some((last, groups)) = keys.split_last() else { return String::new() };
        let group = groups.iter().try_fold(&self.words, |group, key| group.get(*key)?.as_table());
        let word = group.and_then(|group| group.get(*last));
        let word = word.and_then(|word| form(word, plural_rules::category(&self.tag, count)));
        let value =
            |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        placeholders::fill(word.unwrap_or_default(), value)
    }

    /// Returns true if the chosen locale is in this language, in any region or script. False if the guide's language
    /// has no locale, so that English texts are used instead.
    pub fn is_in_language(&self, language: &str) -> bool {
        primary(&self.tag).eq_ignore_ascii_case(primary(language))
    }
}

/// The form of a text for a plural category, such as `one`. A text without plural forms is the same for all categories.
/// If a text lacks the form for this category, returns the form `other`; `None` if the text lacks this form too.
fn form<'w>(word: &'w Value, category: &str) -> Option<&'w str> {
    let Value::Table(forms) = word else { return word.as_str() };
    forms.get(category).or_else(|| forms.get(plural_rules::OTHER))?.as_str()
}

/// Returns true if a table in a locale file contains the plural forms of one text, such as `one` and `other`. False for
/// a group of texts.
pub fn is_forms(table: &Table) -> bool {
    table.contains_key(plural_rules::OTHER)
        && table.keys().all(|key| plural_rules::is_category(key))
}

/// The locales that the default theme has: one for each of its languages.
pub struct Shipped {
    /// Pairs of a language tag and the texts in that language. English comes first.
    locales: Vec<(String, Table)>,
}

impl Shipped {
    /// Reads all locales from the default theme's files.
    pub fn new(default: &Files) -> Self {
        let tags = default.keys().filter_map(|path| tag_of(path));
        let locale = |tag: &str| (tag.to_owned(), read(default, tag).unwrap_or_default());
        let mut locales: Vec<_> = tags.map(locale).collect();
        locales.sort_by_key(|(tag, _)| tag != FALLBACK);
        Self { locales }
    }

    /// The texts of every locale. English comes first.
    pub fn words(&self) -> Vec<&Table> {
        self.locales.iter().map(|(_, words)| words).collect()
    }

    /// Returns true if the default theme has texts in this language.
    pub fn has_language(&self, language: &str) -> bool {
        let tags: Vec<String> = self.locales.iter().map(|(tag, _)| tag.clone()).collect();
        best(&tags, language).is_some()
    }
}

/// The language tag in the path of a locale: `en` for `templates/locales/en.toml`. `None` for the path of another file.
pub fn tag_of(path: &str) -> Option<&str> {
    path.strip_prefix("templates/locales/")?.strip_suffix(".toml")
}

/// Chooses the locale for a language: the locale with the same tag, otherwise a locale with fewer subtags (`en` for
/// `en-GB`), otherwise a locale for another region in the same script. `None` if `tags` contains none of these. The tag
/// `zh`, without script and region, counts as Traditional Chinese. Simplified Chinese never gets Traditional texts.
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

/// The script (writing system) in a language tag, in lower case: `hant` for `zh-Hant`. For a Chinese tag without a
/// script, the script that its region uses: `hant` for `zh-TW`. `None` for any other tag without a script.
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
            // The plural forms of a text are replaced together. A language without the form `one` must not get the
            // English form.
            (Some(Value::Table(words)), Value::Table(others)) if !is_forms(&others) => {
                merge(words, others);
            }
            (_, value) => {
                words.insert(key, value);
            }
        }
    }
}
