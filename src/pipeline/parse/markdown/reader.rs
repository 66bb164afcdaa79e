//! Goes through the parser's events, tracks position and nesting, and collects findings. [`blocks`](super::blocks),
//! [`inlines`](super::inlines) and the files that they use convert the events.

use super::super::prose::{Prose, is_same};
use super::events::{Events, Placed};
use super::footnotes::Footnotes;
use super::heading_ids::HeadingIds;
use super::leftover_markup::leftovers::Leftovers;
use super::{citations, rules};
use crate::diagnostic::{Diagnostics, Rule};
use crate::model::content::{Block, Document, Inline};
use memchr::memchr;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Maximum nesting of elements. It protects the stack from hostile input; readable texts need less than half of it.
const MAX_DEPTH: usize = 64;

/// Maximum nesting of callouts. The templates of nested callouts call each other, and the template engine limits
/// recursion.
pub(super) const MAX_CALLOUTS: usize = 4;

/// The place in the guide for which a Markdown text is written. It determines what the text may contain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The text of a section.
    Section,
    /// A TOML field that may contain paragraphs and other blocks.
    Field,
    /// A TOML field with one line.
    Line,
}

/// Goes through the parser's events and builds the document. This value holds the state meanwhile.
pub struct Reader<'w> {
    pub(super) prose: &'w Prose<'w>,
    pub(super) setting: Setting,
    pub(super) events: &'w Events<'w>,
    pub(super) found: &'w mut Diagnostics,
    pub(super) heading_ids: HeadingIds,
    pub(super) footnotes: Footnotes,
    pub(super) leftovers: Leftovers,
    /// The finished blocks of all elements that are not complete yet. The blocks of inner elements come after those of
    /// outer ones; when an element is complete, its blocks are taken from the end.
    pub(super) open_blocks: Vec<Block>,
    /// The finished inlines of all elements that are not complete yet. The inlines of inner elements come after those
    /// of outer ones; when an element is complete, its inlines are taken from the end.
    pub(super) open_inlines: Vec<Inline>,
    /// True after a line such as `::: note`. In other tools, this line opens a container, which a later `:::` closes.
    pub(super) has_fence: bool,
    /// Level of the last heading so far. Before the first heading, it is 1 in a section, whose headings must begin at
    /// the second level, and `None` in other texts.
    pub(super) level: Option<u8>,
    /// For the current list item: `None` if it has no check box, otherwise true if the box is checked.
    pub(super) task: Option<bool>,
    /// Byte offset at which the last callout marker, such as `[!DO]`, ends. Text before this offset is not searched for
    /// leftover markup. The parser takes the marker for text, so the search would report it.
    pub(super) callout_end: usize,
    /// True if the Markdown contains NUL characters, which must be replaced.
    has_nul: bool,
    /// True while the text of a link is read.
    pub(super) is_in_link: bool,
    /// Number of nested callouts that are being read; 0 outside callouts.
    pub(super) callouts: usize,
    /// True while a table cell is read.
    pub(super) in_cell: bool,
    /// Byte offsets at which the last two events end, the earlier one first. Events that start an element are left out.
    /// The offsets show where an address begins, and whether the parser has dropped a backslash before a text.
    pub(super) ends: [usize; 2],
    next: usize,
    depth: usize,
    is_too_deep: bool,
}

impl<'w> Reader<'w> {
    /// Creates a reader at the first event.
    pub fn new(
        prose: &'w Prose<'w>,
        events: &'w Events<'w>,
        setting: Setting,
        found: &'w mut Diagnostics,
    ) -> Self {
        Self {
            prose,
            setting,
            events,
            found,
            heading_ids: HeadingIds::new(events.heading_ids()),
            footnotes: Footnotes::new(events.footnote_labels()),
            leftovers: Leftovers::default(),
            open_blocks: Vec::new(),
            open_inlines: Vec::new(),
            has_fence: false,
            level: (setting == Setting::Section).then_some(1),
            task: None,
            callout_end: 0,
            has_nul: memchr(0, prose.text.as_bytes()).is_some(),
            is_in_link: false,
            callouts: 0,
            in_cell: false,
            ends: [0; 2],
            next: 0,
            depth: 0,
            is_too_deep: false,
        }
    }

    /// Converts all events to a document.
    pub fn document(mut self) -> Document {
        self.report_swallowed();
        if self.setting == Setting::Line {
            self.report_blocks_in_line();
        }
        let mut blocks = self.blocks();
        self.report_definitions();
        if self.setting != Setting::Line {
            self.report_empty(&blocks);
        }
        let footnotes = self.footnotes.number(&mut blocks, self.found);
        Document { blocks, footnotes }
    }

