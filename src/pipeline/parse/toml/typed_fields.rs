//! Reads typed fields: Markdown, dates, addresses, citations, mentions.

use ::toml::de::DeValue;

use super::{Expected, Fields, TomlText, Value, guess};
use crate::diagnostic::{Diagnostics, Severity, Words};
use crate::model::content::{
    Block, Citation, Document, Inline, cites, is_blank, is_blank_document,
};
use crate::model::date::Date;
use crate::model::id::Id;
use crate::model::mention::web_address::{
    full_address_meant, is_base_address, is_full_address, is_site_address,
};
use crate::model::mention::{Address, MentionId, Usage};
use crate::pipeline::parse::prose::Prose;
use crate::pipeline::parse::{checked_id, markdown, rules};
use crate::span::{Span, Spanned};

static NO_EXTRAS: Words = Words(
    "write only the address of the site's folder, such as `https://example.org/guide/`: without the name of a page, `?`, `#`, a user name or a password",
);

/// Functions that read fields with strings of a special form, such as Markdown, a date or a mention.
impl<'f, 't> Fields<'f, 't> {
    /// Reads a field of Markdown that may contain blocks, such as paragraphs and lists. Empty if the field is missing.
    pub fn document(&mut self, key: &'static str, found: &mut Diagnostics) -> Document {
        let need = Need::of(self.is_required(key));
        self.prose(key, found)
            .map(|(prose, span)| document_of(&prose, span, key, need, found))
            .unwrap_or_default()
    }

