//! A snippet: a text that several pages show.

use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::span::{SourceId, Spanned};

/// A text that several pages show. It is written once, in a file of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// The id by which texts refer to the snippet: the name of its file without ending.
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
