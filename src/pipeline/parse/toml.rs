//! TOML with the place of every value, going on after an error.
#![warn(
    clippy::string_slice,
    reason = "what an author wrote may have a character of several bytes anywhere"
)]

pub mod comments;
mod escapes;
mod fields;
mod meant;
mod quotes;
pub mod records;
mod shapes;
mod slip;
mod slip_names;
mod slip_words;
mod slips;
mod syntax;
mod typed;
mod unclosed;
mod words;

pub use self::fields::Fields;
pub use self::meant::date as meant_date;
pub use self::typed::{Need, document_of, inline_of, mention};
pub use self::words::Expected;

use std::borrow::Cow;
use std::sync::Arc;

use ::toml::Spanned as TomlSpanned;
use ::toml::de::{DeTable, DeValue};

use self::records::Record;
use super::prose::{Origin, Prose};
use super::{raw_text, rules};
use crate::diagnostic::Diagnostics;
use crate::model::content::is_invisible;
use crate::model::mention::Mentions;
use crate::model::quantity::Number;
use crate::model::words::Named;
use crate::span::{SourceId, Span};

/// A TOML text: a file, or the front matter of one.
#[derive(Clone, Copy, Debug)]
pub struct TomlText<'t> {
    /// The file.
    pub source: SourceId,
    /// The TOML.
    pub text: &'t str,
    /// All that the file holds.
    pub file: &'t Arc<String>,
    /// Where the text begins in the file.
    pub offset: usize,
    /// The mentions of the file.
    pub mentions: &'t Mentions,
}

impl<'t> TomlText<'t> {
    /// Parses it. Each syntax error is a finding; what can be understood is given all the same.
    pub fn parse(self, found: &mut Diagnostics) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        syntax::report(self, &errors, found);
        table.into_inner()
    }

    /// The fields of the whole text.
    pub fn fields<'f>(self, table: &'f DeTable<'t>, record: &'static Record) -> Fields<'f, 't> {
        Fields::new(self, table, self.span(0..0), record)
    }

    /// The place in the file of a range of the text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }

    /// What stands in a range of the text.
    fn written(&self, range: std::ops::Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
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
                escapes::origin(self.written(range.clone()), text, self.offset + range.start)
            }
        };
        Prose { text: value, file: self.file, source: self.source, origin, mentions: self.mentions }
    }
}

/// A value and its place, as the TOML parser gives it.
pub type Value<'t> = TomlSpanned<DeValue<'t>>;

/// What a value should be; each takes a value or reports that it is something else.
impl<'t> TomlText<'t> {
    /// A string of Markdown, and the place of the whole value.
    pub fn string<'f>(
        &self,
        value: &'f Value<'t>,
        found: &mut Diagnostics,
    ) -> Option<(Prose<'f>, Span)> {
        match value.get_ref() {
            DeValue::String(text) => {
                let prose = self.prose(text, value.span());
                // Escapes may stand for characters that the file by itself does not hold.
                if matches!(text, Cow::Owned(_)) {
                    raw_text::report_escaped(&prose, found);
                }
                Some((prose, self.span(value.span())))
            }
            _ => self.wrong_type(value, Expected::Text, found),
        }
    }

    /// A string that says something. One that does not would leave a hole on the page, where a field that is not there
    /// leaves none.
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

    /// An array.
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

    /// The tables of an array of tables, as in `[[rows]]`. One under a single bracket is what it is meant to be, so that
    /// its fields are read.
    fn tables<'f>(
        &self,
        value: &'f Value<'t>,
        record: &'static Record,
        found: &mut Diagnostics,
    ) -> Vec<Fields<'f, 't>> {
        let head = self.written(value.span());
        if value.get_ref().is_table() && head.starts_with('[') {
            let finding = rules::WRONG_TYPE.at(self.span(value.span()));
            let finding = finding.with("expected", format!("`[{head}]`"));
            let finding =
                finding.with("found", format!("`{head}`")).with("head", format!("[{head}]"));
            found.push(finding.advise(&words::TWO_BRACKETS));
            return self.table(value, record, found).into_iter().collect();
        }
        let items = self.array(value, found).unwrap_or_default();
        items.iter().filter_map(|item| self.table(item, record, found)).collect()
    }

    /// A table.
    pub fn table<'f>(
        &self,
        value: &'f Value<'t>,
        record: &'static Record,
        found: &mut Diagnostics,
    ) -> Option<Fields<'f, 't>> {
        self.table_of(value, record, Expected::Table, found)
    }

    /// A table of which the fields make one thing, such as a range.
    pub fn table_of<'f>(
        &self,
        value: &'f Value<'t>,
        record: &'static Record,
        expected: Expected,
        found: &mut Diagnostics,
    ) -> Option<Fields<'f, 't>> {
        match value.get_ref() {
            DeValue::Table(table) => {
                Some(Fields::new(*self, table, self.span(value.span()), record))
            }
            _ => self.wrong_type(value, expected, found),
        }
    }

    /// A number.
    pub fn number(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<Number> {
        let digits = self.written(value.span()).trim_start_matches('+').replace('_', "");
        match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => match digits.parse::<f64>() {
                Ok(value) if value.is_finite() => Some(Number { value, digits }),
                // It is a number to TOML, such as `nan` or `0xFF`: what it is, only its own letters say.
                _ => {
                    let finding = rules::WRONG_TYPE.at(self.span(value.span()));
                    let finding = finding.with("expected", Expected::PlainNumber.words());
                    found.push(finding.with("found", format!("`{}`", self.written(value.span()))));
                    None
                }
            },
            _ => self.wrong_type(value, Expected::PlainNumber, found),
        }
    }

    /// A whole number, not negative.
    pub fn whole_number(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<u32> {
        let digits = value.get_ref().as_integer().filter(|integer| integer.radix() == 10);
        let digits = digits.map(|integer| integer.as_str().trim_start_matches('+'));
        let is_positive = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
        match digits.filter(is_positive) {
            // One that is too large is larger than whatever may stand there: who wants it says how large that is.
            Some(digits) => Some(digits.parse().unwrap_or(u32::MAX)),
            None => self.wrong_type(value, Expected::WholeNumber, found),
        }
    }

    /// True or false.
    pub fn boolean(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<bool> {
        match value.get_ref() {
            DeValue::Boolean(boolean) => Some(*boolean),
            _ => self.wrong_type(value, Expected::Boolean, found),
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

    /// One of the words of a list, as what it stands for.
    pub fn word<T: Named>(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<T> {
        self.choice(value, &T::names(), found).and_then(T::from_name)
    }

    /// Reports a value that is neither an interval nor a phrase.
    pub fn no_interval<T>(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<T> {
        self.wrong_type(value, Expected::Interval, found)
    }

    /// Reports that a value is not what it should be.
    fn wrong_type<T>(
        &self,
        value: &Value<'t>,
        expected: Expected,
        found: &mut Diagnostics,
    ) -> Option<T> {
        // A syntax error leaves a stand-in of no length: it has been reported already.
        if !value.span().is_empty() {
            let finding = rules::WRONG_TYPE.at(self.span(value.span()));
            let finding = finding.with("expected", expected.words());
            let finding = finding.with("found", words::found(value.get_ref()));
            let meant = shapes::meant(expected, value.get_ref(), self.written(value.span()));
            let finding = finding.suggest(meant);
            found.push(match expected.advice() {
                Some(advice) => finding.advise(advice),
                None => finding,
            });
        }
        None
    }
}
