//! Visits every block, inline or mention in a text, to change it.

use super::{Block, Inline};
use crate::model::mention::MentionId;

/// Calls `change` for every block in these blocks, at any depth. A block comes before the blocks inside it.
pub fn each_block(blocks: &mut [Block], change: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        change(block);
        block.children_mut().for_each(|inner| each_block(inner, change));
    }
}

/// Calls `change` for every inline in these blocks, at any depth. An inline comes before the inlines inside it.
pub fn each_inline(blocks: &mut [Block], change: &mut dyn FnMut(&mut Inline)) {
    each_block(blocks, &mut |block| {
        block.lines_mut().for_each(|line| each_inline_of_line(line, change))
    });
}

/// Calls `change` for every inline in a text of one line, at any depth. An inline comes before the inlines inside it.
pub fn each_inline_of_line(line: &mut [Inline], change: &mut dyn FnMut(&mut Inline)) {
    for inline in line {
        change(inline);
        inline.children_mut().into_iter().for_each(|inner| each_inline_of_line(inner, change));
    }
}

/// Calls `change` for every `MentionId` in these blocks, at any depth: those of links, pictures, embeds and citations.
/// `change` can replace the `MentionId`, for example in a copy of a snippet's text.
pub fn each_mention(blocks: &mut [Block], change: &mut dyn FnMut(&mut MentionId)) {
    each_block(blocks, &mut |block| {
        if let Block::Embed(embed) = block {
            change(&mut embed.to);
        }
        block.lines_mut().for_each(|line| {
            each_inline_of_line(line, &mut |inline| match inline {
                Inline::Link(link) => change(&mut link.to),
                Inline::Image(image) => change(&mut image.source),
                Inline::Citation(all) => all.iter_mut().for_each(|own| change(&mut own.mention)),
                Inline::Text(..)
                | Inline::Code(_)
                | Inline::Emphasis(_)
                | Inline::Strong(_)
                | Inline::Strikethrough(_)
                | Inline::SoftBreak
                | Inline::HardBreak
                | Inline::FootnoteCall { .. }
                | Inline::Html(_) => {}
            });
        });
    });
}
