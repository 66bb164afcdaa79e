//! Summaries of one or two sentences, for search engines and for cards.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::view::Label;
use crate::model::content::{
    Block, Document, Inline, beginning, countable_text, link_text, plain_text, sentence_ends,
};
use crate::model::section::Section;
use crate::model::section::part::Part;

/// Maximum width of a summary. Search engines cut longer ones. A Latin letter has the width 1, a Han character 2.
const LONGEST: usize = 160;

/// The summary of a section as plain text: the author's description, or else the first paragraph of its `text`,
/// shortened.
pub(super) fn of_section(section: &Section, text: &Document) -> String {
    section.description.clone().unwrap_or_else(|| of_document(text))
}

/// The first paragraph of a text as plain text, shortened to the length of a summary.
pub(super) fn of_document(document: &Document) -> String {
    label_of_document(document).plain()
}

/// The summary of a part as plain text: the author's description, or else the first paragraph of its introduction,
/// shortened.
pub(super) fn of_part(part: &Part) -> String {
    label_of_part(part).plain()
}

/// The summary of a part with its markup: the author's description, or else the first paragraph of its introduction,
/// shortened.
pub(super) fn label_of_part(part: &Part) -> Label {
    match &part.description {
        Some(description) => Label::text(description),
        None => label_of_document(&part.introduction),
    }
}

/// The summary of a section with its markup: the author's description, or else the first paragraph, shortened.
pub(super) fn label_of_section(section: &Section) -> Label {
    match &section.description {
        Some(description) => Label::text(description),
        None => label_of_document(&section.body.document()),
    }
}

/// The first paragraph of a text with its markup, shortened to the length of a summary.
pub(super) fn label_of_document(document: &Document) -> Label {
    let paragraph = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(link_text(inlines, None)),
        _ => None,
    });
    Label(shortened(paragraph.unwrap_or_default()))
}

/// Shortens a text of one line, such as the title of a source: if it is wider than `most` columns, cuts it and adds
/// `…`. Does not cut inside a Latin word, unless the text begins with this word.
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

/// Where to cut a text that is too long for a summary. Returns a byte offset, and the sign to put there. The cut is
/// after the last sentence that fits, without a sign. If no sentence fits, the cut is at the maximum width, with `…`,
/// but not inside a Latin word or a number. `None` if the whole text fits.
fn cut(text: &str) -> Option<(usize, &'static str)> {
    let end = beyond(text, LONGEST)?;
    // The character after the limit decides whether the last punctuation mark ends a sentence.
    let sentence = sentence_ends(text).take_while(|sentence| *sentence <= end).last();
    if let Some(end) = sentence {
        return Some((end, ""));
    }
    Some((whole_words(text, end).trim_end().len(), "…"))
}

/// The text before the byte offset `end`. If `end` is inside a Latin word or a number, leaves out the beginning of this
/// word or number, unless nothing would be left.
fn whole_words(text: &str, end: usize) -> &str {
    let head = &text[..end];
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let in_word = text[end..].starts_with(is_of_word);
    let whole = if in_word { head.trim_end_matches(is_of_word) } else { head };
    if whole.is_empty() { head } else { whole }
}

/// The byte offset of the first grapheme that does not fit into `most` columns. `None` if the whole text fits.
fn beyond(text: &str, most: usize) -> Option<usize> {
    let mut width = 0;
    let does_not_fit = |(_, grapheme): &(usize, &str)| {
        width += grapheme.width();
        width > most
    };
    text.grapheme_indices(true).find(does_not_fit).map(|(at, _)| at)
}
