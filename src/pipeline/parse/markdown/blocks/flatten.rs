//! Extracts the text of blocks where only one line is allowed.

use super::super::soft_breaks;
use crate::model::content::{Block, Inline};

/// The inlines of all these blocks, in one list. Soft breaks separate the inlines of different blocks.
pub fn inlines(mut blocks: Vec<Block>) -> Vec<Inline> {
    if let [Block::Paragraph(inlines)] = &mut blocks[..] {
        return std::mem::take(inlines);
    }
    let mut flat = Vec::new();
    push_blocks(blocks, &mut flat);
    soft_breaks::join(flat)
}

fn push_blocks(blocks: Vec<Block>, flat: &mut Vec<Inline>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => push(inlines, flat),
            Block::Heading(heading) => push(heading.content, flat),
            Block::List(list) => {
                list.items.into_iter().for_each(|item| push_blocks(item.blocks, flat));
            }
            Block::Quote(blocks) => push_blocks(blocks, flat),
            Block::Callout(callout) => {
                push(callout.heading, flat);
                push_blocks(callout.body, flat);
            }
            Block::Table(table) => {
                let rows = std::iter::once(table.head).chain(table.rows);
                rows.flatten().for_each(|cell| push(cell, flat));
            }
            Block::Definitions(groups) => {
                for group in groups {
                    group.terms.into_iter().for_each(|term| push(term, flat));
                    group.definitions.into_iter().for_each(|blocks| push_blocks(blocks, flat));
                }
            }
            Block::Embed(embed) => push(embed.caption, flat),
            Block::Code(code) => push(vec![Inline::Code(code.text)], flat),
            Block::Html(html) => push(vec![Inline::Html(html)], flat),
            Block::ThematicBreak => {}
        }
    }
}

fn push(inlines: Vec<Inline>, flat: &mut Vec<Inline>) {
    if !flat.is_empty() && !inlines.is_empty() {
        flat.push(Inline::SoftBreak);
    }
    flat.extend(inlines);
}
