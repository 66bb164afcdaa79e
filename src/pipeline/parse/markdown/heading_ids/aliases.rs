//! Former ids of headings: `## Heading {#new alias=old}`. Links to the old id keep working.

use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::pipeline::parse::markdown::reader::{Reader, without_nul};
use crate::pipeline::parse::markdown::rules;

/// The attribute for a heading's former id: `## Heading {#new alias=old}`.
const ALIAS: &str = "alias";

/// The former id that an attribute of a heading gives, such as `old` for `alias=old`. `None` if it is another
/// attribute.
pub fn alias<'a>((name, value): &'a (CowStr<'_>, Option<CowStr<'_>>)) -> Option<&'a str> {
    value.as_deref().filter(|id| name.as_ref() == ALIAS && !id.is_empty())
}

impl Reader<'_> {
    /// The former ids of a heading at `place`. An id that another heading already has gets a number and is reported.
    pub fn former_ids(&mut self, aliases: &[&str], place: &Range<usize>) -> Vec<String> {
        aliases.iter().map(|alias| self.given_id(alias, place)).collect()
    }

    /// Assigns an id that the author has given to the heading at `place`. Reports an id that another heading already
    /// has, and returns it with a number.
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
