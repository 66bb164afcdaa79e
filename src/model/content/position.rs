//! Finds the source position of a text.

use super::Inline;
use crate::span::Span;

/// The source position of the first text or picture among these inlines, for example to open the editor there; `None`
/// if they contain neither.
pub fn first_place(inlines: &[Inline]) -> Option<Span> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(_, span) => Some(*span),
        Inline::Image(image) => Some(image.span),
        other => first_place(other.children()),
    })
}
