//! Who mentions whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::mention::node::Node;
use crate::model::table::tool::Tool;

/// The uses of nodes by nodes, in reading order.
#[derive(Debug, Default)]
pub struct Graph {
    uses: Vec<(Node, Node)>,
    targets: BTreeMap<Node, Vec<Node>>,
    sources: BTreeMap<Node, Vec<Node>>,
    tools: BTreeSet<Tool>,
}

impl Graph {
    /// Adds that `from` uses `to`.
    pub fn extend(&mut self, uses: impl IntoIterator<Item = (Node, Node)>) {
        self.uses.extend(uses);
    }

    /// Adds that a page holds a tool.
    pub fn add_tools(&mut self, tools: impl IntoIterator<Item = Tool>) {
        self.tools.extend(tools);
    }

    /// Whether some page holds a tool.
    pub fn has_tool(&self, tool: Tool) -> bool {
        self.tools.contains(&tool)
    }

    /// Sorts the uses by both ends, each pair once, nobody by itself.
    pub fn close(&mut self) {
        let mut seen = BTreeSet::new();
        for &(from, to) in &self.uses {
            if from != to && seen.insert((from, to)) {
                self.targets.entry(from).or_default().push(to);
                self.sources.entry(to).or_default().push(from);
            }
        }
    }

    /// All used nodes in the order of their uses.
    pub fn in_order(&self) -> impl Iterator<Item = Node> {
        self.uses.iter().map(|(_, to)| *to)
    }

    /// What a node uses.
    pub fn targets(&self, node: Node) -> &[Node] {
        self.targets.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Every node that is used, with who uses it.
    pub fn used(&self) -> impl Iterator<Item = (Node, &[Node])> {
        self.sources.iter().map(|(node, sources)| (*node, sources.as_slice()))
    }

    /// Who uses a node.
    pub fn sources(&self, node: Node) -> &[Node] {
        self.sources.get(&node).map_or(&[], Vec::as_slice)
    }
}
