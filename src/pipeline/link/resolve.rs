//! Finds out where each mention in one file leads.

use super::index::Index;
use super::rules;
use super::target::{Destination, Target};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::mention::node::Node;
use crate::model::mention::{Address, Mention, Usage};
use crate::model::table::tool::Tool;
use crate::span::Span;

mod address;
mod anchor;
mod citation;
pub mod drafts_and_snippets;
mod guess;
pub mod picture;
mod relative_path;

static PLACED_FIRST: Words = Words("embedded here first");

/// Where the mentions in one file lead, and the findings about them.
#[derive(Debug, Default)]
pub struct Links {
    /// The target of each mention, in the order of the slots. `None` if the mention leads nowhere.
    pub targets: Vec<Option<Target>>,
    /// Pairs of nodes for the graph, in reading order. In each pair, the first node mentions, cites or embeds the
    /// second.
    pub uses: Vec<(Node, Node)>,
    /// Tools that the texts of the file embed.
    pub tools: Vec<Tool>,
    /// Findings about the mentions in the file.
    pub found: Diagnostics,
}

impl Links {
    /// Finds out where the mentions of a file lead, in reading order.
    pub fn new(mentions: &[Mention], index: &Index) -> Self {
        let mut linker =
            Linker { index, here: Node::Home, placed: Vec::new(), links: Self::default() };
        // Mentions in a snippet are listed last, but readers see them where the snippet is embedded, so sort by
        // place.
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|slot| mentions[*slot].reading_position);
        linker.links.targets = vec![None; mentions.len()];
        for slot in order {
            linker.here = mentions[slot].from;
            linker.links.targets[slot] = linker.target(&mentions[slot]);
        }
        // Readers see the texts of a page before those of its rows and items, wherever they are in the file.
        linker.links.uses.sort_by_key(|(from, _)| *from != from.owner());
        linker.links
    }

    /// Takes the address of each mention, as written, as its target. For Markdown from outside a project: there is no
    /// guide in which a target could be looked up.
    pub fn as_written(mentions: &[Mention]) -> Self {
        let target =
            |mention: &Mention| Some(Target::new(Destination::Web(mention.address.to_string())));
        Self { targets: mentions.iter().map(target).collect(), ..Self::default() }
    }
}

/// Finds the targets of the mentions in one file, one mention after the other.
struct Linker<'g> {
    index: &'g Index<'g>,
    /// The node whose text contains the present mention.
    here: Node,
    /// What the texts of the file have embedded so far, each with its position. Needed to report a tool that is
    /// embedded twice.
    placed: Vec<(Destination, Span)>,
    links: Links,
}

impl Linker<'_> {
    /// Finds the target of a mention. Reports a mention that leads nowhere or whose target does not suit it, and
    /// returns `None`. For example, a link cannot lead to a drawing, and an embed cannot show a section. For an embed
    /// of a snippet, returns `None` without a finding.
    fn target(&mut self, mention: &Mention) -> Option<Target> {
        let (address, span) = (&mention.address, mention.span);
        if mention.usage == Usage::Snippet {
            return None;
        }
        if mention.usage == Usage::Picture && matches!(address, Address::Web(_)) {
            // Pages must not load anything from other sites.
            let address = address.to_string();
            let finding = rules::PICTURE_FROM_THE_WEB.at(span).with("file", file_name(&address));
            self.links.found.push(finding.with("address", address));
            return None;
        }
        let target = Target::new(self.destination(address, span)?);
        if let Some(node) = target.node()
            && mention.usage != Usage::Redirect
        {
            self.links.uses.push((self.here, node));
        }
        match mention.usage {
            Usage::Link | Usage::Nameless | Usage::Redirect => self.page(target, mention),
            Usage::Picture => self.picture(target, mention),
            Usage::Embed => self.embed(target, mention),
            Usage::Snippet => None,
        }
    }

    /// Returns the target of a link, unless it is a drawing. Drawings have no page, so a link to one is reported.
    fn page(&mut self, target: Target, mention: &Mention) -> Option<Target> {
        if matches!(target.destination(), Destination::Drawing(_)) {
            let finding = rules::LINK_TO_DRAWING.at(mention.span);
            self.links.found.push(finding.with("address", mention.address.to_string()));
            return None;
        }
        Some(target)
    }

    /// Returns the target of an embed if the embed is allowed. The target must be something that can be shown in a
    /// text. The embed must be in the text of a section, a part or the home page, so that no embed contains another.
    /// Reports any other embed and returns `None`.
    fn embed(&mut self, target: Target, mention: &Mention) -> Option<Target> {
        let span = mention.span;
        let placeable = matches!(
            target.destination(),
            Destination::Chart(_)
                | Destination::Tool(_)
                | Destination::Listing(_)
                | Destination::Drawing(_)
                | Destination::Node(Node::Table(_) | Node::Questionnaire(_))
        );
        let wrong = if !placeable {
            Some(&rules::UNKNOWN_EMBED)
        } else if !matches!(self.here, Node::Home | Node::Section(_) | Node::Part(_)) {
            Some(&rules::MISPLACED_EMBED)
        } else {
            None
        };
        if let Some(rule) = wrong {
            self.links.found.push(rule.at(span).with("address", mention.address.to_string()));
            return None;
        }
        if let Destination::Tool(tool) = *target.destination() {
            self.links.tools.push(tool);
        }
        self.report_repeated(&target, mention);
        self.placed.push((target.destination().clone(), span));
        Some(target)
    }

    /// Reports a tool or questionnaire that a page embeds twice, because both copies would have the same ids and
    /// answers. Also reports a table on a page that embeds the table's tool, because the tool shows the table already.
    fn report_repeated(&mut self, to: &Target, mention: &Mention) {
        let own = to.destination();
        let is_answered =
            matches!(own, Destination::Tool(_) | Destination::Node(Node::Questionnaire(_)));
        let same = self.placed.iter().find(|(placed, _)| is_answered && placed == own);
        let beside = self.placed.iter().find(|(placed, _)| match (placed, own) {
            (Destination::Tool(tool), Destination::Node(node))
            | (Destination::Node(node), Destination::Tool(tool)) => tool.node() == *node,
            _ => false,
        });
        let finding = if let Some((_, first)) = same {
            let finding = rules::REPEATED_TOOL.at(mention.span);
            finding.with("address", mention.address.to_string()).related(*first, &PLACED_FIRST)
        } else if let Some((_, first)) = beside {
            let table = to.node().map(Node::owner).map(Node::address).unwrap_or_default();
            let finding = rules::TABLE_BESIDE_ITS_TOOL.at(mention.span).with("table", table);
            finding.related(*first, &PLACED_FIRST)
        } else {
            return;
        };
        self.links.found.push(finding);
    }
}

/// The file name that a message suggests for a copy of the picture at this web address: the last part of the address if
/// it is the name of a picture, otherwise `name.jpg`.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_picture = |(stem, ending): (&str, &str)| {
        let ending = ending.to_ascii_lowercase();
        !stem.is_empty() && ["jpg", "jpeg", "png", "svg", "webp", "gif"].contains(&&*ending)
    };
    if name.rsplit_once('.').is_some_and(is_picture) { name } else { "name.jpg" }
}
