//! Rules about the findings as a whole.

use crate::diagnostic::{Rule, Severity, Words};

/// All rules.
pub static RULES: &[&Rule] = &[&MISSING_FILE, &UNUSABLE_SWITCH, &UNUSED_ALLOW];

/// A missing file that many places refer to.
pub static MISSING_FILE: Rule = Rule {
    name: "missing-file",
    severity: Severity::Error,
    message: Words {
        en: "`{path}` does not exist, but {count} places refer to it",
        zh: "沒有 `{path}` 這個檔案，但有 {count} 處用到它",
    },
    help: Words {
        en: "add the file, with an entry for each name that is used; if the file has another name, rename it",
        zh: "請加上這個檔案，並為每個用到的代號寫一筆資料；如果它叫別的名字，請改檔名",
    },
    specification: include_str!("rules/missing-file.md"),
};

/// A rule that cannot be switched off.
pub static UNUSABLE_SWITCH: Rule = Rule {
    name: "unusable-switch",
    severity: Severity::Warning,
    message: Words {
        en: "`{name}` cannot be switched off: {problem}",
        zh: "`{name}` 不能關閉：{problem}",
    },
    help: Words {
        en: "write the name that stands in [ ] after `warning` or `note`, such as `mixed-forms`; `osteon explain` lists all rules",
        zh: "請照抄提醒後面 [ ] 裡的名稱，例如 `mixed-forms`；`osteon explain` 會列出所有規則",
    },
    specification: include_str!("rules/unusable-switch.md"),
};

/// A comment that acknowledges a finding that does not occur.
pub static UNUSED_ALLOW: Rule = Rule {
    name: "unused-allow",
    severity: Severity::Warning,
    message: Words {
        en: "`allow: {name}` has no effect: {problem}",
        zh: "`allow: {name}` 沒有作用：{problem}",
    },
    help: Words {
        en: "remove it, or put it beside or directly above the place that the finding names",
        zh: "請刪掉它，或移到提醒所指的那一行旁邊或正上方",
    },
    specification: include_str!("rules/unused-allow.md"),
};
