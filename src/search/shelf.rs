//! The index as a query reads it: by key, and what the site says of names and of words.

use std::ops::Range;

use super::files::Search;
use super::fold::{Class, Flat, class, is_in_word};
use super::query::Names;

/// The index as a query reads it: a bucket is read once.
pub struct Shelf<'s> {
    search: &'s Search,
    names: Vec<Vec<Vec<char>>>,
    asking: Vec<Vec<char>>,
}

impl<'s> Shelf<'s> {
    /// Nothing is read yet.
    pub fn new(search: &'s Search) -> Self {
        let folded = |name: &String| Flat::of(name).characters;
        let names = search.start.names.iter().chain(&search.start.alike);
        let names = names.map(|names| names.iter().map(folded).collect()).collect();
        let asking = search.start.asking.iter().map(folded).collect();
        Self { search, names, asking }
    }

    /// Where the words around what is asked for stand in a text.
    pub fn asking(&self, flat: &[char]) -> Vec<Range<usize>> {
        let whole = Flat { characters: flat.to_vec(), places: Vec::new() };
        self.asking.iter().flat_map(|word| whole_places(&whole, word)).collect()
    }

    /// How many pages there are, and the first of those that count half.
    pub fn pages(&self) -> (u32, u32) {
        (self.search.start.pages, self.search.start.low)
    }

    /// Whether there is a list of words for each first letter.
    pub fn letters(&self) -> bool {
        self.search.start.letters
    }

    /// What the index says of a key.
    pub fn value(&self, key: &str) -> Option<&'s str> {
        self.search.value(key)
    }

    /// Other names of what a text names, or names in part.
    pub fn other_names(&self, flat: &[char]) -> Vec<Names> {
        let whole = Flat { characters: flat.to_vec(), places: Vec::new() };
        let is_within = |name: &[char]| name.len() > 1 && !whole_places(&whole, name).is_empty();
        let mut found = Vec::new();
        for names in &self.names {
            let others = |own: &[char]| names.iter().filter(|name| *name != own).cloned().collect();
            if names.iter().any(|name| name == flat) {
                found.push(Names::Same(others(flat)));
            } else if let Some(own) = names.iter().find(|name| is_within(name)) {
                found.push(Names::Within(others(own)));
            }
        }
        found
    }
}

/// Every place of a folded text in another where no word of that goes on.
fn whole_places(whole: &Flat, wanted: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = whole.find_from(from, wanted) {
        from = at + wanted.len();
        let is_word = class(whole.characters[from - 1]) == Class::Word;
        if !is_word || whole.characters.get(from).is_none_or(|next| !is_in_word(*next)) {
            found.push(at..from);
        }
    }
    found
}
