//! Pairs the delimiters of emphasis, strong emphasis and strikethrough anew.
//!
//! The parser pairs runs of `*` and `_` by CommonMark's rules. By these rules, `**` cannot close strong emphasis
//! between `。` and a letter, so that `**量血壓。**不要` would keep its asterisks. Therefore this module splits the parser's
//! pairs into the original runs and applies CommonMark's algorithm again (0.31.2, "An algorithm for parsing nested
//! emphasis and links"), with the flanking rules of the CJK-friendly amendments. Everything that takes precedence over
//! emphasis is kept as parsed: code, tags, links, escapes.

mod flanking;
mod signs;

use super::super::prose::is_same;
use super::events::Placed;
use super::inlines::is_inline;
use flanking::Flanking;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use signs::{Signs, next_run};
use std::ops::Range;

/// Assumed number of bytes of text per event, by which memory for the events is reserved. The number is low, so that
/// the list of events rarely needs to grow.
const BYTES_PER_EVENT: usize = 12;

/// The parser's events, with the emphasis paired anew.
pub fn pair<'t>(text: &'t str, events: impl Iterator<Item = Placed<'t>>) -> Vec<Placed<'t>> {
    let mut paired = Vec::with_capacity(text.len() / BYTES_PER_EVENT);
    let mut block = BlockInlines::new(text, 0);
    let mut signs = Signs::of(text);
    let mut is_verbatim = false;
    for (event, place) in events {
        let is_block = match &event {
            Event::Start(tag) => !is_inline(tag),
            Event::End(tag) => !ends_inline(*tag),
            Event::Rule | Event::Html(_) => true,
            _ => is_verbatim,
        };
        if !is_block {
            // Before the first sign, all starts of elements were passed, so an end that comes now belongs to one of them.
            let is_end = matches!(event, Event::End(_));
            if block.is_empty() && (is_end || !signs.are_within(&place)) {
                block.pass(&event, &place);
                paired.push((event, place));
            } else {
                block.add(event, place);
            }
            continue;
        }
        block.move_into(&mut paired);
        block.end = place.end;
        match &event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => is_verbatim = true,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => is_verbatim = false,
            Event::Start(_) => block.end = place.start,
            _ => {}
        }
        paired.push((event, place));
    }
    block.move_into(&mut paired);
    paired
}

fn ends_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image)
}

/// The inlines of one block from the first `*`, `_` or `~` on, and the state of pairing their emphasis.
struct BlockInlines<'t> {
    text: &'t str,
    pieces: Vec<Piece<'t>>,
    /// The byte range of the Markdown that was added last, until it is searched for runs of `*`, `_` or `~`. If a
    /// backslash escapes the first character in the range, also the offset of this character, otherwise `None`.
    source: Option<(Range<usize>, Option<usize>)>,
    /// Byte offset in the text at which the last added event ends.
    end: usize,
    /// True if the next text is at the start of a line of Markdown.
    is_line_start: bool,
    runs: Vec<Run>,
    pairs: Vec<Pair>,
    /// Indices in `runs` of the runs of `*`, `_` or `~` that may still open emphasis, innermost last.
    openers: Vec<usize>,
    bottoms: OpenersBottom,
    /// For each link or picture that has not ended yet: the number of `openers` and the value of `bottoms` at its
    /// start. When the link or picture ends, both are set back to these values.
    links: Vec<(usize, OpenersBottom)>,
}

enum Piece<'t> {
    /// A byte range of the Markdown that may contain runs of `*`, `_` or `~`.
    Source(Range<usize>),
    /// Any other event, such as code or a line break, with its position. It contains no text to search for `*`, `_` or
    /// `~`.
    Other(Placed<'t>),
}

/// A run of `*`, `_` or `~`. Signs at its left end can close emphasis, and signs at its right end can open emphasis.
/// The signs between them, if any remain, are text.
struct Run {
    place: Range<usize>,
    flanking: Flanking,
    /// Byte range of those signs of the run that are not yet in a pair.
    rest: Range<usize>,
    /// Indices in `pairs` of the pairs that this run of `*`, `_` or `~` closes, innermost first.
    closes: Range<usize>,
    /// Index in `pairs` of the outermost pair that this run of `*`, `_` or `~` opens; `None` if it opens none.
    opens: Option<usize>,
}

/// An opening and a closing delimiter that belong together.
struct Pair {
    place: Range<usize>,
    mark: Mark,
    /// Index in `pairs` of the outermost pair inside this one that the same run of `*`, `_` or `~` opens. `None` if the
    /// run opens no other pair inside this one.
    inner: Option<usize>,
}

