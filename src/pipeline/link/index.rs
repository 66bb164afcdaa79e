//! What there is to mention: names to nodes, for looking up and for "did you mean".

use std::collections::{BTreeMap, BTreeSet};

use crate::model::content::{Block, Document, Inline, label};
use crate::model::guide::Guide;
use crate::model::mention::{Mention, OWN_KINDS};
use crate::model::node::Node;
use crate::model::person::Role;
use crate::model::table::chart::Chart;
use crate::model::table::tool::{Tool, ToolKind};
use crate::model::table_kinds::TABLE_KINDS;
use crate::span::Span;
use crate::suggestions::nearest;

/// What mentions a table or a questionnaire as its chart.
pub const CHART: &str = "chart";

/// What mentions a table as the tool that it makes.
pub const PLANNER: &str = "planner";
pub const READER: &str = "reader";

/// Every node by the name that authors use, with the title that an empty link takes.
#[derive(Debug, Default)]
pub struct Index {
    kinds: BTreeMap<&'static str, BTreeMap<String, Node>>,
    references: BTreeMap<String, usize>,
    people: BTreeMap<String, (usize, bool)>,
    places: BTreeMap<Node, BTreeMap<String, Node>>,
    headings: Vec<BTreeSet<String>>,
    titles: BTreeMap<Node, Vec<Inline<Mention>>>,
    addresses: BTreeMap<Node, String>,
    section_paths: BTreeMap<String, usize>,
    charts: BTreeMap<Node, Chart>,
    tools: BTreeMap<Node, Tool>,
    planner_questions: BTreeMap<Node, Vec<String>>,
    numbered: BTreeSet<Node>,
    misread: BTreeSet<Node>,
    assets: BTreeSet<String>,
    folders: Vec<String>,
}

impl Index {
    /// Reads the guide once.
    pub fn new(guide: &Guide<Mention>) -> Self {
        let mut index = Self {
            kinds: OWN_KINDS.iter().map(|kind| (*kind, BTreeMap::new())).collect(),
            references: numbered(guide.references.iter().map(|reference| &reference.key.value)),
            people: (guide.people.iter().enumerate())
                .map(|(number, person)| {
                    let reviews = person.roles.contains(&Role::ClinicalReviewer);
                    (person.id.value.clone(), (number, reviews))
                })
                .collect(),
            places: BTreeMap::new(),
            headings: guide.sections.iter().map(|section| heading_ids(&section.body)).collect(),
            titles: BTreeMap::new(),
            addresses: BTreeMap::new(),
            section_paths: BTreeMap::new(),
            charts: BTreeMap::new(),
            tools: BTreeMap::new(),
            planner_questions: BTreeMap::new(),
            numbered: BTreeSet::new(),
            misread: BTreeSet::new(),
            assets: guide.assets.iter().cloned().collect(),
            folders: Vec::new(),
        };
        index
            .kinds
            .extend(TABLE_KINDS.iter().filter_map(|kind| Some((kind.mention?, BTreeMap::new()))));
        for (number, section) in guide.sections.iter().enumerate() {
            index.add(
                "section",
                &section.id.value,
                Node::Section(number),
                text(&section.title, section.id.span),
            );
            let folder = ["content", "sections"]
                .into_iter()
                .chain(section.folders.iter().map(String::as_str));
            let folder = folder.collect::<Vec<_>>().join("/");
            index.section_paths.insert(format!("{folder}/{}.md", section.id.value), number);
            index.folders.push(folder);
        }
        for (number, term) in guide.terms.iter().enumerate() {
            index.add("term", &term.id.value, Node::Term(number), text(&term.term, term.id.span));
        }
        index.add_tables(guide);
        index.add_questionnaires(guide);
        index
    }

    fn add(&mut self, kind: &'static str, id: &str, node: Node, title: Vec<Inline<Mention>>) {
        self.kinds.entry(kind).or_default().insert(id.to_owned(), node);
        self.titles.insert(node, title);
        self.addresses.entry(node).or_insert_with(|| format!("{kind}:{id}"));
    }

    fn add_place(&mut self, owner: Node, id: &str, node: Node) {
        self.places.entry(owner).or_default().insert(id.to_owned(), node);
    }

    fn add_tables(&mut self, guide: &Guide<Mention>) {
        for (number, table) in guide.tables.iter().enumerate() {
            let owner = Node::Table(number);
            self.add("table", &table.id.value, owner, text(&table.title, table.id.span));
            if let Some(chart) = table.kind.chart {
                self.charts.insert(owner, Chart::Table(number, chart));
            }
            if let Some(tool) = table.kind.tool {
                self.tools.insert(owner, tool.of(number));
                self.add(tool.mention(), &table.id.value, owner, text(&table.title, table.id.span));
            }
            if table.kind.tool == Some(ToolKind::Planner) {
                let questions = table.tool.questions.iter();
                let ids = questions.map(|own| own.question.id.value.clone()).collect();
                self.planner_questions.insert(owner, ids);
            }
            if guide.misread.contains(&table.source) {
                self.misread.insert(owner);
            }
            if table.first_number_column().is_some() {
                self.numbered.insert(owner);
            }
            self.add(CHART, &table.id.value, owner, text(&table.title, table.id.span));
            for (place, row) in table.rows.iter().enumerate() {
                let node = Node::Row(number, place);
                self.titles.insert(node, row.label());
                self.add_place(owner, &row.id.value, node);
                if let Some(kind) = table.kind.mention {
                    self.add(kind, &row.id.value, node, row.label());
                }
            }
        }
    }

