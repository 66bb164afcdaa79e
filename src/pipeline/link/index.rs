//! The index of everything that can be mentioned, by name. Resolves names and suggests similar ones.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::characters::{is_unseen, normalized};
use crate::model::content::{Block, Document, Heading, Inline, label};
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
use crate::suggestions::Known;

/// The kind of mention that inserts a snippet.
pub const SNIPPET: &str = "snippet";

/// The kind of mention for the chart of a table or questionnaire.
pub const CHART: &str = "chart";

/// The kind of mention for a drawing.
pub const DRAWING: &str = "drawing";

/// The kinds of mention for the tool of a table.
pub const PLANNER: &str = "planner";
pub const READER: &str = "reader";

/// Returns true if a kind of mention only selects a form (chart, tool, listing) of a thing that has a kind of its own.
pub fn is_form(kind: &str) -> bool {
    [CHART, PLANNER, READER].contains(&kind) || ListingForm::of_mention(kind).is_some()
}

/// Looks up nodes by the names that authors use, and the titles for links without text.
#[derive(Debug)]
pub struct Index<'g> {
    guide: &'g Guide,
    kinds: BTreeMap<&'static str, Known<Node>>,
    references: Known<()>,
    people: Known<bool>,
    places: BTreeMap<Node, Known<Node>>,
    titles: BTreeMap<Node, Vec<Inline>>,
    /// The anchors of each section and part, and whether each has a number; computed on first use.
    headings: BTreeMap<Node, OnceLock<Known<bool>>>,
    text_paths: BTreeMap<String, Node>,
    /// Drafts, by id and by path below the project.
    drafts: BTreeSet<String>,
    charts: BTreeMap<Node, Chart>,
    tools: BTreeMap<Node, Tool>,
    planner_questions: BTreeMap<Node, Known<()>>,
    drawings: Known<Id>,
    snippets: Known<()>,
    misread: BTreeSet<Node>,
    /// Published files, by normalized path below the site.
    assets: BTreeMap<String, String>,
    /// Paths below the project by lower-case file name without extension; computed for the first path that is not found.
    by_stem: OnceLock<Known<Vec<String>>>,
}

impl<'g> Index<'g> {
    /// Builds the index of a guide.
    pub fn new(guide: &'g Guide) -> Self {
        let references = guide.references.iter();
        let mut index = Self {
            guide,
            kinds: OWN_KINDS.iter().map(|kind| (*kind, Known::default())).collect(),
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
        index
            .kinds
            .extend(TABLE_KINDS.iter().filter_map(|kind| Some((kind.mention?, Known::default()))));
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
        // If a table has the same name, it takes precedence.
        if !self.kinds.get(CHART).is_some_and(|names| names.contains(&id)) {
            self.add(CHART, id, node);
        }
        for item in &questionnaire.items {
            let place = Node::Item(id, item.question.id.value);
            self.titles.insert(place, label(&item.text, None));
            self.add_place(node, item.question.id.value, place);
        }
    }

    /// Returns the titles of all nodes that have one.
    pub fn into_titles(self) -> BTreeMap<Node, Vec<Inline>> {
        self.titles
    }

    /// Returns true if there is a source with this key.
    pub fn is_source(&self, key: &str) -> bool {
        self.references.contains(key)
    }

    /// The names of a kind of mention; `None` if the kind is unknown.
    pub fn kind(&self, kind: &str) -> Option<&Known<Node>> {
        self.kinds.get(kind)
    }

    /// All kinds of mention.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.keys().copied()
    }

    /// Finds a row of a table or an item of a questionnaire.
    pub fn place(&self, owner: Node, id: &str) -> Option<Node> {
        self.places.get(&owner)?.get(id).copied()
    }

    /// The heading, row or item of a node most similar to a wrong name.
    pub fn nearest_place(&self, owner: Node, wrong: &str) -> Option<&str> {
        match owner {
            Node::Section(_) | Node::Part(_) => self.headings(owner)?.nearest(wrong),
            other => self.places.get(&other)?.nearest(wrong),
        }
    }

    /// The tool of a table.
    pub fn tool(&self, node: Node) -> Option<Tool> {
        self.tools.get(&node).copied()
    }

    /// The questions of a schedule, by id.
    pub fn planner_questions(&self, node: Node) -> Option<&Known<()>> {
        self.planner_questions.get(&node)
    }

    /// The chart of a table or questionnaire, if it has one.
    pub fn chart(&self, node: Node) -> Option<Chart> {
        self.charts.get(&node).copied()
    }

    /// Returns true if the file of a table or questionnaire had parse errors. A failed lookup in it is not reported:
    /// the target may be in the part that was lost.
    pub fn is_misread(&self, node: Node) -> bool {
        self.misread.contains(&node)
    }

