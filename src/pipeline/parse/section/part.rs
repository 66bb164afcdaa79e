//! Parses `_part.md` in `sections/`: title and introduction of a folder.

use std::sync::Arc;

use super::with_front_matter;
use crate::diagnostic::Diagnostics;
use crate::model::id::Id;
use crate::model::mention::Mentions;
use crate::model::section::part::Part;
use crate::pipeline::parse::toml::schemas::PART;
use crate::pipeline::parse::{checked_id, markdown, normalized_id};
use crate::span::{SourceId, Span, Spanned};

/// The folder below `sections/` that a `_part.md` describes. `path` is the path of the file below `content/`; `None` if
/// the file is not a `_part.md`.
pub fn folder(path: &str) -> Option<&str> {
    path.strip_prefix("sections/")?.strip_suffix("/_part.md")
}

/// Parses the `_part.md` of a folder. If the front matter is missing, still returns a part, so that links to it are not
/// reported as broken.
pub fn part(
    source: SourceId,
    folder: &str,
    text: &Arc<String>,
    mentions: &Mentions,
    found: &mut Diagnostics,
) -> Part {
    let beginning = Span::new(source, 0..0);
    let id = part_id(folder, beginning, found);
    with_front_matter(source, text, mentions, &PART, found, |mut fields, body, found| {
        let title = fields.text("title", found);
        let part = Part {
            title: title.map(|title| title.value).unwrap_or_default(),
            description: fields.plain("description", found),
            order: fields.texts("order", found).into_iter().map(normalized_id).collect(),
            aliases: fields.texts("aliases", found),
            introduction: markdown::section_body(body, found),
            source: Some(source),
            ..Part::of_folder(id)
        };
        fields.finish(found);
        part
    })
}

/// The id of a part: the path of its folder below `sections/`. Reports every name in the path that cannot be an id.
fn part_id(folder: &str, place: Span, found: &mut Diagnostics) -> Spanned<Id> {
    let names = folder.split('/').map(|name| {
        let name = Spanned::new(name.to_owned(), place);
        checked_id(name, found).value.as_str()
    });
    let names: Vec<&str> = names.collect();
    Spanned::new(Id::new(&names.join("/")), place)
}
