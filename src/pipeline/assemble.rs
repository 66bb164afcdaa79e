//! Parsed → `Guide<Mention>`: the files together. Ids become unique, and the order final.

pub mod rules;

use std::collections::BTreeMap;

use super::parse::{Parsed, ParsedFile};
use crate::diagnostic::{Diagnostics, Words};
use crate::model::guide::Guide;
use crate::model::mention::Mention;
use crate::model::section::Section;
use crate::model::settings::Settings;
use crate::span::{Span, Spanned};
use crate::suggestions::Known;

static FIRST: Words = Words { en: "first used here", zh: "第一次用在這裡" };

/// Puts the files together. What stands twice is reported, and the first is kept.
pub fn assemble(parsed: Parsed, found: &mut Diagnostics) -> Guide<Mention> {
    let mut guide = Guide {
        settings: Settings::default(),
        people: Vec::new(),
        references: Vec::new(),
        terms: Vec::new(),
        sections: Vec::new(),
        tables: Vec::new(),
        questionnaires: Vec::new(),
        assets: parsed.assets,
        misread: parsed.misread,
    };
    for file in parsed.files {
        match file {
            ParsedFile::Settings(settings) => guide.settings = *settings,
            ParsedFile::People(people) => guide.people = people,
            ParsedFile::References(references) => guide.references = references,
            ParsedFile::Terms(terms) => guide.terms = terms,
            ParsedFile::Section(section) => guide.sections.push(*section),
            ParsedFile::Table(table) => guide.tables.push(*table),
            ParsedFile::Questionnaire(questionnaire) => guide.questionnaires.push(*questionnaire),
        }
    }
    if parsed.base_url.is_some() {
        guide.settings.base_url = parsed.base_url;
    }
    make_ids_unique(&mut guide, found);
    // What stands twice is not in the guide, or what names it means the first.
    let repeated = found.iter().filter(|finding| finding.rule.name == rules::DUPLICATE_ID.name);
    guide.misread.extend(repeated.map(|finding| finding.span.source));
    guide.sections = in_reading_order(guide.sections, &guide.settings.order, found);
    if guide.sections.is_empty() {
        let guide_file = guide.settings.language.span.source;
        found.push(rules::NO_SECTIONS.at(Span::new(guide_file, 0..0)));
    }
    guide
}

fn make_ids_unique(guide: &mut Guide<Mention>, found: &mut Diagnostics) {
    keep_first(&mut guide.people, |person| &person.id, found);
    keep_first(&mut guide.references, |reference| &reference.key, found);
    keep_first(&mut guide.terms, |term| &term.id, found);
    keep_first(&mut guide.sections, |section| &section.id, found);
    keep_first(&mut guide.tables, |table| &table.id, found);
    keep_first(&mut guide.questionnaires, |questionnaire| &questionnaire.id, found);
    for questionnaire in &mut guide.questionnaires {
        // Conditions count items, so all of them stay where they are.
        report_repeated(questionnaire.items.iter().map(|item| &item.question.id), found);
        report_repeated(questionnaire.outcomes.iter().map(|outcome| &outcome.id), found);
        if let Some(scale) = &questionnaire.scale {
            report_repeated(scale.cut_offs.iter().map(|cut_off| &cut_off.id), found);
        }
    }
    for table in &guide.tables {
        report_repeated(table.tool.questions.iter().map(|own| &own.question.id), found);
        report_repeated(table.tool.refusals.iter().map(|refusal| &refusal.id), found);
    }
    // Rows that are mentioned by their kind share one set of ids over all tables of that kind.
    let mut of_kind: BTreeMap<&str, BTreeMap<String, Span>> = BTreeMap::new();
    for table in &mut guide.tables {
        match table.kind.mention {
            Some(kind) => {
                let ids = of_kind.entry(kind).or_default();
                keep_first_among(&mut table.rows, |row| &row.id, ids, found);
            }
            None => keep_first(&mut table.rows, |row| &row.id, found),
        }
    }
}

fn report_repeated<'i>(ids: impl Iterator<Item = &'i Spanned<String>>, found: &mut Diagnostics) {
    keep_first(&mut ids.collect(), |id| *id, found);
}

fn keep_first<T>(items: &mut Vec<T>, id: impl Fn(&T) -> &Spanned<String>, found: &mut Diagnostics) {
    keep_first_among(items, id, &mut BTreeMap::new(), found);
}

fn keep_first_among<T>(
    items: &mut Vec<T>,
    id: impl Fn(&T) -> &Spanned<String>,
    ids: &mut BTreeMap<String, Span>,
    found: &mut Diagnostics,
) {
    items.retain(|item| {
        let id = id(item);
        if let Some(first) = ids.get(&id.value) {
            let finding = rules::DUPLICATE_ID.at(id.span).with("id", id.value.as_str());
            found.push(finding.related(*first, &FIRST));
            return false;
        }
        ids.insert(id.value.clone(), id.span);
        true
    });
}

/// Sections as `order` names them; those that it leaves out follow as they came, by path.
fn in_reading_order(
    sections: Vec<Section<Mention>>,
    order: &[Spanned<String>],
    found: &mut Diagnostics,
) -> Vec<Section<Mention>> {
    let there: Known<()> = sections.iter().map(|section| (section.id.value.clone(), ())).collect();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, id) in order.iter().enumerate() {
        if !there.contains(&id.value) {
            found.push(
                rules::UNKNOWN_SECTION_IN_ORDER
                    .at(id.span)
                    .with("id", id.value.as_str())
                    .suggest(there.nearest(&id.value)),
            );
        } else if places.insert(&id.value, place).is_some() {
            found.push(rules::REPEATED_SECTION_IN_ORDER.at(id.span).with("id", id.value.as_str()));
        }
    }
    if !order.is_empty() {
        for section in
            sections.iter().filter(|section| !places.contains_key(section.id.value.as_str()))
        {
            let finding = rules::SECTION_MISSING_FROM_ORDER.at(section.id.span);
            found.push(finding.with("id", section.id.value.as_str()));
        }
    }
    let mut sections = sections;
    sections.sort_by_key(|section| {
        places.get(section.id.value.as_str()).copied().unwrap_or(usize::MAX)
    });
    sections
}
