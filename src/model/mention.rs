//! How an author refers to something, before anybody has looked whether it exists.

pub mod node;
pub mod web;

use std::cell::{Cell, RefCell};

use self::node::Node;
use self::web::WEB_SCHEMES;
use crate::span::{SourceId, Span};

/// A reference in content: one of the mentions of its file. What it leads to stands beside the content, so content need
/// not be copied to be linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ref {
    /// The file.
    pub source: SourceId,
    /// The place in the file's list of mentions.
    pub slot: u32,
}

/// A reference as it was written, where, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the address stands, or the whole link where Markdown does not tell.
    pub span: Span,
    /// What was written.
    pub address: Address,
    /// What mentions it: the section, row, item or other record that holds the text.
    pub from: Node,
    /// How it is used.
    pub usage: Usage,
    /// Where it comes among the mentions of its file, as a reader meets them.
    pub place: u32,
}

impl Mention {
    /// What it says, wherever it stands.
    pub fn sense(&self) -> (&Address, Node, Usage) {
        (&self.address, self.from, self.usage)
    }
}

/// How a mention is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// A link, a citation, or a field that names something.
    Link,
    /// Where an old address leads: nobody reads it, so it counts as no use.
    Redirect,
    /// A link without a text, which takes the title of what it leads to.
    Nameless,
    /// A picture.
    Picture,
    /// Something of the guide's placed in the text.
    Embed,
    /// A snippet whose text stands there already.
    Snippet,
}

/// The mentions of a file, gathered while it is read.
#[derive(Debug)]
pub struct Mentions {
    source: SourceId,
    from: Cell<Node>,
    list: RefCell<Vec<Mention>>,
}

impl Mentions {
    /// None yet, of a file that `from` stands for.
    pub fn new(source: SourceId, from: Node) -> Self {
        Self { source, from: Cell::new(from), list: RefCell::default() }
    }

    /// Says which record is read from here on.
    pub fn read(&self, from: Node) {
        self.from.set(from);
    }

    /// Which record is read now.
    pub fn from(&self) -> Node {
        self.from.get()
    }

    /// Adds a mention.
    pub fn add(&self, span: Span, address: Address, usage: Usage) -> Ref {
        let mut list = self.list.borrow_mut();
        let slot = list.len() as u32;
        list.push(Mention { span, address, from: self.from.get(), usage, place: slot });
        Ref { source: self.source, slot }
    }

    /// Everything that was added, in order.
    pub fn finish(self) -> Box<[Mention]> {
        self.list.into_inner().into_boxed_slice()
    }
}

/// What a reference says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `cause:aging`, `section:diet#calcium`: something of the guide's.
    Item {
        /// Before the colon.
        kind: String,
        /// After it.
        id: String,
        /// After `#`.
        fragment: Option<String>,
    },
    /// `@key`: a source.
    Reference(String),
    /// The id of a person, as front matter names authors and reviewers.
    Person(String),
    /// A full address on the web, or `mailto:` and the like.
    Web(String),
    /// A path relative to the file that it stands in.
    Path {
        /// The path, as written.
        path: String,
        /// After `#`.
        fragment: Option<String>,
    },
    /// `#heading`: a place in the same text.
    Fragment(String),
}

/// The kinds of mention that are not rows of a table kind.
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
    /// Reads the address of a link or a picture as an author writes it.
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
    /// As the author would write it.
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
