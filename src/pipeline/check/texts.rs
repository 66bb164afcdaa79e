//! Splits the texts of a guide into passages (titles, paragraphs, list items, cells), for checks that read words.

use std::ops::Range;

use super::record::Record;
use crate::model::content::{Block, Callout, Document, Inline, PlacedText, cites};
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::section::part::Part;
use crate::model::settings::Settings;
use crate::model::table::{CellContent, Row, Table};
use crate::span::Span;

/// A passage, the text that a check reads at once: a title, paragraph, list item or cell. (In search, a passage is a
/// heading with its whole text.)
pub struct CheckedText<'t> {
    /// The plain text of the passage, with its source positions.
    pub placed: &'t PlacedText,
    /// What kind of text the passage is, such as a heading.
    pub kind: TextKind,
    /// The text of the passage with its markup. Empty if the passage comes from a field that allows no markup.
    inlines: &'t [Inline],
    /// True if sources are named for the passage in another field: in its row, its table or its questionnaire.
    is_sourced: bool,
}

/// What kind of text a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A title or a heading.
    Heading,
    /// A paragraph or list item of running text.
    Text,
    /// A cell of a table from `tables/`, or a line of a tool or questionnaire.
    Field,
}

impl CheckedText<'_> {
    /// The plain text of the passage.
    pub fn text(&self) -> &str {
        &self.placed.text
    }

    /// The source position of a byte range of the passage. `None` if the passage is empty.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.placed.span(range)
    }

    /// Returns true if the passage has a citation or a footnote, or if another field names sources for it.
    pub fn cites(&self) -> bool {
        self.is_sourced || cites(self.inlines)
    }

    /// Calls `look` with the text and position of each link in the passage.
    pub fn each_link(&self, look: &mut dyn FnMut(&str, Span)) {
        each_link(self.inlines, look);
    }
}

/// Calls `look` for each passage (title, paragraph, list item or cell) of a record, such as a section, in order.
pub fn each_passage(record: Record<'_>, look: &mut dyn FnMut(&CheckedText<'_>)) {
    let mut reader = Reader::new(look);
    match record {
        Record::Settings(settings) => reader.settings(settings),
        Record::Section(section, text) => reader.section(section, text),
        Record::Part(part) => reader.part(part),
        Record::Table(table) => reader.table(table),
        Record::Questionnaire(own) => reader.questionnaire(own),
        Record::Term(term) => reader.document(&term.definition, TextKind::Text),
        Record::Person(person) => reader.document(&person.about, TextKind::Text),
        Record::Reference(_) => {}
    }
}

/// Calls `look` for each passage (title, paragraph, list item or cell) of a document.
pub fn each_of_document(document: &Document, look: &mut dyn FnMut(&CheckedText<'_>)) {
    Reader::new(look).document(document, TextKind::Text);
}

/// Calls `look` for each passage (title, paragraph, list item or cell) in a list of blocks.
pub fn each_of_blocks(blocks: &[Block], look: &mut dyn FnMut(&CheckedText<'_>)) {
    Reader::new(look).blocks(blocks, TextKind::Text);
}

/// Goes through texts and calls `look` for each passage (title, paragraph, list item, cell) in them. All passages use
/// the same memory, one after the other.
struct Reader<'r> {
    placed: PlacedText,
    is_sourced: bool,
    look: &'r mut dyn FnMut(&CheckedText<'_>),
}

