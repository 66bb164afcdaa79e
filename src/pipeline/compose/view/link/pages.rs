//! Pagination: which part of a list each page shows, and the links between the pages.

use std::ops::Range;

use serde::Serialize;

use crate::pipeline::compose::page_context::PageContext;

/// Links between the pages of a list.
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

/// Number of neighbouring pages linked on each side, in addition to the first and the last.
const BESIDE: usize = 2;

impl PageLinks {
    /// The links on page `number` of `count`, for the list `name`. `None` if there is only one page.
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

/// Number of pages of a list, at least one.
pub fn page_count(length: usize, most: usize) -> usize {
    length.div_ceil(most).max(1)
}

/// The index range shown on page `number`, with at most `most` entries per page.
pub fn piece(number: usize, length: usize, most: usize) -> Range<usize> {
    let start = ((number - 1) * most).min(length);
    start..(start + most).min(length)
}

/// The page number if it is part of the page's name; `None` for the first page.
pub fn shown_number(number: usize) -> Option<usize> {
    (number > 1).then_some(number)
}
