//! Fields that hold more than a string: Markdown, dates, addresses, citations, mentions.

use ::toml::de::DeValue;

use super::prose::Prose;
use super::toml::{Fields, TomlText, Value, words};
use super::{markdown, rules};
use crate::diagnostic::Diagnostics;
use crate::model::content::{Citation, Document, Inline};
use crate::model::date::Date;
use crate::model::mention::{Address, Mention};
use crate::span::{Span, Spanned};

/// The TOML reader knows strings; these fields know what is in them.
impl<'f, 't> Fields<'f, 't> {
    /// A field of Markdown with blocks; empty where it is not there.
    pub fn document(&mut self, key: &'static str, found: &mut Diagnostics) -> Document<Mention> {
        self.prose(key, found)
            .map(|(prose, _)| markdown::document(&prose, found))
            .unwrap_or_default()
    }

    /// A field of Markdown with blocks that must be there.
    pub fn required_document(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Document<Mention> {
        self.required_prose(key, found)
            .map(|(prose, _)| markdown::document(&prose, found))
            .unwrap_or_default()
    }

    /// A field of inline Markdown; empty where it is not there.
    pub fn inline(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Inline<Mention>> {
        self.prose(key, found).map(|(prose, _)| markdown::inline(&prose, found)).unwrap_or_default()
    }

    /// A field of inline Markdown that must be there.
    pub fn required_inline(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Vec<Inline<Mention>> {
        self.required_prose(key, found)
            .map(|(prose, _)| markdown::inline(&prose, found))
            .unwrap_or_default()
    }

    /// A list of inline Markdown.
    pub fn inlines(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Vec<Vec<Inline<Mention>>> {
        let proses = self.proses(key, found);
        proses.iter().map(|(prose, _)| markdown::inline(prose, found)).collect()
    }

    /// A list of citations without brackets.
    pub fn citations(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Vec<Citation<Mention>> {
        let proses = self.proses(key, found);
        proses.iter().flat_map(|(prose, _)| markdown::citations(prose, found)).collect()
    }

    /// A list of mentions.
    pub fn mentions(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Mention> {
        let proses = self.proses(key, found);
        proses.iter().filter_map(|(prose, span)| mention(prose, *span, found)).collect()
    }

    /// A full web address.
    pub fn address(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        let text = self.text(key, found)?;
        match Address::parse(&text.value) {
            Address::Web(address) if !address.contains(char::is_whitespace) => Some(address),
            _ => {
                found.push(rules::INVALID_ADDRESS.at(text.span).with("value", text.value));
                None
            }
        }
    }

    /// A date.
    pub fn date(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Spanned<Date>> {
        let value = self.value(key)?;
        self.toml().date(value, found)
    }

    /// A date that must be there.
    pub fn required_date(
        &mut self,
        key: &'static str,
        found: &mut Diagnostics,
    ) -> Option<Spanned<Date>> {
        let value = self.required_value(key, found)?;
        self.toml().date(value, found)
    }

    /// The id of a row or an item, which must be there.
    pub fn id(&mut self, found: &mut Diagnostics) -> Option<Spanned<String>> {
        self.required_text("id", found).map(|id| super::checked_id(id, found))
    }
}

impl<'t> TomlText<'t> {
    /// A date without a time.
    pub fn date(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<Spanned<Date>> {
        let span = self.span(value.span());
        let DeValue::Datetime(datetime) = value.get_ref() else {
            return self.wrong_type(value, &words::DATE, found);
        };
        let date = match (datetime.date, datetime.time) {
            (Some(date), None) => {
                Date::new(date.year as i16, date.month as i8, date.day as i8).ok()
            }
            _ => None,
        };
        if date.is_none() {
            found.push(rules::INVALID_DATE.at(span).with("value", datetime.to_string()));
        }
        date.map(|date| Spanned::new(date, span))
    }
}

/// One mention of a list, such as `cause:aging`.
pub fn mention(prose: &Prose<'_>, span: Span, found: &mut Diagnostics) -> Option<Mention> {
    match Address::parse(prose.text) {
        address @ Address::Item { .. } => Some(Mention { span, address }),
        _ => {
            found.push(rules::INVALID_MENTION.at(span).with("value", prose.text));
            None
        }
    }
}
