//! Scores pages for a query, as specified in `docs/search.md`. All numbers are integers, so that the script in browsers
//! computes the same scores.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::packed_integers;
use super::query::{Alternative, Concept, Phrasing, Query, QueryKey};
use super::searchable_site::Lookup;

/// If at least this many pages match the query fully, pages that match only a part of it are left out.
const ENOUGH: usize = 3;

/// A query with at least this many required parts is a question. For a question, a page with all parts does not always
/// come before a page with only some of them, because some words of a question matter less than others. Instead, a page
/// with all parts gets more points.
const WORDS_OF_QUESTION: usize = 3;

/// A page that contains only some of the query's keys is found only if these keys have at least one fourth of the
/// weight of all keys. This number is the denominator of that fraction.
const LEAST_SHARE: u64 = 4;

/// Two numbers for the weight of a key. A key that every page contains has the weight `COMMONEST`. Each time the number
/// of pages with the key is halved, the weight grows by `DOUBLING`.
const DOUBLING: u64 = 16;
const COMMONEST: u64 = 8;

/// Maximum weight of an index key that belongs partly to the phrasing of a question, such as "how". The constant below
/// is the maximum weight of a key that belongs only to the phrasing.
const PARTLY_PHRASING: u64 = 12;
const FULLY_PHRASING: u64 = 1;

/// Factors for the weight of a key, by the place of the key in a page: `IN_NAME` in the name of a passage, `IN_TITLE`
/// in the title of the page, `IN_SUMMARY` in the text before the page's first heading. That text sums the page up.
const IN_NAME: u64 = 6;
const IN_TITLE: u64 = 5;
const IN_SUMMARY: u64 = 2;

/// Tier of a page of the glossary that defines a name, if the query asks what this name means.
pub const TERM: u32 = 4;

/// Number of passages for which a page gets points: its best ones. It is more than one, because an answer is often
/// spread over a few passages.
const BEST: usize = 3;

/// Where a key occurs. The outer map is by page number, the inner map by passage number. The value is true if the key
/// is in the passage's name.
type Pages = BTreeMap<u32, BTreeMap<u32, bool>>;

fn pages_of(postings: &str) -> Pages {
    let mut pages = Pages::new();
    let mut numbers = packed_integers::all(postings);
    let mut page = 0;
    while let Some(gap) = numbers.next() {
        page += gap;
        let mut passage = 0;
        let passages = pages.entry(page).or_default();
        for number in numbers.by_ref() {
            passage += number >> 2;
            passages.insert(passage, number & 2 != 0);
            if number & 1 != 0 {
                break;
            }
        }
    }
    pages
}

/// The postings of all index keys that are accepted for a key of the query.
fn pages_of_key(key: &QueryKey, lookup: &Lookup<'_>) -> Pages {
    let mut pages = Pages::new();
    for key in &key.keys {
        add(&mut pages, pages_of(lookup.postings(key)));
    }
    pages
}

/// Adds the postings `others` to `pages`. If a key is both in the name and in the text of a passage, the passage counts
/// as having it in the name.
fn add(pages: &mut Pages, others: Pages) {
    for (page, passages) in others {
        let known = pages.entry(page).or_default();
        for (passage, is_name) in passages {
            *known.entry(passage).or_default() |= is_name;
        }
    }
}

/// The passages that contain all of these keys. The value of a passage is true if its name contains all of them.
fn common(keys: &[Pages]) -> Pages {
    let mut pages = Pages::new();
    let Some((first, others)) = keys.split_first() else { return pages };
    for (page, passages) in first {
        for (passage, is_name) in passages {
            let in_other = |own: &Pages| own.get(page)?.get(passage).copied();
            let all: Option<Vec<bool>> = others.iter().map(in_other).collect();
            if let Some(all) = all {
                let is_name = *is_name && all.iter().all(|own| *own);
                pages.entry(*page).or_default().insert(*passage, is_name);
            }
        }
    }
    pages
}

/// The weight of a key or name. `count` is the number of all pages, `having` the number of pages that contain the key.
/// The fewer pages contain it, the greater the weight: each halving of their number adds [`DOUBLING`], and between two
/// halvings the weight grows evenly.
fn weight(count: u32, having: usize) -> u64 {
    let rarity = (u64::from(count.max(1)) << 10) / (having.max(1) as u64);
    let doublings = u64::from(rarity.max(1 << 10).ilog2());
    COMMONEST + DOUBLING * (doublings - 10) + (rarity.max(1 << 10) >> (doublings - 4) & 15)
}

/// What gives a page points: a key, or a name with its synonyms.
struct Clue {
    pages: Pages,
    weight: u64,
    /// How much this clue counts when search computes which part of the query a page contains. Zero for the phrasing of
    /// a question, such as "how".
    share: u64,
}

