//! Makes texts complete, so that later stages need not ask where references lead. A link without text gets the title of
//! its target. If a reference leads nowhere, a link becomes its text, a picture its alternative text, an embed its
//! caption; a citation is removed.

use std::sync::Arc;

use crate::model::content::{Block, Document, Inline, is_unnamed};
use crate::model::guide::Guide;
use crate::model::mention::Ref;
use crate::model::questionnaire::Questionnaire;
use crate::model::section::Section;
use crate::model::settings::Settings;
use crate::model::table::{CellContent, Table};
use crate::span::SourceId;

/// What a repair must know of references.
pub trait Names {
    /// Returns true if a file contains links without text, or references that lead nowhere.
    fn concerns(&self, source: SourceId) -> bool;
    /// Returns true if a reference leads somewhere.
    fn leads(&self, reference: Ref) -> bool;
    /// The text that a link without text gets: the title of its target.
    fn name(&self, reference: Ref) -> Vec<Inline>;
}

/// Repairs all texts of a guide. Records that need no repair are not copied.
pub fn repair(guide: &mut Guide, names: &dyn Names) {
    let is_in = |source| names.concerns(source);
    if is_in(guide.settings.language.span.source) {
        settings(Arc::make_mut(&mut guide.settings), names);
    }
    guide.sections.change(|own| is_in(own.source), |own| section(own, names));
    guide
        .parts
        .change(|own| own.source.is_some_and(is_in), |own| document(&mut own.introduction, names));
    guide.tables.change(|own| is_in(own.source), |own| table(own, names));
    guide.questionnaires.change(|own| is_in(own.source), |own| questionnaire(own, names));
    guide.terms.change(|own| is_in(own.id.span.source), |own| document(&mut own.definition, names));
    guide.people.change(|own| is_in(own.id.span.source), |own| document(&mut own.about, names));
    guide.references.change(|own| is_in(own.key.span.source), |own| document(&mut own.note, names));
}

/// Repairs the texts of one section.
pub fn repair_section(own: &mut Arc<Section>, names: &dyn Names) {
    if names.concerns(own.source) {
        section(Arc::make_mut(own), names);
    }
}

fn settings(own: &mut Settings, names: &dyn Names) {
    lines(&mut own.key_messages, names);
    document(&mut own.introduction, names);
    let editorial = &mut own.editorial;
    document(&mut editorial.about, names);
    document(&mut editorial.policy, names);
    document(&mut editorial.funding, names);
    document(&mut editorial.conflicts, names);
    document(&mut editorial.disclaimer, names);
}

fn section(own: &mut Section, names: &dyn Names) {
    own.changes.iter_mut().for_each(|change| inlines(&mut change.text, names));
    lines(&mut own.key_messages, names);
    document(&mut own.body, names);
}

fn table(own: &mut Table, names: &dyn Names) {
    document(&mut own.description, names);
    document(&mut own.note, names);
    inlines(&mut own.applies_to, names);
    for measure in &mut own.measures {
        inlines(&mut measure.question, names);
        inlines(&mut measure.hint, names);
    }
    for question in &mut own.tool.questions {
        inlines(&mut question.text, names);
        inlines(&mut question.hint, names);
        document(&mut question.care, names);
    }
    document(&mut own.tool.default, names);
    own.tool.refusals.iter_mut().for_each(|refusal| document(&mut refusal.reason, names));
    for cell in own.rows.iter_mut().flat_map(|row| &mut row.cells) {
        match &mut cell.content {
            CellContent::Inline(own) => inlines(own, names),
            CellContent::Prose(own) => document(own, names),
            CellContent::List(own) => lines(own, names),
            _ => {}
        }
    }
}

fn questionnaire(own: &mut Questionnaire, names: &dyn Names) {
    document(&mut own.introduction, names);
    document(&mut own.closing, names);
    for item in &mut own.items {
        inlines(&mut item.text, names);
        inlines(&mut item.hint, names);
        inlines(&mut item.statement, names);
        document(&mut item.why, names);
        document(&mut item.next_step, names);
        document(&mut item.if_unsure, names);
    }
    for outcome in &mut own.outcomes {
        inlines(&mut outcome.title, names);
        document(&mut outcome.text, names);
    }
    if let Some(scale) = &mut own.scale {
        scale.inputs.iter_mut().for_each(|input| inlines(&mut input.text, names));
        document(&mut scale.population, names);
        inlines(&mut scale.sensitivity, names);
        inlines(&mut scale.specificity, names);
        document(&mut scale.limits, names);
        for cut_off in &mut scale.cut_offs {
            inlines(&mut cut_off.name, names);
            inlines(&mut cut_off.meaning, names);
        }
    }
}

fn document(own: &mut Document, names: &dyn Names) {
    blocks(&mut own.blocks, names);
    own.footnotes.iter_mut().for_each(|note| blocks(&mut note.blocks, names));
}

fn lines(own: &mut [Vec<Inline>], names: &dyn Names) {
    own.iter_mut().for_each(|line| inlines(line, names));
}

fn blocks(all: &mut [Block], names: &dyn Names) {
    for block in all {
        match block {
            Block::Paragraph(content) | Block::Plain(content) => inlines(content, names),
            Block::Heading(heading) => inlines(&mut heading.content, names),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| blocks(&mut item.blocks, names));
            }
            Block::Quote(inner) => blocks(inner, names),
            Block::Callout(callout) => {
                inlines(&mut callout.heading, names);
                blocks(&mut callout.body, names);
            }
            Block::Table(table) => {
                lines(&mut table.head, names);
                table.rows.iter_mut().for_each(|row| lines(row, names));
            }
            Block::Definitions(groups) => {
                for group in groups {
                    lines(&mut group.terms, names);
                    group.definitions.iter_mut().for_each(|inner| blocks(inner, names));
                }
            }
            Block::Embed(embed) => {
                inlines(&mut embed.caption, names);
                if !names.leads(embed.to) {
                    *block = Block::Paragraph(std::mem::take(&mut embed.caption));
                }
            }
            Block::Code(_) | Block::ThematicBreak | Block::Html(_) => {}
        }
    }
}

/// Repairs the inlines in a list. The list is built anew only if a link or citation in it leads nowhere.
fn inlines(all: &mut Vec<Inline>, names: &dyn Names) {
    all.iter_mut().for_each(|own| inline(own, names));
    let is_lost = |own: &Inline| match own {
        Inline::Link(link) => !names.leads(link.to),
        Inline::Citation(citations) => citations.is_empty(),
        _ => false,
    };
    if !all.iter().any(is_lost) {
        return;
    }
    for own in std::mem::take(all) {
        match own {
            Inline::Link(link) if !names.leads(link.to) => all.extend(link.content),
            own if is_lost(&own) => {}
            own => all.push(own),
        }
    }
}

fn inline(own: &mut Inline, names: &dyn Names) {
    match own {
        Inline::Link(link) => {
            inlines(&mut link.content, names);
            if is_unnamed(&link.content) {
                link.content = names.name(link.to);
            }
        }
        Inline::Image(image) if !names.leads(image.source) => {
            *own = Inline::Text((&*image.alternative).into(), image.span);
        }
        Inline::Citation(citations) => {
            citations.retain(|citation| names.leads(citation.reference));
        }
        other => {
            if let Some(content) = other.children_mut() {
                inlines(content, names);
            }
        }
    }
}
