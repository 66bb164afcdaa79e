//! Which mentions of a term are links to the glossary: only the first on each page.

use std::sync::PoisonError;

use super::PageContext;
use crate::model::id::Id;

impl PageContext<'_> {
    /// Notes that a text of the page mentions a term. Returns true for the first mention, the only one that links to
    /// the glossary.
    pub fn is_first_mention(&self, term: Id) -> bool {
        // A page is made by one thread, and the set stays consistent if another thread panicked.
        self.linked_terms.lock().unwrap_or_else(PoisonError::into_inner).insert(term)
    }
}
