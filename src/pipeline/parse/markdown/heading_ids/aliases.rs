//! Former ids of headings: `## Heading {#new alias=old}`. Links to the old id keep working.

use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::pipeline::parse::markdown::reader::{Reader, without_nul};
use crate::pipeline::parse::markdown::rules;

/// The attribute for a heading's former id: `## Heading {#new alias=old}`.
const ALIAS: &str = "alias";

/// The former id that an attribute of a heading gives: `old` for `alias=old`. `None` for any other attribute.
pub fn alias<'a>((name, value): &'a (CowStr<'_>, Option<CowStr<'_>>)) -> Option<&'a str> {
    value.as_deref().filter(|id| name.as_ref() == ALIAS && !id.is_empty())
}

impl Reader<'_> {
    /// Assigns these former ids to the heading at `place`, and returns them. If another heading already has one of the
    /// ids, reports this and adds a number to it.
    pub fn former_ids(&mut self, aliases: &[&str], place: &Range<usize>) -> Vec<String> {
        aliases.iter().map(|alias| self.given_id(alias, place)).collect()
    }

    /// Assigns an id that the author has given to the heading at `place`, and returns it. If another heading already
    /// has this id, reports this, adds a number and returns the new id.
    pub fn given_id(&mut self, id: &str, place: &Range<usize>) -> String {
        let source = self.prose.text[place.clone()].trim_end();
        let braces = place.start + source.rfind('{').unwrap_or(0)..place.start + source.len();
        let written = without_nul(id);
        let (id, is_first) = self.heading_ids.give(&written);
        if !is_first {
            let finding = rules::DUPLICATE_HEADING_ID.at(self.prose.span(braces));
            self.found.push(finding.with("id", written));
        }
        id
    }

    /// Reports classes and other attributes, as in `## Heading {.wide}`, which the parser drops.
    pub fn report_attributes(&mut self, place: &Range<usize>) {
        let source = self.prose.text[place.clone()].trim_end();
        let start = place.start + source.rfind('{').unwrap_or(0);
        self.report_class(start..place.start + source.len());
    }
}
