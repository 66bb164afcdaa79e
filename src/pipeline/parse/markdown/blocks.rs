//! Converts the parser's events to blocks, such as paragraphs, headings, lists and tables.

pub mod flatten;

use super::heading_ids::aliases::alias;
use super::inlines::is_inline;
use super::reader::{Reader, Setting, without_nul};
use super::rules;
use crate::diagnostic::Words;
use crate::model::content::{
    Alignment, Block, Code, Definition, Heading, Inline, List, ListItem, MarkdownTable, plain_text,
};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};
use std::ops::Range;

/// Advice for a line of `=` directly below a text: Markdown then reads the text as a heading.
static UNDERLINED: Words = Words(
    "put a blank line above the line of `=`, which otherwise makes the text above it a heading; a heading begins with `##`",
);

type Cells = Vec<Vec<Inline>>;

impl Reader<'_> {
    /// Converts events to blocks, up to the end of the enclosing element or of the document.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let first = self.open_blocks.len();
        while let Some((event, place)) = self.peek() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.take();
                    self.report_ruled_columns(place);
                    self.open_blocks.push(Block::ThematicBreak);
                }
                Event::Start(tag) if !is_inline(tag) => {
                    self.take();
                    let block = self.within(place, |reader| reader.block(tag, place));
                    let text = |reader: &mut Self| Some(Block::Plain(reader.text_within()));
                    let block = block.unwrap_or_else(|| text(self));
                    self.open_blocks.extend(block);
                }
                // The text of an item in a tight list is not in a paragraph.
                _ => {
                    let paragraph = self.paragraph(Block::Plain);
                    self.open_blocks.extend(paragraph);
                }
            }
        }
        self.open_blocks.drain(first..).collect()
    }

    fn block(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> Option<Block> {
        match tag {
            Tag::Paragraph => self.paragraph(Block::Paragraph),
            Tag::Heading { level, id, classes, attrs } => {
                let aliases: Vec<&str> = attrs.iter().filter_map(alias).collect();
                let is_lost = self.report_lost_id(place, id.as_deref());
                self.report_closing_signs(place);
                if !is_lost && (!classes.is_empty() || aliases.len() < attrs.len()) {
                    self.report_attributes(place);
                }
                let mut heading = self.heading(*level as u8, id.as_ref(), place);
                heading.former_ids = self.former_ids(&aliases, place);
                Some(Block::Heading(Box::new(heading)))
            }
            Tag::BlockQuote(_) => Some(self.quote(place)),
            Tag::CodeBlock(kind) => Some(self.code(kind, place)),
            Tag::HtmlBlock => self.html_block(place),
            Tag::List(start) => {
                let list = List { start: *start, items: self.items(*start) };
                Some(Block::List(Box::new(list)))
            }
            Tag::FootnoteDefinition(label) => {
                self.footnote(label, place);
                None
            }
            Tag::DefinitionList => Some(Block::Definitions(self.definitions())),
            Tag::Table(alignments) => {
                let table = self.table(alignments);
                if table.rows.is_empty() {
                    self.report(&super::losses::rules::EMPTY_TABLE, place.clone());
                }
                Some(Block::Table(Box::new(table)))
            }
            // The parser emits no other tag where a block is expected.
            _ => Some(Block::Plain(self.text_block())),
        }
    }

    /// Reads a paragraph. If it contains only an embed, returns an embed block; if it is empty, `None`; otherwise the
    /// block that `wrap` makes of its inlines.
    fn paragraph(&mut self, wrap: impl FnOnce(Vec<Inline>) -> Block) -> Option<Block> {
        if let Some(embed) = self.lone_embed() {
            return Some(Block::Embed(Box::new(embed)));
        }
        let inlines = self.text_block();
        (!inlines.is_empty()).then(|| wrap(inlines))
    }

    fn heading(&mut self, level: u8, id: Option<&CowStr<'_>>, place: &Range<usize>) -> Heading {
        let content = self.text_block();
        self.report_underlined(&content, place);
        self.report_level(level, place);
        let (id, is_numbered) = match id {
            Some(id) => (self.given_id(id, place), false),
            None => match &content[..] {
                [Inline::Text(text, _)] => self.heading_ids.derive(text),
                content => self.heading_ids.derive(&plain_text(content)),
            },
        };
        let span = self.prose.span(place.clone());
        Heading { level, id, is_numbered, former_ids: Vec::new(), span, content }
    }

    /// Reports a heading of the first level, or one that skips a level, such as `####` after `##`. Does nothing in a
    /// text of one line: there, another rule reports every heading.
    fn report_level(&mut self, level: u8, place: &Range<usize>) {
        if self.setting == Setting::Line {
            return;
        }
        if level == 1 {
            let finding = rules::FIRST_LEVEL_HEADING.at(self.prose.span(place.clone()));
            let is_underlined = !self.prose.text[place.clone()].trim_start().starts_with('#');
            let advice = if is_underlined { &UNDERLINED } else { &rules::FIRST_LEVEL_HEADING.help };
            self.found.push(finding.advise(advice));
        } else if let Some(last) = self.level
            && level > last + 1
        {
            let finding = rules::SKIPPED_HEADING_LEVEL
                .at(self.prose.span(place.clone()))
                .with("found", "#".repeat(level.into()))
                .with("expected", "#".repeat(usize::from(last) + 1));
            self.found.push(finding);
        }
        self.level = Some(level);
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, place: &Range<usize>) -> Block {
        let info = match kind {
            CodeBlockKind::Indented => String::new(),
            CodeBlockKind::Fenced(info) => without_nul(info),
        };
        let mut text = String::new();
        while let Some((Event::Text(piece), _)) = self.peek() {
            self.take();
            text.push_str(&without_nul(piece));
        }
        self.report_code(kind, place);
        Block::Code(Box::new(Code { info, text }))
    }

    fn items(&mut self, start: Option<u64>) -> Vec<ListItem> {
        let mut items = Vec::new();
        let mut places = Vec::new();
        while let Some((Event::Start(Tag::Item), place)) = self.peek() {
            self.take();
            // The inlines of an item show whether it has a check mark. Items can be nested, so remember the outer
            // item's check mark until the inner item ends.
            let outer = self.task.take();
            let blocks = self.blocks();
            let task = std::mem::replace(&mut self.task, outer);
            self.take();
            items.push(ListItem { task, span: self.prose.span(place.clone()), blocks });
            if start.is_some() {
                places.push(place.clone());
            }
        }
        self.report_numbers(start, &places);
        items.shrink_to_fit();
        items
    }

    fn definitions(&mut self) -> Vec<Definition> {
        let mut groups: Vec<Definition> = Vec::new();
        while let Some((Event::Start(tag), place)) = self.peek() {
            self.take();
            if matches!(tag, Tag::DefinitionListTitle) {
                let term = self.text_block();
                match groups.last_mut().filter(|group| group.definitions.is_empty()) {
                    Some(group) => group.terms.push(term),
                    None => groups.push(Definition { terms: vec![term], definitions: Vec::new() }),
                }
            } else {
                self.report_container_fence(place.start);
                self.report_close_colon(place);
                let definition = self.blocks();
                match groups.last_mut() {
                    Some(group) => group.definitions.push(definition),
                    None => {
                        groups
                            .push(Definition { terms: Vec::new(), definitions: vec![definition] });
                    }
                }
            }
            self.take();
        }
        groups
    }

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment]) -> MarkdownTable {
        let alignments = alignments.iter().map(|alignment| match alignment {
            pulldown_cmark::Alignment::None => Alignment::None,
            pulldown_cmark::Alignment::Left => Alignment::Left,
            pulldown_cmark::Alignment::Center => Alignment::Center,
            pulldown_cmark::Alignment::Right => Alignment::Right,
        });
        let alignments = alignments.collect();
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), place)) = self.peek() {
            self.take();
            let cells = self.cells();
            self.take();
            match tag {
                Tag::TableHead => head = cells,
                _ => {
                    self.report_row(head.len(), place);
                    rows.push(cells);
                }
            }
        }
        MarkdownTable { alignments, head, rows }
    }

    fn cells(&mut self) -> Cells {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
            self.take();
            self.in_cell = true;
            cells.push(self.text_block());
            self.in_cell = false;
            self.take();
        }
        cells
    }

    fn footnote(&mut self, label: &str, place: &Range<usize>) {
        let blocks = self.blocks();
        let label = without_nul(label);
        let marker = place.start..(place.start + "[^]".len() + label.len()).min(place.end);
        let span = self.prose.span(marker);
        self.footnotes.define(label, span, blocks, self.found);
    }
}
