//! A section of the guide: one Markdown file with front matter and text.

pub mod body;
pub mod drawing;
pub mod outline;
pub mod part;
pub mod snippet;

use std::sync::Arc;

use self::body::Body;
use super::content::Inline;
use super::date::Date;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::span::{SourceId, Spanned};
use crate::spill::Spill;

/// A section of the guide, which has a page of its own.
#[derive(Clone, Debug)]
pub struct Section {
    /// The id by which mentions refer to the section: the name of its file without `.md`.
    pub id: Spanned<Id>,
    /// The file that contains the section.
    pub source: SourceId,
    /// Names of the folders in which the file is, below `content/sections/`, outermost first.
    pub folders: Vec<String>,
    /// The title, which is the only first-level heading of the page.
    pub title: String,
    /// One or two sentences for search engines; `None` if the author gives none.
    pub description: Option<String>,
    /// Words and questions that readers may search for, but that the text of the section does not contain. Search finds
    /// the section by them, too.
    pub found_by: Vec<String>,
    /// Mentions of the people who wrote the section.
    pub authors: Vec<MentionId>,
    /// The date on which the text last changed; `None` if the author gives none.
    pub updated: Option<Spanned<Date>>,
    /// True for a hand-out: a sheet to print and take along. It is not part of the reading order.
    pub is_handout: bool,
    /// True for a draft, which is not published.
    pub is_draft: bool,
    /// The clinical review; `None` if there was none.
    pub review: Option<Review>,
    /// Key messages, shown before the text: for each message, its inlines.
    pub key_messages: Vec<Vec<Inline>>,
    /// Earlier addresses of the section's page, as paths relative to the site's root. They redirect to its present
    /// address.
    pub aliases: Vec<Spanned<String>>,
    /// Changes that the page tells readers about, in the order of the file.
    pub changes: Vec<Change>,
    /// The text of the section.
    pub body: Body,
}

/// A change of a section that its page tells readers about.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Date of the change.
    pub date: Spanned<Date>,
    /// A description of the change for readers.
    pub text: Vec<Inline>,
}

/// A clinician's review of a whole section.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Mention of the person who reviewed the section.
    pub by: MentionId,
    /// The date on which the reviewer read the whole section.
    pub date: Spanned<Date>,
    /// The date by which the section must be reviewed again.
    pub next: Spanned<Date>,
}

impl HasId for Section {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Section {
    /// The change with the latest date; `None` if the section lists no changes.
    pub fn last_change(&self) -> Option<&Change> {
        self.changes.iter().max_by_key(|change| change.date.value)
    }

    /// Moves the text of the section to the temporary file of `spill`, and copies what shares its memory with the text.
    pub fn put_into(&mut self, spill: &Arc<Spill>) {
        self.body.put_into(spill);
        self.key_messages.iter_mut().for_each(|line| body::detach(line));
        self.changes.iter_mut().for_each(|change| body::detach(&mut change.text));
    }

    /// The path of the folder that contains the section's file, from the project's folder: `content/sections/food`.
    pub fn folder(&self) -> String {
        let folders = self.folders.iter().map(|folder| format!("/{folder}"));
        format!("content/sections{}", folders.collect::<String>())
    }

    /// The id of the part that contains the section, such as `food/drinks`; `None` if no part does.
    pub fn part(&self) -> Option<Id> {
        (!self.folders.is_empty()).then(|| Id::new(&self.folders.join("/")))
    }

    /// The node of this section in the link graph.
    pub fn node(&self) -> Node {
        Node::Section(self.id.value)
    }
}
