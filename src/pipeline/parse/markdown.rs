//! Converts Markdown to the tree of [`content`](crate::model::content). Only this module uses the Markdown parser.
//!
//! 1. [`events`] runs the Markdown parser, and tells it which brackets are citations;
//! 2. [`emphasis`] pairs `*`, `_` and `~~` again, by rules that suit Chinese, Japanese and Korean;
//! 3. [`reader`] goes through the events once and collects findings; [`blocks`] and [`inlines`] build the tree;
//! 4. [`footnotes`] numbers the footnotes.

mod blocks;
mod callouts;
mod citations;
mod emphasis;
mod events;
mod footnotes;
mod heading_ids;
mod html;
mod inlines;
mod leftover_markup;
mod links;
pub mod losses;
mod reader;
pub mod rules;
mod soft_breaks;

use std::sync::Arc;

use super::prose::{Origin, Prose};
use crate::diagnostic::Diagnostics;
use crate::model::content::{Block, Citation, Document, Inline};
use crate::model::mention::node::Node;
use crate::model::mention::{Mention, Mentions};
use crate::span::SourceId;
use reader::{Reader, Setting};

/// Parses Markdown that may contain blocks, such as a TOML field with several paragraphs. Its first heading may have
/// any level except the first.
pub fn document(prose: &Prose<'_>, found: &mut Diagnostics) -> Document {
    if is_plain(prose.text) {
        leftover_markup::report_plain(prose, found);
        return Document { blocks: vec![Block::Paragraph(whole(prose))], footnotes: Vec::new() };
    }
    read(prose, Setting::Field, found)
}

/// Parses Markdown from outside a project. Also returns its mentions, in the order of their slots. Drops the findings,
/// because no file exists for them to point at.
pub fn of_no_file(text: &str) -> (Document, Box<[Mention]>) {
    let mentions = Mentions::new(SourceId(0), Node::Home);
    let file = Arc::new(text.to_owned());
    let (text, source) = (file.as_str(), SourceId(0));
    let prose = Prose { text, file: &file, source, origin: Origin::At(0), mentions: &mentions };
    let document = document(&prose, &mut Diagnostics::new());
    (document, mentions.finish())
}

/// Parses the text of a section, like [`document`], except that its first heading must have the second level.
pub fn section_body(prose: &Prose<'_>, found: &mut Diagnostics) -> Document {
    read(prose, Setting::Section, found)
}

/// Parses Markdown that should be one line or paragraph. Reports blocks such as lists, but keeps their text.
pub fn inline(prose: &Prose<'_>, found: &mut Diagnostics) -> Vec<Inline> {
    if is_plain(prose.text) {
        leftover_markup::report_plain(prose, found);
        return whole(prose);
    }
    blocks::flatten::inlines(read(prose, Setting::Line, found).blocks)
}

/// Parses citations that are written without brackets and `@`, as in the field `sources` of a table: `lin2022, p. 3`.
/// Several citations are separated by `;`.
pub fn citations(prose: &Prose<'_>, found: &mut Diagnostics) -> Vec<Citation> {
    citations::bare(prose, found)
}

fn read(prose: &Prose<'_>, setting: Setting, found: &mut Diagnostics) -> Document {
    let events = events::Events::of(prose.text, setting == Setting::Line);
    Reader::new(prose, &events, setting, found).document()
}

/// Returns the whole text as a single inline. The caller has made sure that the text contains no markup.
fn whole(prose: &Prose<'_>) -> Vec<Inline> {
    let span = prose.span(0..prose.text.len());
    vec![Inline::Text(prose.shared(prose.text, span), span)]
}

/// Returns true if the text is certainly one paragraph without markup. Then the parser need not run, which saves time
/// in guides with tens of thousands of cells.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    let begins_a_block = first.is_ascii_punctuation() || first.is_ascii_digit();
    let is_markup = |byte: &u8| {
        matches!(
            byte,
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b'\n' | b'\r' | b'\0'
        )
    };
    !begins_a_block
        && !first.is_ascii_whitespace()
        && !last.is_ascii_whitespace()
        && !bytes.iter().any(is_markup)
}
