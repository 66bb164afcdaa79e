//! Finds the pages for a query, best first, in the order specified in `docs/search.md`.

use std::collections::BTreeSet;

use super::excerpt::{Marker, Stretch};
use super::fold::FoldedText;
use super::page_text::PageText;
use super::query::{Alternative, Query};
use super::rank::{Ranking, Scored, TERM};
use super::searchable_site::{Lookup, SearchableSite};

/// Number of found pages that are shown at a time. Only the texts of these pages are loaded. The pages among them that
/// contain the query literally are shown first.
pub const BATCH: usize = 5;

/// Maximum number of passages that the results show of one page.
const MOST_PASSAGES: usize = 3;

/// A page in the search results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Address of the page, relative to the root of the site.
    pub address: String,
    /// Title of the page, divided into stretches that match the query and stretches between the matches.
    pub title: Vec<Stretch>,
    /// The passages of the page that match best, at most three.
    pub passages: Vec<FoundPassage>,
    /// True if a passage of the page contains the query or its synonyms literally, false if the page only contains the
    /// index keys into which the query was divided.
    pub is_literal: bool,
}

/// A passage in the search results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage {
    /// Anchor of the passage; empty for the page itself.
    pub anchor: String,
    /// Name of the passage, divided into stretches that match the query and stretches between the matches. Empty for
    /// the page itself and for passages without a name.
    pub name: Vec<Stretch>,
    /// An excerpt of the passage around its first match.
    pub excerpt: Vec<Stretch>,
}

/// Searches a site for the text `typed` by a reader. Returns at most `most` pages, best first, and the number of all
/// pages that match.
pub fn find(search: &SearchableSite, typed: &str, most: usize) -> (Vec<Found>, usize) {
    let lookup = Lookup::new(search);
    let query = Query::new(typed, &lookup);
    let ranked = Ranking::new(&query, &lookup).pages();
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

/// A page that the results show: its score, its text, and whether it contains the query literally.
struct Shown<'p> {
    scored: Scored,
    page: &'p PageText,
    is_literal: bool,
}

impl<'p> Shown<'p> {
    /// Checks whether the text of a found page contains the query literally. If not, the page's tier is at most 1: the
    /// tier of pages that match the query fully, but in no single passage. An exception is the page of a term whose
    /// meaning the query asks for, because it need not contain the words of the question.
    fn new(mut scored: Scored, page: &'p PageText, query: &Query) -> Self {
        let passages = page.passages.iter().zip(0u32..);
        let literal: BTreeSet<u32> = passages
            .filter(|(passage, _)| {
                let texts: Vec<FoldedText> = passage
                    .name
                    .lines()
                    .chain([passage.text.as_str()])
                    .map(FoldedText::of)
                    .collect();
                let has = |alternative: &Alternative| {
                    !alternative.is_literal
                        || texts.iter().any(|text| text.find(&alternative.flat).is_some())
                };
                let mut required = query.pieces.iter().filter(|piece| piece.is_required);
                required.all(|piece| piece.alternatives.iter().any(has))
            })
            .map(|(_, number)| number)
            .collect();
        let is_literal = scored.passages.iter().any(|passage| literal.contains(passage));
        if is_literal {
            scored.passages.retain(|passage| literal.contains(passage));
        } else if scored.tier < TERM {
            scored.tier = scored.tier.min(1);
        }
        Self { scored, page, is_literal }
    }

    fn found(self, marker: &Marker) -> Found {
        let of = |number: &u32| Some((*number, self.page.passages.get(*number as usize)?));
        let passages = self.scored.passages.iter().filter_map(of);
        // A text of `found-by` is not visible on the page, so it is shown as a result only if no other passage matches.
        let (hidden, mut passages): (Vec<_>, Vec<_>) =
            passages.partition(|(number, own)| *number > 0 && own.is_found_by());
        if passages.is_empty() {
            passages.extend(hidden.into_iter().take(1));
        }
        let passages = passages.into_iter().take(MOST_PASSAGES).map(|(number, passage)| {
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
