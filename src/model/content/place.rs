//! Where a text stands in its author's file.

use super::Inline;
use crate::span::Span;

/// The place of the first text or picture of a line.
pub fn first_place(inlines: &[Inline]) -> Option<Span> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(_, span) | Inline::Image { span, .. } => Some(*span),
        Inline::Emphasis(within)
        | Inline::Strong(within)
        | Inline::Strikethrough(within)
        | Inline::Link { content: within, .. } => first_place(within),
        _ => None,
    })
}
