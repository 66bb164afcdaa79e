//! Finds what the texts of a page embed, such as tables, questionnaires and charts, and the sources that they cite.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::page_context::PageContext;
use super::view;
use crate::model::content::{Block, Document, Embed};
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::table::chart::Chart;
use crate::model::table::tool::Tool;
use crate::pipeline::link::{Destination, LinkedGuide, Target, anchors};
use crate::span::Span;

/// The main text of a node: of a section, a part or the home page. `None` for other nodes.
pub(super) fn text_of(node: Node, guide: &LinkedGuide) -> Option<Cow<'_, Document>> {
    match node {
        Node::Home => Some(Cow::Borrowed(&guide.guide.settings.introduction)),
        Node::Section(id) => Some(guide.guide.sections.get(id)?.body.document()),
        Node::Part(id) => Some(Cow::Borrowed(&guide.guide.parts.get(id)?.introduction)),
        _ => None,
    }
}

/// The nodes whose citations decide which sources are listed on the page of a section or part: this node itself, and
/// the tables, rows and questionnaires that its text embeds.
pub(super) fn users_of_sources(of: Node, text: &Document, at: &PageContext<'_>) -> Vec<Node> {
    let mut nodes = vec![of];
    for_each(&text.blocks, &mut |embed| nodes.extend(users_in(embed, at)));
    nodes
}

/// The sources that the page of a section or part cites, in the order of its text. The sources of an embedded table or
/// questionnaire come at the place of the embed.
pub(super) fn cited_in_order(of: Node, text: &Document, at: &PageContext<'_>) -> Vec<Id> {
    let mut placed: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for_each(&text.blocks, &mut |embed| {
        if let Some(node) = at.guide.node(embed.to) {
            placed.entry(node).or_default().extend(users_in(embed, at));
        }
    });
    let mut users = Vec::new();
    for target in at.guide.mentions_of(of) {
        match target {
            Node::Reference(_) => users.push(*target),
            placing => {
                let within = placed.get(placing).into_iter().flatten();
                users.extend(within.flat_map(|node| at.guide.mentions_of(*node)).copied());
            }
        }
    }
    let mut met = BTreeSet::new();
    let sources = users.into_iter().filter_map(|node| match node {
        Node::Reference(source) => met.insert(source).then_some(source),
        _ => None,
    });
    sources.collect()
}

/// The nodes that an embed brings onto the page and that may contain citations, such as a table and its rows.
fn users_in(embed: &Embed, at: &PageContext<'_>) -> Vec<Node> {
    let guide = &at.guide.guide;
    match at.guide.target(embed.to).map(Target::destination) {
        Some(Destination::Node(Node::Table(id)) | Destination::Tool(Tool::Planner(id))) => {
            view::table_nodes(&guide.tables[*id])
        }
        Some(Destination::Node(Node::Questionnaire(id))) => {
            view::questionnaire_nodes(&guide.questionnaires[*id], at.guide)
        }
        Some(Destination::Chart(Chart::Table(id, _)) | Destination::Tool(Tool::Reader(id))) => {
            let table = &guide.tables[*id];
            let tables = [table].into_iter().chain(view::marked(table, at));
            tables.flat_map(view::table_nodes).collect()
        }
        _ => Vec::new(),
    }
}

/// Names of the components whose scripts a page needs to show this questionnaire.
pub(super) fn questionnaire_scripts(questionnaire: &Questionnaire) -> Vec<&'static str> {
    let scale = questionnaire.scale.as_ref().filter(|scale| scale.enabled).map(|_| "scale");
    ["tool", "question", "questionnaire-result", "questionnaire"].into_iter().chain(scale).collect()
}

/// Names of the components whose scripts a page needs for the things that this text embeds. Each name occurs once,
/// after the names of components that it depends on.
pub(super) fn scripts(text: &Document, guide: &LinkedGuide) -> Vec<&'static str> {
    let mut targets = Vec::new();
    for_each(&text.blocks, &mut |embed| targets.extend(guide.target(embed.to)));
    scripts_of(targets, guide)
}

/// The components whose scripts the page of a section loads, like [`scripts`]. Does not read the text of the section.
pub(super) fn scripts_of_section(section: &Section, guide: &LinkedGuide) -> Vec<&'static str> {
    scripts_of(guide.embeds_in(section.source), guide)
}

