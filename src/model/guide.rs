//! Everything that a guide holds, in reading order.

use std::collections::BTreeSet;

use super::person::Person;
use super::questionnaire::Questionnaire;
use super::reference::Reference;
use super::section::Section;
use super::settings::Settings;
use super::table::Table;
use super::term::Term;
use crate::span::{SourceId, Spanned};

/// A guide, generic over how its content refers to things. Ids are unique, and the order is final.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide<R> {
    /// What `guide.toml` says.
    pub settings: Settings<R>,
    /// Authors and reviewers, in file order.
    pub people: Vec<Person<R>>,
    /// Sources, in file order.
    pub references: Vec<Reference<R>>,
    /// Glossary, in file order.
    pub terms: Vec<Term<R>>,
    /// Sections, in reading order.
    pub sections: Vec<Section<R>>,
    /// Tables, by id.
    pub tables: Vec<Table<R>>,
    /// Questionnaires, by id.
    pub questionnaires: Vec<Questionnaire<R>>,
    /// Files that are published as they are, by path below the site, sorted.
    pub assets: Vec<Spanned<String>>,
    /// Files of which some part could not be read, or not as it was meant: they are not to be judged as a whole.
    pub misread: BTreeSet<SourceId>,
}
