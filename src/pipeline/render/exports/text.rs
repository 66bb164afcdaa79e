//! Text and mentions as exports write them.

use crate::model::content::{CalloutKind, Citation, Document, Inline, document_text, plain_text};
use crate::model::mention::Ref;
use crate::model::mention::node::Node;
use crate::pipeline::link::{Destination, LinkedGuide};
use crate::theme::Locale;

/// The writer of plain text.
pub struct TextWriter<'g> {
    /// The guide, whose ids mentions go by.
    pub guide: &'g LinkedGuide,
    /// The theme's words, for callouts without a heading.
    pub locale: &'g Locale,
}

impl<'g> TextWriter<'g> {
    /// Inlines on one line.
    pub fn line(&self, inlines: &[Inline]) -> String {
        clean(&plain_text(inlines))
    }

    /// A text in lines, its footnotes last.
    pub fn text(&self, document: &Document) -> String {
        let name = |kind: CalloutKind| {
            self.locale.word(&["callouts", &kind.name().to_lowercase()]).to_owned()
        };
        clean(&document_text(document, &name))
    }

    /// The source of a citation.
    pub fn key(&self, citation: &Citation) -> &'static str {
        match self.guide.node(citation.reference) {
            Some(Node::Reference(key)) => key.as_str(),
            _ => "",
        }
    }

    /// A mention as an author writes it. Rows go by their table, so that whoever reads it knows where to look.
    pub fn mention(&self, reference: Ref) -> String {
        let Some(target) = self.guide.target(reference) else { return String::new() };
        match target.destination() {
            Destination::Node(node) => self.node(*node),
            Destination::Chart(chart) => self.node(chart.node()),
            Destination::Tool(tool) => self.node(tool.node()),
            Destination::Listing(listing) => self.node(listing.node()),
            Destination::Heading(text, id) => format!("{}#{id}", self.node(*text)),
            Destination::Drawing(id) => format!("drawing:{id}"),
            Destination::Here(id) => format!("#{id}"),
            Destination::Asset(address) | Destination::Web(address) => address.clone(),
        }
    }

    fn node(&self, node: Node) -> String {
        match node {
            Node::Home => "home".to_owned(),
            Node::About => "about".to_owned(),
            Node::Person(id) => self.guide.guide.people[id].name.clone(),
            other => other.address(),
        }
    }
}

/// A text that any format can hold: no control characters but line ends and tabs, no blanks around it.
pub fn clean(text: &str) -> String {
    let kept =
        text.chars().filter(|character| !character.is_control() || "\n\t".contains(*character));
    kept.collect::<String>().trim().to_owned()
}
