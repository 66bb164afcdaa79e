//! Checks that the guide's logo exists.

use super::rules;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::settings::look::Look;
use crate::model::settings::{Motif, Settings};
use crate::pipeline::load::Sources;
use crate::suggestions::nearest;

/// Endings of the picture formats that browsers show in tabs.
const ENDINGS: [&str; 3] = [".svg", ".png", ".webp"];

static ANOTHER_ENDING: Words =
    Words("put an SVG, PNG or WebP picture into `static/`; browsers show no others in their tabs");

/// Reports a logo that is not among the published files.
pub fn check(look: &Look, sources: &Sources, found: &mut Diagnostics) {
    let Some(logo) = &look.logo else { return };
    let is_picture = |path: &&str| ENDINGS.iter().any(|ending| path.ends_with(ending));
    let paths = || sources.assets.iter().map(|asset| asset.path.as_str()).filter(is_picture);
    if paths().any(|path| path == logo.value) {
        return;
    }
    let finding = rules::MISSING_LOGO.at(logo.span).with("path", logo.value.as_str());
    let below_static = logo.value.strip_prefix("static/");
    let meant = below_static.filter(|path| paths().any(|known| known == *path));
    let finding = finding.suggest(meant.or_else(|| nearest(&logo.value, paths())));
    let has_ending = is_picture(&logo.value.as_str());
    found.push(if has_ending { finding } else { finding.advise(&ANOTHER_ENDING) });
}

/// Returns true if the project publishes icons of its own.
pub fn has_own_icons(sources: &Sources) -> bool {
    sources.assets.iter().any(|asset| asset.path == "icons/180.png")
}

/// The first character of the guide's short title, if the guide has a letter as its logo; otherwise `None`.
pub fn initial(settings: &Settings) -> Option<char> {
    let name = settings.short_title.as_ref().unwrap_or(&settings.title);
    name.chars().next().filter(|_| settings.motif == Motif::Initial)
}
