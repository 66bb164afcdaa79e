//! Checks the project's own locales. Finds TOML syntax errors, unknown keys, texts in place of groups of texts, and
//! missing or unknown placeholders.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use ::toml::de::{DeTable, DeValue};
use ::toml::{Spanned, Table, Value};

use super::{DefaultFiles, rules, start, text};
use crate::diagnostic::placeholders::{Part, parts};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Words};
use crate::model::mention::Mentions;
use crate::model::mention::node::Node;
use crate::pipeline::load::Sources;
use crate::pipeline::parse::toml::TomlText;
use crate::span::{SourceId, Span};
use crate::suggestions::nearest;
use crate::theme::locale::{Shipped, is_forms, tag_of};
use crate::theme::{OwnFile, plural_rules};

static TEXT: Words = Words("text in quotation marks");
static GROUP: Words = Words("a group of words, `[name]`");
static LIST: Words = Words("a list of as many texts as in the theme");

/// Checks every locale of the project. Returns the files that cannot be used.
pub fn check(
    own: &[OwnFile<'_>],
    default: &DefaultFiles,
    found: &mut Diagnostics,
) -> BTreeSet<SourceId> {
    let locales: Vec<_> = own.iter().filter_map(|file| Some((file, tag_of(file.path)?))).collect();
    if locales.is_empty() {
        return BTreeSet::new();
    }
    let shipped = Shipped::new(default);
    let templates = templates(own);
    let mut unusable = BTreeSet::new();
    for (file, tag) in locales {
        let mentions = Mentions::new(file.source, Node::Home);
        let held = Arc::new(text(file.bytes).to_owned());
        let text = TomlText {
            source: file.source,
            text: &held,
            file: &held,
            offset: 0,
            mentions: &mentions,
        };
        let mut syntax_errors = Diagnostics::new();
        let table = text.parse(&mut syntax_errors);
        let is_broken = syntax_errors.count(Severity::Error) > 0;
        found.extend(syntax_errors);
        if is_broken {
            unusable.insert(file.source);
            continue;
        }
        let mut comparison = Comparison {
            text,
            known: shipped.words(),
            templates: &templates,
            missing: Vec::new(),
            found: &mut *found,
        };
        let tables: Vec<&Table> = comparison.known.clone();
        comparison.group(&table, &tables, &mut Vec::new());
        let missing = comparison.missing;
        if !missing.is_empty() && !shipped.has_language(tag) {
            found.push(untranslated(&missing, file.source));
        }
    }
    unusable
}

/// The text of all templates of the project, joined. A project may add keys to its locale for its own templates. A key
/// that the default theme does not have is therefore reported only if this text does not contain it.
fn templates(own: &[OwnFile<'_>]) -> String {
    let templates = own.iter().filter(|file| file.path.ends_with(".html"));
    templates.map(|file| text(file.bytes)).collect()
}

/// The texts in `[theme.words]` of `guide.toml`, which replace texts of the theme. Returns `None` if `guide.toml` has
/// no such texts, or if one of them has an error.
pub fn of_guide(
    sources: &Sources,
    own: &[OwnFile<'_>],
    default: &DefaultFiles,
    found: &mut Diagnostics,
) -> Option<Table> {
    let (source, file) = sources.find("content/guide.toml")?;
    let mentions = Mentions::new(source, Node::Home);
    let file = file.text.read();
    let text = TomlText { source, text: &file, file: &file, offset: 0, mentions: &mentions };
    // Syntax errors in the file have been reported already.
    let parsed = text.parse(&mut Diagnostics::new());
    let theme = parsed.get("theme")?.get_ref().as_table()?;
    let words = theme.get("words")?.get_ref().as_table()?;
    let shipped = Shipped::new(default);
    let templates = templates(own);
    let before = found.count(Severity::Error);
    let known = shipped.words();
    let tables = known.clone();
    let mut comparison =
        Comparison { text, known, templates: &templates, missing: Vec::new(), found: &mut *found };
    comparison.group(words, &tables, &mut Vec::new());
    let is_good = found.count(Severity::Error) == before;
    let mut all: Table = file.parse().ok()?;
    let words = all.remove("theme")?.as_table_mut()?.remove("words")?;
    words.as_table().filter(|_| is_good).cloned()
}

/// The finding about texts that a locale lacks and that are therefore shown in another language.
fn untranslated(missing: &[String], source: SourceId) -> Diagnostic {
    const NAMED: usize = 5;
    let names: Vec<String> = missing.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = if missing.len() > NAMED { " …" } else { "" };
    let finding = rules::UNTRANSLATED_WORDS.at(start(source));
    finding
        .with("count", missing.len().to_string())
        .with("words", format!("{}{more}", names.join(", ")))
}

/// Compares one locale of the project with the locales of the default theme.
struct Comparison<'c, 't> {
    text: TomlText<'t>,
    known: Vec<&'c Table>,
    /// The project's own templates, which may use locale keys that the default theme does not have.
    templates: &'c str,
    missing: Vec<String>,
    found: &'c mut Diagnostics,
}

impl<'t> Comparison<'_, 't> {
    /// Checks `own`, a group of texts in the project's locale, against `known`, the same group in the locales of the
    /// default theme. `above` are the names of the outer groups, outermost first.
    fn group(&mut self, own: &DeTable<'t>, known: &[&Table], above: &mut Vec<String>) {
        for (key, value) in own {
            let name = key.get_ref();
            let same: Vec<&Value> =
                known.iter().filter_map(|table| table.get(name.as_ref())).collect();
            above.push(name.to_string());
            match same.first() {
                None if self.templates.contains(name.as_ref()) => {}
                None => {
                    let others = known.iter().flat_map(|table| table.keys()).map(String::as_str);
                    let others = others.filter(|other| !own.contains_key(*other));
                    let finding = rules::UNKNOWN_WORD.at(self.text.span(key.span()));
                    let finding = finding.with("word", above.join("."));
                    self.found.push(finding.suggest(nearest(name, others)));
                }
                Some(Value::Table(group)) if !is_forms(group) => match value.get_ref() {
                    DeValue::Table(table) => {
                        let tables: Vec<&Table> =
                            same.iter().filter_map(|value| value.as_table()).collect();
                        self.group(table, &tables, above);
                    }
                    _ => self.misfit(value, above, &GROUP),
                },
                Some(Value::Array(list)) => self.list(value, list.len(), above),
                Some(_) => self.word(value, &same, above),
            }
            above.pop();
        }
        for name in known.first().into_iter().flat_map(|table| table.keys()) {
            if !own.contains_key(name.as_str()) {
                let path = above.iter().map(|part| format!("{part}.")).collect::<String>();
                self.missing.push(format!("{path}{name}"));
            }
        }
    }

    fn list(&mut self, value: &Spanned<DeValue<'t>>, length: usize, path: &[String]) {
        let items = value.get_ref().as_array();
        let is_text = |item: &Spanned<DeValue<'t>>| item.get_ref().is_str();
        if !items.is_some_and(|items| items.len() == length && items.iter().all(is_text)) {
            self.misfit(value, path, &LIST);
        }
    }

    /// Checks a text of the project's locale against `same`, the same text in the locales of the default theme. The
    /// text may have plural forms.
    fn word(&mut self, value: &Spanned<DeValue<'t>>, same: &[&Value], path: &[String]) {
        let shipped: Vec<&str> = same.iter().flat_map(|value| texts(value)).collect();
        match value.get_ref() {
            DeValue::String(own) => self.text(own, value.span(), &shipped, true, path),
            DeValue::Table(forms)
                if forms.contains_key(plural_rules::OTHER)
                    && forms.iter().all(|(key, form)| {
                        plural_rules::is_category(key.get_ref()) && form.get_ref().is_str()
                    }) =>
            {
                for (category, form) in forms {
                    let own = form.get_ref().as_str().unwrap_or_default();
                    // Only the form `other` needs all placeholders. The form `one` may write the number in words
                    // instead, as in "One place".
                    let needs_all = category.get_ref() == plural_rules::OTHER;
                    self.text(own, form.span(), &shipped, needs_all, path);
                }
            }
            _ => self.misfit(value, path, &TEXT),
        }
    }

    /// Checks that `own`, which is a text or one of its plural forms, is not empty. It must not have a placeholder that
    /// no `shipped` text has. If `needs_all` is true, it must have every placeholder that all `shipped` texts have.
    /// `path` is the key of the text.
    fn text(
        &mut self,
        own: &str,
        range: Range<usize>,
        shipped: &[&str],
        needs_all: bool,
        path: &[String],
    ) {
        let place = self.text.span(range);
        if own.trim().is_empty() {
            if shipped.iter().all(|word| !word.trim().is_empty()) {
                self.found.push(rules::EMPTY_WORD.at(place).with("word", path.join(".")));
            }
            return;
        }
        let own = names(own);
        let allowed: BTreeSet<&str> = shipped.iter().flat_map(|word| names(word)).collect();
        let is_needed = |name: &&&str| shipped.iter().all(|word| names(word).contains(**name));
        for name in allowed.iter().filter(|_| needs_all).filter(is_needed) {
            if !own.contains(name) {
                let finding = rules::LOST_PLACEHOLDER.at(place);
                self.found.push(finding.with("word", path.join(".")).with("name", braced(name)));
            }
        }
        for name in own.difference(&allowed) {
            let finding = rules::UNFILLED_PLACEHOLDER.at(place);
            let finding = finding.with("word", path.join(".")).with("name", braced(name));
            let meant = nearest(name, allowed.iter().copied()).map(braced);
            self.found.push(finding.suggest(meant));
        }
    }

    fn misfit(&mut self, value: &Spanned<DeValue<'t>>, path: &[String], expected: &'static Words) {
        let place: Span = self.text.span(value.span());
        let finding = rules::MISFIT_WORD.at(place).with("word", path.join("."));
        self.found.push(finding.with("expected", expected));
    }
}

/// The text of an entry in a locale of the default theme, or all of its plural forms if it has several.
fn texts(word: &Value) -> Vec<&str> {
    match word {
        Value::Table(forms) => forms.values().filter_map(Value::as_str).collect(),
        word => word.as_str().into_iter().collect(),
    }
}

/// The names of the placeholders in a text: `count` in "{count} places".
fn names(word: &str) -> BTreeSet<&str> {
    let name = |part| match part {
        Part::Name(name) => Some(name),
        Part::Text(_) => None,
    };
    parts(word).into_iter().filter_map(name).collect()
}

fn braced(name: &str) -> String {
    format!("{{{name}}}")
}
