//! Rules for the project's own theme files.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules for the project's theme files.
pub static RULES: &[&Rule] = &[
    &UNUSED_THEME_FILE,
    &BROKEN_STYLE,
    &UNKNOWN_CUSTOM_PROPERTY,
    &LOST_CUSTOM_PROPERTY,
    &SCRIPT_WITHOUT_PLACEHOLDER,
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
    message: Words("this file changes nothing, because the theme has no file `{path}`"),
    help: Words(
        "rename or move it to the path of the file that it should replace; `osteon theme` lists these paths. Files to publish belong in `static/`",
    ),
    specification: include_str!("rules/unused-theme-file.md"),
};

/// A stylesheet with syntax errors.
pub static BROKEN_STYLE: Rule = Rule {
    name: "broken-style",
    severity: Severity::Error,
    message: Words("browsers cannot read this style: {problem}"),
    help: Words(
        "correct this place first, because it breaks the styles after it too; if you need no styles of your own, delete this file",
    ),
    specification: include_str!("rules/broken-style.md"),
};

/// A custom property that a stylesheet of the project uses although nothing defines it.
pub static UNKNOWN_CUSTOM_PROPERTY: Rule = Rule {
    name: "unknown-custom-property",
    severity: Severity::Warning,
    message: Words("`{name}` has no value, so browsers ignore this line"),
    help: Words(
        "write a name that `osteon theme templates/styles/tokens.css --print` shows, or delete the line; a name of your own needs a value, `{name}: …;`, or a fallback, `var({name}, …)`",
    ),
    specification: include_str!("rules/unknown-custom-property.md"),
};

/// A custom property of the default theme that the project's styles no longer define.
pub static LOST_CUSTOM_PROPERTY: Rule = Rule {
    name: "lost-custom-property",
    severity: Severity::Warning,
    message: Words("this file gives no value to {names}, which the theme uses"),
    help: Words(
        "run `osteon theme templates/styles/tokens.css --print`, copy the lines that begin with these names, and paste them before the last `}` of this file; or change the styles that use them",
    ),
    specification: include_str!("rules/lost-custom-property.md"),
};

/// A script of the project that lacks a placeholder, although the theme's script with the same path has it.
pub static SCRIPT_WITHOUT_PLACEHOLDER: Rule = Rule {
    name: "script-without-placeholder",
    severity: Severity::Error,
    message: Words(
        "this script has no `{placeholder}`, so questionnaires and other tools would not work",
    ),
    help: Words(
        "write `{placeholder}` where the theme's own file has it, which `osteon theme {path} --print` shows, or delete this file",
    ),
    specification: include_str!("rules/script-without-placeholder.md"),
};

/// A key in a locale of the project that the theme does not use.
pub static UNKNOWN_WORD: Rule = Rule {
    name: "unknown-word",
    severity: Severity::Warning,
    message: Words("the theme has no word `{word}`"),
    help: Words(
        "correct the name, or delete the line; `osteon theme templates/locales/en.toml --print` lists all words",
    ),
    specification: include_str!("rules/unknown-word.md"),
};

/// An empty text in a locale of the project.
pub static EMPTY_WORD: Rule = Rule {
    name: "empty-word",
    severity: Severity::Warning,
    message: Words("`{word}` is empty, so readers see a gap"),
    help: Words("write the word, or delete the line so that readers see the theme's own word"),
    specification: include_str!("rules/empty-word.md"),
};

/// A locale entry of the wrong type, such as a text in place of a group of texts.
pub static MISFIT_WORD: Rule = Rule {
    name: "misfit-word",
    severity: Severity::Error,
    message: Words("`{word}` should be {expected}"),
    help: Words(
        "write it in the same form as `osteon theme templates/locales/en.toml --print` shows it, or delete the line, so that readers see the theme's own word",
    ),
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
    message: Words("nothing replaces `{name}` in `{word}`, so readers see it as written"),
    help: Words(
        "delete `{name}`, or write a name in braces that `osteon theme templates/locales/en.toml --print` shows for this word",
    ),
    specification: include_str!("rules/unfilled-placeholder.md"),
};

/// A locale of the project that lacks texts, in a language that the default theme does not have.
pub static UNTRANSLATED_WORDS: Rule = Rule {
    name: "untranslated-words",
    severity: Severity::Note,
    message: Words("{count} words are missing, so readers see them in English: {words}"),
    help: Words(
        "copy these lines from what `osteon theme templates/locales/en.toml --print` shows, below the same name in [ ], and translate the text after `=`",
    ),
    specification: include_str!("rules/untranslated-words.md"),
};

/// A colour chosen by the guide that has too little contrast.
pub static LOW_CONTRAST: Rule = Rule {
    name: "low-contrast",
    severity: Severity::Warning,
    message: Words(
        "{what} would be hard to read: the contrast of `{color}` and `{other}` is {ratio} : 1, less than 4.5 : 1",
    ),
    help: Words("write `{meant}`, the nearest shade with enough contrast"),
    specification: include_str!("rules/low-contrast.md"),
};

/// Advice if no shade of the guide's colour has enough contrast.
pub static NO_SHADE: Words = Words(
    "no shade of this colour has enough contrast with `{other}`: write a much lighter or darker colour in place of `{other}`, or delete one of the two colours, so that the theme's own is used",
);

/// A logo that is not among the published files.
pub static MISSING_LOGO: Rule = Rule {
    name: "missing-mark",
    severity: Severity::Error,
    message: Words("`static/{path}` does not exist, or is not a picture"),
    help: Words(
        "put the picture into the folder `static`, and write its file name, such as `mark = \"heart.svg\"` for static/heart.svg; without a picture, delete the line",
    ),
    specification: include_str!("rules/missing-mark.md"),
};
