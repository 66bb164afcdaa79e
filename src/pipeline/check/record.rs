//! The records of a guide, such as sections, tables and sources. Many checks look at one record at a time.

use crate::model::content::Document;
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
    /// A section of the guide, and its text.
    Section(&'g Section, &'g Document),
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

/// A record whose text may still be in a temporary file.
#[derive(Clone, Copy)]
pub enum UnreadRecord<'g> {
    /// A section, whose text is read by [`UnreadRecord::read`].
    Section(&'g Section),
    /// Any other record.
    Other(Record<'g>),
}

impl<'g> UnreadRecord<'g> {
    /// All records of a guide: its settings, sections, parts, tables, questionnaires, terms, people and sources.
    pub fn all(guide: &'g Guide) -> Vec<Self> {
        let mut all = vec![Self::Other(Record::Settings(&guide.settings))];
        all.extend(guide.sections.iter().map(Self::Section));
        let parts = guide.parts.iter().map(Record::Part);
        let tables = guide.tables.iter().map(Record::Table);
        let questionnaires = guide.questionnaires.iter().map(Record::Questionnaire);
        let terms = guide.terms.iter().map(Record::Term);
        let people = guide.people.iter().map(Record::Person);
        let references = guide.references.iter().map(Record::Reference);
        let others = parts.chain(tables).chain(questionnaires).chain(terms);
        all.extend(others.chain(people).chain(references).map(Self::Other));
        all
    }

    /// Reads the text of a section, and calls `look` with the record.
    pub fn read(self, look: impl FnOnce(Record<'_>)) {
        match self {
            Self::Section(section) => look(Record::Section(section, &section.body.document())),
            Self::Other(record) => look(record),
        }
    }
}

impl<'g> Record<'g> {
    /// The section that this record is. `None` for other records.
    pub fn section(self) -> Option<&'g Section> {
        match self {
            Self::Section(section, _) => Some(section),
            _ => None,
        }
    }

    /// The section that this record is, and its text. `None` for other records.
    pub fn section_and_text(self) -> Option<(&'g Section, &'g Document)> {
        match self {
            Self::Section(section, text) => Some((section, text)),
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
