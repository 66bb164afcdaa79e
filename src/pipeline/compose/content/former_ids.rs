//! Former ids of headings, rows, items and terms. They stay on the page as anchors, so that old links keep working.

use super::escape::push_text;
use crate::model::id::Id;
use crate::pipeline::compose::page_context::PageContext;
use crate::span::Spanned;

/// Appends an empty element to `out`. Its id is `scope` and `id`, a former id of a heading, so that old links to the
/// heading still work.
pub fn push_former_id(out: &mut String, scope: &str, id: &str) {
    out.push_str("<span id=\"");
    push_text(out, scope);
    push_text(out, id);
    out.push_str("\"></span>");
}

impl<'g> PageContext<'g> {
    /// The former ids of a row, item or term, for which the page keeps anchors so that old links still work. Empty in
    /// print editions, and if `anchored` is false.
    pub fn former_anchors(&self, ids: &'g [Spanned<Id>], anchored: bool) -> Vec<&'g str> {
        let shows = anchored && !self.is_print();
        ids.iter().filter(|_| shows).map(|id| id.value.as_str()).collect()
    }
}
