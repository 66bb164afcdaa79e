//! The context of a page: computes the addresses of its links. The
//! addresses are relative to the page, so that the site works in any folder.

mod citation_numbers;
mod glossary_links;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::embeds::EmbedIndex;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::pipeline::link::{Destination, LinkedGuide, Target};
use crate::span::Span;

/// What must be known about a page while its texts are converted, such as its address. Also computes the addresses of
/// its links.
#[derive(Clone)]
pub struct PageContext<'g> {
    /// The guide of the site.
    pub guide: &'g LinkedGuide,
    address: Arc<str>,
    root: Arc<str>,
    medium: Medium,
    /// If the list of sources is on another page, the address of that page. `None` if this page has the list.
    sources_on: Option<Arc<str>>,
    /// True if the HTML states where each text is in the guide's files, as in a preview.
    has_source_positions: bool,
    is_in_letters: bool,
    embeds: Arc<EmbedIndex>,
    /// Terms that the page has linked to the glossary so far. Only the first mention of a term on a page is a link.
    linked_terms: Arc<Mutex<BTreeSet<Id>>>,
    /// Sources to which the page has linked so far, or in a print edition its current section. Only the first citation
    /// of a source is a link. `None` if every citation must be a link.
    linked_sources: Option<Arc<Mutex<BTreeSet<Id>>>>,
    /// The address, such as `#diet`, of the last heading so far in the current text. Empty before the first heading.
    heading: Arc<Mutex<String>>,
}

#[derive(Clone)]
enum Medium {
    /// An ordinary page. `listed` has the number of each source in the page's own list of sources; `None` if the page
    /// has no list of its own.
    Page { listed: Option<Arc<BTreeMap<Id, usize>>> },
    /// A print edition. Links to what it contains lead to anchors on the same page.
    Print(Printed),
}

/// What a print edition contains. The tables and questionnaires that its texts embed belong to it, too, but are not
/// named here.
#[derive(Clone)]
pub enum Printed {
    /// The print edition contains the whole guide.
    Guide,
    /// The print edition contains these sections, parts and sources.
    Some(Arc<BTreeSet<Node>>),
}

impl<'g> PageContext<'g> {
    /// The context of the page at this address.
    pub fn new(guide: &'g LinkedGuide, address: &str) -> Self {
        let root = "../".repeat(address.matches('/').count()).into();
        let medium = Medium::Page { listed: None };
        Self {
            guide,
            address: address.into(),
            root,
            medium,
            sources_on: None,
            has_source_positions: false,
            is_in_letters: is_in_letters(&guide.guide.settings.language.value),
            embeds: Arc::default(),
            linked_terms: Arc::default(),
            linked_sources: Some(Arc::default()),
            heading: Arc::default(),
        }
    }

    /// Changes the context so that the HTML states where each text is in the guide's files, as in a preview.
    #[must_use]
    pub fn with_source_positions(self) -> Self {
        Self { has_source_positions: true, ..self }
    }

    /// Returns true if the guide's language is written in letters, such as English. Returns false for East Asian
    /// languages, and for Markdown outside a guide, which has no language.
    pub fn is_in_letters(&self) -> bool {
        self.is_in_letters
    }

    /// The value of the attribute that states where a text is in the guide's files: `FILE:OFFSET`, both as numbers.
    /// `None` outside previews.
    pub fn source_position(&self, span: Option<Span>) -> Option<String> {
        let span = span.filter(|span| self.has_source_positions && span.end > span.start)?;
        Some(format!("{}:{}", span.source.0, span.start))
    }

    /// Changes the context to that of a page whose texts embed the things in `embeds`.
    #[must_use]
    pub fn embedding(self, embeds: EmbedIndex) -> Self {
        Self { embeds: Arc::new(embeds), ..self }
    }

    /// Changes the context to that of a print edition with the content `printed`.
    #[must_use]
    pub fn printing(self, printed: Printed) -> Self {
        Self { medium: Medium::Print(printed), ..self }
    }

