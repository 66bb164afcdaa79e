//! Finds the targets of relative paths, such as `images/sun.png` and `../food/calcium.md`.

use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use crate::characters::normalized;
use crate::diagnostic::Words;
use crate::span::Span;

pub(super) static ON_YOUR_DISK: Words = Words(
    "put the file beside the section, and write its path from there, such as `images/sun.png`; readers cannot open a path on your own computer",
);

impl Linker<'_> {
    /// Finds the section, part or published file at `path`. The path is relative to the folder of the file with the
    /// mention. Reports a path that leads nowhere, and returns `None`.
    pub(super) fn path(
        &mut self,
        path: &str,
        fragment: Option<&str>,
        span: Span,
    ) -> Option<Destination> {
        let decoded = percent_decoded(path);
        let folder = self.index.folder(self.here);
        let full = join(&folder, &decoded);
        if let Some(text) = full.as_deref().and_then(|full| self.index.text_at(full)) {
            return self.within(text, path.to_owned(), fragment, span);
        }
        if full.as_deref().is_some_and(|full| self.index.is_draft(full)) {
            return self.draft(path, span);
        }
        let asset = full.as_deref().and_then(|full| self.index.asset_at(full));
        if asset.is_none() {
            let is_on_disk = ["/Users/", "/home/", "/Volumes/", "/mnt/", "~/", "\\\\"];
            let is_on_disk = is_on_disk.iter().any(|start| decoded.starts_with(start));
            let finding = rules::BROKEN_PATH.at(span).with("path", path);
            let finding = if is_on_disk { finding.advise(&ON_YOUR_DISK) } else { finding };
            self.links.found.push(finding.suggest(self.path_meant(path, fragment)));
        }
        asset.map(|asset| Destination::Asset(asset.to_owned()))
    }
}

/// Joins a folder and a path that is relative to it. `None` if the result is outside the project, or if `path` is
/// absolute.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.starts_with('/') {
        return None;
    }
    let mut names: Vec<&str> = folder.split('/').collect();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(normalized(&names.join("/")).into_owned())
}

/// Replaces percent escapes in a path by their characters, such as `%20` by a space. Invalid escapes stay as they are.
pub(super) fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, others @ ..] = rest {
        let hex = others.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &others[2..];
            }
            _ => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
