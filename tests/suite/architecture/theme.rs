//! Locales: all of them have the same keys, every key that the program uses exists, and every key is used.

use std::collections::{BTreeMap, BTreeSet};

use osteon::model::content::CalloutKind;
use osteon::model::named::Named;
use osteon::model::person::Role;
use osteon::model::questionnaire::{Flag, ItemGroup};
use osteon::model::reference::REFERENCE_TYPES;
use osteon::model::table::kind::{ColumnType, TableKind};
use osteon::model::table_kinds::TABLE_KINDS;
use osteon::theme::locale::is_forms;
use osteon::theme::plural_rules;
use toml::{Table, Value};

use super::{Tree, assert_none, stem, tree};

/// All keys of a locale, each as the names of its groups and of the text. A text with plural forms has one key.
fn keys(words: &Table) -> BTreeSet<Vec<String>> {
    let mut keys = BTreeSet::new();
    for (name, value) in words {
        match value {
            Value::Table(inner) if !is_forms(inner) => {
                keys.extend(keys_below(name, inner));
            }
            _ => {
                keys.insert(vec![name.clone()]);
            }
        }
    }
    keys
}

fn keys_below(name: &str, inner: &Table) -> impl Iterator<Item = Vec<String>> {
    keys(inner).into_iter().map(move |key| [vec![name.to_owned()], key].concat())
}

fn shown(key: &[String]) -> String {
    key.join(".")
}

/// Compares each locale with the English one. Complains about keys that only one of the two has; the locale of a
/// region, such as `en-US`, may lack keys.
fn differing_keys(locales: &BTreeMap<String, Table>) -> Vec<String> {
    let english = keys(&locales["en"]);
    let mut complaints = Vec::new();
    for (tag, words) in locales {
        let own = keys(words);
        // The locale of a region, such as `en-US`, has only the texts that differ from `en`.
        if !is_of_a_region(tag, locales) {
            let missing = english.difference(&own);
            complaints.extend(missing.map(|key| format!("{tag} has no `{}`", shown(key))));
        }
        let extra = own.difference(&english);
        complaints
            .extend(extra.map(|key| format!("{tag} has `{}`, and English has not", shown(key))));
    }
    complaints
}

/// Returns true if this is the tag of a region, such as `en-US`, and there is a locale for its language, `en`.
fn is_of_a_region(tag: &str, locales: &BTreeMap<String, Table>) -> bool {
    tag.split_once('-').is_some_and(|(language, _)| locales.contains_key(language))
}

/// Complains about texts that have other plural forms than their language needs, or that have none although the English
/// text has some.
fn wrong_forms(locales: &BTreeMap<String, Table>) -> Vec<String> {
    let english = forms(&locales["en"]);
    let mut complaints = Vec::new();
    for (tag, words) in locales {
        let needed: BTreeSet<_> =
            plural_rules::categories(tag).into_iter().map(str::to_owned).collect();
        let own = forms(words);
        let wanted = english.keys().filter(|_| !is_of_a_region(tag, locales));
        for key in wanted.chain(own.keys()).collect::<BTreeSet<_>>() {
            let has = own.get(key).cloned().unwrap_or_else(|| BTreeSet::from(["other".to_owned()]));
            if has != needed {
                complaints
                    .push(format!("{tag}: `{}` has {has:?} instead of {needed:?}", shown(key)));
            }
        }
    }
    complaints
}

/// For each text with plural forms, its key and the plural categories for which it has a form.
fn forms(words: &Table) -> BTreeMap<Vec<String>, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (name, value) in words {
        match value {
            Value::Table(inner) if is_forms(inner) => {
                found.insert(vec![name.clone()], inner.keys().cloned().collect());
            }
            Value::Table(inner) => {
                let below = forms(inner).into_iter();
                found.extend(below.map(|(key, own)| ([vec![name.clone()], key].concat(), own)));
            }
            _ => {}
        }
    }
    found
}

/// The keys of texts that templates use. `None` in a key stands for a name that only rendering decides.
fn asked(templates: &Tree) -> Vec<Vec<Option<String>>> {
    let mut asked = Vec::new();
    for text in templates.values() {
        for (at, _) in text.match_indices("words") {
            let is_name = |c: char| c.is_alphanumeric() || "_-".contains(c);
            if text[..at].ends_with(|c| is_name(c) || c == '.') {
                continue;
            }
            let mut rest = &text[at + "words".len()..];
            let mut key = Vec::new();
            loop {
                if let Some(after) = rest.strip_prefix('.') {
                    let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
                    key.push(Some(after[..end].to_owned()));
                    rest = &after[end..];
                } else if let Some((inner, after)) = rest.strip_prefix('[').and_then(closed) {
                    let literal = inner.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
                    key.push(literal.map(str::to_owned));
                    rest = after;
                } else {
                    break;
                }
            }
            asked.push(key);
        }
    }
    asked.retain(|key| !key.is_empty());
    asked
}

