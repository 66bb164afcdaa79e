//! Assigns the addresses of pages, anchors and exports.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::site_paths::key;
use crate::diagnostic::Diagnostics;
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::named::Named;
use crate::model::section::part::Part;
use crate::model::settings::UrlStyle;
use crate::model::term::Term;

/// Names of pages that osteon writes for every site. A section with one of these names as its id would have the same
/// address.
pub(super) const OWN_PAGES: [&str; 6] =
    ["index", "references", "glossary", "about", "print", "404"];

/// The name of the page that lists the hand-outs.
pub const HANDOUTS: &str = "handouts";

/// The name of the search page, unless the guide has a page or file with this name itself.
const SEARCH: &str = "search";

/// Files other than pages that osteon may write for every site, such as `feed.xml`.
pub(super) const OWN_FILES: [&str; 5] =
    ["sitemap.xml", "robots.txt", "feed.xml", "manifest.webmanifest", ".osteon-manifest.json"];

/// A format in which a table or questionnaire is exported to a file next to its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A table as CSV, for spreadsheets.
    Csv,
    /// A table as JSON, for other programs.
    Json,
    /// A questionnaire in the format FHIR, for health records.
    Fhir,
    /// A calendar file with the reminder of a schedule.
    Calendar,
}

impl Named for ExportFormat {
    const ALL: &'static [(&'static str, Self)] = &[
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("fhir", Self::Fhir),
        ("calendar", Self::Calendar),
    ];
}

impl ExportFormat {
    /// The formats in which a node is exported. Empty for nodes other than tables and questionnaires.
    pub fn of(guide: &Guide, node: Node) -> &'static [Self] {
        match node {
            Node::Table(table) if guide.tables[table].tool.reminder.is_some() => {
                &[Self::Csv, Self::Json, Self::Calendar]
            }
            Node::Table(_) => &[Self::Csv, Self::Json],
            Node::Questionnaire(_) => &[Self::Fhir],
            _ => &[],
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Fhir => "fhir.json",
            Self::Calendar => "ics",
        }
    }
}

/// The addresses of all pages and anchors in a site.
#[derive(Debug)]
pub struct Routes {
    style: UrlStyle,
    /// For each section in a folder inside `sections/`: the path of this folder, with a final slash, such as `food/`.
    /// It begins the address of the section's page.
    folders: BTreeMap<Id, String>,
    /// Parts without a `_part.md` whose page or print edition would have the path of a section's page or of a published
    /// file. Their pages get other names. This is not an error, because guides that were written before parts had pages
    /// must still build.
    renamed: BTreeSet<Id>,
    /// For each term and source that is not on the first page of the glossary or of the sources: the number of its
    /// page.
    page_numbers: BTreeMap<Node, usize>,
    /// True if the page of references is only an index, because further pages show the sources in full.
    has_source_index: bool,
    /// True if the guide itself has a page or file at the usual address of the search page. The search page then gets
    /// another name.
    has_own_search: bool,
}

/// Maximum number of terms on a page of the glossary. Also the maximum number of sources on a page of the index of
/// sources.
pub const MOST_ENTRIES: usize = 200;

/// Maximum number of sources on a page that shows them in full, with notes and the places where they are cited. If a
/// guide has more sources, several pages show them, and the page of references is an index.
pub const MOST_IN_FULL: usize = 20;

/// The name of the pages that show sources in full, if the page of references is only an index. No section can have
/// this name, because ids cannot contain `~`.
pub const SOURCES_IN_FULL: &str = "references~full";

/// The name of the page that lists all sources.
pub const REFERENCES: &str = "references";

/// The number of pages that a glossary with this many terms needs, or an index with this many sources. At least 1.
pub fn entry_pages(entries: usize) -> usize {
    entries.div_ceil(MOST_ENTRIES).max(1)
}

