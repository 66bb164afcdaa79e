//! Where a guide leads its readers: the header, the menu of all sections, the home page.

use crate::model::content::Inline;
use crate::model::mention::Ref;
use crate::span::{Span, Spanned};

/// A way to something, in the reader's words.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Where to.
    pub to: Ref,
    /// Where it stands.
    pub span: Span,
    /// What it is called; empty where the target's own title will do.
    pub title: Vec<Inline>,
    /// A clause or a sentence on it; may be empty.
    pub text: Vec<Inline>,
}

/// Sections and parts that a reader looks for together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is called.
    pub title: Vec<Inline>,
    /// Its sections and parts, in order.
    pub members: Vec<Ref>,
}

/// An old address, and what it leads to now.
#[derive(Clone, Debug, PartialEq)]
pub struct Redirect {
    /// The address, by path below the site.
    pub from: Spanned<String>,
    /// What it leads to.
    pub to: Ref,
}

/// What the home page says, beside what it lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// The sentence at the top; empty where the guide's title will do.
    pub lead: Vec<Inline>,
    /// What is below it; empty where the guide's description will do.
    pub text: Vec<Inline>,
    /// Whom to call, and when; empty where the guide has no emergencies.
    pub emergency: Vec<Inline>,
    /// The buttons; empty where the questionnaires will do.
    pub actions: Vec<Way>,
    /// In which situation a reader is.
    pub situations: Vec<Way>,
    /// What a reader can do today.
    pub today: Vec<Way>,
}
