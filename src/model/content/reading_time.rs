//! Estimates how long it takes to read a text.

use std::ops::RangeInclusive;

use super::{Block, Document, Inline};
use crate::characters::is_han;

/// How many Han characters, and how many words, adults read silently in a minute: about the mean values in the review
/// by Brysbaert (2019).
const PER_MINUTE: (usize, usize) = (260, 240);

/// The first bytes, in UTF-8, with which only Han characters of three bytes begin: from U+5000 to U+9FFF.
const HAN: RangeInclusive<u8> = 0xE5..=0xE9;

/// The time that it takes to read a document, in whole minutes, rounded up; at least 1. Han text is counted by
/// characters, other text by words.
pub fn reading_minutes(document: &Document) -> usize {
    let mut counter = Counter::default();
    counter.blocks(&document.blocks);
    let (han_a_minute, words_a_minute) = PER_MINUTE;
    let parts = counter.han * words_a_minute + counter.words * han_a_minute;
    parts.div_ceil(han_a_minute * words_a_minute).max(1)
}

/// The Han characters and words of a document that have been counted so far.
#[derive(Default)]
struct Counter {
    han: usize,
    words: usize,
    in_word: bool,
}

impl Counter {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) | Block::Plain(content) => self.line(content),
                Block::Heading(heading) => self.line(&heading.content),
                Block::Callout(callout) => self.line(&callout.heading),
                Block::Table(table) => {
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.line(cell));
                }
                Block::Definitions(groups) => {
                    groups.iter().flat_map(|group| &group.terms).for_each(|term| self.line(term));
                }
                // The blocks inside these blocks are counted below. Code and embeds are not counted.
                Block::List(_)
                | Block::Quote(_)
                | Block::Code(_)
                | Block::ThematicBreak
                | Block::Html(_)
                | Block::Embed(_) => {}
            }
            block.children().for_each(|inner| self.blocks(inner));
        }
    }

    fn line(&mut self, inlines: &[Inline]) {
        self.in_word = false;
        self.inlines(inlines);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) => self.text(text),
                Inline::Code(text) => self.text(text),
                Inline::SoftBreak | Inline::HardBreak => self.in_word = false,
                other => self.inlines(other.children()),
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            // Nearly all Han characters are known by their first byte alone.
            if HAN.contains(byte) {
                self.han += 1;
                self.in_word = false;
                at += 3;
                continue;
            }
            let Some(character) = text[at..].chars().next() else { return };
            self.character(character);
            at += character.len_utf8();
        }
    }

    fn character(&mut self, character: char) {
        if is_han(character) {
            self.han += 1;
            self.in_word = false;
            return;
        }
        let is_letter = !is_mark(character) && character.is_alphanumeric();
        self.words += usize::from(is_letter && !self.in_word);
        // `1,000` and `don't` are one word each.
        self.in_word = is_letter || self.in_word && matches!(character, '\'' | '’' | ',' | '.');
    }
}

/// Returns true for the most frequent Chinese punctuation marks. They are certainly no letters, so they need no slower
/// test.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '、' | '。' | '\u{3008}'..='\u{3011}' | '，' | '：' | '；' | '！' | '？' | '（' | '）'
    )
}