/// `text` begins just after a `[`. Returns the text before the `]` that closes this bracket, and the text after it;
/// `None` if nothing closes it.
fn closed(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let end = text.char_indices().find(|(_, character)| {
        depth += match character {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        depth < 0
    })?;
    Some((&text[..end.0], &text[end.0 + 1..]))
}

/// Complains about keys that no template uses.
fn unused(english: &Table, templates: &Tree) -> Vec<String> {
    let asked = asked(templates);
    let fits = |key: &[String], asked: &[Option<String>]| {
        key.iter().zip(asked).all(|(name, asked)| asked.as_ref().is_none_or(|asked| asked == name))
    };
    let is_used = |key: &Vec<String>| asked.iter().any(|asked| fits(key, asked));
    let keys = keys(english).into_iter().filter(|key| !is_used(key));
    keys.map(|key| format!("no template says `{}`", shown(&key))).collect()
}

/// Keys that the program itself may look up, for example the headings of columns.
fn needed(kinds: &[&TableKind]) -> Vec<String> {
    let mut needed = Vec::new();
    for kind in kinds {
        // A column that only charts or tools use has no heading.
        let columns = kind.columns.iter().filter(|column| !column.hidden);
        needed.extend(
            columns.clone().map(|column| format!("kinds.{}.columns.{}", kind.name, column.id)),
        );
        for column in columns {
            if let ColumnType::Choice(words) | ColumnType::Choices(words) = column.column_type {
                needed.extend(words.iter().map(|word| format!("choices.{}.{word}", column.id)));
            }
        }
    }
    needed.extend(Role::ALL.iter().map(|(name, _)| format!("roles.{name}")));
    needed.extend(ItemGroup::names().iter().map(|group| format!("groups.{group}")));
    let flags = Flag::names().into_iter().filter(|flag| *flag != "none");
    needed.extend(flags.map(|flag| format!("flags.{flag}")));
    needed.extend(REFERENCE_TYPES.iter().map(|name| format!("reference_types.{name}")));
    needed
}

fn missing(words: &Table, needed: &[String]) -> Vec<String> {
    let keys: BTreeSet<String> = keys(words).iter().map(|key| shown(key)).collect();
    let missing = needed.iter().filter(|needed| !keys.contains(*needed));
    missing.map(|needed| format!("there is no word for `{needed}`")).collect()
}

fn locales() -> BTreeMap<String, Table> {
    let files = tree(&["templates/locales"]);
    let parse = |(path, text): (&String, &String)| {
        (stem(path).to_owned(), text.parse().unwrap_or_else(|error| panic!("{path}: {error}")))
    };
    files.iter().map(parse).collect()
}

#[test]
fn locales_have_the_same_keys() {
    let locales = locales();
    assert!(locales.contains_key("zh-Hant-TW"));
    assert_none(&differing_keys(&locales));
}

#[test]
fn words_have_the_plural_forms_of_their_language() {
    assert!(!forms(&locales()["en"]).is_empty());
    assert_none(&wrong_forms(&locales()));
}

#[test]
fn a_missing_plural_form_is_reported() {
    let parse = |text: &str| text.parse::<Table>().expect("TOML");
    let english = parse("[a]\nb = { one = \"{count} day\", other = \"{count} days\" }\n");
    let chinese = parse("[a]\nb = \"{count}天\"\n");
    let russian = parse("[a]\nb = { one = \"{count} день\", other = \"{count} дня\" }\n");
    let good =
        BTreeMap::from([("en".to_owned(), english), ("zh-Hant-TW".to_owned(), chinese.clone())]);
    assert_none(&wrong_forms(&good));
    assert_none(&differing_keys(&good));
    let bad: Vec<_> = [("ru", russian), ("pl", chinese)].into_iter().collect();
    for (tag, words) in bad {
        let mut locales = good.clone();
        locales.insert(tag.to_owned(), words);
        assert_eq!(wrong_forms(&locales).len(), 1, "{tag}");
    }
}

#[test]
fn every_word_is_used_somewhere() {
    let templates = tree(&["templates/base.html", "templates/pages", "templates/components"]);
    assert_none(&unused(&locales()["en"], &templates));
}

#[test]
fn every_word_that_the_program_uses_exists() {
    let english = &locales()["en"];
    assert_none(&missing(english, &needed(TABLE_KINDS)));
    let callouts = english["callouts"].as_table().expect("a table");
    for (_, kind) in CalloutKind::ALL {
        let name = kind.name().to_lowercase();
        assert!(callouts.contains_key(&name), "no locale names the callout `{name}`");
    }
    let pages = english["pages"].as_table().expect("a table");
    for path in tree(&["templates/pages"]).keys().filter(|path| path.ends_with(".html")) {
        assert!(pages.contains_key(stem(path)), "no locale names the page {path}");
    }
}

#[test]
fn a_missing_or_surplus_word_is_reported() {
    let parse = |text: &str| text.parse::<Table>().expect("TOML");
    let english = parse("a = \"A\"\n[b]\nc = \"C\"\n[d.e]\nf = \"F\"\n");
    let other = parse("a = \"A\"\n[b]\nx = \"X\"\n[d.e]\nf = \"F\"\n");
    let locales = BTreeMap::from([("en".to_owned(), english.clone()), ("zh".to_owned(), other)]);
    assert_eq!(differing_keys(&locales), ["zh has no `b.c`", "zh has `b.x`, and English has not"]);

    let template = |text: &str| super::sample(&[("a.html", text)]);
    let all = "{{ words.a }}{{ words.b[\"c\"] }}{{ words.d[x.y[0]].f | fill(a=1) }}";
    assert_none(&unused(&english, &template(all)));
    assert_none(&unused(&english, &template("{{ words.a }}{{ words.b }}{{ words.d.e }}")));
    let some = "{{ words.a }}{{ item.words.b }}{% component c(@words) %}{{ words.d.g }}";
    assert_eq!(
        unused(&english, &template(some)),
        ["no template says `b.c`", "no template says `d.e.f`"]
    );
    assert_eq!(
        missing(&english, &["b.c".to_owned(), "b.g".to_owned()]),
        ["there is no word for `b.g`"]
    );
}
