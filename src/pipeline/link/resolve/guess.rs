//! Guesses which address the author meant, if an address leads nowhere.

use super::super::index::is_form;
use super::Linker;
use super::relative_path::{join, percent_decoded};
use crate::characters::normalized;
use crate::model::mention::web_address::{WEB_SCHEMES, full_address_meant};

impl Linker<'_> {
    /// Guesses what the author meant by a path that leads nowhere. Returns the address to write instead: a mention such
    /// as `section:causes`, a web address, or the path of another file. `fragment` is the part of the link after `#`.
    pub(super) fn path_meant(&self, path: &str, fragment: Option<&str>) -> Option<String> {
        let behind = fragment.map(|place| format!("#{place}")).unwrap_or_default();
        let decoded = percent_decoded(path).replace('\\', "/");
        let here = || self.mention_or_page(&decoded).or_else(|| self.file_meant(&decoded));
        self.mention_meant(path)
            .or_else(|| full_address_meant(path))
            .or_else(|| here().map(|meant| format!("{meant}{behind}")))
    }

    /// Recognises a mention or web address with a full-width colon (`：`), such as `section：causes`. Returns it with a
    /// half-width colon.
    fn mention_meant(&self, path: &str) -> Option<String> {
        let (kind, id) = path.split_once('：')?;
        let is_known = self.index.kind(kind).is_some() || WEB_SCHEMES.contains(&kind);
        is_known.then(|| format!("{kind}:{id}"))
    }

    /// Recognises an id without its kind, `causes`, and the address of a page of the site, `causes.html`. Returns the
    /// mention to write instead: `section:causes`.
    fn mention_or_page(&self, path: &str) -> Option<String> {
        let page = path.trim_matches('/');
        let page = page.strip_suffix("index.html").unwrap_or(page).trim_end_matches('/');
        let page = page.strip_suffix(".html").or(page.strip_suffix(".htm")).unwrap_or(page);
        let (folder, name) = page.rsplit_once('/').unwrap_or(("", page));
        let name = normalized(name);
        let kind = match folder.rsplit('/').next() {
            Some("tables") => Some("table"),
            Some("questionnaires") => Some("questionnaire"),
            // A name with a dot, other than a section's id, is the name of a file.
            _ if page.contains('.') && !self.has_id("section", &name) => None,
            _ if folder.trim_matches(['.', '/']).is_empty() => self.kind_with(&name),
            _ => Some("section"),
        };
        let kind = kind.filter(|kind| self.has_id(kind, &name))?;
        Some(format!("{kind}:{name}"))
    }

    fn has_id(&self, kind: &str, id: &str) -> bool {
        self.index.kind(kind).is_some_and(|names| names.contains(id))
    }

    /// The kind of mention that has this id, such as `table`. If several kinds have it, prefers `section`, because an
    /// id without a kind usually means a page.
    pub(super) fn kind_with(&self, id: &str) -> Option<&'static str> {
        let others = self.index.kinds().filter(|kind| !is_form(kind));
        std::iter::once("section").chain(others).find(|kind| self.has_id(kind, id))
    }

    /// Finds the file whose name is most similar to the file name in `path`. Returns its path, relative to the folder
    /// of the file with the mention.
    pub(super) fn file_meant(&self, path: &str) -> Option<String> {
        let folder = self.index.folder(self.here);
        let name = path.rsplit('/').next().filter(|name| !name.is_empty())?;
        // A path that was written with backslashes may be right otherwise.
        let right = join(&folder, path).filter(|full| {
            self.index.text_at(full).is_some() || self.index.asset_at(full).is_some()
        });
        if right.is_some() {
            return Some(path.to_owned());
        }
        self.index.file_like(&normalized(name)).map(|file| path_from(&folder, file))
    }
}

/// The relative path from a folder to a file, for a Markdown link: spaces and parentheses are escaped. Both are given
/// by their paths in the project.
fn path_from(folder: &str, path: &str) -> String {
    let mut from: Vec<&str> = folder.split('/').collect();
    let mut to: Vec<&str> = path.split('/').collect();
    while to.len() > 1 && from.first().is_some_and(|name| *name == to[0]) {
        from.remove(0);
        to.remove(0);
    }
    let path = format!("{}{}", "../".repeat(from.len()), to.join("/"));
    let path = path.replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29");
    // Text before a colon would be read as a kind of mention.
    if to[0].contains(':') && from.is_empty() { format!("./{path}") } else { path }
}
