//! Rules for single files.

use super::raw_text::strays;
use super::references;
use super::section::drawing::rules::{
    BROKEN_DRAWING, DRAWING_WITHOUT_TEXT, FORBIDDEN_IN_DRAWING, LARGE_DRAWING,
    UNKNOWN_DRAWING_CLASS,
};
use super::section::snippet::UNFIT_FOR_SNIPPET;
use super::settings::look::INVALID_COLOR;
use super::table::csv::{INVALID_CELL, INVALID_CSV, MISSING_CSV};
use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
pub static RULES: &[&Rule] = &[
    &UNFIT_FOR_SNIPPET,
    &NOT_UTF8,
    &strays::STRAY_FILE,
    &strays::LEFTOVER_FILE,
    &strays::UNREAD_FILE,
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
    message: Words {
        en: "this file cannot be read, because it is not saved as UTF-8",
        zh: "這個檔案不是用 UTF-8 儲存，無法讀取",
    },
    help: Words {
        en: "save it again with `Save as`, and choose the encoding UTF-8 (the old encoding is often Big5)",
        zh: "「另存新檔」時，編碼請選 UTF-8（舊檔常是 Big5）",
    },
    specification: include_str!("rules/not-utf8.md"),
};

/// A TOML syntax error.
pub static TOML_SYNTAX: Rule = Rule {
    name: "toml-syntax",
    severity: Severity::Error,
    message: Words {
        en: "this cannot be read: {problem}", zh: "看不懂這裡的寫法：{problem}"
    },
    help: Words {
        en: "write `name = \"text\"`, `name = 12` or `name = [\"a\", \"b\"]`, with half-width `\" = , [ ]`; quotes and brackets come in pairs; a Chinese name between [ ] needs quotes: `[\"…\"]`",
        zh: "每行寫成 `name = \"文字\"`、`name = 12` 或 `name = [\"甲\", \"乙\"]`；請用半形的 `\" = , [ ]`，引號與括號要成對；方括號裡的中文名稱要加引號：`[\"骨密度\"]`",
    },
    specification: include_str!("rules/toml-syntax.md"),
};

/// A field that does not exist.
pub static UNKNOWN_FIELD: Rule = Rule {
    name: "unknown-field",
    severity: Severity::Error,
    message: Words {
        en: "there is no field `{field}` here", zh: "這裡沒有 `{field}` 這個欄位"
    },
    help: Words {
        en: "check the spelling, and whether the line is below the right name in [ ]; the content format lists the fields of each file",
        zh: "請檢查拼法，以及這一行是否寫在正確的 [ ] 底下；各檔案有哪些欄位，請看內容格式說明",
    },
    specification: include_str!("rules/unknown-field.md"),
};

/// A missing required field.
pub static MISSING_FIELD: Rule = Rule {
    name: "missing-field",
    severity: Severity::Error,
    message: Words { en: "the field `{field}` is missing", zh: "缺少欄位 `{field}`" },
    help: Words {
        en: "add a line `{field} = …`; rows, items and the publisher begin with `[[rows]]`, `[[items]]` and `[publisher]` instead",
        zh: "請加上一行 `{field} = …`；若缺的是 `rows`、`items` 或 `publisher`，請寫成 `[[rows]]`、`[[items]]` 或 `[publisher]`",
    },
    specification: include_str!("rules/missing-field.md"),
};

/// A required field that is blank.
pub static EMPTY_FIELD: Rule = Rule {
    name: "empty-field",
    severity: Severity::Error,
    message: Words { en: "the field `{field}` is empty", zh: "欄位 `{field}` 是空的" },
    help: Words {
        en: "write what belongs here, or remove the line if the field is not required",
        zh: "請填寫內容；不是必填的欄位，也可以整行刪除",
    },
    specification: include_str!("rules/empty-field.md"),
};

/// A value of the wrong type.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    message: Words {
        en: "this should be {expected}, but is {found}",
        zh: "這裡應該寫：{expected}；現在寫的是：{found}",
    },
    help: Words {
        en: "write text in quotes, dates and numbers without; write a list in [ ]; begin every row of a table with `[[rows]]`",
        zh: "文字要加引號，日期和數字不加；清單用 [ ] 括起來；表格的每一列以 `[[rows]]` 開頭",
    },
    specification: include_str!("rules/wrong-type.md"),
};

/// A word that is not one of the allowed ones.
pub static UNKNOWN_OPTION: Rule = Rule {
    name: "unknown-option",
    severity: Severity::Error,
    message: Words {
        en: "`{value}` is not allowed here; choose from {options}",
        zh: "這裡不能寫 `{value}`；可用的選項：{options}",
    },
    help: Words {
        en: "copy one of these words exactly, in English, whatever the language of the guide",
        zh: "請從中選一個照抄；不論指南用什麼語言，這裡都寫英文",
    },
    specification: include_str!("rules/unknown-option.md"),
};

