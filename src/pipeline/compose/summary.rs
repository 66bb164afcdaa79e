//! A sentence or two that say what a text is about, for search results and cards.

use super::view::Label;
use crate::model::content::{Block, Document, Inline, label, plain_text};
use crate::model::section::Section;
use crate::model::section::part::Part;

/// How long a description may be, in characters: search results cut longer ones.
const LONGEST: usize = 120;

/// The author's description of a section, or the beginning of its text.
pub(super) fn of_section(section: &Section) -> String {
    label_of_section(section).plain()
}

/// The first paragraph, cut after its last whole sentence that fits.
pub(super) fn of_document(document: &Document) -> String {
    label_of_document(document).plain()
}

/// The author's description of a part, or the beginning of its introduction.
pub(super) fn of_part(part: &Part) -> String {
    label_of_part(part).plain()
}

/// The same with its mark-up, for cards.
pub(super) fn label_of_part(part: &Part) -> Label {
    match &part.description {
        Some(description) => Label::text(description),
        None => label_of_document(&part.introduction),
    }
}

/// The same with its mark-up, for cards.
pub(super) fn label_of_section(section: &Section) -> Label {
    match &section.description {
        Some(description) => Label::text(description),
        None => label_of_document(&section.body),
    }
}

/// The same with its mark-up, for cards.
pub(super) fn label_of_document(document: &Document) -> Label {
    let paragraph = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(label(inlines, None)),
        _ => None,
    });
    Label(shortened(paragraph.unwrap_or_default()))
}

fn shortened(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut letters = String::new();
    push_letters(&inlines, &mut letters);
    let Some((end, sign)) = cut(&letters) else { return inlines };
    let mut kept = Cutter { left: end, open: 0 }.cut(inlines);
    if !sign.is_empty() && !plain_text(&kept).is_empty() {
        kept.extend(Label::text(sign).0);
    }
    kept
}

/// Where to cut a text that is too long, and the sign that it goes on: after its last whole sentence that fits, or else
/// before the word or the number that does not fit.
fn cut(text: &str) -> Option<(usize, &'static str)> {
    let (end, _) = text.char_indices().nth(LONGEST)?;
    let head = &text[..end];
    let sentence = head
        .char_indices()
        .filter(|(at, character)| {
            "。！？".contains(*character)
                || (".!?".contains(*character) && text[at + 1..].starts_with(' '))
        })
        .map(|(at, character)| at + character.len_utf8())
        .next_back();
    if let Some(end) = sentence {
        return Some((end, ""));
    }
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let in_word = text[end..].starts_with(is_of_word);
    let whole = if in_word { head.trim_end_matches(is_of_word) } else { head };
    let whole = if whole.is_empty() { head } else { whole };
    Some((whole.trim_end().len(), "…"))
}

fn push_letters(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content) => push_letters(content, out),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            _ => {}
        }
    }
}

/// Keeps the beginning of inlines, and the ends of the tags that are open in it.
struct Cutter {
    /// How many bytes of letters may follow.
    left: usize,
    /// How many tags are open.
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
            Inline::Text(text, span) => Some(Inline::Text(self.text(text), span)),
            Inline::Code(code) => Some(Inline::Code(self.text(code))),
            Inline::Emphasis(content) => Some(Inline::Emphasis(self.cut(content))),
            Inline::Strong(content) => Some(Inline::Strong(self.cut(content))),
            Inline::Strikethrough(content) => Some(Inline::Strikethrough(self.cut(content))),
            Inline::SoftBreak | Inline::HardBreak => {
                self.left -= 1;
                Some(inline)
            }
            _ => None,
        }
    }

    fn text(&mut self, mut text: String) -> String {
        text.truncate(self.left);
        self.left -= text.len();
        text
    }
}
