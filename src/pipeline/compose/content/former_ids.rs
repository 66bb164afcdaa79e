//! Former ids of headings, rows, items and terms. They stay on the page as anchors, so that old links keep working.

use super::escape::push_text;
use crate::model::id::Id;
use crate::pipeline::compose::page_context::PageContext;
use crate::span::Spanned;

/// Appends to `out` an empty element that keeps old links working: its id is a former id of something on the page, with
/// `scope` before it.
pub fn push_former_id(out: &mut String, scope: &str, id: &str) {
    out.push_str("<span id=\"");
    push_text(out, scope);
    push_text(out, id);
    out.push_str("\"></span>");
}

impl<'g> PageContext<'g> {
    /// The former ids of a row, item or term, which the page keeps as anchors for old links. Empty in print editions,
    /// and if `anchored` is false.
    pub fn former_anchors(&self, ids: &'g [Spanned<Id>], anchored: bool) -> Vec<&'g str> {
        let shows = anchored && !self.is_print();
        ids.iter().filter(|_| shows).map(|id| id.value.as_str()).collect()
    }
}
