//! Parsed → `Guide`: the files together. Ids become unique, and the order final.

mod order;
pub mod rules;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::order::{Ordered, ordered};
use super::parse::{FileContent, Parsed};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::questionnaire::Questionnaire;
use crate::model::settings::Settings;
use crate::model::table::Table;
use crate::span::{Span, Spanned};

static FIRST: Words = Words { en: "first used here", zh: "第一次用在這裡" };

/// Puts the files together. What stands twice is reported, and the first is kept.
pub fn assemble(parsed: Parsed, found: &mut Diagnostics) -> Guide {
    let mut settings = Arc::new(Settings::default());
    let (mut people, mut references, mut terms) = (Vec::new(), Vec::new(), Vec::new());
    let (mut sections, mut tables, mut questionnaires) = (Vec::new(), Vec::new(), Vec::new());
    let (mut parts, mut drawings) = (Vec::new(), Vec::new());
    let mut mentions = BTreeMap::new();
    for file in parsed.files {
        mentions.insert(file.source, file.mentions);
        match file.content {
            FileContent::Settings(own) => settings = own,
            FileContent::People(own) => people = own,
            FileContent::References(own) => references = own,
            FileContent::Terms(own) => terms = own,
            FileContent::Section(section) => sections.push(section),
            FileContent::Part(part) => parts.push(part),
            FileContent::Drawing(drawing) => drawings.push(drawing),
            FileContent::Table(table) => tables.push(table),
            FileContent::Questionnaire(questionnaire) => questionnaires.push(questionnaire),
        }
    }
    if parsed.base_url.is_some() {
        Arc::make_mut(&mut settings).base_url = parsed.base_url;
    }
    let before = found.len();
    keep_first(&mut people, found);
    keep_first(&mut references, found);
    keep_first(&mut terms, found);
    keep_first(&mut sections, found);
    keep_first(&mut parts, found);
    keep_first(&mut tables, found);
    keep_first(&mut questionnaires, found);
    keep_first(&mut drawings, found);
    make_ids_within_unique(&mut tables, &questionnaires, found);
    // What stands twice is not in the guide, or what names it means the first.
    let mut misread = parsed.misread;
    misread.extend(found.iter().skip(before).map(|finding| finding.span.source));
    let Ordered { sections, parts, outline } = ordered(sections, parts, &settings.order, found);
    if sections.is_empty() {
        let guide_file = settings.language.span.source;
        found.push(rules::NO_SECTIONS.at(Span::new(guide_file, 0..0)));
    }
    Guide {
        settings,
        people: people.into_iter().collect(),
        references: references.into_iter().collect(),
        terms: terms.into_iter().collect(),
        sections: sections.into_iter().collect(),
        parts: parts.into_iter().collect(),
        outline,
        tables: tables.into_iter().collect(),
        questionnaires: questionnaires.into_iter().collect(),
        drawings: drawings.into_iter().collect(),
        assets: parsed.assets,
        mentions,
        misread,
    }
}

/// Keeps the first of each id, and reports the others.
fn keep_first<T: HasId>(records: &mut Vec<Arc<T>>, found: &mut Diagnostics) {
    let mut ids = BTreeMap::new();
    records.retain(|record| is_first(record.id(), &mut ids, found));
}

/// Reports ids that stand twice within a questionnaire or a table, and takes repeated rows away.
fn make_ids_within_unique(
    tables: &mut [Arc<Table>],
    questionnaires: &[Arc<Questionnaire>],
    found: &mut Diagnostics,
) {
    for questionnaire in questionnaires {
        // Conditions count items, so all of them stay where they are.
        report_repeated(questionnaire.items.iter().map(|item| &item.question.id), found);
        report_repeated(questionnaire.outcomes.iter().map(|outcome| &outcome.id), found);
        if let Some(scale) = &questionnaire.scale {
            report_repeated(scale.cut_offs.iter().map(|cut_off| &cut_off.id), found);
        }
    }
    for table in &*tables {
        report_repeated(table.tool.questions.iter().map(|own| &own.question.id), found);
        report_repeated(table.tool.refusals.iter().map(|refusal| &refusal.id), found);
    }
    // Rows that are mentioned by their kind share one set of ids over all tables of that kind.
    let mut of_kind: BTreeMap<&str, BTreeMap<Id, Span>> = BTreeMap::new();
    for table in tables {
        let mut own = BTreeMap::new();
        let ids = match table.kind.mention {
            Some(kind) => of_kind.entry(kind).or_default(),
            None => &mut own,
        };
        let is_kept: Vec<bool> =
            table.rows.iter().map(|row| is_first(&row.id, ids, found)).collect();
        if is_kept.contains(&false) {
            let mut is_kept = is_kept.into_iter();
            Arc::make_mut(table).rows.retain(|_| is_kept.next().unwrap_or(true));
        }
    }
}

fn report_repeated<'i>(ids: impl Iterator<Item = &'i Spanned<Id>>, found: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for id in ids {
        is_first(id, &mut seen, found);
    }
}

/// Whether no other thing has had this id; reports one that is not the first.
fn is_first(id: &Spanned<Id>, ids: &mut BTreeMap<Id, Span>, found: &mut Diagnostics) -> bool {
    if let Some(first) = ids.get(&id.value) {
        let finding = rules::DUPLICATE_ID.at(id.span).with("id", id.value.as_str());
        found.push(finding.related(*first, &FIRST));
        return false;
    }
    ids.insert(id.value, id.span);
    true
}
