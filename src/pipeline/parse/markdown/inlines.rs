//! Inlines.

use super::html::OpenTags;
use super::literal::leftovers;
use super::reader::{Reader, without_nul};
use super::{rules, soft_breaks};
use crate::model::content::Inline;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// Whether the element stands within a line.
pub fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

impl Reader<'_> {
    /// The inlines of a block that holds nothing else.
    pub(super) fn text_block(&mut self) -> Vec<Inline> {
        soft_breaks::join(self.lines())
    }

    /// The same with every line break of the source in it.
    pub(super) fn lines(&mut self) -> Vec<Inline> {
        let inlines = self.inlines();
        self.report_leftovers();
        inlines
    }

    /// Inlines up to the end of the element that holds them, or to a block.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut open = OpenTags::default();
        while let Some((event, place)) = self.peek() {
            match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if !is_inline(tag) => break,
                Event::Start(tag) => {
                    self.take();
                    match self.within(place, |reader| reader.element(tag, place)) {
                        Some(element) => inlines.extend(element),
                        None => inlines.extend(self.text_within()),
                    }
                }
                Event::InlineHtml(html) => {
                    self.take();
                    self.leftovers.gap();
                    let html = without_nul(html);
                    inlines.extend(self.tag(html, place, &mut open));
                }
                event => {
                    self.take();
                    inlines.extend(self.leaf(event, place));
                }
            }
        }
        self.report_unclosed(open);
        // Most hold one text, and a list that grows has room for four from the start.
        inlines.shrink_to_fit();
        inlines
    }

    /// Reads up to the element's end, without it.
    fn element(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> Vec<Inline> {
        if matches!(tag, Tag::Emphasis | Tag::Strong) {
            self.report_multiplied(place);
        }
        match tag {
            Tag::Strong => vec![Inline::Strong(self.inlines())],
            Tag::Strikethrough => vec![Inline::Strikethrough(self.inlines())],
            Tag::Link { link_type, dest_url, title, id } => {
                self.link(*link_type, [dest_url, title, id], place)
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.image(*link_type, [dest_url, title, id], place)
            }
            _ => vec![Inline::Emphasis(self.inlines())],
        }
    }

    fn leaf(&mut self, event: &Event<'_>, place: &Range<usize>) -> Option<Inline> {
        match event {
            Event::Text(piece) => {
                let source = &self.prose.text[place.clone()];
                if !self.stands_as_written(piece, place) {
                    self.leftovers.gap();
                } else if self.is_escaped(place.start) {
                    self.leftovers.escaped(source, place.start);
                } else {
                    self.leftovers.text(source, place.start);
                }
                return Some(self.text(piece, place));
            }
            Event::SoftBreak => {
                self.leftovers.line();
                return Some(Inline::SoftBreak);
            }
            Event::HardBreak => {
                self.leftovers.line();
                return Some(Inline::HardBreak);
            }
            Event::TaskListMarker(is_done) => {
                self.task = Some(*is_done);
                return None;
            }
            _ => self.leftovers.gap(),
        }
        match event {
            Event::Code(code) => Some(Inline::Code(without_nul(code))),
            Event::FootnoteReference(label) => {
                let number = self.footnotes.called(&without_nul(label))?;
                Some(Inline::FootnoteCall { number, call: 0 })
            }
            _ => None,
        }
    }

    /// Whether a backslash before the text, which the parser has dropped, takes its first character's meaning away.
    fn is_escaped(&self, start: usize) -> bool {
        let [before, _] = self.ends;
        before < start && self.prose.text.as_bytes().get(start - 1) == Some(&b'\\')
    }

    /// A line of colons and a name, which the parser takes for a definition.
    pub(super) fn report_container_fence(&mut self, start: usize) {
        let text = &self.prose.text[start..];
        let start = start + (text.len() - text.trim_start_matches([' ', '\t']).len());
        let line = self.prose.text[start..].lines().next().unwrap_or("");
        if leftovers::is_container_fence(line) {
            self.report(&rules::CONTAINER_FENCE, start..start + line.trim_end().len());
        }
    }
}
