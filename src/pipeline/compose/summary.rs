//! Summaries of one or two sentences, for search engines and cards.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::view::Label;
use crate::model::content::{
    Block, Document, Inline, beginning, countable_text, link_text, plain_text, sentence_ends,
};
use crate::model::section::Section;
use crate::model::section::part::Part;

/// Maximum width of a summary, because search engines cut longer descriptions. A Latin letter has the width 1, a Han
/// character 2.
const LONGEST: usize = 160;

/// The author's description of a section, otherwise the start of its text, as plain text.
pub(super) fn of_section(section: &Section) -> String {
    label_of_section(section).plain()
}

/// The first paragraph of a text, shortened to the length of a summary, as plain text.
pub(super) fn of_document(document: &Document) -> String {
    label_of_document(document).plain()
}

/// The author's description of a part, otherwise the start of its introduction, as plain text.
pub(super) fn of_part(part: &Part) -> String {
    label_of_part(part).plain()
}

/// The author's description of a part, otherwise the start of its introduction, with markup.
pub(super) fn label_of_part(part: &Part) -> Label {
    match &part.description {
        Some(description) => Label::text(description),
        None => label_of_document(&part.introduction),
    }
}

/// The author's description of a section, otherwise the start of its text, with markup.
pub(super) fn label_of_section(section: &Section) -> Label {
    match &section.description {
        Some(description) => Label::text(description),
        None => label_of_document(&section.body),
    }
}

/// The first paragraph of a text, shortened to the length of a summary, with markup.
pub(super) fn label_of_document(document: &Document) -> Label {
    let paragraph = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(link_text(inlines, None)),
        _ => None,
    });
    Label(shortened(paragraph.unwrap_or_default()))
}

/// A text of one line, such as the title of a source, cut with `…` if it is wider than `most` columns. A Latin word is
/// kept whole if there is room for a word before it.
pub(super) fn short(text: &str, most: usize) -> String {
    // The sign takes a column, too.
    match beyond(text, most) {
        None => text.to_owned(),
        Some(_) => {
            let end = beyond(text, most.saturating_sub(1)).unwrap_or(text.len());
            let whole = whole_words(text, end).trim_end();
            format!(
                "{}…",
                whole.trim_end_matches([
                    ',', ':', ';', '.', '（', '(', '：', '，', '、', '–', '-', ' '
                ])
            )
        }
    }
}

fn shortened(inlines: Vec<Inline>) -> Vec<Inline> {
    let Some((end, sign)) = cut(&countable_text(&inlines)) else { return inlines };
    let mut kept = beginning(inlines, end);
    if !sign.is_empty() && !plain_text(&kept).is_empty() {
        kept.extend(Label::text(sign).0);
    }
    kept
}

/// Where to cut a text that is too long for a summary: a byte offset, and the sign to put there. The cut is after the
/// last sentence that fits, with no sign; if no sentence fits, at the limit with `…`, but not inside a Latin word or a
/// number. `None` if the text fits.
fn cut(text: &str) -> Option<(usize, &'static str)> {
    let end = beyond(text, LONGEST)?;
    // The character after the limit decides whether the last punctuation mark ends a sentence.
    let sentence = sentence_ends(text).take_while(|sentence| *sentence <= end).last();
    if let Some(end) = sentence {
        return Some((end, ""));
    }
    Some((whole_words(text, end).trim_end().len(), "…"))
}

/// The text before `end` (byte offset), without the start of a Latin word or number that ends later.
fn whole_words(text: &str, end: usize) -> &str {
    let head = &text[..end];
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let in_word = text[end..].starts_with(is_of_word);
    let whole = if in_word { head.trim_end_matches(is_of_word) } else { head };
    if whole.is_empty() { head } else { whole }
}

/// The byte offset of the first grapheme that exceeds this width in columns. `None` if the whole text fits.
fn beyond(text: &str, most: usize) -> Option<usize> {
    let mut width = 0;
    let does_not_fit = |(_, grapheme): &(usize, &str)| {
        width += grapheme.width();
        width > most
    };
    text.grapheme_indices(true).find(does_not_fit).map(|(at, _)| at)
}
