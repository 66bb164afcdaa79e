//! Content for templates: pieces of HTML, and components that the theme renders between them.

mod drawing;
mod escape;
mod foreign;
mod html;
mod picture;
mod pieces;

use std::sync::Arc;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use self::html::TextContext;
use self::pieces::Piece;
use super::page_context::PageContext;
use crate::model::content::{Citation, Document, Inline, is_blank, label, plain_text};
use crate::span::{SourceId, Span};

pub use self::pieces::fragment;

/// HTML as a type of its own, which templates print unescaped; all other text is escaped. The render stage passes it to
/// the template engine.
#[derive(Clone, Debug)]
pub struct Html(String);

impl Html {
    /// The HTML as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Markdown with blocks. Templates receive a list of pieces.
#[derive(Clone)]
pub struct RichText<'g>(Arc<[Piece<'g>]>);

impl<'g> RichText<'g> {
    /// Converts a text for a page. `scope` is prefixed to the ids of headings and footnotes, so that ids of several
    /// texts on a page do not collide.
    pub fn new(at: &PageContext<'g>, document: &'g Document, scope: impl AsRef<str>) -> Self {
        Self::of(document, &TextContext { at, scope: scope.as_ref(), below: None })
    }

    /// Converts a text below a heading of this level. In the source, its own headings are relative to level 1.
    pub fn below(
        level: u8,
        at: &PageContext<'g>,
        document: &'g Document,
        scope: impl AsRef<str>,
    ) -> Self {
        Self::of(document, &TextContext { at, scope: scope.as_ref(), below: Some(level) })
    }

    fn of(document: &'g Document, scene: &TextContext<'_, 'g>) -> Self {
        Self(pieces::pieces(document, scene).into())
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

/// Inline Markdown. Templates receive HTML.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct InlineText(Html);

impl InlineText {
    /// Converts a line for a page.
    pub fn new(at: &PageContext<'_>, inlines: &[Inline]) -> Self {
        let mut out = String::new();
        html::push_line(&mut out, inlines, &TextContext::of_line(at));
        Self(Html(out))
    }

    /// Converts a line; `None` if it is blank.
    pub fn some(at: &PageContext<'_>, inlines: &[Inline]) -> Option<Self> {
        (!is_blank(inlines)).then(|| Self::new(at, inlines))
    }

    /// Converts citations, in brackets.
    pub fn citations(at: &PageContext<'_>, citations: &[Citation]) -> Self {
        let mut out = String::new();
        html::push_citations(&mut out, citations, &TextContext::of_line(at));
        Self(Html(out))
    }
}

/// A name or summary: inline Markdown without links, so that it can be used inside a link. Templates receive HTML.
#[derive(Clone, Debug)]
pub struct Label(pub Vec<Inline>);

impl Label {
    /// Creates a label from plain text.
    pub fn text(text: impl Into<String>) -> Self {
        let nowhere = Span::new(SourceId(0), 0..0);
        Self(vec![Inline::Text(text.into().into(), nowhere)])
    }

    /// Creates a label from inlines, keeping markup.
    pub fn of(inlines: &[Inline]) -> Self {
        Self(label(inlines, None))
    }

    /// The label without markup.
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

/// JSON for a script element. Contains no sequence that HTML could read as a tag or comment. Templates receive HTML.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Json(Html);

impl Json {
    /// Serialises a value as JSON.
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
