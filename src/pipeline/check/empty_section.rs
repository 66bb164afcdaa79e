//! Reports a section without text. Also reports a heading without text below it.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, is_blank_document, plain_text};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "empty-section",
    severity: Severity::Warning,
    message: Words("there is no text below the heading `{heading}`"),
    help: Words(
        "write text below the heading, or delete the heading; the table of contents leads readers to it",
    ),
    specification: include_str!("empty_section.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some((section, text)) = record.section_and_text() else { return };
    if is_blank_document(text) && section.key_messages.is_empty() {
        found.push(RULE.at(section.id.span).with("heading", section.title.as_str()));
        return;
    }
    for (place, block) in text.blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        let is_empty = match text.blocks.get(place + 1) {
            None => true,
            Some(Block::Heading(next)) => next.level <= heading.level,
            Some(_) => false,
        };
        if is_empty {
            let heading_text = plain_text(&heading.content);
            found.push(RULE.at(heading.span).with("heading", heading_text));
        }
    }
}
