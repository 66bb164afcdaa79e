//! Counts how often a guide uses each spelling of a word, or each way to write an amount, for checks that compare
//! files.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Rule, Words};
use crate::span::Span;

/// How often each word or amount occurs, separately for each way to write it, such as 了解 or 瞭解, and for each file. The
/// result does not depend on the order of counting.
#[derive(Default)]
pub struct Tally {
    uses: BTreeMap<Thing, BTreeMap<String, Vec<Use>>>,
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
    /// Adds the count of another use, if it is of the same file. Of the two first places, keeps the earlier. Returns
    /// false and changes nothing if the other use is of another file.
    fn take_in(&mut self, other: &Self) -> bool {
        let is_same = self.first.source == other.first.source;
        if is_same {
            self.count += other.count;
            self.first = self.first.min(other.first);
        }
        is_same
    }
}

/// One way to write a word or amount, and how often the whole guide uses it.
struct Form<'t> {
    text: &'t str,
    count: usize,
    /// The uses in each file, in the order of the files.
    in_files: Vec<Use>,
}

impl<'t> Form<'t> {
    fn of(text: &'t str, uses: &[Use]) -> Self {
        let mut in_files = uses.to_vec();
        in_files.sort_by_key(|own| own.first);
        in_files.dedup_by(|next, own| own.take_in(next));
        Self { text, count: in_files.iter().map(|own| own.count).sum(), in_files }
    }

    fn first(&self) -> Option<Span> {
        self.in_files.first().map(|own| own.first)
    }
}

impl Tally {
    /// Counts a place where a word or amount is written in the way `form`.
    pub fn add(&mut self, thing: Thing, form: &str, place: Span) {
        let own = Use { count: 1, first: place };
        let forms = self.uses.entry(thing).or_default();
        let Some(uses) = forms.get_mut(form) else {
            forms.insert(form.to_owned(), vec![own]);
            return;
        };
        // Most uses are in the same file as the one before them.
        if !uses.last_mut().is_some_and(|last| last.take_in(&own)) {
            uses.push(own);
        }
    }

    /// Adds the counts of another tally.
    pub fn extend(&mut self, others: Self) {
        for (thing, forms) in others.uses {
            let own = self.uses.entry(thing).or_default();
            for (form, uses) in forms {
                own.entry(form).or_default().extend(uses);
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
        let mixed = self.uses.iter().filter(|(thing, forms)| is_of_rule(thing) && forms.len() > 1);
        for (_, forms) in mixed {
            let mut forms: Vec<Form<'_>> =
                forms.iter().map(|(text, uses)| Form::of(text, uses)).collect();
            // Of equally frequent ways, the first one in the guide is preferred.
            forms.sort_by_key(|form| (std::cmp::Reverse(form.count), form.first()));
            let Some((common, rarer)) = forms.split_first() else { continue };
            for form in rarer {
                for own in &form.in_files {
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
