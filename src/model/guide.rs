//! The whole guide, in reading order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::content::picture::Picture;
use super::id::Id;
use super::id::keyed::Keyed;
use super::mention::node::Node;
use super::mention::{Address, Mention, Ref};
use super::person::Person;
use super::questionnaire::Questionnaire;
use super::reference::Reference;
use super::section::Section;
use super::section::drawing::Drawing;
use super::section::outline::Outline;
use super::section::part::Part;
use super::settings::Settings;
use super::table::Table;
use super::term::Term;
use crate::span::{SourceId, Spanned};

/// A guide. Ids are unique and the order is final. Records are shared with the parsed files.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The content of `guide.toml`.
    pub settings: Arc<Settings>,
    /// Authors and reviewers, in file order.
    pub people: Keyed<Person>,
    /// Sources, in file order.
    pub references: Keyed<Reference>,
    /// Glossary, in file order.
    pub terms: Keyed<Term>,
    /// Sections, in reading order.
    pub sections: Keyed<Section>,
    /// Sections that are not published yet. Nothing can link to them.
    pub drafts: Vec<Arc<Section>>,
    /// Parts, in reading order.
    pub parts: Keyed<Part>,
    /// The tree of parts and sections.
    pub outline: Outline,
    /// All tables, sorted by id.
    pub tables: Keyed<Table>,
    /// All questionnaires, sorted by id.
    pub questionnaires: Keyed<Questionnaire>,
    /// All drawings, sorted by id.
    pub drawings: Keyed<Drawing>,
    /// Addresses of an earlier site, from `addresses.txt`.
    pub published: Vec<Spanned<String>>,
    /// Ids of the snippets. Their texts have been copied to where they are placed.
    pub snippets: Vec<Id>,
    /// Files that are published unchanged, by path below the site, sorted.
    pub assets: Vec<Spanned<String>>,
    /// The pictures among the assets, by path below the site. `None` for a file that browsers cannot show.
    pub pictures: BTreeMap<String, Option<Picture>>,
    /// The mentions of each file that contains any.
    pub mentions: BTreeMap<SourceId, Arc<[Mention]>>,
    /// Files that could not be read completely. Checks do not judge them as a whole, because what seems to be missing
    /// may be in the lost part.
    pub misread: BTreeSet<SourceId>,
}

impl Guide {
    /// The hand-outs. They follow the sections of the reading order in `sections`.
    pub fn handouts(&self) -> &[Arc<Section>] {
        &self.sections.shared()[self.outline.count(Node::Home)..]
    }

    /// Returns true if there are hand-outs.
    pub fn has_handouts(&self) -> bool {
        !self.handouts().is_empty()
    }

    /// The ids that drafts mention and the keys that they cite. These count as used, although drafts are not published.
    pub fn names_in_drafts(&self) -> BTreeSet<&str> {
        let files = self.drafts.iter().filter_map(|draft| self.mentions.get(&draft.source));
        let names = files.flat_map(|list| list.iter()).flat_map(|mention| match &mention.address {
            Address::Item { id, fragment, .. } => [Some(id.as_str()), fragment.as_deref()],
            Address::Reference(key) => [Some(key.as_str()), None],
            _ => [None, None],
        });
        names.flatten().collect()
    }

    /// The mention that a reference stands for.
    pub fn mention(&self, reference: Ref) -> Option<&Mention> {
        self.mentions.get(&reference.source)?.get(reference.slot as usize)
    }
}