#[derive(Clone, Copy)]
enum Mark {
    Emphasis,
    Strong,
    Strikethrough,
}

/// The `openers_bottom` of CommonMark's algorithm, for each type of closing run: how many of the outermost openers
/// match no run of this type. The search for an opener skips these.
type OpenersBottom = [usize; 18];

impl<'t> BlockInlines<'t> {
    fn new(text: &'t str, end: usize) -> Self {
        Self {
            text,
            pieces: Vec::new(),
            source: None,
            end,
            is_line_start: true,
            runs: Vec::new(),
            pairs: Vec::new(),
            openers: Vec::new(),
            bottoms: OpenersBottom::default(),
            links: Vec::new(),
        }
    }

    /// Returns true if no event has been added so far.
    fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.source.is_none()
    }

    /// Takes note of an event that need not be added, because it contains none of the signs and none were before it.
    fn pass(&mut self, event: &Event<'_>, place: &Range<usize>) {
        self.end = if matches!(event, Event::Start(_)) { place.start } else { place.end };
        self.is_line_start = matches!(event, Event::SoftBreak | Event::HardBreak);
    }

    fn add(&mut self, event: Event<'t>, place: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis) => self.add_source(place.start..place.start + 1),
            Event::Start(Tag::Strong) => self.add_source(place.start..place.start + 2),
            Event::End(TagEnd::Emphasis) => self.add_source(place.end - 1..place.end),
            Event::End(TagEnd::Strong) => self.add_source(place.end - 2..place.end),
            Event::Text(piece) if is_same(&piece, &self.text[place.clone()]) => {
                self.add_source(place);
            }
            event => self.add_other(event, place),
        }
    }

    fn add_source(&mut self, place: Range<usize>) {
        let is_after_gap = self.end < place.start;
        self.end = place.end;
        match &mut self.source {
            Some((source, _)) if source.end == place.start => source.end = place.end,
            _ => {
                // The parser omits the backslash of an escape.
                let is_escaped = is_after_gap && self.text[..place.start].ends_with('\\');
                let escaped = is_escaped.then_some(place.start);
                self.finish_source(false);
                self.source = Some((place, escaped));
            }
        }
    }

    fn add_other(&mut self, event: Event<'t>, place: Range<usize>) {
        self.finish_source(false);
        self.end = place.end;
        match event {
            Event::Start(_) => {
                self.end = place.start;
                self.links.push((self.openers.len(), self.bottoms));
                self.bottoms = [self.openers.len(); 18];
            }
            // Runs inside a link do not pair with runs outside.
            Event::End(_) => {
                if let Some((openers, bottoms)) = self.links.pop() {
                    self.openers.truncate(openers);
                    self.bottoms = bottoms;
                }
            }
            _ => {}
        }
        self.is_line_start = matches!(event, Event::SoftBreak | Event::HardBreak);
        self.pieces.push(Piece::Other((event, place)));
    }

    /// Pairs the runs of `*`, `_` and `~` in the Markdown collected so far. `is_last` is true if the block ends after
    /// this Markdown.
    fn finish_source(&mut self, is_last: bool) {
        let Some((source, escaped)) = self.source.take() else { return };
        let mut from = escaped.map_or(source.start, |first| {
            first + self.text[first..].chars().next().map_or(0, char::len_utf8)
        });
        while let Some(run) = next_run(self.text, from..source.end) {
            from = run.end;
            let before = if run.start == source.start && self.is_line_start {
                ""
            } else {
                &self.text[..run.start]
            };
            let after = if run.end == source.end && is_last { "" } else { &self.text[run.end..] };
            let flanking = Flanking::new(before, self.text.as_bytes()[run.start], after);
            if flanking.can_open || flanking.can_close {
                self.add_run(run, flanking);
            }
        }
        self.is_line_start = false;
        self.pieces.push(Piece::Source(source));
    }

    fn add_run(&mut self, place: Range<usize>, flanking: Flanking) {
        let pairs = self.pairs.len();
        let mut run =
            Run { rest: place.clone(), place, flanking, closes: pairs..pairs, opens: None };
        if run.flanking.can_close {
            self.close(&mut run);
        }
        if run.flanking.can_open && !run.rest.is_empty() {
            self.openers.push(self.runs.len());
        }
        self.runs.push(run);
    }

    /// Pairs the closing run `closer` with opening runs before it, until all of its signs are paired or no opening run
    /// matches.
    fn close(&mut self, closer: &mut Run) {
        let sign = self.text.as_bytes()[closer.place.start];
        let bottom_index = closer.bottom_index(sign);
        while !closer.rest.is_empty() {
            let bottom = self.bottoms[bottom_index].min(self.openers.len());
            let candidates = &self.openers[bottom..];
            let found = candidates.iter().rposition(|opener| {
                let opener = &self.runs[*opener];
                self.text.as_bytes()[opener.place.start] == sign && opener.matches(closer)
            });
            let Some(found) = found.map(|found| bottom + found) else {
                self.bottoms[bottom_index] = self.openers.len();
                return;
            };
            let opener = &mut self.runs[self.openers[found]];
            let (mark, length) = match sign {
                b'~' => (Mark::Strikethrough, 2),
                _ if opener.rest.len() > 1 && closer.rest.len() > 1 => (Mark::Strong, 2),
                _ => (Mark::Emphasis, 1),
            };
            opener.rest.end -= length;
            closer.rest.start += length;
            let place = opener.rest.end..closer.rest.start;
            self.pairs.push(Pair { place, mark, inner: opener.opens });
            opener.opens = Some(self.pairs.len() - 1);
            closer.closes.end = self.pairs.len();
            // Runs between the two delimiters can no longer be paired.
            let is_used_up = opener.rest.is_empty();
            self.openers.truncate(if is_used_up { found } else { found + 1 });
            for bottom in &mut self.bottoms {
                *bottom = (*bottom).min(self.openers.len());
            }
        }
    }

    /// Appends the events of the block to `paired`, with its emphasis, and makes this value empty for the next block.
    fn move_into(&mut self, paired: &mut Vec<Placed<'t>>) {
        if self.is_empty() {
            self.is_line_start = true;
            return;
        }
        self.finish_source(true);
        let (text, pairs) = (self.text, &self.pairs);
        let mut runs = self.runs.drain(..).peekable();
        for piece in self.pieces.drain(..) {
            let mut source = match piece {
                Piece::Other(placed) => {
                    paired.push(placed);
                    continue;
                }
                Piece::Source(source) => source,
            };
            while let Some(run) = runs.next_if(|run| run.place.start < source.end) {
                for pair in &pairs[run.closes] {
                    push_text(text, source.start..pair.place.end - pair.mark.length(), paired);
                    paired.push((Event::End(pair.mark.end()), pair.place.clone()));
                    source.start = pair.place.end;
                }
                let mut opens = run.opens;
                while let Some(pair) = opens.map(|pair| &pairs[pair]) {
                    push_text(text, source.start..pair.place.start, paired);
                    paired.push((Event::Start(pair.mark.start()), pair.place.clone()));
                    source.start = pair.place.start + pair.mark.length();
                    opens = pair.inner;
                }
            }
            push_text(text, source, paired);
        }
        drop(runs);
        self.clear();
    }

    /// Empties this value for the next block, but keeps the allocated memory.
    fn clear(&mut self) {
        self.is_line_start = true;
        self.pairs.clear();
        self.openers.clear();
        self.bottoms = OpenersBottom::default();
        self.links.clear();
    }
}

