//! Converts what a reader typed to the keys that search looks up.

use super::fold::{Class, FoldedText, class};
use super::keys::{self, Keys, Token, tokens};
use super::lookup::Lookup;
use super::word_matching::matching_words;

/// Maximum number of synonyms that are looked up for one name.
const MOST_NAMES: usize = 4;

/// Maximum number of names inside one part of the query whose synonyms are looked up.
const MOST_NAMED: usize = 4;

/// Largest site, in pages, on which all keys of a query are looked up. On a larger site, each key makes the browser
/// load much data, so only some of the keys of a long query are looked up.
const MANY_PAGES: u32 = 1000;

/// Maximum number of keys that are looked up for one part of the query on a site with more than [`MANY_PAGES`] pages.
/// Whether a found page contains the whole part is then checked in the page's text.
const MOST_KEYS: usize = 9;

/// What a reader typed, divided into parts and converted to keys.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The parts of the query, which spaces and signs separate. If a part contains a name that has synonyms, the
    /// synonyms follow as a further part, which pages need not contain.
    pub pieces: Vec<Piece>,
    /// Index keys by which passages are found whose whole name equals the query or a synonym of it.
    pub names: Vec<String>,
}

/// A part of the query, with its synonyms.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The texts of which a page needs only one to match this part of the query: the part as typed, and its synonyms.
    pub alternatives: Vec<Alternative>,
    /// True if a page must contain this part of the query, or a synonym of it, to match the query fully.
    pub is_required: bool,
}

/// A text that stands for a part of the query: the part as typed, or a synonym of it.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The text in folded form.
    pub flat: Vec<char>,
    /// The keys that are looked up for this text in the search index.
    pub keys: Vec<QueryKey>,
    /// False if a typing error in the query was accepted, so that pages may contain a similar word in place of the
    /// text.
    pub is_literal: bool,
}

/// A key of the query, with the index keys that are accepted for it: several if the typed word may stand for several
/// words of the site.
#[derive(Clone, Debug)]
pub struct QueryKey {
    /// The index keys that are accepted for this key of the query. A page needs only one of them.
    pub keys: Vec<String>,
    /// True if a page must contain one of these keys to match fully. Otherwise the keys only raise the score of pages
    /// that contain them.
    pub is_required: bool,
    /// How far these keys belong to the phrasing of a question, such as "how", rather than to its subject. Keys of the
    /// phrasing have little weight.
    pub phrasing: Phrasing,
}

/// How far an index key belongs to the phrasing of a question, such as "how", rather than to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phrasing {
    /// The index key belongs to the subject of the reader's question.
    No,
    /// The index key belongs partly to the phrasing of the reader's question, partly to its subject.
    Partly,
    /// The index key belongs to the phrasing of the reader's question, such as "how".
    Yes,
}

impl Query {
    /// Converts what a reader typed to index keys. `lookup` supplies the words and the synonyms of the site.
    pub fn new(typed: &str, lookup: &Lookup<'_>) -> Self {
        let flats = typed.split_whitespace().map(|part| FoldedText::of(part).characters);
        let flats: Vec<Vec<char>> = flats
            .flat_map(|flat| {
                flat.split(|own| *own == ' ').map(<[char]>::to_vec).collect::<Vec<_>>()
            })
            .filter(|flat| !flat.is_empty())
            .collect();
        let mut query = Self::default();
        let is_alone = flats.len() == 1;
        let whole = FoldedText::of(typed.trim()).characters;
        query.add_name(&whole);
        for flat in &flats {
            let typed = Alternative::new(flat, is_alone, lookup).with_phrasing(lookup);
            let is_large = lookup.pages() > MANY_PAGES;
            let mut alternatives = vec![if is_large { typed.thinned() } else { typed }];
            let mut named = Vec::new();
            for names in lookup.other_names(flat) {
                match names {
                    Names::Same(others) => {
                        for other in others.iter().take(MOST_NAMES) {
                            if is_alone {
                                query.add_name(other);
                            }
                            alternatives.push(Alternative::new(other, true, lookup));
                        }
                    }
                    Names::Within(others) if named.len() < MOST_NAMED => named.push(others),
                    Names::Within(_) => {}
                }
            }
            let is_phrasing = !is_alone
                && alternatives[0].keys.iter().all(|query_key| query_key.phrasing == Phrasing::Yes);
            let is_required =
                !is_phrasing && alternatives[0].keys.iter().any(|query_key| query_key.is_required);
            query.pieces.push(Piece { alternatives, is_required });
            for others in named {
                let alternatives = others.iter().take(MOST_NAMES);
                let alternatives =
                    alternatives.map(|other| Alternative::new(other, true, lookup)).collect();
                query.pieces.push(Piece { alternatives, is_required: false });
            }
        }
        query
    }

