//! Targets: proof that a reference resolves. Only the link stage can create one.

use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::table::chart::Chart;
use crate::model::table::listing::Listing;
use crate::model::table::tool::Tool;

/// The target of a resolved reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    destination: Destination,
}

/// The thing that a target points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A node of the guide.
    Node(Node),
    /// The chart of a table or questionnaire.
    Chart(Chart),
    /// The tool of a table.
    Tool(Tool),
    /// A table in short form.
    Listing(Listing),
    /// A drawing, by id.
    Drawing(Id),
    /// A heading of a section or part, by its anchor.
    Heading(Node, String),
    /// A heading of the text that contains the link.
    Here(String),
    /// A published file, by path below the site.
    Asset(String),
    /// An external web, mail or telephone address.
    Web(String),
}

impl Target {
    pub(super) fn new(destination: Destination) -> Self {
        Self { destination }
    }

    /// The thing that it points to.
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    /// The node of the target: the node itself, the node behind a chart or tool, or the section or part that contains
    /// the heading.
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
