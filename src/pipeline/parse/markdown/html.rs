//! Raw HTML: allows a few inline tags, drops comments, and reports everything else.

use super::reader::{Reader, without_nul};
use super::rules;
use crate::diagnostic::Words;
use crate::model::content::{Block, Inline};
use crate::pipeline::parse::is_language_tag;
use pulldown_cmark::Event;
use std::ops::Range;

/// Inline tags that are allowed if they have no attributes. `<span>` is not in this list: it is allowed only with a
/// language.
const ALLOWED: [&str; 10] = ["sub", "sup", "kbd", "br", "ruby", "rt", "rp", "abbr", "mark", "wbr"];

/// Allowed tags that have no end tag.
const VOID: [&str; 2] = ["br", "wbr"];

/// Advice for an end tag without its start tag.
static NO_START: Words = Words(
    "delete `{html}`, or write `<{name}>` where it should begin, in the same paragraph; a tag that begins inside another must also end inside it",
);
/// Advice for text on the same line as the end of an HTML comment.
static TEXT_BEHIND_COMMENT: Words =
    Words("put the comment on a line of its own; readers do not see text on the same line");

/// The HTML tags that are open: the name and position of each, outermost first.
#[derive(Default)]
pub struct OpenTags(Vec<(String, Range<usize>)>);

impl Reader<'_> {
    /// Converts the events of an HTML block to a block. Returns `None` if the HTML consists only of comments.
    pub(super) fn html_block(&mut self, place: &Range<usize>) -> Option<Block> {
        let mut html = String::new();
        while let Some((Event::Html(piece) | Event::Text(piece), _)) = self.peek() {
            self.take();
            html.push_str(&without_nul(piece));
        }
        if is_comments(&html) {
            return None;
        }
        if self.report_open_comment(&html, place) {
            return Some(Block::Html(html));
        }
        if html.trim_start().starts_with("<!--") {
            let finding = rules::RAW_HTML.at(self.prose.span(place.clone()));
            self.found.push(finding.with("html", "<!-- … --> …").advise(&TEXT_BEHIND_COMMENT));
            return Some(Block::Html(html));
        }
        let shown = html.trim_start().split([' ', '\n', '>']).next().unwrap_or("");
        self.report_html(&format!("{shown}>"), place);
        Some(Block::Html(html))
    }

    /// Converts an HTML tag within a text to an inline, and records in `open` that the tag is opened or closed. Returns
    /// `None` for a comment.
    pub(super) fn tag(
        &mut self,
        html: String,
        place: &Range<usize>,
        open: &mut OpenTags,
    ) -> Option<Inline> {
        if is_comments(&html) {
            return None;
        }
        let Some((name, is_closing)) = element(&html) else {
            self.report_html(&html, place);
            return Some(Inline::Html(html));
        };
        let is_allowed = allowed(&html).is_some();
        if is_closing {
            // The start tag was reported, so do not report its end tag.
            match open.0.last() {
                Some((last, _)) if *last == name => drop(open.0.pop()),
                _ if is_allowed => self.report_unbalanced(&html, place.clone()),
                _ => self.report_html(&html, place),
            }
        } else {
            if !is_allowed {
                self.report_html(&html, place);
            }
            if !VOID.contains(&name.as_str()) && !html.ends_with("/>") {
                open.0.push((name, place.clone()));
            }
        }
        Some(Inline::Html(html))
    }

    /// Reports allowed tags that are still open at the end of the text. Tags that are not allowed were reported where
    /// they were opened.
    pub(super) fn report_unclosed(&mut self, open: OpenTags) {
        for (_, place) in open.0 {
            let html = self.prose.text[place.clone()].to_owned();
            if allowed(&html).is_some() {
                self.report_unbalanced(&html, place);
            }
        }
    }

    fn report_unbalanced(&mut self, html: &str, place: Range<usize>) {
        let finding = rules::UNBALANCED_HTML.at(self.prose.span(place)).with("html", html);
        let (name, is_closing) = element(html).unwrap_or_default();
        let finding = if is_closing { finding.advise(&NO_START) } else { finding };
        self.found.push(finding.with("name", name));
    }

    fn report_html(&mut self, html: &str, place: &Range<usize>) {
        self.found.push(rules::RAW_HTML.at(self.prose.span(place.clone())).with("html", html));
    }
}

/// The name of the tag in `html`, and true if it is an end tag. `None` for HTML that is not a tag, such as a
/// declaration.
fn element(html: &str) -> Option<(String, bool)> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?;
    let (inner, is_closing) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    (end > 0).then(|| (inner[..end].to_ascii_lowercase(), is_closing))
}

/// Returns true for the start tag of a text in another language, such as `<span lang="en">`.
fn names_language(html: &str) -> bool {
    let language = html.strip_prefix("<span lang=\"").and_then(|rest| rest.strip_suffix("\">"));
    language.is_some_and(is_language_tag)
}

/// The name of the allowed tag in `html`, a start or end tag. `None` for other HTML.
fn allowed(html: &str) -> Option<&'static str> {
    if html == "</span>" || names_language(html) {
        return Some("span");
    }
    let inner = html.strip_prefix('<')?.strip_suffix('>')?;
    let inner = inner.strip_prefix('/').unwrap_or_else(|| inner.strip_suffix('/').unwrap_or(inner));
    ALLOWED.into_iter().find(|name| inner.trim_end().eq_ignore_ascii_case(name))
}

fn is_comments(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        // `<!-->` and `<!--->` are complete comments.
        let Some(end) = comment
            .strip_prefix('>')
            .or_else(|| comment.strip_prefix("->"))
            .or_else(|| comment.split_once("-->").map(|(_, rest)| rest))
        else {
            return false;
        };
        rest = end.trim_start();
    }
    rest.is_empty() && !html.trim().is_empty()
}
