//! What mentions lead to. Only the stage `link` can create a target, so a target proves that its mention leads
//! somewhere.

use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::table::chart::Chart;
use crate::model::table::listing::Listing;
use crate::model::table::tool::Tool;

/// The thing to which a mention leads, such as a section, a source or a website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    destination: Destination,
}

/// The kinds of things to which mentions can lead. A [`Target`] contains one such thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A node of the guide, such as a section or a row.
    Node(Node),
    /// The chart of a table or questionnaire.
    Chart(Chart),
    /// The tool of a table.
    Tool(Tool),
    /// A listing: a table that a text embeds in short form. Each row has a line or a card, which links to the full row.
    Listing(Listing),
    /// A drawing, by id.
    Drawing(Id),
    /// A heading in the text of a section or part. The first value is the section or part, the second is the heading's
    /// anchor.
    Heading(Node, String),
    /// A heading in the same text as the link, by its anchor.
    Here(String),
    /// A published file, by its path in the site.
    Asset(String),
    /// A web, mail or telephone address outside the site.
    Web(String),
}

impl Target {
    pub(super) fn new(destination: Destination) -> Self {
        Self { destination }
    }

    /// The thing to which the mention leads.
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    /// The node to which the mention leads. For a chart, tool or listing, this is its table or questionnaire; for a
    /// heading, the section or part that contains it. `None` for drawings, files, web addresses, and headings in the
    /// text that contains the link.
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
