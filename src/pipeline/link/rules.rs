//! What a guide can get wrong when its parts refer to each other.

use crate::diagnostic::{Rule, Severity, Words};

/// All of them.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_MENTION,
    &UNKNOWN_MENTION_KIND,
    &UNKNOWN_ANCHOR,
    &UNKNOWN_CITATION,
    &UNKNOWN_EMBED,
    &UNKNOWN_PERSON,
    &NOT_A_CLINICAL_REVIEWER,
    &BROKEN_PATH,
    &DUPLICATE_PATH,
    &MISPLACED_EMBED,
];

/// A mention of something that does not exist.
pub static UNKNOWN_MENTION: Rule = Rule {
    name: "unknown-mention",
    severity: Severity::Error,
    message: Words { en: "there is no {kind} `{id}`", zh: "沒有這個 {kind}：`{id}`" },
    help: Words { en: "", zh: "" },
    specification: include_str!("rules/unknown-mention.md"),
};

/// A mention of a kind that does not exist.
pub static UNKNOWN_MENTION_KIND: Rule = Rule {
    name: "unknown-mention-kind",
    severity: Severity::Error,
    message: Words {
        en: "`{kind}:` is not a kind of mention", zh: "`{kind}:` 不是可提及的種類"
    },
    help: Words {
        en: "the kinds are {kinds}; web addresses begin with https://",
        zh: "可用的種類：{kinds}；網址請以 https:// 開頭",
    },
    specification: include_str!("rules/unknown-mention-kind.md"),
};

/// A mention of a place that its target does not have.
pub static UNKNOWN_ANCHOR: Rule = Rule {
    name: "unknown-anchor",
    severity: Severity::Error,
    message: Words {
        en: "`{id}` has no place `#{fragment}`",
        zh: "`{id}` 裡沒有 `#{fragment}` 這個位置",
    },
    help: Words { en: "", zh: "" },
    specification: include_str!("rules/unknown-anchor.md"),
};

/// A citation of a source that is not listed.
pub static UNKNOWN_CITATION: Rule = Rule {
    name: "unknown-citation",
    severity: Severity::Error,
    message: Words { en: "no reference is called `{key}`", zh: "參考文獻裡沒有 `{key}`" },
    help: Words {
        en: "add it to content/references.toml",
        zh: "請把它加到 content/references.toml",
    },
    specification: include_str!("rules/unknown-citation.md"),
};

/// An embed of something that cannot be placed in the text.
pub static UNKNOWN_EMBED: Rule = Rule {
    name: "unknown-embed",
    severity: Severity::Error,
    message: Words {
        en: "`{kind}:` cannot be placed in the text", zh: "`{kind}:` 不能放進內文"
    },
    help: Words {
        en: "tables and questionnaires can: `![…](table:id)`, `![…](questionnaire:id)`",
        zh: "可以放進內文的有表格與問卷：`![…](table:id)`、`![…](questionnaire:id)`",
    },
    specification: include_str!("rules/unknown-embed.md"),
};

/// An author or reviewer who is not listed.
pub static UNKNOWN_PERSON: Rule = Rule {
    name: "unknown-person",
    severity: Severity::Error,
    message: Words {
        en: "nobody is called `{id}` in people.toml",
        zh: "people.toml 裡沒有 `{id}`",
    },
    help: Words {
        en: "add the person to content/people.toml",
        zh: "請把這個人加到 content/people.toml",
    },
    specification: include_str!("rules/unknown-person.md"),
};

/// A review by somebody who is not a clinical reviewer.
pub static NOT_A_CLINICAL_REVIEWER: Rule = Rule {
    name: "not-a-clinical-reviewer",
    severity: Severity::Error,
    message: Words { en: "`{id}` is not a clinical reviewer", zh: "`{id}` 不是臨床審閱者" },
    help: Words {
        en: "only a person with the role `clinical-reviewer` can sign a page off",
        zh: "只有角色為 `clinical-reviewer` 的人可以簽署審閱",
    },
    specification: include_str!("rules/not-a-clinical-reviewer.md"),
};

/// A relative link to a file that is not published.
pub static BROKEN_PATH: Rule = Rule {
    name: "broken-path",
    severity: Severity::Error,
    message: Words {
        en: "there is no published file `{path}`",
        zh: "發布的網站裡沒有 `{path}` 這個檔案",
    },
    help: Words {
        en: "mention a section as `section:id`; a picture stands below content/sections/ or static/",
        zh: "提及段落請寫 `section:識別名稱`；圖片請放在 content/sections/ 或 static/ 底下",
    },
    specification: include_str!("rules/broken-path.md"),
};

/// Two pages or files with the same address.
pub static DUPLICATE_PATH: Rule = Rule {
    name: "duplicate-path",
    severity: Severity::Error,
    message: Words {
        en: "two pages would be published as `{path}`",
        zh: "有兩個頁面都會發布成 `{path}`",
    },
    help: Words { en: "rename one of the files", zh: "請將其中一個檔案改名" },
    specification: include_str!("rules/duplicate-path.md"),
};

/// An embed where none can stand.
pub static MISPLACED_EMBED: Rule = Rule {
    name: "misplaced-embed",
    severity: Severity::Error,
    message: Words {
        en: "tables and questionnaires are placed in sections, not here",
        zh: "表格與問卷只能放進段落，不能放在這裡",
    },
    help: Words {
        en: "mention it instead: `[…]({address})`",
        zh: "請改用提及的寫法：`[…]({address})`",
    },
    specification: include_str!("rules/misplaced-embed.md"),
};
