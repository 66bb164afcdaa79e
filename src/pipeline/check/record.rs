//! The records of a guide, such as sections, tables and sources. Many checks look at one record at a time.

use crate::model::guide::Guide;
use crate::model::person::Person;
use crate::model::questionnaire::Questionnaire;
use crate::model::reference::Reference;
use crate::model::section::Section;
use crate::model::section::part::Part;
use crate::model::settings::Settings;
use crate::model::table::Table;
use crate::model::table::bands::{self, Bands};
use crate::model::term::Term;

/// A record of a guide, such as a section, a table or a source: a thing that a check looks at by itself.
#[derive(Clone, Copy)]
pub enum Record<'g> {
    /// The content of `guide.toml`.
    Settings(&'g Settings),
    /// A section of the guide.
    Section(&'g Section),
    /// A part of the guide: a folder of sections.
    Part(&'g Part),
    /// A table of the guide.
    Table(&'g Table),
    /// A questionnaire of the guide.
    Questionnaire(&'g Questionnaire),
    /// A term of the glossary.
    Term(&'g Term),
    /// An author or reviewer.
    Person(&'g Person),
    /// A source of the reference list.
    Reference(&'g Reference),
}

impl<'g> Record<'g> {
    /// All records of a guide: its settings, sections, parts, tables, questionnaires, terms, people and sources.
    pub fn all(guide: &'g Guide) -> Vec<Self> {
        let mut all = vec![Self::Settings(&guide.settings)];
        all.extend(guide.sections.iter().map(Self::Section));
        all.extend(guide.parts.iter().map(Self::Part));
        all.extend(guide.tables.iter().map(Self::Table));
        all.extend(guide.questionnaires.iter().map(Self::Questionnaire));
        all.extend(guide.terms.iter().map(Self::Term));
        all.extend(guide.people.iter().map(Self::Person));
        all.extend(guide.references.iter().map(Self::Reference));
        all
    }

    /// The section that this record is. `None` for other records.
    pub fn section(self) -> Option<&'g Section> {
        match self {
            Self::Section(section) => Some(section),
            _ => None,
        }
    }

    /// The table that this record is. `None` for other records.
    pub fn table(self) -> Option<&'g Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The questionnaire that this record is. `None` for other records.
    pub fn questionnaire(self) -> Option<&'g Questionnaire> {
        match self {
            Self::Questionnaire(own) => Some(own),
            _ => None,
        }
    }

    /// The source that this record is. `None` for other records.
    pub fn reference(self) -> Option<&'g Reference> {
        match self {
            Self::Reference(reference) => Some(reference),
            _ => None,
        }
    }

    /// The bands of a table, or of a questionnaire's scale, in one list for each measure. Empty for other records.
    pub fn bands(self) -> Vec<Bands<'g>> {
        match self {
            Self::Table(table) => bands::of_table(table),
            Self::Questionnaire(own) => own.scale.iter().map(bands::of_scale).collect(),
            _ => Vec::new(),
        }
    }
}
