//! Inserts the texts of snippets where they are embedded, so that later stages need not know about snippets. If a
//! section embeds a snippet, the mentions and citations in the snippet then count as those of the section.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::rules;
use crate::diagnostic::Diagnostics;
use crate::model::content::{Block, Document, Embed, each_mention};
use crate::model::id::Id;
use crate::model::mention::{Address, Mention, MentionId, Usage};
use crate::model::questionnaire::Questionnaire;
use crate::model::section::snippet::Snippet;
use crate::model::settings::Settings;
use crate::model::table::{CellContent, Table};
use crate::span::SourceId;

/// The mentions in each file of the guide. Texts of the file refer to a mention by its slot, that is, by its index in
/// the file's list.
type AllMentions = BTreeMap<SourceId, Arc<[Mention]>>;

/// The snippets of a guide, and which of them some text uses.
pub struct Snippets {
    by_id: BTreeMap<Id, Arc<Snippet>>,
    placed: BTreeSet<Id>,
}

impl Snippets {
    /// Collects the snippets of a guide; none of them is used yet.
    pub fn new(snippets: Vec<Arc<Snippet>>) -> Self {
        let by_id = snippets.into_iter().map(|snippet| (snippet.id.value, snippet));
        Self { by_id: by_id.collect(), placed: BTreeSet::new() }
    }

    /// The ids of all snippets.
    pub fn names(&self) -> Vec<Id> {
        self.by_id.keys().copied().collect()
    }

    /// Inserts snippets into the texts of `record`, such as a section or table, whose file is `source`. Appends the
    /// mentions in the snippets to this file's list in `mentions`. `texts` is called with the record and with a
    /// function, and must call this function for each text of the record.
    pub fn place<T: Clone>(
        &mut self,
        record: &mut Arc<T>,
        source: SourceId,
        mentions: &mut AllMentions,
        texts: impl FnOnce(&mut T, &mut dyn FnMut(&mut Document)),
    ) {
        let Some(list) = mentions.get(&source) else { return };
        if !list.iter().any(|mention| self.named(mention).is_some()) {
            return;
        }
        let mut placing = Placing { snippets: self, source, mentions, list: list.to_vec() };
        texts(Arc::make_mut(record), &mut |text| placing.blocks(&mut text.blocks));
        let list = placing.list;
        mentions.insert(source, list.into());
    }

    /// Reports snippets that no text embeds.
    pub fn report_unused(&self, found: &mut Diagnostics) {
        let unused = self.by_id.values().filter(|snippet| !self.placed.contains(&snippet.id.value));
        for snippet in unused {
            let id = snippet.id.value.as_str();
            found.push(rules::UNUSED_SNIPPET.at(snippet.id.span).with("id", id));
        }
    }

    /// The id of the snippet that a mention embeds, as in `![](snippet:dose)`. `None` for other mentions.
    fn named(&self, mention: &Mention) -> Option<Id> {
        match &mention.address {
            Address::Item { kind, id, fragment: None }
                if mention.usage == Usage::Embed && kind == "snippet" =>
            {
                let id = Id::new(id);
                self.by_id.contains_key(&id).then_some(id)
            }
            _ => None,
        }
    }
}

/// Inserts the texts of snippets into the texts of one file.
struct Placing<'p> {
    snippets: &'p mut Snippets,
    source: SourceId,
    mentions: &'p AllMentions,
    /// The mentions of the file itself, then copies of the mentions in its snippets.
    list: Vec<Mention>,
}

impl Placing<'_> {
    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        let mut at = 0;
        while at < blocks.len() {
            if let Block::Embed(embed) = &blocks[at]
                && let Some(text) = self.text(embed)
            {
                let length = text.len();
                blocks.splice(at..=at, text);
                at += length;
            } else {
                self.within(&mut blocks[at]);
                at += 1;
            }
        }
    }

    fn within(&mut self, block: &mut Block) {
        match block {
            Block::Quote(inner) => self.blocks(inner),
            Block::Callout(callout) => self.blocks(&mut callout.body),
            Block::List(list) => {
                for item in &mut list.items {
                    let is_alone = matches!(item.blocks[..], [Block::Embed(_)]);
                    self.blocks(&mut item.blocks);
                    // A snippet that is the whole text of a list item becomes as tight as the items beside it.
                    if let [Block::Paragraph(content)] = &mut item.blocks[..]
                        && is_alone
                    {
                        item.blocks = vec![Block::Plain(std::mem::take(content))];
                    }
                }
            }
            Block::Definitions(groups) => {
                let definitions = groups.iter_mut().flat_map(|group| &mut group.definitions);
                definitions.for_each(|inner| self.blocks(inner));
            }
            Block::Paragraph(_)
            | Block::Plain(_)
            | Block::Heading(_)
            | Block::Code(_)
            | Block::Table(_)
            | Block::ThematicBreak
            | Block::Html(_)
            | Block::Embed(_) => {}
        }
    }

    /// Copies the text of the snippet that `embed` shows. The mentions in the copy become mentions of this file. `None`
    /// if the embed shows no snippet. Also `None` if it has a caption, which would be lost; the embed then stays, and a
    /// later stage reports it.
    fn text(&mut self, embed: &Embed) -> Option<Vec<Block>> {
        let slot = embed.to.slot as usize;
        let mention = self.list.get(slot).filter(|_| embed.to.source == self.source)?;
        let id = self.snippets.named(mention)?;
        let (from, reading_position) = (mention.from, mention.reading_position);
        let snippet = Arc::clone(self.snippets.by_id.get(&id)?);
        self.snippets.placed.insert(id);
        // The caption would be lost. Leave the embed; the link stage reports it.
        if !embed.caption.is_empty() {
            return None;
        }
        let first = self.list.len() as u32;
        let own = self.mentions.get(&snippet.source).map_or(&[][..], |own| own);
        self.list.extend(own.iter().map(|own| Mention { from, reading_position, ..own.clone() }));
        self.list[slot].usage = Usage::Snippet;
        let mut blocks = snippet.text.blocks.clone();
        let source = self.source;
        each_mention(&mut blocks, &mut |to| *to = MentionId { source, slot: first + to.slot });
        Some(blocks)
    }
}

/// Calls `place` with each text of a table that may embed snippets. `place` replaces these embeds by the texts of the
/// snippets.
pub fn of_table(table: &mut Table, place: &mut dyn FnMut(&mut Document)) {
    place(&mut table.description);
    place(&mut table.note);
    place(&mut table.tool.default);
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let CellContent::Prose(text) = &mut cell.content {
            place(text);
        }
    }
}

/// Calls `place` with each text of a questionnaire that may embed snippets. `place` replaces these embeds by the texts
/// of the snippets.
pub fn of_questionnaire(own: &mut Questionnaire, place: &mut dyn FnMut(&mut Document)) {
    place(&mut own.introduction);
    place(&mut own.closing);
    for item in &mut own.items {
        place(&mut item.why);
        place(&mut item.next_step);
        place(&mut item.if_unsure);
    }
    own.outcomes.iter_mut().for_each(|outcome| place(&mut outcome.text));
}

/// Calls `place` with each text of `guide.toml` that may embed snippets. `place` replaces these embeds by the texts of
/// the snippets.
pub fn of_settings(own: &mut Settings, place: &mut dyn FnMut(&mut Document)) {
    place(&mut own.introduction);
    place(&mut own.editorial.about);
    place(&mut own.editorial.policy);
}
