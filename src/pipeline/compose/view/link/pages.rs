//! Lists that are too long for one page: what each page shows of them, and the links between the pages.

use std::ops::Range;

use serde::Serialize;

use crate::pipeline::compose::standpoint::Standpoint;

/// A page of a list, and the way to the others.
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

/// How many pages on each side of a page it links to, beside the first and the last.
const BESIDE: usize = 2;

impl PageLinks {
    /// The links on page `number` of `count`, all of them called `name`; nothing where that is the only one.
    pub fn new(name: &str, number: usize, count: usize, at: &Standpoint<'_>) -> Option<Self> {
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

/// How many pages a list takes; an empty one has a page as well.
pub fn page_count(length: usize, most: usize) -> usize {
    length.div_ceil(most).max(1)
}

/// What page `number` shows of a list, if each page shows at most so many.
pub fn piece(number: usize, length: usize, most: usize) -> Range<usize> {
    let start = ((number - 1) * most).min(length);
    start..(start + most).min(length)
}

/// The number of a page where that is part of its name: the first page goes without.
pub fn shown_number(number: usize) -> Option<usize> {
    (number > 1).then_some(number)
}
