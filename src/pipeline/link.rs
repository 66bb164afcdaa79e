//! Resolves every mention of a [`Guide`] to a target, or reports it. The result is a [`LinkedGuide`].

mod graph;
mod index;
mod numbering;
mod paths;
mod records;
mod redirects;
mod repair;
mod resolve;
mod routes;
pub mod rules;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::graph::Graph;
use self::index::Index;
use self::numbering::{files_in_reading_order, reference_numbers};
use self::resolve::Links;
use crate::diagnostic::Diagnostics;
use crate::model::content::picture::Picture;
use crate::model::content::{Inline, label};
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::mention::{Mention, Ref, Usage};
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::table::Table;
use crate::model::table::tool::Tool;
use crate::span::SourceId;

pub use self::index::anchors;
pub use self::redirects::Redirect;
pub use self::routes::{ExportFormat, HANDOUTS, MOST_ENTRIES, Routes, entry_pages};
pub use self::target::{Destination, Target};

/// The targets of the references of each file, by slot. Only this stage creates targets, so an unresolved reference
/// cannot reach a page.
type Targets = BTreeMap<SourceId, Arc<[Option<Target>]>>;

fn target_of(targets: &Targets, reference: Ref) -> Option<&Target> {
    targets.get(&reference.source)?.get(reference.slot as usize)?.as_ref()
}

/// A guide with resolved references.
#[derive(Debug)]
pub struct LinkedGuide {
    /// The guide as written.
    pub guide: Guide,
    /// The addresses of all pages and anchors.
    pub routes: Routes,
    targets: Targets,
    titles: BTreeMap<Node, Vec<Inline>>,
    graph: Graph,
    numbers: BTreeMap<Id, usize>,
    references: Vec<Id>,
    redirects: Vec<Redirect>,
}

impl LinkedGuide {
    /// The target of a reference; `None` if it could not be resolved, which has been reported as an error.
    pub fn target(&self, reference: Ref) -> Option<&Target> {
        target_of(&self.targets, reference)
    }

    /// The pictures that texts show, by path below the site.
    pub fn shown_pictures(&self) -> BTreeMap<&str, Picture> {
        let mentions = self.guide.mentions.iter().filter_map(|(source, mentions)| {
            let targets = self.targets.get(source)?;
            Some(mentions.iter().zip(targets.iter()))
        });
        let shown = mentions.flatten().filter(|(mention, _)| mention.usage == Usage::Picture);
        let shown = shown.filter_map(|(_, target)| match target.as_ref()?.destination() {
            Destination::Asset(path) => Some((path.as_str(), (*self.guide.pictures.get(path)?)?)),
            _ => None,
        });
        shown.collect()
    }

    /// The node that a reference leads to.
    pub fn node(&self, reference: Ref) -> Option<Node> {
        self.target(reference).and_then(Target::node)
    }

    /// The schedule that a questionnaire uses.
    pub fn schedule_of(&self, questionnaire: &Questionnaire) -> Option<&Table> {
        match self.node(questionnaire.screening.as_ref()?.table)? {
            Node::Table(id) => self.guide.tables.get(id),
            _ => None,
        }
    }

    /// Returns true if the texts of a node contain any reference, resolved or not.
    pub fn refers(&self, node: Node) -> bool {
        self.guide.mentions.values().flat_map(|list| list.iter()).any(|one| one.from == node)
    }

