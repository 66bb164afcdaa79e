//! TOML with the place of every value, going on after an error: a table's fields, taken one by one.

use std::borrow::Cow;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::prose::{Origin, Prose};
use super::rules;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::quantity::Number;
use crate::span::{SourceId, Span, Spanned};

/// A TOML text: a file, or the front matter of one.
#[derive(Clone, Copy, Debug)]
pub struct TomlText<'t> {
    /// The file.
    pub source: SourceId,
    /// The TOML.
    pub text: &'t str,
    /// Where the text begins in the file.
    pub offset: usize,
}

impl<'t> TomlText<'t> {
    /// Parses it. Each syntax error is a finding; what can be understood is given all the same.
    pub fn parse(self, found: &mut Diagnostics) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            found.push(rules::TOML_SYNTAX.at(self.span(range)).with("problem", error.message()));
        }
        table.into_inner()
    }

    /// The fields of the whole text.
    pub fn fields<'f>(self, table: &'f DeTable<'t>) -> Fields<'f, 't> {
        Fields::new(self, table, self.span(0..0))
    }

    /// The place in the file of a range of the text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }

    /// A string as Markdown that knows where its characters stand.
    #[expect(
        clippy::ptr_arg,
        reason = "whether the parser lent us the string says where it stands"
    )]
    pub fn prose<'f>(&self, value: &'f Cow<'t, str>, range: std::ops::Range<usize>) -> Prose<'f> {
        let origin = match value {
            // Without escapes the parser lends us the file's own bytes.
            Cow::Borrowed(text) => {
                let start = (text.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
                Origin::At(self.offset + if start <= self.text.len() { start } else { range.start })
            }
            Cow::Owned(text) => {
                super::escapes::origin(&self.text[range.clone()], text, self.offset + range.start)
            }
        };
        Prose { text: value, source: self.source, origin }
    }
}

/// A value and its place, as the TOML parser gives it.
pub type Value<'t> = TomlSpanned<DeValue<'t>>;

/// The fields of one TOML table. Each is taken by name; `finish` reports those that nobody took.
pub struct Fields<'f, 't> {
    toml: TomlText<'t>,
    table: &'f DeTable<'t>,
    span: Span,
    known: Vec<Cow<'static, str>>,
}

impl<'f, 't> Fields<'f, 't> {
    /// The fields of a table whose header stands at `span`.
    pub fn new(toml: TomlText<'t>, table: &'f DeTable<'t>, span: Span) -> Self {
        Self { toml, table, span, known: Vec::new() }
    }

