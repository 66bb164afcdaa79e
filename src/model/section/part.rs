//! A part of the guide: a folder of sections, with a title and an introduction.

use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;

use crate::model::mention::node::Node;
use crate::span::{SourceId, Spanned};

/// A part of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The id, as mentions refer to it: the folder below `sections/`, such as `food` or `food/drinks`.
    pub id: Spanned<Id>,
    /// The file `_part.md`, if there is one.
    pub source: Option<SourceId>,
    /// The title; the folder's name if no `_part.md` gives one.
    pub title: String,
    /// One or two sentences for search engines, if given.
    pub description: Option<String>,
    /// The reading order in the folder: ids of sections and names of folders.
    pub order: Vec<Spanned<Id>>,
    /// Former addresses of the page, by path below the site.
    pub aliases: Vec<Spanned<String>>,
    /// The text of the page, shown above its list of sections.
    pub introduction: Document,
}

impl HasId for Part {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Part {
    /// Creates the part of a folder without `_part.md`.
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

    /// The id of the part that contains it, if any.
    pub fn parent(&self) -> Option<Id> {
        self.id.value.rsplit_once('/').map(|(parent, _)| Id::new(parent))
    }

    /// The folder, below the project.
    pub fn folder(&self) -> String {
        format!("content/sections/{}", self.id.value)
    }

    /// The node of this part in the link graph.
    pub fn node(&self) -> Node {
        Node::Part(self.id.value)
    }
}
