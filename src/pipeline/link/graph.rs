//! The graph of references between nodes.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::mention::node::Node;
use crate::model::table::tool::Tool;

/// The graph of references between nodes, in reading order.
#[derive(Debug, Default)]
pub struct Graph {
    uses: Vec<(Node, Node)>,
    targets: BTreeMap<Node, Vec<Node>>,
    sources: BTreeMap<Node, Vec<Node>>,
    tools: BTreeSet<Tool>,
}

impl Graph {
    /// Adds edges: `from` refers to `to`.
    pub fn extend(&mut self, uses: impl IntoIterator<Item = (Node, Node)>) {
        self.uses.extend(uses);
    }

    /// Records the tools that pages contain.
    pub fn add_tools(&mut self, tools: impl IntoIterator<Item = Tool>) {
        self.tools.extend(tools);
    }

    /// Returns true if some page contains the tool.
    pub fn has_tool(&self, tool: Tool) -> bool {
        self.tools.contains(&tool)
    }

    /// Builds the adjacency lists in both directions, without duplicates and self-references.
    pub fn close(&mut self) {
        let mut seen = BTreeSet::new();
        for &(from, to) in &self.uses {
            if from != to && seen.insert((from, to)) {
                self.targets.entry(from).or_default().push(to);
                self.sources.entry(to).or_default().push(from);
            }
        }
    }

    /// All referenced nodes, in the order of the references.
    pub fn in_order(&self) -> impl Iterator<Item = Node> {
        self.uses.iter().map(|(_, to)| *to)
    }

    /// The nodes that a node refers to.
    pub fn targets(&self, node: Node) -> &[Node] {
        self.targets.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Every referenced node, with the nodes that refer to it.
    pub fn used(&self) -> impl Iterator<Item = (Node, &[Node])> {
        self.sources.iter().map(|(node, sources)| (*node, sources.as_slice()))
    }

    /// The nodes that refer to a node.
    pub fn sources(&self, node: Node) -> &[Node] {
        self.sources.get(&node).map_or(&[], Vec::as_slice)
    }
}
