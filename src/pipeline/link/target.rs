//! The proof that a reference resolves: only `link` can make one.

use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::table::chart::Chart;
use crate::model::table::listing::Listing;
use crate::model::table::tool::Tool;

/// Something that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    destination: Destination,
}

/// Where a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A node of the guide.
    Node(Node),
    /// A table or a questionnaire as a chart.
    Chart(Chart),
    /// A table as a tool in the page.
    Tool(Tool),
    /// A table in short.
    Listing(Listing),
    /// A drawing.
    Drawing(Id),
    /// A heading of a section or a part, by its anchor.
    Heading(Node, String),
    /// A heading of the text that the link stands in.
    Here(String),
    /// A published file, by path below the site.
    Asset(String),
    /// An address that is not ours.
    Web(String),
}

impl Target {
    pub(super) fn new(destination: Destination) -> Self {
        Self { destination }
    }

    /// Where it is.
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    /// The node, if it is one, what a chart draws or a tool is made of, or the section or part of the heading.
    pub fn node(&self) -> Option<Node> {
        match self.destination {
            Destination::Node(node) => Some(node),
            Destination::Chart(chart) => Some(chart.node()),
            Destination::Tool(tool) => Some(tool.node()),
            Destination::Listing(listing) => Some(listing.node()),
            Destination::Heading(text, _) => Some(text),
            _ => None,
        }
    }
}
