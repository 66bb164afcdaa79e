//! Scores pages for a query, as specified in `docs/search.md`. All numbers are integers, so that the script in browsers
//! computes the same scores.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::numbers;
use super::query::{Asking, Piece, Query, Wanted, Way};
use super::shelf::Shelf;

/// If at least this many pages match the query fully, pages that match it partly are left out.
const ENOUGH: usize = 3;

/// A page that contains only some of the query's keys is found only if these have at least one fourth of the weight of
/// all of them.
const FEWEST: u32 = 4;

/// Maximum weight of an index key that belongs to the phrasing of a question, such as "how".
const LIGHT: u32 = 2;

/// Factor for the weight of a key in the name of a passage. The factors below are for a key in the page's title, and in
/// the text before the page's first heading, which sums the page up.
const IN_NAME: u32 = 4;
const IN_TITLE: u32 = 3;
const IN_SUMMARY: u32 = 2;

/// Number of passages whose points count for a page: an answer is often spread over a few of them.
const BEST: usize = 3;

/// Where a key occurs: for each page, by number, the passages that contain the key, by number, and whether the key is
/// in the passage's name.
type Pages = BTreeMap<u32, BTreeMap<u32, bool>>;

fn pages_of(postings: &str) -> Pages {
    let mut pages = Pages::new();
    let mut numbers = numbers::all(postings);
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
struct Weighed {
    pages: Pages,
    weight: u32,
    is_required: bool,
    asking: Asking,
}

impl Weighed {
    /// The weight with which this key counts as a part of the query: zero for a key of the phrasing of a question, and
    /// for a key that no page contains.
    fn share(&self) -> u32 {
        if self.asking == Asking::Yes || self.pages.is_empty() { 0 } else { self.weight }
    }
}

/// Scores pages for a query.
pub struct Ranking {
    pieces: Vec<WeighedPiece>,
    /// The pages with a passage whose name equals the query, and these passages.
    named: Pages,
    /// Numbers of the first page that counts half, and of the first that counts a quarter.
    lower: [u32; 2],
    /// Sum of the weights (see [`Weighed::share`]) of the keys of the query's required parts, without their synonyms.
    total: u32,
}

/// A part of the query: for each of its alternatives, the keys of that alternative.
struct WeighedPiece {
    ways: Vec<Vec<Weighed>>,
    is_required: bool,
}

/// A page with its score.
#[derive(Clone, Debug)]
pub struct Scored {
    /// Number of the page in the search index.
    pub page: u32,
    /// How well the page matches. 3: the name of a passage equals the query. 2: a passage matches the query fully. 1:
    /// the page does, but no single passage. 0: the page matches only partly.
    pub tier: u32,
    points: u32,
    /// Numbers of the passages of the page that match, best first.
    pub passages: Vec<u32>,
}

impl Scored {
    /// The value by which pages are sorted; the best page has the lowest.
    pub fn rank(&self) -> (u32, u32, u32) {
        (u32::MAX - self.tier, u32::MAX - self.points, self.page)
    }
}

impl Ranking {
    /// Looks up where the keys of a query occur, and how much weight each key has.
    pub fn new(query: &Query, shelf: &Shelf<'_>) -> Self {
        let count = shelf.pages();
        let mut named = Pages::new();
        for name in &query.names {
            for (page, passages) in pages_of(shelf.postings(name)) {
                named.entry(page).or_default().extend(passages);
            }
        }
        let mut pieces = Vec::new();
        for Piece { ways, is_required } in &query.pieces {
            let weigh = |wanted: &Wanted| Weighed::new(wanted, count.max(1), shelf);
            let ways = ways.iter().map(|way: &Way| way.keys.iter().map(weigh).collect());
            pieces.push(WeighedPiece { ways: ways.collect(), is_required: *is_required });
        }
        let own = pieces.iter().filter(|piece| piece.is_required);
        let total = own.flat_map(|piece| &piece.ways[0]).map(Weighed::share).sum();
        Self { pieces, named, lower: shelf.lower(), total }
    }

    /// The pages that match the query, best first.
    pub fn pages(&self) -> Vec<Scored> {
        let wanted = self.pieces.iter().flat_map(|piece| &piece.ways).flatten();
        let mut pages: BTreeSet<u32> = wanted.flat_map(|own| own.pages.keys().copied()).collect();
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
        let pieces: Vec<(OfPiece, bool)> = self
            .pieces
            .iter()
            .map(|piece| (OfPiece::best(piece, page), piece.is_required))
            .collect();
        let required = || pieces.iter().filter(|(_, is_required)| *is_required).map(|(own, _)| own);
        let has_pieces = required().next().is_some();
        let share: u32 = required().map(|own| own.share).sum();
        let coverage: u32 = pieces.iter().map(|(own, _)| own.coverage).sum();
        let named = self.named.get(&page);
        let mut passages: BTreeMap<u32, Worth> = BTreeMap::new();
        for passage in pieces.iter().flat_map(|(own, _)| own.passages.keys()) {
            let worth = |own: &OfPiece| own.passages.get(passage).copied().unwrap_or(own.title);
            let sum = |one: Worth, other: Worth| one.and(other);
            let all = pieces.iter().map(|(own, _)| Worth { is_whole: true, ..worth(own) });
            let is_whole = has_pieces && required().all(|own| worth(own).is_whole);
            let all = all.reduce(sum).unwrap_or_default();
            passages.insert(*passage, Worth { is_whole, ..all });
        }
        let tier = if named.is_some() {
            3
        } else if passages.values().any(|worth| worth.is_whole) {
            2
        } else {
            u32::from(has_pieces && required().all(|own| own.has_all))
        };
        if tier == 0 && (share == 0 || FEWEST * share < self.total) {
            return None;
        }
        let value = |worth: &Worth| worth.points * worth.share * 8 / self.total.max(1);
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
            let worth = passages.get(passage).copied().unwrap_or_default();
            (!is_named(*passage), !worth.is_whole, u32::MAX - value(&worth), *passage)
        });
        Some(Scored { page, tier, points, passages: order })
    }
}

