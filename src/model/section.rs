//! A section: one Markdown file with front matter and text.

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

/// A section of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The id, as mentions refer to it: the file's name without ending.
    pub id: Spanned<Id>,
    /// The file that contains the section.
    pub source: SourceId,
    /// The folders between `sections/` and the file.
    pub folders: Vec<String>,
    /// The title: the page's only first-level heading.
    pub title: String,
    /// One or two sentences for search engines, if given.
    pub description: Option<String>,
    /// The authors of the section.
    pub authors: Vec<Ref>,
    /// The date on which the text last changed.
    pub updated: Option<Spanned<Date>>,
    /// True for a hand-out: a sheet to print and take along, which is not part of the reading order.
    pub is_handout: bool,
    /// True for a draft, which is not published.
    pub is_draft: bool,
    /// The clinical review, if there was one.
    pub review: Option<Review>,
    /// Key messages, shown before the text.
    pub key_messages: Vec<Vec<Inline>>,
    /// Former addresses of the page, by path below the site.
    pub aliases: Vec<Spanned<String>>,
    /// Changes that readers are informed about, in file order.
    pub changes: Vec<Change>,
    /// The text of the section.
    pub body: Document,
}

/// A change of a section.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Date of the change.
    pub date: Spanned<Date>,
    /// Description of the change for readers.
    pub text: Vec<Inline>,
}

/// A clinician's review of a whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The person who reviewed the page.
    pub by: Ref,
    /// The date on which the whole page was read.
    pub date: Spanned<Date>,
    /// The date on which the next review is due.
    pub next: Spanned<Date>,
}

impl HasId for Section {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Section {
    /// The latest change of the section.
    pub fn last_change(&self) -> Option<&Change> {
        self.changes.iter().max_by_key(|change| change.date.value)
    }

    /// The folder of the file, below the project.
    pub fn folder(&self) -> String {
        let folders = self.folders.iter().map(|folder| format!("/{folder}"));
        format!("content/sections{}", folders.collect::<String>())
    }

    /// The id of the part that contains it, if any.
    pub fn part(&self) -> Option<Id> {
        (!self.folders.is_empty()).then(|| Id::new(&self.folders.join("/")))
    }

    /// The node of this section in the link graph.
    pub fn node(&self) -> Node {
        Node::Section(self.id.value)
    }
}
