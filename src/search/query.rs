//! Converts what a reader typed to the keys that search looks up.

mod typed;

use std::ops::Range;

use self::typed::{TypedPart, typed_parts, without_citations};

use super::fold::{Class, FoldedText, class};
use super::keys::{self, Keys, Token, tokens};
use super::searchable_site::{Lookup, Named};
use super::word_matching::matching_words;

/// Maximum number of pages of a site on which all keys of a query are looked up. On a larger site, a browser must load
/// much data for each key, so only some of the keys of a long query are looked up.
const MANY_PAGES: u32 = 1000;

/// Maximum number of keys that are looked up for one part of the query on a site with more than [`MANY_PAGES`] pages.
/// Because keys are left out, search also checks in the text of each found page whether it contains the whole part.
const MOST_KEYS: usize = 9;

/// What a reader typed, divided into parts and converted to keys.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The parts of the query between spaces and punctuation. A page matches fully if it contains all of them.
    pub pieces: Vec<Piece>,
    /// The names in the query that have synonyms. Each gives a page points if the page contains the name or a synonym.
    pub concepts: Vec<Concept>,
    /// Index keys for passages whose whole name is the query or one of its synonyms.
    pub names: Vec<String>,
    /// If the query asks for the meaning of a name, as `what is a T-score` does: the index keys for passages whose
    /// whole name is this name or one of its synonyms. Otherwise empty.
    pub defined: Vec<String>,
    /// If the query asks for the meaning of more than a name, as `what is a normal T-score` does: for each name in the
    /// query that has synonyms, the index key for passages whose whole name is this name. Otherwise empty.
    pub explained: Vec<String>,
}

/// A part of the query, with its synonyms.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The part as typed, and its synonyms. A page matches this part of the query if it contains at least one of them.
    pub alternatives: Vec<Alternative>,
    /// True if a page must contain this part of the query, or a synonym of it, to match the query fully.
    pub is_required: bool,
}

/// A name in the query, such as a term of the guide, with its synonyms.
#[derive(Clone, Debug)]
pub struct Concept {
    /// The name and its synonyms.
    pub alternatives: Vec<Alternative>,
}

/// A text that stands for a part of the query: the part as typed, or a synonym of it.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The text in folded form.
    pub flat: Vec<char>,
    /// The keys that are looked up for this text in the search index.
    pub keys: Vec<QueryKey>,
    /// False if the query seems to contain a typing error that search corrects. Pages may then contain a similar word
    /// in place of this text.
    pub is_literal: bool,
}

/// A key of the query, with the index keys that are accepted for it. There are several index keys if the typed word may
/// stand for several words of the site: `fract` stands for `fracture` and `fraction`.
#[derive(Clone, Debug)]
pub struct QueryKey {
    /// The index keys that are accepted for this key of the query. A page needs only one of them.
    pub keys: Vec<String>,
    /// The text of the query that this key stands for.
    typed: Vec<char>,
    /// True if a page must contain one of these keys to match the query fully. If false, the keys only raise the score
    /// of pages that contain one of them.
    pub is_required: bool,
    /// How far these keys belong to the phrasing of a question, such as "how", rather than to its subject. Keys of the
    /// phrasing have little weight.
    pub phrasing: Phrasing,
    /// True if this key is part of a name that has synonyms. Pages then get points for the name, which is a
    /// [`Concept`], and none for this key.
    pub is_in_name: bool,
}

/// How far an index key belongs to the phrasing of a question, such as "how", rather than to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phrasing {
    /// The index key belongs to the subject of the question.
    No,
    /// The index key belongs partly to the phrasing of the question, partly to its subject, such as a pair of Han
    /// characters of which only one belongs to the phrasing.
    Partly,
    /// The index key belongs to the phrasing of the question.
    Yes,
}

/// The parts of a query that have a special meaning, as ranges in characters.
struct Parts {
    /// The phrasing of a question.
    phrasing: Vec<Range<usize>>,
    /// Names that have synonyms.
    named: Vec<Range<usize>>,
}

impl Parts {
    /// The special parts of the query `whole`. If the query has only phrasing, such as `when to`, the phrasing is its
    /// subject.
    fn new(phrasing: Vec<Range<usize>>, named: Vec<Range<usize>>, whole: &[char]) -> Self {
        let mut parts = Self { phrasing, named };
        if parts.subject(whole).is_none() {
            parts.phrasing.clear();
        }
        parts
    }

