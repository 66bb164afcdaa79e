//! Checks the paths of a site's files. Each path may be used only once, and must be valid on all file systems.

use std::collections::{BTreeMap, BTreeSet};

use super::redirects::{UNUSABLE_ALIAS, alias_file, old_addresses};
use super::routes::{ExportFormat, OWN_FILES, Routes};
use crate::characters::{is_unseen, normalized};
use crate::diagnostic::{Diagnostic, Diagnostics, Words};
use crate::model::content::picture::Picture;
use crate::model::guide::Guide;
use crate::model::mention::node::Node;
use crate::pipeline::link::rules;
use crate::span::{Span, Spanned};

static OTHER: Words = Words("the other file");
static OF_A_PART: Words = Words(
    "rename this file, or move its text into the `_part.md` of the folder whose page or print edition has this address",
);

static OF_AN_ALIAS: Words = Words("delete this old address: a file of the site has it now");

/// Maximum length in bytes of a file name, as on common file systems.
const LONGEST_NAME: usize = 255;

/// Names that Windows reserves for devices, with any ending: a file cannot be called `con.html`.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The paths of the site's files. They are compared in normalized form and in lower case, because for some file systems
/// names are equal that differ only in this.
struct Paths<'f> {
    files: BTreeMap<String, Span>,
    /// For each folder of the site, by its path: where the author wrote the content of the first file in it, such as a
    /// section.
    folders: BTreeMap<String, Span>,
    /// The paths of files that are a page or the print edition of a part of the guide.
    of_parts: BTreeSet<String>,
    /// The start of `guide.toml`. This is the position for files that no author wrote but that every site has, such as
    /// `index.html`.
    nowhere: Span,
    found: &'f mut Diagnostics,
}

impl Routes {
    /// Reports files of the site that would have the same path, and file names that some file systems do not allow.
    pub(super) fn check(&self, guide: &Guide, found: &mut Diagnostics) {
        let nowhere = Span::new(guide.settings.language.span.source, 0..0);
        let (files, folders, of_parts) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let mut paths = Paths { files, folders, of_parts, nowhere, found };
        for file in self.own_files(guide).chain(OWN_FILES.map(str::to_owned)) {
            paths.take(&file, nowhere);
        }
        // Assets come first: if a page and an asset have the same path, the page is reported, because it is easier to
        // rename.
        for asset in &guide.assets {
            let picture = guide.pictures.get(&asset.value).copied().flatten();
            let copies = picture.iter().flat_map(Picture::all_copies);
            let copies = copies.map(|copy| copy.path(&asset.value));
            paths.claim([asset.value.clone()].into_iter().chain(copies).collect(), asset.span);
        }
        let all = |node: Node| {
            let exports = ExportFormat::of(guide, node).iter();
            let exports = exports.map(|format| self.export(node, *format));
            [self.page(node)].into_iter().chain(exports).collect()
        };
        for part in &guide.parts {
            let has_sections = guide.outline.count(part.node()) > 0;
            let print = has_sections.then(|| self.print(part.node(), 1));
            let pages = [self.page(part.node())].into_iter().chain(print).collect();
            paths.claim_for_part(pages, has_sections, part.id.span);
        }
        for section in &guide.sections {
            paths.claim(all(section.node()), section.id.span);
        }
        for table in &guide.tables {
            paths.claim(all(table.node()), table.id.span);
        }
        for questionnaire in &guide.questionnaires {
            paths.claim(all(questionnaire.node()), questionnaire.id.span);
        }
        for address in old_addresses(guide) {
            paths.claim_alias(address);
        }
    }
}

