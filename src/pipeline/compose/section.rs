//! A page a section, in reading order.

use serde::Serialize;

use super::embeds::Placed;
use super::standpoint::Standpoint;
use super::view::{
    self, DateView, Label, Line, Link, PersonView, Rich, SourceView, StructuredData, links,
};
use super::{Composer, Page, embeds, summary};
use crate::model::content::{Block, Heading};
use crate::model::date::Date;
use crate::model::id::Id;
use crate::model::section::{Review, Section};

#[derive(Serialize)]
struct SectionView<'g> {
    key_messages: Vec<Line<'g>>,
    body: Rich<'g>,
    contents: Vec<HeadingView<'g>>,
    sources: Vec<SourceView<'g>>,
    #[serde(flatten)]
    record: RecordView<'g>,
    place: Option<PlaceView>,
    previous: Option<Link>,
    next: Option<Link>,
    mentioned_in: Vec<Link>,
}

/// Where a section stands in the reading order, and what is around it.
#[derive(Serialize)]
struct PlaceView {
    number: usize,
    count: usize,
    first: usize,
    around: Vec<Link>,
}

#[derive(Serialize)]
struct HeadingView<'g> {
    level: u8,
    id: &'g str,
    text: Label,
}

/// Who wrote a section, and when it was changed and reviewed.
#[derive(Serialize)]
pub(super) struct RecordView<'g> {
    authors: Vec<PersonView<'g>>,
    updated: Option<DateView>,
    review: Option<ReviewView<'g>>,
}

#[derive(Serialize)]
struct ReviewView<'g> {
    by: Option<PersonView<'g>>,
    date: DateView,
    next: DateView,
    overdue: bool,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let sections = &composer.guide.guide.sections;
    let page = |(number, section): (usize, &'g Section)| {
        let address = composer.guide.routes.page(section.node());
        let placed = Placed::new([&section.body], composer.guide);
        let at = Standpoint::new(composer.guide, &address).placing(placed).listing_sources();
        let cited = view::cited(embeds::users_of_sources(section, &at), &at);
        Page {
            page_type: "section",
            address,
            title: Some(section.title.clone()),
            description: summary::of_section(section),
            scripts: embeds::scripts(&section.body, composer.guide),
            structured_data: Some(StructuredData::of_section(section, &cited, &at)),
            view: Box::new(section_view(composer, number, section, &cited, &at)),
            standpoint: at,
        }
    };
    sections.iter().enumerate().map(page).collect()
}

fn section_view<'g>(
    composer: &Composer<'g>,
    number: usize,
    section: &'g Section,
    cited: &[Id],
    at: &Standpoint<'g>,
) -> SectionView<'g> {
    let sections = &composer.guide.guide.sections;
    let count = sections.len();
    let neighbour = |number: usize| Some(Link::to(sections.at(number)?.node(), at));
    SectionView {
        key_messages: section.key_messages.iter().map(|line| Line::new(at, line)).collect(),
        body: Rich::new(at, &section.body, "").below(1),
        contents: contents(section),
        sources: cited.iter().map(|reference| SourceView::new(*reference, at)).collect(),
        record: RecordView::new(section, at, composer.today),
        place: (count > 1).then(|| PlaceView::new(number, at)),
        previous: number.checked_sub(1).and_then(neighbour),
        next: neighbour(number + 1),
        mentioned_in: links(composer.guide.mentioned_in(section.node()), at),
    }
}

/// A page lists at most so many sections, however many there are: what a page costs may not grow with the guide.
const MOST_AROUND: usize = 24;

impl PlaceView {
    fn new(number: usize, at: &Standpoint<'_>) -> Self {
        let sections = at.guide.guide.sections.shared();
        let count = sections.len();
        let last_start = count.saturating_sub(MOST_AROUND);
        let start = number.saturating_sub(MOST_AROUND / 2).min(last_start);
        let end = count.min(start + MOST_AROUND);
        Self {
            number: number + 1,
            count,
            first: start + 1,
            around: sections[start..end]
                .iter()
                .map(|section| Link::to(section.node(), at))
                .collect(),
        }
    }
}

/// Second- and third-level headings of the text itself, not of quotes in it. A third level before any second is left
/// out: it would have nothing to stand below.
fn contents(section: &Section) -> Vec<HeadingView<'_>> {
    let headings = section.body.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if (2..=3).contains(&heading.level) => Some(heading),
        _ => None,
    });
    headings
        .skip_while(|heading| heading.level > 2)
        .map(|Heading { level, id, content, .. }| HeadingView {
            level: *level,
            id,
            text: Label::of(content),
        })
        .collect()
}

impl<'g> RecordView<'g> {
    /// The record of a section on a page, on the day of the build.
    pub(super) fn new(section: &'g Section, at: &Standpoint<'g>, today: Date) -> Self {
        let review = |review: &'g Review| ReviewView {
            by: PersonView::named(review.by, at),
            date: review.date.value.into(),
            next: review.next.value.into(),
            overdue: review.next.value < today,
        };
        Self {
            authors: (section.authors.iter())
                .filter_map(|author| PersonView::named(*author, at))
                .collect(),
            updated: section.updated.as_ref().map(|date| date.value.into()),
            review: section.review.as_ref().map(review),
        }
    }
}
