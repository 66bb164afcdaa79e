//! Finds files below `templates/` that have no effect: the name is misspelt, or the file is in the wrong folder.

use super::{DefaultFiles, is_text, rules, start, text};
use crate::diagnostic::Diagnostics;
use crate::pipeline::parse::is_language_tag;
use crate::suggestions::nearest;
use crate::theme::OwnFile;

/// Reports files that have no effect because the theme does not look for a file at this path. `own` are the project's
/// files, `default` the files of the default theme.
pub fn check(own: &[OwnFile<'_>], default: &DefaultFiles, found: &mut Diagnostics) {
    for file in own {
        let Some(path) = file.path.strip_prefix("templates/") else { continue };
        if default.contains_key(file.path) || is_used(path, own) || is_for_editors(path) {
            continue;
        }
        let finding = rules::UNUSED_THEME_FILE.at(start(file.source)).with("path", file.path);
        // A path at which the project already has a file is not suggested.
        let is_free = |known: &&str| !own.iter().any(|file| file.path == *known);
        let known = default.keys().map(String::as_str).filter(|known| !is_for_editors(known));
        let meant = misplaced(file.path, default)
            .or_else(|| nearest_path(file.path, known.filter(is_free)));
        found.push(finding.suggest(meant));
    }
}

/// Returns true for files that only people read, such as READMEs.
fn is_for_editors(path: &str) -> bool {
    let path = path.strip_prefix("templates/").unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_note = name.ends_with(".md") || ["OFL.txt", "LICENSE", "LICENSE.txt"].contains(&name);
    is_note || path.starts_with("scaffold/")
}

/// Returns true if a file has an effect although the default theme has no file of the same path.
fn is_used(path: &str, own: &[OwnFile<'_>]) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_component =
        folder.strip_prefix("components/").is_some_and(|folder| !folder.contains('/'));
    match ending {
        "css" => folder == "styles" || is_component,
        "toml" => folder == "locales" && is_language_tag(stem),
        "js" => is_component && folder.ends_with(&format!("/{stem}")),
        "html" | "xml" | "txt" | "webmanifest" => {
            let names = components_of(own, path);
            let others =
                own.iter().filter(|other| is_text(other.path) && !other.path.ends_with(path));
            let mut others = others.map(|other| text(other.bytes));
            let called = |text: &str, name: &str| {
                text.match_indices(name).any(|(at, _)| text[..at].trim_end().ends_with('<'))
            };
            others.any(|text| text.contains(path) || names.iter().any(|name| called(text, name)))
        }
        _ => false,
    }
}

/// The names of the components that the project's template at `path` defines, so that other templates can call them.
/// `path` is relative to `templates/`.
fn components_of<'t>(own: &[OwnFile<'t>], path: &str) -> Vec<&'t str> {
    let file = own.iter().find(|file| file.path.strip_prefix("templates/") == Some(path));
    let text = file.map_or("", |file| text(file.bytes));
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let definitions = text.split("component ").skip(1);
    definitions
        .map(|rest| rest.split(|c| !is_of_name(c)).next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Looks for a file of the default theme that has the same file name as the file at `path`, but is in another folder.
/// Returns its path; `None` if no file or several files have this name.
fn misplaced<'d>(path: &str, default: &'d DefaultFiles) -> Option<&'d str> {
    let name = path.rsplit('/').next()?.to_lowercase();
    let mut same = default.keys().filter(|known| {
        known.starts_with("templates/")
            && known.rsplit('/').next().is_some_and(|other| other == name)
            && !is_for_editors(known)
    });
    let first = same.next()?;
    same.next().is_none().then_some(first)
}

/// The path among `known` that is most similar to `path`; `None` if no path is similar. The `templates/` at the start
/// of the paths is not compared.
fn nearest_path<'d>(path: &str, known: impl Iterator<Item = &'d str>) -> Option<&'d str> {
    let mut known: Vec<&str> = known.filter(|known| known.starts_with("templates/")).collect();
    let below = |path: &'d str| path.strip_prefix("templates/").unwrap_or(path);
    known.sort_by_key(|known| known.len());
    let meant = nearest(path.strip_prefix("templates/")?, known.iter().map(|known| below(known)))?;
    known.into_iter().find(|known| below(known) == meant)
}
