//! What there is to mention: names to nodes, for looking up and for "did you mean".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::characters::{is_unseen, normalized};
use crate::model::content::{Block, Document, Inline, label};
use crate::model::guide::Guide;
use crate::model::mention::{Mention, OWN_KINDS};
use crate::model::node::Node;
use crate::model::person::Role;
use crate::model::table::chart::Chart;
use crate::model::table::tool::{Tool, ToolKind};
use crate::model::table_kinds::TABLE_KINDS;
use crate::span::Span;
use crate::suggestions::Known;

/// What mentions a table or a questionnaire as its chart.
pub const CHART: &str = "chart";

/// What mentions a table as the tool that it makes.
pub const PLANNER: &str = "planner";
pub const READER: &str = "reader";

/// Every node by the name that authors use, with the title that an empty link takes.
#[derive(Debug, Default)]
pub struct Index {
    kinds: BTreeMap<&'static str, Known<Node>>,
    references: Known<usize>,
    people: Known<(usize, bool)>,
    places: BTreeMap<Node, Known<Node>>,
    headings: Vec<Known<()>>,
    titles: BTreeMap<Node, Vec<Inline<Mention>>>,
    addresses: BTreeMap<Node, String>,
    section_paths: BTreeMap<String, usize>,
    charts: BTreeMap<Node, Chart>,
    tools: BTreeMap<Node, Tool>,
    planner_questions: BTreeMap<Node, Known<()>>,
    numbered: BTreeSet<Node>,
    misread: BTreeSet<Node>,
    /// Files that are published as they are, by path below the site with one spelling of each character.
    assets: BTreeMap<String, String>,
    folders: Vec<String>,
    /// Paths below the project, by the file's name in lower case. Made for the first path that leads nowhere.
    by_name: OnceLock<Known<String>>,
}

impl Index {
    /// Reads the guide once.
    pub fn new(guide: &Guide<Mention>) -> Self {
        let mut index = Self {
            kinds: OWN_KINDS.iter().map(|kind| (*kind, Known::default())).collect(),
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
            assets: (guide.assets.iter())
                .map(|asset| (normalized(&asset.value).into_owned(), asset.value.clone()))
                .collect(),
            folders: Vec::new(),
            by_name: OnceLock::new(),
        };
        index
            .kinds
            .extend(TABLE_KINDS.iter().filter_map(|kind| Some((kind.mention?, Known::default()))));
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
        self.kinds.entry(kind).or_default().insert(id, node);
        self.titles.insert(node, title);
        self.addresses.entry(node).or_insert_with(|| format!("{kind}:{id}"));
    }

    fn add_place(&mut self, owner: Node, id: &str, node: Node) {
        self.places.entry(owner).or_default().insert(id, node);
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
                let ids = questions.map(|own| (own.question.id.value.clone(), ())).collect();
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
            if !self.kinds.get(CHART).is_some_and(|names| names.contains(&questionnaire.id.value)) {
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
            Node::Section(section) => self.headings.get(section)?.nearest(wrong),
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

    /// Whether a node is a table with a column of numbers.
    pub fn has_numbers(&self, node: Node) -> bool {
        self.numbered.contains(&node)
    }

    /// Whether the file of a table or a questionnaire has parts that could not be read: that one is not there is no news.
    pub fn is_misread(&self, node: Node) -> bool {
        self.misread.contains(&node)
    }

    /// The id of a section's heading, as the heading has it: what nobody sees does not tell two ids apart.
    pub fn heading(&self, section: usize, id: &str) -> Option<String> {
        let id: String = normalized(id).chars().filter(|letter| !is_unseen(*letter)).collect();
        self.headings.get(section).filter(|headings| headings.contains(&id)).map(|_| id)
    }

    /// The source of this key.
    pub fn reference(&self, key: &str) -> Option<usize> {
        self.references.get(key).copied()
    }

    /// The key most like this one.
    pub fn nearest_reference(&self, key: &str) -> Option<&str> {
        self.references.nearest(key)
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
        self.people.nearest(id)
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

    /// The path, below the project, of the section or the published file whose name is most like this one.
    pub fn file_like(&self, name: &str) -> Option<&str> {
        let by_name = self.by_name.get_or_init(|| {
            let assets = self.assets.keys().map(|path| format!("content/sections/{path}"));
            let paths = assets.chain(self.section_paths.keys().cloned());
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

fn numbered<'s>(names: impl Iterator<Item = &'s String>) -> Known<usize> {
    names.enumerate().map(|(number, name)| (name.clone(), number)).collect()
}

/// Headings stand at the top, or in quotes, lists and callouts.
fn heading_ids<R>(document: &Document<R>) -> Known<()> {
    let mut ids = Known::default();
    collect_headings(&document.blocks, &mut ids);
    ids
}

fn collect_headings<R>(blocks: &[Block<R>], ids: &mut Known<()>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                ids.insert(&heading.id, ());
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
