//! From references as they were written to what they lead to, one file at a time.

use super::index::Index;
use super::rules;
use super::target::{Destination, Target};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::mention::node::Node;
use crate::model::mention::{Address, Mention, Usage};
use crate::model::table::tool::Tool;
use crate::span::Span;

mod address;
mod guess;
pub mod pageless;

static PLACED_FIRST: Words = Words { en: "placed here first", zh: "已經放在這裡" };

/// What the mentions of a file lead to, and what that says of the guide.
#[derive(Debug, Default)]
pub struct Links {
    /// The targets, by slot; none where a mention leads nowhere.
    pub targets: Vec<Option<Target>>,
    /// Which node mentions, cites or places which, in order.
    pub uses: Vec<(Node, Node)>,
    /// The tools that the file's texts place.
    pub tools: Vec<Tool>,
    /// What is wrong with the mentions.
    pub found: Diagnostics,
}

impl Links {
    /// Resolves the mentions of a file.
    pub fn new(mentions: &[Mention], index: &Index) -> Self {
        let mut linker =
            Linker { index, here: Node::Home, placed: Vec::new(), links: Self::default() };
        // A reader meets what a snippet mentions where the snippet stands, though it is listed last.
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|slot| mentions[*slot].place);
        linker.links.targets = vec![None; mentions.len()];
        for slot in order {
            linker.here = mentions[slot].from;
            linker.links.targets[slot] = linker.target(&mentions[slot]);
        }
        // What stands around rows and items comes before them, wherever the file has it.
        linker.links.uses.sort_by_key(|(from, _)| *from != from.owner());
        linker.links
    }

    /// Every address as it is written, for Markdown that belongs to no guide.
    pub fn as_written(mentions: &[Mention]) -> Self {
        let target =
            |mention: &Mention| Some(Target::new(Destination::Web(mention.address.to_string())));
        Self { targets: mentions.iter().map(target).collect(), ..Self::default() }
    }
}

/// Resolves the mentions of one file, in order.
struct Linker<'g> {
    index: &'g Index<'g>,
    /// What mentions.
    here: Node,
    /// What the file's page places.
    placed: Vec<(Destination, Span)>,
    links: Links,
}

impl Linker<'_> {
    /// What a mention leads to; a finding where that is nothing, or nothing that can be used so.
    fn target(&mut self, mention: &Mention) -> Option<Target> {
        let (address, span) = (&mention.address, mention.span);
        if mention.usage == Usage::Snippet {
            return None;
        }
        if mention.usage == Usage::Picture && matches!(address, Address::Web(_)) {
            // Pages fetch nothing from elsewhere.
            let finding = rules::PICTURE_FROM_THE_WEB.at(span);
            self.links.found.push(finding.with("address", address.to_string()));
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

    /// A drawing has no page that a link could lead to.
    fn page(&mut self, target: Target, mention: &Mention) -> Option<Target> {
        if matches!(target.destination(), Destination::Drawing(_)) {
            let finding = rules::LINK_TO_DRAWING.at(mention.span);
            self.links.found.push(finding.with("address", mention.address.to_string()));
            return None;
        }
        Some(target)
    }

    /// A picture is a file of ours that browsers can draw.
    fn picture(&mut self, target: Target, mention: &Mention) -> Option<Target> {
        if matches!(target.destination(), Destination::Asset(path) if is_picture(path)) {
            return Some(target);
        }
        let finding = rules::NOT_A_PICTURE.at(mention.span);
        self.links.found.push(finding.with("path", mention.address.to_string()));
        None
    }

    /// Only what has a form to show can be placed in the text, and only where a page's own text runs: so no embed
    /// can hold another.
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

    /// On one page, two copies of what readers answer in would share their ids and what they remember; and a tool holds
    /// its whole table.
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

/// Whether browsers draw a file of this name.
fn is_picture(path: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["png", "jpg", "jpeg", "jfif", "gif", "svg", "webp", "avif", "apng", "ico", "bmp"];
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}
