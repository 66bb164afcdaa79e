//! The page of each part of the guide: its introduction, and links to its sections and inner parts. If there are many
//! of these, a part has several pages.

use serde::Serialize;

use super::cards::{MOST_CARDS, card};
use super::embeds::EmbedIndex;
use super::page_context::PageContext;
use super::view::{
    Card, PageLinks, RichText, SourceView, StructuredData, page_count, piece, shown_number,
};
use super::{Composer, Page, SitePage, Styles, embeds, summary};
use crate::model::id::Id;
use crate::model::section::part::Part;

#[derive(Serialize)]
struct PartView<'g> {
    introduction: Option<RichText<'g>>,
    members: Vec<Card>,
    pages: Option<PageLinks>,
    sources: Vec<SourceView<'g>>,
    print: Option<String>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let guide = &composer.guide.guide;
    let pages = guide.parts.iter().flat_map(|part| {
        let count = page_count(guide.outline.members(part.node()).len(), MOST_CARDS);
        (1..=count).map(move |number| {
            let routes = &composer.guide.routes;
            let address = routes.numbered(&routes.page_name(part.node()), number);
            let page = move |address| page(&composer, part, number, address);
            let scripts = embeds::scripts(&part.introduction, composer.guide);
            let scripts = if number == 1 { scripts } else { Vec::new() };
            SitePage::new(address, page).loading(scripts)
        })
    });
    pages.collect()
}

fn page<'g>(composer: &Composer<'g>, part: &'g Part, number: usize, address: String) -> Page<'g> {
    let at = composer.page_context(&address);
    let title = Some(part.title.clone());
    let trail = composer.guide.guide.outline.trail(part.node());
    if number > 1 {
        let view = |at: &PageContext<'g>| further_view(part, number, at);
        let page = composer.page("part", address, |at| Box::new(view(at)));
        return Page { title, trail, number: shown_number(number), ..page };
    }
    let placed = EmbedIndex::new([&part.introduction], composer.guide);
    let at = at.embedding(placed);
    let cited = embeds::cited_in_order(part.node(), &part.introduction, &at);
    let at = at.listing_sources(&cited);
    let description = summary::of_part(part);
    Page {
        page_type: "part",
        address,
        title,
        naming: None,
        number: None,
        trail,
        scripts: Vec::new(),
        texts: None,
        styles: Styles::Reading,
        structured_data: Some(StructuredData::of_medical_page(description.clone(), &cited, &at)),
        view: Box::new(first_view(part, &cited, &at)),
        description,
        found_by: &[],
        page_context: at,
    }
}

/// The data for the first page of a part: the part's introduction, its sources, a link to its print edition, and the
/// first [`MOST_CARDS`] of its sections and parts.
fn first_view<'g>(part: &'g Part, cited: &[Id], at: &PageContext<'g>) -> PartView<'g> {
    let node = part.node();
    let has_sections = at.guide.guide.outline.count(node) > 0;
    PartView {
        introduction: Some(RichText::below(1, at, &part.introduction, "")),
        sources: cited.iter().map(|reference| SourceView::new(*reference, at)).collect(),
        print: has_sections.then(|| at.path(&at.guide.routes.print(node, 1))),
        ..further_view(part, 1, at)
    }
}

fn further_view<'g>(part: &Part, number: usize, at: &PageContext<'g>) -> PartView<'g> {
    let members = at.guide.guide.outline.members(part.node());
    let count = page_count(members.len(), MOST_CARDS);
    let shown = &members[piece(number, members.len(), MOST_CARDS)];
    PartView {
        introduction: None,
        members: shown.iter().filter_map(|member| card(*member, at)).collect(),
        pages: PageLinks::new(&at.guide.routes.page_name(part.node()), number, count, at),
        sources: Vec::new(),
        print: None,
    }
}
