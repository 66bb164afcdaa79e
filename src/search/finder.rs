//! Finds the pages for a query, best first, in the order specified in `docs/search.md`.

use std::collections::BTreeSet;

use super::excerpt::{Marker, Stretch};
use super::fold::Flat;
use super::page::PageText;
use super::query::{Query, Way};
use super::rank::{Ranking, Scored};
use super::shelf::{Search, Shelf};

/// Number of pages that are shown, and checked for the literal text, at a time.
pub const BATCH: usize = 5;

/// Most passages shown per page.
const MOST_PASSAGES: usize = 3;

/// A page in the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Address below the site.
    pub address: String,
    /// Title, with marked matches.
    pub title: Vec<Stretch>,
    /// The passages that match best.
    pub passages: Vec<FoundPassage>,
    /// True if a passage contains the query literally.
    pub is_literal: bool,
}

/// A passage in the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage {
    /// Anchor; empty for the page itself.
    pub anchor: String,
    /// Name; empty for the page itself and for passages without name.
    pub name: Vec<Stretch>,
    /// An excerpt around the match.
    pub excerpt: Vec<Stretch>,
}

/// The first pages for a query, at most `most`, and the total number.
pub fn find(search: &Search, typed: &str, most: usize) -> (Vec<Found>, usize) {
    let shelf = Shelf::new(search);
    let query = Query::new(typed, &shelf);
    let ranked = Ranking::new(&query, &shelf).pages();
    let count = ranked.len();
    let marker = Marker::new(&query);
    let mut found = Vec::new();
    for batch in ranked.chunks(BATCH) {
        if found.len() >= most {
            break;
        }
        let read = |scored: &Scored| Some((scored.clone(), search.page(scored.page)?));
        let mut batch: Vec<Shown<'_>> = batch
            .iter()
            .filter_map(read)
            .map(|(scored, page)| Shown::new(scored, page, &query))
            .collect();
        batch.sort_by_key(|shown| shown.scored.rank());
        found.extend(batch.into_iter().map(|shown| shown.found(&marker)));
    }
    found.truncate(most);
    (found, count)
}

/// A page of the current batch.
struct Shown<'p> {
    scored: Scored,
    page: &'p PageText,
    is_literal: bool,
}

impl<'p> Shown<'p> {
    /// Checks for the literal text: a page that contains only its keys is ranked like one with part of it.
    fn new(mut scored: Scored, page: &'p PageText, query: &Query) -> Self {
        let passages = page.passages.iter().zip(0u32..);
        let literal: BTreeSet<u32> = passages
            .filter(|(passage, _)| {
                let texts: Vec<Flat> =
                    passage.name.lines().chain([passage.text.as_str()]).map(Flat::of).collect();
                let has = |way: &Way| {
                    !way.is_literal || texts.iter().any(|text| text.find(&way.flat).is_some())
                };
                let mut required = query.pieces.iter().filter(|piece| piece.is_required);
                required.all(|piece| piece.ways.iter().any(has))
            })
            .map(|(_, number)| number)
            .collect();
        let is_literal = scored.passages.iter().any(|passage| literal.contains(passage));
        if is_literal {
            scored.passages.retain(|passage| literal.contains(passage));
        } else {
            scored.tier = scored.tier.min(1);
        }
        Self { scored, page, is_literal }
    }

    fn found(self, marker: &Marker) -> Found {
        let passages = self.scored.passages.iter().take(MOST_PASSAGES);
        let of = |number: &u32| Some((*number, self.page.passages.get(*number as usize)?));
        let passages = passages.filter_map(of).map(|(number, passage)| {
            let name = passage.name.lines().next().unwrap_or_default();
            let is_page = number == 0;
            FoundPassage {
                anchor: passage.anchor.clone(),
                name: if is_page { Vec::new() } else { marker.whole(name) },
                excerpt: marker.excerpt(&passage.text),
            }
        });
        Found {
            address: self.page.address.clone(),
            title: marker.whole(self.page.title()),
            passages: passages.collect(),
            is_literal: self.is_literal,
        }
    }
}
