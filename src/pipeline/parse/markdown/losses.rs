//! Reports content that Markdown silently drops or misreads: surplus table cells, unused definitions, unclosed fences
//! and comments, empty elements, unintended headings and lists.

mod definitions;
mod mistakes;
pub mod rules;
mod tables;

use super::reader::Reader;
use crate::model::content::{Block, CalloutKind, ListItem};
use pulldown_cmark::CodeBlockKind;
use std::ops::Range;

impl Reader<'_> {
    /// Reports empty headings, list items and callouts, also inside other blocks.
    pub(super) fn report_empty(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading(heading) if heading.content.is_empty() => {
                    self.found.push(rules::EMPTY_HEADING.at(heading.span));
                }
                Block::List(list) => {
                    for ListItem { span, blocks, .. } in &list.items {
                        if blocks.is_empty() {
                            self.found.push(rules::EMPTY_LIST_ITEM.at(*span));
                        }
                        self.report_empty(blocks);
                    }
                }
                Block::Quote(blocks) => self.report_empty(blocks),
                Block::Callout(callout) => {
                    let is_care = matches!(
                        callout.kind,
                        CalloutKind::NonUrgent | CalloutKind::Urgent | CalloutKind::Emergency
                    );
                    let goes_on = matches!(blocks.get(at + 1), Some(Block::List(_)));
                    // Do and don't lists have a rule of their own.
                    let is_list = matches!(callout.kind, CalloutKind::Do | CalloutKind::Dont);
                    let is_bare = callout.heading.is_empty() || is_care || goes_on;
                    if callout.body.is_empty() && is_bare && !is_list {
                        let finding = rules::EMPTY_CALLOUT.at(callout.span);
                        self.found.push(finding.with("name", callout.kind.name()));
                    }
                    self.report_empty(&callout.body);
                }
                _ => {}
            }
        }
    }

    /// Reports a code block whose fence is not closed. Also reports a block that is code only because its lines are
    /// indented, if it contains Han characters or kana and so is probably text.
    pub(super) fn report_code(&mut self, kind: &CodeBlockKind<'_>, place: &Range<usize>) {
        let source = &self.prose.text[place.clone()];
        if *kind == CodeBlockKind::Indented {
            if source.chars().any(is_han) {
                let end = place.start + source.lines().next().unwrap_or("").trim_end().len();
                self.report_unintended(mistakes::CODE, place.start..end);
            }
            return;
        }
        let mut lines = source.lines();
        let opening = lines.next().unwrap_or("").trim_start();
        let Some(mark) = opening.chars().next().filter(|c| matches!(c, '`' | '~')) else { return };
        let count = opening.chars().take_while(|c| *c == mark).count();
        let is_fence = |line: &str| {
            let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
            line.len() >= count && line.chars().all(|c| c == mark)
        };
        if lines.next_back().is_some_and(is_fence) {
            return;
        }
        let mut finding = rules::UNCLOSED_FENCE
            .at(self.prose.span(place.start..place.start + opening.trim_end().len()));
        let fence = mark.to_string().repeat(count);
        // A closing fence has no text after it.
        if let Some(at) =
            source[count..].find(&format!("\n{fence}")).map(|at| place.start + count + at + 1)
        {
            let end = at + self.prose.text[at..].lines().next().unwrap_or("").trim_end().len();
            finding = finding.related(self.prose.span(at..end), &rules::NO_END);
        }
        self.found.push(finding.with("fence", fence));
    }

    /// Reports an HTML comment that is not closed: readers then do not see the text after it. Returns true if the
    /// comment is not closed.
    pub(super) fn report_open_comment(&mut self, html: &str, place: &Range<usize>) -> bool {
        let is_open = html.trim_start().starts_with("<!--") && !html.contains("-->");
        if is_open {
            let blank = html.len() - html.trim_start().len();
            let start = place.start + blank;
            self.report(&rules::UNCLOSED_COMMENT, start..start + "<!--".len());
        }
        is_open
    }
}

/// Returns true for Han characters and kana. Indented text that contains them is probably not program code.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
