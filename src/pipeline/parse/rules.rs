//! Rules about single files, except their Markdown.

use super::raw_text::unread_files;
use super::references;
use super::section::drawing::rules::{
    BROKEN_DRAWING, DRAWING_WITHOUT_TEXT, FORBIDDEN_IN_DRAWING, LARGE_DRAWING,
    UNKNOWN_DRAWING_CLASS,
};
use super::section::snippet::UNFIT_FOR_SNIPPET;
use super::settings::look::INVALID_COLOR;
use super::table::csv::{INVALID_CELL, INVALID_CSV, MISSING_CSV};
use crate::diagnostic::{Rule, Severity, Words};

/// All rules about single files, except their Markdown.
pub static RULES: &[&Rule] = &[
    &UNFIT_FOR_SNIPPET,
    &NOT_UTF8,
    &unread_files::STRAY_FILE,
    &unread_files::LEFTOVER_FILE,
    &unread_files::UNREAD_FILE,
    &TOML_SYNTAX,
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &EMPTY_FIELD,
    &WRONG_TYPE,
    &UNKNOWN_OPTION,
    &INVALID_DATE,
    &INVALID_ID,
    &INVALID_ADDRESS,
    &references::INVALID_IDENTIFIER,
    &INVALID_LANGUAGE,
    &INVALID_COLOR,
    &INVALID_RANGE,
    &NOT_WHOLE,
    &MISSING_FRONT_MATTER,
    &UNKNOWN_TABLE_KIND,
    &DUPLICATE_COLUMN,
    &MISSING_COLUMNS,
    &MISSING_CSV,
    &INVALID_CSV,
    &INVALID_CELL,
    &TOO_FEW_OPTIONS,
    &INVALID_MENTION,
    &REPEATED_OPTION,
    &super::toml::REPEATED_ENTRY,
    &super::toml::STRAY_QUOTATION_MARK,
    &INVALID_CONDITION,
    &UNKNOWN_ITEM,
    &UNKNOWN_PLACEHOLDER,
    &CYCLIC_CONDITION,
    &CONDITION_LOOKS_AHEAD,
    &BROKEN_DRAWING,
    &FORBIDDEN_IN_DRAWING,
    &UNKNOWN_DRAWING_CLASS,
    &DRAWING_WITHOUT_TEXT,
    &LARGE_DRAWING,
];

/// A file that is not UTF-8 text.
pub static NOT_UTF8: Rule = Rule {
    name: "not-utf8",
    severity: Severity::Error,
    message: Words("this file cannot be read, because it is not saved as UTF-8"),
    help: Words(
        "save it again with `Save as`, and choose the encoding UTF-8 (the old encoding is often Big5)",
    ),
    specification: include_str!("rules/not-utf8.md"),
};

/// A TOML syntax error.
pub static TOML_SYNTAX: Rule = Rule {
    name: "toml-syntax",
    severity: Severity::Error,
    message: Words("this cannot be read: {problem}"),
    help: Words(
        "write `name = \"text\"`, `name = 12` or `name = [\"a\", \"b\"]`, with half-width `\" = , [ ]`; quotes and brackets come in pairs; a Chinese name between [ ] needs quotes: `[\"…\"]`",
    ),
    specification: include_str!("rules/toml-syntax.md"),
};

/// A field that does not belong in its TOML table.
pub static UNKNOWN_FIELD: Rule = Rule {
    name: "unknown-field",
    severity: Severity::Error,
    message: Words("there is no field `{field}` here"),
    help: Words(
        "check the spelling, and whether the line stands below the right name in [ ]; if not, delete it. `osteon manual --open` shows the fields of each file",
    ),
    specification: include_str!("rules/unknown-field.md"),
};

/// A missing required field.
pub static MISSING_FIELD: Rule = Rule {
    name: "missing-field",
    severity: Severity::Error,
    message: Words("the field `{field}` is missing"),
    help: Words(
        "below this line, add `{field} = …`; a text stands in quotation marks, as in `{field} = \"…\"`",
    ),
    specification: include_str!("rules/missing-field.md"),
};

/// A field whose text or list is empty.
pub static EMPTY_FIELD: Rule = Rule {
    name: "empty-field",
    severity: Severity::Error,
    message: Words("the field `{field}` is empty"),
    help: Words(
        "write between its quotation marks or brackets what belongs there; if there is nothing to say, delete the line",
    ),
    specification: include_str!("rules/empty-field.md"),
};

