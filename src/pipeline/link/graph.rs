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
        let mut seen = BTreeSet::new();
        for &(from, to) in &self.uses {
            if from != to && seen.insert((from, to)) {
                self.mentioned.entry(from).or_default().push(to);
                self.referrers.entry(to).or_default().push(from);
            }
        }
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
