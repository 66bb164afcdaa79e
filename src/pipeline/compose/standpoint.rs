//! The page that a link stands on: from there, addresses are relative, so that a site works in any folder.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::embeds::Placed;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::pipeline::link::{Destination, LinkedGuide, Target};
use crate::span::{Span, Spanned};

/// A page, seen from its links.
#[derive(Clone)]
pub struct Standpoint<'g> {
    /// The guide.
    pub guide: &'g LinkedGuide,
    address: Arc<str>,
    root: Arc<str>,
    edition: Edition,
    /// Whether texts say where in their author's files they stand: in a preview alone.
    tells_places: bool,
    placed: Arc<Placed>,
    /// The terms that a text of the page has linked already.
    linked_terms: Arc<Mutex<BTreeSet<Id>>>,
    /// The sources that the current section of the page has linked already; `None` where every citation is a link.
    linked_sources: Option<Arc<Mutex<BTreeSet<Id>>>>,
}

#[derive(Clone)]
enum Edition {
    /// Its own page, and the numbers of the sources that are listed on it.
    Page { listed: Option<Arc<BTreeMap<Id, usize>>> },
    /// A print edition, where the addresses of what it holds are anchors.
    Print(Printed),
}

/// What a print edition holds, beside the tables and questionnaires that its texts place.
#[derive(Clone)]
pub enum Printed {
    /// The whole guide.
    Guide,
    /// These sections, parts and sources.
    Some(Arc<BTreeSet<Node>>),
}

impl<'g> Standpoint<'g> {
    /// A page at this address.
    pub fn new(guide: &'g LinkedGuide, address: &str) -> Self {
        let root = "../".repeat(address.matches('/').count()).into();
        let edition = Edition::Page { listed: None };
        Self {
            guide,
            address: address.into(),
            root,
            edition,
            tells_places: false,
            placed: Arc::default(),
            linked_terms: Arc::default(),
            linked_sources: Some(Arc::default()),
        }
    }

    /// The same page, whose texts say where they stand.
    #[must_use]
    pub fn telling_places(self) -> Self {
        Self { tells_places: true, ..self }
    }

    /// Where texts say that they stand, as a page writes it: nothing but in a preview.
    pub fn place(&self, span: Option<Span>) -> Option<String> {
        let span = span.filter(|span| self.tells_places && span.end > span.start)?;
        Some(format!("{}:{}", span.source.0, span.start))
    }

    /// The same page, at whose end these sources are listed, numbered from 1.
    #[must_use]
    pub fn listing_sources(self, sources: &[Id]) -> Self {
        let listed = sources.iter().zip(1..).map(|(source, number)| (*source, number)).collect();
        Self { edition: Edition::Page { listed: Some(Arc::new(listed)) }, ..self }
    }

    /// The same page, whose texts place this.
    #[must_use]
    pub fn placing(self, placed: Placed) -> Self {
        Self { placed: Arc::new(placed), ..self }
    }

    /// The print edition of this.
    #[must_use]
    pub fn printing(self, printed: Printed) -> Self {
        Self { edition: Edition::Print(printed), ..self }
    }

    /// Notes that a text of the page mentions a term; whether it is the first to do so. Only the first leads to the
    /// glossary.
    pub fn is_first_mention(&self, term: Id) -> bool {
        // A page is made by one thread, and what another left here is whole.
        self.linked_terms.lock().unwrap_or_else(PoisonError::into_inner).insert(term)
    }

    /// The same page, for texts of which a reader sees one at a time, such as questions: each citation is a link. On
    /// paper all of them stand together.
    #[must_use]
    pub fn one_at_a_time(&self) -> Self {
        let linked_sources = self.linked_sources.clone().filter(|_| self.is_print());
        Self { linked_sources, ..self.clone() }
    }

