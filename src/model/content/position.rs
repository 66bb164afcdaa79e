//! Finds the position of a text in its source file.

use super::Inline;
use crate::span::Span;

/// The position of the first text or picture of a line.
pub fn first_place(inlines: &[Inline]) -> Option<Span> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(_, span) => Some(*span),
        Inline::Image(image) => Some(image.span),
        other => first_place(other.children()),
    })
}
