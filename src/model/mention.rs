//! Mentions: references as the author wrote them, not yet resolved.

pub mod node;
pub mod web;

use std::cell::{Cell, RefCell};

use self::node::Node;
use self::web::WEB_SCHEMES;
use crate::span::{SourceId, Span};

/// A reference in content: an index into the mentions of its file. The resolved targets are stored in a separate list,
/// so linking does not copy content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ref {
    /// The file that contains the reference.
    pub source: SourceId,
    /// The index in the file's list of mentions.
    pub slot: u32,
}

/// A reference as the author wrote it, with its position and the record that contains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Position of the address; of the whole link if the Markdown parser does not report the address.
    pub span: Span,
    /// The address as the author wrote it.
    pub address: Address,
    /// The record that contains the mention: a section, row, item or other record.
    pub from: Node,
    /// How the mention is used.
    pub usage: Usage,
    /// The index among the mentions of its file, in the order in which a reader meets them.
    pub place: u32,
}

impl Mention {
    /// The mention without its position, for comparing two versions of a file.
    pub fn sense(&self) -> (&Address, Node, Usage) {
        (&self.address, self.from, self.usage)
    }
}

/// The use of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// A link, a citation, or a field that names something.
    Link,
    /// The target of an old address. Not visible to readers, so it does not count as a use.
    Redirect,
    /// A link without text, which shows the title of its target.
    Nameless,
    /// A picture shown in the text.
    Picture,
    /// A thing of the guide placed in the text.
    Embed,
    /// A snippet that has already been replaced by its text.
    Snippet,
}

/// Collects the mentions of a file while it is parsed.
#[derive(Debug)]
pub struct Mentions {
    source: SourceId,
    from: Cell<Node>,
    list: RefCell<Vec<Mention>>,
}

impl Mentions {
    /// An empty collection for a file; mentions are attributed to `from` until [`Mentions::read`] is called.
    pub fn new(source: SourceId, from: Node) -> Self {
        Self { source, from: Cell::new(from), list: RefCell::default() }
    }

    /// Sets the record that following mentions are attributed to.
    pub fn read(&self, from: Node) {
        self.from.set(from);
    }

    /// The record that mentions are attributed to now.
    pub fn from(&self) -> Node {
        self.from.get()
    }

    /// Adds a mention and returns a reference to it.
    pub fn add(&self, span: Span, address: Address, usage: Usage) -> Ref {
        let mut list = self.list.borrow_mut();
        let slot = list.len() as u32;
        list.push(Mention { span, address, from: self.from.get(), usage, place: slot });
        Ref { source: self.source, slot }
    }

    /// Returns all mentions in order.
    pub fn finish(self) -> Box<[Mention]> {
        self.list.into_inner().into_boxed_slice()
    }
}

/// The address of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `cause:aging`, `section:diet#calcium`: a thing of the guide.
    Item {
        /// The text before the colon.
        kind: String,
        /// The text after the colon.
        id: String,
        /// The anchor after `#`, if there is one.
        fragment: Option<String>,
    },
    /// `@key`: a source, given by its key.
    Reference(String),
    /// The id of a person, as used for authors and reviewers in front matter.
    Person(String),
    /// A full web address, or `mailto:` and the like.
    Web(String),
    /// A path relative to the file that contains it.
    Path {
        /// The path as written.
        path: String,
        /// The anchor after `#`, if there is one.
        fragment: Option<String>,
    },
    /// `#heading`: an anchor in the same text.
    Fragment(String),
}

/// The kinds of mention that do not come from a table kind.
pub const OWN_KINDS: [&str; 12] = [
    "drawing",
    "snippet",
    "section",
    "part",
    "table",
    "term",
    "questionnaire",
    "chart",
    "list",
    "cards",
    "planner",
    "reader",
];

impl Address {
    /// Parses the address of a link or picture.
    pub fn parse(address: &str) -> Self {
        if let Some(fragment) = address.strip_prefix('#') {
            return Self::Fragment(fragment.to_owned());
        }
        if let Some((scheme, rest)) = address.split_once(':')
            && scheme
                .chars()
                .all(|character| character.is_alphanumeric() || "-_+".contains(character))
        {
            if WEB_SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
                return Self::Web(address.to_owned());
            }
            let (id, fragment) = split_fragment(rest);
            return Self::Item { kind: scheme.to_owned(), id, fragment };
        }
        if address.starts_with("//") {
            return Self::Web(address.to_owned());
        }
        let (path, fragment) = split_fragment(address);
        Self::Path { path, fragment }
    }
}

fn split_fragment(address: &str) -> (String, Option<String>) {
    match address.split_once('#') {
        Some((before, fragment)) => (before.to_owned(), Some(fragment.to_owned())),
        None => (address.to_owned(), None),
    }
}

impl std::fmt::Display for Address {
    /// Formats the address as an author would write it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fragment = |fragment: &Option<String>| {
            fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default()
        };
        match self {
            Self::Item { kind, id, fragment: place } => write!(f, "{kind}:{id}{}", fragment(place)),
            Self::Reference(key) => write!(f, "@{key}"),
            Self::Person(text) | Self::Web(text) => f.write_str(text),
            Self::Path { path, fragment: place } => write!(f, "{path}{}", fragment(place)),
            Self::Fragment(place) => write!(f, "#{place}"),
        }
    }
}
