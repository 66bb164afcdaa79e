//! Navigation: the links of the header, the menu of all sections, the home page.

use crate::model::content::Inline;
use crate::model::mention::Ref;
use crate::span::{Span, Spanned};

/// A link of the header or the home page.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The target of the link.
    pub to: Ref,
    /// Source position of the link.
    pub span: Span,
    /// The link text; if empty, the target's title is used.
    pub title: Vec<Inline>,
    /// A short description; may be empty.
    pub text: Vec<Inline>,
}

/// Sections and parts under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading of the group.
    pub title: Vec<Inline>,
    /// The sections and parts of the group, in order.
    pub members: Vec<Ref>,
}

/// An old address and its new target.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The old address, by path below the site.
    pub from: Spanned<String>,
    /// The target of the redirect.
    pub to: Ref,
}

/// Texts of the home page, in addition to its lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// The headline; if empty, the guide's title is used.
    pub lead: Vec<Inline>,
    /// The text below the headline; if empty, the guide's description is used.
    pub text: Vec<Inline>,
    /// Whom to call in an emergency; empty if the guide needs none.
    pub emergency: Vec<Inline>,
    /// Buttons; if empty, the questionnaires are used.
    pub actions: Vec<Way>,
    /// Links by situation of the reader.
    pub situations: Vec<Way>,
    /// Links to what a reader can do today.
    pub today: Vec<Way>,
}
