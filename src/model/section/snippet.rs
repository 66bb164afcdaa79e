//! A snippet: a text that is used on several pages.

use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::span::{SourceId, Spanned};

/// A text that is used on several pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// The id, as texts refer to it: the file's name without ending.
    pub id: Spanned<Id>,
    /// The file that contains the snippet.
    pub source: SourceId,
    /// The text of the snippet.
    pub text: Document,
}

impl HasId for Snippet {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}
