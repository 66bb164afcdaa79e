//! What there is to mention: names to nodes, for looking up and for "did you mean".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::characters::{is_unseen, normalized};
use crate::model::content::{Block, Document, Inline, label};
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

/// What places a snippet.
pub const SNIPPET: &str = "snippet";

/// What mentions a table or a questionnaire as its chart.
pub const CHART: &str = "chart";

/// What mentions a drawing.
pub const DRAWING: &str = "drawing";

/// What mentions a table as the tool that it makes.
pub const PLANNER: &str = "planner";
pub const READER: &str = "reader";

/// Whether a kind of mention says in which form a thing is placed. What it names is known by another kind as well.
pub fn is_form(kind: &str) -> bool {
    [CHART, PLANNER, READER].contains(&kind) || ListingForm::of_mention(kind).is_some()
}

/// Every node by the name that authors use, with the title that an empty link takes.
#[derive(Debug)]
pub struct Index<'g> {
    guide: &'g Guide,
    kinds: BTreeMap<&'static str, Known<Node>>,
    references: Known<()>,
    people: Known<bool>,
    places: BTreeMap<Node, Known<Node>>,
    titles: BTreeMap<Node, Vec<Inline>>,
    /// The anchors of the headings of each section and part, made for the first link to one.
    headings: BTreeMap<Node, OnceLock<Known<()>>>,
    text_paths: BTreeMap<String, Node>,
    /// Sections that are not published, by id and by path below the project.
    drafts: BTreeSet<String>,
    charts: BTreeMap<Node, Chart>,
    tools: BTreeMap<Node, Tool>,
    planner_questions: BTreeMap<Node, Known<()>>,
    drawings: Known<Id>,
    snippets: Known<()>,
    misread: BTreeSet<Node>,
    /// Files that are published as they are, by path below the site with one spelling of each character.
    assets: BTreeMap<String, String>,
    /// Paths below the project, by the file's name in lower case. Made for the first path that leads nowhere.
    by_name: OnceLock<Known<String>>,
}

