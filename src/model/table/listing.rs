//! Listings: a table placed in a text in short form, with a line or a card per row that links to the full row.

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// A table in short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The table that is listed.
    pub table: Id,
    /// The form of the rows.
    pub form: ListingForm,
    /// The text that contains the listing. If that text has a heading with a row's id, the row links to the heading.
    pub place: Node,
}

/// The form of the rows of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingForm {
    /// A list with one line per row.
    List,
    /// One card per row.
    Cards,
}

impl Listing {
    /// The node of the listed table in the link graph.
    pub fn node(self) -> Node {
        Node::Table(self.table)
    }
}

impl ListingForm {
    /// All forms of listings.
    pub const ALL: [Self; 2] = [Self::List, Self::Cards];

    /// The word before the colon in embeds.
    pub fn mention(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Cards => "cards",
        }
    }

    /// The form for a kind of mention.
    pub fn of_mention(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.mention() == kind)
    }
}