    /// The context for texts that readers see one at a time, such as questions: each citation in them is a link. In
    /// print, readers see these texts together, so that only the first citation of each source is a link.
    #[must_use]
    pub fn one_at_a_time(&self) -> Self {
        let linked_sources = self.linked_sources.clone().filter(|_| self.is_print());
        Self { linked_sources, ..self.clone() }
    }

    /// Records the heading below which the text continues. `scope` is the prefix of all ids in the text, `id` the id of
    /// the heading. Both are empty at the start of a text, before the first heading.
    pub fn note_heading(&self, scope: &str, id: &str) {
        let address =
            if id.is_empty() { String::new() } else { format!("#{scope}{}", encoded(id)) };
        *self.heading.lock().unwrap_or_else(PoisonError::into_inner) = address;
    }

    /// Returns true if `href` is the address of the heading below which the current text is. A link to this heading is
    /// shown as plain text, because readers are there already.
    pub fn is_here(&self, href: &str) -> bool {
        href.starts_with('#')
            && *self.heading.lock().unwrap_or_else(PoisonError::into_inner) == href
    }

    /// The relative path from this page to the site's root: empty, or `../` once for each folder.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Returns true if the page is a print edition.
    pub fn is_print(&self) -> bool {
        matches!(self.medium, Medium::Print(_))
    }

    /// Returns true if the page is a print edition and contains the node.
    pub fn prints(&self, node: Node) -> bool {
        let owner = node.owner();
        match &self.medium {
            Medium::Page { .. } => false,
            Medium::Print(Printed::Guide) => !self.is_handout(owner),
            Medium::Print(Printed::Some(held)) => held.contains(&owner) || self.embeds.shows(owner),
        }
    }

    /// Returns true if the node is a hand-out. Hand-outs are printed one by one, and no print edition contains them.
    fn is_handout(&self, node: Node) -> bool {
        let Node::Section(id) = node else { return false };
        self.guide.guide.sections.get(id).is_some_and(|section| section.is_handout)
    }

    /// The address of a node, as a link on this page writes it: a relative path, an anchor on this page, or both.
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

    /// The address of a link's target, as the link writes it. `scope` is the prefix of the ids in the text with the
    /// link.
    pub fn target_href(&self, target: &Target, scope: &str) -> String {
        match target.destination() {
            Destination::Node(Node::Reference(key)) => self.citation_href(*key),
            // The page itself tells more about the row than its table does.
            Destination::Node(row @ Node::Row(_, id))
                if self.embeds.tells(*row) && !self.is_print() =>
            {
                format!("#{}", encoded(id.as_str()))
            }
            Destination::Node(node) => self.href(*node),
            Destination::Chart(chart) => self.href(chart.node()),
            Destination::Tool(tool) => self.href(tool.node()),
            Destination::Listing(listing) => self.href(listing.node()),
            Destination::Heading(text, id) => self.heading_href(*text, id),
            Destination::Here(id) => format!("#{scope}{}", encoded(id)),
            // Links to drawings are errors, so no link has such a target.
            Destination::Drawing(_) => String::new(),
            Destination::Asset(path) => self.path(path),
            Destination::Web(address) => address.clone(),
        }
    }

    /// The address of a heading, as a link on this page writes it. `text` is the section or part with the heading.
    pub fn heading_href(&self, text: Node, id: &str) -> String {
        if self.prints(text) {
            return format!("#{}{}", self.print_scope(text), encoded(id));
        }
        let page = self.guide.routes.page(text);
        let page = if page == *self.address { String::new() } else { self.path(&page) };
        format!("{page}#{}", encoded(id))
    }

    /// The anchor of a node on the page that shows it. Outside print editions, empty for nodes that have a page of
    /// their own.
    pub fn anchor(&self, node: Node) -> String {
        if self.is_print() {
            self.print_anchor(node)
        } else {
            self.guide.routes.anchor(node).unwrap_or_default().to_owned()
        }
    }