    /// The title of a section, table, row, questionnaire, item or term.
    pub fn title(&self, node: Node) -> &[Inline] {
        self.titles.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The nodes that mention, cite or place a node, in reading order, without duplicates. Mentions of a row do not
    /// count for its table.
    pub fn mentioned_in(&self, node: Node) -> &[Node] {
        self.graph.sources(node)
    }

    /// The nodes that are mentioned, cited or placed by more than `most` others, with those others.
    pub fn mentioned_more_than(&self, most: usize) -> impl Iterator<Item = (Node, &[Node])> {
        self.graph.used().filter(move |(_, places)| places.len() > most)
    }

    /// The nodes that a node mentions, cites or places, in order, without duplicates.
    pub fn mentions_of(&self, node: Node) -> &[Node] {
        self.graph.targets(node)
    }

    /// Returns true if a page contains the tool, or a questionnaire uses it.
    pub fn has_tool(&self, tool: Tool) -> bool {
        self.graph.has_tool(tool)
    }

    /// The number of a source: sources are numbered by first citation in reading order; uncited ones follow.
    pub fn number(&self, reference: Id) -> usize {
        self.numbers.get(&reference).copied().unwrap_or(0)
    }

    /// Pages that have moved.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    /// The addresses that readers may have bookmarked, one per line of `addresses.txt`: pages and anchors.
    pub fn addresses(&self) -> BTreeSet<String> {
        let pages = redirects::addresses(&self.guide, &self.routes).into_iter();
        let lines = pages.flat_map(|(page, anchors)| {
            let anchors = anchors.into_iter().map(|anchor| format!("{page}#{anchor}"));
            [page.clone()].into_iter().chain(anchors.collect::<Vec<_>>())
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// All sources, by number.
    pub fn references_by_number(&self) -> &[Id] {
        &self.references
    }
}

impl LinkedGuide {
    /// Replaces a section in place if nothing changed that linking depends on: its place, its title, its anchors and its
    /// mentions. Returns true if it did.
    pub fn take_over(&mut self, section: &Arc<Section>, mentions: &Arc<[Mention]>) -> bool {
        let source = section.source;
        let Some(old) = self.guide.sections.get(section.id.value) else { return false };
        let old_mentions = self.guide.mentions.get(&source).map_or(&[][..], |list| list);
        let is_same = old.source == source
            && old.folders == section.folders
            && old.title == section.title
            && old.is_handout == section.is_handout
            && old.is_draft == section.is_draft
            // Snippets are inserted during assembly, so such a section needs a full relink.
            && !mentions.iter().any(|mention| mention.usage == Usage::Snippet)
            && anchors(&old.body) == anchors(&section.body)
            && old_mentions.iter().map(Mention::sense).eq(mentions.iter().map(Mention::sense));
        if !is_same {
            return false;
        }
        self.guide.mentions.insert(source, Arc::clone(mentions));
        let known = Known {
            mentions: BTreeMap::from([(source, Arc::clone(mentions))]),
            targets: &self.targets,
            titles: &self.titles,
        };
        let mut section = Arc::clone(section);
        repair::repair_section(&mut section, &known);
        self.guide.sections.replace(section);
        true
    }
}

/// Resolves all references of a guide. Reports those that lead nowhere.
pub fn link(mut guide: Guide, found: &mut Diagnostics) -> LinkedGuide {
    let mut routes = Routes::new(&guide, found);
    let index = Index::new(&guide);
    found.settle(|key| index.is_source(key));
    let files: Vec<(SourceId, &[Mention])> = files_in_reading_order(&guide);
    let links: Vec<Links> =
        files.par_iter().map(|(_, mentions)| Links::new(mentions, &index)).collect();
    let mut graph = Graph::default();
    let mut targets = Targets::new();
    for ((source, _), links) in files.iter().zip(links) {
        graph.extend(links.uses);
        graph.add_tools(links.tools);
        found.extend(links.found);
        targets.insert(*source, links.targets.into());
    }
    graph.close();
    let fields = records::Fields::new(&guide, &index, &targets, found);
    graph.add_tools(fields.tools);
    for wrong in fields.wrong {
        if let Some(own) = targets.get_mut(&wrong.source)
            && let Some(target) = Arc::make_mut(own).get_mut(wrong.slot as usize)
        {
            *target = None;
        }
    }
    let titles = index.into_titles();
    guide.misread.extend(fields.misread);
    let answers = fields.answers;
    guide.questionnaires.change(
        |own| answers.iter().any(|(id, _)| *id == own.id.value),
        |own| {
            let id = own.id.value;
            own.screening.iter_mut().for_each(|own| records::without(own, id, &answers));
        },
    );
    let known = Known { mentions: guide.mentions.clone(), targets: &targets, titles: &titles };
    repair::repair(&mut guide, &known);
    let numbers = reference_numbers(&graph, &guide);
    let mut references: Vec<Id> = numbers.keys().copied().collect();
    references.sort_by_key(|reference| numbers.get(reference));
    routes.list_references(&references);
    let redirects = redirects::redirects(&guide, &targets);
    redirects::report_vanished(&guide, &routes, &redirects, found);
    LinkedGuide { guide, routes, targets, titles, graph, numbers, references, redirects }
}

/// Lookup data for repairs.
struct Known<'k> {
    mentions: BTreeMap<SourceId, Arc<[Mention]>>,
    targets: &'k Targets,
    titles: &'k BTreeMap<Node, Vec<Inline>>,
}

impl repair::Names for Known<'_> {
    fn concerns(&self, source: SourceId) -> bool {
        let is_nameless = |mention: &Mention| mention.usage == Usage::Nameless;
        self.mentions.get(&source).is_some_and(|list| list.iter().any(is_nameless))
            || self.targets.get(&source).is_some_and(|list| list.iter().any(Option::is_none))
    }

    fn leads(&self, reference: Ref) -> bool {
        target_of(self.targets, reference).is_some()
    }

    /// The title of the target; otherwise the address as written.
    fn name(&self, reference: Ref) -> Vec<Inline> {
        let own = self.mentions.get(&reference.source);
        let own = own.and_then(|list| list.get(reference.slot as usize));
        let Some(mention) = own else { return Vec::new() };
        let node = target_of(self.targets, reference).and_then(Target::node);
        let title = node.and_then(|node| self.titles.get(&node));
        let title = title.map(|title| label(title, Some(mention.span))).unwrap_or_default();
        if title.is_empty() {
            return vec![Inline::Text(mention.address.to_string().into(), mention.span)];
        }
        title
    }
}

/// Creates a linked guide that contains only these mentions, each with its address as written. For Markdown outside a
/// guide.
pub fn as_written(mut guide: Guide, mentions: &[Mention]) -> LinkedGuide {
    guide.mentions.clear();
    let mut linked = link(guide, &mut Diagnostics::new());
    linked.targets.insert(SourceId(0), Links::as_written(mentions).targets.into());
    linked
}
