//! The texts that the preview's script shows in a page.

use std::collections::BTreeMap;

use crate::diagnostic::{Language, Words};

/// Pairs of the name by which the preview's script looks up a text, and the text.
static WORDS: [(&str, Words); 22] = [
    ("preview", Words("Preview")),
    ("error", Words("Error")),
    ("warning", Words("Warning")),
    ("note", Words("Note")),
    ("errors", Words("Errors: {n}")),
    ("warnings", Words("Warnings: {n}")),
    ("notes", Words("Notes: {n}")),
    ("nothing", Words("No problems found")),
    (
        "behind",
        Words("The page below is the last one without errors. It is updated when these are fixed."),
    ),
    ("held", Words("{n} more findings only follow from these; they are shown if they remain.")),
    ("help", Words("What to do")),
    ("meant", Words("Did you mean {name}?")),
    ("close", Words("Close")),
    ("show", Words("Show on its page")),
    ("openFile", Words("Open in the editor")),
    ("noEditor", Words("No editor is set. Start with --editor vscode, for example.")),
    (
        "tip",
        Words(
            "Hold Alt and point at a text to see where it is written; click to open it in your editor.",
        ),
    ),
    ("changes", Words("Mark what changed since the last build")),
    ("isNew", Words("This page is new since the last build.")),
    ("unchanged", Words("This page has not changed since the last build.")),
    ("changed", Words("Changed parts: {n}")),
    ("lost", Words("The preview has stopped; start osteon serve again")),
];

/// The texts of the preview's script in this language, by the names that the script uses for them.
pub fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, words)| (*name, words.in_language(language))).collect()
}