    /// What the texts of the page embed, with source positions.
    pub fn embeds(&self) -> &EmbedIndex {
        &self.embeds
    }

    /// The anchor for an embed of `node`, a table or questionnaire. `place` is the source position of the embed. `None`
    /// if an earlier embed on the page shows the same node. Also `None` on a page that is no print edition and has no
    /// charts, because no link leads to an embed on such a page.
    pub fn embed_anchor(&self, node: Node, place: Span) -> Option<String> {
        let leads = self.is_print() || self.embeds.has_charts();
        (leads && self.embeds.is_first(node, place)).then(|| self.print_anchor(node))
    }

    /// The address of a table or questionnaire. If this page embeds it, the place of the embed, otherwise its own page.
    pub fn nearest_href(&self, node: Node) -> String {
        if self.embeds.shows(node) {
            format!("#{}", self.print_anchor(node))
        } else {
            self.href(node)
        }
    }

    /// In a print edition, the prefix of all ids in the text of a section or part. Empty on other pages.
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

    /// The address of `path`, a path in the site, relative to this page. It begins with `./` in two cases: if it would
    /// be empty, and if its first name contains a colon, because browsers would take this name for a URL scheme.
    pub fn path(&self, path: &str) -> String {
        let root = self.root();
        let is_like_a_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        let here = if root.is_empty() && (path.is_empty() || is_like_a_scheme) { "./" } else { "" };
        format!("{here}{root}{}", encoded(path))
    }

    /// The address of another page, relative to this page. If both are in the same folder, only the file name.
    pub fn beside(&self, path: &str) -> String {
        let folder = self.address.rfind('/').map_or("./", |end| &self.address[..=end]);
        let name = path.strip_prefix(folder).filter(|name| !name.contains(':'));
        name.map_or_else(|| self.path(path), encoded)
    }

    /// The full address of `path`, a path in the site. `None` if the site's address is unknown.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.guide.guide.settings.base_url.as_deref()?;
        // The host is encoded differently from the path, so it is kept as it is.
        let host = base.find("://").and_then(|at| base[at + 3..].find('/').map(|end| at + 3 + end));
        let (host, folder) = base.split_at(host.unwrap_or(base.len()));
        Some(format!("{host}{}{}", percent_encoded_again(folder), percent_encoded(path)))
    }

    /// The full address of a node. `None` if the site's address is unknown.
    pub fn absolute_href(&self, node: Node) -> Option<String> {
        let page = self.absolute(&self.guide.routes.page(node))?;
        Some(match self.guide.routes.anchor(node) {
            Some(anchor) => format!("{page}#{}", percent_encoded(anchor)),
            None => page,
        })
    }

    /// The full address by which search engines should know this page; for the home page, the address of the site's
    /// folder. `None` if the site's address is unknown.
    pub fn canonical(&self) -> Option<String> {
        let home = self.guide.routes.page(Node::Home);
        self.absolute(if *self.address == *home { "" } else { &self.address })
    }
}

/// Percent-encodes a path as HTML needs it. Characters outside ASCII, such as Han characters, stay readable.
pub(super) fn encoded(path: &str) -> String {
    escape(path, |byte| !byte.is_ascii() || is_plain(byte))
}

/// Percent-encodes to ASCII those characters of a path that are not encoded yet. Keeps escapes such as `%20`, and `#`.
pub(super) fn percent_encoded_again(path: &str) -> String {
    escape(path, |byte| is_plain(byte) || byte == b'%' || byte == b'#')
}

/// Percent-encodes a path to ASCII, as sitemaps and feeds require.
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
    // Only whole characters were kept or escaped, so this is valid UTF-8.
    String::from_utf8_lossy(&escaped).into_owned()
}

fn is_in_letters(language: &str) -> bool {
    let first = language.split('-').next().unwrap_or_default();
    let east_asian = ["zh", "ja", "ko", "yue", "nan", "hak", "lzh", "cmn", "wuu"];
    !language.is_empty() && !east_asian.iter().any(|tag| tag.eq_ignore_ascii_case(first))
}
