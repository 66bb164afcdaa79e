//! Visits every `MentionId` in a text: those of its links, pictures, embeds and citations. When a page embeds a
//! snippet, the copy of the snippet's text gets new mentions in this way.

use super::{Block, Inline};
use crate::model::mention::MentionId;

/// Calls `change` for every `MentionId` in these blocks and in everything inside them: those of links, pictures, embeds
/// and citations. `change` can replace the `MentionId`, for example in a copy of a snippet's text.
pub fn each_mention(blocks: &mut [Block], change: &mut dyn FnMut(&mut MentionId)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => inlines(content, change),
            Block::Heading(heading) => inlines(&mut heading.content, change),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| each_mention(&mut item.blocks, change));
            }
            Block::Quote(inner) => each_mention(inner, change),
            Block::Callout(callout) => {
                inlines(&mut callout.heading, change);
                each_mention(&mut callout.body, change);
            }
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| inlines(cell, change));
            }
            Block::Definitions(groups) => {
                for group in groups {
                    group.terms.iter_mut().for_each(|term| inlines(term, change));
                    group.definitions.iter_mut().for_each(|inner| each_mention(inner, change));
                }
            }
            Block::Embed(embed) => {
                change(&mut embed.to);
                inlines(&mut embed.caption, change);
            }
            Block::Code(_) | Block::ThematicBreak | Block::Html(_) => {}
        }
    }
}

fn inlines(all: &mut [Inline], change: &mut dyn FnMut(&mut MentionId)) {
    for inline in all {
        match inline {
            Inline::Link(link) => {
                change(&mut link.to);
                inlines(&mut link.content, change);
            }
            Inline::Image(image) => change(&mut image.source),
            Inline::Citation(citations) => {
                citations.iter_mut().for_each(|citation| change(&mut citation.mention));
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content) => inlines(content, change),
            Inline::Text(..)
            | Inline::Code(_)
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::FootnoteCall { .. }
            | Inline::Html(_) => {}
        }
    }
}
