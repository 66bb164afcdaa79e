//! Determines the reading order and the tree of parts (folders of sections).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rules;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::section::Section;
use crate::model::section::outline::Outline;
use crate::model::section::part::Part;
use crate::span::{Span, Spanned};
use crate::suggestions::NameMap;

static IN_ANOTHER_FOLDER: Words = Words(
    "this section is in another folder. Delete it here, and write it into `order` in content/guide.toml",
);
static IS_A_HANDOUT: Words = Words(
    "delete this section from `order`: it is a hand-out, and hand-outs are not part of the reading order",
);
static IN_THE_PART: Words = Words(
    "add `\"{name}\"` to `order` in `{file}`; until then, it comes last in this part of the guide",
);

static RENAME: Words = Words(
    "if `{name}` describes this folder, rename it `_part.md`; otherwise write the file `{file}` too",
);

/// Names that other programs, or authors by mistake, give to the file that describes a folder. A finding advises to
/// rename the file to `_part.md`.
const MEANT_FOR_A_PART: [&str; 5] = ["_index", "_part", "part", "readme", "index"];

/// The sections and the parts (folders of sections) of a guide, in reading order.
pub struct Ordered {
    /// The sections, in reading order.
    pub sections: Vec<Arc<Section>>,
    /// The parts of the guide: every folder that has a `_part.md`, or that contains a section directly or in a folder
    /// inside it.
    pub parts: Vec<Arc<Part>>,
    /// The tree of parts and sections.
    pub outline: Outline,
}

/// Sorts sections into reading order: by `order` in `guide.toml`, then by `order` in each part, then by path. Hand-outs
/// come last and belong to no part. Reports parts without sections, and mistakes in an `order`. An `order` may name one
/// of the `drafts`, which is no mistake.
pub fn ordered(
    sections: Vec<Arc<Section>>,
    parts: Vec<Arc<Part>>,
    drafts: &[Arc<Section>],
    order: &[Spanned<Id>],
    found: &mut Diagnostics,
) -> Ordered {
    let (handouts, sections): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|section| section.is_handout);
    let parts = with_folders_of(&sections, parts, found);
    let mut folders = Folders::new(&sections, &handouts, drafts, &parts);
    for part in parts.values().filter(|part| !part.order.is_empty()) {
        folders.put_in_order(part, found);
    }
    let reading = folders.reading_order(order, found);
    let outline = folders.outline(&reading);
    let mut by_id: BTreeMap<Id, Arc<Section>> =
        sections.into_iter().map(|section| (section.id.value, section)).collect();
    let is_empty = |part: &Part| {
        outline.count(part.node()) == 0
            && !drafts.iter().any(|draft| draft.part() == Some(part.id.value))
    };
    for part in parts.values().filter(|part| is_empty(part)) {
        found.push(rules::EMPTY_PART.at(part.id.span).with("folder", part.id.value.as_str()));
    }
    let in_order = outline.below(Node::Home).into_iter().filter_map(|node| match node {
        Node::Part(part) => parts.get(&part).cloned(),
        _ => None,
    });
    Ordered {
        sections: reading.iter().filter_map(|id| by_id.remove(id)).chain(handouts).collect(),
        parts: in_order.collect(),
        outline,
    }
}

