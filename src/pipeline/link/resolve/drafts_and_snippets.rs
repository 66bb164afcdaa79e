//! Reports mentions of drafts and of snippets, which have no page to link to.

use super::super::index::SNIPPET;
use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use crate::diagnostic::{Rule, Severity, Words};
use crate::span::Span;

/// A link to a section that is a draft, and so is not published.
pub static LINK_TO_DRAFT: Rule = Rule {
    name: "link-to-draft",
    severity: Severity::Error,
    message: Words("`{address}` is a draft and is not published"),
    help: Words(
        "remove the link for now, or remove `draft = true` from that section to publish it; `--drafts` shows drafts in a preview",
    ),
    specification: include_str!("../rules/link-to-draft.md"),
};

/// A snippet that is embedded where its text is not allowed.
pub static MISPLACED_SNIPPET: Rule = Rule {
    name: "misplaced-snippet",
    severity: Severity::Error,
    message: Words("the snippet `{id}` cannot stand at this place"),
    help: Words(
        "write the text itself here; a snippet works only as a line `![](snippet:{id})` of its own between blank lines, in a section or in a text of several lines",
    ),
    specification: include_str!("../rules/misplaced-snippet.md"),
};

static WRITE_IT: Words =
    Words("check the spelling, or put the text into `content/snippets/{file}.md`");
impl Linker<'_> {
    /// Reports a link to a draft, which has no page. Always returns `None`.
    pub(super) fn draft(&mut self, address: &str, span: Span) -> Option<Destination> {
        self.links.found.push(LINK_TO_DRAFT.at(span).with("address", address));
        None
    }

    /// Reports a mention of a snippet, and always returns `None`. Correct embeds of snippets do not get here, because
    /// they were replaced by texts before. So this mention is misspelt, is a link, or is in a place where snippets are
    /// not allowed.
    pub(super) fn snippet(&mut self, id: &str, span: Span) -> Option<Destination> {
        let snippets = self.index.snippets();
        self.links.found.push(if snippets.contains(id) {
            MISPLACED_SNIPPET.at(span).with("id", id)
        } else {
            let near = snippets.nearest(id).map(|near| format!("{SNIPPET}:{near}"));
            let finding = rules::UNKNOWN_MENTION.at(span).with("kind", SNIPPET).with("id", id);
            finding.advise(&WRITE_IT).with("file", id).suggest(near)
        });
        None
    }
}
