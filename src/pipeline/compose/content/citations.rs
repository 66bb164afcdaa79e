//! Converts citations to HTML: the numbers of their sources, in brackets.

use super::escape::{push_all, push_link_start, push_text};
use crate::model::content::Citation;
use crate::model::mention::node::Node;
use crate::pipeline::compose::page_context::PageContext;

/// Appends citations to `out` as numbers in brackets. A number is a link if [`PageContext::is_first_citation`] says
/// that this is the first citation of its source.
pub fn push_citations(out: &mut String, citations: &[Citation], at: &PageContext<'_>) {
    if citations.is_empty() {
        return;
    }
    let mut citations: Vec<_> = citations.iter().collect();
    citations.sort_by_key(|citation| match at.guide.node(citation.mention) {
        Some(Node::Reference(reference)) => at.number(reference),
        _ => 0,
    });
    out.push_str("<span class=\"citation\">[");
    for (place, citation) in citations.into_iter().enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        let node = at.guide.node(citation.mention);
        let Some(Node::Reference(reference)) = node else { continue };
        let number = at.number(reference).to_string();
        if at.is_first_citation(reference) {
            push_link_start(out, &at.citation_href(reference), "", None);
            push_all(out, [&number, "</a>"]);
        } else {
            out.push_str(&number);
        }
        if !citation.locator.is_empty() {
            out.push_str(", ");
            push_text(out, &citation.locator);
        }
    }
    out.push_str("]</span>");
}
