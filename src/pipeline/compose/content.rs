//! Texts that are ready for templates: HTML, and components (such as charts) that the theme renders.

mod citations;
mod drawing;
mod escape;
mod foreign;
mod former_ids;
mod html;
mod picture;
mod pieces;

use std::sync::Arc;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use self::html::TextContext;
use self::pieces::Piece;
use super::page_context::PageContext;
use crate::model::content::{Citation, Document, Inline, is_blank, link_text, plain_text};
use crate::span::{SourceId, Span};

pub use self::pieces::fragment;

/// Finished HTML. Templates print it as it is, while they escape all other texts.
#[derive(Clone, Debug)]
pub struct Html(String);

impl Html {
    /// The HTML as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A Markdown text with blocks, such as paragraphs and lists. A template gets it as a list of pieces: HTML, and between
/// it components such as charts.
#[derive(Clone)]
pub struct RichText<'g>(Arc<[Piece<'g>]>);

impl<'g> RichText<'g> {
    /// Converts a text to pieces (HTML, and components such as charts) for the page `at`. `scope` is put before the ids
    /// of headings and footnotes, so that different texts on a page have different ids.
    pub fn new(at: &PageContext<'g>, document: &Document, scope: impl AsRef<str>) -> Self {
        Self::of(document, &TextContext { at, scope: scope.as_ref(), below: None })
    }

    /// Like [`RichText::new`], for a text below a heading of the level `level`. The text's own headings move down: `##`
    /// gets a level that is one deeper than `level`.
    pub fn below(
        level: u8,
        at: &PageContext<'g>,
        document: &Document,
        scope: impl AsRef<str>,
    ) -> Self {
        Self::of(document, &TextContext { at, scope: scope.as_ref(), below: Some(level) })
    }

    fn of(document: &Document, context: &TextContext<'_, 'g>) -> Self {
        Self(pieces::pieces(document, context).into())
    }
}

impl Serialize for RichText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pieces = serializer.serialize_seq(Some(self.0.len()))?;
        for piece in &*self.0 {
            pieces.serialize_element(piece)?;
        }
        pieces.end()
    }
}

/// A Markdown text of one line. A template gets it as HTML.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct InlineText(Html);

impl InlineText {
    /// Converts a line of Markdown to HTML for the page `at`.
    pub fn new(at: &PageContext<'_>, inlines: &[Inline]) -> Self {
        let mut out = String::new();
        html::push_line(&mut out, inlines, &TextContext::of_line(at));
        Self(Html(out))
    }

    /// Converts a line of Markdown to HTML for the page `at`. `None` if the line is blank.
    pub fn some(at: &PageContext<'_>, inlines: &[Inline]) -> Option<Self> {
        (!is_blank(inlines)).then(|| Self::new(at, inlines))
    }

    /// Converts citations to HTML: the numbers of their sources, in brackets. On a page, only the first citation of a
    /// source is a link to it.
    pub fn citations(at: &PageContext<'_>, citations: &[Citation]) -> Self {
        let mut out = String::new();
        citations::push_citations(&mut out, citations, at);
        Self(Html(out))
    }
}

/// A name or a summary: inline Markdown without links, because it is often the text of a link itself. A template gets
/// it as HTML.
#[derive(Clone, Debug)]
pub struct Label(pub Vec<Inline>);

impl Label {
    /// Creates a label from plain text.
    pub fn text(text: impl Into<String>) -> Self {
        let nowhere = Span::new(SourceId(0), 0..0);
        Self(vec![Inline::Text(text.into().into(), nowhere)])
    }

    /// Creates a label from a line of Markdown. Keeps its markup, but replaces links by their texts.
    pub fn of(inlines: &[Inline]) -> Self {
        Self(link_text(inlines, None))
    }

    /// The label as plain text.
    pub fn plain(&self) -> String {
        plain_text(&self.0)
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = String::new();
        html::push_label(&mut out, &self.0);
        Html(out).serialize(serializer)
    }
}

/// JSON for a script element of a page. It contains no `<`, so that browsers cannot read a part of it as a tag or a
/// comment.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Json(Html);

impl Json {
    /// Converts a value to JSON.
    pub fn new(value: &impl Serialize) -> Self {
        // The data consist of texts, numbers, lists and maps, so this cannot fail.
        let json = serde_json::to_string(value).unwrap_or_default();
        Self(Html(json.replace('<', "\\u003c")))
    }

    /// The JSON as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