    /// Finds the anchor of a heading in a section or part. Ignores invisible characters in `id`.
    pub fn heading(&self, text: Node, id: &str) -> Option<String> {
        let id: String = normalized(id).chars().filter(|letter| !is_unseen(*letter)).collect();
        self.headings(text).filter(|headings| headings.contains(&id)).map(|_| id)
    }

    /// True if the anchor of a heading has a number because another heading has the same text.
    pub fn is_numbered(&self, text: Node, id: &str) -> bool {
        self.headings(text).and_then(|headings| headings.get(id)).is_some_and(|numbered| *numbered)
    }

    fn headings(&self, text: Node) -> Option<&Known<bool>> {
        let document = match text {
            Node::Section(id) => &self.guide.sections.get(id)?.body,
            Node::Part(id) => &self.guide.parts.get(id)?.introduction,
            _ => return None,
        };
        Some(self.headings.get(&text)?.get_or_init(|| heading_ids(document)))
    }

    /// Finds a source by key.
    pub fn reference(&self, key: &str) -> Option<Id> {
        self.references.contains(key).then(|| Id::new(key))
    }

    /// The key most similar to a wrong one.
    pub fn nearest_reference(&self, key: &str) -> Option<&str> {
        self.references.nearest(key)
    }

    /// Finds a person by id.
    pub fn person(&self, id: &str) -> Option<Id> {
        self.people.contains(id).then(|| Id::new(id))
    }

    /// Returns true if the person may review pages as a clinician.
    pub fn reviews(&self, id: &str) -> bool {
        self.people.get(id).is_some_and(|reviews| *reviews)
    }

    /// The person's id most similar to a wrong one.
    pub fn nearest_person(&self, id: &str) -> Option<&str> {
        self.people.nearest(id)
    }

    /// Finds a nested part by its last folder name alone.
    pub fn nested_part(&self, kind: &str, name: &str) -> Option<Node> {
        let mut parts = self.guide.parts.iter().filter(|_| kind == "part");
        let is_meant = |id: &str| id.rsplit_once('/').is_some_and(|(_, last)| last == name);
        parts.find(|part| is_meant(&part.id.value)).map(Part::node)
    }

    /// The drawings by name.
    pub fn drawings(&self) -> &Known<Id> {
        &self.drawings
    }

    /// The snippets by name.
    pub fn snippets(&self) -> &Known<()> {
        &self.snippets
    }

    /// Finds the section or part by the path of its file below the project.
    pub fn text_at(&self, path: &str) -> Option<Node> {
        self.text_paths.get(path).copied()
    }

    /// Returns true if this is the id or the path below the project of a draft.
    pub fn is_draft(&self, name: &str) -> bool {
        self.drafts.contains(name)
    }

    /// The path below the site of the published file at this path below the project.
    pub fn asset_at(&self, path: &str) -> Option<&str> {
        let below =
            path.strip_prefix("content/sections/").or_else(|| path.strip_prefix("static/"))?;
        self.assets.get(below).map(String::as_str)
    }

    /// Returns true if the published file should be a picture, and browsers cannot show it.
    pub fn is_broken_picture(&self, path: &str) -> bool {
        self.guide.pictures.get(path) == Some(&None)
    }

    /// The path below the project of the section or published file whose name is most similar. Extensions are not
    /// compared, because those of all pictures are similar; of two files, the one with the same extension is returned.
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

    /// The folder, below the project, of the file that contains a node.
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

/// The path of a section's file below the project.
fn path(section: &Section) -> String {
    format!("{}/{}.md", section.folder(), section.id.value)
}

/// A plain-text title as inlines.
fn text(title: &str, span: Span) -> Vec<Inline> {
    vec![Inline::Text(title.into(), span)]
}

/// The ids of the headings of a document, and whether each has a number, as a lookup table.
fn heading_ids(document: &Document) -> Known<bool> {
    let mut all = Vec::new();
    collect_headings(&document.blocks, &mut all);
    all.into_iter().map(|heading| (heading.id.clone(), heading.is_numbered)).collect()
}

/// The anchors of a text's headings, in order. Headings can be inside quotes, lists and callouts.
pub fn anchors(document: &Document) -> Vec<&str> {
    let mut all = Vec::new();
    collect_headings(&document.blocks, &mut all);
    all.into_iter().map(|heading| heading.id.as_str()).collect()
}

fn collect_headings<'d>(blocks: &'d [Block], all: &mut Vec<&'d Heading>) {
    for block in blocks {
        if let Block::Heading(heading) = block {
            all.push(heading);
        }
        block.children().for_each(|blocks| collect_headings(blocks, all));
    }
}

/// The name of a file without its extension, and the extension.
fn divided(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('.').unwrap_or(name.len()))
}
