//! Parses TOML with the position of every value, and continues after errors.
#![warn(clippy::string_slice, reason = "authors' texts may have multi-byte characters anywhere")]

pub mod comments;
pub mod damage;
mod escapes;
mod fields;
mod guess;
mod missing_field;
mod quotes;
pub mod schemas;
mod syntax;
mod type_names;
mod typed_fields;
mod wrong_type;

pub use self::fields::Fields;
pub use self::guess::date as meant_date;
pub use self::quotes::STRAY_QUOTATION_MARK;
pub use self::type_names::Expected;
pub use self::typed_fields::{Need, document_of, inline_of, mention};

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use ::toml::Spanned as TomlSpanned;
use ::toml::de::{DeTable, DeValue};

use self::schemas::TomlSchema;
use super::prose::{Origin, Prose};
use super::{raw_text, rules};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::is_invisible;
use crate::model::mention::Mentions;
use crate::model::named::Named;
use crate::model::quantity::Number;
use crate::span::{SourceId, Span};

/// A list that contains the same text twice.
pub static REPEATED_ENTRY: Rule = Rule {
    name: "repeated-entry",
    severity: Severity::Warning,
    message: Words("`{text}` is written here twice"),
    help: Words("delete it here, or write the words that you meant instead"),
    specification: include_str!("rules/repeated-entry.md"),
};

/// A TOML text: a whole TOML file, or the front matter of a Markdown file.
#[derive(Clone, Copy, Debug)]
pub struct TomlText<'t> {
    /// The file that contains the TOML.
    pub source: SourceId,
    /// The TOML itself: the text of the whole file, or of its front matter.
    pub text: &'t str,
    /// The content of the whole file that contains the TOML.
    pub file: &'t Arc<String>,
    /// Byte offset in the file at which the TOML begins.
    pub offset: usize,
    /// Collects the mentions of the file.
    pub mentions: &'t Mentions,
}

impl<'t> TomlText<'t> {
    /// Parses the text. Reports every syntax error, and returns everything that could be parsed.
    pub fn parse(self, found: &mut Diagnostics) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        syntax::report(self, &errors, found);
        table.into_inner()
    }

    /// The fields at the top level of the parsed TOML, as `schema` describes them.
    pub fn fields<'f>(self, table: &'f DeTable<'t>, schema: &'static TomlSchema) -> Fields<'f, 't> {
        Fields::new(self, table, self.span(0..0), schema)
    }

    /// Converts a byte range of the TOML to a position in the file.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }

    /// The source text of the TOML in this byte range.
    pub fn written(&self, range: std::ops::Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Converts a string to Markdown with source positions. `value` is the string as parsed, `range` the byte range of
    /// its source text in the TOML.
    #[expect(
        clippy::ptr_arg,
        reason = "whether the parser borrowed the string determines its position"
    )]
    pub fn prose<'f>(&self, value: &'f Cow<'t, str>, range: std::ops::Range<usize>) -> Prose<'f> {
        let origin = match value {
            // The parser borrows a string without escapes from the file, so its position is known.
            Cow::Borrowed(text) => {
                let start = (text.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
                Origin::At(self.offset + if start <= self.text.len() { start } else { range.start })
            }
            Cow::Owned(text) => {
                escapes::origin(self.written(range.clone()), text, self.offset + range.start)
            }
        };
        Prose { text: value, file: self.file, source: self.source, origin, mentions: self.mentions }
    }
}

/// A value with its byte range, as the TOML parser returns it.
pub type Value<'t> = TomlSpanned<DeValue<'t>>;

