//! A section: one Markdown file, its front matter and its text.

use super::content::{Document, Inline};
use super::date::Date;
use crate::span::{SourceId, Spanned};

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<R> {
    /// How mentions name it: the file's name without its ending.
    pub id: Spanned<String>,
    /// The file.
    pub source: SourceId,
    /// Folders between `sections/` and the file.
    pub folders: Vec<String>,
    /// The page's only first-level heading.
    pub title: String,
    /// One or two sentences for search results, if the author gives them.
    pub description: Option<String>,
    /// Who wrote it.
    pub authors: Vec<R>,
    /// The day the text last changed.
    pub updated: Option<Spanned<Date>>,
    /// The clinical review, if there was one.
    pub review: Option<Review<R>>,
    /// Shown before the text.
    pub key_messages: Vec<Vec<Inline<R>>>,
    /// The text.
    pub body: Document<R>,
}

/// A clinician's sign-off of a whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct Review<R> {
    /// The reviewer.
    pub by: R,
    /// When the whole page was read.
    pub date: Spanned<Date>,
    /// When it is due again.
    pub next: Spanned<Date>,
}
