//! Finds everything that a mention can lead to, such as sections, rows and sources, by the id in the mention. For a
//! wrong id, suggests a similar one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::headings::heading_ids;
use crate::characters::{is_unseen, normalized};
use crate::model::content::{Inline, link_text};
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::OWN_KINDS;
use crate::model::mention::node::Node;
use crate::model::person::Role;
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::section::part::Part;
use crate::model::table::Table;
use crate::model::table::chart::Chart;
use crate::model::table::listing::ListingForm;
use crate::model::table::tool::{Tool, ToolKind};
use crate::model::table_kinds::TABLE_KINDS;
use crate::span::Span;
use crate::suggestions::NameMap;

/// The kind of mention that inserts a snippet: `snippet:dose`.
pub const SNIPPET: &str = "snippet";

/// The kind of mention for the chart of a table or questionnaire: `chart:bmd`.
pub const CHART: &str = "chart";

/// The kind of mention for a drawing: `drawing:spine`.
pub const DRAWING: &str = "drawing";

/// The kind of mention for a planner, the tool of a schedule: `planner:screening`. The next constant, [`READER`], is
/// the kind for a band reader: `reader:bmd`.
pub const PLANNER: &str = "planner";
pub const READER: &str = "reader";

/// Returns true if a kind of mention says how its target is shown. For example, `chart:bmd` and `table:bmd` both lead
/// to the table `bmd`, and `chart` says that its chart is shown.
pub fn is_form(kind: &str) -> bool {
    [CHART, PLANNER, READER].contains(&kind) || ListingForm::of_mention(kind).is_some()
}

/// Finds nodes by the ids and paths in mentions. Also holds the titles of nodes, because a link without text shows the
/// title of its target.
#[derive(Debug)]
pub struct Index<'g> {
    guide: &'g Guide,
    kinds: BTreeMap<&'static str, NameMap<Node>>,
    references: NameMap<()>,
    people: NameMap<bool>,
    places: BTreeMap<Node, NameMap<Node>>,
    titles: BTreeMap<Node, Vec<Inline>>,
    /// For each section and part: the anchors of its headings, computed on first use. The value is true for an anchor
    /// that ends in a number only because another heading has the same text, such as `causes-2`.
    headings: BTreeMap<Node, OnceLock<NameMap<bool>>>,
    text_paths: BTreeMap<String, Node>,
    /// All drafts among the sections: for each, its id and its path in the project.
    drafts: BTreeSet<String>,
    charts: BTreeMap<Node, Chart>,
    tools: BTreeMap<Node, Tool>,
    planner_questions: BTreeMap<Node, NameMap<()>>,
    drawings: NameMap<Id>,
    snippets: NameMap<()>,
    misread: BTreeSet<Node>,
    /// The paths in the site of all published files. Each is found by its normalized form, because a mention may have
    /// the path in another Unicode form.
    assets: BTreeMap<String, String>,
    /// Paths of files in the project, by file name in lower case and without extension. Computed when a path is first
    /// not found.
    by_stem: OnceLock<NameMap<Vec<String>>>,
}