impl<'r> Reader<'r> {
    fn new(look: &'r mut dyn FnMut(&CheckedText<'_>)) -> Self {
        Self { placed: PlacedText::default(), is_sourced: false, look }
    }

    fn line(&mut self, inlines: &[Inline], kind: TextKind) {
        self.placed.write(inlines);
        self.show(inlines, kind);
    }

    fn title(&mut self, text: &str, span: Span, kind: TextKind) {
        self.placed.write_whole(text, span);
        self.show(&[], kind);
    }

    fn show(&mut self, inlines: &[Inline], kind: TextKind) {
        if !self.placed.text.is_empty() {
            let (placed, is_sourced) = (&self.placed, self.is_sourced);
            (self.look)(&CheckedText { placed, kind, inlines, is_sourced });
        }
    }

    fn settings(&mut self, settings: &Settings) {
        let home = &settings.home;
        let lines = [&home.lead, &home.text, &home.emergency];
        lines.into_iter().for_each(|line| self.line(line, TextKind::Text));
        for links in [&settings.navigation, &home.actions, &home.situations, &home.today] {
            for link in links {
                self.line(&link.title, TextKind::Heading);
                self.line(&link.text, TextKind::Text);
            }
        }
        settings.groups.iter().for_each(|group| self.line(&group.title, TextKind::Heading));
        settings.key_messages.iter().for_each(|line| self.line(line, TextKind::Text));
        let own = &settings.editorial;
        let documents = [
            &settings.introduction,
            &own.about,
            &own.policy,
            &own.funding,
            &own.conflicts,
            &own.disclaimer,
        ];
        documents.into_iter().for_each(|document| self.document(document, TextKind::Text));
    }

    fn section(&mut self, section: &Section, text: &Document) {
        self.title(&section.title, section.id.span, TextKind::Heading);
        section.key_messages.iter().for_each(|line| self.line(line, TextKind::Text));
        section.changes.iter().for_each(|change| self.line(&change.text, TextKind::Text));
        self.document(text, TextKind::Text);
    }

    /// Calls `look` for each passage in the title and the introduction of a part. A part without `_part.md` has
    /// neither.
    fn part(&mut self, part: &Part) {
        if part.source.is_some() {
            self.title(&part.title, part.id.span, TextKind::Heading);
            self.document(&part.introduction, TextKind::Text);
        }
    }

    fn table(&mut self, table: &Table) {
        let cites = |row: &Row| {
            row.cells.iter().any(|cell| match &cell.content {
                CellContent::Citations(citations) => !citations.is_empty(),
                _ => false,
            })
        };
        // The texts around the rows speak of the rows, so the rows' sources count for them.
        self.is_sourced = !table.sources.is_empty() || table.rows.iter().any(cites);
        self.title(&table.title, table.id.span, TextKind::Heading);
        for document in [&table.description, &table.note, &table.tool.default] {
            self.document(document, TextKind::Text);
        }
        self.line(&table.applies_to, TextKind::Text);
        for own in &table.tool.questions {
            self.line(&own.text, TextKind::Field);
            self.line(&own.hint, TextKind::Field);
            self.document(&own.care, TextKind::Text);
        }
        for refusal in &table.tool.refusals {
            self.document(&refusal.reason, TextKind::Text);
        }
        for row in &table.rows {
            self.is_sourced = !table.sources.is_empty() || cites(row);
            for cell in &row.cells {
                self.cell(&cell.content, cell.span);
            }
        }
    }

    fn cell(&mut self, content: &CellContent, span: Span) {
        match content {
            CellContent::Inline(inlines) => self.line(inlines, TextKind::Field),
            CellContent::List(items) => {
                items.iter().for_each(|item| self.line(item, TextKind::Field));
            }
            CellContent::Prose(document) => self.document(document, TextKind::Field),
            CellContent::Text(text) => self.title(text, span, TextKind::Field),
            _ => {}
        }
    }

    fn questionnaire(&mut self, own: &Questionnaire) {
        self.title(&own.title, own.id.span, TextKind::Heading);
        self.document(&own.introduction, TextKind::Text);
        self.document(&own.closing, TextKind::Text);
        self.is_sourced = !own.sources.is_empty();
        for item in &own.items {
            for line in [&item.text, &item.hint, &item.statement] {
                self.line(line, TextKind::Field);
            }
            for document in [&item.why, &item.next_step, &item.if_unsure] {
                self.document(document, TextKind::Text);
            }
        }
        for outcome in &own.outcomes {
            self.line(&outcome.title, TextKind::Heading);
            self.document(&outcome.text, TextKind::Text);
        }
    }

    fn document(&mut self, document: &Document, kind: TextKind) {
        self.blocks(&document.blocks, kind);
        document.footnotes.iter().for_each(|note| self.blocks(&note.blocks, kind));
    }

    fn blocks(&mut self, all: &[Block], kind: TextKind) {
        for block in all {
            match block {
                Block::Paragraph(content) | Block::Plain(content) => self.line(content, kind),
                Block::Heading(heading) => self.line(&heading.content, TextKind::Heading),
                Block::List(list) => {
                    list.items.iter().for_each(|item| self.blocks(&item.blocks, kind));
                }
                Block::Quote(inner) => self.blocks(inner, kind),
                Block::Callout(callout) => {
                    self.line(&callout.heading, TextKind::Heading);
                    self.blocks(&callout.body, kind);
                }
                Block::Table(table) => {
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.line(cell, kind));
                }
                Block::Definitions(groups) => {
                    for group in groups {
                        group.terms.iter().for_each(|term| self.line(term, kind));
                        group.definitions.iter().for_each(|inner| self.blocks(inner, kind));
                    }
                }
                Block::Embed(embed) => self.line(&embed.caption, TextKind::Heading),
                Block::Code(_) | Block::ThematicBreak | Block::Html(_) => {}
            }
        }
    }
}

