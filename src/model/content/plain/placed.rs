//! Plain text with the source positions of its parts, so that a finding can point at one sentence.

use std::mem::take;
use std::ops::Range;

use super::line::{LineWriter, Piece, Purpose};
use crate::model::content::Inline;
use crate::span::Span;

/// Plain text that was made from Markdown. It knows the source position of each text of the author that it contains.
#[derive(Clone, Debug, Default)]
pub struct PlacedText {
    /// The plain text.
    pub text: String,
    /// The ranges of `text` that come from texts of the author, in order, each with its source position. The rest of
    /// `text` is code, descriptions of pictures, and what the conversion added, such as brackets.
    pieces: Vec<Piece>,
}

impl PlacedText {
    /// Converts inlines to plain text, and records where each text of the author stands in the source.
    pub fn of(inlines: &[Inline]) -> Self {
        let mut own = Self::default();
        own.write(inlines);
        own
    }

    /// Makes a plain text. Every part of it gets the source position `span`.
    pub fn whole(text: &str, span: Span) -> Self {
        let mut own = Self::default();
        own.write_whole(text, span);
        own
    }

    /// Replaces this plain text by the plain text of other inlines. Reuses the memory.
    pub fn write(&mut self, inlines: &[Inline]) {
        self.text.clear();
        self.pieces.clear();
        let (text, pieces) = (take(&mut self.text), take(&mut self.pieces));
        let mut writer = LineWriter::over(Purpose::Plain, text, pieces);
        writer.inlines(inlines);
        (self.text, self.pieces) = writer.finish_placed();
    }

    /// Replaces this plain text by `text`. Every part of it gets the source position `span`.
    pub fn write_whole(&mut self, text: &str, span: Span) {
        self.text.clear();
        self.text.push_str(text);
        self.pieces.clear();
        self.pieces.push((0, text.len(), span));
    }

    /// The source position of a range of the plain text. Where the author wrote escapes, such as `\*`, the position is
    /// that of the whole text that contains them. `None` if nothing in the plain text is text of the author.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let start = self.at(range.start, false)?;
        let end = self.at(range.end.max(range.start + 1), true)?;
        let same = start.source == end.source && start.start <= end.end;
        Some(if same { Span { end: end.end.max(start.start), ..start } } else { start })
    }

    /// Returns true if the first and the last byte of a range are in text that the author wrote as text. The rules for
    /// words and punctuation apply only to this text, not to code and descriptions of pictures.
    pub fn is_text(&self, range: &Range<usize>) -> bool {
        let is_text = |offset: usize| {
            let number = self.pieces.partition_point(|(start, ..)| *start <= offset);
            let piece = number.checked_sub(1).and_then(|number| self.pieces.get(number));
            piece.is_some_and(|(start, length, _)| offset < start + length)
        };
        is_text(range.start) && is_text(range.end - 1)
    }

    /// The span, in the file, of the author's text at the byte `offset` of the plain text. The span begins at this
    /// byte, or ends before it if `before` is true. If the text contains escapes, the span is that of the whole text.
    /// `None` if nothing in the plain text is text of the author.
    fn at(&self, offset: usize, before: bool) -> Option<Span> {
        let wanted = offset.saturating_sub(usize::from(before));
        let number = self.pieces.partition_point(|(start, ..)| *start <= wanted).checked_sub(1);
        let (start, length, span) = *self.pieces.get(number.unwrap_or(0))?;
        let within = offset.saturating_sub(start).min(length) as u32;
        let is_exact = (span.end - span.start) as usize == length;
        Some(match (is_exact, before) {
            (false, _) => span,
            (true, false) => Span { start: span.start + within, ..span },
            (true, true) => Span { end: span.start + within, ..span },
        })
    }
}
