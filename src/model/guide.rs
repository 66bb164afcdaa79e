//! The whole guide: all its files together, in reading order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::content::picture::Picture;
use super::id::Id;
use super::id::keyed::Keyed;
use super::mention::node::Node;
use super::mention::{Address, Mention, MentionId};
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
use crate::spill::Spill;

/// A guide, assembled from its files. Ids are unique and the order is final. Sections, tables and the like share their
/// memory with the parsed files.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The content of `guide.toml`.
    pub settings: Arc<Settings>,
    /// Authors and reviewers, in the order of their file.
    pub people: Keyed<Person>,
    /// The sources of the reference list, in the order of their file.
    pub references: Keyed<Reference>,
    /// The terms of the glossary, in the order of their file, except that terms of one glossary group stand together.
    pub terms: Keyed<Term>,
    /// Sections in reading order, followed by the hand-outs.
    pub sections: Keyed<Section>,
    /// Sections that are not published. Nothing can link to them.
    pub drafts: Vec<Arc<Section>>,
    /// Parts (folders of sections), in reading order.
    pub parts: Keyed<Part>,
    /// The tree of parts and the sections in them.
    pub outline: Outline,
    /// All tables, sorted by id.
    pub tables: Keyed<Table>,
    /// All questionnaires, sorted by id.
    pub questionnaires: Keyed<Questionnaire>,
    /// All drawings, sorted by id.
    pub drawings: Keyed<Drawing>,
    /// The addresses at which an earlier version of the site had pages, from `addresses.txt`.
    pub earlier_addresses: Vec<Spanned<String>>,
    /// Ids of the snippets. Their texts have already been copied into the texts that use them.
    pub snippets: Vec<Id>,
    /// Paths below the site of the files that are published unchanged, sorted. Each has the span to which findings
    /// about the file point.
    pub assets: Vec<Spanned<String>>,
    /// For each picture among the assets, by path below the site: its size; `None` if browsers cannot show the file.
    pub pictures: BTreeMap<String, Option<Picture>>,
    /// For each file, its mentions, that is, links, citations and the like as the author wrote them. Files without
    /// mentions have no entry.
    pub mentions: BTreeMap<SourceId, Arc<[Mention]>>,
    /// Files that could be read only in part. A link to a row or an item that seems to be missing in such a file is not
    /// reported, because the unread part may contain the row or item.
    pub misread: BTreeSet<SourceId>,
    /// Holds the texts of sections for which there is no room in memory.
    pub spill: Arc<Spill>,
}

impl Guide {
    /// The hand-outs of the guide. In `sections`, they follow the sections of the reading order.
    pub fn handouts(&self) -> &[Arc<Section>] {
        &self.sections.shared()[self.outline.count(Node::Home)..]
    }

    /// Returns true if the guide has hand-outs.
    pub fn has_handouts(&self) -> bool {
        !self.handouts().is_empty()
    }

    /// The ids that drafts refer to, and the keys of the sources that drafts cite. Things with these ids and keys count
    /// as used, although drafts are not published.
    pub fn names_in_drafts(&self) -> BTreeSet<&str> {
        let files = self.drafts.iter().filter_map(|draft| self.mentions.get(&draft.source));
        let names = files.flat_map(|list| list.iter()).flat_map(|mention| match &mention.address {
            Address::Item { id, fragment, .. } => [Some(id.as_str()), fragment.as_deref()],
            Address::Reference(key) => [Some(key.as_str()), None],
            _ => [None, None],
        });
        names.flatten().collect()
    }

    /// Finds the mention that this `MentionId` identifies, such as a link as the author wrote it. `None` if the guide
    /// has no mention with this `MentionId`.
    pub fn mention(&self, mention: MentionId) -> Option<&Mention> {
        self.mentions.get(&mention.source)?.get(mention.slot as usize)
    }
}
