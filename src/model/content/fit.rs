//! Text takes no more memory than it needs: what was reserved while it was read is given back. A guide of ten thousand
//! sections holds millions of short lists.

use super::{Block, Document, Inline};

impl Document {
    /// The same text in as little memory as it needs.
    #[must_use]
    pub fn fitted(mut self) -> Self {
        blocks(&mut self.blocks);
        self.footnotes.shrink_to_fit();
        self.footnotes.iter_mut().for_each(|note| blocks(&mut note.blocks));
        self
    }
}

fn blocks(all: &mut Vec<Block>) {
    all.shrink_to_fit();
    for block in all {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => inlines(content),
            Block::Heading(heading) => inlines(&mut heading.content),
            Block::List(list) => {
                list.items.shrink_to_fit();
                list.items.iter_mut().for_each(|item| blocks(&mut item.blocks));
            }
            Block::Quote(inner) => blocks(inner),
            Block::Callout(callout) => {
                inlines(&mut callout.heading);
                blocks(&mut callout.body);
            }
            Block::Table(table) => {
                table.rows.shrink_to_fit();
                for row in [&mut table.head].into_iter().chain(&mut table.rows) {
                    row.shrink_to_fit();
                    row.iter_mut().for_each(inlines);
                }
            }
            Block::Definitions(groups) => {
                groups.shrink_to_fit();
                for group in groups {
                    group.terms.iter_mut().for_each(inlines);
                    group.definitions.iter_mut().for_each(blocks);
                }
            }
            Block::Embed(embed) => inlines(&mut embed.caption),
            Block::Code { .. } | Block::ThematicBreak | Block::Html(_) => {}
        }
    }
}

fn inlines(all: &mut Vec<Inline>) {
    all.shrink_to_fit();
    for inline in all {
        match inline {
            Inline::Text(text, _) | Inline::Code(text) => text.shrink_to_fit(),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. } => inlines(content),
            Inline::Citation(citations) => citations.shrink_to_fit(),
            Inline::Image { .. }
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::FootnoteCall { .. }
            | Inline::Html(_) => {}
        }
    }
}