    fn add_name(&mut self, flat: &[char]) {
        if !flat.is_empty() {
            self.names.push(keys::of_name(flat));
        }
    }
}

/// The synonyms of a name, such as `doctor`, which a part of the query equals or contains.
pub enum Names {
    /// A part of the query equals a name. Contains the folded synonyms of that name.
    Same(Vec<Vec<char>>),
    /// A part of the query contains a name and more. Contains the folded synonyms of that name.
    Within(Vec<Vec<char>>),
}

impl Alternative {
    fn new(flat: &[char], is_alone: bool, lookup: &Lookup<'_>) -> Self {
        let mut alternative = Self { flat: flat.to_vec(), keys: Vec::new(), is_literal: true };
        let mut collected = Collected::default();
        keys::keys_of(flat, &mut collected);
        for pair in collected.pairs {
            alternative.want(vec![pair], true);
        }
        let last = tokens(flat).last();
        for word in collected.words {
            let is_last = last == Some(Token::Word(&word));
            let (keys, is_forgiven) = lookup.words_meant(&word, is_last);
            alternative.is_literal &= !is_forgiven;
            alternative.want(keys, true);
        }
        for mixed in collected.mixed {
            alternative.want(vec![mixed], false);
        }
        if let [only] = flat
            && class(*only) == Class::Han
        {
            alternative.want(vec![only.to_string()], is_alone);
        }
        alternative
    }

    fn want(&mut self, keys: Vec<String>, is_required: bool) {
        if !self.keys.iter().any(|known| known.keys == keys) {
            self.keys.push(QueryKey { keys, is_required, phrasing: Phrasing::No });
        }
    }

    /// Decides for each index key of this text whether it belongs to the phrasing of a question. `lookup` supplies the
    /// words of phrasing, such as `how`.
    fn with_phrasing(mut self, lookup: &Lookup<'_>) -> Self {
        let phrasing = lookup.phrasing(&self.flat);
        let is_phrasing = |at: usize| phrasing.iter().any(|range| range.contains(&at));
        let other = FoldedText { characters: self.flat.clone(), places: Vec::new() };
        for query_key in &mut self.keys {
            // A key that occurs in several places belongs to the subject if it does so in one of these places.
            let mut from = 0;
            let key: Vec<char> =
                query_key.keys.first().map_or_else(Vec::new, |key| key.chars().collect());
            while let Some(at) = other.find_from(from, &key) {
                let places = at..at + key.len();
                let own = match (places.clone().any(is_phrasing), places.clone().all(is_phrasing)) {
                    (_, true) => Phrasing::Yes,
                    (true, _) => Phrasing::Partly,
                    _ => Phrasing::No,
                };
                query_key.phrasing = if from == 0 { own } else { query_key.phrasing.min(own) };
                from = at + 1;
            }
        }
        self
    }
}

impl Alternative {
    /// Limits the number of keys to [`MOST_KEYS`], so that a long question loads only a small part of the index. First
    /// removes the keys that belong only to the phrasing of the question. If too many are left, keeps [`MOST_KEYS`] of
    /// them, at even distances in the list.
    fn thinned(mut self) -> Self {
        if self.keys.len() > MOST_KEYS && self.keys.iter().any(|own| own.phrasing != Phrasing::Yes)
        {
            self.keys.retain(|own| own.phrasing != Phrasing::Yes);
        }
        let count = self.keys.len().max(MOST_KEYS);
        let mut number = 0;
        self.keys.retain(|_| {
            number += 1;
            number * MOST_KEYS / count > (number - 1) * MOST_KEYS / count
        });
        self
    }
}

#[derive(Default)]
struct Collected {
    pairs: Vec<String>,
    words: Vec<Vec<char>>,
    mixed: Vec<String>,
}

impl Keys for Collected {
    fn pair(&mut self, first: char, second: char) {
        self.pairs.push([first, second].iter().collect());
    }

    fn word(&mut self, word: &[char]) {
        self.words.push(word.to_vec());
    }

    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>) {
        self.mixed.push(text.collect());
    }
}

impl Lookup<'_> {
    /// Returns the words of the site that a typed word may stand for, and true if a typing error was accepted.
    /// `is_last` says that the word is the last in its part of the query: only then it may be incomplete or misspelt.
    /// Otherwise, or if the site has no such word, returns the word as typed.
    fn words_meant(&self, word: &[char], is_last: bool) -> (Vec<String>, bool) {
        let typed: String = word.iter().collect();
        if !is_last {
            return (vec![typed], false);
        }
        let (found, is_forgiven) = matching_words(word, self.words(&typed));
        let found: Vec<String> = found.into_iter().map(str::to_owned).collect();
        if found.is_empty() { (vec![typed], false) } else { (found, is_forgiven) }
    }
}
