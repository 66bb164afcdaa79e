//! What a file by itself can get wrong.

use crate::diagnostic::{Rule, Severity, Words};

/// All of them.
pub static RULES: &[&Rule] = &[
    &NOT_UTF8,
    &STRAY_FILE,
    &TOML_SYNTAX,
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &EMPTY_FIELD,
    &WRONG_TYPE,
    &UNKNOWN_OPTION,
    &INVALID_DATE,
    &INVALID_ID,
    &INVALID_ADDRESS,
    &INVALID_LANGUAGE,
    &INVALID_RANGE,
    &MISSING_FRONT_MATTER,
    &UNKNOWN_TABLE_KIND,
    &DUPLICATE_COLUMN,
    &MISSING_COLUMNS,
    &TOO_FEW_OPTIONS,
    &INVALID_MENTION,
];

/// A file is not UTF-8 text.
pub static NOT_UTF8: Rule = Rule {
    name: "not-utf8",
    severity: Severity::Error,
    message: Words { en: "this file is not UTF-8 text", zh: "這個檔案不是 UTF-8 文字" },
    help: Words { en: "save it as UTF-8 in your editor", zh: "請在編輯器裡另存為 UTF-8" },
    specification: include_str!("rules/not-utf8.md"),
};

/// A file that nothing reads.
pub static STRAY_FILE: Rule = Rule {
    name: "stray-file",
    severity: Severity::Warning,
    message: Words { en: "nothing reads `{path}`", zh: "沒有任何地方會讀取 `{path}`" },
    help: Words {
        en: "content holds guide.toml, people.toml, references.toml, glossary.toml, sections/*.md, tables/*.toml and questionnaires/*.toml; move or rename the file",
        zh: "content 資料夾裡只放 guide.toml、people.toml、references.toml、glossary.toml、sections/*.md、tables/*.toml 與 questionnaires/*.toml；請移動或改名",
    },
    specification: include_str!("rules/stray-file.md"),
};

/// The file is not TOML.
pub static TOML_SYNTAX: Rule = Rule {
    name: "toml-syntax",
    severity: Severity::Error,
    message: Words {
        en: "this is not TOML: {problem}", zh: "這裡不符合 TOML 語法：{problem}"
    },
    help: Words {
        en: "a line is `name = \"text\"`, `name = 12` or `name = [\"a\", \"b\"]`; quotes and brackets come in pairs",
        zh: "每行寫成 `name = \"文字\"`、`name = 12` 或 `name = [\"a\", \"b\"]`；引號與括號要成對",
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
        en: "see the content format for the fields of this file",
        zh: "這個檔案有哪些欄位，請看內容格式說明",
    },
    specification: include_str!("rules/unknown-field.md"),
};

/// A required field is not there.
pub static MISSING_FIELD: Rule = Rule {
    name: "missing-field",
    severity: Severity::Error,
    message: Words { en: "the field `{field}` is missing", zh: "缺少欄位 `{field}`" },
    help: Words { en: "add a line `{field} = …`", zh: "請加上一行 `{field} = …`" },
    specification: include_str!("rules/missing-field.md"),
};

/// A required field says nothing.
pub static EMPTY_FIELD: Rule = Rule {
    name: "empty-field",
    severity: Severity::Error,
    message: Words { en: "the field `{field}` is empty", zh: "欄位 `{field}` 是空的" },
    help: Words {
        en: "write something, or take the line away if the field is optional",
        zh: "請填寫內容；若欄位可省略，請刪除這一行",
    },
    specification: include_str!("rules/empty-field.md"),
};

/// A value is of the wrong type.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    message: Words {
        en: "expected {expected}, found {found}",
        zh: "這裡應該是{expected}，卻寫成{found}",
    },
    help: Words { en: "", zh: "" },
    specification: include_str!("rules/wrong-type.md"),
};

/// A word that is not one of those allowed.
pub static UNKNOWN_OPTION: Rule = Rule {
    name: "unknown-option",
    severity: Severity::Error,
    message: Words {
        en: "`{value}` is not one of {options}",
        zh: "`{value}` 不是可用的選項：{options}",
    },
    help: Words { en: "", zh: "" },
    specification: include_str!("rules/unknown-option.md"),
};