    /// Notes that a section of the page begins, in which each source is linked once more.
    pub fn begin_section(&self) {
        if let Some(linked) = &self.linked_sources {
            linked.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
    }

    /// Notes that a text of the page cites a source; whether it is the first of its section to do so. Only the first
    /// leads to the list, so that a page is not full of links that are bare numbers.
    pub fn is_first_citation(&self, source: Id) -> bool {
        let Some(linked) = &self.linked_sources else { return true };
        linked.lock().unwrap_or_else(PoisonError::into_inner).insert(source)
    }

    /// From here to the site's root: nothing, or `../` once or more.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Whether this is a print edition.
    pub fn is_print(&self) -> bool {
        matches!(self.edition, Edition::Print(_))
    }

    /// Whether this is a print edition that holds a node.
    fn prints(&self, node: Node) -> bool {
        let owner = node.owner();
        match &self.edition {
            Edition::Page { .. } => false,
            Edition::Print(Printed::Guide) => !self.is_handout(owner),
            Edition::Print(Printed::Some(held)) => {
                held.contains(&owner) || self.placed.shows(owner)
            }
        }
    }

    /// A hand-out is printed by itself, and stands in no edition.
    fn is_handout(&self, node: Node) -> bool {
        let Node::Section(id) = node else { return false };
        self.guide.guide.sections.get(id).is_some_and(|section| section.is_handout)
    }

    /// The address of a node.
    pub fn href(&self, node: Node) -> String {
        if self.prints(node) {
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
            Destination::Node(Node::Reference(key)) => self.citation_href(*key),
            Destination::Node(node) => self.href(*node),
            Destination::Chart(chart) => self.href(chart.node()),
            Destination::Tool(tool) => self.href(tool.node()),
            Destination::Listing(listing) => self.href(listing.node()),
            Destination::Heading(text, id) => self.heading_href(*text, id),
            Destination::Here(id) => format!("#{scope}{}", encoded(id)),
            // A link to a drawing is an error, and no target.
            Destination::Drawing(_) => String::new(),
            Destination::Asset(path) => self.path(path),
            Destination::Web(address) => address.clone(),
        }
    }

    /// The address of a heading of a section or a part.
    pub fn heading_href(&self, text: Node, id: &str) -> String {
        if self.prints(text) {
            return format!("#{}{}", self.print_scope(text), encoded(id));
        }
        let page = self.guide.routes.page(text);
        let page = if page == *self.address { String::new() } else { self.path(&page) };
        format!("{page}#{}", encoded(id))
    }

    /// The number of a source: in the list of this page, or else among all sources.
    pub fn number(&self, source: Id) -> usize {
        self.listed_number(source).unwrap_or_else(|| self.guide.number(source))
    }

    fn listed_number(&self, source: Id) -> Option<usize> {
        match &self.edition {
            Edition::Page { listed: Some(listed) } => listed.get(&source).copied(),
            _ => None,
        }
    }

    /// Where a citation leads: to the list on this page, else to the page of all sources.
    pub fn citation_href(&self, reference: Id) -> String {
        match self.listed_number(reference) {
            Some(_) => format!("#{}", encoded(&self.source_anchor(reference))),
            None => self.href(Node::Reference(reference)),
        }
    }

    /// The anchor of a source in this page's list.
    pub fn source_anchor(&self, reference: Id) -> String {
        let node = Node::Reference(reference);
        match &self.edition {
            Edition::Page { listed: Some(_) } => {
                format!("source:{}", self.guide.routes.anchor(node).unwrap_or_default())
            }
            Edition::Page { .. } => self.guide.routes.anchor(node).unwrap_or_default().to_owned(),
            Edition::Print(_) => self.print_anchor(node),
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

    /// The anchors of former days of something on its own page; a print edition never had them.
    pub fn former_anchors(&self, ids: &'g [Spanned<Id>], anchored: bool) -> Vec<&'g str> {
        let shows = anchored && !self.is_print();
        ids.iter().filter(|_| shows).map(|id| id.value.as_str()).collect()
    }

    /// What the texts of this page place.
    pub fn placed(&self) -> &Placed {
        &self.placed
    }

    /// The anchor of a table or a questionnaire that is placed here: where it is shown first, in the print edition and on
    /// pages with charts, for a chart leads to what it draws.
    pub fn embed_anchor(&self, node: Node, place: Span) -> Option<String> {
        let leads = self.is_print() || self.placed.has_charts();
        (leads && self.placed.is_first(node, place)).then(|| self.print_anchor(node))
    }

    /// The address of a table or a questionnaire: on this page, if it is placed here, else its own page's.
    pub fn nearest_href(&self, node: Node) -> String {
        if self.placed.shows(node) {
            format!("#{}", self.print_anchor(node))
        } else {
            self.href(node)
        }
    }

    /// What stands before the anchors of a section's text: nothing on its own page.
    pub fn print_scope(&self, node: Node) -> String {
        if self.is_print() { format!("{}:", self.print_anchor(node)) } else { String::new() }
    }

    fn print_anchor(&self, node: Node) -> String {
        match node {
            Node::Home => "_main".to_owned(),
            Node::About | Node::Person(_) => "about:".to_owned(),
            Node::Section(id) => format!("section:{id}"),
            Node::Part(id) => format!("part:{id}"),
            Node::Table(id) => format!("table:{id}"),
            Node::Questionnaire(id) => format!("questionnaire:{id}"),
            Node::Term(id) => format!("term:{id}"),
            Node::Reference(key) => format!("source:{key}"),
            Node::Row(_, id) | Node::Item(_, id) => {
                format!("{}:{id}", self.print_anchor(node.owner()))
            }
        }
    }

    /// A path below the site, from here. A page in the same place as the root needs a name for its folder; and where a
    /// path begins with a name that has a colon, that would be read as a scheme.
    pub fn path(&self, path: &str) -> String {
        let root = self.root();
        let is_like_a_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        let here = if root.is_empty() && (path.is_empty() || is_like_a_scheme) { "./" } else { "" };
        format!("{here}{root}{}", encoded(path))
    }

    /// The full address of a path below the site, where the guide says where it is published.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.guide.guide.settings.base_url.as_deref()?;
        // The host of an address has an encoding of its own; what follows it is a path.
        let host = base.find("://").and_then(|at| base[at + 3..].find('/').map(|end| at + 3 + end));
        let (host, folder) = base.split_at(host.unwrap_or(base.len()));
        Some(format!("{host}{}{}", percent_encoded_again(folder), percent_encoded(path)))
    }

    /// The full address of a node, where the guide says where it is published.
    pub fn absolute_href(&self, node: Node) -> Option<String> {
        let page = self.absolute(&self.guide.routes.page(node))?;
        Some(match self.guide.routes.anchor(node) {
            Some(anchor) => format!("{page}#{}", percent_encoded(anchor)),
            None => page,
        })
    }

    /// The one full address by which search engines should know this page, where the site's is known. The home page
    /// goes by its folder's.
    pub fn canonical(&self) -> Option<String> {
        let home = self.guide.routes.page(Node::Home);
        self.absolute(if *self.address == *home { "" } else { &self.address })
    }
}

/// A path with what would end or break an address escaped. Han stays readable: HTML takes it as it is.
pub(super) fn encoded(path: &str) -> String {
    escape(path, |byte| !byte.is_ascii() || is_plain(byte))
}

/// A path that may hold escapes already, in ASCII alone.
pub(super) fn percent_encoded_again(path: &str) -> String {
    escape(path, |byte| is_plain(byte) || byte == b'%' || byte == b'#')
}

/// A path in ASCII alone, as sitemaps and feeds want it.
pub fn percent_encoded(path: &str) -> String {
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