    /// The range of a query that contains its subject: the whole query except for words at its start and at its end
    /// that only phrase a question, such as "how". `None` if the query has no other words.
    fn subject(&self, whole: &[char]) -> Option<Range<usize>> {
        let is_in = |ranges: &[Range<usize>], at: usize| ranges.iter().any(|own| own.contains(&at));
        // A word of phrasing, such as `of`, may be part of a name. It then belongs to the subject.
        let is_own = |at: &usize| is_in(&self.named, *at) || !is_in(&self.phrasing, *at);
        let is_subject = |at: &usize| whole[*at] != ' ' && is_own(at);
        Some((0..whole.len()).find(is_subject)?..(0..whole.len()).rfind(is_subject)? + 1)
    }
}

impl Query {
    /// Converts what a reader typed to index keys. `lookup` supplies the words and the synonyms of the site.
    pub fn new(typed: &str, lookup: &Lookup<'_>) -> Self {
        let typed = without_citations(typed);
        let all = typed_parts(&typed);
        let whole = all.iter().map(|part| part.flat.as_slice()).collect::<Vec<_>>().join(&' ');
        let named = lookup.named(&whole);
        let ranges = named.iter().flat_map(|name| name.places.clone()).collect();
        let (phrasing, is_defining) = lookup.phrasing(&whole);
        let parts = Parts::new(phrasing, ranges, &whole);
        let mut query = Self::default();
        query.add_name(&FoldedText::of(typed.trim()).characters);
        let mut start = 0;
        for part in &all {
            let place = start..start + part.flat.len();
            start = place.end + 1;
            let is_alone = all.len() == 1;
            query.pieces.push(Piece::new(part, is_alone, place, &parts, &named, lookup));
        }
        for Named { names, places, .. } in &named {
            if places.contains(&(0..whole.len())) {
                names.iter().for_each(|name| query.add_name(name));
            }
            let of = |name: &Vec<char>| Alternative::new(name, true, lookup);
            query.concepts.push(Concept { alternatives: names.iter().map(of).collect() });
        }
        if is_defining {
            query.add_defined(&whole, parts.subject(&whole), &named);
        }
        query
    }

    /// For a query that asks for a meaning, adds the index keys of the names in the query. `subject` is the range of
    /// the query's subject in characters.
    fn add_defined(&mut self, whole: &[char], subject: Option<Range<usize>>, named: &[Named]) {
        if let Some(subject) = &subject {
            let names = keys::forms_of_name(&whole[subject.clone()]);
            self.defined.extend(names.map(|name| keys::of_name(&name).collect::<String>()));
        }
        for Named { names, places, .. } in named {
            let mut names = names.iter().map(|name| keys::of_name(name).collect::<String>());
            match &subject {
                Some(subject) if places.contains(subject) => self.defined.extend(names),
                // For each key, the browser loads a part of the index, so the keys of synonyms are left out.
                _ => self.explained.extend(names.next()),
            }
        }
    }

    fn add_name(&mut self, flat: &[char]) {
        if !flat.is_empty() {
            self.names.push(keys::of_name(flat).collect());
        }
    }
}

impl Piece {
    /// Converts a part of the query to index keys. `place` is its range in the query, in characters.
    fn new(
        part: &TypedPart,
        is_alone: bool,
        place: Range<usize>,
        parts: &Parts,
        named: &[Named],
        lookup: &Lookup<'_>,
    ) -> Self {
        let flat = part.flat.as_slice();
        let mut typed = Alternative::new(flat, is_alone, lookup);
        typed.mark_parts(place.start, parts);
        typed.add_single_characters(place.start, parts);
        if let Some(across) = &part.across {
            typed.want(vec![across.iter().collect()], across, part.needs_across);
        }
        let is_large = lookup.pages() > MANY_PAGES;
        let mut alternatives = vec![if is_large { typed.thinned() } else { typed }];
        for Named { names, .. } in named.iter().filter(|name| name.places.contains(&place)) {
            let others = names.iter().filter(|name| *name != flat);
            alternatives.extend(others.map(|name| Alternative::new(name, true, lookup)));
        }
        let keys = &alternatives[0].keys;
        let is_phrasing = !is_alone && keys.iter().all(|own| own.phrasing == Phrasing::Yes);
        let is_required = !is_phrasing && keys.iter().any(|own| own.is_required);
        Self { alternatives, is_required }
    }
}

impl Alternative {
    fn new(flat: &[char], is_alone: bool, lookup: &Lookup<'_>) -> Self {
        let mut alternative = Self { flat: flat.to_vec(), keys: Vec::new(), is_literal: true };
        let mut collected = Collected::default();
        keys::keys_of(flat, &mut collected);
        for pair in collected.pairs {
            alternative.want(vec![pair.iter().collect()], &pair, true);
        }
        let last = tokens(flat).last();
        for word in collected.words {
            let is_last = last == Some(Token::Word(&word));
            let (keys, is_forgiven) = lookup.words_meant(&word, is_last);
            alternative.is_literal &= !is_forgiven;
            alternative.want(keys, &word, true);
        }
        for mixed in collected.mixed {
            alternative.want(vec![mixed.iter().collect()], &mixed, false);
        }
        if let [only] = flat
            && class(*only) == Class::Han
        {
            alternative.want(vec![only.to_string()], flat, is_alone);
        }
        alternative
    }

