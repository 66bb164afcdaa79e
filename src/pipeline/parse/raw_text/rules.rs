//! Rules for the characters of a file.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules for the characters of a file.
pub static RULES: [&Rule; 3] = [&INVISIBLE_CHARACTER, &MERGE_CONFLICT, &UNREADABLE_CHARACTER];

/// An invisible character without a function.
pub static INVISIBLE_CHARACTER: Rule = Rule {
    name: "invisible-character",
    severity: Severity::Warning,
    message: Words("there is an invisible character here: {code}"),
    help: DELETE,
    specification: include_str!("rules/invisible-character.md"),
};

/// Markers of an unfinished Git merge.
pub static MERGE_CONFLICT: Rule = Rule {
    name: "merge-conflict",
    severity: Severity::Error,
    message: Words("this file contains two versions of a text that were not merged completely"),
    help: Words(
        "between `<<<<<<<` and `>>>>>>>`, keep the right version, and delete the other one and the three lines of marks",
    ),
    specification: include_str!("rules/merge-conflict.md"),
};

/// A character that cannot be displayed.
pub static UNREADABLE_CHARACTER: Rule = Rule {
    name: "unreadable-character",
    severity: Severity::Error,
    message: Words("there is a character here that readers cannot see correctly: {code}"),
    help: CONTROL,
    specification: include_str!("rules/unreadable-character.md"),
};

/// Advice for a control character.
pub static CONTROL: Words = Words(
    "put the cursor after it, press Backspace once, and write what is meant, such as a line break; such characters come with text pasted from other programs",
);

/// Advice for an invisible character.
pub static DELETE: Words = Words(
    "delete it: put the cursor after it and press Backspace once; such characters come with text pasted from web pages",
);

/// Advice for a text direction mark.
pub static DIRECTION: Words = Words(
    "put the cursor after it, and press Backspace once: this character is invisible, and can reverse the order of the text after it",
);

/// Advice for a private-use character.
pub static PRIVATE: Words = Words(
    "write the usual character, such as `≥` or `•`: this one exists in a single font only, and other fonts show an empty box",
);

/// Advice for a replacement character (`U+FFFD`), which programs write in place of a character that they could not
/// read.
pub static LOST: Words = Words(
    "write what belongs here: a character or a picture was lost when the text was copied or saved",
);
