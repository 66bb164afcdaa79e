//! Markdown with the positions of its characters in a file: a whole section, or a string in a TOML file.

use std::sync::Arc;

use crate::model::content::Text;
use crate::model::mention::Mentions;
use crate::span::{SourceId, Span};

/// A Markdown text that is to be parsed, and where its characters are in a file.
#[derive(Clone, Debug)]
pub struct Prose<'t> {
    /// The Markdown itself. If it comes from a TOML string, the escapes of the string are decoded.
    pub text: &'t str,
    /// The content of the whole file that contains the Markdown.
    pub file: &'t Arc<String>,
    /// The file that contains the Markdown.
    pub source: SourceId,
    /// Where the characters of the Markdown are in the file.
    pub origin: Origin,
    /// Collects the mentions of the file.
    pub mentions: &'t Mentions,
}

/// Where the characters of a Markdown text are in the file that contains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The Markdown text is in the file unchanged, from this byte offset on.
    At(usize),
    /// The Markdown text is joined from several byte ranges of the file, for instance because escapes separate them.
    /// For each range: its offset in the text, then its offset in the file. The first range has the offset 0 in the
    /// text.
    Stretches(Vec<(usize, usize)>),
    /// The Markdown text comes from this byte range of the file. The positions of its single characters are not known.
    Within(std::ops::Range<usize>),
}

impl Prose<'_> {
    /// Makes a text from `piece`, a part of the Markdown, which is at the position `place` of the file. The text shares
    /// the file's memory if the file contains exactly this text there, and otherwise is a copy.
    pub fn shared(&self, piece: &str, place: Span) -> Text {
        match self.file.get(place.range()).is_some_and(|own| is_same(own, piece)) {
            true => Text::within(self.file, place.range()),
            false => piece.into(),
        }
    }

    /// Converts a byte range of the Markdown to a position in the file.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        if let Origin::Within(place) = &self.origin {
            return Span::new(self.source, place.clone());
        }
        let start = self.file_offset(range.start);
        Span::new(self.source, start..self.file_offset(range.end).max(start))
    }

    fn file_offset(&self, offset: usize) -> usize {
        match &self.origin {
            Origin::At(start) => start + offset,
            Origin::Within(place) => place.start,
            Origin::Stretches(stretches) => {
                let after = stretches.partition_point(|(text, _)| *text <= offset);
                let (text, file) = after.checked_sub(1).map_or((0, 0), |at| stretches[at]);
                file + (offset - text)
            }
        }
    }
}

/// Returns true if two texts are equal. Nearly always both are the same range of the Markdown, so that their characters
/// need not be compared.
pub fn is_same(text: &str, other: &str) -> bool {
    std::ptr::eq(text, other) || text == other
}
