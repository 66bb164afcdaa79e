//! Finds the target of every mention in a [`Guide`], and reports mentions that have none. The result is a
//! [`LinkedGuide`].

mod edit;
mod field_mentions;
mod graph;
mod headings;
mod index;
mod redirects;
mod repair;
mod resolve;
mod routes;
pub mod rules;
mod site_paths;
mod source_numbers;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use self::graph::Graph;
use self::index::Index;
use self::resolve::Links;
use self::source_numbers::{files_in_reading_order, reference_numbers};
use crate::diagnostic::Diagnostics;
use crate::model::content::picture::Picture;
use crate::model::content::{Inline, link_text};
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::mention::{Mention, MentionId, Usage};
use crate::model::questionnaire::Questionnaire;
use crate::model::section::body::LinkText;
use crate::model::table::Table;
use crate::model::table::tool::Tool;
use crate::span::SourceId;

pub use self::headings::anchors;
pub use self::redirects::Redirect;
pub use self::routes::{
    ExportFormat, HANDOUTS, MOST_ENTRIES, MOST_IN_FULL, REFERENCES, Routes, SOURCES_IN_FULL,
    entry_pages,
};
pub use self::target::{Destination, Target};

/// The targets of the mentions in each file. The target of a mention is at the mention's slot, its index in the file;
/// it is `None` if the mention leads nowhere. Only this stage creates targets, so an unresolved mention cannot reach a
/// page.
type Targets = BTreeMap<SourceId, Arc<[Option<Target>]>>;

fn target_of(targets: &Targets, mention: MentionId) -> Option<&Target> {
    targets.get(&mention.source)?.get(mention.slot as usize)?.as_ref()
}

/// A guide after linking: for each mention, it is known where it leads.
#[derive(Debug)]
pub struct LinkedGuide {
    /// The guide, with complete texts: a link that had no text has the title of its target, and a mention that leads
    /// nowhere is replaced by text.
    pub guide: Guide,
    /// The addresses of all pages and anchors in the site.
    pub routes: Routes,
    targets: Targets,
    titles: BTreeMap<Node, Vec<Inline>>,
    graph: Graph,
    numbers: BTreeMap<Id, usize>,
    references: Vec<Id>,
    references_by_type: Vec<Id>,
    redirects: Vec<Redirect>,
}

impl LinkedGuide {
    /// The target of a mention. `None` if the mention leads nowhere; it was then reported as an error.
    pub fn target(&self, mention: MentionId) -> Option<&Target> {
        target_of(&self.targets, mention)
    }

    /// The pictures that texts of the guide show, by their path in the site.
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

    /// The targets of the embeds in the texts of a file, in reading order.
    pub fn embeds_in(&self, source: SourceId) -> Vec<&Target> {
        let mentions = self.guide.mentions.get(&source).map_or(&[][..], |list| list);
        let targets = self.targets.get(&source).map_or(&[][..], |list| list);
        let pairs = mentions.iter().zip(targets);
        let mut embeds: Vec<_> =
            pairs.filter(|(mention, _)| mention.usage == Usage::Embed).collect();
        embeds.sort_by_key(|(mention, _)| mention.reading_position);
        embeds.into_iter().filter_map(|(_, target)| target.as_ref()).collect()
    }

    /// The node to which a mention leads. `None` if it leads nowhere, or to something that is no node, such as a
    /// website.
    pub fn node(&self, mention: MentionId) -> Option<Node> {
        self.target(mention).and_then(Target::node)
    }

    /// The schedule that a questionnaire uses; `None` if it uses none.
    pub fn schedule_of(&self, questionnaire: &Questionnaire) -> Option<&Table> {
        match self.node(questionnaire.screening.as_ref()?.table)? {
            Node::Table(id) => self.guide.tables.get(id),
            _ => None,
        }
    }

    /// Returns true if the editorial texts, such as the disclaimer, contain a mention, for instance a link or citation.
    /// Mentions that lead nowhere count too.
    pub fn has_mentions_in_editorial(&self) -> bool {
        // Only `guide.toml` contains these texts.
        let mentions = self.guide.mentions.get(&self.guide.settings.language.span.source);
        mentions.is_some_and(|list| list.iter().any(|one| one.from == Node::About))
    }

