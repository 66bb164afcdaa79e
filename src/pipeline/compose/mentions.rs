//! The pages that list all places where a table, row, questionnaire or source is mentioned, if these are too many for
//! its own page.

use serde::Serialize;

use super::view::{Link, MOST_MENTIONS, PageLinks, links, page_count, piece, shown_number};
use super::{Composer, Page, SitePage};
use crate::model::mention::node::Node;

/// Maximum number of links on one page with the places that mention something. If there are more, several pages show
/// them.
const MOST_PLACES: usize = 200;

#[derive(Serialize)]
struct MentionsView {
    of: Link,
    mentioned_in: Vec<Link>,
    pages: Option<PageLinks>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let mentioned = composer.guide.mentioned_more_than(MOST_MENTIONS);
    let shown = mentioned.filter(|(node, _)| shows_mentions(*node));
    shown
        .flat_map(|(node, places)| {
            let count = page_count(places.len(), MOST_PLACES);
            (1..=count).map(move |number| {
                let routes = &composer.guide.routes;
                let address = routes.numbered(&routes.mentions_name(node), number);
                SitePage::new(address, move |address| page(composer, node, number, count, address))
            })
        })
        .collect()
}

/// Returns true for nodes whose page lists the places that mention them: tables, rows, questionnaires and sources.
fn shows_mentions(node: Node) -> bool {
    matches!(node, Node::Table(_) | Node::Row(..) | Node::Questionnaire(_) | Node::Reference(_))
}

fn page<'g>(
    composer: Composer<'g>,
    node: Node,
    number: usize,
    count: usize,
    address: String,
) -> Page<'g> {
    let guide = composer.guide;
    let name = guide.routes.mentions_name(node);
    let page = composer.page("mentions", address, |at| {
        let places = guide.mentioned_in(node);
        Box::new(MentionsView {
            of: Link::to(node, at),
            mentioned_in: links(&places[piece(number, places.len(), MOST_PLACES)], at),
            pages: PageLinks::new(&name, number, count, at),
        })
    });
    let title = Link::to(node, &page.page_context).title.plain();
    Page {
        title: Some(title),
        naming: Some("mentions"),
        number: shown_number(number),
        trail: guide.guide.outline.trail(node.owner()),
        ..page
    }
}
