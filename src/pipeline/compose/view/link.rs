//! Links and cards: something's title and where it is. Exports: its format and where it is.

pub mod pages;

use serde::Serialize;

use super::Label;
use crate::model::mention::Ref;
use crate::model::mention::node::Node;
use crate::model::words::Named;
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::link::ExportFormat;

/// A title and an address relative to the page.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it is called.
    pub title: Label,
    /// Where it is.
    pub href: String,
}

/// A link with a sentence on what is there.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// What it is called.
    pub title: Label,
    /// Where it is.
    pub href: String,
    /// What is there.
    pub description: Label,
    /// How many sections a part holds.
    pub count: Option<usize>,
}

/// All places that mention something, where only the first of them are shown.
#[derive(Clone, Debug, Serialize)]
pub struct AllMentions {
    /// How many there are.
    pub count: usize,
    /// The page that shows all.
    pub href: String,
}

/// The most places that are shown beside what they mention.
pub const MOST_MENTIONS: usize = 12;

/// An export beside the page.
#[derive(Clone, Debug, Serialize)]
pub struct ExportLink {
    /// Its format: `csv`, `json` or `fhir`.
    pub format: &'static str,
    /// Where it is.
    pub href: String,
}

impl Link {
    /// A link to a node.
    pub fn to(node: Node, from: &Standpoint<'_>) -> Self {
        Self { title: title(node, from), href: from.href(node) }
    }

    /// A link to what a reference leads to: its node's title, or its own address.
    pub fn to_target(reference: Ref, from: &Standpoint<'_>) -> Option<Self> {
        let target = from.guide.target(reference)?;
        let href = from.target_href(target, "");
        let title =
            target.node().map_or_else(|| Label::text(href.clone()), |node| title(node, from));
        Some(Self { title, href })
    }
}

/// Links to several nodes. The about page has no title of its own to show, so it is left out.
pub fn links(nodes: &[Node], from: &Standpoint<'_>) -> Vec<Link> {
    nodes.iter().filter(|node| **node != Node::About).map(|node| Link::to(*node, from)).collect()
}

/// The places that mention a node, in reading order; of many the first.
pub fn mentioned_in(node: Node, from: &Standpoint<'_>) -> Vec<Link> {
    let places = from.guide.mentioned_in(node);
    links(&places[..places.len().min(MOST_MENTIONS)], from)
}

/// The way to all places that mention a node, where there are more than are shown.
pub fn all_mentions(node: Node, from: &Standpoint<'_>) -> Option<AllMentions> {
    let places = from.guide.mentioned_in(node);
    let name = || from.guide.routes.mentions_name(node);
    (places.len() > MOST_MENTIONS).then(|| AllMentions {
        // The about page is read first after the home page, so it is among the first, and it has no title to show.
        count: places.len() - usize::from(places[..2].contains(&Node::About)),
        href: from.path(&from.guide.routes.address(&name())),
    })
}

/// The exports of a node that hold its data. A calendar holds none: the tool of the table offers it.
pub fn export_links(node: Node, from: &Standpoint<'_>) -> Vec<ExportLink> {
    let formats = ExportFormat::of(&from.guide.guide, node).iter();
    let of_data = formats.filter(|format| **format != ExportFormat::Calendar);
    let link = |format: &ExportFormat| ExportLink {
        format: format.name(),
        href: from.path(&from.guide.routes.export(node, *format)),
    };
    of_data.map(link).collect()
}

fn title(node: Node, from: &Standpoint<'_>) -> Label {
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
