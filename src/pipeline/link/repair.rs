//! Completes the texts of a guide, so that later stages need not ask whether a mention leads anywhere. A link without
//! text gets the title of its target. If a mention leads nowhere, only text remains of it: of a link its text, of a
//! picture its alternative text, of an embed its caption. A citation is removed.

use std::sync::Arc;

use crate::model::content::{Block, Document, Inline, each_block, is_unnamed};
use crate::model::guide::Guide;
use crate::model::mention::MentionId;
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::section::body::LinkText;
use crate::model::settings::Settings;
use crate::model::table::{CellContent, Table};
use crate::span::SourceId;

/// Tells the repair of texts what it must know about mentions, such as whether a mention leads anywhere.
pub trait MentionLookup {
    /// Returns true if a file contains links without text, or mentions that lead nowhere.
    fn needs_repair(&self, source: SourceId) -> bool;
    /// Returns true if a mention has a target.
    fn is_resolved(&self, mention: MentionId) -> bool;
    /// The texts for all links without text in a file, sorted by slot. `None` if a mention in the file leads nowhere.
    fn link_texts(&self, source: SourceId) -> Option<Vec<LinkText>>;
    /// The text for a link that has none: the title of its target.
    fn name(&self, mention: MentionId) -> Vec<Inline>;
}

/// Repairs all texts of a guide. Does not copy sections, tables and so on that need no repair.
pub fn repair(guide: &mut Guide, references: &dyn MentionLookup) {
    let is_in = |source| references.needs_repair(source);
    if is_in(guide.settings.language.span.source) {
        settings(Arc::make_mut(&mut guide.settings), references);
    }
    guide.sections.change(|own| is_in(own.source), |own| section(own, references));
    guide.parts.change(
        |own| own.source.is_some_and(is_in),
        |own| document(&mut own.introduction, references),
    );
    guide.tables.change(|own| is_in(own.source), |own| table(own, references));
    guide.questionnaires.change(|own| is_in(own.source), |own| questionnaire(own, references));
    guide
        .terms
        .change(|own| is_in(own.id.span.source), |own| document(&mut own.definition, references));
    guide
        .people
        .change(|own| is_in(own.id.span.source), |own| document(&mut own.about, references));
    guide
        .references
        .change(|own| is_in(own.key.span.source), |own| document(&mut own.note, references));
}

/// Repairs the texts of one section.
pub fn repair_section(own: &mut Arc<Section>, references: &dyn MentionLookup) {
    if references.needs_repair(own.source) {
        section(Arc::make_mut(own), references);
    }
}

fn settings(own: &mut Settings, references: &dyn MentionLookup) {
    lines(&mut own.key_messages, references);
    document(&mut own.introduction, references);
    let editorial = &mut own.editorial;
    document(&mut editorial.about, references);
    document(&mut editorial.policy, references);
    document(&mut editorial.funding, references);
    document(&mut editorial.conflicts, references);
    document(&mut editorial.disclaimer, references);
}

fn section(own: &mut Section, references: &dyn MentionLookup) {
    own.changes.iter_mut().for_each(|change| inlines(&mut change.text, references));
    lines(&mut own.key_messages, references);
    match references.link_texts(own.source) {
        Some(names) => own.body.name_links(names),
        None => own.body.change(|body| document(body, references)),
    }
}

fn table(own: &mut Table, references: &dyn MentionLookup) {
    document(&mut own.description, references);
    document(&mut own.note, references);
    inlines(&mut own.applies_to, references);
    for measure in &mut own.measures {
        inlines(&mut measure.question, references);
        inlines(&mut measure.hint, references);
    }
    for question in &mut own.tool.questions {
        inlines(&mut question.text, references);
        inlines(&mut question.hint, references);
        document(&mut question.care, references);
    }
    document(&mut own.tool.default, references);
    own.tool.refusals.iter_mut().for_each(|refusal| document(&mut refusal.reason, references));
    for cell in own.rows.iter_mut().flat_map(|row| &mut row.cells) {
        match &mut cell.content {
            CellContent::Inline(own) => inlines(own, references),
            CellContent::Prose(own) => document(own, references),
            CellContent::List(own) => lines(own, references),
            _ => {}
        }
    }
}

fn questionnaire(own: &mut Questionnaire, references: &dyn MentionLookup) {
    document(&mut own.introduction, references);
    document(&mut own.closing, references);
    for item in &mut own.items {
        inlines(&mut item.text, references);
        inlines(&mut item.hint, references);
        inlines(&mut item.statement, references);
        document(&mut item.why, references);
        document(&mut item.next_step, references);
        document(&mut item.if_unsure, references);
    }
    for outcome in &mut own.outcomes {
        inlines(&mut outcome.title, references);
        document(&mut outcome.text, references);
    }
    if let Some(scale) = &mut own.scale {
        scale.inputs.iter_mut().for_each(|input| inlines(&mut input.text, references));
        document(&mut scale.population, references);
        inlines(&mut scale.sensitivity, references);
        inlines(&mut scale.specificity, references);
        document(&mut scale.limits, references);
        for cut_off in &mut scale.cut_offs {
            inlines(&mut cut_off.name, references);
            inlines(&mut cut_off.meaning, references);
        }
    }
}

fn document(own: &mut Document, references: &dyn MentionLookup) {
    blocks(&mut own.blocks, references);
    own.footnotes.iter_mut().for_each(|note| blocks(&mut note.blocks, references));
}

fn lines(own: &mut [Vec<Inline>], references: &dyn MentionLookup) {
    own.iter_mut().for_each(|line| inlines(line, references));
}

fn blocks(all: &mut [Block], references: &dyn MentionLookup) {
    each_block(all, &mut |block| {
        block.lines_mut().for_each(|line| inlines(line, references));
        if let Block::Embed(embed) = block
            && !references.is_resolved(embed.to)
        {
            *block = Block::Paragraph(std::mem::take(&mut embed.caption));
        }
    });
}

/// Repairs a list of inlines. Gives links without text the titles of their targets. Replaces links that lead nowhere by
/// their text, and removes citations that lead nowhere. Builds a new list only if something must be removed.
fn inlines(all: &mut Vec<Inline>, references: &dyn MentionLookup) {
    all.iter_mut().for_each(|own| inline(own, references));
    let is_lost = |own: &Inline| match own {
        Inline::Link(link) => !references.is_resolved(link.to),
        Inline::Citation(citations) => citations.is_empty(),
        _ => false,
    };
    if !all.iter().any(is_lost) {
        return;
    }
    for own in std::mem::take(all) {
        match own {
            Inline::Link(link) if !references.is_resolved(link.to) => all.extend(link.content),
            own if is_lost(&own) => {}
            own => all.push(own),
        }
    }
}

fn inline(own: &mut Inline, references: &dyn MentionLookup) {
    match own {
        Inline::Link(link) => {
            inlines(&mut link.content, references);
            if is_unnamed(&link.content) {
                link.content = references.name(link.to);
            }
        }
        Inline::Image(image) if !references.is_resolved(image.source) => {
            *own = Inline::Text((&*image.alternative).into(), image.span);
        }
        Inline::Citation(citations) => {
            citations.retain(|citation| references.is_resolved(citation.mention));
        }
        other => {
            if let Some(content) = other.children_mut() {
                inlines(content, references);
            }
        }
    }
}
