//! Inlines as the text of a link to them: with mark-up, but without what would make a link within a link.

use super::Inline;
use crate::span::Span;

/// Copies inlines without links, citations, footnote calls and pictures. Links leave their text, pictures the text that
/// stands for them. What is left refers to nothing, so it fits any tree. `at` is where the copy stands, if elsewhere.
pub fn label(inlines: &[Inline], at: Option<Span>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    push(inlines, at, &mut out);
    out
}

fn push(inlines: &[Inline], at: Option<Span>, out: &mut Vec<Inline>) {
    for inline in inlines {
        match inline {
            Inline::Text(text, span) => out.push(Inline::Text(text.clone(), at.unwrap_or(*span))),
            Inline::Code(code) => out.push(Inline::Code(code.clone())),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(label(content, at))),
            Inline::Strong(content) => out.push(Inline::Strong(label(content, at))),
            Inline::Strikethrough(content) => out.push(Inline::Strikethrough(label(content, at))),
            Inline::SoftBreak => out.push(Inline::SoftBreak),
            Inline::HardBreak => out.push(Inline::HardBreak),
            Inline::Link { content, .. } => push(content, at, out),
            Inline::Image { alternative, span, .. } => {
                out.push(Inline::Text((&**alternative).into(), at.unwrap_or(*span)));
            }
            Inline::Html(html) => out.push(Inline::Html(html.clone())),
            Inline::FootnoteCall { .. } => {}
            Inline::Citation(_) => drop_blank(out),
        }
    }
}

/// Takes the blank away that stood before a citation.
fn drop_blank(out: &mut [Inline]) {
    if let Some(Inline::Text(text, _)) = out.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
}