impl Paths<'_> {
    /// Reserves the paths of a page and its exports. `span` is the position of the content that the page shows. Reports
    /// a path that another file has already or that some file systems do not allow, but only one of these paths.
    fn claim(&mut self, paths: Vec<String>, span: Span) {
        let mut is_told = false;
        for path in paths {
            let file = Routes::file(&path);
            let other = self.take(&file, span);
            if let Some((other, rule)) = other
                && !is_told
            {
                is_told = true;
                let finding = rule.at(span).with("path", file.as_str());
                let is_part = self.of_parts.contains(&key(&file));
                let finding = if is_part { finding.advise(&OF_A_PART) } else { finding };
                self.found.push(self.beside(finding, other));
            }
            if !is_told {
                is_told = self.report_name(&file, span);
            }
        }
    }

    /// Reserves the path of an old address. Reports an address whose path another file has already. Also reports one
    /// that cannot be the address of a page, such as `old.pdf`.
    fn claim_alias(&mut self, address: &Spanned<String>) {
        let Some(file) = alias_file(&address.value) else {
            let finding = UNUSABLE_ALIAS.at(address.span);
            return self.found.push(finding.with("address", address.value.as_str()));
        };
        match self.take(&file, address.span) {
            Some((other, rule)) => {
                let finding = rule.at(address.span).with("path", file).advise(&OF_AN_ALIAS);
                self.found.push(self.beside(finding, other));
            }
            None => drop(self.report_name(&file, address.span)),
        }
    }

    /// Reserves the paths of the pages of one part of the guide. Reports a path that another file has already. If a
    /// file has the path of the part's folder, reports this only for a part without sections. Otherwise this is
    /// reported for the sections, because their pages are in the folder.
    fn claim_for_part(&mut self, paths: Vec<String>, has_sections: bool, span: Span) {
        for file in paths.iter().map(|path| Routes::file(path)) {
            let other = self.take(&file, span);
            self.of_parts.insert(key(&file));
            let other =
                other.filter(|(_, rule)| rule.name == rules::DUPLICATE_PATH.name || !has_sections);
            if let Some((other, rule)) = other {
                let finding = rule.at(span).with("path", file.as_str());
                return self.found.push(self.beside(finding, other));
            }
        }
    }

    /// Adds to a finding the position of `other`, the file that has the path already, unless no author wrote that file.
    fn beside(&self, finding: Diagnostic, other: Span) -> Diagnostic {
        let has_place = other != self.nowhere && other != finding.span;
        if has_place { finding.related(other, &OTHER) } else { finding }
    }

    /// Reserves a path for a file. Returns `None` if nothing else has this path. Otherwise returns the position of the
    /// file or folder that has it, and the rule to report.
    fn take(&mut self, file: &str, span: Span) -> Option<(Span, &'static crate::diagnostic::Rule)> {
        let key = key(file);
        let folders = key.match_indices('/').map(|(end, _)| &key[..end]);
        let mut in_the_way = self.folders.get(&key).copied();
        for folder in folders {
            in_the_way = in_the_way.or_else(|| self.files.get(folder).copied());
            self.folders.entry(folder.to_owned()).or_insert(span);
        }
        let other = self.files.insert(key, span);
        match (other, in_the_way) {
            (Some(other), _) => Some((other, &rules::DUPLICATE_PATH)),
            (None, Some(other)) => Some((other, &rules::FILE_AND_FOLDER)),
            (None, None) => None,
        }
    }

    /// Reports the first name of a folder or file in a path that some file systems do not allow. Returns true if there
    /// is one.
    fn report_name(&mut self, file: &str, span: Span) -> bool {
        for name in file.split('/') {
            if name.len() > LONGEST_NAME {
                self.found.push(rules::LONG_NAME.at(span).with("name", name));
                return true;
            }
            if is_unportable(name) {
                self.found.push(rules::UNPORTABLE_NAME.at(span).with("name", name));
                return true;
            }
        }
        false
    }
}

/// A path in normalized form and in lower case. Two paths that some file system takes for the same become equal.
pub(super) fn key(path: &str) -> String {
    normalized(path).to_lowercase()
}

/// Returns true if Windows or a FAT file system does not allow this file name.
fn is_unportable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_device = DEVICES.contains(&stem.as_str())
        || ["com", "lpt"].iter().any(|device| {
            let number = stem.strip_prefix(device).unwrap_or_default();
            matches!(number, "¹" | "²" | "³")
                || (number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
        });
    // Joiners and variation selectors belong to the spelling of some scripts, so they are allowed; control characters
    // are not.
    let is_no_letter =
        |c: char| c.is_control() || c == '\u{FFFD}' || (is_unseen(c) && c < '\u{100}');
    is_device
        || name.ends_with(['.', ' '])
        || name.starts_with(' ')
        || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
        || name.contains(is_no_letter)
}
