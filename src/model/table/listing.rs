//! Listings: a text shows a table in short form, with a line or a card per row that links to the full row.

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// A table that a text shows in short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The id of the table that the listing shows.
    pub table: Id,
    /// Whether each row is a line or a card.
    pub form: ListingForm,
    /// The section, part or other node whose text shows the listing. If a heading of that text has the id of a row, the
    /// row's link leads to this heading instead of the table.
    pub place: Node,
}

/// How a listing shows each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingForm {
    /// Each row is a line of a list.
    List,
    /// Each row is a card.
    Cards,
}

impl Listing {
    /// The node of the listed table in the link graph.
    pub fn node(self) -> Node {
        Node::Table(self.table)
    }
}

impl ListingForm {
    /// All forms that a listing can have.
    pub const ALL: [Self; 2] = [Self::List, Self::Cards];

    /// The word before the colon when a text shows a listing: `cards` in `![](cards:foods)`.
    pub fn mention(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Cards => "cards",
        }
    }

    /// The form for the word before the colon in a mention, such as `cards` in `cards:foods`; `None` if the word shows
    /// no listing.
    pub fn of_mention(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.mention() == kind)
    }
}
