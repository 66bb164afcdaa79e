//! A part of the guide: a folder of sections, with a title and an introduction.

use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;

use crate::model::mention::node::Node;
use crate::span::{SourceId, Spanned};

/// A part of the guide: a folder of sections, which has a page of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The id by which mentions refer to the part: its folder below `content/sections/`, such as `food` or
    /// `food/drinks`.
    pub id: Spanned<Id>,
    /// The file `_part.md` of the folder; `None` if the folder does not contain this file.
    pub source: Option<SourceId>,
    /// The title of the part; the name of its folder if no `_part.md` gives one.
    pub title: String,
    /// Description of the part in one or two sentences, for search engines and cards; `None` if the author gives none.
    pub description: Option<String>,
    /// The reading order of the part's members: ids of sections and names of folders.
    pub order: Vec<Spanned<Id>>,
    /// Earlier addresses of the part's page, as paths relative to the site's root. They redirect to its present
    /// address.
    pub aliases: Vec<Spanned<String>>,
    /// The text of the part's page, shown above the list of its sections.
    pub introduction: Document,
}

impl HasId for Part {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Part {
    /// Makes the part for a folder that has no `_part.md`.
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

    /// The id of the part that contains this part: `food` for `food/drinks`. `None` if no part does.
    pub fn parent(&self) -> Option<Id> {
        self.id.value.rsplit_once('/').map(|(parent, _)| Id::new(parent))
    }

    /// The path of the part's folder, from the project's folder: `content/sections/food`.
    pub fn folder(&self) -> String {
        format!("content/sections/{}", self.id.value)
    }

    /// The node of this part in the link graph.
    pub fn node(&self) -> Node {
        Node::Part(self.id.value)
    }
}
