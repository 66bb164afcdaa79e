//! A table placed in a text in short: a line or a card for each row, which leads to where the row is told in full.

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// A table in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The table.
    pub table: Id,
    /// How its rows look.
    pub form: ListingForm,
    /// The text that it stands in. Where that has a heading with the id of a row, the row leads there.
    pub place: Node,
}

/// How the rows of a listing look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingForm {
    /// A list with a line for each row.
    List,
    /// A card for each row.
    Cards,
}

impl Listing {
    /// The table.
    pub fn node(self) -> Node {
        Node::Table(self.table)
    }
}

impl ListingForm {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::List, Self::Cards];

    /// The word before the colon in embeds.
    pub fn mention(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Cards => "cards",
        }
    }

    /// The form that a mention of this kind asks for.
    pub fn of_mention(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.mention() == kind)
    }
}
