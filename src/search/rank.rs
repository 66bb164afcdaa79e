//! Scores pages for a query, as specified in `docs/search.md`. All numbers are integers, so that the script in browsers
//! computes the same scores.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::lookup::Lookup;
use super::packed_integers;
use super::query::{Alternative, Phrasing, Piece, Query, QueryKey};

/// If at least this many pages match the query fully, pages that match only a part of it are left out.
const ENOUGH: usize = 3;

/// A page that matches only a part of the query is found only if the keys that it contains have at least one fourth of
/// the weight of all keys. This is the denominator of that fraction.
const LEAST_SHARE: u32 = 4;

/// Maximum weight of an index key that belongs to the phrasing of a question, such as "how", at least in part.
const MOST_WEIGHT_OF_PHRASING: u32 = 2;

/// Factor for the weight of a key that occurs in the name of a passage. The two constants below are the factors for a
/// key in the page's title, and for one in the text before the page's first heading, which sums the page up.
const IN_NAME: u32 = 4;
const IN_TITLE: u32 = 3;
const IN_SUMMARY: u32 = 2;

/// Number of passages of a page whose points count, the best ones: an answer is often spread over a few passages.
const BEST: usize = 3;

/// Where a key occurs: for each page, by number, the passages that contain the key, by number, each with true if the
/// key is in the passage's name.
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

/// A key of the query, with its postings and its weight in the score.
struct WeightedKey {
    pages: Pages,
    weight: u32,
    is_required: bool,
    phrasing: Phrasing,
}

impl WeightedKey {
    /// The weight with which this key counts in the share of the query that a page matches. It is zero if the key
    /// belongs only to the phrasing of a question, or if no page contains the key.
    fn share(&self) -> u32 {
        if self.phrasing == Phrasing::Yes || self.pages.is_empty() { 0 } else { self.weight }
    }
}

/// A query whose keys have been looked up in the index, ready for scoring pages.
pub struct Ranking {
    pieces: Vec<WeightedPiece>,
    /// For each page with a passage whose whole name equals the query or a synonym of it: these passages.
    named: Pages,
    /// Two page numbers in the index: of the first page whose score is halved, and of the first page whose score is
    /// halved twice.
    lower: [u32; 2],
    /// Sum of the weights of all keys of the query that count for a page's share of it: those of its required parts as
    /// typed.
    total: u32,
}

/// A part of the query: for each alternative (the part as typed, or a synonym of it), the keys of that text.
struct WeightedPiece {
    alternatives: Vec<Vec<WeightedKey>>,
    is_required: bool,
}

/// A page that matches a query, with its score.
#[derive(Clone, Debug)]
pub struct Scored {
    /// Number of the page in the search index.
    pub page: u32,
    /// How well the page matches the query. 3: the name of a passage equals the query. 2: a passage matches the query
    /// fully. 1: the page matches it fully, but no single passage does. 0: the page matches only a part of it.
    pub tier: u32,
    points: u32,
    /// Numbers of the passages of the page that match, best first.
    pub passages: Vec<u32>,
}

impl Scored {
    /// The value by which the found pages are sorted, best first: a better page has a lower one. Compares the tier,
    /// then the points, then the page number.
    pub fn rank(&self) -> (u32, u32, u32) {
        (u32::MAX - self.tier, u32::MAX - self.points, self.page)
    }
}

impl Ranking {
    /// Looks up in which pages and passages the keys of a query occur, and computes the weight of each key.
    pub fn new(query: &Query, lookup: &Lookup<'_>) -> Self {
        let count = lookup.pages();
        let mut named = Pages::new();
        for name in &query.names {
            for (page, passages) in pages_of(lookup.postings(name)) {
                named.entry(page).or_default().extend(passages);
            }
        }
        let mut pieces = Vec::new();
        for Piece { alternatives, is_required } in &query.pieces {
            let weighted = |query_key: &QueryKey| WeightedKey::new(query_key, count.max(1), lookup);
            let alternatives = alternatives
                .iter()
                .map(|alternative: &Alternative| alternative.keys.iter().map(weighted).collect());
            pieces.push(WeightedPiece {
                alternatives: alternatives.collect(),
                is_required: *is_required,
            });
        }
        let own = pieces.iter().filter(|piece| piece.is_required);
        let total = own.flat_map(|piece| &piece.alternatives[0]).map(WeightedKey::share).sum();
        Self { pieces, named, lower: lookup.lower(), total }
    }

