//! A sentence or two that say what a text is about, for search results and cards.

use crate::model::content::{Block, Document, plain_text};
use crate::model::section::Section;
use crate::pipeline::link::Target;

/// How long a description may be, in characters: search results cut longer ones.
const LONGEST: usize = 120;

/// The author's description of a section, or the beginning of its text.
pub(super) fn of_section(section: &Section<Target>) -> String {
    match &section.description {
        Some(description) => description.clone(),
        None => of_document(&section.body),
    }
}

/// The first paragraph, cut after its last whole sentence that fits.
pub(super) fn of_document(document: &Document<Target>) -> String {
    let paragraph = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(inlines) => Some(plain_text(inlines)),
        _ => None,
    });
    shortened(paragraph.unwrap_or_default().trim())
}

fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let head = &text[..end];
    let sentence = head
        .char_indices()
        .filter(|(at, character)| {
            "。！？".contains(*character)
                || (".!?".contains(*character) && head[at + 1..].starts_with(' '))
        })
        .map(|(at, character)| at + character.len_utf8())
        .next_back();
    match sentence {
        Some(end) => head[..end].to_owned(),
        None => format!("{}…", head.trim_end()),
    }
}
