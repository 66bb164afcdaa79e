//! Assigns ids to headings.

pub mod aliases;

use std::collections::{BTreeMap, BTreeSet};

use crate::characters::{is_of_word, is_unseen, normalized};

/// The ids assigned so far in a document.
#[derive(Default)]
pub struct HeadingIds {
    /// Ids that the author gives to headings anywhere in the document, also to headings that come later.
    reserved: BTreeSet<String>,
    taken: BTreeSet<String>,
    /// For each id that several headings should get: the last number that was added to it to make it unique, such as 3
    /// in `causes-3`. The search for the next free number continues from there.
    counts: BTreeMap<String, u32>,
}

impl HeadingIds {
    /// Starts without any assigned id. `reserved` contains all ids and former ids that the author gives to headings of
    /// the document; ids made from headings' texts must differ from them.
    pub fn new<'i>(reserved: impl Iterator<Item = &'i str>) -> Self {
        let reserved = reserved.map(|id| normalized(id).into_owned());
        Self { reserved: reserved.collect(), ..Self::default() }
    }

    /// Assigns an id that the author has given to a heading. If another heading already has this id, adds a number to
    /// it. Returns the assigned id, and true if no number was added.
    pub fn give(&mut self, id: &str) -> (String, bool) {
        let id = normalized(id);
        if self.taken.insert(id.to_string()) {
            return (id.into_owned(), true);
        }
        (self.unique(&id), false)
    }

    /// Makes an id from a heading's text and assigns it. If another heading already has this id, or if the author gives
    /// it to a later heading, adds a number to it. Returns the assigned id, and true if a number was added.
    pub fn derive(&mut self, text: &str) -> (String, bool) {
        let name = name(text);
        if !self.reserved.contains(&name) && self.taken.insert(name.clone()) {
            return (name, false);
        }
        (self.unique(&name), true)
    }

    fn unique(&mut self, name: &str) -> String {
        let count = self.counts.entry(name.to_owned()).or_insert(1);
        loop {
            *count += 1;
            let id = format!("{name}-{count}");
            if !self.reserved.contains(&id) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Makes an id from a heading's text. Keeps letters and digits of any script, with their combining marks; turns ASCII
/// letters into lower case; drops invisible characters; replaces everything else by `-`.
fn name(text: &str) -> String {
    let text = normalized(text);
    let mut name = String::with_capacity(text.len());
    let mut is_between = false;
    for c in text.chars().filter(|c| !is_joiner(*c)) {
        if !is_of_word(c) {
            is_between = true;
            continue;
        }
        if std::mem::take(&mut is_between) && !name.is_empty() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    if name.is_empty() { "section".to_owned() } else { name }
}

/// Returns true for invisible characters that join or shape their neighbours, such as the zero-width joiner. They do
/// not separate words.
fn is_joiner(c: char) -> bool {
    is_unseen(c) && !c.is_control()
}