fn push_text<'t>(text: &'t str, place: Range<usize>, paired: &mut Vec<Placed<'t>>) {
    if !place.is_empty() {
        let text = CowStr::Borrowed(&text[place.clone()]);
        paired.push((Event::Text(text), place));
    }
}

impl Run {
    /// The index in [`OpenersBottom`] for this closing run. It depends on three things: the run's character, `sign`;
    /// its length modulo 3; and whether the run can also open emphasis.
    fn bottom_index(&self, sign: u8) -> usize {
        let sign = match sign {
            b'*' => 0,
            b'_' => 1,
            _ => 2,
        };
        6 * sign + 3 * usize::from(self.flanking.can_open) + self.place.len() % 3
    }

    /// Returns true if this opening run and `closer`, both of the same character, may pair by rules 9 and 10 of
    /// CommonMark's section on emphasis.
    fn matches(&self, closer: &Self) -> bool {
        let either_is_both = self.flanking.can_close || closer.flanking.can_open;
        let [opening, closing] = [self.place.len(), closer.place.len()];
        !either_is_both || closing.is_multiple_of(3) || !(opening + closing).is_multiple_of(3)
    }
}

impl Mark {
    fn length(self) -> usize {
        match self {
            Self::Emphasis => 1,
            Self::Strong | Self::Strikethrough => 2,
        }
    }

    fn start<'t>(self) -> Tag<'t> {
        match self {
            Self::Emphasis => Tag::Emphasis,
            Self::Strong => Tag::Strong,
            Self::Strikethrough => Tag::Strikethrough,
        }
    }

    fn end(self) -> TagEnd {
        match self {
            Self::Emphasis => TagEnd::Emphasis,
            Self::Strong => TagEnd::Strong,
            Self::Strikethrough => TagEnd::Strikethrough,
        }
    }
}
