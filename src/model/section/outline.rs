//! The tree of parts (folders of sections) and sections: which part contains which, in reading order.

use std::collections::BTreeMap;

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// The tree of parts (folders of sections) and sections. The home page is its root. The members of each part are in
/// reading order.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    branches: BTreeMap<Node, Branch>,
    /// For each section and part, the part (or home page) that directly contains it.
    parents: BTreeMap<Node, Node>,
}

/// The members of a part or of the home page: the sections and parts that are directly in it.
#[derive(Clone, Debug, Default)]
struct Branch {
    members: Vec<Node>,
    sections: Vec<Id>,
    /// Number of sections below this part or the home page, at any depth.
    count: usize,
}

impl Outline {
    /// Adds a section or part to the tree, as the last member of `parent`: the part (or home page) that contains it. A
    /// part must be added before its members.
    pub fn add(&mut self, parent: Node, member: Node) {
        let branch = self.branches.entry(parent).or_default();
        self.parents.insert(member, parent);
        branch.members.push(member);
        if let Node::Section(section) = member {
            branch.sections.push(section);
            let mut above = Some(parent);
            while let Some(node) = above {
                self.branches.entry(node).or_default().count += 1;
                above = self.parent(node);
            }
        }
    }

    /// The direct members of a part (a folder of sections) or of the home page, which is the root of the tree: sections
    /// and parts, in reading order.
    pub fn members(&self, parent: Node) -> &[Node] {
        self.branches.get(&parent).map_or(&[], |branch| &branch.members)
    }

    /// The sections that are directly in a part or the home page, in reading order.
    pub fn sections(&self, parent: Node) -> &[Id] {
        self.branches.get(&parent).map_or(&[], |branch| &branch.sections)
    }

    /// Number of sections below a part or the home page, at any depth.
    pub fn count(&self, parent: Node) -> usize {
        self.branches.get(&parent).map_or(0, |branch| branch.count)
    }

    /// The part that contains a section or part, or the home page if no part does. `None` for the home page.
    pub fn parent(&self, member: Node) -> Option<Node> {
        self.parents.get(&member).copied()
    }

    /// The parts (folders) that contain a section or part, outermost first. The home page is not among them.
    pub fn trail(&self, member: Node) -> Vec<Node> {
        let mut trail = Vec::new();
        let mut above = self.parent(member);
        while let Some(part @ Node::Part(_)) = above {
            trail.push(part);
            above = self.parent(part);
        }
        trail.reverse();
        trail
    }

    /// All sections and parts inside a part or the home page, at any depth, in reading order. A part comes directly
    /// before its members.
    pub fn below(&self, parent: Node) -> Vec<Node> {
        let mut below = Vec::new();
        for member in self.members(parent) {
            below.push(*member);
            if matches!(member, Node::Part(_)) {
                below.extend(self.below(*member));
            }
        }
        below
    }
}