    /// The next event, without advancing.
    pub(super) fn peek(&self) -> Option<&'w Placed<'w>> {
        self.events.list.get(self.next)
    }

    /// The events that have not been read.
    pub(super) fn coming(&self) -> &'w [Placed<'w>] {
        &self.events.list[self.next..]
    }

    /// Skips the content of the element whose start was read last, up to its end event.
    pub(super) fn skip(&mut self) {
        let mut open = 0;
        while let Some((event, _)) = self.peek() {
            match event {
                Event::End(_) if open == 0 => return,
                Event::End(_) => open -= 1,
                Event::Start(_) => open += 1,
                _ => {}
            }
            self.take();
        }
    }

    /// Returns the next event and advances.
    pub(super) fn take(&mut self) -> Option<&'w Placed<'w>> {
        let placed = self.peek()?;
        self.next += 1;
        if !matches!(placed.0, Event::Start(_)) {
            self.ends = [self.ends[1], placed.1.end];
        }
        Some(placed)
    }

    /// Calls `read` for the content of the element whose start was read last, then takes the element's end event.
    /// Returns `None` without calling `read` if more than [`MAX_DEPTH`] elements are nested; the caller then keeps only
    /// the text.
    pub(super) fn within<T>(
        &mut self,
        place: &Range<usize>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        if self.depth == MAX_DEPTH {
            if !self.is_too_deep {
                self.report(&rules::TOO_DEEP, place.clone());
            }
            self.is_too_deep = true;
            return None;
        }
        self.depth += 1;
        let content = read(self);
        self.depth -= 1;
        self.take();
        Some(content)
    }

    /// The text of the current element and of the elements inside it, without their markup. Also takes the element's
    /// end event.
    pub(super) fn text_within(&mut self) -> Vec<Inline> {
        let mut text = Vec::new();
        let mut open = 1;
        while open > 0
            && let Some((event, place)) = self.take()
        {
            match event {
                Event::Start(_) => open += 1,
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => {
                    open -= 1;
                    text.push(Inline::SoftBreak);
                }
                Event::End(_) => open -= 1,
                Event::Text(piece) | Event::Code(piece) => {
                    text.push(self.text(piece, place));
                }
                Event::SoftBreak | Event::HardBreak => text.push(Inline::SoftBreak),
                _ => {}
            }
        }
        while text.last() == Some(&Inline::SoftBreak) {
            text.pop();
        }
        text
    }

    /// Makes an inline of the text `piece`, with its position in the file.
    pub(super) fn text(&self, piece: &str, place: &Range<usize>) -> Inline {
        let span = self.prose.span(place.clone());
        let text = match self.has_nul && piece.contains('\0') {
            true => without_nul(piece).into(),
            false => self.prose.shared(piece, span),
        };
        Inline::Text(text, span)
    }

    /// Returns true if the Markdown at `place` is the text `piece` itself, and not, for instance, a character reference
    /// such as `&amp;` for it.
    pub(super) fn is_literal(&self, piece: &str, place: &Range<usize>) -> bool {
        self.prose.text.get(place.clone()).is_some_and(|own| is_same(own, piece))
    }

    /// Reports a finding of a rule whose message has no placeholders.
    pub(super) fn report(&mut self, rule: &'static Rule, place: Range<usize>) {
        self.found.push(rule.at(self.prose.span(place)));
    }

    /// Reports `[@key]: …`, which Markdown drops because it reads it as a link definition. In a text of one line, also
    /// reports `[^1]: …`, which Markdown drops there for the same reason.
    fn report_swallowed(&mut self) {
        for (label, place) in &self.events.definitions {
            if citations::looks_like_one(label) {
                self.report_citation(label, place.clone());
            } else if self.setting == Setting::Line && label.starts_with('^') {
                self.report(&rules::BLOCK_IN_INLINE, place.clone());
            }
        }
    }

    fn report_blocks_in_line(&mut self) {
        let list = &self.events.list;
        let is_end = |placed: &Placed<'_>| matches!(placed.0, Event::End(TagEnd::Paragraph));
        let second = match list.first() {
            Some((Event::Start(Tag::Paragraph), _)) => {
                list.iter().position(is_end).and_then(|end| list.get(end + 1))
            }
            first => first,
        };
        if let Some((_, place)) = second {
            self.report(&rules::BLOCK_IN_INLINE, place.clone());
        }
    }
}

/// Replaces NUL characters by U+FFFD, as CommonMark requires.
pub fn without_nul(text: &str) -> String {
    if memchr(0, text.as_bytes()).is_some() {
        text.replace('\0', "\u{FFFD}")
    } else {
        text.to_owned()
    }
}