    fn add_questionnaires(&mut self, guide: &Guide<Mention>) {
        for (number, questionnaire) in guide.questionnaires.iter().enumerate() {
            let node = Node::Questionnaire(number);
            self.add(
                "questionnaire",
                &questionnaire.id.value,
                node,
                text(&questionnaire.title, questionnaire.id.span),
            );
            self.charts.insert(node, Chart::Questionnaire(number));
            if guide.misread.contains(&questionnaire.source) {
                self.misread.insert(node);
            }
            // A table of the same name comes first.
            if !self
                .kinds
                .get(CHART)
                .is_some_and(|names| names.contains_key(&questionnaire.id.value))
            {
                self.add(
                    CHART,
                    &questionnaire.id.value,
                    node,
                    text(&questionnaire.title, questionnaire.id.span),
                );
            }
            for (place, item) in questionnaire.items.iter().enumerate() {
                self.titles.insert(Node::Item(number, place), label(&item.text, None));
                self.add_place(node, &item.question.id.value, Node::Item(number, place));
            }
        }
    }

    /// Whether there is a source of this key.
    pub fn is_source(&self, key: &str) -> bool {
        self.references.contains_key(key)
    }

    /// The names of a kind of mention; none where there is no such kind.
    pub fn kind(&self, kind: &str) -> Option<&BTreeMap<String, Node>> {
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

    /// The names of the places of a node: headings, rows or items.
    pub fn places_of(&self, owner: Node) -> Vec<&str> {
        match owner {
            Node::Section(section) => self.headings[section].iter().map(String::as_str).collect(),
            other => {
                self.places.get(&other).into_iter().flatten().map(|(id, _)| id.as_str()).collect()
            }
        }
    }

    /// The tool that a table makes.
    pub fn tool(&self, node: Node) -> Option<Tool> {
        self.tools.get(&node).copied()
    }

    /// What a schedule asks, by id.
    pub fn planner_questions(&self, node: Node) -> Option<&[String]> {
        self.planner_questions.get(&node).map(Vec::as_slice)
    }

    /// The chart of a table or a questionnaire, if it has one.
    pub fn chart(&self, node: Node) -> Option<Chart> {
        self.charts.get(&node).copied()
    }

    /// Whether a node is a table with a column of numbers.
    pub fn has_numbers(&self, node: Node) -> bool {
        self.numbered.contains(&node)
    }

    /// Whether the file of a table or a questionnaire has parts that could not be read: that one is not there is no news.
    pub fn is_misread(&self, node: Node) -> bool {
        self.misread.contains(&node)
    }

    /// Whether a section has a heading of this id.
    pub fn has_heading(&self, section: usize, id: &str) -> bool {
        self.headings.get(section).is_some_and(|headings| headings.contains(id))
    }

    /// The source of this key.
    pub fn reference(&self, key: &str) -> Option<usize> {
        self.references.get(key).copied()
    }

    /// The key most like this one.
    pub fn nearest_reference(&self, key: &str) -> Option<&str> {
        nearest(key, self.references.keys().map(String::as_str))
    }

    /// The person of this id.
    pub fn person(&self, id: &str) -> Option<usize> {
        self.people.get(id).map(|(number, _)| *number)
    }

    /// Whether somebody of this id may sign pages off.
    pub fn reviews(&self, id: &str) -> bool {
        self.people.get(id).is_some_and(|(_, reviews)| *reviews)
    }

    /// The person's id most like this one.
    pub fn nearest_person(&self, id: &str) -> Option<&str> {
        nearest(id, self.people.keys().map(String::as_str))
    }

    /// What an empty link to a node says.
    pub fn title(&self, node: Node) -> &[Inline<Mention>] {
        self.titles.get(&node).map_or(&[], Vec::as_slice)
    }

    /// A node as a mention would name it; for texts that nothing can mention, the file that they stand in.
    pub fn address(&self, node: Node) -> &str {
        self.addresses.get(&node).map_or("guide.toml", String::as_str)
    }

    /// The section in the file of this path below the project.
    pub fn section_at(&self, path: &str) -> Option<usize> {
        self.section_paths.get(path).copied()
    }

    /// The published file that stands at this path below the project, by its path below the site.
    pub fn asset_at(&self, path: &str) -> Option<&str> {
        let below =
            path.strip_prefix("content/sections/").or_else(|| path.strip_prefix("static/"))?;
        self.assets.get(below).map(String::as_str)
    }

    /// The folder, below the project, of the file that a node stands in.
    pub fn folder(&self, node: Node) -> &str {
        match node.owner() {
            Node::Section(section) => {
                self.folders.get(section).map_or("content/sections", String::as_str)
            }
            Node::Table(_) => "content/tables",
            Node::Questionnaire(_) => "content/questionnaires",
            _ => "content",
        }
    }
}

/// A title that is plain text.
fn text(title: &str, span: Span) -> Vec<Inline<Mention>> {
    vec![Inline::Text(title.to_owned(), span)]
}

fn numbered<'s>(names: impl Iterator<Item = &'s String>) -> BTreeMap<String, usize> {
    names.enumerate().map(|(number, name)| (name.clone(), number)).collect()
}

/// Headings stand at the top, or in quotes, lists and callouts.
fn heading_ids<R>(document: &Document<R>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    collect_headings(&document.blocks, &mut ids);
    ids
}

fn collect_headings<R>(blocks: &[Block<R>], ids: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                ids.insert(heading.id.clone());
            }
            Block::Quote(blocks) => collect_headings(blocks, ids),
            Block::Callout(callout) => collect_headings(&callout.body, ids),
            Block::List(list) => {
                list.items.iter().for_each(|item| collect_headings(&item.blocks, ids))
            }
            Block::Definitions(groups) => groups
                .iter()
                .flat_map(|group| &group.definitions)
                .for_each(|blocks| collect_headings(blocks, ids)),
            _ => {}
        }
    }
}