/// A date that does not exist or is not a date.
pub static INVALID_DATE: Rule = Rule {
    name: "invalid-date",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a date", zh: "`{value}` 不是日期" },
    help: Words {
        en: "write a date as 2026-01-31, without quotes",
        zh: "日期請寫成 2026-01-31，不加引號",
    },
    specification: include_str!("rules/invalid-date.md"),
};

/// An id that cannot be part of an address.
pub static INVALID_ID: Rule = Rule {
    name: "invalid-id",
    severity: Severity::Error,
    message: Words { en: "`{id}` cannot be an id", zh: "`{id}` 不能當作識別名稱" },
    help: Words {
        en: "use letters, digits, `-`, `_` or `.`, without spaces",
        zh: "請只用文字、數字、`-`、`_` 或 `.`，不含空白",
    },
    specification: include_str!("rules/invalid-id.md"),
};

/// An address that is not a full web address.
pub static INVALID_ADDRESS: Rule = Rule {
    name: "invalid-address",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a full address", zh: "`{value}` 不是完整的網址" },
    help: Words {
        en: "write it in full, such as `https://example.org/`",
        zh: "請寫完整網址，例如 `https://example.org/`",
    },
    specification: include_str!("rules/invalid-address.md"),
};

/// A language tag that is none.
pub static INVALID_LANGUAGE: Rule = Rule {
    name: "invalid-language",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a language tag", zh: "`{value}` 不是語言代碼" },
    help: Words {
        en: "write a BCP 47 tag such as `zh-Hant-TW` or `en`",
        zh: "請寫 BCP 47 語言代碼，例如 `zh-Hant-TW` 或 `en`",
    },
    specification: include_str!("rules/invalid-language.md"),
};

/// A range, age or interval that is empty or says nothing.
pub static INVALID_RANGE: Rule = Rule {
    name: "invalid-range",
    severity: Severity::Error,
    message: Words { en: "this range holds nothing", zh: "這個範圍不含任何值" },
    help: Words {
        en: "give at least one end, and let the lower end not be above the upper one",
        zh: "請至少寫出一端，且下限不可高於上限",
    },
    specification: include_str!("rules/invalid-range.md"),
};

/// A section without front matter.
pub static MISSING_FRONT_MATTER: Rule = Rule {
    name: "missing-front-matter",
    severity: Severity::Error,
    message: Words {
        en: "this section has no front matter", zh: "這個段落沒有開頭的設定區"
    },
    help: Words {
        en: "begin the file with `+++`, `title = \"…\"` and `+++`, each on a line of its own",
        zh: "請在檔案開頭寫 `+++`、`title = \"…\"`、`+++`，各占一行",
    },
    specification: include_str!("rules/missing-front-matter.md"),
};

/// A table kind that does not exist.
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
        en: "the column `{id}` is declared twice", zh: "欄位 `{id}` 宣告了兩次"
    },
    help: Words { en: "give one of them another id", zh: "請替其中一個換個識別名稱" },
    specification: include_str!("rules/duplicate-column.md"),
};

/// A plain table without columns.
pub static MISSING_COLUMNS: Rule = Rule {
    name: "missing-columns",
    severity: Severity::Error,
    message: Words { en: "a plain table declares its columns", zh: "plain 表格要宣告欄位" },
    help: Words {
        en: "add `[[columns]]` with `id` and `title`",
        zh: "請加上 `[[columns]]`，內含 `id` 與 `title`",
    },
    specification: include_str!("rules/missing-columns.md"),
};

/// A choice without options to choose from.
pub static TOO_FEW_OPTIONS: Rule = Rule {
    name: "too-few-options",
    severity: Severity::Error,
    message: Words {
        en: "a question answered by choice needs at least two options",
        zh: "選擇題至少要有兩個選項",
    },
    help: Words {
        en: "add `options = [\"…\", \"…\"]`", zh: "請加上 `options = [\"…\", \"…\"]`"
    },
    specification: include_str!("rules/too-few-options.md"),
};

/// A list of mentions with something else in it.
pub static INVALID_MENTION: Rule = Rule {
    name: "invalid-mention",
    severity: Severity::Error,
    message: Words { en: "`{value}` is not a mention", zh: "`{value}` 不是提及的寫法" },
    help: Words {
        en: "write the kind, a colon and the id, such as `section:diet`",
        zh: "請寫成「種類:識別名稱」，例如 `section:diet`",
    },
    specification: include_str!("rules/invalid-mention.md"),
};
