//! What a section places in its text.

use std::collections::BTreeSet;

use super::standpoint::Standpoint;
use super::view;
use crate::model::content::{Block, Embed};
use crate::model::node::Node;
use crate::pipeline::link::{LinkedGuide, Target};
use crate::span::Span;

/// The nodes whose citations stand on a section's page: the section, and what it places in its text.
pub(super) fn users_of_sources(section: usize, at: &Standpoint<'_>) -> Vec<Node> {
    let mut nodes = vec![Node::Section(section)];
    for_each(&at.guide.guide.sections[section].body.blocks, &mut |embed| match embed.to.node() {
        Some(Node::Table(table)) => nodes.extend(view::table_nodes(table, at)),
        Some(Node::Questionnaire(number)) => nodes.extend(view::questionnaire_nodes(number, at)),
        _ => {}
    });
    nodes
}

/// Where tables and questionnaires are placed for the first time in reading order, and which those are.
pub(super) fn first(guide: &LinkedGuide) -> (BTreeSet<Span>, BTreeSet<Node>) {
    let (mut places, mut nodes) = (BTreeSet::new(), BTreeSet::new());
    let mut note = |embed: &Embed<Target>| {
        if let Some(node) = embed.to.node()
            && nodes.insert(node)
        {
            places.insert(embed.span);
        }
    };
    for_each(&guide.guide.settings.introduction.blocks, &mut note);
    for section in &guide.guide.sections {
        for_each(&section.body.blocks, &mut note);
    }
    (places, nodes)
}

fn for_each(blocks: &[Block<Target>], visit: &mut impl FnMut(&Embed<Target>)) {
    for block in blocks {
        match block {
            Block::Embed(embed) => visit(embed),
            Block::Quote(blocks) => for_each(blocks, visit),
            Block::Callout(callout) => for_each(&callout.body, visit),
            Block::List(list) => {
                for item in &list.items {
                    for_each(&item.blocks, visit);
                }
            }
            Block::Definitions(groups) => {
                for blocks in groups.iter().flat_map(|group| &group.definitions) {
                    for_each(blocks, visit);
                }
            }
            _ => {}
        }
    }
}
