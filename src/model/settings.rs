//! What `guide.toml` says.

pub mod navigation;

use self::navigation::{Group, Home, Redirect, Way};
use super::content::{Document, Inline};
use super::id::Id;
use crate::span::{SourceId, Span, Spanned};

/// How the addresses of pages look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum UrlStyle {
    /// `causes.html`: works from a disk and on every server.
    #[default]
    Files,
    /// `causes/`: for servers only.
    Folders,
}

/// What the theme draws as a guide's own sign, in its mark and on its home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Motif {
    /// Its initial.
    #[default]
    Initial,
    /// The rings of bone in cross-section.
    Rings,
}

impl Motif {
    /// All of them, as an author writes them, and as the theme knows them.
    pub const ALL: [(&'static str, Self); 2] = [("initial", Self::Initial), ("rings", Self::Rings)];

    /// The name as authors write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, motif)| *motif == self).map_or("initial", |(name, _)| name)
    }
}

/// The guide's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The guide's title.
    pub title: String,
    /// A shorter one for the header.
    pub short_title: Option<String>,
    /// One or two sentences on the whole.
    pub description: String,
    /// BCP 47 language tag.
    pub language: Spanned<String>,
    /// Where it is published, ending with a slash.
    pub base_url: Option<String>,
    /// How addresses look.
    pub urls: UrlStyle,
    /// Edition, as shown.
    pub version: Option<String>,
    /// Licence, as shown.
    pub license: Option<String>,
    /// The licence's address.
    pub license_url: Option<String>,
    /// Reading order, by section id.
    pub order: Vec<Spanned<Id>>,
    /// Shown first on the home page.
    pub key_messages: Vec<Vec<Inline>>,
    /// Shown after them.
    pub introduction: Document,
    /// What the header leads to; empty where the first questionnaire will do.
    pub navigation: Vec<Way>,
    /// The sections in groups, for the menu and the home page; empty where the parts will do.
    pub groups: Vec<Group>,
    /// Old addresses that lead to something of the guide's.
    pub redirects: Vec<Redirect>,
    /// What the home page says.
    pub home: Home,
    /// The guide's own sign.
    pub motif: Motif,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The texts of the about page.
    pub editorial: Editorial,
}

impl Default for Settings {
    /// What a guide has whose settings could not be read: nothing, in English.
    fn default() -> Self {
        Self {
            title: String::new(),
            short_title: None,
            description: String::new(),
            language: Spanned::new("en".to_owned(), Span::new(SourceId(0), 0..0)),
            base_url: None,
            urls: UrlStyle::default(),
            version: None,
            license: None,
            license_url: None,
            order: Vec::new(),
            key_messages: Vec::new(),
            introduction: Document::default(),
            navigation: Vec::new(),
            groups: Vec::new(),
            redirects: Vec::new(),
            home: Home::default(),
            motif: Motif::default(),
            publisher: Publisher::default(),
            editorial: Editorial::default(),
        }
    }
}

/// Who publishes the guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Page.
    pub url: Option<String>,
    /// `mailto:` or `https:` address for corrections.
    pub contact: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// What the guide says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editorial {
    /// What this guide is, and for whom.
    pub about: Document,
    /// How it is written, checked and corrected.
    pub policy: Document,
    /// Who pays.
    pub funding: Document,
    /// Conflicts of interest.
    pub conflicts: Document,
    /// Shown at the foot of each page too.
    pub disclaimer: Document,
}