fn scripts_of(embedded: Vec<&Target>, guide: &LinkedGuide) -> Vec<&'static str> {
    let mut scripts: Vec<&'static str> = Vec::new();
    for target in embedded {
        let more = match target.destination() {
            Destination::Node(Node::Questionnaire(id)) => {
                questionnaire_scripts(&guide.guide.questionnaires[*id])
            }
            Destination::Tool(Tool::Planner(_)) => {
                vec!["tool", "question", "question-form", "planner-reminder", "planner"]
            }
            Destination::Tool(Tool::Reader(_)) => {
                vec!["tool", "question", "question-form", "band-reader"]
            }
            _ => Vec::new(),
        };
        for script in more {
            if !scripts.contains(&script) {
                scripts.push(script);
            }
        }
    }
    scripts
}

/// What the texts of a page embed, and where.
#[derive(Debug, Default)]
pub struct EmbedIndex {
    /// The tables and questionnaires that the texts embed, each with the source position of its first embed.
    first: BTreeMap<Node, Span>,
    /// For the embed of each chart, drawing and band reader, by its source position: its number, counted from 1. The
    /// numbers make the ids of charts and drawings unique on the page. A band reader has a number because it shows a
    /// chart.
    charts: BTreeMap<Span, usize>,
    /// Rows that have a heading of their own: a text contains a listing of the row's table, and also a heading with the
    /// row's id.
    told: BTreeSet<Node>,
}

impl EmbedIndex {
    /// Collects what these texts embed, with source positions.
    pub fn new<'d>(texts: impl IntoIterator<Item = &'d Document>, guide: &LinkedGuide) -> Self {
        let mut placed = Self::default();
        let mut note = |embed: &Embed| match guide.target(embed.to).map(Target::destination) {
            Some(Destination::Node(node)) => {
                placed.first.entry(*node).or_insert(embed.span);
            }
            Some(Destination::Chart(_) | Destination::Drawing(_)) => {
                let number = placed.charts.len() + 1;
                placed.charts.insert(embed.span, number);
            }
            Some(Destination::Listing(listing)) => {
                let text = text_of(listing.place, guide).unwrap_or_default();
                let headings = anchors(&text);
                let rows = guide.guide.tables[listing.table].rows.iter().map(|row| row.id.value);
                let rows = rows.filter(|id| headings.contains(&id.as_str()));
                placed.told.extend(rows.map(|id| Node::Row(listing.table, id)));
            }
            // A tool shows its table; a band reader also shows a chart.
            Some(Destination::Tool(tool)) => {
                placed.first.entry(tool.node()).or_insert(embed.span);
                if matches!(tool, Tool::Reader(_)) {
                    let number = placed.charts.len() + 1;
                    placed.charts.insert(embed.span, number);
                }
            }
            _ => {}
        };
        for text in texts {
            for_each(&text.blocks, &mut note);
            text.footnotes.iter().for_each(|footnote| for_each(&footnote.blocks, &mut note));
        }
        placed
    }

    /// Collects what all sections, parts and the home page embed, in the order of the print edition.
    /// Returns true if one of the texts embeds this table or questionnaire.
    pub fn shows(&self, node: Node) -> bool {
        self.first.contains_key(&node)
    }

    /// Returns true if the embed at the source position `place` is the first one that shows `node`, a table or
    /// questionnaire.
    pub fn is_first(&self, node: Node, place: Span) -> bool {
        self.first.get(&node) == Some(&place)
    }

    /// Returns true if a text of the page contains a listing of the row's table and also a heading with the row's id.
    /// The listing then links to this heading.
    pub fn tells(&self, row: Node) -> bool {
        self.told.contains(&row)
    }

    /// Returns true if a text of the page embeds a chart, a drawing, or a band reader, which shows a chart.
    pub fn has_charts(&self) -> bool {
        !self.charts.is_empty()
    }

    /// The number, counted from 1, of the chart, drawing or band reader whose embed is at this source position.
    pub fn chart_number(&self, place: Span) -> usize {
        self.charts.get(&place).copied().unwrap_or(0)
    }
}

fn for_each(blocks: &[Block], visit: &mut impl FnMut(&Embed)) {
    for block in blocks {
        if let Block::Embed(embed) = block {
            visit(embed);
        }
        block.children().for_each(|blocks| for_each(blocks, visit));
    }
}
