//! The settings of a guide, from the file `guide.toml`.

pub mod color;
pub mod look;
pub mod navigation;

use self::look::Look;
use self::navigation::{Home, NavigationLink, Redirect, SectionGroup};
use super::content::{Document, Inline};
use super::id::Id;
use crate::span::{SourceId, Span, Spanned};

/// The form of the addresses of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum UrlStyle {
    /// Addresses such as `causes.html`, which also work when the site is opened from a disk.
    #[default]
    Files,
    /// Addresses such as `causes/`, which need a web server.
    Folders,
}

/// What the theme draws as the guide's logo, if the guide gives no picture as its logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Motif {
    /// The first letter of the guide's title.
    #[default]
    Initial,
    /// Rings, as in a cross-section of bone.
    Rings,
}

impl Motif {
    /// All motifs, each with the name that TOML files and themes use for it.
    pub const ALL: [(&'static str, Self); 2] = [("initial", Self::Initial), ("rings", Self::Rings)];

    /// The name of the motif in TOML files, such as `rings`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, motif)| *motif == self).map_or("initial", |(name, _)| name)
    }
}

/// The settings of a guide, from the file `guide.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The title of the guide.
    pub title: String,
    /// A shorter title for the header of pages; `None` if the author gives none.
    pub short_title: Option<String>,
    /// One or two sentences that say what the guide is.
    pub description: String,
    /// The language of the guide, as a BCP 47 tag such as `zh-Hant-TW`.
    pub language: Spanned<String>,
    /// The address at which the guide is published, with a slash at its end; `None` if the author gives none.
    pub base_url: Option<String>,
    /// The form of the addresses of pages.
    pub urls: UrlStyle,
    /// The version of the guide, as readers see it; `None` if the author gives none.
    pub version: Option<String>,
    /// The licence of the guide, as readers see it; `None` if the author gives none.
    pub license: Option<String>,
    /// Web address of the licence; `None` if the author gives none.
    pub license_url: Option<String>,
    /// The reading order: ids of sections and of parts (folders). The id of a part stands for all sections of the part.
    pub order: Vec<Spanned<Id>>,
    /// Key messages, which the home page lists before its introduction: for each message, its inlines.
    pub key_messages: Vec<Vec<Inline>>,
    /// The introduction, which the home page shows after the key messages.
    pub introduction: Document,
    /// The links in the header of every page. If the list is empty, the theme links to the first questionnaire.
    pub navigation: Vec<NavigationLink>,
    /// Groups of sections for the menu and the home page. If the list is empty, each part (folder of sections) is a
    /// group.
    pub groups: Vec<SectionGroup>,
    /// Old addresses at which there is no page any more, each with what it leads to now.
    pub redirects: Vec<Redirect>,
    /// Texts and links that only the home page shows.
    pub home: Home,
    /// What the theme draws as the guide's logo, if the guide gives no picture as its logo.
    pub motif: Motif,
    /// The colours and the logo that the guide chooses instead of the theme's.
    pub look: Look,
    /// Words that the guide avoids, each with the word that it uses instead.
    pub words: Vec<Preferred>,
    /// Names of the rules that the guide switches off: their findings are not reported.
    pub switched_off: Vec<Spanned<String>>,
    /// True if readers can search the site.
    pub has_search: bool,
    /// The person or organisation that publishes the guide.
    pub publisher: Publisher,
    /// Texts about how the guide is made, for the about page.
    pub editorial: Editorial,
}

impl Default for Settings {
    /// The settings that are used if `guide.toml` cannot be read: no title and no texts, in English.
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

/// A word that the guide avoids, and the word that it uses instead. If both words are the same, the entry allows this
/// word, which osteon would otherwise report as a term of mainland China.
#[derive(Clone, Debug, PartialEq)]
pub struct Preferred {
    /// The word that the guide avoids.
    pub avoided: String,
    /// The word that the guide uses instead of `avoided`.
    pub preferred: String,
}

/// The person or organisation that publishes the guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publisher {
    /// Name of the publisher.
    pub name: String,
    /// Web page of the publisher; `None` if the author gives none.
    pub url: Option<String>,
    /// Address for corrections, which begins with `mailto:` or `https:`; `None` if the author gives none.
    pub contact: Option<String>,
    /// Postal address of the publisher; `None` if the author gives none.
    pub address: Option<String>,
}

/// Texts about how the guide is made, for the about page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editorial {
    /// Text of the about page that says what the guide is, and for whom.
    pub about: Document,
    /// Text of the about page that says how the guide is written, checked and corrected.
    pub policy: Document,
    /// Text of the about page that says who pays for the guide.
    pub funding: Document,
    /// Text of the about page that states conflicts of interest of the people who make the guide.
    pub conflicts: Document,
    /// The disclaimer, shown on the about page and at the foot of every page except the 404 page.
    pub disclaimer: Document,
}
