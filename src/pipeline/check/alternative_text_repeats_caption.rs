//! Reports a picture whose alternative text repeats its caption.

use super::{Check, Look, Record, RecordContext, texts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Inline, plain_text};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "alternative-text-repeats-caption",
    severity: Severity::Warning,
    message: Words("the alternative text only repeats the caption of the picture"),
    help: Words(
        "write between `![` and `]` what the picture shows; otherwise people who cannot see it hear the caption twice",
    ),
    specification: include_str!("alternative_text_repeats_caption.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    texts::each_blocks(record, &mut |blocks: &[Block]| {
        for (place, block) in blocks.iter().enumerate() {
            let (Block::Paragraph(inlines) | Block::Plain(inlines)) = block else { continue };
            if !inlines.iter().any(|inline| matches!(inline, Inline::Image(_))) {
                continue;
            }
            let next = match blocks.get(place + 1) {
                Some(Block::Paragraph(next)) => letters(&plain_text(next)),
                _ => String::new(),
            };
            pictures(inlines, &next, found);
        }
    });
}

fn pictures(inlines: &[Inline], next: &str, found: &mut Diagnostics) {
    for (place, inline) in inlines.iter().enumerate() {
        let Inline::Image(image) = inline else { continue };
        let own = letters(&image.alternative);
        let beside = letters(&plain_text(&inlines[place + 1..]));
        if !own.is_empty()
            && [beside.as_str(), next, &letters(&image.title)].contains(&own.as_str())
        {
            found.push(RULE.at(image.span));
        }
    }
}

/// The letters and digits of a text. Two texts that differ only in spaces, punctuation and case have the same letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
