//! A glossary entry.

use super::content::Document;
use crate::span::Spanned;

/// A term and its plain-language definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Term<R> {
    /// How mentions name it.
    pub id: Spanned<String>,
    /// The term.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// Its English name.
    pub english: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it means.
    pub definition: Document<R>,
}
