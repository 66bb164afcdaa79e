//! Text and mentions as exports write them.

use crate::model::content::{CalloutKind, Citation, Document, Inline, document_text, plain_text};
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
        clean(&plain_text(inlines))
    }

    /// A text in lines, its footnotes last.
    pub fn text(&self, document: &Document<Target>) -> String {
        let name = |kind: CalloutKind| {
            self.locale.word(&["callouts", &kind.name().to_lowercase()]).to_owned()
        };
        clean(&document_text(document, &name))
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
}

/// A text that any format can hold: no control characters but line ends and tabs, no blanks around it.
pub fn clean(text: &str) -> String {
    let kept =
        text.chars().filter(|character| !character.is_control() || "\n\t".contains(*character));
    kept.collect::<String>().trim().to_owned()
}
