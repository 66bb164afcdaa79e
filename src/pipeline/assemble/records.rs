//! What all files of a project define, grouped by type: sections, tables, people, sources and so on.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::is_first;
use super::snippets::{Snippets, of_questionnaire, of_settings, of_table};
use crate::diagnostic::Diagnostics;
use crate::model::id::keyed::HasId;
use crate::model::mention::Mention;
use crate::model::person::Person;
use crate::model::questionnaire::Questionnaire;
use crate::model::reference::Reference;
use crate::model::section::Section;
use crate::model::section::drawing::Drawing;
use crate::model::section::part::Part;
use crate::model::section::snippet::Snippet;
use crate::model::settings::Settings;
use crate::model::table::Table;
use crate::model::term::Term;
use crate::pipeline::parse::{FileContent, ParsedFile};
use crate::span::{SourceId, Span, Spanned};

/// What all files define, in one list for each type. The lists are in the order of the files.
#[derive(Default)]
pub struct Records {
    /// The content of `guide.toml`.
    pub settings: Arc<Settings>,
    /// Authors and reviewers.
    pub people: Vec<Arc<Person>>,
    /// Sources of the reference list.
    pub references: Vec<Arc<Reference>>,
    /// Terms of the glossary.
    pub terms: Vec<Arc<Term>>,
    /// Old addresses of the site, from `addresses.txt`.
    pub earlier_addresses: Vec<Spanned<String>>,
    /// All sections, including drafts.
    pub sections: Vec<Arc<Section>>,
    /// Parts: the folders with a `_part.md`.
    pub parts: Vec<Arc<Part>>,
    /// All tables of the guide.
    pub tables: Vec<Arc<Table>>,
    /// The CSV files in `tables/`. For each: its path below `content/`, with the start of the file as position.
    pub csv: Vec<Spanned<String>>,
    /// All questionnaires of the guide.
    pub questionnaires: Vec<Arc<Questionnaire>>,
    /// All drawings of the guide.
    pub drawings: Vec<Arc<Drawing>>,
    /// The mentions in each file. Texts of the file refer to a mention by its slot, that is, by its index in the file's
    /// list.
    pub mentions: BTreeMap<SourceId, Arc<[Mention]>>,
    snippets: Vec<Arc<Snippet>>,
}

impl Records {
    /// Groups the content of these files by type.
    pub fn of(files: Vec<ParsedFile>) -> Self {
        let mut all = Self::default();
        for file in files {
            all.mentions.insert(file.source, file.mentions);
            match file.content {
                FileContent::Settings(own) => all.settings = own,
                FileContent::People(own) => all.people = own,
                FileContent::References(own) => all.references = own,
                FileContent::Terms(own) => all.terms = own,
                FileContent::Addresses(own) => all.earlier_addresses = own,
                FileContent::Section(own) => all.sections.push(own),
                FileContent::Part(own) => all.parts.push(own),
                FileContent::Snippet(own) => all.snippets.push(own),
                FileContent::Drawing(own) => all.drawings.push(own),
                FileContent::Table(own) => all.tables.push(own),
                FileContent::Csv(path) => {
                    all.csv.push(Spanned::new(path, Span::new(file.source, 0..0)));
                }
                FileContent::Questionnaire(own) => all.questionnaires.push(own),
            }
        }
        all
    }

    /// If several things of one type, such as two tables, have the same id, keeps the first and reports the others.
    pub fn keep_first(&mut self, found: &mut Diagnostics) {
        keep_first(&mut self.people, found);
        keep_first(&mut self.references, found);
        keep_first(&mut self.terms, found);
        keep_first(&mut self.sections, found);
        keep_first(&mut self.parts, found);
        keep_first(&mut self.tables, found);
        keep_first(&mut self.questionnaires, found);
        keep_first(&mut self.drawings, found);
        keep_first(&mut self.snippets, found);
    }

    /// Replaces each embed of a snippet by the text of the snippet. Returns the snippets, with the information which of
    /// them some text uses.
    pub fn place_snippets(&mut self) -> Snippets {
        let mut snippets = Snippets::new(std::mem::take(&mut self.snippets));
        let mentions = &mut self.mentions;
        let source = self.settings.language.span.source;
        snippets.place(&mut self.settings, source, mentions, of_settings);
        for section in &mut self.sections {
            let source = section.source;
            snippets.place(section, source, mentions, |own, place| own.body.change(place));
        }
        for part in &mut self.parts {
            let Some(source) = part.source else { continue };
            snippets.place(part, source, mentions, |own, place| place(&mut own.introduction));
        }
        for table in &mut self.tables {
            let source = table.source;
            snippets.place(table, source, mentions, of_table);
        }
        for questionnaire in &mut self.questionnaires {
            let source = questionnaire.source;
            snippets.place(questionnaire, source, mentions, of_questionnaire);
        }
        snippets
    }
}

fn keep_first<T: HasId>(records: &mut Vec<Arc<T>>, found: &mut Diagnostics) {
    let mut ids = BTreeMap::new();
    records.retain(|record| is_first(record.id(), &mut ids, found));
}
