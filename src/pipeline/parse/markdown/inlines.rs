//! Converts the parser's events to inlines, such as text, emphasis and code.

use super::html::OpenTags;
use super::leftover_markup::leftovers;
use super::reader::{Reader, without_nul};
use super::{rules, soft_breaks};
use crate::model::content::Inline;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// Returns true if the tag starts an inline element, such as emphasis or a link.
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
    /// Reads the inlines of a block. A line end between two Han characters is dropped; other line ends stay as soft
    /// breaks.
    pub(super) fn text_block(&mut self) -> Vec<Inline> {
        soft_breaks::join(self.lines())
    }

    /// Reads the inlines of a block. Every line end of the Markdown stays a line break.
    pub(super) fn lines(&mut self) -> Vec<Inline> {
        let inlines = self.inlines();
        self.report_leftovers();
        inlines
    }

    /// Converts events to inlines, until the enclosing element ends or a block begins.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let first = self.open_inlines.len();
        let mut open = OpenTags::default();
        while let Some((event, place)) = self.peek() {
            match event {
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if !is_inline(tag) => break,
                Event::Start(tag) => {
                    self.take();
                    if self.within(place, |reader| reader.element(tag, place)).is_none() {
                        let text = self.text_within();
                        self.open_inlines.extend(text);
                    }
                }
                Event::InlineHtml(html) => {
                    self.take();
                    self.leftovers.gap();
                    let html = without_nul(html);
                    let tag = self.tag(html, place, &mut open);
                    self.open_inlines.extend(tag);
                }
                event => {
                    self.take();
                    let leaf = self.leaf(event, place);
                    self.open_inlines.extend(leaf);
                }
            }
        }
        self.report_unclosed(open);
        self.open_inlines.drain(first..).collect()
    }

    /// Converts the start and the content of an inline element, such as emphasis, and adds the element to
    /// `open_inlines`. The caller must take the event that ends the element.
    fn element(&mut self, tag: &Tag<'_>, place: &Range<usize>) {
        if matches!(tag, Tag::Emphasis | Tag::Strong) {
            self.report_multiplied(place);
        }
        let element = match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                let link = self.link(*link_type, [dest_url, title, id], place);
                return self.open_inlines.extend(link);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let image = self.image(*link_type, [dest_url, title, id], place);
                return self.open_inlines.extend(image);
            }
            Tag::Strong => Inline::Strong(self.inlines()),
            Tag::Strikethrough => Inline::Strikethrough(self.inlines()),
            _ => Inline::Emphasis(self.inlines()),
        };
        self.open_inlines.push(element);
    }

    fn leaf(&mut self, event: &Event<'_>, place: &Range<usize>) -> Option<Inline> {
        match event {
            Event::Text(piece) => {
                let source = &self.prose.text[place.clone()];
                if !self.is_literal(piece, place) {
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

    /// Returns true if a backslash, which the parser has dropped, escapes the first character of the text at `start`.
    fn is_escaped(&self, start: usize) -> bool {
        let [before, _] = self.ends;
        before < start && self.prose.text.as_bytes().get(start - 1) == Some(&b'\\')
    }

    /// Reports a line such as `::: note`, which the parser takes for a definition (`: text`).
    pub(super) fn report_container_fence(&mut self, start: usize) {
        let text = &self.prose.text[start..];
        let start = start + (text.len() - text.trim_start_matches([' ', '\t']).len());
        let line = self.prose.text[start..].lines().next().unwrap_or("");
        if leftovers::is_container_fence(line, &mut self.has_fence) {
            self.report(&rules::CONTAINER_FENCE, start..start + line.trim_end().len());
        }
    }
}
