//! How a guide is divided: which sections and parts stand in which part.

use std::collections::BTreeMap;

use crate::model::id::Id;
use crate::model::mention::node::Node;

/// The parts of a guide as a tree; the home page is its root. All in reading order.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    branches: BTreeMap<Node, Branch>,
    places: BTreeMap<Node, Place>,
}

/// What stands in a part, or in no part.
#[derive(Clone, Debug, Default)]
struct Branch {
    members: Vec<Node>,
    sections: Vec<Id>,
    /// How many sections stand in it and in its parts.
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    parent: Node,
    /// Among the sections of its parent, from 0.
    number: usize,
}

impl Outline {
    /// Puts a section or a part behind everything that its parent holds so far. A parent comes before its members.
    pub fn add(&mut self, parent: Node, member: Node) {
        let branch = self.branches.entry(parent).or_default();
        self.places.insert(member, Place { parent, number: branch.sections.len() });
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

    /// The sections and parts directly in a part, or in no part.
    pub fn members(&self, parent: Node) -> &[Node] {
        self.branches.get(&parent).map_or(&[], |branch| &branch.members)
    }

    /// The sections directly in a part, or in no part.
    pub fn sections(&self, parent: Node) -> &[Id] {
        self.branches.get(&parent).map_or(&[], |branch| &branch.sections)
    }

    /// How many sections a part holds, those of its parts among them.
    pub fn count(&self, parent: Node) -> usize {
        self.branches.get(&parent).map_or(0, |branch| branch.count)
    }

    /// Where a section stands among the sections of its part, from 0.
    pub fn number(&self, section: Node) -> usize {
        self.places.get(&section).map_or(0, |place| place.number)
    }

    /// The part that something stands in, or the home page; the home page stands in nothing.
    pub fn parent(&self, member: Node) -> Option<Node> {
        self.places.get(&member).map(|place| place.parent)
    }

    /// The parts that something stands in, the outermost first.
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

    /// Everything below a part, or all of the guide: each part before its members.
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
