//! Divides a long list into pages. Computes which entries each page shows, and the links between the pages.

use std::ops::Range;

use serde::Serialize;

use crate::pipeline::compose::page_context::PageContext;

/// Links to the other pages of a list, as the data for templates.
#[derive(Serialize)]
pub struct PageLinks {
    number: usize,
    count: usize,
    previous: Option<String>,
    next: Option<String>,
    others: Vec<NumberedLink>,
}

#[derive(Serialize)]
struct NumberedLink {
    number: usize,
    href: String,
}

/// Each page of a list links to this number of pages before it and after it, and also to the first and the last page.
const BESIDE: usize = 2;

impl PageLinks {
    /// The links on page `number` of a list with `count` pages. `name` is the name from which the pages' addresses are
    /// made, such as `glossary`. `None` if the list has only one page.
    pub fn new(name: &str, number: usize, count: usize, at: &PageContext<'_>) -> Option<Self> {
        let href = |number: usize| at.path(&at.guide.routes.numbered(name, number));
        let is_near =
            |other: &usize| *other == 1 || *other == count || other.abs_diff(number) <= BESIDE;
        let others = (1..=count).filter(|other| *other != number).filter(is_near);
        (count > 1).then(|| Self {
            number,
            count,
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < count).then(|| href(number + 1)),
            others: others.map(|number| NumberedLink { number, href: href(number) }).collect(),
        })
    }
}

/// Number of pages for a list with `length` entries, of which a page shows at most `most`. At least 1.
pub fn page_count(length: usize, most: usize) -> usize {
    length.div_ceil(most).max(1)
}

/// The indices of the entries on page `number`, counted from 1. The list has `length` entries, and each page shows at
/// most `most` of them.
pub fn piece(number: usize, length: usize, most: usize) -> Range<usize> {
    let start = ((number - 1) * most).min(length);
    start..(start + most).min(length)
}

/// The number of a page of a list as its title shows it. `None` for the first page, whose title has no number.
pub fn shown_number(number: usize) -> Option<usize> {
    (number > 1).then_some(number)
}