fn each_link(inlines: &[Inline], look: &mut dyn FnMut(&str, Span)) {
    for inline in inlines {
        match inline {
            Inline::Link(link) => match link.content.as_slice() {
                [Inline::Text(text, span)] => look(text, *span),
                content => {
                    let placed = PlacedText::of(content);
                    let span = placed.span(0..placed.text.len());
                    span.into_iter().for_each(|span| look(&placed.text, span));
                }
            },
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content) => each_link(content, look),
            _ => {}
        }
    }
}

/// Calls `look` for every list of blocks in the longer texts of a record. The blocks of the text itself, such as the
/// body of a section, come first. Then come the blocks inside them, such as the content of a callout, at any depth.
/// Skips glossary terms, people and sources.
pub fn each_blocks(record: Record<'_>, look: &mut dyn FnMut(&[Block])) {
    let mut each = |document: &Document| each_list(&document.blocks, look);
    match record {
        Record::Settings(own) => {
            let documents = [&own.introduction, &own.editorial.about, &own.editorial.policy];
            documents.into_iter().for_each(each);
        }
        Record::Section(_, text) => each(text),
        Record::Part(part) => each(&part.introduction),
        Record::Table(table) => {
            let tool = &table.tool;
            [&table.description, &table.note, &tool.default].into_iter().for_each(&mut each);
            tool.questions.iter().for_each(|question| each(&question.care));
            tool.refusals.iter().for_each(|refusal| each(&refusal.reason));
        }
        Record::Questionnaire(own) => {
            each(&own.introduction);
            each(&own.closing);
            for item in &own.items {
                [&item.why, &item.next_step, &item.if_unsure].into_iter().for_each(&mut each);
            }
            own.outcomes.iter().for_each(|outcome| each(&outcome.text));
        }
        Record::Term(_) | Record::Person(_) | Record::Reference(_) => {}
    }
}

fn each_list(all: &[Block], look: &mut dyn FnMut(&[Block])) {
    look(all);
    for block in all {
        match block {
            Block::Quote(inner) => each_list(inner, look),
            Block::Callout(callout) => each_list(&callout.body, look),
            Block::List(list) => list.items.iter().for_each(|item| each_list(&item.blocks, look)),
            Block::Definitions(groups) => {
                let bodies = groups.iter().flat_map(|group| &group.definitions);
                bodies.for_each(|inner| each_list(inner, look));
            }
            _ => {}
        }
    }
}

/// Calls `look` for every callout in the longer texts of a record, such as the body of a section. Skips glossary terms,
/// people and sources.
pub fn each_callout(record: Record<'_>, look: &mut dyn FnMut(&Callout)) {
    each_blocks(record, &mut |blocks| {
        for block in blocks {
            if let Block::Callout(callout) = block {
                look(callout);
            }
        }
    });
}

/// The byte ranges of the sentences in a text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let ends = match character {
            '。' | '！' | '？' | '\n' => !matches!(next, Some('」' | '』' | '）' | '”')),
            '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
            '」' | '』' | '”' => text[..at].ends_with(['。', '！', '？']),
            _ => false,
        };
        if ends {
            let end = at + character.len_utf8();
            push_trimmed(text, start..end, &mut sentences);
            start = end;
        }
    }
    push_trimmed(text, start..text.len(), &mut sentences);
    sentences
}

fn push_trimmed(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let own = &text[range.clone()];
    let start = range.start + (own.len() - own.trim_start().len());
    let end = start + own.trim().len();
    if start < end {
        out.push(start..end);
    }
}
