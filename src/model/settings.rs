//! The settings in `guide.toml`.

pub mod color;
pub mod look;
pub mod navigation;

use self::look::Look;
use self::navigation::{Group, Home, Redirect, Way};
use super::content::{Document, Inline};
use super::id::Id;
use crate::span::{SourceId, Span, Spanned};

/// The form of page addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum UrlStyle {
    /// `causes.html`: works from a disk and on every server.
    #[default]
    Files,
    /// `causes/`: works on servers only.
    Folders,
}

/// The motif that the theme draws as the guide's logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Motif {
    /// The initial of the title.
    #[default]
    Initial,
    /// The rings of bone in cross-section.
    Rings,
}

impl Motif {
    /// All motifs, with their name in TOML, which themes use too.
    pub const ALL: [(&'static str, Self); 2] = [("initial", Self::Initial), ("rings", Self::Rings)];

    /// The name in TOML.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, motif)| *motif == self).map_or("initial", |(name, _)| name)
    }
}

/// The settings of a guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The title of the guide.
    pub title: String,
    /// A shorter title for the header.
    pub short_title: Option<String>,
    /// One or two sentences about the guide.
    pub description: String,
    /// BCP 47 language tag.
    pub language: Spanned<String>,
    /// The URL at which the guide is published, ending with a slash.
    pub base_url: Option<String>,
    /// The form of page addresses.
    pub urls: UrlStyle,
    /// Edition of the guide, as shown.
    pub version: Option<String>,
    /// Licence of the guide, as shown.
    pub license: Option<String>,
    /// Web address of the licence.
    pub license_url: Option<String>,
    /// Reading order: ids of sections and parts.
    pub order: Vec<Spanned<Id>>,
    /// Key messages, shown first on the home page.
    pub key_messages: Vec<Vec<Inline>>,
    /// The introduction, shown after the key messages.
    pub introduction: Document,
    /// Links of the header; if empty, the theme uses the first questionnaire.
    pub navigation: Vec<Way>,
    /// Groups of sections for the menu and the home page; if empty, the parts are used.
    pub groups: Vec<Group>,
    /// Old addresses and their new targets.
    pub redirects: Vec<Redirect>,
    /// Texts of the home page.
    pub home: Home,
    /// The motif of the logo.
    pub motif: Motif,
    /// Colours and logo that the guide chooses.
    pub look: Look,
    /// Words that the guide does not use, and what it uses.
    pub words: Vec<Preferred>,
    /// The rules that are switched off.
    pub switched_off: Vec<Spanned<String>>,
    /// True if the site has search.
    pub has_search: bool,
    /// The publisher of the guide.
    pub publisher: Publisher,
    /// The texts of the about page.
    pub editorial: Editorial,
}

impl Default for Settings {
    /// The settings used if `guide.toml` cannot be read: empty, in English.
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
            look: Look::default(),
            words: Vec::new(),
            switched_off: Vec::new(),
            has_search: true,
            publisher: Publisher::default(),
            editorial: Editorial::default(),
        }
    }
}

/// A word to avoid and its replacement. A word that is its own replacement is explicitly allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferred {
    /// The word to avoid.
    pub avoided: String,
    /// The word to use instead of `avoided`.
    pub right: String,
}

/// The publisher of the guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publisher {
    /// Name of the publisher.
    pub name: String,
    /// Web page of the publisher.
    pub url: Option<String>,
    /// `mailto:` or `https:` address for corrections.
    pub contact: Option<String>,
    /// Postal address of the publisher.
    pub address: Option<String>,
}

/// Editorial information, shown on the about page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editorial {
    /// What the guide is, and for whom.
    pub about: Document,
    /// How it is written, checked and corrected.
    pub policy: Document,
    /// Text about funding.
    pub funding: Document,
    /// Text about conflicts of interest.
    pub conflicts: Document,
    /// Disclaimer, also shown at the foot of every page.
    pub disclaimer: Document,
}