    /// The title of a section, part, table, row, questionnaire, item or term; empty for other nodes.
    pub fn title(&self, node: Node) -> &[Inline] {
        self.titles.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The nodes whose texts mention, cite or embed `node`, in reading order, each once. A mention of a row of a table
    /// is not one of the table.
    pub fn mentioned_in(&self, node: Node) -> &[Node] {
        self.graph.referrers(node)
    }

    /// The nodes that more than `most` other nodes mention, cite or embed. For each: the node itself, then these other
    /// nodes.
    pub fn mentioned_more_than(&self, most: usize) -> impl Iterator<Item = (Node, &[Node])> {
        self.graph.with_referrers().filter(move |(_, places)| places.len() > most)
    }

    /// The nodes that the texts of `node` mention, cite or embed, in the order of the texts, each once.
    pub fn mentions_of(&self, node: Node) -> &[Node] {
        self.graph.mentioned(node)
    }

    /// Returns true if a page shows the tool, or if a questionnaire uses it for its result.
    pub fn has_tool(&self, tool: Tool) -> bool {
        self.graph.has_tool(tool)
    }

    /// The number of a source. Sources are numbered by their first citation in reading order; sources that are never
    /// cited get the last numbers.
    pub fn number(&self, reference: Id) -> usize {
        self.numbers.get(&reference).copied().unwrap_or(0)
    }

    /// The redirects of the site: old addresses of pages, and where each leads now.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    /// The addresses that readers may have bookmarked, in the form of `addresses.txt`: those of pages, and those of
    /// places on pages, such as `causes.html#aging`.
    pub fn addresses(&self) -> BTreeSet<String> {
        let pages = redirects::addresses(&self.guide, &self.routes).into_iter();
        let lines = pages.flat_map(|(page, anchors)| {
            let anchors = anchors.into_iter().map(|anchor| format!("{page}#{anchor}"));
            [page.clone()].into_iter().chain(anchors.collect::<Vec<_>>())
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// The ids of all sources, sorted by their number.
    pub fn references_by_number(&self) -> &[Id] {
        &self.references
    }

    /// The ids of all sources, sorted by type and, within a type, by number. The pages that show sources in full are in
    /// this order, if the page of references is only an index.
    pub fn references_by_type(&self) -> &[Id] {
        &self.references_by_type
    }
}

/// Finds the target of every mention in a guide. Reports mentions that lead nowhere.
pub fn link(mut guide: Guide, found: &mut Diagnostics) -> LinkedGuide {
    let routes = Routes::new(&guide, found);
    let index = Index::new(&guide);
    found.decide_conditional(|key| index.is_source(key));
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
    let fields = field_mentions::FieldMentions::new(&guide, &index, &targets, found);
    graph.add_tools(fields.tools);
    for wrong in fields.wrong {
        if let Some(own) = targets.get_mut(&wrong.source)
            && let Some(target) = Arc::make_mut(own).get_mut(wrong.slot as usize)
        {
            *target = None;
        }
    }
    let titles = index.into_titles();
    guide.misread.extend(fields.with_unknown_answers);
    let answers = fields.answers;
    guide.questionnaires.change(
        |own| answers.iter().any(|(id, _)| *id == own.id.value),
        |own| {
            let id = own.id.value;
            own.screening.iter_mut().for_each(|own| field_mentions::without(own, id, &answers));
        },
    );
    let mentions = guide.mentions.clone();
    let known = AllMentions { mentions: &mentions, targets: &targets, titles: &titles };
    repair::repair(&mut guide, &known);
    let redirects = redirects::redirects(&guide, &targets);
    redirects::report_vanished(&guide, &routes, &redirects, found);
    let mut linked = LinkedGuide {
        guide,
        routes,
        targets,
        titles,
        graph,
        numbers: BTreeMap::new(),
        references: Vec::new(),
        references_by_type: Vec::new(),
        redirects,
    };
    linked.number_sources();
    linked
}

impl LinkedGuide {
    /// Numbers the sources in the order in which the guide cites them.
    fn number_sources(&mut self) {
        let numbers = reference_numbers(&self.graph, &self.guide);
        let mut references: Vec<Id> = numbers.keys().copied().collect();
        references.sort_by_key(|reference| numbers.get(reference));
        let mut by_type = references.clone();
        by_type.sort_by_key(|reference| self.guide.references[*reference].type_rank());
        self.routes.list_references(&by_type);
        (self.numbers, self.references, self.references_by_type) = (numbers, references, by_type);
    }
}

/// What the repair of texts needs to know: the mentions of all files, their targets, and the titles of nodes.
struct AllMentions<'k> {
    mentions: &'k BTreeMap<SourceId, Arc<[Mention]>>,
    targets: &'k Targets,
    titles: &'k BTreeMap<Node, Vec<Inline>>,
}

impl repair::MentionLookup for AllMentions<'_> {
    fn needs_repair(&self, source: SourceId) -> bool {
        let is_nameless = |mention: &Mention| mention.usage == Usage::Nameless;
        self.mentions.get(&source).is_some_and(|list| list.iter().any(is_nameless))
            || self.targets.get(&source).is_some_and(|list| list.iter().any(Option::is_none))
    }

    fn link_texts(&self, source: SourceId) -> Option<Vec<LinkText>> {
        let is_whole = self.targets.get(&source)?.iter().all(Option::is_some);
        let mentions = (0..).zip(self.mentions.get(&source)?.iter());
        let nameless = mentions.filter(|(_, mention)| mention.usage == Usage::Nameless);
        let named = nameless.map(|(slot, _)| (slot, self.name(MentionId { source, slot })));
        is_whole.then(|| named.collect())
    }

    fn is_resolved(&self, mention: MentionId) -> bool {
        target_of(self.targets, mention).is_some()
    }

    /// The text for a link without text: the title of its target. If the target has no title, the address as the author
    /// wrote it.
    fn name(&self, mention: MentionId) -> Vec<Inline> {
        let node = target_of(self.targets, mention).and_then(Target::node);
        let own = self.mentions.get(&mention.source);
        let own = own.and_then(|list| list.get(mention.slot as usize));
        let Some(mention) = own else { return Vec::new() };
        let title = node.and_then(|node| self.titles.get(&node));
        let title = title.map(|title| link_text(title, Some(mention.span))).unwrap_or_default();
        if title.is_empty() {
            return vec![Inline::Text(mention.address.to_string().into(), mention.span)];
        }
        title
    }
}

/// Links a guide without looking up any target: each of these mentions leads to its address as written. Only for
/// Markdown from outside a project, which is put into an empty guide so that it can be shown.
pub fn as_written(mut guide: Guide, mentions: &[Mention]) -> LinkedGuide {
    guide.mentions.clear();
    let mut linked = link(guide, &mut Diagnostics::new());
    linked.targets.insert(SourceId(0), Links::as_written(mentions).targets.into());
    linked
}