/// Functions that read a value of a certain type. Each reports a value of another type and returns `None`.
impl<'t> TomlText<'t> {
    /// Returns a string as Markdown, and the position of the whole value with its quotation marks. Reports a value of
    /// another type and returns `None`.
    pub fn string<'f>(
        &self,
        value: &'f Value<'t>,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        match value.get_ref() {
            DeValue::String(text) => {
                let prose = self.prose(text, value.span());
                quotes::report_stray(self, value.span(), text, found);
                // Escapes can produce characters that the check of the raw file could not see.
                if matches!(text, Cow::Owned(_)) {
                    raw_text::report_escaped(&prose, found);
                }
                Some((prose, self.span(value.span())))
            }
            _ => self.wrong_type(value, Expected::Text, found),
        }
    }

    /// Returns the string in the field `field`, as Markdown, with the position of the whole value. Reports a blank
    /// string and returns `None`: it would leave a gap on the page, and an author without a text should leave the field
    /// out.
    pub fn prose_value<'f>(
        &self,
        value: &'f Value<'t>,
        field: &str,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        let (prose, span) = self.string(value, found)?;
        if is_invisible(prose.text) {
            found.push(rules::EMPTY_FIELD.at(span).with("field", field));
            return None;
        }
        Some((prose, span))
    }

    /// Returns the entries of an array. Reports a value of another type and returns `None`.
    pub fn array<'f>(
        &self,
        value: &'f Value<'t>,
        found: &mut Diagnostics,
    ) -> Option<&'f [Value<'t>]> {
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            _ => self.wrong_type(value, Expected::Array, found),
        }
    }

    /// Reports each text in an array that is the same as an earlier one.
    pub fn report_repeated<'f>(
        &self,
        items: impl Iterator<Item = &'f Value<'t>>,
        found: &mut Diagnostics,
    ) where
        't: 'f,
    {
        let mut seen = BTreeSet::new();
        for item in items {
            if let Some(text) = item.get_ref().as_str()
                && !text.trim().is_empty()
                && !seen.insert(text.trim())
            {
                let span = self.span(item.span());
                found.push(REPEATED_ENTRY.at(span).with("text", text.trim()));
            }
        }
    }

    /// The fields of each TOML table in an array such as `[[rows]]`. Reports a single table, `[rows]`, but returns its
    /// fields nevertheless, so that they are checked too.
    fn tables<'f>(
        &self,
        value: &'f Value<'t>,
        schema: &'static TomlSchema,
        found: &mut Diagnostics,
    ) -> Vec<Fields<'f, 't>> {
        let head = self.written(value.span());
        if value.get_ref().is_table() && head.starts_with('[') {
            let finding = rules::WRONG_TYPE.at(self.span(value.span()));
            let finding = finding.with("expected", format!("`[{head}]`"));
            let finding =
                finding.with("found", format!("`{head}`")).with("head", format!("[{head}]"));
            found.push(finding.advise(&type_names::TWO_BRACKETS));
            return self.table(value, schema, found).into_iter().collect();
        }
        let items = self.array(value, found).unwrap_or_default();
        items.iter().filter_map(|item| self.table(item, schema, found)).collect()
    }

    /// Returns the fields of a TOML table. Reports a value of another type and returns `None`.
    pub fn table<'f>(
        &self,
        value: &'f Value<'t>,
        schema: &'static TomlSchema,
        found: &mut Diagnostics,
    ) -> Option<Fields<'f, 't>> {
        self.table_of(value, schema, Expected::Table, found)
    }

    /// Returns the fields of a small TOML table that stands for one value, such as `{ from = 20 }` for an age. Reports
    /// a value that is not a table and returns `None`. `expected` is the type that the message says is needed, such as
    /// an age.
    pub fn table_of<'f>(
        &self,
        value: &'f Value<'t>,
        schema: &'static TomlSchema,
        expected: Expected,
        found: &mut Diagnostics,
    ) -> Option<Fields<'f, 't>> {
        match value.get_ref() {
            DeValue::Table(table) => {
                Some(Fields::new(*self, table, self.span(value.span()), schema))
            }
            _ => self.wrong_type(value, expected, found),
        }
    }

    /// Returns a number. Reports a value of another type and returns `None`.
    pub fn number(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<Number> {
        let digits = self.written(value.span()).trim_start_matches('+').replace('_', "");
        match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => match digits.parse::<f64>() {
                Ok(value) if value.is_finite() => Some(Number { value, digits }),
                // TOML accepts other numbers, such as `nan` or `0xFF`; show them as written.
                _ => {
                    let finding = rules::WRONG_TYPE.at(self.span(value.span()));
                    let finding = finding.with("expected", Expected::PlainNumber.words());
                    let finding =
                        finding.with("found", format!("`{}`", self.written(value.span())));
                    found.push(finding.advise(&type_names::NUMBER_ALONE));
                    None
                }
            },
            _ => self.wrong_type(value, Expected::PlainNumber, found),
        }
    }

    /// Returns a whole number that is not negative. Reports any other value and returns `None`.
    pub fn whole_number(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<u32> {
        let digits = value.get_ref().as_integer().filter(|integer| integer.radix() == 10);
        let digits = digits.map(|integer| integer.as_str().trim_start_matches('+'));
        let is_positive = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.filter(is_positive) {
            // A number that is too large becomes the maximum; the caller reports its own limit.
            Some(digits) => Some(digits.parse().unwrap_or(u32::MAX)),
            None => self.wrong_type(value, Expected::WholeNumber, found),
        }
    }

    /// Returns `true` or `false` as a truth value. Reports a value of another type and returns `None`.
    pub fn boolean(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<bool> {
        match value.get_ref() {
            DeValue::Boolean(boolean) => Some(*boolean),
            _ => self.wrong_type(value, Expected::Boolean, found),
        }
    }

    /// Returns the word in `options` that equals the value. Reports any other value and returns `None`.
    pub fn choice(
        &self,
        value: &Value<'t>,
        options: &[&'static str],
        found: &mut Diagnostics,
    ) -> Option<&'static str> {
        // For values that are not text, such as `show = true` and `flag = ["see-doctor"]`, also name the allowed words.
        let only = value.get_ref().as_array().and_then(|items| items.first()?.get_ref().as_str());
        let is_switch = value.get_ref().is_bool();
        let text = match value.get_ref().as_str().or(only) {
            Some(text) => text,
            None if is_switch => self.written(value.span()),
            None => self.string(value, found)?.0.text,
        };
        let known = options.iter().find(|option| **option == text).copied();
        let is_text = value.get_ref().is_str();
        if known.is_none() || !is_text {
            let near = known.or(crate::suggestions::nearest(text, options.iter().copied()));
            found.push(
                rules::UNKNOWN_OPTION
                    .at(self.span(value.span()))
                    .with(
                        "value",
                        if is_text && !text.is_empty() { text } else { self.written(value.span()) },
                    )
                    .with("options", format!("`{}`", options.join("`, `")))
                    .suggest(
                        near.map(
                            |near| if is_text { near.to_owned() } else { format!("\"{near}\"") },
                        ),
                    ),
            );
        }
        known.filter(|_| is_text)
    }

    /// Returns the value of the enumeration `T` that has this word as its name. Reports a word that is not such a name,
    /// and returns `None`.
    pub fn word<T: Named>(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<T> {
        self.choice(value, &T::names(), found).and_then(T::from_name)
    }

    /// Reports a value in a field for an interval that is neither an interval nor words for one. Always returns `None`.
    pub fn no_interval<T>(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<T> {
        self.wrong_type(value, Expected::Interval, found)
    }

    /// Reports a value that is not of the type `expected`. Always returns `None`.
    fn wrong_type<T>(
        &self,
        value: &Value<'t>,
        expected: Expected,
        found: &mut Diagnostics,
    ) -> Option<T> {
        // After a syntax error, the parser inserts an empty value; the error is already reported.
        if !value.span().is_empty() {
            let finding = rules::WRONG_TYPE.at(self.span(value.span()));
            let finding = finding.with("expected", expected.words());
            let finding = finding.with("found", type_names::found(expected, value.get_ref()));
            let meant = wrong_type::meant(expected, value.get_ref(), self.written(value.span()));
            let finding = finding.suggest(meant);
            found.push(match expected.advice(value.get_ref()) {
                Some(advice) => finding.advise(advice),
                None => finding,
            });
        }
        None
    }
}
