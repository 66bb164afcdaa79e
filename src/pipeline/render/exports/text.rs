//! Markdown without markup, for whoever cannot show it: links as their text, citations left out, a line an item.

use crate::model::content::{Block, Callout, Citation, Document, Inline, List, ListItem};
use crate::model::guide::Guide;
use crate::model::node::Node;
use crate::pipeline::link::{Destination, Target};
use crate::theme::Locale;

/// The writer of plain text.
pub struct TextWriter<'g> {
    /// The guide, whose ids mentions go by.
    pub guide: &'g Guide<Target>,
    /// The theme's words, for callouts without a heading.
    pub locale: &'g Locale,
}

impl<'g> TextWriter<'g> {
    /// Inlines on one line.
    pub fn line(&self, inlines: &[Inline<Target>]) -> String {
        let mut out = String::new();
        push(inlines, &mut out);
        clean(&out.replace('\n', " "))
    }

    /// A text in lines, its footnotes last.
    pub fn text(&self, document: &Document<Target>) -> String {
        let notes = document.footnotes.iter().enumerate();
        let notes = notes.map(|(place, note)| {
            item(&format!("[{}] ", place + 1), &self.joined(&note.blocks, "\n"))
        });
        let parts = [self.joined(&document.blocks, "\n\n")].into_iter().chain(notes);
        clean(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"))
    }

    /// The source of a citation.
    pub fn key(&self, citation: &Citation<Target>) -> &'g str {
        match citation.reference.node() {
            Some(Node::Reference(reference)) => &self.guide.references[reference].key.value,
            _ => "",
        }
    }

    /// A mention as an author writes it. Rows go by their table, so that whoever reads it knows where to look.
    pub fn mention(&self, target: &Target) -> String {
        match target.destination() {
            Destination::Node(node) => self.node(*node),
            Destination::Chart(chart) => self.node(chart.node()),
            Destination::Tool(tool) => self.node(tool.node()),
            Destination::Heading(section, id) => {
                format!("{}#{id}", self.node(Node::Section(*section)))
            }
            Destination::Here(id) => format!("#{id}"),
            Destination::Asset(address) | Destination::Web(address) => address.clone(),
        }
    }

    fn node(&self, node: Node) -> String {
        let guide = self.guide;
        match node {
            Node::Home => "home".to_owned(),
            Node::About => "about".to_owned(),
            Node::Section(section) => format!("section:{}", guide.sections[section].id.value),
            Node::Table(table) => format!("table:{}", guide.tables[table].id.value),
            Node::Row(table, row) => {
                format!("{}#{}", self.node(node.owner()), guide.tables[table].rows[row].id.value)
            }
            Node::Questionnaire(number) => {
                format!("questionnaire:{}", guide.questionnaires[number].id.value)
            }
            Node::Item(number, item) => {
                let items = &guide.questionnaires[number].items;
                format!("{}#{}", self.node(node.owner()), items[item].question.id.value)
            }
            Node::Term(term) => format!("term:{}", guide.terms[term].id.value),
            Node::Reference(reference) => format!("@{}", guide.references[reference].key.value),
            Node::Person(person) => guide.people[person].name.clone(),
        }
    }

    fn joined(&self, blocks: &[Block<Target>], between: &str) -> String {
        let parts = blocks.iter().map(|block| self.block(block)).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(between)
    }

    fn block(&self, block: &Block<Target>) -> String {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => inline(inlines),
            Block::Heading(heading) => inline(&heading.content),
            Block::List(list) => self.list(list),
            Block::Quote(blocks) => self.joined(blocks, "\n\n"),
            Block::Callout(callout) => self.callout(callout),
            Block::Code { text, .. } => text.trim_end().to_owned(),
            Block::Table(table) => {
                let rows = [&table.head].into_iter().chain(&table.rows);
                let row = |row: &Vec<Vec<Inline<Target>>>| {
                    row.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | ")
                };
                rows.map(row).collect::<Vec<_>>().join("\n")
            }
            Block::Definitions(groups) => {
                let group = groups.iter().flat_map(|group| {
                    let terms = group.terms.iter().map(|term| inline(term));
                    let of = group.definitions.iter();
                    terms.chain(of.map(|blocks| item("  ", &self.joined(blocks, "\n"))))
                });
                group.collect::<Vec<_>>().join("\n")
            }
            // Nothing of the guide's can be placed outside of a section, and there is no other HTML than in lines.
            Block::ThematicBreak | Block::Html(_) | Block::Embed(_) => String::new(),
        }
    }

    fn list(&self, list: &List<Target>) -> String {
        let line = |(place, own): (usize, &ListItem<Target>)| {
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

    /// A callout says first what it is: its own heading, or the theme's.
    fn callout(&self, callout: &Callout<Target>) -> String {
        let own = inline(&callout.heading);
        let named = self.locale.word(&["callouts", &callout.kind.name().to_lowercase()]);
        let heading = if own.is_empty() { named } else { &own };
        format!("{heading}\n{}", self.joined(&callout.body, "\n\n"))
    }
}

/// A text behind a mark, its further lines below its first.
fn item(mark: &str, text: &str) -> String {
    let below = format!("\n{}", " ".repeat(mark.chars().count()));
    format!("{mark}{}", text.replace('\n', &below))
}

/// A text that any format can hold: no control characters but line ends and tabs, no blanks around it.
pub fn clean(text: &str) -> String {
    let kept =
        text.chars().filter(|character| !character.is_control() || "\n\t".contains(*character));
    kept.collect::<String>().trim().to_owned()
}

fn inline(inlines: &[Inline<Target>]) -> String {
    let mut out = String::new();
    push(inlines, &mut out);
    out.trim().to_owned()
}

fn push(inlines: &[Inline<Target>], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                push(content, out);
            }
            // What is struck out would otherwise be said.
            Inline::Strikethrough(content) => {
                out.push_str("~~");
                push(content, out);
                out.push_str("~~");
            }
            Inline::SoftBreak => out.push(' '),
            Inline::HardBreak => out.push('\n'),
            Inline::Image { alternative, .. } => out.push_str(alternative),
            Inline::FootnoteCall { number, .. } => out.push_str(&format!("[{number}]")),
            Inline::Citation(_) => out.truncate(out.trim_end_matches(' ').len()),
            // 10<sup>9</sup> is not 109.
            Inline::Html(html) if html.starts_with("<sup") => out.push('^'),
            Inline::Html(html) if html.starts_with("<br") => out.push('\n'),
            Inline::Html(_) => {}
        }
    }
}
