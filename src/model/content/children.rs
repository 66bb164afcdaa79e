//! What is directly inside a block or an inline.

use super::{Block, Definition, Inline, ListItem};

impl Block {
    /// The lists of blocks directly inside this block: one list for a quote or a callout, one per item for a list, one
    /// per definition for a definition list. Empty for blocks that contain only inlines.
    pub fn children(&self) -> impl Iterator<Item = &[Block]> {
        let (one, items, groups): (Option<&[Block]>, &[ListItem], &[Definition]) = match self {
            Self::Quote(blocks) => (Some(blocks), &[], &[]),
            Self::Callout(callout) => (Some(&callout.body), &[], &[]),
            Self::List(list) => (None, &list.items, &[]),
            Self::Definitions(groups) => (None, &[], groups),
            Self::Paragraph(_)
            | Self::Plain(_)
            | Self::Heading(_)
            | Self::Code(_)
            | Self::Table(_)
            | Self::ThematicBreak
            | Self::Html(_)
            | Self::Embed(_) => (None, &[], &[]),
        };
        let items = items.iter().map(|item| item.blocks.as_slice());
        let definitions = groups.iter().flat_map(|group| &group.definitions).map(Vec::as_slice);
        one.into_iter().chain(items).chain(definitions)
    }

    /// Like [`Block::children`], for changes.
    pub fn children_mut(&mut self) -> impl Iterator<Item = &mut Vec<Block>> {
        let (one, items, groups): (Option<&mut Vec<Block>>, &mut [ListItem], &mut [Definition]) =
            match self {
                Self::Quote(blocks) => (Some(blocks), &mut [], &mut []),
                Self::Callout(callout) => (Some(&mut callout.body), &mut [], &mut []),
                Self::List(list) => (None, &mut list.items, &mut []),
                Self::Definitions(groups) => (None, &mut [], groups),
                Self::Paragraph(_)
                | Self::Plain(_)
                | Self::Heading(_)
                | Self::Code(_)
                | Self::Table(_)
                | Self::ThematicBreak
                | Self::Html(_)
                | Self::Embed(_) => (None, &mut [], &mut []),
            };
        let items = items.iter_mut().map(|item| &mut item.blocks);
        let definitions = groups.iter_mut().flat_map(|group| &mut group.definitions);
        one.into_iter().chain(items).chain(definitions)
    }

    /// The texts of one line directly in this block, for changes: the text of a paragraph, the heading of a callout,
    /// the cells of a table, the terms of a definition list, the caption of an embed.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        type Rows = [Vec<Vec<Inline>>];
        let (one, head, rows, groups): (_, &mut [Vec<Inline>], &mut Rows, &mut [Definition]) =
            match self {
                Self::Paragraph(content) | Self::Plain(content) => {
                    (Some(content), &mut [], &mut [], &mut [])
                }
                Self::Heading(own) => (Some(&mut own.content), &mut [], &mut [], &mut []),
                Self::Callout(own) => (Some(&mut own.heading), &mut [], &mut [], &mut []),
                Self::Embed(own) => (Some(&mut own.caption), &mut [], &mut [], &mut []),
                Self::Table(own) => (None, &mut own.head, &mut own.rows, &mut []),
                Self::Definitions(groups) => (None, &mut [], &mut [], groups),
                Self::List(_)
                | Self::Quote(_)
                | Self::Code(_)
                | Self::ThematicBreak
                | Self::Html(_) => (None, &mut [], &mut [], &mut []),
            };
        let terms = groups.iter_mut().flat_map(|group| &mut group.terms);
        one.into_iter().chain(head).chain(rows.iter_mut().flatten()).chain(terms)
    }
}

impl Inline {
    /// The inlines directly inside this inline: the text of an emphasis or a link. Empty for an inline that cannot
    /// contain others.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Emphasis(content) | Self::Strong(content) | Self::Strikethrough(content) => {
                content
            }
            Self::Link(link) => &link.content,
            Self::Text(..)
            | Self::Code(_)
            | Self::SoftBreak
            | Self::HardBreak
            | Self::Image(_)
            | Self::Citation(_)
            | Self::FootnoteCall { .. }
            | Self::Html(_) => &[],
        }
    }

    /// The inlines directly inside this inline, to be changed. `None` for an inline that cannot contain others.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Emphasis(content) | Self::Strong(content) | Self::Strikethrough(content) => {
                Some(content)
            }
            Self::Link(link) => Some(&mut link.content),
            Self::Text(..)
            | Self::Code(_)
            | Self::SoftBreak
            | Self::HardBreak
            | Self::Image(_)
            | Self::Citation(_)
            | Self::FootnoteCall { .. }
            | Self::Html(_) => None,
        }
    }
}
