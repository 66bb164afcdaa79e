//! Converts marked-up text to plain text, for everything that cannot show markup: page titles, drawings, feeds and
//! exports.
//!
//! The conversion never changes the meaning. `4×10<sup>9</sup>/L` becomes `4×10^9/L`, `H<sub>2</sub>O` becomes `H2O`,
//! and ruby text follows its base in brackets. Struck-out text stays, between `~~`: without the marks it would read as
//! valid advice, and without the text nobody could see that the advice was withdrawn.

mod line;
mod placed;

pub use self::placed::PlacedText;

use self::line::{LineWriter, Purpose};
use super::{Block, Callout, CalloutKind, Document, Inline, List, ListItem};

/// Converts inlines to one line of plain text, such as `4×10^9/L`.
pub fn plain_text(inlines: &[Inline]) -> String {
    one_line(inlines, Purpose::Plain)
}

/// Converts inlines to one line of text for a drawing. Superscripts and subscripts become Unicode characters (`10⁹`) if
/// Unicode has all of the characters.
pub fn drawn_text(inlines: &[Inline]) -> String {
    one_line(inlines, Purpose::Drawn)
}

fn one_line(inlines: &[Inline], purpose: Purpose) -> String {
    let mut writer = LineWriter::new(purpose);
    writer.inlines(inlines);
    writer.finish()
}

/// Converts a document to several lines of plain text, footnotes last. `callout_name` returns the heading for callouts
/// that have none of their own.
pub fn document_text(document: &Document, callout_name: &dyn Fn(CalloutKind) -> String) -> String {
    let writer = BlockWriter { callout_name };
    let notes = document.footnotes.iter().enumerate().map(|(place, note)| {
        item(&format!("[{}] ", place + 1), &writer.joined(&note.blocks, "\n"))
    });
    let parts = [writer.joined(&document.blocks, "\n\n")].into_iter().chain(notes);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n").trim().to_owned()
}

/// Converts blocks to plain text: one line per list item or table row, and a blank line between paragraphs.
struct BlockWriter<'n> {
    callout_name: &'n dyn Fn(CalloutKind) -> String,
}

impl BlockWriter<'_> {
    fn joined(&self, blocks: &[Block], between: &str) -> String {
        let parts = blocks.iter().map(|block| self.block(block)).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(between)
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => lines(inlines),
            Block::Heading(heading) => lines(&heading.content),
            Block::List(list) => self.list(list),
            Block::Quote(blocks) => self.joined(blocks, "\n\n"),
            Block::Callout(callout) => self.callout(callout),
            Block::Code(code) => code.text.trim_end().to_owned(),
            Block::Table(table) => {
                let rows = [&table.head].into_iter().chain(&table.rows);
                let row = |row: &Vec<Vec<Inline>>| {
                    row.iter().map(|cell| lines(cell)).collect::<Vec<_>>().join(" | ")
                };
                rows.map(row).collect::<Vec<_>>().join("\n")
            }
            Block::Definitions(groups) => {
                let group = groups.iter().flat_map(|group| {
                    let terms = group.terms.iter().map(|term| lines(term));
                    let of = group.definitions.iter();
                    terms.chain(of.map(|blocks| item("  ", &self.joined(blocks, "\n"))))
                });
                group.collect::<Vec<_>>().join("\n")
            }
            // Only sections contain embeds, and no export contains the text of a section.
            Block::ThematicBreak | Block::Html(_) | Block::Embed(_) => String::new(),
        }
    }

    fn list(&self, list: &List) -> String {
        let line = |(place, own): (usize, &ListItem)| {
            let mark = match (own.task, list.start) {
                (Some(true), _) => "☑ ".to_owned(),
                (Some(false), _) => "☐ ".to_owned(),
                (None, Some(start)) => format!("{}. ", start.saturating_add(place as u64)),
                (None, None) => "- ".to_owned(),
            };
            item(&mark, &self.joined(&own.blocks, "\n"))
        };
        list.items.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Converts a callout to plain text: its heading, and its body below it. A callout without a heading gets the name
    /// of its kind as heading.
    fn callout(&self, callout: &Callout) -> String {
        let own = lines(&callout.heading);
        let heading = if own.is_empty() { (self.callout_name)(callout.kind) } else { own };
        let body = self.joined(&callout.body, "\n\n");
        if heading.is_empty() { body } else { format!("{heading}\n{body}") }
    }
}

/// Puts a list marker before a text, and indents the text's further lines by the width of the marker.
fn item(mark: &str, text: &str) -> String {
    let below = format!("\n{}", " ".repeat(mark.chars().count()));
    format!("{mark}{}", text.replace('\n', &below))
}

/// Converts the inlines of a block to plain text. A hard break becomes a line end, and a footnote call becomes the
/// footnote's number, `[1]`.
fn lines(inlines: &[Inline]) -> String {
    let mut writer = LineWriter::new(Purpose::Lines);
    writer.inlines(inlines);
    writer.finish()
}
