//! Whether a text comes to nothing that a reader sees.

use super::{Block, Document, Inline, plain_text};

/// Whether a text says nothing: no character of it can be seen, or only signs that Markdown left over, such as `**`.
pub fn says_nothing(text: &str) -> bool {
    text.chars().all(|character| leaves_no_ink(character) || "*_`~[]()".contains(character))
}

/// Whether no character of a text can be seen: blanks of any sort, marks without width, fillers, control characters.
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

/// Whether a reader sees nothing of a line. Pictures are seen, and links that take the name of their target.
pub fn is_blank(inlines: &[Inline]) -> bool {
    // What a line begins with, nothing behind it can take away.
    let begins_with_ink =
        matches!(inlines.first(), Some(Inline::Text(text, _)) if !says_nothing(text));
    !begins_with_ink && !holds_things(inlines) && says_nothing(&plain_text(inlines))
}

/// Whether a reader sees nothing of a document.
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
        Block::Code { text, .. } => says_nothing(text),
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).all(|cell| is_blank(cell))
        }
        Block::Definitions(groups) => groups.iter().all(|group| {
            group.terms.iter().all(|term| is_blank(term))
                && group.definitions.iter().all(|blocks| are_blank(blocks))
        }),
        Block::Embed(_) => false,
        // What is wrong with other HTML is reported by itself.
        Block::Html(_) => false,
        Block::ThematicBreak => true,
    })
}

/// Whether a line names a source or calls a footnote, which readers see as a number.
pub fn cites(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Citation(_) | Inline::FootnoteCall { .. } => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { content, .. } => cites(content),
        _ => false,
    })
}

/// Whether something in a line shows more than its own text.
fn holds_things(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Image { .. } => true,
        Inline::Link { content, .. } => content.is_empty() || holds_things(content),
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => {
            holds_things(content)
        }
        _ => false,
    })
}
