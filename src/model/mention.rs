//! Mentions: links, citations and fields that name something, as the author wrote them, before their targets are known.

pub mod node;
pub mod web_address;

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};

use self::node::Node;
use self::web_address::WEB_SCHEMES;
use crate::span::{SourceId, Span};

/// Identifies a mention, such as a link as the author wrote it, by its file and its index in that file. Texts and
/// fields contain only the `MentionId`, so they stay the same when `link` finds out what the mention leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct MentionId {
    /// The file that contains the mention.
    pub source: SourceId,
    /// The index of the mention in the file's list of mentions.
    pub slot: u32,
}

/// A link, a citation or the like as the author wrote it, with its position and with the section, row or item that
/// contains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Source position of the address, or of the whole link if the Markdown parser does not report the address.
    pub span: Span,
    /// The address as the author wrote it, split into its parts.
    pub address: Address,
    /// What contains the mention: a section, a row, an item or the like.
    pub from: Node,
    /// What the text or field uses the mention for, such as a link or a picture.
    pub usage: Usage,
    /// The position of the mention in the order in which a reader meets the mentions of its file. Mentions in a snippet
    /// have the position of the place that shows the snippet.
    pub reading_position: u32,
}

impl Mention {
    /// What the mention says, without its position: the address, what contains the mention, and what it is used for.
    /// Two versions of a file have the same mentions if all of this is equal.
    pub fn sense(&self) -> (&Address, Node, Usage) {
        (&self.address, self.from, self.usage)
    }
}

/// What a text or a field uses a mention for, such as a link or a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// A link with a text of its own, a citation, or a field that names something.
    Link,
    /// The target of a redirect from an old address. Readers do not see this mention, so it does not count as a use of
    /// the target.
    Redirect,
    /// A link without a text of its own, which shows the title of its target.
    Nameless,
    /// A picture that the text shows.
    Picture,
    /// A table, chart, tool or drawing that the text shows.
    Embed,
    /// A snippet that the text embeds. The text of the snippet has already been put in the place of the embed.
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
    /// Creates an empty collection for the mentions of a file. `from` is what contains the mentions that are added
    /// until `attribute_to` is called.
    pub fn new(source: SourceId, from: Node) -> Self {
        Self { source, from: Cell::new(from), list: RefCell::default() }
    }

    /// Sets what contains the mentions that are added from now on: a section, a row or the like.
    pub fn attribute_to(&self, from: Node) {
        self.from.set(from);
    }

    /// The section, row or the like that contains the mentions that are added now.
    pub fn from(&self) -> Node {
        self.from.get()
    }

    /// Adds a mention at a source position. Returns the `MentionId` by which texts and fields refer to the mention.
    pub fn add(&self, span: Span, address: Address, usage: Usage) -> MentionId {
        let mut list = self.list.borrow_mut();
        let slot = list.len() as u32;
        list.push(Mention { span, address, from: self.from.get(), usage, reading_position: slot });
        MentionId { source: self.source, slot }
    }

    /// Returns all mentions, in the order in which they were added.
    pub fn finish(self) -> Box<[Mention]> {
        self.list.into_inner().into_boxed_slice()
    }
}

/// An address as the author wrote it in a link, an embed, a citation or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// Something in the guide, by its kind and id: `cause:aging`, `section:diet#calcium`.
    Item {
        /// The text before the colon, such as `section`.
        kind: String,
        /// The text after the colon, such as `diet`.
        id: String,
        /// The anchor after `#`, such as `calcium`; `None` if the address has no anchor.
        fragment: Option<String>,
    },
    /// A source of the reference list, by its key: `@who-2023`.
    Reference(String),
    /// A person, by the id that the front matter of sections uses for authors and reviewers.
    Person(String),
    /// A full web address, or an address that begins with `mailto:` or the like.
    Web(String),
    /// A file, by its path relative to the file that contains the address.
    Path {
        /// The path as the author wrote it.
        path: String,
        /// The anchor after `#`; `None` if the address has no anchor.
        fragment: Option<String>,
    },
    /// An anchor in the same text, without its `#`.
    Fragment(String),
}

/// The words that can stand before the colon of an address, such as `section` in `section:diet`. A table kind can
/// define one more word for its rows, such as `cause`.
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
    /// Parses the address of a link or picture in Markdown.
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
    /// Writes the address as an author would write it in a guide.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let fragment = |fragment: &Option<String>| {
            fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default()
        };
        match self {
            Self::Item { kind, id, fragment: place } => {
                write!(f, "{kind}:{id}{}", fragment(place))
            }
            Self::Reference(key) => write!(f, "@{key}"),
            Self::Person(text) | Self::Web(text) => f.write_str(text),
            Self::Path { path, fragment: place } => {
                write!(f, "{path}{}", fragment(place))
            }
            Self::Fragment(place) => write!(f, "#{place}"),
        }
    }
}
