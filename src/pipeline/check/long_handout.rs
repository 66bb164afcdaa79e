//! Reports a hand-out that does not fit on one side of paper.

use unicode_width::UnicodeWidthStr;

use super::{Check, GuideContext, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Callout, Embed, Inline, List, MarkdownTable, plain_text};
use crate::model::mention::node::Node;
use crate::model::table::chart::Chart;
use crate::model::table::tool::Tool;
use crate::pipeline::link::{Destination, Target};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Linked(look) };

static RULE: Rule = Rule {
    name: "long-handout",
    severity: Severity::Warning,
    message: Words(
        "this hand-out takes about {lines} lines, but one side of A4 has room for {most}",
    ),
    help: Words(
        "shorten the text, or make two hand-outs; otherwise the rest is printed on a second sheet, which gets lost",
    ),
    specification: include_str!("long_handout.md"),
};

/// Number of lines of text for which one side of a hand-out has room, in addition to title and footer (see
/// templates/components/handout).
const MOST_LINES: f64 = 28.0;

/// Number of Han characters in one line of a hand-out.
const LINE: f64 = 34.0;

/// Maximum number of lines that a drawing takes.
const DRAWING: f64 = 9.0;

fn look(record: Record<'_>, context: &GuideContext<'_>, found: &mut Diagnostics) {
    let Some((section, text)) = record.section_and_text() else { return };
    if !section.is_handout {
        return;
    }
    let paper = Paper { context };
    let messages: f64 = section.key_messages.iter().map(|line| paper.text(line, LINE - 2.0)).sum();
    let box_of_messages = if section.key_messages.is_empty() { 0.0 } else { 1.5 };
    let notes = text.footnotes.iter().map(|note| paper.blocks(&note.blocks, LINE));
    let body = paper.blocks(&text.blocks, LINE);
    let lines = messages + box_of_messages + body + notes.sum::<f64>();
    if lines > MOST_LINES {
        let finding = RULE.at(section.id.span).with("lines", lines.ceil().to_string());
        found.push(finding.with("most", MOST_LINES.to_string()));
    }
}

/// Estimates how many printed lines the texts of a hand-out need.
struct Paper<'f, 'g> {
    context: &'f GuideContext<'g>,
}

impl Paper<'_, '_> {
    fn text(&self, inlines: &[Inline], width: f64) -> f64 {
        lines(&plain_text(inlines), width)
    }

    fn blocks(&self, blocks: &[Block], width: f64) -> f64 {
        blocks.iter().map(|block| self.block(block, width)).sum()
    }

    fn block(&self, block: &Block, width: f64) -> f64 {
        match block {
            Block::Paragraph(inlines) => self.text(inlines, width) + 0.4,
            Block::Plain(inlines) => self.text(inlines, width) + 0.1,
            Block::Heading(heading) => 1.3 * self.text(&heading.content, width / 1.2) + 0.8,
            Block::List(list) => self.list(list, width),
            Block::Quote(blocks) => self.blocks(blocks, width - 2.0),
            Block::Callout(callout) => self.callout(callout, width),
            Block::Code(code) => code.text.lines().count() as f64 + 1.0,
            Block::Table(table) => self.table(table, width),
            Block::Definitions(groups) => {
                let terms = groups.iter().flat_map(|group| &group.terms);
                let terms: f64 = terms.map(|term| self.text(term, width)).sum();
                let told = groups.iter().flat_map(|group| &group.definitions);
                terms + told.map(|blocks| self.blocks(blocks, width - 2.0)).sum::<f64>()
            }
            Block::ThematicBreak => 1.0,
            Block::Html(_) => 0.0,
            Block::Embed(embed) => self.embed(embed),
        }
    }

    fn list(&self, list: &List, width: f64) -> f64 {
        let items = list.items.iter().map(|item| self.blocks(&item.blocks, width - 1.8));
        items.sum::<f64>() + 0.4
    }

    fn callout(&self, callout: &Callout, width: f64) -> f64 {
        1.3 + 1.1 + self.blocks(&callout.body, width - 2.5)
    }

    fn table(&self, table: &MarkdownTable, width: f64) -> f64 {
        let column = width / table.head.len().max(1) as f64 - 1.0;
        let row = |row: &Vec<Vec<Inline>>| {
            row.iter().map(|cell| self.text(cell, column)).fold(1.0, f64::max) + 0.4
        };
        row(&table.head) + table.rows.iter().map(row).sum::<f64>() + 0.4
    }

    /// A low estimate of the number of lines that an embed takes, such as a table or a chart, with its caption.
    fn embed(&self, embed: &Embed) -> f64 {
        let guide = &self.context.guide.guide;
        let of_table = |id| 2.0 + 3.0 * guide.tables[id].rows.len() as f64;
        match self.context.guide.target(embed.to).map(Target::destination) {
            Some(Destination::Node(Node::Table(id))) => of_table(*id),
            Some(Destination::Tool(Tool::Planner(id) | Tool::Reader(id))) => of_table(*id),
            Some(Destination::Node(Node::Questionnaire(id))) => {
                2.0 + 2.0 * guide.questionnaires[*id].items.len() as f64
            }
            Some(Destination::Chart(Chart::Table(..) | Chart::Questionnaire(_))) => 22.0,
            _ => DRAWING + 1.0,
        }
    }
}

/// The number of lines that a text needs if a line is `width` ems wide. A Han character is one em wide, a Latin letter
/// half an em.
fn lines(text: &str, width: f64) -> f64 {
    (text.width_cjk() as f64 / 2.0 / width.max(1.0)).ceil()
}
