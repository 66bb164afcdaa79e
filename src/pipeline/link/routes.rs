//! Which address everything has: pages, what stands on them, and exports beside them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::paths::key;
use crate::diagnostic::Diagnostics;
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::section::part::Part;
use crate::model::settings::UrlStyle;
use crate::model::term::Term;
use crate::model::words::Named;

/// Pages that every site may have; a section of the same name would replace one.
pub(super) const OWN_PAGES: [&str; 6] =
    ["index", "references", "glossary", "about", "print", "404"];

/// The page that lists the hand-outs of a guide that has any.
pub const HANDOUTS: &str = "handouts";

/// The search page. Guides may be older than it: if one has a page of this name, it is the search page that takes
/// another.
const SEARCH: &str = "search";

/// Files that every site may have.
pub(super) const OWN_FILES: [&str; 5] =
    ["sitemap.xml", "robots.txt", "feed.xml", "manifest.webmanifest", ".osteon-manifest.json"];

/// A format in which a table or a questionnaire is published for other programs, beside its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A table for spreadsheets.
    Csv,
    /// A table for programs.
    Json,
    /// A questionnaire for health records.
    Fhir,
    /// The reminder of a schedule, for calendars.
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
    /// The formats of a node.
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

/// The addresses of a guide's pages and of what stands on them.
#[derive(Debug)]
pub struct Routes {
    style: UrlStyle,
    /// The folders of sections that stand in any, each with a slash behind it.
    folders: BTreeMap<Id, String>,
    /// Folders without a `_part.md` where a section or a published file already has the name of the part's page, or of
    /// its print edition. Such a guide may be older than parts, so it is the part's pages that take another name.
    renamed: BTreeSet<Id>,
    /// The page of terms and of sources that do not stand on the first page of their list.
    further: BTreeMap<Node, usize>,
    /// Whether the guide has a page or a file in the place of the search page, which then takes another.
    has_own_search: bool,
}

/// The most terms on a page of the glossary, and sources on a page of the references.
pub const MOST_ENTRIES: usize = 200;

/// How many pages so many terms or sources take.
pub fn entry_pages(entries: usize) -> usize {
    entries.div_ceil(MOST_ENTRIES).max(1)
}

impl Routes {
    /// Gives every node its address. Two pages or files with the same one are findings.
    pub fn new(guide: &Guide, found: &mut Diagnostics) -> Self {
        let in_folders = guide.sections.iter().filter(|section| !section.folders.is_empty());
        let folders = in_folders.map(|section| {
            let folders = section.folders.iter().map(|folder| format!("{folder}/"));
            (section.id.value, folders.collect())
        });
        let further = guide.terms.iter().map(Term::node).enumerate().skip(MOST_ENTRIES);
        let further = further.map(|(place, term)| (term, 1 + place / MOST_ENTRIES));
        let mut routes = Self {
            style: guide.settings.urls,
            folders: folders.collect(),
            renamed: BTreeSet::new(),
            further: further.collect(),
            has_own_search: false,
        };
        routes.renamed = routes.parts_without_room(guide);
        routes.has_own_search = routes.has_file(&Self::file(&routes.address(SEARCH)), guide);
        routes.check(guide, found);
        routes
    }

    /// Whether a page of the guide's own, or a file, has this place.
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

    /// Says in which order sources are listed, which is known when everything is linked.
    pub(super) fn list_references(&mut self, by_number: &[Id]) {
        let further = by_number.iter().enumerate().skip(MOST_ENTRIES);
        let further = further.map(|(place, id)| (Node::Reference(*id), 1 + place / MOST_ENTRIES));
        self.further.extend(further);
    }

    /// The page that a node stands on, by path below the site, as links name it: `causes.html` or `causes/`, and
    /// `index.html` or nothing for the home page.
    pub fn page(&self, node: Node) -> String {
        let number = self.further.get(&node).copied().unwrap_or(1);
        self.numbered(&self.page_name(node), number)
    }

    /// The address of a page of a list, by the name of the first page. No id has a `~`, so it is no other page's.
    pub fn numbered(&self, name: &str, number: usize) -> String {
        match number {
            1 => self.address(name),
            _ => self.address(&format!("{name}~{number}")),
        }
    }

    /// The name of the search page. No id has a `~`, so it is no other page's.
    pub fn search_name(&self) -> &'static str {
        if self.has_own_search { "search~site" } else { SEARCH }
    }

    /// The name of the page of all places that mention a node.
    pub fn mentions_name(&self, node: Node) -> String {
        let page = self.page_name(node);
        match self.anchor(node) {
            Some(anchor) => format!("{page}~{anchor}~mentions"),
            None => format!("{page}~mentions"),
        }
    }

    /// The name of the print page of a part, or of the guide.
    pub fn print_name(&self, of: Node) -> String {
        match of {
            Node::Part(part) if self.renamed.contains(&part) => format!("{part}/print~part"),
            Node::Part(part) => format!("{part}/print"),
            _ => "print".to_owned(),
        }
    }

    /// The address of a print edition of a part, or of the guide.
    pub fn print(&self, of: Node, number: usize) -> String {
        self.numbered(&self.print_name(of), number)
    }

    /// The address of a page of the site's own, by name: `print`, `404`.
    pub fn address(&self, name: &str) -> String {
        match (self.style, name) {
            (UrlStyle::Files, _) | (UrlStyle::Folders, "404") => format!("{name}.html"),
            (UrlStyle::Folders, _) => match name.strip_suffix("index") {
                Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
                _ => format!("{name}/"),
            },
        }
    }

    /// The files of the pages that every site has, and of the list of hand-outs.
    pub(super) fn own_files(&self, guide: &Guide) -> impl Iterator<Item = String> {
        let handouts = guide.has_handouts().then_some(&HANDOUTS);
        OWN_PAGES.iter().chain(handouts).map(|name| Self::file(&self.address(name)))
    }

    /// The file of an address.
    pub fn file(address: &str) -> String {
        if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        }
    }

    /// The export of a node in a format, by path below the site, whatever the style of addresses.
    pub fn export(&self, node: Node, format: ExportFormat) -> String {
        format!("{}.{}", self.page_name(node), format.ending())
    }

    /// The anchor of a node on its page, if it does not have the page to itself.
    pub fn anchor(&self, node: Node) -> Option<&'static str> {
        match node {
            Node::Row(_, id) | Node::Item(_, id) | Node::Term(id) | Node::Reference(id) => {
                Some(id.as_str())
            }
            _ => None,
        }
    }

    /// The name of the page that a node stands on: its address without the ending that the style of addresses gives.
    pub fn page_name(&self, node: Node) -> Cow<'_, str> {
        match node.owner() {
            Node::About | Node::Person(_) => "about".into(),
            Node::Section(section) => match self.folders.get(&section) {
                Some(folder) => format!("{folder}{section}").into(),
                None => section.as_str().into(),
            },
            // No id has a `~`, so this is no section's name.
            Node::Part(part) if self.renamed.contains(&part) => format!("{part}/index~part").into(),
            Node::Part(part) => format!("{part}/index").into(),
            Node::Table(table) => format!("tables/{table}").into(),
            Node::Questionnaire(questionnaire) => format!("questionnaires/{questionnaire}").into(),
            Node::Term(_) => "glossary".into(),
            Node::Reference(_) => "references".into(),
            Node::Home | Node::Row(..) | Node::Item(..) => "index".into(),
        }
    }
}
