//! The texts of a guide, piece by piece, and where they stand: for checks that read words.

use std::ops::Range;

use crate::model::content::{Block, Callout, Document, Inline, PlacedText, cites};
use crate::model::guide::Guide;
use crate::model::questionnaire::Questionnaire;
use crate::model::table::{CellContent, Row, Table};
use crate::span::Span;

/// A title, a paragraph, an item of a list, a cell.
pub struct Passage {
    /// What it says.
    pub placed: PlacedText,
    /// What it is.
    pub part: Part,
    /// Whether something in it names a source or calls a footnote.
    pub cites: bool,
    /// The texts of its links, and where they stand.
    pub links: Vec<(String, Span)>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A title or a heading.
    Heading,
    /// Running text.
    Text,
    /// A cell of a typed table, or a line of a tool.
    Field,
}

impl Passage {
    /// Its text.
    pub fn text(&self) -> &str {
        &self.placed.text
    }

    /// Where a part of it stands.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.placed.span(range)
    }

    fn of(inlines: &[Inline], part: Part) -> Self {
        let mut links = Vec::new();
        push_links(inlines, &mut links);
        Self { placed: PlacedText::of(inlines), part, cites: cites(inlines), links }
    }

    fn title(text: &str, span: Span) -> Self {
        let placed = PlacedText::whole(text, span);
        Self { placed, part: Part::Heading, cites: false, links: Vec::new() }
    }
}

/// Every passage of a guide.
pub fn of_guide(guide: &Guide) -> Vec<Passage> {
    let mut out = Vec::new();
    let settings = &guide.settings;
    lines(&settings.key_messages, &mut out);
    let own = &settings.editorial;
    let documents = [
        &settings.introduction,
        &own.about,
        &own.policy,
        &own.funding,
        &own.conflicts,
        &own.disclaimer,
    ];
    documents.into_iter().for_each(|document| of_document(document, Part::Text, &mut out));
    for section in &guide.sections {
        out.push(Passage::title(&section.title, section.id.span));
        lines(&section.key_messages, &mut out);
        of_document(&section.body, Part::Text, &mut out);
    }
    for part in guide.parts.iter().filter(|part| part.source.is_some()) {
        out.push(Passage::title(&part.title, part.id.span));
        of_document(&part.introduction, Part::Text, &mut out);
    }
    guide.tables.iter().for_each(|table| of_table(table, &mut out));
    guide.questionnaires.iter().for_each(|own| of_questionnaire(own, &mut out));
    guide.terms.iter().for_each(|term| of_document(&term.definition, Part::Text, &mut out));
    guide.people.iter().for_each(|person| of_document(&person.about, Part::Text, &mut out));
    out
}

fn lines(lines: &[Vec<Inline>], out: &mut Vec<Passage>) {
    out.extend(lines.iter().map(|line| Passage::of(line, Part::Text)));
}

fn of_table(table: &Table, out: &mut Vec<Passage>) {
    let start = out.len();
    out.push(Passage::title(&table.title, table.id.span));
    for document in [&table.description, &table.note, &table.tool.default] {
        of_document(document, Part::Text, out);
    }
    out.push(Passage::of(&table.applies_to, Part::Text));
    for own in &table.tool.questions {
        out.push(Passage::of(&own.text, Part::Field));
        out.push(Passage::of(&own.hint, Part::Field));
        of_document(&own.care, Part::Text, out);
    }
    for refusal in &table.tool.refusals {
        of_document(&refusal.reason, Part::Text, out);
    }
    let cites = |row: &Row| {
        row.cells.iter().any(|cell| match &cell.content {
            CellContent::Citations(citations) => !citations.is_empty(),
            _ => false,
        })
    };
    // What stands around the rows speaks of them, and they name their sources.
    if !table.sources.is_empty() || table.rows.iter().any(cites) {
        out[start..].iter_mut().for_each(|passage| passage.cites = true);
    }
    for row in &table.rows {
        let before = out.len();
        for cell in &row.cells {
            match &cell.content {
                CellContent::Inline(inlines) => out.push(Passage::of(inlines, Part::Field)),
                CellContent::List(items) => {
                    out.extend(items.iter().map(|item| Passage::of(item, Part::Field)));
                }
                CellContent::Prose(document) => of_document(document, Part::Field, out),
                CellContent::Text(text) => {
                    out.push(Passage { part: Part::Field, ..Passage::title(text, cell.span) });
                }
                _ => {}
            }
        }
        let cites = cites(row) || !table.sources.is_empty();
        out[before..].iter_mut().for_each(|passage| passage.cites |= cites);
    }
}