/// All parts of the guide, by id: the folders with a `_part.md`, which are `parts`, and the other folders that contain
/// sections or parts. Reports these other folders, because they have no title.
fn with_folders_of(
    sections: &[Arc<Section>],
    parts: Vec<Arc<Part>>,
    found: &mut Diagnostics,
) -> BTreeMap<Id, Arc<Part>> {
    let mut by_id: BTreeMap<Id, Arc<Part>> = BTreeMap::new();
    let misnamed: BTreeMap<Id, &str> = (sections.iter())
        .filter(|section| MEANT_FOR_A_PART.contains(&&*section.id.value.to_lowercase()))
        .filter_map(|section| Some((section.part()?, section.id.value.as_str())))
        .collect();
    let named: Vec<(Id, Span)> = parts.iter().map(|part| (part.id.value, part.id.span)).collect();
    by_id.extend(parts.into_iter().map(|part| (part.id.value, part)));
    let holders = sections.iter().filter_map(|section| Some((section.part()?, section.id.span)));
    for (folder, place) in holders.chain(named) {
        let ends = folder.match_indices('/').map(|(end, _)| end).chain([folder.len()]);
        for end in ends {
            let id = Id::new(&folder[..end]);
            by_id.entry(id).or_insert_with(|| {
                let finding = rules::FOLDER_WITHOUT_TITLE.at(place);
                let file = format!("content/sections/{id}/_part.md");
                let finding = finding.with("folder", id.as_str()).with("file", file);
                found.push(match misnamed.get(&id) {
                    Some(name) => finding.advise(&RENAME).with("name", format!("{name}.md")),
                    None => finding,
                });
                Arc::new(Part::of_folder(Spanned::new(id, place)))
            });
        }
    }
    by_id
}

/// The sections and parts of a guide, by the folder that contains them. The folder `sections/` itself has the node of
/// the home page.
struct Folders<'a> {
    sections: BTreeMap<Id, &'a Section>,
    handouts: BTreeSet<Id>,
    drafts: BTreeSet<Id>,
    parts: &'a BTreeMap<Id, Arc<Part>>,
    members: BTreeMap<Node, Vec<Node>>,
}

impl<'a> Folders<'a> {
    fn new(
        sections: &'a [Arc<Section>],
        handouts: &[Arc<Section>],
        drafts: &[Arc<Section>],
        parts: &'a BTreeMap<Id, Arc<Part>>,
    ) -> Self {
        let mut members: BTreeMap<Node, Vec<(String, Node)>> = BTreeMap::new();
        for section in sections {
            let folder = section.part().map_or(Node::Home, Node::Part);
            let file = format!("{}.md", section.id.value);
            members.entry(folder).or_default().push((file, section.node()));
        }
        for part in parts.values() {
            let folder = part.parent().map_or(Node::Home, Node::Part);
            let name = part.id.value.rsplit('/').next().unwrap_or_default();
            members.entry(folder).or_default().push((format!("{name}/"), part.node()));
        }
        let by_path = members.into_iter().map(|(folder, mut members)| {
            members.sort();
            (folder, members.into_iter().map(|(_, member)| member).collect())
        });
        Self {
            sections: sections.iter().map(|section| (section.id.value, &**section)).collect(),
            handouts: handouts.iter().map(|section| section.id.value).collect(),
            drafts: drafts.iter().map(|section| section.id.value).collect(),
            parts,
            members: by_path.collect(),
        }
    }

    /// Sorts the direct members of a part by the part's `order`. Reports members that the `order` omits, and names in
    /// it that occur twice or are not those of direct members.
    fn put_in_order(&mut self, part: &Part, found: &mut Diagnostics) {
        let members = self.members.remove(&part.node()).unwrap_or_default();
        let named = self.named(&part.order, found, |folders, name| {
            let section = Some(Node::Section(name)).filter(|node| members.contains(node));
            let folder = name.strip_suffix('/').unwrap_or(&name);
            let folder = Node::Part(Id::new(&format!("{}/{folder}", part.id.value)));
            let found = section.or(Some(folder).filter(|node| members.contains(node)));
            found.ok_or_else(|| {
                let names = members.iter().map(|node| (folders.name(*node).to_owned(), ()));
                let near = names.collect::<NameMap<()>>().nearest(&name).map(str::to_owned);
                let is_elsewhere = folders.sections.contains_key(&name);
                let advice = is_elsewhere.then_some(&IN_ANOTHER_FOLDER);
                (near, advice.or(folders.advice_on_handout(name)))
            })
        });
        let placed: BTreeSet<Node> = named.iter().copied().collect();
        let mut in_order = named;
        for member in members.iter().filter(|member| !placed.contains(member)) {
            let file = format!("content/sections/{}/_part.md", part.id.value);
            if let Some(finding) = self.missing(*member) {
                let path = finding.value("id").or(finding.value("folder")).unwrap_or_default();
                let name = path.rsplit('/').next().unwrap_or_default().to_owned();
                found.push(finding.advise(&IN_THE_PART).with("file", file).with("name", name));
            }
            in_order.push(*member);
        }
        self.members.insert(part.node(), in_order);
    }

