//! A piece of Markdown and where its characters stand in a file: a whole section, or a string of a TOML file.

use std::sync::Arc;

use crate::model::content::Text;
use crate::model::mention::Mentions;
use crate::span::{SourceId, Span};

/// Markdown to parse.
#[derive(Clone, Debug)]
pub struct Prose<'t> {
    /// The Markdown, with TOML's escapes undone.
    pub text: &'t str,
    /// All that the file holds.
    pub file: &'t Arc<String>,
    /// The file that it stands in.
    pub source: SourceId,
    /// Where its characters stand there.
    pub origin: Origin,
    /// The mentions of the file.
    pub mentions: &'t Mentions,
}

/// From an offset in the text to one in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The text stands in the file as it is, from this byte on.
    At(usize),
    /// Stretches that stand as they are: (offset in the text, offset in the file), sorted, the first at 0.
    Stretches(Vec<(usize, usize)>),
    /// The text stands somewhere in this range of the file.
    Within(std::ops::Range<usize>),
}

impl Prose<'_> {
    /// A piece of the text, which is shared with the file if it stands there as it is.
    pub fn shared(&self, piece: &str, place: Span) -> Text {
        match self.file.get(place.range()) == Some(piece) {
            true => Text::within(self.file, place.range()),
            false => piece.into(),
        }
    }

    /// The place in the file of a range of the text.
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
