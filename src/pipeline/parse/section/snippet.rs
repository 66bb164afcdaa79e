//! Parses `snippets/`: texts that are used on several pages.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Document, is_blank_document};
use crate::model::mention::Mentions;
use crate::model::section::snippet::Snippet;
use crate::pipeline::parse::prose::{Origin, Prose};
use crate::pipeline::parse::{checked_id, markdown};
use crate::span::{SourceId, Span, Spanned};

/// Something in a snippet that would be wrong on some of the pages that embed the snippet.
pub static UNFIT_FOR_SNIPPET: Rule = Rule {
    name: "unfit-for-snippet",
    severity: Severity::Error,
    message: Words("a snippet cannot contain {what}"),
    help: Words(
        "move it into the sections that show the snippet, or delete it; a snippet holds only paragraphs, lists, callouts and Markdown tables, and at least one of these",
    ),
    specification: include_str!("../rules/unfit-for-snippet.md"),
};

static A_HEADING: Words = Words("a heading");
static A_FOOTNOTE: Words = Words("a footnote");
static AN_EMBED: Words = Words("another snippet, a table, a chart or a tool");
static FRONT_MATTER: Words = Words("lines between `+++`: it has no title of its own");

static NOTHING: Words = Words("only spaces and comments");

/// Returns true for the path of a snippet below `content/`.
pub fn is_snippet(path: &str) -> bool {
    let name = path.strip_prefix("snippets/").and_then(|name| name.strip_suffix(".md"));
    name.is_some_and(|name| !name.contains('/'))
}

/// Parses the snippet in a file.
pub fn snippet(
    source: SourceId,
    id: Spanned<String>,
    text: &Arc<String>,
    mentions: &Mentions,
    found: &mut Diagnostics,
) -> Snippet {
    let report = |what: &'static Words, span: Span, found: &mut Diagnostics| {
        found.push(UNFIT_FOR_SNIPPET.at(span).with("what", what));
    };
    if text.starts_with("+++") {
        report(&FRONT_MATTER, Span::new(source, 0..3), found);
    }
    let prose = Prose { text, file: text, source, origin: Origin::At(0), mentions };
    let text = markdown::document(&prose, found);
    each_block(&text.blocks, &mut |block| match block {
        Block::Heading(heading) => report(&A_HEADING, heading.span, found),
        Block::Embed(embed) => report(&AN_EMBED, embed.span, found),
        _ => {}
    });
    if !text.footnotes.is_empty() {
        report(&A_FOOTNOTE, Span::new(source, 0..0), found);
    }
    if is_blank_document(&text) {
        report(&NOTHING, Span::new(source, 0..0), found);
    }
    let text = Document { footnotes: Vec::new(), ..text };
    Snippet { id: checked_id(id, found), source, text }
}

fn each_block(blocks: &[Block], look: &mut dyn FnMut(&Block)) {
    for block in blocks {
        look(block);
        block.children().for_each(|inner| each_block(inner, look));
    }
}
