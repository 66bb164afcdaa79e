//! A snippet: a text that several pages place.

use crate::model::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::span::{SourceId, Spanned};

/// A snippet.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// How texts name it: the file's name without its ending.
    pub id: Spanned<Id>,
    /// The file.
    pub source: SourceId,
    /// The text.
    pub text: Document,
}

impl HasId for Snippet {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}
