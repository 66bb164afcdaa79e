//! The rules that the stage `assemble` reports.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules that the stage `assemble` reports.
pub static RULES: &[&Rule] = &[
    &DUPLICATE_ID,
    &UNKNOWN_SECTION_IN_ORDER,
    &REPEATED_SECTION_IN_ORDER,
    &SECTION_MISSING_FROM_ORDER,
    &NO_SECTIONS,
    &UNUSED_SNIPPET,
    &UNUSED_CSV,
    &FOLDER_WITHOUT_TITLE,
    &EMPTY_PART,
    &PART_MISSING_FROM_ORDER,
];

/// Two things of the same type with the same id.
pub static DUPLICATE_ID: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    message: Words("the id `{id}` is already used"),
    help: Words(
        "give one of them another id, or delete it if it is a copy. The id of a section, table or questionnaire is the name of its file",
    ),
    specification: include_str!("rules/duplicate-id.md"),
};

/// A snippet that no text embeds.
pub static UNUSED_SNIPPET: Rule = Rule {
    name: "unused-snippet",
    severity: Severity::Warning,
    message: Words("no text embeds the snippet `{id}`"),
    help: Words("embed it in a paragraph of its own, `![](snippet:{id})`, or delete the file"),
    specification: include_str!("rules/unused-snippet.md"),
};

/// The reading order names a section that does not exist.
pub static UNKNOWN_SECTION_IN_ORDER: Rule = Rule {
    name: "unknown-section-in-order",
    severity: Severity::Error,
    message: Words("`order` names the section `{id}`, which does not exist"),
    help: Words("use the name of a file in sections/, without `.md`, or of a folder"),
    specification: include_str!("rules/unknown-section-in-order.md"),
};

/// The reading order names a section twice.
pub static REPEATED_SECTION_IN_ORDER: Rule = Rule {
    name: "repeated-section-in-order",
    severity: Severity::Warning,
    message: Words("`order` names the section `{id}` twice"),
    help: Words("keep one of the two"),
    specification: include_str!("rules/repeated-section-in-order.md"),
};

/// A section that the reading order omits.
pub static SECTION_MISSING_FROM_ORDER: Rule = Rule {
    name: "section-missing-from-order",
    severity: Severity::Warning,
    message: Words("the section `{id}` is not in `order`"),
    help: Words("add it to `order` in guide.toml; until then it comes last"),
    specification: include_str!("rules/section-missing-from-order.md"),
};

/// A guide without sections.
pub static NO_SECTIONS: Rule = Rule {
    name: "no-sections",
    severity: Severity::Error,
    message: Words("this guide has no sections"),
    help: Words("add a file whose name ends in `.md` to content/sections/"),
    specification: include_str!("rules/no-sections.md"),
};

/// A folder of sections without a title.
pub static FOLDER_WITHOUT_TITLE: Rule = Rule {
    name: "folder-without-title",
    severity: Severity::Note,
    message: Words(
        "the folder `{folder}` is a part of the guide, but has no title, so readers see the name of the folder",
    ),
    help: Words(
        "write a file `{file}`: a line `+++`, a line `title = \"…\"`, a line `+++`, and below them an introduction",
    ),
    specification: include_str!("rules/folder-without-title.md"),
};

/// A part (folder) without sections.
pub static EMPTY_PART: Rule = Rule {
    name: "empty-part",
    severity: Severity::Warning,
    message: Words("there are no sections in the part `{folder}`"),
    help: Words("put sections into its folder, or delete its `_part.md`"),
    specification: include_str!("rules/empty-part.md"),
};

/// A part (folder of sections) that the reading order omits.
pub static PART_MISSING_FROM_ORDER: Rule = Rule {
    name: "part-missing-from-order",
    severity: Severity::Warning,
    message: Words("neither the folder `{folder}` nor any of its sections is in `order`"),
    help: Words("add `{folder}` to `order` in guide.toml; until then it comes last"),
    specification: include_str!("rules/part-missing-from-order.md"),
};

/// A CSV file whose rows no table uses.
pub static UNUSED_CSV: Rule = Rule {
    name: "unused-csv",
    severity: Severity::Warning,
    message: Words("no table uses the rows of `{path}`"),
    help: Words(
        "write `rows = \"{name}\"` in the `.toml` file of a table in the same folder, or delete the CSV file",
    ),
    specification: include_str!("rules/unused-csv.md"),
};
