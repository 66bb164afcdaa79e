//! Puts an edited section into a linked guide, and renews only what depends on the section. An edit that affects more,
//! such as the folder of a section, needs the whole guide to be linked again.

use std::sync::Arc;

use rayon::prelude::*;

use super::headings::anchors;
use super::index::{Index, text};
use super::resolve::Links;
use super::target::{Destination, Target};
use super::{AllMentions, LinkedGuide, repair};
use crate::diagnostic::Severity;
use crate::model::content::Document;
use crate::model::mention::node::Node;
use crate::model::mention::{Address, Mention, Usage};
use crate::model::section::Section;
use crate::span::SourceId;

impl LinkedGuide {
    /// Replaces a section by its edited version, without linking the whole guide again. Also renews what other pages
    /// show of the section: its title, the places that mention what it mentions, and the numbers of sources. For links
    /// that show its title, `written` returns the section in a file as it was parsed. Returns false, and changes
    /// nothing, if the edit also affects other things, such as the section's folder, or if a link leads nowhere now.
    pub fn replace_section(
        &mut self,
        section: &Arc<Section>,
        mentions: &Arc<[Mention]>,
        written: impl Fn(SourceId) -> Option<Arc<Section>>,
    ) -> bool {
        let id = section.id.value;
        let place = self.guide.sections.place(id);
        let Some(old) = place.map(|place| Arc::clone(&self.guide.sections.shared()[place])) else {
            return false;
        };
        if !has_same_place(&old, section) || !self.keeps_anchors(section) {
            return false;
        }
        let mut changed = vec![Arc::clone(section)];
        if old.title != section.title {
            let Some(others) = self.sections_that_name(section.node(), section.source, written)
            else {
                return false;
            };
            changed.extend(others);
        }
        self.guide.sections.replace(Arc::clone(section));
        if !self.replace_mentions(&old, section, mentions) {
            self.guide.sections.replace(old);
            return false;
        }
        if old.title != section.title {
            self.titles.insert(section.node(), text(&section.title, section.id.span));
        }
        let known = AllMentions {
            mentions: &self.guide.mentions,
            targets: &self.targets,
            titles: &self.titles,
        };
        changed.par_iter_mut().for_each(|section| repair::repair_section(section, &known));
        changed.into_iter().for_each(|section| self.guide.sections.replace(section));
        true
    }

    /// Replaces the mentions of the section `new`, which has replaced `old` in the guide, and renews what depends on
    /// them. Returns false, and changes nothing, if one of them leads nowhere, or if the whole guide must be linked
    /// again.
    fn replace_mentions(
        &mut self,
        old: &Section,
        new: &Section,
        mentions: &Arc<[Mention]>,
    ) -> bool {
        let before = self.guide.mentions.get(&new.source).map_or(&[][..], |list| list);
        if embeds_snippets(before) || embeds_snippets(mentions) {
            return false;
        }
        let has_same_sense =
            before.iter().map(Mention::sense).eq(mentions.iter().map(Mention::sense));
        let has_same_anchors = anchors(&old.body.document()) == anchors(&new.body.document());
        if !(has_same_sense && has_same_anchors) {
            // The person who reviewed the section must be a clinical reviewer.
            if !people(before).eq(people(mentions)) {
                return false;
            }
            let links = Links::new(mentions, &Index::new(&self.guide));
            let targets = self.targets.get(&new.source).map_or(&[][..], |own| own);
            let is_whole = links.targets.iter().all(Option::is_some);
            let is_good = is_whole && links.found.count(Severity::Error) == 0;
            if !is_good || !tools(targets).eq(tools(&links.targets)) {
                return false;
            }
            let node = new.node();
            let uses: Vec<Node> = links.uses.into_iter().map(|(_, to)| to).collect();
            if !self.graph.uses_of(node).eq(uses.iter().copied()) {
                let cites_the_same =
                    sources(self.graph.uses_of(node)).eq(sources(uses.iter().copied()));
                if !self.graph.replace(node, &uses) {
                    return false;
                }
                if !cites_the_same {
                    self.number_sources();
                }
            }
            self.targets.insert(new.source, links.targets.into());
        }
        self.guide.mentions.insert(new.source, Arc::clone(mentions));
        true
    }

    /// Returns true if the edited section still has all headings to which links in other files lead.
    fn keeps_anchors(&self, section: &Section) -> bool {
        let text: &Document = &section.body.document();
        let anchors = anchors(text);
        let others = self.targets.iter().filter(|(source, _)| **source != section.source);
        let mut targets = others.flat_map(|(_, targets)| targets.iter().flatten());
        targets.all(|target| match target.destination() {
            Destination::Heading(node, id) if *node == section.node() => {
                anchors.contains(&id.as_str())
            }
            _ => true,
        })
    }

    /// Finds the sections that contain a link to `node` without a text, so that the link shows the title of `node`.
    /// Returns them as they were parsed: `written` returns the section in a file. Leaves out the section in the file
    /// `own`. `None` if a file with such a link is not a section, or embeds a snippet.
    fn sections_that_name(
        &self,
        node: Node,
        own: SourceId,
        written: impl Fn(SourceId) -> Option<Arc<Section>>,
    ) -> Option<Vec<Arc<Section>>> {
        let names = |(mention, target): (&Mention, &Option<Target>)| {
            mention.usage == Usage::Nameless && target.as_ref().and_then(Target::node) == Some(node)
        };
        let others = self.guide.mentions.iter().filter(|(source, mentions)| {
            let targets = self.targets.get(*source);
            **source != own
                && targets.is_some_and(|targets| mentions.iter().zip(targets.iter()).any(names))
        });
        others.map(|(source, list)| written(*source).filter(|_| !embeds_snippets(list))).collect()
    }
}

/// Returns true if an edited section has the same address, place in the reading order and old addresses as before.
fn has_same_place(old: &Section, new: &Section) -> bool {
    let aliases = |of: &Section| of.aliases.iter().map(|own| own.value.clone()).collect::<Vec<_>>();
    old.source == new.source
        && old.folders == new.folders
        && old.is_handout == new.is_handout
        && old.is_draft == new.is_draft
        && aliases(old) == aliases(new)
}

/// Returns true if a file embeds snippets. Such a section cannot be replaced alone: the stage `assemble` would first
/// have to put the texts of the snippets into it.
fn embeds_snippets(mentions: &[Mention]) -> bool {
    mentions.iter().any(|mention| mention.usage == Usage::Snippet)
}

fn people(mentions: &[Mention]) -> impl Iterator<Item = &Address> {
    mentions.iter().map(|own| &own.address).filter(|own| matches!(own, Address::Person(_)))
}

fn tools(targets: &[Option<Target>]) -> impl Iterator<Item = &Destination> {
    let all = targets.iter().flatten().map(Target::destination);
    all.filter(|own| matches!(own, Destination::Tool(_)))
}

fn sources(nodes: impl Iterator<Item = Node>) -> impl Iterator<Item = Node> {
    nodes.filter(|node| matches!(node, Node::Reference(_)))
}