impl Routes {
    /// Assigns addresses to all nodes. Reports files of the site that would have the same path.
    pub fn new(guide: &Guide, found: &mut Diagnostics) -> Self {
        let in_folders = guide.sections.iter().filter(|section| !section.folders.is_empty());
        let folders = in_folders.map(|section| {
            let folders = section.folders.iter().map(|folder| format!("{folder}/"));
            (section.id.value, folders.collect())
        });
        let page_numbers = guide.terms.iter().map(Term::node).enumerate().skip(MOST_ENTRIES);
        let page_numbers = page_numbers.map(|(place, term)| (term, 1 + place / MOST_ENTRIES));
        let mut routes = Self {
            style: guide.settings.urls,
            folders: folders.collect(),
            renamed: BTreeSet::new(),
            page_numbers: page_numbers.collect(),
            has_source_index: guide.references.len() > MOST_IN_FULL,
            has_own_search: false,
        };
        routes.renamed = routes.parts_without_room(guide);
        routes.has_own_search = routes.has_file(&Self::file(&routes.address(SEARCH)), guide);
        routes.check(guide, found);
        routes
    }

    /// Returns true if `file` is the path of the page of a section or part, or of a published file.
    fn has_file(&self, file: &str, guide: &Guide) -> bool {
        let nodes = guide.sections.iter().map(crate::model::section::Section::node);
        let nodes = nodes.chain(guide.parts.iter().map(Part::node));
        let files = nodes.map(|node| Self::file(&self.page(node)));
        let assets = guide.assets.iter().map(|asset| asset.value.clone());
        files.chain(assets).any(|own| key(&own) == key(file))
    }

    fn parts_without_room(&self, guide: &Guide) -> BTreeSet<Id> {
        let parts: Vec<_> = guide.parts.iter().filter(|part| part.source.is_none()).collect();
        if parts.is_empty() {
            return BTreeSet::new();
        }
        let sections = guide.sections.iter().map(|own| Self::file(&self.page(own.node())));
        let assets = guide.assets.iter().map(|asset| asset.value.clone());
        let taken: BTreeSet<String> = sections.chain(assets).map(|file| key(&file)).collect();
        let is_taken = |address: String| taken.contains(&key(&Self::file(&address)));
        let has_no_room = |part: &&&Part| {
            is_taken(self.page(part.node())) || is_taken(self.print(part.node(), 1))
        };
        parts.iter().filter(has_no_room).map(|part| part.id.value).collect()
    }

    /// Records on which page each source is shown in full. `in_order` lists the sources in the order of these pages,
    /// which is known only after linking.
    pub(super) fn list_references(&mut self, in_order: &[Id]) {
        let page_numbers = in_order.iter().enumerate().skip(MOST_IN_FULL);
        let page_numbers =
            page_numbers.map(|(place, id)| (Node::Reference(*id), 1 + place / MOST_IN_FULL));
        self.page_numbers.retain(|node, _| !matches!(node, Node::Reference(_)));
        self.page_numbers.extend(page_numbers);
    }

    /// Returns true if the page of references is only an index, because further pages show the sources in full.
    pub fn has_source_index(&self) -> bool {
        self.has_source_index
    }

    /// The address of the page that contains a node, relative to the site's root. It is `causes.html` or, if addresses
    /// have the form of folders, `causes/`.
    pub fn page(&self, node: Node) -> String {
        let number = self.page_numbers.get(&node).copied().unwrap_or(1);
        self.numbered(&self.page_name(node), number)
    }

    /// The address of page `number` of a list on several pages: `glossary~2.html` for page 2 of `glossary`. No section
    /// can have this name, because ids cannot contain `~`.
    pub fn numbered(&self, name: &str, number: usize) -> String {
        match number {
            1 => self.address(name),
            _ => self.address(&format!("{name}~{number}")),
        }
    }

