//! How an author refers to something, before anybody has looked whether it exists.

pub mod web;

use self::web::WEB_SCHEMES;
use crate::span::Span;

/// A reference as it was written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the address stands, or the whole link where Markdown does not tell.
    pub span: Span,
    /// What was written.
    pub address: Address,
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
pub const OWN_KINDS: [&str; 7] =
    ["section", "table", "term", "questionnaire", "chart", "planner", "reader"];

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