impl<'g> Index<'g> {
    /// Collects the ids and paths of all things in a guide to which mentions can lead.
    pub fn new(guide: &'g Guide) -> Self {
        let references = guide.references.iter();
        let mut index = Self {
            guide,
            kinds: OWN_KINDS.iter().map(|kind| (*kind, NameMap::default())).collect(),
            references: references.map(|reference| (reference.key.value.into(), ())).collect(),
            people: (guide.people.iter())
                .map(|person| {
                    (person.id.value.into(), person.roles.contains(&Role::ClinicalReviewer))
                })
                .collect(),
            places: BTreeMap::new(),
            titles: BTreeMap::new(),
            headings: BTreeMap::new(),
            text_paths: BTreeMap::new(),
            drafts: (guide.drafts.iter())
                .flat_map(|draft| [draft.id.value.to_string(), path(draft)])
                .collect(),
            charts: BTreeMap::new(),
            tools: BTreeMap::new(),
            planner_questions: BTreeMap::new(),
            drawings: (guide.drawings.iter())
                .map(|drawing| (drawing.id.value.into(), drawing.id.value))
                .collect(),
            snippets: guide.snippets.iter().map(|id| (id.to_string(), ())).collect(),
            misread: BTreeSet::new(),
            assets: (guide.assets.iter())
                .map(|asset| (normalized(&asset.value).into_owned(), asset.value.clone()))
                .collect(),
            by_stem: OnceLock::new(),
        };
        index.kinds.extend(
            TABLE_KINDS.iter().filter_map(|kind| Some((kind.mention?, NameMap::default()))),
        );
        for section in &guide.sections {
            index.add("section", section.id.value, section.node());
            index.titles.insert(section.node(), text(&section.title, section.id.span));
            index.headings.insert(section.node(), OnceLock::new());
            index.text_paths.insert(path(section), section.node());
        }
        for part in &guide.parts {
            index.add("part", part.id.value, part.node());
            index.titles.insert(part.node(), text(&part.title, part.id.span));
            index.headings.insert(part.node(), OnceLock::new());
            index.text_paths.insert(format!("{}/_part.md", part.folder()), part.node());
        }
        for term in &guide.terms {
            index.add("term", term.id.value, term.node());
            index.titles.insert(term.node(), text(&term.term, term.id.span));
        }
        guide.tables.iter().for_each(|table| index.add_table(table));
        guide.questionnaires.iter().for_each(|own| index.add_questionnaire(own));
        index
    }

    fn add(&mut self, kind: &'static str, id: Id, node: Node) {
        self.kinds.entry(kind).or_default().insert(&id, node);
    }

    fn add_place(&mut self, owner: Node, id: Id, node: Node) {
        self.places.entry(owner).or_default().insert(&id, node);
    }

    fn add_table(&mut self, table: &Table) {
        let (id, owner) = (table.id.value, table.node());
        self.add("table", id, owner);
        self.add(CHART, id, owner);
        ListingForm::ALL.iter().for_each(|form| self.add(form.mention(), id, owner));
        self.titles.insert(owner, text(&table.title, table.id.span));
        if let Some(chart) = table.kind.chart {
            self.charts.insert(owner, Chart::Table(id, chart));
        }
        if let Some(tool) = table.kind.tool {
            self.tools.insert(owner, tool.of(id));
            self.add(tool.mention(), id, owner);
        }
        if table.kind.tool == Some(ToolKind::Planner) {
            let questions = table.tool.questions.iter();
            let ids = questions.map(|own| (own.question.id.value.into(), ())).collect();
            self.planner_questions.insert(owner, ids);
        }
        if self.guide.misread.contains(&table.source) {
            self.misread.insert(owner);
        }
        for row in &table.rows {
            let node = Node::Row(id, row.id.value);
            self.titles.insert(node, row.label());
            self.add_place(owner, row.id.value, node);
            if let Some(kind) = table.kind.mention {
                self.add(kind, row.id.value, node);
            }
        }
    }

    fn add_questionnaire(&mut self, questionnaire: &Questionnaire) {
        let (id, node) = (questionnaire.id.value, questionnaire.node());
        self.add("questionnaire", id, node);
        self.titles.insert(node, text(&questionnaire.title, questionnaire.id.span));
        self.charts.insert(node, Chart::Questionnaire(id));
        if self.guide.misread.contains(&questionnaire.source) {
            self.misread.insert(node);
        }
        // If a table has the same name, the name means the table's chart.
        if !self.kinds.get(CHART).is_some_and(|names| names.contains(&id)) {
            self.add(CHART, id, node);
        }
        for item in &questionnaire.items {
            let place = Node::Item(id, item.question.id.value);
            self.titles.insert(place, link_text(&item.text, None));
            self.add_place(node, item.question.id.value, place);
        }
    }

    /// The titles of all nodes that have a title.
    pub fn into_titles(self) -> BTreeMap<Node, Vec<Inline>> {
        self.titles
    }

    /// Returns true if `key` is the key of a source in the reference list.
    pub fn is_source(&self, key: &str) -> bool {
        self.references.contains(key)
    }

