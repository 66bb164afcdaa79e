//! Parses `snippets/`: texts that are used on several pages.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Document, is_blank_document};
use crate::model::mention::Mentions;
use crate::model::section::snippet::Snippet;
use crate::pipeline::parse::prose::{Origin, Prose};
use crate::pipeline::parse::{checked_id, markdown};
use crate::span::{SourceId, Span, Spanned};

/// Content that would be wrong on some of the pages that use the snippet.
pub static UNFIT_FOR_SNIPPET: Rule = Rule {
    name: "unfit-for-snippet",
    severity: Severity::Error,
    message: Words { en: "a snippet cannot contain {what}", zh: "共用段落不能{what}" },
    help: Words {
        en: "a snippet is text for several pages: paragraphs, lists, callouts, tables. Put this into the pages themselves",
        zh: "共用段落會放在好幾頁：可以有段落、清單、提示框與 Markdown 表格；這部分請寫在各頁裡",
    },
    specification: include_str!("../rules/unfit-for-snippet.md"),
};

static A_HEADING: Words = Words { en: "a heading", zh: "有標題" };
static A_FOOTNOTE: Words = Words { en: "a footnote", zh: "有註腳" };
static AN_EMBED: Words = Words {
    en: "another snippet, a table, a chart or a tool",
    zh: "放入其他共用段落、表格、圖表或工具",
};
static FRONT_MATTER: Words = Words {
    en: "lines between `+++`: it has no title of its own",
    zh: "有 `+++` 之間的設定：它沒有自己的標題",
};

static NOTHING: Words = Words { en: "only spaces and comments", zh: "是空的" };

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
