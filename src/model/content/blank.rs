//! Decides whether a text is blank: whether readers would see nothing of it.

use super::{Block, Document, Inline, plain_text};

/// Returns true if a text contains nothing visible except leftover Markdown signs such as `**`.
pub fn says_nothing(text: &str) -> bool {
    text.chars().all(|character| leaves_no_ink(character) || "*_`~[]()".contains(character))
}

/// Returns true if a text has no visible character: only white space, control characters, and zero-width and filler
/// characters.
pub fn is_invisible(text: &str) -> bool {
    text.chars().all(leaves_no_ink)
}

fn leaves_no_ink(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Returns true if readers would see nothing of these inlines. A picture is visible, and so is a link without a text of
/// its own, because it shows the name of its target.
pub fn is_blank(inlines: &[Inline]) -> bool {
    // Fast path: a line that begins with visible text is not blank.
    let begins_with_ink =
        matches!(inlines.first(), Some(Inline::Text(text, _)) if !says_nothing(text));
    !begins_with_ink && !has_visible_inlines(inlines) && says_nothing(&plain_text(inlines))
}

/// Returns true if a link's text is empty or invisible, so that the link shows the name of its target. A text of signs
/// alone, such as `*`, counts as a text.
pub fn is_unnamed(inlines: &[Inline]) -> bool {
    !has_visible_inlines(inlines) && is_invisible(&plain_text(inlines))
}

/// Returns true if readers would see nothing of a document.
pub fn is_blank_document(document: &Document) -> bool {
    are_blank(&document.blocks)
}

fn are_blank(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(content) | Block::Plain(content) => is_blank(content),
        Block::Heading(heading) => is_blank(&heading.content),
        Block::List(list) => list.items.iter().all(|item| are_blank(&item.blocks)),
        Block::Quote(blocks) => are_blank(blocks),
        Block::Callout(callout) => is_blank(&callout.heading) && are_blank(&callout.body),
        Block::Code(code) => is_invisible(&code.text),
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).all(|cell| is_blank(cell))
        }
        Block::Definitions(groups) => groups.iter().all(|group| {
            group.terms.iter().all(|term| is_blank(term))
                && group.definitions.iter().all(|blocks| are_blank(blocks))
        }),
        Block::Embed(_) => false,
        // HTML between paragraphs has its own finding.
        Block::Html(_) => false,
        Block::ThematicBreak => true,
    })
}

/// Returns true if these inlines contain a citation or a footnote call, which readers see as a number.
pub fn cites(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Citation(_) | Inline::FootnoteCall { .. } => true,
        other => cites(other.children()),
    })
}

/// Returns true if these inlines contain something visible besides plain text: a picture, code, or a link that shows
/// its target's name.
fn has_visible_inlines(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Image(_) => true,
        Inline::Code(text) => !is_invisible(text),
        Inline::Link(link) => link.content.is_empty() || has_visible_inlines(&link.content),
        other => has_visible_inlines(other.children()),
    })
}
