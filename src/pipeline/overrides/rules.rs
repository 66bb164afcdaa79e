//! Rules for the project's own theme files.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules for the project's theme files.
pub static RULES: &[&Rule] = &[
    &UNUSED_THEME_FILE,
    &BROKEN_STYLE,
    &UNKNOWN_CUSTOM_PROPERTY,
    &LOST_CUSTOM_PROPERTY,
    &UNKNOWN_WORD,
    &EMPTY_WORD,
    &MISFIT_WORD,
    &LOST_PLACEHOLDER,
    &UNFILLED_PLACEHOLDER,
    &UNTRANSLATED_WORDS,
    &LOW_CONTRAST,
    &MISSING_LOGO,
];

/// A file below `templates/` that has no effect.
pub static UNUSED_THEME_FILE: Rule = Rule {
    name: "unused-theme-file",
    severity: Severity::Warning,
    message: Words("this file changes nothing: the theme has no `{path}`, and nothing uses it"),
    help: Words(
        "give it the path of the file that it should replace; `osteon theme` lists them. Files to publish belong in `static/`",
    ),
    specification: include_str!("rules/unused-theme-file.md"),
};

/// A stylesheet with syntax errors.
pub static BROKEN_STYLE: Rule = Rule {
    name: "broken-style",
    severity: Severity::Error,
    message: Words("browsers cannot read this style: {problem}"),
    help: Words(
        "correct it: all styles become one file, so a mistake here breaks the styles after it too",
    ),
    specification: include_str!("rules/broken-style.md"),
};

/// A custom property that a stylesheet of the project uses although nothing defines it.
pub static UNKNOWN_CUSTOM_PROPERTY: Rule = Rule {
    name: "unknown-custom-property",
    severity: Severity::Warning,
    message: Words("`{name}` has no value, so browsers ignore this declaration"),
    help: Words(
        "use one of the theme's names in `styles/tokens.css`, give it a value with `{name}: …;`, or give a fallback value: `var({name}, …)`",
    ),
    specification: include_str!("rules/unknown-custom-property.md"),
};

/// A custom property of the default theme that the project's styles no longer define.
pub static LOST_CUSTOM_PROPERTY: Rule = Rule {
    name: "lost-custom-property",
    severity: Severity::Warning,
    message: Words("the theme uses {names}, to which this file gives no value"),
    help: Words(
        "copy what is missing from the theme's file of the same path, or change the styles that use it",
    ),
    specification: include_str!("rules/lost-custom-property.md"),
};

/// A key in a locale of the project that the theme does not use.
pub static UNKNOWN_WORD: Rule = Rule {
    name: "unknown-word",
    severity: Severity::Warning,
    message: Words("the theme has no word `{word}`"),
    help: Words(
        "copy their lines from the theme's `locales/en.toml`, below the same name in [ ], and translate the text on the right; until then nothing is lost",
    ),
    specification: include_str!("rules/unknown-word.md"),
};

/// An empty text in a locale of the project.
pub static EMPTY_WORD: Rule = Rule {
    name: "empty-word",
    severity: Severity::Warning,
    message: Words("`{word}` is empty, so readers see a gap"),
    help: Words("write the word, or remove the line to show the theme's own word"),
    specification: include_str!("rules/empty-word.md"),
};

/// A locale entry of the wrong type, such as a text in place of a group of texts.
pub static MISFIT_WORD: Rule = Rule {
    name: "misfit-word",
    severity: Severity::Error,
    message: Words("`{word}` should be {expected}"),
    help: Words("the theme's `locales/en.toml` shows the form of each word"),
    specification: include_str!("rules/misfit-word.md"),
};

/// A text in a locale of the project that lacks a placeholder of the theme's own text.
pub static LOST_PLACEHOLDER: Rule = Rule {
    name: "lost-placeholder",
    severity: Severity::Warning,
    message: Words("`{word}` lacks `{name}`, so the page does not show that value"),
    help: Words("write `{name}`, with its braces, where the value should be"),
    specification: include_str!("rules/lost-placeholder.md"),
};

/// A text in a locale of the project with a placeholder for which the theme has no value.
pub static UNFILLED_PLACEHOLDER: Rule = Rule {
    name: "unfilled-placeholder",
    severity: Severity::Warning,
    message: Words("`{name}` in `{word}` is unknown, so readers see it as written"),
    help: Words("use the names of the theme's own word"),
    specification: include_str!("rules/unfilled-placeholder.md"),
};

/// A locale of the project that lacks texts, in a language that the default theme does not have.
pub static UNTRANSLATED_WORDS: Rule = Rule {
    name: "untranslated-words",
    severity: Severity::Note,
    message: Words("{count} words are missing, and are shown in English: {words}"),
    help: Words(
        "copy their lines from the theme's `locales/en.toml`, below the same name in [ ], and translate the text on the right; until then nothing is lost",
    ),
    specification: include_str!("rules/untranslated-words.md"),
};

/// A colour chosen by the guide that has too little contrast.
pub static LOW_CONTRAST: Rule = Rule {
    name: "low-contrast",
    severity: Severity::Warning,
    message: Words(
        "{what} would be hard to read: the contrast between `{color}` and `{other}` is {ratio} : 1, but should be at least 4.5 : 1",
    ),
    help: Words("the nearest shade with enough contrast is `{meant}`"),
    specification: include_str!("rules/low-contrast.md"),
};

/// Advice if no shade of the guide's colour has enough contrast.
pub static NO_SHADE: Words = Words(
    "no shade of this colour has enough contrast with the other colours: change one of those",
);

/// A logo that is not among the published files.
pub static MISSING_LOGO: Rule = Rule {
    name: "missing-mark",
    severity: Severity::Error,
    message: Words("`static/{path}` does not exist, or is not a picture"),
    help: Words(
        "put the picture into `static/`, and write its path below that folder: `mark = \"mark.svg\"`",
    ),
    specification: include_str!("rules/missing-mark.md"),
};
