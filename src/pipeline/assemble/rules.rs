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
        "if both are the same thing, delete one of the two; otherwise give one of them another id, and change it in the links to it too. The id of a section, table or questionnaire is its file name: rename the file",
    ),
    specification: include_str!("rules/duplicate-id.md"),
};

/// A snippet that no text embeds.
pub static UNUSED_SNIPPET: Rule = Rule {
    name: "unused-snippet",
    severity: Severity::Warning,
    message: Words("no text embeds the snippet `{id}`"),
    help: Words(
        "where readers should see its text, write `![](snippet:{id})` in a section, on a line of its own between blank lines; if nobody needs it, delete this file",
    ),
    specification: include_str!("rules/unused-snippet.md"),
};

/// The reading order names a section that does not exist.
pub static UNKNOWN_SECTION_IN_ORDER: Rule = Rule {
    name: "unknown-section-in-order",
    severity: Severity::Error,
    message: Words("`order` names the section `{id}`, which does not exist"),
    help: Words(
        "write the name of a file in content/sections/ without `.md`, such as `fever` for fever.md, or the name of a folder there; if there is no such section any more, delete `\"{id}\"` and its comma",
    ),
    specification: include_str!("rules/unknown-section-in-order.md"),
};

/// The reading order names a section twice.
pub static REPEATED_SECTION_IN_ORDER: Rule = Rule {
    name: "repeated-section-in-order",
    severity: Severity::Warning,
    message: Words("`order` names the section `{id}` twice"),
    help: Words("delete one of the two `\"{id}\"`, with its comma"),
    specification: include_str!("rules/repeated-section-in-order.md"),
};

/// A section that the reading order omits.
pub static SECTION_MISSING_FROM_ORDER: Rule = Rule {
    name: "section-missing-from-order",
    severity: Severity::Warning,
    message: Words("the section `{id}` is not in `order`"),
    help: Words(
        "add `\"{id}\"` to `order` in content/guide.toml; until then, this section comes last",
    ),
    specification: include_str!("rules/section-missing-from-order.md"),
};

/// A guide without sections.
pub static NO_SECTIONS: Rule = Rule {
    name: "no-sections",
    severity: Severity::Error,
    message: Words("this guide has no sections"),
    help: Words(
        "write a file such as content/sections/fever.md: a line `+++`, a line `title = \"Fever\"`, a line `+++`, and the text below them",
    ),
    specification: include_str!("rules/no-sections.md"),
};

/// A folder of sections without a title.
pub static FOLDER_WITHOUT_TITLE: Rule = Rule {
    name: "folder-without-title",
    severity: Severity::Note,
    message: Words(
        "the folder `{folder}` has no title, so readers see its name as the title of this part of the guide",
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
    help: Words("move sections into the folder `{folder}`, or delete the file `_part.md` in it"),
    specification: include_str!("rules/empty-part.md"),
};

/// A part (folder of sections) that the reading order omits.
pub static PART_MISSING_FROM_ORDER: Rule = Rule {
    name: "part-missing-from-order",
    severity: Severity::Warning,
    message: Words("neither the folder `{folder}` nor any of its sections is in `order`"),
    help: Words(
        "add `\"{folder}\"` to `order` in content/guide.toml; until then, this folder comes last",
    ),
    specification: include_str!("rules/part-missing-from-order.md"),
};

/// A CSV file that no table names as the file with its rows.
pub static UNUSED_CSV: Rule = Rule {
    name: "unused-csv",
    severity: Severity::Warning,
    message: Words("no table uses the rows of `{path}`"),
    help: Words(
        "if a table should show these rows, write `rows = \"{name}\"` below `title` in the `.toml` file of that table, in the same folder; otherwise delete the CSV file",
    ),
    specification: include_str!("rules/unused-csv.md"),
};
