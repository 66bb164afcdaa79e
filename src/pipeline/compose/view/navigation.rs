//! The header and the menu of every page. Their links are relative to the site's root, so that all pages have the same
//! header and menu.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Label;
use crate::model::content::is_blank;
use crate::model::mention::node::Node;
use crate::model::settings::navigation::{NavigationLink, SectionGroup};
use crate::pipeline::compose::page_context::encoded;
use crate::pipeline::link::{Destination, LinkedGuide, Target};

/// Maximum number of entries in the menu. Without it, every page would grow with the guide.
const MOST_IN_MENU: usize = 48;

/// A link to a page, with its title and its path relative to the site's root.
#[derive(Clone, Debug, Serialize)]
pub struct SitePath {
    title: Label,
    path: String,
    /// If the link leads to a part, the number of sections in this part; otherwise `None`.
    count: Option<usize>,
}

/// A group of sections and parts under one heading in the menu.
#[derive(Debug, Serialize)]
pub struct MenuGroup {
    /// Heading of the group. `None` for sections and parts that are in no group.
    title: Option<Label>,
    /// If the group is the content of one part, the path of this part's page. `None` for groups from the settings.
    path: Option<String>,
    members: Vec<SitePath>,
    /// True if the menu has no room for all sections and parts of the group.
    more: bool,
}

/// The header and the menu, which are made once for all pages.
#[derive(Debug, Serialize)]
pub struct NavigationView {
    /// Links in the header.
    header: Vec<SitePath>,
    /// The groups of the menu. Sections and parts beyond the maximum length of the menu are left out.
    menu: Vec<MenuGroup>,
}

impl NavigationView {
    /// Makes the header and the menu of a guide.
    pub fn new(guide: &LinkedGuide) -> Self {
        Self { header: header(guide), menu: menu(guide) }
    }
}

/// The links in the header, as the guide's settings name them. If they name none, a link to the first questionnaire.
fn header(guide: &LinkedGuide) -> Vec<SitePath> {
    let settings = &guide.guide.settings;
    let links = settings.navigation.iter();
    let named: Vec<SitePath> = links.filter_map(|link| SitePath::of_link(link, guide)).collect();
    let questionnaire = guide.guide.questionnaires.first().filter(|_| named.is_empty());
    let default = questionnaire.map(|own| SitePath::of_node(own.node(), guide));
    named.into_iter().chain(default).collect()
}

/// The groups of the menu. Together they contain at most [`MOST_IN_MENU`] sections and parts.
fn menu(guide: &LinkedGuide) -> Vec<MenuGroup> {
    let mut left = MOST_IN_MENU;
    let groups = groups(guide).into_iter().map(|group| {
        let shown = group.members.len().min(left);
        left -= shown;
        let path = |node| SitePath::of_node(node, guide).path;
        let member = |node: &Node| SitePath::of_node(*node, guide);
        MenuGroup {
            title: group.title,
            path: group.part.map(path),
            members: group.members[..shown].iter().map(member).collect(),
            more: shown < group.members.len(),
        }
    });
    groups.filter(|group| group.path.is_some() || !group.members.is_empty() || group.more).collect()
}

/// A group of sections and parts under one heading, in the menu or on the home page.
pub struct NodeGroup {
    /// Heading of the group. `None` for sections and parts that are in no group.
    pub title: Option<Label>,
    /// If the group is the content of one part, the node of this part. `None` for groups from the settings.
    pub part: Option<Node>,
    /// The sections and parts of the group. In a group from the settings, they have the order of the settings,
    /// otherwise reading order.
    pub members: Vec<Node>,
}

/// The groups of the menu and the home page: the groups from the guide's settings, and one for everything else. If the
/// settings define no groups, each part of the guide becomes a group.
pub fn groups(guide: &LinkedGuide) -> Vec<NodeGroup> {
    let named = named_groups(guide);
    let in_groups: BTreeSet<Node> =
        named.iter().flat_map(|group| group.members.iter().copied()).collect();
    let is_named = |node: &Node| in_groups.contains(node);
    let members = guide.guide.outline.members(Node::Home).iter().copied();
    let mut rest: Vec<Node> = members.filter(|node| !is_named(node)).collect();
    let mut groups = named;
    if groups.is_empty() && rest.len() <= MOST_IN_MENU {
        // The settings define no groups, so each part becomes a group.
        let parts: Vec<Node> = rest.extract_if(.., |node| matches!(node, Node::Part(_))).collect();
        groups.extend(parts.into_iter().map(|part| NodeGroup {
            title: Some(Label(guide.title(part).to_vec())),
            part: Some(part),
            members: guide.guide.outline.members(part).to_vec(),
        }));
    }
    // Sections outside all groups come before the groups that are parts, but after groups from the settings.
    if !rest.is_empty() {
        let place = if guide.guide.settings.groups.is_empty() { 0 } else { groups.len() };
        groups.insert(place, NodeGroup { title: None, part: None, members: rest });
    }
    groups
}

fn named_groups(guide: &LinkedGuide) -> Vec<NodeGroup> {
    let node = |to| guide.target(to).and_then(Target::node);
    let group = |group: &SectionGroup| NodeGroup {
        title: Some(Label::of(&group.title)),
        part: None,
        members: group.members.iter().filter_map(|to| node(*to)).collect(),
    };
    guide.guide.settings.groups.iter().map(group).collect()
}

impl SitePath {
    fn of_node(node: Node, guide: &LinkedGuide) -> Self {
        let routes = &guide.routes;
        let page = encoded(&routes.page(node));
        let page = if page.is_empty() { "./" } else { &page };
        let path = match routes.anchor(node) {
            Some(anchor) => format!("{page}#{}", encoded(anchor)),
            None => page.to_owned(),
        };
        let count = matches!(node, Node::Part(_)).then(|| guide.guide.outline.count(node));
        Self { title: Label(guide.title(node).to_vec()), path, count }
    }

    fn of_link(link: &NavigationLink, guide: &LinkedGuide) -> Option<Self> {
        let target = guide.target(link.to)?;
        let own = Self::of_node(target.node()?, guide);
        let path = match target.destination() {
            Destination::Heading(_, id) => format!("{}#{}", own.path, encoded(id)),
            _ => own.path,
        };
        let title = if is_blank(&link.title) { own.title } else { Label::of(&link.title) };
        Some(Self { title, path, count: None })
    }
}
