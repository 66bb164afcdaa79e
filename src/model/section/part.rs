//! A part of the guide: a folder of sections, with a title and an introduction.

use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;

use crate::model::mention::node::Node;
use crate::span::{SourceId, Spanned};

/// A part.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How mentions name it: its folder below `sections/`, such as `food` or `food/drinks`.
    pub id: Spanned<Id>,
    /// Its `_part.md`, if there is one.
    pub source: Option<SourceId>,
    /// The title; the folder's name where no `_part.md` gives one.
    pub title: String,
    /// One or two sentences for search results, if the author gives them.
    pub description: Option<String>,
    /// The reading order of what stands in the folder: ids of sections, names of folders.
    pub order: Vec<Spanned<Id>>,
    /// Addresses, by path below the site, that its page had before.
    pub aliases: Vec<Spanned<String>>,
    /// The text of its page, above its sections.
    pub introduction: Document,
}

impl HasId for Part {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Part {
    /// A folder without `_part.md`, known from a file in it.
    pub fn of_folder(id: Spanned<Id>) -> Self {
        let title = id.value.rsplit('/').next().unwrap_or_default().to_owned();
        Self {
            id,
            source: None,
            title,
            description: None,
            order: Vec::new(),
            aliases: Vec::new(),
            introduction: Document::default(),
        }
    }

    /// The part that it stands in, by id, if it stands in one.
    pub fn parent(&self) -> Option<Id> {
        self.id.value.rsplit_once('/').map(|(parent, _)| Id::new(parent))
    }

    /// Its folder, below the project.
    pub fn folder(&self) -> String {
        format!("content/sections/{}", self.id.value)
    }

    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Part(self.id.value)
    }
}
