//! From text as written to text whose references are known to work.

use super::graph::Graph;
use super::index::Index;
use super::rules;
use super::target::{Destination, Target};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::content::{
    Block, Callout, Citation, Definition, Document, Embed, Footnote, Heading, Inline, List,
    ListItem, MarkdownTable, is_blank, label,
};
use crate::model::mention::{Address, Mention};
use crate::model::node::Node;
use crate::model::table::tool::Tool;
use crate::span::Span;

mod address;
mod guess;
mod records;

static PLACED_FIRST: Words = Words { en: "placed here first", zh: "已經放在這裡" };

/// Resolves the references of one node's text, and notes what it uses.
#[derive(Debug)]
pub struct Linker<'g> {
    index: &'g Index,
    here: Node,
    uses: Vec<(Node, Node)>,
    tools: Vec<Tool>,
    placed: Vec<(Destination, Span)>,
    found: Diagnostics,
    as_written: bool,
}

impl<'g> Linker<'g> {
    /// A linker for the text of `here`.
    pub fn new(index: &'g Index, here: Node) -> Self {
        Self {
            index,
            here,
            uses: Vec::new(),
            tools: Vec::new(),
            placed: Vec::new(),
            found: Diagnostics::new(),
            as_written: false,
        }
    }

    /// Leaves every address of a text as it is.
    pub fn as_written(index: &'g Index, document: Document<Mention>) -> Document<Target> {
        Self { as_written: true, ..Self::new(index, Node::Home) }.document(document)
    }

    /// Hands over what was used and found.
    pub fn finish(self, graph: &mut Graph, found: &mut Diagnostics) {
        graph.extend(self.uses);
        graph.add_tools(self.tools);
        found.extend(self.found);
    }

    /// A piece of Markdown.
    pub fn document(&mut self, document: Document<Mention>) -> Document<Target> {
        let footnotes = |linker: &mut Self, note: Footnote<Mention>| Footnote {
            calls: note.calls,
            blocks: linker.blocks(note.blocks),
        };
        Document {
            blocks: self.blocks(document.blocks),
            footnotes: document.footnotes.into_iter().map(|note| footnotes(self, note)).collect(),
        }
    }

    /// Inline Markdown.
    pub fn inlines(&mut self, inlines: Vec<Inline<Mention>>) -> Vec<Inline<Target>> {
        let mut linked = Vec::with_capacity(inlines.len());
        for inline in inlines {
            self.inline(inline, &mut linked);
        }
        linked
    }

    /// Citations; those of unknown sources are left out.
    pub fn citations(&mut self, citations: Vec<Citation<Mention>>) -> Vec<Citation<Target>> {
        citations
            .into_iter()
            .filter_map(|citation| {
                let reference = self.target(citation.reference)?;
                Some(Citation { reference, locator: citation.locator })
            })
            .collect()
    }

    /// Mentions; those of nothing are left out.
    pub fn mentions(&mut self, mentions: Vec<Mention>) -> Vec<Target> {
        mentions.into_iter().filter_map(|mention| self.target(mention)).collect()
    }

