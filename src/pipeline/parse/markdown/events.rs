//! The events of the Markdown parser, and the link definitions (`[label]: address`), which have no events.

use super::heading_ids::aliases::alias;
use super::{citations, emphasis};
use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// An event of the Markdown parser, and its byte range in the text.
pub type Placed<'t> = (Event<'t>, Range<usize>);

/// What the Markdown parser returns for a text: its events, and the link definitions in the text.
pub struct Events<'t> {
    /// The events, in order.
    pub list: Vec<Placed<'t>>,
    /// The position of each link definition, such as `[label]: address`, by its label in folded case.
    pub definitions: BTreeMap<String, Range<usize>>,
}

impl<'t> Events<'t> {
    /// Parses a text. `is_line` is true for a text of one line, in which footnotes are not recognised.
    pub fn of(text: &'t str, is_line: bool) -> Self {
        let mut options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST;
        options.set(Options::ENABLE_FOOTNOTES, !is_line);
        // GFM alerts stay disabled: they arrive as block quotes, like the callouts of guides, which may have a heading.
        let mut parser =
            Parser::new_with_broken_link_callback(text, options, Some(citation)).into_offset_iter();
        let list = emphasis::pair(text, parser.by_ref());
        let definitions = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| (fold(label).into_owned(), definition.span.clone()))
            .collect();
        Self { list, definitions }
    }

    /// The labels of all footnote definitions in folded case, in the order of the text.
    pub fn footnote_labels(&self) -> impl Iterator<Item = String> {
        self.list.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(fold(label).into_owned()),
            _ => None,
        })
    }

    /// The ids and former ids that the author gives to headings, such as `new` and `old` in `{#new alias=old}`, in the
    /// order of the text.
    pub fn heading_ids(&self) -> impl Iterator<Item = &str> {
        let headings = self.list.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { id, attrs, .. }) => Some((id, attrs)),
            _ => None,
        });
        headings
            .flat_map(|(id, attrs)| id.as_deref().into_iter().chain(attrs.iter().filter_map(alias)))
    }
}

/// Folds the case of a label, because Markdown takes `[Name]` and `[name]` for the same label.
pub fn fold(label: &str) -> Cow<'_, str> {
    let is_folded = label.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded { Cow::Borrowed(label) } else { Cow::Owned(label.to_lowercase()) }
}

/// The parser calls this for brackets whose label has no link definition. If the text in them looks like a citation,
/// even a malformed one, returns an empty address and an empty title, and the parser emits a link event for the
/// brackets. Returns `None` for other brackets, which stay text. The address is empty, because the parser limits the
/// total length of such addresses.
fn citation<'t>(link: BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    citations::looks_like_one(&link.reference).then(|| (CowStr::from(""), CowStr::from("")))
}
