//! Where an address leads.

use super::super::index::{CHART, PLANNER, READER};
use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use crate::model::mention::Address;
use crate::model::node::Node;
use crate::model::table_kinds::TABLE_KINDS;
use crate::span::Span;
use crate::suggestions::nearest;

impl Linker<'_> {
    /// The destination of an address; a finding where there is none.
    pub(super) fn destination(&mut self, address: Address, span: Span) -> Option<Destination> {
        match address {
            Address::Item { kind, id, fragment } => self.item(&kind, &id, fragment, span),
            Address::Reference(key) => self.source(&key, span),
            Address::Person(id) => self.somebody(&id, span),
            Address::Web(address) => Some(Destination::Web(address)),
            Address::Path { path, fragment } => self.path(&path, fragment, span),
            Address::Fragment(fragment) => self.fragment(fragment, span),
        }
    }

    fn item(
        &mut self,
        kind: &str,
        id: &str,
        fragment: Option<String>,
        span: Span,
    ) -> Option<Destination> {
        let Some(names) = self.index.kind(kind) else {
            let kinds: Vec<_> = self.index.kinds().collect();
            self.found.push(
                rules::UNKNOWN_MENTION_KIND
                    .at(span)
                    .with("kind", kind)
                    .with("kinds", format!("`{}`", kinds.join("`, `")))
                    .suggest(
                        nearest(kind, kinds.iter().copied()).map(|near| format!("{near}:{id}")),
                    ),
            );
            return None;
        };
        let Some(&node) = names.get(id) else {
            let near = nearest(id, names.keys().map(String::as_str));
            // The right id under the wrong kind is the likelier slip when nothing of this kind is near.
            let elsewhere = || {
                let mut kinds =
                    self.index.kinds().filter(|other| ![CHART, PLANNER, READER].contains(other));
                kinds.find(|other| {
                    self.index.kind(other).is_some_and(|names| names.contains_key(id))
                })
            };
            let suggestion = near
                .map(|near| format!("{kind}:{near}"))
                .or_else(|| elsewhere().map(|other| format!("{other}:{id}")));
            self.found.push(
                rules::UNKNOWN_MENTION
                    .at(span)
                    .with("kind", kind)
                    .with("id", id)
                    .suggest(suggestion),
            );
            return None;
        };
        if kind == CHART && fragment.is_none() {
            return self.chart(node, id, span);
        }
        if [PLANNER, READER].contains(&kind) && fragment.is_none() {
            return self.index.tool(node).map(Destination::Tool);
        }
        self.within(node, format!("{kind}:{id}"), fragment, span)
    }

    /// Not every kind of table can be drawn.
    fn chart(&mut self, node: Node, id: &str, span: Span) -> Option<Destination> {
        let chart = self.index.chart(node);
        if chart.is_none() {
            let drawn =
                TABLE_KINDS.iter().filter(|kind| kind.chart.is_some()).map(|kind| kind.name);
            let drawn = drawn.collect::<Vec<_>>().join("`, `");
            self.found
                .push(rules::NO_CHART.at(span).with("id", id).with("kinds", format!("`{drawn}`")));
        }
        chart.map(Destination::Chart)
    }

    /// A place within a node: a heading, a row, an item.
    fn within(
        &mut self,
        node: Node,
        written: String,
        fragment: Option<String>,
        span: Span,
    ) -> Option<Destination> {
        let Some(fragment) = fragment else { return Some(Destination::Node(node)) };
        let fragment = percent_decoded(&fragment);
        match node {
            Node::Section(section) if self.index.has_heading(section, &fragment) => {
                return Some(Destination::Heading(section, fragment));
            }
            _ => {
                if let Some(place) = self.index.place(node, &fragment) {
                    return Some(Destination::Node(place));
                }
            }
        }
        if self.index.is_misread(node) {
            return None;
        }
        let near = nearest(&fragment, self.index.places_of(node));
        self.found.push(
            rules::UNKNOWN_ANCHOR
                .at(span)
                .with("id", written.as_str())
                .with("fragment", fragment.as_str())
                .suggest(near.map(|near| format!("{written}#{near}"))),
        );
        None
    }

    fn source(&mut self, key: &str, span: Span) -> Option<Destination> {
        let reference = self.index.reference(key);
        if reference.is_none() {
            let near = self.index.nearest_reference(key).map(|near| format!("@{near}"));
            self.found.push(rules::UNKNOWN_CITATION.at(span).with("key", key).suggest(near));
        }
        reference.map(|reference| Destination::Node(Node::Reference(reference)))
    }

    fn somebody(&mut self, id: &str, span: Span) -> Option<Destination> {
        let person = self.index.person(id);
        if person.is_none() {
            let near = self.index.nearest_person(id);
            self.found.push(rules::UNKNOWN_PERSON.at(span).with("id", id).suggest(near));
        }
        person.map(|person| Destination::Node(Node::Person(person)))
    }

    fn path(&mut self, path: &str, fragment: Option<String>, span: Span) -> Option<Destination> {
        let decoded = percent_decoded(path);
        let folder = self.index.folder(self.here);
        let full = join(folder, &decoded);
        if let Some(section) = full.as_deref().and_then(|full| self.index.section_at(full)) {
            return self.within(Node::Section(section), path.to_owned(), fragment, span);
        }
        let asset = full.as_deref().and_then(|full| self.index.asset_at(full));
        if asset.is_none() {
            let guess = self.meant_by(path);
            self.found.push(rules::BROKEN_PATH.at(span).with("path", path).suggest(guess));
        }
        asset.map(|asset| Destination::Asset(asset.to_owned()))
    }

    /// What somebody meant who wrote a path that is none: a mention with the full-width colon of a Chinese keyboard, or
    /// an address of the web without its beginning.
    fn meant_by(&self, path: &str) -> Option<String> {
        if path.starts_with("www.") {
            return Some(format!("https://{path}"));
        }
        let (kind, id) = path.split_once('：')?;
        self.index.kind(kind).map(|_| format!("{kind}:{id}"))
    }

    /// `#heading` means the section's own text; elsewhere there are no headings to mean.
    fn fragment(&mut self, fragment: String, span: Span) -> Option<Destination> {
        let fragment = percent_decoded(&fragment);
        match self.here {
            Node::Section(section) if self.index.has_heading(section, &fragment) => {
                Some(Destination::Here(fragment))
            }
            here => {
                let owner = self.index.address(here.owner());
                let near = nearest(&fragment, self.index.places_of(here.owner()));
                let suggestion = match here {
                    Node::Section(_) => near.map(|near| format!("#{near}")),
                    _ => near.map(|near| format!("{owner}#{near}")),
                };
                self.found.push(
                    rules::UNKNOWN_ANCHOR
                        .at(span)
                        .with("id", owner)
                        .with("fragment", fragment.as_str())
                        .suggest(suggestion),
                );
                None
            }
        }
    }
}

/// A relative path put behind a folder; none if it climbs out of the project or begins at a root.
fn join(folder: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.starts_with('/') {
        return None;
    }
    let mut names: Vec<&str> = folder.split('/').collect();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// Markdown's addresses write a space as `%20`. What is no such escape stands for itself.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, others @ ..] = rest {
        let hex = others.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &others[2..];
            }
            _ => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
