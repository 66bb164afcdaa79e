//! Parses a file of `sections/`: front matter and text.

pub mod drawing;
pub mod part;
pub mod snippet;

use std::sync::Arc;

use super::front_matter::{self, Parts};
use super::markdown;
use super::prose::{Origin, Prose};
use super::toml::schemas::{SECTION, TomlSchema};
use super::toml::{Fields, TomlText};
use super::{checked_id, rules};
use crate::diagnostic::Diagnostics;
use crate::model::mention::{Address, MentionId, Mentions, Usage};
use crate::model::section::{Change, Review, Section};
use crate::span::{SourceId, Span, Spanned};

/// Parses a section. `path` is the path of its file below `sections/`, without ending. If the front matter is missing,
/// still returns a section, so that links to it are not reported as broken.
pub fn section(
    source: SourceId,
    path: &str,
    text: &Arc<String>,
    mentions: &Mentions,
    found: &mut Diagnostics,
) -> Section {
    with_front_matter(source, text, mentions, &SECTION, found, |mut fields, body, found| {
        let section = fields_of_section(source, path, &mut fields, body, found);
        fields.finish(found);
        section
    })
}

/// Parses a file with front matter. Calls `read` with the fields of the front matter, with the text below it, and with
/// the findings. If front matter is missing, reports this and treats the whole file as text without fields; the
/// findings of `read` are then dropped.
fn with_front_matter<T>(
    source: SourceId,
    file: &Arc<String>,
    mentions: &Mentions,
    schema: &'static TomlSchema,
    found: &mut Diagnostics,
    read: impl FnOnce(Fields<'_, '_>, &Prose<'_>, &mut Diagnostics) -> T,
) -> T {
    let parts = front_matter::split(file);
    if parts.is_none() {
        let (place, problem, advice) = front_matter::problem(file);
        let finding = rules::MISSING_FRONT_MATTER.at(Span::new(source, place));
        found.push(finding.with("problem", problem).advise(advice));
    }
    let mut discarded = Diagnostics::new();
    let found = if parts.is_some() { found } else { &mut discarded };
    let Parts { head: (head, offset), body: (text, start) } =
        parts.unwrap_or(Parts { head: ("", 0), body: (file, 0) });
    let toml = TomlText { source, text: head, file, offset, mentions };
    let table = toml.parse(found);
    let fields = Fields::new(toml, &table, Span::new(source, 0..offset.min(3)), schema);
    read(fields, &Prose { text, file, source, origin: Origin::At(start), mentions }, found)
}

fn fields_of_section(
    source: SourceId,
    path: &str,
    fields: &mut Fields<'_, '_>,
    body: &Prose<'_>,
    found: &mut Diagnostics,
) -> Section {
    let toml = fields.toml();
    let mut folders: Vec<String> = path.split('/').map(str::to_owned).collect();
    let stem = Spanned::new(folders.pop().unwrap_or_default(), Span::new(source, 0..0));
    for folder in &mut folders {
        let id = checked_id(Spanned::new(std::mem::take(folder), stem.span), found);
        *folder = id.value.to_string();
    }
    let title = fields.text("title", found);
    let updated = fields.date("updated", found);
    let changes = changes(fields, found);
    // The section is as new as the latest of `updated` and the dates of its changes.
    let changed = changes.iter().map(|change| &change.date).max_by_key(|date| date.value);
    let updated =
        updated.as_ref().into_iter().chain(changed).max_by_key(|date| date.value).cloned();
    Section {
        id: checked_id(stem, found),
        source,
        folders,
        title: title.map(|title| title.value).unwrap_or_default(),
        description: fields.plain("description", found),
        found_by: fields.texts("found-by", found).into_iter().map(|words| words.value).collect(),
        authors: fields
            .texts("authors", found)
            .into_iter()
            .map(|id| person(id, toml.mentions))
            .collect(),
        updated,
        is_handout: (fields.value("handout"))
            .and_then(|value| toml.boolean(value, found))
            .unwrap_or(false),
        is_draft: (fields.value("draft"))
            .and_then(|value| toml.boolean(value, found))
            .unwrap_or(false),
        review: fields.fields("review", found).and_then(|review| self::review(review, found)),
        key_messages: fields.inlines("key-messages", found),
        aliases: fields.texts("aliases", found),
        changes,
        body: markdown::section_body(body, found).into(),
    }
}

fn changes(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Change> {
    let own = fields.array_of_fields("changes", found).into_iter();
    let change = |mut fields: Fields<'_, '_>| {
        let date = fields.date("date", found);
        let text = fields.inline("text", found);
        fields.finish(found);
        Some(Change { date: date?, text })
    };
    own.filter_map(change).collect()
}

fn review(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<Review> {
    let by = fields.text("by", found);
    let date = fields.date("date", found);
    let next = fields.date("next", found);
    let mentions = fields.toml().mentions;
    fields.finish(found);
    Some(Review { by: person(by?, mentions), date: date?, next: next? })
}

fn person(id: Spanned<String>, mentions: &Mentions) -> MentionId {
    mentions.add(id.span, Address::Person(id.value), Usage::Link)
}
