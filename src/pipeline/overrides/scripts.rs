//! Checks the project's own scripts for the placeholders that are replaced in every page.

use super::{rules, start, text};
use crate::diagnostic::Diagnostics;
use crate::theme::OwnFile;

/// The scripts of the theme into which something is inserted, each with its placeholder.
const PLACEHOLDERS: [(&str, &str); 2] =
    [("templates/load.js", "{scripts}"), ("templates/texts.js", "{html}")];

/// Each script of the project replaces a script of the default theme. Reports scripts that lack the placeholder of the
/// default script, such as a `load.js` from an earlier version of osteon. `own` are the project's theme files.
pub fn check(own: &[OwnFile<'_>], found: &mut Diagnostics) {
    for (path, placeholder) in PLACEHOLDERS {
        let file = own.iter().find(|file| file.path == path);
        if let Some(file) = file.filter(|file| !text(file.bytes).contains(placeholder)) {
            let finding = rules::SCRIPT_WITHOUT_PLACEHOLDER.at(start(file.source));
            found.push(finding.with("placeholder", placeholder).with("path", path));
        }
    }
}
