//! Shortens a text without losing its markup, and finds the ends of its sentences.

use crate::model::content::Inline;

/// The first sentence of a text, with its markup, but without links, citations and pictures.
pub fn first_sentence(inlines: &[Inline]) -> Vec<Inline> {
    let inlines = super::link_text(inlines, None);
    let letters = countable_text(&inlines);
    match sentence_ends(&letters).next() {
        Some(end) if end < letters.len() => beginning(inlines, end),
        _ => inlines,
    }
}

/// The offsets in bytes at which sentences end: after `。`, `！` and `？`, and after `.`, `!` and `?` before a space.
pub fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.char_indices().filter(|(at, character)| {
        "。！？".contains(*character)
            || (".!?".contains(*character) && text[at + 1..].starts_with(' '))
    });
    ends.map(|(at, character)| at + character.len_utf8())
}

/// The text of these inlines without any markup, and with a space for each line end. [`beginning`] counts the bytes of
/// this text.
pub fn countable_text(inlines: &[Inline]) -> String {
    let mut letters = String::new();
    push_countable_text(inlines, &mut letters);
    letters
}

/// The first `bytes` bytes of a text, with their markup. The bytes are counted in the text that [`countable_text`]
/// returns. If HTML tags are open at the cut, their closing tags are kept as well, so that no tag stays open.
pub fn beginning(inlines: Vec<Inline>, bytes: usize) -> Vec<Inline> {
    Cutter { left: bytes, open: 0 }.cut(inlines)
}

fn push_countable_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) => out.push_str(text),
            Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content) => push_countable_text(content, out),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            // The inlines come from `link_text`, so they contain no links, pictures, citations or footnote calls.
            Inline::Link(_)
            | Inline::Image(_)
            | Inline::Citation(_)
            | Inline::FootnoteCall { .. }
            | Inline::Html(_) => {}
        }
    }
}

/// Keeps the first bytes of a text and cuts off the rest, except for the closing tags of HTML tags that are open at the
/// cut.
struct Cutter {
    /// Number of bytes of text that may still be kept.
    left: usize,
    /// Number of HTML tags that are open.
    open: usize,
}

impl Cutter {
    fn cut(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        inlines.into_iter().filter_map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: Inline) -> Option<Inline> {
        let is_over = self.left == 0;
        match inline {
            Inline::Html(html) if html.starts_with("</") => {
                let is_open = self.open > 0;
                self.open = self.open.saturating_sub(1);
                is_open.then_some(Inline::Html(html))
            }
            _ if is_over => None,
            Inline::Html(html) => {
                let is_void = ["<br", "<wbr"].iter().any(|name| html.starts_with(name));
                self.open += usize::from(!is_void);
                Some(Inline::Html(html))
            }
            Inline::Text(mut text, span) => {
                text.truncate(self.take(text.len()));
                Some(Inline::Text(text, span))
            }
            Inline::Code(mut code) => {
                code.truncate(self.take(code.len()));
                Some(Inline::Code(code))
            }
            Inline::Emphasis(content) => Some(Inline::Emphasis(self.cut(content))),
            Inline::Strong(content) => Some(Inline::Strong(self.cut(content))),
            Inline::Strikethrough(content) => Some(Inline::Strikethrough(self.cut(content))),
            Inline::SoftBreak | Inline::HardBreak => {
                self.left -= 1;
                Some(inline)
            }
            Inline::Link(_)
            | Inline::Image(_)
            | Inline::Citation(_)
            | Inline::FootnoteCall { .. } => None,
        }
    }

    /// Reserves up to `bytes` of the bytes that may still be kept; returns how many it could reserve.
    fn take(&mut self, bytes: usize) -> usize {
        let taken = bytes.min(self.left);
        self.left -= taken;
        taken
    }
}
