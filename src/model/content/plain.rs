//! Text without markup.

use super::{Block, Document, Inline};

/// The text of inlines without markup, for titles, descriptions and alternative text.
pub fn plain_text<R>(inlines: &[Inline<R>]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

fn push_plain_text<R>(inlines: &[Inline<R>], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => push_plain_text(content, out),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::Image { alternative, .. } => out.push_str(alternative),
            Inline::Citation(_) | Inline::FootnoteCall { .. } | Inline::Html(_) => {}
        }
    }
}

/// The text of a document without markup, a line a block.
pub fn document_text<R>(document: &Document<R>) -> String {
    let mut lines = Vec::new();
    push_blocks(&document.blocks, &mut lines);
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

fn push_blocks<R>(blocks: &[Block<R>], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => lines.push(plain_text(content)),
            Block::Heading(heading) => lines.push(plain_text(&heading.content)),
            Block::List(list) => {
                list.items.iter().for_each(|item| push_blocks(&item.blocks, lines));
            }
            Block::Quote(blocks) => push_blocks(blocks, lines),
            Block::Callout(callout) => {
                lines.push(plain_text(&callout.heading));
                push_blocks(&callout.body, lines);
            }
            Block::Code { text, .. } => lines.push(text.clone()),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                lines.extend(cells.map(|cell| plain_text(cell)));
            }
            Block::Definitions(groups) => {
                for group in groups {
                    lines.extend(group.terms.iter().map(|term| plain_text(term)));
                    group.definitions.iter().for_each(|blocks| push_blocks(blocks, lines));
                }
            }
            Block::ThematicBreak | Block::Html(_) | Block::Embed(_) => {}
        }
    }
}
