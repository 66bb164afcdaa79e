//! Checks that a picture in a text is an image file of the project.

use super::Linker;
use crate::diagnostic::{Rule, Severity, Words};
use crate::model::mention::Mention;
use crate::pipeline::link::rules;
use crate::pipeline::link::target::{Destination, Target};

/// A picture that readers cannot see in full, because its file is damaged, cut off, or no picture at all.
pub static BROKEN_PICTURE: Rule = Rule {
    name: "broken-picture",
    severity: Severity::Warning,
    message: Words(
        "the picture `{path}` is damaged or cut off, so readers see none, or only a part of it",
    ),
    help: Words(
        "copy the picture again from where it comes from, or export it again as JPEG or PNG; open it to see whether it is whole",
    ),
    specification: include_str!("../rules/broken-picture.md"),
};

impl Linker<'_> {
    /// Returns the target of a picture if it is an image file of the project. Reports any other target and returns
    /// `None`. An image file that browsers cannot show is reported too, but returned.
    pub(super) fn picture(&mut self, target: Target, mention: &Mention) -> Option<Target> {
        if let Destination::Asset(path) = target.destination()
            && is_picture(path)
        {
            if self.index.is_broken_picture(path) {
                let finding = BROKEN_PICTURE.at(mention.span);
                self.links.found.push(finding.with("path", path.clone()));
            }
            return Some(target);
        }
        let finding = rules::NOT_A_PICTURE.at(mention.span);
        self.links.found.push(finding.with("path", mention.address.to_string()));
        None
    }
}

/// Returns true if the path has the ending of a picture that browsers can show, such as `.png`.
fn is_picture(path: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["png", "jpg", "jpeg", "jfif", "gif", "svg", "webp", "avif", "apng", "ico", "bmp"];
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}
