//! The pages with the full list of sections, tables or questionnaires, if the list is too long for the home page.

use serde::Serialize;

use super::cards::{List, MOST_CARDS};
use super::view::{Card, PageLinks, page_count, piece, shown_number};
use super::{Composer, Page, SitePage};

#[derive(Serialize)]
struct ListView {
    of: &'static str,
    members: Vec<Card>,
    pages: Option<PageLinks>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let long = List::ALL.into_iter().filter(|list| list.is_long(composer.guide));
    long.flat_map(|list| {
        let count = page_count(list.len(composer.guide), MOST_CARDS);
        (1..=count).map(move |number| {
            let address = composer.guide.routes.numbered(list.page_name(), number);
            SitePage::new(address, move |address| page(composer, list, number, count, address))
        })
    })
    .collect()
}

fn page<'g>(
    composer: Composer<'g>,
    list: List,
    number: usize,
    count: usize,
    address: String,
) -> Page<'g> {
    let page = composer.page("list", address, |at| {
        let stretch = piece(number, list.len(composer.guide), MOST_CARDS);
        Box::new(ListView {
            of: list.key(),
            members: list.cards(stretch, at),
            pages: PageLinks::new(list.page_name(), number, count, at),
        })
    });
    Page { number: shown_number(number), ..page }
}
