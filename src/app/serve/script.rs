//! The preview's script: its parts in the order in which they build on each other.

use serde_json::to_string;

use super::words::words;
use crate::diagnostic::Language;

/// Styles of the badge and of the list of mistakes.
const STYLE: &str = include_str!("script/panel.css");

/// Each part uses what the earlier ones declare.
const PARTS: [&str; 8] = [
    include_str!("script/base.js"),
    include_str!("script/morph.js"),
    include_str!("script/reload.js"),
    include_str!("script/panel.js"),
    include_str!("script/findings.js"),
    include_str!("script/source.js"),
    include_str!("script/changes.js"),
    include_str!("script/begin.js"),
];

/// Returns the preview's script with its words in a language. It stands in a block, so that the page sees none of its names.
pub fn script(language: Language) -> String {
    let words = to_string(&words(language)).unwrap_or_default();
    let style = to_string(STYLE).unwrap_or_default();
    format!("{{\nconst WORDS = {words};\nconst STYLE = {style};\n{}}}\n", PARTS.join("\n"))
}
