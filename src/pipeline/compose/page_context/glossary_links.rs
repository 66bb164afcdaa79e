//! Decides which mentions of a term are links to the glossary: on each page, only the first.

use std::sync::PoisonError;

use super::PageContext;
use crate::model::id::Id;

impl PageContext<'_> {
    /// Records that a text of the page mentions a term. Returns true if this is the term's first mention on the page,
    /// and so a link.
    pub fn is_first_mention(&self, term: Id) -> bool {
        // A page is made by one thread, and the set stays consistent if another thread panicked.
        self.linked_terms.lock().unwrap_or_else(PoisonError::into_inner).insert(term)
    }
}