/// An impossible date, or something that is not a date.
pub static INVALID_DATE: Rule = Rule {
    name: "invalid-date",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a date", zh: "`{value}` 不是正確的日期" },
    help: Words {
        en: "write a day as 2026-01-31, without quotes or a time; in a table, write a month or a year alone in quotes: `\"2026-01\"`",
        zh: "日期請寫成 2026-01-31，不加引號、不加時間；民國年請換成西元年；表格裡只知道年月時，請寫 `\"2026-01\"`",
    },
    specification: include_str!("rules/invalid-date.md"),
};

/// An id that cannot be part of an address.
pub static INVALID_ID: Rule = Rule {
    name: "invalid-id",
    severity: Severity::Error,
    message: Words { en: "`{id}` cannot be an id", zh: "`{id}` 不能當作代號" },
    help: Words {
        en: "use letters and digits of any language, `-`, `_` or `.`, without spaces and not beginning with `.`; for a section, table or questionnaire, rename the file",
        zh: "請只用文字、數字、`-`、`_`、`.`，不能有空白或其他標點，也不能以 `.` 開頭；篇章、表格、問卷請改檔名",
    },
    specification: include_str!("rules/invalid-id.md"),
};

/// An address that is not a full URL.
pub static INVALID_ADDRESS: Rule = Rule {
    name: "invalid-address",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a full address", zh: "`{value}` 不是完整的網址" },
    help: Words {
        en: "write it in full and without spaces, such as `https://example.org/`; for e-mail, write `mailto:name@example.org`",
        zh: "請寫完整網址，中間不留空白，例如 `https://example.org/`；電子郵件請寫 `mailto:name@example.org`",
    },
    specification: include_str!("rules/invalid-address.md"),
};

/// An invalid language tag.
pub static INVALID_LANGUAGE: Rule = Rule {
    name: "invalid-language",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a language code", zh: "`{value}` 不是語言代碼" },
    help: Words {
        en: "write a code such as `zh-Hant-TW` or `en`, with `-` between the parts",
        zh: "請寫語言代碼，例如 `zh-Hant-TW` 或 `en`；中間請用 `-`",
    },
    specification: include_str!("rules/invalid-language.md"),
};

/// A range, age or interval that is empty or has no ends.
pub static INVALID_RANGE: Rule = Rule {
    name: "invalid-range",
    severity: Severity::Error,
    message: Words {
        en: "this range cannot be used: {problem}", zh: "這個範圍不能用：{problem}"
    },
    help: Words {
        en: "give at least one end, give each end only once, and do not let the lower end be above the upper end",
        zh: "請至少寫一端，同一端只寫一次，下限不高於上限",
    },
    specification: include_str!("rules/invalid-range.md"),
};

/// An unknown placeholder.
pub static UNKNOWN_PLACEHOLDER: Rule = Rule {
    name: "unknown-placeholder",
    severity: Severity::Error,
    message: Words {
        en: "`{placeholder}` is not a known placeholder, so readers would see it as written",
        zh: "`{placeholder}` 沒有可以填入的內容",
    },
    help: Words {
        en: "write `{number}` or `{answer}` where the reader's answer should be",
        zh: "要填入讀者答案的地方請寫 `{number}` 或 `{answer}`",
    },
    specification: include_str!("rules/unknown-placeholder.md"),
};

/// A range of whole numbers with a fractional end.
pub static NOT_WHOLE: Rule = Rule {
    name: "not-whole",
    severity: Severity::Error,
    message: Words {
        en: "the numbers of this table are whole, but {number} is not",
        zh: "這張表的數字都是整數，{number} 不是整數",
    },
    help: Words {
        en: "write a whole number, or remove `whole = true` if readers may enter decimals",
        zh: "請寫整數；如果讀者可以填小數，請刪掉 `whole = true`",
    },
    specification: include_str!("rules/not-whole.md"),
};

/// A section without front matter.
pub static MISSING_FRONT_MATTER: Rule = Rule {
    name: "missing-front-matter",
    severity: Severity::Error,
    message: Words { en: "{problem}", zh: "{problem}" },
    help: Words {
        en: "begin the file with `+++`, `title = \"…\"` and `+++`, each on a line of its own",
        zh: "請在檔案最開頭寫 `+++`、`title = \"…\"`、`+++`，各占一行",
    },
    specification: include_str!("rules/missing-front-matter.md"),
};

/// An unknown table kind.
pub static UNKNOWN_TABLE_KIND: Rule = Rule {
    name: "unknown-table-kind",
    severity: Severity::Error,
    message: Words { en: "there is no table kind `{kind}`", zh: "沒有 `{kind}` 這種表格" },
    help: Words { en: "the kinds are {kinds}", zh: "可用的表格種類：{kinds}" },
    specification: include_str!("rules/unknown-table-kind.md"),
};