impl Clue {
    fn of_key(key: &QueryKey, count: u32, lookup: &Lookup<'_>) -> Self {
        let pages = pages_of_key(key, lookup);
        let own = weight(count, pages.len());
        let weight = match key.phrasing {
            Phrasing::No => own,
            Phrasing::Partly => own.min(PARTLY_PHRASING),
            Phrasing::Yes => own.min(FULLY_PHRASING),
        };
        Self { pages, weight, share: if key.phrasing == Phrasing::Yes { 0 } else { weight } }
    }

    /// A name with synonyms has one and a half times the weight of a key, because a name says more than a pair of
    /// characters.
    fn of_concept(concept: &Concept, count: u32, lookup: &Lookup<'_>) -> Self {
        let mut pages = Pages::new();
        for Alternative { keys, .. } in &concept.alternatives {
            let required = keys.iter().filter(|key| key.is_required);
            let all: Vec<Pages> = required.map(|key| pages_of_key(key, lookup)).collect();
            add(&mut pages, common(&all));
        }
        let weight = weight(count, pages.len()) * 3 / 2;
        Self { pages, weight, share: weight }
    }
}

/// The keys that a page must contain to match one alternative fully: for each key, where it occurs.
type Required = Vec<Pages>;

/// Scores pages for a query.
pub struct Ranking {
    clues: Vec<Clue>,
    /// For each required piece of the query, its alternatives.
    pieces: Vec<Vec<Required>>,
    /// Passages whose whole name equals the query or a synonym of it.
    named: Pages,
    /// If the query asks for the meaning of a name: the passages of the glossary that define this name or a synonym of
    /// it.
    terms: Pages,
    /// If the query asks for a meaning: the pages of the glossary that define a name in the query. The points of these
    /// pages are not halved.
    explaining: BTreeSet<u32>,
    /// Three page numbers in the index: see [`super::Start::lower`].
    lower: [u32; 3],
    /// Sum of the `share` of all clues.
    total: u64,
}

/// A page that matches a query, with its score.
#[derive(Clone, Debug)]
pub struct Scored {
    /// Number of the page in the search index.
    pub page: u32,
    /// How well the page matches the query. 4: the query asks what a name means, and the page defines this name. 3: the
    /// name of a passage equals the query. 2: a passage matches the query fully. 1: the page matches the query fully,
    /// but no single passage does. 0: the page matches only a part of the query.
    pub tier: u32,
    points: u64,
    is_question: bool,
    /// Numbers of the passages of the page that match, best first.
    pub passages: Vec<u32>,
}

impl Scored {
    /// The value by which the found pages are sorted: the best page has the lowest value.
    pub fn rank(&self) -> (u32, u64, u32) {
        let (tier, points) = match self.tier {
            0..=2 if self.is_question => (0, self.points * u64::from(4 + self.tier)),
            tier => (tier, self.points * 4),
        };
        (u32::MAX - tier, u64::MAX - points, self.page)
    }
}

impl Ranking {
    /// Looks up in which pages and passages the keys of a query occur, and computes the weight of each key.
    pub fn new(query: &Query, lookup: &Lookup<'_>) -> Self {
        let count = lookup.pages();
        let passages_named = |names: &[String]| {
            let mut found = Pages::new();
            for name in names {
                add(&mut found, pages_of(lookup.postings(name)));
            }
            found
        };
        let glossary = lookup.lower()[2];
        let mut terms = passages_named(&query.defined);
        terms.retain(|page, _| *page >= glossary);
        let explaining = passages_named(&query.explained).into_keys().chain(terms.keys().copied());
        let explaining = explaining.filter(|page| *page >= glossary).collect();
        let typed = query.pieces.iter().flat_map(|piece| &piece.alternatives[0].keys);
        let typed = typed.filter(|key| !key.is_in_name);
        let concepts = query.concepts.iter();
        let clues: Vec<Clue> = typed
            .map(|key| Clue::of_key(key, count, lookup))
            .chain(concepts.map(|concept| Clue::of_concept(concept, count, lookup)))
            .filter(|clue| !clue.pages.is_empty())
            .collect();
        let required = |own: &Alternative| {
            let keys = own.keys.iter().filter(|key| key.is_required);
            keys.map(|key| pages_of_key(key, lookup)).collect()
        };
        let pieces = query.pieces.iter().filter(|piece| piece.is_required);
        Self {
            pieces: pieces.map(|own| own.alternatives.iter().map(required).collect()).collect(),
            named: passages_named(&query.names),
            terms,
            explaining,
            lower: lookup.lower(),
            total: clues.iter().map(|clue| clue.share).sum(),
            clues,
        }
    }

    /// The pages that match the query, best first.
    pub fn pages(&self) -> Vec<Scored> {
        let required = self.pieces.iter().flatten().flatten();
        let all = self.clues.iter().map(|clue| &clue.pages).chain(required);
        let all = all.chain([&self.named, &self.terms]);
        let pages: BTreeSet<u32> = all.flat_map(|pages| pages.keys().copied()).collect();
        let mut scored: Vec<Scored> =
            pages.into_iter().filter_map(|page| self.score(page)).collect();
        scored.sort_by_key(Scored::rank);
        let whole = scored.iter().filter(|own| own.tier > 0).count();
        if whole >= ENOUGH && !self.is_question() {
            scored.truncate(whole);
        }
        scored
    }

