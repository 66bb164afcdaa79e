//! Finds the names in a query that have synonyms, such as `doctor` and `physician`: a search for one of these names
//! also finds the others.

use std::cmp::Reverse;
use std::ops::Range;

use super::Lookup;
use crate::search::fold::{Class, FoldedText, class, is_in_word};

/// Maximum number of synonyms that are looked up for one name.
const MOST_NAMES: usize = 4;

/// Maximum number of names in one query whose synonyms are looked up.
const MOST_NAMED: usize = 4;

impl Lookup<'_> {
    /// The names in a query that have synonyms, at most [`MOST_NAMED`]. Longer names come first, and names do not
    /// overlap. A name of one character counts only if a whole part of the query consists of it.
    pub fn named(&self, query: &[char]) -> Vec<Named> {
        let whole = FoldedText { characters: query.to_vec(), places: Vec::new() };
        let is_gap = |at: Option<usize>| at.and_then(|at| query.get(at)).is_none_or(|c| *c == ' ');
        let is_part =
            |place: &Range<usize>| is_gap(place.start.checked_sub(1)) && is_gap(Some(place.end));
        let mut found: Vec<(&[char], usize)> = Vec::new();
        for (group, names) in self.names.iter().enumerate() {
            found.extend(names.iter().map(|name| (name.as_slice(), group)));
        }
        found.sort_by_key(|(name, group)| (Reverse(name.len()), *group));
        let mut named: Vec<Named> = Vec::new();
        for (own, group) in found {
            let mut places = whole_places(&whole, own);
            places.retain(|place| own.len() > 1 || is_part(place));
            places.retain(|place| !named.iter().any(|name| name.overlaps(place)));
            if places.is_empty() {
                continue;
            }
            if let Some(known) = named.iter_mut().find(|name| name.group == group) {
                known.places.append(&mut places);
            } else if named.len() < MOST_NAMED {
                let others = self.names[group].iter().filter(|name| *name != own).take(MOST_NAMES);
                let names = std::iter::once(own.to_vec()).chain(others.cloned()).collect();
                named.push(Named { group, names, places });
            }
        }
        named
    }
}

/// A name in a query that has synonyms.
pub struct Named {
    group: usize,
    /// The name, then its synonyms, all folded.
    pub names: Vec<Vec<char>>,
    /// The ranges of the query, in characters, that contain the name or a synonym of it.
    pub places: Vec<Range<usize>>,
}

impl Named {
    fn overlaps(&self, place: &Range<usize>) -> bool {
        self.places.iter().any(|own| own.start < place.end && place.start < own.end)
    }
}

/// The ranges of characters in a folded text that contain `wanted`. A range must end where a word ends; the `s` of an
/// English plural may follow `wanted`.
pub fn whole_places(whole: &FoldedText, wanted: &[char]) -> Vec<Range<usize>> {
    let is_end = |at: usize| whole.characters.get(at).is_none_or(|next| !is_in_word(*next));
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = whole.find_from(from, wanted) {
        from = at + wanted.len();
        let last = whole.characters[from - 1];
        let is_plural = last.is_ascii_lowercase() && whole.characters.get(from) == Some(&'s');
        if class(last) != Class::Word || is_end(from) {
            found.push(at..from);
        } else if is_plural && is_end(from + 1) {
            found.push(at..from + 1);
        }
    }
    found
}