/// Two columns of one table with the same id.
pub static DUPLICATE_COLUMN: Rule = Rule {
    name: "duplicate-column",
    severity: Severity::Error,
    message: Words {
        en: "the column id `{id}` is already used", zh: "欄位代號 `{id}` 已經用過了"
    },
    help: Words {
        en: "give one of them another id; `id` itself is taken, because every row has one",
        zh: "請替其中一個換個代號；每一列都有 `id`，所以 `id` 本身也不能用",
    },
    specification: include_str!("rules/duplicate-column.md"),
};

/// A plain table without columns.
pub static MISSING_COLUMNS: Rule = Rule {
    name: "missing-columns",
    severity: Severity::Error,
    message: Words { en: "this table has no columns", zh: "這張表沒有寫有哪些欄位" },
    help: Words {
        en: "add `[[columns]]` with `id` and `title` above the rows, once for each column",
        zh: "請在各列之前為每個欄位加上 `[[columns]]`，底下寫 `id` 與 `title`",
    },
    specification: include_str!("rules/missing-columns.md"),
};

/// A choice with too few options.
pub static TOO_FEW_OPTIONS: Rule = Rule {
    name: "too-few-options",
    severity: Severity::Error,
    message: Words {
        en: "a question with `answer = \"choice\"` needs at least two options",
        zh: "選擇題至少要有兩個選項",
    },
    help: Words {
        en: "add `options = [\"…\", \"…\"]`", zh: "請加上 `options = [\"…\", \"…\"]`"
    },
    specification: include_str!("rules/too-few-options.md"),
};

/// A list of mentions that contains something else.
pub static INVALID_MENTION: Rule = Rule {
    name: "invalid-mention",
    severity: Severity::Error,
    message: Words {
        en: "`{value}` does not name anything in the guide",
        zh: "`{value}` 不是連到指南內容的寫法",
    },
    help: Words {
        en: "write the kind, a colon and the id, such as `section:diet`",
        zh: "請寫成「種類:代號」，例如 `section:diet`；冒號請用半形",
    },
    specification: include_str!("rules/invalid-mention.md"),
};

/// Two options with the same id.
pub static REPEATED_OPTION: Rule = Rule {
    name: "repeated-option",
    severity: Severity::Error,
    message: Words { en: "there is already an option `{id}`", zh: "已經有 `{id}` 這個選項" },
    help: Words {
        en: "remove one, or give it another id: `{ id = \"…\", text = \"…\" }`",
        zh: "請刪去一個，或給它自己的 id：`{ id = \"…\", text = \"…\" }`",
    },
    specification: include_str!("rules/repeated-option.md"),
};

/// An invalid condition.
pub static INVALID_CONDITION: Rule = Rule {
    name: "invalid-condition",
    severity: Severity::Error,
    message: Words {
        en: "this condition cannot be used: {problem}",
        zh: "這個條件沒有意義：{problem}",
    },
    help: Words {
        en: "write for example `{ item = \"smoking\" }`, `{ item = \"drinks\", at-least = 3 }`, or `{ all = [{ sex = \"female\" }, { age = { from = 65 } }] }`",
        zh: "例如 `{ item = \"smoking\" }`、`{ item = \"drinks\", at-least = 3 }`，或 `{ all = [{ sex = \"female\" }, { age = { from = 65 } }] }`",
    },
    specification: include_str!("rules/invalid-condition.md"),
};

/// A condition or formula that refers to something unknown.
pub static UNKNOWN_ITEM: Rule = Rule {
    name: "unknown-item",
    severity: Severity::Error,
    message: Words {
        en: "there is no question `{id}` in this file",
        zh: "這個檔案裡沒有 `{id}` 這一題",
    },
    help: Words {
        en: "use the id of a question in the same file",
        zh: "條件與公式要用同一個檔案裡題目的 id",
    },
    specification: include_str!("rules/unknown-item.md"),
};

/// A question whose condition depends on its own answer.
pub static CYCLIC_CONDITION: Rule = Rule {
    name: "cyclic-condition",
    severity: Severity::Error,
    message: Words {
        en: "whether `{id}` is asked depends on `{id}` itself",
        zh: "要不要問 `{id}`，又取決於 `{id}` 自己的回答",
    },
    help: Words {
        en: "use only earlier questions in `when`, and only ones that do not depend on this question; `any-item` depends on all of them",
        zh: "`when` 只能看前面的題目；它提到的題目不能又回頭看這一題，而 `any-item` 會看所有題目",
    },
    specification: include_str!("rules/cyclic-condition.md"),
};

/// A question whose condition refers to a later question.
pub static CONDITION_LOOKS_AHEAD: Rule = Rule {
    name: "condition-looks-ahead",
    severity: Severity::Error,
    message: Words {
        en: "`{id}` comes later, so it cannot decide whether this question is asked",
        zh: "`{id}` 在後面才問，不能用來決定要不要問這一題",
    },
    help: Words {
        en: "move the deciding question before this one",
        zh: "請把作為條件的題目移到前面",
    },
    specification: include_str!("rules/condition-looks-ahead.md"),
};