    /// The pages that match the query, best first.
    pub fn pages(&self) -> Vec<Scored> {
        let query_key = self.pieces.iter().flat_map(|piece| &piece.alternatives).flatten();
        let mut pages: BTreeSet<u32> =
            query_key.flat_map(|own| own.pages.keys().copied()).collect();
        pages.extend(self.named.keys());
        let mut scored: Vec<Scored> =
            pages.into_iter().filter_map(|page| self.score(page)).collect();
        scored.sort_by_key(Scored::rank);
        let whole = scored.iter().filter(|own| own.tier > 0).count();
        if whole >= ENOUGH {
            scored.truncate(whole);
        }
        scored
    }

    fn score(&self, page: u32) -> Option<Scored> {
        let pieces: Vec<(PageMatch, bool)> = self
            .pieces
            .iter()
            .map(|piece| (PageMatch::best(piece, page), piece.is_required))
            .collect();
        let required = || pieces.iter().filter(|(_, is_required)| *is_required).map(|(own, _)| own);
        let has_pieces = required().next().is_some();
        let share: u32 = required().map(|own| own.share).sum();
        let coverage: u32 = pieces.iter().map(|(own, _)| own.coverage).sum();
        let named = self.named.get(&page);
        let mut passages: BTreeMap<u32, PassageMatch> = BTreeMap::new();
        for passage in pieces.iter().flat_map(|(own, _)| own.passages.keys()) {
            let matched = |own: &PageMatch| own.passages.get(passage).copied().unwrap_or(own.title);
            let sum = |one: PassageMatch, other: PassageMatch| one.and(other);
            let all = pieces.iter().map(|(own, _)| PassageMatch { is_whole: true, ..matched(own) });
            let is_whole = has_pieces && required().all(|own| matched(own).is_whole);
            let all = all.reduce(sum).unwrap_or_default();
            passages.insert(*passage, PassageMatch { is_whole, ..all });
        }
        let tier = if named.is_some() {
            3
        } else if passages.values().any(|matched| matched.is_whole) {
            2
        } else {
            u32::from(has_pieces && required().all(|own| own.has_all))
        };
        if tier == 0 && (share == 0 || LEAST_SHARE * share < self.total) {
            return None;
        }
        let value = |matched: &PassageMatch| matched.points * matched.share * 8 / self.total.max(1);
        let mut values: Vec<u32> = passages.values().map(value).collect();
        values.sort_unstable_by_key(|value| Reverse(*value));
        // The second passage counts half, the third a quarter.
        let best: u32 = values.iter().take(BEST).zip(0..).map(|(value, at)| value >> at).sum();
        let halvings = self.lower.iter().filter(|first| page >= **first).count();
        let points = (best + coverage) >> halvings;
        let is_named = |passage: u32| named.is_some_and(|named| named.contains_key(&passage));
        let all = passages.keys().chain(named.into_iter().flat_map(BTreeMap::keys));
        let mut order: Vec<u32> = all.copied().collect::<BTreeSet<_>>().into_iter().collect();
        order.sort_by_key(|passage| {
            let matched = passages.get(passage).copied().unwrap_or_default();
            (!is_named(*passage), !matched.is_whole, u32::MAX - value(&matched), *passage)
        });
        Some(Scored { page, tier, points, passages: order })
    }
}

impl WeightedKey {
    fn new(query_key: &QueryKey, count: u32, lookup: &Lookup<'_>) -> Self {
        let mut pages = Pages::new();
        for key in &query_key.keys {
            for (page, passages) in pages_of(lookup.postings(key)) {
                let known = pages.entry(page).or_default();
                for (passage, is_name) in passages {
                    *known.entry(passage).or_default() |= is_name;
                }
            }
        }
        let having = u32::try_from(pages.len()).unwrap_or(u32::MAX).max(1);
        let weight = 1 + (count / having).max(1).ilog2();
        let QueryKey { is_required, phrasing, .. } = *query_key;
        let weight =
            if phrasing == Phrasing::No { weight } else { weight.min(MOST_WEIGHT_OF_PHRASING) };
        Self { pages, weight, is_required, phrasing }
    }
}

/// How well a passage matches one part of the query, or several parts together.
#[derive(Clone, Copy, Debug, Default)]
struct PassageMatch {
    points: u32,
    /// Sum of the weights of those keys of the query that are in the passage, in the page's title or before its first
    /// heading. Keys of the phrasing of a question do not count.
    share: u32,
    is_whole: bool,
}