impl Weighed {
    fn new(wanted: &Wanted, count: u32, shelf: &Shelf<'_>) -> Self {
        let mut pages = Pages::new();
        for key in &wanted.keys {
            for (page, passages) in pages_of(shelf.postings(key)) {
                let known = pages.entry(page).or_default();
                for (passage, is_name) in passages {
                    *known.entry(passage).or_default() |= is_name;
                }
            }
        }
        let having = u32::try_from(pages.len()).unwrap_or(u32::MAX).max(1);
        let weight = 1 + (count / having).max(1).ilog2();
        let Wanted { is_required, asking, .. } = *wanted;
        let weight = if asking == Asking::No { weight } else { weight.min(LIGHT) };
        Self { pages, weight, is_required, asking }
    }
}

/// How well a passage matches a part of the query.
#[derive(Clone, Copy, Debug, Default)]
struct Worth {
    points: u32,
    /// Sum of the weights of the keys found in the passage or in the page's title, without those of the phrasing.
    share: u32,
    is_whole: bool,
}

impl Worth {
    fn and(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            share: self.share + other.share,
            is_whole: self.is_whole && other.is_whole,
        }
    }

    /// Combines two matches: takes the greater value of each field.
    fn or(self, other: Self) -> Self {
        Self {
            points: self.points.max(other.points),
            share: self.share.max(other.share),
            is_whole: self.is_whole || other.is_whole,
        }
    }
}

/// How well a page matches a part of the query.
#[derive(Default)]
struct OfPiece {
    /// Weight of the matching keys on the page, doubled for keys in names.
    coverage: u32,
    share: u32,
    has_all: bool,
    /// How well the page's title matches a part of the query. This counts for each passage of the page that does not
    /// match the part by itself.
    title: Worth,
    passages: BTreeMap<u32, Worth>,
}

impl OfPiece {
    /// How well a page matches a part of the query: for each field, the greatest value among the part's alternatives.
    fn best(piece: &WeighedPiece, page: u32) -> Self {
        let of = |way: &Vec<Weighed>| match piece.is_required {
            true => Self::of_way(way, page),
            false => Self::of_name(way, page),
        };
        piece.ways.iter().map(of).reduce(Self::or).unwrap_or_default()
    }

    fn of_way(way: &[Weighed], page: u32) -> Self {
        let required = way.iter().filter(|wanted| wanted.is_required).count();
        let mut own = Self { has_all: required > 0, ..Self::default() };
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let found = way.iter().map(|wanted| (wanted, wanted.pages.get(&page)));
        for (wanted, passages) in found.clone() {
            own.has_all &= passages.is_some() || !wanted.is_required;
            let Some(passages) = passages else { continue };
            own.share += wanted.share();
            own.coverage +=
                wanted.weight * (1 + u32::from(passages.values().any(|is_name| *is_name)));
            for passage in passages.keys() {
                *counts.entry(*passage).or_default() += usize::from(wanted.is_required);
            }
        }
        for (passage, count) in counts {
            let is_whole = required > 0 && count == required;
            own.passages.insert(passage, Worth { is_whole, ..Worth::default() });
        }
        for (wanted, passages) in found.filter_map(|(wanted, own)| Some((wanted, own?))) {
            let is_title = passages.get(&0) == Some(&true);
            let is_summary = passages.get(&0) == Some(&false);
            let titled = |times: u32| Worth {
                points: wanted.weight * times,
                share: wanted.share(),
                is_whole: true,
            };
            if is_title {
                own.title = Worth { is_whole: false, ..own.title.and(titled(IN_TITLE)) };
            }
            for (passage, worth) in &mut own.passages {
                let times = match passages.get(passage) {
                    Some(true) => IN_NAME,
                    _ if is_title => IN_TITLE,
                    _ if is_summary => IN_SUMMARY,
                    own => u32::from(own.is_some()),
                };
                if times > 0 {
                    *worth = worth.and(titled(times));
                }
            }
        }
        own
    }

    /// How well a page matches a synonym, given by its keys. The synonym counts once per passage, and only if the
    /// passage contains all required keys of the synonym.
    fn of_name(way: &[Weighed], page: u32) -> Self {
        let whole = Self::of_way(way, page);
        let weight = way.iter().map(|wanted| wanted.weight).max().unwrap_or_default();
        let all = way.iter().filter(|wanted| wanted.is_required);
        let is_name = |passage: u32| {
            let has =
                |own: &Weighed| own.pages.get(&page).and_then(|own| own.get(&passage)).copied();
            all.clone().all(|wanted| has(wanted) == Some(true))
        };
        let whole = whole.passages.iter().filter(|(_, worth)| worth.is_whole);
        let passages = whole.map(|(passage, _)| {
            let times = if is_name(*passage) { IN_NAME } else { 1 };
            (*passage, Worth { points: 2 * weight * times, share: weight, is_whole: true })
        });
        let passages: BTreeMap<u32, Worth> = passages.collect();
        let coverage = if passages.is_empty() { 0 } else { weight };
        Self { coverage, passages, ..Self::default() }
    }

    fn or(mut self, other: Self) -> Self {
        self.coverage = self.coverage.max(other.coverage);
        self.share = self.share.max(other.share);
        self.has_all |= other.has_all;
        self.title = self.title.or(other.title);
        for (passage, worth) in other.passages {
            let own = self.passages.entry(passage).or_default();
            *own = own.or(worth);
        }
        self
    }
}
