//! Content for templates: text as a tree and the page that it stands on. The render stage writes it as HTML.

use crate::model::content::{Document, Inline, is_blank, label, plain_text};
use crate::pipeline::compose::standpoint::Standpoint;
use crate::span::{SourceId, Span};

/// Markdown with blocks; templates get an array of pieces.
#[derive(Clone)]
pub struct Rich<'g> {
    /// The page.
    pub at: Standpoint<'g>,
    /// The text.
    pub document: &'g Document,
    /// What stands before the anchors of its headings and footnotes, so that texts on one page do not share any.
    pub scope: String,
    /// The level of the heading that the text stands below, where it is known; its own headings are written to stand
    /// below level 1.
    pub below: Option<u8>,
}

impl<'g> Rich<'g> {
    /// A text on a page.
    pub fn new(at: &Standpoint<'g>, document: &'g Document, scope: impl Into<String>) -> Self {
        Self { at: at.clone(), document, scope: scope.into(), below: None }
    }

    /// The same text below a heading of this level.
    #[must_use]
    pub fn below(self, level: u8) -> Self {
        Self { below: Some(level), ..self }
    }
}

/// Inline Markdown; templates get HTML.
#[derive(Clone)]
pub struct Line<'g> {
    /// The page.
    pub at: Standpoint<'g>,
    /// The text.
    pub inlines: &'g [Inline],
}

impl<'g> Line<'g> {
    /// A line on a page.
    pub fn new(at: &Standpoint<'g>, inlines: &'g [Inline]) -> Self {
        Self { at: at.clone(), inlines }
    }

    /// A line, or none where it says nothing.
    pub fn some(at: &Standpoint<'g>, inlines: &'g [Inline]) -> Option<Self> {
        (!is_blank(inlines)).then(|| Self::new(at, inlines))
    }
}

/// A name or a summary: inline Markdown without links, so that it can stand within a link; templates get HTML.
#[derive(Clone, Debug)]
pub struct Label(pub Vec<Inline>);

impl Label {
    /// Plain text, whatever signs are in it.
    pub fn text(text: impl Into<String>) -> Self {
        let nowhere = Span::new(SourceId(0), 0..0);
        Self(vec![Inline::Text(text.into(), nowhere)])
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
