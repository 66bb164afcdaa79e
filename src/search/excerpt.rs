//! Makes the excerpts of passages in the search results: a short text around the first match, with the matches marked.

use std::ops::Range;

use super::fold::{Class, FoldedText, class, is_in_word};
use super::query::{Alternative, Query};

/// Maximum number of characters of an excerpt in the search results, without the ellipses at its ends.
const LENGTH: usize = 80;
/// Maximum number of characters of an excerpt before its first match.
const BEFORE: usize = 20;
/// An excerpt in the middle of a text may be up to this many characters shorter than [`LENGTH`], so that it ends with a
/// sentence, a clause or a word.
const NEAR: usize = 20;
/// White space at which an excerpt may begin or end. `search.js` has the same list.
const SPACES: [char; 4] = [' ', '\n', '\u{3000}', '\u{a0}'];

/// A part of a text in the search results: all its characters are marked as a match, or none of them is. Example: for
/// the query `bone`, the text "Bone density" has two stretches: "Bone", which is marked, and " density", which is not.
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

    /// Divides a whole text into stretches: those that match the query, and those between the matches.
    pub fn whole(&self, text: &str) -> Vec<Stretch> {
        self.stretches(text, 0..text.len(), &self.marks(text))
    }

    /// Takes an excerpt around the first match from a text, and divides it into stretches, as `whole` does. Without a
    /// match, the excerpt is the beginning of the text. If text is left out before or after the excerpt, an ellipsis
    /// stands there. There is no ellipsis where the excerpt begins or ends with a whole sentence.
    pub fn excerpt(&self, text: &str) -> Vec<Stretch> {
        let marks = self.marks(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let characters: Vec<char> = text.chars().collect();
        let number = |place: usize| ends.partition_point(|end| *end < place);
        let first = marks.first().map_or(0..0, |mark| number(mark.start)..number(mark.end));
        let cut = Cut::around(first, &characters);
        let mut stretches =
            self.stretches(text, ends[cut.shown.start]..ends[cut.shown.end], &marks);
        let ellipsis = || Stretch { text: "…".to_owned(), is_marked: false };
        if cut.is_end_cut {
            stretches.push(ellipsis());
        }
        if cut.is_start_cut {
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

    /// The byte ranges of a text to mark: the places that contain a whole part of the query, or a whole synonym of a
    /// part. In a text without any of these, the places that contain an index key of the query, such as a pair of Han
    /// characters.
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

/// Where an excerpt begins and ends.
struct Cut {
    /// The characters of the text that the excerpt shows.
    shown: Range<usize>,
    /// True if the excerpt begins in the middle of a sentence.
    is_start_cut: bool,
    /// True if the excerpt ends in the middle of a sentence.
    is_end_cut: bool,
}

impl Cut {
    /// Chooses an excerpt of a text around its first match. `first` is the range of the match in characters. The
    /// excerpt begins and ends at the boundary of a sentence if there is one nearby, otherwise of a clause, otherwise
    /// of a word of Latin letters.
    fn around(first: Range<usize>, text: &[char]) -> Self {
        let is_sentence = |at: &usize| ends(text, *at, "。！？\n", ".!?");
        let is_clause = |at: &usize| ends(text, *at, "，、；：", ",;:");
        let is_space = |at: usize| text.get(at).is_some_and(|own| SPACES.contains(own));
        let mut from = first.start.saturating_sub(BEFORE);
        if let Some(end) = (from..first.start).rev().find(is_sentence) {
            from = end + 1;
        } else if from > 0 && !is_sentence(&(from - 1)) {
            let clause = (from..first.start).find(is_clause);
            from = clause.map_or(from, |end| end + 1);
            while from < first.start && is_within_word(text, from) {
                from += 1;
            }
        }
        while from < first.start && is_space(from) {
            from += 1;
        }
        let mut to = (from + LENGTH).min(text.len());
        if to < text.len() {
            let least = first.end.max(to.saturating_sub(NEAR)).min(to);
            if let Some(end) = (least..to).rev().find(is_sentence) {
                to = end + 1;
            } else if let Some(end) = (least..to).rev().find(is_clause) {
                to = end;
            } else {
                to = (least + 1..=to).rev().find(|at| !is_within_word(text, *at)).unwrap_or(to);
            }
            while to > first.end && is_space(to - 1) {
                to -= 1;
            }
        }
        let before = (0..from).rev().find(|at| text[*at] != ' ');
        Self {
            shown: from..to,
            is_start_cut: before.is_some_and(|before| !is_sentence(&before)),
            is_end_cut: text.get(to).is_some_and(|next| *next != '\n')
                && !to.checked_sub(1).is_some_and(|last| is_sentence(&last)),
        }
    }
}

/// Returns true if the character at index `at` ends a sentence or a clause. A character of `full`, such as `。`, always
/// does. A character of `latin`, such as `.`, does if white space or the end of the text follows.
fn ends(text: &[char], at: usize, full: &str, latin: &str) -> bool {
    let is_space = |own: &char| SPACES.contains(own);
    full.contains(text[at]) || latin.contains(text[at]) && text.get(at + 1).is_none_or(is_space)
}

/// Returns true if index `at` is within a word of letters or digits, so that no excerpt should begin or end there.
fn is_within_word(text: &[char], at: usize) -> bool {
    let is_part = |own: &char| class(*own) == Class::Word || "'’-.,%−".contains(*own);
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    before.is_some_and(is_part) && text.get(at).is_some_and(is_part)
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
