//! Rules for content that Markdown drops or misreads.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules for content that Markdown drops or misreads.
pub static RULES: [&Rule; 13] = [
    &CHANGED_NUMBER,
    &DUPLICATE_DEFINITION,
    &EMPTY_CALLOUT,
    &EMPTY_HEADING,
    &EMPTY_LIST_ITEM,
    &EMPTY_TABLE,
    &SHORT_TABLE_ROW,
    &SWALLOWED_TEXT,
    &UNCLOSED_COMMENT,
    &UNCLOSED_FENCE,
    &UNEVEN_TABLE,
    &UNINTENDED_MARKUP,
    &UNUSED_DEFINITION,
];

/// A number in a list that the page shows differently, because a list counts on from its first number: after `2.`, the
/// page shows a `7.` as 3.
pub static CHANGED_NUMBER: Rule = Rule {
    name: "changed-number",
    severity: Severity::Warning,
    message: Words("`{text}` is shown as {shown}"),
    help: Words(
        "a list always counts on from its first number: if {shown} is right, write it here too; to keep your own numbers, write a backslash after each, such as `3\\.`",
    ),
    specification: include_str!("rules/changed-number.md"),
};

/// A second definition of a link label.
pub static DUPLICATE_DEFINITION: Rule = Rule {
    name: "duplicate-definition",
    severity: Severity::Warning,
    message: Words("`[{label}]` already has an address, so this one is never used"),
    help: Words(
        "if both addresses are needed, write another name here, such as `[{label}-2]: …`, and in the link that should lead there; otherwise delete one of the two lines",
    ),
    specification: include_str!("rules/duplicate-definition.md"),
};

/// A callout without content.
pub static EMPTY_CALLOUT: Rule = Rule {
    name: "empty-callout",
    severity: Severity::Error,
    message: Words("this `{name}` has no text, so readers see an empty box"),
    help: Words(
        "write its text below this line, and begin each of its lines with `>`, blank lines too",
    ),
    specification: include_str!("rules/empty-callout.md"),
};

/// A heading without text.
pub static EMPTY_HEADING: Rule = Rule {
    name: "empty-heading",
    severity: Severity::Error,
    message: Words("this heading has no text"),
    help: Words("write the words of the heading after the `#`, or delete the line"),
    specification: include_str!("rules/empty-heading.md"),
};

/// A list item without content.
pub static EMPTY_LIST_ITEM: Rule = Rule {
    name: "empty-list-item",
    severity: Severity::Warning,
    message: Words("this item of the list is empty"),
    help: Words("write its text after the bullet, or remove the line"),
    specification: include_str!("rules/empty-list-item.md"),
};

/// A Markdown table without rows.
pub static EMPTY_TABLE: Rule = Rule {
    name: "empty-table",
    severity: Severity::Warning,
    message: Words("this table has no rows, so readers see only its header"),
    help: Words(
        "write its rows directly below the line of `---`, without a blank line between them, or remove the table",
    ),
    specification: include_str!("rules/empty-table.md"),
};

/// A row of a Markdown table with too few cells.
pub static SHORT_TABLE_ROW: Rule = Rule {
    name: "short-table-row",
    severity: Severity::Warning,
    message: Words("this row has too few cells: {cells} of {columns}"),
    help: Words("write {columns} cells in this row, an empty one as `| |`"),
    specification: include_str!("rules/short-table-row.md"),
};

/// Text that readers do not see, because Markdown reads its line as a link definition: `[Note]: drink more`.
pub static SWALLOWED_TEXT: Rule = Rule {
    name: "swallowed-text",
    severity: Severity::Error,
    message: Words(
        "readers will not see this line, because `[{label}]:` defines the address of a link",
    ),
    help: Words("write `**{label}**: …`, or `\\[{label}]: …` to show the brackets"),
    specification: include_str!("rules/swallowed-text.md"),
};

/// An HTML comment that is not closed.
pub static UNCLOSED_COMMENT: Rule = Rule {
    name: "unclosed-comment",
    severity: Severity::Error,
    message: Words("this comment is not closed, so readers do not see the rest of the text"),
    help: Words("write `-->` where the comment ends"),
    specification: include_str!("rules/unclosed-comment.md"),
};

/// An unclosed code block.
pub static UNCLOSED_FENCE: Rule = Rule {
    name: "unclosed-fence",
    severity: Severity::Error,
    message: Words("this code block is not closed, so the rest of the text is code"),
    help: Words("write a line of its own where the code ends, with these signs alone: {fence}"),
    specification: include_str!("rules/unclosed-fence.md"),
};

/// A row of a Markdown table with too many cells.
pub static UNEVEN_TABLE: Rule = Rule {
    name: "uneven-table",
    severity: Severity::Error,
    message: Words(
        "readers will not see `{text}`, because this row has {cells} cells and its table has {columns} columns",
    ),
    help: Words(
        "write {cells} cells in the first two lines of the table too, or join two cells of this row; to show `|` itself, write `\\|`",
    ),
    specification: include_str!("rules/uneven-table.md"),
};

/// Text that Markdown probably reads in another way than the author meant, such as `> 65` as a quote.
pub static UNINTENDED_MARKUP: Rule = Rule {
    name: "unintended-markup",
    severity: Severity::Warning,
    message: Words("Markdown reads this as {reads}"),
    help: Words("to show the character itself, write a backslash before it, such as `\\*`"),
    specification: include_str!("rules/unintended-markup.md"),
};

/// An unused link definition.
pub static UNUSED_DEFINITION: Rule = Rule {
    name: "unused-definition",
    severity: Severity::Warning,
    message: Words("no link uses the address `[{label}]`"),
    help: Words("write `[{label}]` in the text where the link belongs, or remove this line"),
    specification: include_str!("rules/unused-definition.md"),
};

/// Advice for text directly below a Markdown table. Without a blank line between them, Markdown reads the text as
/// another row of the table.
pub static TEXT_BELOW_TABLE: Words = Words(
    "put a blank line above this line; directly below a table, it becomes a row of the table",
);

/// Label of the position of the first definition, in a finding about a second definition of the same link label.
pub static FIRST: Words = Words("the first one");

/// Label of a second position, in a finding about an unclosed code block: a line of fence characters that does not
/// close the block, because text follows on the line.
pub static NO_END: Words =
    Words("this line does not close the block, because text follows its marks");
