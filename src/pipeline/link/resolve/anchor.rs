//! Resolves the part of a link after `#`: the heading, row or item that it names.

use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use super::relative_path::percent_decoded;
use crate::characters::normalized;
use crate::model::mention::node::Node;
use crate::span::Span;

/// Maximum number of ids that a finding lists as alternatives, if a link names a heading, row or item that does not
/// exist.
const MOST_PLACES: usize = 8;

impl Linker<'_> {
    /// Finds the heading, row or item of `node` that `fragment`, the part of a link after `#`, names. Reports it if it
    /// does not exist, unless the node's file could be parsed only in part. Without a `fragment`, returns the node
    /// itself.
    pub(super) fn within(
        &mut self,
        node: Node,
        written: String,
        fragment: Option<&str>,
        span: Span,
    ) -> Option<Destination> {
        let Some(fragment) = fragment else { return Some(Destination::Node(node)) };
        let fragment = percent_decoded(fragment);
        match node {
            Node::Section(_) | Node::Part(_) => {
                if let Some(id) = self.index.heading(node, &fragment) {
                    self.report_number(node, &id, span);
                    return Some(Destination::Heading(node, id));
                }
            }
            _ => {
                if let Some(place) = self.index.place(node, &normalized(&fragment)) {
                    return Some(Destination::Node(place));
                }
            }
        }
        if self.index.is_misread(node) {
            return None;
        }
        let near = self.index.nearest_place(node, &fragment);
        let near = near.map(|near| format!("{written}#{near}"));
        self.report_anchor(node, &written, &fragment, near, span);
        None
    }

    /// Reports a link to a heading, row or item that `target` does not have. `written` is the address as written, up to
    /// the `#`; `near` is an address that the author may have meant.
    pub(super) fn report_anchor(
        &mut self,
        target: Node,
        written: &str,
        fragment: &str,
        near: Option<String>,
        span: Span,
    ) {
        let places = self.index.places_of(target).take(MOST_PLACES + 1);
        let mut listed: Vec<_> = places.map(|place| format!("`#{place}`")).collect();
        let is_without = listed.is_empty();
        if listed.len() > MOST_PLACES {
            listed[MOST_PLACES] = "…".to_owned();
        }
        let finding = rules::UNKNOWN_ANCHOR.at(span).with("id", written).with("fragment", fragment);
        let finding = finding.with("places", listed.join(" ")).suggest(near);
        self.links.found.push(if is_without { finding.advise(&rules::NO_PLACES) } else { finding });
    }

    /// Reports a link to a heading whose id ends in a number only because another heading has the same text, such as
    /// `causes-2`. `text` is the section or part with the heading.
    pub(super) fn report_number(&mut self, text: Node, id: &str, span: Span) {
        if self.index.is_numbered(text, id) {
            self.links.found.push(rules::NUMBERED_HEADING.at(span).with("id", id));
        }
    }

    /// Finds the heading to which a link such as `#causes` leads, in the text that contains the link. Only sections and
    /// parts have headings. Reports an id that no heading has, and returns `None`.
    pub(super) fn fragment(&mut self, fragment: &str, span: Span) -> Option<Destination> {
        let fragment = percent_decoded(fragment);
        match self.here {
            here if self.index.heading(here, &fragment).is_some() => {
                let id = self.index.heading(here, &fragment)?;
                self.report_number(here, &id, span);
                Some(Destination::Here(id))
            }
            here => {
                let owner = here.owner().address();
                let near = self.index.nearest_place(here.owner(), &fragment);
                let suggestion = match here {
                    Node::Section(_) | Node::Part(_) => near.map(|near| format!("#{near}")),
                    _ => near.map(|near| format!("{owner}#{near}")),
                };
                self.report_anchor(here.owner(), &owner, &fragment, suggestion, span);
                None
            }
        }
    }
}