    /// The name of the search page: `search`, or `search~site` if the guide itself has a page or file `search`. No
    /// section can have the second name, because ids cannot contain `~`.
    pub fn search_name(&self) -> &'static str {
        if self.has_own_search { "search~site" } else { SEARCH }
    }

    /// The name of the page that lists all places where a node is mentioned: `causes~mentions` for the section
    /// `causes`.
    pub fn mentions_name(&self, node: Node) -> String {
        let page = match node {
            // The name does not depend on the number of sources, so the address stays when more are added.
            Node::Reference(_) => REFERENCES.into(),
            _ => self.page_name(node),
        };
        match self.anchor(node) {
            Some(anchor) => format!("{page}~{anchor}~mentions"),
            None => format!("{page}~mentions"),
        }
    }

    /// The name of the page that explains the questions of a questionnaire: `questionnaires/bones~explained`. No
    /// questionnaire can have this name, because ids cannot contain `~`.
    pub fn explained_name(&self, node: Node) -> String {
        format!("{}~explained", self.page_name(node))
    }

    /// The path in the site of the script with the texts for the result of a questionnaire. It does not depend on the
    /// form of addresses.
    pub fn result(&self, node: Node) -> String {
        format!("{}~result.js", self.page_name(node))
    }

    /// The name of the print edition's first page: `print` for the whole guide, `living/print` for the part `living`.
    pub fn print_name(&self, of: Node) -> String {
        match of {
            Node::Part(part) if self.renamed.contains(&part) => format!("{part}/print~part"),
            Node::Part(part) => format!("{part}/print"),
            _ => "print".to_owned(),
        }
    }

    /// The address of page `number` of the print edition. `of` is a part of the guide, or the home page for the whole
    /// guide.
    pub fn print(&self, of: Node, number: usize) -> String {
        self.numbered(&self.print_name(of), number)
    }

    /// The address of the page with this name: `print.html` or, if addresses have the form of folders, `print/`.
    pub fn address(&self, name: &str) -> String {
        match (self.style, name) {
            (UrlStyle::Files, _) | (UrlStyle::Folders, "404") => format!("{name}.html"),
            (UrlStyle::Folders, _) => match name.strip_suffix("index") {
                Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
                _ => format!("{name}/"),
            },
        }
    }

    /// The paths of the pages that osteon writes for every site, and of the list of hand-outs if the guide has
    /// hand-outs.
    pub(super) fn own_files(&self, guide: &Guide) -> impl Iterator<Item = String> {
        let handouts = guide.has_handouts().then_some(&HANDOUTS);
        OWN_PAGES.iter().chain(handouts).map(|name| Self::file(&self.address(name)))
    }

    /// The path of the file at an address: `causes/index.html` for `causes/`. Other addresses are paths already.
    pub fn file(address: &str) -> String {
        if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        }
    }

    /// The path in the site of the file to which a node is exported. It does not depend on the form of addresses.
    pub fn export(&self, node: Node, format: ExportFormat) -> String {
        format!("{}.{}", self.page_name(node), format.ending())
    }

    /// The anchor of a node on its page. `None` if the whole page is about the node.
    pub fn anchor(&self, node: Node) -> Option<&'static str> {
        match node {
            Node::Row(_, id) | Node::Item(_, id) | Node::Term(id) | Node::Reference(id) => {
                Some(id.as_str())
            }
            _ => None,
        }
    }

    /// The name of the page that contains a node. This is its address without `.html` or a final slash.
    pub fn page_name(&self, node: Node) -> Cow<'_, str> {
        match node.owner() {
            Node::About | Node::Person(_) => "about".into(),
            Node::Section(section) => match self.folders.get(&section) {
                Some(folder) => format!("{folder}{section}").into(),
                None => section.as_str().into(),
            },
            // Ids cannot contain `~`, so no section has this name.
            Node::Part(part) if self.renamed.contains(&part) => format!("{part}/index~part").into(),
            Node::Part(part) => format!("{part}/index").into(),
            Node::Table(table) => format!("tables/{table}").into(),
            Node::Questionnaire(questionnaire) => format!("questionnaires/{questionnaire}").into(),
            Node::Term(_) => "glossary".into(),
            Node::Reference(_) if self.has_source_index => SOURCES_IN_FULL.into(),
            Node::Reference(_) => REFERENCES.into(),
            Node::Home | Node::Row(..) | Node::Item(..) => "index".into(),
        }
    }
}