fn of_questionnaire(own: &Questionnaire, out: &mut Vec<Passage>) {
    out.push(Passage::title(&own.title, own.id.span));
    of_document(&own.introduction, Part::Text, out);
    of_document(&own.closing, Part::Text, out);
    let before = out.len();
    for item in &own.items {
        for line in [&item.text, &item.hint, &item.statement] {
            out.push(Passage::of(line, Part::Field));
        }
        for document in [&item.why, &item.next_step, &item.if_unsure] {
            of_document(document, Part::Text, out);
        }
    }
    for outcome in &own.outcomes {
        out.push(Passage::of(&outcome.title, Part::Heading));
        of_document(&outcome.text, Part::Text, out);
    }
    out[before..].iter_mut().for_each(|passage| passage.cites |= !own.sources.is_empty());
}

/// The passages of a document.
pub fn of_document(document: &Document, part: Part, out: &mut Vec<Passage>) {
    blocks(&document.blocks, part, out);
    document.footnotes.iter().for_each(|note| blocks(&note.blocks, part, out));
}

fn blocks(all: &[Block], part: Part, out: &mut Vec<Passage>) {
    for block in all {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => {
                out.push(Passage::of(content, part));
            }
            Block::Heading(heading) => out.push(Passage::of(&heading.content, Part::Heading)),
            Block::List(list) => {
                list.items.iter().for_each(|item| blocks(&item.blocks, part, out));
            }
            Block::Quote(inner) => blocks(inner, part, out),
            Block::Callout(callout) => {
                out.push(Passage::of(&callout.heading, Part::Heading));
                blocks(&callout.body, part, out);
            }
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                out.extend(cells.map(|cell| Passage::of(cell, part)));
            }
            Block::Definitions(groups) => {
                for group in groups {
                    out.extend(group.terms.iter().map(|term| Passage::of(term, part)));
                    group.definitions.iter().for_each(|inner| blocks(inner, part, out));
                }
            }
            Block::Embed(embed) => out.push(Passage::of(&embed.caption, Part::Heading)),
            Block::Code { .. } | Block::ThematicBreak | Block::Html(_) => {}
        }
    }
}

fn push_links(inlines: &[Inline], out: &mut Vec<(String, Span)>) {
    for inline in inlines {
        match inline {
            Inline::Link { content, .. } => {
                let placed = PlacedText::of(content);
                let span = placed.span(0..placed.text.len());
                out.extend(span.map(|span| (placed.text, span)));
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content) => {
                push_links(content, out);
            }
            _ => {}
        }
    }
}

/// Hands over every list of blocks of the guide's longer texts, outer lists before those within them.
pub fn each_blocks(guide: &Guide, look: &mut dyn FnMut(&[Block])) {
    let own = &guide.settings;
    let documents = [&own.introduction, &own.editorial.about, &own.editorial.policy];
    let tools = guide.tables.iter().flat_map(|table| {
        let cares = table.tool.questions.iter().map(|question| &question.care);
        let reasons = table.tool.refusals.iter().map(|refusal| &refusal.reason);
        [&table.description, &table.note, &table.tool.default]
            .into_iter()
            .chain(cares)
            .chain(reasons)
    });
    let asked = guide.questionnaires.iter().flat_map(|own| {
        let items = own.items.iter().flat_map(|item| [&item.why, &item.next_step, &item.if_unsure]);
        let outcomes = own.outcomes.iter().map(|outcome| &outcome.text);
        [&own.introduction, &own.closing].into_iter().chain(items).chain(outcomes)
    });
    let sections = guide.sections.iter().map(|section| &section.body);
    let parts = guide.parts.iter().map(|part| &part.introduction);
    for document in documents.into_iter().chain(sections).chain(parts).chain(tools).chain(asked) {
        each_list(&document.blocks, look);
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

/// Hands over every callout of the guide's longer texts.
pub fn each_callout(guide: &Guide, look: &mut dyn FnMut(&Callout)) {
    each_blocks(guide, &mut |blocks| {
        for block in blocks {
            if let Block::Callout(callout) = block {
                look(callout);
            }
        }
    });
}

/// The sentences of a text.
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