    /// For a kind of mention, such as `section`: all ids, with the node to which each leads. `None` if there is no kind
    /// of this name.
    pub fn kind(&self, kind: &str) -> Option<&NameMap<Node>> {
        self.kinds.get(kind)
    }

    /// The names of all kinds of mention, such as `section`.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.keys().copied()
    }

    /// Finds a row of a table, or an item of a questionnaire, by its id. `owner` is the table or questionnaire.
    pub fn place(&self, owner: Node, id: &str) -> Option<Node> {
        self.places.get(&owner)?.get(id).copied()
    }

    /// Of the ids on the page of `owner`, the one most similar to `wrong`. If `owner` is a section or part, these are
    /// the ids of headings; if it is a table, those of rows; if it is a questionnaire, those of items.
    pub fn nearest_place(&self, owner: Node, wrong: &str) -> Option<&str> {
        self.headings(owner)
            .map_or_else(|| self.places.get(&owner)?.nearest(wrong), |all| all.nearest(wrong))
    }

    /// The ids that a link to `owner` can name after `#`, sorted. They are those of headings if `owner` is a section or
    /// part, of rows if it is a table, of items if it is a questionnaire.
    pub fn places_of(&self, owner: Node) -> impl Iterator<Item = &str> {
        let headings = self.headings(owner).into_iter().flat_map(NameMap::names);
        headings.chain(self.places.get(&owner).into_iter().flat_map(NameMap::names))
    }

    /// The tool of a table; `None` if it has none.
    pub fn tool(&self, node: Node) -> Option<Tool> {
        self.tools.get(&node).copied()
    }

    /// The ids of the questions of a schedule; `None` for other nodes.
    pub fn planner_questions(&self, node: Node) -> Option<&NameMap<()>> {
        self.planner_questions.get(&node)
    }

    /// The chart of a table or questionnaire; `None` if it has none.
    pub fn chart(&self, node: Node) -> Option<Chart> {
        self.charts.get(&node).copied()
    }

    /// Returns true if the file of a table or questionnaire could be parsed only in part. Links to its rows or items
    /// are then not reported if these seem to be missing.
    pub fn is_misread(&self, node: Node) -> bool {
        self.misread.contains(&node)
    }

    /// The anchor of the heading with the id `id` in a section or part. Ignores invisible characters in `id`. `None` if
    /// no heading has this id.
    pub fn heading(&self, text: Node, id: &str) -> Option<String> {
        let id: String = normalized(id).chars().filter(|letter| !is_unseen(*letter)).collect();
        self.headings(text).filter(|headings| headings.contains(&id)).map(|_| id)
    }

    /// Returns true if the id of a heading ends in a number only because another heading has the same text, such as
    /// `causes-2`. `text` is the section or part with the heading.
    pub fn is_numbered(&self, text: Node, id: &str) -> bool {
        self.headings(text).and_then(|headings| headings.get(id)).is_some_and(|numbered| *numbered)
    }

    fn headings(&self, text: Node) -> Option<&NameMap<bool>> {
        let known = self.headings.get(&text)?;
        match text {
            Node::Section(id) => {
                let body = &self.guide.sections.get(id)?.body;
                Some(known.get_or_init(|| heading_ids(&body.document())))
            }
            Node::Part(id) => {
                let part = self.guide.parts.get(id)?;
                Some(known.get_or_init(|| heading_ids(&part.introduction)))
            }
            _ => None,
        }
    }

    /// Finds the source with this key in the reference list.
    pub fn source(&self, key: &str) -> Option<Id> {
        self.references.contains(key).then(|| Id::new(key))
    }

    /// The key in the reference list that is most similar to `key`, for a suggestion if `key` is wrong. `None` if no
    /// key is similar.
    pub fn nearest_source(&self, key: &str) -> Option<&str> {
        self.references.nearest(key)
    }

    /// Finds the person with this id.
    pub fn person(&self, id: &str) -> Option<Id> {
        self.people.contains(id).then(|| Id::new(id))
    }

    /// Returns true if the person with this id is a clinical reviewer.
    pub fn is_clinical_reviewer(&self, id: &str) -> bool {
        self.people.get(id).is_some_and(|reviews| *reviews)
    }

    /// The id of a person that is most similar to `id`, for a suggestion if `id` is wrong. `None` if no id is similar.
    pub fn nearest_person(&self, id: &str) -> Option<&str> {
        self.people.nearest(id)
    }

    /// Finds a part inside another part by the name of its own folder, without the folders above it. Returns `None` if
    /// no part has this name, or if the mention is not of the kind `part`.
    pub fn nested_part(&self, kind: &str, name: &str) -> Option<Node> {
        let mut parts = self.guide.parts.iter().filter(|_| kind == "part");
        let is_meant = |id: &str| id.rsplit_once('/').is_some_and(|(_, last)| last == name);
        parts.find(|part| is_meant(&part.id.value)).map(Part::node)
    }

    /// The drawings of the guide, by id.
    pub fn drawings(&self) -> &NameMap<Id> {
        &self.drawings
    }

    /// The ids of the guide's snippets.
    pub fn snippets(&self) -> &NameMap<()> {
        &self.snippets
    }

    /// Finds the section or part by the path of its Markdown file in the project.
    pub fn text_at(&self, path: &str) -> Option<Node> {
        self.text_paths.get(path).copied()
    }

    /// Returns true if `name` is the id of a draft, or the path of its file in the project.
    pub fn is_draft(&self, name: &str) -> bool {
        self.drafts.contains(name)
    }

    /// Finds a published file by its path in the project, and returns its path in the site. `None` if no published file
    /// has this path.
    pub fn asset_at(&self, path: &str) -> Option<&str> {
        let below =
            path.strip_prefix("content/sections/").or_else(|| path.strip_prefix("static/"))?;
        self.assets.get(below).map(String::as_str)
    }

    /// Returns true if the published file at this path in the site has the ending of a picture, but browsers cannot
    /// show it.
    pub fn is_broken_picture(&self, path: &str) -> bool {
        self.guide.pictures.get(path) == Some(&None)
    }

    /// Of the sections and published files, finds the one with the file name most similar to `name`, and returns its
    /// path in the project. Extensions are ignored at first; if several files are left, prefers one with the same
    /// extension as `name`.
    pub fn file_like(&self, name: &str) -> Option<&str> {
        let by_stem = self.by_stem.get_or_init(|| {
            let assets = self.assets.keys().map(|path| format!("content/sections/{path}"));
            let mut by_stem: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for path in assets.chain(self.text_paths.keys().cloned()) {
                let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
                by_stem.entry(divided(&name).0.to_owned()).or_default().push(path);
            }
            by_stem.into_iter().collect()
        });
        let name = name.to_lowercase();
        let (stem, ending) = divided(&name);
        let stem = if by_stem.contains(stem) { stem } else { by_stem.nearest(stem)? };
        let paths = by_stem.get(stem)?;
        let is_alike = |path: &&String| path.to_lowercase().ends_with(ending);
        paths.iter().find(is_alike).or(paths.last()).map(String::as_str)
    }

    /// The path in the project of the folder with the file that contains a node.
    pub fn folder(&self, node: Node) -> String {
        match node.owner() {
            Node::Section(section) => {
                let section = self.guide.sections.get(section);
                section.map_or("content/sections".to_owned(), Section::folder)
            }
            Node::Part(part) => format!("content/sections/{part}"),
            Node::Table(_) => "content/tables".to_owned(),
            Node::Questionnaire(_) => "content/questionnaires".to_owned(),
            _ => "content".to_owned(),
        }
    }
}

/// The path in the project of a section's file.
fn path(section: &Section) -> String {
    format!("{}/{}.md", section.folder(), section.id.value)
}

/// Converts a title without markup to inlines.
pub fn text(title: &str, span: Span) -> Vec<Inline> {
    vec![Inline::Text(title.into(), span)]
}

/// Splits a file name before its extension: `dose.png` gives `dose` and `.png`. The extension is empty if there is
/// none.
fn divided(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('.').unwrap_or(name.len()))
}
