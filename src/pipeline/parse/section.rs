//! A file of `sections/`: front matter and text.

use super::markdown;
use super::prose::{Origin, Prose};
use super::toml::{Fields, TomlText};
use super::{checked_id, front_matter, rules};
use crate::diagnostic::Diagnostics;
use crate::model::mention::Mention;
use crate::model::section::{Review, Section};
use crate::span::{SourceId, Span, Spanned};

/// The section in the file `path` (below `sections/`, without its ending); none where it cannot have a page.
pub fn section(
    source: SourceId,
    path: &str,
    text: &str,
    found: &mut Diagnostics,
) -> Option<Section<Mention>> {
    let Some(parts) = front_matter::split(text) else {
        found.push(rules::MISSING_FRONT_MATTER.at(Span::new(source, 0..first_line(text))));
        return None;
    };
    let (head, offset) = parts.head;
    let toml = TomlText { source, text: head, offset };
    let table = toml.parse(found);
    let mut fields = Fields::new(toml, &table, Span::new(source, 0..offset.min(3)));
    let mut folders: Vec<String> = path.split('/').map(str::to_owned).collect();
    let stem = Spanned::new(folders.pop().unwrap_or_default(), Span::new(source, 0..0));
    let title = fields.required_text("title", found);
    let section = Section {
        id: checked_id(stem, found),
        source,
        folders,
        title: title.map(|title| title.value).unwrap_or_default(),
        description: fields.plain("description", found),
        authors: fields.texts("authors", found),
        updated: fields.date("updated", found).map(|date| date.value),
        review: fields.fields("review", found).and_then(|review| self::review(review, found)),
        key_messages: fields.inlines("key-messages", found),
        body: markdown::section_body(
            &Prose { text: parts.body.0, source, origin: Origin::At(parts.body.1) },
            found,
        ),
    };
    fields.finish(found);
    Some(section)
}

fn review(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<Review> {
    let by = fields.required_text("by", found);
    let date = fields.required_date("date", found);
    let next = fields.required_date("next", found);
    fields.finish(found);
    Some(Review { by: by?, date: date?, next: next? })
}

fn first_line(text: &str) -> usize {
    text.find(['\r', '\n']).unwrap_or(text.len())
}
