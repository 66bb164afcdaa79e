//! The ids of headings.

use std::collections::{BTreeMap, BTreeSet};

/// The ids of a document so far.
#[derive(Default)]
pub struct Anchors {
    /// Given by the author somewhere in the document, whether we have come to it or not.
    reserved: BTreeSet<String>,
    taken: BTreeSet<String>,
    /// How often a name was asked for, so that a thousand equal headings need no thousand tries each.
    counts: BTreeMap<String, u32>,
}

impl Anchors {
    /// Knows the ids that the author gives.
    pub fn new<'i>(reserved: impl Iterator<Item = &'i str>) -> Self {
        Self { reserved: reserved.map(str::to_owned).collect(), ..Self::default() }
    }

    /// The id that the author gives, and whether it is the first heading to have it.
    pub fn give(&mut self, id: &str) -> (String, bool) {
        if self.taken.insert(id.to_owned()) {
            return (id.to_owned(), true);
        }
        (self.unique(id), false)
    }

    /// An id made from a heading's text.
    pub fn derive(&mut self, text: &str) -> String {
        let name = name(text);
        if !self.reserved.contains(&name) && self.taken.insert(name.clone()) {
            return name;
        }
        self.unique(&name)
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

/// Letters and digits of any script, ASCII in lower case; `-` for all between.
fn name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    if name.is_empty() { "section".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn ids_are_unique_also_against_those_to_come() {
        let mut anchors = Anchors::new(["骨質-3"].into_iter());
        let ids =
            ["骨質", "骨質", "骨質", "Vitamin D：多少？", "？"].map(|text| anchors.derive(text));
        assert_eq!(ids, ["骨質", "骨質-2", "骨質-4", "vitamin-d-多少", "section"]);
        assert_eq!(anchors.give("骨質-3"), ("骨質-3".to_owned(), true));
        assert_eq!(anchors.give("骨質-3"), ("骨質-3-2".to_owned(), false));
    }
}
