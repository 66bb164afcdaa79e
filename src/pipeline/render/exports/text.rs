//! Converts texts and mentions, such as `table:causes`, to the form in which data files for other programs contain
//! them.

use crate::model::content::{CalloutKind, Citation, Document, Inline, document_text, plain_text};
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::pipeline::link::{Destination, LinkedGuide};
use crate::theme::Locale;

/// Converts texts and mentions, such as `table:causes`, to plain text.
pub struct TextWriter<'g> {
    /// The guide that contains the texts. It knows where their mentions lead.
    pub guide: &'g LinkedGuide,
    /// The theme's texts. They give a heading to each callout that has none of its own.
    pub locale: &'g Locale,
}

impl<'g> TextWriter<'g> {
    /// Converts a text of one line to plain text.
    pub fn line(&self, inlines: &[Inline]) -> String {
        clean(&plain_text(inlines))
    }

    /// Converts a text with blocks to lines of plain text, with the footnotes at the end.
    pub fn text(&self, document: &Document) -> String {
        let name = |kind: CalloutKind| {
            self.locale.word(&["callouts", &kind.name().to_lowercase()]).to_owned()
        };
        clean(&document_text(document, &name))
    }

    /// The key of a cited source in the reference list.
    pub fn key(&self, citation: &Citation) -> &'static str {
        match self.guide.node(citation.mention) {
            Some(Node::Reference(key)) => key.as_str(),
            _ => "",
        }
    }

    /// Writes a mention as an author could write it, such as `table:causes`. A row is written with its table. A mention
    /// that shows a chart, tool or list is written as a mention of the table or questionnaire shown.
    pub fn mention(&self, mention: MentionId) -> String {
        let Some(target) = self.guide.target(mention) else { return String::new() };
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

/// Removes control characters except line ends and tabs, and white space at both ends of the text.
pub fn clean(text: &str) -> String {
    let kept =
        text.chars().filter(|character| !character.is_control() || "\n\t".contains(*character));
    kept.collect::<String>().trim().to_owned()
}