/// A value of the wrong type.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    message: Words("this should be {expected}, but is {found}"),
    help: Words(
        "write text in quotes, dates and numbers without; write a list in [ ]; begin every row of a table with `[[rows]]`",
    ),
    specification: include_str!("rules/wrong-type.md"),
};

/// A word that is not among those allowed in its field.
pub static UNKNOWN_OPTION: Rule = Rule {
    name: "unknown-option",
    severity: Severity::Error,
    message: Words("`{value}` is not allowed here; choose from {options}"),
    help: Words(
        "choose one by its meaning and copy it exactly, in English, whatever the language of the guide",
    ),
    specification: include_str!("rules/unknown-option.md"),
};

/// An impossible date, or something that is not a date.
pub static INVALID_DATE: Rule = Rule {
    name: "invalid-date",
    severity: Severity::Error,
    message: Words("`{value}` is not a date"),
    help: Words(
        "write a day as 2026-01-31, without quotes or a time; in a table, write a month or a year alone in quotes: `\"2026-01\"`",
    ),
    specification: include_str!("rules/invalid-date.md"),
};

/// An id that cannot be part of an address.
pub static INVALID_ID: Rule = Rule {
    name: "invalid-id",
    severity: Severity::Error,
    message: Words("`{id}` cannot be used as an id, which is the short name of a thing"),
    help: Words(
        "write it with letters and digits only, of any language; `-`, `_` and `.` may stand between them, but no spaces, brackets and other signs. If it is the name of a file, rename the file",
    ),
    specification: include_str!("rules/invalid-id.md"),
};

/// An address that is not a full URL.
pub static INVALID_ADDRESS: Rule = Rule {
    name: "invalid-address",
    severity: Severity::Error,
    message: Words("`{value}` is not a full address"),
    help: Words(
        "write it in full and without spaces, such as `https://example.org/`; for e-mail, write `mailto:name@example.org`",
    ),
    specification: include_str!("rules/invalid-address.md"),
};

/// An invalid language tag.
pub static INVALID_LANGUAGE: Rule = Rule {
    name: "invalid-language",
    severity: Severity::Error,
    message: Words("`{value}` is not a language code"),
    help: Words(
        "write the code of the guide's language, such as `en`, `en-GB` or `zh-Hant-TW`, with `-` between the parts",
    ),
    specification: include_str!("rules/invalid-language.md"),
};

/// A range, age or interval that is empty or has no ends.
pub static INVALID_RANGE: Rule = Rule {
    name: "invalid-range",
    severity: Severity::Error,
    message: Words("this range cannot be used: {problem}"),
    help: Words(
        "write a lower end, an upper end, or both, the smaller number as the lower end: `{ at-least = 120, below = 135 }`",
    ),
    specification: include_str!("rules/invalid-range.md"),
};

/// A placeholder without a value in the `statement` of a questionnaire's item.
pub static UNKNOWN_PLACEHOLDER: Rule = Rule {
    name: "unknown-placeholder",
    severity: Severity::Error,
    message: Words(
        "`{placeholder}` is not a known placeholder, so readers would see it as written",
    ),
    help: Words("write `{number}` or `{answer}` where the reader's answer should be"),
    specification: include_str!("rules/unknown-placeholder.md"),
};

/// A range of whole numbers with a fractional end.
pub static NOT_WHOLE: Rule = Rule {
    name: "not-whole",
    severity: Severity::Error,
    message: Words("the numbers of this table are whole, but {number} is not"),
    help: Words(
        "write a whole number here; if readers may enter decimals, delete the line `whole = true` instead",
    ),
    specification: include_str!("rules/not-whole.md"),
};

/// A section without front matter.
pub static MISSING_FRONT_MATTER: Rule = Rule {
    name: "missing-front-matter",
    severity: Severity::Error,
    message: Words("{problem}"),
    help: Words(
        "at the very top of the file, write a line `+++`, a line `title = \"…\"` with the title between the quotes, and a line `+++`. The text stays below them; if it begins with the title as a heading, such as `# Fever`, delete this heading",
    ),
    specification: include_str!("rules/missing-front-matter.md"),
};

