//! `Guide<Mention>` → [`LinkedGuide`]: mentions become targets, and nothing unresolved leaves.

mod graph;
mod index;
mod paths;
mod resolve;
mod routes;
pub mod rules;
mod target;

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::graph::Graph;
use self::index::Index;
use self::resolve::Linker;
use crate::diagnostic::Diagnostics;
use crate::model::content::Document;
use crate::model::guide::Guide;
use crate::model::mention::Mention;
use crate::model::node::Node;
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::table::tool::Tool;

pub use self::routes::{ExportFormat, Routes};
pub use self::target::{Destination, Target};

/// A guide all of whose references point at something that exists.
#[derive(Debug)]
pub struct LinkedGuide {
    /// The guide.
    pub guide: Guide<Target>,
    /// The address of everything.
    pub routes: Routes,
    graph: Graph,
    numbers: Vec<usize>,
}

impl LinkedGuide {
    /// Who mentions, cites or places a node, in reading order, each once. Mentions of a table's rows count for the rows.
    pub fn mentioned_in(&self, node: Node) -> &[Node] {
        self.graph.sources(node)
    }

    /// What a node mentions, cites or places, in order, each once.
    pub fn mentions_of(&self, node: Node) -> &[Node] {
        self.graph.targets(node)
    }

    /// Whether some page holds a tool, or a questionnaire uses it.
    pub fn has_tool(&self, tool: Tool) -> bool {
        self.graph.has_tool(tool)
    }

    /// The number of a source: the order of first citation in reading order, then those that nobody cites.
    pub fn number(&self, reference: usize) -> usize {
        self.numbers.get(reference).copied().unwrap_or(0)
    }
}

/// Links the guide. A mention that leads nowhere becomes its own text, and a finding.
pub fn link(guide: Guide<Mention>, found: &mut Diagnostics) -> LinkedGuide {
    let routes = Routes::new(&guide, found);
    let index = Index::new(&guide);
    found.settle(|key| index.is_source(key));
    let mut graph = Graph::default();
    let Guide {
        settings,
        people,
        references,
        terms,
        sections,
        tables,
        questionnaires,
        assets,
        mut misread,
    } = guide;

    let mut linker = Linker::new(&index, Node::Home);
    let settings = linker.settings(settings);
    linker.finish(&mut graph, found);

    let sections = linked_sections(sections, &index, &mut graph, found);
    let mut each = Each { index: &index, graph: &mut graph, found };
    let tables = each.of(tables, Node::Table, Linker::table);
    let written: Vec<_> = questionnaires.iter().map(screening_answers).collect();
    let questionnaires = each.of(questionnaires, Node::Questionnaire, Linker::questionnaire);
    let told = questionnaires.iter().zip(written);
    let less = told.filter(|(linked, written)| screening_answers(linked) != *written);
    misread.extend(less.map(|(linked, _)| linked.source));
    let terms = each.of(terms, Node::Term, Linker::term);
    let people = each.of(people, Node::Person, Linker::person);
    let references = each.of(references, Node::Reference, Linker::reference);

    graph.close();
    let numbers = reference_numbers(&graph, references.len());
    let guide = Guide {
        settings,
        people,
        references,
        terms,
        sections,
        tables,
        questionnaires,
        assets,
        misread,
    };
    LinkedGuide { guide, routes, graph, numbers }
}

/// Links the sections, all at once.
fn linked_sections(
    sections: Vec<Section<Mention>>,
    index: &Index,
    graph: &mut Graph,
    found: &mut Diagnostics,
) -> Vec<Section<Target>> {
    let linked: Vec<_> = sections
        .into_par_iter()
        .enumerate()
        .map(|(number, section)| {
            let mut linker = Linker::new(index, Node::Section(number));
            (linker.section(section), linker)
        })
        .collect();
    let mut sections = Vec::with_capacity(linked.len());
    for (section, linker) in linked {
        linker.finish(graph, found);
        sections.push(section);
    }
    sections
}

/// How many answers a questionnaire gives to its schedule. Those that lead nowhere are lost in linking.
fn screening_answers<R>(questionnaire: &Questionnaire<R>) -> Option<usize> {
    questionnaire.screening.as_ref().map(|screening| screening.answers.len())
}

/// Text with every address left as it was written, for Markdown that belongs to no guide.
pub fn as_written(document: Document<Mention>) -> Document<Target> {
    Linker::as_written(&Index::default(), document)
}

/// Links lists whose members are few, one after the other.
struct Each<'a> {
    index: &'a Index,
    graph: &'a mut Graph,
    found: &'a mut Diagnostics,
}

impl<'a> Each<'a> {
    fn of<T, U>(
        &mut self,
        items: Vec<T>,
        node: impl Fn(usize) -> Node,
        link: impl Fn(&mut Linker<'a>, T) -> U,
    ) -> Vec<U> {
        let linked = items.into_iter().enumerate().map(|(number, item)| {
            let mut linker = Linker::new(self.index, node(number));
            let item = link(&mut linker, item);
            linker.finish(self.graph, self.found);
            item
        });
        linked.collect()
    }
}

fn reference_numbers(graph: &Graph, references: usize) -> Vec<usize> {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for node in graph.in_order() {
        if let Node::Reference(reference) = node {
            let next = first.len() + 1;
            first.entry(reference).or_insert(next);
        }
    }
    let mut next = first.len();
    (0..references)
        .map(|reference| {
            first.get(&reference).copied().unwrap_or_else(|| {
                next += 1;
                next
            })
        })
        .collect()
}