    fn is_question(&self) -> bool {
        self.pieces.len() >= WORDS_OF_QUESTION
    }

    fn score(&self, page: u32) -> Option<Scored> {
        let clues = self.clues.iter().filter_map(|clue| Some((clue, clue.pages.get(&page)?)));
        let named: Vec<_> =
            [&self.terms, &self.named].iter().filter_map(|own| own.get(&page)).collect();
        let (has_all, whole) = self.whole(page);
        let tier = match (named.is_empty(), whole.is_empty()) {
            _ if self.terms.contains_key(&page) => TERM,
            (false, _) => 3,
            (true, false) => 2,
            (true, true) => u32::from(has_all),
        };
        let share: u64 = clues.clone().map(|(clue, _)| clue.share).sum();
        if tier == 0 && (share == 0 || LEAST_SHARE * share < self.total) {
            return None;
        }
        let found = clues.clone().flat_map(|(_, passages)| passages.keys());
        let found = found.chain(&whole).chain(named.iter().flat_map(|own| own.keys()));
        let numbers: BTreeSet<u32> = found.copied().collect();
        let values: BTreeMap<u32, u64> = numbers
            .into_iter()
            .map(|passage| (passage, self.value(clues.clone(), passage)))
            .collect();
        let mut sorted: Vec<u64> = values.values().copied().collect();
        sorted.sort_unstable_by_key(|value| Reverse(*value));
        // The points of the second-best passage are halved, those of the third are quartered.
        let best: u64 = sorted.iter().take(BEST).zip(0..).map(|(value, at)| value >> at).sum();
        let has_name = |passages: &BTreeMap<u32, bool>| passages.values().any(|is_name| *is_name);
        let twice = |(clue, passages): (&Clue, &BTreeMap<u32, bool>)| {
            clue.weight * (1 + u64::from(has_name(passages)))
        };
        let everywhere: u64 = clues.map(twice).sum();
        let lower = self.lower[..2].iter().filter(|_| !self.explaining.contains(&page));
        let halvings = lower.filter(|first| page >= **first).count();
        let is_named = |passage: u32| named.iter().any(|own| own.contains_key(&passage));
        let mut order: Vec<u32> = values.keys().copied().collect();
        order
            .sort_by_key(|own| (!is_named(*own), !whole.contains(own), Reverse(values[own]), *own));
        let points = (best + everywhere) >> halvings;
        Some(Scored { page, tier, points, is_question: self.is_question(), passages: order })
    }

    /// The points of a passage. Each clue in the passage, in the page's title or in its summary adds its weight,
    /// multiplied by a factor such as [`IN_NAME`]. The sum is then multiplied by the share of the query that these
    /// clues make up.
    fn value<'c>(
        &self,
        clues: impl Iterator<Item = (&'c Clue, &'c BTreeMap<u32, bool>)>,
        passage: u32,
    ) -> u64 {
        let (mut points, mut share) = (0, 0);
        for (clue, passages) in clues {
            let times = match (passages.get(&passage), passages.get(&0)) {
                (Some(true), _) => IN_NAME,
                (_, Some(true)) => IN_TITLE,
                (_, Some(false)) => IN_SUMMARY,
                (found, None) => u64::from(found.is_some()),
            };
            points += clue.weight * times;
            share += if times > 0 { clue.share } else { 0 };
        }
        points * share * 8 / self.total.max(1)
    }

    /// Returns true if the page contains every required piece of the query, or a synonym of it. Also returns the
    /// passages that contain all of them by themselves.
    fn whole(&self, page: u32) -> (bool, BTreeSet<u32>) {
        let mut has_all = !self.pieces.is_empty();
        let mut whole: Option<BTreeSet<u32>> = None;
        for alternatives in &self.pieces {
            let found: Vec<Vec<&BTreeMap<u32, bool>>> = alternatives
                .iter()
                .filter_map(|keys| keys.iter().map(|pages| pages.get(&page)).collect())
                .filter(|keys: &Vec<_>| !keys.is_empty())
                .collect();
            has_all &= !found.is_empty();
            let is_in = |keys: &Vec<&BTreeMap<u32, bool>>, passage: u32| {
                keys.iter().all(|passages| passages.contains_key(&passage))
            };
            let passages = found
                .iter()
                .flat_map(|keys| keys[0].keys().copied().filter(|passage| is_in(keys, *passage)));
            let passages: BTreeSet<u32> = passages.collect();
            whole = Some(whole.map_or(passages.clone(), |known| &known & &passages));
        }
        (has_all, whole.unwrap_or_default())
    }
}
