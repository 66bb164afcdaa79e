//! The page that a link stands on: from there, addresses are relative, so that a site works in any folder.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::node::Node;
use crate::pipeline::link::{Destination, LinkedGuide, Target};
use crate::span::Span;

/// A page, seen from its links.
#[derive(Clone)]
pub struct Standpoint<'g> {
    /// The guide.
    pub guide: &'g LinkedGuide,
    address: Arc<str>,
    root: &'static str,
    edition: Edition,
}

#[derive(Clone)]
enum Edition {
    /// Its own page. Sources are listed on it, or not.
    Page { lists_sources: bool },
    /// The whole guide on one page, where all addresses are anchors. The places hold what is shown for the first time.
    Print { first_embeds: Arc<BTreeSet<Span>> },
}

/// From a page so many folders deep to the site's root.
const ROOTS: [&str; 9] = [
    "",
    "../",
    "../../",
    "../../../",
    "../../../../",
    "../../../../../",
    "../../../../../../",
    "../../../../../../../",
    "../../../../../../../../",
];

impl<'g> Standpoint<'g> {
    /// A page at this address.
    pub fn new(guide: &'g LinkedGuide, address: &str) -> Self {
        let depth = address.matches('/').count().min(ROOTS.len() - 1);
        let edition = Edition::Page { lists_sources: false };
        Self { guide, address: address.into(), root: ROOTS[depth], edition }
    }

    /// The same page, at whose end its sources are listed.
    #[must_use]
    pub fn listing_sources(self) -> Self {
        Self { edition: Edition::Page { lists_sources: true }, ..self }
    }

    /// The print edition, which shows what is embedded at these places for the first time.
    #[must_use]
    pub fn printing(self, first_embeds: BTreeSet<Span>) -> Self {
        Self { edition: Edition::Print { first_embeds: Arc::new(first_embeds) }, ..self }
    }

    /// From here to the site's root: nothing, or `../` once or more.
    pub fn root(&self) -> &'static str {
        self.root
    }

    /// Whether this is the print edition.
    pub fn is_print(&self) -> bool {
        matches!(self.edition, Edition::Print { .. })
    }

    /// The address of a node.
    pub fn href(&self, node: Node) -> String {
        if self.is_print() {
            return format!("#{}", self.print_anchor(node));
        }
        let page = self.guide.routes.page(node);
        match self.guide.routes.anchor(node) {
            Some(anchor) if page == *self.address => format!("#{}", encoded(anchor)),
            Some(anchor) => format!("{}#{}", self.path(&page), encoded(anchor)),
            None => self.path(&page),
        }
    }

    /// The address of a target. Headings of the text at hand carry its scope.
    pub fn target_href(&self, target: &Target, scope: &str) -> String {
        match target.destination() {
            Destination::Node(Node::Reference(reference)) => self.citation_href(*reference),
            Destination::Node(node) => self.href(*node),
            Destination::Heading(section, id) => {
                let section = Node::Section(*section);
                if self.is_print() {
                    format!("#{}{}", self.print_scope(section), encoded(id))
                } else {
                    format!("{}#{}", self.path(&self.guide.routes.page(section)), encoded(id))
                }
            }
            Destination::Here(id) => format!("#{scope}{}", encoded(id)),
            Destination::Asset(path) => self.path(path),
            Destination::Web(address) => address.clone(),
        }
    }

    /// Where a citation leads: to the list on this page, else to the page of all sources.
    pub fn citation_href(&self, reference: usize) -> String {
        match self.edition {
            Edition::Page { lists_sources: true } => {
                format!("#{}", encoded(&self.source_anchor(reference)))
            }
            _ => self.href(Node::Reference(reference)),
        }
    }

    /// The anchor of a source in this page's list.
    pub fn source_anchor(&self, reference: usize) -> String {
        let node = Node::Reference(reference);
        match self.edition {
            Edition::Page { lists_sources: true } => {
                format!("source:{}", self.guide.routes.anchor(node).unwrap_or_default())
            }
            Edition::Page { .. } => self.guide.routes.anchor(node).unwrap_or_default().to_owned(),
            Edition::Print { .. } => self.print_anchor(node),
        }
    }

    /// The anchor of a node on the page that shows it in full; in the print edition every node has one.
    pub fn anchor(&self, node: Node) -> String {
        if self.is_print() {
            self.print_anchor(node)
        } else {
            self.guide.routes.anchor(node).unwrap_or_default().to_owned()
        }
    }

    /// Whether what is embedded at a place carries anchors: in the print edition, where it is shown first.
    pub fn is_first_embed(&self, span: Span) -> bool {
        matches!(&self.edition, Edition::Print { first_embeds } if first_embeds.contains(&span))
    }

    /// What stands before the anchors of a section's text: nothing on its own page.
    pub fn print_scope(&self, node: Node) -> String {
        if self.is_print() { format!("{}:", self.print_anchor(node)) } else { String::new() }
    }

    fn print_anchor(&self, node: Node) -> String {
        let guide = &self.guide.guide;
        let id = |kind: &str, id: &str| format!("{kind}:{id}");
        match node {
            Node::Home => "_main".to_owned(),
            Node::About => "about:".to_owned(),
            Node::Section(section) => id("section", &guide.sections[section].id.value),
            Node::Table(table) => id("table", &guide.tables[table].id.value),
            Node::Questionnaire(number) => {
                id("questionnaire", &guide.questionnaires[number].id.value)
            }
            Node::Term(term) => id("term", &guide.terms[term].id.value),
            Node::Reference(reference) => id("source", &guide.references[reference].key.value),
            Node::Row(..) | Node::Item(..) => {
                let anchor = self.guide.routes.anchor(node).unwrap_or_default();
                format!("{}:{anchor}", self.print_anchor(node.owner()))
            }
        }
    }

    /// A path below the site, from here. A page in the same place as the root needs a name for its folder.
    pub fn path(&self, path: &str) -> String {
        match (self.root, path) {
            ("", "") => "./".to_owned(),
            (root, path) => format!("{root}{}", encoded(path)),
        }
    }

    /// The full address of a path below the site, where the guide says where it is published.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.guide.guide.settings.base_url.as_deref()?;
        Some(format!("{base}{}", percent_encoded(path)))
    }

    /// The one full address by which search engines should know this page, where the site's is known. The home page
    /// goes by its folder's.
    pub fn canonical(&self) -> Option<String> {
        let home = self.guide.routes.page(Node::Home);
        self.absolute(if *self.address == *home { "" } else { &self.address })
    }
}

/// A path with what would end or break an address escaped. Han stays readable: HTML takes it as it is.
fn encoded(path: &str) -> String {
    escape(path, |byte| !byte.is_ascii() || is_plain(byte))
}

/// A path in ASCII alone, as sitemaps and feeds want it.
fn percent_encoded(path: &str) -> String {
    escape(path, is_plain)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte)
}

fn escape(path: &str, plain: impl Fn(u8) -> bool) -> String {
    if path.bytes().all(&plain) {
        return path.to_owned();
    }
    let mut escaped = Vec::with_capacity(path.len() + 8);
    for byte in path.bytes() {
        if plain(byte) {
            escaped.push(byte);
        } else {
            escaped.extend(format!("%{byte:02X}").into_bytes());
        }
    }
    // Whole characters were kept or escaped, so this is UTF-8; losing nothing is cheaper to show than to prove.
    String::from_utf8_lossy(&escaped).into_owned()
}