    fn blocks(&mut self, blocks: Vec<Block<Mention>>) -> Vec<Block<Target>> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: Block<Mention>) -> Block<Target> {
        match block {
            Block::Paragraph(content) => Block::Paragraph(self.inlines(content)),
            Block::Plain(content) => Block::Plain(self.inlines(content)),
            Block::Heading(heading) => Block::Heading(Heading {
                level: heading.level,
                id: heading.id,
                span: heading.span,
                content: self.inlines(heading.content),
            }),
            Block::List(list) => Block::List(self.list(list)),
            Block::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            Block::Callout(callout) => Block::Callout(Callout {
                kind: callout.kind,
                span: callout.span,
                heading: self.inlines(callout.heading),
                body: self.blocks(callout.body),
            }),
            Block::Code { info, text } => Block::Code { info, text },
            Block::Table(table) => Block::Table(MarkdownTable {
                alignments: table.alignments,
                head: self.cells(table.head),
                rows: table.rows.into_iter().map(|row| self.cells(row)).collect(),
            }),
            Block::Definitions(groups) => {
                Block::Definitions(groups.into_iter().map(|group| self.definition(group)).collect())
            }
            Block::ThematicBreak => Block::ThematicBreak,
            Block::Html(html) => Block::Html(html),
            Block::Embed(embed) => self.embed(embed),
        }
    }

    fn list(&mut self, list: List<Mention>) -> List<Target> {
        let items = list.items.into_iter().map(|item| ListItem {
            task: item.task,
            span: item.span,
            blocks: self.blocks(item.blocks),
        });
        List { start: list.start, items: items.collect() }
    }

    fn cells(&mut self, cells: Vec<Vec<Inline<Mention>>>) -> Vec<Vec<Inline<Target>>> {
        cells.into_iter().map(|cell| self.inlines(cell)).collect()
    }

    fn definition(&mut self, group: Definition<Mention>) -> Definition<Target> {
        Definition {
            terms: self.cells(group.terms),
            definitions: group.definitions.into_iter().map(|blocks| self.blocks(blocks)).collect(),
        }
    }

    /// Only what has a form to show can be placed in the text, and only where a page's own text runs: so no embed
    /// can hold another.
    fn embed(&mut self, embed: Embed<Mention>) -> Block<Target> {
        let span = embed.to.span;
        let address = embed.to.address.clone();
        let caption = self.inlines(embed.caption);
        let Some(to) = self.target(embed.to) else { return Block::Paragraph(caption) };
        let placeable = matches!(
            to.destination(),
            Destination::Chart(_)
                | Destination::Tool(_)
                | Destination::Node(Node::Table(_) | Node::Questionnaire(_))
        );
        if !placeable {
            self.found.push(rules::UNKNOWN_EMBED.at(span).with("address", address.to_string()));
            return Block::Paragraph(caption);
        }
        if !matches!(self.here, Node::Home | Node::Section(_)) {
            self.found.push(rules::MISPLACED_EMBED.at(span).with("address", address.to_string()));
            return Block::Paragraph(caption);
        }
        if let Destination::Tool(tool) = *to.destination() {
            self.tools.push(tool);
        }
        self.report_repeated(&to, span, &address.to_string());
        self.placed.push((to.destination().clone(), span));
        Block::Embed(Embed { to, span: embed.span, caption })
    }

    /// On one page, two copies of what readers answer in would share their ids and what they remember; and a tool holds
    /// its whole table.
    fn report_repeated(&mut self, to: &Target, span: Span, address: &str) {
        let own = to.destination();
        let is_answered =
            matches!(own, Destination::Tool(_) | Destination::Node(Node::Questionnaire(_)));
        let same = self.placed.iter().find(|(placed, _)| is_answered && placed == own);
        let beside = self.placed.iter().find(|(placed, _)| match (placed, own) {
            (Destination::Tool(tool), Destination::Node(node))
            | (Destination::Node(node), Destination::Tool(tool)) => tool.node() == *node,
            _ => false,
        });
        let finding = if let Some((_, first)) = same {
            let finding = rules::REPEATED_TOOL.at(span).with("address", address);
            finding.related(*first, &PLACED_FIRST)
        } else if let Some((_, first)) = beside {
            let table = to.node().map_or("", |node| self.index.address(node));
            let finding = rules::TABLE_BESIDE_ITS_TOOL.at(span).with("table", table);
            finding.related(*first, &PLACED_FIRST)
        } else {
            return;
        };
        self.found.push(finding);
    }

    /// A link to nothing becomes its own text, a picture of nothing its alternative text.
    fn inline(&mut self, inline: Inline<Mention>, out: &mut Vec<Inline<Target>>) {
        out.push(match inline {
            Inline::Text(text, span) => Inline::Text(text, span),
            Inline::Code(code) => Inline::Code(code),
            Inline::Emphasis(content) => Inline::Emphasis(self.inlines(content)),
            Inline::Strong(content) => Inline::Strong(self.inlines(content)),
            Inline::Strikethrough(content) => Inline::Strikethrough(self.inlines(content)),
            Inline::SoftBreak => Inline::SoftBreak,
            Inline::HardBreak => Inline::HardBreak,
            Inline::Link { to, title, content } => {
                let written = to.address.to_string();
                let span = to.span;
                let mut content = self.inlines(content);
                let to = self.target(*to);
                if !self.as_written && is_blank(&content) {
                    content.clear();
                    if let Some(node) = to.as_ref().and_then(Target::node) {
                        content = label(self.index.title(node), Some(span));
                    }
                    if content.is_empty() {
                        content.push(Inline::Text(written, span));
                    }
                }
                match to {
                    Some(to) => Inline::Link { to: Box::new(to), title, content },
                    None => return out.extend(content),
                }
            }
            Inline::Image { source, span, title, alternative } => match self.picture(*source) {
                Some(source) => {
                    Inline::Image { source: Box::new(source), span, title, alternative }
                }
                None => Inline::Text(alternative, span),
            },
            Inline::Citation(citations) => match self.citations(citations) {
                citations if citations.is_empty() => return,
                citations => Inline::Citation(citations),
            },
            Inline::FootnoteCall { number, call } => Inline::FootnoteCall { number, call },
            Inline::Html(html) => Inline::Html(html),
        });
    }

    /// What a picture shows: a file of ours that browsers can draw. Pages fetch nothing from elsewhere.
    fn picture(&mut self, source: Mention) -> Option<Target> {
        let (span, written) = (source.span, source.address.to_string());
        if !self.as_written && matches!(source.address, Address::Web(_)) {
            self.found.push(rules::PICTURE_FROM_THE_WEB.at(span).with("address", written));
            return None;
        }
        let target = self.target(source)?;
        let is_picture = match target.destination() {
            Destination::Asset(path) => is_picture(path),
            _ => self.as_written,
        };
        if !is_picture {
            self.found.push(rules::NOT_A_PICTURE.at(span).with("path", written));
        }
        is_picture.then_some(target)
    }

    /// What a mention leads to; a finding where that is nothing.
    fn target(&mut self, mention: Mention) -> Option<Target> {
        let span: Span = mention.span;
        let destination = if self.as_written {
            Destination::Web(mention.address.to_string())
        } else {
            self.destination(mention.address, span)?
        };
        let target = Target::new(destination);
        if let Some(node) = target.node() {
            self.uses.push((self.here, node));
        }
        Some(target)
    }
}

/// Whether browsers draw a file of this name.
fn is_picture(path: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["png", "jpg", "jpeg", "jfif", "gif", "svg", "webp", "avif", "apng", "ico", "bmp"];
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}