    /// Reads a field of inline Markdown, that is, one line or paragraph. Empty if the field is missing.
    pub fn inline(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Inline> {
        let need = Need::of(self.is_required(key));
        self.prose(key, found)
            .map(|(prose, span)| inline_of(&prose, span, key, need, found))
            .unwrap_or_default()
    }

    /// Reads a list of texts in inline Markdown. Empty if the field is missing.
    pub fn inlines(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Vec<Inline>> {
        let proses = self.proses(key, found);
        let line =
            |(prose, span): &(Prose<'f>, Span)| inline_of(prose, *span, key, Need::Required, found);
        proses.iter().map(line).collect()
    }

    /// Reads a list of citations without brackets, such as `lin2022, p. 3`. Empty if the field is missing.
    pub fn citations(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<Citation> {
        let proses = self.proses(key, found);
        proses.iter().flat_map(|(prose, _)| markdown::citations(prose, found)).collect()
    }

    /// Reads a list of mentions, such as `section:diet`. Empty if the field is missing. Reports entries that are not
    /// mentions, and leaves them out.
    pub fn mentions(&mut self, key: &'static str, found: &mut Diagnostics) -> Vec<MentionId> {
        let proses = self.proses(key, found);
        proses.iter().filter_map(|(prose, span)| mention(prose, *span, found)).collect()
    }

    /// Reads a field that contains one mention, such as `section:diet`. `None` if the field is missing, or contains
    /// something else, which is reported.
    pub fn mention(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<MentionId> {
        let (prose, span) = self.prose(key, found)?;
        mention(&prose, span, found)
    }

    /// Reads the field of a redirect that says where an old address leads now: one mention, such as `section:diet`.
    /// `None` if the field is missing, or contains something else, which is reported.
    pub fn redirect(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<MentionId> {
        let (prose, span) = self.prose(key, found)?;
        mention_as(Usage::Redirect, &prose, span, found)
    }

    /// Reads a field that contains the full address of a website, a mailbox (`mailto:…`) or a telephone (`tel:119`).
    /// `None` if the field is missing, or contains something else, which is reported.
    pub fn address(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        self.full_address(key, is_full_address, found)
    }

    /// Reads a field that contains a web address. `None` if the field is missing, or contains something else, which is
    /// reported.
    pub fn site_address(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        self.full_address(key, is_site_address, found)
    }

    /// Reads a field that contains the base address of a site, to which the addresses of pages are appended. `None` if
    /// the field is missing. Also `None`, and reported, if the value is no web address, or has the name of a page, `?`,
    /// `#`, a user name or a password.
    pub fn base_address(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<String> {
        self.full_address(key, is_base_address, found)
    }

    fn full_address(
        &mut self,
        key: &'static str,
        is_right: fn(&str) -> bool,
        found: &mut Diagnostics,
    ) -> Option<String> {
        let text = self.text(key, found)?;
        let address = text.value;
        if is_right(&address) {
            return Some(address);
        }
        let guess = full_address_meant(&address).filter(|guess| is_right(guess));
        let finding = rules::INVALID_ADDRESS.at(text.span).suggest(guess);
        let finding = if is_site_address(&address) { finding.advise(&NO_EXTRAS) } else { finding };
        found.push(finding.with("value", address));
        None
    }

    /// Reads a field that contains a date. `None` if the field is missing, or contains something else, which is
    /// reported.
    pub fn date(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Spanned<Date>> {
        let value = self.checked_value(key, found)?;
        self.toml().date(value, found)
    }

    /// Reads the field `former-ids`: the ids that a row, an item or a term had in earlier versions of the guide. Empty
    /// if the field is missing.
    pub fn former_ids(&mut self, found: &mut Diagnostics) -> Vec<Spanned<Id>> {
        let ids = self.texts("former-ids", found);
        ids.into_iter().map(|id| checked_id(id, found)).collect()
    }

    /// Reads the field `id`. `None` if the field is missing, or if its value is blank or no string.
    pub fn id(&mut self, found: &mut Diagnostics) -> Option<Spanned<Id>> {
        self.text("id", found).map(|id| checked_id(id, found))
    }
}

impl<'t> TomlText<'t> {
    /// Converts a TOML value to a date. Reports a value that is not a date, or that has a time, and returns `None`.
    pub fn date(&self, value: &Value<'t>, found: &mut Diagnostics) -> Option<Spanned<Date>> {
        let span = self.span(value.span());
        let DeValue::Datetime(datetime) = value.get_ref() else {
            return self.wrong_type(value, Expected::Date, found);
        };
        let date = match (datetime.date, datetime.time) {
            (Some(date), None) => {
                Date::new(date.year as i16, date.month as i8, date.day as i8).ok()
            }
            _ => None,
        };
        if date.is_none() {
            // An invalid date has no parsed value, so show its source text.
            let written = self.written(value.span());
            let finding = rules::INVALID_DATE.at(span).with("value", written);
            found.push(finding.suggest(guess::date(written)));
        }
        date.map(|date| Spanned::new(date, span))
    }
}

/// How much text the author must write in a field or cell of Markdown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The field is required. Its text must be visible on the page.
    Required,
    /// The field is optional. If it is present, its text must be visible on the page, or contain a citation.
    Optional,
}

impl Need {
    /// Returns `Required` if `required` is true, that is, if the field or column of the text is required. Otherwise
    /// `Optional`.
    pub fn of(required: bool) -> Self {
        if required { Self::Required } else { Self::Optional }
    }
}

/// Parses Markdown that may contain blocks. Reports a text that readers would not see, such as one that consists of a
/// comment.
pub fn document_of(
    prose: &Prose<'_>,
    span: Span,
    field: &str,
    need: Need,
    found: &mut Diagnostics,
) -> Document {
    let before = found.len();
    let document = markdown::document(prose, found);
    let has_source = need == Need::Optional
        && document.blocks.iter().any(|block| match block {
            Block::Paragraph(content) | Block::Plain(content) => cites(content),
            _ => false,
        });
    if !has_errors(found, before) && is_blank_document(&document) && !has_source {
        found.push(rules::EMPTY_FIELD.at(span).with("field", field));
    }
    document
}

/// Parses inline Markdown. Reports a text that readers would not see, such as one that consists of a comment.
pub fn inline_of(
    prose: &Prose<'_>,
    span: Span,
    field: &str,
    need: Need,
    found: &mut Diagnostics,
) -> Vec<Inline> {
    let before = found.len();
    let inlines = markdown::inline(prose, found);
    let has_source = need == Need::Optional && cites(&inlines);
    if !has_errors(found, before) && is_blank(&inlines) && !has_source {
        found.push(rules::EMPTY_FIELD.at(span).with("field", field));
    }
    inlines
}

/// Returns true if `found` contains an error after its first `before` findings.
fn has_errors(found: &Diagnostics, before: usize) -> bool {
    found.iter().skip(before).any(|finding| finding.rule.severity == Severity::Error)
}

/// Parses a text that should be one mention, such as `cause:aging`. Reports any other text and returns `None`.
pub fn mention(prose: &Prose<'_>, span: Span, found: &mut Diagnostics) -> Option<MentionId> {
    mention_as(Usage::Link, prose, span, found)
}

fn mention_as(
    usage: Usage,
    prose: &Prose<'_>,
    span: Span,
    found: &mut Diagnostics,
) -> Option<MentionId> {
    match Address::parse(prose.text) {
        address @ Address::Item { .. } => Some(prose.mentions.add(span, address, usage)),
        _ => {
            // Chinese keyboards produce a full-width colon.
            let half_width = prose.text.replace('：', ":");
            let guess = (half_width != prose.text).then_some(half_width);
            found.push(rules::INVALID_MENTION.at(span).with("value", prose.text).suggest(guess));
            None
        }
    }
}
