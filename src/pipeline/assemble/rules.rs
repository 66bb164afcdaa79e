//! The rules of assembly.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
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
    message: Words { en: "the id `{id}` is already used", zh: "代號 `{id}` 已經用過了" },
    help: Words {
        en: "give one of them another id; for a section, table or questionnaire, rename the file",
        zh: "請替其中一個換個代號；篇章、表格、問卷請改檔名",
    },
    specification: include_str!("rules/duplicate-id.md"),
};

/// A snippet that is never placed.
pub static UNUSED_SNIPPET: Rule = Rule {
    name: "unused-snippet",
    severity: Severity::Warning,
    message: Words {
        en: "no text embeds the snippet `{id}`",
        zh: "沒有任何地方放入共用段落 `{id}`",
    },
    help: Words {
        en: "embed it in a paragraph of its own, `![](snippet:{id})`, or delete the file",
        zh: "請在內文獨立一段寫 `![](snippet:{id})`，或刪除這個檔案",
    },
    specification: include_str!("rules/unused-snippet.md"),
};

/// The reading order names a section that does not exist.
pub static UNKNOWN_SECTION_IN_ORDER: Rule = Rule {
    name: "unknown-section-in-order",
    severity: Severity::Error,
    message: Words {
        en: "`order` names the section `{id}`, which does not exist",
        zh: "`order` 裡寫了 `{id}`，但沒有這一篇",
    },
    help: Words {
        en: "use the name of a file in sections/, without `.md`, or of a folder",
        zh: "請用 sections/ 裡的檔名（不含 `.md`）或資料夾名稱",
    },
    specification: include_str!("rules/unknown-section-in-order.md"),
};

/// The reading order names a section twice.
pub static REPEATED_SECTION_IN_ORDER: Rule = Rule {
    name: "repeated-section-in-order",
    severity: Severity::Warning,
    message: Words {
        en: "`order` names the section `{id}` twice",
        zh: "`order` 裡的篇章 `{id}` 重複了",
    },
    help: Words { en: "keep one of the two", zh: "請只留一個" },
    specification: include_str!("rules/repeated-section-in-order.md"),
};

/// A section that the reading order omits.
pub static SECTION_MISSING_FROM_ORDER: Rule = Rule {
    name: "section-missing-from-order",
    severity: Severity::Warning,
    message: Words {
        en: "the section `{id}` is not in `order`",
        zh: "篇章 `{id}` 不在 `order` 裡",
    },
    help: Words {
        en: "add it to `order` in guide.toml; until then it comes last",
        zh: "請加進 guide.toml 的 `order`；在那之前，它會排在最後",
    },
    specification: include_str!("rules/section-missing-from-order.md"),
};

/// A guide without sections.
pub static NO_SECTIONS: Rule = Rule {
    name: "no-sections",
    severity: Severity::Error,
    message: Words { en: "this guide has no sections", zh: "這份指南沒有任何篇章" },
    help: Words {
        en: "add a file whose name ends in `.md` to content/sections/",
        zh: "請在 content/sections/ 加入 `.md` 檔案",
    },
    specification: include_str!("rules/no-sections.md"),
};

/// A folder of sections without a title.
pub static FOLDER_WITHOUT_TITLE: Rule = Rule {
    name: "folder-without-title",
    severity: Severity::Note,
    message: Words {
        en: "the folder `{folder}` is a part of the guide, but has no title, so readers see the name of the folder",
        zh: "資料夾 `{folder}` 是指南的一個單元，目前以資料夾名稱當標題",
    },
    help: Words {
        en: "write a file `{file}`: a line `+++`, a line `title = \"…\"`, a line `+++`, and below them an introduction",
        zh: "請加一個檔案 `{file}`：`+++`、`title = \"…\"`、`+++` 各占一行，下面寫這個單元在談什麼",
    },
    specification: include_str!("rules/folder-without-title.md"),
};

/// A part without sections.
pub static EMPTY_PART: Rule = Rule {
    name: "empty-part",
    severity: Severity::Warning,
    message: Words {
        en: "there are no sections in the part `{folder}`",
        zh: "單元 `{folder}` 裡沒有任何篇章",
    },
    help: Words {
        en: "put sections into its folder, or delete its `_part.md`",
        zh: "請把篇章放進這個資料夾，或刪除它的 `_part.md`",
    },
    specification: include_str!("rules/empty-part.md"),
};

/// A part that the reading order omits.
pub static PART_MISSING_FROM_ORDER: Rule = Rule {
    name: "part-missing-from-order",
    severity: Severity::Warning,
    message: Words {
        en: "neither the folder `{folder}` nor any of its sections is in `order`",
        zh: "資料夾 `{folder}` 和裡面的篇章都不在 `order` 裡",
    },
    help: Words {
        en: "add `{folder}` to `order` in guide.toml; until then it comes last",
        zh: "請把 `{folder}` 加進 guide.toml 的 `order`；在那之前，它會排在最後",
    },
    specification: include_str!("rules/part-missing-from-order.md"),
};

/// A file of rows that no table has.
pub static UNUSED_CSV: Rule = Rule {
    name: "unused-csv",
    severity: Severity::Warning,
    message: Words { en: "no table uses the rows of `{path}`", zh: "沒有表格用到 `{path}`" },
    help: Words {
        en: "write `rows = \"{name}\"` in the `.toml` file of a table in the same folder, or delete the CSV file",
        zh: "請在旁邊的表格 `.toml` 檔寫 `rows = \"{name}\"`，或刪除這個檔案",
    },
    specification: include_str!("rules/unused-csv.md"),
};
