//! Numbers the sources of the guide by their first citation in reading order. The list of all sources shows these
//! numbers; a page with its own list of sources counts its sources itself.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::Mention;
use crate::model::mention::node::Node;
use crate::model::section::Section;
use crate::span::SourceId;

/// The files of a guide, each with its mentions, in reading order. Citations are counted in this order to number the
/// sources.
pub fn files_in_reading_order(guide: &Guide) -> Vec<(SourceId, &[Mention])> {
    let of_all = [guide.settings.language.span.source].into_iter();
    let of_all = of_all
        .chain(guide.sections.iter().flat_map(|section| files_until(section, guide)))
        .chain(guide.parts.iter().filter_map(|part| part.source))
        .chain(guide.tables.iter().map(|table| table.source))
        .chain(guide.questionnaires.iter().map(|questionnaire| questionnaire.source))
        .chain(guide.terms.first().map(|term| term.id.span.source))
        .chain(guide.people.first().map(|person| person.id.span.source))
        .chain(guide.references.first().map(|reference| reference.key.span.source));
    let mut seen = BTreeSet::new();
    of_all
        .filter(|source| seen.insert(*source))
        .filter_map(|source| Some((source, &**guide.mentions.get(&source)?)))
        .collect()
}

/// The files of the parts that contain a section, outermost first, then the section's own file. Readers see their texts
/// in this order.
fn files_until(section: &Section, guide: &Guide) -> Vec<SourceId> {
    let trail = guide.outline.trail(section.node()).into_iter();
    let parts = trail.filter_map(|node| match node {
        Node::Part(part) => guide.parts.get(part)?.source,
        _ => None,
    });
    parts.chain([section.source]).collect()
}

/// The number of every source, from 1. Sources are numbered by their first citation in reading order; sources that are
/// never cited get the last numbers.
pub fn reference_numbers(graph: &Graph, guide: &Guide) -> BTreeMap<Id, usize> {
    let mut numbers = BTreeMap::new();
    for node in graph.in_order() {
        if let Node::Reference(reference) = node {
            let next = numbers.len() + 1;
            numbers.entry(reference).or_insert(next);
        }
    }
    for reference in &guide.references {
        let next = numbers.len() + 1;
        numbers.entry(reference.key.value).or_insert(next);
    }
    numbers
}
