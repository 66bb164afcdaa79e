//! Makes the excerpts of passages in the search results: a short text around the first match, with the matches marked.

use std::ops::Range;

use super::fold::{Class, FoldedText, class, is_in_word};
use super::query::{Alternative, Query};

/// Maximum number of characters of an excerpt in the search results, without the ellipses at its ends.
const LENGTH: usize = 80;
/// Maximum number of characters of an excerpt before its first match.
const BEFORE: usize = 20;

/// Some successive characters of a text in the search results, which are all marked as a match or all not marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The characters of this stretch of text, with a space in place of each line end.
    pub text: String,
    /// True if this stretch of text matches the query, so that the results mark it.
    pub is_marked: bool,
}

/// Finds and marks the matches of a query in the texts of search results.
pub struct Marker<'q> {
    alternatives: Vec<&'q Alternative>,
}

impl<'q> Marker<'q> {
    /// Creates a marker for the matches of this query.
    pub fn new(query: &'q Query) -> Self {
        let pieces = query.pieces.iter().flat_map(|piece| &piece.alternatives);
        let concepts = query.concepts.iter().flat_map(|concept| &concept.alternatives);
        Self { alternatives: pieces.chain(concepts).collect() }
    }

    /// Cuts a text at the edges of its matches, so that each stretch of text matches the query as a whole or not at
    /// all.
    pub fn whole(&self, text: &str) -> Vec<Stretch> {
        self.stretches(text, 0..text.len(), &self.marks(text))
    }

    /// Takes an excerpt around the first match from a text, and cuts it at the edges of its matches, as `whole` does.
    /// Without a match, the excerpt is the beginning of the text. An ellipsis stands for text that is left out.
    pub fn excerpt(&self, text: &str) -> Vec<Stretch> {
        let marks = self.marks(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let first = marks.first().map_or(0, |mark| mark.start);
        let first = ends.partition_point(|end| *end < first);
        let mut from = first.saturating_sub(BEFORE);
        // Begin with a sentence or line that starts shortly before the match, if there is one.
        if let Some(begin) =
            (from..first).rev().find(|at| text[ends[*at]..].starts_with(['。', '\n', '！', '？']))
        {
            from = begin + 1;
        }
        let to = (from + LENGTH).min(ends.len() - 1);
        let mut stretches = self.stretches(text, ends[from]..ends[to], &marks);
        let ellipsis = || Stretch { text: "…".to_owned(), is_marked: false };
        if to + 1 < ends.len() {
            stretches.push(ellipsis());
        }
        if from > 0 && !text[..ends[from]].ends_with(['。', '\n', '！', '？']) {
            stretches.insert(0, ellipsis());
        }
        stretches
    }

    fn stretches(&self, text: &str, shown: Range<usize>, marks: &[Range<usize>]) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut at = shown.start;
        let mut push = |range: Range<usize>, is_marked| {
            if !range.is_empty() {
                let text = text[range].replace('\n', " ");
                stretches.push(Stretch { text, is_marked });
            }
        };
        for mark in marks {
            let start = mark.start.clamp(at, shown.end);
            let end = mark.end.clamp(start, shown.end);
            push(at..start, false);
            push(start..end, true);
            at = end;
        }
        push(at..shown.end, false);
        stretches
    }

    /// The byte ranges of a text to mark: where a part of the query, or a synonym of it, occurs as a whole. If there
    /// are none: where the index keys of the query occur, such as pairs of Han characters.
    fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let flat = FoldedText::of(text);
        let whole =
            self.alternatives.iter().flat_map(|alternative| places(&flat, &alternative.flat));
        let mut found: Vec<Range<usize>> = whole.collect();
        if found.is_empty() {
            for key in self
                .alternatives
                .iter()
                .flat_map(|alternative| &alternative.keys)
                .flat_map(|query_key| &query_key.keys)
            {
                found.extend(places(&flat, &key.chars().collect::<Vec<_>>()));
            }
        }
        found.sort_by_key(|range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for range in found {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        let end = |range: &Range<usize>| {
            let last = flat.places[range.end - 1];
            last + text[last..].chars().next().map_or(0, char::len_utf8)
        };
        joined.iter().map(|range| flat.places[range.start]..end(range)).collect()
    }
}

/// The ranges of characters in which `wanted` occurs in a folded text. If `wanted` ends inside a word of the text, the
/// range extends to the end of that word.
fn places(flat: &FoldedText, wanted: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = flat.find_from(from, wanted) {
        let mut end = at + wanted.len();
        if class(flat.characters[end - 1]) == Class::Word {
            while flat.characters.get(end).is_some_and(|next| is_in_word(*next)) {
                end += 1;
            }
        }
        found.push(at..end);
        from = end;
    }
    found
}