impl PassageMatch {
    fn and(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            share: self.share + other.share,
            is_whole: self.is_whole && other.is_whole,
        }
    }

    /// Combines how well a passage matches two alternatives: takes the greater value of each field.
    fn or(self, other: Self) -> Self {
        Self {
            points: self.points.max(other.points),
            share: self.share.max(other.share),
            is_whole: self.is_whole || other.is_whole,
        }
    }
}

/// How well a page matches one part of the query.
#[derive(Default)]
struct PageMatch {
    /// Sum of the weights of the keys of one part of the query that the page contains. A key that is in the name of a
    /// passage counts twice.
    coverage: u32,
    share: u32,
    has_all: bool,
    /// How well the page's title matches one part of the query. This also counts for each passage of the page that does
    /// not match the part by itself.
    title: PassageMatch,
    passages: BTreeMap<u32, PassageMatch>,
}

impl PageMatch {
    /// How well a page matches a part of the query: each field has the greatest value that one of the part's
    /// alternatives gives.
    fn best(piece: &WeightedPiece, page: u32) -> Self {
        let of = |alternative: &Vec<WeightedKey>| match piece.is_required {
            true => Self::of_alternative(alternative, page),
            false => Self::of_synonym(alternative, page),
        };
        piece.alternatives.iter().map(of).reduce(Self::or).unwrap_or_default()
    }

    fn of_alternative(alternative: &[WeightedKey], page: u32) -> Self {
        let required = alternative.iter().filter(|query_key| query_key.is_required).count();
        let mut own = Self { has_all: required > 0, ..Self::default() };
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let found = alternative.iter().map(|query_key| (query_key, query_key.pages.get(&page)));
        for (query_key, passages) in found.clone() {
            own.has_all &= passages.is_some() || !query_key.is_required;
            let Some(passages) = passages else { continue };
            own.share += query_key.share();
            own.coverage +=
                query_key.weight * (1 + u32::from(passages.values().any(|is_name| *is_name)));
            for passage in passages.keys() {
                *counts.entry(*passage).or_default() += usize::from(query_key.is_required);
            }
        }
        for (passage, count) in counts {
            let is_whole = required > 0 && count == required;
            own.passages.insert(passage, PassageMatch { is_whole, ..PassageMatch::default() });
        }
        for (query_key, passages) in found.filter_map(|(query_key, own)| Some((query_key, own?))) {
            let is_title = passages.get(&0) == Some(&true);
            let is_summary = passages.get(&0) == Some(&false);
            let titled = |times: u32| PassageMatch {
                points: query_key.weight * times,
                share: query_key.share(),
                is_whole: true,
            };
            if is_title {
                own.title = PassageMatch { is_whole: false, ..own.title.and(titled(IN_TITLE)) };
            }
            for (passage, matched) in &mut own.passages {
                let times = match passages.get(passage) {
                    Some(true) => IN_NAME,
                    _ if is_title => IN_TITLE,
                    _ if is_summary => IN_SUMMARY,
                    own => u32::from(own.is_some()),
                };
                if times > 0 {
                    *matched = matched.and(titled(times));
                }
            }
        }
        own
    }

    /// How well a page matches a synonym, given by the keys of the synonym. Only a passage that contains all required
    /// keys matches, and it gets points once, not for each key.
    fn of_synonym(alternative: &[WeightedKey], page: u32) -> Self {
        let whole = Self::of_alternative(alternative, page);
        let weight = alternative.iter().map(|query_key| query_key.weight).max().unwrap_or_default();
        let all = alternative.iter().filter(|query_key| query_key.is_required);
        let is_name = |passage: u32| {
            let has =
                |own: &WeightedKey| own.pages.get(&page).and_then(|own| own.get(&passage)).copied();
            all.clone().all(|query_key| has(query_key) == Some(true))
        };
        let whole = whole.passages.iter().filter(|(_, matched)| matched.is_whole);
        let passages = whole.map(|(passage, _)| {
            let times = if is_name(*passage) { IN_NAME } else { 1 };
            (*passage, PassageMatch { points: 2 * weight * times, share: weight, is_whole: true })
        });
        let passages: BTreeMap<u32, PassageMatch> = passages.collect();
        let coverage = if passages.is_empty() { 0 } else { weight };
        Self { coverage, passages, ..Self::default() }
    }

    fn or(mut self, other: Self) -> Self {
        self.coverage = self.coverage.max(other.coverage);
        self.share = self.share.max(other.share);
        self.has_all |= other.has_all;
        self.title = self.title.or(other.title);
        for (passage, matched) in other.passages {
            let own = self.passages.entry(passage).or_default();
            *own = own.or(matched);
        }
        self
    }
}
