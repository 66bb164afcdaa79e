//! Content for templates, as finished values: stretches of HTML, and between them the components that the theme writes.

mod drawing;
mod escape;
mod html;
mod picture;
mod pieces;

use std::sync::Arc;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use self::html::Scene;
use self::pieces::Piece;
use super::standpoint::Standpoint;
use crate::model::content::{Citation, Document, Inline, is_blank, label, plain_text};
use crate::span::{SourceId, Span};

pub use self::pieces::fragment;

/// HTML: a value of its own kind, which templates print as it is. All other text is escaped when it is printed. The
/// render stage hands it to the template engine.
#[derive(Clone, Debug)]
pub struct Html(String);

impl Html {
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Markdown with blocks; templates get an array of pieces.
#[derive(Clone)]
pub struct Rich<'g>(Arc<[Piece<'g>]>);

impl<'g> Rich<'g> {
    /// A text on a page. `scope` stands before the anchors of its headings and footnotes, so that texts on one page do
    /// not share any.
    pub fn new(at: &Standpoint<'g>, document: &'g Document, scope: impl AsRef<str>) -> Self {
        Self::of(document, &Scene { at, scope: scope.as_ref(), below: None })
    }

    /// A text that stands below a heading of this level. Its own headings are written to stand below level 1.
    pub fn below(
        level: u8,
        at: &Standpoint<'g>,
        document: &'g Document,
        scope: impl AsRef<str>,
    ) -> Self {
        Self::of(document, &Scene { at, scope: scope.as_ref(), below: Some(level) })
    }

    fn of(document: &'g Document, scene: &Scene<'_, 'g>) -> Self {
        Self(pieces::pieces(document, scene).into())
    }
}

impl Serialize for Rich<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pieces = serializer.serialize_seq(Some(self.0.len()))?;
        for piece in &*self.0 {
            pieces.serialize_element(piece)?;
        }
        pieces.end()
    }
}

/// Inline Markdown; templates get HTML.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Line(Html);

impl Line {
    /// A line on a page.
    pub fn new(at: &Standpoint<'_>, inlines: &[Inline]) -> Self {
        let mut out = String::new();
        html::push_line(&mut out, inlines, &Scene::of_line(at));
        Self(Html(out))
    }

    /// A line, or none where it says nothing.
    pub fn some(at: &Standpoint<'_>, inlines: &[Inline]) -> Option<Self> {
        (!is_blank(inlines)).then(|| Self::new(at, inlines))
    }

    /// A group of citations, in brackets.
    pub fn citations(at: &Standpoint<'_>, citations: &[Citation]) -> Self {
        let mut out = String::new();
        html::push_citations(&mut out, citations, &Scene::of_line(at));
        Self(Html(out))
    }
}

/// A name or a summary: inline Markdown without links, so that it can stand within a link; templates get HTML.
#[derive(Clone, Debug)]
pub struct Label(pub Vec<Inline>);

impl Label {
    /// Plain text, whatever signs are in it.
    pub fn text(text: impl Into<String>) -> Self {
        let nowhere = Span::new(SourceId(0), 0..0);
        Self(vec![Inline::Text(text.into().into(), nowhere)])
    }

    /// The text of inlines with its mark-up.
    pub fn of(inlines: &[Inline]) -> Self {
        Self(label(inlines, None))
    }

    /// The same without mark-up.
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

/// JSON for the inside of a script element, in which no tag and no comment of HTML can begin. Templates get it as HTML.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Json(Html);

impl Json {
    /// A value as JSON.
    pub fn new(value: &impl Serialize) -> Self {
        // Text, numbers, and lists and maps of them: there is nothing here that JSON could not hold.
        let json = serde_json::to_string(value).unwrap_or_default();
        Self(Html(json.replace('<', "\\u003c")))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
