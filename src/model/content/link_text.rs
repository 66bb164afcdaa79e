//! Prepares a text to be the text of a link: keeps its markup, but removes the links and citations in it, because a
//! link must not contain another.

use super::Inline;
use crate::span::Span;

/// Copies inlines without links, citations, footnote calls and pictures. A link is replaced by its text, a picture by
/// its description. A mention belongs to one file; the copy contains no mentions, so a text of any file can contain it.
/// `at`, if given, replaces all source positions.
pub fn link_text(inlines: &[Inline], at: Option<Span>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    push(inlines, at, &mut out);
    out
}

fn push(inlines: &[Inline], at: Option<Span>, out: &mut Vec<Inline>) {
    for inline in inlines {
        match inline {
            Inline::Text(text, span) => out.push(Inline::Text(text.clone(), at.unwrap_or(*span))),
            Inline::Code(code) => out.push(Inline::Code(code.clone())),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(link_text(content, at))),
            Inline::Strong(content) => out.push(Inline::Strong(link_text(content, at))),
            Inline::Strikethrough(content) => {
                out.push(Inline::Strikethrough(link_text(content, at)))
            }
            Inline::SoftBreak => out.push(Inline::SoftBreak),
            Inline::HardBreak => out.push(Inline::HardBreak),
            Inline::Link(link) => push(&link.content, at, out),
            Inline::Image(image) => {
                out.push(Inline::Text((&*image.alternative).into(), at.unwrap_or(image.span)));
            }
            Inline::Html(html) => out.push(Inline::Html(html.clone())),
            Inline::FootnoteCall { .. } => {}
            Inline::Citation(_) => drop_blank(out),
        }
    }
}

/// Removes spaces from the end of the last text in `out`. They stood before a citation, which is left out.
fn drop_blank(out: &mut [Inline]) {
    if let Some(Inline::Text(text, _)) = out.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
}
