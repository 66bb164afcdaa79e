//! A section: one Markdown file, its front matter and its text.

pub mod drawing;
pub mod outline;
pub mod part;
pub mod snippet;

use super::content::{Document, Inline};
use super::date::Date;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::Ref;
use crate::model::mention::node::Node;
use crate::span::{SourceId, Spanned};

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// How mentions name it: the file's name without its ending.
    pub id: Spanned<Id>,
    /// The file.
    pub source: SourceId,
    /// Folders between `sections/` and the file.
    pub folders: Vec<String>,
    /// The page's only first-level heading.
    pub title: String,
    /// One or two sentences for search results, if the author gives them.
    pub description: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Ref>,
    /// The day the text last changed.
    pub updated: Option<Spanned<Date>>,
    /// Whether it is a hand-out: one sheet to take along, which stands in no reading order.
    pub is_handout: bool,
    /// Whether it is not ready to be published.
    pub is_draft: bool,
    /// The clinical review, if there was one.
    pub review: Option<Review>,
    /// Shown before the text.
    pub key_messages: Vec<Vec<Inline>>,
    /// Addresses, by path below the site, that its page had before.
    pub aliases: Vec<Spanned<String>>,
    /// The text.
    pub body: Document,
}

/// A clinician's sign-off of a whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The reviewer.
    pub by: Ref,
    /// When the whole page was read.
    pub date: Spanned<Date>,
    /// When it is due again.
    pub next: Spanned<Date>,
}

impl HasId for Section {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Section {
    /// The folder of its file, below the project.
    pub fn folder(&self) -> String {
        let folders = self.folders.iter().map(|folder| format!("/{folder}"));
        format!("content/sections{}", folders.collect::<String>())
    }

    /// The part that it stands in, by id, if it stands in one.
    pub fn part(&self) -> Option<Id> {
        (!self.folders.is_empty()).then(|| Id::new(&self.folders.join("/")))
    }

    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Section(self.id.value)
    }
}
