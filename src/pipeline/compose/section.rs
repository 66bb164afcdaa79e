//! One page for each section, with links to the sections before and after it in reading order.

mod handout;

use serde::Serialize;

use self::handout::HandoutView;
use super::embeds::EmbedIndex;
use super::page_context::PageContext;
use super::view::{
    DateView, HeadingView, InlineText, Label, Link, PersonView, RichText, SourceView,
    StructuredData,
};
use super::{Composer, Page, Searched, SitePage, Styles, embeds, summary};
use crate::model::content::{Block, Document, reading_minutes};
use crate::model::date::Date;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::section::{Review, Section};

#[derive(Serialize)]
struct SectionView<'g> {
    key_messages: Vec<InlineText>,
    body: RichText<'g>,
    contents: Vec<HeadingView>,
    sources: Vec<SourceView<'g>>,
    #[serde(flatten)]
    record: RecordView<'g>,
    handout: Option<HandoutView>,
    draft: bool,
    reading_minutes: usize,
    previous: Option<Link>,
    next: Option<Link>,
}

/// What a section's page says about the section's origin: authors, dates and review.
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

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let page = |section: &'g Section| {
        let address = composer.guide.routes.page(section.node());
        let scripts = embeds::scripts_of_section(section, composer.guide);
        let searched = if section.is_handout { Searched::Half } else { Searched::Fully };
        SitePage::new(address, move |address| page(composer, section, address))
            .loading(scripts)
            .searched(searched)
    };
    let sections = composer.guide.guide.sections.iter();
    sections.filter(|section| composer.may_want(&section.id.value)).map(page).collect()
}

fn page<'g>(composer: Composer<'g>, section: &'g Section, address: String) -> Page<'g> {
    let body = section.body.document();
    let placed = EmbedIndex::new([&*body], composer.guide);
    let at = composer.page_context(&address).embedding(placed);
    let cited = embeds::cited_in_order(section.node(), &body, &at);
    let at = at.listing_sources(&cited);
    let description = summary::of_section(section, &body);
    Page {
        page_type: "section",
        address,
        title: Some(section.title.clone()),
        naming: None,
        number: None,
        trail: composer.guide.guide.outline.trail(section.node()),
        found_by: &section.found_by,
        scripts: Vec::new(),
        texts: None,
        styles: Styles::Reading,
        structured_data: Some(StructuredData::of_section(
            section,
            description.clone(),
            &cited,
            &at,
        )),
        description,
        view: Box::new(section_view(composer, section, &body, &cited, &at)),
        page_context: at,
    }
}

fn section_view<'g>(
    composer: Composer<'g>,
    section: &'g Section,
    body: &Document,
    cited: &[Id],
    at: &PageContext<'g>,
) -> SectionView<'g> {
    let sections = &composer.guide.guide.sections;
    // Hand-outs come after all other sections and have no place in the reading order.
    let count = composer.guide.guide.outline.count(Node::Home);
    let number = sections.place(section.id.value).unwrap_or_default();
    let is_in_order = |number: &usize| *number < count && !section.is_handout;
    let neighbour = |number: usize| Some(Link::to(sections.at(number)?.node(), at));
    SectionView {
        key_messages: section.key_messages.iter().map(|line| InlineText::new(at, line)).collect(),
        body: RichText::below(1, at, body, ""),
        contents: contents(body),
        sources: cited.iter().map(|reference| SourceView::new(*reference, at)).collect(),
        record: RecordView::new(section, at, composer.today),
        handout: section
            .is_handout
            .then(|| HandoutView::new(section, cited.len(), composer.today, at)),
        draft: section.is_draft,
        reading_minutes: reading_minutes(body),
        previous: number.checked_sub(1).filter(is_in_order).and_then(neighbour),
        next: Some(number + 1).filter(is_in_order).and_then(neighbour),
    }
}

/// If a section has more than this number of headings, its table of contents shows only one level of headings instead
/// of two.
const MOST_OF_TWO_LEVELS: usize = 10;

/// The headings of level 2 and 3 for the table of contents. Leaves out headings inside quotes or other blocks. Also
/// leaves out headings of level 3 before the first one of level 2, because they would belong to no entry. If more than
/// [`MOST_OF_TWO_LEVELS`] headings are left, returns only those of level 2, because a short list is read at a glance.
fn contents(body: &Document) -> Vec<HeadingView> {
    let headings = body.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if (2..=3).contains(&heading.level) => Some(heading),
        _ => None,
    });
    let headings = headings.skip_while(|heading| heading.level > 2);
    let deepest = if headings.clone().count() > MOST_OF_TWO_LEVELS { 2 } else { 3 };
    headings
        .filter(|heading| heading.level <= deepest)
        .map(|heading| HeadingView {
            level: heading.level,
            id: heading.id.clone(),
            text: Label::of(&heading.content),
        })
        .collect()
}

impl<'g> RecordView<'g> {
    /// Collects authors, dates and review of a section. The review is overdue if it was due before `today`.
    pub(super) fn new(section: &'g Section, at: &PageContext<'g>, today: Date) -> Self {
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