impl<'g> Index<'g> {
    /// Reads the guide once.
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
            by_name: OnceLock::new(),
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
        // A table of the same name comes first.
        if !self.kinds.get(CHART).is_some_and(|names| names.contains(&id)) {
            self.add(CHART, id, node);
        }
        for item in &questionnaire.items {
            let place = Node::Item(id, item.question.id.value);
            self.titles.insert(place, label(&item.text, None));
            self.add_place(node, item.question.id.value, place);
        }
    }

    /// The titles of all nodes that have one, for those who go on without the index.
    pub fn into_titles(self) -> BTreeMap<Node, Vec<Inline>> {
        self.titles
    }

    /// Whether there is a source of this key.
    pub fn is_source(&self, key: &str) -> bool {
        self.references.contains(key)
    }

    /// The names of a kind of mention; none where there is no such kind.
    pub fn kind(&self, kind: &str) -> Option<&Known<Node>> {
        self.kinds.get(kind)
    }

    /// All kinds of mention.
    pub fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.keys().copied()
    }

    /// A row of a table, or an item of a questionnaire.
    pub fn place(&self, owner: Node, id: &str) -> Option<Node> {
        self.places.get(&owner)?.get(id).copied()
    }

    /// The place of a node most like this one: a heading, a row or an item.
    pub fn nearest_place(&self, owner: Node, wrong: &str) -> Option<&str> {
        match owner {
            Node::Section(_) | Node::Part(_) => self.headings(owner)?.nearest(wrong),
            other => self.places.get(&other)?.nearest(wrong),
        }
    }

    /// The tool that a table makes.
    pub fn tool(&self, node: Node) -> Option<Tool> {
        self.tools.get(&node).copied()
    }

    /// What a schedule asks, by id.
    pub fn planner_questions(&self, node: Node) -> Option<&Known<()>> {
        self.planner_questions.get(&node)
    }

    /// The chart of a table or a questionnaire, if it has one.
    pub fn chart(&self, node: Node) -> Option<Chart> {
        self.charts.get(&node).copied()
    }

    /// Whether the file of a table or a questionnaire has parts that could not be read: that one is not there is no news.
    pub fn is_misread(&self, node: Node) -> bool {
        self.misread.contains(&node)
    }

    /// The anchor of a heading of a section or a part, as the heading has it: what nobody sees does not tell two anchors
    /// apart.
    pub fn heading(&self, text: Node, id: &str) -> Option<String> {
        let id: String = normalized(id).chars().filter(|letter| !is_unseen(*letter)).collect();
        self.headings(text).filter(|headings| headings.contains(&id)).map(|_| id)
    }

    fn headings(&self, text: Node) -> Option<&Known<()>> {
        let document = match text {
            Node::Section(id) => &self.guide.sections.get(id)?.body,
            Node::Part(id) => &self.guide.parts.get(id)?.introduction,
            _ => return None,
        };
        Some(self.headings.get(&text)?.get_or_init(|| heading_ids(document)))
    }

    /// The source of this key.
    pub fn reference(&self, key: &str) -> Option<Id> {
        self.references.contains(key).then(|| Id::new(key))
    }

    /// The key most like this one.
    pub fn nearest_reference(&self, key: &str) -> Option<&str> {
        self.references.nearest(key)
    }

    /// The person of this id.
    pub fn person(&self, id: &str) -> Option<Id> {
        self.people.contains(id).then(|| Id::new(id))
    }

    /// Whether somebody of this id may sign pages off.
    pub fn reviews(&self, id: &str) -> bool {
        self.people.get(id).is_some_and(|reviews| *reviews)
    }

    /// The person's id most like this one.
    pub fn nearest_person(&self, id: &str) -> Option<&str> {
        self.people.nearest(id)
    }

    /// The part of this name within another part, for a mention of a part by its last name alone.
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

    /// The section or part in the file of this path below the project.
    pub fn text_at(&self, path: &str) -> Option<Node> {
        self.text_paths.get(path).copied()
    }

    /// Whether this is a section that is not published: its id, or its path below the project.
    pub fn is_draft(&self, name: &str) -> bool {
        self.drafts.contains(name)
    }

    /// The published file that stands at this path below the project, by its path below the site.
    pub fn asset_at(&self, path: &str) -> Option<&str> {
        let below =
            path.strip_prefix("content/sections/").or_else(|| path.strip_prefix("static/"))?;
        self.assets.get(below).map(String::as_str)
    }

    /// The path, below the project, of the section or the published file whose name is most like this one.
    pub fn file_like(&self, name: &str) -> Option<&str> {
        let by_name = self.by_name.get_or_init(|| {
            let assets = self.assets.keys().map(|path| format!("content/sections/{path}"));
            let paths = assets.chain(self.text_paths.keys().cloned());
            let named = paths.map(|path| {
                let name = path.rsplit('/').next().unwrap_or_default();
                (name.to_lowercase(), path)
            });
            named.collect()
        });
        let name = name.to_lowercase();
        let name = if by_name.contains(&name) { &name } else { by_name.nearest(&name)? };
        by_name.get(name).map(String::as_str)
    }

    /// The folder, below the project, of the file that a node stands in.
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

/// A title that is plain text.
fn text(title: &str, span: Span) -> Vec<Inline> {
    vec![Inline::Text(title.into(), span)]
}

/// Headings stand at the top, or in quotes, lists and callouts.
fn heading_ids(document: &Document) -> Known<()> {
    anchors(document).into_iter().map(|id| (id.to_owned(), ())).collect()
}

/// The anchors of a text's headings, in order.
pub fn anchors(document: &Document) -> Vec<&str> {
    let mut ids = Vec::new();
    collect_headings(&document.blocks, &mut ids);
    ids
}

fn collect_headings<'d>(blocks: &'d [Block], ids: &mut Vec<&'d str>) {
    for block in blocks {
        if let Block::Heading(heading) = block {
            ids.push(&heading.id);
        }
        block.children().for_each(|blocks| collect_headings(blocks, ids));
    }
}
