//! Links, cards and links to exports, as the data for templates.

pub mod pagination;

use serde::Serialize;

use super::Label;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::model::named::Named;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::link::ExportFormat;

/// A link, with the title and the address of its target.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Title of what the link leads to.
    pub title: Label,
    /// Address of what the link leads to, relative to the page with the link.
    pub href: String,
}

/// An entry of a page's table of contents: a heading of the page.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// Level of the heading, 2 or 3.
    pub level: u8,
    /// Anchor of the heading.
    pub id: String,
    /// Text of the heading.
    pub text: Label,
}

/// A link with a description, shown as a card.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Title of what the link leads to.
    pub title: Label,
    /// Address of what the link leads to, relative to the page with the link.
    pub href: String,
    /// Short description of what the card leads to.
    pub description: Label,
    /// Number of sections in the part to which the card leads; `None` for cards that lead to anything else.
    pub count: Option<usize>,
}

/// A link to the page with all places that mention a table, row, questionnaire or source. It exists if these are too
/// many for the thing's own page, which shows only the first [`MOST_MENTIONS`].
#[derive(Clone, Debug, Serialize)]
pub struct AllMentions {
    /// Number of all these places.
    pub count: usize,
    /// Address of the page with all these places, relative to the page with the link.
    pub href: String,
}

/// Maximum number of places that the page of a thing lists under "mentioned in". If there are more, it links to another
/// page with all of them.
pub const MOST_MENTIONS: usize = 12;

/// A link to a data file beside a page.
#[derive(Clone, Debug, Serialize)]
pub struct ExportLink {
    /// Format of the file: `csv`, `json` or `fhir`.
    pub format: &'static str,
    /// Address of the data file, relative to the page with the link.
    pub href: String,
}

impl Link {
    /// A link from the page `from` to a node.
    pub fn to(node: Node, from: &PageContext<'_>) -> Self {
        Self { title: title(node, from), href: from.href(node) }
    }

    /// A link to the target of a mention, such as `table:causes`. Its text is the title of the target; for files and
    /// websites, it is the address. `None` if the mention leads nowhere.
    pub fn to_target(mention: MentionId, from: &PageContext<'_>) -> Option<Self> {
        let target = from.guide.target(mention)?;
        let href = from.target_href(target, "");
        let title =
            target.node().map_or_else(|| Label::text(href.clone()), |node| title(node, from));
        Some(Self { title, href })
    }
}

/// Links to several nodes. Leaves out the about page, because it has no title.
pub fn links(nodes: &[Node], from: &PageContext<'_>) -> Vec<Link> {
    nodes.iter().filter(|node| **node != Node::About).map(|node| Link::to(*node, from)).collect()
}

/// Links to the first [`MOST_MENTIONS`] places in reading order that mention a node.
pub fn mentioned_in(node: Node, from: &PageContext<'_>) -> Vec<Link> {
    let places = from.guide.mentioned_in(node);
    links(&places[..places.len().min(MOST_MENTIONS)], from)
}

/// The link to the page with all places that mention a node. `None` if there are at most [`MOST_MENTIONS`] places: the
/// node's own page then lists all of them.
pub fn all_mentions(node: Node, from: &PageContext<'_>) -> Option<AllMentions> {
    let places = from.guide.mentioned_in(node);
    let name = || from.guide.routes.mentions_name(node);
    (places.len() > MOST_MENTIONS).then(|| AllMentions {
        // In reading order, only the home page comes before the about page, so the about page is among the first two
        // places. It is not listed, so it is not counted.
        count: places.len() - usize::from(places[..2].contains(&Node::About)),
        href: from.path(&from.guide.routes.address(&name())),
    })
}

/// Links to the data files of a table or questionnaire (CSV, JSON, FHIR). Leaves out the calendar file, to which the
/// planner links.
pub fn export_links(node: Node, from: &PageContext<'_>) -> Vec<ExportLink> {
    let formats = ExportFormat::of(&from.guide.guide, node).iter();
    let of_data = formats.filter(|format| **format != ExportFormat::Calendar);
    let link = |format: &ExportFormat| ExportLink {
        format: format.name(),
        href: from.path(&from.guide.routes.export(node, *format)),
    };
    of_data.map(link).collect()
}

fn title(node: Node, from: &PageContext<'_>) -> Label {
    let guide = &from.guide.guide;
    match node {
        Node::Home | Node::About => Label::text(&guide.settings.title),
        Node::Person(id) => Label::text(&guide.people[id].name),
        Node::Reference(key) => Label::text(&guide.references[key].title),
        Node::Section(_)
        | Node::Part(_)
        | Node::Table(_)
        | Node::Row(..)
        | Node::Questionnaire(_)
        | Node::Item(..)
        | Node::Term(_) => Label(from.guide.title(node).to_vec()),
    }
}
