//! Rules for content that Markdown drops or misreads.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
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

/// A list number that is displayed differently from how it is written.
pub static CHANGED_NUMBER: Rule = Rule {
    name: "changed-number",
    severity: Severity::Warning,
    message: Words {
        en: "`{text}` is shown as {shown}", zh: "`{text}` 在頁面上會變成 {shown}"
    },
    help: Words {
        en: "a list counts on from its first number; to keep these numbers, write them as text: `3\\.`",
        zh: "清單會從第一個號碼依序往下編號；要保留原來的號碼，請不要用清單，寫成 `3\\.`",
    },
    specification: include_str!("rules/changed-number.md"),
};

/// A second definition of a link label.
pub static DUPLICATE_DEFINITION: Rule = Rule {
    name: "duplicate-definition",
    severity: Severity::Warning,
    message: Words {
        en: "`[{label}]` already has an address, so this one is never used",
        zh: "`[{label}]` 已經有位址，這一個不會用到",
    },
    help: Words {
        en: "give one of them another label, or remove it",
        zh: "請替其中一個換名稱，或刪除它",
    },
    specification: include_str!("rules/duplicate-definition.md"),
};

/// An empty callout.
pub static EMPTY_CALLOUT: Rule = Rule {
    name: "empty-callout",
    severity: Severity::Error,
    message: Words {
        en: "this `{name}` has no text, so readers see an empty box",
        zh: "這個 `{name}` 裡面沒有內容，讀者會看到空框",
    },
    help: Words {
        en: "begin each line that belongs to it with `>`, blank lines too",
        zh: "屬於提示框的每一行開頭都要有 `>`，空行也要",
    },
    specification: include_str!("rules/empty-callout.md"),
};

/// A heading without text.
pub static EMPTY_HEADING: Rule = Rule {
    name: "empty-heading",
    severity: Severity::Error,
    message: Words { en: "this heading has no text", zh: "這個標題沒有文字" },
    help: Words {
        en: "write its text after the `#`, or remove the line",
        zh: "請在 `#` 後面寫上標題，或刪除這一行",
    },
    specification: include_str!("rules/empty-heading.md"),
};

/// An empty list item.
pub static EMPTY_LIST_ITEM: Rule = Rule {
    name: "empty-list-item",
    severity: Severity::Warning,
    message: Words { en: "this item of the list is empty", zh: "這個清單項目是空的" },
    help: Words {
        en: "write its text after the bullet, or remove the line",
        zh: "請在符號後面寫上文字，或刪除這一行",
    },
    specification: include_str!("rules/empty-list-item.md"),
};

/// A table without rows.
pub static EMPTY_TABLE: Rule = Rule {
    name: "empty-table",
    severity: Severity::Warning,
    message: Words {
        en: "this table has no rows, so readers see only its header",
        zh: "這張表格沒有任何一列，讀者只會看到欄名",
    },
    help: Words {
        en: "write its rows directly below the line of `---`, without a blank line between them, or remove the table",
        zh: "請把各列直接寫在 `---` 那一行下面，中間不要空行；或刪除這張表格",
    },
    specification: include_str!("rules/empty-table.md"),
};

/// A table row with too few cells.
pub static SHORT_TABLE_ROW: Rule = Rule {
    name: "short-table-row",
    severity: Severity::Warning,
    message: Words {
        en: "this row has too few cells: {cells} of {columns}",
        zh: "這一列有 {cells} 格，表格有 {columns} 欄",
    },
    help: Words {
        en: "write all cells of the row, an empty one as `| |`",
        zh: "請寫出每一格，空的格子寫 `| |`",
    },
    specification: include_str!("rules/short-table-row.md"),
};

/// Text that Markdown reads as part of a link definition.
pub static SWALLOWED_TEXT: Rule = Rule {
    name: "swallowed-text",
    severity: Severity::Error,
    message: Words {
        en: "readers will not see this line, because `[{label}]:` defines the address of a link",
        zh: "讀者看不到這一行：`[{label}]:` 是替連結設定位址的寫法",
    },
    help: Words {
        en: "write `**{label}**: …`, or `\\[{label}]: …` to show the brackets",
        zh: "請寫成 `**{label}**：…`，要顯示方括號請寫 `\\[{label}]: …`",
    },
    specification: include_str!("rules/swallowed-text.md"),
};

/// An unclosed comment.
pub static UNCLOSED_COMMENT: Rule = Rule {
    name: "unclosed-comment",
    severity: Severity::Error,
    message: Words {
        en: "this comment is not closed, so readers do not see the rest of the text",
        zh: "這則註解沒有結尾，後面的文字讀者都看不到",
    },
    help: Words { en: "write `-->` where it ends", zh: "請在註解結尾加上 `-->`" },
    specification: include_str!("rules/unclosed-comment.md"),
};

/// An unclosed code block.
pub static UNCLOSED_FENCE: Rule = Rule {
    name: "unclosed-fence",
    severity: Severity::Error,
    message: Words {
        en: "this code block is not closed, so the rest of the text is code",
        zh: "這段程式碼沒有結尾，後面的文字都變成程式碼",
    },
    help: Words {
        en: "write a line `{fence}` where it ends, with nothing after it",
        zh: "請在結尾寫一行 `{fence}`，後面不要有別的字",
    },
    specification: include_str!("rules/unclosed-fence.md"),
};

/// A table row with too many cells.
pub static UNEVEN_TABLE: Rule = Rule {
    name: "uneven-table",
    severity: Severity::Error,
    message: Words {
        en: "readers will not see `{text}`, because this row has {cells} cells and its table has {columns} columns",
        zh: "讀者看不到 `{text}`：這一列有 {cells} 格，表格只有 {columns} 欄",
    },
    help: Words {
        en: "give the first two lines of the table as many cells, or join two cells; write `\\|` to show the character itself",
        zh: "請讓表格前兩行有一樣多的格子，或把兩格合併；文字裡的直線請寫 `\\|`",
    },
    specification: include_str!("rules/uneven-table.md"),
};

/// Text that Markdown reads differently than it looks.
pub static UNINTENDED_MARKUP: Rule = Rule {
    name: "unintended-markup",
    severity: Severity::Warning,
    message: Words { en: "Markdown reads this as {reads}", zh: "這會變成{reads}" },
    help: Words {
        en: "to show the character itself, write a backslash before it",
        zh: "要顯示符號本身，請在前面加反斜線",
    },
    specification: include_str!("rules/unintended-markup.md"),
};

/// An unused link definition.
pub static UNUSED_DEFINITION: Rule = Rule {
    name: "unused-definition",
    severity: Severity::Warning,
    message: Words {
        en: "no link uses the address `[{label}]`",
        zh: "沒有連結用到 `[{label}]` 的位址",
    },
    help: Words {
        en: "write `[{label}]` in the text where the link belongs, or remove this line",
        zh: "請在內文要放連結的地方寫 `[{label}]`，或刪除這一行",
    },
    specification: include_str!("rules/unused-definition.md"),
};

/// Advice for text directly below a table.
pub static TEXT_BELOW_TABLE: Words = Words {
    en: "a line directly below a table is a row of it: put a blank line before it",
    zh: "緊接在表格下面的文字會變成表格的一列，請在前面空一行",
};

/// Label of the first of two positions.
pub static FIRST: Words = Words { en: "the first one", zh: "第一個在這裡" };

/// A fence with text after it, which does not close a code block.
pub static NO_END: Words = Words {
    en: "a line with text after the fence does not close the block",
    zh: "這一行除了符號還有別的字，不能當作結尾",
};
