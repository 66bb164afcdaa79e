//! How readers find their way: the links of the header, the menu of all sections, the home page.

use crate::model::content::Inline;
use crate::model::mention::MentionId;
use crate::span::{Span, Spanned};

/// A link in the header or on the home page.
#[derive(Clone, Debug, PartialEq)]
pub struct NavigationLink {
    /// What the link leads to.
    pub to: MentionId,
    /// Source position of the link.
    pub span: Span,
    /// The text of the link; if empty, the title of its target is shown.
    pub title: Vec<Inline>,
    /// A clause below the link that describes the link's target; empty if the author gives none.
    pub text: Vec<Inline>,
}

/// A group of sections and parts, for the menu and the home page.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionGroup {
    /// The heading of a group of sections in the menu and on the home page.
    pub title: Vec<Inline>,
    /// The sections and parts of a menu group, in the order in which the menu lists them.
    pub members: Vec<MentionId>,
}

/// An old address of the site, and where it leads now.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The old address, as a path relative to the site's root.
    pub from: Spanned<String>,
    /// What the old address leads to now.
    pub to: MentionId,
}

/// Texts and links that only the home page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// The sentence at the top of the home page; if empty, the guide's title is shown.
    pub lead: Vec<Inline>,
    /// The text below the sentence at the top of the home page; if empty, the guide's description is shown.
    pub text: Vec<Inline>,
    /// Text on the home page that says whom to call in an emergency; empty if the guide needs none.
    pub emergency: Vec<Inline>,
    /// Links that the home page shows as buttons; if the list is empty, the home page shows links to questionnaires
    /// instead.
    pub actions: Vec<NavigationLink>,
    /// Links on the home page for readers in certain situations, such as after a fall.
    pub situations: Vec<NavigationLink>,
    /// Links on the home page to what a reader can do today.
    pub today: Vec<NavigationLink>,
}