    fn advice_on_handout(&self, name: Id) -> Option<&'static Words> {
        self.handouts.contains(&name).then_some(&IS_A_HANDOUT)
    }

    /// The sections and parts that an `order` names, each once. `find` looks up a name. For an unknown name, `find`
    /// returns two optional things for the finding: a similar name, and a piece of advice. The name of a draft is not
    /// reported as unknown.
    fn named(
        &self,
        order: &[Spanned<Id>],
        found: &mut Diagnostics,
        find: impl Fn(&Self, Id) -> Result<Node, (Option<String>, Option<&'static Words>)>,
    ) -> Vec<Node> {
        let mut named = Vec::with_capacity(order.len());
        let mut seen = BTreeSet::new();
        for name in order {
            match find(self, name.value) {
                Ok(node) if seen.insert(node) => named.push(node),
                Ok(_) => {
                    let finding = rules::REPEATED_SECTION_IN_ORDER.at(name.span);
                    found.push(finding.with("id", name.value.as_str()));
                }
                // An order may name a draft in advance.
                Err(_) if self.drafts.contains(&name.value) => {}
                Err((near, advice)) => {
                    let finding = rules::UNKNOWN_SECTION_IN_ORDER.at(name.span);
                    let finding = finding.with("id", name.value.as_str()).suggest(near);
                    found.push(match advice {
                        Some(advice) => finding.advise(advice),
                        None => finding,
                    });
                }
            }
        }
        named
    }

    /// All sections in reading order. `order` is the list in `guide.toml`. Reports names in it that are unknown, and
    /// sections that it omits.
    fn reading_order(&self, order: &[Spanned<Id>], found: &mut Diagnostics) -> Vec<Id> {
        let there: NameMap<()> = self.sections.keys().chain(self.parts.keys()).map(known).collect();
        let named = self.named(order, found, |folders, name| {
            let folder = name.strip_suffix('/');
            let part = Id::new(folder.unwrap_or(&name));
            if folder.is_none() && folders.sections.contains_key(&name) {
                return Ok(Node::Section(name));
            }
            let part = Some(Node::Part(part)).filter(|_| folders.parts.contains_key(&part));
            let near = || there.nearest(&name).map(str::to_owned);
            part.ok_or_else(|| (near(), folders.advice_on_handout(name)))
        });
        let mut reading =
            ReadingOrder { folders: self, placed: BTreeSet::new(), order: Vec::new() };
        reading.placed.extend(named.iter().copied());
        for node in &named {
            match node {
                Node::Section(section) => reading.order.push(*section),
                part => reading.read(*part),
            }
        }
        let placed: BTreeSet<Id> = reading.order.iter().copied().collect();
        if !order.is_empty() {
            self.report_missing(Node::Home, &reading.placed, &placed, found);
        }
        reading.placed.extend(placed.into_iter().map(Node::Section));
        reading.read(Node::Home);
        reading.order
    }

    /// Reports what the `order` in `guide.toml` omits in `folder`: each section that is not in `placed`. If it omits
    /// all sections of a folder inside `folder`, reports only that folder. `named` are the sections and parts that the
    /// `order` names.
    fn report_missing(
        &self,
        folder: Node,
        named: &BTreeSet<Node>,
        placed: &BTreeSet<Id>,
        found: &mut Diagnostics,
    ) {
        for member in self.members(folder) {
            match member {
                Node::Section(section) if placed.contains(section) => {}
                Node::Part(_) if named.contains(member) => {}
                Node::Part(_) if self.holds_any(*member, placed) => {
                    self.report_missing(*member, named, placed, found);
                }
                _ => self.missing(*member).into_iter().for_each(|finding| found.push(finding)),
            }
        }
    }

    fn holds_any(&self, folder: Node, placed: &BTreeSet<Id>) -> bool {
        self.members(folder).iter().any(|member| match member {
            Node::Section(section) => placed.contains(section),
            part => self.holds_any(*part, placed),
        })
    }

    /// Creates the finding that `member`, a section or part, is missing from an `order`. `None` for a part without
    /// sections, about which another rule has a finding.
    fn missing(&self, member: Node) -> Option<crate::diagnostic::Diagnostic> {
        match member {
            Node::Section(section) => {
                let place = self.sections.get(&section)?.id.span;
                let finding = rules::SECTION_MISSING_FROM_ORDER.at(place);
                Some(finding.with("id", section.as_str()))
            }
            Node::Part(part) if self.has_sections(member) => {
                let place = self.parts.get(&part)?.id.span;
                Some(rules::PART_MISSING_FROM_ORDER.at(place).with("folder", part.as_str()))
            }
            _ => None,
        }
    }

    fn has_sections(&self, folder: Node) -> bool {
        self.members(folder).iter().any(|member| match member {
            Node::Section(_) => true,
            part => self.has_sections(*part),
        })
    }

    /// Builds the tree of parts and sections in reading order. Parts without sections come last.
    fn outline(&self, reading: &[Id]) -> Outline {
        let mut outline = Outline::default();
        for section in reading.iter().filter_map(|id| self.sections.get(id)) {
            let parent = section.part().map(|part| self.add_part(part, &mut outline));
            outline.add(parent.unwrap_or(Node::Home), section.node());
        }
        for part in self.parts.keys() {
            self.add_part(*part, &mut outline);
        }
        outline
    }

    /// Adds a part to the tree `outline`, and before it the parts that contain this part. Leaves out parts that are in
    /// the tree already. Returns the part's node.
    fn add_part(&self, part: Id, outline: &mut Outline) -> Node {
        let node = Node::Part(part);
        if outline.parent(node).is_none() {
            let parent = self.parts.get(&part).and_then(|part| part.parent());
            let parent = parent.map(|parent| self.add_part(parent, outline));
            outline.add(parent.unwrap_or(Node::Home), node);
        }
        node
    }

    fn members(&self, folder: Node) -> &[Node] {
        self.members.get(&folder).map_or(&[], Vec::as_slice)
    }

    /// The name that stands for a section or part in the `order` of its folder: the last part of its id.
    fn name(&self, member: Node) -> &'static str {
        match member {
            Node::Section(id) | Node::Part(id) => {
                id.as_str().rsplit('/').next().unwrap_or_default()
            }
            _ => "",
        }
    }
}

fn known(id: &Id) -> (String, ()) {
    (id.to_string(), ())
}

/// The reading order of all sections, while it is built.
struct ReadingOrder<'a> {
    folders: &'a Folders<'a>,
    /// Sections and parts that `read` must skip, because `order` in `guide.toml` names them or because they have their
    /// place already.
    placed: BTreeSet<Node>,
    order: Vec<Id>,
}

impl ReadingOrder<'_> {
    /// Appends to the reading order all sections of a folder, also those in the folders inside it. Skips what is in
    /// `placed`.
    fn read(&mut self, folder: Node) {
        for member in self.folders.members(folder) {
            match member {
                _ if self.placed.contains(member) => {}
                Node::Section(section) => self.order.push(*section),
                part => self.read(*part),
            }
        }
    }
}
