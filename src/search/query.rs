//! Converts a query to the keys to look up.

use super::fold::{Class, Flat, class};
use super::keys::{self, Keys, Token, tokens};
use super::shelf::Shelf;
use super::words::meant;

/// Most synonyms that are looked up for one name.
const MOST_NAMES: usize = 4;

/// Most names within one piece of the query whose synonyms are looked up.
const MOST_NAMED: usize = 4;

/// Largest site, in pages, on which all keys of a query are looked up. On larger sites, each key loads more.
const MANY_PAGES: u32 = 1000;

/// Maximum number of keys that are looked up for a text on a larger site. The texts of pages show whether they contain
/// the rest.
const MOST_KEYS: usize = 9;

/// A query as search reads it.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The parts between spaces and signs.
    pub pieces: Vec<Piece>,
    /// Keys of whole names that equal the query or one of its synonyms.
    pub names: Vec<String>,
}

/// A part of the query, with its synonyms.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The alternatives: as typed, then synonyms.
    pub ways: Vec<Way>,
    /// True if a page must match the piece to be a full match.
    pub is_required: bool,
}

/// One alternative of a piece.
#[derive(Clone, Debug)]
pub struct Way {
    /// The folded text of the alternative.
    pub flat: Vec<char>,
    /// The keys of the alternative.
    pub keys: Vec<Wanted>,
    /// True if a page with all keys contains the text itself, and not only a similar word.
    pub is_literal: bool,
}

/// Alternative keys, of which one is sufficient.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The alternative keys.
    pub keys: Vec<String>,
    /// True if it is required; otherwise it only adds weight.
    pub is_required: bool,
    /// Whether it belongs to the phrasing of a question, such as "how"; such keys have little weight.
    pub asking: Asking,
}

/// Whether a key belongs to the phrasing of a question and not to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asking {
    /// It belongs to the subject.
    No,
    /// It belongs partly to the phrasing.
    Partly,
    /// It belongs to the phrasing.
    Yes,
}

impl Query {
    /// Parses the text that a reader typed.
    pub fn new(typed: &str, shelf: &Shelf<'_>) -> Self {
        let flats = typed.split_whitespace().map(|part| Flat::of(part).characters);
        let flats: Vec<Vec<char>> = flats
            .flat_map(|flat| {
                flat.split(|own| *own == ' ').map(<[char]>::to_vec).collect::<Vec<_>>()
            })
            .filter(|flat| !flat.is_empty())
            .collect();
        let mut query = Self::default();
        let is_alone = flats.len() == 1;
        let whole = Flat::of(typed.trim()).characters;
        query.add_name(&whole);
        for flat in &flats {
            let typed = Way::new(flat, is_alone, shelf).asked(shelf);
            let is_large = shelf.pages().0 > MANY_PAGES;
            let mut ways = vec![if is_large { typed.thinned() } else { typed }];
            let mut named = Vec::new();
            for names in shelf.other_names(flat) {
                match names {
                    Names::Same(others) => {
                        for other in others.iter().take(MOST_NAMES) {
                            if is_alone {
                                query.add_name(other);
                            }
                            ways.push(Way::new(other, true, shelf));
                        }
                    }
                    Names::Within(others) if named.len() < MOST_NAMED => named.push(others),
                    Names::Within(_) => {}
                }
            }
            let is_asking =
                !is_alone && ways[0].keys.iter().all(|wanted| wanted.asking == Asking::Yes);
            let is_required = !is_asking && ways[0].keys.iter().any(|wanted| wanted.is_required);
            query.pieces.push(Piece { ways, is_required });
            for others in named {
                let ways = others.iter().take(MOST_NAMES);
                let ways = ways.map(|other| Way::new(other, true, shelf)).collect();
                query.pieces.push(Piece { ways, is_required: false });
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

/// The synonyms of a name that occurs in a piece of the query.
pub enum Names {
    /// The whole piece is this name; holds its synonyms.
    Same(Vec<Vec<char>>),
    /// Part of the piece is this name; holds its synonyms.
    Within(Vec<Vec<char>>),
}

impl Way {
    fn new(flat: &[char], is_alone: bool, shelf: &Shelf<'_>) -> Self {
        let mut way = Self { flat: flat.to_vec(), keys: Vec::new(), is_literal: true };
        let mut collected = Collected::default();
        keys::keys_of(flat, &mut collected);
        for pair in collected.pairs {
            way.want(vec![pair], true);
        }
        let last = tokens(flat).last();
        for word in collected.words {
            let is_last = last == Some(Token::Word(&word));
            let (keys, is_forgiven) = shelf.words_meant(&word, is_last);
            way.is_literal &= !is_forgiven;
            way.want(keys, true);
        }
        for mixed in collected.mixed {
            way.want(vec![mixed], false);
        }
        if let [only] = flat
            && class(*only) == Class::Han
        {
            way.want(vec![only.to_string()], is_alone);
        }
        way
    }

    fn want(&mut self, keys: Vec<String>, is_required: bool) {
        if !self.keys.iter().any(|known| known.keys == keys) {
            self.keys.push(Wanted { keys, is_required, asking: Asking::No });
        }
    }

    /// Marks the keys that belong to the phrasing of the question.
    fn asked(mut self, shelf: &Shelf<'_>) -> Self {
        let asking = shelf.asking(&self.flat);
        let is_asking = |at: usize| asking.iter().any(|range| range.contains(&at));
        let other = Flat { characters: self.flat.clone(), places: Vec::new() };
        for wanted in &mut self.keys {
            // A key that occurs in several places counts if one of them is part of the subject.
            let mut from = 0;
            let key: Vec<char> =
                wanted.keys.first().map_or_else(Vec::new, |key| key.chars().collect());
            while let Some(at) = other.find_from(from, &key) {
                let places = at..at + key.len();
                let own = match (places.clone().any(is_asking), places.clone().all(is_asking)) {
                    (_, true) => Asking::Yes,
                    (true, _) => Asking::Partly,
                    _ => Asking::No,
                };
                wanted.asking = if from == 0 { own } else { wanted.asking.min(own) };
                from = at + 1;
            }
        }
        self
    }
}

impl Way {
    /// Limits the number of keys, so that a long question loads only a small part of the index: removes the keys of the
    /// phrasing, then others at equal distances.
    fn thinned(mut self) -> Self {
        if self.keys.len() > MOST_KEYS && self.keys.iter().any(|own| own.asking != Asking::Yes) {
            self.keys.retain(|own| own.asking != Asking::Yes);
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

impl Shelf<'_> {
    /// The words of the site that a typed word may stand for. An unknown word is kept, and then matches nothing.
    fn words_meant(&self, word: &[char], is_last: bool) -> (Vec<String>, bool) {
        let typed: String = word.iter().collect();
        if !is_last {
            return (vec![typed], false);
        }
        let (found, is_forgiven) = meant(word, self.words(&typed));
        let found: Vec<String> = found.into_iter().map(str::to_owned).collect();
        if found.is_empty() { (vec![typed], false) } else { (found, is_forgiven) }
    }
}