/// An unknown table kind.
pub static UNKNOWN_TABLE_KIND: Rule = Rule {
    name: "unknown-table-kind",
    severity: Severity::Error,
    message: Words("there is no table kind `{kind}`"),
    help: Words(
        "write one of these kinds: {kinds}; for a table with columns of your own, write `plain`",
    ),
    specification: include_str!("rules/unknown-table-kind.md"),
};

/// Two columns of one table with the same id.
pub static DUPLICATE_COLUMN: Rule = Rule {
    name: "duplicate-column",
    severity: Severity::Error,
    message: Words("the column id `{id}` is already used"),
    help: Words(
        "write another id here, such as `id = \"{id}-2\"`, and the same name in the rows: `{id}-2 = …`; if it is the same column, delete this `[[columns]]` and its lines",
    ),
    specification: include_str!("rules/duplicate-column.md"),
};

/// A plain table without columns.
pub static MISSING_COLUMNS: Rule = Rule {
    name: "missing-columns",
    severity: Severity::Error,
    message: Words("this table has no columns"),
    help: Words(
        "above the first `[[rows]]`, write for each column `[[columns]]`, and below it `id = \"…\"` and `title = \"…\"`",
    ),
    specification: include_str!("rules/missing-columns.md"),
};

/// A question with a choice of fewer than two options.
pub static TOO_FEW_OPTIONS: Rule = Rule {
    name: "too-few-options",
    severity: Severity::Error,
    message: Words("a question with `answer = \"choice\"` needs at least two options"),
    help: Words(
        "below `answer = \"choice\"`, add the answers to choose from, in quotes: `options = [\"…\", \"…\"]`",
    ),
    specification: include_str!("rules/too-few-options.md"),
};

/// A list of mentions, such as `cause:aging`, with an entry that is not a mention.
pub static INVALID_MENTION: Rule = Rule {
    name: "invalid-mention",
    severity: Severity::Error,
    message: Words("`{value}` does not name anything in the guide"),
    help: Words(
        "write what kind of thing it is, a colon and its name, such as `section:diet` for diet.md or `questionnaire:check` for check.toml; web addresses do not work here",
    ),
    specification: include_str!("rules/invalid-mention.md"),
};

/// Two options of a question with the same id or the same text.
pub static REPEATED_OPTION: Rule = Rule {
    name: "repeated-option",
    severity: Severity::Error,
    message: Words("there is already an option `{id}`"),
    help: Words(
        "if both are the same answer, delete one of the two; otherwise write another word instead of the marked one",
    ),
    specification: include_str!("rules/repeated-option.md"),
};

/// A condition that cannot be understood.
pub static INVALID_CONDITION: Rule = Rule {
    name: "invalid-condition",
    severity: Severity::Error,
    message: Words("this condition cannot be used: {problem}"),
    help: Words(
        "write for example `{ item = \"smoking\" }`, `{ item = \"drinks\", at-least = 3 }`, or `{ all = [{ sex = \"female\" }, { age = { from = 65 } }] }`",
    ),
    specification: include_str!("rules/invalid-condition.md"),
};

/// A condition that refers to an unknown question, or a formula that refers to an unknown input.
pub static UNKNOWN_ITEM: Rule = Rule {
    name: "unknown-item",
    severity: Severity::Error,
    message: Words("there is no question `{id}` in this file"),
    help: Words(
        "write after `item =` the `id` of a question in this file, or add the question to this file first",
    ),
    specification: include_str!("rules/unknown-item.md"),
};

/// A question whose condition depends on its own answer.
pub static CYCLIC_CONDITION: Rule = Rule {
    name: "cyclic-condition",
    severity: Severity::Error,
    message: Words("the `when` of `{id}` depends on the answer to `{id}` itself"),
    help: Words(
        "in this `when`, use only questions that stand above `{id}` and whose own `when` does not need the answer to `{id}`, and not `any-item`; if everybody should be asked, delete this line",
    ),
    specification: include_str!("rules/cyclic-condition.md"),
};

/// A question whose condition refers to a later question.
pub static CONDITION_LOOKS_AHEAD: Rule = Rule {
    name: "condition-looks-ahead",
    severity: Severity::Error,
    message: Words(
        "the question `{id}` comes later, so its answer cannot decide whether this question is asked",
    ),
    help: Words("in the file, move the question `{id}` with all its lines above this one"),
    specification: include_str!("rules/condition-looks-ahead.md"),
};
