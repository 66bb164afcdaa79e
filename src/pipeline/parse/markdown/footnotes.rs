//! Footnotes, numbered in the order of their first calls.

use super::events::fold;
use super::rules;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::content::{Block, Footnote, Inline};
use crate::span::Span;
use crate::suggestions::NameMap;
use std::collections::BTreeMap;

/// The footnotes of a document that is being read.
pub struct Footnotes {
    /// For each footnote label, in folded case: the index of its footnote in `notes`.
    labels: NameMap<usize>,
    notes: Vec<Option<Note>>,
}

struct Note {
    label: String,
    span: Span,
    blocks: Vec<Block>,
}

static FIRST: Words = Words("the first one");

impl Footnotes {
    /// Registers the labels of all footnotes in advance, because a call may precede the footnote's text.
    pub fn new(labels: impl Iterator<Item = String>) -> Self {
        let mut known = BTreeMap::new();
        for label in labels {
            let index = known.len();
            known.entry(label).or_insert(index);
        }
        let notes = known.iter().map(|_| None).collect();
        Self { labels: known.into_iter().collect(), notes }
    }

    /// Returns the index of the footnote with this label, for a call of it; `None` if no footnote has the label. Later,
    /// [`Self::number`] replaces this index by the footnote's number.
    pub fn called(&self, label: &str) -> Option<u32> {
        self.labels.get(&fold(label)).and_then(|index| u32::try_from(*index).ok())
    }

    /// Finds the footnote label of this document that is most similar to `label`. Returns it as a call, such as `[^1]`.
    pub fn nearest(&self, label: &str) -> Option<String> {
        self.labels.nearest(label).map(|nearest| format!("[^{nearest}]"))
    }

    /// Records the text of a footnote. If two footnotes have the same label, keeps the first text and reports the
    /// second.
    pub fn define(
        &mut self,
        label: String,
        span: Span,
        blocks: Vec<Block>,
        found: &mut Diagnostics,
    ) {
        let Some(index) = self.labels.get(&fold(&label)) else { return };
        match &self.notes[*index] {
            Some(first) => found.push(
                rules::DUPLICATE_FOOTNOTE.at(span).with("label", label).related(first.span, &FIRST),
            ),
            None => self.notes[*index] = Some(Note { label, span, blocks }),
        }
    }

    /// Numbers the footnotes in the order of their calls: first the calls in `blocks`, then those in the footnotes' own
    /// texts. Returns the footnotes that are called, by number. Reports footnotes that are never called.
    pub fn number(mut self, blocks: &mut [Block], found: &mut Diagnostics) -> Vec<Footnote> {
        if self.notes.is_empty() {
            return Vec::new();
        }
        let mut numbers = Numbers { of: vec![None; self.notes.len()], calls: Vec::new() };
        numbers.blocks(blocks);
        let mut footnotes = Vec::new();
        while let Some((index, _)) = numbers.calls.get(footnotes.len()) {
            let mut blocks = self.notes[*index].take().map(|note| note.blocks).unwrap_or_default();
            numbers.blocks(&mut blocks);
            footnotes.push(Footnote { calls: 0, blocks });
        }
        for (footnote, (_, calls)) in footnotes.iter_mut().zip(numbers.calls) {
            footnote.calls = calls;
        }
        for note in self.notes.into_iter().flatten() {
            found.push(rules::UNUSED_FOOTNOTE.at(note.span).with("label", note.label));
        }
        footnotes
    }
}

/// The numbers assigned to footnotes so far.
struct Numbers {
    /// For each footnote, in the order of definition: its number, or `None` if it has not been called so far.
    of: Vec<Option<u32>>,
    /// For each footnote number, counted from 1: the footnote's index, and the number of its calls so far.
    calls: Vec<(usize, u32)>,
}

impl Numbers {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Plain(inlines) => self.inlines(inlines),
                Block::Heading(heading) => self.inlines(&mut heading.content),
                Block::List(list) => {
                    list.items.iter_mut().for_each(|item| self.blocks(&mut item.blocks));
                }
                Block::Quote(blocks) => self.blocks(blocks),
                Block::Callout(callout) => {
                    self.inlines(&mut callout.heading);
                    self.blocks(&mut callout.body);
                }
                Block::Table(table) => {
                    let rows = std::iter::once(&mut table.head).chain(&mut table.rows);
                    rows.flatten().for_each(|cell| self.inlines(cell));
                }
                Block::Definitions(groups) => {
                    for group in groups {
                        group.terms.iter_mut().for_each(|term| self.inlines(term));
                        group.definitions.iter_mut().for_each(|blocks| self.blocks(blocks));
                    }
                }
                Block::Embed(embed) => self.inlines(&mut embed.caption),
                Block::Code(_) | Block::ThematicBreak | Block::Html(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content) => self.inlines(content),
                Inline::Link(link) => self.inlines(&mut link.content),
                Inline::FootnoteCall { number, call } => {
                    (*number, *call) = self.call(*number as usize);
                }
                _ => {}
            }
        }
    }

    /// Counts a call of the footnote with this index. Returns the footnote's number, and which of its calls this is;
    /// both are counted from 1.
    fn call(&mut self, index: usize) -> (u32, u32) {
        let next = self.calls.len() as u32 + 1;
        let number = *self.of[index].get_or_insert(next);
        if number == next {
            self.calls.push((index, 0));
        }
        let calls = &mut self.calls[number as usize - 1].1;
        *calls += 1;
        (number, *calls)
    }
}
