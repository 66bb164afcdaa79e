//! The JavaScript that the preview adds to each page. It is put together from several files.

use serde_json::to_string;

use super::script_texts::words;
use crate::diagnostic::Language;

/// Styles of the preview's badge and of its list of mistakes.
const STYLE: &str = include_str!("script/panel.css");

/// The files of the script, in order: a file uses functions and variables of the files before it.
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

/// The preview's script, with its texts in a language. The whole script is one block of JavaScript, so that the page's
/// own scripts do not see its variables and functions.
pub fn script(language: Language) -> String {
    let words = to_string(&words(language)).unwrap_or_default();
    let style = to_string(STYLE).unwrap_or_default();
    format!("{{\nconst WORDS = {words};\nconst STYLE = {style};\n{}}}\n", PARTS.join("\n"))
}