    fn want(&mut self, keys: Vec<String>, typed: &[char], is_required: bool) {
        if !self.keys.iter().any(|known| known.keys == keys) {
            self.keys.push(QueryKey {
                keys,
                typed: typed.to_vec(),
                is_required,
                phrasing: Phrasing::No,
                is_in_name: false,
            });
        }
    }

    /// Records for each index key whether it belongs to the phrasing of the question, and whether it is part of a name
    /// that has synonyms. `start` is the index of this text's first character in the query.
    fn mark_parts(&mut self, start: usize, parts: &Parts) {
        let is_phrasing = |at: usize| parts.phrasing.iter().any(|range| range.contains(&at));
        let text = FoldedText { characters: self.flat.clone(), places: Vec::new() };
        for key in &mut self.keys {
            // If a key occurs in several places, one place in the subject of the question is enough to count it as part
            // of the subject.
            let mut from = 0;
            while let Some(at) = text.find_from(from, &key.typed) {
                let mut places = start + at..start + at + key.typed.len();
                let is_in =
                    |range: &Range<usize>| range.start <= places.start && places.end <= range.end;
                let is_in_name = parts.named.iter().any(is_in);
                let own = match (places.clone().any(is_phrasing), places.all(is_phrasing)) {
                    (_, true) => Phrasing::Yes,
                    (true, _) => Phrasing::Partly,
                    _ => Phrasing::No,
                };
                key.phrasing = if from == 0 { own } else { key.phrasing.min(own) };
                key.is_in_name = is_in_name && (from == 0 || key.is_in_name);
                from = at + 1;
            }
        }
    }

    /// Adds a key for each Han character that stands alone between words of phrasing and names. Example: 鈣 (calcium) in
    /// the question 要吃多少鈣 (how much calcium to eat). Every pair of characters contains a part of the phrasing, so
    /// without the key for 鈣 no key would stand for the subject alone.
    fn add_single_characters(&mut self, start: usize, parts: &Parts) {
        let is_known = |at: usize| {
            let ranges = parts.phrasing.iter().chain(&parts.named);
            ranges.into_iter().any(|range| range.contains(&(start + at)))
        };
        let text = self.flat.clone();
        let is_own =
            |at: usize| text.get(at).is_some_and(|own| class(*own) == Class::Han) && !is_known(at);
        for at in (0..text.len()).filter(|_| text.len() > 1) {
            let is_alone =
                at.checked_sub(1).is_none_or(|before| !is_own(before)) && !is_own(at + 1);
            if is_own(at) && is_alone {
                self.want(vec![text[at].to_string()], &text[at..=at], false);
            }
        }
    }
}

impl Alternative {
    /// Limits the number of keys to [`MOST_KEYS`], so that a long question loads only a small part of the index. First
    /// removes the keys that belong only to the phrasing of the question. If too many keys remain, keeps keys at equal
    /// distances in the list.
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
    pairs: Vec<[char; 2]>,
    words: Vec<Vec<char>>,
    mixed: Vec<Vec<char>>,
}

impl Keys for Collected {
    fn pair(&mut self, first: char, second: char) {
        self.pairs.push([first, second]);
    }

    fn word(&mut self, word: &[char]) {
        self.words.push(word.to_vec());
    }

    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>) {
        self.mixed.push(text.collect());
    }
}

impl Lookup<'_> {
    /// Returns the keys of the site's words for which a typed word may stand, and true if a typing error was accepted.
    /// Only the last word in a part of the query may be incomplete or misspelt. For any other word, and for a word that
    /// stands for no word of the site, returns the key of the typed word.
    fn words_meant(&self, word: &[char], is_last: bool) -> (Vec<String>, bool) {
        let key = |word: &[char]| keys::of_word(word).iter().collect::<String>();
        if !is_last {
            return (vec![key(word)], false);
        }
        let typed: String = word.iter().collect();
        let (found, is_forgiven) = matching_words(word, self.words(&typed));
        let mut keys: Vec<String> = Vec::new();
        for found in found {
            let own = key(&found.chars().collect::<Vec<_>>());
            if !keys.contains(&own) {
                keys.push(own);
            }
        }
        if keys.is_empty() { (vec![key(word)], false) } else { (keys, is_forgiven) }
    }
}
