//! Counts how often a guide uses each spelling of a word, or each way to write an amount, for checks that compare
//! files.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Rule, Words};
use crate::span::{SourceId, Span};

/// How often each word or amount occurs, separately for each way to write it, such as 了解 or 瞭解, and for each file. The
/// result does not depend on the order of counting.
#[derive(Default)]
pub struct Tally {
    uses: BTreeMap<Thing, BTreeMap<String, BTreeMap<SourceId, Use>>>,
}

/// Something that can be written in several ways: a word or an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A word. The number is the index of the word's line in the list of words with several spellings.
    Word(usize),
    /// An amount. The numbers are the index of its unit, and its value as digits and a power of ten, such as 15 and 2
    /// for 1500.
    Amount(usize, u64, i32),
}

/// How often one file writes a word or amount in one way, and the first place where it does.
#[derive(Clone, Copy)]
struct Use {
    count: usize,
    first: Span,
}

impl Use {
    /// Adds this count to that of the same file in `files`. Of the two first places, keeps the earlier.
    fn add_to(self, files: &mut BTreeMap<SourceId, Self>) {
        let none = Self { count: 0, first: self.first };
        let known = files.entry(self.first.source).or_insert(none);
        known.count += self.count;
        known.first = known.first.min(self.first);
    }
}

/// One way to write a word or amount, and how often the whole guide uses it.
struct Form<'t> {
    text: &'t str,
    count: usize,
    in_files: &'t BTreeMap<SourceId, Use>,
}

impl Form<'_> {
    fn first(&self) -> Option<Span> {
        self.in_files.values().next().map(|own| own.first)
    }
}

impl Tally {
    /// Counts a place where a word or amount is written in the way `form`.
    pub fn add(&mut self, thing: Thing, form: &str, place: Span) {
        let forms = self.uses.entry(thing).or_default();
        if !forms.contains_key(form) {
            forms.insert(form.to_owned(), BTreeMap::new());
        }
        if let Some(files) = forms.get_mut(form) {
            Use { count: 1, first: place }.add_to(files);
        }
    }

    /// Adds the counts of another tally.
    pub fn extend(&mut self, others: Self) {
        for (thing, forms) in others.uses {
            let own = self.uses.entry(thing).or_default();
            for (form, files) in forms {
                let own = own.entry(form).or_default();
                files.into_values().for_each(|other| other.add_to(own));
            }
        }
    }

    /// Reports words and amounts that are written in several ways, such as 台 and 臺, if `is_of_rule` returns true for
    /// them. The most frequent spelling counts as right. Every other spelling is reported once per file, at its first
    /// place there. The finding also points to the first place of the most frequent spelling, labelled `commoner`.
    pub fn report(
        &self,
        rule: &'static Rule,
        commoner: &'static Words,
        is_of_rule: impl Fn(&Thing) -> bool,
        found: &mut Diagnostics,
    ) {
        for (_, forms) in self.uses.iter().filter(|(thing, _)| is_of_rule(thing)) {
            let forms = forms.iter().map(|(text, in_files)| {
                let count = in_files.values().map(|own| own.count).sum();
                Form { text, count, in_files }
            });
            let mut forms: Vec<Form<'_>> = forms.collect();
            // Of equally frequent ways, the first one in the guide is preferred.
            forms.sort_by_key(|form| (std::cmp::Reverse(form.count), form.first()));
            let Some((common, rarer)) = forms.split_first() else { continue };
            for form in rarer {
                for own in form.in_files.values() {
                    let finding = rule.at(own.first).with("rarer", form.text);
                    let finding = finding.with("commoner", common.text);
                    let finding = finding.with("count", common.count.to_string());
                    let finding = finding.with("rarer-count", form.count.to_string());
                    found.push(match common.first() {
                        Some(place) => finding.related(place, commoner),
                        None => finding,
                    });
                }
            }
        }
    }
}
