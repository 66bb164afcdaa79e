//! The graph of the guide: which nodes refer to which.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::mention::node::Node;
use crate::model::table::tool::Tool;

/// For each node of the guide: the nodes to which it refers, and the nodes that refer to it, in reading order. Also the
/// tools that pages show.
#[derive(Debug, Default)]
pub struct Graph {
    uses: Vec<(Node, Node)>,
    mentioned: BTreeMap<Node, Vec<Node>>,
    referrers: BTreeMap<Node, Vec<Node>>,
    tools: BTreeSet<Tool>,
}

impl Graph {
    /// Adds pairs of nodes to the graph. In each pair, the first node mentions, cites or embeds the second.
    pub fn extend(&mut self, uses: impl IntoIterator<Item = (Node, Node)>) {
        self.uses.extend(uses);
    }

    /// Adds tools that some page shows.
    pub fn add_tools(&mut self, tools: impl IntoIterator<Item = Tool>) {
        self.tools.extend(tools);
    }

    /// Returns true if some page shows the tool.
    pub fn has_tool(&self, tool: Tool) -> bool {
        self.tools.contains(&tool)
    }

    /// Fills the lists that [`Self::mentioned()`] and [`Self::referrers()`] return. Must be called once all pairs of
    /// nodes are added. Leaves out repeated pairs, and pairs of a node with itself.
    pub fn close(&mut self) {
        self.uses.shrink_to_fit();
        // The pairs of a node mostly follow each other, so one set for one node at a time is enough.
        let (mut of, mut seen) = (None, BTreeSet::new());
        for &(from, to) in self.uses.iter().filter(|(from, to)| from != to) {
            let mentioned = self.mentioned.entry(from).or_default();
            if of.replace(from) != Some(from) {
                seen = mentioned.iter().copied().collect();
            }
            if seen.insert(to) {
                mentioned.push(to);
                self.referrers.entry(to).or_default().push(from);
            }
        }
        let lists = self.mentioned.values_mut().chain(self.referrers.values_mut());
        lists.for_each(Vec::shrink_to_fit);
    }

    /// What `node` mentions, cites or embeds, in reading order. What it mentions twice appears twice.
    pub fn uses_of(&self, node: Node) -> impl Iterator<Item = Node> {
        self.uses.iter().filter(move |(from, _)| *from == node).map(|(_, to)| *to)
    }

    /// Replaces what the section `node` mentions, cites or embeds. Must be called after [`Self::close()`]. Returns
    /// false, and changes nothing, if the section mentioned nothing before: its place in the reading order is then
    /// unknown.
    pub fn replace(&mut self, node: Node, new: &[Node]) -> bool {
        // A section has one file, so its pairs follow each other.
        let Some(first) = self.uses.iter().position(|(from, _)| *from == node) else {
            return new.is_empty();
        };
        let length = self.uses_of(node).count();
        let new = new.iter().map(|to| (node, *to));
        let old: Vec<_> = self.uses.splice(first..first + length, new).collect();
        let mut affected: BTreeSet<Node> = old.into_iter().map(|(_, to)| to).collect();
        affected.extend(self.uses_of(node));
        let mentioned = each_once(self.uses_of(node), node);
        self.mentioned.insert(node, mentioned);
        for to in affected {
            let referrers = self.uses.iter().filter(|(_, own)| *own == to).map(|(from, _)| *from);
            let referrers = each_once(referrers, to);
            if referrers.is_empty() {
                self.referrers.remove(&to);
            } else {
                self.referrers.insert(to, referrers);
            }
        }
        true
    }

    /// The nodes that some node mentions, cites or embeds, in reading order. A node to which two mentions lead appears
    /// twice.
    pub fn in_order(&self) -> impl Iterator<Item = Node> {
        self.uses.iter().map(|(_, to)| *to)
    }

    /// The nodes to which `node` refers, each once.
    pub fn mentioned(&self, node: Node) -> &[Node] {
        self.mentioned.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Every node to which other nodes refer, with these other nodes.
    pub fn with_referrers(&self) -> impl Iterator<Item = (Node, &[Node])> {
        self.referrers.iter().map(|(node, sources)| (*node, sources.as_slice()))
    }

    /// The nodes that refer to `node`, each once.
    pub fn referrers(&self, node: Node) -> &[Node] {
        self.referrers.get(&node).map_or(&[], Vec::as_slice)
    }
}

/// The nodes in this order, each once, without `own`.
fn each_once(nodes: impl Iterator<Item = Node>, own: Node) -> Vec<Node> {
    let mut seen = BTreeSet::new();
    nodes.filter(|node| *node != own && seen.insert(*node)).collect()
}
