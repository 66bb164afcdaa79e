//! Converts citations to HTML: the numbers of the cited sources, in brackets.

use super::escape::{push_all, push_link_start, push_text};
use crate::model::content::Citation;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::pipeline::compose::page_context::PageContext;

/// A citation as the page shows it.
struct Shown<'c> {
    source: Id,
    number: usize,
    locator: &'c str,
    /// True if the number must be a link to its source: see [`PageContext::is_first_citation`].
    is_link: bool,
}

/// Appends citations to `out` as numbers in brackets. If [`PageContext::is_first_citation`] is true for a citation, its
/// number is a link. Linked numbers that follow each other in the page's own list of sources are joined to one link,
/// which leads to the first of these sources: `3`, `4` and `5` become `3–5`.
pub fn push_citations(out: &mut String, citations: &[Citation], at: &PageContext<'_>) {
    if citations.is_empty() {
        return;
    }
    let mut shown: Vec<_> =
        citations.iter().filter_map(|citation| Shown::new(citation, at)).collect();
    shown.sort_by_key(|one| one.number);
    out.push_str("<span class=\"citation\">[");
    let runs = shown.chunk_by(|before, after| before.continues_with(after, at));
    for (place, run) in runs.enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        push_run(out, run, at);
    }
    out.push_str("]</span>");
}

impl<'c> Shown<'c> {
    fn new(citation: &'c Citation, at: &PageContext<'_>) -> Option<Self> {
        let Some(Node::Reference(source)) = at.guide.node(citation.mention) else { return None };
        let number = at.citation_number(source);
        let is_link = at.is_first_citation(source);
        Some(Self { source, number, locator: &citation.locator, is_link })
    }

    /// Returns true if the numbers of this citation and of `after` may be in one link. Both must be links, and must
    /// follow each other in the page's own list of sources. This citation must have no locator, because it would be
    /// shown between the numbers.
    fn continues_with(&self, after: &Self, at: &PageContext<'_>) -> bool {
        let are_links = self.is_link && after.is_link;
        let are_listed = at.lists_source(self.source) && at.lists_source(after.source);
        let are_neighbours = self.number + 1 == after.number && self.locator.is_empty();
        are_links && are_listed && are_neighbours
    }
}

/// Appends one link with the numbers of `run`, citations whose sources follow each other, such as `3–5`. A single
/// number is a link only if its citation is one.
fn push_run(out: &mut String, run: &[Shown<'_>], at: &PageContext<'_>) {
    let [first, rest @ ..] = run else { return };
    let text = match rest {
        [] => first.number.to_string(),
        [last] => format!("{}, {}", first.number, last.number),
        [.., last] => format!("{}–{}", first.number, last.number),
    };
    if first.is_link {
        push_link_start(out, &at.citation_href(first.source), "", None);
        push_all(out, [&text, "</a>"]);
    } else {
        out.push_str(&text);
    }
    let locator = run.last().map_or("", |last| last.locator);
    if !locator.is_empty() {
        out.push_str(", ");
        push_text(out, locator);
    }
}
