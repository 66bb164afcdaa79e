//! Checks the project's own stylesheets: their syntax, and whether every custom property that is used is also defined.
//! The stylesheets of the default theme count, too.

use std::collections::BTreeSet;

use super::css::{Sheet, read};
use super::{DefaultFiles, rules, start, text};
use crate::diagnostic::Diagnostics;
use crate::span::Span;
use crate::suggestions::nearest;
use crate::theme::OwnFile;

/// Checks every stylesheet of the project, together with those of the default theme that the project does not replace.
pub fn check(own: &[OwnFile<'_>], default: &DefaultFiles, found: &mut Diagnostics) {
    let sheets: Vec<(&OwnFile<'_>, Sheet<'_>)> = (own.iter())
        .filter(|file| is_style(file.path))
        .map(|file| (file, read(text(file.bytes))))
        .collect();
    if sheets.is_empty() {
        return;
    }
    let is_replaced = |path: &str| own.iter().any(|file| file.path == path);
    let kept = default.iter().filter(|(path, _)| is_style(path) && !is_replaced(path));
    let kept: Vec<Sheet<'_>> = kept.map(|(_, bytes)| read(text(bytes))).collect();
    let mut defined: BTreeSet<&str> = BTreeSet::new();
    defined.extend(sheets.iter().flat_map(|(_, sheet)| &sheet.defined));
    defined.extend(kept.iter().flat_map(|sheet| &sheet.defined));
    // Templates and scripts may define custom properties too.
    let others = default.iter().map(|(path, bytes)| (path.as_str(), text(bytes)));
    let others = others.chain(own.iter().map(|file| (file.path, text(file.bytes))));
    let others: Vec<&str> = others
        .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".js"))
        .map(|(_, text)| text)
        .collect();
    let is_given = |name: &str| others.iter().any(|text| text.contains(name));
    for (file, sheet) in &sheets {
        for (range, problem) in &sheet.syntax_errors {
            let finding = rules::BROKEN_STYLE.at(Span::new(file.source, range.clone()));
            found.push(finding.with("problem", *problem));
        }
        for used in sheet.used.iter().filter(|used| !used.has_fallback) {
            if !defined.contains(used.name) && !is_given(used.name) {
                let finding =
                    rules::UNKNOWN_CUSTOM_PROPERTY.at(Span::new(file.source, used.range.clone()));
                let finding = finding.with("name", used.name);
                found.push(finding.suggest(nearest(used.name, defined.iter().copied())));
            }
        }
    }
    for (file, sheet) in &sheets {
        let Some(bytes) = default.get(file.path) else { continue };
        let before = read(text(bytes)).defined;
        let lost: BTreeSet<&str> = before
            .into_iter()
            .filter(|name| !defined.contains(name) && !sheet.defined.contains(name))
            .filter(|name| {
                let users = kept.iter().flat_map(|sheet| &sheet.used);
                users.into_iter().any(|used| used.name == *name && !used.has_fallback)
            })
            .collect();
        if !lost.is_empty() {
            let names = lost.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            found.push(rules::LOST_CUSTOM_PROPERTY.at(start(file.source)).with("names", names));
        }
    }
}

fn is_style(path: &str) -> bool {
    let is_part = ["templates/styles/", "templates/components/"];
    path.ends_with(".css") && is_part.iter().any(|folder| path.starts_with(folder))
}
