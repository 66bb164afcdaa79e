//! Combines the parsed files into a [`Guide`] with unique ids and a final order.

mod drafts;
mod order;
mod records;
pub mod rules;
mod snippets;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::drafts::{drop_findings_of_drafts, split_off_drafts};
use self::order::{Ordered, ordered};
use self::records::Records;
use super::parse::Parsed;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::questionnaire::Questionnaire;
use crate::model::table::Table;
use crate::model::term::Term;
use crate::span::{SourceId, Span, Spanned};

static FIRST: Words = Words("first used here");

/// Combines the parsed files into a guide. If several things of one type, such as two tables, have the same id, keeps
/// the first and reports the others.
pub fn assemble(parsed: Parsed, found: &mut Diagnostics) -> Guide {
    let mut records = Records::of(parsed.files);
    if parsed.base_url.is_some() {
        Arc::make_mut(&mut records.settings).base_url = parsed.base_url;
    }
    let before = found.len();
    records.keep_first(found);
    check_nested_ids(&mut records.tables, &records.questionnaires, found);
    report_reused_ids(&records.tables, &records.questionnaires, &records.terms, found);
    // A duplicate is dropped, and mentions of its id lead to the thing that is kept, so checks of whole files skip
    // files with duplicates.
    let mut misread = parsed.misread;
    misread.extend(found.iter().skip(before).map(|finding| finding.span.source));
    let snippets = records.place_snippets();
    if misread.is_empty() {
        snippets.report_unused(found);
        report_unused_csv(&records.csv, &records.tables, found);
    }
    let settings = records.settings;
    let (drafts, sections) = split_off_drafts(records.sections, parsed.shows_drafts);
    drop_findings_of_drafts(&drafts, &mut misread, found);
    let Ordered { sections, parts, outline } =
        ordered(sections, records.parts, &drafts, &settings.order, found);
    if sections.is_empty() {
        let guide_file = settings.language.span.source;
        found.push(rules::NO_SECTIONS.at(Span::new(guide_file, 0..0)));
    }
    Guide {
        settings,
        people: records.people.into_iter().collect(),
        references: records.references.into_iter().collect(),
        terms: records.terms.into_iter().collect(),
        sections: sections.into_iter().collect(),
        drafts,
        parts: parts.into_iter().collect(),
        outline,
        tables: records.tables.into_iter().collect(),
        questionnaires: records.questionnaires.into_iter().collect(),
        drawings: records.drawings.into_iter().collect(),
        earlier_addresses: records.earlier_addresses,
        snippets: snippets.names(),
        assets: parsed.assets,
        pictures: parsed.pictures,
        mentions: records.mentions,
        misread,
        spill: parsed.spill,
    }
}

/// Reports the CSV files in `tables/` whose rows no table uses.
fn report_unused_csv(files: &[Spanned<String>], tables: &[Arc<Table>], found: &mut Diagnostics) {
    let used: BTreeSet<SourceId> = tables.iter().filter_map(|table| table.csv).collect();
    for file in files.iter().filter(|file| !used.contains(&file.span.source)) {
        let name = file.value.rsplit('/').next().unwrap_or_default();
        let finding = rules::UNUSED_CSV.at(file.span).with("path", file.value.as_str());
        found.push(finding.with("name", name));
    }
}

/// Reports ids that occur twice within a questionnaire or table. If several rows have the same id, removes all but the
/// first from `tables`; other things with the same id stay.
fn check_nested_ids(
    tables: &mut [Arc<Table>],
    questionnaires: &[Arc<Questionnaire>],
    found: &mut Diagnostics,
) {
    for questionnaire in questionnaires {
        // Conditions refer to items by index, so duplicates stay.
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
    // Rows that are mentioned by kind share one namespace across all tables of the kind.
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

/// Reports former ids that are not unique on their page: another row, item or term there has the same id or former id.
fn report_reused_ids(
    tables: &[Arc<Table>],
    questionnaires: &[Arc<Questionnaire>],
    terms: &[Arc<Term>],
    found: &mut Diagnostics,
) {
    for table in
        tables.iter().filter(|table| table.rows.iter().any(|row| !row.former_ids.is_empty()))
    {
        let (own, former) = (table.rows.iter().map(|row| &row.id), &mut table.rows.iter());
        report_reused(own, former.flat_map(|row| &row.former_ids), found);
    }
    for questionnaire in questionnaires {
        let items = questionnaire.items.iter();
        let own = items.clone().map(|item| &item.question.id);
        report_reused(own, items.flat_map(|item| &item.former_ids), found);
    }
    let own = terms.iter().map(|term| &term.id);
    report_reused(own, terms.iter().flat_map(|term| &term.former_ids), found);
}

fn report_reused<'i>(
    own: impl Iterator<Item = &'i Spanned<Id>>,
    former: impl Iterator<Item = &'i Spanned<Id>>,
    found: &mut Diagnostics,
) {
    let mut seen: BTreeMap<Id, Span> = own.map(|id| (id.value, id.span)).collect();
    for id in former {
        is_first(id, &mut seen, found);
    }
}

fn report_repeated<'i>(ids: impl Iterator<Item = &'i Spanned<Id>>, found: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for id in ids {
        is_first(id, &mut seen, found);
    }
}

/// Adds an id to `ids`, and returns true. If the id is in `ids` already, reports a duplicate and returns false. The
/// position of the first use is kept in `ids`.
fn is_first(id: &Spanned<Id>, ids: &mut BTreeMap<Id, Span>, found: &mut Diagnostics) -> bool {
    if let Some(first) = ids.get(&id.value) {
        let finding = rules::DUPLICATE_ID.at(id.span).with("id", id.value.as_str());
        found.push(finding.related(*first, &FIRST));
        return false;
    }
    ids.insert(id.value, id.span);
    true
}