    /// Where the table begins.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The text that the table stands in.
    pub fn toml(&self) -> TomlText<'t> {
        self.toml
    }

    /// A field of any type.
    pub fn value(&mut self, key: impl Into<Cow<'static, str>>) -> Option<&'f Value<'t>> {
        let key = key.into();
        let value = self.table.get(key.as_ref());
        self.known.push(key);
        value
    }

    /// A field of any type that must be there.
    pub fn required_value(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        found: &mut Diagnostics,
    ) -> Option<&'f Value<'t>> {
        let key = key.into();
        let value = self.value(key.clone());
        if value.is_none() {
            found.push(rules::MISSING_FIELD.at(self.span).with("field", key.as_ref()));
        }
        value
    }

    /// A string.
    pub fn text(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Spanned<String>> {
        self.prose(key, found).map(|(prose, span)| Spanned::new(prose.text.to_owned(), span))
    }

    /// A string without its place.
    pub fn plain(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        self.text(key, found).map(|text| text.value)
    }

    /// A string that must be there and say something.
    pub fn required_text(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<Spanned<String>> {
        let (prose, span) = self.required_prose(key, found)?;
        Some(Spanned::new(prose.text.to_owned(), span))
    }

    /// A string of Markdown, and the place of the whole value.
    pub fn prose(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        let value = self.value(key)?;
        self.toml.string(value, found)
    }

    /// A string of Markdown that must be there and say something.
    pub fn required_prose(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        let value = self.required_value(key, found)?;
        let (prose, span) = self.toml.string(value, found)?;
        if prose.text.trim().is_empty() {
            found.push(rules::EMPTY_FIELD.at(span).with("field", key));
            return None;
        }
        Some((prose, span))
    }

    /// An array of strings.
    pub fn texts(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Spanned<String>> {
        self.proses(key, found)
            .into_iter()
            .map(|(prose, span)| Spanned::new(prose.text.to_owned(), span))
            .collect()
    }

    /// An array of strings of Markdown.
    pub fn proses(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<(Prose<'f>, Span)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = self.toml.array(value, found).unwrap_or_default();
        items.iter().filter_map(|item| self.toml.string(item, found)).collect()
    }

    /// One of a list of words, as the list has it.
    pub fn choice(
        &mut self,
        key: &'static str,
        options: &[&'static str],
        found: &mut Diagnostics,
    ) -> Option<&'static str> {
        let value = self.value(key)?;
        self.toml.choice(value, options, found)
    }

    /// One of a list of words, which must be there.
    pub fn required_choice(
        &mut self,
        key: &'static str,
        options: &[&'static str],
        found: &mut Diagnostics,
    ) -> Option<&'static str> {
        let value = self.required_value(key, found)?;
        self.toml.choice(value, options, found)
    }

    /// A table within the table, as in `[publisher]`.
    pub fn fields(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Fields<'f, 't>> {
        let value = self.value(key)?;
        self.toml.table(value, found)
    }

    /// An array of tables, as in `[[rows]]`.
    pub fn array_of_fields(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Vec<Fields<'f, 't>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = self.toml.array(value, found).unwrap_or_default();
        items.iter().filter_map(|item| self.toml.table(item, found)).collect()
    }

    /// All fields that are tables, in file order, as in a glossary where each key is an id.
    pub fn named_tables(
        &mut self,
        found: &mut Diagnostics,
    ) -> Vec<(Spanned<String>, Fields<'f, 't>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut tables = Vec::new();
        for (key, value) in entries {
            let id = key.get_ref().to_string();
            self.known.push(Cow::Owned(id.clone()));
            if let Some(fields) = self.toml.table(value, found) {
                tables.push((Spanned::new(id, self.toml.span(key.span())), fields));
            }
        }
        tables
    }

    /// Reports the fields that nobody asked for, with what their author may have meant.
    pub fn finish(self, found: &mut Diagnostics) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.known.iter().any(|known| known == name) {
                let near = crate::suggestions::nearest(name, self.known.iter().map(AsRef::as_ref));
                found.push(
                    rules::UNKNOWN_FIELD
                        .at(self.toml.span(key.span()))
                        .with("field", name)
                        .suggest(near),
                );
            }
        }
    }
}

/// What a value should be, in words; each takes a value or reports that it is something else.
impl<'t> TomlText<'t> {
    /// A string of Markdown, and the place of the whole value.
    pub fn string<'f>(
        &self,
        value: &'f Value<'t>,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        match value.get_ref() {
            DeValue::String(text) => {
                Some((self.prose(text, value.span()), self.span(value.span())))
            }
            _ => self.wrong_type(value, &words::TEXT, found),
        }
    }

    /// An array.
    pub fn array<'f>(
        &self,
        value: &'f Value<'t>,
        found: &mut Diagnostics,
    ) -> Option<&'f [Value<'t>]> {
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            _ => self.wrong_type(value, &words::ARRAY, found),
        }
    }

    /// A table.
    pub fn table<'f>(
        &self,
        value: &'f Value<'t>,
        found: &mut Diagnostics,
    ) -> Option<Fields<'f, 't>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(*self, table, self.span(value.span()))),
            _ => self.wrong_type(value, &words::TABLE, found),
        }
    }

    /// A number.
    pub fn number(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<Number> {
        let digits = self.text[value.span()].trim_start_matches('+').replace('_', "");
        match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => match digits.parse::<f64>() {
                Ok(value) if value.is_finite() => Some(Number { value, digits }),
                _ => self.wrong_type(value, &words::NUMBER, found),
            },
            _ => self.wrong_type(value, &words::NUMBER, found),
        }
    }

    /// A whole number, not negative.
    pub fn whole_number(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<u32> {
        let digits = value.get_ref().as_integer().filter(|integer| integer.radix() == 10);
        match digits.and_then(|integer| integer.as_str().trim_start_matches('+').parse().ok()) {
            Some(number) => Some(number),
            None => self.wrong_type(value, &words::WHOLE_NUMBER, found),
        }
    }

    /// True or false.
    pub fn boolean(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<bool> {
        match value.get_ref() {
            DeValue::Boolean(boolean) => Some(*boolean),
            _ => self.wrong_type(value, &words::BOOLEAN, found),
        }
    }

    /// One of a list of words.
    pub fn choice(
        &self,
        value: &Value<'t>,
        options: &[&'static str],
        found: &mut Diagnostics,
    ) -> Option<&'static str> {
        let (text, span) = self.string(value, found)?;
        let known = options.iter().find(|option| **option == text.text);
        if known.is_none() {
            found.push(
                rules::UNKNOWN_OPTION
                    .at(span)
                    .with("value", text.text)
                    .with("options", format!("`{}`", options.join("`, `")))
                    .suggest(crate::suggestions::nearest(text.text, options.iter().copied())),
            );
        }
        known.copied()
    }

    /// Reports that a value is not what it should be.
    pub fn wrong_type<T>(
        &self,
        value: &Value<'t>,
        expected: &'static Words,
        found: &mut Diagnostics,
    ) -> Option<T> {
        // A syntax error leaves a stand-in of no length: it has been reported already.
        if !value.span().is_empty() {
            found.push(
                rules::WRONG_TYPE
                    .at(self.span(value.span()))
                    .with("expected", expected)
                    .with("found", found_words(value.get_ref())),
            );
        }
        None
    }
}

fn found_words(value: &DeValue<'_>) -> &'static Words {
    match value {
        DeValue::String(_) => &words::TEXT,
        DeValue::Integer(_) | DeValue::Float(_) => &words::NUMBER,
        DeValue::Boolean(_) => &words::BOOLEAN,
        DeValue::Datetime(_) => &words::DATE,
        DeValue::Array(_) => &words::ARRAY,
        DeValue::Table(_) => &words::TABLE,
    }
}

/// What types are called.
pub mod words {
    use crate::diagnostic::Words;

    pub(in super::super) static TEXT: Words =
        Words { en: "text in quotes", zh: "引號裡的文字" };
    pub(in super::super) static NUMBER: Words = Words { en: "a number", zh: "數字" };
    pub(in super::super) static WHOLE_NUMBER: Words = Words { en: "a whole number", zh: "整數" };
    pub(in super::super) static BOOLEAN: Words =
        Words { en: "`true` or `false`", zh: "`true` 或 `false`" };
    pub(in super::super) static DATE: Words =
        Words { en: "a date such as 2026-01-31", zh: "日期（例如 2026-01-31）" };
    pub(in super::super) static ARRAY: Words =
        Words { en: "a list in [ ]", zh: "[ ] 裡的清單" };
    pub(in super::super) static TABLE: Words =
        Words { en: "a group of fields", zh: "一組欄位" };
    pub(in super::super) static INTERVAL: Words = Words {
        en: "an interval such as { every = 1, unit = \"year\" }, or a phrase in quotes",
        zh: "間隔（例如 { every = 1, unit = \"year\" }）或引號裡的說明",
    };
}
